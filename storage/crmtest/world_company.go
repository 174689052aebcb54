package crmtest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/storage/crm"
)

// team is where ten reps sell.
type team struct {
	crm.Team
	region
	loc     *time.Location
	manager crm.PersonID
}

// rep is somebody who sells.
type rep struct {
	*crm.Person
	team   *team
	zeal   int // how much he does, beside the others'
	turns  turns
	booked map[int][]int // by day: the accounts where he is expected
}

// company is a customer as the world goes on.
type company struct {
	crm.Account
	nth      int
	lead     crm.Lead
	rep      int
	business business
	people   []int       // contacts
	booked   []*crm.Task // visits that are to be made
	deal     int         // the open one; -1 for none
	won      int         // the one that is delivered; -1 for none
}

const (
	director   crm.PersonID = "director"
	specialist crm.PersonID = "specialist"
	admin      crm.PersonID = "admin"
)

// found makes the teams and the people.
func (l *life) found() error {
	if l.known != nil { // it is the same company
		l.teams, l.people = l.known.teams, l.known.people
		for _, r := range l.known.reps {
			l.reps = append(l.reps, &rep{Person: r.Person, team: r.team, zeal: r.zeal, booked: map[int][]int{}})
		}
		return nil
	}
	all := regions()
	l.names.roll(l.Seed, 0)
	begun := l.days[0].at
	for n := 0; n*10 < l.Reps; n++ {
		r := all[n%len(all)]
		if round := n / len(all); round > 0 {
			r.id, r.name = fmt.Sprint(r.id, round+1), fmt.Sprint(r.name, round+1, "组")
		}
		loc, err := time.LoadLocation(r.zone)
		if err != nil {
			return fmt.Errorf("world: zone of team %s: %w", r.id, err)
		}
		locale := "zh"
		if r.tongue != chinese {
			locale = "en"
		}
		t := &team{region: r, loc: loc, Team: crm.Team{
			Meta: founded(begun), ID: crm.TeamID(r.id), Name: l.names.name(r.name), Region: r.name, Locale: locale, Zone: r.zone, Calendar: r.calendar,
			Channels: []crm.TeamChannel{{Place: "wecom/demo/channel/" + r.id + "/", Label: "#" + r.name}},
		}}
		manager := l.person(t, crm.RoleManager)
		manager.Manager = director
		t.manager = manager.ID
		l.teams = append(l.teams, t)
		for i := n * 10; i < min(l.Reps, n*10+10); i++ {
			p := l.person(t, crm.RoleRep)
			p.Manager = manager.ID
			l.reps = append(l.reps, &rep{Person: p, team: t, zeal: l.names.between(50, 160), booked: map[int][]int{}})
		}
	}
	for id, role := range map[crm.PersonID]crm.Role{director: crm.RoleDirector, specialist: crm.RoleSpecialist, admin: crm.RoleAdmin} {
		name := map[crm.Role]string{crm.RoleDirector: "严总监", crm.RoleSpecialist: "信息专员小范", crm.RoleAdmin: "系统管理员"}[role]
		l.people = append(l.people, &crm.Person{
			Meta: founded(begun), ID: id, Name: l.names.name(name), Full: name, Roles: []crm.Role{role}, Locale: "zh", Zone: "Asia/Shanghai",
			Hours: crm.Hours{From: "09:00", To: "18:00"}, Calendar: "CN", Home: "wecom",
		})
	}
	slices.SortFunc(l.people, func(a, b *crm.Person) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return nil
}

// founded is what records carry that were there from the start.
func founded(at time.Time) crm.Meta { return crm.Meta{Rev: 1, Created: at, Updated: at} }

func (l *life) person(t *team, role crm.Role) *crm.Person {
	id, name := l.names.colleague(t.tongue)
	p := &crm.Person{
		Meta: founded(l.days[0].at), ID: crm.PersonID(id), Name: l.names.name(name), Full: name, Roles: []crm.Role{role}, Team: t.ID,
		Locale: t.Locale, Zone: t.Zone, Hours: crm.Hours{From: "09:00", To: "18:00"}, Calendar: t.Calendar, Home: "wecom",
	}
	if t.tongue != chinese && l.names.chance(500) {
		p.Home = "slack"
	}
	l.people = append(l.people, p)
	return p
}

// settle decides who the customers are, whose, and when each is first met: most
// of them in the beginning, as a company brings its list along.
func (l *life) settle() {
	total := 0
	for _, r := range l.reps {
		total += r.zeal
	}
	for i := range l.Accounts {
		l.names.roll(l.Seed, 1<<40+uint64(i))
		at := l.names.IntN(total)
		who := 0
		for at >= l.reps[who].zeal {
			at -= l.reps[who].zeal
			who++
		}
		c := &company{nth: i, rep: who, business: pickOf(l.names.dice, businesses()), deal: -1, won: -1}
		r := l.reps[who]
		if l.known != nil { // it was named before
			c.Name = l.known.accounts[i].Name
		} else {
			c.Name = l.names.company(r.team.region, c.business)
		}
		c.Owner, c.Team, c.Region, c.Industry = r.ID, r.Team, r.team.Region, c.business.industry
		l.names.roll(l.Seed, 1<<41+uint64(i))
		l.describe(&c.Account)
		l.accounts = append(l.accounts, c)
	}
	var working []int
	for n, d := range l.days {
		if d.busy > 0 {
			working = append(working, n)
		}
	}
	// Most are brought along in the first seventh of the time. The others come
	// one after the other, in three years as many as were brought along.
	early := max(1, len(working)/7)
	later := min(len(l.accounts)/2, len(l.accounts)*(len(working)-early)/(2*newYears))
	brought := len(l.accounts) - later
	for i := range l.accounts {
		n := early * i / brought
		if i >= brought {
			n = early + (len(working)-early)*(i-brought)/later
		}
		on := working[min(n, len(working)-1)]
		l.births[on] = append(l.births[on], i)
	}
}

// newYears are the working days of three years.
const newYears = 750

// describe gives an account what is known of it.
func (l *life) describe(a *crm.Account) {
	d := l.names.dice
	a.Source = pickOf(d, sources())
	if strings.HasPrefix(a.Source, "customer/") || a.Source == "peer" {
		a.Referrer = l.names.contact(chinese).called
	}
	if d.chance(850) {
		a.Revenue = crm.Yuan(int64(d.between(2, 400)) * 5_000_000)
	}
	// The worse of both ranks makes the tier, as in the playbook.
	worst := 0
	switch roll := d.IntN(1000); {
	case roll < 60:
		a.Tier, worst = "A", d.between(2, 20)
	case roll < 220:
		a.Tier, worst = "B", d.between(21, 50)
	case roll < 560:
		a.Tier, worst = "C", d.between(51, 200)
	case roll < 930:
		a.Tier, worst = "D", d.between(201, 900)
	default: // 未定
		return
	}
	a.TierWhy = "rule"
	a.RankSale, a.RankGain = worst, d.between(1, worst)
	if d.chance(500) {
		a.RankSale, a.RankGain = a.RankGain, a.RankSale
	}
	if a.Tier == "A" || a.Tier == "B" && d.chance(300) {
		a.KeyAccount = true
	}
}

// cadence is after how many days an account of that tier is due again.
func cadence(tier string) int {
	switch tier {
	case "A":
		return 14
	case "B":
		return 30
	case "C":
		return 45
	case "D":
		return 90
	}
	return 60
}
