# A file that was looked into is asked about, left and imported in words, as with its buttons.
-- 2026-11-02 09:30 --
陈静> 导入吧
bot> 把 xlsx 或 csv 发给我就行
陈静 file> leads-1102.xlsx
bot> 9 行,还没写入
    [导入 6 行]
陈静> 下载标注表
bot 陈静 file> leads-1102-标注.xlsx
    第 8 行 天虹链条:没有叫「小王」的同事
    第 11 行 恒发家具:表里重复
# Another matter in between leaves the file waiting.
陈静> 新线索 宏达电机 东莞 要两台
bot> 线索 · 宏达电机
bot 王敏> 给您登记了线索
陈静> 先不导
bot> 没有导入
store> leads 恒发家具 = 0
陈静> 导入吧
bot> 把 xlsx 或 csv 发给我就行
陈静 file> leads-1102.xlsx
bot> 还没写入
陈静> 把对的先导进去
bot> 已导入 6 行
bot 小李> 给您导入了
bot 王敏> 给您导入了
bot Anna> imported
store> leads 恒发家具 = 1
陈静> 撤销导入
bot> 已撤销 6 条
store> leads 恒发家具 = 0
# Cancelled just after it was shown, the file is let be.
陈静 file> leads-1102.xlsx
bot> 还没写入
陈静> 取消
bot> 没有导入
store> leads 恒发家具 = 0
