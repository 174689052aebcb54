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
# Other hours, in his own words; the night stays quiet.
-- 2026-12-02 11:00 --
小李> 提醒改到8点半
bot> ✅ 提醒只在工作日 08:30–18:00
    早上那条 08:3
    [撤销]
小李> 提醒改到凌晨三点
bot> 提醒只在 06:00 到 22:00 之间
小李> 12月3号给恒鑫发报价
bot> 发报价
-- 2026-12-03 08:50 --
bot 小李> 早,今天
    发报价
# Half a day off: nothing until the afternoon, and what is booked then is named.
小李> 约了明天上午10点恒鑫王总
bot> 预约 · 恒鑫
小李> 明天上午请假
bot> ✅ 12-04 周五 上午 您请假
    这半天约了 1 个客户
    12-04 周五 10:00 · 恒鑫
-- 2026-12-04 08:00 --
-- 2026-12-04 12:55 --
bot silent
-- 2026-12-04 13:25 --
bot 小李> 今天
    !早
    恒鑫
# Whoever leads him reads it on his next card, that of a Monday too.
-- 2026-12-04 15:00 --
小李> 不再提醒恒鑫
bot> 不再提醒 恒鑫
    您的经理会看到
-- 2026-12-07 10:00 --
bot 王敏> 华南 · 12-07 周一
    小李 · 不再要 恒鑫 的提醒
