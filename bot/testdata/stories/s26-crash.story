# A photo, a voice message, a crash: what was written to Slack while the process was down is
# written down afterwards, what was written to WeCom has to be sent again, and the card says both.
-- 2026-11-04 09:30 --
小李 @slack> 昨天拜访了比亚迪王总,聊了电池线
bot> 已记 拜访 · 比亚迪
小李 @wecom> 在吗
bot> 您好 小李
-- 2026-11-04 09:52 --
小李 @slack file> shop-floor.jpg 到了比亚迪
bot as $here> 📍 已记到访 · 比亚迪 #V2
    照片1
    谈完告诉我一句结果
    [改]
    [撤销]
小李 @slack file> voice.amr
bot> 语音我听不了
    语音转文字
-- 2026-11-04 10:00 --
-- down --
-- 2026-11-04 10:05 --
小李 @slack> 谈完了,王总没意见,下周三带合同过去
-- 2026-11-04 10:20 --
小李 @slack> 门卫不让进格力,白跑一趟
小李 @wecom> 打车160
-- 2026-11-04 10:40 --
-- up --
bot @slack 小李> 已记 拜访 · 比亚迪 #V2
    下一步 11-11 周三
bot @slack 小李> 已记 拜访 · 格力(新客户,没见到人)
bot silent
-- +1m --
bot 小李> 10:00–10:40 我离线了
    Slack 的 2 条已补记
    企业微信请看看有没有没回执的,再发一次
store> visits 比亚迪 = 2
store> visits 格力 = 1
store> expenses 小李 = 0
小李 @wecom> 打车160
bot> 160元
store> expenses 小李 = 1
