# One person, two platforms: a question asked on one is answered on the other.
-- 2026-11-02 15:00 --
小李 @wecom> 今天拜访了恒鑫钣金陈经理
bot> 恒鑫钣金
小李 @wecom> 下午又去恒新钣金谈交期
bot> 恒新钣金
小李 @slack> 1
bot @slack 小李> 拜访 · 恒鑫钣金
store> visits 恒鑫钣金 = 2
