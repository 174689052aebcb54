# What a competitor does at a customer is no visit of ours, and its price is not our deal's.
-- 2026-11-02 10:00 --
小李> 今天拜访了永达传动张总,聊了方案
bot> 拜访 · 永达传动
-- 2026-11-03 10:00 --
小李> 昨天去了永达传动,竞争对手埃斯顿报了98万,张总嫌我们贵
bot> 拜访 · 永达传动
    竞争对手埃斯顿报了98万
store> visits 永达传动 = 2
小李> 竞争对手埃斯顿上周去永达传动做了演示,大家留意
bot> 还没记
store> visits 永达传动 = 2
store> opportunities 永达传动 = 0
