package handlers

import (
	"fmt"
	"testing"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// whyCase is one kind of reminder: what brings it about on Monday 2026-11-02 at
// 15:00, who asks why of which subject, what the answer has to say in both languages,
// and, after over has happened, what it says then.
type whyCase struct {
	rule, who string
	subject   string
	recs      []crm.Record
	zh, en    []string
	over      []crm.Record
	then      string // in Chinese; "" = that it is not reminded of any more
}

const isOver = "这条现在不用提醒了"

// whyCases has one row for each entry of the embedded playbook, but for prep: two hours
// before an appointment it is the appointment that is spoken of.
func whyCases() []whyCase {
	account := func(id string, change ...func(*crm.Account)) *crm.Account {
		return crmtest.Account(crm.AccountID(id), "客户"+id, append([]func(*crm.Account){func(a *crm.Account) {
			a.No, a.Tier, a.LastVisit, a.Ranked, a.Paced = len(id)*1000+int(id[0])*10+int(id[len(id)-1]), "D", "2026-11-01", "2026-10-01", "2026-10-01"
		}}, change...)...)
	}
	step := func(id string, due crm.Date, change func(*crm.Task)) *crm.Task {
		return crmtest.Task(crm.TaskID(id), crm.AccountID(id), due, func(t *crm.Task) {
			t.No = len(id)*1000 + int(id[0])*10 + int(id[len(id)-1])
			change(t)
		})
	}
	deal := func(id string, since crm.Date, change func(*crm.Opportunity)) *crm.Opportunity {
		return crmtest.Opportunity(crm.OpportunityID(id), crm.AccountID(id), since, func(o *crm.Opportunity) {
			o.No = len(id)*1000 + int(id[0])*10 + int(id[len(id)-1])
			change(o)
		})
	}
	tender := func(id string, change func(*crm.Tender)) []crm.Record {
		t := &crm.Tender{ID: crm.TenderID(id), No: len(id)*1000 + int(id[0])*10 + int(id[len(id)-1]), Account: crm.AccountID(id), Deal: crm.OpportunityID(id), Owner: "xiaoli", Team: "huanan", State: crm.TenderOpen, Round: 1}
		change(t)
		return []crm.Record{account(id), deal(id, "2026-11-01", func(*crm.Opportunity) {}), t}
	}
	visit := func(clock string) func(*crm.Task) {
		return func(t *crm.Task) { t.Visit, t.Clock = true, clock }
	}
	done := func(t *crm.Task) { t.State = crm.TaskDone }
	field := func(id string, on crm.Date) *crm.Field {
		of := crm.Pointer{Kind: crm.KindAccount, ID: id}
		return &crm.Field{ID: crm.FieldOf(of, "credit"), Subject: of, Name: "credit", Value: "好", Who: "xiaoli", On: on}
	}
	recs := func(all ...crm.Record) []crm.Record { return all }
	return []whyCase{
		{
			"touch", "xiaoli", "account/touch", recs(account("touch", func(a *crm.Account) { a.Tier, a.LastVisit = "A", "2026-10-15" })),
			[]string{"A 级客户,14 天内应拜访一次", "上次拜访 10-15(18 天前"},
			[]string{"Tier A: one visit within 14 days", "Last visit Oct 15 (18 days ago"},
			recs(account("touch", func(a *crm.Account) { a.Tier, a.LastVisit = "A", "2026-11-02" })), "上次拜访 11-02(今天",
		},
		{
			"task", "xiaoli", "task/task", recs(account("task"), step("task", "2026-11-02", func(*crm.Task) {})),
			[]string{"您自己定的下一步到日子了", "带方案过去"},
			[]string{"A next step of yours came due", "带方案过去"},
			recs(step("task", "2026-11-02", done)), isOver,
		},
		{
			"waiting", "xiaoli", "task/waiting", recs(account("waiting"), step("waiting", "2026-11-02", func(t *crm.Task) { t.Waiting = true })),
			[]string{"客户答应在这天给答复", "带方案过去"},
			[]string{"The customer promised it for that day"},
			recs(step("waiting", "2026-11-02", done)), isOver,
		},
		{
			"visit_log", "xiaoli", "task/log", recs(account("log"), step("log", "2026-11-02", visit("10:00"))),
			[]string{"约好的拜访,一天内要有记录"},
			[]string{"A booked visit is logged within a day"},
			recs(step("log", "2026-11-02", done)), isOver,
		},
		{
			"prep_evening", "xiaoli", "task/eve", recs(account("eve"), step("eve", "2026-11-03", visit("10:00"))),
			[]string{"明天有约", "11-03"},
			[]string{"You have an appointment tomorrow", "Nov 3"},
			recs(step("eve", "2026-11-03", done)), isOver,
		},
		{
			"appointment", "xiaoli", "task/appt", recs(account("appt"), step("appt", "2026-11-02", visit("17:00"))),
			[]string{"今天约好了", "17:00"},
			[]string{"It is booked for today", "17:00"},
			recs(step("appt", "2026-11-02", done)), isOver,
		},
		{
			"dwell", "xiaoli", "opportunity/dwell", recs(account("dwell"), deal("dwell", "2026-10-10", func(*crm.Opportunity) {})),
			[]string{"m1 行业与客户规划 一般不超过 14 天", "已经 23 天"},
			[]string{"usually takes no more than 14 days", "It has been 23 days"},
			recs(deal("dwell", "2026-10-10", func(o *crm.Opportunity) { o.State = crm.DealLost })), isOver,
		},
		{
			"dwell of another, twice its limit", "wangmin", "opportunity/dwells", recs(account("dwells"), deal("dwells", "2026-09-01", func(*crm.Opportunity) {})),
			[]string{"一般不超过 14 天", "已经 62 天", "小李 的事,过了限期的 2 倍还没动,告诉您一次"},
			[]string{"usually takes no more than 14 days", "It has been 62 days"},
			recs(deal("dwells", "2026-11-01", func(*crm.Opportunity) {})), isOver,
		},
		{
			"support", "xiaoli", "task/support", recs(account("support"), step("support", "2026-10-30", func(t *crm.Task) { t.Owner, t.Asker, t.Support = "anna", "xiaoli", "presales" })),
			[]string{"您请同事支持的事到期还没完成"},
			[]string{"What you asked a colleague for is past its day"},
			recs(step("support", "2026-10-30", func(t *crm.Task) { t.Owner, t.Asker, t.Support, t.State = "anna", "xiaoli", "presales", crm.TaskDone })), isOver,
		},
		{
			"wake", "xiaoli", "opportunity/wake", recs(account("wake"), deal("wake", "2026-08-03", func(o *crm.Opportunity) { o.State, o.Wake = crm.DealPaused, "2026-11-02" })),
			[]string{"暂停时约定了今天再看"},
			[]string{"The pause was agreed until today"},
			recs(deal("wake", "2026-08-03", func(o *crm.Opportunity) { o.State = crm.DealLost })), isOver,
		},
		{
			"sign_by", "xiaoli", "opportunity/sign", recs(account("sign"), deal("sign", "2026-11-01", func(o *crm.Opportunity) { o.SignBy = "2026-10-30" })),
			[]string{"预计签约日过了要改日期或说明", "预计 10-30 签,过了 3 天"},
			[]string{"An expected signing that has passed needs a new day"},
			recs(deal("sign", "2026-11-01", func(o *crm.Opportunity) { o.SignBy = "2026-12-30" })), isOver,
		},
		{
			"visits", "xiaoli", "opportunity/visits", recs(account("visits", func(a *crm.Account) { a.LastVisit = "2026-09-20" }), deal("visits", "2026-09-20", func(o *crm.Opportunity) { o.Milestone = "m4" })),
			[]string{"一般要拜访4次或以上才能成交", "拜访 0/4 次"},
			[]string{"A deal usually takes 4 visits or more", "0 of 4 visits"},
			recs(deal("visits", "2026-09-20", func(o *crm.Opportunity) { o.Milestone, o.State = "m4", crm.DealLost })), isOver,
		},
		{
			"chores", "xiaoli", "opportunity/chores", recs(account("chores"), deal("chores", "2026-10-24", func(*crm.Opportunity) {})),
			[]string{"这个里程碑要做的事", "从5个方面分析行业"},
			[]string{"What this milestone asks for"},
			recs(deal("chores", "2026-11-01", func(*crm.Opportunity) {})), isOver,
		},
		{
			"columns", "xiaoli", "lead/columns", recs(account("columns"), crmtest.Lead("columns", "columns", "2026-10-20")),
			[]string{"线索表要填齐才能往下走", "还缺"},
			[]string{"The lead sheet has to be complete to go on", "Missing:"},
			recs(crmtest.Lead("columns", "columns", "2026-10-31")), isOver,
		},
		{
			"executive", "xiaoli", "account/exec", recs(account("exec", func(a *crm.Account) { a.Tier, a.Paced = "A", "2026-07-01" })),
			[]string{"A级客户每季一次高层拜访", "还没有过"},
			[]string{"Tier A: an executive visit each quarter", "none yet"},
			recs(crmtest.Activity("exec", "exec", "2026-11-01", func(v *crm.Activity) { v.Type = "executive_visit" })), "A 级客户,14 天内应拜访一次",
		},
		{
			"feedback", "wangmin", "account/feed", recs(account("feed", func(a *crm.Account) { a.Tier, a.Paced = "A", "2026-07-01" })),
			[]string{"每季征求客户对营销人员的意见"},
			[]string{"Each quarter customers are asked about our people"},
			nil, "",
		},
		{
			"stale_file", "xiaoli", "account/stale", recs(account("stale"), field("stale", "2025-01-01")),
			[]string{"天没有变化就该看一遍", "没更新"},
			[]string{"A file is gone through when nothing changed for"},
			recs(field("stale", "2026-11-01")), "D 级客户,90 天内应联系一次",
		},
		{
			"referral", "xiaoli", "opportunity/ref", recs(account("ref"), deal("ref", "2026-08-03", func(o *crm.Opportunity) { o.State, o.Closed = crm.DealLost, "2026-10-20" })),
			[]string{"没成交的客户也可以引荐"},
			[]string{"Customers that did not buy can recommend too"},
			recs(deal("ref", "2026-10-30", func(*crm.Opportunity) {})), isOver,
		},
		{
			"referral_won", "xiaoli", "opportunity/won", recs(account("won"), deal("won", "2026-08-03", func(o *crm.Opportunity) { o.State, o.Closed = crm.DealWon, "2026-10-15" })),
			[]string{"老客户引荐是最好的线索"},
			[]string{"A referral of a customer is the best lead"},
			recs(deal("won", "2026-10-30", func(*crm.Opportunity) {})), isOver,
		},
		{
			"retier", "xiaoli", "account/retier", recs(account("retier", func(a *crm.Account) { a.Ranked = "2025-06-01" })),
			[]string{"排名每年更新", "D 级一年没复核"},
			[]string{"Ranks change every year", "not looked at for a year"},
			recs(account("retier")), "D 级客户,90 天内应联系一次",
		},
		{
			"claim", "wangmin", "conflict/claim", recs(account("claim"), &crm.Conflict{ID: "claim", No: 1, Name: crmtest.Name("恒鑫"), Reporter: "xiaoli", Account: "claim", Decider: "wangmin", Day: "2026-10-30"}),
			[]string{"撞单一个工作日内要有答复", "恒鑫"},
			[]string{"A claim is answered within a working day"},
			recs(&crm.Conflict{ID: "claim", No: 1, Name: crmtest.Name("恒鑫"), Reporter: "xiaoli", Account: "claim", Decider: "wangmin", Day: "2026-10-30", State: crm.ConflictDifferent}), isOver,
		},
		{
			"hushed", "wangmin", "account/hush", recs(account("hush")),
			[]string{"销售关掉了这个客户的提醒"},
			[]string{"The rep turned the reminders of this customer off"},
			nil, "",
		},
		{
			"expenses", "xiaoli", "person/xiaoli", expensesOf("2026-10-12"),
			[]string{"您平时会记费用", "跑了 4 次客户,21 天没记费用"},
			[]string{"You usually note your costs", "4 visits and no cost noted for 21 days"},
			recs(crmtest.Expense("today", crm.Yuan(9), "2026-11-02", func(e *crm.Expense) { e.No = 2 })), isOver,
		},
		{
			"tender", "xiaoli", "tender/tender", tender("tender", func(t *crm.Tender) { t.Deadline, t.Clock = "2026-11-09", "09:30" }),
			[]string{"截标前14、7、3、1天提醒", "11-09"},
			[]string{"Told 14, 7, 3 and 1 days before it closes", "Nov 9"},
			tender("tender", func(t *crm.Tender) {
				t.Deadline, t.Submitted, t.State = "2026-11-09", "2026-11-02", crm.TenderSubmitted
			}), isOver,
		},
		{
			"deposit", "xiaoli", "tender/deposit", tender("deposit", func(t *crm.Tender) { t.PayBy, t.Deposit = "2026-11-05", crm.Yuan(200000) }),
			[]string{"保证金到期前14、7、3、1天提醒", "20万"},
			[]string{"Told 14, 7, 3 and 1 days before it is due"},
			tender("deposit", func(t *crm.Tender) { t.PayBy, t.Deposit, t.Paid = "2026-11-05", crm.Yuan(200000), "2026-11-02" }), isOver,
		},
		{
			"opening", "xiaoli", "tender/opening", tender("opening", func(t *crm.Tender) { t.Opens = "2026-11-05" }),
			[]string{"开标前14、7、3、1天提醒"},
			[]string{"Told 14, 7, 3 and 1 days before the opening"},
			tender("opening", func(t *crm.Tender) { t.State = crm.TenderMissed; t.Learnt = "-" }), isOver,
		},
		{
			"debrief", "xiaoli", "tender/debrief", tender("debrief", func(t *crm.Tender) { t.State, t.Result = crm.TenderMissed, "2026-10-30" }),
			[]string{"没中标7天内复盘"},
			[]string{"A tender that was not won is debriefed within 7 days"},
			tender("debrief", func(t *crm.Tender) { t.State, t.Result, t.Learnt = crm.TenderMissed, "2026-10-30", "报价高了" }), isOver,
		},
		{
			"deposit_back", "xiaoli", "tender/back", tender("back", func(t *crm.Tender) {
				t.State, t.Result, t.Deposit, t.Paid = crm.TenderWon, "2026-10-12", crm.Yuan(200000), "2026-10-01"
			}),
			[]string{"开标后要追回保证金", "20万"},
			[]string{"The deposit is asked back after the opening"},
			tender("back", func(t *crm.Tender) {
				t.State, t.Result, t.Deposit, t.Paid, t.Back = crm.TenderWon, "2026-10-12", crm.Yuan(200000), "2026-10-01", "2026-11-02"
			}), isOver,
		},
		{
			"payment", "xiaoli", "payment/payment", recs(account("payment"), deal("payment", "2026-11-01", func(*crm.Opportunity) {}), payment(crm.Money{})),
			[]string{"回款前7天、当天、过3天提醒", "11-05"},
			[]string{"Told 7 days before, on the day, 3 days late; manager at 15, director at 30 days"},
			recs(payment(crm.Yuan(1000))), isOver,
		},
	}
}

func payment(got crm.Money) *crm.Payment {
	p := &crm.Payment{ID: "payment", No: 1, Account: "payment", Deal: "payment", Owner: "xiaoli", Team: "huanan", Row: 1, Amount: crm.Yuan(1000), Due: "2026-11-05"}
	if got.Minor > 0 {
		p.Received = []crm.Receipt{{Amount: got, On: "2026-11-02", By: "xiaoli"}}
	}
	return p
}

// expensesOf is somebody who noted a cost on a day, and has been to customers four
// times since then.
func expensesOf(on crm.Date) []crm.Record {
	out := []crm.Record{crmtest.Account("cost", "客户cost"), crmtest.Expense("cost", crm.Yuan(100), on)}
	for i := range 4 {
		out = append(out, crmtest.Activity(crm.ActivityID(fmt.Sprint("cost", i)), "cost", on.AddDays(i+1), func(v *crm.Activity) { v.No = i + 2 }))
	}
	return out
}

// TestEveryReminderSaysWhy asks why of every kind of reminder that the playbook has, in
// Chinese and in English, and once more when it was acted upon.
func TestEveryReminderSaysWhy(t *testing.T) {
	w := newWorld(t)
	put := func(recs []crm.Record) {
		for _, rec := range recs {
			w.update(func(tx crm.Tx) error {
				old := crm.New(rec.Kind())
				if err := tx.Get(old, rec.Key()); err != nil && !crm.IsMissing(err) {
					return err
				}
				*rec.Base() = *old.Base() // a transaction may run twice
				return crmtest.Put(tx, rec)
			})
		}
	}
	known := map[string]bool{"prep": true}
	cases := whyCases()
	for i := range cases {
		put(cases[i].recs)
		known[cases[i].rule] = true
	}
	w.says("xiaoli", "不再提醒客户hush", "不再提醒")
	for _, n := range w.r.Book.Nudges {
		if !known[n.ID] {
			t.Errorf("nobody asks why of %s", n.ID)
		}
	}
	for _, d := range w.r.Book.Deadlines {
		if !known[d.ID] {
			t.Errorf("nobody asks why of %s", d.ID)
		}
	}
	ask := func(c *whyCase, want ...string) {
		w.has(w.one(w.do(c.who, chat.Action{Verb: cards.DoWhy, Subject: c.subject})), want...)
	}
	for i := range cases {
		ask(&cases[i], append(cases[i].zh, "!{{")...)
	}
	for _, who := range []string{"xiaoli", "wangmin"} {
		w.says(who, "说英文", "English")
	}
	for i := range cases {
		ask(&cases[i], append(cases[i].en, "!{{")...)
	}
	for _, who := range []string{"xiaoli", "wangmin"} {
		w.says(who, "speak Chinese", "中文")
	}
	for i := range cases {
		if c := &cases[i]; c.over != nil {
			put(c.over)
			ask(c, c.then)
		}
	}
}
