# The process was down for a while: who may have written in vain is told once, and nobody after a restart.
# only: wecom
-- 2026-11-04 09:30 --
小李> 今天拜访了比亚迪王总
bot> 已记 拜访 · 比亚迪
王敏> 在吗
bot> 您好 王敏
-- 2026-11-04 10:00 --
-- down --
-- 2026-11-04 10:15 --
小李> 刚从美的出来,见了周工
-- 2026-11-04 10:40 --
-- up --
bot silent
-- +2m --
bot 小李> 10:00–10:40 我离线了
    企业微信请看看有没有没回执的,再发一次
store> visits 美的 = 0
# He sends it again.
小李> 刚从美的出来,见了周工
bot> 已记 拜访 · 美的
store> visits 美的 = 1
-- restart --
-- +3m --
bot silent
# A short one nobody notices: what was said meanwhile the platform repeats.
-- down --
小李> 下午去了格力,门卫不让进
-- up --
bot> 已记 拜访 · 格力(新客户,没见到人)
-- +2m --
bot silent
-- down 3m --
-- +2m --
bot silent
# At night nobody wrote in vain.
-- 2026-11-04 23:30 --
-- down 2h --
-- +2m --
bot silent
