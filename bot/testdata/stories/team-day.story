# A manager's view of the day, and who has not logged; a rep does not get it.
-- 2026-11-02 16:00 --
小李> 今天拜访了美的周工
bot> 美的
小李> 打了美科林副总电话,谈付款
bot> 美科
王敏> 今天大家跑得怎么样
bot> 华南
    拜访 1
    电话 1
    Anna
王敏> 谁没动
bot> Anna
    !小李
赵刚> 今天大家跑得怎么样
bot> 华南
小李> 谁没动
# rows: E5
bot> 经理

# Yesterday is the day before, not today.
-- 2026-11-03 09:30 --
王敏> 昨天大家跑得怎么样
bot> 11-02
    拜访 1
