# Taking back what one message did takes back what it created on the way, and can itself be taken back.
-- 2026-11-02 18:30 --
小李> 今天拜访了比亚迪王总,预算大概120万,下周三带方案过去
bot as $visit> 比亚迪
小李 [撤销]
bot> 已撤销 #V1
    [恢复]
store> visits 比亚迪 = 0
store> tasks 小李 = 0
小李> 比亚迪
bot> 比亚迪
    !王总
小李> 恢复
bot> 已恢复
    比亚迪
store> visits 比亚迪 = 1
store> tasks 比亚迪 = 1
store> contacts 比亚迪 = 1
小李> 撤销
bot> 已撤销
store> visits 比亚迪 = 0
