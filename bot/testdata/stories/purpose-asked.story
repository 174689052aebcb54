# What a visit was for is asked once for a deal, in the evening of its first day, not after every visit.
-- 2026-11-17 10:00 --
小李> 今天拜访了恒鑫钣金陈经理,谈方案,预算100万,下周三送样
bot> 恒鑫钣金(新客户) #V1
小李> 恒鑫钣金 东莞 钣金行业 年营业额3亿 A级 因为是标杆客户 老客户引荐的
bot> 恒鑫钣金
-- 2026-11-17 18:00 --
# rows: J2
bot 小李> 恒鑫钣金 这次去的目的?写「#V1 目的 推动项目前进」
小李> #V1 目的 推动项目前进
bot> 目的 推动项目前进
-- 2026-11-18 10:00 --
小李> 今天拜访了恒鑫钣金陈经理,谈交期
bot> 恒鑫钣金 #V2
-- 2026-11-18 17:44 --
-- 2026-11-18 17:57 --
bot silent
