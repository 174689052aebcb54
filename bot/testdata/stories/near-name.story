# A name that is nearly known is asked about, never chosen silently; nothing is written until then.
-- 2026-11-02 09:00 --
小李> 今天拜访了恒鑫钣金陈经理
bot> 恒鑫钣金
-- 2026-11-02 15:00 --
小李> 下午又去恒新钣金见了陈经理,谈交期
bot> 恒新钣金
    [恒鑫钣金]
    [都不是,新客户]
store> visits 小李 = 1
store> drafts 小李 = 1
小李> 1
bot> 拜访 · 恒鑫钣金
store> visits 恒鑫钣金 = 2
store> drafts 小李 = 0

# Two things that agree are no guess: the name begins like it, and the one who was met works there.
-- 2026-11-03 18:00 --
小李> 今天拜访了中联重科贺经理
bot> 中联重科
-- 2026-11-10 18:00 --
小李> 今天去了中联,见了贺经理
bot> 拜访 · 中联重科
-- 2026-11-12 18:00 --
小李> 今天去了中联,见了邓科长
bot> 「中联」是您的哪一家?
    [中联重科]
