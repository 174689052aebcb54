# A next step: set, moved, done, in words.
-- 2026-11-02 09:00 --
小李> 今天拜访了美科林副总
bot> 美科
小李> 周五前给美科报价
bot> 美科
    11-06 周五
    报价
小李> 推到下周三
bot> 11-06 周五 → 11-11 周三
小李> 报价发了
bot> 完成
    美科
store> tasks 美科 = 0
小李> 提醒我下周二催林副总
bot> 11-10 周二
    林副总
store> tasks 小李 = 1
