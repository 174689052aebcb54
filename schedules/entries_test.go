package schedules

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"milepost/configs/playbook"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// long is a day so long ago that any clock of days has run out since.
const long = crm.Date("2024-06-03")

// nudgeCases make a store in which an entry under nudges: comes due within days
// of Monday 2026-11-02, by what it waits for.
func nudgeCases() map[string]func(w *world, n playbook.Nudge) {
	account := func(w *world, n playbook.Nudge, change func(*crm.Account)) {
		w.put(crmtest.Account("a", "粤钢", func(a *crm.Account) {
			a.Tier, a.Paced, a.Ranked = w.book.Tiers[0].ID, long, "2026-10-01"
			if n.Tier != "" {
				a.Tier = n.Tier
			}
			if change != nil {
				change(a)
			}
		}))
	}
	task := func(w *world, change func(*crm.Task)) {
		w.put(crmtest.Account("a", "粤钢"), crmtest.Task("t", "a", "2026-11-04", change))
	}
	deal := func(w *world, since crm.Date, change func(*crm.Opportunity)) {
		w.put(crmtest.Account("a", "粤钢"), crmtest.Opportunity("o", "a", since, func(o *crm.Opportunity) {
			o.Milestone = w.book.Milestones[0].ID
			if change != nil {
				change(o)
			}
		}))
	}
	visit := func(t *crm.Task) { t.Visit, t.Clock = true, "15:00" }
	return map[string]func(w *world, n playbook.Nudge){
		"touch":        func(w *world, n playbook.Nudge) { account(w, n, func(a *crm.Account) { a.LastVisit = "2026-08-03" }) },
		"task":         func(w *world, _ playbook.Nudge) { task(w, func(*crm.Task) {}) },
		"waiting":      func(w *world, _ playbook.Nudge) { task(w, func(t *crm.Task) { t.Waiting = true }) },
		"visit_log":    func(w *world, _ playbook.Nudge) { task(w, visit) },
		"prep_evening": func(w *world, _ playbook.Nudge) { task(w, visit) },
		"prep":         func(w *world, _ playbook.Nudge) { task(w, visit) },
		"support": func(w *world, _ playbook.Nudge) {
			task(w, func(t *crm.Task) { t.Owner, t.Asker, t.Support = crmtest.Anna, crmtest.Xiaoli, "presales" })
		},
		"stale_file": func(w *world, n playbook.Nudge) {
			account(w, n, func(a *crm.Account) { a.LastVisit = "2026-11-02" })
			of := crm.Pointer{Kind: crm.KindAccount, ID: "a"}
			w.put(&crm.Field{ID: crm.FieldOf(of, "credit"), Subject: of, Name: "credit", Value: "好", Who: crmtest.Xiaoli, On: long})
		},
		"no_activity": func(w *world, n playbook.Nudge) {
			account(w, n, func(a *crm.Account) { a.LastVisit = "2026-11-02" })
		},
		"no_note": func(w *world, n playbook.Nudge) {
			account(w, n, func(a *crm.Account) { a.LastVisit = "2026-11-02" })
		},
		"retier": func(w *world, n playbook.Nudge) {
			account(w, n, func(a *crm.Account) {
				a.Tier, a.Ranked, a.LastVisit = w.book.Tiers[len(w.book.Tiers)-1].ID, long, "2026-11-02"
			})
		},
		"hushed": func(w *world, n playbook.Nudge) {
			account(w, n, nil)
			w.person(crmtest.Xiaoli, func(p *crm.Person) { p.Muted = map[string]crm.Date{"account/a": "9999-12-31"} })
		},
		"dwell": func(w *world, _ playbook.Nudge) { deal(w, "2026-08-03", nil) },
		"visits": func(w *world, n playbook.Nudge) {
			deal(w, crm.Date("2026-11-04").AddDays(-n.Days), func(o *crm.Opportunity) { o.Milestone = unhurried(w.book) })
		},
		"wake": func(w *world, _ playbook.Nudge) {
			deal(w, "2026-08-03", func(o *crm.Opportunity) { o.State, o.Wake = crm.DealPaused, "2026-11-04" })
		},
		"referral": func(w *world, n playbook.Nudge) {
			deal(w, "2026-08-03", func(o *crm.Opportunity) {
				o.State, o.Closed = crm.DealLost, crm.Date("2026-11-04").AddDays(-n.Days)
				if n.Of == crm.DealWon {
					o.State = crm.DealWon
				}
			})
		},
		"chores": func(w *world, _ playbook.Nudge) {
			for _, m := range w.book.Milestones {
				for _, c := range m.Tasks {
					if c.Day > 0 {
						deal(w, crm.Date("2026-11-04").AddDays(-c.Day), func(o *crm.Opportunity) { o.Milestone = m.ID })
						return
					}
				}
			}
		},
		"sign_by": func(w *world, _ playbook.Nudge) {
			deal(w, "2026-11-02", func(o *crm.Opportunity) { o.SignBy = "2026-11-03" })
		},
		"columns": func(w *world, n playbook.Nudge) {
			w.put(crmtest.Account("a", "粤钢"), crmtest.Lead("l", "a", crm.Date("2026-11-04").AddDays(-n.Days)))
		},
		"claim": func(w *world, _ playbook.Nudge) {
			account(w, playbook.Nudge{}, func(a *crm.Account) { a.LastVisit = "2026-11-02" })
			w.put(&crm.Conflict{ID: "x", No: 1, Name: crmtest.Name("恒鑫"), Reporter: crmtest.Xiaoli, Account: "a", Decider: crmtest.Wangmin, Day: "2026-11-02"})
		},
		"expenses": func(w *world, n playbook.Nudge) {
			account(w, n, func(a *crm.Account) { a.LastVisit = "2026-11-02" })
			w.put(crmtest.Expense("e", crm.Yuan(100), crm.Date("2026-11-02").AddDays(-n.Days)))
			for i := range 4 {
				w.put(crmtest.Activity(crm.ActivityID(fmt.Sprint("v", i)), "a", "2026-11-02"))
			}
		},
	}
}

// unhurried is the milestone of a method in which a deal may stand longest.
func unhurried(b *playbook.Book) string {
	best := b.Milestones[0]
	for _, m := range b.Milestones {
		if (m.Days == 0 || m.Days > best.Days) && m.Win < 90 {
			best = m
		}
	}
	return best.ID
}

// deadlineCases do so for the entries under deadlines:.
func deadlineCases() map[string]func(w *world, d playbook.DeadlineClock) {
	tender := func(change func(*crm.Tender, crm.Date)) func(w *world, d playbook.DeadlineClock) {
		return func(w *world, d playbook.DeadlineClock) {
			t := &crm.Tender{ID: "b", No: 1, Account: "a", Deal: "o", Owner: crmtest.Xiaoli, Team: crmtest.Huanan, State: crm.TenderOpen, Round: 1}
			change(t, crm.Date("2026-11-04").AddDays(-d.Steps[0].Day))
			w.put(crmtest.Account("a", "粤钢"), crmtest.Opportunity("o", "a", "2026-11-02"), t)
		}
	}
	return map[string]func(w *world, d playbook.DeadlineClock){
		playbook.DeadlineTender:  tender(func(t *crm.Tender, on crm.Date) { t.Deadline, t.Clock = on, "09:30" }),
		playbook.DeadlineDeposit: tender(func(t *crm.Tender, on crm.Date) { t.PayBy, t.Deposit = on, crm.Yuan(1000) }),
		playbook.DeadlineOpening: tender(func(t *crm.Tender, on crm.Date) { t.Opens = on }),
		playbook.DeadlineDebrief: tender(func(t *crm.Tender, on crm.Date) { t.State, t.Result = crm.TenderMissed, on }),
		playbook.DeadlineBack: tender(func(t *crm.Tender, on crm.Date) {
			t.State, t.Result, t.Deposit, t.Paid = crm.TenderWon, on, crm.Yuan(1000), "2026-10-01"
		}),
		playbook.DeadlinePayment: func(w *world, d playbook.DeadlineClock) {
			w.put(crmtest.Account("a", "粤钢"), crmtest.Opportunity("o", "a", "2026-11-02"), &crm.Payment{
				ID: "r", No: 1, Account: "a", Deal: "o", Owner: crmtest.Xiaoli, Team: crmtest.Huanan, Row: 1, Amount: crm.Yuan(1000),
				Due: crm.Date("2026-11-04").AddDays(-d.Steps[0].Day),
			})
		},
		playbook.DeadlineAppointment: func(w *world, _ playbook.DeadlineClock) {
			w.put(crmtest.Account("a", "粤钢"), crmtest.Task("t", "a", "2026-11-04", func(t *crm.Task) { t.Visit, t.Clock = true, "15:00" }))
		},
	}
}

// asksFor reports whether a method has what an inherited entry looks at: tasks
// with a day, a limit for files.
func asksFor(b *playbook.Book, when string) bool {
	switch when {
	case "chores":
		for _, m := range b.Milestones {
			for _, c := range m.Tasks {
				if c.Day > 0 {
					return true
				}
			}
		}
		return false
	case "stale_file":
		for _, tier := range b.Tiers {
			if tier.FileDays > 0 {
				return true
			}
		}
		return false
	}
	return true
}

// hint sets the hint of a tender that is over, as the desk does when it ends.
func (w *world) hint() {
	w.do(func(tx crm.Tx) error {
		var t crm.Tender
		if err := tx.Get(&t, "b"); err != nil {
			if crm.IsMissing(err) {
				return nil
			}
			return err
		}
		owner, err := crm.Get[crm.Person](tx, t.Owner)
		if err != nil {
			return err
		}
		for _, hint := range w.book.Wakes(&t, &owner, calendars(owner.Calendar), tx.Now()) {
			if err := tx.Wake(crm.Wake(hint)); err != nil {
				return err
			}
		}
		return nil
	})
}

// told reports whether somebody was told something under an entry of the
// playbook.
func (w *world) told(id string) bool {
	for _, who := range []crm.PersonID{crmtest.Xiaoli, crmtest.Anna, crmtest.Wangmin, crmtest.Zhaogang} {
		var memory playbook.Memory
		crmtest.Look(w, w.store, func(r crm.Reader) (err error) { memory, err = playbook.ToldOf(r, who); return err })
		for key := range memory {
			if strings.HasPrefix(key, id+"#") {
				return true
			}
		}
	}
	return len(w.said("reminder/"+id+"/")) > 0
}

// Whoever adds an entry that nothing can bring about fails here.
func TestEveryEntryOfThePlaybookIsSaid(t *testing.T) {
	clinics, err := os.ReadFile("../bot/testdata/stories/clinics.yaml")
	if err != nil {
		t.Fatal(err)
	}
	methods := []struct{ name, own string }{{"the embedded method", ""}, {"clinics", string(clinics)}}
	for _, method := range methods[:crmtest.Times(2, 1)] {
		b, faults := playbook.Parse("own.yaml", []byte(method.own))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		try := func(id string, make func(w *world)) {
			t.Run(method.name+"/"+id, func(t *testing.T) {
				w := newWorld(t)
				w.book = b
				w.sched = w.scheduler()
				make(w)
				w.hint()
				w.at("2026-11-17 12:00")
				if !w.told(id) {
					t.Errorf("nobody was ever told of %s; what was said: %s", id, keys(w.said("")))
				}
				for _, p := range w.said("") {
					if strings.Contains(p.Card.Plain(), "{{") {
						t.Errorf("a placeholder is left:\n%s", p.Card.Plain())
					}
				}
			})
		}
		for _, n := range b.Nudges {
			when := n.When
			if when == "" {
				when = n.ID
			}
			if !asksFor(b, when) {
				continue // nothing of this method is there to be reminded of
			}
			if make := nudgeCases()[when]; make != nil {
				try(n.ID, func(w *world) { make(w, n) })
			} else {
				t.Errorf("%s: no store is known in which %s is due", method.name, n.ID)
			}
		}
		for _, d := range b.Deadlines {
			if make := deadlineCases()[d.ID]; make != nil {
				try(d.ID, func(w *world) { make(w, d) })
			} else {
				t.Errorf("%s: no store is known in which %s is due", method.name, d.ID)
			}
		}
	}
}
