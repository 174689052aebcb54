# S23: a token in the wrong slot, one that is revoked, an address that is not trusted any more: one
# platform is down, the other works, the admin is told once there, with the fix, and nothing is lost.
-- 2026-11-02 08:50 --
-- slack down: token in the wrong slot --
小李 @wecom> 今天拜访了比亚迪王总
bot> 已记 拜访 · 比亚迪
-- +4m --
bot @wecom 周航> ⚠️ Slack 没连上:设置有误
    从 08:50 起
    修好后自动补发(过期的提醒不补)
    怎么修:改 MILEPOST_SLACK_BOT_TOKEN,再重启
    [状态]
-- slack up --
-- +4m --
bot edits @wecom 周航> ✅ Slack 恢复了
    08:50 起
小李 @slack> 在吗
bot @slack 小李> 您好 小李
# In the middle of the day the token is revoked: what is to be said there waits.
-- 2026-11-02 14:02 --
-- slack down: token revoked --
小李 @wecom> 申请 比亚迪 样机借用两周
bot @wecom 小李> 请示 #A1 比亚迪
    等 王敏
bot @wecom #华南> 请示 #A1
-- +4m --
bot @wecom 周航> ⚠️ Slack 收发失败:不认令牌了
    从 14:02 起
    积压 2 条,修好后自动补发(过期的提醒不补)
    怎么修:重新安装应用
    [状态]
    !样机
-- slack up --
-- +4m --
bot @slack 王敏> 请示 #A1 比亚迪
    样机借用两周
    [同意]
bot @slack #华南> 请示 #A1
# The other way round: the admin reads on Slack what is wrong at WeCom.
-- +5m --
-- 2026-11-02 16:02 --
-- wecom down: address not trusted --
小李 @wecom> 拜访了美的周工
-- +4m --
bot @slack 周航> ⚠️ 企业微信 收发失败:出口 IP 不可信
    从 16:02 起
    积压 1 条,修好后自动补发(过期的提醒不补)
    怎么修:把 203.0.113.7 加进:应用管理 → 应用 → 企业可信IP
    !美的
-- +1h --
bot silent
小李 @slack> 状态
bot @slack 小李> 企业微信 这会儿不通
    您说的我都会记下
-- wecom up --
-- +13m --
bot @wecom 小李> 已记 拜访 · 美的
-- +3m --
bot edits @slack 周航> ✅ 企业微信 恢复了
    16:02 起
