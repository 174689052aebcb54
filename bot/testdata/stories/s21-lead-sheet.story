# The specialist's Monday: the lead sheet JTF001 of last week, and of one town.
-- 2026-10-27 10:00 --
小李> 新线索 恒发家具 清远 开料机 展会认识的
bot> 线索
小李> 新线索 格睿钣金 东莞 做钣金的 年营业额3.5亿 搜索引擎找到的
bot> 线索
-- 2026-11-02 09:05 --
Anna> new lead: =Jingrui Auto Parts, Dongguan, wants a stamping line
bot> Lead
陈静> 导出 华南 上周线索
# rows: K1 K2 L24 L25
bot 陈静 file> 线索汇总表JTF001-华南-20261102.xlsx
    海平潜在客户线索汇总表(JTF001)
    华南 2 行
    10-26 至 11-01 登记 · 缺列 2 行(标黄)
    本次导出已记录(内部文件,注意保密)
    == 华南 ==
    海平潜在客户线索汇总表(JTF001)
    内部文件,注意保密
    陈静 2026-11-02 09:05 导出
    编号 | 客户名称 | 所属区域 | 所属行业 | 年营业额 | 客户分类 | 客户线索来源 | 登记时间
    L1 | 恒发家具 | 清远 | 家具 |  |  | 展会 | 2026-10-27
    L2 | 格睿钣金 | 东莞 | 钣金 | 350000000 |  | 搜索引擎 | 2026-10-27
    !Jingrui
store> exports 陈静 = 1
# She passes it on to the manager of the region; that is on record too.
陈静 [发给 王敏]
bot> 已发给 王敏
# rows: K3
bot 王敏 file> *.xlsx
    陈静 发来
    L1 | 恒发家具
store> exports 陈静 = 2
# Another region of the same week, by one button.
陈静 [换区域]
bot> 换哪个区域?
    10-26 至 11-01 登记
    [全部]
陈静 [全部]
bot 陈静 file> *.xlsx
    全部 2 行
store> exports 陈静 = 3
# One town, whoever has it, in English words; as a text file as well.
陈静> export the Dongguan lead sheet as xlsx
bot 陈静 file> *Dongguan*.xlsx
    Dongguan 2 行
    L2 | 格睿钣金
    L3 | Jingrui Auto Parts
    !恒发
陈静> 导出全部线索 csv
bot 陈静 file> *.csv
    L1 | 恒发家具
# A province holds its towns.
王敏> 导出 广东 线索
bot 王敏 file> *.xlsx
    L1 | 恒发家具
    L2 | 格睿钣金
# An export cannot be taken back, and a rep makes none.
陈静> 撤销
bot> …
store> exports 陈静 = 5
# Who took what, and when, is asked in words; a rep reads of none, an admin of all.
陈静> 谁导出过线索,什么时候
bot> 导出记录 …次
    陈静 · 线索
    !📎
store> exports 陈静 = 5
周航> 谁导出过线索
bot> 陈静 · 线索
    !格睿
小李> 导出东莞线索表
# rows: K1
bot> 导出要经理、总监或信息专员来做
    王敏
    !格睿
store> exports 小李 = 0
王敏> 导出 上个月线索
bot 王敏 file> *.xlsx
    华南 2 行
王敏> 导出 佛山 线索表
bot> 没有线索(佛山)
# What she registers belongs to the manager of the region in which the customer is, who is told.
陈静> 新线索 铁成五金 佛山 展会认识的
# rows: K2 K3
bot> 归 王敏
bot 王敏> 陈静 给您登记了线索 · 铁成五金
store> field 铁成五金 owner = wangmin
# Without a file, everybody can look at his own leads in chat, in the same columns.
小李> 线索表
# rows: K4 L25
bot> 线索表 2 行
    #L1 恒发家具 · 清远 · 家具
    #L2 格睿钣金 · 东莞 · 钣金 · 3.5亿 · 未定 · 搜索引擎 · 10-27
