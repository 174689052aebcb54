# Said after midnight, 今天 is the day that has just ended; one press changes it.
-- 2026-11-03 00:20 --
小李> 今天去了美的见周工
bot as $night> 拜访 · 美的
    11-02
    凌晨
    [其实是 11-03]
小李 [其实是 11-03]
bot> 11-02 周一 → 11-03 周二
bot edits $night> 11-03 周二
