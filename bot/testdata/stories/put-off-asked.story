# Who is asked until when, and tells of a visit first, has his visit on record: the day in it answers nothing.
-- 2026-11-02 10:00 --
小李> 今天拜访了粤钢桶业刘总,周三给他们送样
bot> 粤钢桶业
-- 2026-11-05 10:00 --
小李 [推迟]
bot> 推到哪天?
小李> 今天拜访了粤钢桶业刘总
bot> 已记 拜访 · 粤钢桶业
    11-05
小李> 周五去美的
bot> 美的
    11-06
小李 [推迟]
bot> 推到哪天?
小李> 下周二吧
bot> 11-10 周二
    再提醒
store> visits 粤钢桶业 = 2
