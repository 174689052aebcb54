# The process stops in the middle of a question; the question still stands.
-- 2026-11-02 09:00 --
小李> 今天拜访了恒鑫钣金陈经理,聊折弯机
bot> 恒鑫钣金
小李> 今天还拜访了恒鑫五金的赵工
bot> 恒鑫五金
    [恒鑫钣金]
小李 [都不是,新客户]
bot> 恒鑫五金(新客户)
-- 2026-11-02 16:00 --
小李> 今天拜访了恒鑫,谈了交期
bot> 「恒鑫」是
    [恒鑫钣金]
    [恒鑫五金]
store> visits 小李 = 2
-- restart --
小李 [恒鑫钣金]
bot> 拜访 · 恒鑫钣金
    交期
store> visits 恒鑫钣金 = 2
store> drafts 小李 = 0
