# The admin: the machine room, not the deals.
-- 2026-11-02 09:00 --
周航> 你好
bot> 周航
周航> 状态
bot> 运行正常
周航> help
bot> …
小李> 状态
bot> …
