# What was turned off or put off is listed on request, each with a button that brings it back.
-- 2026-11-23 10:00 --
小李> 我静音了什么
bot> 没有关掉的提醒
小李> 今天拜访了比亚迪王总,预算大概120万
bot> 比亚迪
小李> 今天拜访了美的周工,聊了涂装线,80万
bot> 美的

# A month, a half-year or a year stands for its first day.
小李> 比亚迪12月再说
bot> 好的,比亚迪 12-01 周二 再提醒您
    [恢复]
小李> 比亚迪明年3月再说
bot> 比亚迪 2027-03-01 周一 再提醒您
小李> 比亚迪明年12月再说
bot> 比亚迪 2027-12-01 周三 再提醒您
小李> 比亚迪下半年再说
bot> 比亚迪 2027-07-01 周四 再提醒您
小李> 比亚迪这个月再说
bot> 推到哪天
小李> 比亚迪12月8号再说
bot> 比亚迪 12-08 周二 再提醒您
小李> 以后不要准备卡了
bot> 不再提醒「准备卡」
小李> 我静音了什么
bot> 现在不提醒您的 2 项
    准备卡:一直
    比亚迪:12-08 周二 再提醒
    [恢复 准备卡]
    [恢复 比亚迪]
    [全部恢复]
小李 [恢复 准备卡]
bot> 提醒恢复了
小李> 哪些提醒关了
bot> 现在不提醒您的 1 项
    比亚迪
    !准备卡

# The customer that was just spoken of, and back.
小李> 美的情况
bot> 美的
小李> 不再提醒这个客户
bot> 好的,不再提醒 美的
    您的经理会看到
小李> 这个客户又可以提醒了
bot> 提醒恢复了
小李> 不再提醒比亚迪
bot> 不再提醒 比亚迪
小李> 不再提醒的客户有哪些
bot> 现在不提醒您的 1 项
    比亚迪:一直
    !12-08
小李 [恢复 比亚迪]
bot> 提醒恢复了
小李> 我静音了什么
bot> 没有关掉的提醒

Anna> Visited Oakline today, met Greta, budget about 200k EUR
bot> Oakline
Anna> leave Oakline until January
bot> Oakline again on Mon, Jan 4, 2027
Anna> mute visit reminders
bot> no more “Touch is due”
Anna> what have I muted?
bot> Turned off or put off: 2
    Touch is due: for good
    Oakline: again on Mon, Jan 4
Anna> remind me about Oakline again
bot> reminders are back on
Anna> which reminders are off?
bot> Turned off or put off: 1
    !Oakline
Anna [Turn on Touch is…]
bot> reminders are back on
# Of a customer who is not silent it is a step.
Anna> remind me about Oakline again
bot> Task saved
