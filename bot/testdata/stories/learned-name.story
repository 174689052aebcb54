# A way of writing a customer is learned when two occasions agree; it is shown when it happens, listed, and taken back in words.
-- 2026-11-02 09:00 --
小李> 今天拜访了恒鑫钣金陈经理
bot> 恒鑫钣金
-- 2026-11-02 15:00 --
小李> 下午又去恒新钣金见了陈经理,谈交期
bot> 恒新钣金
    [恒鑫钣金]
小李 [恒鑫钣金]
bot> 拜访 · 恒鑫钣金
    !记住了
小李> 学到了什么
bot> 还没有学到什么叫法
-- 2026-11-03 11:00 --
小李> 上午给恒新钣金陈经理打了电话,交期定了
bot> 恒新钣金
    [恒鑫钣金]
小李 [恒鑫钣金]
bot as $second> 电话 · 恒鑫钣金
    记住了:「恒新钣金」就是 恒鑫钣金
    忘掉 恒新钣金
-- 2026-11-04 11:00 --
小李> 今天去了恒新钣金,见了老周
bot> 已记 拜访 · 恒鑫钣金
    老周
store> visits 恒鑫钣金 = 3
# It is his way of writing alone: a colleague is asked as before.
小李> 学到了什么
bot> 我学到的叫法
    「恒新钣金」= 恒鑫钣金(您)
Anna> what have you learned
bot> No names learned yet
小李> 忘掉 恒新钣金
bot> 忘掉了「恒新钣金」
    [撤销]
小李> 下午又去恒新钣金补签字
bot> 恒新钣金
    [恒鑫钣金]
小李> 不用记
bot> 下午又去恒新钣金补签字
小李> 忘掉 恒新钣金
bot> 没有记过「恒新钣金」
