# S14: the director's month over all teams, with a picture; and what the figures are made of.
config: two-teams.yaml
-- 2026-10-12 10:00 --
小李> 恒鑫钣金 4月底签 268万
bot> 恒鑫钣金
小陈> 航新精工 12月签 150万
bot> 航新精工
小陈> Bridgeport Rail budget is 200k USD
bot> Bridgeport Rail
赵刚> 目标 2026 签约 2000万
bot> 目标已定
-- 2026-11-01 20:00 --
-- 2026-11-02 09:40 --
# rows: B4 F2 A4
bot 赵刚> 10月 · 华东、华南 · 漏斗截至 10-31
    潜在商机 3 单 418万、20万美元
    较9月:进 3 出 0
    2026年:缺口
    目标 2,000万
    金字塔:
    20万美元
    家里前
    到月底
    [80/20 名单]
赵刚 [80/20 名单]
bot> 80/20
    恒鑫钣金
赵刚 [目标和缺口]
bot 赵刚 picture> 到月底
# A week of his own as text to pass on, without buttons in it.
小李> 写个周报
bot 小李> 周报 11-02 至 11-08 · 小李
    没有记录
