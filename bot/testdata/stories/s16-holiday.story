# S16: 国庆后 is the first working day after; said again before it is trusted.
-- 2026-09-30 15:00 --
小李> 今天拜访了美科林副总,国庆后联系
bot> 拜访 · 美科
    10-08 周四
store> tasks 美科 = 1
