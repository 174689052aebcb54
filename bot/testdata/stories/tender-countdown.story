# S18: the countdown of a tender, told late: one card for all the steps that are past; Sunday's step comes on Friday.
-- 2026-11-25 10:00 --
小李> 铁成轨道投标 11月30号上午9点半截标,保证金20万27号前交
bot> 投标 铁成轨道
-- 2026-11-26 09:40 --
bot 小李> 铁成轨道 投标保证金 20万
    铁成轨道 截标 11-30 周一 09:30(剩 2 个工作日)
小李> 别烦我
bot> 审批、投标截止、到期回款照发
小李> 保证金已交
bot> 保证金
-- 2026-11-27 09:40 --
bot 小李> ⏰ 铁成轨道 截标 11-30 周一 09:30(剩 1 个工作日)
    ✅ 保证金 20万 11-26 已交
    ⬜ 标书递交
    [已递交]
    [延期了]
    [不投了]
    [为什么]
# The last working hour before it, and on its day once more.
-- 2026-11-27 17:40 --
bot 小李> ⏰ 铁成轨道 截标
    [已递交]
-- 2026-11-30 09:20 --
bot 小李> ⏰ 铁成轨道 截标 今天 09:30
小李> 标书交了
bot> 已递交
