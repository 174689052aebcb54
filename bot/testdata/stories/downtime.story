# Two days off: what still matters is said once, what is past is not.
-- 2026-11-02 10:00 --
小李> 今天拜访了比亚迪王总,周二带方案过去
bot> 比亚迪
-- down 3d --
bot 小李> 早
    带方案过去
-- 2026-11-05 20:00 --
store> visits 比亚迪 = 1
# The admin can see how much that was.
周航> 状态
bot> 停机 11-02
    个提醒和日报的时间过了,不补发
-- 2026-11-16 10:00 --
周航> 状态
bot> 运行
    !过时
