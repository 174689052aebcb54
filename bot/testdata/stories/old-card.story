# The words of a message are gone after thirty days; what was recorded from
# them is not, and the buttons below it still work.
-- 2026-03-05 10:05 --
小李> 今天拜访了比亚迪王总,聊了电池线方案,预算大概120万
bot as $visit> 拜访 · 比亚迪
-- +20m --
小李> 蓝色的那个放第二排
bot as $draft> 这句我没看懂
    [记拜访]
-- +40d --
小李 $draft [记拜访]
bot> 这是哪家客户的事?
小李 $visit [撤销]
bot> 已撤销 #V1 比亚迪
again
bot silent
小李 [恢复]
bot> 已恢复 #V1 比亚迪
store> visits 比亚迪 = 1
小李> 比亚迪啥情况
bot> 比亚迪
    聊了电池线方案
