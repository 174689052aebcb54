# A request that nobody decides: a reminder after a working day, then the next above is asked as well.
config: people.yaml
-- 2026-11-05 10:30 --
小李> 今天拜访了美科林副总,报价560万
bot> 拜访 · 美科
小李> 提交方案评审 美科
bot> 等 王敏
    11-09 周一前没批,我会提醒他
bot 王敏> 方案评审 #A1
bot #华南> #A1
# Friday is its day; the weekend does not count.
-- 2026-11-06 12:00 --
小李> 批了没
bot> #A1 等 王敏 · 已等 1 个工作日
# On Monday it stands on the one card with which the manager's week begins.
-- 2026-11-09 12:00 --
bot 王敏> 华南 · 11-09 周一
    要您处理:待批 1
王敏 [待批 1]
bot> #A1
    美科
赵刚> 待审批
bot> 没有等您批的
-- 2026-11-10 12:00 --
bot 赵刚 as $up> 王敏 还没批,已等 3 个工作日,您也可以批
    [同意]
# The director is not told every day of what is first his manager's: again after as long as it took to come to him.
-- 2026-11-11 12:00 --
bot 王敏> #A1
-- 2026-11-12 12:00 --
bot 赵刚 as $up> 王敏 还没批,已等 5 个工作日,您也可以批
    [同意]
赵刚 $up [同意]
bot> 已告诉 小李
bot 小李> ✅ 方案评审 #A1 已批准 · 赵刚 代 王敏
王敏> 同意 #A1
bot> #A1 已经决定过了
-- 2026-11-13 12:00 --
