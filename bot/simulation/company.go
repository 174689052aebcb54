package simulation

import (
	"encoding/json"
	"fmt"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// tenant is whose workspace the play stands on, on every platform.
const tenant = "simulated"

// Company is who works in a simulation: teams of reps in two countries, who
// lead them, and how each of them behaves. It is made by NewCompany.
type Company struct {
	Teams  []team
	People []*person
}

// team is a sales team with its channel.
type team struct {
	ID, Name, Zone, Locale, Calendar, Platform string
}

// person is a member of the simulated company.
type person struct {
	ID, Name, Team, Manager, Deputy string
	Roles                           []string
	Locale, Zone, Calendar, Home    string
	Habit                           habit
	Joins, Leaves                   crm.Date // first and last day; "" = all the time
	Away                            []stretch
	Customers                       []*customer
	me                              chat.Identity
	zone                            *time.Location // of Zone
}

// stretch is a run of days on which somebody does not work.
type stretch struct {
	From, To crm.Date
	Sick     bool // nobody knew before
}

// away is the stretch that a day falls into.
func (p *person) away(d crm.Date) (stretch, bool) {
	for _, s := range p.Away {
		if s.From <= d && d <= s.To {
			return s, true
		}
	}
	return stretch{}, false
}

// here reports whether somebody works for us on a day, as one who knows his way:
// the day on which he joins is for joining.
func (p *person) here(d crm.Date) bool {
	return (p.Joins == "" || p.Joins < d) && (p.Leaves == "" || d <= p.Leaves)
}

func (p *person) rep() bool { return len(p.Roles) > 0 && p.Roles[0] == string(crm.RoleRep) }

// perTeam is how many reps a team has at most.
const perTeam = 9

// NewCompany invents a company of so many reps. Every third team is in Germany
// and writes English; the others are in China.
func NewCompany(opt Options) *Company {
	c := &Company{}
	c.add(&person{ID: "director", Name: "赵刚", Roles: []string{"director"}, Locale: "zh", Home: "wecom", Habit: prompt})
	c.add(&person{ID: "specialist", Name: "陈静", Roles: []string{"specialist"}, Manager: "director", Locale: "zh", Home: "wecom", Habit: prompt})
	c.add(&person{ID: "admin", Name: "周航", Roles: []string{"admin"}, Locale: "zh", Home: "slack", Habit: prompt})
	teams := max(2, (opt.Reps+perTeam-1)/perTeam)
	for t := range teams {
		c.addTeam(opt, t)
	}
	for n := range opt.Reps {
		c.addRep(opt, n, n%teams)
	}
	c.turnOver(opt)
	return c
}

func (c *Company) add(p *person) *person {
	if p.Zone == "" {
		p.Zone, p.Calendar = "Asia/Shanghai", "CN"
	}
	p.zone = (&crm.Person{Zone: p.Zone}).Location()
	p.me = chat.Identity{Platform: p.Home, Tenant: tenant, ID: p.ID}
	c.People = append(c.People, p)
	return p
}

// regions are what teams are called.
var regions = []string{"华南", "Central", "华东", "华北", "Nord", "西南", "华中", "West", "西北", "东北"}

func (c *Company) addTeam(opt Options, n int) {
	t := team{ID: fmt.Sprintf("t%d", n+1), Zone: "Asia/Shanghai", Locale: "zh", Calendar: "CN", Platform: "wecom"}
	t.Name = regions[n%len(regions)]
	if n >= len(regions) {
		t.Name += fmt.Sprint(n/len(regions) + 1)
	}
	if n%3 == 1 {
		t.Zone, t.Locale, t.Calendar, t.Platform = "Europe/Berlin", "en", "DE", "slack"
	}
	c.Teams = append(c.Teams, t)
	name := zhSurname[n%len(zhSurname)] + zhColleague[(n*7+3)%len(zhColleague)] + "敏"
	if t.Locale == "en" {
		name = "Chief " + enColleague[(n/3)%len(enColleague)]
	}
	habits := []habit{prompt, slow}
	m := &person{
		ID: "m" + fmt.Sprint(n+1), Name: name, Roles: []string{"manager"}, Team: t.ID, Manager: "director",
		Locale: t.Locale, Zone: t.Zone, Calendar: t.Calendar, Home: t.Platform, Habit: habits[n%len(habits)],
	}
	m.Away = holidays(opt, m, 1)
	c.add(m)
}

func (c *Company) addRep(opt Options, n, in int) {
	t := c.Teams[in]
	p := &person{
		ID: fmt.Sprintf("r%02d", n+1), Roles: []string{"rep"}, Team: t.ID, Manager: "m" + fmt.Sprint(in+1),
		Locale: t.Locale, Zone: t.Zone, Calendar: t.Calendar, Home: t.Platform, Habit: habits[n%len(habits)],
	}
	p.Name = c.colleague(t.Locale, n)
	p.Away = holidays(opt, p, 2)
	c.add(p)
}

// colleague is the name of the nth rep; nobody has the same.
func (c *Company) colleague(locale string, n int) string {
	if locale == "en" {
		name := enColleague[n%len(enColleague)]
		if round := n / len(enColleague); round > 0 {
			name += " " + enPeople[round%len(enPeople)]
		}
		return name
	}
	return zhSurname[n%len(zhSurname)] + zhColleague[n%len(zhColleague)] + zhColleague[(n*7+11+n/60)%len(zhColleague)]
}

// holidays invents the absences of somebody: so many planned ones a year of
// two to eight days, and a sick day or two.
func holidays(opt Options, p *person, leaves int) []stretch {
	d := roll(opt.Seed, "away", p.ID)
	days := opt.To.Sub(opt.From)
	var out []stretch
	for n := range leaves + 1 {
		sick := n == leaves
		if float64(days)/365 < d.Float64() { // less than a year has fewer
			continue
		}
		from := opt.From.AddDays(d.between(5, max(6, days-1)))
		s := stretch{From: from, To: from.AddDays(d.between(1, 7)), Sick: sick}
		if sick {
			s.To = from.AddDays(d.between(0, 1))
		}
		if _, there := p.away(s.From); !there {
			out = append(out, s)
		}
	}
	return out
}

// turnOver lets the second rep leave two fifths of the way and somebody new
// join the week before, who takes over.
func (c *Company) turnOver(opt Options) {
	days := opt.To.Sub(opt.From)
	reps := c.reps()
	if len(reps) < 3 || days < 14 {
		return
	}
	old := reps[len(reps)/2]
	old.Leaves = opt.From.AddDays(days * 2 / 5)
	p := &person{
		ID: "new1", Roles: old.Roles, Team: old.Team, Manager: old.Manager, Locale: old.Locale, Zone: old.Zone,
		Calendar: old.Calendar, Home: old.Home, Habit: habits[0], Joins: old.Leaves.AddDays(-5),
	}
	p.Name = "Mia"
	if p.Locale == "zh" {
		p.Name = "孙小林"
	}
	c.add(p)
}

// reps are those who sell, in the order of the roster.
func (c *Company) reps() []*person {
	var out []*person
	for _, p := range c.People {
		if p.rep() {
			out = append(out, p)
		}
	}
	return out
}

func (c *Company) person(id string) *person {
	for _, p := range c.People {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// Config is the company's configuration file; its head is what the company
// section says besides, such as hours, and playbook the method's file, "" for
// the embedded one. JSON is YAML too.
func (c *Company) Config(head map[string]string, playbook string) ([]byte, error) {
	company := map[string]string{"name": "海平自动化", "short": "海平", "product": "工业自动化设备"}
	for k, v := range head {
		if v != "" {
			company[k] = v
		}
	}
	doc := map[string]any{"company": company}
	if playbook != "" {
		doc["playbook"] = playbook
	}
	var teams, people []any
	for _, t := range c.Teams {
		teams = append(teams, map[string]any{
			"id": t.ID, "name": t.Name, "region": t.Name, "zone": t.Zone, "locale": t.Locale, "calendar": t.Calendar,
			"channels": []any{map[string]any{"platform": t.Platform, "channel": tenant + "/" + t.ID, "label": "#" + t.Name, "amounts": true}},
		})
	}
	for _, p := range c.People {
		if p.Joins != "" {
			continue // an admin adds him in chat
		}
		people = append(people, map[string]any{
			"id": p.ID, "name": p.Name, "roles": p.Roles, "team": p.Team, "manager": p.Manager, "locale": p.Locale,
			"zone": p.Zone, "calendar": p.Calendar, "home": p.Home, "identities": map[string]string{p.Home: tenant + "/" + p.ID},
		})
	}
	doc["teams"], doc["people"] = teams, people
	return json.MarshalIndent(doc, "", "  ")
}
