# Two people have the card of one decision: the first to press decides, the other hears who it was and
# how, and nothing is decided twice, however often and by whomever it is pressed.
-- 2026-11-02 09:30 --
小李> 今天拜访了粤钢桶业林副总,喷涂线报价350万
bot> 拜访 · 粤钢桶业
小李> 申请 粤钢桶业 样机借用两周
bot as $asked> 请示 #A1 粤钢桶业
bot 王敏 as $first> 请示 #A1
    [同意]
bot @slack #华南> #A1
bot @wecom #华南> #A1
-- 2026-11-05 12:00 --
bot 赵刚 as $second> #A1
    王敏 还没批
    [同意]
王敏 $first [同意]
bot edits $first> ✅ 王敏 同意
bot 小李> 已批准 · 王敏
赵刚 $second [驳回]
bot> #A1 已经决定过了:王敏 同意 12:00
    !为什么
    !驳回
again
bot silent
赵刚> 驳回 A1 样机不够
bot> #A1 已经决定过了:王敏 同意
    !已告诉
# Taken back in between: whoever decides all the same hears that.
小李> 申请 粤钢桶业 技术交流一次
bot> 请示 #A2 粤钢桶业
bot 王敏> 请示 #A2
bot @slack #华南> #A2
bot @wecom #华南> #A2
小李> 撤回 A2
bot> 撤回
王敏> 驳回 A2 太早
bot> #A2 已经由 小李 撤回了
    !为什么
# A claim that is decided is decided for all who may.
Anna> visited 粤钢桶叶 today, met Mr Chen
bot> Kept for you
bot 王敏 as $claim> 撞单核对 #X1
王敏 $claim [同一家,归小李]
bot edits $claim> 同一家,归小李
bot Anna> #X1
bot 小李> #X1
赵刚> #X1 不同
bot> #X1 已经核对过了:王敏 定的「同一家」
