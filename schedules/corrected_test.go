package schedules

import (
	"strings"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestADayToldSomeDaysAgoIsCorrectedInTheNextDigest(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("byd", "比亚迪"), crmtest.Activity("v1", "byd", "2026-11-02"))
	w.at("2026-11-03 10:00")
	w.put(crmtest.Activity("v2", "byd", "2026-11-03"))
	w.at("2026-11-04 10:00")
	w.put(crmtest.Activity("v3", "byd", "2026-11-02"), crmtest.Lead("l1", "byd", "2026-11-03"))
	w.at("2026-11-04 20:00")
	w.holds(w.one("digest/huanan/2026-11-04/"), "更正:", "11-03 新线索 0→1", "11-02 拜访 1→2")
	w.at("2026-11-05 20:00")
	w.silent("digest/huanan/2026-11-05")
}

func TestADealToldAsLostThatIsOpenIsCorrectedInTheFunnel(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("byd", "比亚迪"), deal("p1", "byd", "2026-10-20", 1_200_000), deal("p2", "byd", "2026-10-20", 500_000))
	w.at("2026-11-03 10:00")
	w.changeDeal("p1", func(o *crm.Opportunity) { o.State, o.Closed, o.Reason = crm.DealLost, "2026-11-03", "pricing" })
	w.at("2026-11-04 10:00")
	w.holds(w.one("funnel/huanan/2026-11-03/"), "输 1(比亚迪)")
	w.changeDeal("p1", func(o *crm.Opportunity) { o.State, o.Closed, o.Reason = crm.DealOpen, "", "" })
	w.at("2026-11-04 20:00")
	p := w.one("funnel/huanan/2026-11-04/")
	w.holds(p, "更正:比亚迪 输→在谈")
	if strings.Contains(p.Card.Plain(), "进 1") {
		t.Errorf("it is told as a new one:\n%s", p.Card.Plain())
	}
	w.at("2026-11-05 20:00")
	w.silent("funnel/huanan/2026-11-05")
}

func TestAnAmountToldBeforeIsCorrectedWhereMoneyMayBeRead(t *testing.T) {
	for _, tt := range []struct {
		name    string
		amounts bool
	}{{"the channel reads money", true}, {"it does not, and nothing else changed: silence", false}} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.do(func(tx crm.Tx) error {
				team, err := crm.Get[crm.Team](tx, "huanan")
				if err != nil {
					return err
				}
				for i := range team.Channels {
					team.Channels[i].Amounts = tt.amounts
				}
				return tx.Put(&team)
			})
			w.put(crmtest.Account("byd", "比亚迪"), deal("p1", "byd", "2026-11-01", 1_080_000))
			w.at("2026-11-03 10:00")
			w.changeDeal("p1", func(o *crm.Opportunity) { o.Amount.Minor = 180_000_000 })
			w.at("2026-11-03 20:00")
			if !tt.amounts {
				w.silent("funnel/huanan/2026-11-03")
				return
			}
			w.holds(w.said("funnel/huanan/2026-11-03/")[0], "180万", "更正:比亚迪 108万→180万")
		})
	}
}

func TestAWeekToldOnFridayIsCorrectedOnTheNext(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("byd", "比亚迪"), crmtest.Activity("v1", "byd", "2026-11-02"))
	w.at("2026-11-09 10:00")
	w.put(crmtest.Activity("v2", "byd", "2026-11-05"), crmtest.Activity("v3", "byd", "2026-11-09"))
	w.at("2026-11-13 20:00")
	w.holds(w.one("weekly/huanan/2026-11-13/"), "11-13 17:", "拜访 1(-1)", "更正:11-02 那周 拜访 1→2")
	w.put(crmtest.Activity("v4", "byd", "2026-11-18"))
	w.at("2026-11-20 20:00")
	if last := w.one("weekly/huanan/2026-11-20/").Card.Plain(); strings.Contains(last, "更正") {
		t.Errorf("it is told twice:\n%s", last)
	}
}

func TestAMondayAndItsLeadSheetAreCorrectedOnTheNext(t *testing.T) {
	w := newWorld(t)
	w.clock.Set(shanghai(t, "2026-11-06 12:00"))
	lead := func(id crm.LeadID, acc crm.AccountID, on crm.Date, no int) *crm.Lead {
		return crmtest.Lead(id, acc, on, func(l *crm.Lead) { l.No = no })
	}
	w.put(
		crmtest.Account("byd", "比亚迪"), crmtest.Account("meike", "美科"), crmtest.Account("hengfa", "恒发"),
		crmtest.Activity("v1", "byd", "2026-11-05"), lead("l1", "byd", "2026-11-04", 1), lead("l2", "meike", "2026-11-04", 2),
	)
	w.at("2026-11-10 10:00")
	w.put(crmtest.Activity("v2", "byd", "2026-11-06"), lead("l3", "hengfa", "2026-11-05", 3))
	w.changeAccount(crmtest.Xiaoli, "byd", func(a *crm.Account) { a.Region = "深圳" })
	w.at("2026-11-16 14:00")
	p := w.one("monday/wangmin/2026-11-16")
	w.holds(p, "更正:11-02 那周 拜访 1→2、新线索 2→3", "上次的表改 1 行、加 1 行")
	if len(p.Card.Files) != 1 {
		t.Fatalf("%d files, want the rows that changed", len(p.Card.Files))
	}
	if s := p.Card.Files[0].Book.Sheets; len(s) != 1 || s[0].Name != "更正 11-02" || len(s[0].Rows) != 2 {
		t.Errorf("its sheets are %+v", s)
	}
	w.put(crmtest.Activity("v3", "byd", "2026-11-17"))
	w.at("2026-11-23 14:00")
	if last := w.one("monday/wangmin/2026-11-23").Card.Plain(); strings.Contains(last, "更正") {
		t.Errorf("it is told twice:\n%s", last)
	}
}

func TestAMonthIsCorrectedInTheNext(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("byd", "比亚迪"), deal("p1", "byd", "2026-10-12", 1_200_000), deal("p2", "byd", "2026-11-12", 800_000))
	w.at("2026-12-02 10:00")
	w.changeDeal("p1", func(o *crm.Opportunity) { o.State, o.Closed = crm.DealWon, "2026-11-28" })
	w.at("2027-01-04 14:00")
	w.holds(w.one("monthly/zhaogang/2027-01"), "较2026年11月", "更正:签 0→1", "已签 120万") // in the year that has ended
}
