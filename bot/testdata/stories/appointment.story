# An appointment keeps its time; the visit that follows closes it.
-- 2026-11-02 09:00 --
小李> 今天拜访了恒鑫陈经理
bot> 恒鑫
小李> 约了周四上午十点恒鑫会议室
bot> 恒鑫
    11-05 周四 10:00
store> tasks 恒鑫 = 1
-- 2026-11-05 11:30 --
小李> 刚从恒鑫出来,陈经理同意试样
bot> 拜访 · 恒鑫
    试样
store> tasks 恒鑫 = 0
