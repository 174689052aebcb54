# Who is ill on a day of his leave stays on leave: the days behind it are not lost, and undoing the word is not needed.
-- 2026-11-27 10:00 --
小李> 休假 12月1日到12月10日,审批给Anna
bot> 12-01 至 12-10 您的审批转 Anna
bot Anna> 小李 is away
-- 2026-12-03 09:10 --
小李> 我病了,今天不来
bot> 知道了,好好休息
    您 12-01 至 12-10 本来就休假
    ![撤销]
王敏> 谁不在
bot> 小李 · 12-01 至 12-10 · 由 Anna 代
# An illness that goes beyond it is noted for the days behind it alone.
-- 2026-12-09 09:00 --
小李> 病假到12月14日
bot> 12-11 至 12-14
bot Anna> 小李 is away
王敏> 谁不在
bot> 不在的 1 人
    小李 · 12-11 至 12-14
    小李 · 12-01 至 12-10
小李> 撤销
bot> 已撤销
王敏> 谁不在
bot> 小李 · 12-01 至 12-10
# A leave said anew for other days of its own still takes its place.
小李> 休假 12-09 到 12-11
bot> 12-09 至 12-11
bot Anna> 小李 is away
