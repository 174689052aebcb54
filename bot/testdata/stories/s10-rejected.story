# S10: rejected with a reason, put right, and sent again to whoever rejected it.
-- 2026-11-02 09:30 --
小李> 今天拜访了比亚迪王总,聊电池线,预算大概120万
bot> 拜访 · 比亚迪
小李> 立项 比亚迪电池线
bot> 草稿
小李> 明年3月签 对手大族 王总拍板 小组小李 费用3万
bot> 还缺 3 项必填
小李> 我方价值:换线快 客户收益:产能提升30% 我方收益:打开新能源
bot> 还缺 1 项必填
小李> 问题1-3是 问题4 不清 问题5 是
bot> 都齐了
小李> 提交
bot as $mine> 等 王敏
bot 王敏 as $review> 评估 是4 不清1 否0
bot @slack #华南 as $line> LX-2026-001
bot @wecom #华南> LX-2026-001
王敏> 同意 LX-001
bot> 已告诉 小李
    等 赵刚
bot 赵刚 as $approve> (2/2 总监批准)
-- 2026-11-05 10:00 --
赵刚 $approve [驳回]
# rows: N5
bot> 为什么驳回
赵刚> 资金没落实,让王总出个预算批文
bot> 驳回
bot 小李> ↩️ LX-2026-001 比亚迪电池线 被 赵刚 驳回(11-05)
    理由:资金没落实,让王总出个预算批文
    已建待办:让王总出个预算批文
    大概哪天?
    重新提交 LX-001
bot edits $line> 驳回
    !资金
bot edits $approve> 驳回
    ![同意]
小李> 下周一
bot> 让王总出个预算批文
    没说日子 → 11-09 周一
-- 2026-11-10 10:00 --
小李> 预算批文拿到了,重新提交
bot> 等 赵刚
    第 2 次提交 · 变化:问题4 不清→是
bot 赵刚 as $again> 第 2 次提交 · 变化:问题4 不清→是
    其余未变
    上次:资金没落实,让王总出个预算批文
    [同意]
# A card of the first version decides nothing about the second.
赵刚 $approve [同意]
bot> 这张卡片旧了
赵刚> 让他补一份技术协议
bot> 已告诉 小李
bot 小李> 要补充
    技术协议
小李> LX-001 重新提交
bot> 第 3 次提交
bot 赵刚> 第 3 次提交
赵刚> 同意,费用≤2万
bot> 有条件同意
bot 小李> 已批准
    条件:费用≤2万
    限 2万
bot 陈静> 新立项
赵刚> 驳回 LX-001 再想想
bot> 已经决定过了
小李> 招待比亚迪王总吃饭1800
bot> 招待
小李> 礼品19000
bot> 超过批准的销售费用 2万
