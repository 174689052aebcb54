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
