# 撞单: Anna reports companies that come near one that 小李 has. Nobody learns of the other's people; the manager decides.
-- 2026-10-20 10:00 --
小李> 今天拜访了恒鑫钣金陈经理 13700001111,谈了交期
bot> 恒鑫钣金
-- 2026-11-02 10:00 --
Anna> 新线索 恒鑫精密,东莞,想买折弯机,陈经理 13712345678
# rows: E3 H5
bot> Kept for you, not set up yet
    恒鑫精密
    王敏
    An answer within one working day
    !小李
    !恒鑫钣金
bot as $x 王敏> 撞单核对 #X1
    Anna 11-02 报 恒鑫精密(东莞)
    相近:恒鑫钣金 · 小李
    上次联系 10-20 · 保护到 2027-01-18
    [同一家,归小李]
    [共同跟进]
    !13712345678
store> leads Anna = 0
store> drafts Anna = 1
# What she knows besides helps the one who decides.
Anna [Add full name]
bot> Full name or credit code of 恒鑫精密?
Anna> 恒鑫精密机械(东莞)有限公司 91441900MA4WXYTH3Y
bot> Added; 王敏 can see it
    91441900MA4WXYTH3Y
bot edits $x> 补充:恒鑫精密机械(东莞)有限公司 · 91441900MA4WXYTH3Y
Anna> my open claims
bot> Claim conflicts: 1
    恒鑫精密 waits for 王敏
# Saying it again makes no second conflict.
Anna> 新线索 恒鑫精密,东莞
bot> Kept for you
    #X1
store> conflicts Anna = 1
王敏> 撞单
bot> 撞单核对 · 1 件
    Anna 报 恒鑫精密,相近 恒鑫钣金
    [看 #X1]
# Two days later he decides: another company. What she wrote is written in her name, as of the day she wrote it.
-- 2026-11-04 09:30 --
王敏 $x [不同,归Anna]
bot edits $x> 不同,归Anna
    王敏 定
bot Anna> 恒鑫精密 is yours #X1
bot Anna> 恒鑫精密
    #L2
store> leads Anna = 1
store> field 恒鑫精密 region = 东莞
store> contacts 恒鑫精密 = 1
store> field 恒鑫精密 credit_code = 91441900MA4WXYTH3Y
Anna> status of 恒鑫精密机械(东莞)有限公司
bot> 恒鑫精密 · unrated
王敏> #X1 同一家
bot> #X1 已经核对过了
# The same company under another name: it stays with whom it was, and the name is known from then on.
Anna> visited 恒新钣金 today, met Mr Chen
bot> Kept for you, not set up yet
bot 王敏> 撞单核对 #X2
王敏> #X2 同一家
bot edits> 同一家,归小李
bot Anna> is a customer a colleague has #X2
    ask 王敏
    !小李
bot 小李> 恒鑫钣金 还是您的 #X2
    Anna 报了 恒新钣金
    !Chen
store> visits Anna = 0
小李> 下午又去恒新钣金,谈了样品
bot> 拜访 · 恒鑫钣金
# A claim is let go with the words that made it.
Anna> 新线索 恒鑫板金
bot> Kept for you
    #X3
bot 王敏> 撞单核对 #X3
Anna [Drop it]
bot> dropped
bot edits 王敏> Anna 自己撤回了
王敏> 撞单
bot> 没有待核对的撞单
# One company, and both are to follow it.
Anna> 这家是我先跑的 恒鑫钣金
bot> 王敏 will decide #X4
    first report wins
bot 王敏> 撞单核对 #X4
王敏 [共同跟进]
bot edits> 共同跟进
bot Anna> 恒鑫钣金 is yours and 小李's
bot 小李> 由您和 Anna 共同跟进
Anna> visited 恒鑫钣金 today, talked about delivery
bot> Visit logged · 恒鑫钣金
store> visits Anna = 1
store> visits 恒鑫钣金 = 3
