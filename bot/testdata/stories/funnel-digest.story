# The funnel in the channel: what moved since the last one, silence when nothing did, the list behind each in private.
-- 2026-11-02 10:00 --
小李> 比亚迪电池线 预算120万
bot> 比亚迪
小李> 美的 注塑机 80万
bot> 美的
-- 2026-11-02 18:40 --
# rows: J15
bot #华南 picture> 漏斗 · 华南 · 11-02
    潜在商机 2 单 200万
    [漏斗(私聊)]
    [停滞(私聊)]
-- 2026-11-03 17:57 --
-- 2026-11-03 18:40 --
bot silent
-- 2026-11-04 10:00 --
小李> 美的黄了,给大族了,他们便宜
bot> 美的
小李 [确认输单]
bot> 已记 输单 · 美的
-- 2026-11-04 18:40 --
# rows: J15
bot #华南> 漏斗 · 华南 · 11-04
    潜在商机 1 单 120万
    输 1(美的)
# A rep sees his own below it, his manager the team's.
小李 [漏斗(私聊)]
bot 小李> 漏斗 · 11月
    潜在商机 1 单 120万
王敏 [停滞(私聊)]
# rows: J15
bot 王敏> 停滞 · 华南
# The meeting's sheet on Friday.
-- 2026-11-06 17:30 --
# rows: H7 H9 A6
bot #华南> 例会单 · 华南 · 11-02 至 11-06
    1.
    输 1 单
    潜在商机 1
    [回顾(私聊)]
