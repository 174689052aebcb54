# The twelve sources of leads, in two levels, as reps say them; each lead with the class of its industry and how to go about it.
-- 2026-11-02 10:00 --
小李> 线索来源有哪些
# rows: L11
bot> 线索来源
    互联网:专业项目网站、重点客户网站、搜索引擎、目标行业网站新闻
    媒体:行业报刊、行业杂志、地方报纸
    客户:老客户引荐、老客户内部项目清单、新客户介绍
    销售同行:其他厂家销售人员
    政府与行业:政府与行业年度总结报告
小李> 新线索 顺隆散热器 深圳 招标网上看到的
# rows: L8 L12
bot> 线索 · 顺隆散热器
    专业项目网站
    主流行业:重点进攻、大力发展
小李> 新线索 恒发钣金 东莞 在他们官网看到的
# rows: L9 L13
bot> 线索 · 恒发钣金
    重点客户网站
    次主流行业:选择市场、提升潜力
小李> 新线索 天虹链条 中山 百度搜到的
# rows: L10 L14
bot> 线索 · 天虹链条
    搜索引擎
    非主流行业:顺其自然、选择进攻
小李> 新线索 科锐钢桶 东莞 行业新闻网站上看到
# rows: L15
bot> 线索 · 科锐钢桶
    目标行业网站新闻
小李> 新线索 金利铁线 东莞 行业报纸上登的
# rows: L16
bot> 线索 · 金利铁线
    行业报刊
小李> 新线索 鸿达家具 佛山 行业杂志上看到
# rows: L17
bot> 线索 · 鸿达家具
    行业杂志
小李> 新线索 美胜家电 广州 晚报上看到
# rows: L18
bot> 线索 · 美胜家电
    地方报纸
# Whoever recommended it is asked for where he was not named.
小李> 新线索 泰昌钣金 珠海 老客户引荐的
# rows: L19 D11
bot> 线索 · 泰昌钣金
    老客户引荐
    谁引荐的?写「泰昌钣金 引荐人 老蔡」
小李> 泰昌钣金 引荐人 美科老蔡
bot> 已记 泰昌钣金
    介绍人 美科老蔡
store> field 泰昌钣金 referrer = 美科老蔡
小李> 新线索 昌盛电工 惠州 老客户内部项目清单里的
# rows: L20
bot> 线索 · 昌盛电工
    老客户内部项目清单
小李> 新线索 远丰整车 柳州 没成交的客户介绍的
# rows: L21
bot> 线索 · 远丰整车
    新客户介绍
小李> 新线索 睿方铁路 长沙 同行DCS销售介绍的
# rows: L22
bot> 线索 · 睿方铁路
    其他厂家销售人员
小李> 新线索 博远航空 成都 年度报告里看到,销售排名12 利润排名18
# rows: L23
bot> 线索 · 博远航空
    政府与行业年度总结报告
    A 级
store> field 博远航空 rank_sales = 12
store> field 博远航空 tier = A
store> leads 小李 = 12
# Said afterwards, as the gate of the first milestone asks for it.
小李> 泰昌钣金 线索来源是展会
bot> 已改
    线索来源 老客户引荐 → 展会
