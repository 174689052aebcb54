# S25: somebody the roster does not know is held kindly; the admin is told once.
-- 2026-11-02 17:42 --
李雷> 今天拜访了比亚迪王总,预算120万
bot 李雷> 还不认识您
    7 天
    !比亚迪
bot 周航> 李雷
    !120万
李雷> 在吗
bot 李雷> …
store> visits 比亚迪 = 0
