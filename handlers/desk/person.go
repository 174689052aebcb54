package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// self changes the actor's own settings: everybody may, whatever his role.
func (w *Work) self(change func(p *crm.Person)) (crm.Person, error) {
	before, err := crm.Get[crm.Person](w.tx, w.actor.ID)
	if err != nil {
		return before, err
	}
	p := before
	p.Muted, p.Snoozed, p.Learned, p.Again = maps.Clone(p.Muted), maps.Clone(p.Snoozed), maps.Clone(p.Learned), maps.Clone(p.Again)
	p.Stopped, p.PutOff = maps.Clone(p.Stopped), maps.Clone(p.PutOff)
	change(&p)
	e, err := save(w, before, p, "")
	if err == nil {
		after := e.After
		w.actor = &after
	}
	return e.After, err
}

// SetLocale sets the actor's language. BadInput "person.locale" for any but zh
// and en.
func (w *Work) SetLocale(locale string) (crm.Person, error) {
	if locale != "zh" && locale != "en" {
		return crm.Person{}, crm.E(crm.BadInput, "person.locale", shown(locale))
	}
	return w.self(func(p *crm.Person) { p.Locale = locale })
}

// Mute silences a kind of nudge ("all": every one that may be silenced) for
// the actor up to and including a day.
func (w *Work) Mute(kind string, last crm.Date) (crm.Person, error) {
	var c checks
	c.short(&kind)
	if last != crm.LastDate { // for good
		c.date(last)
	}
	if kind == "" || last == "" {
		c.fail(crm.E(crm.BadInput, "mute.incomplete"))
	}
	if c.err != nil {
		return crm.Person{}, c.err
	}
	return w.self(func(p *crm.Person) {
		put(&p.Muted, kind, last)
		p.Again = nil // what he asked for before is not wanted any more
	})
}

// Hush lets the actor hear no more of a customer, and his manager of that.
// Deadlines come all the same.
func (w *Work) Hush(id crm.AccountID) (crm.Person, error) {
	a, err := w.account(id)
	if err != nil {
		return crm.Person{}, err
	}
	subject := crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}.String()
	p, err := w.self(func(p *crm.Person) {
		put(&p.Muted, subject, crm.LastDate)
		delete(p.Again, subject)
		put(&p.PutOff, subject, until(w.tx.Now()))
	})
	if err != nil || a.Owner != p.ID {
		return p, err
	}
	if err := w.tx.Wake(crm.Wake{Subject: subject + playbook.UpMark, At: w.tx.Now()}); err != nil {
		return p, fmt.Errorf("wake %s: %w", subject, err)
	}
	return p, nil
}

// Silenced are the kinds and subjects that a group of a person silenced or put off
// for himself; none where it did anything else.
func Silenced(r crm.Reader, g crm.GroupID, who crm.PersonID) ([]string, error) {
	list, _, err := r.Changes(crm.ChangeFilter{Group: g}, crm.Page{Limit: 10})
	if err != nil {
		return nil, fmt.Errorf("changes of group %s: %w", g, err)
	}
	var all []string
	for _, c := range list {
		if c.Kind != crm.KindPerson || c.ID != string(who) {
			return nil, nil
		}
		var before, after crm.Person
		if err := errors.Join(json.Unmarshal(c.Before, &before), json.Unmarshal(c.After, &after)); err != nil {
			return nil, fmt.Errorf("change of %s in group %s: %w", who, g, err)
		}
		for kind, last := range after.Muted {
			if before.Muted[kind] != last {
				all = append(all, kind)
			}
		}
		for subject, end := range after.Snoozed {
			if before.Snoozed[subject] != end {
				all = append(all, subject)
			}
		}
	}
	slices.Sort(all)
	return all, nil
}

// Unmute lets a kind of nudge speak again; "all" takes back that of all kinds
// together, not that of single ones.
func (w *Work) Unmute(kind string) (crm.Person, error) {
	return w.self(func(p *crm.Person) { delete(p.Muted, kind) })
}

// UnmuteEverything lets all that was silenced speak again.
func (w *Work) UnmuteEverything() (crm.Person, error) {
	return w.self(func(p *crm.Person) { p.Muted = nil })
}

// Snooze puts a nudge off for the actor until a moment; the zero time takes
// that back. What ran out long ago is forgotten on the way. So often as the
// playbook says it also holds up the clock after which the manager hears of it.
func (w *Work) Snooze(subject string, at time.Time) (crm.Person, error) {
	if subject = line(subject); subject == "" || len(subject) > maxText {
		return crm.Person{}, crm.E(crm.BadInput, "snooze.subject")
	}
	return w.self(func(p *crm.Person) {
		old := until(w.via.Said.AddDate(0, 0, -snoozeKept))
		maps.DeleteFunc(p.Snoozed, func(_, end string) bool { return end <= old })
		delete(p.Snoozed, subject)
		delete(p.PutOff, subject)
		delete(p.Again, subject)
		maps.DeleteFunc(p.PutOff, func(s, _ string) bool { return p.Snoozed[s] == "" && p.Muted[s] == "" })
		if at.IsZero() {
			delete(p.Stopped, subject)
			return
		}
		put(&p.Snoozed, subject, until(at))
		put(&p.PutOff, subject, until(w.tx.Now()))
		if stop := p.Stopped[subject]; stop.Times < w.book.Restraint.SnoozeStops {
			stop.Times++
			stop.Days += max(crm.DateOf(at.In(p.Location())).Sub(w.Today()), 0)
			put(&p.Stopped, subject, stop)
		}
	})
}

// snoozeKept is for how many days it is remembered that somebody put a reminder
// off until a day that is over: where his cards were full on that day, it comes on
// one of the next, and does not wait for the long pause of what he left alone before.
const snoozeKept = 60

// until is a moment as Person.Snoozed keeps it: RFC 3339, UTC, so that moments
// compare as text.
func until(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// Learned remembers that the actor has been shown a manner, on the day of this
// message.
func (w *Work) Learned(manner string) (crm.Person, error) {
	return w.self(func(p *crm.Person) {
		if p.Learned[manner] == "" {
			put(&p.Learned, manner, string(w.Today()))
		}
	})
}

func put[V any](m *map[string]V, key string, v V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[key] = v
}

// mayPeople says whether the actor may change who works here.
func (w *Work) mayPeople() error {
	if crm.Can(w.actor, crm.Operate, crm.Scope{Kind: crm.KindPerson}) {
		return nil
	}
	return crm.E(crm.Forbidden, "people.not_yours")
}

// AddPerson adds a member of our company with his identities; for an admin. An
// empty id is made. BadInput "person.exists" when the id is in use,
// "identity.taken" when an identity is somebody else's.
func (w *Work) AddPerson(n RosterPerson) (crm.Person, error) {
	if err := w.mayPeople(); err != nil {
		return crm.Person{}, err
	}
	return w.addPerson(n)
}

func (w *Work) addPerson(n RosterPerson) (crm.Person, error) {
	p := crm.Person{
		ID: n.ID, Name: n.Name, Full: n.Full, Aliases: append([]crm.Name(nil), n.Aliases...), Roles: unique(n.Roles),
		Team: n.Team, Manager: n.Manager, Deputy: n.Deputy, Locale: n.Locale, Zone: n.Zone, Hours: n.Hours,
		Calendar: n.Calendar, Home: n.Home, Functions: unique(n.Functions),
	}
	if err := w.checkPerson(&p); err != nil {
		return p, err
	}
	for _, id := range n.Identities {
		who, err := w.tx.PersonOf(id)
		if err != nil {
			return p, fmt.Errorf("identity %s: %w", id, err)
		}
		if who != "" && who != p.ID {
			return p, crm.E(crm.BadInput, "identity.taken", id)
		}
	}
	if p.ID == "" {
		p.ID = crm.PersonID(w.next())
	}
	was := crm.Person{ID: p.ID}
	if err := w.again(&was); err != nil {
		return p, err
	}
	if was.Rev != 0 && !was.Deleted {
		return p, crm.E(crm.BadInput, "person.exists", was.Name.Text)
	}
	p.Meta = was.Meta
	p.Deleted = false
	if err := w.write(&p, ""); err != nil {
		return p, err
	}
	for _, id := range n.Identities {
		if err := w.link(id, p.ID); err != nil {
			return p, err
		}
	}
	return p, nil
}

func (w *Work) checkPerson(p *crm.Person) error {
	var c checks
	c.name(&p.Name)
	for i := range p.Aliases {
		c.name(&p.Aliases[i])
	}
	c.short(&p.Full)
	c.among(crm.E(crm.BadInput, "person.locale", shown(p.Locale)), p.Locale, "zh", "en")
	if _, err := time.LoadLocation(p.Zone); err != nil {
		c.fail(crm.E(crm.BadInput, "person.zone", shown(p.Zone)))
	}
	c.clock(p.Hours.From)
	c.clock(p.Hours.To)
	c.date(p.Until)
	if len(p.Roles) == 0 {
		c.fail(crm.E(crm.BadInput, "person.role", ""))
	}
	for _, r := range p.Roles {
		c.among(crm.E(crm.BadInput, "person.role", shown(string(r))), string(r), string(crm.RoleRep), string(crm.RoleManager), string(crm.RoleDirector),
			string(crm.RoleSpecialist), string(crm.RoleAdmin))
	}
	for _, f := range p.Functions {
		if _, ok := playbook.Find(w.book.Functions, f); !ok {
			c.fail(crm.E(crm.BadInput, "person.function", shown(f)))
		}
	}
	if c.err != nil {
		return c.err
	}
	if p.Team != "" {
		if _, err := crm.Get[crm.Team](w.tx, p.Team); err != nil {
			return err
		}
	}
	return nil
}

// UpdatePerson changes a member of our company; for an admin. Stops at a
// manager or deputy who is not there (Missing "record.missing").
func (w *Work) UpdatePerson(id crm.PersonID, e PersonEdit) (Edited[crm.Person], error) {
	none := Edited[crm.Person]{}
	if err := w.mayPeople(); err != nil {
		return none, err
	}
	before, err := crm.Get[crm.Person](w.tx, id)
	if err != nil {
		return none, err
	}
	p := before
	set(&p.Name, e.Name)
	set(&p.Full, e.Full)
	set(&p.Team, e.Team)
	set(&p.Manager, e.Manager)
	set(&p.Deputy, e.Deputy)
	set(&p.Locale, e.Locale)
	set(&p.Zone, e.Zone)
	set(&p.Hours, e.Hours)
	set(&p.Calendar, e.Calendar)
	set(&p.Home, e.Home)
	set(&p.Until, e.Until)
	if e.Functions != nil {
		p.Functions = unique(*e.Functions)
	}
	p.Aliases = append([]crm.Name(nil), p.Aliases...)
	if e.Aliases != nil {
		p.Aliases = append([]crm.Name(nil), *e.Aliases...)
	}
	if e.Roles != nil {
		p.Roles = unique(*e.Roles)
	}
	if w.actor.ID == id && (!p.Has(crm.RoleAdmin) || p.Until != "") {
		if err := w.adminStays(&before); err != nil {
			return none, err
		}
	}
	if err := w.checkPerson(&p); err != nil {
		return none, err
	}
	for _, other := range []*crm.PersonID{e.Manager, e.Deputy} {
		if other == nil || *other == "" {
			continue
		}
		if _, err := crm.Get[crm.Person](w.tx, *other); err != nil {
			return none, err
		}
	}
	out, err := save(w, before, p, e.Reason)
	if err == nil {
		delete(w.people, id)
	}
	return out, err
}

// LinkIdentity says whose an identity (chat.Identity's text form) is; "" makes
// it a stranger's again; for an admin.
func (w *Work) LinkIdentity(identity string, who crm.PersonID) error {
	if err := w.mayPeople(); err != nil {
		return err
	}
	if line(identity) != identity || identity == "" || len(identity) > maxText {
		return crm.E(crm.BadInput, "identity.unknown", cutRunes(line(identity), maxName))
	}
	if who != "" {
		if _, err := crm.Get[crm.Person](w.tx, who); err != nil {
			return err
		}
	}
	return w.link(identity, who)
}

// linked is one identity that a group passed on; kept so that its undo can
// pass it back.
type linked struct {
	Identity string       `json:"identity"`
	From     crm.PersonID `json:"from"`
	To       crm.PersonID `json:"to"`
}

func linksKey(g crm.GroupID) string { return "desk/links/" + string(g) }

// links are those that a group passed on, in order.
func links(r crm.Reader, g crm.GroupID) ([]linked, error) {
	data, err := r.Kept(linksKey(g))
	if err != nil || data == nil {
		return nil, err
	}
	var out []linked
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, fmt.Errorf("links of group %s: %w", g, err)
	}
	return out, nil
}

func (w *Work) link(identity string, to crm.PersonID) error {
	from, err := w.tx.PersonOf(identity)
	if err != nil {
		return fmt.Errorf("identity %s: %w", identity, err)
	}
	if from == to {
		return nil
	}
	done, err := links(w.tx, w.group)
	if err != nil {
		return err
	}
	data, err := json.Marshal(append(done, linked{identity, from, to}))
	if err != nil {
		return fmt.Errorf("encode links: %w", err)
	}
	if err := w.tx.Keep(linksKey(w.group), data); err != nil {
		return fmt.Errorf("keep links: %w", err)
	}
	if err := w.tx.Link(identity, to); err != nil {
		return fmt.Errorf("link %s: %w", identity, err)
	}
	return nil
}
