# The answer to a nudge is often: I did go. The log opens with the account filled in.
-- 2026-10-15 10:00 --
小李> 今天拜访了粤钢桶业陈部长
bot> 粤钢桶业
王敏> 粤钢桶业 定为A级,行业前20
bot> A
-- 2026-10-30 09:40 --
bot 小李> 粤钢桶业
-- 2026-11-02 09:40 --
小李 [我其实去过]
bot> 粤钢桶业
小李> 上周四去的,见了陈部长,聊交期
bot> 拜访 · 粤钢桶业
    10-29 周四
    陈部长
store> visits 粤钢桶业 = 2
