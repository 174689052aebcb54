# The specialist sends a file of leads, as such files are: a title, a head of two rows with merged
# cells, units, dates as numbers, a formula, a hidden row, a sum below. Nothing is written before she says so.
-- 2026-11-02 09:00 --
小李> 新线索 格睿钣金 东莞 做钣金的 年营业额3亿
bot> 线索
-- 2026-11-02 10:00 --
陈静 file> leads-1102.xlsx
# rows: K2
bot> leads-1102.xlsx:9 行,还没写入
    新 4 · 补充 1 · 疑似重复 1 · 有错 3
    1 行里 2 处和系统里不同
    常见:
    行业不在 12 类,先空着:餐饮
    隐藏的 1 行没读
    公式按结果读
    [2 处也改]
    [取消]
store> leads 陈静 = 0
store> leads 小李 = 1
# The file comes back with the reasons beside its rows.
陈静 [下载标注表]
bot 陈静 file> leads-1102-标注.xlsx
    公司名称 | 地区 | 行业
    导入结果 | 确认
    恒发家具 | 清远 | 家具 | 8000 |  | 展会 | 2026-10-26 | 王海峰 | 13900000678 | 小李 | 可导入
    格睿钣金 | 东莞
    和系统里不同,系统里是 年营业额
    没有叫「小王」的同事
    可导入;行业不在 12 类,先空着:餐饮
    分类不是 A、B、C、D(E)
    表里重复(同第 4 行)
    格睿板金
    疑似重复:和 格睿钣金 相近
    !藏着的公司
    !合计
陈静 [导入 5 行]
bot edits> 已导入 5 行
    新 4 · 补充 1
    疑似重复 1 行没导入 · 有错 3 行没导入
bot 小李> 陈静 给您导入了 1 条线索
bot Anna> 陈静 imported 1 lead for you
# What names nobody belongs to the manager of the region in which the customer is.
# rows: K3
bot 王敏> 陈静 给您导入了 2 条线索
# Each row keeps who registered it and when; what the rep typed stays.
store> leads 小李 = 2
store> leads Anna = 1
store> contacts 恒发家具 = 1
store> field 格睿钣金 revenue = {30000000000 CNY}
store> field 恒发家具 revenue = {8000000000 CNY}
store> field 宏图汽配 tier = B
# A customer whose industry is none of the twelve is not refused: what the file says of it is kept.
王敏> 新锐餐饮
bot> 餐饮
    还缺
    所属行业
again
陈静 file> leads-1102.xlsx
bot> leads-1102.xlsx:9 行,还没写入
    不同 1 · 已有 4 · 疑似重复 1 · 有错 3
    !导入 5 行
store> leads 小李 = 2
# All of it is taken back at once, and brought back.
陈静> 撤销
bot> 已撤销 4 条
    恒发家具
    一并还原:线索 格睿钣金
store> leads 小李 = 1
store> leads Anna = 0
陈静> 恢复
bot> 已恢复
store> leads 小李 = 2
# What differs is replaced only when she says so; then it can be seen who had it otherwise.
陈静 file> leads-1102.xlsx
bot> 不同 1
陈静 [2 处也改]
bot edits> 已更新
    改 2 处
store> field 格睿钣金 revenue = {35000000000 CNY}
