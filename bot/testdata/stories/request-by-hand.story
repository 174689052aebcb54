# A request in the words of a talk: what it is called, what is wanted before it is decided,
# what was changed after it was refused, who stands in, and what the specialist puts right.
-- 2026-11-30 09:30 --
小李> 今天拜访了粤钢王总,聊了热轧线改造,预算大概350万
bot> 拜访 · 粤钢
# A project's name begins with that of its customer.
小李> 立项 粤钢热轧线
bot> LX-2026-001 粤钢热轧线 · 草稿
小李> 明年3月签 小组小李 费用2万 王总拍板
bot> 已记:预计签约日
小李> 我方价值:省电 客户收益:产能提升30% 我方收益:打开冶金
bot> 已记:我方价值定位、客户收益、我方收益
小李> 问题1-5是
bot> 都齐了
小李> 提交
bot> 等 王敏
bot 王敏> (1/2 经理审核)
bot @slack #华南> 等 王敏
bot @wecom #华南> 等 王敏
# There is one request for a project, whatever the words.
小李> 我再给粤钢申请个立项
bot> LX-2026-001 等 王敏
    粤钢热轧线
    一个项目一份申请,要改先撤回
小李> 我那个立项谁在批
bot> LX-2026-001 等 王敏
王敏> 粤钢这个把竞争对手补上再给我
bot> 要补充
bot 小李> 补什么:竞争对手
小李> 竞争对手是大族,他们报价低
bot 王敏> 第 2 次提交 · 变化:竞争对手 大族
    !、他们报价低
bot 小李> 第 2 次提交
王敏> 这次变了什么
bot> 变化:竞争对手 大族
王敏> 不同意,费用太高了,压到1.5万
bot 小李> 驳回
bot 王敏> 驳回
# What he says next of the form mends it, before it is sent again.
小李> 费用改成1.5万
bot> 已记:预计销售费用
    [提交]
小李> 再交一次
bot 王敏> 第 3 次提交 · 变化:预计销售费用 2万→1.5万
bot 小李> 第 3 次提交
王敏> 粤钢立项可以,但招待费别超5000
bot> 有条件同意
bot 赵刚> (2/2 总监批准)
    王敏 的条件:招待费别超5000
赵刚> LX-001 和上次比变了哪些
bot> 变化:预计销售费用 2万→1.5万
赵刚> 批了
bot 小李> 已批准
    王敏 的条件:招待费别超5000
bot 赵刚> 同意
bot 陈静> 新立项 LX-2026-001
赵刚> 批了
bot> 没有等您批的
小李> 请王总吃饭花了800
bot> 招待 800元
    粤钢
小李> 粤钢立项表打印一份
bot 小李 file> LX-2026-001.xlsx
陈静> LX-001行业改成冶金
bot> 已更正 LX-2026-001
    行业:冶金
bot 小李> 行业:冶金
陈静> LX-001 的采购流程改成公开招标
bot> 采购流程与方式:公开招标
bot 小李> 采购流程与方式:公开招标
陈静> LX-001 地区 佛山
bot> 区域:佛山
bot 小李> 区域:佛山
陈静> LX-001 需求写错了,应该是喷涂线两条
bot> 需求摘要:喷涂线两条
    !写错
bot 小李> 需求摘要:喷涂线两条
陈静> LX-001 项目编号改成 HP-2026-31
bot> 就是项目编号
陈静> 这周批了哪几个
bot> 已批立项 1 项
    LX-2026-001
陈静> 把这个月批的项目给市场部
bot> 已批立项 1 项
# Who stands in is named by title, or as the deputy.
王敏> 我周三到周五出差,审批给赵总
bot> 您的审批转 赵刚
bot 赵刚> 由您代
王敏> 我的代理是Anna
bot> 您的审批转 Anna
bot Anna> you stand in
王敏> 取消休假
bot 王敏> 已取消
赵刚> 我的代理是王敏
bot> 哪几天由 王敏 代您
