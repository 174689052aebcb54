# A form that holds what cannot be read comes back: what was typed stays, the
# error stands at its field.
-- 2026-03-05 10:05 --
小李> 今天拜访了比亚迪王总,聊了电池线方案,预算大概120万
bot as $visit> 已记 拜访 · 比亚迪
    [改]
小李 [改]
bot 小李 form> 改 #V1
    客户 = 比亚迪
    金额 = 约120万
小李 submits> 金额 = 很多很多
bot 小李 form> 改 #V1
    金额 = 很多很多 (「很多很多」不像一个金额…写「120万」
小李 submits> 金额 = 180万
bot> 已改
    180万
bot edits $visit> 180万
