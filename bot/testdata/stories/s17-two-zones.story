# S17: each person's day is his own: Berlin is not Shenzhen, and 00:20 still belongs to the day before.
config: two-zones.yaml
-- 2026-11-02 15:00 --
小林> 今天拜访了美科林副总
bot> 美科
-- 2026-11-03 00:20 --
小林> 今天去了美的见周工
bot> 拜访 · 美的
    11-02
    [其实是 11-03]
-- 2026-11-03 03:10 --
Anna> Met Oakline's Greta today, follow up tomorrow 9am
bot> Visit logged · Oakline
    Mon, Nov 2 (your time) · Greta
    Next: Tue, Nov 3, 09:00 Berlin follow up
-- 2026-11-03 17:30 --
bot Anna> Oakline
# The team's day of the 2nd was told before Anna's evening: it is put right in the next one.
-- 2026-11-03 18:20 --
bot #华南> 华南 · 11-03 周二
    更正:11-02 拜访 1→3、新线索 1→2
