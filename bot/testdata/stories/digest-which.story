# Which ones: what is behind a figure of a digest, in the digest's own days, by chat, in its thread and by its place on the card.
config: two-teams.yaml
-- 2026-10-30 10:00 --
小李> 今天拜访了比亚迪王总,预算120万
bot> 比亚迪
小李> 打了恒鑫陈经理电话,说下周定
bot> 恒鑫
小陈> 今天拜访了航新精工周工,预算150万
bot> 航新
小李> 周五前给美的送样
bot> 美的
-- 2026-10-30 18:30 --
bot #华南> 华南 · 10-30
    拜访 1 · 电话 1
王敏> 拜访是哪些
bot> 拜访 1 · 华南
    ① 10-30 拜访 比亚迪
王敏> 第二个是哪些
bot> 电话 1 · 华南
    ① 10-30 电话 恒鑫
王敏> 第三个呢
bot> 新线索 3
王敏> 潜在商机有哪些
bot> 潜在商机 1 单 120万
# A figure that stands on no card is asked for as such.
王敏> 费用是哪些
bot> 费用
# On Monday it is last week's; after a card of this week, this one's.
-- 2026-11-02 09:30 --
bot 王敏> 华南 · 11-02
    上周:拜访 1
bot 赵刚> 10月 · 华东、华南
小李> 今天拜访了美的周工
bot> 美的
王敏> 拜访有哪些
bot> 拜访 1 · 华南 · 10-26 那周
    ① 10-30 拜访 比亚迪
    !美的
王敏> 团队周报
bot> 回顾 · 华南
    拜访 1
王敏> 拜访有哪些
bot> 拜访 1 · 华南 · 11-02 那周
    美的
    !比亚迪
# The director's month is October, over both teams.
赵刚> 哪些
bot> 潜在商机 2 单 270万 · 华东、华南
    ① 航新精工
    ② 比亚迪
赵刚> 为什么给我发这个
bot> 为什么发「客户分级金字塔」
    最近一次:11-02
    每月第一个工作日 09:00 后几分钟发给每位大客户开发部总监
赵刚> 未定是哪些
bot> 未定 …
    航新精工
# In the thread of the team's digest it is that evening's, however late.
-- 2026-11-02 18:30 --
bot #华南> 华南 · 11-02
    拜访 1
-- 2026-11-05 10:00 --
王敏 #华南 ↳> @Milepost 拜访是哪些
bot #华南 ↳> 已私聊发您
bot 王敏> 拜访 1 · 华南 · 11-02
    ① 11-02 拜访 美的
小李 #华南 ↳> @Milepost 为什么给我们发这个
bot #华南 ↳> 已私聊发您
bot 小李> 为什么发「团队日报」
    发给团队的频道
