# What is said in passing in the course of a day is what it says, and never something of the wrong customer.
-- 2026-12-08 17:00 --
小李> 今天拜访了格力陈工,预算300万
bot> 拜访 · 格力
小李> 格力这边完事了,陈工挺认可
bot> 已补
    陈工 · 挺认可
store> visits 格力 = 1
小李> 他们还在看发那科,发那科报了280万
bot> 对手 发那科
    报价:280万
小李> 帮我约下他们刘总
bot> 待办 · 格力
    约刘总
小李> 有几成把握
bot> 格力
    把握
小李> 差旅一共1800报一下
bot> 费用
    1,800元
store> visits 格力 = 1

# A call that is to be made again is a step; no deal is opened for it.
小李> 给三一打电话没接
bot> 没联系上
    何时再打
小李> 三一明天再打
bot> 12-09 周三
store> opportunities 三一 = 0

-- 2026-12-09 09:00 --
Anna> visited Liebherr, met Tom Becker, budget 500k EUR
bot> Liebherr
Anna> Stahl signs everything over 100k
bot> Stahl signs everything
Anna> they want the old press replaced by September
bot> Added to visit
store> tasks Anna = 0
Anna> need to call Voith this morning
bot> Which customer
    [Voith]
Anna> Voith
bot> Voith
    call Voith
Anna> call Tom on Friday
bot> Task saved · Liebherr
    Fri, Dec 11
Anna> that's it for today, summary please
bot> Daily report

# A reason that is asked for is not what is said of another customer, and what is named is moved.
-- 2026-12-10 11:30 --
小李> 今天拜访了利元亨黎工
bot> 利元亨
小李> 今天拜访了大族老曹
bot> 大族
小李> 把大族降到C
bot> 请说原因
小李> 利元亨这个能立项了吧
bot> 利元亨
小李> 下周一给大族送样品
bot> 大族
小李> 给大族周五前发方案
bot> 大族
小李> 把大族送样品的事推迟到下周三
bot> 12-14 周一 → 12-16 周三

# A summary that is asked for is no visit.
小李> 帮我写个拜访总结发给王敏
bot> 日报

# Somebody who is known elsewhere is not put on the visit that was told of last.
-- 2026-12-11 18:20 --
小李> 路上接到比亚迪王总电话,让我们明天下午三点去讲标
bot> 电话 · 比亚迪
小李> 然后去了趟格力,跟助理小吴聊了会
bot> 拜访 · 格力
小李> 王总那边讲标要带技术
bot> 已补 电话 · 比亚迪
