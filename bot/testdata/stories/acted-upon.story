# What is dealt with falls silent, and the morning card says so; a customer can be kept quiet, which the manager sees.
-- 2026-11-02 15:00 --
小李> 今天拜访了比亚迪王总,周三带方案过去
bot> 比亚迪
小李> 周三前给美科报价
bot> 美科
-- 2026-11-04 09:40 --
bot 小李 as $morning> 早,今天 2 件
    比亚迪
    美科
小李> 美科报价发了
bot> 完成
bot edits $morning> ✅
    美科
小李> 比亚迪方案发了
bot> 完成
bot edits $morning> 早上的 2 件都处理了
小李> 不再提醒比亚迪
bot> 好的,不再提醒 比亚迪
    您的经理会看到
    [恢复]
-- 2026-11-05 09:40 --
bot 王敏> 小李 · 不再要 比亚迪 的提醒
小李 [恢复]
bot> 提醒恢复了
