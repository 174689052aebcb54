# The words of a button do what the button does, where a request stands is told in any words, and
# what is said when it is sent again reaches who sent it back.
-- 2026-11-30 10:00 --
小李> 今天拜访了比亚迪王总,聊了电池线方案,预算大概120万
bot> 拜访 · 比亚迪
小李> 立项 比亚迪电池线
bot> 立项 LX-2026-001 比亚迪电池线 · 草稿
小李> 明年3月签 对手大族 我方价值:节省人工30% 王总拍板 费用3万 小组小李
bot> 还缺 2 项必填
小李> 看全表
bot> 立项申请表 LX-2026-001
    关键人与角色:王总
    竞争对手:大族
# A decider who was met is not called so.
小李> 问题1-5都是是 决策人见过
bot> 关键人要写姓名
    还缺 1 项必填:客户收益/我方收益
小李> 立项进度怎么样
bot> 草稿,还没提交
小李> 客户收益:一年省200万 毛利25%
bot> 必填项都齐了
小李> 提交
bot> 等 王敏(经理审核)
bot 王敏> 立项审批 LX-2026-001
bot @slack #华南> 立项审批 LX-2026-001
bot @wecom #华南> 立项审批 LX-2026-001
王敏> 全表
bot> 立项申请表 LX-2026-001
    关键人与角色:王总
王敏> 驳回 资金没落实,先拿预算批文
bot> 已告诉 小李
bot 小李> 理由:资金没落实,先拿预算批文
小李> 为什么驳回
bot> 理由:资金没落实,先拿预算批文
    改好写「重新提交 LX-001」
小李> 预算批文拿到了,重新提交
bot> 等 王敏(经理审核)
bot 王敏> 第 2 次提交
    上次:资金没落实,先拿预算批文
    小李 补充:预算批文拿到了
