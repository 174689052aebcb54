package handlers

import (
	"slices"
	"sort"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// named is the record that ① or #V31 means. NotFound "item.missing" when the
// last card has no such item; Forbidden when he may not read it. A deleted
// record is given too.
func (q *request) named(ref parse.Item) (crm.Record, error) {
	if ref.Number == "" {
		if ref.Index < 1 || ref.Index > len(q.conv.Items) {
			return nil, crm.E(crm.Missing, "item.missing", cards.Circled(ref.Index))
		}
		p := q.conv.Items[ref.Index-1]
		return q.load(p)
	}
	rec, err := crm.ByNo(q.tx, q.fullNumber(ref.Number))
	if f, ok := faulty(err); ok && (f.Cause == crm.Missing || f.Cause == crm.BadInput) {
		return nil, crm.E(crm.Missing, "item.missing", cards.Hash(ref.Number))
	}
	if err != nil {
		return nil, err
	}
	if a, is := rec.(*crm.Account); is && a.Deleted && a.Into != "" { // by the number of before
		if rec, err = q.load(crm.Pointer{Kind: crm.KindAccount, ID: string(a.Into)}); err != nil {
			return nil, err
		}
	}
	return rec, q.mayRead(rec, cards.Hash(ref.Number))
}

// itemFirst and itemLast find an item of the last card that is named by a bare
// digit, as a thumb types it: 1 完成, 2. 下周三, done 1.
var (
	itemFirst = wording.Compile(`(?i)^(?:第)?([1-9])(?:个|条|项|件)?[.、,,))::]? ?(` +
		wording.Any(
			`完成`, `搞定`, `办好`, `办完`, `做完`, `做了`, `好了`, `推到`, `推迟`, `延到`, `延后`,
			`改到`, `改成`, `撤销`, `取消`, `不用`, `下下?周`, `明天`, `后天`, `done`, `undo`,
			`cancel`, `push`, `postpone`, `skip`, `next `, `tomorrow`, `tmr`,
		) + `.*` + `)$`)
	itemLast = wording.Compile(`(?i)^(done|undo|cancel|完成|撤销|取消)(?: with| no\.?)? ?#?([1-9])$`)
)

// numberBare finds the number of a record that is written without its sign, first or behind an order
// of one word: 撤回 A1, P2 金额改成95万. That of 驳回 A2 底价不能破 is read where it is decided.
var numberBare = wording.Compile(`(?i)^((?:看一?下|看看?|查一?下|查|打开|撤回|撤销|催一?下|催|show|open|withdraw|undo)? ?)([aceikpqrbsx]\d{1,5})((?: |[,，:：]|批了|到哪|怎么样|完成|撤销|撤回).*)?$`)

// bySign is a message with the sign before the number of a record that is there: A1 is no company; "" for others.
func (q *request) bySign(s string) string {
	m := numberBare.FindStringSubmatch(s)
	if m == nil || len(q.f.Refs) > 0 || q.f.Account != nil && len(q.f.Account.Known) > 0 {
		return ""
	}
	if _, err := q.named(parse.Item{Number: strings.ToUpper(m[2])}); err != nil {
		return ""
	}
	return m[1] + "#" + strings.ToUpper(m[2]) + m[3]
}

// politely finds an order that is put as a question: can you remind me to call Tom.
var politely = wording.Compile(`^(?:(?:can|could|would|will) (?:you|u) |please |pls |plz )+(remind me|set a reminder|log|note|book)\b`)

// toLearn finds what is to be learnt by a day, which no card says: find out by Friday who signs.
var toLearn = wording.Compile(`^(?:please )?(?:find out|figure out) (?:.* )?(?:by|before) [a-z]+`)

// unasked is a text with such an order put as one.
func unasked(text string) string {
	if at := politely.FindStringSubmatchIndex(lower(text)); at != nil {
		return strings.TrimRight(text[at[2]:], " ?")
	}
	if toLearn.MatchString(lower(text)) && !strings.HasSuffix(text, "?") {
		return "remind me to " + text
	}
	return text
}

// itemSaid gives a bare digit the circle of the item that it names on a card of
// so many items.
func itemSaid(text string, items int) string {
	if m := itemFirst.FindStringSubmatch(text); m != nil && int(m[1][0]-'0') <= items {
		return cards.Circled(int(m[1][0]-'0')) + " " + m[2]
	}
	if m := itemLast.FindStringSubmatch(text); m != nil && int(m[2][0]-'0') <= items {
		return cards.Circled(int(m[2][0]-'0')) + " " + m[1]
	}
	return text
}

// load reads a record that a card pointed at.
func (q *request) load(p crm.Pointer) (crm.Record, error) {
	rec := crm.New(p.Kind)
	if rec == nil {
		return nil, crm.NotFound(p.Kind, "")
	}
	if err := q.tx.Get(rec, p.ID); err != nil {
		return nil, err
	}
	return rec, q.mayRead(rec, "")
}

// mayRead says whether he may see a record; a contact is what its account is.
func (q *request) mayRead(rec crm.Record, called string) error {
	ok, err := q.can(crm.Read, rec)
	if err != nil {
		return err
	}
	if !ok {
		return crm.E(crm.Forbidden, "record.not_yours", called)
	}
	return nil
}

// can asks the one permission rule for a record or, for a contact, for its
// account; for something noted, for the record that it is noted of.
func (q *request) can(v crm.Verb, rec crm.Record) (bool, error) {
	if f, ok := rec.(*crm.Field); ok {
		on := crm.New(f.Subject.Kind)
		if err := q.tx.Get(on, f.Subject.ID); err != nil {
			return false, err
		}
		def, _ := q.Book.Field(f.Name)
		if !q.Desk.MaySee(q.who, def.Group, on) {
			return false, nil
		}
		if _, person := on.(*crm.Person); person {
			return true, nil
		}
		rec = on
	}
	if c, ok := rec.(*crm.Contact); ok {
		var a crm.Account
		if err := q.tx.Get(&a, string(c.Account)); err != nil {
			return false, err
		}
		rec = &a
	}
	if o, ok := rec.(*crm.Opportunity); ok && v == crm.Write {
		return desk.MayDeal(q.tx, q.who, o), nil
	}
	if a, ok := rec.(*crm.Approval); ok && v == crm.Read {
		return q.mayReadRequest(a)
	}
	return q.allowed(v, crm.ScopeOf(rec)), nil
}

// sortSaid brings activities into the order of their days and, within one, in
// which they were said.
func sortSaid(acts []crm.Activity) {
	sort.SliceStable(acts, func(i, j int) bool {
		if acts[i].Date != acts[j].Date {
			return acts[i].Date < acts[j].Date
		}
		return acts[i].No < acts[j].No
	})
}

// bigrams are the pairs of neighbouring characters of a text and its English
// words: what two short texts have in common is counted by them.
func bigrams(s string) map[string]bool {
	out := map[string]bool{}
	var prev rune
	for _, r := range squash(s) {
		if r > 0x2e80 && prev > 0x2e80 {
			out[string([]rune{prev, r})] = true
		}
		prev = r
	}
	for _, w := range strings.FieldsFunc(squash(s), func(r rune) bool { return r > 0x7f || r == ' ' || r == ',' || r == '.' }) {
		if len(w) > 2 && !slices.Contains(wordsOfAnyStep, w) {
			out[w] = true
		}
	}
	return out
}

// wordsOfAnyStep are English words that two texts may share and mean different things by.
var wordsOfAnyStep = []string{"the", "and", "for", "him", "her", "them", "with", "his", "their", "our", "its", "that", "this", "has", "was", "will"}

// overlap counts what two texts have in common.
func overlap(a, b string) int {
	n := 0
	in := bigrams(b)
	for g := range bigrams(a) {
		if in[g] {
			n++
		}
	}
	return n
}

// lastTask is the open step that the last card was about: the one that it
// named, or the only one of the activity that it named. nil when that is not
// clear.
func (q *request) lastTask() (*crm.Task, error) {
	if len(q.conv.Items) != 1 {
		return nil, nil
	}
	rec, err := q.load(q.conv.Items[0])
	if _, ok := faulty(err); ok {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return q.taskOf(rec)
}

// taskOf is the open step that a record stands for; nil when there is none, or
// more than one.
func (q *request) taskOf(rec crm.Record) (*crm.Task, error) {
	var at crm.AccountID
	var from crm.ActivityID
	switch r := rec.(type) {
	case *crm.Task:
		if r.Deleted || !r.Open() {
			return nil, nil
		}
		return r, nil
	case *crm.Activity:
		at, from = r.Account, r.ID
	case *crm.Account:
		at = r.ID
	case *crm.Lead:
		at = r.Account
	case *crm.Opportunity:
		at = r.Account
	case *crm.Contact:
		at = r.Account
	default:
		return nil, nil
	}
	all, err := q.openTasks(at)
	if err != nil {
		return nil, err
	}
	var out []crm.Task
	for _, t := range all {
		if from == "" || t.From == from {
			out = append(out, t)
		}
	}
	if len(out) != 1 {
		return nil, nil
	}
	return &out[0], nil
}

// tasksLike lists his open steps that a text may mean, the best matches; of
// the customer that was named, if one was.
func (q *request) tasksLike(text string, at crm.AccountID) ([]crm.Task, error) {
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return nil, err
	}
	best := 0
	var out []crm.Task
	for _, t := range all {
		if at != "" && t.Account != at {
			continue
		}
		name, err := q.nameOf(t.Account)
		if err != nil {
			return nil, err
		}
		n := overlap(without(t.Text, name), without(text, name))
		what := text
		for _, c := range q.f.Contacts {
			what = without(what, c.Name)
		}
		n += overlap(without(t.Text, name), without(what, name)) // what it is says more than whom it is for
		switch {
		case n == 0:
		case n > best:
			best, out = n, []crm.Task{t}
		case n == best:
			out = append(out, t)
		}
	}
	return out, nil
}

// without is a text less a customer's name: two steps of one customer have
// that in common always.
func without(text, name string) string {
	if name == "" {
		return text
	}
	return strings.ReplaceAll(text, name, " ")
}

// What is to be done with the step that a question finds out: kept as the
// subject of the question. A move has its day and clock behind it.
const (
	todoDone = "done"
	todoDrop = "drop"
	todoMove = "move " // then the day, a space, the clock
)

// askTask asks which step is meant. Without the right to ask it says how to
// name one.
func (q *request) askTask(todo string, tasks []crm.Task) error {
	if len(tasks) == 0 || !q.mayAsk() || !q.private() {
		q.reply(q.out.NotOpen(""))
		return nil
	}
	var cs []crm.Choice
	for _, t := range tasks[:min(len(tasks), maxChoices)] {
		v, err := q.taskView(t)
		if err != nil {
			return err
		}
		cs = append(cs, crm.Choice{Value: t.Number(), Label: strings.TrimSpace(v.AccountName + " " + t.Text)})
	}
	q.ask(cards.AskTask, crm.Pointer{Kind: crm.KindTask, ID: todo}, cs)
	return nil
}

// ask asks one question that no draft stands behind: the answer finishes what
// key names.
func (q *request) ask(key string, subject crm.Pointer, cs []crm.Choice) {
	d := crm.Draft{Ask: key, Choices: cs}
	q.asked(d)
	q.conv.Question.Subject = subject
	v := cards.DraftView{Draft: d}
	q.alone(q.say.Question(v))
}

// refName is how he wrote ② or #T9.
func refName(ref parse.Item) string {
	if ref.Number != "" {
		return "#" + ref.Number
	}
	return cards.Circled(ref.Index)
}
