# What the customer has to do is waited for; it is not the rep's own task.
-- 2026-11-02 17:00 --
小李> 今天拜访了美科林副总,他下周一给答复
bot> 拜访 · 美科
    11-09 周一
    等
store> tasks 美科 = 1
