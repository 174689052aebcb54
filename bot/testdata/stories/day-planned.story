# What is still to come this morning is planned, and says what it is.
-- 2026-12-11 08:30 --
小李> 今天三家:上午利元亨找黎工,下午海目星和大族
bot> 已记 3 条
    ① 线索 利元亨 → 12-11 周五 拜访
    ② 线索 海目星 → 12-11 周五 下午拜访
    ③ 线索 大族 → 12-11 周五 下午拜访
store> visits 小李 = 0
