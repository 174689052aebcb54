# One line in the evening says what is missing; nothing is asked during the day.
-- 2026-11-02 10:00 --
小李> 今天拜访了比亚迪王总
bot> 比亚迪
小李> 今天拜访了美的周工
bot> 美的
-- 2026-11-02 20:00 --
bot 小李> 下一步
