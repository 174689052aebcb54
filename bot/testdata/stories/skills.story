# What a manager notes of the skills of a rep: for managers and the director alone.
-- 2026-11-02 10:00 --
王敏> 小李 项目处理技巧 第二级
bot> 项目处理技巧 第二级
王敏> 小李 信息挖掘能力 第三级
bot> 信息挖掘能力 第三级
王敏> 小李 技能评分卡
# rows: J8 J10
bot> 小李 · 技能评分卡
    项目处理技巧: 第二级(倾向支配,全面负责,非常活跃,及时和明智)
    信息挖掘能力: 第三级(支配,主动考虑,特别敏锐,高回报考虑)
    自身价值体现: —
    团队协调: —
小李> 小李 技能评分卡
# rows: J8
bot> 只有经理和总监能看
Anna> 小李 技能评分卡
bot> Only managers and the director
赵刚> 小李 技能评分卡
bot> 信息挖掘能力: 第三级
