# Reviews, bids and contracts are asked for and decided by the customer and the kind, in both languages; the name says
# which of several is meant, and words that could mean a meeting are asked about.
-- 2026-12-07 10:00 --
小李> 今天拜访了比亚迪王总,报价120万
bot> 拜访 · 比亚迪
小李> 方案评审 比亚迪
bot> 比亚迪 的方案评审,是哪一个?
    [提交审批]
    [开过会]
小李 [提交审批]
bot> 方案评审 #A1 比亚迪
    等 王敏
bot 王敏> 方案评审 #A1 比亚迪
    [同意]
bot @slack #华南> #A1 比亚迪
bot @wecom #华南> #A1 比亚迪
小李> 比亚迪合同要总监批一下
bot> 合同审批 #A2 比亚迪
    等 赵刚
bot 赵刚> 合同审批 #A2 比亚迪
bot @slack #华南> #A2 比亚迪
bot @wecom #华南> #A2 比亚迪
# The customer's own word decides nothing of ours.
王敏> 比亚迪同意了方案
bot> …
王敏> 批比亚迪的合同
bot> #A2 等 赵刚
    合同审批 比亚迪
    ![撤回]
王敏> 比亚迪的方案过了
# rows: E2
bot> 方案评审 #A1 比亚迪 同意
bot 小李> 方案评审 #A1 已批准
赵刚> 同意比亚迪的合同,首付不低于30%
bot> 合同审批 #A2 比亚迪 同意
bot 小李> 合同审批 #A2 已批准
    首付不低于30%
小李> 撤回比亚迪的合同审批
bot> 合同审批 #A2 比亚迪
    ✅ 赵刚 同意
    !已撤回
