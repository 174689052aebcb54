# From the yearly ranks to the tier, and from the tier to what is done.
-- 2026-11-02 10:00 --
小李> 新线索 博远航空 成都 年度报告里看到
bot> 线索 · 博远航空
小李> 新线索 恒发钣金 东莞
bot> 线索 · 恒发钣金
小李> 分级标准
# rows: L6
bot> 客户分级
    A 级 · 前 20 名 · 14 天内拜访一次 · 上门拜访,高层参与
    B 级 · 前 50 名 · 30 天内拜访一次 · 上门拜访
    C 级 · 前 200 名 · 45 天内电话一次 · 电话追踪
    D 级 · 第 200 名以后
# One rank alone makes no tier: unrated is not D.
小李> 博远航空 销售排名12
bot> 销售排名 12
    !级
store> field 博远航空 tier = 
小李> 博远航空 利润排名18
# rows: L27
bot> 利润排名 18
    客户分类 A 级
    A 级:上门拜访,高层参与 · 14 天内拜访一次
store> field 博远航空 tier = A
# With its first words: the ranks are no part of what it needs.
小李> 新线索 宏图航空 西安 铆接线 销售排名30 利润排名41
# rows: L27
bot> 线索 · 宏图航空
    西安 · 航空航天 · 铆接线
    B 级:上门拜访 · 30 天内拜访一次
    !排名
store> field 宏图航空 tier = B
小李> 恒发钣金 销售排名30 利润排名80
# rows: L28
bot> 客户分类 C 级
    C 级:电话追踪,随时维护关键信息 · 45 天内电话一次
小李> 今天拜访了恒发钣金王工,聊了折弯
bot> 拜访 · 恒发钣金
王敏> 团队周报
# rows: L28
bot> 回顾 · 华南
    该打电话却上门 1
# What the customer may be worth and able to pay.
小李> 博远航空 利益估计 一年能做两台
bot> 已记 博远航空
    利益估计 一年能做两台
小李> 博远航空 财务能力 现金充足,付款准时
bot> 财务能力 现金充足,付款准时
小李> 博远航空 线索评估
# rows: L26
bot> 博远航空 · 线索评估
    销售业绩排名: 12
    利益估计: 一年能做两台
    财务能力: 现金充足
    [填写]
# Another tier than the ranks give needs a reason, which stays with it.
小李> 恒发钣金 定为B级
bot> 恒发钣金 定为 B 级,请说原因
store> field 恒发钣金 tier = C
小李> 明年要扩产
bot> 客户分类 C 级 → B 级
    30 天内拜访一次
store> field 恒发钣金 tier = B
store> field 恒发钣金 tier_why = 明年要扩产
小李> 恒发钣金 利润排名90
bot> 利润排名 80 → 90
    !客户分类
store> field 恒发钣金 tier = B
# An industry is known in five dimensions, for everybody; who decides there is learnt from deals that were won.
小李> 钣金行业 需求:交期短、小批量
# rows: L5
bot> 已记 钣金
    需求: 交期短、小批量
王敏> 行业 钣金 购买习惯:年底集中采购
bot> 购买习惯: 年底集中采购
Anna> industry sheet metal
bot> Sheet metal
    customers: tier B 1
    Need: 交期短、小批量
    Buying habits: 年底集中采购
小李> 存个联系人 方志明 恒发钣金 设备部经理,他是决策者
bot> 方志明
小李> #L2 转商机 80万
bot as $deal> 商机 · 恒发钣金
    80万
store> opportunities 恒发钣金 = 1
小李> 恒发钣金 转商机
bot> 商机
    #P1
store> opportunities 恒发钣金 = 1
