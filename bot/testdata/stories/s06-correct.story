# S6: a wrong reading put right in words; the receipt itself is brought up to date.
-- 2026-11-02 18:30 --
小李> 今天去美科见了周姐,聊报价108万,林副总下周一给答复
bot as $visit> 拜访 · 美科
    周姐
    108万
    11-09 周一
小李> 上一条金额打错了,是180万不是108万
bot> 已改
    美科
    108万 → 180万
bot edits $visit> 180万
-- 2026-11-04 10:00 --
小李> 今天拜访了格力李经理
bot> 格力
小李> 美科那个答复是下周二不是周一
bot> 已改
    美科
    11-09 周一 → 11-10 周二
小李 [撤销这次修改]
bot> 已撤销
    11-10 周二 → 11-09 周一
bot edits> 11-09 周一
store> visits 格力 = 1
# The end of S6: it was a colleague's visit; the manager says so.
小李> 不是我去的,是Anna
bot> 已请 王敏 核对 · 是 Anna 去的
bot 王敏> 小李 说这次是 Anna 去的
    [改为 Anna]
王敏 [改为 Anna]
bot Anna> 王敏 put this under your name
    格力
bot 小李> 王敏 把这次记到 Anna 名下
bot> 已改
    小李 → Anna
    已告诉 Anna、小李
store> visits Anna = 1
