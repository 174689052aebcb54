package playbook

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/storage/crm"
)

// Told is what somebody was told of one reason.
type Told struct {
	On    crm.Date `json:"on"`             // the last time
	Times int      `json:"n"`              // how often, since something changed
	Mark  string   `json:"mark,omitzero"`  // the facts as they were then
	First crm.Date `json:"first,omitzero"` // the first time, since something changed
	Steps int      `json:"steps,omitzero"` // how often at earlier steps of the same deadline
	Among bool     `json:"among,omitzero"` // on the line of another, which counts for it
}

// Said is how often somebody was told of it in all, at whatever step.
func (t Told) Said() int { return t.Times + t.Steps }

// facts are a mark without the step of a deadline at which it was said.
func facts(mark string) string {
	facts, _, _ := strings.Cut(mark, stepMark)
	return facts
}

// stepMark stands in the mark of a deadline before its step.
const stepMark = "/"

// Memory is what somebody was told, by the Key of an Item. It keeps the product
// from saying a thing twice while nothing changed.
type Memory map[string]Told

// KeptTold is where it is kept what a person was told.
func KeptTold(id crm.PersonID) string { return "nudged/" + string(id) }

// ToldOf is what a person was told so far.
func ToldOf(r crm.Reader, id crm.PersonID) (Memory, error) {
	var m Memory
	if _, err := r.KeptAs(KeptTold(id), &m); err != nil {
		return nil, fmt.Errorf("what %s was told: %w", id, err)
	}
	if m == nil {
		m = Memory{}
	}
	return m, nil
}

// Keep keeps it as what a person was told.
func (m Memory) Keep(tx crm.Tx, id crm.PersonID) error {
	if err := tx.KeepAs(KeptTold(id), m); err != nil {
		return fmt.Errorf("keep what %s was told: %w", id, err)
	}
	return nil
}

// Newest is the rule under which a subject was spoken of last, and when; "" when it
// never was.
func (m Memory) Newest(subject string) (rule string, t Told) {
	for key, told := range m {
		of, about, ok := strings.Cut(strings.TrimSuffix(key, upKey), "#")
		if ok && about == subject && (told.On > t.On || told.On == t.On && of < rule) {
			rule, t = of, told
		}
	}
	return rule, t
}

// forgets is after how many days a reason is dropped that was not spoken of any
// more: longer than any pause between two reminders of the same.
const forgets = 200

// holds reports whether the facts that were told of an item are still those: where
// something is lacking, fewer of it is nothing new.
func (t Told) holds(it *Item) bool {
	if t.Mark == it.Mark || it.Kind != DueMissing {
		return t.Mark == it.Mark
	}
	lacked := strings.Fields(t.Mark)
	return !slices.ContainsFunc(it.Missing, func(id string) bool { return !slices.Contains(lacked, id) })
}

// Tell notes that an item was said on a day, with all that are told by it.
func (m Memory) Tell(it *Item, on crm.Date) {
	m.tell(it, on)
	for i := range it.with {
		one := &it.with[i]
		m.tell(one, on)
		t := m[one.Key()]
		t.Among = true
		m[one.Key()] = t
	}
	if it.soft && it.Account != "" {
		m[quietKey(it.Account)] = Told{On: on, Times: 1, Mark: it.Rule.Nudge}
	}
	if it.Kind == DueMissing {
		m[gatheredKey] = Told{On: on, Times: 1, Mark: it.Rule.Nudge}
	}
}

func (m Memory) tell(it *Item, on crm.Date) {
	t := m[it.Key()]
	if t.Among = false; !t.holds(it) {
		next := Told{Mark: it.Mark, First: on}
		if strings.Contains(it.Mark, stepMark) && facts(t.Mark) == facts(it.Mark) {
			next.Steps = t.Said()
		}
		t = next
	}
	if t.On != on {
		t.Times++
	}
	if t.On = on; t.First == "" {
		t.First = on
	}
	m[it.Key()] = t
}

// Prune drops what was said long ago.
func (m Memory) Prune(today crm.Date) {
	for key, t := range m {
		if today.Sub(t.On) > forgets {
			delete(m, key)
		}
	}
}

// Ignored counts the reasons of the last days that were said twice or more and
// have not changed since, and all of those days.
func (m Memory) Ignored(today crm.Date, days int) (ignored, all int) {
	for key, t := range m {
		if key[0] == quietMark || t.Among || today.Sub(t.On) > days {
			continue
		}
		if all++; t.Times > 1 {
			ignored++
		}
	}
	return ignored, all
}

// Ceiling is how many reminders the morning card of somebody holds: fewer for
// who leaves nearly all of them alone.
func (b *Book) Ceiling(m Memory, today crm.Date) int {
	most := b.Restraint.Morning
	ignored, all := m.Ignored(today, ignoredDays)
	if all >= 2*most && ignored*4 > all*3 {
		return max(1, most/2)
	}
	return most
}

// ignoredDays is how far back Ceiling looks.
const ignoredDays = 28

// quietMark begins the key under which it is noted that a customer was spoken of.
const quietMark = '~'

func quietKey(id crm.AccountID) string { return string(quietMark) + string(id) }

// gatheredKey is the key under which it is noted that leads which lack columns
// were spoken of.
const gatheredKey = string(quietMark) + "#" + DueMissing

// apart is the first day on which a customer may be spoken of once more: some
// days after a hint that was at least as important. Leads that lack columns are
// one matter, with one pace: those that come to it later wait for the next time.
func (v *view) apart(it *Item) crm.Date {
	if t, ok := v.Told[gatheredKey]; ok && it.Kind == DueMissing {
		n, _ := Find(v.book.Nudges, it.Rule.Nudge)
		return max(v.today, v.Cal.OnOrAfter(t.On.AddDays(max(n.Repeat, v.book.Restraint.Apart))))
	}
	t, ok := v.Told[quietKey(it.Account)]
	if !it.soft || it.Account == "" || !ok || t.Mark == it.Rule.Nudge {
		return v.today
	}
	for i := range v.book.Nudges {
		if v.book.Nudges[i].ID == t.Mark && i < it.sort {
			return max(v.today, v.Cal.OnOrAfter(t.On.AddDays(v.book.Restraint.Apart)))
		}
	}
	return v.today
}

// again is the first day on which an item may be said, as far as what was said
// before is concerned; "" = not before something changes.
func (v *view) again(it *Item, n *Nudge) crm.Date {
	if v.Told == nil {
		return v.today
	}
	day := v.apart(it)
	t, ok := v.Told[it.Key()]
	if !ok || !t.holds(it) {
		return day
	}
	next := it.Next
	repeats := !it.once && n != nil && n.Repeat > 0
	if repeats {
		next = v.Cal.OnOrAfter(t.On.AddDays(n.Repeat << min(max(t.Times-v.book.Restraint.Patience, 0), 5)))
	}
	if back := v.wanted(it); back > t.On { // he said himself when he wants to hear of it
		if back = v.Cal.OnOrAfter(back); next == "" || back < next {
			next = back
		}
	}
	if !repeats {
		return next
	}
	return max(day, next)
}

// wanted is the newest day until which the person put an item off, over or not;
// "" when he never did.
func (v *view) wanted(it *Item) crm.Date {
	var day crm.Date
	subjects := []string{it.Subject.String(), accountSubject(it.Account), dealSubject(it.Deal)}
	if it.Rule.Urgent { // putting off its customer does not mean it
		subjects = subjects[:1]
	}
	for _, subject := range subjects {
		put := v.Person.Snoozed[subject]
		if subject == "" || put == "" {
			continue
		}
		if until, err := time.Parse(time.RFC3339, put); err == nil {
			day = max(day, crm.DateOf(until.In(v.zone)))
		}
	}
	return day
}

// Turns puts what somebody has not been told yet before what he was told and has
// left, so that a full card does not say the same things each morning while others
// wait: what is urgent, or an appointment, keeps its place, a step of this very day comes
// before what slid, and hints that can wait for any other stay behind.
func (m Memory) Turns(items []Item) []Item {
	turn := func(it *Item) int {
		t, ok := m[it.Key()]
		switch {
		case it.Rule.Urgent || it.timed():
			return 0
		case it.minor:
			return 4
		case ok && t.holds(it):
			return 3
		case it.Kind == DueToday:
			return 1
		}
		return 2
	}
	out := slices.Clone(items)
	slices.SortStableFunc(out, func(a, b Item) int { return turn(&a) - turn(&b) })
	return out
}
