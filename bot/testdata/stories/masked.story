# One platform shows telephone numbers and mail addresses with their middle hidden; the record keeps them whole.
config: masked.yaml
-- 2026-11-17 10:00 --
小李> 存个联系人 比亚迪 王总 采购总监 13900000678 wang@byd.com
bot> 13900000678
小李 @slack> 王总电话多少
bot> 139****0678
    !13900000678
小李 @slack> 比亚迪啥情况
bot> 比亚迪
    !13900000678
小李> 王总电话多少
bot> 13900000678
