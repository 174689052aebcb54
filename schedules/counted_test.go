package schedules

import (
	"slices"
	"strings"
	"testing"

	"milepost/configs/playbook"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// deal is 小李's open deal of so many yuan.
func deal(id crm.OpportunityID, account crm.AccountID, since crm.Date, yuan int64, with ...func(*crm.Opportunity)) *crm.Opportunity {
	return crmtest.Opportunity(id, account, since, append([]func(*crm.Opportunity){func(o *crm.Opportunity) {
		o.Amount = crm.Amount{Money: crm.Yuan(yuan), Kind: crm.AmountValue, Precision: crm.Exact}
	}}, with...)...)
}

func (w *world) changeDeal(id crm.OpportunityID, change func(*crm.Opportunity)) {
	w.Helper()
	w.do(func(tx crm.Tx) error {
		o, err := crm.Get[crm.Opportunity](tx, id)
		if err != nil {
			return err
		}
		change(&o)
		return putLogged(tx, &o)
	})
}

func TestTheFunnelSaysWhatMovedSinceTheLastOne(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("byd", "比亚迪"), crmtest.Account("meike", "美科"), deal("p1", "byd", "2026-11-02", 1_200_000), deal("p2", "meike", "2026-11-02", 800_000))
	w.at("2026-11-02 20:00")
	first := w.said("funnel/")
	if len(first) != 2 {
		t.Fatalf("%d posts, want one in each channel: %s", len(first), keys(first))
	}
	w.holds(first[0], "漏斗 · 华南", "潜在商机 2")
	if first[0].Card.Figure == nil || !strings.Contains(first[0].Card.Figure.Alt, "潜在商机") {
		t.Errorf("the card has no picture that says the same: %+v", first[0].Card.Figure)
	}
	w.at("2026-11-03 20:00")
	w.silent("funnel/huanan/2026-11-03")
	w.changeDeal("p2", func(o *crm.Opportunity) { o.State, o.Closed, o.Reason = crm.DealLost, "2026-11-04", "pricing" })
	w.put(crmtest.Account("yuegang", "粤钢"), deal("p3", "yuegang", "2026-11-04", 500_000))
	w.at("2026-11-04 20:00")
	w.holds(w.one("funnel/huanan/2026-11-04/"), "潜在商机 2", "进 1(粤钢)", "输 1(美科)")
}

func TestADealThatBeginsToStandStillIsNews(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("byd", "比亚迪"), deal("p1", "byd", "2026-10-20", 1_200_000))
	w.at("2026-11-03 20:00")
	w.silent("funnel/huanan/2026-11-03")
	w.at("2026-11-04 20:00") // m1 is to take 14 days
	w.holds(w.one("funnel/huanan/2026-11-04/"), "停滞 1(最久 15 天)")
	w.at("2026-11-05 20:00")
	w.silent("funnel/huanan/2026-11-05")
}

func TestAChannelReadsMoneyOnlyWhereItMay(t *testing.T) {
	w := newWorld(t)
	w.do(func(tx crm.Tx) error {
		team, err := crm.Get[crm.Team](tx, crmtest.Huanan)
		if err != nil {
			return err
		}
		team.Channels[0].Amounts, team.Channels[1].Amounts = true, false
		return tx.Put(&team)
	})
	w.put(crmtest.Account("byd", "比亚迪"), deal("p1", "byd", "2026-11-02", 1_200_000))
	w.at("2026-11-06 20:00")
	for _, job := range []string{"funnel/", "weekly/"} {
		posts := w.said(job)
		if len(posts) != 2 {
			t.Fatalf("%d posts of %s, want one in each channel", len(posts), job)
		}
		for i, p := range posts {
			text := p.Card.Plain()
			if p.Card.Figure != nil {
				text += p.Card.Figure.Alt
			}
			if money := strings.Contains(text, "120万"); money != (i == 0) {
				t.Errorf("%s to %s tells money: %v\n%s", job, p.To, money, text)
			}
		}
	}
}

// with has a job told with another one, or alone.
func (w *world) with(job, other string) {
	book := *w.book
	book.Jobs = slices.Clone(book.Jobs)
	book.Jobs[slices.IndexFunc(book.Jobs, func(j playbook.Job) bool { return j.ID == job })].With = other
	w.book = &book
}

func TestTheFunnelCanStandInTheDay(t *testing.T) {
	w := newWorld(t)
	w.with("funnel", "daily")
	w.sched = w.scheduler()
	w.put(crmtest.Account("byd", "比亚迪"), crmtest.Activity("v1", "byd", "2026-11-02"), deal("p1", "byd", "2026-11-02", 1_200_000))
	w.at("2026-11-02 20:00")
	w.silent("funnel/")
	w.holds(w.one("digest/huanan/2026-11-02/"), "拜访 1", "潜在商机 1")
	w.at("2026-11-03 20:00")
	w.silent("digest/huanan/2026-11-03")
	w.changeDeal("p1", func(o *crm.Opportunity) { o.State, o.Closed = crm.DealLost, "2026-11-04" })
	w.at("2026-11-04 20:00")
	w.holds(w.one("digest/huanan/2026-11-04/"), "输 1(比亚迪)")
}

func TestTheMeetingsSheetComparesWithTheWeekBefore(t *testing.T) {
	w := newWorld(t)
	w.put(
		crmtest.Account("byd", "比亚迪"), crmtest.Activity("v0", "byd", "2026-10-28"), crmtest.Activity("v1", "byd", "2026-11-03"), crmtest.Activity("v2", "byd", "2026-11-04"),
		crmtest.Task("t1", "byd", "2026-11-11"),
	)
	w.at("2026-11-06 19:00")
	p := w.said("weekly/")[0]
	w.holds(p, "例会单 · 华南 · 11-02 至 11-06", "1. 拜访 2(+1)", "下周:到期 1")
	for _, private := range []string{"小李", "Anna", "没记录"} {
		if strings.Contains(p.Card.Plain(), private) {
			t.Errorf("a channel reads %q:\n%s", private, p.Card.Plain())
		}
	}
}

func TestOnMondayTheManagerHasOneCard(t *testing.T) {
	w := newWorld(t)
	w.clock.Set(shanghai(t, "2026-11-06 12:00"))
	o := deal("p1", "byd", "2026-09-01", 3_500_000)
	w.put(
		crmtest.Account("byd", "比亚迪"), crmtest.Account("oak", "Oakline", func(a *crm.Account) { a.Owner = crmtest.Anna }), crmtest.Activity("v1", "byd", "2026-11-05"), o, crmtest.Lead("l1", "byd", "2026-11-04", func(l *crm.Lead) { l.No = 1 }),
		crmtest.Task("t1", "byd", "2026-11-05"), crmtest.Approval("a1", "LX-2026-001", o, func(a *crm.Approval) { a.Asked, a.Due = shanghai(t, "2026-11-03 10:00"), "2026-11-04" }),
	)
	w.at("2026-11-09 14:00")
	var his []spoken
	for _, p := range w.said("") {
		if p.To.String() == "wecom/demo/dm/wangmin/" && p.at.After(shanghai(t, "2026-11-09 00:00")) {
			his = append(his, p)
		}
	}
	if len(his) != 1 {
		t.Fatalf("the manager hears %d times on Monday: %s", len(his), keys(his))
	}
	p := his[0]
	w.holds(p, "华南 · 11-09", "上周:拜访 1", "新线索 1", "待批 1", "停滞 1", "到期未动 1", "① 比亚迪 电池线 · 350万", "m1 停 69 天", "没记录:Anna", "线索表 1 行,见附件")
	if len(p.Card.Files) != 1 || p.Card.Files[0].Book == nil || len(p.Card.Files[0].Book.Sheets[0].Rows) != 1 {
		t.Errorf("the lead sheet is not on it, with its one row: %+v", p.Card.Files)
	}
	w.at("2026-11-10 14:00")
	w.one("approvals/wangmin/2026-11-10") // on any other day he is reminded
}

func TestWhoMutesTheMondayCardIsToldAsOnOtherDays(t *testing.T) {
	w := newWorld(t)
	w.clock.Set(shanghai(t, "2026-11-06 12:00"))
	w.person(crmtest.Wangmin, func(p *crm.Person) { p.Muted = map[string]crm.Date{"lead_sheet": "2030-01-01"} })
	w.put(crmtest.Account("byd", "比亚迪"), crmtest.Activity("v1", "byd", "2026-11-06"), annas())
	w.at("2026-11-09 14:00")
	w.silent("monday/")
	w.holds(w.one("unlogged/"), "11-06", "Anna")
}

func TestApprovedApplicationsGoToMarketingPlanning(t *testing.T) {
	granted := func(on crm.Date) func(*crm.Approval) {
		return func(a *crm.Approval) { a.State, a.Granted = crm.ApprovalGranted, on }
	}
	w := newWorld(t)
	o := deal("p1", "byd", "2026-10-01", 1_200_000)
	w.put(crmtest.Account("byd", "比亚迪"), o, crmtest.Approval("a1", "LX-2026-001", o, granted("2026-11-04")))
	w.at("2026-11-09 14:00")
	p := w.one("initiations/")
	if p.To.String() != "wecom/demo/dm/chenjing/" {
		t.Errorf("told to %s", p.To)
	}
	w.holds(p, "已批立项 1 项", "LX-2026-001")
	if len(p.Card.Files) != 1 {
		t.Errorf("%d files, want the workbook", len(p.Card.Files))
	}
	w.at("2026-11-16 14:00") // what was told is not told again
	w.one("initiations/")
	change := func(f func(*crm.Approval)) {
		w.do(func(tx crm.Tx) error {
			a, err := crm.Get[crm.Approval](tx, "a1")
			if err != nil {
				return err
			}
			f(&a)
			return tx.Put(&a)
		})
	}
	change(func(a *crm.Approval) { a.Amount = crm.Money{Minor: 150_000_000, Currency: "CNY"} })
	w.at("2026-11-23 14:00")
	w.holds(w.one("initiations/chenjing/2026-11-23"), "更正", "LX-2026-001", "→150万")
	change(func(a *crm.Approval) { a.State = crm.ApprovalWithdrawn })
	w.at("2026-11-30 14:00")
	w.holds(w.one("initiations/chenjing/2026-11-30"), "更正:LX-2026-001 已撤回")
	w.at("2026-12-07 14:00")
	w.silent("initiations/chenjing/2026-12-07")
}

func TestTheDirectorsMonthIsThatOfAllTeams(t *testing.T) {
	w := newWorld(t)
	w.put(
		&crm.Team{ID: "huadong", Name: crmtest.Name("华东"), Locale: "zh", Zone: "Asia/Shanghai"},
		crmtest.Account("byd", "比亚迪"), deal("p1", "byd", "2026-10-12", 1_200_000),
		crmtest.Account("hangxin", "航新", func(a *crm.Account) { a.Team, a.Owner = "huadong", crmtest.Zhaogang }),
		deal("p2", "hangxin", "2026-11-12", 500_000, func(o *crm.Opportunity) { o.Team, o.Owner = "huadong", crmtest.Zhaogang }),
	)
	w.at("2026-12-01 14:00")
	p := w.one("monthly/zhaogang/2026-12-01")
	w.holds(p, "11月 · 华东、华南", "潜在商机 2 单 170万", "较10月:进 1 出 0", "金字塔:", "80/20:")
	if p.Card.Figure == nil {
		t.Error("there is no picture")
	}
	w.silent("monthly/wangmin")
}

func TestTheEightyTwentyListCanStandAlone(t *testing.T) {
	w := newWorld(t)
	w.with("pareto", "")
	w.sched = w.scheduler()
	w.put(
		crmtest.Account("byd", "比亚迪"), deal("p1", "byd", "2026-10-12", 1_200_000),
		crmtest.Account("plant", "比亚迪惠州", func(a *crm.Account) { a.Parent = "byd" }), deal("p2", "plant", "2026-10-12", 800_000),
		crmtest.Account("meike", "美科"), deal("p3", "meike", "2026-10-12", 100_000),
	)
	w.at("2026-12-01 14:00")
	w.holds(w.one("pareto/zhaogang/"), "80/20 1 家 200万", "① 比亚迪 · 200万")
	if card := w.one("monthly/").Card.Plain(); strings.Contains(card, "80/20") {
		t.Errorf("the month says it as well:\n%s", card)
	}
}

func TestANamedDayThatIsOffMovesWithinItsWeek(t *testing.T) {
	for _, row := range []struct {
		name, day string
		want      []crm.Date
	}{
		// 2026-10-01, a Thursday, to the 7th is off; the 10th, a Saturday, is made up.
		{"the Friday of the National Day week is its Wednesday", "fri", []crm.Date{"2026-09-30", "2026-10-09"}},
		{"the Monday of the second week is its Thursday", "mon", []crm.Date{"2026-09-28", "2026-10-08"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			var got []crm.Date
			for d := crm.Date("2026-09-28"); d <= "2026-10-11"; d = d.AddDays(1) {
				if on(playbook.Job{Days: []string{row.day}}, d, calendars("CN")) {
					got = append(got, d)
				}
			}
			if len(got) != 2 || got[0] != row.want[0] || got[1] != row.want[1] {
				t.Errorf("speaks on %v, want %v", got, row.want)
			}
		})
	}
}
