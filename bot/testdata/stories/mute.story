# 别烦我 is heard, and can be taken back.
-- 2026-11-02 08:50 --
小李> 别烦我
bot> 今天
    不
小李> 可以提醒我了
bot> 提醒
