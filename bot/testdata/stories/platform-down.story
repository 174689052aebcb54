# A platform stops taking what is said: the admin is told once, on the one that works, with the fix;
# what people wrote is safe, and everything is said when it is back.
-- 2026-11-02 14:00 --
小李> 今天拜访了比亚迪王总
bot> 已记 拜访 · 比亚迪
-- wecom down --
小李> 今天拜访了美的周工
小李 @slack> 状态
bot @slack 小李> 在的,一切正常
-- +6m --
bot @slack 周航> 企业微信 收发失败
    积压 1 条,修好后自动补发
    怎么修:查令牌、网络、出口 IP 是否可信
    [状态]
    !美的
-- +3h --
bot silent
小李 @slack> 状态
bot @slack 小李> 企业微信 这会儿不通
    您说的我都会记下
周航> 状态
bot> 有 1 件事要看
    企业微信 收发失败 → 查令牌
    正常:Slack ·
store> visits 美的 = 1
-- wecom up --
bot silent
-- +13m --
bot 小李> 已记 拜访 · 美的
-- +3m --
bot edits @slack 周航> 企业微信 恢复了
周航> 状态
bot> 运行正常
-- +9m --
bot silent
