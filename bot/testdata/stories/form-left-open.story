# A form stands open while its record changes by words: what he did not touch in it stays as it is now.
-- 2026-11-02 09:30 --
小李> 今天拜访了比亚迪王总,聊电池线,预算大概120万
bot as $visit> 已记 拜访 · 比亚迪
小李 [改]
bot 小李 form> 改 #V1
    金额 = 约120万
小李> 预算是102万
bot> 约120万 → 102万
小李> 是10月31号去的,不是今天
bot> 10-31
小李 submits> 内容 = 聊电池二线
bot> 已改 #V1
    内容 聊电池线 → 聊电池二线
    !102万 →
    !日期
bot edits $visit> 10-31
    聊电池二线
    102万
# Emptied is not untouched, however many fields at once.
小李 [改]
bot 小李 form> 改 #V1
    内容 = 聊电池二线
小李 submits> 见了谁 = ; 内容 = 
bot> 已改 #V1
    内容 聊电池二线 → (空)
    见了谁 王总 → (空)
# A form that comes back knows what he touched before.
小李 [改]
bot 小李 form> 改 #V1
    金额 = 102万
小李 submits> 金额 = 很多很多; 内容 = 送样
bot 小李 form> 改 #V1
    内容 = 送样
小李> 预算是99万
bot> 102万 → 99万
小李 submits> 金额 = 110万
bot> 已改 #V1
    内容
    99万 → 110万
# A payment plan that was written anew by words meanwhile is not written back, and he is told.
小李> 永盛签了,合同号HT-2026-018,350万
bot> 已签 永盛
小李> 永盛付款计划:预付30%,发货60%,质保金10%
bot> ✅ 付款计划 永盛
小李 [填表]
bot 小李 form> 付款计划 永盛
    第1期 = 预付 30%
小李> 永盛付款计划:预付40%,发货50%,质保金10%
bot> ⬜ 第1期 预付 140万
小李 submits> 第3期 = 质保金 10% 2027年10月
bot> 这张卡片旧了
小李> 永盛付款计划表
bot> 付款计划 永盛
    ⬜ 第1期 预付 140万
