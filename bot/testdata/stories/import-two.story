# Two files, one after the other: which of them 导入 means is said, and the first waits behind its own button.
-- 2026-11-05 09:30 --
陈静 file> leads-1105.xlsx
bot as $first> leads-1105.xlsx:10 行,还没写入
    !也还没导入
陈静 file> leads-merged.xlsx
bot> leads-merged.xlsx:2 行,还没写入
    「导入」说的是这一份
    leads-1105.xlsx 也还没导入
陈静> 导入
bot> 已导入 2 行
bot 王敏> 陈静 给您导入了 2 条线索
陈静 $first [取消]
bot edits $first> leads-1105.xlsx
