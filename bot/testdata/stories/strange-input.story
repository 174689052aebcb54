# What people send by accident does no harm.
-- 2026-11-02 15:00 --
小李> 😀😀😀
bot silent
小李> ?
bot> …
小李> <script>alert(1)</script> 今天拜访了 *比亚迪* 王总
bot> 比亚迪
小李> 今天拜访了美的周工,报价-5元
bot> 美的
小李> #V999
bot> #V999
小李> ⑲ 完成
bot> …
小李> 撤销 #X12
bot> …
store> parked 小李 = 0
