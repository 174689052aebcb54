# Yes to all questions is taken whatever was asked, and one person alone is a team.
-- 2026-11-30 10:00 --
Anna> new lead: Oakline Furniture, Dongguan, want a bending line, contact Neil Ford
bot> Oakline Furniture
Anna> project approval Oakline bending line
bot> Next, Expected amount
Anna> all yes
bot> Noted: Questions 1–5
    Next, Expected amount
Anna> team just me
bot> Noted: Team
Anna> full form
bot> Application LX-2026-001
    Questions 1–5: 1 requirements yes, 2 business yes
    Team: Anna
    !just
