# The small words between: a bare digit for ①, 算了 in the middle of a form, an
# answer to a reminder that must not answer an old question.
-- 2026-11-02 10:00 --
小李> 今天拜访了恒鑫陈总,想换折弯机,大概60万,下周三带方案过去
bot> 拜访 · 恒鑫
小李> 立项 恒鑫折弯机
bot> 草稿
    先说
小李> 算了
bot> 好的,草稿先放着 LX-2026-001
    [填表]
小李> 算了
bot silent
小李> 立项 恒鑫折弯机
bot> 已填好
小李> 先放着
bot> 好的,草稿先放着
小李> 我的待办
bot> ① 11-11 周三 · 恒鑫 带方案过去
小李> 1 下周四
bot> 11-11 周三 → 11-12 周四
小李> 今天去了恒鑫、美的,没啥进展
bot> 已记
小李> 美的客户说不做了
bot> 美的 标为放弃?
-- 2026-11-12 09:30 --
bot 小李> ① 恒鑫 带方案过去 · 今天到期
小李> 推迟
bot> 推到哪天?
小李> 明天
bot> 11-13
Anna> I'm off next week
bot> Nov 16
