# What is owed to a key account each quarter: a visit by an executive of ours, and a call in which the manager asks what it thinks of our people.
-- 2026-11-02 09:00 --
小李> 今天拜访了恒鑫钣金陈经理,聊价格
bot> 拜访 · 恒鑫钣金
王敏> 恒鑫钣金 定为A级,销售和利润都是行业前20
bot> A 级
王敏> 恒鑫钣金是大客户
bot> 大客户
王敏> 哪些客户该高层拜访了
# rows: G4
bot> 该高层拜访 1 家 · 华南
    ① 恒鑫钣金 · 360 天里没有 · 小李
    90 天一次
小李> 高层拜访安排一下恒鑫钣金
# rows: G4
bot> 已请 高层 赵刚 · 恒鑫钣金
bot 赵刚> 请您支持 · 恒鑫钣金
    [完成]
小李> 今天陪赵刚去恒鑫钣金高层拜访,见了陈总
# rows: G4
bot as $visit> 高层拜访 · 恒鑫钣金
    陈总
    同去 赵刚
王敏> 哪些客户该高层拜访了
bot> 该高层拜访 0 家
    都在 90 天以内
    !①
# A visit that met nobody, or a rep's own, is none; after a quarter it is due again.
-- 2027-02-01 09:30 --
小李> 今天拜访了恒鑫钣金陈经理
bot> 拜访 · 恒鑫钣金
小李> 哪些客户该高层拜访了
# rows: G4
bot> 该高层拜访 1 家
    ① 恒鑫钣金 · 上次 91 天前
# The call is the manager's, and what was said is his alone.
王敏> 本季还没做满意度电话的
# rows: G6
bot> 该打满意度电话 1 家 · 华南
    ① 恒鑫钣金 · 还没有过 · 小李
    只有您看得到
王敏> 满意度电话 恒鑫钣金 陈总:对小李满意,嫌回复慢
# rows: G6
bot> ✅ 已记 恒鑫钣金 · 满意度电话
    02-01 陈总:对小李满意,嫌回复慢
王敏> 本季还没做满意度电话的
bot> 该打满意度电话 0 家
小李> 恒鑫钣金 满意度电话
# rows: G6
bot> 这张卡只有经理和总监能看
    !嫌回复慢
小李> 哪些客户本季还没做满意度电话
bot> 满意度电话由经理打
    名单请问 王敏
赵刚> 恒鑫钣金 满意度电话
bot> 恒鑫钣金 · 满意度电话
    满意度电话: —
    !02-01
王敏> 恒鑫钣金 满意度电话
bot> 恒鑫钣金 · 满意度电话
    02-01 陈总:对小李满意,嫌回复慢
# What he heard may lead to another owner: that is a hand-over like any other.
王敏> 恒鑫钣金 交给Anna
bot> 交接 小李 → Anna(预览,未生效)
    客户 1
-- 2027-05-04 10:00 --
王敏> 本季还没做满意度电话的
bot> 该打满意度电话 1 家
    上次 92 天前
