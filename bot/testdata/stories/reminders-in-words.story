# Wishes about reminders in the words of a hurry, and why none came.
-- 2026-11-30 09:00 --
小李> 今天拜访了比亚迪王总,预算大概120万,12月2号带方案过去
bot> 比亚迪
小李> 新线索 博世汽车部件 苏州 汽车 展会
bot> 博世
# A question that waits for a day takes no other wish for its answer.
小李> 博世别提醒我了
bot> 推到哪天?
小李> 周末别发
bot> 周末和节假日本来就不提醒您
小李> 把日报改到六点
bot> 团队日报 18:00 发
小李> 早上的提醒改到九点半
bot> 提醒只在工作日 09:30–18:00
小李> 周三
bot> 博世汽车部件 12-02 周三 再提醒您
小李> 比亚迪的提醒推迟三天
bot> 比亚迪 12-03 周四 再提醒您
小李> 为什么没提醒我比亚迪
bot> 为什么没提醒 · 比亚迪
    推迟了
小李> 每周五下午提醒我写周报
bot> 重复的提醒我还不会
    周五下午提醒我写周报
小李> 周五下午提醒我写周报
bot> 已记 待办
    写周报
小李> 少发点
bot> 今天不再提醒
小李> 今天怎么没发早报
bot> 关了提醒
王敏> 为什么小李没收到提醒
bot> 为什么没提醒 · 小李
    关了提醒
Anna> I'm in a meeting, remind me in an hour
bot> no more reminders today
Anna> why didn't I get a reminder today
bot> Why there was no reminder
    All reminders are off
Anna> 小李为什么没收到提醒
bot> manager
# A payment that did not come is another matter.
小李> 为什么没收到款
bot> 待收的款
