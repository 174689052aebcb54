# What a rep and a manager of another method ask in the words of that method: its word for a
# customer, its tiers, its stages, its form.
playbook: clinics.yaml
-- 2026-11-02 09:00 --
Anna> what should I do today
bot> Nothing due today
Anna> Met Dr Shah at Brightsmile Dental in Leeds today, budget 40k EUR
bot> Visit logged · Brightsmile Dental
# a company that is called is no person of the customer before
Anna> called Smile Studio in Bristol, spoke to the practice manager Jo Reed, no answer on price yet
bot> Call logged · Smile Studio (new)
    Jo Reed
    !Not reached
Anna> is Smile Studio a gold clinic
bot> Smile Studio · not graded
Anna> Smile Studio is bronze, only 2 chairs
bot> Tier: Bronze
Anna> why is Smile Studio bronze
bot> Smile Studio · Tier
    only 2 cha
    !reminded
Anna> how many clinics do I have
bot> Accounts 2 accounts
Anna> how many bronze clinics do I have
bot> Accounts (Bronze) 1
    Smile Studio
Anna> 12% discount for Brightsmile please
bot> Discount request LX-2026-001 Brightsmi… · draft
Anna> never mind
bot> the draft can wait
Anna> pain yes for Brightsmile, they lose 20 appointments a week
bot> Pain: yes
    !Lead
Anna> what do I need to get to s2
bot> s2 Trial
    !Open deals
Anna> upgrade Brightsmile to gold, 14 practices
bot> Tier: Gold
Anna> what does gold mean
bot> a visit every 7 days
Anna> how often must I see a gold clinic
bot> a visit every 7 days
Anna> new lead: Clearview Opticians, York, wants online booking
bot> Lead saved · Clearview Opticians (new)
    York
# who went with somebody else is lost, in the money of the method
Anna> Clearview went with Dentrix, they were 5k cheaper
bot> Mark Clearview Opticians as lost?
    Dentrix
    €5,000 cheaper
Anna> demo at Oakline Clinic today, Dr Bell liked it, 20k EUR
bot> Demo logged · Oakline Clinic
Anna> how many visits to Oakline Clinic
bot> Visits (Oakline Clinic) 1
王敏> 金级的有哪些
bot> Brightsmile Dental
    !Smile Studio
王敏> 有多少家诊所
bot> 客户 4 家
王敏> 为什么Brightsmile是金级
bot> 14 practices
王敏> Smile Studio 是铜级吗
bot> Smile Studio · 铜级
王敏> 今天谁做了什么
bot> Anna:拜访 1
