# A team decides in a private channel: the request stands there with all it needs; question, answer, decision, the second step and a rejection happen in its thread and on its card.
# only: slack
config: approvals.yaml
-- 2026-11-02 10:00 --
小李> 今天拜访了美科林副总,报价560万
bot> 拜访 · 美科
小李> 立项 美科喷涂线
bot> 草稿
小李> 需求:喷涂线 明年3月签 对手大族 林副总拍板 小组小李 费用3万 我方价值:换线快
bot> 还缺
小李> 客户收益:省电 我方收益:样板
bot> 还缺
小李> 问题1-5是
bot> 都齐了
小李> 提交
bot as $mine> 等 王敏
bot 王敏 as $own> 立项审批 LX-2026-001
bot #华南 as $room> 立项审批 LX-2026-001
    (1/2 经理审核)
    费用:3万
    [同意]
# In the thread of the request nobody has to mention the bot: whose turn it is decides, and what is said besides is their own talk.
Anna #华南 ↳> 同意吧,这家我跑过
bot silent
王敏 #华南 ↳> 等一下,我先看看
bot silent
# Asked back there: said there, and the card has no buttons until the answer is in.
王敏 #华南 ↳> 让他补一份技术协议
bot #华南 ↳> 要补充
    已告诉 小李
bot edits $room> 王敏 要补充:技术协议
    ![同意]
bot edits $own> 王敏 要补充:技术协议
    ![同意]
bot 小李> 补什么:技术协议
小李> LX-001 技术协议已补
bot> 等 王敏
bot 王敏> 小李 补充:技术协议已补
bot #华南 as $second> (1/2 经理审核)
    第 2 次提交
    小李 补充:技术协议已补
    [同意]
# A press in the channel: the card itself goes on to the next step, and nobody else's press decides.
王敏 $second [同意]
bot edits $second> (2/2 总监批准)
    ✅ 王敏 同意
    [同意]
bot 赵刚> (2/2 总监批准)
Anna $second [同意]
bot @slack Anna> 赵刚
赵刚 #华南 ↳> @Milepost 驳回 资金没落实
bot #华南 ↳> 驳回
    已告诉 小李
bot edits $second> 驳回
    ![同意]
bot 小李> 被 赵刚 驳回
    理由:资金没落实
# On his own page he decides as well: the page, the thread's card and the applicant's follow.
小李> 资金批文拿到了,重新提交
bot as $mine> 等 赵刚
    第 3 次提交
bot #华南 as $third> (2/2 总监批准)
    [同意]
bot @wecom 赵刚> (2/2 总监批准)
-- 2026-11-02 15:00 --
赵刚 @slack opens home
bot @slack 赵刚 as $page> 赵刚 · 11-02 周一
    立项审批 LX-2026-001
    费用:3万
    [同意]
    [驳回]
    [要补充]
bot @slack 赵刚> 审批:
赵刚 $page [要补充]
bot @slack 赵刚> 要 小李 补什么
bot edits $page> 赵刚
赵刚 @slack> 技术协议的盖章页
bot @slack 赵刚> 要补充
bot edits $page> 赵刚 · 11-02
    ![同意]
    !立项审批
bot edits $third> 赵刚 要补充:技术协议的盖章页
bot 小李> 技术协议的盖章页
小李> LX-001 盖章页已补
bot as $mine> 等 赵刚
bot #华南 as $fourth> (2/2 总监批准)
bot @wecom 赵刚> (2/2 总监批准)
赵刚 @slack opens home
bot edits $page> 小李 补充:盖章页已补
    [同意]
赵刚 $page [同意]
bot @slack 赵刚> 同意
    已告诉 小李
bot edits $page> 赵刚 · 11-02
    !立项审批
bot edits $fourth> ✅ 赵刚 同意 15:00
    ![同意]
bot edits $mine> ✅ 赵刚 同意
bot 小李> 已批准 · 赵刚
bot 陈静> 新立项
again
bot silent
