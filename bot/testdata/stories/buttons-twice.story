# Thumbs are quick: the same button twice does one thing, and says so.
-- 2026-11-02 18:30 --
小李> 今天拜访了比亚迪王总
bot as $visit> 比亚迪
小李 $visit [撤销]
bot> 已撤销 #V1
again
bot silent
小李 $visit [撤销]
bot> 撤销过
store> visits 比亚迪 = 0
