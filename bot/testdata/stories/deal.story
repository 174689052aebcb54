# What the deal is worth, and when it will be signed.
-- 2026-11-02 15:00 --
小李> 今天拜访了恒鑫钣金陈经理,聊折弯机
bot> 恒鑫钣金
小李> 恒鑫钣金 4月底签 268万 把握七成
bot as $deal> 恒鑫钣金
    268万
    2027-04
    70%
小李> 恒鑫钣金报价降到255万
bot> 恒鑫钣金
    255万
store> opportunities 恒鑫钣金 = 1
# A budget said after a quote stands beside it: the two are two things.
小李> 恒鑫钣金预算300万
bot> 已改
    客户预算 300万
    !255万
小李> 恒鑫钣金预算310万
bot> 已改
    客户预算 300万 → 310万
小李> 撤销
bot> 客户预算
store> opportunities 恒鑫钣金 = 1
小李> 恒鑫钣金
bot> 报价 255万
