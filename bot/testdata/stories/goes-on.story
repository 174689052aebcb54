# A rep goes on about what he told of just now: it joins that visit, the customer is not named
# again, and nobody was there twice because he goes on talking.
-- 2026-11-02 17:00 --
小李> 今天跑了两家,恒力石化和东山精密
bot> 已记 2 条
小李> 恒力那边见了设备部的刘经理,对激光焊接感兴趣
bot> 已补 拜访 · 恒力石化 #V1
    刘经理
bot edits> 恒力石化(新客户) 刘经理
小李> 东山没啥进展
bot> 已补 拜访 · 东山精密 #V2
    没啥进展
bot edits> 东山精密
store> visits 恒力石化 = 1
store> visits 东山精密 = 1
小李> 对了恒力还有个采购小陈,说他只看价格
bot> 已补 拜访 · 恒力石化 #V1
    小陈(采购)
bot edits> 小陈
小李> 撤销
bot> 撤销
store> visits 恒力石化 = 1
# Who rivals are and what they ask for is noted of the deal, and is no quote of ours.
小李> 恒力这单竞争对手有大族和联赢
bot> 已记 恒力石化
    对手 大族、联赢
小李> 大族报了190万
bot> 已记 恒力石化
    大族 报价:190万
小李> 对手是谁
bot> 恒力石化 · 记下的
    对手:大族、联赢
    大族 报价:190万
# An hour later the same words are of another visit, or are asked about.
-- 2026-11-02 19:30 --
小李> 他嫌贵
bot> 没看懂
