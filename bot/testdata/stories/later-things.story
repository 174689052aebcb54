# What comes later is not pretended today.
-- 2026-11-02 15:00 --
小李> 今天拜访了比亚迪王总,聊电池线
bot> 比亚迪
小李> 导出 王建国 比亚迪 的个人信息
bot> …
store> approvals 小李 = 0
