# WeCom takes thirty messages a minute for one person, and says nothing of what it drops. What can
# wait waits then, and comes as one message; what was asked is answered at once.
-- 2026-11-02 09:20 --
小李> 明天10点给美的周工打电话
bot> 美的
小李> 明天10:01给格力送样
bot> 格力
小李> 明天10:02给金利老蔡报价
bot> 金利
-- 2026-11-03 09:59 --
-- wecom full 10m --
-- 2026-11-03 10:05 --
bot silent
小李> 今天拜访了比亚迪王总
bot> 已记 拜访 · 比亚迪
-- 2026-11-03 10:12 --
bot 小李> 3 条消息并成一条
    A ⏰ 美的 给周工打电话 · 今天 10:00
    B ⏰ 给格力送样 · 今天 10:01
    C ⏰ 金利 给老蔡报价 · 今天 10:02
    [B 完成]
    [C 推迟3天]
小李 [B 完成]
bot> 完成 · 给格力送样
小李 [B 完成]
bot> 已经完成
小李 [C 推迟3天]
bot> 金利 11-06 周五 再提醒您
小李> 为什么提醒美的
bot> 为什么提醒 美的
