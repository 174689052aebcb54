# People in chat: added, linked by a code, given a role, moved; a group bound to a team.
config: people.yaml
-- 2026-11-02 10:00 --
小李> 加小孙 华南 销售
bot> 人员和权限由管理员来改
周航> 加小孙 华南 销售
# rows: E5
bot> 加人 小孙 · 华南 · 销售(预览,未生效)
    [确认]
周航> 加小孟 信息专员
bot> 加人 小孟 · 信息专员(预览,未生效)
周航> 加小孙 华南 销售
bot> 加人 小孙 · 华南 · 销售(预览,未生效)
周航 [确认]
bot edits> ✅ 加人 小孙 · 华南 · 销售
    绑定
    [撤销]
周航> 花名册
# rows: K5 K6
bot> 人员 9 人
    华南…王敏(大客户经理)…小孙(没绑定)
    不属团队…陈静(信息专员)、赵刚(大客户开发部总监)
    [华南]
周航 [华南]
bot> 华南
    小孙 · 销售 · 没绑定
周航> 小孙的绑定码
bot> 绑定码
    7 天内有效
周航> 老周是小孙的经理
bot> 小孙 的上级改为 老周(预览,未生效)
周航 [确认]
bot edits> ✅ 小孙 的上级改为 老周
周航> 小李负责售前
bot> 小李 负责 售前(预览,未生效)
周航> 好
bot edits> ✅ 小李 负责 售前
周航> 把Anna调到华东
bot> Anna 调到 华东(预览,未生效)
周航> 算了
bot> 没有改动
周航> 小陈升为经理
bot> 小陈 的角色改为 大客户经理(预览,未生效)
周航 [确认]
bot edits> ✅ 小陈 的角色改为 大客户经理
周航> 撤销
bot> 已撤销
# A leave of somebody else is noted by who leads him or by an admin; he is told.
王敏> 小李下周一到周五休假,审批给Anna
bot> ✅ 小李 11-09 至 11-13 休假
    由 Anna 代
bot Anna> 小李 is away, you stand in
bot 小李> 王敏 给您记了休假
小陈> 小李下周休假
bot> 人员和权限由管理员来改
# A second platform is linked by a code that is typed there.
老周> 绑定
bot> 绑定码
    10 分钟内有效
陌生人> 绑定 111111
bot 陌生人> 绑定码不对或已过期
周航 #华南> @Milepost 绑定到华东 审批
bot #华南> ✅ 本群已绑定 华东
    审批也在这里
周航 #华南> @Milepost 本群显示金额
bot #华南> ✅ 已改 本群(华东)
    带金额:群里的人都看得到
    审批也在这里
周航 #华南> @Milepost 解绑
bot #华南> 本群不再是 华东 的
周航 #华南> @Milepost 解绑
bot #华南> 这个群没有绑定团队
周航> 撤销
bot> 已撤销 华东
# 怎么加人 is answered with how it is done in chat.
周航> 怎么加人
bot> 加小孙 华南 销售
# A new team with who leads it, a move into it with what is his, other names: all
# shown first, and taken back in words.
小李> 今天拜访了美科林副总,报价560万
bot> 拜访 · 美科
小陈> 新建团队 华东二部 经理老周
bot> 人员和权限由管理员来改
周航> 新建团队 华东二部 经理老周
bot as $team> 新建团队 华东二部 · 经理 老周(预览,未生效)
    老周 从 华东 调来
    华东 就没有经理了
周航 [确认]
bot edits $team> ✅ 新建团队 华东二部
    @Milepost 绑定到华东二部
bot 老周> 周航 请您带 华东二部
周航> 把小李调到华东二部
bot as $move> 小李 调到 华东二部(预览,未生效)
    一起过来:客户 1 · 商机 1
周航 [确认]
bot edits $move> ✅ 小李 调到 华东二部
bot 小李> 您的上级是 老周
老周> 美科
bot> 负责人: 小李
周航> 撤销
bot> 已撤销
bot 小李> 周航 撤销了您的调动,您回到
    您的上级是
周航> 小李改名叫李强
bot as $name> 小李 改名叫 李强(预览,未生效)
    写旧名字我照样认得
周航 [确认]
bot edits $name> ✅ 小李 改名叫 李强
周航> 小李负责售前
bot> 李强 负责 售前
周航> 算了
bot> 没有改动
周航> 华东改名叫华东一部
bot as $east> 团队 华东 改名叫 华东一部(预览,未生效)
周航> 好
bot edits $east> ✅ 团队 华东 改名叫 华东一部
周航> 新建团队 华东一部
bot> 已经有团队「华东一部」
周航> 撤销
bot> 已撤销 华东
# The only admin does not go before there is another: nobody could change the roster any more.
周航> 周航离职,客户给王敏
bot as $last> 交接 周航 → 王敏(预览,未生效)
周航 $last [全给王敏]
bot> 周航 是唯一的管理员,先不能离开
周航> 花名册
bot> 周航(管理员)
