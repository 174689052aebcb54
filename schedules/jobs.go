package schedules

import (
	"fmt"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// job is one kind of thing that is said unasked.
type job struct {
	name string
	// clock is what opens a slot of its subjects.
	clock clock
	// list gives a page of the subjects that a moment may concern; nil =
	// everybody, or all teams.
	list func(r crm.Reader, ros *roster, at time.Time, p crm.Page) ([]subject, string, error)
	// hints adds to everybody the records whose hint has come; nil = it wants none.
	hints func(r crm.Reader, ros *roster, at time.Time, subs []subject) error
	// idle says that nobody need be looked at; nil = somebody always is.
	idle func(ros *roster) bool
	// slot is the newest time of a subject that is open at a moment.
	slot func(sub subject, at time.Time) (slot, bool)
	// next is the first time of a subject after a moment; zero = none in sight. Nil
	// for a job of records whose hints tell it.
	next func(sub subject, after time.Time) time.Time
	// say answers for one subject at a moment within its slot.
	say func(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error)
	// alone reports whether what is said to a subject follows from nothing that is
	// said to another at the same look; nil for a job of few subjects, or of such as
	// depend on each other.
	alone func(sub subject) bool
	// inside says that it speaks of totals, or of what is not there: no list of
	// records tells whether its answer still holds, so it is made in the
	// transaction that queues it. Its subject is read quickly.
	inside bool
	// ahead reads for such a job, before the transaction, what takes longer and
	// may be a moment old: everybody's messages wait for the transaction. It
	// comes with the subject. May be nil.
	ahead func(r crm.Reader, sub subject, sl slot, at time.Time) (*background, error)
}

// clock is what opens a slot of the subjects of a job.
type clock int

const (
	// ofRecords: anything may. They are listed at each look.
	ofRecords clock = iota
	// ofPeople, ofTeams: nothing but time and what a person or a team is: who has
	// heard what there was is not looked at before his next time.
	ofPeople
	ofTeams
	// ofNotice: it does not matter when it is noticed, only that it soon is.
	ofNotice
)

// subject is whom or what a job speaks for.
type subject struct {
	person *crm.Person
	team   *crm.Team
	rec    crm.Record // with its owner as the person
	moment playbook.Moment
	away   *crm.Person // for whom person stands in
	lost   *lost       // where person cannot be reached any more
	above  bool        // person stands above whoever decides the claim
	ahead  *background // of a job that reads ahead
	// own and up are the records whose hint has come: his, and those of others
	// of which he may hear.
	own, up []crm.Pointer
	// someAway says that anybody is absent or will be.
	someAway bool
}

// again is the same subject as it is stored now.
func (sub subject) again(r crm.Reader) (subject, error) {
	now := subject{ahead: sub.ahead, lost: sub.lost, above: sub.above, own: sub.own, up: sub.up, someAway: sub.someAway, moment: sub.moment}
	if sub.person != nil {
		now.person = new(crm.Person)
		if err := r.Get(now.person, string(sub.person.ID)); err != nil {
			return now, fmt.Errorf("person: %w", err)
		}
	}
	if sub.team != nil {
		now.team = new(crm.Team)
		if err := r.Get(now.team, string(sub.team.ID)); err != nil {
			return now, fmt.Errorf("team: %w", err)
		}
	}
	if sub.away != nil {
		p, err := crm.Get[crm.Person](r, sub.away.ID)
		if err != nil {
			return now, fmt.Errorf("person: %w", err)
		}
		now.away = p.In(crm.Absence{}) // none, if that absence was taken back
		for _, a := range p.Absences() {
			if a.From == sub.away.Away.From {
				now.away = p.In(a)
			}
		}
	}
	if sub.rec != nil {
		now.rec = crm.New(sub.rec.Kind())
		if err := r.Get(now.rec, sub.rec.Key()); err != nil {
			return now, fmt.Errorf("%s: %w", sub.rec.Kind(), err)
		}
	}
	return now, nil
}

// jobs is the list: to add one, write its file and name it here.
func (s *Scheduler) jobs() []job {
	return []job{
		s.covering(),
		s.returned(),
		s.morning(),
		s.again(),
		s.moments(),
		s.standing(),
		s.evening(),
		s.digest(),
		s.funnel(),
		s.weekly(),
		s.monday(),
		s.initiations(),
		s.monthly(),
		s.pareto(),
		s.unlogged(),
		s.approvals(),
		s.claims(),
		s.unreachable(),
	}
}

// person is a job that speaks to each person at a clock of his own, on his
// working days. start is when on a day within his hours, end until when it
// still matters.
func (s *Scheduler) person(name string, cfg playbook.Job, who func(*crm.Person) bool,
	times func(p *crm.Person, d crm.Date) (start, end time.Time),
	say func(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error),
) job {
	slotOn := func(p *crm.Person, d crm.Date) (slot, bool) { return s.slotOn(name, cfg, who, times, p, d) }
	return job{
		name: name, say: say, clock: ofPeople,
		slot: func(sub subject, at time.Time) (slot, bool) {
			sl, ok := slotOn(sub.person, crm.DateOf(at.In(sub.person.Location())))
			return sl, ok && sl.holds(at)
		},
		next: func(sub subject, after time.Time) time.Time {
			if cfg.Off || !who(sub.person) { // there is no day to look for
				return time.Time{}
			}
			return upcoming(after, sub.person.Location(), func(d crm.Date) (slot, bool) { return slotOn(sub.person, d) })
		},
	}
}

// slotOn is the time of such a job for a person on a day; ok is false when there
// is none.
func (s *Scheduler) slotOn(name string, cfg playbook.Job, who func(*crm.Person) bool,
	times func(p *crm.Person, d crm.Date) (start, end time.Time), p *crm.Person, d crm.Date,
) (slot, bool) {
	if cfg.Off || !who(p) || !p.Active(d) || p.AwayOn(d) || !on(cfg, d, s.Calendars(p.Calendar)) ||
		cfg.Mutes && (p.Quiet(cfg.ID, d) || p.Quiet(name, d) || name == "evening" && p.Quiet(playbook.Rest, d)) {
		return slot{}, false
	}
	sl := slot{mark: name + "/" + string(p.ID), date: d}
	sl.key = sl.mark + "/" + string(d)
	sl.at, sl.until = times(p, d)
	return sl, sl.at.Before(sl.until)
}

// tell is the answer of one card to one person at home; none if there is
// nothing to say, or nowhere to say it.
func tell(r crm.Reader, p *crm.Person, sl slot, class chat.Class, card func(*answer) (chat.Card, bool, error)) (answer, error) {
	a := answer{who: p.ID, day: crm.DateOf(sl.at.In(p.Location()))}
	a.saw(p)
	to, ok, err := home(r, p)
	if err != nil || !ok {
		return a, err
	}
	c, ok, err := card(&a)
	if err != nil || !ok {
		return a, err
	}
	a.posts = []chat.Post{{Key: sl.key, Track: sl.key, To: to, Class: class, NotAfter: sl.until, Card: c}}
	return a, nil
}

// home is the private chat in which a person is spoken to first: that of his
// home platform, else of any; ok is false for somebody without an identity.
func home(r crm.Reader, p *crm.Person) (place chat.Place, ok bool, err error) {
	ids, err := r.Identities(p.ID)
	if err != nil {
		return chat.Place{}, false, fmt.Errorf("identities of %s: %w", p.ID, err)
	}
	for _, text := range ids {
		id, err := chat.ParseIdentity(text)
		if err != nil {
			return chat.Place{}, false, err
		}
		since, err := crm.GoneSince(r, chat.DMOf(id).String())
		if err != nil {
			return chat.Place{}, false, fmt.Errorf("%s of %s: %w", text, p.ID, err)
		}
		if !since.IsZero() { // nothing arrives there
			continue
		}
		if !ok || id.Platform == p.Home {
			place, ok = chat.DMOf(id), true
		}
		if id.Platform == p.Home {
			break
		}
	}
	return place, ok, nil
}
