package cards

import (
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// samples are all cards, texts and forms, by the name of their golden file.
func samples(w *Writer) map[string]any {
	all := map[string]any{}
	for _, part := range []map[string]any{
		receiptSamples(w), arrivalSamples(w), askSamples(w), changeSamples(w), accountSamples(w), daySamples(w),
		teamSamples(w), nudgeSamples(w), talkSamples(w), adminSamples(w), laterSamples(w), formSamples(w), fileSamples(w), faultSamples(w),
		fieldSamples(w), keptSamples(w), personSamples(w), classSamples(w),
		platformSamples(w),
		sheetSamples(w), importSamples(w), conflictSamples(w), leadSamples(w),
		approvalSamples(w), peopleSamples(w),
		figureSamples(w), askedSamples(w), digestSamples(w), careSamples(w), privacySamples(w),
		dealSamples(w), endSamples(w), tenderSamples(w), pursueSamples(w),
	} {
		for name, shown := range part {
			if _, twice := all[name]; twice {
				panic("two samples are called " + name)
			}
			all[name] = shown
		}
	}
	return all
}

func name(s string) crm.Name { return crm.Name{Text: s} }

// contact is a person at a customer.
func contact(no int, called, title string) crm.Contact {
	return crm.Contact{No: no, Name: name(called), Title: title}
}

// bydVisit is the visit that the README begins with.
func bydVisit(w *Writer) Item {
	byd := w.t("比亚迪", "BYD")
	return Item{
		Account: byd, New: true,
		Activity: &ActivityView{
			Activity:    crm.Activity{No: 1, Type: crm.Visit, Date: "2026-11-23", Gist: w.t("聊了电池线方案", "talked about the battery line")},
			AccountName: byd, People: []crm.Contact{contact(1, w.t("王总", "Mr Wang"), "")},
		},
		Lead: &LeadView{Lead: crm.Lead{No: 1}, AccountName: byd},
		Deal: &DealView{Opportunity: crm.Opportunity{
			No: 1, Milestone: "m1", Amount: crm.Amount{Money: crm.Yuan(1_200_000), Kind: crm.AmountBudget, Precision: crm.About},
		}, AccountName: byd},
		Contacts: []ContactView{{Contact: contact(1, w.t("王总", "Mr Wang"), ""), AccountName: byd}},
		Tasks: []TaskView{{
			Task: crm.Task{No: 1, Text: w.t("带方案过去", "bring the proposal"), Due: "2026-12-02"}, AccountName: byd,
		}},
	}
}

func visit(no int, account, who, gist, outcome string) Item {
	it := Item{Account: account, Activity: &ActivityView{
		Activity:    crm.Activity{No: no, Type: crm.Visit, Date: "2026-11-23", Gist: gist, Outcome: outcome},
		AccountName: account,
	}}
	if who != "" {
		it.Activity.People = []crm.Contact{contact(no, who, "")}
	}
	return it
}

func step(no int, account, text string, due crm.Date) TaskView {
	return TaskView{Task: crm.Task{No: no, Text: text, Due: due}, AccountName: account}
}

// arrivalSamples are visits that a location proves.
func arrivalSamples(w *Writer) map[string]any {
	there := &crm.Arrival{At: time.Date(2026, 11, 23, 1, 52, 0, 0, time.UTC), Lat: 22.6921, Long: 114.3466, Label: w.t("比亚迪坪山", "BYD Pingshan")}
	arrived := visit(31, w.t("比亚迪", "BYD"), "", "", "")
	arrived.Activity.Clock, arrived.Activity.Arrival = "09:52", there
	photo := visit(31, w.t("比亚迪", "BYD"), "", "", "")
	photo.Activity.Clock, photo.Activity.Arrival = "09:52", there
	photo.Activity.Files = []crm.Attachment{{Name: "image.jpg", Type: "image/jpeg"}}
	words := visit(32, w.t("美的", "Midea"), "", "", "")
	words.Activity.Arrival = &crm.Arrival{At: there.At}
	told := visit(31, w.t("比亚迪", "BYD"), w.t("王总", "Mr Wang"), w.t("方案没意见", "fine with the proposal"), "")
	told.Activity.Clock, told.Activity.Arrival, told.Activity.Files = "09:52", there, photo.Activity.Files
	one := func(it Item) chat.Card { return w.Logged(Logged{Group: "g1", Items: []Item{it}}) }
	draft := crm.Draft{ID: "d1", Ask: AskWhose, Arrival: there, Choices: []crm.Choice{{Value: "a1", Label: w.t("比亚迪", "BYD")}, {Value: "a2", Label: w.t("美的", "Midea")}}}
	return map[string]any{
		"arrival": one(arrived), "arrival-photo": one(photo), "arrival-by-words": one(words), "arrival-told": one(told),
		"arrival-where": w.Question(DraftView{Draft: draft}), "arrival-proves": w.Proved(*there, RecordName{Name: w.t("格力", "Gree"), Number: "V7"}, "g1"),
		"arrival-and-files": w.FilesWithPlace([]string{"image.jpg"}),
	}
}

func receiptSamples(w *Writer) map[string]any {
	one := func(it Item) chat.Card { return w.Logged(Logged{Group: "g1", Items: []Item{it}}) }
	call := visit(2, w.t("美的", "Midea"), w.t("王经理", "Mr Wang"), "", crm.NotReached)
	call.Activity.Type = crm.Call
	gate := visit(3, w.t("格力", "Gree"), "", w.t("门卫不让进", "the guard sent me away"), crm.NotReached)
	night := visit(4, w.t("美的", "Midea"), "", "", "")
	night.Activity.Date, night.Activity.Night = "2026-11-22", true
	demo := visit(5, w.t("粤钢", "Yuegang"), w.t("林副总", "VP Lin"), w.t("看了开料机", "saw the panel saw"), "")
	demo.Activity.Type, demo.Activity.Clock, demo.Activity.Assumed = crm.Demo, "14:30", true
	demo.Activity.Colleagues = []string{w.t("小钟", "Zhong")}
	demo.Expenses = []ExpenseView{{Expense: crm.Expense{No: 1, Type: "travel", Amount: crm.Yuan(160), Date: "2026-11-23"}}}
	promise := visit(6, w.t("美科", "Meike"), w.t("周姐", "Ms Zhou"), w.t("付款未谈拢", "no agreement on payment"), "")
	promise.Tasks = []TaskView{{Task: crm.Task{No: 2, Text: w.t("付款方式答复", "their answer on payment"), Due: "2026-11-30", Waiting: true}}}
	appointment := Item{Account: w.t("恒鑫", "Hengxin"), Tasks: []TaskView{{
		Task: crm.Task{No: 3, Text: w.t("会议室谈方案", "proposal in the meeting room"), Due: "2026-11-26", Clock: "10:00", Visit: true},
	}}}
	task := Item{Account: w.t("美的", "Midea"), Tasks: []TaskView{step(4, w.t("美的", "Midea"), w.t("报价", "quote"), "2026-11-27")}}
	guessed := Item{Account: w.t("美科", "Meike"), Tasks: []TaskView{step(5, "", w.t("联系", "call"), "2027-02-23")}}
	guessed.Tasks[0].Assumed = true
	waiting := Item{Account: w.t("美科", "Meike"), Tasks: []TaskView{{Task: crm.Task{No: 6, Text: w.t("林副总给答复", "VP Lin answers"), Due: "2026-11-30", Waiting: true}}}}
	lead := Item{
		Account: w.t("恒发家具", "Hengfa Furniture"), New: true,
		Lead: &LeadView{Lead: crm.Lead{No: 3, Need: w.t("开料机", "panel saw"), Referrer: w.t("金利老蔡", "Cai of Jinli")}, Region: w.t("清远", "Qingyuan"), Industry: "家具"},
		Deal: &DealView{Opportunity: crm.Opportunity{No: 2, Amount: crm.Amount{Money: crm.Yuan(800_000), Kind: crm.AmountValue, Precision: crm.About}}},
	}
	person := Item{Account: w.t("美的", "Midea"), Contacts: []ContactView{{Contact: crm.Contact{
		No: 3, Name: name(w.t("方志明", "Fang Zhiming")), Title: w.t("经理", "manager"), Department: w.t("技术部", "engineering"), Phone: "137 1234 5678", Roles: []string{"decider"},
	}}}}
	deal := Item{Account: w.t("恒鑫", "Hengxin"), Deal: &DealView{Opportunity: crm.Opportunity{
		No: 3, Title: w.t("电池线", "battery line"), SignBy: "2027-04-30", WinPct: 70, Amount: crm.Amount{Money: crm.Yuan(2_680_000), Kind: crm.AmountQuote, Precision: crm.Exact},
	}}}
	cost := Item{Account: w.t("粤钢", "Yuegang"), Expenses: []ExpenseView{{Expense: crm.Expense{No: 2, Type: "travel", Amount: crm.Yuan(160), Date: "2026-11-23", Note: w.t("打车", "taxi")}}}}
	first := Logged{Group: "g1", Items: []Item{bydVisit(w)}, First: true}
	long := visit(31, strings.Repeat(w.t("深圳市宝安区沙井", "Extraordinarily Long "), 4), w.t("欧阳总工程师", "Chief Engineer Ouyang"), strings.Repeat(w.t("聊了很多细节,", "many details, "), 12), "")
	return map[string]any{
		"visit":                 one(bydVisit(w)),
		"visit-first":           w.Logged(first),
		"visit-heard":           w.Logged(Logged{Group: "g1", Items: []Item{bydVisit(w)}, Heard: []HeardFact{answered("q4", true, "yes"), answered("requirements_confirmed", false, "no")}}),
		"visit-heard-all":       w.Logged(Logged{Group: "g1", Items: []Item{bydVisit(w)}, Heard: []HeardFact{{Field: "handler", Value: "李工"}, {Field: "buying_process", Value: "走招标"}, answered("q4", true, "yes")}}),
		"visit-nobody-met":      one(gate),
		"visit-night-before":    one(night),
		"visit-promise":         one(promise),
		"visit-long-names":      one(long),
		"visit-shown-again":     w.Shown(bydVisit(w), "g1"),
		"visit-public":          w.InChannel(false).Logged(Logged{Group: "g1", Items: []Item{bydVisit(w)}}),
		"call-not-reached":      one(call),
		"demo":                  one(demo),
		"lead":                  one(lead),
		"contact-saved":         one(person),
		"deal-saved":            one(deal),
		"task":                  one(task),
		"task-no-day":           one(Item{Account: w.t("格力", "Gree"), Tasks: []TaskView{step(8, "", w.t("联系格力", "call Gree"), "")}}),
		"task-guessed-day":      one(guessed),
		"task-waiting":          one(waiting),
		"appointment":           one(appointment),
		"expense":               one(cost),
		"several":               w.Logged(runOn(w, true)),
		"several-with-question": w.Logged(withQuestion(w)),
		"several-many":          w.Logged(manyVisits(w, 0)),
		"several-many-second":   w.Logged(manyVisits(w, 5)),
		"saved-partly":          w.Logged(Logged{Group: "g1", Items: []Item{bydVisit(w)}, Partly: 2000}),
		"saved-and-kept":        w.LoggedAndKept(Logged{Group: "g1", Items: []Item{bydVisit(w)}}, 2),
		"kept":                  w.Kept(hengxinDraft(w)),
		"lead-there":            w.LeadThere(bydAccount(w), true),
		"not-done":              w.NotDone(w.t("格力", "Gree"), w.t("格力没去成", "did not make it to Gree")),
	}
}

// runOn is the voice-to-text message of scene S4.
func runOn(w *Writer, cost bool) Logged {
	meike := visit(2, w.t("美科", "Meike"), w.t("周姐", "Ms Zhou"), w.t("付款未谈拢", "no agreement on payment"), "")
	meike.Activity.People = append(meike.Activity.People, contact(9, w.t("林副总", "VP Lin"), ""))
	meike.Tasks = []TaskView{{Task: crm.Task{No: 2, Text: w.t("答复", "answer"), Due: "2026-11-30", Waiting: true}}}
	lead := Item{
		Account: w.t("恒发家具", "Hengfa Furniture"), New: true,
		Lead: &LeadView{Lead: crm.Lead{No: 3, Need: w.t("开料机", "panel saw"), Referrer: w.t("金利老蔡", "Cai of Jinli")}},
		Deal: &DealView{Opportunity: crm.Opportunity{No: 2, Amount: crm.Amount{Money: crm.Yuan(800_000), Kind: crm.AmountValue, Precision: crm.About}}},
	}
	v := Logged{Group: "g2", Items: []Item{meike, visit(3, w.t("金利", "Jinli"), w.t("老蔡", "Cai"), "", ""), lead}}
	if cost {
		v.Items = append(v.Items, Item{Expenses: []ExpenseView{{Expense: crm.Expense{No: 1, Type: "travel", Amount: crm.Yuan(160)}, On: 1}}})
	}
	return v
}

func hengxinDraft(w *Writer) DraftView {
	return DraftView{About: w.t("恒鑫", "Hengxin"), Draft: crm.Draft{
		ID: "d1", Ask: AskAccount, Text: w.t("今天去了恒鑫,聊了折弯机", "saw Hengxin today about the press brake"),
		Choices: []crm.Choice{
			{Value: "a1", Label: w.t("恒鑫钣金(东莞)", "Hengxin Sheet Metal (Dongguan)")},
			{Value: "a2", Label: w.t("恒鑫五金(惠州)", "Hengxin Hardware (Huizhou)")},
			{Value: ChoiceNew},
		},
	}}
}

func withQuestion(w *Writer) Logged {
	v := runOn(w, false)
	v.Items = v.Items[:2]
	v.Drafts = []DraftView{hengxinDraft(w)}
	return v
}

// manyVisits are more than one card holds.
func manyVisits(w *Writer, from int) Logged {
	v := Logged{Group: "g3", From: from}
	for i := range 8 {
		v.Items = append(v.Items, visit(40+i, w.t("客户", "Customer ")+string(rune('A'+i)), w.t("王总", "Mr Wang"), w.t("聊了方案", "proposal"), ""))
	}
	return v
}

func askSamples(w *Writer) map[string]any {
	confirm := DraftView{Draft: crm.Draft{ID: "d2", Ask: AskConfirm, Text: w.t("恒鑫那边好像要80来万", "Hengxin wants about 800k I think")}}
	currency := DraftView{About: "3.2M", Draft: crm.Draft{ID: "d3", Ask: AskCurrency, Choices: []crm.Choice{{Value: "CNY"}, {Value: "USD"}, {Value: "EUR"}}}}
	until := DraftView{Draft: crm.Draft{Ask: AskUntil, Choices: []crm.Choice{{Value: "2026-11-26"}, {Value: "2026-11-30"}}}}
	two := DraftView{Draft: crm.Draft{ID: "d4", Text: w.t("周四去粤钢", "Yuegang on Thursday"), Choices: []crm.Choice{{Value: "task"}, {Value: "visit"}, {Value: "none"}}}}
	person := DraftView{About: w.t("王总", "Mr Wang"), Draft: crm.Draft{ID: "d5", Ask: AskContact, Choices: []crm.Choice{
		{Value: "k1", Label: w.t("王总(比亚迪)", "Mr Wang (BYD)")}, {Value: "k2", Label: w.t("王总(美的)", "Mr Wang (Midea)")}, {Value: ChoiceNew},
	}}}
	drafts := []DraftView{hengxinDraft(w), confirm, currency}
	drafts[2].Text = w.t("报价到3.2M", "quote is 3.2M")
	return map[string]any{
		"question":              w.Question(hengxinDraft(w)),
		"question-contact":      w.Question(person),
		"question-confirm":      w.Question(confirm),
		"question-currency":     w.Question(currency),
		"question-until":        w.Question(until),
		"question-two-meanings": w.TwoMeanings(two),
		"question-wish":         w.Wish(two),
		"near-taken":            w.NearTaken(w.t("恒鑫精密", "Hengxin Precision"), w.t("王敏", "Wang Min"), "X8", "d1"),
		"not-understood":        w.NotUnderstood("d6", []string{"visit", "task", "query"}),
		"not-understood-talk":   w.NotUnderstood("d6", []string{NewsOf + "C6/大族激光", "visit", "task"}),
		"not-answered":          w.NotAnswered("", ""),
		"not-answered-of":       w.NotAnswered("C2", "大族"),
		"not-understood-alone":  w.NotUnderstood("", nil),
		"drafts":                w.Drafts(drafts, 0),
		"drafts-one":            w.Drafts(drafts[:1], 0),
		"drafts-none":           w.Drafts(nil, 0),
		"draft-dropped":         w.DraftDropped(crm.Draft{Text: confirm.Text}, "g1"), "question-dropped": w.QuestionDropped(),
	}
}

func changeSamples(w *Writer) map[string]any {
	meike := RecordName{Kind: crm.KindActivity, Number: "V31", Name: w.t("美科", "Meike")}
	also := []RecordName{
		{Kind: crm.KindAccount, Number: "C3", Name: w.t("恒发家具", "Hengfa Furniture"), Made: true},
		{Kind: crm.KindTask, Number: "T5", Name: w.t("送样", "samples"), Made: true},
		{Kind: crm.KindOpportunity, Number: "P2", Name: w.t("开料机", "panel saw")},
	}
	task := step(7, w.t("粤钢", "Yuegang"), w.t("催林副总", "press VP Lin"), "2026-12-02")
	return map[string]any{
		"changed": w.Changed(ChangedView{Group: "g4", Number: "V31", AccountName: w.t("美科", "Meike"), Fields: []FieldChange{
			{Field: "due", Old: crm.Date("2026-11-30"), New: crm.Date("2026-12-01")},
			{Field: "amount", Old: crm.Amount{Money: crm.Yuan(1_080_000)}, New: crm.Amount{Money: crm.Yuan(1_800_000), Precision: crm.About}},
			{Field: "title", New: w.t("采购总监", "purchasing director")},
			{Field: "outcome", Old: crm.NotReached, New: crm.Reached},
		}, Also: []RecordName{{Kind: crm.KindTask, Number: "T5", Name: w.t("送样", "samples")}}}),
		"changed-nothing": w.Changed(ChangedView{Number: "V31", AccountName: w.t("美科", "Meike")}),
		"undone":          w.Undone(UndoneView{Group: "g5", Main: []RecordName{{Kind: meike.Kind, Number: meike.Number, Name: meike.Name, Made: true}}, Also: also}),
		"undone-change": w.Undone(UndoneView{Group: "g5", Main: []RecordName{meike}, Fields: []FieldChange{
			{Field: "date", Old: crm.Date("2026-12-01"), New: crm.Date("2026-11-30")},
			{Field: "clock", Old: "15:00", New: "10:00"},
			{Field: "state", Old: crm.TaskDone, New: StateOpen},
			{Field: "gist", Old: "nobody reads this, it is one too many"},
		}}),
		"undo-which":      w.UndoWhich(w.t("美科", "Meike"), []RecordName{meike}),
		"no-such-step":    w.NoSuchStep(w.t("美科", "Meike")),
		"nothing-to-move": w.NothingToMove(w.t("美科", "Meike")), "nothing-to-move-any": w.NothingToMove(""),
		"undo-which-none": w.UndoWhich("", nil),
		"undone-several":  w.Undone(UndoneView{Group: "g5", Main: []RecordName{meike, {Kind: crm.KindActivity, Number: "V32", Name: w.t("金利", "Jinli"), Made: true}}}),
		"redone":          w.Redone(UndoneView{Group: "g6", Main: []RecordName{meike}, Also: also[:2]}),
		"undo-blocked": w.UndoBlocked("V31", []LaterChange{
			{Record: meike, Who: w.t("王敏", "Wang Min"), At: time.Date(2026, 11, 23, 6, 2, 0, 0, time.UTC)},
			{Record: also[1], At: time.Date(2026, 11, 20, 6, 2, 0, 0, time.UTC)},
		}),
		"undo-nothing":   w.NothingToUndo(),
		"undone-nothing": w.UndoneNothing(true), "undone-nothing-first": w.UndoneNothing(false),
		"task-done":       w.TaskDone(task, "g7"),
		"task-stays":      w.TaskStays(task),
		"task-moved":      w.TaskMoved(task, crm.Task{Due: "2026-11-24"}, "g8"),
		"task-dropped":    w.TaskDropped(task, "g9"),
		"stale":           w.Stale("V31"),
		"stale-no-number": w.Stale(""),
		"already-done":    w.AlreadyDone(w.t("王敏", "Wang Min"), time.Date(2026, 11, 23, 6, 2, 0, 0, time.UTC)),
		"already-done-me": w.AlreadyDone("", time.Time{}),
		"unknown-button":  w.UnknownButton(),
		"erased":          w.Erased("V31", "g4"),
		"edit-hint":       w.EditHint("V31"),
		"other-sum":       w.OtherSum("V31", DealView{Opportunity: crm.Opportunity{Amount: crm.Amount{Money: crm.Yuan(950_000), Kind: crm.AmountQuote}}, AccountName: w.t("美科", "Meike")}, crm.Amount{Money: crm.Yuan(1_080_000)}),
		"not-open":        w.NotOpen("⑲"),
		"not-open-unsaid": w.NotOpen(""),
	}
}

func bydAccount(w *Writer) AccountView {
	byd := w.t("比亚迪", "BYD")
	wang := contact(1, w.t("王总", "Mr Wang"), w.t("采购总监", "purchasing director"))
	return AccountView{
		Account: crm.Account{No: 1, Name: name(byd), Tier: "A", Met: 2}, OwnerName: w.t("小李", "Anna"), Mine: true,
		Contacts: []ContactView{{Contact: wang}, {Contact: contact(2, w.t("周姐", "Ms Zhou"), "")}, {Contact: contact(4, w.t("老谢", "Xie"), "")}},
		Visits: []ActivityView{
			{Activity: crm.Activity{No: 31, Type: crm.Visit, Date: "2026-11-20", Gist: w.t("聊了电池线方案", "talked about the battery line")}, People: []crm.Contact{contact(1, wang.Name.Text, "")}},
			{Activity: crm.Activity{No: 30, Type: crm.Call, Date: "2026-11-12", Outcome: crm.NotReached}},
		},
		Tasks:   []TaskView{step(9, byd, w.t("带方案过去", "bring the proposal"), "2026-12-02"), step(10, byd, w.t("报价", "quote"), "2026-12-04")},
		Deals:   []DealView{{Opportunity: crm.Opportunity{No: 1, Milestone: "m2", SignBy: "2027-03-31", Amount: crm.Amount{Money: crm.Yuan(1_200_000), Kind: crm.AmountBudget, Precision: crm.About}}}},
		Missing: []string{"revenue", "industry"},
	}
}

func accountSamples(w *Writer) map[string]any {
	byd := bydAccount(w)
	empty := AccountView{Account: crm.Account{No: 4, Name: name(w.t("恒发家具", "Hengfa Furniture"))}, OwnerName: w.t("小李", "Anna"), Missing: []string{"region", "industry", "revenue", "tier", "source"}}
	wang := byd.Contacts[0]
	wang.AccountName, wang.Phone, wang.Email, wang.Decision, wang.Support = w.t("比亚迪", "BYD"), "137 1234 5678", "wang@byd.example", "approve", "supports"
	late := step(11, "", w.t("报价", "quote"), "2026-11-20")
	rows := []AccountRow{
		{Account: crm.Account{No: 5, Name: name(w.t("粤钢", "Yuegang")), Tier: "A", LastVisit: "2026-11-05"}, Limit: 14, By: "visit", Next: &late},
		{Account: crm.Account{No: 1, Name: byd.Name, Tier: "A", LastVisit: "2026-11-22"}, Limit: 14, By: "visit", Next: &byd.Tasks[0]},
		{Account: crm.Account{No: 6, Name: name(w.t("恒发", "Hengfa"))}},
		{Account: crm.Account{No: 7, Name: name(w.t("航新", "Hangxin")), Tier: "C", LastCall: "2026-10-01"}, Limit: 45, By: "call"},
	}
	return map[string]any{
		"account":            w.Account(byd),
		"account-new":        w.Account(empty),
		"account-public":     w.InChannel(false).Account(byd),
		"account-taken":      w.AccountTaken(w.t("比亚迪", "BYD"), w.t("王敏", "Wang Min")),
		"account-taken-kept": w.TakenKept(w.t("比亚迪", "BYD"), w.t("王敏", "Wang Min"), "d1", false), "account-taken-lapsed": w.TakenKept(w.t("比亚迪", "BYD"), w.t("王敏", "Wang Min"), "d1", true),
		"account-taken-channel": w.PrivateOffer(w.AccountTaken(w.t("比亚迪", "BYD"), w.t("王敏", "Wang Min")), "C1", false),
		"account-show":          w.PrivateOffer(w.Owner(w.t("恒鑫", "Hengxin"), w.t("小李", "Anna"), false), "C1", true),
		"account-maybe-taken":   w.MaybeTaken(w.t("恒鑫", "Hengxin"), w.t("王敏", "Wang Min")),
		"which":                 w.Which(w.t("恒鑫", "Hengxin"), []crm.Choice{{Value: "C1", Label: w.t("恒鑫钣金", "Hengxin Metal")}, {Value: "C2", Label: w.t("恒鑫五金", "Hengxin Tools")}}),
		"went":                  w.WentAsk(w.t("粤钢", "Yuegang"), "2026-11-20"),
		"learned": w.LearnedList([]Learned{
			{Name: w.t("恒新钣金", "Hengxing Metal"), Account: w.t("恒鑫钣金", "Hengxin Metal"), Everybody: true},
			{Name: w.t("恒鑫", "Hengxin"), Account: w.t("恒鑫五金", "Hengxin Tools")},
		}, false),
		"learned-none":          w.LearnedList(nil, false),
		"learned-forgotten":     w.Forgotten(Learned{Name: w.t("恒新钣金", "Hengxing Metal"), Account: w.t("恒鑫钣金", "Hengxin Metal")}, "g"),
		"account-unknown":       w.AccountUnknown(w.t("宏图", "Hongtu")),
		"account-owner":         w.Owner(w.t("恒鑫", "Hengxin"), w.t("小李", "Anna"), false),
		"account-industry":      w.Industry(w.t("恒鑫", "Hengxin"), "家电"),
		"account-industry-none": w.Industry(w.t("恒鑫", "Hengxin"), ""),
		"account-owner-me":      w.Owner(w.t("恒鑫", "Hengxin"), "", true),
		"accounts":              w.Accounts(AccountsView{Mine: true, Rows: rows}),
		"accounts-none":         w.Accounts(AccountsView{Mine: true}),
		"accounts-none-here":    w.Accounts(AccountsView{Mine: true, None: true}),
		"accounts-team":         w.Accounts(AccountsView{Who: w.t("华南", "South"), Rows: rows[:2]}),
		"history":               w.History(w.t("比亚迪", "BYD"), "C1", byd.Visits, "visits.6"),
		"history-none":          w.History(w.t("比亚迪", "BYD"), "C1", nil, ""),
		"contact":               w.Contact(wang),
		"contact-public":        w.InChannel(false).Contact(wang),
		"contact-no-phone":      w.Contact(ContactView{Contact: contact(2, w.t("周姐", "Ms Zhou"), ""), AccountName: w.t("美科", "Meike")}),
		"contact-unknown":       w.ContactUnknown(w.t("周姐", "Ms Zhou")),
		"contacts":              w.Contacts(w.t("比亚迪", "BYD"), "C1", []ContactView{wang, byd.Contacts[1]}, 0),
		"contacts-none":         w.Contacts(w.t("比亚迪", "BYD"), "C1", nil, 0),
		"sent-privately":        w.SentPrivately(),
	}
}

// answered is an answer or a condition that a visit told.
func answered(id string, question bool, answer string) HeardFact {
	return HeardFact{SaidAnswer: SaidAnswer{ID: id, Question: question, Answer: answer}}
}
