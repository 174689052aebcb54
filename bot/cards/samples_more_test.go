package cards

import (
	"maps"
	"slices"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

func daySamples(w *Writer) map[string]any {
	appointment := TaskView{Task: crm.Task{No: 12, Text: w.t("谈付款", "payment terms"), Due: "2026-11-23", Clock: "14:00", Visit: true}, AccountName: w.t("美科", "Meike"), ContactName: w.t("林副总", "VP Lin")}
	agenda := AgendaView{
		From: "2026-11-23", To: "2026-11-23",
		Tasks:   []TaskView{step(11, w.t("航新", "Hangxin"), w.t("报价", "quote"), "2026-11-20"), appointment, step(13, w.t("美的", "Midea"), w.t("送样", "samples"), "2026-11-23")},
		Touches: []Nudge{yuegang(w)},
	}
	week := agenda
	week.To = "2026-11-29"
	week.Tasks = append(week.Tasks, step(14, w.t("比亚迪", "BYD"), w.t("带方案", "proposal"), "2026-11-26"))
	day := DayView{
		Who: w.Name, From: "2026-11-23", To: "2026-11-23",
		Counts: Counts{Visits: 4, Tried: 1, Leads: 1, Cost: []crm.Money{crm.Yuan(160)}},
		Items: []Item{
			visit(2, w.t("美的", "Midea"), w.t("周工", "Zhou"), w.t("方案没意见", "fine with the proposal"), ""),
			visit(3, w.t("格力", "Gree"), "", "", crm.NotReached),
			visit(4, w.t("美科", "Meike"), w.t("林副总", "VP Lin"), w.t("谈付款", "payment terms"), ""),
			visit(5, w.t("恒发", "Hengfa"), "", "", ""),
			visit(6, w.t("金利", "Jinli"), w.t("老蔡", "Cai"), w.t("要报价", "wants a quote"), ""),
		},
		Missing: []Gap{{Item: 1, What: "next_step"}, {Item: 3, What: "next_step"}, {Item: 5, What: "next_step"}},
		Tasks:   []TaskView{step(15, w.t("美的", "Midea"), w.t("送样", "samples"), "2026-11-27")},
	}
	day.Items[4].Deal = &DealView{Opportunity: crm.Opportunity{Amount: crm.Amount{Money: crm.Yuan(800_000), Kind: crm.AmountValue, Precision: crm.About}}}
	at := day
	at.Missing = []Gap{{AccountName: w.t("美的", "Midea"), What: "next_step"}, {AccountName: w.t("美科", "Meike"), What: "next_step"}, {AccountName: w.t("金利", "Jinli"), What: "contact"}}
	evening, _ := w.Evening(at)
	drafts, _ := w.Evening(DayView{Drafts: 2, From: "2026-11-23", To: "2026-11-23"})
	aims, _ := w.Evening(DayView{Aims: []Gap{{AccountName: w.t("美科", "Meike"), Number: "V31"}}, From: "2026-11-23", To: "2026-11-23"})
	wk := day
	wk.From, wk.To, wk.Missing = "2026-11-23", "2026-11-29", nil
	long := day
	for range 14 {
		long.Items = append(long.Items, visit(9, w.t("广东粤钢精密制造", "Guangdong Yuegang Precision"), w.t("林副总", "VP Lin"), strings.Repeat(w.t("谈了付款和交期,", "payment and delivery, "), 4), ""))
	}
	rest := long
	rest.Start = 12
	return map[string]any{
		"agenda": w.Agenda(agenda), "agenda-week": w.Agenda(week), "agenda-none": w.Agenda(AgendaView{From: "2026-11-23", To: "2026-11-23"}),
		"day": w.Day(day), "day-edit": w.DayEdit(day), "day-week": w.Day(wk), "day-none": w.Day(DayView{From: "2026-11-23", To: "2026-11-23", Drafts: 1}),
		"report": w.Report(day), "report-long": w.Report(long), "report-long-rest": w.Report(rest),
		"report-week": w.Report(wk), "report-none": w.Report(DayView{Who: w.Name, From: "2026-11-23", To: "2026-11-23"}),
		"evening": evening, "evening-drafts": drafts, "evening-aims": aims,
	}
}

// yuegang is the reminder of scene S15.
func yuegang(w *Writer) Nudge {
	return Nudge{Kind: NudgeCadence, Subject: "C5", Account: "C5", AccountName: w.t("粤钢", "Yuegang"), Tier: "A", By: "visit", Last: "2026-11-05", LastNumber: "V12", Days: 18, Limit: 14}
}

func nudges(w *Writer) []Nudge {
	meike := TaskView{Task: crm.Task{No: 12, Text: w.t("谈付款", "payment terms"), Due: "2026-11-23", Clock: "14:00", Visit: true}, ContactName: w.t("林副总", "VP Lin")}
	booked := meike
	booked.Due, booked.No = "2026-11-20", 16
	return []Nudge{
		{Kind: NudgeAppointment, Subject: "T12", AccountName: w.t("美科", "Meike"), Task: meike},
		yuegang(w),
		{Kind: NudgeOverdue, Subject: "T11", AccountName: w.t("航新", "Hangxin"), Task: step(11, "", w.t("报价", "quote"), "2026-11-22")},
		{Kind: NudgeMissing, Subject: "C6", AccountName: w.t("恒发", "Hengfa"), Missing: []string{"revenue"}},
		{Kind: NudgeLog, Subject: "T16", AccountName: w.t("美科", "Meike"), Task: booked},
		{Kind: NudgeWaiting, Subject: "T17", AccountName: w.t("美科", "Meike"), Task: step(17, "", w.t("付款答复", "their answer"), "2026-11-23")},
		{Kind: NudgeDue, Subject: "T18", AccountName: w.t("美的", "Midea"), Task: step(18, "", w.t("送样", "samples"), "2026-11-23")},
		{Kind: NudgeDraft, Subject: "drafts", Count: 2},
		{Kind: NudgeStuck, Subject: "P4", AccountName: w.t("粤钢", "Yuegang"), Milestone: "m4", Days: 51, Limit: 45},
		{Kind: NudgeCadence, Subject: "C8", Account: "C8", AccountName: w.t("科锐", "Kerui"), Tier: "D", By: "call", Limit: 90},
	}
}

func nudgeSamples(w *Writer) map[string]any {
	all := nudges(w)
	morning, _ := w.Morning(MorningView{Key: "morning/xiaoli/2026-11-23", Nudges: all[:4]})
	full, _ := w.Morning(MorningView{Key: "morning/xiaoli/2026-11-23", Nudges: all[4:9], More: 3})
	twice, _ := w.Morning(MorningView{Key: "morning/xiaoli/2026-11-23", Nudges: []Nudge{all[1], all[4]}})
	again, _ := w.Morning(MorningView{Key: "again/xiaoli/2026-11-23T07:00:00Z", Nudges: all[1:3], Again: "15:00"})
	did := all[1]
	did.Done = true
	dealt, _ := w.Morning(MorningView{Key: "again/xiaoli/2026-11-23T07:00:00Z", Nudges: []Nudge{did}, Again: "15:00"})
	call := all[9]
	call.Calls = []playbook.Span{{From: "16:00", To: "17:00"}}
	more := call
	more.AccountName, more.Last, more.Days = w.t("永盛", "Yongsheng"), "2026-08-01", 114
	hours, _ := w.Morning(MorningView{Key: "morning/xiaoli/2026-11-23", Nudges: []Nudge{call, more}})
	out := map[string]any{
		"calls": w.Calls([]Nudge{call}), "calls-two": w.Calls([]Nudge{call, more}), "morning-calls": hours, "why-call-hours": w.Why(call),
		"morning": morning, "morning-full": full, "morning-went-twice": twice,
		"why-nothing": w.WhyNot(), "why-over": w.WhyOver("", ""), "why-over-step": w.WhyOver("task", "2026-11-03"), "why-over-dwell": w.WhyOver("dwell", "2026-11-03"),
		"why-record": w.WhyRecord("V12", w.t("小李", "Anna"), time.Date(2026, 11, 5, 9, 42, 0, 0, time.UTC), w.t("今天去了粤钢,林副总在", "Yuegang today, VP Lin was there")),
		"snoozed":    w.Snoozed(all[1], "2026-12-23"),
		"again":      w.Again(all[:3], "15:00", "g"), "again-one": w.Again(all[1:2], "15:00", "g"), "again-outside": w.AgainOutside("20:00", "09:00", "18:00"), "again-nothing": w.AgainNothing(), "morning-again": again, "morning-again-done": dealt,
		"moved-all": w.MovedAll(all[1:4], all[:1], "2026-11-24", "g"), "moved-all-many": w.MovedAll(all[1:9], nil, "2026-11-24", "g"), "moved-all-none": w.MovedAll(nil, all[:1], "2026-11-24", "g"),
		"ceiling": w.Ceiling(), "escalation": w.Escalation(), "resend-none": w.ResendNone(playbook.Text{ZH: "团队日报", EN: "Team's day"}), "quiet-from-now": w.QuietFromNow("2026-11-27", "2026-11-27", All), "quiet-from-now-week": w.QuietFromNow("2026-11-30", "2026-12-04", All),
		"who-silenced-none": w.WhoSilenced(nil), "who-silenced": w.WhoSilenced([]SilencedBy{{Who: w.t("小李", "Anna"), Account: w.t("美的", "Midea"), Until: crm.LastDate}, {Who: w.t("小陈", "Chen"), Account: w.t("粤钢", "Yuegang"), Until: "2026-12-31"}}),
		"silence-undone": w.SilenceUndone("g", []Silence{{Subject: "account/C1", Name: w.t("比亚迪", "BYD")}, {Kind: "expenses"}}),
		"muted":          w.Muted(All, "2026-11-23"),
		"muted-long":     w.Muted(All, "2026-11-30"),
		"unmuted":        w.Unmuted(),
		"muted-kind":     w.Muted("prep"+KindsApart+"prep_evening", crm.LastDate), "muted-kind-until": w.Muted("expenses", "2026-11-30"),
		"muted-rest": w.Muted(playbook.Rest, crm.LastDate), "never-quiet": w.NeverQuiet(playbook.Text{ZH: "截标", EN: "Tender deadline"}),
		"silences-none": w.Silences(nil), "silences": w.Silences([]Silence{
			{Kind: All, Until: w.Today()},
			{Kind: "prep" + KindsApart + "prep_evening", Until: crm.LastDate},
			{Subject: "account/C1", Name: w.t("比亚迪", "BYD"), Until: crm.LastDate},
			{Kind: playbook.Rest, Until: crm.LastDate},
			{Subject: "account/C2", Name: w.t("美的", "Midea"), Until: "2026-12-01", Snooze: true},
		}),
		"posted-there": w.PostedThere(playbook.Text{ZH: "团队日报", EN: "Team's day"}), "off-hours": w.OffHours(), "part-of-day": w.PartOfDay(),
		"leave-off": w.LeaveOff(crm.Absence{From: "2026-12-07", To: "2026-12-09"}), "leave-other": w.OtherLeave(crm.Absence{From: "2026-12-07", To: "2026-12-09"}), "leave-none": w.NoLeave(),
	}
	for _, k := range w.Book.Spoken() {
		if k.ID == "touch" || k.ID == "expenses" || k.ID == "tender" {
			out["why-kind-"+k.ID] = w.WhyKind(k, time.Time{})
		}
	}
	urge := UrgeView{Who: w.t("小李", "Anna"), By: w.t("王敏", "Wang Min"), Nudges: all[:2], Until: "2026-11-27"}
	late, many := urge, urge
	late.Later, many.Nudges = true, slices.Concat(all, all)
	spent := AllowanceView{DealView: DealView{Opportunity: crm.Opportunity{No: 3}, AccountName: w.t("比亚迪", "BYD")}, Request: "LX-2026-001", State: crm.ApprovalGranted, Limit: crm.Money{Minor: 3_000_000, Currency: "CNY"}, Spent: crm.Money{Minor: 800_000, Currency: "CNY"}}
	beyond, none := spent, AllowanceView{DealView: spent.DealView}
	beyond.Spent.Minor = 3_500_000
	out["allowance"], out["allowance-none"], out["allowances"] = w.Allowance(spent), w.Allowance(none), w.Allowances([]AllowanceView{beyond, spent})
	out["urged"], out["urged-many"], out["urging"], out["urging-later"] = w.Urged(urge), w.Urged(many), w.Urging(urge), w.Urging(late)
	for _, why := range []string{UrgeOthers, UrgeAway, UrgeNothing, UrgeDone, UrgeNowhere} {
		out["urge-"+why] = w.UrgeNot(urge, why)
	}
	for _, n := range all {
		key := n.Kind
		if n.By == "call" {
			key += "-call"
		}
		out["why-"+key] = w.Why(n)
		out["reminder-"+key] = w.Reminder(n)
	}
	prep := func(no int, who, clock string) Nudge {
		t := step(no, "", w.t("看产线", "see the line"), "2026-11-24")
		return Nudge{Kind: "prep_evening", Rule: "prep_evening", Subject: "task/t", AccountName: who, Due: "2026-11-24", Clock: clock, Task: t}
	}
	four := []Nudge{
		prep(21, w.t("美科", "Meike"), "09:30"), prep(22, w.t("恒发", "Hengfa"), "11:00"),
		prep(23, w.t("美的", "Midea"), "14:00"), prep(24, w.t("科锐", "Kerui"), "16:00"),
	}
	withLast, ours := four[0], panelSaw(w)
	withLast.Last, withLast.Days, withLast.Task.Place = "2026-11-05", 18, w.t("恒鑫会议室", "their meeting room")
	out["prep-reminder-last"] = w.PrepReminder(withLast)
	instead := withLast
	instead.For = w.t("小陈", "Chen")
	out["prep-reminder-for"], out["prep-reminders-for"] = w.PrepReminder(instead), w.PrepReminders([]Nudge{instead, four[1]})
	out["chore-done"], out["chore-done-nudge"] = w.ChoreDone(ours, "role_map", "g1"), w.ChoreDone(ours, "referral", "g1")
	out["hushed"], out["hushed-told"] = w.Hushed(w.t("粤钢", "Yuegang"), "account/a", false), w.Hushed(w.t("粤钢", "Yuegang"), "account/a", true)
	out["prep-reminder"], out["prep-reminders"] = w.PrepReminder(four[0]), w.PrepReminders(four)
	overdue := Nudge{Kind: NudgeOverdue, Rule: "task", Subject: "task/t9", Due: "2026-11-20", Task: TaskView{Task: crm.Task{No: 9, Text: w.t("给美科报价", "quote Meike"), Due: "2026-11-20"}, AccountName: w.t("美科", "Meike")}, AccountName: w.t("美科", "Meike")}
	out["why-several"] = w.WhySeveral([]Nudge{yuegang(w), overdue})
	return out
}

func teamSamples(w *Writer) map[string]any {
	rows := []TeamRow{
		{Name: w.t("小李", "Li"), Counts: Counts{Visits: 4, Tried: 1, Leads: 1}},
		{Name: "Anna", Counts: Counts{Visits: 1, Calls: 3}},
		{Name: w.t("小孙", "Sun"), Silent: figures.Silence{Idle: true}},
		{Name: w.t("小赵", "Zhao"), Away: true},
	}
	view := TeamDayView{Team: w.t("华南", "South"), Date: "2026-11-23", Rows: rows, Names: true, Top: []RecordName{{Kind: crm.KindAccount, Name: w.t("比亚迪", "BYD")}}}
	plain := view
	plain.Names, plain.Top = false, nil
	led, _ := w.Morning(MorningView{Key: "morning/wangmin/2026-11-24", Nudges: nudges(w)[1:3], Team: &view})
	off := nudges(w)[1:3]
	for i := range off {
		off[i].WhoName = w.t("小李", "Li")
	}
	silent := []figures.Silence{{Name: w.t("小孙", "Sun"), Trip: true}, {Name: "Anna", Booked: 2}}
	digest, _ := w.Digest(DigestView{
		Team: w.t("华南", "South"), At: time.Date(2026, 11, 23, 10, 5, 0, 0, time.UTC),
		Tiers: map[string]int{"A": 12, "B": 31, "C": 88, "D": 140, "": 9}, Before: map[string]int{"A": 11, "B": 31, "C": 88, "D": 140, "": 10},
		Moves: []Move{
			{AccountName: w.t("航新", "Hangxin"), Field: "relation", From: "friend", To: "supplier"},
			{AccountName: w.t("粤钢", "Yuegang"), Field: "tier", To: "A"},
			{AccountName: w.t("比亚迪", "BYD"), Field: "milestone", From: "m1", To: "m2"},
			{AccountName: w.t("美的", "Midea"), Field: "milestone", From: "m2", To: "m3"},
		},
		Counts: Counts{Visits: 14, Calls: 22, Leads: 2}, Overdue: map[string]int{"A": 3, "B": 5},
		Corrections: []Correction{{Date: "2026-11-20", Old: Counts{Visits: 9}, New: Counts{Visits: 11}}},
	})
	first, _ := w.Digest(DigestView{Team: w.t("华南", "South"), At: time.Date(2026, 11, 23, 10, 5, 0, 0, time.UTC), Tiers: map[string]int{"": 1}, Counts: Counts{Visits: 1, Leads: 1}})
	return map[string]any{
		"morning-led": led, "team-day": w.TeamDay(view), "team-day-plain": w.TeamDay(plain),
		"team-day-none": w.TeamDay(TeamDayView{Team: w.t("华南", "South"), Date: "2026-11-23", Rows: rows[2:], Names: true}),
		"off-track":     w.OffTrack(w.t("华南", "South"), off, 0), "off-track-none": w.OffTrack(w.t("华南", "South"), nil, 0),
		"behind": w.Behind(w.t("华南", "South"), silent, off, 0), "behind-silent": w.Behind(w.t("华南", "South"), silent, nil, 0),
		"behind-many": w.Behind(w.t("华南", "South"), silent, append(nudges(w), off...), 0),
		"digest":      digest, "digest-first": first,
		"manager-only": w.ManagerOnly(),
	}
}

func talkSamples(w *Writer) map[string]any {
	out := map[string]any{
		"thanks": w.Thanks(), "welcome": w.Welcome(), "switched": w.Switched(),
		"platform-words": WordsOfPlatform(w.Locale).String(),
		"banner":         Banner(w.Locale, BannerView{Demo: true, Team: w.t("华南", "South"), Data: "./milepost-data", You: w.Name, Clock: "2026-12-02 10:00"}),
	}
	for _, role := range []crm.Role{crm.RoleRep, crm.RoleManager, crm.RoleDirector, crm.RoleSpecialist, crm.RoleAdmin} {
		out["help-"+string(role)] = w.Help(role, 0)
		out["help-"+string(role)+"-more"] = w.Help(role, 5)
		led := *w
		led.Role = role
		out["greeting-"+string(role)] = led.Greeting()
	}
	return out
}

func adminSamples(w *Writer) map[string]any {
	at := time.Date(2026, 11, 23, 6, 2, 0, 0, time.UTC)
	well := StatusView{Version: "0.1.0", Started: at, Platforms: []PlatformState{{Name: "slack", OK: true}, {Name: "wecom", OK: true}}, People: 6, Records: 8412, Queued: 2, Held: 1, Backup: &BackupState{On: true, Last: at.Add(-10 * time.Hour)}, Past: PastUnsaid{From: at.Add(-50 * time.Hour), To: at.Add(-2 * time.Hour), Count: 14}}
	matters := []Matter{
		{Kind: MatterPlatform, Subject: "wecom", Since: at, Count: 12},
		{Kind: MatterParked, Count: 1, Since: at, Who: w.t("小李", "Anna"), Number: "I-1123-7F2A"},
		{Kind: MatterDisk, Free: 312 << 20},
		{Kind: MatterClock, Ahead: -7 * time.Minute},
		{Kind: MatterCheck, Count: 3},
		{Kind: MatterBackup, Since: at.AddDate(0, 0, -3)},
		{Kind: MatterRefused, Count: 5},
		{Kind: MatterSetup, Subject: "slack", Part: "scope im:history"},
		{Kind: MatterCalendar, Subject: "CN", Count: 2027},
	}
	bad, alone := well, well
	bad.Matters, alone.Platforms = matters, nil
	bad.Platforms = []PlatformState{{Name: "slack", OK: true}, {Name: "wecom"}}
	gone := well
	gone.Platforms = bad.Platforms
	both := gone
	both.Matters = matters[5:6]
	out := map[string]any{
		"matter-parked-many":   w.Matter(Matter{Kind: MatterParked, Count: 41, Since: at, Number: "I-1123-7F2A"}),
		"matter-setup-space":   w.Matter(Matter{Kind: MatterSetup, Subject: "slack", Part: "workspace"}),
		"matter-setup-channel": w.Matter(Matter{Kind: MatterSetup, Subject: "slack", Part: "channel C0CD34"}),
		"matter-setup-signing": w.Matter(Matter{Kind: MatterSetup, Subject: "wecom", Part: "signing"}),
		"matter-setup-other":   w.Matter(Matter{Kind: MatterSetup, Subject: "slack", Part: "events"}),
		"matter-backup-none":   w.Matter(Matter{Kind: MatterBackup}),
		"matter-clock-fast":    w.Matter(Matter{Kind: MatterClock, Ahead: 26 * time.Hour}),
		"matter-platform-idle": w.Matter(Matter{Kind: MatterPlatform, Subject: "slack", Since: at}),
	}
	for name, part := range map[string]string{"token": "token", "app-token": "app-token", "set": "set MILEPOST_SLACK_BOT_TOKEN"} {
		out["matter-down-"+name] = w.Matter(Matter{Kind: MatterPlatform, Subject: "slack", Since: at, Count: 2, Part: part})
	}
	for _, m := range matters {
		out["matter-"+m.Kind], out["matter-"+m.Kind+"-done"] = w.Matter(m), w.Mended(m, at)
	}
	maps.Copy(out, map[string]any{
		"held-ask":  w.HeldAsk("wecom/demo/lilei", []string{w.t("今天拜访了比亚迪王总", "met Mr Wang at BYD today"), "2", "3", "4"}),
		"held-kept": w.HeldDone(2, true), "held-dropped": w.HeldDone(2, false), "held-over": w.HeldDone(0, true),
		"held": w.Held(w.t("周航", "Zhou Hang"), 7), "held-nobody": w.Held("", 7),
		"new-face": w.NewFace(Stranger{Name: w.t("李雷", "Li Lei"), Platform: "wecom", ID: "lilei", Until: at.AddDate(0, 0, 7)}),
		"incident": w.Incident("I-1123-7F2A"),
		"status":   w.Status(well), "status-trouble": w.Status(bad), "status-alone": w.Status(alone),
		"status-down": w.Status(gone), "status-down-too": w.Status(both),
		"all-well": w.AllWell(nil, true), "all-well-down": w.AllWell([]string{"wecom"}, true), "all-well-soon": w.AllWell([]string{"wecom"}, false),
		"roster": w.Roster(), "connect": w.Connect(),
	})
	return out
}

func laterSamples(w *Writer) map[string]any {
	from := time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)
	return map[string]any{
		"no-place":    w.NoPlace(),
		"outage":      w.Outage(Outage{From: from, To: from.Add(40 * time.Minute), Back: map[string]int{"slack": 2}, Lost: []string{"wecom"}}),
		"outage-days": w.Outage(Outage{From: from.Add(-72 * time.Hour), To: from, Lost: []string{"wecom"}}),
	}
}

func fileSamples(w *Writer) map[string]any {
	few := []string{w.t("现场.jpg", "shop floor.jpg")}
	many := append(few, strings.Repeat("a very long name ", 9)+".pdf", "", "d", "e")
	return map[string]any{
		"files-attached":  w.Attached(few, RecordName{Kind: crm.KindActivity, Number: "V31", Name: w.t("比亚迪", "BYD")}, "g1"),
		"files-wait":      w.FilesWait(many),
		"files-wait-none": w.FilesWait([]string{""}),
		"file-large":      w.FileLost(few[0], chat.TooLarge, 20<<20), "file-gone": w.FileLost(few[0], chat.Vanished, 20<<20),
		"file-unreachable": w.FileLost("", chat.Unreachable, 20<<20), "file-voice": w.Voice(),
		"foreign": w.Foreign("vote"), "foreign-app": w.Foreign(chat.ForeignApp), "foreign-chats": w.Foreign(chat.ForeignChats), "foreign-person": w.Foreign(chat.ForeignPerson),
		"foreign-sticker": w.Foreign(chat.ForeignSticker), "foreign-place": w.Foreign(chat.ForeignPlace), "foreign-menu": w.Foreign(chat.ForeignMenu),
	}
}

func formSamples(w *Writer) map[string]any {
	field := func(key, kind, value string) chat.Field {
		return chat.Field{Key: key, Kind: kind, Label: key, Value: []string{value}}
	}
	return map[string]any{
		"form": w.EditForm("V1", []chat.Field{
			field("account", chat.Line, w.t("比亚迪", "BYD")), field("date", chat.Day, "2026-11-23"), field("with", chat.Line, w.t("王总", "Mr Wang")),
			field("amount", chat.Amount, w.t("约120万", "about ¥1.2M")),
		}, 3),
		"log-how": w.HowToLog(),
		"form-log": w.LogForm([]chat.Field{
			field("account", chat.Line, w.t("比亚迪", "BYD")), field("date", chat.Day, "2026-11-23"), field("gist", chat.Area, w.t("聊了电池线", "the battery line")),
			field("next_step", chat.Line, w.t("带方案过去", "bring the proposal")), field("due", chat.Day, "2026-12-02"),
		}, "https://example.slack.com/archives/C1/p1"),
		"home": w.Home(HomeView{Parts: []chat.Card{
			{Title: w.t("今天 2 件", "Today: 2"), Lines: []string{w.t("① 14:00 美科 林副总", "① 14:00 Meike, VP Lin")}, Buttons: []chat.Button{button(w.t("推迟", "Snooze"), DoSnooze, "T9", "")}},
			{Title: w.t("今天记了 1 条", "1 logged today"), Sections: []chat.Section{{Text: chat.T(w.t("① 比亚迪 王总", "① BYD, Mr Wang"))}}},
		}}),
		"home-quiet": w.Home(HomeView{Muted: "2026-11-23"}),
	}
}

func faultSamples(w *Writer) map[string]any {
	fault := func(c crm.Cause, key string, args ...string) chat.Card {
		return w.Fault(&crm.Fault{Cause: c, Key: key, Args: args})
	}
	return map[string]any{
		"fault-missing":   fault(crm.Missing, "record.missing", "task", "0123"),
		"fault-taken":     fault(crm.Forbidden, "account.not_yours", w.t("比亚迪", "BYD"), w.t("王敏", "Wang Min")),
		"fault-no-boss":   fault(crm.Forbidden, "account.not_yours", "", ""),
		"fault-later":     fault(crm.Later, "undo.later", "#V31", w.t("王敏", "Wang Min"), "2026-11-23T06:02:00Z"),
		"fault-gate":      fault(crm.Gate, "gate.unmet", "#P4", "m4", "team_formed", "questions_1_5"),
		"fault-long":      fault(crm.BadInput, "name.long", strings.Repeat(w.t("很长的名字", "a very long name "), 9)),
		"fault-unknown":   fault(crm.BadInput, "nobody.wrote.this"),
		"fault-gate-many": fault(crm.Gate, "gate.unmet", "#P4", "m4", "need_clear", "value_fits", "application_approved", "team_formed", "decider_known", "questions_1_5"),
		"fault-no-funds":  fault(crm.Gate, "expense.needs_approval", "meal", w.t("比亚迪", "BYD")),
	}
}
