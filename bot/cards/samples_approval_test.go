package cards

import (
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// initiation is 小李's application of scene S9, waiting for its manager.
func initiation(w *Writer) ApprovalView {
	day := func(d, h int) time.Time { return time.Date(2026, 11, d, h, 12, 0, 0, time.UTC) }
	fields := map[string]string{
		"account": w.t("比亚迪", "BYD"), "title": w.t("电池线", "battery line"), "need": w.t("换一条电池线", "a new battery line"),
		"funding": w.t("客户自筹", "their own funds"), "amount": AmountText(budget()), "sign_by": "2027-03-31",
		"key_people": w.t("王总(决策者)", "Wang (decider)"), "rivals": w.t("大族", "Dazu"), "value_position": w.t("换线快、能耗低", "fast change-over"),
		"assessment": "q1:yes q2:yes q3:yes q4:unclear q5:yes", "expenses": w.t("3万", "¥30k"), "team": w.t("小林、小钟", "Lin, Zhong"),
		"customer_benefit": w.t("产能提升30%", "30% more output"), "our_benefit": w.t("打开新能源市场", "a way into new energy"),
	}
	return ApprovalView{
		Approval: crm.Approval{
			Meta: crm.Meta{Rev: 3}, ID: "a", No: "LX-2026-014", Subject: "initiation", Asker: "xiaoli", State: crm.ApprovalAsked, Version: 1,
			Spend: crm.Yuan(30_000), Amount: crm.Yuan(1_200_000), Sent: []crm.Submission{{Version: 1, On: "2026-11-23", Fields: fields}},
			Steps: []crm.Step{{Role: crm.RoleManager, Who: "wangmin"}, {Role: crm.RoleDirector, Who: "zhaogang"}},
		},
		AccountName: w.t("比亚迪", "BYD"), Fields: fields, Asker: w.t("小林", "Lin"), Met: 3,
		Deal: crm.Opportunity{
			Title: w.t("电池线", "battery line"), Amount: budget(), SignBy: "2027-03-31", Milestone: "m3",
			Answers: map[string]crm.Tick{"q1": {Answer: "yes"}, "q2": {Answer: "yes"}, "q3": {Answer: "yes"}, "q4": {Answer: "unclear"}, "q5": {Answer: "yes"}},
		},
		Steps: []StepView{
			{Step: crm.Step{Role: crm.RoleManager, When: day(21, 2)}, Who: w.t("王经理", "Wang")},
			{Step: crm.Step{Role: crm.RoleDirector}, Who: w.t("赵总", "Zhao")},
		},
		Wait: playbook.Wait{Days: 1, Remind: "2026-11-25", Above: "2026-11-26"},
	}
}

func budget() crm.Amount {
	return crm.Amount{Money: crm.Yuan(1_200_000), Kind: crm.AmountBudget, Precision: crm.About}
}

// decided is an application whose step at was decided.
func decided(v ApprovalView, at int, decision, words string) ApprovalView {
	v.Steps = append([]StepView(nil), v.Steps...)
	v.At = at
	for i := range at + 1 {
		v.Steps[i].Decision, v.Steps[i].When = crm.ApprovalGranted, time.Date(2026, 11, 23, 2, 12+i, 0, 0, time.UTC)
	}
	v.Steps[at].Decision, v.Steps[at].Reason = decision, words
	v.State = decision
	if decision == crm.ApprovalConditional || decision == crm.ApprovalGranted {
		v.State, v.Limit = crm.ApprovalGranted, crm.Yuan(20_000)
	}
	return v
}

func approvalSamples(w *Writer) map[string]any {
	asked := initiation(w)
	draft := asked
	draft.State, draft.Steps, draft.Sent, draft.Version = crm.ApprovalDraft, nil, nil, 0
	draft.Fields = map[string]string{"account": w.t("比亚迪", "BYD"), "title": w.t("电池线", "battery line"), "assessment": "q1:yes q4:yes"}
	draft.Missing = w.Book.MissingFields(draft.Fields)
	few := draft
	few.Missing = draft.Missing[len(draft.Missing)-2:]
	rule := []playbook.Approval{w.Book.Approvals[0], w.Book.Approvals[3]}
	assess := draft
	assess.Missing = nil
	for _, f := range draft.Missing {
		if f.ID == "assessment" {
			assess.Missing = append(assess.Missing, f)
		}
	}
	whole := asked
	whole.State, whole.Missing = crm.ApprovalDraft, nil
	mine := asked
	mine.Decides = true
	deputy := mine
	deputy.Steps = append([]StepView(nil), asked.Steps...)
	deputy.Steps[0].Who, deputy.Steps[0].For = w.t("老周", "Zhou"), w.t("王经理", "Wang")
	second := decided(mine, 0, crm.ApprovalGranted, "")
	second.State, second.At, second.Version = crm.ApprovalAsked, 1, 2
	was := map[string]string{}
	for id, value := range asked.Fields {
		was[id] = value
	}
	was["assessment"], was["amount"] = "q1:yes q2:yes q3:yes q4:no q5:yes", AmountText(crm.Amount{Money: crm.Yuan(1_000_000), Kind: crm.AmountBudget})
	second.Sent = []crm.Submission{
		{Version: 1, Fields: was, Steps: []crm.Step{{Decision: crm.ApprovalRejected, Reason: w.t("资金没落实", "no funds yet")}}}, {Version: 2, Fields: asked.Fields},
	}
	rejected := decided(asked, 1, crm.ApprovalRejected, w.t("资金没落实,先拿预算批文", "no funds yet, get the budget approval"))
	rejected.Task, rejected.AskDay = &crm.Task{No: 9, Text: w.t("让王总出个预算批文", "get Wang's budget approval")}, true
	more := decided(asked, 0, crm.ApprovalMore, w.t("预算批文", "the budget approval"))
	cny := func(n int64) crm.Money { return crm.Money{Minor: n * 1_000_000, Currency: "CNY"} }
	different := []GrantedChange{
		{GrantedAs{"LX-2026-009", cny(120), crm.ApprovalGranted}, GrantedAs{"LX-2026-009", cny(150), crm.ApprovalGranted}},
		{GrantedAs{"LX-2026-010", cny(90), crm.ApprovalGranted}, GrantedAs{"LX-2026-010", cny(90), crm.ApprovalWithdrawn}},
		{GrantedAs{"LX-2026-011", cny(90), crm.ApprovalGranted}, GrantedAs{"LX-2026-011", cny(95), crm.ApprovalAsked}},
		{GrantedAs{"LX-2026-012", cny(90), crm.ApprovalAsked}, GrantedAs{"LX-2026-012", cny(90), crm.ApprovalRejected}},
		{GrantedAs{"LX-2026-013", cny(90), crm.ApprovalAsked}, GrantedAs{"LX-2026-013", cny(90), crm.ApprovalGranted}},
	}
	granted := decided(asked, 1, crm.ApprovalConditional, w.t("费用≤2万", "expenses up to 20k"))
	moved := granted
	moved.Deal.Milestone = "m4"
	m3, _ := w.Book.Milestone("m3")
	changed := granted
	changed.State, changed.Changed, changed.Mine = crm.ApprovalChanged, []string{"amount"}, true
	changed.Deal.Amount = crm.Amount{Money: crm.Yuan(1_800_000), Kind: crm.AmountValue}
	price := asked
	price.No, price.Subject, price.Decides = "A17", "special_price", true
	price.Fields = map[string]string{"why": w.t("申请特价 再降5个点", "special price, 5% off")}
	price.Steps, price.Approval.Steps = asked.Steps[1:], asked.Approval.Steps[1:]
	late := mine
	late.Wait.Remind = "2026-11-23"
	partly := few
	partly.Refused = []*crm.Fault{{Cause: crm.BadInput, Key: "date.unknown", Args: []string{w.t("13月签", "sign in Martember")}}}
	own, ownPrice, standing := second, price, deputy
	own.Mine, ownPrice.Mine, standing.Mine = true, true, true
	unsent := draft
	unsent.Steps = asked.Steps
	return map[string]any{
		"approval-rule": w.ApprovalRule(rule), "apply": w.Application(draft, nil, false), "apply-refused": w.Application(few, nil, true),
		"apply-partly":    w.Application(partly, []string{"rivals"}, false),
		"apply-whole":     w.Application(whole, []string{"our_benefit"}, false),
		"apply-questions": w.Application(assess, []string{"assessment"}, false), "apply-whose": w.ApplyWhose(), "apply-waits": w.ApplicationWaits(assess),
		"apply-who": w.WillDecide(unsent), "apply-nobody": w.WillDecide(assess), "approval-changes": w.VersionChanges(second), "apply-fields": w.FormFields(draft, []string{"team", "our_benefit"}),
		"apply-form":       w.ApplicationForm(draft, func(string) bool { return true }),
		"approval-request": w.ApprovalRequest(mine), "approval-second": w.ApprovalRequest(second), "approval-deputy": w.ApprovalRequest(deputy),
		"approval-price": w.ApprovalRequest(price), "approval-over": w.ApprovalRequest(rejected),
		"approval-line": w.InChannel(false).ApprovalLine(asked), "approval-line-rejected": w.InChannel(false).ApprovalLine(rejected), "approval-line-more": w.InChannel(false).ApprovalLine(more),
		"approval-submitted": w.Submitted(asked), "approval-rejected": w.Decision(rejected, nil, false), "approval-more": w.Decision(more, nil, false),
		"approval-granted": w.Decision(granted, []playbook.Unmet{{Condition: m3.Exit[0]}, {Condition: m3.Exit[1]}}, false), "approval-moved": w.Decision(moved, nil, true),
		"approval-or-meeting": w.RequestOrMeeting("d1", w.t("方案评审", "solution review"), w.t("大族激光", "Otto Packaging")),
		"approval-ruled":      w.Ruled(second), "approval-standing": w.Standing([]ApprovalView{standing}), "approval-standing-rejected": w.Standing([]ApprovalView{rejected}),
		"approval-standing-several": w.Standing([]ApprovalView{asked, draft, rejected}), "approval-standing-none": w.Standing(nil),
		"approval-twice": w.AskedAlready(own, "粤钢"), "approval-twice-no-form": w.AskedAlready(ownPrice, "粤钢"),
		"approval-pending": w.Pending([]ApprovalView{late, price}, 0), "approval-pending-none": w.Pending(nil, 0),
		"approval-why": w.WhyReject(mine, false), "approval-what-more": w.WhyReject(mine, true), "approval-how-to-ask": w.HowToAsk(mine, w.t("预算落实了没有?", "has the budget been approved?")), "approval-which": w.WhichRequest([]ApprovalView{mine, price}, crm.ApprovalGranted),
		"approval-hurried": w.Hurried(deputy, false), "approval-hurried-again": w.Hurried(deputy, true),
		"approval-waits": w.ApprovalWaits(mine, false), "approval-waits-above": w.ApprovalWaits(mine, true),
		"approval-withdrawn": w.Withdrawn(asked, "g"), "approval-changed": w.SentBack(changed), "approval-draft": w.StillDraft(asked), "approval-filed": w.ProjectFiled(granted),
		"approval-full": w.FullForm(granted, 0), "approval-corrected": w.FormCorrected(granted, []string{"funding"}, "g", ""),
		"approval-corrected-by": w.FormCorrected(granted, []string{"funding"}, "", w.t("陈静", "Chen")), "approval-undecided": w.Undecided(asked, w.t("赵总", "Zhao")),
		"approval-printable": w.PrintableForm(granted, w.t("海平自动化", "Haiping"), true), "approval-approved": w.Approved([]ApprovalView{granted}, nil, "2026-11-23", "2026-11-23", "", false),
		"approval-approved-changed": w.Approved([]ApprovalView{granted}, different, "2026-11-23", "2026-11-23", "", false), "approval-approved-corrections": w.Approved(nil, different, "2026-11-23", "2026-11-23", "", false),
		"approval-approved-none": w.Approved(nil, nil, "2026-11-23", "2026-11-23", "", false), "approval-none-such": w.NoSuchRequest(), "approval-none-to-send": w.NothingToSubmit(),
		"approval-none-asked": w.NotAsked(w.t("大族激光", "Otto Packaging"), rule[1]),
	}
}

// TestAChannelReadsOnlyThatARequestStands: neither amount nor reason, unless it
// is the channel in which requests are decided.
func TestAChannelReadsOnlyThatARequestStands(t *testing.T) {
	for _, locale := range []string{"zh", "en"} {
		w := writer(t, locale).InChannel(false)
		v := initiation(w)
		for _, v := range []ApprovalView{v, decided(v, 0, crm.ApprovalRejected, "资金没落实"), decided(v, 0, crm.ApprovalMore, "资金没落实")} {
			for what, c := range map[string]chat.Card{"line": w.ApprovalLine(v), "request": w.ApprovalRequest(v)} {
				for _, secret := range []string{"120万", "¥1.2M", "资金没落实", "大族", "Dazu"} {
					if strings.Contains(c.Plain(), secret) {
						t.Errorf("%s.%s tells a channel %s:\n%s", what, locale, secret, c.Plain())
					}
				}
			}
		}
	}
}

func TestAnAmountOfTheFormComesBackAsItWas(t *testing.T) {
	for _, a := range []crm.Amount{{}, budget(), {Money: crm.Money{Minor: 5, Currency: "USD"}, High: 9, Precision: crm.Range, Kind: crm.AmountQuote}} {
		if got := AmountOf(AmountText(a)); got != a {
			t.Errorf("%+v became %+v", a, got)
		}
	}
}

func TestAWholeFormLosesNoLine(t *testing.T) {
	w := writer(t, "zh")
	v := initiation(w)
	for id := range v.Fields {
		v.Fields[id] = strings.Repeat("很长的一项", 30)
	}
	rows := map[string]bool{}
	for from, pages := 0, 1; ; pages++ {
		c := w.FullForm(v, from)
		if n := len(c.Plain()); n > MaxBytes {
			t.Fatalf("a page of %d bytes", n)
		}
		for _, line := range strings.Split(chat.Words(c.Sections[0].Text), "\n") {
			name, _, _ := strings.Cut(line, ":")
			rows[name] = true
		}
		if len(c.Buttons) == 0 {
			break
		}
		if from = Row(c.Buttons[0].Do.Arg); pages > 30 {
			t.Fatal("it never ends")
		}
	}
	for _, row := range w.FormRows(v) {
		if !rows[row[0]] {
			t.Errorf("%s is on no page", row[0])
		}
	}
}
