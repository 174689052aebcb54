package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// undoNames finds what somebody calls by its name when he takes it back: undo the taxi, 撤销刚才的打车.
	undoNames = wording.OneOf(
		`^(?:please |pls |ok |no |sorry |can you |could you )*(?:undo|scratch|delete|remove|take back|cancel) (?:the |that |my |this |last |latest |just now )*(?:[a-z0-9&]+(?:'s)? )??([a-z][a-z -]{2,24})$`,
		`^(?:请|帮我|麻烦)*(?:撤销|撤消|撤回)(?:一下|掉)?(?:刚才|刚刚|那|这|上|一|条|笔|个|次)*的?([^,，。 0-9]{1,6}?)(?:记录|那[条笔个次]|吧|了)*$`,
	)
	// undoTail is what stands behind the name of a thing, and says no more of it.
	undoTail = wording.Compile(`(?: (?:entry|record|one|bit|thing|again|please|pls|just now|from (?:today|yesterday|earlier|before)|i (?:just )?(?:logged|added|made|saved)|for (?:the )?[a-z0-9& -]{2,30}|at [a-z0-9& -]{2,30}|with [a-z0-9& -]{2,30}))+$`)
)

// thingKinds are the words for a thing that stands in a record of its own. What money was spent on is found by its
// own words.
var thingKinds = []struct {
	said *wording.Wording
	is   func(crm.Record) bool
}{
	{wording.Compile(`^(?:visit|meeting|拜访|到访)$`), func(r crm.Record) bool {
		a, ok := r.(*crm.Activity)
		return ok && a.Type != crm.Call
	}},
	{wording.Compile(`^(?:phone )?call$|^电话$`), func(r crm.Record) bool {
		a, ok := r.(*crm.Activity)
		return ok && a.Type == crm.Call
	}},
	{wording.Compile(`^(?:task|reminder|to-?do|next step|step|待办|下一步)$`), func(r crm.Record) bool {
		t, ok := r.(*crm.Task)
		return ok && t.Open()
	}},
	{wording.Compile(`^(?:quote|quotation|offer|报价)$`), isKind(crm.KindQuote)},
	{wording.Compile(`^(?:expenses?|costs?|receipt|费用|报销)$`), isKind(crm.KindExpense)},
	{wording.Compile(`^(?:lead|线索)$`), isKind(crm.KindLead)},
	{wording.Compile(`^(?:contact|联系人)$`), isKind(crm.KindContact)},
}

func isKind(k crm.Kind) func(crm.Record) bool {
	return func(r crm.Record) bool { return r.Kind() == k }
}

// thingNamed tells the records by which somebody may mean a word; nil where it names none of which there are records.
func (q *request) thingNamed(word string) func(crm.Record) bool {
	for _, k := range thingKinds {
		if k.said.MatchString(word) {
			return k.is
		}
	}
	spent := q.spentOn(word)
	if spent == "" {
		return nil
	}
	return func(r crm.Record) bool {
		e, ok := r.(*crm.Expense)
		return ok && e.Type == spent && (e.Evidence.Text == "" || holds(e.Evidence.Text+" "+e.Note, word) || q.spentOn(lower(e.Evidence.Text)) == "")
	}
}

// spentOn is the kind of expense that a word names; "" for none.
func (q *request) spentOn(word string) string {
	said := word + " 10"
	if !ascii(word) {
		said = word + "10元"
	}
	f := parse.Read(said, q.ctx)
	if len(f.Costs) != 1 || f.Costs[0].Unsaid {
		return ""
	}
	return f.Costs[0].Kind
}

// undoNamed takes back the newest thing of his that he calls by its name, and nothing that came after it. It asks
// where he has none of them.
func (q *request) undoNamed(w *desk.Work) (bool, error) {
	m := undoNames.FindStringSubmatch(undoTail.ReplaceAllString(squash(q.m.Text), ""))
	if m == nil {
		return false, nil
	}
	word := m[1] + m[2]
	if on, spent := strings.CutSuffix(word, " expense"); spent {
		word = on // the taxi expense
	}
	is := q.thingNamed(word)
	for is == nil && strings.Contains(word, " ") { // the otto call, the taxi expense
		_, word, _ = strings.Cut(word, " ")
		is = q.thingNamed(word)
	}
	if is == nil {
		return false, nil
	}
	at := crm.AccountID("")
	if q.f.Account != nil && len(q.f.Account.Known) > 0 {
		fnd, err := q.resolve(q.f.Account, crm.Read)
		if err != nil || fnd.Account == nil {
			return false, err
		}
		at = fnd.Account.ID
	}
	if d, err := q.costWaiting(word); err != nil || d != nil {
		if err == nil {
			err = q.drop(d.ID)
		}
		return true, err
	}
	rec, some, err := q.newestMade(is, at)
	switch {
	case err != nil:
		return true, err
	case rec != nil:
		return true, q.undoAlone(w, rec, word)
	}
	q.reply(q.out.UndoWhich(word, some))
	return true, nil
}

// undoAlone takes back a record that he named. A cost that came along with something else would take that with it:
// he is asked.
func (q *request) undoAlone(w *desk.Work, rec crm.Record, word string) error {
	if rec.Kind() == crm.KindExpense {
		g, err := q.makerOf(crm.Pointer{Kind: rec.Kind(), ID: rec.Key()})
		if err != nil {
			return err
		}
		made, _, err := q.bundles(g)
		if err != nil {
			return err
		}
		for _, b := range made {
			if slices.ContainsFunc(b.expenses, func(e crm.Expense) bool { return e.Key() == rec.Key() }) && b.main().Key() != rec.Key() {
				n, err := q.recordName(rec)
				if err == nil {
					q.reply(q.out.UndoWhich(word, []cards.RecordName{n}))
				}
				return err
			}
		}
	}
	return q.undoRecord(w, rec)
}

// costWaiting is the newest draft of his that holds an expense of that kind and nothing else; nil for none.
func (q *request) costWaiting(word string) (*crm.Draft, error) {
	spent := q.spentOn(word)
	if spent == "" {
		return nil, nil
	}
	open, err := q.drafts()
	if err != nil {
		return nil, err
	}
	for i := len(open) - 1; i >= 0; i-- {
		t, err := thaw(open[i].Facts)
		if err != nil {
			return nil, err
		}
		if t.Intent == parse.Expense && len(t.Costs) == 1 && t.Costs[0].Kind == spent {
			return &open[i], nil
		}
	}
	return nil, nil
}

// mostLooked is how many changes of his are looked through for a thing that he names.
const mostLooked = 200

// newestMade is the newest record that he made, with that customer where one is named, and that is meant; else what
// he made last, to choose from.
func (q *request) newestMade(meant func(crm.Record) bool, at crm.AccountID) (crm.Record, []cards.RecordName, error) {
	list, _, err := q.tx.Changes(crm.ChangeFilter{Person: q.who.ID}, crm.Page{Desc: true, Limit: mostLooked})
	if err != nil {
		return nil, nil, fmt.Errorf("changes of %s: %w", q.who.ID, err)
	}
	var some []cards.RecordName
	for _, c := range list {
		if c.RevBefore > 0 || !slices.Contains(calledKinds, c.Kind) {
			continue
		}
		rec := crm.New(c.Kind)
		if err := q.tx.Get(rec, c.ID); err != nil || rec.Base().Deleted {
			if err == nil || crm.IsMissing(err) {
				continue
			}
			return nil, nil, fmt.Errorf("%s %s: %w", c.Kind, c.ID, err)
		}
		b := bundle{}
		b.add(rec, true)
		of := b.accountID()
		if o, ok := rec.(*crm.Quote); ok {
			of = o.Account
		}
		if at != "" && of != at {
			continue
		}
		if meant(rec) {
			return rec, nil, nil
		}
		if len(some) == cards.MostWhich {
			continue // looked through for what is meant alone
		}
		n, err := q.recordName(rec)
		if err != nil {
			return nil, nil, err
		}
		some = append(some, n)
	}
	return nil, some, nil
}

// calledKinds are the kinds of records that people call by their names.
var calledKinds = []crm.Kind{crm.KindActivity, crm.KindTask, crm.KindQuote, crm.KindExpense, crm.KindLead, crm.KindContact}
