# A rep tries to read another team's customer: he learns that somebody is on it, and whom to ask, nothing else.
config: two-teams.yaml
-- 2026-11-02 10:00 --
小李> 今天拜访了比亚迪王总,预算大概120万,下周三带方案过去
bot> 拜访 · 比亚迪
小陈> 比亚迪啥情况
# rows: E5
bot> 比亚迪 已有人跟
    王敏
    !120万
    !王总
    !小李
小陈> #V1
bot> …
    !120万
    !王总
小陈> #V1 撤销
bot> …
小陈> 今天拜访了比亚迪李工
bot> 比亚迪
    王敏
    !王总
store> visits 小李 = 1
store> visits 小陈 = 0
store> drafts 小陈 = 1
赵刚> 比亚迪啥情况
bot> 比亚迪
    小李
    120万
孙磊> 今天大家跑得怎么样
bot> 华东
    !比亚迪
# He says that he was there first: over two teams the director decides.
小陈> 这家是我先跑的
bot> 先替您存着,还没建客户
    赵刚
    !小李
bot 赵刚> 撞单核对 #X1
    小陈
    相近:比亚迪 · 小李
赵刚 [共同跟进]
bot edits> 共同跟进
bot 小陈> 比亚迪 由您和 小李 共同跟进
bot 小陈> 拜访 · 比亚迪
    李工
bot 小李> 比亚迪 由您和 小陈 共同跟进
    !李工
store> visits 小陈 = 1
