# One person, two platforms: a question asked on one is answered on the other, and what was begun on
# one goes on there; old buttons know it.
-- 2026-11-02 15:00 --
小李 @wecom> 今天拜访了恒鑫钣金陈经理
bot> 恒鑫钣金
小李 @wecom> 下午又去恒新钣金谈交期
bot as $which> 恒新钣金
小李 @slack> 1
bot @slack 小李> 拜访 · 恒鑫钣金 #V2
store> visits 恒鑫钣金 = 2
小李 @wecom $which [恒鑫钣金]
bot @wecom 小李> 已经处理过了
小李 @wecom> 立项 恒鑫钣金
bot @wecom 小李> 立项 LX-2026-001 恒鑫钣金 · 草稿
    先说 需求摘要
小李 @slack> 需求:两台折弯机,明年3月签
bot @slack 小李> 立项 LX-2026-001 恒鑫钣金 · 草稿
    已记:需求摘要、预计签约日
    先说 预计金额
小李 @wecom> 120万
bot @wecom 小李> 已记:预计金额
小李 @slack> 撤销
bot @slack 小李> 已撤销
store> visits 恒鑫钣金 = 2
