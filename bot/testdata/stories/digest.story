# The team's day in the channel, with what changed; silence when there is nothing.
-- 2026-11-02 10:00 --
小李> 今天拜访了比亚迪王总,预算大概120万
bot> 比亚迪
小李> 打了美科林副总电话,谈付款
bot> 美科
Anna> Visited Oakline today, met Greta
bot> Oakline
-- 2026-11-02 18:30 --
# rows: A6
bot #华南> 华南 · 11-02
    拜访 2
    电话 1
    !王总
-- 2026-11-03 17:30 --
-- 2026-11-03 18:30 --
bot silent
