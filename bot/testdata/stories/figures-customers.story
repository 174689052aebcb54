# Which customers there are, by tier, industry and region, and on whom the work concentrates; the lists behind each figure.
-- 2026-11-02 09:00 --
小李> 恒鑫钣金 4月底签 268万
bot> 恒鑫钣金
小李> 新线索 华达汽配 东莞 汽车配件 预算80万
bot> 线索 · 华达汽配
小李> 新线索 恒发家具 清远 想买开料机
bot> 线索 · 恒发家具
小李> 恒发家具 预算20万
bot> 恒发家具
王敏> 恒鑫钣金 定为A级,销售和利润都是行业前20
bot> A
小李> 今天拜访了恒鑫钣金陈经理,聊交期
bot> 拜访 · 恒鑫钣金
王敏> 客户金字塔
# rows: B4
bot> 客户金字塔 · 华南
    A 级 1 家 268万(73%) · 上门拜访,高层参与
    未定 2 家 100万(27%)
王敏> 行业分布
# rows: L7 E7
bot> 行业和区域分布
    类别:主流行业 1(22%)、次主流行业 1(73%)、非主流行业 1(5%)
    行业:钣金 1(73%)、汽车配件 1(22%)、家具 1(5%)
    区域:…东莞 1(22%)
    [主流行业 1]
王敏 [主流行业 1]
bot> 主流行业 1 家 80万
    ① 华达汽配 · 80万 · 小李
王敏> 集中度
# rows: I3
bot> 集中度 · 华南
    小李:常联系 1/3 家(33%),占金额 73%
    [小李 1]
王敏> 哪些?
bot> 小李 常联系 1 家
    ① 恒鑫钣金 · 268万
# A rep sees his own.
小李> 集中度
bot> 集中度
    您:常联系 1/3 家
    !Anna
# Lists of customers by what is asked of them: what is in their files, whom we know there, whose they are.
王敏> 哪些客户资料不全
# rows: C5
bot> 资料不全 3 家 368万 · 华南
    1/10,缺 地址、联系人 等
    ③ 恒鑫钣金 · 268万 · 2/10,缺 地址、电话 等 · 小李
    [Excel]
王敏> 哪些客户只有一个联系人
# rows: D7
bot> 只认识 1 个人 1 家
    ① 恒鑫钣金 · 268万 · 只认识 陈经理 · 小李
王敏> 恒鑫钣金是大客户
bot> 大客户
王敏> 大客户有哪些
bot> 大客户 1 家
    ① 恒鑫钣金
王敏> 小李的客户有哪些
# rows: E1
bot> 客户 3 家 368万 · 小李
    ① 恒鑫钣金 · 268万 · 大客户 · A 级
王敏> 多少客户没分级
bot> 未定 2 家
    华达汽配
    写「比亚迪 销售排名12 利润排名18」
王敏> 我们有多少客户
# rows: C5 D7
bot> 客户情况 · 华南
    客户 3 家 368万 · 大客户 1 家
    未定 2 家 · 资料不全 3 家(完整度 13%)
    只认识 1 个人 1 家 · 没有联系人 2 家
王敏 [大客户 1]
bot> ① 恒鑫钣金
# Who keeps the files sees those of all; a rep his own.
陈静> 哪些客户没填区域
bot> 没填 所属区域 1 家
    恒鑫钣金
Anna> how many accounts are unrated
bot> unrated 0 accounts
Anna> 小李的客户有哪些
bot> …
    !恒鑫
