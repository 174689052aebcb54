# Two customers that were registered twice are one company: what hangs on the one goes to the other, and all of it comes back in words.
-- 2026-11-02 10:00 --
小李> 今天拜访了中联王总,聊了焊接线,预算大概120万,下周三带方案过去
bot> 拜访 · 中联
小李> 中联在长沙
bot> 长沙
Anna> Visited Zoomlion today, met Ms Tan
bot> Visit logged · Zoomlion
Anna> Zoomlion is in Dongguan
bot> Dongguan
# A rep may not take a colleague's customer, whatever he calls it.
小李> 中联和Zoomlion是同一家,合并
bot> 这两家不能由您合并
    请 王敏 来合并
王敏> 中联和Zoomlion是同一家,合并
bot as $plan> 把 Zoomlion 并入 中联(预览,未生效)
    联系人 1
    不同的留 中联 的:所属区域 长沙(不要 Dongguan)
    负责人 小李;Anna 一起跟
    线索表的两行
    [合并]
    [换成留 Zoomlion]
store> visits 中联 = 1
王敏> 保留Zoomlion
bot> 把 中联 并入 Zoomlion(预览,未生效)
    商机 1
王敏 [取消]
bot> 好的,不记了
王敏> merge Zoomlion into 中联
bot> 把 Zoomlion 并入 中联
王敏> 合并
bot edits> ✅ Zoomlion 并入 中联
    [撤销]
bot 小李> 王敏 把 Zoomlion 并入 中联
bot Anna> 王敏 merged Zoomlion into 中联
    Owner 小李; Anna follows it too
store> visits 中联 = 2
# It answers to both names, and who followed the other goes on.
Anna> my accounts
bot> Yours: 1 account
    中联 (with 小李)
Anna> Called Ms Tan at Zoomlion, she wants a quote
bot> Call logged · 中联
    Tan
小李> 中联有谁
bot> Tan
    王总
# The card of before it says where the customer went.
Anna> #C2
bot> 中联
# It is taken back long after, in words, and the call of meanwhile stays where it was logged.
-- 2026-11-09 10:00 --
王敏> 中联和Zoomlion不是一家,拆开
bot> 已拆开:Zoomlion 和 中联 又是两家
bot 小李> 王敏 把 Zoomlion 和 中联 又拆开了
bot Anna> parted
store> visits 中联 = 1
