# What is asked for on WeCom is decided on Slack and the other way round, by button and by words with
# the number: one state, the result in the team's groups, grey cards, and nobody told on both.
-- 2026-11-02 09:30 --
小李 @wecom> 今天拜访了比亚迪王总,报价130万
bot @wecom 小李> 拜访 · 比亚迪
小李 @wecom> 申请 比亚迪 样机借用两周
bot @wecom 小李 as $asked> 请示 #A1 比亚迪
    等 王敏
    [撤回]
bot @slack 王敏 as $review> 请示 #A1 比亚迪
    事由:申请 比亚迪 样机借用两周
    [同意]
    [驳回]
    [要补充]
bot @wecom #华南 as $group> 请示 #A1 比亚迪
    等 王敏
    ![同意]
bot @slack #华南 as $line> 请示 #A1 比亚迪
bot silent
王敏 $review [同意]
bot edits $review> ✅ 王敏 同意
    ![同意]
bot edits $asked> ✅ 王敏 同意
    ![撤回]
bot edits $line> ✅ 王敏 同意
bot edits $group> ✅ 王敏 同意
bot @wecom 小李> ✅ 请示 #A1 已批准 · 王敏
bot silent
小李 $asked [撤回]
bot @wecom 小李> #A1 已经批准
# The other way round: asked for on Slack, decided on WeCom, where there is no thread.
王敏 @slack> 申请特价 比亚迪 再降5个点
bot @slack 王敏 as $mine> 特价审批 #A2 比亚迪
    等 赵刚
bot @wecom 赵刚 as $card> 特价审批 #A2 比亚迪
    [同意]
bot @slack #华南 as $price> 特价审批 #A2
    等 赵刚
bot @wecom #华南 as $same> 特价审批 #A2
王敏 @slack> 提交方案评审 比亚迪
bot @slack 王敏> 方案评审 #A3
bot @wecom 赵刚> 方案评审 #A3 比亚迪
bot #华南> #A3
bot @wecom #华南> #A3
bot silent
赵刚 @wecom> 同意
bot> 同意 哪一件?
    [#A3]
    [#A2]
赵刚 @wecom> 要补充 #A2 成本测算
bot> #A2 比亚迪 要补充
    已告诉 王敏
bot @slack 王敏> #A2 比亚迪 要补充 · 赵刚
    补什么:成本测算
bot edits $card> 赵刚 要补充:成本测算
    ![同意]
bot edits $same> 等 王敏 补充
王敏 @slack> #A2 成本测算:毛利还有12%
bot @slack 王敏 as $again> 第 2 次提交
bot @wecom 赵刚 as $second> 特价审批 #A2 比亚迪
    王敏 补充:成本测算:毛利还有12%
    [驳回]
# The number says which of them he means, with its sign or without.
赵刚 @wecom> 驳回 A2 底价不能破
bot> #A2 比亚迪 驳回
bot @slack 王敏> ↩️ 特价审批 #A2 比亚迪 被 赵刚 驳回(11-02)
    理由:底价不能破
bot edits $second> ↩️ 赵刚 驳回
    ![同意]
bot edits $price> ↩️ 赵刚 驳回
    !底价
bot edits $same> ↩️ 赵刚 驳回
    !底价
赵刚 @wecom $card [同意]
bot> #A2 已经决定过了
赵刚 @wecom> 同意 #A3 先试一台
bot> #A3 比亚迪 同意
bot @slack 王敏> ✅ 方案评审 #A3 已批准 · 赵刚
    「先试一台」
