# A taxi is the visit's own cost.
-- 2026-11-02 15:00 --
小李> 今天拜访了美科林副总,打车160
bot> 拜访 · 美科
    160
    !约160
小李> 停车费20
bot> 20元
store> expenses 小李 = 2
store> opportunities 美科 = 0
小李> 打车去美科 45
bot> 费用 · 交通 45元
    !拜访
store> visits 小李 = 1
# The way to a customer is no visit by itself.
小李> 打车去恒鑫 60
bot> 恒鑫
    60元
    !拜访
store> visits 小李 = 1
store> expenses 小李 = 4
