# Requests without a form: a special price, a review. A manager's own goes to the next above.
-- 2026-11-02 10:00 --
小李> 今天拜访了美科林副总,报价560万
bot> 拜访 · 美科
小李> 申请特价 美科 再降5个点
bot> 特价审批 #A1
    等 赵刚
bot 赵刚> 特价审批 #A1 美科
    事由:申请特价 美科 再降5个点
    [同意]
    ![全表]
bot @slack #华南> #A1 美科
    !560万
bot @wecom #华南> A1
小李> 提交方案评审 美科
bot> 方案评审 #A2
bot 王敏> 方案评审 #A2 美科
bot @slack #华南> A2
bot @wecom #华南> A2
小李> 申请特价 美科 再降8个点
bot> #A1 等 赵刚
赵刚> 驳回 A1 底价不能破
bot> 已告诉 小李
bot 小李> #A1 美科 被 赵刚 驳回
    底价不能破
王敏> 待审批
bot> 方案评审 #A2 美科
    [同意]
王敏> 同意 #A2
bot> 已告诉 小李
bot 小李> #A2 已批准
赵刚> 待审批
# rows: E5
bot> 没有等您批的
# A manager does not decide on what is his own.
王敏> 立项 美科
bot> LX-2026-001 美科 · 草稿
王敏> 需求:喷涂线 明年3月签 林副总拍板 小组小李 费用1万 我方价值:快
bot> 还缺 2 项必填
王敏> 客户收益:省电 我方收益:样板
bot> 还缺 1 项必填
王敏> 问题1-5是
bot> 都齐了
王敏> 提交
bot> 等 赵刚
    !1/2
bot 赵刚> 立项审批 LX-2026-001
bot @slack #华南> LX-2026-001
bot @wecom #华南> LX-2026-001
王敏> 同意 LX-001
bot> LX-2026-001 是您自己的申请
小李> 同意 LX-001
bot> …
赵刚> 同意
bot> 已告诉 王敏
bot 王敏> LX-2026-001 已批准
bot 陈静> 新立项
赵刚> 撤销
bot> 已撤销
bot 王敏> 赵刚 撤销了决定
    等 赵刚
