# Put off in words: one of a card, all of it, a customer; and silent about one thing.
-- 2026-11-02 09:30 --
小李> 周四给粤钢报价
bot> 粤钢
小李> 周四给美的送样
bot> 美的
小李> 周四给格力送样
bot> 格力
Anna> quote to Oakline on Thursday
bot> Oakline
Anna> send samples to Norton on Thursday
bot> Norton
-- 2026-11-05 09:40 --
bot Anna> Morning, 2 today
bot 小李> 早,今天 3 件
小李> 别再提醒这个
bot> 不再提醒哪一条?
    写「③ 别再提醒」
小李> 都明天再说
bot> 这些 11-06 周五 再提醒您
Anna> all of them tomorrow
bot> these again on Fri, Nov 6
-- 2026-11-06 09:40 --
bot Anna> Morning, 2 today
bot 小李> 早,今天 3 件
小李> ② 别再提醒
bot> 推到哪天?
小李> 下周三
bot> 美的 11-11 周三 再提醒您
小李> 粤钢推迟3天
bot> 给粤钢报价
    11-05 周四 → 11-09 周一
小李> 不要再跟我说格力了
bot> 不再提醒 格力
Anna> stop nagging me about Norton
bot> no more reminders of Norton
-- 2026-11-09 09:40 --
bot 王敏> 小李 · 不再要 格力 的提醒
bot 小李> 给粤钢报价
    !格力送样
    !美的送样
