package simulation

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// The rules that are held all along.
const (
	ruleHours    = "never outside of somebody's hours"
	ruleAway     = "never on a holiday or an absence"
	ruleCeiling  = "never above the daily ceiling"
	ruleUnsaid   = "nothing due and unsaid for more than one working day"
	ruleTwice    = "nothing said twice"
	ruleLost     = "nothing lost: every message answered, every post said"
	ruleCounters = "counters equal to their lists at each month's end"
	ruleStore    = "the store is consistent"
)

// rules are all of them, in the order of the report.
var rules = []string{ruleHours, ruleAway, ruleCeiling, ruleUnsaid, ruleTwice, ruleLost, ruleCounters, ruleStore}

// watch sees everything that is said, and has each day looked over when it is over,
// and the store at the end of a quarter.
type watch struct {
	*ledger
	p     *play
	over  *overseer
	sound *sounder
	seats map[string]*seat    // by person
	open  map[chat.Ref]*nudge // not older than three days
	kinds map[string]*tally
	weeks []float64 // messages a working day, of reps, by normal week
}

// seat is what one person was told: today, and on each of his working days.
type seat struct {
	texts    []string // unasked, today
	hashes   map[uint64]bool
	pushed   int // reminders today
	messages int // unasked, today
	all      int // gathered card with "more" today
	byKind   map[string]int
	week     []int
	weekOf   crm.Date
}

// tally is one kind of what is said unasked.
type tally struct {
	sent    int
	days    []int // messages on the working days on which there were any
	items   int
	within  [2]int // acted upon within one day, within three
	snoozed int
	muted   int
	why     int
}

// nudge is a reminder that was sent, with the customers that it names.
type nudge struct {
	who   *person
	kind  string
	at    time.Time
	items []*item
}

type item struct {
	about *customer // nil: the message as a whole
	acted time.Duration
	done  bool
}

func newWatch(p *play) *watch {
	return &watch{
		ledger: newLedger(func() time.Time { return p.now }), p: p, over: newOverseer(p), sound: newSounder(),
		seats: map[string]*seat{}, open: map[chat.Ref]*nudge{}, kinds: map[string]*tally{},
	}
}

func (w *watch) seat(who *person) *seat {
	s := w.seats[who.ID]
	if s == nil {
		s = &seat{hashes: map[uint64]bool{}, byKind: map[string]int{}}
		w.seats[who.ID] = s
	}
	return s
}

// kindOf is the kind of a post: what its key begins with.
func kindOf(key string) string {
	kind, _, _ := strings.Cut(key, "/")
	return kind
}

// hear takes in something that was said. asked is who did something just now,
// nil when it is said by itself.
func (w *watch) hear(h heard, who, asked *person) {
	switch {
	case h.Edit:
		w.note("cards changed")
		return
	case asked != nil && who == asked:
		w.note("answers")
		return
	case asked != nil:
		w.note("told of what a colleague did")
		return
	}
	kind := kindOf(h.Post.Key)
	if who == nil {
		w.note("posts in channels")
		w.kind(kind).sent++
		return
	}
	w.kind(kind).sent++
	if kind == "matter" {
		return // what needs an admin does not wait
	}
	w.private(h, who, kind)
}

func (w *watch) kind(name string) *tally {
	t := w.kinds[name]
	if t == nil {
		t = &tally{}
		w.kinds[name] = t
	}
	return t
}

// private holds the rules against what somebody is told in private, unasked.
func (w *watch) private(h heard, who *person, kind string) {
	now := w.p.now
	d := crm.DateOf(now.In(who.zone))
	stored, ok := w.stored(who)
	if !ok {
		w.broke(ruleLost, who, "is told of "+kind+" and is not in the store")
		return
	}
	cal := w.p.Calendars(stored.Calendar)
	title := h.Post.Card.Title
	w.check(ruleAway, cal.Workday(d) && !stored.AwayOn(d) && stored.Active(d), who, func() string { return kind + " on a day off: " + title })
	if cal.Workday(d) && stored.Active(d) {
		w.check(ruleHours, playbook.Speaks(&stored, cal, now), who, func() string { return kind + " at this hour: " + title })
	}
	s := w.seat(who)
	s.messages++
	s.byKind[kind]++
	if h.Post.Class == chat.Nudge {
		s.pushed++
		w.check(ruleCeiling, s.pushed <= w.p.Book.Restraint.Reminders || lastCall(h.Post.Key), who, func() string { return fmt.Sprintf("reminder %d of the day, %s: %s", s.pushed, kind, title) })
	}
	text := h.Post.Card.Plain()
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(text)) // never fails
	w.check(ruleTwice, !s.hashes[sum.Sum64()], who, func() string { return "the same words once more, " + kind + ": " + title })
	s.hashes[sum.Sum64()] = true
	s.texts = append(s.texts, text)
	for _, b := range h.Post.Card.AllButtons() {
		if b.Do.Verb == cards.DoShow && b.Do.Subject == cards.ListAgenda {
			s.all++
		}
	}
	w.remember(h, who, kind)
}

// lastCall reports whether a post is the last call of a deadline, which comes
// however much was said before.
func lastCall(key string) bool {
	for _, id := range []string{playbook.DeadlineTender, playbook.DeadlineDeposit} {
		if strings.HasPrefix(key, "reminder/"+id+"/") {
			return true
		}
	}
	return false
}

// remember keeps a reminder for as long as it can be acted upon.
func (w *watch) remember(h heard, who *person, kind string) {
	n := &nudge{who: who, kind: kind, at: w.p.now}
	for _, line := range append([]string{h.Post.Card.Title}, h.Post.Card.Lines...) {
		for _, k := range who.named(line) {
			if !slices.ContainsFunc(n.items, func(it *item) bool { return it.about == k }) {
				n.items = append(n.items, &item{about: k})
			}
		}
	}
	if len(n.items) == 0 {
		n.items = []*item{{}}
	}
	w.kind(kind).items += len(n.items)
	w.open[h.Ref] = n
}

// acted notes that somebody wrote of a customer: what he was reminded of there
// is acted upon.
func (w *watch) acted(who *person, about *customer) {
	if about == nil {
		return
	}
	for _, n := range w.open {
		if n.who != who {
			continue
		}
		for _, it := range n.items {
			if it.about == about && !it.done {
				it.done, it.acted = true, w.p.now.Sub(n.at)
			}
		}
	}
}

// pressed notes what somebody pressed on a reminder, or on a request that he is
// reminded of.
func (w *watch) pressed(who *person, ref chat.Ref, verb string) {
	if verb == cards.DoDecide {
		for _, n := range w.open {
			if n.who == who && n.kind == "approvals" {
				n.act(w.p.now)
			}
		}
	}
	n := w.open[ref]
	if n == nil || n.who != who {
		return
	}
	t := w.kind(n.kind)
	switch verb {
	case cards.DoSnooze:
		t.snoozed++
	case cards.DoMute:
		t.muted++
	case cards.DoWhy:
		t.why++
	default:
		n.act(w.p.now)
	}
}

// act notes that all of a reminder was acted upon.
func (n *nudge) act(now time.Time) {
	for _, it := range n.items {
		if !it.done {
			it.done, it.acted = true, now.Sub(n.at)
		}
	}
}

// answered holds that whoever did something was answered.
func (w *watch) answered(who *person, m chat.Message, answers []heard) {
	w.note("messages")
	if m.Kind == chat.Press {
		w.note("presses")
	}
	w.check(ruleLost, len(answers) > 0 || m.Kind == chat.Press, who, func() string { return fmt.Sprintf("wrote %q and was not answered", m.Text) })
	for _, h := range answers {
		if h.Edit {
			continue
		}
		if _, asks := choice(h.Post.Card.AllButtons()); asks && m.Kind == chat.Text {
			w.note("messages that were answered with a question")
			if w.p.Ear != nil {
				w.p.Ear(who.Name, m.Text, h.Post.Card.Plain())
			}
			return
		}
	}
}

// stored is somebody as the store has him.
func (w *watch) stored(who *person) (p crm.Person, ok bool) {
	// The play runs alone: a View that fails shows in what is read next.
	_ = w.p.Store.View(context.Background(), func(r crm.Reader) error {
		id, err := r.PersonOf(who.me.String())
		if err != nil || id == "" {
			return err
		}
		p, err = crm.Get[crm.Person](r, id)
		ok = err == nil
		return err
	})
	return p, ok
}

// wait waits for what is looked over.
func (w *watch) wait() error { return errors.Join(w.over.wait(), w.sound.wait()) }

// settle brings the figures of a day that is over together.
func (w *watch) settle(who *person, stored *crm.Person, d crm.Date) {
	s := w.seat(who)
	works := w.p.Calendars(stored.Calendar).Workday(d) && stored.Active(d) && !stored.AwayOn(d)
	if works {
		for kind, n := range s.byKind {
			w.kind(kind).days = append(w.kind(kind).days, n)
		}
		w.kind("").days = append(w.kind("").days, s.messages)
	}
	w.normal(who, s, d, works)
	s.texts, s.hashes, s.pushed, s.messages, s.all = nil, map[uint64]bool{}, 0, 0, 0
	clear(s.byKind)
}

// normal adds a rep's week to the figures when he worked all five days of it.
func (w *watch) normal(who *person, s *seat, d crm.Date, works bool) {
	if !who.rep() {
		return
	}
	if start := d.WeekStart(); s.weekOf != start {
		if len(s.week) == 5 {
			total := 0
			for _, n := range s.week {
				total += n
			}
			w.weeks = append(w.weeks, float64(total)/5)
		}
		s.week, s.weekOf = nil, start
	}
	if works {
		s.week = append(s.week, s.messages)
	}
}

// forget drops reminders that nobody can act upon in time any more.
func (w *watch) forget() {
	for ref, n := range w.open {
		if w.p.now.Sub(n.at) > 3*24*time.Hour {
			w.close(n)
			delete(w.open, ref)
		}
	}
}

// close counts what became of a reminder.
func (w *watch) close(n *nudge) {
	t := w.kind(n.kind)
	for _, it := range n.items {
		if it.done && it.acted <= 24*time.Hour {
			t.within[0]++
		}
		if it.done && it.acted <= 3*24*time.Hour {
			t.within[1]++
		}
	}
}

// sorted are the keys of a map in order.
func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}
