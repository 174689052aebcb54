# A rep arrives and says so, with a photo where there is no location to send: one visit all the same.
-- 2026-11-02 09:00 --
小李> 昨天拜访了比亚迪王总,聊了电池线
bot> 已记 拜访 · 比亚迪
-- 2026-11-02 09:52 --
小李> 到了比亚迪
bot as $here> 📍 已记到访 · 比亚迪
    09:52
    谈完告诉我一句结果
小李 file> shop-floor.jpg
bot> 已附在 比亚迪 #V2
bot edits $here> 09:52(照片1)
store> visits 比亚迪 = 2
-- 2026-11-02 11:30 --
小李> 打车160
bot> 已记 费用
小李> 今天在比亚迪见了王总,预算120万,下周三带方案过去
bot> 已记 拜访 · 比亚迪 #V2
    王总
    预算 120万
    📎
bot edits $here> 已记 拜访 · 比亚迪 #V2
    !到访
store> visits 比亚迪 = 2
小李> 撤销
bot> 修改已撤销
store> visits 比亚迪 = 2
# The photo first, and no name: he is asked once.
-- 2026-11-03 14:00 --
小李 file> shop-floor.jpg
bot> 收到,是哪次拜访的?
小李> 到了
bot as $ask> 您到了哪家客户?
    [比亚迪]
小李> 格力
bot> 📍 已记到访 · 格力(新客户)
    照片1
小李> 谈完了,他们没意见
bot> 已记 拜访 · 格力
    !📍 已记到访
store> visits 格力 = 1
