# A sum that is put right is the one on record, whatever was said since.
-- 2026-11-02 15:00 --
小李> 今天拜访了比亚迪王总,预算大概120万
bot> 拜访 · 比亚迪
    约120万
小李> 提醒我周五给格力发报价
bot> 格力
    给格力发报价
小李> 改成130万
bot> ✏️ 已改
    比亚迪
    130万
store> opportunities 格力 = 0
