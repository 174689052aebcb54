# S15: a nudge can say why, be put off, and be silenced for a day.
-- 2026-10-15 10:00 --
小李> 今天拜访了粤钢桶业陈部长
bot> 粤钢桶业
王敏> 粤钢桶业 定为A级,销售和利润都是行业前20
bot> 粤钢桶业
    A
-- 2026-10-30 09:40 --
bot 小李> 粤钢桶业
    15 天
-- 2026-11-02 09:40 --
小李> 为什么提醒我粤钢
# rows: H8
bot> 为什么
    粤钢桶业
    14 天
    10-15(18 天前,来自 #V1)
    [我其实去过]
小李> 粤钢下个月再说
bot> 粤钢桶业
    12
小李> 周四给粤钢送样
bot> 粤钢桶业
    11-05
小李> 别烦我
bot> 今天
-- 2026-11-02 12:00 --
bot silent
# Putting a customer off does not mean what he plans there afterwards.
-- 2026-11-05 09:40 --
bot 小李> 粤钢桶业
    送样
