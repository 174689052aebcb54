# Sums in currencies without a smaller unit are those that were said.
-- 2026-10-09 10:00 --
小李> 今天拜访了丰田工业周工,想买冲压线,预算大概5000万日元
bot> 丰田工业
    5,000万日元
小李> 丰田工业年营业额50亿日元
bot> 丰田工业
    年营业额 50亿日元
小李> 给丰田工业报价 JPY 4800万
bot> 丰田工业
    4,800万日元
Anna> visited Hanil Steel today, budget 2B won
bot> Hanil
    KRW 2B
小李> 丰田工业报价4700万日元
bot> 第1版 4,700万日元
小李> 丰田工业报价48万美元
bot> 第2版 48万美元
小李> 丰田工业报价50亿越南盾
bot> 第3版 50亿 VND
# A currency that is not the sum's own changes nothing.
小李> 今天拜访了金利老蔡,预算300万
bot> 金利
小李> 金利报价260万,港币结算
bot> 第1版 260万 · 
