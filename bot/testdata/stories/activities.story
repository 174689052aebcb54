# The eight kinds of what is done with a customer, and the call; what counts as a visit.
-- 2026-11-02 18:30 --
小李> 今天拜访了比亚迪王总,聊了电池线
# rows: J3
bot> 拜访 · 比亚迪
小李> 今天在比亚迪做了技术研讨,张工他们都来了
# rows: J3
bot> 技术研讨 · 比亚迪
小李> 今天和比亚迪项目交流,王总参加了
# rows: J3
bot> 项目交流 · 比亚迪
小李> 今天给比亚迪做了方案演示,王总觉得不错
# rows: J3
bot> 方案演示 · 比亚迪
小李> 今天陪赵刚去比亚迪高层拜访,见了王总
# rows: J3
bot> 高层拜访 · 比亚迪
    同去 赵刚
小李> 今天比亚迪王总来我们厂项目考察
# rows: J3
bot> 项目考察 · 比亚迪
小李> 今天和比亚迪条款谈判,付款三三四
# rows: J3
bot> 条款谈判 · 比亚迪
小李> 今天去了比亚迪的周年庆,见了王总
# rows: J3
bot> 其他活动 · 比亚迪
小李> 下午打了比亚迪王总电话,他同意了
# rows: J3
bot> 电话 · 比亚迪
# Only what is done in person counts as a visit; the party does not.
小李> 我今天记了啥
bot> 今天记了 9 条
    技术研讨
store> visits 比亚迪 = 7
