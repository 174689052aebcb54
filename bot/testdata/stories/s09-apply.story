# S9: a project is applied for on WeCom, reviewed on Slack and approved on WeCom.
-- 2026-11-02 09:30 --
小李> 今天拜访了比亚迪王总,聊电池线,预算大概120万
bot> 拜访 · 比亚迪
小李> 重新提交
bot> 没有等着提交的申请
小李> 立项 比亚迪电池线
# rows: N1 N5
bot> LX-2026-001 比亚迪电池线 · 草稿
    还缺 7 项必填
    [填表]
小李> 资金客户自筹 明年3月签 竞争对手大族
bot> 预算与资金来源、预计签约日、竞争对手
    还缺 6 项必填
小李> 王总拍板,资金已批,小组小李+售前小钟
bot> 已记:关键人与角色、商机评估 1–5、开拓小组成员
    先说 我方价值定位
小李> 换线快、能耗低
bot> 已记:我方价值定位
小李> 提交
bot> 必填的还没齐,没有提交
    还缺 3 项必填
小李> 立项费用改成3万
# rows: B1
bot> 还缺 2 项必填:商机评估 1–5、客户收益/我方收益
小李> 客户收益:产能提升30% 我方收益:打开新能源市场
bot> 已记:客户收益、我方收益
    问题1 需求明确
小李> 问题1-3是 问题5 不清
bot> 必填项都齐了
小李> 提交
# rows: N5
bot as $mine> 立项审批 LX-2026-001 比亚迪电池线 (1/2 经理审核)
    等 王敏
    [撤回]
bot @slack 王敏 as $review> 立项审批 LX-2026-001 比亚迪电池线 (1/2 经理审核)
    小李 · 客户预算 约120万 · 预计 2027-03 签
    评估 是4 不清1 否0 · 拜访 1/4 · 对手:大族
    费用:3万 · 小组:小李、售前小钟
    [同意]
    [驳回]
    [要补充]
    [全表]
bot @slack #华南> LX-2026-001 比亚迪
    等 王敏
    !120万
bot @wecom #华南> LX-2026-001 比亚迪
-- 2026-11-02 10:12 --
小李> 批了没有啊
bot> LX-2026-001 等 王敏
    [现在催一下]
王敏 $review [同意]
bot edits $review> ✅ 王敏 同意 10:12
bot edits $mine> 等 赵刚
bot 赵刚 as $approve> 立项审批 LX-2026-001 比亚迪电池线 (2/2 总监批准)
    [同意]
王敏 $review [全表]
bot> 客户收益:产能提升30%
    我方收益:打开新能源市场
    审核意见:同意 王敏 10:12
-- 2026-11-02 14:30 --
赵刚 $approve [同意]
# rows: N5 N6
bot edits $approve> ✅ 赵刚 同意 14:30
bot 小李> ✅ LX-2026-001 已批准 · 赵刚 14:30
    比亚迪电池线
    项目编号 LX-2026-001 · 现在起可以记销售费用,限 3万
    离开 m1 还差
bot 陈静> 新立项 LX-2026-001 比亚迪电池线
    已写入系统,纳入里程碑管理
    [更正]
bot edits @slack #华南> ✅ 赵刚 同意
store> approvals 比亚迪 = 1
小李 [打印表]
bot 小李 file> LX-2026-001.xlsx
    立项申请表
陈静> 立项清单
# rows: N6
bot 陈静 file> 已批立项-20261102.xlsx
    LX-2026-001 比亚迪电池线
陈静 [更正]
bot 陈静 form> 立项申请表
陈静 submits> 采购流程与方式 = 公开招标
bot> 已更正 LX-2026-001
    采购流程与方式:公开招标
bot 小李> 陈静 更正了
# What was granted is not any more what it is now: it goes back.
小李> 比亚迪报价180万
bot> 180万
bot 小李> LX-2026-001 要重新批
    批的是 120万,现在 180万
小李> 招待比亚迪王总800
bot> 招待先不能记:LX-2026-001 批准后有变化
小李> 重新提交 LX-001
bot> 第 2 次提交 · 变化:预计金额 约120万→180万
bot 王敏> 第 2 次提交
小李> 先撤回来
bot> 已撤回 LX-2026-001
bot edits 王敏> 已撤回
    ![同意]
# While he has it before him, what he says of its sum is the deal's, and of its fields the form's.
小李> LX-001
bot> LX-2026-001
小李> 预算改成185万
bot> 185万
小李> 所需资源:12人天
bot> 已记:所需资源
# What he took back is sent by the same words, and nothing is asked again.
小李> 重新提交
bot> 等 王敏
    第 3 次提交
bot 王敏> 第 3 次提交
