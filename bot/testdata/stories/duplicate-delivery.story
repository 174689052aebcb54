# The platform delivers twice; it is there once and answered once.
-- 2026-11-02 18:30 --
小李> 今天拜访了比亚迪王总
bot> 比亚迪
again
bot silent
-- restart --
again
bot silent
store> visits 比亚迪 = 1
