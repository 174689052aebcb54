# S12: somebody leaves; all that was his is shown first, handed over at once, and can be taken back.
config: people.yaml
-- 2026-11-02 10:00 --
小李> 今天拜访了美科林副总,报价560万
bot> 拜访 · 美科
小李> 约了美科林副总周四上午10点
bot> 美科
小李> 今天拜访了金利老蔡,下周二送样
bot> 拜访 · 金利
小李> 美科付款计划 预付100万,尾款460万
bot> ✅ 付款计划 美科
小李> 申请特价 美科 再降5个点
bot> 等 赵刚
bot 赵刚 as $price> 特价审批 #A1
    小李 ·
bot #华南> #A1
-- 2026-11-03 09:10 --
# A rep cannot give away what is a colleague's.
小陈> 小李的客户给小陈
bot> 交接要经理或管理员来办
# The admin sees counts, no amounts; nothing is done before he says so.
周航> 小李离职,客户交给小陈
# rows: E1
bot as $plan> 交接 小李 → 小陈(预览,未生效)
    客户 2 · 商机 1 · 未完待办 2
    待回款 2 期 · 申请 1
    本周有约 1 家:美科 11-05
    历史记录仍署名 小李
    !560万
    [按区域分]
    [逐个选]
store> visits 小李 = 2
store> tasks 小李 = 2
周航 [逐个选]
bot> ① 金利 → 小陈
    ② 美科 → 小陈
周航> ① 给Anna
bot as $shared> 交接 小李 → 小陈(预览,未生效)
    分给:Anna 1 家、小陈 1 家
周航 [这样交接]
bot edits $shared> ✅ 已交接 小李 → 小陈
    [撤销]
bot 小陈> 交接给您:小李 的 1 家客户
    最近的约:美科 11-05 周四 10:00
bot Anna> Yours now: 1 account of 小李
# his manager hears of it, with what it is worth
bot 王敏> 小李 离职,工作交给 小陈
    周航 办的交接
    商机 1(560万)
# History keeps its author; the rest changed hands.
store> visits 小李 = 2
store> tasks 小李 = 0
store> tasks 小陈 = 1
store> tasks Anna = 1
bot edits $price> 小陈 ·
周航> 撤销
bot> 已撤销
bot 小陈> 周航 撤销了交接
    现在由 小李 跟:美科
bot Anna> 周航 took a hand-over back
bot 小李> 现在由您跟:
store> tasks 小李 = 2
store> tasks 小陈 = 0
周航> 恢复
bot> 已恢复
bot 小陈> 周航 恢复了交接
    现在由您跟:美科
bot Anna> Yours now: 金利
bot 小李> 现在由 Anna 跟:金利
bot 小李> 现在由 小陈 跟:美科
store> tasks 小陈 = 1
# Whoever has the customer books its money.
小陈> 美科到账60万
bot> 已到 60万
bot 王敏> 小陈记的,待财务或经理确认
赵刚 $price [同意]
bot edits $price> ✅ 赵刚 同意
bot 小陈> #A1 已批准
-- 2026-11-04 10:00 --
小李> 今天拜访了恒发
bot> 您的账号已停用
