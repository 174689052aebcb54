package schedules

import (
	"encoding/json"
	"strings"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// changeAccount changes an account as the desk does: with its history.
func (w *world) changeAccount(by crm.PersonID, id crm.AccountID, change func(*crm.Account)) {
	w.Helper()
	w.do(func(tx crm.Tx) error {
		was, err := crm.Get[crm.Account](tx, id)
		if err != nil {
			return err
		}
		is := was
		change(&is)
		if err := crmtest.Put(tx, &is); err != nil {
			return err
		}
		before, err := json.Marshal(&was)
		if err != nil {
			return err
		}
		after, err := json.Marshal(&is)
		if err != nil {
			return err
		}
		return tx.Log(&crm.Change{
			Group: "g", Actor: by, Via: "chat", Kind: crm.KindAccount, ID: string(id),
			RevBefore: was.Rev, RevAfter: is.Rev, Before: before, After: after,
		})
	})
}

func TestTheDigestSaysTheDayInEveryChannel(t *testing.T) {
	w := newWorld(t)
	w.put(
		tierA("byd", "比亚迪", "2026-11-02"), tierA("yuegang", "粤钢", "2026-10-01"), crmtest.Account("meike", "美科"),
		crmtest.Activity("v1", "byd", "2026-11-02"), crmtest.Activity("v2", "meike", "2026-11-02", func(v *crm.Activity) { v.Who = crmtest.Anna }),
		crmtest.Activity("v3", "meike", "2026-11-02", func(v *crm.Activity) { v.Type = crm.Call }),
		crmtest.Lead("l1", "byd", "2026-11-02"), crmtest.Expense("e1", crm.Yuan(160), "2026-11-02"),
	)
	w.changeAccount(crmtest.Chenjing, "meike", func(a *crm.Account) { a.Tier = "B" })
	w.at("2026-11-02 20:00")
	all := w.said("digest/")
	if len(all) != 2 {
		t.Fatalf("%d posts, want one in each channel: %s", len(all), keys(all))
	}
	for i, to := range []string{"wecom/demo/channel/huanan/", "slack/demo/channel/huanan/"} {
		p := all[i]
		if p.To.String() != to || p.Track != "digest/huanan/2026-11-02" {
			t.Errorf("post to %s, track %s", p.To, p.Track)
		}
		w.holds(p, "华南 · 11-02", "拜访 2", "电话 1", "新线索 1", "A 2", "B 1", "到期没动", "A", "1", "动向", "美科")
		for _, private := range []string{"160", "小李", "Anna", "没记录"} {
			if strings.Contains(p.Card.Plain(), private) {
				t.Errorf("a channel reads %q:\n%s", private, p.Card.Plain())
			}
		}
	}
	if clock := all[0].at.In(shanghai(t, "2026-11-02 10:00").Location()).Format("15:04"); clock <= "18:00" || clock > "18:10" {
		t.Errorf("said at %s", clock)
	}
}

func TestTheDigestIsSilentWhenNothingChanged(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("byd", "比亚迪"), crmtest.Activity("v1", "byd", "2026-11-02"))
	w.at("2026-11-05 20:00")
	w.one("digest/huanan/2026-11-02/")
	w.silent("digest/huanan/2026-11-03")
	w.silent("digest/huanan/2026-11-04")
}

func TestTheDigestKeepsToWorkingDays(t *testing.T) {
	w := newWorld(t)
	w.clock.Set(shanghai(t, "2026-09-30 20:00"))
	w.put(crmtest.Account("byd", "比亚迪"))
	for _, d := range []crm.Date{"2026-10-03", "2026-10-05", "2026-10-08", "2026-10-10", "2026-10-11"} {
		w.put(crmtest.Activity(crm.ActivityID("v"+d), "byd", d))
	}
	w.at("2026-10-12 12:00")
	var days []string
	for _, p := range w.said("digest/") {
		if strings.Count(p.Key, "/") == 2 {
			days = append(days, strings.TrimPrefix(p.Key, "digest/huanan/"))
		}
	}
	// The 10th is the make-up Saturday.
	if got := strings.Join(days, " "); got != "2026-10-08 2026-10-10" {
		t.Errorf("digests on %s", got)
	}
}

func TestWhatWasLoggedAtNightIsACorrection(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("byd", "比亚迪"), crmtest.Activity("v1", "byd", "2026-11-02"))
	w.at("2026-11-02 21:00")
	w.put(crmtest.Activity("v2", "byd", "2026-11-02"))
	w.at("2026-11-03 20:00")
	w.holds(w.one("digest/huanan/2026-11-03/"), "更正", "11-02", "1→2")
	w.at("2026-11-04 20:00")
	w.silent("digest/huanan/2026-11-04")
}

func TestTheDigestCountsWhatChangedAgainstTheLastOne(t *testing.T) {
	w := newWorld(t)
	w.put(tierA("byd", "比亚迪", "2026-11-02"), crmtest.Account("yuegang", "粤钢"), crmtest.Account("meike", "美科"), crmtest.Activity("v1", "byd", "2026-11-02"))
	w.at("2026-11-02 21:00")
	w.changeAccount(crmtest.Wangmin, "yuegang", func(a *crm.Account) { a.Tier, a.LastVisit = "A", "2026-11-02" })
	w.at("2026-11-03 10:00")
	w.changeAccount(crmtest.Xiaoli, "meike", func(a *crm.Account) { a.Tier = "C" })
	w.changeAccount(crmtest.Xiaoli, "meike", func(a *crm.Account) { a.Tier = "" })
	w.at("2026-11-03 20:00")
	p := w.one("digest/huanan/2026-11-03/")
	w.holds(p, "A 2", "+1", "动向", "粤钢")
	if strings.Contains(p.Card.Plain(), "美科") {
		t.Errorf("what went there and back is a move:\n%s", p.Card.Plain())
	}
}

// annas is a customer of Anna's.
func annas() *crm.Account {
	return crmtest.Account("oakline", "Oakline", func(a *crm.Account) { a.Owner = crmtest.Anna })
}

func TestWhoLoggedNothingIsToldToTheManagerAlone(t *testing.T) {
	tests := []struct {
		name string
		recs []crm.Record
		anna func(*crm.Person)
		want string
	}{
		{"小李 logged, Anna did not: the manager hears of Anna", []crm.Record{crmtest.Activity("v1", "byd", "2026-11-02"), annas()}, nil, "Anna"},
		{"both logged: silence", []crm.Record{crmtest.Activity("v1", "byd", "2026-11-02"), crmtest.Activity("v2", "byd", "2026-11-02", func(v *crm.Activity) { v.Who = crmtest.Anna })}, nil, ""},
		{"小李 only finished a step: nobody logged, silence", []crm.Record{crmtest.Task("t1", "byd", "2026-11-02", func(k *crm.Task) { k.State, k.Closed = crm.TaskDone, "2026-11-02" })}, nil, ""},
		{"nobody logged: no ordinary day, silence", nil, nil, ""},
		{"Anna has no customers yet: she has nobody to visit, silence", []crm.Record{crmtest.Activity("v1", "byd", "2026-11-02")}, nil, ""},
		{"Anna left before that day: she is not missed", []crm.Record{crmtest.Activity("v1", "byd", "2026-11-02"), annas()}, func(p *crm.Person) { p.Until = "2026-10-30" }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.put(append([]crm.Record{crmtest.Account("byd", "比亚迪")}, tt.recs...)...)
			if tt.anna != nil {
				w.person(crmtest.Anna, tt.anna)
			}
			w.at("2026-11-03 12:00")
			if tt.want == "" {
				w.silent("unlogged/")
				return
			}
			p := w.one("unlogged/")
			w.holds(p, "华南 · 11-02", "小李", "还没记录", tt.want)
			if p.To.String() != "wecom/demo/dm/wangmin/" {
				t.Errorf("told to %s", p.To)
			}
		})
	}
}

// TestWhoLoggedNothingIsALineOfTheMorning has a manager hear once in the morning: what
// is due for himself and who of his team logged nothing come on one card.
func TestWhoLoggedNothingIsALineOfTheMorning(t *testing.T) {
	for _, row := range []struct {
		name    string
		due     bool
		muted   string
		morning string // what his morning card holds; "" = he has none
		alone   bool   // it has a card of its own
	}{
		{"something is due for him", true, "", "11-02 还没记录:Anna", false},
		{"nothing is due for him", false, "", "", true},
		{"he does not want to hear of the team's day", true, "daily", "早,今天 1 件", false},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			w.put(crmtest.Account("byd", "比亚迪"), annas(), crmtest.Activity("v1", "byd", "2026-11-02"))
			if row.due {
				w.put(crmtest.Task("own", "byd", "2026-11-03", func(k *crm.Task) { k.Owner = crmtest.Wangmin }))
			}
			if row.muted != "" {
				w.person(crmtest.Wangmin, func(p *crm.Person) { p.Muted = map[string]crm.Date{row.muted: "2030-01-01"} })
			}
			w.at("2026-11-03 12:00")
			if row.alone {
				w.one("unlogged/wangmin/")
			} else {
				w.silent("unlogged/")
			}
			if row.morning == "" {
				w.silent("morning/wangmin/")
				return
			}
			card := w.one("morning/wangmin/2026-11-03")
			w.holds(card, row.morning)
			if row.muted != "" && strings.Contains(card.Card.Plain(), "Anna") {
				t.Errorf("he is told what he does not want to hear:\n%s", card.Card.Plain())
			}
		})
	}
}

func TestOnMondayTheManagerHearsOfTheWeek(t *testing.T) {
	w := newWorld(t)
	w.clock.Set(shanghai(t, "2026-11-06 12:00"))
	w.put(crmtest.Account("byd", "比亚迪"), crmtest.Activity("v1", "byd", "2026-11-06"), crmtest.Activity("v2", "byd", "2026-11-08"))
	w.at("2026-11-09 12:00")
	w.silent("unlogged/")
	p := w.one("monday/")
	w.holds(p, "上周:拜访 2")
	if strings.Contains(p.Card.Plain(), "Anna") {
		t.Errorf("who has no customers yet has nothing to log:\n%s", p.Card.Plain())
	}
	w.put(crmtest.Account("oak", "Oakline", func(a *crm.Account) { a.Owner = crmtest.Anna }), crmtest.Activity("v3", "byd", "2026-11-10"))
	w.at("2026-11-16 12:00")
	w.holds(w.one("monday/wangmin/2026-11-16"), "没记录:Anna")
}

// Whoever moved something of the team's, wherever he is.
func TestTheDigestTellsWhatOthersMoved(t *testing.T) {
	elsewhere := func(team crm.TeamID, role crm.Role) *crm.Person {
		p := crmtest.Person("qin", "qin", role)
		p.Team, p.Manager = team, ""
		return p
	}
	for _, tt := range []struct {
		name string
		who  *crm.Person
	}{
		{"a director without a team", elsewhere("", crm.RoleDirector)},
		{"a specialist of another team", elsewhere("huadong", crm.RoleSpecialist)},
		{"a rep elsewhere", elsewhere("huadong", crm.RoleRep)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.put(&crm.Team{ID: "huadong", Name: crmtest.Name("华东"), Locale: "zh", Zone: "Asia/Shanghai"})
			w.put(tt.who, crmtest.Account("yuegang", "粤钢"), crmtest.Activity("v1", "yuegang", "2026-11-03"))
			w.at("2026-11-02 21:00")
			w.at("2026-11-03 10:00")
			w.changeAccount("qin", "yuegang", func(a *crm.Account) { a.Tier = "A" })
			w.at("2026-11-03 20:00")
			w.holds(w.one("digest/huanan/2026-11-03/"), "动向:粤钢 → A 级")
			w.at("2026-11-04 20:00")
			if said := w.said("digest/huanan/2026-11-04/"); len(said) > 0 && strings.Contains(said[0].Card.Plain(), "动向") {
				t.Errorf("it is told again:\n%s", said[0].Card.Plain())
			}
		})
	}
}
