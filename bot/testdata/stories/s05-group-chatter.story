# S5: colleagues chat in the channel; the bot answers only the one who mentions it.
-- 2026-11-02 09:10 --
Anna> Visited 比亚迪 today, met Wang Qiang, budget about 2M RMB
bot> Visit logged · 比亚迪
-- 2026-11-02 09:30 --
小李 #华南> 下周想去拜访比亚迪
bot silent
Anna #华南> 王总又要灌你
bot silent
小李 #华南> @Milepost 比亚迪谁在跟
bot #华南 ↳> 比亚迪 已有人跟:Anna
    [私聊我]
    !200万
    !Wang Qiang
小李 [私聊我]
bot 小李> 比亚迪
    Anna
Anna #华南> 对,就上次那个
bot silent
store> tasks 比亚迪 = 0
