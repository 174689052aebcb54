# An executive's visit that was asked for is done when it took place, whoever writes it down.
-- 2026-11-30 10:00 --
小李> 今天拜访了比亚迪王总,聊了电池线方案,预算大概120万
bot> 比亚迪
小李> 高层拜访安排一下比亚迪,12月4日前
bot> 已请 高层 赵刚
bot 赵刚> 请您支持 · 比亚迪
-- 2026-12-02 17:00 --
# A visit of his own is not that.
小李> 今天拜访了比亚迪王总
bot> 已记
store> tasks 比亚迪 = 1
-- 2026-12-03 17:00 --
小李> 今天陪赵总高层拜访了比亚迪王总,王总很认可
bot> 高层拜访 · 比亚迪
store> tasks 比亚迪 = 0
# Nobody is reminded of it any more.
-- 2026-12-08 12:00 --
赵刚> 我的待办
bot> 今天
    !高层拜访安排
