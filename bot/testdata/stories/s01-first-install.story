# S1: the admin's first five minutes: says hello, looks at the machine room, asks where names are put.
-- 2026-11-02 09:00 --
周航> 你好
bot> 您好 周航
    状态
周航> 状态
bot> 运行正常
    6 人
周航> 在哪里填名字
bot> 配置
周航> 怎么接入Slack
bot> README
周航> 今天拜访了比亚迪王总
bot> …
store> visits 比亚迪 = 0
# The rep beside him tries the sentence on the card at once.
小李> 今天拜访了比亚迪王总,预算大概120万,下周三带方案过去
bot> 已记 拜访 · 比亚迪(新客户) #V1
