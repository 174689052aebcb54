# A form stands open while its record changes by words: what he did not touch in it stays as it is now.
# only: wecom
-- 2026-11-02 09:30 --
小李> 今天拜访了比亚迪王总,聊电池线,预算大概120万
bot as $visit> 已记 拜访 · 比亚迪
小李 [改]
bot 小李 form> 改 #V1
    金额 = 约120万
小李> 预算是102万
bot> 约120万 → 102万
小李 submits> 内容 = 聊电池二线
bot> 已改 #V1
    内容 聊电池线 → 聊电池二线
    !102万 →
bot edits $visit> 102万
