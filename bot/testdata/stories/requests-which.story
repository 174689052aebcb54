# Several requests wait: each row says what it asks for, and the words of a decision point at one.
-- 2026-11-30 10:00 --
小李> 今天拜访了比亚迪王总,报价120万
bot> 拜访 · 比亚迪
小李> 申请特价 比亚迪 再降5个点
bot> 特价审批 #A1
bot 赵刚> 特价审批 #A1
bot @slack #华南> 特价审批 #A1
bot @wecom #华南> 特价审批 #A1
-- 2026-11-30 10:05 --
小李> 投标决定 比亚迪
bot> 投标决定 #A2
bot 赵刚> 投标决定 #A2
bot @slack #华南> 投标决定 #A2
bot @wecom #华南> 投标决定 #A2
-- 2026-11-30 10:10 --
小李> 合同审批 比亚迪
bot> 合同审批 #A3
bot 赵刚> 合同审批 #A3
bot @slack #华南> 合同审批 #A3
bot @wecom #华南> 合同审批 #A3
赵刚> 待批
bot> 3 件等您批
    ① 特价审批 #A1 比亚迪
    ② 投标决定 #A2 比亚迪
    ③ 合同审批 #A3 比亚迪
赵刚> 同意第一期款
bot> 同意 哪一件?
赵刚> 同意特价80万
bot> 同意 哪一件?
赵刚> 同意合同里的条款
bot> 同意 哪一件?
赵刚> 同意第一个,但毛利不能低于18%
bot> #A1 比亚迪 有条件同意
bot 小李> #A1 已批准
    毛利不能低于18%
小李> 撤回合同审批
bot> 已撤回 #A3 比亚迪
赵刚> 驳回投标那个,对手太多
bot> #A2 比亚迪 驳回
bot 小李> #A2 比亚迪 被 赵刚 驳回
    对手太多
