# A wish, a negation, a cancellation, a question: nothing is recorded as done.
-- 2026-11-02 10:00 --
小李> 今天拜访了比亚迪王总
bot> 比亚迪
小李> 下周想去拜访格力
bot> 格力
小李> 今天没去成美的
bot> 美的
小李> 比亚迪有人跟吗
bot> 比亚迪
小李> 明天的拜访取消了
bot> …
store> visits 小李 = 1
store> visits 格力 = 0
store> visits 美的 = 0
