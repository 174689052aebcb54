package playbook

import (
	"sort"

	"milepost/storage/crm"
)

// Looked is what a Case comes to.
type Looked struct {
	Items []Item // what is due, see Due

	view  *view
	found []foundOf
}

// foundOf is all that can be said of a record, due or not yet.
type foundOf struct {
	rec crm.Pointer
	all []found
}

// Due lists what is due for a person, the most worthy first: appointments of
// the day by their time, deadlines, then by worth, day and tier. What he muted or
// put off is left out, and what he was told before. It says nothing about whether
// this is a moment to speak: see Speaks.
func (b *Book) Due(c Case) []Item { return b.Look(c).Items }

// Reasons is Due with every hint about a customer: a reminder that was said may be
// another one than that which would be said now.
func (b *Book) Reasons(c Case) []Item {
	v := b.look(c)
	return v.due(v.all())
}

// Look is Due, from which Next comes without looking at the records once more.
func (b *Book) Look(c Case) Looked {
	v := b.look(c)
	found := v.all()
	return Looked{Items: v.gathered(v.due(found)), view: v, found: found}
}

// Next is for each record of the case the next day on which there may be
// something to say of it to this person; "" = none in sight. The Memory of the case
// counts as it is by then: what was told of the items has another day.
func (l *Looked) Next() map[crm.Pointer]crm.Date {
	next := make(map[crm.Pointer]crm.Date, len(l.found))
	tomorrow := l.view.Cal.OnOrAfter(l.view.today.AddDays(1))
	for _, of := range l.found {
		first := next[of.rec]
		for i := range of.all {
			day, due := l.view.day(&of.all[i])
			if due {
				day = tomorrow
			}
			if day != "" && (first == "" || day < first) {
				first = day
			}
		}
		next[of.rec] = first
	}
	return next
}

// all is what can be said of the records of the case.
func (v *view) all() []foundOf {
	recs := v.records()
	out := make([]foundOf, len(recs))
	for i, rec := range recs {
		out[i] = foundOf{crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}, v.found(rec)}
	}
	return out
}

// due is what is due of that, the most worthy first.
func (v *view) due(found []foundOf) (items []Item) {
	for _, of := range found {
		for _, f := range of.all {
			if _, due := v.day(&f); due {
				f.Later = v.laterToday(&f.Item)
				items = append(items, f.Item)
			}
		}
	}
	sort.SliceStable(items, func(i, j int) bool { return v.before(&items[i], &items[j]) })
	return items
}

// day is the day on which something may be said, "" for none in sight, and whether
// it has come.
func (v *view) day(f *found) (day crm.Date, due bool) {
	if f.from > v.today {
		return f.from, false
	}
	day = v.quiet(f)
	return day, day != "" && day <= v.today
}
