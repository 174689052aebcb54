# Where there are two admins, one asks for a deletion and the other agrees.
config: two-admins.yaml
-- 2026-11-02 09:00 --
小林> 今天拜访了比亚迪王总,聊了电池线
bot> 拜访 · 比亚迪
周航> 删除 王总
bot as $ask> 个人信息 · 王总(比亚迪)
    要另一位管理员同意
周航 $ask [确认删除]
bot> 等另一位管理员同意删除
bot 林峰 as $second> 申请删除个人信息 · 王总
    周航 申请
    [同意删除]
    [不同意]
周航 $ask [确认删除]
bot> 已经有人申请删除了
林峰 $second [不同意]
bot> 没有删除 #K1
bot 周航> 没有删除 #K1
周航 $ask [确认删除]
bot> 等另一位管理员同意删除
bot 林峰 as $again> 申请删除个人信息
-- restart --
林峰 $again [同意删除]
bot> 正在删除 #K1
bot 林峰> 已删除 #K1
bot 周航> 已删除 #K1
林峰 $again [同意删除]
bot> 已经删除过了
小林> 比亚迪啥情况
bot> 比亚迪
    !王总
