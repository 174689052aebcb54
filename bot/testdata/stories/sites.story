# A group of companies: each site has an owner of its own.
-- 2026-11-02 10:00 --
小李> 今天拜访了比亚迪王总
bot> 拜访 · 比亚迪
小李> 今天拜访了坪山电子李工
bot> 坪山电子
小李> 坪山电子是比亚迪的工厂
bot> 已改
    坪山电子
    所属集团 比亚迪(工厂,归 小李)
小李> 撤销
bot> 已撤销
小李> 坪山电子属于比亚迪集团
bot> 已改
    比亚迪(子公司
小李> 撤销
bot> 已撤销
