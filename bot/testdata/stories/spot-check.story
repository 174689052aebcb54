# A file that was written at the desk, an old one, and the manager who looks into
# both; service issues that are open and solved.
-- 2026-11-02 10:00 --
小李> 建档 鑫源机械
bot> 已建档 1/10
小李> 鑫源机械 经营特色 出口为主,行业地位 前十,分销能力 强,资金实力 强,商业信誉 好
bot> 已记 鑫源机械
小李> 抽查
bot> …
    !鑫源
王敏> 抽查
# rows: C10
bot> 抽查 · 鑫源机械
    小李 11-02 一次记了 5 项,前后没有拜访或电话
    经营特色:出口为主 · 小李 11-02
    [✓ 经营特色]
    [✗ 经营特色]
王敏 [✗ 经营特色]
bot> 存疑
王敏> 核实 鑫源机械 资金实力
bot> 已核实
    王敏 11-02 已核实
小李> 建档 鑫源机械
bot> 经营特色: 出口为主(存疑)
    资金实力: 强(已核实)
小李> 服务问题 鑫源机械 设备异响
bot> 设备异响(未解决)
-- 2026-11-02 11:00 --
小李> 服务问题 鑫源机械 备件缺货
bot> 备件缺货(未解决)
小李> 鑫源机械 服务问题
bot> ① 11-02 备件缺货(未解决)
    ② 11-02 设备异响(未解决)
小李> ② 解决了,换了轴承
bot> 已解决
    设备异响(已解决:换了轴承)
小李> 鑫源机械 服务问题
# rows: H4
bot> ① 11-02 备件缺货(未解决)
    ② 11-02 设备异响(已解决:换了轴承)
小李> ① 这条记错了
bot> 已去掉
    备件缺货
小李> 撤销
bot> 已撤销
# Another file that was written at the desk: the manager's Monday asks to look into it, of the one that was looked into it does not speak again.
小李> 建档 天虹链条
bot> 已建档
小李> 天虹链条 经营特色 出口为主,行业地位 前十,分销能力 强,资金实力 强
bot> 已记 天虹链条
# What is still open stands in the manager's Monday and on the sheet of the weekly meeting; his list says how long.
-- 2026-11-09 09:30 --
# rows: H4 C10
bot #华南> 例会单
    未解决的问题 1(鑫源机械)
bot 王敏> 华南 · 11-09 周一
    未解决的问题 1
    档案待抽查 1(天虹链条)
    [抽查]
    [客户的问题]
王敏 [抽查]
bot> 抽查 · 天虹链条
    一次记了 4 项,前后没有拜访或电话
王敏> 哪些服务问题还没解决
# rows: H4
bot> 未解决的问题 1
    ① 鑫源机械 · 备件缺货 · 11-02 起,7 天 · 小李
王敏> ① 解决了,补了货
bot> 已解决
    备件缺货(已解决:补了货)
bot 小李> 王敏 记了 鑫源机械 · 服务问题
    备件缺货(已解决:补了货)
-- 2027-11-08 10:00 --
小李> 建档 鑫源机械
# rows: C11
bot> ⚠️ 371 天没更新了(365 天要看一次)
