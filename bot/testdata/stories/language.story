# 说英文 / 中文: from then on the bot speaks so.
-- 2026-11-02 08:55 --
小李> 说英文
bot> English
小李> 今天拜访了比亚迪王总
bot> Visit logged · 比亚迪
    Mon, Nov 2
小李> speak Chinese
bot> 中文
小李> 比亚迪
bot> 比亚迪
    王总
