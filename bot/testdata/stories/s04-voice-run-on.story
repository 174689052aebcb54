# A message dictated without a stop between two visits: each becomes its own record, on the right customer.
-- 2026-11-02 18:20 --
小李> 嗯今天上午跑了趟美科见了周姐还有他们林副总谈付款他们要一四五零我们三三三一林副总说下周一给答复哦对了下午去金利老蔡那坐了坐他表哥的恒发家具想买台开料机八十来万吧打车花了一百六
bot as $all> 已记 3 条 + 1 笔费用 · 11-02
    ① 拜访 美科
    ② 拜访 金利
    ③ 线索 恒发家具
    ④ 交通 160元
    [改]
    [全部撤销]
store> visits 美科 = 1
store> visits 金利 = 1
store> leads 恒发家具 = 1
