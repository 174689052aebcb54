# #V1 works in any later message.
-- 2026-11-02 15:00 --
小李> 今天拜访了美的周工,方案没意见
bot> #V1
小李> 今天拜访了美科林副总
bot> #V2
小李> #V1
bot> 美的
    周工
小李> #V1 改成昨天
bot> 已改 #V1 美的
    11-02 周一 → 11-01 周日
小李> 看 #V2
bot> 美科
小李> #V2 撤销
bot> 已撤销 #V2
store> visits 小李 = 1
