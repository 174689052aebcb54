# Calls: reached and not reached; what was agreed becomes the next step.
-- 2026-11-02 10:00 --
小李> 打了鑫宏达汽配王经理电话,没人接,明早再打
bot> 电话 · 鑫宏达汽配
    没
    11-03 周二
小李> 永盛李总电话通了,约好下周四上午10点见面
bot> 电话 · 永盛
    李总
    11-12 周四 10:00
store> calls 小李 = 2
store> visits 小李 = 0
