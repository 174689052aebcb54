package cards

import (
	"milepost/storage/crm"
)

// panelSaw is a deal in the middle of its way.
func panelSaw(w *Writer) DealView {
	return DealView{AccountName: w.t("粤钢桶业", "Yuegang"), Opportunity: crm.Opportunity{
		ID: "p3", No: 3, Title: w.t("开料机", "panel saw"), Milestone: "m3", Since: "2026-11-09", SignBy: "2027-03-31", Form: "project",
		Amount: crm.Amount{Money: crm.Yuan(1_200_000), Kind: crm.AmountBudget, Precision: crm.About}, WinPct: 70, Rivals: []string{"大族"},
		Answers: map[string]crm.Tick{
			"q1": {Answer: "yes", Note: w.t("两条线", "two lines"), By: "xiaoli", On: "2026-11-10"}, "q4": {Answer: "unclear", By: "xiaoli", On: "2026-11-10"}, "q5": {Answer: "no", On: "2026-11-11"},
		},
		Reviews: []crm.Look{{On: "2026-11-10", By: "xiaoli", Yes: 1, Unclear: 1}, {On: "2026-11-11", By: "xiaoli", Yes: 1, No: 1, Unclear: 1, Level: "potential"}},
	}}
}

func dealSamples(w *Writer) map[string]any {
	d := panelSaw(w)
	m3, _ := w.Book.Milestone("m3")
	ticks := w.Book.Ticks(&d.Opportunity)
	gate := GateView{DealView: d, To: "m4", Unmet: w.Book.Gate("m3", ticks), Boss: "王敏"}
	push := gate
	push.MayPush, push.Boss = true, ""
	few := gate
	few.Unmet, few.Met = gate.Unmet[3:5], m3.Exit[:3]
	met := few
	met.ShowMet = true
	open := gate
	open.Unmet = nil
	sheet := gate
	sheet.Milestone, sheet.To, sheet.Unmet, sheet.Sheet = "m1", "m2", w.Book.Gate("m1", nil), []string{"revenue", "industry"}
	moved := MovedView{DealView: d, Group: "g1", From: "m2"}
	pushed := MovedView{DealView: d, Group: "g1", From: "m2", Pushed: true, Reason: w.t("客户催得急", "they are in a hurry"), Missed: gate.Unmet[:2], Who: "王敏"}
	card := DealCardView{DealView: d, Stage: "comparing", Unmet: gate.Unmet, Days: 14, Met: 2, Tried: 1, Covered: []string{w.t("王总 ※", "Wang ※")}, Lacking: []string{w.t("=方案评估", "=evaluates the solution")}, Next: []TaskView{step(4, d.AccountName, w.t("送样", "send samples"), "2026-11-25")}}
	lost := card
	lost.State, lost.Closed, lost.Reason, lost.Rival, lost.NoGap = crm.DealLost, "2026-11-20", "pricing", "大族", true
	paused := card
	paused.State, paused.Wake = crm.DealPaused, "2027-03-01"
	said := SaidView{
		DealView: d, Group: "g1", To: "m4", Left: 2, Answers: []SaidAnswer{{ID: "q4", Question: true, Answer: "yes", Was: "unclear", Note: w.t("李工说预算批了", "Li says it is approved")}, {ID: "need_clear", Answer: "yes"}},
		Fields: []FieldChange{{Field: "buying_stage", Old: "searching", New: "comparing"}},
	}
	ready := SaidView{DealView: d, Group: "g1", To: "m4", Fresh: true, Tasks: []TaskView{step(5, d.AccountName, w.FindOut("q5"), "2026-11-30")}}
	assess := AssessView{DealView: d, Ticks: ticks, Level: "", Names: map[crm.PersonID]string{"xiaoli": ""}, MayEdit: true}
	notes := NotesView{DealView: d, Rows: []NoteRow{{ID: "unique_value", Value: w.t("一级能效", "best efficiency"), On: "2026-11-10"}, {Label: w.RivalSide("大族", RivalWeak), Value: w.t("售后慢", "slow service"), Who: "王敏", On: "2026-11-11"}}}
	rows := []DealRow{{DealView: d, Days: 14, OwnerName: "小李"}, {DealView: paused.DealView, Days: 3}}
	begun := moved
	begun.Apply, begun.Company = true, "海平"
	m1, _ := w.Book.Milestone("m1")
	m6, _ := w.Book.Milestone("m6")
	m10, _ := w.Book.Milestone("m10")
	signs := said
	signs.Apply = true
	return map[string]any{
		"deals": w.Deals(DealsView{Rows: rows, Form: "project"}), "deals-none": w.Deals(DealsView{Milestone: "m1"}), "moved-apply": w.MovedOn(begun), "said-signs": w.Said(signs),
		"milestones": w.Milestones(0), "milestone": w.Milestone(m1, "海平"), "milestone-tender": w.Milestone(m6, "海平"), "milestone-last": w.Milestone(m10, "海平"),
		"gate": w.Gate(gate), "gate-push": w.Gate(push), "gate-few": w.Gate(few), "gate-met": w.Gate(met), "gate-open": w.Gate(open), "gate-sheet": w.Gate(sheet),
		"moved-on": w.MovedOn(moved), "moved-pushed": w.MovedOn(pushed), "push-asked": w.PushAsked(gate, "小李"), "push-sent": w.PushSent("王敏", d),
		"held-back": w.HeldBack("王敏", d), "held-back-sent": w.HeldBackSent("小李", d),
		"why-push": w.AskWhy(WhyPush, d), "why-back": w.AskWhy(WhyBack, d), "why-drop": w.AskWhy(WhyDrop, d), "why-skip": w.AskWhy(WhySkip, d),
		"open-first": w.OpenDealFirst(d.AccountName, "C3", w.t("报价 560万", "quote 560k")), "which-one": w.WhichOne(), "which-deal": w.WhichDeal([]crm.Choice{{Value: "P3", Label: w.DealName(d)}, {Value: "P4", Label: w.t("比亚迪 电池线", "BYD battery line")}}),
		"deal": w.Deal(card), "deal-lost": w.Deal(lost), "deal-paused": w.Deal(paused), "said": w.Said(said), "said-ready": w.Said(ready),
		"assess": w.Assess(assess), "funnel-of-deal": w.Funnel(assess), "verdict": w.Verdict(assess), "looks": w.Looks(assess), "funnel-evidence": w.Evidence(assess), "notes": w.Notes(notes), "notes-none": w.Notes(NotesView{DealView: d}),
	}
}

func endSamples(w *Writer) map[string]any {
	d := panelSaw(w)
	d.State, d.Reason, d.Rival, d.Closed, d.Why = crm.DealLost, "pricing", "大族", "2026-11-23", w.t("黄了,给大族了,他们便宜", "lost to Dazu, they were cheaper")
	draft := EndView{DealView: d, Draft: "d1", Met: 2, Tried: 1, Guess: w.t("便宜", "cheaper")}
	gap := EndView{DealView: d, Group: "g1", Met: 5}
	gap.Gap = crm.Amount{Money: crm.Yuan(200_000), Precision: crm.About}
	dropped := EndView{DealView: d, Draft: "d1", Met: 4}
	dropped.State, dropped.Reason, dropped.Rival = crm.DealDropped, "cancelled", ""
	paused := EndView{DealView: d, Group: "g1"}
	paused.State, paused.Wake, paused.Why = crm.DealPaused, "2027-03-01", w.t("客户说明年再看", "next year, they say")
	again := EndView{DealView: panelSaw(w), Group: "g1"}
	won := WonView{DealView: panelSaw(w), Group: "g1", Customer: "C3", Contract: "HT-2026-018", Orders: 2, Promote: true, Care: []TaskView{step(7, d.AccountName, w.t("维护计划:满意度电话", "account care: satisfaction call"), "2027-02-22")}}
	won.State, won.Milestone, won.Closed, won.Amount = crm.DealWon, "m8", "2026-11-23", crm.Amount{Money: crm.Yuan(3_200_000), Kind: crm.AmountContract, Precision: crm.Exact}
	unnumbered := won
	unnumbered.Contract, unnumbered.Promote = "", false
	return map[string]any{
		"lost-draft": w.LostDraft(draft), "lost": w.Ended(EndView{DealView: d, Group: "g1", Met: 2}), "lost-gap": w.Ended(gap), "lost-why": w.WhyLost(gap), "drop-draft": w.LostDraft(dropped),
		"paused": w.Ended(paused), "reopened": w.Ended(again), "reasons": w.Reasons("d1"), "ask-wake": w.AskWake(d, []crm.Date{"2026-12-23", "2027-02-22"}),
		"key-judged": w.KeyJudged(keyJudged(w)), "won": w.Won(won), "won-unnumbered": w.Won(unnumbered), "promoted": w.Promoted(d.AccountName, "C3", 2, "g1"),
	}
}

func tenderSamples(w *Writer) map[string]any {
	d := panelSaw(w)
	t := TenderView{Deal: d, Group: "g1", People: []string{"小李"}, Techs: []string{"小钟"}, Tender: crm.Tender{
		No: 1, State: crm.TenderOpen, Round: 1, Deadline: "2026-11-30", Clock: "09:30", Deposit: crm.Yuan(200_000), PayBy: "2026-11-25", Opens: "2026-11-30", OpensAt: "14:00",
	}}
	ready := t
	ready.Paid, ready.Ready, ready.Submitted, ready.State = "2026-11-24", []string{"authorisation"}, "2026-11-27", crm.TenderSubmitted
	late := t
	late.State, late.Deadline, late.Delays = crm.TenderPostponed, "2026-12-07", []crm.Delay{{From: "2026-11-30", To: "2026-12-07"}}
	missed := ready
	missed.State, missed.Result, missed.Reason = crm.TenderMissed, "2026-12-01", w.t("给大族", "to Dazu")
	missed.Bids = []crm.Bid{{Who: "大族", Price: crm.Yuan(900_000)}, {Price: crm.Yuan(950_000)}}
	learnt := missed
	learnt.Learnt, learnt.Back = w.t("报价高了,下次先摸对手价", "too expensive"), "2026-12-08"
	quotes := QuotesView{DealView: d, Quotes: []crm.Quote{{No: 1, Version: 1, Amount: crm.Yuan(1_000_000), On: "2026-11-10"}, {No: 2, Version: 2, Amount: crm.Yuan(950_000), On: "2026-11-20"}}}
	quotes.Floor = crm.Yuan(960_000)
	fresh := quotes
	fresh.Group, fresh.Floor = "g1", crm.Yuan(900_000)
	rounds := RoundsView{DealView: d, Group: "g1", Opened: crm.Yuan(1_000_000)}
	rounds.Floor = crm.Yuan(900_000)
	rounds.Rounds = []crm.Round{{Ours: crm.Yuan(980_000), Theirs: crm.Yuan(900_000), On: "2026-11-18"}, {Ours: crm.Yuan(950_000), Theirs: crm.Yuan(920_000), Note: w.t("账期60天", "60 days"), On: "2026-11-23"}}
	row := crm.Payment{
		No: 1, Row: 1, What: w.t("预付", "down"), Share: 30, Amount: crm.Yuan(1_050_000), Due: "2026-10-30",
		Received: []crm.Receipt{{Amount: crm.Yuan(600_000), On: "2026-11-20", By: "xiaoli"}}, Promised: []crm.Promise{{For: "2026-12-10", On: "2026-11-20"}},
	}
	full := row
	full.Received, full.Promised = []crm.Receipt{{Amount: crm.Yuan(1_050_000), On: "2026-11-20", Confirmed: "wangmin"}}, nil
	plan := PaymentsView{DealView: d, Rows: []crm.Payment{row, {No: 2, Row: 2, What: w.t("发货", "delivery"), Amount: crm.Yuan(2_100_000)}, {No: 3, Row: 3, What: w.t("质保金", "retention"), Amount: crm.Yuan(350_000), Retained: true}}}
	asked := PaymentView{Payment: row, Deal: d, ByName: "小李", MayConfirm: true}
	over := PaymentView{Payment: full, Deal: d, Group: "g1", More: crm.Yuan(50_000), MoreRow: w.RowName(plan.Rows[1])}
	closes := Nudge{Kind: "tender", Rule: "tender", Subject: "tender/b", AccountName: d.AccountName, Due: t.Deadline, Clock: t.Clock, Days: 0, Number: t.Number(), Deal: d}
	last, hour := *w, closes
	last.Now, hour.Clock = t.Deadline.AddDays(-1).At("17:00", w.Zone), "09:30"
	final := closes
	final.Clock, final.Final = "", true
	near := closes
	near.Due = "2026-11-24"
	return map[string]any{
		"tender": w.Tender(t), "tender-ready": w.Tender(ready), "tender-postponed": w.Tender(late), "tender-missed": w.Tender(missed), "tender-learnt": w.Tender(learnt),
		"tender-due": w.TenderDue(t, closes), "tender-due-last": last.TenderDue(t, hour), "tender-due-final": w.TenderDue(t, final), "tender-due-paid": w.TenderDue(ready, closes), "snoozed-cut": w.Snoozed(closes, "2026-12-10"), "snoozed-not": w.Snoozed(near, "2026-12-10"),
		"tender-form": w.TenderForm(learnt), "plan-form": w.PlanForm(plan), "tender-none": w.NoTender(d), "tender-date": w.AskTenderDate(t), "quotes": w.Quotes(quotes), "quote": w.Quotes(fresh), "quotes-none": w.Quotes(QuotesView{DealView: d}),
		"rounds": w.Rounds(rounds), "rounds-none": w.Rounds(RoundsView{DealView: d}),
		"payments": w.Payments(plan), "payments-none": w.Payments(PaymentsView{DealView: d}), "payment-in": w.PaymentIn(PaymentView{Payment: row, Deal: d, Group: "g1"}),
		"payment-asked": w.PaymentIn(asked), "payment-over": w.PaymentIn(over), "payment-confirmed": w.PaymentConfirmed(PaymentView{Payment: full, Deal: d}, "王敏"), "payment-no-plan": w.NoPlan(d),
	}
}

func pursueSamples(w *Writer) map[string]any {
	d := panelSaw(w)
	script := ScriptView{
		AccountName: d.AccountName, Number: "C3", Company: w.t("海平自动化", "Haiping"), Rep: w.t("李伟", "Li Wei"), Contact: w.t("周工", "Zhou"), Window: "08:30–09:00 18:00–19:00",
		Case: &CaseView{AccountName: w.t("永盛", "Yongsheng"), Title: w.t("冲压线", "press line"), Industry: "钢桶", Signed: "2026-03-10", Value: w.t("换模从40分钟降到8分钟", "changeover from 40 to 8 minutes")},
	}
	bare := ScriptView{AccountName: d.AccountName, Number: "C3", Company: script.Company, Rep: script.Rep, Window: "09:30–17:30"}
	meet := TaskView{Task: crm.Task{No: 9, Due: "2026-11-26", Clock: "10:00", Visit: true, Place: w.t("会议室", "meeting room")}, AccountName: d.AccountName, ContactName: w.t("周工", "Zhou")}
	card := DealCardView{DealView: d, Unmet: w.Book.Gate("m3", nil)}
	prep := PrepView{AccountView: AccountView{Account: crm.Account{No: 3, Name: name(d.AccountName)}}, Task: &meet, Deal: &card, Concerns: []string{w.t("周工 交期", "Zhou: delivery")}, Ask: w.Book.Questions[3:5], Rivals: []string{w.RivalLine("大族", RivalWeak, w.t("售后慢", "slow service"))}}
	row := TaskView{Task: crm.Task{No: 12, Text: w.t("拿下技术部", "win the engineers"), Due: "2026-11-30", Plan: true}, OwnerName: "小钟"}
	done := row
	done.State = crm.TaskDone
	late := TaskView{Task: crm.Task{No: 11, Text: w.t("请总工看样板", "show the reference site"), Due: "2026-11-20", Plan: true}}
	return map[string]any{
		"script": w.Script(script), "script-no-case": w.Script(bare), "prep": w.Prep(prep), "prep-nothing": w.Prep(PrepView{AccountView: AccountView{Account: crm.Account{No: 3, Name: name(d.AccountName)}}}),
		"which-visit": w.WhichVisit([]TaskView{meet, meet}), "nothing-booked": w.NothingBooked("2026-11-24"), "meet-set": w.MeetSet(meet, "g1"),
		"reviewed":    w.Reviewed(d.AccountName, "V3", w.t("推进了预算,下次要见林副总", "the budget moved; next: VP Lin"), "g1"),
		"battle-plan": w.BattlePlan(PlanView{DealView: d, Rows: []TaskView{late, row, done}}), "battle-plan-none": w.BattlePlan(PlanView{DealView: d}),
		"plan-row": w.PlanRow(d, row, "g1"), "plan-lacks": w.PlanLacks(d, row.Text, true, true), "plan-lacks-owner": w.PlanLacks(d, row.Text, false, true), "plan-lacks-due": w.PlanLacks(d, row.Text, true, false),
		"follow-clock": w.follow("clock"), "follow-place": w.follow("place"), "follow-contact": w.follow("contact"), "follow-reached": w.follow(FollowReached), "follow-review": w.follow(FollowReview),
	}
}

// keyJudged is a customer that bought twice and of which two checks of four were
// answered.
func keyJudged(w *Writer) KeyView {
	d := panelSaw(w)
	v := KeyView{
		Account: crm.Account{No: 3, Name: crm.Name{Text: d.AccountName}, Orders: 2, Bought: []crm.Money{crm.Yuan(4_300_000)}}, May: true,
		Worth: crm.Yuan(7_500_000), Place: 2, Of: 31, Pct: 24, Head: true,
	}
	for _, g := range w.Book.FieldGroups {
		if !g.Score {
			continue
		}
		list := Checklist{Group: g}
		for i, f := range w.Book.FieldsOf(g.ID) {
			x := FieldView{Field: f}
			if i < 2 {
				x.Values = []NotedView{{Field: crm.Field{Value: []string{"yes", "no"}[i]}}}
			}
			list.Fields = append(list.Fields, x)
		}
		v.Lists = append(v.Lists, list)
	}
	return v
}
