# A taxi is the visit's own cost.
-- 2026-11-02 15:00 --
小李> 今天拜访了美科林副总,打车160
bot> 拜访 · 美科
    160
    !约160
小李> 停车费20
bot> 20元
store> expenses 小李 = 2
store> opportunities 美科 = 0
