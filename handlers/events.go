package handlers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// explain words an error that a person caused, where he wrote.
func (q *request) explain(f *crm.Fault) error {
	if f.Cause == crm.Missing && f.Key == "item.missing" && len(f.Args) > 0 {
		q.reply(q.out.NotOpen(f.Args[0]))
		return nil
	}
	if again, err := q.formAgain(f); again || err != nil {
		return err
	}
	// What took nothing back, or nothing up again, is no words behind which 撤销 stands.
	if q.m.Kind == chat.Text && !holds(q.m.Text, "撤", "undo", "恢复", "restore", "redo") {
		q.nothingDone(q.out.Fault(f))
		return nil
	}
	q.reply(q.out.Fault(f))
	return nil
}

// opened shows somebody his own page, where he opened that, and welcomes him
// once: what to say, with examples to press.
func (q *request) opened() error {
	if q.m.In.Kind == chat.Home {
		if err := q.home(); err != nil {
			return err
		}
	}
	if q.who.Learned["welcome"] != "" || q.conv.Receipts > 0 {
		return nil
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.Learned("welcome"); err != nil {
		return err
	}
	c := q.say.Help(roleOf(q.who), 0)
	if roleOf(q.who) == crm.RoleRep {
		c = q.say.Welcome()
	}
	q.alone(c)
	return nil
}

// origin is which message of a platform wrote which group. It is kept as a
// line; the first release kept all as JSON.
type origin struct {
	Content string      `json:"c"`
	Group   crm.GroupID `json:"g"`
}

// maxOrigins is how many of somebody's last messages can still be edited or
// deleted on the platform with an effect here.
const maxOrigins = 50

func originsKey(who crm.PersonID) string { return "origins/" + string(who) }

func (q *request) origins() ([]origin, error) {
	b, err := q.tx.Kept(originsKey(q.who.ID))
	if err != nil || b == nil {
		return nil, err
	}
	all, err := originsOf(b)
	if err != nil {
		return nil, fmt.Errorf("origins of %s: %w", q.who.ID, err)
	}
	return all, nil
}

// originsOf reads what is kept of them: a line each, or JSON, as an earlier version wrote it.
func originsOf(b []byte) (out []origin, err error) {
	if len(b) > 0 && b[0] == '[' {
		err = json.Unmarshal(b, &out)
		return out, err
	}
	for line := range strings.Lines(string(b)) {
		content, group, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		out = append(out, origin{content, crm.GroupID(group)})
	}
	return out, nil
}

// noteOrigin remembers which group this message wrote.
func (q *request) noteOrigin() error {
	if q.work == nil || q.m.Content == "" || strings.ContainsAny(q.m.Content, "\t\n") || q.m.Kind != chat.Text && !q.rewrote || len(q.work.Changes()) == 0 {
		return nil
	}
	old, err := q.tx.Kept(originsKey(q.who.ID))
	if err != nil {
		return err
	}
	if len(old) > 0 && old[0] == '[' { // as an earlier version wrote it
		all, err := originsOf(old)
		if err != nil {
			return fmt.Errorf("origins of %s: %w", q.who.ID, err)
		}
		old = nil
		for _, o := range all {
			old = o.append(old)
		}
	}
	now := origin{q.m.Content, q.work.Group()}
	b := make([]byte, 0, len(old)+len(now.Content)+len(now.Group)+2)
	for line := range bytes.Lines(old) {
		if content, _, _ := bytes.Cut(line, []byte{'\t'}); string(content) != now.Content {
			b = append(b, line...)
		}
	}
	b = now.append(b)
	for surplus := bytes.Count(b, []byte{'\n'}) - maxOrigins; surplus > 0; surplus-- {
		_, b, _ = bytes.Cut(b, []byte{'\n'})
	}
	return q.tx.Keep(originsKey(q.who.ID), b)
}

// append writes an origin as it is kept: a line.
func (o origin) append(to []byte) []byte {
	return append(append(append(append(to, o.Content...), '\t'), o.Group...), '\n')
}

// wrote is the group that the message wrote which was edited or deleted; ""
// when it wrote none, or is too old.
func (q *request) wrote() (crm.GroupID, error) {
	all, err := q.origins()
	if err != nil {
		return "", err
	}
	for _, o := range all {
		if o.Content == q.m.Content {
			return o.Group, nil
		}
	}
	return "", nil
}

// freshFor is how long after it was written a message that came to nothing is
// read anew when it is changed on the platform.
const freshFor = time.Hour

// edited corrects what a message wrote that he changed on the platform. What
// came to nothing is read as if it were new, if he wrote it just now.
func (q *request) edited() error {
	if !q.private() && !q.m.Mention {
		return nil
	}
	g, err := q.wrote()
	if err != nil {
		return err
	}
	if g == "" {
		if q.m.Written.IsZero() || q.m.At.Sub(q.m.Written) > freshFor {
			return nil
		}
		return q.text()
	}
	if first, _, err := q.tx.Changes(crm.ChangeFilter{Group: g}, crm.Page{Limit: 1}); err != nil || len(first) == 1 && first[0].Undoes != "" {
		return err // 撤销 with a slip of the pen
	}
	bs, _, err := q.bundles(g)
	if err != nil {
		return err
	}
	list := things(q.f)
	if len(bs) == 1 && len(list) == 1 && bs[0].activity != nil && list[0].Intent != parse.None {
		return q.reread(bs[0], list[0])
	}
	return q.rewrite(g)
}

// reread corrects one activity by what its message says now.
func (q *request) reread(b *bundle, t parse.Facts) error {
	full, err := q.bundleOf(b.activity)
	if err != nil {
		return err
	}
	x := fix{now: parse.Facts{Text: t.Text}}
	if t.Date != "" && t.Date != b.activity.Date {
		x.now.Date = t.Date
	}
	if t.Amount != nil && t.Amount.Currency != "" && (full.deal == nil || *t.Amount != full.deal.Amount) {
		x.now.Amount = t.Amount
	}
	name, err := q.nameOf(b.activity.Account)
	if err != nil {
		return err
	}
	if t.Account != nil && t.Account.Text != "" && !means(t.Account, b.activity.Account) && parse.Fold(t.Account.Text) != parse.Fold(name) {
		x.now.Account, x.customer = t.Account, true
	}
	same, err := q.samePeople(b.activity, t.Contacts)
	if err != nil {
		return err
	}
	if !same {
		x.now.Contacts = t.Contacts
	}
	if t.Outcome != b.activity.Outcome {
		x.now.Outcome = t.Outcome
	}
	full.tasks = nil
	if err := q.rereadRest(b, t, &x); err != nil {
		return err
	}
	return q.apply(full, x)
}

// rereadRest corrects the gist and the next step of a message that was edited.
func (q *request) rereadRest(b *bundle, t parse.Facts, x *fix) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	if t.Gist != "" && t.Gist != b.activity.Gist {
		if _, err := w.CorrectActivity(b.activity.ID, desk.ActivityEdit{Gist: &t.Gist}); err != nil {
			return err
		}
		x.noted = append(x.noted, cards.FieldChange{Field: "gist", Old: b.activity.Gist, New: t.Gist})
	}
	switch {
	case t.Next == nil:
		return nil
	case len(b.tasks) == 0:
		if err := q.addStep(w, t, b.activity.Account, *b.activity); err != nil {
			return err
		}
		x.noted = append(x.noted, cards.FieldChange{Field: "next_step", New: t.Next.Due})
		return nil
	}
	for i, step := range append([]parse.Step{*t.Next}, t.Later...) {
		n := newTask(b.activity.Account, step)
		switch {
		case i >= len(b.tasks):
			n.From, n.Deal = b.activity.ID, b.activity.Deal
			if _, err := w.AddTask(n); err != nil {
				return err
			}
			x.noted = append(x.noted, cards.FieldChange{Field: "next_step", New: step.Due})
		case b.tasks[i].Due != step.Due || b.tasks[i].Text != step.Text:
			done, err := w.CorrectTask(b.tasks[i].ID, desk.TaskEdit{Text: &n.Text, Due: &n.Due, Clock: &n.Clock})
			if err != nil {
				return err
			}
			x.noted = append(x.noted, cards.FieldChange{Field: "next_step", Old: done.Before.Due, New: done.After.Due})
		}
	}
	return nil
}

// samePeople reports whether the people named are those who were met.
func (q *request) samePeople(a *crm.Activity, said []parse.Contact) (bool, error) {
	v, err := q.activityView(*a)
	if err != nil {
		return false, err
	}
	if len(said) == 0 || len(said) != len(v.People) {
		return len(said) == 0, nil
	}
	have := map[string]bool{}
	for _, k := range v.People {
		have[k.Name.Fold], have[parse.Keys(k.Full).Fold] = true, true
	}
	for _, c := range said {
		if !have[parse.Keys(c.Name).Fold] {
			return false, nil
		}
	}
	return true, nil
}

// rewrite takes back what a message wrote, and answers what it says now as if it
// were new. It is taken back as a thing of its own: 撤销 then means what the message
// says now.
func (q *request) rewrite(g crm.GroupID) error {
	w, err := q.Desk.Begin(q.tx, q.who, desk.Via{Message: q.m.Key + "/was", Text: q.m.Text, Said: q.m.At})
	if err != nil {
		return err
	}
	done, err := w.Undo(g)
	if f, ok := faulty(err); ok && f.Cause == crm.Later {
		return q.blocked(g, 0, "", f)
	}
	if err != nil {
		return err
	}
	q.rewrote = true
	if err := q.tookBack(done); err != nil {
		return err
	}
	answered := len(q.posts)
	if q.private() {
		if done, err := q.answersQuestion(); done || err != nil {
			return err
		}
	}
	if _, ok := choose(q.intents, q.f); ok {
		if err := q.dispatch(q.order); err != nil || len(q.posts) > answered {
			return err
		}
	}
	v, err := q.undoneView(done)
	if err != nil {
		return err
	}
	q.reply(q.out.Undone(v))
	return nil
}

// deleted offers to take back what a message wrote that he deleted on the
// platform.
func (q *request) deleted() error {
	g, err := q.wrote()
	if err != nil || g == "" {
		return err
	}
	bs, _, err := q.bundles(g)
	if err != nil || len(bs) == 0 {
		return err
	}
	number := ""
	if n, ok := bs[0].main().(crm.Numbered); ok && len(bs) == 1 {
		number = n.Number()
	}
	q.alone(q.say.Erased(number, g))
	return nil
}

// heldDays is how long the messages of somebody unknown are kept.
const heldDays = 7

// localeOf is the language in which somebody unknown is answered: what the
// platform says, else that of his words.
func localeOf(m chat.Message) string {
	if len(m.Locale) >= 2 {
		if m.Locale[:2] == "zh" {
			return "zh"
		}
		return "en"
	}
	for _, r := range m.Text {
		if r > 0x2e80 {
			return "zh"
		}
	}
	if m.Text == "" {
		return "zh"
	}
	return "en"
}
