# 撤销 means the last thing that he said: what is still in question goes, not the record before it.
-- 2026-11-17 10:00 --
小李> 今天拜访了恒鑫钣金的李工
bot> 恒鑫钣金(新客户) #V1
-- 2026-11-17 10:05 --
小李> 今天拜访了恒鑫五金的王总
bot> 「恒鑫五金」是您的哪一家?
小李> 撤销
bot> 好的,不记了
    今天拜访了恒鑫五金的王总
    [恢复]
store> visits 小李 = 1
store> drafts 小李 = 0
# 恢复 brings the question back, and it is answered.
小李> 恢复
bot> 「恒鑫五金」是您的哪一家?
    [都不是,新客户]
store> drafts 小李 = 1
小李 [不用记]
bot> 好的,不记了
小李 [恢复]
bot> 「恒鑫五金」是您的哪一家?
小李 [都不是,新客户]
bot> 恒鑫五金(新客户) #V2
# Answered, it is a record like any other: that goes first, and it is in question again.
小李> 撤销
bot> 已撤销 #V2 恒鑫五金
小李> 撤销
bot> 好的,不记了
    今天拜访了恒鑫五金的王总
-- 2026-11-17 10:10 --
# What the same message recorded and what it asks go together.
小李> 上午拜访了恒鑫钣金李工,谈了付款。下午拜访了恒鑫五金王总,送了样品
bot as $two> 1 条
小李> 撤销
bot> 已撤销
store> visits 小李 = 1
store> drafts 小李 = 0
小李> 撤销
bot> 已撤销 #V1 恒鑫钣金
# A question of the bot's own, after a button: not asked any more, and nothing recorded goes.
小李> 铁成轨道投标 11月30号截标
bot> ✅ 投标 铁成轨道 #B1
-- 2026-11-17 10:15 --
小李 [不投了]
bot> 为什么放弃?
小李> 撤销
bot> 好的,这个先不问了
store> tenders 铁成轨道 = 1
# What a form changed goes like anything else.
小李 [填表]
bot form> 投标 铁成轨道
小李 submits> 保证金 = 20万
bot> 保证金 20万
小李> 撤销
bot> 修改已撤销 #B1
-- 2026-11-17 10:20 --
Anna> Visited Oakline today, met Greta
bot> Oakline
-- 2026-11-17 10:22 --
Anna> want to visit Marlow next week
bot> Marlow
-- 2026-11-17 10:23 --
Anna> undo that
bot> OK, dropped
    Marlow
Anna> undo
bot> Undone
    Oakline
