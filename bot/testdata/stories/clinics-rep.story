# Ten minutes of a rep under another method: its own words for questions and
# conditions, and no number where it has none.
playbook: clinics.yaml
-- 2026-11-02 09:00 --
Anna> Met Dr Shah at Brightsmile Dental today, budget 40k EUR, sign in March
bot> Visit logged · Brightsmile Dental
Anna> where are we
bot> s1 Lead · day 1 of 14
Anna> pain yes
bot> Pain: yes
    Ready for s2 Trial
    !Qain
Anna> move Brightsmile to trial
bot> s1 Lead → s2 Trial
Anna> back to s1 because the handler left
bot> s2 Trial → s1 Lead
    the handler left
Anna> move it on
bot> s1 Lead → s2 Trial
Anna> trial liked
bot> Trial liked: yes
Anna> can we win this
bot> 1 of 4 yes
    Open: budget, decision maker, plan
Anna> quote 38k
bot> Quote · Brightsmile Dental
    v1 €38k
Anna> project approval Brightsmile
bot> draft
    Next, Need
    !25
Anna> need: one calendar for 14 practices, team Anna, budget yes
bot> draft
    [Send]
Anna> send
bot> Discount request LX-2026-001
    waiting for 王敏
# one step in this method: the manager decides alone
bot 王敏> 折扣申请 LX-2026-001
    拜访 1/2
    小组:Anna
    [同意]
    !budget
    !总监
bot #华南> 折扣申请
bot @wecom #华南> 折扣申请
王敏 [同意]
bot Anna> approved · 王敏
    !m4
bot 陈静> s2 试用
Anna> signed! 38k EUR, contract no HT-1
bot> Signed · Brightsmile Dental
    HT-1
# what is clearly something else is not taken for the field that was asked for
Anna> new lead: Eyewell Opticians, Leeds, wants scheduling
bot> Lead saved · Eyewell Opticians
