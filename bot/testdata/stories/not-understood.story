# Not understood: short, kind, with what it could be.
-- 2026-11-02 08:55 --
小李> 蓝色的那个放第二排
bot> 没看懂
    [记拜访]
Anna> purple monkey dishwasher
bot> not sure
小李> 搞定了
bot silent
store> visits 小李 = 0
