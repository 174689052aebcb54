# A rep sends where he is and a photo, and tells the result when he comes out: one visit.
# only: wecom
-- 2026-11-02 09:00 --
小李> 上周五拜访了比亚迪王总,聊了电池线
bot as $first> 已记 拜访 · 比亚迪
小李> 拜访了美的周工
bot> 已记 拜访 · 美的
-- 2026-11-02 09:52 --
小李 location> 22.6921,114.3466 比亚迪坪山
bot as $here> 📍 已记到访 · 比亚迪
    09:52 · 比亚迪坪山(定位)
    谈完告诉我一句结果
    [改]
    [撤销]
again
bot silent
小李 file> shop-floor.jpg
bot> 已附在 比亚迪 #V3
bot edits $here> 📍 已记到访 · 比亚迪 #V3
    比亚迪坪山(定位+照片1)
小李> 到了
bot silent
store> visits 比亚迪 = 2
-- 2026-11-02 11:20 --
小李> 聊了电池线方案,王总没意见,下周三带合同过去
bot as $told> 已记 拜访 · 比亚迪 #V3
    11-02 周一 09:52 · 王总
    下一步 11-11 周三
    📍 09:52 · 比亚迪坪山
    📎
bot edits $here> 已记 拜访 · 比亚迪 #V3
store> visits 比亚迪 = 2
# What is said of the same customer afterwards is a visit of its own.
-- 2026-11-02 16:00 --
小李> 下午又去了比亚迪,见了张工
bot> 已记 拜访 · 比亚迪 #V4
store> visits 比亚迪 = 3
# The name of a street is no customer: he is asked, once; what he sends meanwhile goes along.
-- 2026-11-03 10:00 --
小李 location> 22.7000,114.4000 坪山区比亚迪路3009号
bot as $ask> 您到了哪家客户?
    10:00 · 坪山区比亚迪路3009号(定位)
    [比亚迪]
    [美的]
    [不用记]
小李 file> shop-floor.jpg
bot> 收到,和刚才的定位放在一起
小李> 到了
bot silent
store> visits 美的 = 1
小李 $ask [美的]
bot> 📍 已记到访 · 美的 #V5
    定位+照片1
store> visits 美的 = 2
小李> 门卫不让进
bot> 已记 拜访 · 美的(没见到人) #V5
store> visits 美的 = 2
# The same gate on another day needs no name.
-- 2026-11-05 10:00 --
小李 location> 22.7003,114.4001
bot> 📍 已记到访 · 美的 #V6
小李> 撤销
bot> 已撤销
store> visits 美的 = 2
# Words first, the location as the proof of them; a place alone makes no customer.
小李> 刚从格力出来,见了周工,方案没意见
bot as $gree> 已记 拜访 · 格力
小李 location> 22.3000,113.5000 珠海前山金鸡西路
bot> 📍 定位已附在 格力
    珠海前山金鸡西路(定位)
bot edits $gree> 📍 10:00 · 珠海前山金鸡西路
-- 2026-11-05 14:00 --
小李 location> 23.1000,113.3000 天河软件园
bot> 您到了哪家客户?
store> drafts 小李 = 1
小李> 今天下午拜访了广汽的陈总,聊了机器人
bot> 已记 拜访 · 广汽
    📍 14:00 · 天河软件园
store> drafts 小李 = 0
store> visits 广汽 = 1
