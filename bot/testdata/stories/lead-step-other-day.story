# A step that stands on the receipt of a lead is put right like any other.
-- 2026-03-03 10:05 --
小李> 明天上午十点去粤钢 找郑科长
bot> 线索 · 粤钢
    03-04 周三 10:00
小李> 不对 是后天
bot> 已改
    03-05 周四
store> leads 粤钢 = 1

小李> 新线索 顺隆散热器 招标网上看到的,周五前寄样品
bot> 线索 · 顺隆散热器
小李> 客户搞错了,是宏达五金
bot> 名称 顺隆散热器 → 宏达五金
    其余不变
