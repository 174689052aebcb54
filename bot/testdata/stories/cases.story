# The cases of the handbook, as help: what each teaches, and what the product does of it.
-- 2026-11-02 09:00 --
小李> 案例
# rows: H7 J9
bot> 三个案例
    定期沟通、回访 → 我按级别提醒您联系
    定期开部门会 → 看「团队周报」
    技巧 + 个人风格 + 经验
王敏> 团队周报
# rows: H7
bot> 回顾 · 华南
    没记录
