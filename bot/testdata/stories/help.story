# Help by role: ten lines, five at a time.
-- 2026-11-02 10:00 --
小李> 你能干啥
bot> 直接说一句话就行
    记拜访
    改和撤
    !立项
    [还能做什么]
    [今天干嘛]
小李 [还能做什么]
bot> 推进:「粤钢还差什么」
    立项:「立项 比亚迪电池线」
    话术
    黄了
王敏> help
bot> 看团队
    审批:「待审批」
    二八名单
王敏 [还能做什么]
bot> 仍要推进
    满意度电话
    交接:「小李的客户给小陈」
    请假
赵刚> 帮助
bot> 看漏斗
陈静> 怎么用
bot> 记线索
    成批导入
    线索表
周航> 帮助
bot> 状态
    加人:「加小孙 华南 销售」
    离职
    个人信息
Anna> what can you do
bot> Just say it in one line
    A visit
    [What else]
