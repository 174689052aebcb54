package schedules

import (
	"fmt"
	"slices"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// wokenMost is how many hints one look takes in hand; what is left over is the
// earliest of the next one.
const wokenMost = 20_000

// woken are the records whose hint has come, by who may hear of them: so that a
// look costs what is due and not what exists.
type woken struct {
	own map[crm.PersonID][]crm.Pointer // his
	up  map[crm.PersonID][]crm.Pointer // of those below him, or of whom he asked for support
	all []hint
}

// hint is a record that was woken: its owner, and who else hears of it.
type hint struct {
	crm.Wake
	of    crm.Pointer
	rec   crm.Record // nil for one that is gone or rests
	owner *crm.Person
	up    bool
	hear  []crm.PersonID
	rests *rest // what is known of one whose record need not be read; nil else
}

// waking reads hints that have come, each person once for all of them.
type waking struct {
	s      *Scheduler
	rested map[crm.Wake]*rest // what is known of hints that wait
	r      crm.Reader
	at     time.Time
	people playbook.People
	byID   map[crm.PersonID]*crm.Person
	heard  map[crm.PersonID][]crm.PersonID // who is above somebody, by his id
	cards  map[crm.PersonID]bool           // whose card of today is still to come
	today  map[crm.PersonID]todays         // the cards of today, whether they are still to come or not
	firsts map[dayOf]time.Time             // of those above, their first card from a day on
	read   map[crm.Wake]*hint              // what was read of hints before; nil for nothing
}

// waking begins to read at a moment.
func (s *Scheduler) waking(r crm.Reader, ros *roster, at time.Time) (*waking, error) {
	people, err := playbook.Everybody(r)
	if err != nil {
		return nil, err
	}
	k := &waking{s: s, rested: s.rested(ros, at), r: r, at: at, people: people, byID: make(map[crm.PersonID]*crm.Person, len(people))}
	k.today = map[crm.PersonID]todays{}
	k.heard, k.cards, k.firsts = map[crm.PersonID][]crm.PersonID{}, map[crm.PersonID]bool{}, map[dayOf]time.Time{}
	for i := range people {
		k.byID[people[i].ID] = &people[i]
	}
	return k, nil
}

// hints are the records whose hint has come: of these, or of all for nil.
func (k *waking) hints(come []crm.Wake) (woken, error) {
	w := woken{own: map[crm.PersonID][]crm.Pointer{}, up: map[crm.PersonID][]crm.Pointer{}}
	if come == nil {
		var err error
		if come, err = k.r.Wakes(k.at, wokenMost); err != nil {
			return w, fmt.Errorf("hints: %w", err)
		}
	}
	w.all = make([]hint, len(come))
	for i, one := range come {
		h := &w.all[i]
		if n := k.rested[one]; n != nil && k.at.Before(n.until) {
			*h = hint{Wake: one, of: n.of, up: n.up, owner: k.byID[n.owner], hear: n.hear, rests: n}
		} else if err := k.find(h, one); err != nil {
			return w, err
		}
		to := w.own
		if h.up {
			to = w.up
		}
		for _, id := range h.hear {
			to[id] = append(to[id], h.of)
		}
	}
	return w, nil
}

// find reads the record of a hint, and who may hear of it, where that was not done
// before.
func (k *waking) find(h *hint, w crm.Wake) error {
	if was := k.read[w]; was != nil {
		*h = *was
		return nil
	}
	of, up, ok := playbook.WakeOf(w.Subject)
	*h = hint{Wake: w, of: of, up: up}
	var rec crm.Record
	if ok {
		var err error
		if rec, ok, err = playbook.ReadOwned(k.r, of); err != nil {
			return fmt.Errorf("woken %s: %w", of, err)
		}
	}
	if ok {
		h.owner = k.byID[playbook.OwnerOf(rec)]
	}
	switch {
	case h.owner == nil:
		return nil
	case up:
		h.rec = rec
		h.hear = k.above(h)
	default:
		h.rec, h.hear = rec, []crm.PersonID{h.owner.ID}
	}
	return nil
}

// wokenFor are the hints that have come at a look, read once for all its jobs:
// what they say is made of the records as they are by then.
func (s *Scheduler) wokenFor(r crm.Reader, ros *roster, at time.Time) (*woken, error) {
	if ros.woken == nil {
		k, err := s.waking(r, ros, at)
		if err != nil {
			return nil, err
		}
		w, err := k.hints(ros.hints)
		if err != nil {
			return nil, err
		}
		ros.woken = &w
	}
	return ros.woken, nil
}

// above are those who may hear of a record besides its owner: his manager and the
// director, and of a step that a colleague asked for whoever asked, and those above
// him.
func (k *waking) above(h *hint) []crm.PersonID {
	owner := h.owner
	on := crm.DateOf(k.at.In(owner.Location()))
	var asker *crm.Person
	if t, ok := h.rec.(*crm.Task); ok && t.Asker != "" {
		if asker = k.people.Find(t.Asker, on); asker != nil {
			owner = asker
		}
	}
	up, known := k.heard[owner.ID]
	if !known {
		for _, role := range []string{playbook.ToManager, playbook.ToDirector} {
			if p := k.s.Book.Who(role, owner, k.people, on); p != nil && !slices.Contains(up, p.ID) {
				up = append(up, p.ID)
			}
		}
		k.heard[owner.ID] = up
	}
	if asker == nil || slices.Contains(up, asker.ID) {
		return up
	}
	return append([]crm.PersonID{asker.ID}, up...)
}

// waits reports whether somebody's card of today will speak of a hint, or a time of
// its own does and failed; that of a record that is gone does not wait.
func (k *waking) waits(h *hint) (bool, error) {
	if h.rec == nil {
		return false, nil
	}
	for _, id := range h.hear {
		if wait, err := k.hasCard(id); err != nil || wait {
			return wait, err
		}
	}
	if h.up {
		return slices.ContainsFunc(h.hear, func(id crm.PersonID) bool { return k.hearsLater(id, h) }), nil
	}
	for _, m := range k.s.Book.Moments(h.rec, h.owner, k.s.Calendars(h.owner.Calendar), k.at) {
		if sl := momentSlot(h.owner, h.rec, m); sl.holds(k.at) {
			if done, err := said(k.r, sl); err != nil || !done {
				return true, err
			}
		}
	}
	return false, nil
}

// dayOf is a day of somebody's.
type dayOf struct {
	who crm.PersonID
	on  crm.Date
}

// hearsLater reports whether the first card of somebody's after a hint is still to
// come. Who is above may live elsewhere: a day that begins for those below him when
// he has read his morning, or on his day before, is news for his next one.
func (k *waking) hearsLater(id crm.PersonID, h *hint) bool {
	day := max(crm.DateOf(h.At.In(k.byID[id].Location())), crm.DateOf(h.At.In(h.owner.Location())))
	first := k.firstCard(dayOf{id, day})
	if !first.After(h.At) {
		first = k.firstCard(dayOf{id, day.AddDays(1)})
	}
	return first.After(k.at)
}

// firstCard is the time of somebody's first card from a day on; zero when there is
// none in sight.
func (k *waking) firstCard(from dayOf) time.Time {
	at, known := k.firsts[from]
	if !known {
		p := k.byID[from.who]
		zone := p.Location()
		at = upcoming(from.on.In(zone).Add(-time.Second), zone, func(d crm.Date) (slot, bool) { return k.s.cardOf(p, d) })
		k.firsts[from] = at
	}
	return at
}

// todays is the time of somebody's card of today; ok is false when there is none.
type todays struct {
	slot
	ok  bool
	end time.Time // of his day
}

// cardOf is the time of somebody's card of today.
func (k *waking) cardOf(id crm.PersonID) todays {
	card, known := k.today[id]
	if !known {
		p := k.byID[id]
		zone := p.Location()
		day := crm.DateOf(k.at.In(zone))
		card.end = day.AddDays(1).In(zone)
		card.slot, card.ok = k.s.cardOf(p, day)
		k.today[id] = card
	}
	return card
}

// hasCard reports whether somebody's card of today is still to come.
func (k *waking) hasCard(id crm.PersonID) (bool, error) {
	wait, known := k.cards[id]
	if known {
		return wait, nil
	}
	if card := k.cardOf(id); card.ok && k.at.Before(card.until) {
		done, err := said(k.r, card.slot)
		if err != nil {
			return false, err
		}
		wait = !done
	}
	k.cards[id] = wait
	return wait, nil
}
