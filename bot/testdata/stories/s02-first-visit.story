# S2: a rep's very first message. A receipt, no question, nothing invented.
-- 2026-11-02 17:42 --
小李> 今天拜访了比亚迪王总,聊了电池线,预算大概120万,下周三带方案过去
bot as $visit> 已记 拜访 · 比亚迪(新客户) #V1
    11-02 周一 · 王总
    客户预算 约120万
    下一步 11-11 周三 带方案过去
    !等级
    !D 级
    !?
    [改]
    [撤销]
store> visits 比亚迪 = 1
store> leads 比亚迪 = 1
store> contacts 比亚迪 = 1
store> tasks 比亚迪 = 1
store> opportunities 比亚迪 = 1
store> field 比亚迪 tier = 
小李> 不对,预算是102万
bot> 已改 #V1 比亚迪
    约120万 → 102万
bot edits $visit> 102万
