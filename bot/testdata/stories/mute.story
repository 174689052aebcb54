# 别烦我 is heard, and can be taken back.
-- 2026-11-02 08:50 --
小李> 别烦我
bot> 今天
    不
小李> 可以提醒我了
bot> 提醒
# A customer of whom he wants to hear nothing is silent for good, until he says so.
-- 2026-11-02 10:00 --
小李> 今天拜访了美科林副总
bot> 美科
王敏> 美科 定为A级,销售和利润都是行业前20
bot> A
小李> 不再提醒美科
bot> 不再提醒 美科
    您的经理会看到
-- 2026-11-17 08:50 --
-- 2026-11-17 09:45 --
bot silent
-- 2026-11-30 12:00 --
小李> 恢复美科的提醒
bot> 提醒恢复了
-- 2026-12-01 09:40 --
bot 小李> 早
    美科 该拜访了
# One message a day: what lacks in the evening is not said, what is due comes next morning.
小李> 只在早上发一条
bot> 以后只在早上发一条
    [恢复]
小李> 今天拜访了恒鑫王总
bot> 恒鑫
-- 2026-12-01 17:30 --
-- 2026-12-01 17:58 --
bot silent
