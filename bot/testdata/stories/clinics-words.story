# The words of another method are read as they are said: its contract numbers,
# its stages, its tiers, the name of its form.
playbook: clinics.yaml
-- 2026-11-02 09:00 --
Anna> Met Dr Shah at Brightsmile Dental today, budget 40k EUR, sign in March
bot> Visit logged · Brightsmile Dental
# the number of a contract is no customer
Anna> signed, 38k EUR, contract BS-1, today
bot> Signed · Brightsmile Dental
    BS-1
# name, place and trade are parted by commas
Anna> new lead: Smile Studio, Bristol, dental, wants scheduling
bot> Lead saved · Smile Studio
    Bristol · dental · wants scheduling
    !Lead Bristol
# the stages have the codes and the names of the method
Anna> demo at Oakline Clinic today, Dr Bell liked it, 20k EUR
bot> Demo logged · Oakline Clinic
Anna> deals in s1
bot> Deals: 1 · s1 Lead
    Oakline Clinic
# Examples on cards, and the codes in them, are the method's own.
Anna> help
bot> Saw Dr Shah at Brightsmile, budget €1.2M
    !BYD
    !¥
Anna> what are the stages
bot> what is s2
Anna> what are the tiers
bot> Gold
    Bronze
# A tier is given with its article, a stage by its code, and those behind it are asked for.
Anna> met Dr Ito at Riverside Eye today, 30k EUR
bot> Visit logged · Riverside Eye
Anna> Riverside Eye is a bronze clinic
bot> please say why
Anna> list silver clinics
bot> Silver
    !Changed
Anna> Riverside Eye is gold, they open 5 sites
bot> Tier: Gold
Anna> pain yes
bot> Ready for s2
Anna> move it to s2
bot> s1 Lead → s2 Trial
Anna> deals from s2 on
bot> (from s2 on) 1
    Riverside Eye
Anna> deals past the lead stage
bot> Riverside Eye
    !Added to visit
# The form is asked for by its own name, and what is said with it is no name of a project.
Anna> discount request Riverside Eye 15%
bot> Discount request LX-2026-001 Riverside
    Noted: Need
