# The day of a visit or of a step is put right in the words of a hurry: 不是周三是周四.
-- 2026-11-06 17:00 --
小李> 周三拜访了联丰钣金陈总,下周一送样
bot as $visit> 拜访 · 联丰钣金
    11-04 周三
    11-09 周一 送样
小李> 不是周三是周四
bot> 已改
    11-04 周三 → 11-05 周四
bot edits $visit> 11-05 周四
小李> 送样不是周一是周二
bot> 已改
    11-09 周一 → 11-10 周二
Anna> Visited Oakline on Wednesday, met Greta
bot> Visit logged · Oakline
    Nov 4
Anna> it was Thursday, not Wednesday
bot> Changed
    Nov 5
