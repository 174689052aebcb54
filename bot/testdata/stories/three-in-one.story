# Three records in one message become three, numbered on one card.
-- 2026-11-02 18:05 --
小李> 上午去了美的见周工聊伺服方案;下午去美科见林副总谈付款;新线索 恒发家具 清远 想买开料机
bot as $three> 已记 3 条 · 11-02
    ① 拜访 美的
    周工
    ② 拜访 美科
    林副总
    ③ 线索 恒发家具
    [改]
    [全部撤销]
store> visits 美的 = 1
store> visits 美科 = 1
store> leads 恒发家具 = 1
小李> ② 撤销
bot> 已撤销
    美科
bot edits $three> 恒发家具
store> visits 美科 = 0
store> visits 美的 = 1
小李> ① 周五送样
bot> 美的
    11-06 周五
    送样
store> tasks 美的 = 1
