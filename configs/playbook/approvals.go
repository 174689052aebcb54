package playbook

import (
	"fmt"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// functionStep precedes the id of a function where a step or a fallback names
// one instead of a role.
const functionStep = "function/"

// People are the members of our company, as those rules need them that ask who
// decides, who does something and who stands in for whom.
type People []crm.Person

// Everybody is who works or worked here, as the store has them: shared, so that
// nobody may change what is in it.
func Everybody(r crm.Reader) (People, error) {
	ros, err := r.Roster()
	if err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	return ros.People, nil
}

// Find is the person of an id who works here on a day; nil if there is none.
func (ps People) Find(id crm.PersonID, on crm.Date) *crm.Person {
	for i := range ps {
		if p := &ps[i]; p.ID == id && id != "" && p.Active(on) {
			return p
		}
	}
	return nil
}

// Name is what somebody is called, whether he works here or not; "" for nobody.
func (ps People) Name(id crm.PersonID) string {
	for i := range ps {
		if ps[i].ID == id && id != "" {
			return ps[i].Name.Text
		}
	}
	return ""
}

// Approval is the kind of request of that id.
func (b *Book) Approval(id string) (Approval, bool) { return Find(b.Approvals, id) }

// DiscountRequest is the kind of request by which somebody asks for so many percent off; false where the
// method has none.
func (b *Book) DiscountRequest() (Approval, bool) {
	for _, a := range b.Approvals {
		if a.Discount {
			return a, true
		}
	}
	return Approval{}, false
}

// Steps are the steps of a request of a kind, each with who decides it: nobody
// on his own request (his step goes to the next above), and whoever has two
// steps one after the other decides once. missing is the role of a step for
// which there is nobody; then the request cannot be sent.
func (b *Book) Steps(kind Approval, asker *crm.Person, ps People, on crm.Date) (steps []crm.Step, missing string) {
	for _, role := range kind.Steps {
		who := b.Who(role, asker, ps, on)
		if who != nil && who.ID == asker.ID {
			who = ps.Above(asker, on)
		}
		if who == nil || who.ID == asker.ID {
			return nil, role
		}
		s := crm.Step{Role: crm.Role(role), Who: who.ID}
		if n := len(steps); n > 0 && steps[n-1].Who == s.Who {
			steps[n-1] = s
			continue
		}
		steps = append(steps, s)
	}
	return steps, ""
}

// Who is the person of a role, or of function/<id>, for somebody: his own
// manager, the director above him, the presales of his team; nil when there is
// nobody. A director stands in where the role of a manager has nobody.
func (b *Book) Who(role string, of *crm.Person, ps People, on crm.Date) *crm.Person {
	return b.who(role, of, ps, on, map[string]bool{})
}

func (b *Book) who(role string, of *crm.Person, ps People, on crm.Date, tried map[string]bool) *crm.Person {
	if tried[role] {
		return nil // a fallback that leads back
	}
	tried[role] = true
	if id, ok := strings.CutPrefix(role, functionStep); ok {
		if p := ps.nearest(of, on, func(p *crm.Person) bool { return p.ID != of.ID && slices.Contains(p.Functions, id) }); p != nil {
			return p
		}
		f, _ := Find(b.Functions, id)
		for _, other := range f.Fallback {
			if p := b.who(other, of, ps, on, tried); p != nil {
				return p
			}
		}
		return nil
	}
	holds := func(p *crm.Person) bool { return p.ID != of.ID && p.Has(crm.Role(role)) }
	leads := role == string(crm.RoleManager)
	seen := map[crm.PersonID]bool{of.ID: true}
	for p := ps.Find(of.Manager, on); p != nil && !seen[p.ID]; p = ps.Find(p.Manager, on) {
		if seen[p.ID] = true; holds(p) || leads && p.Has(crm.RoleDirector) {
			return p
		}
	}
	if !leads {
		return ps.nearest(of, on, holds)
	}
	if p := ps.nearest(of, on, holds); p != nil && p.Team == of.Team {
		return p
	}
	return ps.nearest(of, on, func(p *crm.Person) bool { return p.ID != of.ID && p.Has(crm.RoleDirector) })
}

// nearest is the first of those who work here and are so: of his own team, else
// anybody.
func (ps People) nearest(of *crm.Person, on crm.Date, is func(*crm.Person) bool) *crm.Person {
	var best *crm.Person
	for i := range ps {
		p := &ps[i]
		switch {
		case !p.Active(on) || !is(p):
		case p.Team == of.Team && of.Team != "":
			return p
		case best == nil:
			best = p
		}
	}
	return best
}

// Above is the next above somebody: his manager, else a director; nil for who
// has nobody above him.
func (ps People) Above(p *crm.Person, on crm.Date) *crm.Person {
	if m := ps.Find(p.Manager, on); m != nil && m.ID != p.ID {
		return m
	}
	if p.Has(crm.RoleDirector) {
		return nil
	}
	return ps.nearest(p, on, func(o *crm.Person) bool { return o.ID != p.ID && o.Has(crm.RoleDirector) })
}

// Standing is who decides a step on a day: whoever it names, or, while he is
// absent or has left, his deputy, or the deputy of that one while he is absent too,
// else the next above; never the applicant. instead is for whom he does it, "" when for nobody.
func (ps People) Standing(step crm.Step, asker crm.PersonID, on crm.Date) (who, instead crm.PersonID) {
	of := step.Who
	if step.For != "" {
		of = step.For
	}
	p := ps.Find(of, on)
	if p != nil && !p.AwayOn(on) {
		return of, ""
	}
	if p == nil { // he left: his own record still says who is above him
		for i := range ps {
			if ps[i].ID == of {
				p = &ps[i]
			}
		}
	}
	if p == nil {
		return step.Who, step.For
	}
	seen := map[crm.PersonID]bool{of: true, asker: true}
	for d := ps.Find(p.StandIn(on), on); d != nil && !seen[d.ID]; d = ps.Find(d.StandIn(on), on) {
		if seen[d.ID] = true; !d.AwayOn(on) {
			return d.ID, of
		}
	}
	seen = map[crm.PersonID]bool{of: true}
	for up := ps.Above(p, on); up != nil && !seen[up.ID]; up = ps.Above(up, on) {
		if seen[up.ID] = true; up.ID != asker && !up.AwayOn(on) {
			return up.ID, of
		}
	}
	return of, ""
}

// Wait is how a step of a request stands to its time on a day.
type Wait struct {
	Days   int      // working days that it has waited
	Remind crm.Date // from when on whoever decides is reminded
	Above  crm.Date // from when on the next above may decide as well, and is asked
	Again  int      // after how many working days he is asked again: as many as it took to come to him
}

// Late reports whether the decision is overdue on a day.
func (w Wait) Late(on crm.Date) bool { return on >= w.Remind }

// Beyond reports whether the next above is asked as well on a day.
func (w Wait) Beyond(on crm.Date) bool { return w.Above != "" && on >= w.Above }

// Asks reports whether the next above hears of it on a day: the first on which it is his as
// well, and then each time that as many working days have passed as it took to come to him.
// last is when he was last there before that day: what came to him meanwhile he hears now.
func (w Wait) Asks(cal *crm.Calendar, last, on crm.Date) bool {
	if !w.Beyond(on) || w.Again == 0 || !w.Beyond(last) {
		return w.Beyond(on)
	}
	return cal.Between(w.Above, on)/w.Again > cal.Between(w.Above, last)/w.Again
}

// Waits is how long the step of a request has waited, by the working days of a
// calendar.
func (b *Book) Waits(a *crm.Approval, cal *crm.Calendar, asked, on crm.Date) Wait {
	kind, _ := b.Approval(a.Subject)
	w := Wait{Days: max(0, cal.Between(asked, on)), Remind: cal.Add(asked, kind.Due+1)}
	if kind.Above > 0 {
		w.Above, w.Again = cal.Add(asked, kind.Above+1), kind.Above
	}
	return w
}

// Approvers are those who may decide the step of a request that is waited for on
// a day: whoever is asked first, whom the step names, and, when it has waited
// too long, the next above. instead is for whom the others do it. calendar gives
// the calendar of a name.
func (b *Book) Approvers(a *crm.Approval, ps People, calendar func(string) *crm.Calendar, on crm.Date) (who []crm.PersonID, instead crm.PersonID) {
	s := a.Step()
	if s == nil {
		return nil, ""
	}
	standing, instead := ps.Standing(*s, a.Asker, on)
	if instead == "" {
		instead = s.Who
	}
	who = []crm.PersonID{standing}
	if s.Who != standing {
		who = append(who, s.Who)
	}
	if up := b.Beyond(a, ps, calendar, on); up != nil && !slices.Contains(who, up.ID) {
		who = append(who, up.ID)
	}
	return who, instead
}

// Beyond is the next above whoever decides a request, once it has waited so long
// that he is asked as well; nil before that, and when nobody is above.
func (b *Book) Beyond(a *crm.Approval, ps People, calendar func(string) *crm.Calendar, on crm.Date) *crm.Person {
	s := a.Step()
	if s == nil {
		return nil
	}
	standing, _ := ps.Standing(*s, a.Asker, on)
	p := ps.Find(standing, on)
	if p == nil {
		return nil
	}
	up := ps.Above(p, on)
	if up == nil || up.ID == a.Asker || !b.Waits(a, calendar(p.Calendar), crm.DateOf(a.Asked.In(p.Location())), on).Beyond(on) {
		return nil
	}
	return up
}

// Decides reports whether requests of others can come to somebody without naming
// him: he leads them, or stands in for one of them.
func (ps People) Decides(p *crm.Person) bool {
	return p.Has(crm.RoleDirector) || slices.ContainsFunc(ps, func(o crm.Person) bool {
		return o.Manager == p.ID || o.Deputy == p.ID || slices.ContainsFunc(o.Absences(), func(a crm.Absence) bool { return a.Deputy == p.ID })
	})
}

// FormField is a field of the application.
func (b *Book) FormField(id string) (FormField, bool) { return Find(b.Application, id) }

// FormValue is a value as the application keeps it: of a field with choices their
// ids, separated by commas; of any other the words as they are. ok is false for
// what is none of the choices.
func (b *Book) FormValue(id, said string) (value string, ok bool) {
	f, _ := b.FormField(id)
	switch {
	case len(f.Choices) == 0 || strings.TrimSpace(said) == "":
		return said, true
	case f.Kind == FieldMany:
		return severalOf(f.Choices, said)
	}
	c, ok := Lookup(f.Choices, said)
	return c.ID, ok
}

// KeyReasons say why key accounts matter: the choices of the application's
// strategic value (F1). None in a method without that field.
func (b *Book) KeyReasons() []Choice {
	f, _ := b.FormField("strategic_value")
	return f.Choices
}

// MissingFields are the required fields of the application that are empty, in
// the order of the form. A field of several parts is whole when all of them
// are there, the assessment when each of its questions has an answer.
func (b *Book) MissingFields(values map[string]string) []FormField {
	var out []FormField
	for _, f := range b.Application {
		if f.Required && !b.Filled(f, values) {
			out = append(out, f)
		}
	}
	return out
}

// assessment is the field that holds the answers to the first questions.
const assessment = "assessment"

// Filled reports whether a field of the application is whole.
func (b *Book) Filled(f FormField, values map[string]string) bool {
	for _, p := range f.Parts {
		if strings.TrimSpace(values[p.ID]) == "" {
			return false
		}
	}
	if f.ID == assessment {
		for _, q := range b.Assessed() {
			if !strings.Contains(values[f.ID], q.ID+":") {
				return false
			}
		}
		return true
	}
	return len(f.Parts) > 0 || strings.TrimSpace(values[f.ID]) != ""
}

// Assessed are the questions that the application asks: the first half.
func (b *Book) Assessed() []Question { return b.Questions[:len(b.Questions)/2] }

// Changes lists the ids of the applicant's fields, parts by themselves, in
// which two versions of an application differ, in the order of the form.
func (b *Book) Changes(was, is map[string]string) []string {
	var out []string
	for _, f := range b.Application {
		if f.By != FieldApplicant {
			continue
		}
		ids := IDs(f.Parts)
		if len(ids) == 0 {
			ids = []string{f.ID}
		}
		for _, id := range ids {
			if was[id] != is[id] {
				out = append(out, id)
			}
		}
	}
	return out
}

// Figures reports whether a change of these fields is a change of a figure: an
// application that is sent again with one starts at its first step.
func (b *Book) Figures(changed []string) bool {
	for _, id := range changed {
		if f, ok := Find(b.Application, id); ok && f.Kind == "money" {
			return true
		}
	}
	return false
}

// Who fills in a field of the application.
const (
	FieldApplicant = "applicant"
	FieldAuto      = "auto"
	FieldReviewer  = "reviewer"
)
