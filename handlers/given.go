package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// givenAway is a record that changed hands: as it is now, whose it was, whose it is.
type givenAway struct {
	rec  crm.Record
	from crm.PersonID
	to   crm.PersonID
	back bool // an undo did it
	told bool // who has it now is told otherwise
}

// tellGiven tells both, whose something was and whose it is, that it changed hands, but neither whoever
// did it nor who works here no more. It gives the names of those who were told. key names the
// occasion.
func (q *request) tellGiven(g givenAway, key string) ([]string, error) {
	v := cards.GivenView{Kind: g.rec.Kind(), By: q.who.Name.Text, Back: g.back}
	account := crm.AccountID("")
	switch r := g.rec.(type) {
	case *crm.Activity:
		v.Number, v.Date, v.What, account = r.Number(), r.Date, r.Gist, r.Account
	case *crm.Task:
		v.Number, v.Date, v.What, account = r.Number(), r.Due, r.Text, r.Account
	case *crm.Opportunity:
		v.Number, v.What, account = r.Number(), r.Title, r.Account
	}
	var err error
	if v.AccountName, err = q.nameOf(account); err != nil {
		return nil, err
	}
	if v.To, err = q.personName(g.to); err != nil {
		return nil, err
	}
	var told []string
	for _, id := range []crm.PersonID{g.to, g.from} {
		if id == q.who.ID || id == "" || id == g.to && g.told {
			continue
		}
		p, err := crm.Get[crm.Person](q.tx, id)
		if err != nil {
			return nil, fmt.Errorf("person %s: %w", id, err)
		}
		if !p.Active(q.today()) {
			continue
		}
		view := v
		view.Mine = id == g.to
		if err := q.tell(&p, "given/"+v.Number+"/"+key, func(w *cards.Writer) chat.Card { return w.Given(view) }); err != nil {
			return nil, err
		}
		told = append(told, p.Name.Text)
	}
	return told, nil
}

// givenBack tells of the activities, steps and deals that changed hands by an undo or a redo. What went
// along with a customer is told with him.
func (q *request) givenBack(done desk.Undone) error {
	moved := map[crm.AccountID]bool{}
	for _, d := range done.Restored {
		if was, ok := d.Before.(*crm.Account); ok && was.Owner != d.After.(*crm.Account).Owner {
			moved[was.ID] = true
		}
	}
	deals := map[crm.OpportunityID]bool{}
	var given []givenAway
	for _, d := range done.Restored {
		g := givenAway{rec: d.After, back: true}
		account := crm.AccountID("")
		switch was := d.Before.(type) {
		case *crm.Activity:
			g.from, g.to, account = was.Who, d.After.(*crm.Activity).Who, was.Account
		case *crm.Task:
			g.from, g.to, account = was.Owner, d.After.(*crm.Task).Owner, was.Account
		case *crm.Opportunity:
			g.from, g.to, account = was.Owner, d.After.(*crm.Opportunity).Owner, was.Account
			deals[was.ID] = deals[was.ID] || g.from != g.to
		}
		if g.from != g.to && !moved[account] {
			given = append(given, g)
		}
	}
	given = slices.DeleteFunc(given, func(g givenAway) bool {
		t, ok := g.rec.(*crm.Task)
		return ok && deals[t.Deal] // it went along with its deal
	})
	for _, g := range given {
		if _, err := q.tellGiven(g, fmt.Sprintf("%s/back/%s", done.Group, g.to)); err != nil {
			return err
		}
	}
	return nil
}

// passedTo finds that something goes to a colleague: what it is in group 1 or 3, who gets it in group 2 or 4.
var passedTo = wording.OneOf(
	`^(?:请|麻烦|帮我)?(?:把|将)?(.{1,30}?)(?:以后|今后|现在|先|就|都|也)?`+
		wording.Any(
			`转给`, `转交给?`, `移交给?`, `交给`, `交由`, `派给`, `分给`, `划给`, `改给`,
			`安排给`, `给`, `归`, `换成?`, `改由`, `由`, `让`,
		)+oursZH+`(?:去|来)?(?:做|办|跟|跟进|处理|负责|完成|接手|接|管)?(?:吧|了|啊)?$`,
	`^(?:please )?(?:give|assign|pass|hand|reassign) (.{1,40}?) (?:over |on )?`+
		`to ([a-z]{2,20}|\p{Han}{2,4})(?: please)?$`,
)

var (
	// isStep and isDeal find which kind of thing it is.
	isStep = wording.Compile(`待办|任务|这件事|那件事|的事情?$|[号日一二三四五六天].{2,14}[那这]个$|预约|[这那]个约|(?:^|#|\b)t\d+|\b(?:task|to-?do|step|reminder|appointment|follow-?up)s?\b|^[①②③④⑤⑥⑦⑧⑨⑩]$`)
	isDeal = wording.Compile(`商机|单子?$|项目$|[这那]个(?:单子?|项目)|(?:^|#|\b)p\d+|\b(?:deal|opportunity|project)\b`)
	// notPassed finds that a list is sent, that one is to be reminded, or that all of somebody's go over.
	notPassed = wording.Compile(`清单|列表|名单|\blist\b|[发送寄]$|提醒我|所有|全部|的商机$|客户和`)
)

// passes reports that a thing of that kind goes to a colleague.
func passes(f parse.Facts, kind *wording.Wording) (what, who string, ok bool) {
	if len(f.Colleagues) == 0 || f.Letters() > 50 || f.Question {
		return "", "", false
	}
	m := passedTo.FindStringSubmatch(f.Plain())
	if m == nil || !kind.MatchString(m[1]+m[3]) || notPassed.MatchString(m[1]+m[3]) {
		return "", "", false
	}
	return m[1] + m[3], m[2] + m[4], true
}

// givesDeal reports that a deal goes to a colleague without its customer.
func givesDeal(f parse.Facts) bool {
	_, _, ok := passes(f, isDeal)
	return ok && (f.Account != nil || len(f.Refs) > 0 || unmarked.MatchString(f.Plain()))
}

// unmarked finds the number of a deal or a step without its mark: P1给Anna.
var unmarked = wording.Compile(`(?:^|[^a-z0-9#])([pt]\d{1,6})(?:$|[^a-z0-9])`)

// refsIn are the numbers and the items of the last card that a part of a message names, with or without
// their mark.
func (q *request) refsIn(part string) []parse.Item {
	if m := unmarked.FindStringSubmatch(part); len(q.f.Refs) == 0 && m != nil {
		return []parse.Item{{Number: strings.ToUpper(m[1])}}
	}
	return q.f.Refs
}

// giveDeals shows a hand-over of a deal without its customer: 把比亚迪的单子给Anna, P1给Anna. Where a
// customer has several it asks which one is meant.
func (q *request) giveDeals(ps playbook.People) error {
	what, who, _ := passes(q.f, isDeal)
	to := colleagueCalled(ps, who, q.today())
	if to == nil {
		return crm.E(crm.BadInput, "person.unknown", cards.Short(who, 20))
	}
	deals, err := q.dealsPassed(what)
	if err != nil {
		return err
	}
	switch {
	case len(deals) == 0 && q.f.Account != nil:
		return q.planAccount(to) // he has none: it is the customer that goes over
	case len(deals) != 1:
		return errPass
	}
	return q.showChange(peoplePlan{Do: cards.PeopleHand, Who: deals[0].Owner, To: to.ID, Deals: []crm.OpportunityID{deals[0].ID}})
}

// dealsPassed are the open deals that a part of a message means: by number, of the customer that is named
// those whose titles fit best.
func (q *request) dealsPassed(part string) ([]crm.Opportunity, error) {
	for _, ref := range q.refsIn(part) {
		rec, err := q.named(ref)
		if err != nil {
			return nil, err
		}
		if o, ok := rec.(*crm.Opportunity); ok && o.Open() {
			return []crm.Opportunity{*o}, nil
		}
	}
	if q.f.Account == nil {
		return nil, nil
	}
	fnd, err := q.resolve(q.f.Account, crm.Read)
	if err != nil || fnd.Account == nil {
		return nil, err
	}
	all, err := q.openDeals(fnd.Account.ID)
	if err != nil {
		return nil, err
	}
	return likest(all, without(part, fnd.Account.Name.Text), func(o crm.Opportunity) string { return without(o.Title, fnd.Account.Name.Text) }), nil
}

// likest are those whose text has most in common with some words; all where none has anything.
func likest[T any](all []T, words string, text func(T) string) []T {
	best := 0
	out := all
	for _, one := range all {
		switch n := overlap(text(one), words); {
		case n > best:
			best, out = n, []T{one}
		case n == best && n > 0:
			out = append(out, one)
		}
	}
	return out
}

// stepsPassed are the open steps that a part of a message means which goes to somebody: by their numbers;
// else of whoever is named besides, of himself, or of the customer that is named, those that fit best.
func (q *request) stepsPassed(ps playbook.People, part string) ([]crm.Task, error) {
	var all []crm.Task
	refs := q.refsIn(part)
	for _, ref := range refs {
		rec, err := q.named(ref)
		if err != nil {
			return nil, err
		}
		if t, ok := rec.(*crm.Task); ok && t.Open() {
			all = append(all, *t)
		}
	}
	if len(refs) > 0 {
		return all, nil
	}
	whose := q.who.ID
	if named := q.colleaguesIn(ps, part); len(named) > 0 {
		whose = named[0].ID
	}
	all, err := q.myTasks(whose)
	if err != nil {
		return nil, err
	}
	at, words := crm.AccountID(""), part
	if a := q.f.Account; a != nil && len(a.Known) > 0 {
		at, words = crm.AccountID(a.Known[0].Row.ID), without(part, a.Text)
	}
	fits := func(t crm.Task) bool { return at == "" || t.Account == at }
	if whose == q.who.ID && at != "" && !slices.ContainsFunc(all, fits) {
		all = nil // not his: those there that he may pass on
		err := crm.Each(q.tx, crm.Where(crm.OpenAcct, string(at)), func(t crm.Task) bool {
			if q.allowed(crm.Reassign, crm.ScopeOf(&t)) {
				all = append(all, t)
			}
			return len(all) < crm.MaxPage
		})
		if err != nil {
			return nil, fmt.Errorf("open steps of account %s: %w", at, err)
		}
	}
	day := q.daySaid(part)
	all = slices.DeleteFunc(all, func(t crm.Task) bool { return !fits(t) || day != "" && t.Due != day })
	return likest(all, words, func(t crm.Task) string { return t.Text }), nil
}
