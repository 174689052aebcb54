package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// importSamples are what belongs to an import of leads.
func importSamples(w *Writer) map[string]any {
	v := ImportView{
		File: w.t("线索1102.xlsx", "leads1102.xlsx"), Blob: "0123456789abcdef01234567", Rows: 300, New: 210, Fill: 37, Differ: 9, DifferRows: 7, DifferOnly: 2,
		Same: 4, Doubt: 25, Faulty: 22, Print: "0a1b2c3d", Hidden: 12, Formulas: true, Encoding: "GB18030",
		Common: []CommonWhy{{RowWhy{"revenue", "unit"}, 14}, {RowWhy{"rank_sales", "rank"}, 5}, {RowWhy{"registered", "future"}, 2}, {RowWhy{"owner", "nobody"}, 1}},
	}
	again, clean, bad, left := v, v, v, v
	left.Common, left.Faulty, left.Differ, left.Past, left.Unread = nil, 0, 0, []string{w.t("说明", "Notes")}, []string{"E-mail", "WeChat", "Fax", "Web"}
	left.Left = []RowLeft{
		{"industry", w.t("白色家电", "fridges"), w.Book.Industries[8].Name.ZH, 3},
		{"industry", w.t("锂电池", "batteries"), "", 2},
		{"source", w.t("朋友转介绍", "referral of a friend"), "customer/referral", 1},
		{"source", w.t("抖音", "TikTok"), "", 1},
	}
	again.Again, again.Macros = true, true
	over := ImportView{File: v.File, Blob: v.Blob, Rows: 3, Differ: 1, DifferRows: 1, DifferOnly: 1, Same: 2, Print: v.Print, ToOver: true}
	clean = ImportView{File: v.File, Blob: v.Blob, Rows: 3, New: 3, Print: v.Print}
	bad = ImportView{File: v.File, Blob: v.Blob, Rows: 1, Faulty: 1, Print: v.Print, Common: []CommonWhy{{RowWhy{"account", "empty"}, 1}}}
	cell := func(s string) chat.Cell { return chat.Cell{S: s} }
	fault := func(column, why, value string, col int) MarkedRow {
		return MarkedRow{Cells: []chat.Cell{cell(w.t("恒发", "Hengfa")), cell(value)}, Faults: []MarkedFault{{RowWhy{column, why}, col, value}}}
	}
	table := MarkedTable{Name: "Sheet1", Above: []string{w.t("11月线索", "November"), w.t("单位:万元", "CNY")}, Head: []string{w.t("公司名称", "Company"), w.t("年营业额", "Revenue")}}
	for _, f := range []struct {
		column, why, value string
		col                int
	}{
		{"account", "empty", "", 0},
		{"account", "long", "x", 0},
		{"revenue", "sum", "?", 1},
		{"revenue", "unit", "3500", 1},
		{"tier", "tier", "E", 1},
		{"registered", "date", "10-26", 1},
		{"registered", "order", "9/10/2026", 1},
		{"registered", "future", "2027-01-01", 1},
		{"code", "code", "123", 1},
		{"phone", "phone", "?", 1},
		{"rank_sales", "rank", "?", 1},
		{"owner", "nobody", w.t("小王", "Wang"), -1},
		{"owner", "not_yours", "", -1},
		{"number", "number", "L99", 0},
		{"number", "name", w.t("格睿", "Gerui"), 0},
		{"account", "twice", "4", 0},
		{"account", "twice", w.t("华南", "South") + "!4", 0},
		{"account", "taken", "", 0},
		{"account", "others", w.t("小李", "Li"), 0},
	} {
		table.Rows = append(table.Rows, fault(f.column, f.why, f.value, f.col))
	}
	differs := []RowDiffers{
		{Name: w.t("恒发", "Hengfa"), Column: "revenue", Had: crm.Money{Minor: 3_000_000_00, Currency: "CNY"}, Sum: crm.Money{Minor: 3_500_000_00, Currency: "CNY"}},
		{Name: w.t("恒发", "Hengfa"), Column: "phone", Stands: "13800000000", Says: "13900000000"},
		{Name: w.t("格睿", "Gerui"), Column: "tier", Stands: "A", Says: "B"},
		{Name: w.t("格睿", "Gerui"), Column: "registered", Stands: "2026-11-02", Says: "2026-10-30"},
	}
	v.Differing, again.Differing = differs, differs
	row := func(r MarkedRow) MarkedRow { r.Cells = []chat.Cell{cell("x"), cell("1")}; return r }
	table.Rows = append(table.Rows, row(MarkedRow{Doubt: true}), row(MarkedRow{Doubt: true, Near: w.t("格睿", "Gerui")}),
		row(MarkedRow{Differs: differs[:3]}), row(MarkedRow{Known: true}), row(MarkedRow{}), row(MarkedRow{Left: left.Left}))
	out := map[string]any{
		"import": w.ImportPreview(v), "import-left": w.ImportPreview(left), "import-again": w.ImportPreview(again), "import-clean": w.ImportPreview(clean), "import-bad": w.ImportPreview(bad),
		"import-done": w.Imported(v, crm.GroupID("g1"), false), "import-done-over": w.Imported(v, crm.GroupID("g1"), true),
		"import-over": w.ImportPreview(over), "import-dropped": w.ImportDropped(v.File), "import-nothing": w.ImportNothing(ImportView{File: v.File, Same: 300}),
		"import-gone": w.ImportGone(), "import-for-you": w.LeadsForYou(w.t("陈静", "Chen Jing"), 12), "import-how": w.ImportHow(),
		"import-template": w.Template(w.t("海平", "Haiping")), "import-template-book": written(*w.Template(w.t("海平", "Haiping")).Files[0].Book),
	}
	marked := w.Marked(v.File, []MarkedTable{table})
	out["import-marked"], out["import-marked-book"] = marked, written(*marked.Files[0].Book)
	for _, why := range []string{"broken", "old", "protected", "rows", "huge", "blank", "head"} {
		out["import-refused-"+why] = w.ImportRefused(v.File, why)
	}
	return out
}
