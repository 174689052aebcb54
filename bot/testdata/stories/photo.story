# A photo with the visit, just after it, or before the words about it.
-- 2026-03-05 10:05 --
小李 file> shop-floor.jpg 今天拜访了比亚迪王总,聊了电池线方案
bot as $byd> 已记 拜访 · 比亚迪
    王总
    📎 shop-floor.jpg
小李> 下午去了美的
bot as $midea> 已记 拜访 · 美的
    !📎
小李 file> shop-floor.jpg
bot> 已附在 美的 #V2
    📎 shop-floor.jpg
bot edits $midea> 📎 shop-floor.jpg
小李> 撤销
bot> 修改已撤销 #V2 美的
bot edits $midea> 已记 拜访 · 美的
    !📎
-- +2h --
小李 file> shop-floor.jpg
bot> 收到,是哪次拜访的?
    📎 shop-floor.jpg
小李> 刚从格力出来,见了周工
bot> 已记 拜访 · 格力
    📎 shop-floor.jpg
-- +20m --
小李 file> shop-floor.jpg 蓝色的那个放第二排
bot as $draft> 没看懂
小李 $draft [记拜访]
bot> 是哪家
小李 [格力]
bot> 已记 拜访 · 格力 #V4
    📎 shop-floor.jpg
小李 file> voice.amr
bot> 语音我听不了
小李> V1
bot> 拜访 · 比亚迪
    📎 shop-floor.jpg
