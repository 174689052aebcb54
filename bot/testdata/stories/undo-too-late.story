# What others built upon is not pulled away silently: the answer says what came later.
-- 2026-11-02 18:30 --
小李> 今天拜访了比亚迪王总,聊了电池线
bot as $visit> 比亚迪
-- 2026-11-03 17:00 --
小李> 今天又去比亚迪见了王总,看现场
bot> 拜访 · 比亚迪
    #V2
小李> #V1 撤销
bot> 比亚迪 别处还用着,没有撤销
    #V2
store> visits 比亚迪 = 2
