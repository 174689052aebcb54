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
# A full name is of the same person, not of another one; a customer's of the same
# customer.
小李> 王经理全名王志强
bot> 王经理 · 鑫宏达汽配
    全名 王志强
小李> 王志强电话多少
bot> 王经理
    全名: 王志强
store> contacts 鑫宏达汽配 = 2
小李> 鑫宏达汽配改名叫鑫宏达科技
bot> 名称 鑫宏达汽配 → 鑫宏达科技
小李> 撤销
bot> 已撤销
小李> 鑫宏达汽配全称东莞市鑫宏达汽车配件有限公司
bot> 别名 东莞市鑫宏达汽车配件有限公司
