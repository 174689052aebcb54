# Every line of a morning card is answered by its number, not only the next steps.
-- 2026-11-24 10:00 --
小李> 铁成轨道投标 11月30号上午9点半截标,保证金20万27号前交
bot> …
-- 2026-11-25 09:40 --
bot 小李> 早,今天 2 件
    ① 铁成轨道 投标保证金 20万 11-27 周五(剩 2 个工作日)
    ② 铁成轨道 截标 11-30 周一 09:30(剩 3 个工作日)
    写「① 完成」
    !推到下周三
# What has a deadline is not put off beyond it.
小李> ② 推到下周三
bot> 铁成轨道 11-26 周四 再提醒您
    11-27 周五 到期,推迟不会过这天
-- 2026-11-26 09:40 --
bot 小李> 早,今天 1 件
    ① 铁成轨道 投标保证金 20万 11-27 周五(剩 1 个工作日)
# On the Friday before the deadline the deposit is told on its card, not once more beside it.
-- 2026-11-27 09:40 --
bot 小李> ⏰ 铁成轨道 截标 11-30 周一 09:30
    ⬜ 保证金 20万 今天前交
    [保证金已交]
bot silent
小李> 保证金交了
bot> 投标 铁成轨道
    ✅ 保证金 20万 11-27 已交
