# Two days off: what still matters is said once, what is past is not.
-- 2026-11-02 10:00 --
小李> 今天拜访了比亚迪王总,周二带方案过去
bot> 比亚迪
-- down 3d --
bot 小李> 早
    带方案过去
-- 2026-11-05 20:00 --
store> visits 比亚迪 = 1
