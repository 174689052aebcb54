# S25: somebody the roster does not know is held kindly; the admin is asked once for ten lines, and each of the three answers holds.
-- 2026-11-02 17:42 --
李雷> 今天拜访了比亚迪王总,预算120万
bot 李雷> 还不认识您
    7 天
    !比亚迪
bot 周航 as $lilei> 新面孔:李雷 想使用
    上的 李雷
    [加为销售…]
    [不是本公司]
    [忽略7天]
    !120万
李雷> 在吗
bot 李雷> …
李雷> 下周三再去一趟
bot 李雷> …
store> visits 比亚迪 = 0
# He is one of ours: a form of three fields, and then he is asked what is to become of what he wrote.
周航 $lilei [加为销售…]
bot 周航 form> 加同事
    姓名 =
周航 submits> 姓名 = 李雷; 团队 = 华南; 角色 = 销售
bot> ✅ 加人 李雷 · 华南 · 销售
    [撤销]
bot edits $lilei> ✅ 李雷 已加入
    周航
bot 李雷> 您加进来了
    之前您说过 3 条
李雷 [都记下]
bot> 这 3 条按当时的日期记
bot> 已记 拜访 · 比亚迪
    11-02
bot> 您好 李雷
bot> 已记 待办 · 比亚迪
store> visits 比亚迪 = 1
# Somebody from outside: told kindly once, then silence; nothing of it is kept, and nobody is asked again.
-- 2026-11-03 10:00 --
客户老王> 你好,报价发我一份
bot 客户老王> 还不认识您
bot 周航 as $wang> 新面孔:客户老王
周航 $wang [不是本公司]
bot edits $wang> 不是本公司
    [改主意了]
bot 客户老王> 这是公司内部的助手
    没有保存
客户老王> 在吗
bot silent
-- 2026-11-20 10:00 --
客户老王> 报价呢
bot silent
# The admin changes his mind: the same card, and the next message is held again.
周航 $wang [改主意了]
bot edits $wang> 新面孔:客户老王 想使用
    [忽略7天]
客户老王> 我换到你们公司了
bot 客户老王> 先替您存
# Left for a week: nothing until then, once more after that.
周航 $wang [忽略7天]
bot edits $wang> 客户老王:先不管,到 11-27
-- 2026-11-26 10:00 --
客户老王> 在吗
bot 客户老王> 先替您存
bot silent
-- 2026-11-28 10:00 --
客户老王> 还在吗
bot 客户老王> 还不认识您
bot 周航> 新面孔:客户老王
# One of the roster whom his platform calls differently by now: the admin says who it is, and is not
# asked to add him twice.
阿伟> 今天拜访了美的周工
bot 阿伟> 还不认识您
bot 周航 as $wei> 新面孔:阿伟 想使用
    [名单里的人…]
周航 $wei [名单里的人…]
bot 周航 form> 连到名单里的人
    是谁 =
周航 submits> 是谁 = 小钱
bot 周航 form> 连到名单里的人
    小钱
周航 submits> 是谁 = 小李
bot edits $wei> ✅ 就是 小李,已连上
    周航
bot 阿伟> 之前您说过 1 条
阿伟 [都记下]
bot> 这 1 条按当时的日期记
bot> 已记 拜访 · 美的
store> visits 美的 = 1
