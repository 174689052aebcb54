package cards

import (
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// The fields of the form of a tender, in its order.
const (
	BidDeadline = "deadline"
	BidClock    = "clock"
	BidOpens    = "opens"
	BidOpensAt  = "opens_at"
	BidDeposit  = "deposit"
	BidPayBy    = "pay_by"
	BidReady    = "ready"
	BidState    = "state"
	BidBids     = "bids"
	BidLearnt   = "learnt"
)

// TenderForm is the record of a tender to fill in, with what is known of it: its
// dates, the deposit, the papers, the opening record and the debrief.
func (w *Writer) TenderForm(v TenderView) chat.Form {
	add := func(key, kind, zh, en, value string) chat.Field {
		f := chat.Field{Key: key, Kind: kind, Label: w.t(zh, en), Max: 200}
		if value != "" {
			f.Value = []string{value}
		}
		return f
	}
	deposit := ""
	if v.Deposit.Minor > 0 {
		deposit = w.Money(v.Deposit)
	}
	papers := add(BidReady, chat.Many, "已备好的材料", "Papers at hand", "")
	papers.Options, papers.Value = w.options(w.Book.TenderPapers), v.Ready
	state := add(BidState, chat.One, "进展", "Progress", v.State)
	state.Options = w.options(w.Book.Tender)
	bids := add(BidBids, chat.Area, "开标记录", "Opening record", strings.Join(w.bidLines(v.Bids), "\n"))
	bids.Hint, bids.Max = w.t("一行一家:大族 90万", "one bidder a line: Dazu 900k CNY"), 500
	learnt := add(BidLearnt, chat.Area, "复盘", "Debrief", v.Learnt)
	learnt.Max = 500
	form := chat.Form{
		Do:    chat.Action{Verb: DoBidForm, Subject: v.Deal.Number(), Rev: v.Rev},
		Title: Short(w.t("投标 ", "Tender · ")+w.dealName(v.Deal), 24), Submit: w.t("保存", "Save"), Cancel: w.t("取消", "Cancel"),
		Fields: []chat.Field{
			add(BidDeadline, chat.Day, "截标日期", "Bids due", string(v.Deadline)), add(BidClock, chat.Clock, "截标时间", "Due at", v.Clock),
			add(BidDeposit, chat.Amount, "保证金", "Deposit", deposit), add(BidPayBy, chat.Day, "保证金最晚哪天交", "Deposit due", string(v.PayBy)),
			add(BidOpens, chat.Day, "开标日期", "Opens on", string(v.Opens)), add(BidOpensAt, chat.Clock, "开标时间", "Opens at", v.OpensAt),
			papers, state, bids, learnt,
		},
	}
	for i := range form.Fields[:4] { // the rest comes later, with the tender
		form.Fields[i].Asks = true
	}
	return form
}

// options are the words of a vocabulary to choose from.
func (w *Writer) options(words []playbook.Word) []chat.Option {
	var out []chat.Option
	for _, x := range words {
		out = append(out, chat.Option{Value: x.ID, Label: x.Name.In(w.Locale)})
	}
	return out
}

// bidLines is an opening record as it stands in the form: a bidder a line.
func (w *Writer) bidLines(bids []crm.Bid) []string {
	var out []string
	for _, b := range bids {
		who := b.Who
		if who == "" {
			who = w.t("我方", "us")
		}
		out = append(out, spaced(who, w.Money(b.Price)))
	}
	return out
}

// mostPlanRows is how many rows of a payment plan its form has.
const mostPlanRows = 12

// PlanForm is a payment plan to fill in, a row of it a line: what for, how much
// or which share, and when.
func (w *Writer) PlanForm(v PaymentsView) chat.Form {
	form := chat.Form{
		Do:    chat.Action{Verb: DoPlanForm, Subject: v.Number(), Rev: v.Rev},
		Title: Short(w.t("付款计划 ", "Payment plan · ")+w.dealName(v.DealView), 24), Submit: w.t("保存", "Save"), Cancel: w.t("取消", "Cancel"),
	}
	examples := []string{w.t("预付 30% 12月10日", "down 30% Dec 10"), w.t("发货 60% 2月底", "delivery 60% Feb 28"), w.t("质保金 10%", "retention 10%")}
	for i := range min(max(len(examples), len(v.Rows)+1), mostPlanRows) {
		f := chat.Field{Key: PlanRow(i), Kind: chat.Line, Label: w.t("第%d期", "Row %d", i+1), Max: 80}
		if i < len(examples) {
			f.Hint = examples[i]
		}
		if i < len(v.Rows) {
			f.Value = []string{w.PlanLine(v.Rows[i])}
		}
		form.Fields = append(form.Fields, f)
	}
	form.Asks = len(v.Rows) == 0
	return form
}

// PlanRow is the key of a row's field, counted from 0.
func PlanRow(i int) string { return "row" + itoa(i+1) }

// PlanLine is a row of a payment plan as its form shows it: 预付 30% 2026-12-10.
func (w *Writer) PlanLine(p crm.Payment) string {
	much := w.Money(p.Amount)
	if p.Share > 0 {
		much = itoa(p.Share) + "%"
	}
	return spaced(p.What, much, string(p.Due))
}

// formButton opens a form.
func (w *Writer) formButton(label, verb, subject string) chat.Button {
	b := button(label, verb, subject, "")
	b.Opens = true
	return b
}

// planForm opens the form of a deal's payment plan.
func (w *Writer) planForm(number string) chat.Button {
	return w.formButton(w.t("填表", "Fill in"), DoPlanForm, number)
}

// bidForm opens the form of a deal's tender.
func (w *Writer) bidForm(number string) chat.Button {
	return w.formButton(w.t("填表", "Fill in"), DoBidForm, number)
}
