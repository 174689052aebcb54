# Another method, in English: clinics, five stages, three tiers. The same binary speaks of it in its own words.
playbook: clinics.yaml
-- 2026-11-02 09:00 --
Anna> Visited Oakline Dental today, met Greta, budget 20k, demo next Wed
bot> Visit logged · Oakline Dental
    Customer budget €20k
    Next: Wed, Nov 11 demo
Anna> rate Oakline Dental gold
bot> Oakline Dental as Gold: please say why
Anna> they run 14 practices
bot> Changed #C1 Oakline Dental
    Tier: Gold
Anna> Oakline Dental industry dental
bot> Changed #C1 Oakline Dental
    Industry: dental
Anna> status of Oakline Dental
bot> Oakline Dental · Gold
    1 of 2 visits
    Deal: s1 Lead
Anna> pyramid
bot> Account pyramid
    Gold 1 account €20k (100%) · On site every week
Anna> mix by industry
bot> Mix by industry and region
    By class: core 1 (100%)
    By industry: dental 1 (100%)
Anna> my funnel
bot> Funnel · November
    in play 1 deal €20k · likely 0 deals
    Weighted €2,000
Anna> goal 2026 signed 300k
bot> Goal set · 2026
    signed: Goal €300k
Anna> ideal 400k, 60% feasible
bot> Goal changed
    ideal €400k, 60% feasible
Anna> gap
bot> Gap €298k
# A gold clinic is seen each week: the reminder follows the method.
-- 2026-11-10 09:40 --
bot Anna> Oakline Dental
    8 days
Anna> why do you remind me of Oakline Dental
bot> Oakline Dental
    7 days
# The rep who reads Chinese has the method's Chinese words.
小李> 新线索 明眸眼科 深圳 想换预约系统
bot> 线索 · 明眸眼科
小李> 明眸眼科 定为银级,因为是连锁12家
bot> 已改
    银级
小李> 客户金字塔
bot> 客户金字塔
    银级 1 家
    每月通话
    !金级
