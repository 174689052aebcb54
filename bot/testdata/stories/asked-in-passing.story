# What people ask without learning a word for it, and what must not be made of
# a question.
-- 2026-11-02 10:00 --
小李> 今天拜访了比亚迪王总,聊了电池线,预算大概120万
bot> 拜访 · 比亚迪
小李> 谁拍板
bot> 比亚迪 谁拍板
小李> who decides at BYD
bot> 比亚迪 谁拍板
# typed on a keyboard without Chinese
小李> biyadi啥情况
bot> 比亚迪 · 未定
小李> when will biyadi sign
bot> 比亚迪
小李> who's the decision maker at Oakline
bot> 还没有「Oakline」的记录
小李> 比亚迪拜访几次了
bot> 已拜访 1/4 次
小李> 比亚迪什么时候签
bot> 里程碑: m1
store> visits 比亚迪 = 1
小李> 建档 宁德
bot> 宁德 · 已建档
小李> 谁还没跟进
bot> 您的客户 2 家
    宁德 · 未定 · 还没去过
小李> 丢单原因
bot> 输单 · 11月
小李> 上个月签了几个
bot> 已签 0 单
小李> A类客户有哪些
bot> A 级的客户
王敏> 本周周报
bot> 回顾 · 华南
    拜访 1
王敏> 华南怎么样
bot> 回顾 · 华南
王敏> 小李的客户给小钱
bot> 人员名单里没有「小钱」
# a sum that nobody ever said is not put right by guessing
小李> 今天拜访了美科林副总,报价95万
bot> 拜访 · 美科
小李> 是180万不是108万
bot> 没有记过 108万
    美科 现在记的是 报价 95万
    [就改它]
小李> 对
bot> 95万 → 180万
# a deal is not ended by a 好的 that was meant for something else
小李> 美科黄了,给大族了
bot> 美科 标为输单?
-- 2026-11-02 11:00 --
小李> 今天拜访了格力李经理
bot> 拜访 · 格力
小李> 好的
bot> 美科 标为输单?
小李> 好的
bot> 已记 输单 · 美科
