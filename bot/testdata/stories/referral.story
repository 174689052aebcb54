# Whom to ask for a referral: who has bought, and who has not and got over it.
-- 2026-11-02 09:00 --
小李> 金利老蔡签了 合同80万
bot> 金利
小李> 恒鑫钣金 4月底签 268万
bot> 恒鑫钣金
小李> 恒鑫黄了,给大族了,他们便宜
bot> 标为输单
小李 [确认输单]
bot> 输单
小李> 新线索 恒发家具 清远 开料机,金利老蔡引荐
bot> 线索 · 恒发家具
# Nobody is asked on the evening on which he said no.
小李> 可以请谁引荐
# rows: L19
bot> 请客户引荐
    成交过 1 家
    没成交也可以问 0 家
小李 [成交过 1]
bot> 成交过 1 家
    ① 金利 · 80万 · 引荐过 1 条
    提醒我周五请比亚迪引荐
-- 2026-11-16 10:00 --
# rows: L21
bot 小李> 恒鑫钣金 没成交,也可以请他们引荐
小李> 可以请谁引荐
# rows: L21
bot> 没成交也可以问 1 家
小李 [没成交也可以问 1]
bot> ① 恒鑫钣金 · 还没引荐过
