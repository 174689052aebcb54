# A claim that nobody decides: who decides is reminded once, the next above is asked once. And a customer whom nobody touched for ninety days can be asked for.
-- 2026-07-06 10:00 --
小李> 今天拜访了恒鑫钣金陈经理,谈了交期
bot> 恒鑫钣金
小李> 今天拜访了东莞粤钢王总
bot> 粤钢
-- 2026-07-20 10:00 --
Anna> 新线索 恒鑫精密,东莞,想买折弯机
bot> Kept for you, not set up yet
bot 王敏> 撞单核对 #X1
-- 2026-07-22 11:00 --
bot 王敏> ⏰ 撞单 已等 2 个工作日 #X1
    保护到
    [同一家,归小李]
    !转给
-- 2026-07-24 11:00 --
bot 赵刚 as $up> ⏰ 撞单 已等 4 个工作日 #X1
    王敏 还没定,您也可以定
# As long as it is protected it cannot be moved, by nobody.
王敏> #X1 转给她
bot> 还在保护期,到 10-04
赵刚 $up [同一家,归小李]
bot> 同一家,归小李
bot Anna> is a customer a colleague has #X1
bot 小李> 恒鑫钣金 还是您的 #X1
# Ninety days later a report of the other one is offered as a request to take it over.
-- 2026-10-20 10:00 --
Anna> visited 粤钢 today, met Mr Wang, they need a press brake
bot> 粤钢 is taken
    protected no more
    [Ask for it]
Anna [Ask for it]
bot> will look
bot 王敏> 撞单核对 #X2
    保护期 10-04 已过
    [转给Anna]
王敏 [转给Anna]
bot edits> 转给Anna
bot Anna> ✅ 粤钢 is yours now #X2
bot Anna> Visit logged · 粤钢
bot 小李> 粤钢 转给 Anna 了 #X2
    90 天没人联系
store> visits Anna = 1
store> visits 小李 = 2
# It was one thing, and one word takes it back.
王敏> 撤销
bot> 已撤销
bot 小李> 现在由您跟:粤钢
bot Anna> Now with 小李: 粤钢
小李> 粤钢的负责人是谁
bot> 粤钢
