# The morning card: what is due, most worthy first; done and postponed in words.
-- 2026-11-02 15:00 --
小李> 今天拜访了比亚迪王总,预算大概120万,周三带方案过去
bot> 比亚迪
小李> 周三前给美科报价
bot> 美科
-- 2026-11-04 09:40 --
bot 小李> 早
    ① …带方案过去
    ② …报价
    [推迟]
小李> ② 完成
bot> 完成
    美科
小李> ① 下周三
bot> 11-04 周三 → 11-11 周三
store> tasks 小李 = 1
-- 2026-11-05 08:00 --
-- 2026-11-05 12:00 --
bot silent
