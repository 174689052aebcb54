package cards

import (
	"strings"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// sheetSamples are what belongs to the lead sheet.
func sheetSamples(w *Writer) map[string]any {
	full := SheetRow{
		Lead: crm.Lead{No: 12, Registered: "2026-10-26", Source: "customer/referral", Referrer: w.t("金利老蔡", "Cai of Jinli")},
		Account: crm.Account{
			Name: name(w.t("恒发家具", "Hengfa Furniture")), Region: w.t("清远", "Qingyuan"), Industry: "家具",
			Revenue: crm.Money{Minor: 35_000_000_050, Currency: "CNY"}, Tier: "B",
		},
	}
	bare := SheetRow{
		Lead:    crm.Lead{No: 13, Registered: "2026-10-27"},
		Account: crm.Account{Name: name("=Oakline"), Revenue: crm.Money{Minor: 3_000_000_00, Currency: "USD"}},
	}
	v := SheetView{
		Company: w.t("海平", "Haiping"), Scope: w.t("华南", "South"), From: "2026-10-26", Until: "2026-11-01", Format: "xlsx",
		By: w.Name, Notice: true, Group: "x1", SendTo: []crm.Choice{{Value: "wangmin", Label: w.t("王敏", "Wang Min")}},
		Tabs: []SheetTab{{Name: w.t("华南", "South"), Rows: []SheetRow{full, bare}}, {Rows: []SheetRow{full}}},
	}
	v.Others = []crm.Choice{{Value: "east", Label: w.t("华东", "East")}, {Label: w.t("全部", "Everything")}}
	v.Tabs[0].Rows[0].Astray = true
	open, none := v, v
	open.Notice, open.Scope, open.From, open.Until = false, "", "2026-10-26", ""
	none.Tabs = nil
	return map[string]any{
		"lead-sheet": w.LeadSheet(v), "lead-sheet-open": w.LeadSheet(open), "lead-sheet-none": w.LeadSheet(none),
		"exports":       w.Exports(ExportsView{Rows: []ExportRow{{Exported: crm.Exported{Meta: crm.Meta{Created: w.Now}, Of: crm.KindLead, Rows: 18, Region: w.t("东莞", "Dongguan")}, Who: w.t("陈静", "Chen Jing")}}}),
		"exports-other": w.ExportOther(false), "exports-people": w.ExportOther(true),
		"exports-none": w.Exports(ExportsView{From: "2026-10-26", Until: "2026-11-01"}),
		"lead-list":    w.LeadList(v, 0), "lead-sheet-for": w.SheetFor(v), "lead-sheet-sent": w.SheetSent(w.t("王敏", "Wang Min")),
		"lead-sheet-book": written(w.LeadWorkbook(v)), "lead-sheet-where": w.SheetWhere(v),
		"lead-registered": w.LeadRegistered(LeadView{Lead: full.Lead, AccountName: full.Account.Name.Text, Region: full.Account.Region, Industry: "家具"}, w.t("陈静", "Chen Jing")),
	}
}

// conflictSamples are what belongs to a claim conflict.
func conflictSamples(w *Writer) map[string]any {
	v := ConflictView{
		Conflict:     crm.Conflict{No: 8, Name: name(w.t("恒鑫精密", "Hengxin Precision")), Region: w.t("东莞", "Dongguan"), Day: "2026-11-20"},
		ReporterName: w.t("小陈", "Chen"), AccountName: w.t("恒鑫钣金", "Hengxin Sheet Metal"), OwnerName: w.t("小李", "Li"),
		Touched: "2026-10-20", Protected: "2027-01-18", ByName: w.t("王敏", "Wang Min"),
	}
	out := map[string]any{
		"conflict": w.Conflict(v), "claim-asked": w.ClaimAsked(v.Name.Text, v.ByName, v.Number()),
		"claims": w.Claims([]ConflictView{v}, []ConflictView{v}), "claims-none": w.Claims(nil, nil),
		"alike": w.Alike(AlikeView{All: 9, Partly: true, Pairs: []AlikePair{
			{Near: 100, One: "恒鑫钣金", OneNumber: "C4", OneOwner: "小李", Other: "东莞恒鑫", OtherNumber: "C9", OtherOwner: "Anna"},
			{Near: 85, One: "Oakline", OneNumber: "C2", OneOwner: "Anna", Other: "Oakline Foods", OtherNumber: "C7", OtherOwner: "Anna"},
		}}), "alike-none": w.Alike(AlikeView{}),
	}
	told := v
	told.Full, told.Code, told.AccountCode = name(w.t("恒鑫精密机械(东莞)有限公司", "Hengxin Precision Machinery Ltd")), "91441900MA4WXYTH3Y", "91441900MA4WXYTH3Y"
	out["conflict-full"], out["claim-full-wanted"], out["claim-full-told"] = w.Conflict(told), w.FullWanted(v.Name.Text), w.FullTold(told)
	lapsed := v
	lapsed.Touched, lapsed.Protected = "", "2026-11-01"
	out["conflict-lapsed"], out["conflict-waits"], out["conflict-waits-above"] = w.Conflict(lapsed), w.ConflictWaits(v, 1, false), w.ConflictWaits(lapsed, 3, true)
	for _, s := range []crm.ConflictState{crm.ConflictSame, crm.ConflictDifferent, crm.ConflictShared, crm.ConflictMoved, crm.ConflictWithdrawn} {
		v.State = s
		out["conflict-"+string(s)] = w.Conflict(v)
		if s != crm.ConflictWithdrawn {
			out["conflict-told-"+string(s)] = w.ConflictDecided(v, w.t("王敏", "Wang Min"))
		}
		if s != crm.ConflictDifferent && s != crm.ConflictWithdrawn {
			out["conflict-owner-"+string(s)] = w.ConflictForOwner(v)
		}
	}
	return out
}

// leadSamples are what belongs to tiers, sources and industries.
func leadSamples(w *Writer) map[string]any {
	full := IndustryView{
		Industry: "钣金", Tiers: map[string]int{"A": 2, "C": 5, "": 1},
		Profile: map[string]string{"need": w.t("交期短、小批量", "short lead times"), "buying_habit": w.t("年底集中采购", "buys at year end")},
		Titles:  []TitleCount{{w.t("设备部经理", "plant manager"), 3}, {w.t("采购总监", "purchasing director"), 1}},
	}
	noted := IndustryView{Industry: "家具", Profile: map[string]string{"need": w.t("交期短", "short lead times")}, Group: "g1"}
	out := map[string]any{
		"lead-sources": w.LeadSources(), "tiers": w.Tiers(), "industry": w.IndustryCard(full), "industry-noted": w.IndustryCard(noted),
		"industry-empty": w.IndustryCard(IndustryView{Industry: "链条"}),
	}
	for _, g := range w.Book.SourceGroups {
		out["lead-sources-"+g.ID] = w.SourcesHow(g.ID)
	}
	return out
}

// written is a workbook in words: a row a line, what is yellow with a !, what
// is no text with its kind.
func written(b chat.Workbook) string {
	var out strings.Builder
	for _, s := range b.Sheets {
		out.WriteString("== " + s.Name + "\n" + s.Title + "\n" + strings.Join(s.Notes, "\n") + "\n" + strings.Join(s.Head, " | ") + "\n")
		for _, row := range s.Rows {
			for i, c := range row {
				if i > 0 {
					out.WriteString(" | ")
				}
				out.WriteString(c.S)
				if c.Kind != "" {
					out.WriteString("(" + c.Kind + ")")
				}
				if c.Mark {
					out.WriteString("!")
				}
			}
			out.WriteString("\n")
		}
	}
	return strings.TrimSuffix(out.String(), "\n")
}
