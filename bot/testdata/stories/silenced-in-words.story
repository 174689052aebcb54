# What the buttons of a reminder say works as words too: 恢复 after it was silenced, 我其实去过 after it asked.
-- 2026-11-02 10:00 --
小李> 今天拜访了比亚迪王总,预算120万
bot> 比亚迪
小李> 不再提醒比亚迪
bot> 好的,不再提醒 比亚迪
小李> 恢复
bot> 提醒
小李> 别烦我
bot> 好的,今天不再提醒
小李> 恢复
bot> 提醒
小李> 比亚迪推迟到下周三
bot> 11-11 周三 再提醒您
小李> 恢复
bot> 提醒
小李> 11月4号上午十点约了比亚迪王总
bot> 预约
# Something was written since: then 恢复 does not mean the reminders.
小李> 别烦我
bot> 好的,今天不再提醒
小李> 今天拜访了美的周工
bot> 已记 拜访 · 美的
小李> 撤销
bot> 已撤销
小李> 恢复
bot> 美的
-- 2026-11-05 09:40 --
bot 小李> 比亚迪 王总:昨天 10:00 约过,还没记
小李> 我其实去过
bot> 比亚迪
小李> 谈了价格
bot> 已记 拜访 · 比亚迪
    11-04
