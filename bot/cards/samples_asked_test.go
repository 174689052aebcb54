package cards

import (
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// askedSamples are answers to questions: a list on conditions, a ranking, a mean,
// nobody, what only counts, and each kind of row.
func askedSamples(w *Writer) map[string]any {
	view := func(a figures.Asked, parts ...figures.Part) FiguresView {
		return FiguresView{
			Report:  figures.Report{Name: a.String(), Asked: &a, Period: figures.PeriodOf(figures.Year, "2026-01-01"), Currency: "CNY", Parts: parts},
			Subject: FigurePrefix + "q.0123456789/t.huanan/2026-01-01/2026-12-31", Whose: w.t("华南", "South"), ByPeople: FigurePrefix + "q.1123456789/t.huanan/2026-01-01/2026-12-31",
		}
	}
	part := func(kind, key, name string, n int, yuan int64) figures.Part {
		return figures.Part{Kind: kind, Key: key, Name: name, N: n, Money: []crm.Money{crm.Yuan(yuan)}, Listed: true}
	}
	all := part(figures.PartAsked, "", "", 5, 10_500_000)
	large := view(figures.Asked{Thing: figures.AskOpen, Sort: figures.SortAmount, Is: figures.Which{{What: figures.IsRegion, Value: w.t("东莞", "Dongguan")}, {What: figures.IsOver, Value: "100000000"}}}, all)
	large.Notes.Unread = w.t("做医疗", "medical")
	risky := someDeals(w)[:1]
	risky[0].Limit, risky[0].Signs, risky[0].Deal.Rivals = 14, []string{figures.SignStuck, figures.SignQuiet, figures.SignRival, figures.SignNoto}, []string{w.t("大族", "Dazu")}
	risk := view(figures.Asked{Thing: figures.AskOpen, Sort: figures.SortRisk}, all)
	people := []figures.Part{
		all, part(figures.PartAskedOf, "xiaoli", w.t("小李", "Li"), 3, 6_200_000),
		part(figures.PartAskedOf, "wangmin", "", 2, 4_300_000),
		{Kind: figures.PartAskedOf, Key: "anna", Name: "Anna"},
	}
	best := view(figures.Asked{Thing: figures.AskWon, By: figures.ByPerson, Sort: figures.SortAmount}, people...)
	counts := view(figures.Asked{Thing: figures.AskOpen, By: figures.ByMilestone}, figures.Part{Kind: figures.PartAsked, N: 5}, figures.Part{Kind: figures.PartAskedOf, Key: "m4", Name: "m4", N: 5})
	counts.Notes.Counts = true
	nobody := view(figures.Asked{Thing: figures.AskVisits, By: figures.ByPerson, Sort: figures.SortNone}, all, figures.Part{Kind: figures.PartAskedOf, Key: "anna", Name: "Anna"})
	own := view(figures.Asked{Thing: figures.AskWon, By: figures.ByPerson, Sort: figures.SortAmount}, people[0], people[2])
	own.Whose, own.Notes.Own = "", true
	pace := figures.Part{Kind: figures.PartAsked, N: 4, Days: 61, Money: []crm.Money{crm.Yuan(8_000_000)}}
	at := func(r figures.Row) BehindRow {
		r.Deal, r.Account = &crm.Opportunity{No: 5}, &crm.Account{Name: name(w.t("永盛", "Yongsheng"))}
		return BehindRow{Row: r, Who: w.t("小李", "Li")}
	}
	money := view(figures.Asked{Thing: figures.AskDue, Is: figures.Which{{What: figures.IsAccount, Value: w.t("永盛", "Yongsheng")}}}, part(figures.PartAsked, "", "", 5, 3_000_000))
	rows := []BehindRow{
		at(figures.Row{Payment: &crm.Payment{What: w.t("预付", "down")}, Amount: crm.Yuan(1_050_000), On: "2026-10-10", Paid: true}),
		at(figures.Row{Payment: &crm.Payment{}, Amount: crm.Yuan(600_000), On: "2026-10-10", Late: 23}),
		at(figures.Row{Payment: &crm.Payment{}, Amount: crm.Yuan(350_000), On: "2026-12-31"}),
		at(figures.Row{Quote: &crm.Quote{Version: 2}, Amount: crm.Yuan(2_600_000), On: "2026-10-10"}),
		at(figures.Row{Approval: &crm.Approval{No: "LX-2026-014", Subject: "initiation", State: crm.ApprovalGranted, Granted: "2026-10-12", Amount: crm.Yuan(2_600_000)}, Amount: crm.Yuan(2_600_000)}),
	}
	return map[string]any{
		"asked-large":  w.BehindFigure(BehindView{FiguresView: large, Part: all, Rows: someDeals(w), May: true}),
		"asked-risk":   w.BehindFigure(BehindView{FiguresView: risk, Part: all, Rows: risky, May: true}),
		"asked-none":   w.BehindFigure(BehindView{FiguresView: large, Part: figures.Part{Kind: figures.PartAsked}}),
		"asked-best":   w.Figures(best),
		"asked-one":    w.BehindFigure(BehindView{FiguresView: best, Part: people[1], Rows: someDeals(w)[3:4], May: true}),
		"asked-counts": w.Figures(counts),
		"asked-nobody": w.Figures(nobody),
		"asked-own":    w.Figures(own),
		"asked-pace":   w.Figures(view(figures.Asked{Thing: figures.AskWon, Sort: figures.SortPace}, pace)),
		"asked-money":  w.BehindFigure(BehindView{FiguresView: money, Part: money.Parts[0], Rows: rows}),
		"asked-lost":   w.Figures(view(figures.Asked{Thing: figures.AskLost, By: figures.ByReason, Is: figures.Which{{What: figures.IsRival, Value: w.t("大族", "Dazu")}}}, all, part(figures.PartAskedOf, "pricing", "pricing", 5, 10_500_000))),
		"asked-file":   w.FigureFile(BehindView{FiguresView: money, Part: money.Parts[0], Rows: rows[:3]}, w.t("海平", "Haiping"), true),
	}
}
