# Files that are no lead sheet, or none that can be read, are told so, and nothing is written.
-- 2026-11-02 10:00 --
陈静> 怎么导入线索
bot> 把 xlsx 或 csv 发给我就行
    [下载模板]
陈静 [下载模板]
bot 陈静 file> 线索表模板.xlsx
    编号 | 客户名称 | 所属区域 | 所属行业 | 年营业额(万元) | 客户分类 | 客户线索来源 | 登记时间
陈静 file> prices.csv
bot> prices.csv 没找到线索表的表头
    什么都没写
陈静 file> leads-old.xls
bot> leads-old.xls 读不了
    另存为 xlsx
周航 file> leads-gbk.csv
bot> …
    !导入
store> leads 周航 = 0
# A rep's own file, in GBK as his spreadsheet writes it; a name that begins like a formula is a name.
小李 file> leads-gbk.csv
bot> leads-gbk.csv:3 行,还没写入
    新 3
    按 GB18030 编码读
小李 [取消]
bot edits> leads-gbk.csv 没有导入
store> leads 小李 = 0
小李 file> leads-gbk.csv
bot> 新 3
# Somebody else is faster: what he was shown does not hold any more, and he is shown it anew.
Anna> new lead: 格睿钣金, Dongguan
bot> Lead saved
小李 [导入 3 行]
bot edits> 刚才有人改了客户,请再看一遍
    新 2 · 有错 1
    常见:归同事跟
小李 [导入 2 行]
bot edits> 已导入 2 行
store> leads 小李 = 2
store> field 恒发家具 revenue = {8000000000 CNY}
王敏> 导出全部线索 csv
bot 王敏 file> *.csv
    =cmd|calc | 东莞
# A text with tabs, as spreadsheet programs save one, is a table; one without the head of a lead sheet is a
# file like any other, and belongs to what he records.
陈静 file> leads-tabs.txt
bot> leads-tabs.txt:2 行,还没写入
    新 2
陈静 [取消]
bot edits> leads-tabs.txt 没有导入
小李> 今天拜访了宏图机电何总
bot> #V1
小李 file> minutes.txt
bot> minutes.txt
    !没找到线索表的表头
