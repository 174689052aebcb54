# Everything known about an account on one card, for its owner and his team.
-- 2026-11-02 10:00 --
小李> 今天拜访了比亚迪王总,聊了电池线,预算大概120万,下周三带方案过去
bot> 比亚迪
小李> 比亚迪啥情况
bot> 比亚迪
    未定
    负责人: 小李
    约120万
    王总
    还缺
小李> 上次跟王总聊了啥
bot> 比亚迪
    11-02 周一
    电池线
王敏> 比亚迪啥情况
bot> 比亚迪
    小李
周航> 比亚迪啥情况
bot> …
    !120万
    !王总
