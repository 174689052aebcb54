# S17: each person's day is his own: Berlin is not Shenzhen, and 00:20 still belongs to the day before.
config: two-zones.yaml
-- 2026-11-03 00:20 --
小林> 今天去了美的见周工
bot> 拜访 · 美的
    11-02
    [其实是 11-03]
-- 2026-11-03 03:10 --
Anna> Met Oakline's Greta today, follow up tomorrow 9am
bot> Visit logged · Oakline
    Mon, Nov 2
    Greta
    Tue, Nov 3
    9:00
-- 2026-11-03 17:30 --
bot Anna> Oakline
