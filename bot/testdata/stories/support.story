# A rep asks presales for help; the colleague is told, does it, and the rep hears of it. A key account comes first.
-- 2026-11-02 09:00 --
小李> 今天拜访了粤钢桶业陈部长
bot> 拜访 · 粤钢桶业
小李> 要个售前去趟粤钢桶业
# rows: E4
bot> 已请 售前 王敏 · 粤钢桶业
    11-03 周二 前做好
    [撤销]
bot 王敏> 请您支持 · 粤钢桶业
    小李:「要个售前去趟粤钢桶业」
    11-03 周二 前做好
    !大客户优先
    [完成]
王敏 [完成]
bot> 完成
bot 小李> 王敏 做好了 · 粤钢桶业
小李> 升为大客户 粤钢桶业
bot> 大客户
小李> 粤钢桶业需要研发支持一下,周四前
bot> 已请 研发 王敏 · 粤钢桶业
    11-05 周四 前做好
    大客户优先
bot 王敏> 请您支持 · 粤钢桶业
    大客户优先
小李> 优先给粤钢桶业供货
# rows: G1
bot> 已请 供应链 王敏 · 粤钢桶业
    大客户优先
bot 王敏> 请您支持 · 粤钢桶业
    小李:「优先给粤钢桶业供货」
    大客户优先
# What is not done in time is spoken of in the morning.
-- 2026-11-06 09:40 --
# rows: E4
bot 王敏> 粤钢桶业需要研发支持一下,周四前 · 今天到期
