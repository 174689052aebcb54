# Which days are worked: what the calendar has, and no leave is taken by asking.
-- 2026-09-28 10:00 --
小李> 国庆放几天
bot> 国庆 · 10-01 至 10-07 · 7 天
    10-08 周四 上班
    补班 …10-10 周六
小李> 国庆后几号上班
bot> 10-08 周四 上班
小李> 10月10号上班吗
bot> 10-10 周六 · 补班,要上班
小李> 周六休息吗
bot> 10-03 周六 · 放假
小李> 元旦放几天
bot> 元旦 · 2027-01-01 周五 肯定放
    还没公布
Anna> is tomorrow a holiday
bot> Tue, Sep 29 · a working day
Anna> when is the next public holiday
bot> Oct 1 to Oct 7
    Back to work: Thu, Oct 8
小李> 10月12号到16号休假
bot> 您休假
小李> 我提前回来了
bot> 10-12 至 10-16 的休假还在
王敏> 小李下周休假吗
bot> 小李 · 10-12 至 10-16
王敏> Anna下周休假吗
bot> 大家都在
小李> 取消休假
bot> 已取消 10-12 至 10-16 的休假
