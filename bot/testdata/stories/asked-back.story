# What an approver asks back may be a question; a button that waited for words is over when he decides otherwise; and what
# was changed in a request that came back is told before it goes up again.
-- 2026-12-07 09:30 --
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
bot 王敏 as $review> (1/2 经理审核)
bot @slack #华南> LX-2026-001
bot @wecom #华南> LX-2026-001
-- 2026-12-08 09:30 --
# A question of ours is answered while the words are waited for; one about the customer is for the applicant.
王敏 $review [要补充]
bot> 要 小李 补什么
王敏> 本月客户拜访了几家
bot> …
    !已告诉 小李
王敏 $review [要补充]
bot> 要 小李 补什么
王敏> 客户的付款条件是什么
# rows: N5
bot> 要补充
    已告诉 小李
bot 小李> 补什么:客户的付款条件是什么
小李> 付款3-6-1
bot> 第 2 次提交
bot 王敏 as $second> 小李 补充:付款3-6-1
# He pressed, and then decides in words: the question that waited is over, and takes nothing for its answer.
王敏 $second [驳回]
bot> 为什么驳回
王敏> 同意 LX-001
bot> 同意
    等 赵刚
bot 赵刚 as $third> (2/2 总监批准)
赵刚 $third [驳回]
bot> 为什么驳回
赵刚> 驳回 LX-001 毛利太低
bot> 驳回
    已告诉 小李
bot 小李> 理由:毛利太低
小李> LX-001
bot> 草稿
    上次被 赵刚 驳回:毛利太低
    交上去之后没有改过
小李> 费用改成1.5万
bot> 已记:预计销售费用
    之后改了:预计销售费用 3万→1.5万
小李> LX-001和上次比改了什么
bot> 之后改了:预计销售费用 3万→1.5万
小李> 再提交一下
bot> 第 3 次提交 · 变化:预计销售费用 3万→1.5万
bot 王敏> 第 3 次提交
王敏> what changed in LX-001
bot> 第 3 次提交 · 变化:预计销售费用 3万→1.5万
王敏> 同意
bot> 等 赵刚
bot 赵刚> (2/2 总监批准)
赵刚> 同意
bot> 已告诉 小李
bot 小李> 已批准
    限 1.5万
bot 陈静> 新立项
小李> LX-001的费用还剩多少
bot> 1.5万
小李> LX-001
bot> ✅ 赵刚 同意
    销售费用限 1.5万
    [打印表]
# Nothing of it is said of another customer, and a sample that is sent again is no request.
小李> 再送一下样品给金利
bot> …
    !LX-2026
