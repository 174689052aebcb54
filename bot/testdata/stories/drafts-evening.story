# What was not answered is not lost and not written: it waits among 待确认.
-- 2026-11-02 09:00 --
小李> 今天拜访了恒鑫钣金陈经理
bot> 恒鑫钣金
-- 2026-11-02 15:00 --
小李> 下午又去恒新钣金见了陈经理
bot> 恒新钣金
小李> 今天拜访了格力李经理
bot> 拜访 · 格力
-- 2026-11-02 21:00 --
小李> 待确认
bot> 待确认
    恒新钣金
store> drafts 小李 = 1
