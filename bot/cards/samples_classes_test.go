package cards

import (
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

func classSamples(w *Writer) map[string]any {
	byd := w.t("比亚迪", "BYD")
	account := func(no int, called string) crm.Account { return crm.Account{No: no, Name: name(called)} }
	plain := ClassesView{Account: account(1, byd), May: true}
	full := plain
	full.Tier, full.Industry, full.Relation, full.Loyalty, full.Orders = "A", "汽车整车", "supplier", "loyal", 2
	full.Amount, full.ValueStage, full.Party = "A", "producing", "distributor"
	noted := full
	noted.AmountClass, noted.Account.ValueStage, noted.ManageMode, noted.KeyAccount = "B", "incubating", "ledger", true
	relation := RelationView{Name: byd, Number: "C1", Now: "partner", May: true, Moves: []RelationRow{
		{To: "friend", On: "2026-11-02", By: w.t("小李", "Li")},
		{From: "friend", To: "partner", On: "2026-11-20", By: w.t("小李", "Li"), Reason: w.t("两家老板是同学", "the owners are friends")},
	}}
	top := relation
	top.Now, top.Moves = "alliance", nil
	amounts := AmountsView{Who: w.t("华南", "South"), Team: "huanan", May: true, Changes: 5, None: 9, Classes: []AmountShare{
		{ID: "A", N: 2, Minor: 450_000_000, Pct: 80, Currency: "CNY", Top: []string{byd, w.t("美科", "Meike")}},
		{ID: "B", N: 1, Minor: 90_000_000, Pct: 16, Currency: "CNY", Top: []string{w.t("恒鑫", "Hengxin")}},
		{ID: "C", N: 2, Minor: 22_500_000, Pct: 4, Currency: "CNY"},
	}}
	row := AccountRow{Account: full.Account, OwnerName: w.t("小李", "Li")}
	file := FileView{FieldsView: FieldsView{Name: byd, Number: "C1", Subject: "C1"}, Burst: 5, BurstBy: w.t("小李", "Li"), BurstOn: "2026-11-20"}
	for _, id := range []string{"character", "capital"} {
		f, _ := w.Book.Field(id)
		v := noting(w, id, w.t("强", "strong"), "")
		file.Fields = append(file.Fields, FieldView{Field: f, Values: []NotedView{v}})
	}
	return map[string]any{
		"classes": w.Classes(plain), "classes_proposed": w.Classes(full), "classes_noted": w.Classes(noted),
		"relation": w.Relation(relation), "relation_top": w.Relation(top), "left_as_is": w.LeftAsIs(),
		"amount_classes": w.AmountClasses(amounts), "amount_classes_none": w.AmountClasses(AmountsView{Who: w.t("华南", "South")}),
		"classes_written": w.ClassesNoted(5, "g1"), "classes_same": w.ClassesNoted(0, ""),
		"trial": w.Trial(w.t("折弯机", "press brake"), []AccountRow{row}, 0), "trial_none": w.Trial("", nil, 0),
		"spot": w.SpotCheck(SpotView{FileView: file}), "spot_none": w.NothingToCheck(), "spot_clean": w.SpotCheck(SpotView{FileView: FileView{FieldsView: FieldsView{Name: byd, Number: "C1"}}}),
		"row_gone":           w.RowGone(w.t("备件缺货", "spare part missing"), byd, "C1", "g1"),
		"fields_groups_none": w.Fields(FieldsView{Name: byd, Number: "C1", Subject: "C1", Group: playbook.FieldGroup{Word: playbook.Word{ID: "plan", Name: playbook.Text{ZH: "共同计划", EN: "Joint plan"}}}}),
	}
}
