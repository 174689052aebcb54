# Each person's working days are his own: the company's day off, a factory's Saturday, a weekend on Friday.
config: company-day.yaml
-- 2026-11-04 14:00 --
小李> 周五前给美科报价
bot> 美科
    11-06 周五
小李> 周五前给格力报价
bot> 格力
    11-06 周五
小吴> 周六给恒发送样
bot> 恒发
    11-07 周六
Omar> send the quote to Oakline by Sunday
bot> Oakline
    Sun, Nov 8
-- 2026-11-04 22:10 --
bot 小李> 今天还缺
bot 小吴> 今天还缺
bot Omar> Still missing today
-- 2026-11-05 12:00 --
bot silent
-- 2026-11-06 09:40 --
bot 小李> 早,今天 2 件
    美科
    格力
-- 2026-11-07 09:40 --
bot 小吴> 早,今天 1 件
    恒发
-- 2026-11-08 15:00 --
bot Omar> Morning, 1 today
    Oakline
