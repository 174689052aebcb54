package handlers

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// intoSaid finds that the second of two names is the one that stays: 把恒发并到恒发家具.
// keepsSaid finds which one is to stay of a merge that is shown, partSaid two names of one
// customer that are two companies after all.
var (
	intoSaid  = wording.Compile(`并到|并入|合并进|合并到|\binto\b`)
	keepsSaid = wording.Compile(`^(?:不对[,，]?)?(?:换成|改成)?(?:保留|留)(?:下)?(.{2,20}?)(?:吧|这家|那家)?$|^(?:no[,;]? )?keep (.{2,30}?)(?: instead)?$`)
	partSaid  = wording.OneOf(
		`^(?:其实)?([^,，。 ]{2,20}?(?: [a-z0-9&.-]{1,20}){0,3})(?:和|跟|与)`+
			`([^,，。 ]{2,20}?(?: [a-z0-9&.-]{1,20}){0,3})(?:其实|应该)?`+
			`(?:不是(?:同)?一(?:家|个公司|个客户)|是两家)(?:公司|客户)?`+
			`(?:[,， ]*(?:请|帮我)?(?:拆开|分开)(?:吧|一下)?)?$`,
		`^(?:请|帮我)?把([^,，。 ]{2,20}?(?: [a-z0-9&.-]{1,20}){0,3})(?:和|跟|与)`+
			`([^,，。 ]{2,20}?(?: [a-z0-9&.-]{1,20}){0,3})(?:拆开|分开)(?:吧|一下)?$`,
		`^(?:split|part|separate) ([\p{Han}a-z0-9][\p{Han}a-z0-9&. -]{1,30}?) (?:and|from)`+
			` ([\p{Han}a-z0-9][\p{Han}a-z0-9&. -]{1,30}?)(?: again)?$`,
		`^([\p{Han}a-z0-9][\p{Han}a-z0-9&. -]{1,30}?) `+
			wording.Any(`and`, `is not the same (?:company|customer|account) as`)+
			` ([\p{Han}a-z0-9][\p{Han}a-z0-9&. -]{1,30}?)`+
			wording.Maybe(
				` are not the same(?: company| customer| account)?`,
				` are two(?: companies)?`,
			)+`$`,
	)
)

// planMerge shows what a merge of two customers would do. Who was registered first stays,
// unless it is said which one.
func (q *request) planMerge(first, second crm.AccountID) error {
	var two [2]crm.Account
	for i, id := range []crm.AccountID{first, second} {
		a, err := crm.Get[crm.Account](q.tx, id)
		if err != nil {
			return err
		}
		two[i] = a
	}
	if !intoSaid.MatchString(squash(q.m.Text)) && two[0].No < two[1].No {
		two[0], two[1] = two[1], two[0]
	}
	return q.showChange(peoplePlan{Do: cards.PeopleMerge, Only: []crm.AccountID{two[0].ID, two[1].ID}})
}

// meantFor is how long the customer who was spoken of last is meant by 他 and 他们: past the next
// day another may have come up that was never written of.
const meantFor = 48 * time.Hour

// sinceMerged is a talk in which the customer that was spoken of has become another one since, by
// whomever: what is said next is of that one, and of the person who he is there. It gives the
// customer of whom the talk is, too, where it has read him. Somebody of
// whom 他 or 他们 speaks is not meant by a talk that is days old.
func sinceMerged(r crm.Reader, conv crm.Conversation, m chat.Message) (crm.Conversation, *crm.Account, error) {
	if !conv.AboutAt.IsZero() && m.At.Sub(conv.AboutAt) > meantFor && pronouns.MatchString(m.Text) {
		conv.About, conv.Contact = "", ""
	}
	if conv.About == "" {
		return conv, nil, nil
	}
	var a crm.Account
	if err := r.Get(&a, string(conv.About)); crm.IsMissing(err) {
		return conv, nil, nil
	} else if err != nil {
		return conv, nil, fmt.Errorf("account %s that is talked of: %w", conv.About, err)
	}
	if !a.Deleted || a.Into == "" {
		return conv, &a, nil
	}
	conv.About = a.Into
	conv.Recent = append([]crm.AccountID{a.Into}, slices.DeleteFunc(slices.Clone(conv.Recent), func(id crm.AccountID) bool { return id == a.ID || id == a.Into })...)
	if conv.Contact == "" {
		return conv, nil, nil
	}
	k, err := crm.Get[crm.Contact](r, conv.Contact)
	if err != nil && !crm.IsMissing(err) {
		return conv, nil, fmt.Errorf("contact %s who is talked of: %w", conv.Contact, err)
	}
	if err != nil || k.Deleted {
		conv.Contact = ""
	}
	return conv, nil, nil
}

// mayMerge says whether he may make one of the two.
func (q *request) mayMerge(p peoplePlan) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	return w.MayMerge(p.Only[0], p.Only[1])
}

// mergeView is a merge as a card shows it.
func (q *request) mergeView(p peoplePlan) (cards.MergeView, error) {
	plan, err := desk.PlanMerge(q.tx, p.Only[0], p.Only[1])
	if err != nil {
		return cards.MergeView{}, err
	}
	v := cards.MergeView{
		From: plan.From.Name.Text, Into: plan.Into.Name.Text,
		Contacts: plan.Count(crm.KindContact) - len(plan.Twice), Leads: plan.Count(crm.KindLead), Deals: plan.Count(crm.KindOpportunity),
		Visits: plan.Count(crm.KindActivity), Tasks: plan.Count(crm.KindTask),
		Money: plan.Count(crm.KindQuote) + plan.Count(crm.KindTender) + plan.Count(crm.KindPayment) + plan.Count(crm.KindExpense),
	}
	if v.Lead = plan.Lead != nil; v.Lead {
		v.Files += len(plan.Lead.Files)
	}
	for _, r := range plan.Moves {
		if has, ok := r.(interface{ Attached() *[]crm.Attachment }); ok {
			v.Files += len(*has.Attached())
		}
		if c, is := r.(*crm.Contact); is {
			if k, twice := plan.Twice[c.ID]; twice {
				v.Twice = append(v.Twice, k.Name.Text)
			}
		}
	}
	for _, d := range plan.Clashes {
		v.Clashes = append(v.Clashes, cards.FieldChange{Field: d.Field, Old: d.Out, New: d.Stays})
		v.Codes = v.Codes || d.Field == "credit_code"
	}
	for _, d := range plan.Filled {
		v.Filled = append(v.Filled, cards.FieldChange{Field: d.Field, New: d.Out})
	}
	if v.Owner, err = q.personName(plan.Into.Owner); err != nil {
		return v, err
	}
	if plan.From.Owner != plan.Into.Owner {
		v.Along, err = q.personName(plan.From.Owner)
	}
	return v, err
}

// merge does it, and tells those whose customers they are.
func (q *request) merge(w *desk.Work, p peoplePlan, v *cards.PeopleView) error {
	plan, err := w.MergeAccounts(p.Only[0], p.Only[1])
	if err != nil {
		return err
	}
	q.about(plan.Into.ID, "")
	return q.tellFollowers(&plan.From, &plan.Into, "merged/"+string(w.Group()), func(say *cards.Writer) chat.Card { return say.Merged(v.Merge, q.who.Name.Text) })
}

// tellFollowers tells those who follow two customers, but not whoever writes.
func (q *request) tellFollowers(from, into *crm.Account, key string, word func(*cards.Writer) chat.Card) error {
	told := map[crm.PersonID]bool{q.who.ID: true}
	for _, a := range []*crm.Account{from, into} {
		for _, id := range append([]crm.PersonID{a.Owner}, a.With...) {
			if told[id] {
				continue
			}
			told[id] = true
			who, err := crm.Get[crm.Person](q.tx, id)
			if err != nil {
				return err
			}
			if !who.Active(q.today()) {
				continue
			}
			if err := q.tell(&who, key, word); err != nil {
				return err
			}
		}
	}
	return nil
}

// swapMerge shows the merge with the other customer as the one that stays.
func (q *request) swapMerge(id crm.DraftID, p peoplePlan) error {
	if p.Do != cards.PeopleMerge {
		q.reply(q.out.UnknownButton())
		return nil
	}
	if err := q.dropPlan(id); err != nil {
		return err
	}
	p.Only = []crm.AccountID{p.Only[1], p.Only[0]}
	return q.showChange(p)
}

// answersMerge takes the words of its buttons as answers to a merge that is shown.
func (q *request) answersMerge(id crm.DraftID, p peoplePlan) (bool, error) {
	s := squash(q.m.Text)
	if is(q.m.Text, "合并", "确认合并", "合并吧", "并吧", "merge", "merge them", "do it") {
		return true, q.doPlan(id, p)
	}
	m := keepsSaid.FindStringSubmatch(s)
	if m == nil {
		return false, nil
	}
	switch q.firmNamed(q.inHisWriting(m[1] + m[2])) {
	case p.Only[0]:
		return true, q.swapMerge(id, p)
	case p.Only[1]:
		return true, q.doPlan(id, p)
	}
	return false, nil
}

// mergeUndone finds the two customers of a merge that was taken back, or done again: the
// one that came or went, and the one that answered, or answers now, to its name.
func mergeUndone(done desk.Undone) (from, into *crm.Account) {
	turned := done.Back
	if done.Redo {
		turned = done.Gone
	}
	for _, r := range turned {
		a, is := r.(*crm.Account)
		if !is {
			continue
		}
		for _, d := range done.Restored {
			b, is := d.After.(*crm.Account)
			if !is {
				continue
			}
			with, without := d.Before.(*crm.Account), b
			if done.Redo {
				with, without = without, with
			}
			if answers(with, a.Name) && !answers(without, a.Name) {
				return a, b
			}
		}
	}
	return nil, nil
}

// answers reports that a customer is found by a name.
func answers(a *crm.Account, n crm.Name) bool {
	for _, own := range append([]crm.Name{a.Name}, a.Aliases...) {
		if own.Fold == n.Fold {
			return true
		}
	}
	return false
}

// parted says that two customers are two again, or one, and tells their owners.
func (q *request) parted(done desk.Undone, from, into *crm.Account) error {
	q.reply(q.out.Parted(from.Name.Text, into.Name.Text, "", done.Redo, string(done.Group)))
	err := q.tellFollowers(from, into, "merged/"+string(done.Group), func(w *cards.Writer) chat.Card {
		return w.Parted(from.Name.Text, into.Name.Text, q.who.Name.Text, done.Redo, "")
	})
	if err != nil {
		return err
	}
	return q.tookBack(done)
}

// partIntent takes back that two names are one customer: the message that made them one is
// undone as a whole, however long ago.
func partIntent() Intent {
	return Intent{
		Name: "part-firms",
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 70 && f.Account != nil && !f.Asks() && (f.Holds("不是一家", "不是同一家", "拆开", "分开", "两家", "不是一个", "不是同一个") || f.Word("split", "part", "separate", "same", "two")) && partSaid.MatchString(f.Plain()) {
				return 0.98
			}
			return 0
		},
		Examples: []string{"恒发家具和恒发家私不是一家,拆开", "把恒发家具和恒发家私拆开", "split Goldpeak and Gold Peak Metals"},
		Near:     []string{"#X8 不是同一家", "把报价和方案分开报", "恒发家具和恒发家私是同一家"},
		Handle:   (*request).part,
	}
}

func (q *request) part() error {
	one, other, ok := q.twoNames(partSaid)
	if !ok {
		return errPass
	}
	id := q.firmNamed(one)
	if id == "" || q.firmNamed(other) != id {
		return errPass
	}
	a, err := crm.Get[crm.Account](q.tx, id)
	if err != nil {
		return err
	}
	if a.Name.Fold == parse.Keys(other).Fold {
		other = one
	}
	g, err := q.namedSo(id, parse.Keys(other))
	if err != nil {
		return err
	}
	if g == "" {
		return errPass
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	return q.takeBack(w, g, 0, "")
}

// namedSo is the last message since which a customer answers to a name; "" for the one
// that registered him.
func (q *request) namedSo(id crm.AccountID, name crm.Name) (g crm.GroupID, err error) {
	for page := (crm.Page{Desc: true}); ; {
		changes, next, err := q.tx.Changes(crm.ChangeFilter{Record: crm.Pointer{Kind: crm.KindAccount, ID: string(id)}}, page)
		if err != nil {
			return "", fmt.Errorf("history of account %s: %w", id, err)
		}
		for _, c := range changes {
			if len(c.Before) == 0 {
				return "", nil
			}
			var was, is crm.Account
			if err := errors.Join(json.Unmarshal(c.Before, &was), json.Unmarshal(c.After, &is)); err != nil {
				return "", fmt.Errorf("versions of account %s: %w", id, err)
			}
			if answers(&is, name) && !answers(&was, name) {
				return c.Group, nil
			}
		}
		if next == "" {
			return "", nil
		}
		page.After = next
	}
}
