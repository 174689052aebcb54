# S13: the manager's Monday: one card instead of four messages.
-- 2026-10-27 10:00 --
小李> 今天拜访了比亚迪王总,预算大概120万
bot> 比亚迪
小李> 新线索 恒发家具 清远 开料机 展会认识的
bot> 线索
小李> 周五前给比亚迪送样
bot> 送样
-- 2026-11-02 08:30 --
-- 2026-11-02 09:30 --
# rows: K3 A6 H7
bot 王敏 file> 线索汇总表JTF001-华南-*.xlsx
    华南 · 11-02 周一
    上周:拜访 1
    新线索 2
    要您处理:
    到期未动 1
    没记录:Anna
    线索表:上周登记 2 行,见附件
    [停滞清单]
    [上周回顾]
    L2 | 恒发家具
王敏 [停滞清单]
bot> 停滞
    到期未动 1
王敏 [到期未动 1]
bot> 到期未动 1
    比亚迪
    送样
王敏> 本周谁没动
bot> …
# Nothing more comes that day: who logged nothing on Friday stood on that card.
-- 2026-11-02 16:00 --
bot silent
