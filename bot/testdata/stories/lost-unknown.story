# A customer who is not known is asked about; it is not the one that was just spoken of.
-- 2026-11-02 10:00 --
Anna> Visited Oakline today, met Greta, budget is 800k USD
bot> Oakline
Anna> we lost Felton Looms to Kuka
bot> Felton Looms
store> opportunities Oakline = 1
Anna> pause Felton Looms until March 1
bot> Felton Looms
小李> 今天拜访了比亚迪王总,聊了电池线方案,预算120万
bot> 比亚迪
小李> 恒发暂停到3月
bot> 还没有「恒发」的记录
小李> 航新黄了
bot> 还没有「航新」的记录
小李> 先放一放
bot> 暂停到哪天? · 比亚迪
