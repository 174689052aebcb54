package crmtest

import "milepost/storage/crm"

// put writes a record that the world keeps until its end.
func put[T any, P interface {
	*T
	crm.Record
}](l *life, m message, rec *T, change func(*T),
) {
	p := P(rec)
	var before crm.Record
	wanted := l.wants(m, p.Kind())
	if wanted && p.Base().Rev > 0 {
		was := *rec
		before = P(&was)
	}
	change(rec)
	if wanted || l.known == nil || l.seen.before > 0 {
		m.stampOn(p.Base())
	} else {
		p.Base().Rev++
	}
	if wanted {
		is := *rec
		m.writes = append(m.writes, written{before, P(&is)})
	}
}

// stampOn is what the engine and the desk note of a write.
func (m message) stampOn(meta *crm.Meta) {
	if meta.Rev == 0 {
		meta.Created, meta.By = m.at(), m.by
	}
	meta.Rev++
	meta.Updated, meta.Group = m.at(), m.group()
}

// made writes a record that is told once and then forgotten.
func made[T any, P interface {
	*T
	crm.Record
}](l *life, m message, rec *T,
) {
	if l.whole(m, P(rec).Kind()) {
		m.stampOn(P(rec).Base())
	}
	if l.wants(m, P(rec).Kind()) {
		is := *rec
		m.writes = append(m.writes, written{nil, P(&is)})
	}
}

// lastOf is such a record as it is in the end.
func (l *life) lastOf(rec crm.Record) crm.Record {
	finish := func(e ending) { message{stamp: e.stamp}.stampOn(rec.Base()) }
	switch r := rec.(type) {
	case *crm.Task:
		if e := l.steps[r.No]; e.n > 0 {
			finish(e)
			r.State, r.Closed = e.state, e.closed
		}
	case *crm.Activity:
		if e, ok := l.corrected[r.No]; ok {
			finish(e)
			correct(r)
		}
	}
	return rec
}

// kept are the records of a kind that the world keeps.
func (l *life) kept(k crm.Kind) []crm.Record {
	var out []crm.Record
	switch k {
	case crm.KindPerson:
		for _, p := range l.people {
			out = append(out, p)
		}
	case crm.KindTeam:
		for _, t := range l.teams {
			out = append(out, &t.Team)
		}
	case crm.KindAccount, crm.KindLead:
		for _, c := range l.accounts {
			if c.No == 0 {
				continue
			}
			if k == crm.KindLead {
				out = append(out, &c.lead)
			} else {
				out = append(out, &c.Account)
			}
		}
	case crm.KindContact:
		for _, c := range l.contacts {
			out = append(out, c)
		}
	case crm.KindOpportunity:
		for _, o := range l.deals {
			out = append(out, &o.Opportunity)
		}
	case crm.KindApproval:
		for _, a := range l.requests {
			out = append(out, a)
		}
	case crm.KindExpense:
		for _, e := range l.expenses {
			out = append(out, e)
		}
	case crm.KindDraft:
		for _, d := range l.drafts {
			out = append(out, d)
		}
	case crm.KindGoal:
		return l.goals()
	case crm.KindField:
		return l.fields()
	}
	return out
}

// register notes a customer that is new, with the row on the lead sheet.
func (l *life) register(m message, a int) {
	c := l.accounts[a]
	if c.No > 0 {
		return
	}
	put(l, m, &c.Account, func(x *crm.Account) {
		x.ID, x.No = crm.AccountID(m.next()), l.number("C")
	})
	put(l, m, &c.lead, func(x *crm.Lead) {
		*x = crm.Lead{
			ID: crm.LeadID(m.next()), No: l.number("L"), Account: c.ID, Owner: c.Owner, Team: c.Team,
			Registered: l.days[l.today].date, Source: c.Source, Referrer: c.Referrer, Evidence: m.evidence(c.Name.Text),
		}
		if d := l.wording(m); d.chance(600) {
			x.Need = pickOf(d, c.business.needs)
		}
	})
}

func (m message) evidence(text string) crm.Evidence {
	return crm.Evidence{Message: m.key(), Text: text}
}

// meet adds somebody at an account.
func (l *life) meet(m message, c *company) int {
	t := l.reps[c.rep].team.tongue
	l.names.roll(l.Seed^0x5EED, m.n)
	who := l.names.contact(t)
	contact := &crm.Contact{}
	put(l, m, contact, func(x *crm.Contact) {
		*x = crm.Contact{
			ID: crm.ContactID(m.next()), No: l.number("K"), Account: c.ID, Name: l.names.name(who.called), Full: who.full, Title: who.title,
			Evidence: m.evidence(who.called),
		}
		if l.names.chance(500) {
			x.Phone = phone(l.names.dice, t)
		}
	})
	l.contacts = append(l.contacts, contact)
	c.people = append(c.people, len(l.contacts)-1)
	return len(l.contacts) - 1
}

func phone(d *dice, t tongue) string {
	prefix, digits := "+861", 10
	switch t {
	case german:
		prefix, digits = "+4917", 9
	case indian:
		prefix, digits = "+919", 9
	case english:
		prefix, digits = "+447", 9
	}
	b := []byte(prefix)
	if t == chinese {
		b, digits = append(b, byte('3'+2*d.IntN(4))), 9
	}
	for range digits {
		b = append(b, byte('0'+d.IntN(10)))
	}
	return string(b)
}

// act is one activity with an account and what follows from it.
func (l *life) act(m message, a int) {
	c := l.accounts[a]
	v := crm.Activity{
		Type: l.kindOf(c), Account: c.ID, Who: c.Owner, Team: c.Team, Date: l.days[l.today].date, Outcome: crm.Reached,
	}
	switch roll := l.d.IntN(1000); {
	case roll < 90:
		v.Outcome = crm.NotReached
	case roll < 115:
		v.Outcome = crm.Refused
	}
	met := v.Met()
	with := -1
	if met {
		if with = len(c.people) - 1; with < 0 || len(c.people) < 5 && l.d.chance(60) {
			with = l.meet(m, c)
		} else {
			with = c.people[l.d.IntN(len(c.people))]
		}
		v.With = []crm.ContactID{l.contacts[with].ID}
		l.advance(m, c, &v)
	}
	l.tellOf(m, c, &v, with)
	m.ordinal++
	nth := m.ordinal
	if l.whole(m, crm.KindActivity) || l.whole(m, crm.KindTask) {
		v.ID = crm.ActivityID(m.id(nth))
	}
	v.No = l.number("V")
	made(l, m, &v)
	if met {
		l.derive(m, c, &v, with)
	}
	l.keepAppointments(m, c, &v)
	l.follow(m, c, &v, with, nth)
	if l.d.chance(30) {
		l.correctLater(m, v)
	}
	if l.d.chance(25) {
		l.unsure(m, c)
	}
	if l.known == nil {
		t := talk{stamp: m.stamp, account: c.ID, activity: nth, count: l.talks[c.Owner].count + 1}
		if with >= 0 {
			t.contact = l.contacts[with].ID
		}
		l.talks[c.Owner] = t
	}
}

// kindOf is how a rep gets in touch: smaller accounts by phone.
func (l *life) kindOf(c *company) string {
	if c.expected(l.days[l.today].date) {
		return crm.Visit
	}
	calls := 250
	if c.Tier == "C" || c.Tier == "D" {
		calls = 620
	}
	if c.deal >= 0 {
		calls = 300
	}
	if l.d.chance(calls) {
		return crm.Call
	}
	if l.d.chance(800) {
		return crm.Visit
	}
	return pickOf(l.d, []string{
		crm.Exchange, crm.Exchange, crm.Seminar, crm.Demo, crm.ExecutiveVisit, crm.Inspection, crm.Negotiation, crm.OtherActivity,
	})
}

// tellOf puts an activity in words; it is skipped when nobody reads them.
func (l *life) tellOf(m message, c *company, v *crm.Activity, with int) {
	cost := int64(0)
	if v.InPerson() && l.d.chance(350) {
		cost = int64(l.d.between(2, 90)) * 10
	}
	if cost > 0 {
		v.Cost = crm.Yuan(cost)
	}
	if l.d.chance(120) {
		v.Minutes = l.d.between(2, 16) * 10
	}
	if !l.whole(m, crm.KindActivity) {
		return
	}
	d := l.wording(m)
	t, person, need := l.reps[c.rep].team.tongue, "", pickOf(d, c.business.needs)
	phrase := pickOf(d, inVain(t))
	if with >= 0 {
		person = l.contacts[with].Name.Text
		phrase = pickOf(d, talked(t))
		if d.chance(350) {
			more := pickOf(d, talked(t))
			if more != phrase {
				phrase += t.comma() + more
			}
		}
	}
	v.Gist = fill(phrase, need, person)
	v.Evidence = m.evidence(told(t, v.Type, c.Name.Text, person, v.Gist))
	if d.chance(300) {
		v.Clock = pickOf(d, []string{"09:00", "09:30", "10:00", "14:00", "14:30", "15:00", "16:00"})
	}
	if d.chance(150) {
		v.Purpose = []string{pickOf(d, purposes())}
	}
}

// derive brings up to date what follows from an activity that met somebody.
func (l *life) derive(m message, c *company, v *crm.Activity, with int) {
	if v.InPerson() || v.Type == crm.Call && c.LastCall != v.Date {
		put(l, m, &c.Account, func(x *crm.Account) {
			if v.InPerson() {
				x.Met, x.LastVisit = x.Met+1, v.Date
			} else {
				x.LastCall = v.Date
			}
		})
	}
	put(l, m, l.contacts[with], func(x *crm.Contact) { x.Met++ })
}

// correctLater says a moment later that something of it was otherwise.
func (l *life) correctLater(m message, v crm.Activity) {
	later := m.ms + int64(l.d.between(1, 40))*60_000
	if later >= l.Now.UnixMilli() {
		return
	}
	l.say(later, v.Who, func(m message) {
		rewrite(l, m, &v, correct)
		if l.known == nil {
			l.corrected[v.No] = ending{stamp: m.stamp}
		}
	})
}

// correct makes of an activity one that took place elsewhere than was
// understood.
func correct(v *crm.Activity) { v.Place = "客户办公室" }

// rewrite changes a record that was made in an earlier message.
func rewrite[T any, P interface {
	*T
	crm.Record
}](l *life, m message, rec *T, change func(*T),
) {
	if !l.wants(m, P(rec).Kind()) {
		return
	}
	is := *rec
	change(&is)
	m.stampOn(P(&is).Base())
	m.writes = append(m.writes, written{P(rec), P(&is)})
}

// unsure is a message of which only a draft could be made. He says within the
// hour what he meant, or drops it; a few wait.
func (l *life) unsure(m message, c *company) {
	wait, said := l.d.between(1, 60), m.ms+int64(l.d.between(5, 30))*60_000
	if said >= l.Now.UnixMilli() {
		return
	}
	l.say(said, c.Owner, func(m message) {
		d := &crm.Draft{}
		put(l, m, d, func(x *crm.Draft) {
			*x = crm.Draft{
				ID: crm.DraftID(m.next()), Owner: c.Owner, Said: m.said(), Text: "那边说下周再看", Intent: "visit", Facts: []byte("{}"), Ask: "account",
				Choices: []crm.Choice{{Value: string(c.ID), Label: c.Name.Text}}, Evidence: m.evidence("那边说下周再看"),
			}
		})
		l.drafts = append(l.drafts, d)
		at := m.ms + int64(wait)*60_000
		if wait == 60 || at >= l.Now.UnixMilli() {
			return
		}
		state := "done"
		if wait%5 == 0 {
			state = "dropped"
		}
		l.say(at, c.Owner, func(m message) { put(l, m, d, func(x *crm.Draft) { x.State = state }) })
	})
}
