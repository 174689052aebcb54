# S14: the director's monthly view: teams side by side, what came in and went out, and what a figure is made of.
config: two-teams.yaml
-- 2026-10-12 10:00 --
小李> 恒鑫钣金 4月底签 268万
bot> 恒鑫钣金
小陈> 航新精工 明年3月签 150万
bot> 航新精工
小陈> Bridgeport Rail budget is 200k USD
bot> Bridgeport Rail
-- 2026-11-02 09:30 --
小陈> 粤钢桶业 5月签 350万
bot> 粤钢桶业
赵刚> 目标 2026 签约 2000万,理想2500万,可行七成
bot> 目标已定
赵刚> 10月漏斗 华南和华东对比
# rows: J15
bot> 漏斗 · 华东、华南 · 10月 · 截至 10-31 24:00
    潜在商机 3 单 418万、20万美元
    华东:潜在商机 2 150万、20万美元
    华南:潜在商机 1 268万
    较9月:进 3 出 0
    加权 20.9万 · 已签 0 · 目标 2,000万 · 缺口 1,979.1万
赵刚> 这418万怎么来的
bot> 潜在商机 3 单 418万、20万美元
    ① 恒鑫钣金 · 268万
    ② 航新精工 · 150万
# The list behind a figure as a file, for those who may have one (K1).
赵刚 [Excel]
# rows: K1
bot 赵刚 file> 漏斗-*.xlsx
    潜在商机 3 单 418万、20万美元
    本次导出已记录(内部文件,注意保密)
    编号 | 客户 | 项目 | 阶段 | 金额(元)
    恒鑫钣金 | m1 | 2680000
store> exports 赵刚 = 1
# What has no amount and what is in another currency is named, never left out in silence.
赵刚> 缺口多少
# rows: A4
bot> 缺口
    目标 2,000万
    加权
    外币另列 1 单 20万美元
小李> 10月漏斗 华东
bot> 只给本人和他的经理看
孙磊> 小李的缺口
bot> 只给本人和他的经理看
