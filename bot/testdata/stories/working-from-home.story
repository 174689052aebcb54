# Who works from home is there as on any other day; who works in another town is on a trip.
-- 2026-11-02 10:00 --
小李> 今天拜访了比亚迪王总,聊了电池线方案
bot> 比亚迪
小李> 明天在家办公
bot> 在家办公不算请假
    !比亚迪
Anna> working from home tomorrow
bot> Working from home is no leave
Anna> in Berlin next week
bot> Travelling Nov 9 to Nov 13
