package desk

import (
	"cmp"
	"fmt"
	"maps"

	"milepost/storage/crm"
)

// AddTeam adds a team of sellers; for an admin. An empty id is made. BadInput
// "team.exists" (name) when a team is called so.
func (w *Work) AddTeam(n RosterTeam) (crm.Team, error) {
	t := crm.Team{ID: n.ID, Name: n.Name, Region: n.Region, Locale: n.Locale, Zone: n.Zone, Calendar: n.Calendar, Channels: n.Channels}
	if err := w.mayPeople(); err != nil {
		return t, err
	}
	if err := w.checkTeam(&t); err != nil {
		return t, err
	}
	if t.ID == "" {
		t.ID = crm.TeamID(w.next())
	}
	was := crm.Team{ID: t.ID}
	if err := w.again(&was); err != nil {
		return t, err
	}
	if was.Rev != 0 && !was.Deleted {
		return t, crm.E(crm.BadInput, "team.exists", was.Name.Text)
	}
	t.Meta, t.Deleted = was.Meta, false
	return t, w.write(&t, "")
}

// RenameTeam gives a team another name; for an admin. BadInput "team.exists"
// (name) when another one is called so.
func (w *Work) RenameTeam(id crm.TeamID, name crm.Name) (Edited[crm.Team], error) {
	none := Edited[crm.Team]{}
	if err := w.mayPeople(); err != nil {
		return none, err
	}
	before, err := crm.Get[crm.Team](w.tx, id)
	if err != nil {
		return none, err
	}
	t := before
	t.Name = name
	if err := w.checkTeam(&t); err != nil {
		return none, err
	}
	return save(w, before, t, "")
}

// SetTeamHour says at what hour a team hears of a job that speaks to it, HH:MM on the
// team's clock; "" brings back the method's. It is for whom SetChannel is for. BadInput
// "hours.night" (earliest, latest) beyond these, Missing for no job of teams.
func (w *Work) SetTeamHour(id crm.TeamID, job, at string) (Edited[crm.Team], error) {
	none := Edited[crm.Team]{}
	var c checks
	c.clock(at)
	if c.err != nil {
		return none, c.err
	}
	if j, ok := w.book.Job(job); !ok || j.Off || j.To != "team" {
		return none, crm.E(crm.Missing, "job", job)
	}
	if at != "" && (at < earliest || at > latest) {
		return none, crm.E(crm.BadInput, "hours.night", earliest, latest)
	}
	before, err := crm.Get[crm.Team](w.tx, id)
	if err != nil {
		return none, err
	}
	if err := w.mayTeam(id); err != nil {
		return none, err
	}
	t := before
	t.Jobs = maps.Clone(before.Jobs)
	if t.Jobs == nil {
		t.Jobs = map[string]string{}
	}
	if delete(t.Jobs, job); at != "" {
		t.Jobs[job] = at
	}
	return save(w, before, t, "")
}

// mayTeam reports whether the actor may say how a team hears of things: an admin, and
// who leads it.
func (w *Work) mayTeam(id crm.TeamID) error {
	if w.actor.Has(crm.RoleDirector) || w.actor.Has(crm.RoleManager) && w.actor.Team == id {
		return nil
	}
	return w.mayPeople()
}

// checkTeam checks a team's values, and that no other is called so.
func (w *Work) checkTeam(t *crm.Team) error {
	var c checks
	c.name(&t.Name)
	c.short(&t.Region)
	if c.err != nil {
		return c.err
	}
	var taken bool
	err := crm.Each(w.tx, crm.Where(crm.ByFold, t.Name.Fold), func(other crm.Team) bool {
		taken = other.ID != t.ID
		return !taken
	})
	if err != nil {
		return fmt.Errorf("teams: %w", err)
	}
	if taken {
		return crm.E(crm.BadInput, "team.exists", t.Name.Text)
	}
	return nil
}

// MovePerson puts somebody into a team, with the manager and the roles that he
// has there (no roles: as before); for an admin. What is his comes along, so that
// his new manager sees it: accounts, leads, open deals, steps, tenders, payments
// and requests. What was done stays with the team for which it was done.
func (w *Work) MovePerson(id crm.PersonID, team crm.TeamID, manager crm.PersonID, roles []crm.Role) (*HandPlan, error) {
	e := PersonEdit{Team: &team, Manager: &manager}
	if len(roles) > 0 {
		e.Roles = &roles
	}
	if _, err := w.UpdatePerson(id, e); err != nil {
		return nil, err
	}
	p, err := PlanHandOver(w.tx, HandOver{From: id})
	if err != nil {
		return nil, err
	}
	return p, cmp.Or(
		teamed(w, p.Accounts, func(a *crm.Account) *crm.TeamID { return &a.Team }, team),
		teamed(w, p.Leads, func(l *crm.Lead) *crm.TeamID { return &l.Team }, team),
		teamed(w, p.Deals, func(o *crm.Opportunity) *crm.TeamID { return &o.Team }, team),
		teamed(w, p.Tasks, func(t *crm.Task) *crm.TeamID { return &t.Team }, team),
		teamed(w, p.Tenders, func(t *crm.Tender) *crm.TeamID { return &t.Team }, team),
		teamed(w, p.Payments, func(row *crm.Payment) *crm.TeamID { return &row.Team }, team),
		teamed(w, p.Asked, func(a *crm.Approval) *crm.TeamID { return &a.Team }, team),
	)
}

// teamed writes records as those of a team, where they are another's.
func teamed[T any, P interface {
	*T
	crm.Record
}](w *Work, list []T, of func(P) *crm.TeamID, team crm.TeamID,
) error {
	for i := range list {
		rec := P(&list[i])
		if *of(rec) == team {
			continue
		}
		*of(rec) = team
		if err := w.write(rec, ""); err != nil {
			return err
		}
	}
	return nil
}
