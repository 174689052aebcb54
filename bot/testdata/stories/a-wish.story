# What is only wished for, meant to be or forbidden is no visit; silence is not the answer where a plan could be made of it.
-- 2026-11-02 10:00 --
小李> 今天拜访了联丰钣金陈总
bot> 拜访 · 联丰钣金
小李> 要是能拿下格林电池就好了
bot> 格林电池
小李> 本来今天想去美的,结果周工临时有事
bot> 美的
小李> 别给陈总打电话,他在开会
bot> 不记拜访
store> visits 小李 = 1
store> calls 小李 = 0
