# S11: the manager is away, a colleague decides for her, and nothing is stuck.
config: people.yaml
-- 2026-11-06 10:00 --
小李> 今天拜访了美科林副总,报价560万
bot> 拜访 · 美科
小李> 提交方案评审 美科
bot> 等 王敏
bot 王敏 as $old> 方案评审 #A1
bot #华南> #A1
王敏> 我11月9号到13号休假,审批给老周
bot> 11-09 至 11-13 您的审批转 老周
    现有 1 件待批也转给他
    这几天不提醒您
bot 老周> 王敏 11-09 至 11-13 休假,由您代
王敏 [转]
bot> 已转给 老周:1 件待批
bot edits $old> 老周 代 王敏
bot 老周 as $passed> 方案评审 #A1 美科
    老周 代 王敏
    [同意]
-- 2026-11-10 09:30 --
老周 $passed [同意]
bot edits $passed> ✅ 老周 代 王敏 同意
bot 小李> ✅ 方案评审 #A1 已批准 · 老周 代 王敏 09:30
# What is asked while she is away goes to the deputy at once.
小李> 申请 美科 样机借用两周
bot> 等 老周 代 王敏
bot 老周> 请示 #A2 美科
bot #华南> #A2
-- 2026-11-12 09:30 --
小李> 批了没有啊
bot> #A2 等 老周 代 王敏 · 已等 2 个工作日
    [现在催一下]
小李 [现在催一下]
bot> 已催 老周 代 王敏
bot 老周> ⏰ 已等 2 个工作日
# She is back earlier and decides herself: the first decision wins.
王敏> 我回来了
bot> 欢迎回来,王敏(11-09 至 11-12)
    老周 代您批了 1 件:同意 #A1 美科
    还等您批 1 件:#A2 美科
bot> 请示 #A2 美科
王敏> 同意 #A2
bot> 已告诉 小李
bot 小李> #A2 已批准 · 王敏
老周> 同意 #A2
bot> #A2 已经决定过了:王敏 同意 09:30
