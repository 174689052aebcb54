# A file with whatever can be wrong in one: each row comes back with its reasons in the order of its
# columns, a known customer is found by his full name, a sheet that is hidden is not read. What
# differs is shown with what stands there, and is changed only where that is said.
-- 2026-11-05 09:30 --
小李> 今天拜访了比亚迪王总,聊电池线
bot> 比亚迪
陈静 file> leads-1105.xlsx
bot> leads-1105.xlsx:10 行,还没写入
    新 3 · 补充 1 · 有错 6
    1 行里 1 处和系统里不同(比亚迪 登记时间 2026-11-05→2026-11-01),不点「也改」不动
    !秘密公司
    [导入 4 行]
陈静 [下载标注表]
bot> 标注表:6 行要改
    第 4 行 恒运钢桶:分类不是 A、B、C、D(S);销售业绩排名要写一个数(前50)
    第 6 行:客户名称没填
    第 7 行 宏达链条:登记时间在以后(2999-01-01);经营利润排名要写一个数(一百)
    第 8 行:客户名称太长(长长长长长长长长长…);登记时间看不懂(上周三)
    !;客户名称没填
陈静> 导入
bot> 已导入 4 行
bot 小李> 陈静 给您导入了
bot Anna> 陈静 imported
bot 王敏> 陈静 给您导入了
# The same file again: nothing is new, which is said, and nobody is said to have changed anything.
陈静 file> leads-1105.xlsx
bot> 不同 1 · 已有 3
    ![导入
陈静> 确认
bot> 没有新的行;不同的也要改,就写「也改」
    !有人改了
    [1 处也改]
陈静> 客户也改主意了
bot> …
    !已更新
陈静> 也改
bot> 已更新 · leads-1105.xlsx
    改 1 处
陈静> 撤销
bot> 修改已撤销 #L1 比亚迪
    登记时间 11-01 周日 → 11-05 周四
# A head of two rows: 销售额 below 排名 is a rank and no sum.
陈静 file> leads-merged.xlsx
bot> leads-merged.xlsx:2 行,还没写入
    新 2
    !没写单位
陈静 [导入 2 行]
bot edits> 已导入 2 行
bot 王敏> 陈静 给您导入了 2 条线索
王敏> 合群家电
bot> 合群家电
