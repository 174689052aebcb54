# An English message with Chinese names is read like any other, whoever is in it.
-- 2026-11-02 17:00 --
Anna> met 王总 at 诚泰五金 today, he wants a quote by Friday
bot> Visit logged · 诚泰五金
    王总
    Nov 6
Anna> called 胥总 of 宏昌电饭煲, no answer, try again tomorrow
bot> 宏昌电饭煲
    胥总
    Nov 3
小李> 今天visit了Harwick Locks,跟Sven聊了deburring方案,下周三送quote
bot> 拜访 · Harwick Locks
    Sven
    11-11 周三
store> visits Anna = 1
store> calls Anna = 1
store> visits 小李 = 1
