# Somebody's account is deactivated and nobody said a word: what is said to him stops, the admin and his manager are told once, and the hand-over is one press away.
config: people.yaml
-- 2026-11-02 10:00 --
小陈> 今天拜访了美科林副总,报价560万
bot> 拜访 · 美科
小陈> 明天给金利送样
bot> 金利
-- 小陈 gone --
-- 2026-11-03 09:30 --
bot 王敏 as $lost> 企业微信 上找不到 小陈 了
    发给他的都停了
    名下有客户 2 家
    [看交接预览]
    [他还在]
bot 周航> 企业微信 上找不到 小陈 了
# Once: the days that follow bring nothing more, to nobody.
-- 2026-11-05 09:30 --
王敏 $lost [看交接预览]
bot as $plan> 交接 小陈 → 王敏(预览,未生效)
    客户 2 · 商机 1
    [逐个选]
王敏 [逐个选]
bot> ① 
王敏> ① 给小李
bot> 分给:小李 1 家、王敏 1 家
王敏 [这样交接]
bot edits> ✅ 已交接 小陈 → 王敏
bot 小李> 交接给您:小陈 的 1 家客户
store> tasks 小陈 = 0
王敏 $lost [看交接预览]
bot> 小陈 已交接,最后一天 11-05
# Somebody else was only away from the platform: he is written to again.
小李> 周五给科锐送样
bot> 科锐
-- 小李 gone --
-- 2026-11-06 10:30 --
bot 周航 as $li> 企业微信 上找不到 小李 了
    另一个平台上还找得到他
bot @slack 小李> 早,今天 1 件
    给科锐送样
-- 小李 back --
周航 $li [他还在]
bot> 照常发给 小李
小李> 在吗
bot> 您好 小李
