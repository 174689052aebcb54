# A deputy is absent himself: whom he named sees to it, may write it down, and whoever comes back reads who did it.
config: people.yaml
-- 2026-11-04 10:00 --
小李> 今天拜访了美科林副总,报价560万
bot> 美科
小李> 约了美科林副总周二上午10点谈付款
bot> 11-10 周二 10:00
小李> 约了美科林副总11月12号下午3点
bot> 11-12
-- 2026-11-06 15:00 --
小李> 休假 11-09 到 11-13 交给小陈
bot> 您的审批转 小陈
bot 小陈> 由您代
小陈> 我11-11到11-12请假,审批给Anna
bot> 您的审批转 Anna
bot Anna> 小陈 is away, you stand in
王敏> 谁不在
bot> 小陈 · 11-11 至 11-12 · 由 Anna 代
    小李 · 11-09 至 11-13 · 由 小陈 代
-- 2026-11-09 09:30 --
bot 小陈> 今天起您代 小李(到 11-13 周五)
    11-10 周二 10:00 · 美科 林副总谈付款
-- 2026-11-10 09:30 --
bot 小陈> 代 小李:今天 10:00 · 美科
-- 2026-11-11 09:30 --
bot Anna> for 小李: 美科 林副总: booked yesterday 10:00, nothing logged
-- 2026-11-11 18:00 --
bot Anna> tomorrow 15:00 · 美科
    for 小李
Anna> 昨天去了美科见了林副总,同意三三三一
bot> Visit logged · 美科
    Tue, Nov 10
bot edits> This morning's list is dealt with (1)
-- 2026-11-16 09:30 --
bot 小李> 欢迎回来,小李(11-09 至 11-13)
    Anna 代您跑了 1 次:11-10 美科
    约了还没记 1 个:11-12 美科
# Back at his desk the customer is his alone again.
-- 2026-11-20 10:00 --
Anna> 今天又去了美科
bot> 美科
    is taken
