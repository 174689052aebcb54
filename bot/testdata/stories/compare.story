# A director sets teams, people and years beside each other, and asks on from there. Whom
# somebody may not see is named and not counted.
config: two-teams.yaml
-- 2026-11-03 10:00 --
小李> 永盛签了,合同号HT-18,350万
bot> 已签 永盛
小陈> 常熟电梯签了,合同号HT-21,260万
bot> 已签 常熟电梯
小李> 今天拜访了永盛周工,谈备件
bot> 已记 拜访 · 永盛
-- 2026-11-27 10:00 --
赵刚> 华南和华东谁签得多
bot> 签下的单 2 单 610万
    1. 华南 · 1 单 · 350万
    2. 华东 · 1 单 · 260万
    一样多 · 金额多 90万
    [华东 1]
赵刚> 和去年比怎么样
bot> 按年
    2025年 · 0 单
    2026年 · 2 单 · 610万
    2026年 多 2 单 · 金额多 610万
赵刚> 小李和小陈谁拜访得多
bot> 1. 小李 · 1 次
    2. 小陈 · 0 次
    小李 多 1 次
王敏> 华南和华东谁签得多
bot> 1. 华南 · 1 单
    华东 的数只有经理能看
    !260万
小李> 我和小陈谁签得多
bot> 小陈 的数只有经理能看
    !260万
