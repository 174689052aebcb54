# Why something came: of a line by its number, of a kind by its name, of what comes by the clock.
-- 2026-10-15 10:00 --
小李> 今天拜访了粤钢林副总,报价350万
bot> 粤钢
王敏> 粤钢 定为A级,销售和利润都是行业前20
bot> A 级
小李> 11月2号给粤钢送样
bot> 送样
小李> 11月2号去美的送资料
bot> 美的
-- 2026-11-02 09:40 --
bot 小李> 早,今天
    粤钢
小李> ②为什么
bot> 为什么提醒
# What was said meanwhile changes nothing about what the card's button means.
小李> 打车60
bot> 60元
小李 [为什么]
bot> 为什么提醒这 3 件
    粤钢
小李> 为什么老让我填线索表
bot> 缺
    !线索表 2 行
王敏> 为什么给我发这个
bot> 为什么发「客户线索汇总表」
    每周一 09:00 后几分钟发给每位大客户经理
    管理员可以改
王敏> 为什么让我写周报
bot> 为什么发「每周回顾」
    每周五 17:00 后几分钟发给团队的频道
王敏> 这个为什么发给我
bot> 为什么发「客户线索汇总表」
    最近一次:11-02
