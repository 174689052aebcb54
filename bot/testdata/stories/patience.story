# A key account is followed for years: when its deal is lost the cadence takes longer, and never stops.
-- 2026-03-02 09:00 --
小李> 今天拜访了恒鑫钣金陈经理,预算80万
bot> 拜访 · 恒鑫钣金
王敏> 恒鑫钣金 定为A级,销售和利润都是行业前20
bot> A 级
小李> 恒鑫黄了,给大族了,他们便宜
bot> 标为输单
小李 [确认输单]
bot> 输单
# Sixteen days later the tier's 14 days are over, but nothing is said: there is no deal any more.
-- 2026-03-18 08:00 --
-- 2026-03-18 09:30 --
bot silent
-- 2026-03-31 09:30 --
# rows: A2
bot 小李> 恒鑫钣金
小李> 为什么提醒恒鑫钣金
# rows: A2
bot> 为什么提醒 恒鑫钣金
    没有在谈的单,间隔放宽到 28 天,但不停(A 级 原 14 天)
# A year later it is still there, and still due.
-- 2027-03-02 09:30 --
小李> 为什么提醒恒鑫钣金
# rows: A2
bot> 为什么提醒 恒鑫钣金
    28 天
