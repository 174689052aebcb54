# How complete the files of customers are, and which of them nobody has touched for too long.
-- 2026-03-02 10:00 --
小李> 今天拜访了比亚迪王总,聊了电池线
bot> 比亚迪
小李> 比亚迪 定为A级,销售和利润都是行业前20
bot> A 级
小李> 比亚迪 经营特色 电池和整车都做
bot> 经营特色
小李> 新线索 博世汽车部件 苏州 汽车 展会
bot> 博世
小李> 客户资料完整度
# rows: C5
bot> 完整度 …% · 资料不全 2 家
    博世汽车部件
    比亚迪
小李> 哪些
bot> 资料不全 2 家
小李> 资料过期的客户
bot> 资料过期 0 家
-- 2026-11-02 09:40 --
小李> 哪些客户的资料过期了
# rows: C11
bot> 资料过期 1 家
    ① 比亚迪 · …天没更新
    !博世
王敏> 团队客户资料完整度
bot> 完整度
    华南
Anna> how complete are our account files
bot> …
