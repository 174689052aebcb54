# A customer who is not known is asked about; it is not the one that was just spoken of.
-- 2026-11-02 10:00 --
Anna> Visited Oakline today, met Greta, budget is 800k USD
bot> Oakline
Anna> we lost Felton Looms to Kuka
bot> Felton Looms
store> opportunities Oakline = 1
