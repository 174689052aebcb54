# S24: a request about personal data: the admin sees numbers, gives the person a file, and deletes; a second admin agrees where there is one.
-- 2026-11-02 09:00 --
小李> 昨天拜访了比亚迪王总,预算大概120万
bot> 拜访 · 比亚迪
小李> 存个联系人 比亚迪 方志明 采购总监 13700001234
bot> 方志明
小李> 今天拜访了比亚迪方志明,聊了电池线
bot> 拜访 · 比亚迪
周航> 导出 方志明 比亚迪 的个人信息
bot> 个人信息 · 方志明(比亚迪)
    联系方式 1 · 拜访和电话 1 · 原话提及 1
    拜访与金额保留
    !120万
    !13700001234
    [导出给本人]
    [确认删除]
周航 [导出给本人]
bot file> 个人信息-K2.xlsx
    6 行,只给本人;本次导出已记录
# What the record of it counts is what the file has.
周航> 谁导出过什么
bot> 联系人 6 行
小李> 导出 方志明 的个人信息
bot> 已转给管理员
    周航
bot @slack 周航> 小李 转来他的请求
    [导出给本人]
周航> 删除联系人 方志明
bot> 个人信息 · 方志明
周航 [确认删除]
bot> 正在删除
bot 周航> 已删除
    已删除联系人
    !方志明
store> visits 比亚迪 = 2
store> contacts 比亚迪 = 2
小李> 比亚迪啥情况
bot> 比亚迪
    约120万
    !方志明
# A name alone behind something that was looked up looks somebody up, and makes nobody known again.
小李> 比亚迪的联系人
bot> 已删除联系人
小李> 方总
bot> …
    !已记
store> contacts 比亚迪 = 2
# What a manager noted for himself he finds by the customer; nobody else reads it.
王敏> 私密:比亚迪 王总明年可能调走
bot> 只有您自己看得到
王敏> 比亚迪 私密
bot> 王总明年可能调走
小李> 比亚迪 私密
bot> 只有经理和总监能看
    !明年
赵刚> 比亚迪 私密
bot> …
    !明年
周航> 删除联系人 方志明
bot> 没找到这个联系人
