package crm

import (
	"slices"
	"time"
)

// Role is what a person of our company does with the product.
type Role string

// The roles.
const (
	RoleRep        Role = "rep"        // 销售人员 / 营销开发专员
	RoleManager    Role = "manager"    // 大客户经理: leads a team, decides first
	RoleDirector   Role = "director"   // 大客户开发部总监: all teams, decides last
	RoleSpecialist Role = "specialist" // 信息专员 / 项目信息管理岗: leads and files
	RoleAdmin      Role = "admin"      // the machine room and people, not deals
)

// Person is a member of our own company. Admins and, for absence and muting,
// the person himself change it.
type Person struct {
	Meta
	ID       PersonID          `json:"id"`
	Name     Name              `json:"name"`              // 小李
	Full     string            `json:"full,omitzero"`     // 李伟
	Aliases  []Name            `json:"aliases,omitempty"` // other names that messages use
	Roles    []Role            `json:"roles"`
	Team     TeamID            `json:"team,omitzero"`
	Manager  PersonID          `json:"manager,omitzero"`
	Deputy   PersonID          `json:"deputy,omitzero"`
	Locale   string            `json:"locale"`            // zh or en
	Zone     string            `json:"zone"`              // IANA name
	Hours    Hours             `json:"hours,omitzero"`    // working hours
	Calendar string            `json:"calendar,omitzero"` // which holidays: CN, DE, …
	Home     string            `json:"home,omitzero"`     // platform on which the bot speaks first
	Until    Date              `json:"until,omitzero"`    // last day; empty = active
	Muted    map[string]Date   `json:"muted,omitempty"`   // kind of nudge, or "all": silent up to and including that day
	Snoozed  map[string]string `json:"snoozed,omitempty"` // subject of a nudge: RFC 3339 moment
	// PutOff is when he put off a subject of Snoozed, or silenced one of Muted: RFC
	// 3339 moments. What he plans there later is not meant.
	PutOff map[string]string `json:"put_off,omitempty"`
	// Again is when he wants to hear once more of a subject that he put off within a day:
	// RFC 3339 moments.
	Again   map[string]string `json:"again,omitempty"`
	Learned map[string]string `json:"learned,omitempty"` // manners already shown: "correct", "undo"
	// Stopped is by how many days his putting off has held up the clock of an
	// escalation, by the subject of the reminder.
	Stopped map[string]Stop `json:"stopped,omitempty"`
	// Functions are what he does for colleagues: ids of the playbook, such as
	// presales.
	Functions []string `json:"functions,omitempty"`
	// Away is the absence that was noted last, Leaves are others that do not meet it:
	// who is ill today goes on his holiday next week all the same. Those that are over
	// are kept for a while, for who asks what was done then.
	Away   Absence   `json:"away,omitzero"`
	Leaves []Absence `json:"leaves,omitempty"`
	// Own are the hours in which he wants to be spoken to, where he asked for others
	// than his working hours; either end may be "".
	Own Hours `json:"own,omitzero"`
	// Halves are the half days on which he is not there: Morning, Afternoon, or both
	// as WholeDay.
	Halves map[Date]string `json:"halves,omitempty"`
	// Trips are when he is on the road for us, the last ones and what is planned: he
	// works, and may log late.
	Trips []Trip `json:"trips,omitempty"`

	zone *time.Location // of Zone, as Locate gave it
}

// The halves of a day.
const (
	Morning   = "am"
	Afternoon = "pm"
	WholeDay  = "day"
)

// Stop is how often and for how many days somebody has put a reminder off with
// the effect that nobody above him hears of it so soon.
type Stop struct {
	Times int `json:"n"`
	Days  int `json:"days"`
}

// Absence is a stretch of days on which somebody is not there; the zero value
// is none. Both days belong to it.
type Absence struct {
	From   Date     `json:"from,omitzero"`
	To     Date     `json:"to,omitzero"`
	Deputy PersonID `json:"deputy,omitzero"` // empty: the standing one
}

// Trip is a stretch of days of a business trip. Both days belong to it.
type Trip struct {
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
}

// Meets reports whether a day of the trip is one of those from one to another.
func (t Trip) Meets(from, to Date) bool { return t.From <= to && from <= t.To }

// Travels reports whether he is on a business trip on one of the days from one to
// another.
func (p *Person) Travels(from, to Date) bool {
	return slices.ContainsFunc(p.Trips, func(t Trip) bool { return t.Meets(from, to) })
}

// Holds reports whether a day is one of the absence.
func (a Absence) Holds(on Date) bool { return a.From != "" && a.From <= on && on <= a.To }

// Absences are all of his that are known, the one that was noted last first.
func (p *Person) Absences() []Absence {
	if p.Away.From == "" {
		return p.Leaves
	}
	return append([]Absence{p.Away}, p.Leaves...)
}

// AbsenceOn is the absence that a day belongs to; the zero value for none.
func (p *Person) AbsenceOn(on Date) Absence {
	if p.Away.Holds(on) {
		return p.Away
	}
	for _, a := range p.Leaves {
		if a.Holds(on) {
			return a
		}
	}
	return Absence{}
}

// AbsenceFrom is the absence of a day, else the first that begins after it; the
// zero value for none.
func (p *Person) AbsenceFrom(on Date) Absence {
	next := p.AbsenceOn(on)
	if next.From != "" {
		return next
	}
	for _, a := range p.Absences() {
		if a.From > on && (next.From == "" || a.From < next.From) {
			next = a
		}
	}
	return next
}

// Noted is the absence that was noted last, unless that is over: then the one that
// runs on a day, or comes next; the zero value for none.
func (p *Person) Noted(today Date) Absence {
	if p.Away.To >= today {
		return p.Away
	}
	return p.AbsenceFrom(today)
}

// In is the person with one of his absences as that which is spoken of.
func (p *Person) In(a Absence) *Person {
	one := *p
	one.Away = a
	return &one
}

// AwayOn reports whether he is absent on that day.
func (p *Person) AwayOn(on Date) bool {
	return p.AbsenceOn(on).From != "" || p.Halves[on] == WholeDay
}

// StandIn is who stands in for him on a day: whom he named for the absence of that
// day, or for the last one noted, else his deputy; "" for nobody.
func (p *Person) StandIn(on Date) PersonID {
	a := p.AbsenceOn(on)
	if a.From == "" {
		a = p.Away
	}
	if a.Deputy != "" {
		return a.Deputy
	}
	return p.Deputy
}

// Hours are the working hours of a day, "09:00" to "18:00".
type Hours struct {
	From string `json:"from,omitzero"`
	To   string `json:"to,omitzero"`
}

func (p *Person) Kind() Kind  { return KindPerson }
func (p *Person) Key() string { return string(p.ID) }

// Index finds a person by name, team and sort.
func (p *Person) Index() []Entry {
	e := []Entry{entry(ByAll, p.Name.Sort), entry(ByTeam, string(p.Team), p.Name.Sort), entry(ByFold, p.Name.Fold)}
	for _, a := range p.Aliases {
		e = append(e, entry(ByFold, a.Fold))
	}
	return e
}

// Refs are what must exist: the team.
func (p *Person) Refs() []Pointer { return refs(KindTeam, string(p.Team)) }

// NameRow lets messages name a colleague.
func (p *Person) NameRow() NameRow {
	return NameRow{
		Kind: KindPerson, ID: string(p.ID), Names: append([]Name{p.Name}, p.Aliases...),
		Owner: p.ID, Team: p.Team, Gone: p.Deleted,
	}
}

// Has reports whether the person has that role.
func (p *Person) Has(r Role) bool {
	for _, have := range p.Roles {
		if have == r {
			return true
		}
	}
	return false
}

// Active reports whether the person still works here on that day.
func (p *Person) Active(on Date) bool { return !p.Deleted && (p.Until == "" || on <= p.Until) }

// Location is the person's zone; UTC if it cannot be loaded.
func (p *Person) Location() *time.Location { return orUTC(zoneOf(p.zone, p.Zone)) }

// Locate gives him his zone.
func (p *Person) Locate(z *Zones) { p.zone = z.Load(p.Zone) }

// Lang is zh or en.
func (p *Person) Lang() string {
	if p.Locale == "en" {
		return "en"
	}
	return "zh"
}

// Quiet reports whether nudges of that kind are muted on that day.
func (p *Person) Quiet(kind string, on Date) bool {
	return p.Muted["all"] >= on && p.Muted["all"] != "" || p.Muted[kind] >= on && p.Muted[kind] != ""
}

// Team is a sales team. Admins change it.
type Team struct {
	Meta
	ID       TeamID        `json:"id"`
	Name     Name          `json:"name"` // 华南
	Region   string        `json:"region,omitzero"`
	Locale   string        `json:"locale"`
	Zone     string        `json:"zone"`
	Calendar string        `json:"calendar,omitzero"`
	Channels []TeamChannel `json:"channels,omitempty"`
	// Jobs are the hours, HH:MM in Zone, at which the team wants what comes by the clock,
	// by the job's id; one that is not there comes when the method says.
	Jobs map[string]string `json:"jobs,omitempty"`

	zone *time.Location // of Zone, as Locate gave it
}

// TeamChannel is where a team's digests go.
type TeamChannel struct {
	Place   string `json:"place"`            // chat.Place text form
	Label   string `json:"label"`            // #华南
	Amounts bool   `json:"amounts,omitzero"` // money may be shown there
	// Approvals says that requests stand there with all they need, and are
	// decided in their threads: it is a private channel.
	Approvals bool `json:"approvals,omitzero"`
}

func (t *Team) Kind() Kind      { return KindTeam }
func (t *Team) Key() string     { return string(t.ID) }
func (t *Team) Index() []Entry  { return []Entry{entry(ByAll, t.Name.Sort), entry(ByFold, t.Name.Fold)} }
func (t *Team) Refs() []Pointer { return nil }

// Location is the team's zone; UTC if it cannot be loaded.
func (t *Team) Location() *time.Location { return orUTC(zoneOf(t.zone, t.Zone)) }

// Locate gives the team its zone.
func (t *Team) Locate(z *Zones) { t.zone = z.Load(t.Zone) }

// refs lists the pointers that are not empty, given as kind, id, kind, id, …
func refs(pairs ...any) []Pointer {
	var out []Pointer
	for i := 0; i+1 < len(pairs); i += 2 {
		if id := pairs[i+1].(string); id != "" {
			out = append(out, Pointer{pairs[i].(Kind), id})
		}
	}
	return out
}
