# S16: 国庆后 is the first working day after; said again before it is trusted.
-- 2026-09-30 15:00 --
小李> 今天拜访了美科林副总,国庆后联系
bot> 拜访 · 美科
    10-08 周四(节后首个工作日,我按这个理解) 联系
store> tasks 美科 = 1
# The first day back says five, the next the others, and the Saturday that is worked counts.
小李> 10月3号前给恒发送样
bot> 恒发
小李> 10月4号前给金利报价
bot> 金利
小李> 10月5号前给格力送样
bot> 格力
小李> 10月6号前给美的报价
bot> 美的
小李> 10月7号前给科锐送样
bot> 科锐
小李> 10月7号前给宏图报价
bot> 宏图
小李> 10月10号前给永盛送样
bot> 永盛
小李> 节后第一个周三去恒鑫
bot> 10-14 周三
-- 2026-10-04 12:00 --
-- 2026-10-08 09:40 --
bot 小李> 节后第一天 · 到期 8 件,先看 5 件
    其余 3 件按每天 5 件排到 10-09
    [都看]
-- 2026-10-09 09:40 --
bot 小李> 早,今天 5 件
    ① 给科锐送样
    ② …
-- 2026-10-10 09:40 --
bot 小李> 早
    永盛
