# Thirty days before a year whose holidays nobody knows, the admin is told, once, and in his working hours.
-- 2026-12-01 20:00 --
周航> 状态
bot> 运行正常
-- 2026-12-02 03:00 --
-- 2026-12-02 08:30 --
-- 2026-12-02 09:30 --
bot 周航> 还没有 CN 2027 年的假日表
    到时只把周末和日期固定的节日当休息日
    怎么修:在配置里加 2027 年的假日文件(见 README)
周航> 状态
bot> 有 1 件事要看
    还没有 CN 2027 年的假日表 → 在配置里加 2027 年的假日文件(见 README)
小李> 状态
bot> 一切正常
-- +3d --
周航> 状态
bot> 有 1 件事要看
