# How a customer stands to us: two routes of plain steps; a jump and a step back
# ask for a reason; the history stays.
-- 2026-11-02 10:00 --
小李> 今天拜访了比亚迪王总,预算120万
bot> 比亚迪
小李> 比亚迪的关系
# rows: F9
bot> 关系 局外人
    变了就写「比亚迪 关系 朋友」
小李> 比亚迪是朋友了
bot> 关系 朋友
小李> 比亚迪 关系 合作伙伴
# rows: F8
bot> 朋友 → 合作伙伴,请说原因
小李> 算了
bot> 没有改
小李> 比亚迪变成供应商了
bot> 朋友 → 供应商
小李> 比亚迪 关系 合作伙伴
bot> 供应商 → 合作伙伴
小李> 比亚迪 关系 战略联盟
# rows: D10
bot> 合作伙伴 → 战略联盟
小李> 比亚迪 关系 供应商
bot> 战略联盟 → 供应商,请说原因
小李> 他们换了采购负责人,重新比价
bot> 战略联盟 → 供应商
小李> 比亚迪什么关系
# rows: F9 F10
bot> 关系 供应商
    11-02 战略联盟 → 供应商 小李:他们换了采购负责人,重新比价
    11-02 合作伙伴 → 战略联盟 小李
    11-02 供应商 → 合作伙伴 小李
    11-02 朋友 → 供应商 小李
    11-02 局外人 → 朋友 小李
小李> 撤销
bot> 已撤销
小李> 比亚迪什么关系
bot> 关系 战略联盟
# What moved is told to the team in the evening.
-- 2026-11-02 18:20 --
# rows: F10
bot #华南> 动向:比亚迪 → 战略联盟
