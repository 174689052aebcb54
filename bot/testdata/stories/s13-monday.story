# S13: the manager's Monday: one card instead of four messages.
-- 2026-09-01 10:00 --
小李> 今天拜访了粤钢林副总,报价350万
bot> 粤钢
-- 2026-10-27 10:00 --
小李> 航新投标 11月13号上午9点半截标,大概200万
bot> 航新
小李> 新线索 恒鑫钣金 东莞 折弯机
bot> 线索
小李> 周五前给粤钢送样
bot> 送样
# Who is on the road says so: his reminders go on, and nobody wonders why he logs nothing.
Anna> I'm on a business trip Wed to Fri
bot> ✅ Travelling Oct 28 to Oct 30
    your manager reads “travelling”
    [Undo]
-- 2026-10-30 17:30 --
Anna> 新线索 恒鑫精密 东莞 折弯机 陈经理 13712345678
bot> …
bot 王敏> 撞单核对
-- 2026-11-02 08:30 --
-- 2026-11-02 09:30 --
# rows: K3 A6 H7
bot 王敏 file> 线索汇总表JTF001-华南-*.xlsx
    华南 · 11-02 周一
    上周:新线索 2
    要您处理:
    撞单 1
    停滞 1
    到期未动 1
    粤钢 · 350万 · m1 停 62 天(限 14)
    航新 · 截标 11-13 09:30(11 天)
    没记录:Anna(出差)
    线索表 2 行,见附件
    [撞单 1]
    [停滞清单]
    [上周回顾]
    恒鑫钣金
王敏 [停滞清单]
bot> 停滞
    到期未动 1
王敏 [到期未动 1]
bot> 到期未动 1
    粤钢
    送样
王敏> 本周谁没动
bot> 件该动了
    粤钢 停在 m1
    给粤钢送样 · 过期 3 天
    本周还没记录:Anna(还没有客户)、小李
王敏> 粤钢为什么还在m1
bot> 停了 62 天(限 14)
    还缺
    [还差什么]
# Nothing more comes that day: who logged nothing on Friday stood on that card.
-- 2026-11-02 16:00 --
bot silent
# What is due for himself stands on it too: no morning card comes beside it.
-- 2026-11-05 10:00 --
王敏> 周一给美科报价
bot> 美科
-- 2026-11-09 09:40 --
bot 王敏> 华南 · 11-09 周一
    今天您自己的 1 件:
    ② 给美科报价 · 今天到期
王敏> ② 完成
bot> 完成
    报价
# Beside a name stands what explains it: an appointment of which nothing was told yet, a day without plans.
小李> 今天拜访了恒鑫钣金王总
bot> 恒鑫钣金
王敏> 今天大家跑得怎么样
bot> 还没记录:Anna(还没有客户)
Anna> booked Oakline for Nov 10 at 10am
bot> Oakline
-- 2026-11-10 18:30 --
小李> 今天拜访了恒鑫钣金王总
bot> …
-- 2026-11-11 09:40 --
bot 王敏> 还没记录:Anna(约了 1 家)
