# The first minute of a new rep: says hello, looks around, logs, takes back.
-- 2026-11-02 09:01 --
小李> 在吗
bot> 小李
小李> 你能干啥
bot> 今天拜访了
小李> 今天拜访了美的周工,方案没意见
bot> 已记 拜访 · 美的(新客户) #V1
小李> 我的客户
bot> 美的
小李> 今天干嘛
bot> …
小李> 撤销
bot> …
store> visits 小李 = 0
