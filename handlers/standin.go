package handlers

import (
	"fmt"
	"slices"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/absence"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// coveredTasks are the customer appointments of colleagues for whom somebody
// stands in, on the days from one to another.
func (q *request) coveredTasks(who crm.PersonID, from, to crm.Date) ([]crm.Task, error) {
	all, err := absence.For(q.tx, who, q.today(), from, to)
	if err != nil {
		return nil, err
	}
	var out []crm.Task
	for _, one := range all {
		out = append(out, one.Tasks...)
	}
	return out, nil
}

// away says what an absence means, to him and to who stands in for him.
func (q *request) away(w *desk.Work, me crm.Person, ps playbook.People) error {
	v := cards.AwayView{Person: me, Group: w.Group()}
	first := max(q.today(), me.Away.From)
	if deputy := ps.Find(me.StandIn(first), q.today()); deputy != nil {
		v.Deputy = deputy.Name.Text
	}
	me.Away.Deputy = me.StandIn(first)
	ps = slices.Clone(ps) // everybody shares them
	for i := range ps {   // as they were read, before he was absent
		if ps[i].ID == me.ID {
			ps[i] = me
		}
	}
	who, instead := ps.Standing(crm.Step{Who: me.ID}, "", first)
	stands := ps.Find(who, q.today())
	if stands != nil && instead != "" {
		v.Above = stands.Name.Text
	}
	booked, err := absence.Appointments(q.tx, &me, q.today(), first, me.Away.To)
	if err != nil {
		return err
	}
	if v.Booked, err = q.taskViews(booked); err != nil {
		return err
	}
	open, err := desk.WaitingFor(q.tx, me.ID)
	if err != nil {
		return err
	}
	v.Waiting = len(open)
	q.conv.Group = w.Group()
	q.listed([]crm.Pointer{{Kind: crm.KindPerson, ID: string(me.ID)}})
	if me.ID != q.who.ID {
		v.By = q.who.Name.Text
		if err := q.tell(&me, fmt.Sprintf("away/%s/%s/%s/own", me.ID, me.Away.From, w.Group()), func(w *cards.Writer) chat.Card { return w.AwayNoted(v) }); err != nil {
			return err
		}
	}
	q.personal(q.say.Away(v))
	if v.Deputy == "" || stands == nil || instead == "" {
		return nil
	}
	if first == q.today() { // his first day is here: nothing more is said of it
		return q.tellKeyed(stands, absence.CoverKey(&me, stands.ID), func(w *cards.Writer) chat.Card { return w.StandIn(v) })
	}
	return q.tell(stands, fmt.Sprintf("away/%s/%s/%s", me.ID, me.Away.From, w.Group()), func(w *cards.Writer) chat.Card { return w.StandIn(v) })
}

// summary sums up what went on in an absence, once; said is false when that
// was told before.
func (q *request) summary(was crm.Person) (said bool, err error) {
	key := absence.ReturnKey(&was, absence.FirstDay(&was, q.Calendars(was.Calendar)))
	if _, err := q.tx.Post(key); !crm.IsMissing(err) {
		if err != nil {
			return false, fmt.Errorf("post %s: %w", key, err)
		}
		return false, nil
	}
	v := cards.ReturnView{Name: was.Name.Text}
	days := was.Away
	days.To = min(days.To, q.today())
	if v.Review, err = absence.Of(q.tx, &was, days); err != nil {
		return false, err
	}
	due, err := q.dueOf(q.who, false)
	if err != nil {
		return false, err
	}
	v.Held = len(due)
	q.post(chat.Post{Key: key, To: q.dm(), Card: q.say.Returned(v)})
	if !q.private() {
		q.reply(q.out.SentPrivately())
	}
	return true, nil
}

// deputySaid finds who is to stand in for somebody whose absence was just noted:
// 让Anna代一下他的活, Anna covers for him.
var deputySaid = wording.OneOf(
	`^(?:让|请|由|叫)([\p{Han}]{2,4}?|[a-z]{2,20})(?:来|先)?(?:代|顶|替)(?:一?下|班)?`+
		`(?:[他她]|他们)?的?(?:活|工作|班|事|审批|客户)?$`,
	`^(?:let |have )?([a-z]{2,20}) (?:covers?|stands? in|can cover) for (?:him|her|them)$`,
)

// myDeputy finds who is to stand in for the speaker: 我的代理是赵刚, my deputy is Anna.
var myDeputy = wording.OneOf(
	`^我(?:不在|休假|出差|请假)?(?:的?时候|期间)?的?(?:职务)?(?:代理人?|代班|替班)(?:的?人)?`+
		`(?:就?是|为|定为|设为|改成|换成|:)([\p{Han}]{2,4}|[a-z]{2,20})$`,
	`^(?:由|让|请)?([\p{Han}]{2,4}?|[a-z]{2,20})(?:来)?(?:当|做|是|任)我的代理人?$`,
	`^my (?:deputy|stand-in) is ([a-z]{2,20})$`,
)

// deputyIntent names who stands in for somebody whom he leads, or for himself.
func deputyIntent() Intent {
	return Intent{
		Name: "deputy",
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 30 && (deputySaid.MatchString(f.Plain()) || myDeputy.MatchString(f.Plain())) {
				return 0.97
			}
			return 0
		},
		Examples: []string{"让Anna代一下他的活", "Anna covers for him", "我的代理是赵刚", "my deputy is Anna"},
		Near:     []string{"我下周休假审批给老周", "让小李周五前把方案发了", "他们的代理是恒鑫", "我的代理商是恒鑫"},
		Handle:   (*request).deputy,
	}
}

// ownDeputy sets who stands in for the speaker in the absence that he has noted; without one
// it asks for the days.
func (q *request) ownDeputy(ps playbook.People, name string) error {
	p := colleagueCalled(ps, name, q.today())
	if p == nil {
		p = q.colleagueTitled(ps, name)
	}
	switch {
	case p == nil:
		return crm.E(crm.BadInput, "person.unknown", cards.Short(name, 20))
	case q.who.Noted(q.today()).From == "":
		q.personal(q.say.WhenDeputy(p.Name.Text))
		return nil
	}
	was := q.who.Noted(q.today())
	a := was
	a.Deputy = p.ID
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.SetAway(q.who.ID, was, a)
	if err != nil {
		return err
	}
	return q.away(w, done.After, ps)
}

// deputy sets who stands in for the one whose absence was noted last.
func (q *request) deputy() error {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	if m := myDeputy.FindStringSubmatch(squash(q.m.Text)); m != nil {
		return q.ownDeputy(ps, m[1]+m[2]+m[3])
	}
	if !allowed(q.who, leaders()) {
		return q.managerOnly()
	}
	m := deputySaid.FindStringSubmatch(squash(q.m.Text))
	p := colleagueCalled(ps, m[1]+m[2], q.today())
	if p == nil {
		return errPass
	}
	var off *crm.Person
	for i := range ps {
		b := &ps[i]
		if b.Noted(q.today()).From == "" || b.ID == p.ID || !q.allowed(crm.Reassign, crm.Scope{Kind: crm.KindTask, Owner: b.ID, Team: b.Team, Shared: true}) {
			continue
		}
		if off == nil || b.Updated.After(off.Updated) {
			off = b
		}
	}
	if off == nil {
		return errPass
	}
	was := off.Noted(q.today())
	a := was
	a.Deputy = p.ID
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.SetAway(off.ID, was, a)
	if err != nil {
		return err
	}
	return q.away(w, done.After, ps)
}
