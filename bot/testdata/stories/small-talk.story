# Greetings get one line; acknowledgements get silence.
-- 2026-11-02 08:55 --
小李> 你好
bot> 小李
小李> 收到
bot silent
小李> 好的
bot silent
小李> 👍
bot silent
小李> 哈哈哈哈这个表情包绝了
bot silent
小李> 谢谢
bot> …
小李> 对
bot silent
Anna> hi
bot> Anna
Anna> ok
bot silent
store> visits 小李 = 0
store> parked 小李 = 0
