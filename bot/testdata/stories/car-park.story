# In the hurry of a car park: what follows a receipt means what was just spoken of.
-- 2026-11-02 11:40 --
小李> 早上去了趟宁德时代,见了设备部的黄经理和小吴,对我们的涂布机有兴趣,让我下周五之前给个方案
bot as $visit> 拜访 · 宁德时代
    黄经理、小吴
    11-13 周五 给个方案
小李> 预算是300万
bot edits $visit> 300万
bot> 已改 #V1 宁德时代
    300万
小李> 他电话13800138000
bot edits $visit> 13800138000
bot> 已改
    黄经理
    13800138000
小李> 下午跟中航锂电的赵总通了个电话,他说今年没预算了,明年再看
bot> 已记 电话
    没预算
小李> 删掉宁德时代
bot> 什么都没删
    #V1
store> visits 宁德时代 = 1
小李> 宁德时代的人都有谁
bot> 联系人
    黄经理
    小吴
小李> #V1 撤销
bot> 已撤销 #V1 宁德时代
store> visits 宁德时代 = 0
小李> 恢复
bot edits $visit> 300万
bot> 已恢复 #V1 宁德时代
store> visits 宁德时代 = 1
小李> 这个月拜访了几家
bot> 本月记了 2 条
小李> 闭嘴
bot> 今天不再提醒
