# A week that is planned on its Monday is three steps, and what is told of the first is that visit.
-- 2026-12-07 08:55 --
Anna> this week: Tue Oakline 10am with Sarah, Wed Kestrel, Thu demo at Brandt
bot> 3 saved
    ① Lead Oakline → Tue, Dec 8, 10:00
    ② Lead Kestrel → Wed, Dec 9 visit
    ③ Lead Brandt → Thu, Dec 10 demo at Brandt
store> visits Anna = 0
Anna> my week
bot> Oakline
Anna> Oakline went great, Sarah wants a formal offer for 3 cells, about 400k GBP
bot> Visit logged · Oakline
    £400k
Anna> they are also looking at Cloos
bot> Noted Oakline
    Rivals: Cloos
