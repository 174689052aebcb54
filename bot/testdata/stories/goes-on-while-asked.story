# Who goes on telling before he has said whose matter it is loses nothing: what he says waits with it.
-- 2026-11-02 09:00 --
小李> 今天拜访了恒鑫钣金陈经理
bot> 恒鑫钣金
-- 2026-11-02 15:00 --
小李> 下午又去恒新钣金见了陈经理,谈交期
bot> 恒新钣金
    [恒鑫钣金]
小李> 他们嫌交期太长,要压到六周
bot> 恒新钣金
    后面说的 1 句也先放着
    [恒鑫钣金]
小李> 预算大概80万
bot> 后面说的 2 句也先放着
    [恒鑫钣金]
store> visits 小李 = 1
小李> 1
bot> 拜访 · 恒鑫钣金
bot> 嫌交期太长
bot> 客户预算 约80万
store> visits 恒鑫钣金 = 2
store> drafts 小李 = 0
小李> 周五前把交期方案发给他
bot> 待办 · 恒鑫钣金

# A question of his own, or another customer, does not wait.
-- 2026-11-03 10:00 --
小李> 上午去恒新见了陈经理
bot> 恒新
小李> 今天干嘛
bot> 11-03
小李> 美的周工来电话了,要看样机
bot> 美的
小李> 不用记了
bot> 好的,不记了
