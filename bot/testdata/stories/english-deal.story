# The same in English.
-- 2026-11-02 10:00 --
Anna> Visited Oakline today, met Greta, budget is 800k USD
bot> Oakline
Anna> what's missing
bot> Not ready for m2 Appointment & visit · Oakline
    3 missing:
    · Tier set: write "sales rank 12, profit rank 18", or "tier B because …"
    · Meets the selection criteria: write "meets our criteria"
    · Lead sheet complete (8 columns): missing Region, Industry, Yearly revenue, …
    [Ask to push on]
Anna> Oakline funds approved
bot> ✅ Noted Oakline #P1
    Q4 funds: yes
    3 to go for m2 Appointment & visit
    [What's missing]
    [Undo]
Anna> Q5 unclear
bot> x
Anna> can we win Oakline
bot> Oakline · 1 of 10 yes
    Funnel: not in the funnel yet
    Chance: 5% (milestone, or as you said)
    Unclear: urgency
    Open: Q1 requirements, Q2 business, Q3 finances, Q6 decision factors, Q7 solut…
    This is what you noted; the judgement is yours
    [Assessment]
    [Funnel]
Anna> quote Oakline 780k USD
bot> ✅ Quote · Oakline #P1
    v1 $780k · Nov 2 #Q1
    [Undo]
Anna> floor is 750k USD
bot> ✅ Noted Oakline #P1
    Floor: $750k
    3 to go for m2 Appointment & visit
    [What's missing]
    [Undo]
Anna> negotiation we 760k they 700k
bot> ✅ Negotiation · Oakline #P1
    round 1 Nov 2 · we $760k ($20k less, 3%) · they $700k
    Given up so far: $20k less, 3%
    Floor $750k
    [Undo]
Anna> tender due Nov 30 at 9:30, deposit 20k USD
bot> ✅ Tender · Oakline #B1
    due Mon, Nov 30, 09:30 (28 days left)
    ⬜ Deposit $20k
    ⬜ bid handed in ⬜ letter of authority ⬜ qualification papers ⬜ references
    By Anna
    [Deposit paid]
    [Handed in]
    [Put off]
    [No bid]
    [Undo]
Anna> bid submitted
bot> ✅ Tender · Oakline #B1
    submitted · due Mon, Nov 30, 09:30 (28 days left)
    ⬜ Deposit $20k
    ✅ bid handed in ⬜ letter of authority ⬜ qualification papers ⬜ references
    By Anna
    [Deposit paid]
    [Won]
    [Not won]
    [Put off]
    [No bid]
    [Undo]
Anna> pause Oakline until March 1
bot> ⏸ Paused · Oakline #P1
    I wake you on Mon, Mar 1, 2027
    Paused time counts neither as dwell nor in the funnel
    [Undo]
Anna> reopen Oakline
bot> ▶️ Taken up again · Oakline #P1
    m1 Industry & account planning
    The time it stood still does not count
    [Undo]
Anna> lost Oakline to Dazu, they were cheaper
bot> Mark Oakline as lost? #P1
    Why: price, channel, promotion (taken from “cheaper”) · rival: Dazu
    By how much? “200k cheaper”, or “unclear”
    visits: 1 (4 or more are advised)
    [Yes, lost]
    [Other reason]
    [Pause it]
    [Not lost]
Anna> unclear
bot> Lost · Oakline #P1
    Why: price, channel, promotion (taken from “cheaper”) · rival: Dazu
    gap unclear
    visits: 1 (4 or more are advised)
    To take it up again: “reopen Oakline”
    [Undo]
