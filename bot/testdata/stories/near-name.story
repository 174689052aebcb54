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
