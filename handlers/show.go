package handlers

import (
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// showIntent shows what ② or #V31 names.
func showIntent() Intent {
	return Intent{
		Name: "show",
		Weigh: func(f parse.Facts) float64 {
			said := f.Plain()
			if hasNumber(f) && (begins(said, "看") || begins(said, "看看") || begins(said, "查看") || begins(said, "show")) {
				return 0.96
			}
			if hasNumber(f) && (bare(f) == "" || is(bare(f), "看", "看看", "查看", "show", "啥情况", "是什么")) {
				return 0.9
			}
			return 0
		},
		Examples: []string{"#V1", "看 #V2", "看②", "show #V1", "②"},
		Near:     []string{"show me last week", "看看美的", "② 撤销", "#V1 改成昨天", "看团队"},
		Handle:   (*request).showNamed,
	}
}

func (q *request) showNamed() error {
	ref, ok := firstRef(q.f)
	if !ok {
		return errPass // 看 alone, or 看 and a name: a customer's card
	}
	rec, err := q.named(ref)
	if err != nil {
		return err
	}
	return q.showRecord(rec)
}

// showRecord shows one record where he wrote: the customer's card, or the
// receipt of what was recorded, as it is now.
func (q *request) showRecord(rec crm.Record) error {
	if rec.Base().Deleted {
		return crm.NotFound(rec.Kind(), "")
	}
	switch r := rec.(type) {
	case *crm.Approval:
		return q.resume(r)
	case *crm.Goal:
		return q.showGoal(r)
	}
	if done, err := q.showOfDeal(rec); done || err != nil {
		return err
	}
	c, items, err := q.recordCard(rec)
	if err != nil {
		return err
	}
	q.reply(c)
	q.listed(items)
	return nil
}

// recordCard is the card of one record, and what ① means on it.
func (q *request) recordCard(rec crm.Record) (chat.Card, []crm.Pointer, error) {
	self := []crm.Pointer{{Kind: rec.Kind(), ID: rec.Key()}}
	switch r := rec.(type) {
	case *crm.Account:
		q.about(r.ID, "")
		v, err := q.accountView(*r)
		return q.out.Account(v), self, err
	case *crm.Contact:
		q.about(r.Account, r.ID)
		if q.private() {
			v, err := q.personView(r)
			return q.say.Person(v), self, err
		}
		v, err := q.contactView(*r)
		return q.out.Contact(v), self, err
	case *crm.Draft:
		return q.out.Question(draftView(*r)), self, nil
	case *crm.Conflict:
		v, err := q.conflictView(*r)
		return q.out.Conflict(v), self, err
	}
	b := &bundle{}
	b.add(rec, true)
	b.fresh = true
	if a, ok := rec.(*crm.Activity); ok {
		tasks, err := q.openTasks(a.Account)
		if err != nil {
			return chat.Card{}, nil, err
		}
		for _, t := range tasks {
			if t.From == a.ID {
				b.tasks = append(b.tasks, t)
			}
		}
	}
	it, err := q.item(b)
	if err != nil {
		return chat.Card{}, nil, err
	}
	q.about(b.accountID(), "")
	g, err := q.makerOf(self[0])
	if err != nil {
		return chat.Card{}, nil, err
	}
	return q.out.Shown(it, g), self, nil
}

// showSubject shows what a button names: a number, a receipt or a list.
func (q *request) showSubject(subject, arg string) error {
	if shown, err := q.showPrefixed(subject, arg); shown || err != nil {
		return err
	}
	if shown, err := q.showList(subject, arg); shown || err != nil {
		return err
	}
	if strings.HasPrefix(subject, string(crm.KindPerson)+"/") {
		n, err := q.notableNamed(subject)
		if err != nil {
			return err
		}
		_, err = q.showNotedPart(n.rec, arg)
		return err
	}
	if strings.Contains(subject, "/") { // somebody in one deal
		n, err := q.notableNamed(subject)
		if err != nil {
			return err
		}
		if k, ok := n.rec.(*crm.Contact); ok {
			return q.showPersonIn(k, n.deal)
		}
		return crm.NotFound(n.rec.Kind(), "")
	}
	rec, err := q.named(parse.Item{Number: strings.TrimPrefix(subject, "#")})
	if err != nil {
		return err
	}
	if done, err := q.showNotedPart(rec, arg); done || err != nil {
		return err
	}
	switch r := rec.(type) {
	case *crm.Account:
		if arg != "" {
			return q.showPart(r, arg)
		}
	case *crm.Opportunity:
		if arg != "" {
			return q.showDealPart(r, arg)
		}
	case *crm.Task:
		if arg == "prep" && r.Account != "" {
			return q.prepTask(r)
		}
	}
	return q.showRecord(rec)
}

// showPrefixed shows what a subject with something behind its prefix names: a
// receipt, days, figures and how they are counted, the plan of a goal, deals.
// False says that it is none of them.
func (q *request) showPrefixed(subject, arg string) (bool, error) {
	row := cards.Row(arg)
	if g, ok := strings.CutPrefix(subject, cards.EditGroup); ok && g != "" {
		return true, q.showGroup(crm.GroupID(g), row)
	}
	if list, from, to, ok := cards.ListOf(subject); ok {
		if list == cards.ListAhead {
			return true, q.showAgenda(from, to, row)
		}
		return true, q.showDay(from, to, row)
	}
	if f, ok := q.figureOf(subject); ok {
		return true, q.showFigures(f, row)
	}
	if report, ok := strings.CutPrefix(subject, cards.FormulaPrefix); ok {
		q.reply(q.out.Formula(report))
		return true, nil
	}
	if id, ok := strings.CutPrefix(subject, cards.ListGoalPlan); ok {
		g, err := crm.Get[crm.Goal](q.tx, crm.GoalID(id))
		if err != nil {
			return true, err
		}
		return true, q.showGoalPlan(&g, row)
	}
	if team, ok := strings.CutPrefix(subject, cards.ListRoster); ok {
		return true, q.listRoster(crm.TeamID(team), row)
	}
	if strings.HasPrefix(subject, cards.ListGoals) {
		return true, q.showGoals(subject, row)
	}
	if rest, ok := strings.CutPrefix(subject, cards.ListDeals+"/"); ok {
		form, milestone, _ := strings.Cut(rest, "/")
		return true, q.showDeals(form, milestone, row)
	}
	return false, nil
}

// showList shows a list that has one word for its name, from the row on that
// arg says; false where there is none of that name.
func (q *request) showList(subject, arg string) (bool, error) {
	row := cards.Row(arg)
	switch subject {
	case cards.ListAgenda:
		return true, q.showAgenda(q.today(), q.today(), row)
	case cards.ListDay:
		return true, q.showDay(q.today(), q.today(), row)
	case cards.ListDayEdit:
		return true, q.showDayEdit(row)
	case cards.ListWeek:
		return true, q.showWeek(row)
	case cards.ListAccounts:
		return true, q.showAccounts(row)
	case cards.ListTeam:
		return true, q.showTeam(row)
	case cards.ListOffTrack:
		return true, q.showOffTrack(row)
	case cards.ListPending:
		return true, q.showPending(row)
	case cards.ListLeads:
		s, err := q.sheetScope()
		if err != nil {
			return true, err
		}
		return true, q.showLeads(s, row)
	case cards.ListClaims:
		return true, q.showClaims()
	case cards.ListHelp:
		q.reply(q.out.Help(roleOf(q.who), row))
		return true, nil
	case cards.ListMilestones:
		return true, q.showMilestone(arg)
	case cards.ListDrafts, cards.ListMissing:
		return true, q.showDrafts(row)
	}
	if arg == "reasons" {
		q.alone(q.say.Reasons(crm.DraftID(subject)))
		return true, nil
	}
	return false, nil
}

// showDayEdit shows today's entries from one on, each to be changed.
func (q *request) showDayEdit(from int) error {
	v, items, err := q.dayView(q.today(), q.today())
	if err != nil {
		return err
	}
	v.Start = from
	q.personal(q.say.DayEdit(v))
	q.listed(items)
	return nil
}

// showGroup shows a receipt again, from another row on.
func (q *request) showGroup(g crm.GroupID, from int) error {
	changes, err := changesOf(q.tx, g)
	if err != nil {
		return err
	}
	if len(changes) == 0 || changes[0].Actor != q.who.ID {
		return crm.E(crm.Missing, "record.missing", "", "")
	}
	v, items, ok, err := q.logged(g)
	if err != nil {
		return err
	}
	if !ok {
		return crm.E(crm.Stale, "undo.done")
	}
	v.From, v.Drafts = from, nil
	if len(v.Items) == 0 {
		return q.showDrafts(0)
	}
	q.reply(q.out.Logged(v))
	q.remember(g, receiptTrack(g), items)
	return nil
}

// showPart shows one part of a customer's card: visits, contacts or tasks; a
// cursor or a row may follow the word.
func (q *request) showPart(a *crm.Account, arg string) error {
	what, at, _ := strings.Cut(arg, ".")
	switch what {
	case cards.PartChart, cards.PartPicture, cards.PartRoles:
		return q.showPeople(a, what, cards.Row(at))
	case "script":
		return q.showScript(a)
	case "prep":
		return q.showPrep(a, cards.Row(at))
	case "contacts":
		all, err := q.contactsOf(a.ID)
		if err != nil {
			return err
		}
		var vs []cards.ContactView
		q.listed(nil)
		for _, c := range all {
			vs = append(vs, cards.ContactView{Contact: c, AccountName: a.Name.Text})
			q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindContact, ID: string(c.ID)})
		}
		q.reply(q.out.Contacts(a.Name.Text, a.Number(), vs, cards.Row(at)))
		return nil
	case "tasks":
		tasks, err := q.openTasks(a.ID)
		if err != nil {
			return err
		}
		vs, err := q.taskViews(tasks)
		if err != nil {
			return err
		}
		q.listTasks(tasks)
		q.reply(q.out.Agenda(cards.AgendaView{From: q.today(), To: lastDue(tasks, q.today()), Tasks: vs, Start: cards.Row(at)}))
		return nil
	}
	return q.showHistory(a, cards.Row(at))
}

// lastDue is the last day of a list of steps, at least today.
func lastDue(tasks []crm.Task, today crm.Date) crm.Date {
	last := today
	for _, t := range tasks {
		last = max(last, t.Due)
	}
	return last
}

// listed lets ①②③ mean what a list shows. The last receipt is no longer the
// last card.
func (q *request) listed(items []crm.Pointer) {
	q.conv.Items, q.conv.Track = items, ""
}

// listTasks lets ①②③ mean these steps.
func (q *request) listTasks(tasks []crm.Task) {
	q.listed(nil)
	for _, t := range tasks {
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)})
	}
}

// historyRows is how many visits one card shows.
const historyRows = cards.MaxLines

// showHistory lists what was done with a customer, newest first.
func (q *request) showHistory(a *crm.Account, from int) error {
	from = min(from, crm.MaxPage-historyRows-1)
	acts, err := q.lastActivities(a.ID, from+historyRows+1)
	if err != nil {
		return err
	}
	next := ""
	if len(acts) > from+historyRows {
		next = "visits." + strconv.Itoa(from+historyRows)
		acts = acts[:from+historyRows]
	}
	var vs []cards.ActivityView
	q.listed(nil)
	for _, act := range acts[min(from, len(acts)):] {
		v, err := q.activityView(act)
		if err != nil {
			return err
		}
		vs = append(vs, v)
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindActivity, ID: string(act.ID)})
	}
	q.about(a.ID, "")
	q.reply(q.out.History(a.Name.Text, a.Number(), vs, next))
	return nil
}
