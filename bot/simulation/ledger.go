package simulation

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// ledger is where it is written down which rules were held and what broke them.
// What is said is watched in one, and days that are over are looked over in another,
// beside the play.
type ledger struct {
	now     func() time.Time
	checked map[string]int // by rule
	broken  []Violation
	known   map[string]bool // violations by what they are about: each is told once
	notes   map[string]int
}

func newLedger(now func() time.Time) *ledger {
	l := &ledger{now: now, checked: map[string]int{}, known: map[string]bool{}, notes: map[string]int{}}
	for _, r := range rules {
		l.checked[r] = 0
	}
	return l
}

// note counts something that happened and is not wrong.
func (l *ledger) note(what string) { l.notes[what]++ }

// check holds a rule once; what says in words what is wrong when it is.
func (l *ledger) check(rule string, holds bool, who *person, what func() string) {
	l.checked[rule]++
	if !holds {
		l.broke(rule, who, what())
	}
}

// broke notes a rule that does not hold.
func (l *ledger) broke(rule string, who *person, what string) {
	at := l.now()
	v := Violation{At: at, Rule: rule, What: what, Local: at.Format("2006-01-02 15:04 MST")}
	if who != nil {
		v.Who = fmt.Sprintf("%s (%s)", who.Name, who.ID)
		v.Local = at.In(who.zone).Format("2006-01-02 15:04 MST")
	}
	l.broken = append(l.broken, v)
}

// once notes a rule that does not hold, one time for each thing that it is about.
func (l *ledger) once(about, rule string, who *person, what string) {
	if !l.known[about] {
		l.known[about] = true
		l.broke(rule, who, what)
	}
}

// with is what two ledgers say together, violations in the order of their moments.
func (l *ledger) with(o *ledger) *ledger {
	out := newLedger(l.now)
	for _, one := range []*ledger{l, o} {
		for rule, n := range one.checked {
			out.checked[rule] += n
		}
		for what, n := range one.notes {
			out.notes[what] += n
		}
		maps.Copy(out.known, one.known)
		out.broken = append(out.broken, one.broken...)
	}
	slices.SortStableFunc(out.broken, func(a, b Violation) int { return a.At.Compare(b.At) })
	return out
}
