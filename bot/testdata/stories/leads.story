# A new lead, from a fair and from a friend.
-- 2026-11-02 10:00 --
小李> 新线索 恒发家具 清远 开料机
bot> 线索
    恒发家具
    #L1
小李> 展会收了张名片 格睿 王海峰 13900000678
bot> 线索
    格睿
    王海峰
store> leads 小李 = 2
store> contacts 格睿 = 1
store> visits 小李 = 0
# A lead that is there already is not registered twice.
小李> 新线索 恒发家具 想买开料机
bot> 恒发家具
    已
store> leads 恒发家具 = 1
