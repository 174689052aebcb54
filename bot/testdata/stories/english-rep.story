# An English rep's day.
-- 2026-11-02 17:10 --
Anna> saw Greta @ Oakline, all good
bot as $visit> Visit logged · Oakline
    Mon, Nov 2
    Greta
    [Edit]
    [Undo]
Anna> remind me Thu re Oakline
bot> Thu, Nov 5
    Oakline
Anna> called Neil at Bridgeport Rail, voicemail
bot> Call
    Bridgeport Rail
    Neil
Anna> new lead: Jingrui Auto Parts, Dongguan, wants a stamping line
bot> Lead
    Jingrui Auto Parts
Anna> what's on for me
bot> Thu, Nov 5
    Oakline
Anna> status of Oakline
bot> Oakline
    Greta
Anna> undo that
bot> …
Anna> help
bot> …
store> visits Anna = 1
