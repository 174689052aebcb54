# What the method says of itself: what a milestone means, between which it stands, what it takes to leave it.
-- 2026-11-02 10:00 --
小李> m1是什么
# rows: L1 L2 L4
bot> m1 行业与客户规划
    按海平的发展战略锁定目标行业和客户,对目标客户有一定的了解
    前一个:无 · 下一个:m2 电话预约与上门拜访
    离开要齐 3 项:客户分级、符合选择标准、线索汇总表8项齐全
    要做的:从5个方面分析行业、用12种来源收集信息、补齐线索表
    一般 14 天内
    [m1 的商机]
小李 [m2]
# rows: M1 M2 M6
bot> m2 电话预约与上门拜访
    已与目标客户初步沟通,找对合格的经手人士
    前一个:m1 行业与客户规划 · 下一个:m3 项目立项
    离开要齐 6 项:找对经手人
    要做的:电话邀约三步
    一般 30 天内
小李 [m3]
# rows: N1 N2 N4
bot> m3 项目立项
    需求确定以后,经客户评审,决定投入资源跟踪项目;在正式签订合同之前立项
    前一个:m2 电话预约与上门拜访 · 下一个:m4 深度接触
小李> 里程碑
bot> 里程碑 10 个
    m1 行业与客户规划
    !m6
小李 [还有 5 条]
bot> 里程碑 10 个
    m6 招投标
    m10 客户关系维护
Anna> what is m4
bot> m4 Deep engagement
    To leave it, 9 conditions: Final approver known
# With a customer's name it is his deal that is asked for.
小李> 今天拜访了粤钢桶业周工,开料机预算80万
bot> 粤钢桶业
小李> 粤钢到哪一步了
bot> 粤钢桶业
    里程碑: m1
小李> m1是什么
bot> m1 行业与客户规划
小李 [m1 的商机]
bot> 商机 1 个 · m1
    粤钢桶业
