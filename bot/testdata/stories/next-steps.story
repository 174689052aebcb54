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

# Two steps in one breath are two steps, each with its day.
-- 2026-12-08 17:00 --
小李> 今天拜访了粤钢周工,周五前出技术协议,下周二请他们来厂里看样机
bot> 拜访 · 粤钢
    下一步 12-11 周五 出技术协议
    下一步 12-15 周二 请他们来厂里看样机
小李 edit> 今天拜访了粤钢周工,周五前出技术协议,下周三请他们来厂里看样机
bot> 下一步 12-15 周二 → 12-16 周三
store> tasks 粤钢 = 2
小李> 撤销
bot> 已撤销
