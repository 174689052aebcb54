package handlers

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// heirUnknown is who is to get a known customer and is none of ours; "" when
// nothing is given, or to a colleague.
func heirUnknown(f parse.Facts) string {
	if f.Account == nil || len(f.Account.Known) == 0 || len(f.Colleagues) > 0 {
		return ""
	}
	m := passedOn.FindStringSubmatch(strings.Trim(fold(f.Text), " 。.!"))
	if m == nil || squash(m[1]+m[3]) != squash(f.Account.Text) {
		return ""
	}
	return m[2] + m[4]
}

// planLeaver hands over what is somebody's who leaves: 小李离职,客户交给小陈.
func (q *request) planLeaver(named []*crm.Person) error {
	if m := leaverSaid.FindStringSubmatch(squash(q.m.Text)); m != nil && (len(named) == 0 || !holds(m[1], named[0].Name.Text)) {
		return crm.E(crm.BadInput, "person.unknown", cards.Short(m[1], 20)) // who leaves is none of ours, whoever gets the customers
	}
	if len(named) == 0 {
		return crm.E(crm.BadInput, "person.unnamed")
	}
	p := peoplePlan{Do: cards.PeopleLeaves, Who: named[0].ID, Last: q.lastDay()}
	if len(named) > 1 {
		p.To = named[1].ID
		return q.showChange(p)
	}
	if m := heirSaid.FindStringSubmatch(squash(q.m.Text)); m != nil {
		return crm.E(crm.BadInput, "person.unknown", cards.Short(m[1], 20))
	}
	var err error
	if p.To, err = q.heirOf(named[0]); err != nil {
		return err
	}
	return q.showChange(p)
}

// lastDay is the last day of somebody who leaves: the one that was said, where it lies
// ahead, else today.
func (q *request) lastDay() crm.Date {
	m := leavesOn.FindStringSubmatch(squash(q.m.Text))
	if m == nil {
		return q.today()
	}
	words := "提醒我" + m[1] + "联系客户"
	if m[2] != "" {
		words = "remind me " + m[2] + " to call"
	}
	if d, _ := day(parse.Read(words, q.ctx)); d > q.today() {
		return d
	}
	return q.today()
}

// planHand hands over all accounts of somebody: 小李的客户给小陈.
func (q *request) planHand(named []*crm.Person) error {
	switch len(named) {
	case 0:
		if m := heirSaid.FindStringSubmatch(squash(q.m.Text)); m != nil {
			return crm.E(crm.BadInput, "person.unknown", cards.Short(m[1], 20))
		}
		return crm.E(crm.BadInput, "person.unnamed")
	case 1:
		if holds(q.m.Text, "我的", "my ") {
			return q.showChange(peoplePlan{Do: cards.PeopleHand, Who: q.who.ID, To: named[0].ID})
		}
		if m := heirSaid.FindStringSubmatch(squash(q.m.Text)); m != nil && !holds(named[0].Name.Text, m[1]) {
			return crm.E(crm.BadInput, "person.unknown", cards.Short(m[1], 20))
		}
		return crm.E(crm.BadInput, "handover.whom", named[0].Name.Text)
	}
	return q.showChange(peoplePlan{Do: cards.PeopleHand, Who: named[0].ID, To: named[1].ID})
}

// planAccount hands over one account: 把比亚迪给小陈.
func (q *request) planAccount(to *crm.Person) error {
	fnd, err := q.resolve(q.f.Account, crm.Reassign)
	if err != nil {
		return err
	}
	a := fnd.Account
	switch {
	case a == nil && fnd.Taken != nil && q.who.Has(crm.RoleAdmin):
		a = fnd.Taken
	case a == nil && fnd.Taken != nil:
		boss, err := q.personName(q.who.Manager)
		if err != nil {
			return err
		}
		return crm.E(crm.Forbidden, "handover.not_yours", boss)
	case a == nil:
		if up, err := q.siteOf(q.f.Account.Text); err != nil || up != nil {
			return q.planSite(up, q.f.Account.Text, to, err)
		}
		q.reply(q.out.AccountUnknown(q.f.Account.Text))
		return nil
	}
	if q.about(a.ID, ""); a.Owner == to.ID {
		return q.ownerCard(a) // it is his already
	}
	return q.showChange(peoplePlan{Do: cards.PeopleHand, Who: a.Owner, To: to.ID, Only: []crm.AccountID{a.ID}})
}

// handOver is the hand-over of a plan.
func (p peoplePlan) handOver() desk.HandOver {
	return desk.HandOver{From: p.Who, To: p.To, Only: p.Only, Deals: p.Deals, Each: p.Each, Last: p.Last}
}

// answersHandOver takes the words of a button as an answer to a hand-over that is shown: all
// to one, which does it where he was shown as the heir and shows it anew where not, or by region.
func (q *request) answersHandOver(question crm.Question, p peoplePlan) (bool, error) {
	s := squash(q.m.Text)
	if is(q.m.Text, "按区域分", "按区域", "by region") {
		return true, q.splitPlan(question.Draft, p)
	}
	if is(q.m.Text, "逐个选", "一个一个选", "一家一家选", "one by one") {
		return true, q.listPlan(question.Draft, p)
	}
	m := allTo.FindStringSubmatch(s)
	if m == nil {
		return false, nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return true, err
	}
	to := colleagueCalled(ps, m[1]+m[2], q.today())
	switch {
	case to == nil:
		return true, crm.E(crm.BadInput, "person.unknown", cards.Short(m[1]+m[2], 20))
	case to.ID == p.To && len(p.Each) == 0:
		return true, q.doPlan(question.Draft, p)
	case to.ID == p.Who:
		return false, nil
	}
	if err := q.dropPlan(question.Draft); err != nil {
		return true, err
	}
	p.To, p.Each = to.ID, nil
	return true, q.showChange(p)
}

// splitPlan gives the accounts of each region to the colleague of the team who
// has most there already.
func (q *request) splitPlan(id crm.DraftID, p peoplePlan) error {
	plan, err := desk.PlanHandOver(q.tx, p.handOver())
	if err != nil {
		return err
	}
	from, err := crm.Get[crm.Person](q.tx, p.Who)
	if err != nil {
		return err
	}
	have := map[string]map[crm.PersonID]int{}
	err = crm.Each(q.tx, crm.Where(crm.ByTeam, string(from.Team)), func(a crm.Account) bool {
		if a.Owner != p.Who && a.Region != "" {
			if have[a.Region] == nil {
				have[a.Region] = map[crm.PersonID]int{}
			}
			have[a.Region][a.Owner]++
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("accounts of team %s: %w", from.Team, err)
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	p.Each = map[crm.AccountID]crm.PersonID{}
	for _, a := range plan.Accounts {
		best, most := p.To, 0
		for who, n := range have[a.Region] {
			if ps.Find(who, q.today()) != nil && (n > most || n == most && who < best) {
				best, most = who, n
			}
		}
		p.Each[a.ID] = best
	}
	if err := q.dropPlan(id); err != nil {
		return err
	}
	return q.showChange(p)
}

// handed tells everybody who gets something, and whoever loses it, and brings
// the requests' cards up to date.
func (q *request) handed(w *desk.Work, p peoplePlan, plan *desk.HandPlan, v *cards.PeopleView) error {
	heirs, err := q.tellHeirs(w, p, plan, v)
	if err != nil {
		return err
	}
	if err := q.tellGiver(w, p, plan, v); err != nil {
		return err
	}
	if err := q.tellLeadersOf(w, p, v, heirs); err != nil {
		return err
	}
	for _, all := range [][]crm.Approval{plan.Asked, plan.Waits} {
		for i := range all {
			now, err := crm.Get[crm.Approval](q.tx, all[i].ID)
			if err != nil {
				return err
			}
			if err := q.editStep(&all[i], &now); err != nil {
				return err
			}
			if s := now.Step(); s != nil && now.State == crm.ApprovalAsked && (all[i].Step() == nil || s.Who != all[i].Step().Who) {
				if err := q.askStep(&now); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// tellHeirs tells everybody who gets something of a hand-over what it is, and gives how many customers
// went to whom.
func (q *request) tellHeirs(w *desk.Work, p peoplePlan, plan *desk.HandPlan, v *cards.PeopleView) (map[crm.PersonID]int, error) {
	heirs, names := map[crm.PersonID]int{p.To: 0}, map[crm.PersonID][]string{}
	for _, a := range plan.Accounts {
		heir := cmp.Or(p.Each[a.ID], p.To)
		heirs[heir]++
		names[heir] = append(names[heir], a.Name.Text)
	}
	for _, id := range slices.Sorted(maps.Keys(heirs)) {
		if id == q.who.ID || heirs[id] == 0 && len(plan.Accounts) > 0 || plan.Empty() {
			continue
		}
		heir, err := crm.Get[crm.Person](q.tx, id)
		if err != nil {
			return nil, err
		}
		view := *v
		view.To, view.Took, view.By = heir.Name.Text, names[id], q.who.Name.Text
		view.Plan.Visits = slices.DeleteFunc(slices.Clone(view.Plan.Visits), func(t cards.TaskView) bool { return cmp.Or(p.Each[t.Account], p.To) != id })
		err = q.tell(&heir, "handover/"+string(w.Group()), func(w *cards.Writer) chat.Card { return w.TookOver(view) })
		if err != nil {
			return nil, err
		}
		v.Told = append(v.Told, heir.Name.Text)
	}
	return heirs, nil
}

// tellGiver tells somebody who stays that another handed over what was his.
func (q *request) tellGiver(w *desk.Work, p peoplePlan, plan *desk.HandPlan, v *cards.PeopleView) error {
	if p.Do != cards.PeopleHand || p.Who == q.who.ID {
		return nil
	}
	who, err := crm.Get[crm.Person](q.tx, p.Who)
	if err != nil {
		return err
	}
	if !who.Active(q.today()) {
		return nil
	}
	view := *v
	view.Took, view.By = nil, q.who.Name.Text
	for _, a := range plan.Accounts {
		view.Took = append(view.Took, a.Name.Text)
	}
	if len(view.Took)+len(view.Deals) == 0 {
		return nil
	}
	v.Told = append(v.Told, who.Name.Text)
	return q.tell(&who, "handover/"+string(w.Group())+"/from", func(w *cards.Writer) chat.Card { return w.GaveAway(view) })
}

// titlesOf are the deals that a hand-over of deals alone passes on.
func titlesOf(p peoplePlan, plan *desk.HandPlan) (titles []string) {
	for _, o := range plan.Deals {
		if len(p.Deals) > 0 {
			titles = append(titles, o.Title)
		}
	}
	return titles
}

// A way is who had a customer and who has him now.
type way struct{ from, to crm.PersonID }

// waysBack are the customers that changed hands again by an undo, by whose they were and are.
func waysBack(done desk.Undone) ([]way, map[way][]string) {
	names := map[way][]string{}
	var ways []way
	for _, d := range done.Restored {
		was, ok := d.Before.(*crm.Account)
		if !ok {
			continue
		}
		is := d.After.(*crm.Account)
		k := way{was.Owner, is.Owner}
		if k.from == k.to {
			continue
		}
		if names[k] == nil {
			ways = append(ways, k)
		}
		names[k] = append(names[k], is.Name.Text)
	}
	slices.SortFunc(ways, func(a, b way) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	return ways, names
}

// handedBackTo says whose customers are again after an undo of a hand-over.
func (q *request) handedBackTo(done desk.Undone) ([]cards.HandedTo, error) {
	ways, names := waysBack(done)
	var out []cards.HandedTo
	for _, k := range ways {
		to, err := q.personName(k.to)
		if err != nil {
			return nil, err
		}
		out = append(out, cards.HandedTo{To: to, Accounts: names[k]})
	}
	return out, nil
}

// handedBack tells those whose customers a hand-over had moved, or moves again,
// that they went the other way.
func (q *request) handedBack(done desk.Undone) error {
	ways, names := waysBack(done)
	for _, k := range ways {
		to, err := crm.Get[crm.Person](q.tx, k.to)
		if err != nil {
			return err
		}
		for _, id := range []crm.PersonID{k.from, k.to} {
			p, err := crm.Get[crm.Person](q.tx, id)
			if err != nil {
				return err
			}
			if p.ID == q.who.ID || !p.Active(q.today()) {
				continue
			}
			key := fmt.Sprintf("handover/%s/back/%s", done.Group, k.to)
			err = q.tell(&p, key, func(w *cards.Writer) chat.Card {
				return w.HandedBack(names[k], to.Name.Text, q.who.Name.Text, id == k.to, done.Redo)
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// tellLeadersOf tells the manager of somebody who leaves that it is done, where
// another did it and he takes over nothing himself.
func (q *request) tellLeadersOf(w *desk.Work, p peoplePlan, v *cards.PeopleView, heirs map[crm.PersonID]int) error {
	if p.Do != cards.PeopleLeaves {
		return nil
	}
	who, err := crm.Get[crm.Person](q.tx, p.Who)
	if err != nil {
		return err
	}
	if _, heir := heirs[who.Manager]; heir || who.Manager == "" || who.Manager == q.who.ID {
		return nil
	}
	boss, err := crm.Get[crm.Person](q.tx, who.Manager)
	if err != nil {
		return err
	}
	if !boss.Active(q.today()) {
		return nil
	}
	view := *v
	view.Counts = false // he sees what the one who did it may not
	return q.tell(&boss, "handover/"+string(w.Group())+"/boss", func(w *cards.Writer) chat.Card { return w.TeamLeft(view, q.who.Name.Text) })
}
