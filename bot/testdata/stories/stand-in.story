# A rep is away: his appointments with customers come to whom he named, who is reminded, logs them and sees them among his own; on his return he reads once what went on.
config: people.yaml
-- 2026-11-06 10:00 --
小李> 今天拜访了美科林副总,报价560万
bot> 拜访 · 美科
小李> 约了美科林副总周二上午10点谈付款
bot> 11-10 周二 10:00
小李> 约了恒发周三下午3点
bot> 恒发
小李> 周二前给金利送样
bot> 金利
小李> 休假 11-09 到 11-13 交给小陈
bot> 11-09 至 11-13 您的审批转 小陈
    2 个客户约也由 小陈 接
    11-10 周二 10:00 · 美科
bot 小陈> 小李 11-09 至 11-13 休假,由您代
    审批和客户的约转给您
    11-10 周二 10:00 · 美科
    11-11 周三 15:00 · 恒发
小陈> 下周有啥安排
bot> 代 小李:美科
    代 小李:恒发
    !金利
王敏> 谁不在
bot> 不在的 1 人
    小李 · 11-09 至 11-13 · 由 小陈 代
# On the first day he hears once what comes to him; on the day itself he is reminded, and the absent one is not.
-- 2026-11-09 09:30 --
bot 小陈> 今天起您代 小李(到 11-13 周五)
    客户的约 2 个
    11-10 周二 10:00 · 美科
-- 2026-11-09 17:40 --
bot 小陈> 📋 明天 10:00 · 美科 林副总
    代 小李
    [准备卡]
-- 2026-11-10 09:30 --
bot 小陈> 早,今天 1 件
    代 小李:今天 10:00 · 美科
bot silent
-- 2026-11-10 11:30 --
小陈> 刚从美科出来,林副总同意三三三一
bot> 拜访 · 美科
store> tasks 小李 = 2
store> visits 美科 = 2
# What he may not: give away what is another's.
小陈> 把美科给Anna
bot> 交接要经理或管理员来办
# The visit of the day before is asked of the one who stands in.
-- 2026-11-12 09:30 --
bot 小陈> 早,今天 1 件
    代 小李:恒发:昨天 15:00 约过,还没记
# Back: one summary, then the day begins as always.
-- 2026-11-16 09:30 --
bot 小李> 欢迎回来,小李(11-09 至 11-13)
    小陈 代您跑了 1 次:11-10 美科
    约了还没记 1 个:11-11 恒发
    压着没提醒您的 4 件,今早一起说
bot 小李> 早,今天 4 件
    给金利送样
    恒发:5 天前 15:00 约过,还没记
# What the deputy did on the last days he may still write down, and says so when he is asked.
-- 2026-11-16 10:00 --
小陈> 周三下午去了恒发,陈总要报价
bot> 拜访 · 恒发
    11-11 周三
store> tasks 小李 = 1
小李> 我回来了
bot> 欢迎回来
    !代您
# After that the customer is the owner's alone again.
小陈> 今天又去了恒发
bot> 恒发
    !已记
