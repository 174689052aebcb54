# Contacts: noted, asked for, corrected.
-- 2026-11-02 10:00 --
小李> 今天拜访了鑫宏达汽配王经理
bot> 鑫宏达汽配
小李> 存个联系人 鑫宏达汽配 方志明 技术部经理 13700001234
bot> 联系人
    方志明
    技术部经理
store> contacts 鑫宏达汽配 = 2
小李> 方志明电话多少
bot> 方志明
    13700001234
小李> 王经理电话多少
bot> 王经理
    还没
小李> 王经理微信号 wang_88x
bot> wang_88x
小李> 王经理电话多少
bot> 王经理
    wang_88x
小李> 王经理电话
bot> 王经理
    wang_88x
