package schedules

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/bot/chattest"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestADailyJobInTheHourThatIsMissingOrComesTwice has a team in New York hear of
// its day at 02:30, seven days a week: in March that hour does not exist on one
// day, in November it comes twice.
func TestADailyJobInTheHourThatIsMissingOrComesTwice(t *testing.T) {
	for _, row := range []struct {
		name string
		days [3]crm.Date
	}{
		{"the hour that is missing", [3]crm.Date{"2027-03-13", "2027-03-14", "2027-03-15"}},
		{"the hour that comes twice", [3]crm.Date{"2027-11-06", "2027-11-07", "2027-11-08"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			zone := local(t, "America/New_York", string(row.days[0])+" 00:00").Location()
			w.do(func(tx crm.Tx) error {
				team, err := crm.Get[crm.Team](tx, "huanan")
				if err != nil {
					return err
				}
				team.Zone = zone.String()
				return tx.Put(&team)
			})
			book := *w.book
			book.Jobs = slices.Clone(book.Jobs)
			for i := range book.Jobs {
				if j := &book.Jobs[i]; j.ID == "daily" {
					j.At, j.Jitter = "02:30", 1
				} else {
					j.Off = true
				}
			}
			all := &crm.Calendar{Weekend: []time.Weekday{}}
			s := New(Options{
				Store: w.store, Book: &book, Calendars: func(string) *crm.Calendar { return all }, Put: queue, Now: w.clock.Now,
				Log: chattest.Log(w, w.log),
			})
			w.put(crmtest.Account("oakline", "Oakline"))
			w.clock.Set(row.days[0].In(zone))
			for n, day := range row.days {
				w.put(crmtest.Activity(crm.ActivityID(fmt.Sprint("v", n)), "oakline", day))
			}
			for end := row.days[2].AddDays(1).In(zone); w.clock.Now().Before(end); w.clock.Advance(5 * pulse) {
				w.look(s)
			}
			for _, day := range row.days {
				p := w.one("digest/huanan/" + string(day) + "/")
				if at := p.at.In(zone).Format("2006-01-02 15:04"); at < string(day)+" 01:30" || at > string(day)+" 03:45" {
					t.Errorf("the day of %s came at %s", day, at)
				}
			}
		})
	}
}

// TestATeamInThreeZones has each of a team in three countries hear in the morning of
// his own, on his own working days; the team hears once.
func TestATeamInThreeZones(t *testing.T) {
	w := newWorld(t)
	zones := map[crm.PersonID]string{crmtest.Xiaoli: "Asia/Shanghai", crmtest.Anna: "Europe/Berlin", "mia": "America/New_York"}
	mia := crmtest.Person("mia", "Mia", crm.RoleRep)
	mia.Calendar = "US"
	w.put(mia)
	w.do(func(tx crm.Tx) error { return tx.Link("slack/demo/mia", "mia") })
	for id, zone := range zones {
		w.person(id, func(p *crm.Person) { p.Zone = zone })
		w.put(
			crmtest.Account(crm.AccountID("of-"+string(id)), "Customer of "+string(id), func(a *crm.Account) { a.Owner = id }),
			crmtest.Task(crm.TaskID("due-"+string(id)), crm.AccountID("of-"+string(id)), "2026-11-04", func(k *crm.Task) { k.Owner = id }),
			crmtest.Activity(crm.ActivityID("v-"+string(id)), crm.AccountID("of-"+string(id)), "2026-11-04", func(a *crm.Activity) { a.Who = id }),
		)
	}
	w.clock.Set(shanghai(t, "2026-11-04 06:00"))
	w.goesBy(24 * time.Hour)
	for id, zone := range zones {
		p := w.one("morning/" + string(id) + "/2026-11-04")
		at := p.at.In(local(t, zone, "2026-11-04 09:00").Location())
		if got := at.Format("2006-01-02 15"); got != "2026-11-04 09" {
			t.Errorf("%s in %s heard at %s", id, zone, got)
		}
	}
	w.one("digest/huanan/2026-11-04/")
}

// TestWhoIsAboveInAnotherZoneHears has a manager hear once of what stands still with
// people whose day begins while he sleeps, or when his morning is over.
func TestWhoIsAboveInAnotherZoneHears(t *testing.T) {
	for _, row := range []struct{ name, rep, above string }{
		{"his reps are in the same place", "Asia/Shanghai", "Asia/Shanghai"},
		{"their day begins in his morning", "Europe/Berlin", "Asia/Shanghai"},
		{"their day begins when he has read his morning", "America/New_York", "Asia/Shanghai"},
		{"their day begins late in his evening", "Asia/Tokyo", "Asia/Shanghai"},
		{"he is the one far west", "Asia/Shanghai", "America/Los_Angeles"},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			w.person(crmtest.Anna, func(p *crm.Person) { p.Zone = row.rep })
			w.person(crmtest.Wangmin, func(p *crm.Person) { p.Zone = row.above })
			w.put(
				crmtest.Account("oakline", "Oakline", func(a *crm.Account) { a.Owner = crmtest.Anna }),
				crmtest.Opportunity("line", "oakline", "2026-10-08", func(o *crm.Opportunity) { o.Owner, o.Milestone = crmtest.Anna, "m1" }),
			)
			w.goesBy(7 * 24 * time.Hour)
			said := 0
			for _, p := range slices.Concat(w.said("morning/wangmin/"), w.said("monday/wangmin/2026-11-09")) {
				if strings.Contains(p.Card.Plain(), "Anna · Oakline") {
					said++
				}
			}
			if said != 1 {
				t.Errorf("the manager heard %d times of a deal that stands still, want once", said)
			}
		})
	}
}
