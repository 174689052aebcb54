# The process was down for a while: who may have written in vain is told once, and nobody after a restart.
-- 2026-11-04 09:30 --
小李> 今天拜访了比亚迪王总
bot> 已记 拜访 · 比亚迪
王敏> 在吗
bot> 您好 王敏
-- 2026-11-04 10:00 --
-- down 40m --
bot silent
-- +2m --
bot 小李> 10:00–10:40 我离线了
    企业微信请看看有没有没回执的,再发一次
-- restart --
-- +3m --
bot silent
-- down 3m --
-- +2m --
bot silent
# At night nobody wrote in vain.
-- 2026-11-04 23:30 --
-- down 2h --
-- +2m --
bot silent
