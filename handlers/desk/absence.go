package desk

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// maxAbsence is the longest absence in days: more is a misreading, or somebody
// who left.
const maxAbsence = 366

// SetAway notes when somebody is absent and who stands in for him, in place of an
// absence that was noted before (the zero value for none) and of any that it
// meets; the zero value takes the one before back. Everybody may for himself, who
// leads him and an admin for anybody. BadInput
// "absence.days" for a stretch that is over, turned round or longer than a year,
// "absence.deputy" (name) for a deputy who left, is absent himself or is the
// person.
func (w *Work) SetAway(id crm.PersonID, was, a crm.Absence) (Edited[crm.Person], error) {
	return w.there(id, func(p *crm.Person) error {
		if err := w.stretch(a.From, a.To); err != nil {
			return err
		}
		if a != (crm.Absence{}) && a.From == "" {
			return crm.E(crm.BadInput, "absence.days")
		}
		if a.Deputy != "" {
			by, err := w.colleague(a.Deputy)
			if err != nil {
				return err
			}
			if by.ID == id || by.AwayOn(max(a.From, w.Today())) {
				return crm.E(crm.BadInput, "absence.deputy", by.Name.Text)
			}
		}
		w.absent(p, was, a)
		return nil
	})
}

// absent puts an absence in the place of another and of what it meets. Of one that
// has begun the days that are over stay: he was not there.
func (w *Work) absent(p *crm.Person, was, a crm.Absence) {
	yesterday := w.Today().AddDays(-1)
	var others []crm.Absence
	for _, o := range p.Absences() {
		switch meets := a.From != "" && a.From <= o.To && o.From <= a.To; {
		case o == was && a.From == "":
			continue
		case o == was || meets:
			o.To = min(o.To, yesterday)
			if a.From != "" {
				o.To = min(o.To, a.From.AddDays(-1))
			}
		}
		if o.From <= o.To && w.Today().Sub(o.To) <= tripsKept {
			others = append(others, o)
		}
	}
	p.Away, p.Leaves = a, others
	if a.From != "" {
		return
	}
	p.Away = p.AbsenceFrom(w.Today()) // what runs or comes next is spoken of now
	p.Leaves = slices.DeleteFunc(others, func(o crm.Absence) bool { return o == p.Away })
}

// there changes when somebody is there, for whoever may say so.
func (w *Work) there(id crm.PersonID, change func(*crm.Person) error) (Edited[crm.Person], error) {
	none := Edited[crm.Person]{}
	before, err := crm.Get[crm.Person](w.tx, id)
	if err != nil {
		return none, err
	}
	if err := w.mayAbsence(&before); err != nil {
		return none, err
	}
	p := before
	if err := change(&p); err != nil {
		return none, err
	}
	e, err := save(w, before, p, "")
	if err == nil {
		w.refreshPerson(e.After)
	}
	return e, err
}

// stretch checks days on which somebody is to be somewhere else: not over, not
// turned round, no longer than a year; none at all are fine.
func (w *Work) stretch(from, to crm.Date) error {
	var c checks
	c.date(from)
	c.date(to)
	if c.err != nil {
		return c.err
	}
	if from+to != "" && (from == "" || to < from || to < w.Today() || to.Sub(from) > maxAbsence) {
		return crm.E(crm.BadInput, "absence.days")
	}
	return nil
}

// tripsKept is for how many days a trip that is over is remembered: as long as
// somebody asks who logged nothing then.
const tripsKept = 62

// SetTrip notes when somebody is on a business trip, in place of another of these
// days; the zero value takes back what is not over. His reminders go on: it says
// why nothing may be logged. It is for whom SetAway is. BadInput "absence.days" as
// there.
func (w *Work) SetTrip(id crm.PersonID, t crm.Trip) (Edited[crm.Person], error) {
	return w.there(id, func(p *crm.Person) error {
		if err := w.stretch(t.From, t.To); err != nil {
			return err
		}
		var trips []crm.Trip
		for _, was := range p.Trips {
			over, off := was.To < w.Today(), t == (crm.Trip{})
			if w.Today().Sub(was.To) <= tripsKept && (over || !off && !was.Meets(t.From, t.To)) {
				trips = append(trips, was)
			}
		}
		if t != (crm.Trip{}) {
			trips = append(trips, t)
		}
		p.Trips = trips
		return nil
	})
}

// mayAbsence stops at whoever may not say when somebody is there.
func (w *Work) mayAbsence(p *crm.Person) error {
	leads := crm.Can(w.actor, crm.Reassign, crm.Scope{Kind: crm.KindActivity, Owner: p.ID, Team: p.Team, Shared: true})
	if p.ID == w.actor.ID || leads {
		return nil
	}
	return w.mayPeople()
}

// SetHalf notes that somebody is absent for half of a day, crm.Morning or
// crm.Afternoon; "" takes it back. Who is absent for both halves is away that day.
// Half days that are over are forgotten. It is for whom SetAway is. BadInput
// "absence.days" for a day that is over, or no half.
func (w *Work) SetHalf(id crm.PersonID, day crm.Date, half string) (Edited[crm.Person], error) {
	return w.there(id, func(p *crm.Person) error {
		var c checks
		c.date(day)
		c.among(crm.E(crm.BadInput, "absence.days"), half, "", crm.Morning, crm.Afternoon)
		if c.err != nil {
			return c.err
		}
		if day < w.Today() || day.Sub(w.Today()) > maxAbsence {
			return crm.E(crm.BadInput, "absence.days")
		}
		halves := map[crm.Date]string{}
		for d, was := range p.Halves {
			if d >= w.Today() {
				halves[d] = was
			}
		}
		switch was := halves[day]; {
		case half == "":
			delete(halves, day)
		case was != "" && was != half:
			halves[day] = crm.WholeDay
		default:
			halves[day] = half
		}
		p.Halves = halves
		return nil
	})
}

// The earliest and the latest clock that somebody may choose for himself: the bot
// keeps the night.
const (
	earliest = "06:00"
	latest   = "22:00"
)

// SetHours notes in which hours the actor wants to be spoken to; the zero value
// stands for his working hours. An end that is "" stays that of his work. BadInput
// "hours.night" (earliest, latest) beyond these, "hours.turned" for hours that end
// before they begin.
func (w *Work) SetHours(h crm.Hours) (crm.Person, error) {
	var c checks
	c.clock(h.From)
	c.clock(h.To)
	if c.err != nil {
		return crm.Person{}, c.err
	}
	if h.From != "" && h.From < earliest || h.To > latest {
		return crm.Person{}, crm.E(crm.BadInput, "hours.night", earliest, latest)
	}
	from, to := playbook.WorkHours(w.actor)
	if cmp.Or(h.From, from) >= cmp.Or(h.To, to) {
		return crm.Person{}, crm.E(crm.BadInput, "hours.turned")
	}
	return w.self(func(p *crm.Person) { p.Own = h })
}

// refreshPerson lets the work know a person as he is now.
func (w *Work) refreshPerson(p crm.Person) {
	delete(w.people, p.ID)
	if p.ID == w.actor.ID {
		w.actor = &p
	}
}

// PassRequests gives what waits for somebody's decision to a colleague, who
// decides for him; what is the colleague's own stays. It gives the requests as
// they were and are.
func (w *Work) PassRequests(from, to crm.PersonID) ([]Edited[crm.Approval], error) {
	if from != w.actor.ID {
		if err := w.mayPeople(); err != nil {
			return nil, err
		}
	}
	p, err := w.colleague(to)
	if err != nil {
		return nil, err
	}
	open, err := w.waitingFor(from)
	if err != nil {
		return nil, err
	}
	var out []Edited[crm.Approval]
	for _, before := range open {
		if before.Asker == p.ID || before.Step().Who == p.ID {
			continue
		}
		a := before
		a.Steps = slices.Clone(before.Steps)
		s := &a.Steps[a.At]
		s.Who, s.For = p.ID, from
		e, err := save(w, before, a, "")
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// waitingFor lists the requests at somebody's step.
func (w *Work) waitingFor(who crm.PersonID) ([]crm.Approval, error) { return WaitingFor(w.tx, who) }

// WaitingFor lists the requests that wait for somebody's decision, his own step
// or that of somebody for whom he stands in.
func WaitingFor(r crm.Reader, who crm.PersonID) ([]crm.Approval, error) {
	var out []crm.Approval
	err := crm.Each(r, crm.Where(crm.ByStep, string(who)), func(a crm.Approval) bool {
		out = append(out, a)
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("requests that wait for %s: %w", who, err)
	}
	return out, nil
}

// LinkMyself says that an identity (chat.Identity's text form) is the actor's
// too: he has proved it by the code that he was shown elsewhere. BadInput
// "identity.taken" when it is somebody else's.
func (w *Work) LinkMyself(identity string) error {
	who, err := w.tx.PersonOf(identity)
	if err != nil {
		return fmt.Errorf("identity %s: %w", identity, err)
	}
	if who != "" && who != w.actor.ID {
		return crm.E(crm.BadInput, "identity.taken", identity)
	}
	return w.link(identity, w.actor.ID)
}

// RenameMyself says that a platform knows the actor under another identity (text
// form) from now on: the old one is nobody's any more. It is the platform's own
// word, not the actor's. BadInput "identity.taken" when the new one is somebody
// else's; nothing has changed then.
func (w *Work) RenameMyself(was, now string) error {
	who, err := w.tx.PersonOf(was)
	if err != nil {
		return fmt.Errorf("identity %s: %w", was, err)
	}
	if who != w.actor.ID {
		return crm.E(crm.BadInput, "identity.unknown", was)
	}
	if err := w.LinkMyself(now); err != nil {
		return err
	}
	return w.link(was, "")
}

// SetChannel makes a channel one of a team, or changes what it may show; it is
// no longer another's. It is for an admin, and for who leads the teams.
func (w *Work) SetChannel(id crm.TeamID, ch crm.TeamChannel) (Edited[crm.Team], error) {
	none := Edited[crm.Team]{}
	var had []crm.Team
	err := crm.Each(w.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		if t.ID != id && slices.ContainsFunc(t.Channels, func(have crm.TeamChannel) bool { return have.Place == ch.Place }) {
			had = append(had, t)
		}
		return true
	})
	if err != nil {
		return none, fmt.Errorf("teams: %w", err)
	}
	for _, t := range had {
		if _, err := w.channels(t.ID, ch.Place, nil); err != nil {
			return none, err
		}
	}
	return w.channels(id, ch.Place, &ch)
}

// FreeChannel makes a channel nobody's: no digest goes there any more. It is for
// whom SetChannel is for. Missing "channel.free" when it is no team's.
func (w *Work) FreeChannel(place string) (Edited[crm.Team], error) {
	var had *crm.Team
	err := crm.Each(w.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		if slices.ContainsFunc(t.Channels, func(have crm.TeamChannel) bool { return have.Place == place }) {
			had = &t
		}
		return had == nil
	})
	if err != nil {
		return Edited[crm.Team]{}, fmt.Errorf("teams: %w", err)
	}
	if had == nil {
		return Edited[crm.Team]{}, crm.E(crm.Missing, "channel.free")
	}
	return w.channels(had.ID, place, nil)
}

// channels changes the channels of a team: that of a place becomes the one
// given, or goes.
func (w *Work) channels(id crm.TeamID, place string, ch *crm.TeamChannel) (Edited[crm.Team], error) {
	before, err := crm.Get[crm.Team](w.tx, id)
	if err != nil {
		return Edited[crm.Team]{}, err
	}
	if err := w.mayTeam(id); err != nil {
		return Edited[crm.Team]{}, err
	}
	t := before
	t.Channels = slices.DeleteFunc(slices.Clone(before.Channels), func(have crm.TeamChannel) bool { return have.Place == place })
	if ch != nil {
		t.Channels = append(t.Channels, *ch)
	}
	return save(w, before, t, "")
}

// SetSite says what an account is to another: a subsidiary or a plant of it; no
// parent takes that back.
func (w *Work) SetSite(id, parent crm.AccountID, site string) (Edited[crm.Account], error) {
	none := Edited[crm.Account]{}
	var c checks
	c.among(crm.E(crm.BadInput, "account.site", shown(site)), site, "subsidiary", "plant")
	if c.err != nil {
		return none, c.err
	}
	if parent == "" {
		site = ""
	}
	before, err := w.account(id)
	if err != nil {
		return none, err
	}
	a := before
	if err := w.adopt(&a, &parent); err != nil {
		return none, err
	}
	a.Site = site
	return save(w, before, a, "")
}
