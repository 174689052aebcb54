package schedules

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// morning is one card per person with what is due, the most worthy first, and a
// card of its own for a tender that closes in a few days.
func (s *Scheduler) morning() job {
	j := s.person("morning", s.morningJob(), anybody, s.Book.Morning, s.sayMorning)
	slotOf := j.slot
	j.slot = func(sub subject, at time.Time) (slot, bool) {
		sl, ok := slotOf(sub, at)
		return sl, ok && !s.hasMonday(sub.person, sl.date) // that card says it
	}
	j.hints = s.withHints
	// Whoever hears of others' records hears how often they were told.
	j.alone = func(sub subject) bool { return len(sub.up) == 0 }
	return j
}

// withHints adds to people the records whose hint has come.
func (s *Scheduler) withHints(r crm.Reader, ros *roster, at time.Time, subs []subject) error {
	w, err := s.wokenFor(r, ros, at)
	if err != nil {
		return err
	}
	some := slices.ContainsFunc(ros.people, func(p crm.Person) bool { return len(p.Absences()) > 0 })
	for i := range subs {
		id := subs[i].person.ID
		subs[i].own, subs[i].up, subs[i].someAway = w.own[id], w.up[id], some
	}
	return nil
}

// morningJob is the job of the morning card. Silencing it is each reminder's own
// affair: some are never silent.
func (s *Scheduler) morningJob() playbook.Job {
	cfg, ok := s.Book.Job("morning")
	cfg.Off, cfg.Mutes = cfg.Off || !ok, false
	return cfg
}

func anybody(*crm.Person) bool { return true }

// morningSlot is the time of a person's morning card on a day.
func (s *Scheduler) morningSlot(p *crm.Person, d crm.Date) (slot, bool) {
	return s.slotOn("morning", s.morningJob(), anybody, s.Book.Morning, p, d)
}

// base is what the hints of a person's records depend on besides themselves.
func (s *Scheduler) base(p *crm.Person) string {
	h := fnv.New64a()
	// A hash never fails to write.
	_, _ = fmt.Fprint(h, s.Hash, p.Zone, p.Hours, p.Own, p.Halves, p.Calendar, p.Away, p.Leaves, p.Until, p.Manager, p.Snoozed, p.Muted)
	return strconv.FormatUint(h.Sum64(), 36)
}

func (s *Scheduler) sayMorning(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	a, v, err := s.morningOf(r, sub, sl, at)
	if err != nil {
		return a, err
	}
	p := sub.person
	if len(v.Nudges) > 0 {
		if v.Team, err = s.unloggedBy(r, p, sl.date); err != nil {
			return a, err
		}
	}
	card, ok := cards.For(p, at, s.Book, s.Calendars(p.Calendar)).Morning(v)
	if !ok {
		return a, nil
	}
	to, ok, err := home(r, p)
	if err != nil || !ok {
		return a, err
	}
	// ①②③ mean what the last card lists.
	a.posts = append(a.posts, chat.Post{Key: sl.key, Track: sl.key, To: to, Class: chat.Nudge, NotAfter: sl.until, Card: card})
	a.keep[cards.KeptMorning(p.ID)] = cards.MorningShown{View: v, Place: to.String(), Date: sl.date}
	return a, nil
}

// morningOf is what there is to say to somebody in the morning: cards of their
// own as posts, and what comes on one card.
func (s *Scheduler) morningOf(r crm.Reader, sub subject, sl slot, at time.Time) (answer, cards.MorningView, error) {
	var v cards.MorningView
	p, cal := sub.person, s.Calendars(sub.person.Calendar)
	a := answer{who: p.ID, keep: map[string]any{}, day: sl.date}
	a.saw(p)
	base := s.base(p)
	last, err := readMark(r, sl.mark)
	if err != nil {
		return a, v, err
	}
	if err := a.compares(mark{Date: sl.date, Base: base}); err != nil {
		return a, v, err
	}
	recs, err := s.woken(r, sub, &a, last.Base != base || last.Date > sl.date, at)
	if err != nil {
		return a, v, err
	}
	c, err := s.caseOf(r, p, cal, at, recs)
	if err != nil {
		return a, v, err
	}
	if err := s.covered(r, &c, sub, sl.date); err != nil {
		return a, v, err
	}
	if err := s.spent(r, &c, sl.date); err != nil {
		return a, v, err
	}
	looked := s.Book.Look(c)
	if v, err = s.mornings(r, sl, &c, looked.Items, &a); err != nil {
		return a, v, err
	}
	c.Told.Prune(sl.date)
	if len(c.Told) > 0 {
		a.told = c.Told
	}
	// What was said now is looked at anew: its next time is another one.
	next := looked.Next()
	for _, rec := range recs {
		if playbook.OwnerOf(rec) == p.ID {
			of := crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}
			a.wakes = append(a.wakes, crm.Wake{Subject: of.String(), At: s.Book.After(&c, rec, next[of])})
		}
	}
	return a, v, nil
}

// woken reads the records whose hint has come for a person. When what the hints
// were made of has changed, all of his are made anew, and all count as woken
// that can be due.
func (s *Scheduler) woken(r crm.Reader, sub subject, a *answer, anew bool, at time.Time) ([]crm.Record, error) {
	p, cal := sub.person, s.Calendars(sub.person.Calendar)
	var recs []crm.Record
	seen := map[crm.Pointer]bool{}
	add := func(rec crm.Record) {
		of := crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}
		if !seen[of] {
			seen[of] = true
			recs = append(recs, rec)
		}
	}
	for _, all := range [][]crm.Pointer{sub.own, sub.up} {
		for _, of := range all {
			rec, ok, err := playbook.ReadOwned(r, of)
			if err != nil {
				return nil, fmt.Errorf("woken %s: %w", of, err)
			}
			if ok {
				add(rec)
			}
		}
	}
	if !anew {
		return recs, nil
	}
	today := crm.DateOf(at.In(p.Location()))
	due, err := s.Book.Mine(r, p, cal, at)
	if err != nil {
		return nil, err
	}
	err = s.Book.Open(r, p, today, "", func(rec crm.Record) {
		for _, w := range s.Book.Wakes(rec, p, cal, at) {
			if strings.HasSuffix(w.Subject, playbook.UpMark) {
				continue
			}
			a.wakes = append(a.wakes, crm.Wake(w))
		}
		// Who is above may have his card of today still to come.
		for _, w := range s.Book.Wakes(rec, p, cal, today.In(p.Location()).Add(-time.Second)) {
			if strings.HasSuffix(w.Subject, playbook.UpMark) {
				a.wakes = append(a.wakes, crm.Wake(w))
			}
		}
	})
	for _, rec := range due {
		add(rec)
	}
	return recs, err
}

// caseOf gathers what the rules need to know, and what was said before. Of what is
// others' only that is in it of which there is something new to say.
func (s *Scheduler) caseOf(r crm.Reader, p *crm.Person, cal *crm.Calendar, at time.Time, recs []crm.Record) (playbook.Case, error) {
	told, err := playbook.ToldOf(r, p.ID)
	if err != nil {
		return playbook.Case{}, err
	}
	var mine, others []crm.Record
	for _, rec := range recs {
		if playbook.OwnerOf(rec) == p.ID {
			mine = append(mine, rec)
		} else {
			others = append(others, rec)
		}
	}
	var people playbook.People
	if len(others) > 0 {
		if people, err = playbook.Everybody(r); err != nil {
			return playbook.Case{}, err
		}
		if others, err = s.Book.News(r, playbook.Case{Person: p, Cal: cal, At: at, People: people, Told: told}, others); err != nil {
			return playbook.Case{}, err
		}
	}
	c, err := s.Book.Gather(r, p, cal, at, append(mine, others...))
	if err != nil {
		return c, err
	}
	c.Told, c.People, c.Tried = told, people, map[crm.PersonID]playbook.Memory{}
	for _, rec := range others {
		owner := playbook.OwnerOf(rec)
		if c.Tried[owner] != nil {
			continue
		}
		if c.Tried[owner], err = playbook.ToldOf(r, owner); err != nil {
			return c, err
		}
	}
	return c, nil
}

// mornings makes the cards of a morning of what is due, and notes what they say.
func (s *Scheduler) mornings(r crm.Reader, sl slot, c *playbook.Case, due []playbook.Item, a *answer) (v cards.MorningView, err error) {
	p := c.Person
	to, ok, err := home(r, p)
	if err != nil || !ok {
		return v, err
	}
	quiet := p.Quiet("morning", sl.date)
	w := cards.For(p, c.At, s.Book, c.Cal)
	var list []playbook.Item
	own := map[crm.Pointer]bool{}
	for i := range due {
		it := &due[i]
		if quiet && !it.Rule.Urgent || it.Later {
			continue
		}
		card, alone, err := s.ownCard(r, w, c, it, sl.date)
		if err != nil {
			return v, err
		}
		if !alone || len(a.posts) == s.ownMost() {
			list = append(list, *it)
			continue
		}
		key := "due/" + it.Key() + "/" + string(p.ID) + "/" + it.Mark
		a.posts = append(a.posts, chat.Post{
			Key: key, Track: key, To: to, Class: chat.Nudge, NotAfter: sl.until, Card: card,
		})
		own[it.Subject] = true
		s.said(c, it, a, sl.date)
	}
	list = slices.DeleteFunc(list, func(it playbook.Item) bool {
		told := own[it.Subject]
		if told { // the card of its own says it, with its button: a deposit beside the deadline
			s.said(c, &it, a, sl.date)
		}
		return told
	})
	most := min(s.Book.Ceiling(c.Told, sl.date), cards.MorningRoom)
	if len(list) > most {
		list = c.Told.Turns(list)
	}
	top := list[:min(len(list), most)]
	v = cards.MorningView{Key: sl.key, More: len(list) - len(top), Each: len(top), After: afterHolidays(c.Cal, sl.date), Noon: sl.at.In(c.Person.Location()).Hour() >= 12}
	if v.After && v.More > 0 {
		v.Last = c.Cal.Add(sl.date, (v.More+v.Each-1)/v.Each)
	}
	for i := range top {
		v.Nudges = append(v.Nudges, cards.NudgeOf(c, &top[i]))
		a.items = append(a.items, top[i].Subject)
		s.said(c, &top[i], a, sl.date)
	}
	return v, nil
}

// said notes that an item is told, and that the answer speaks of its record.
func (s *Scheduler) said(c *playbook.Case, it *playbook.Item, a *answer, on crm.Date) {
	c.Told.Tell(it, on)
	if rec := c.Record(it.Subject); rec != nil {
		a.saw(rec)
	}
}

// ownMost is how many cards of their own a morning has at most; the rest of the
// day's reminders are for its list, an hour of the day and the evening. More tenders
// are lines of the list, before all else.
func (s *Scheduler) ownMost() int { return max(1, s.Book.Restraint.Reminders-3) }

// ownDays is how many days before a tender closes it has a card of its own.
const ownDays = 3

// ownCard is the card of a tender that closes soon; own is false for anything
// that is a line among others.
func (s *Scheduler) ownCard(r crm.Reader, w *cards.Writer, c *playbook.Case, it *playbook.Item, today crm.Date) (card chat.Card, own bool, err error) {
	t, ok := c.Record(it.Subject).(*crm.Tender)
	if !ok || it.Rule.Nudge != playbook.DeadlineTender || it.Rule.Due.Sub(today) > ownDays {
		return card, false, nil
	}
	v, err := tenderView(r, c, t)
	return w.TenderDue(v, cards.NudgeOf(c, it)), true, err
}

// tenderView is a tender with who works on it.
func tenderView(r crm.Reader, c *playbook.Case, t *crm.Tender) (cards.TenderView, error) {
	v := cards.TenderView{Tender: *t}
	if a := c.Account(t.Account); a != nil {
		v.Deal.AccountName = a.Name.Text
	}
	o := c.Deal(t.Deal)
	if o == nil {
		return v, nil
	}
	v.Deal.Opportunity = *o
	for _, id := range append([]crm.PersonID{o.Owner}, o.Members...) {
		p, err := crm.Get[crm.Person](r, id)
		if err != nil && !crm.IsMissing(err) {
			return v, fmt.Errorf("who works on %s: %w", t.Number(), err)
		}
		v.Works(&p, id == o.Owner)
	}
	return v, nil
}

// longOff is how many days off in a row make a first day back.
const longOff = 3

// afterHolidays reports whether a day is the first one after a run of days off
// that is longer than a weekend.
func afterHolidays(cal *crm.Calendar, d crm.Date) bool {
	return d.Sub(cal.OnOrBefore(d.AddDays(-1))) > longOff
}

// spent reads, on the first working day of a week, whether somebody who usually
// notes his costs has noted none lately.
func (s *Scheduler) spent(r crm.Reader, c *playbook.Case, today crm.Date) error {
	if c.Cal.OnOrAfter(today.WeekStart()) != today || !c.Person.Has(crm.RoleRep) {
		return nil
	}
	spent, err := playbook.SpentOf(r, c.Person.ID, today)
	if err == nil {
		c.Spent = &spent
	}
	return err
}
