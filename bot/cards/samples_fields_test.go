package cards

import (
	"slices"
	"testing"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// noting is a value that 小李 noted in these words.
func noting(w *Writer, field, value, words string) NotedView {
	return NotedView{
		Field: crm.Field{
			ID: crm.FieldOf(crm.Pointer{Kind: crm.KindAccount, ID: "a1"}, field), Name: field, Value: value,
			Who: "xiaoli", On: "2026-11-20", Evidence: crm.Evidence{Text: words},
		},
		WhoName: w.t("小李", "Li"),
	}
}

// group is a group of fields of 比亚迪 with what is noted there.
func group(w *Writer, id string, noted ...NotedView) FieldsView {
	g, _ := w.Book.FieldGroup(id)
	v := FieldsView{Name: w.t("比亚迪", "BYD"), Number: "C1", Subject: "C1", Group: g, May: true}
	for _, f := range w.Book.FieldsOf(id) {
		fv := FieldView{Field: f}
		for _, n := range noted {
			if n.Name == f.ID {
				fv.Values = append(fv.Values, n)
			}
		}
		v.Fields = append(v.Fields, fv)
	}
	return v
}

func kept(field, value string) NotedView {
	return NotedView{Field: crm.Field{Name: field, Value: value}, Kept: true}
}

func fieldSamples(w *Writer) map[string]any {
	said := w.t("比亚迪 资金实力 强,商业信誉 付款准时", "BYD capital strong, credit: pays on time")
	capital := noting(w, "capital", w.t("强", "strong"), said)
	credit := noting(w, "credit", w.t("付款准时", "pays on time"), said)
	credit.Verified, credit.Checker, credit.CheckedOn, credit.CheckerName = true, "wangmin", "2026-11-23", w.t("王敏", "Min")
	doubted := credit
	doubted.Verified = false
	basic := group(w, "basic", kept("name", w.t("比亚迪", "BYD")), kept("contact", w.t("王总(采购总监)", "Mr Wang (buyer)")))
	deep := group(w, "deep", capital, credit)
	file := FileView{FieldsView: deep, Groups: []FieldsView{basic, deep}, Contacts: 2, Newest: "2026-11-20"}
	old := file
	old.StaleDays, old.Newest, old.Contacts = 60, "2026-06-01", 1
	old.Burst, old.BurstBy, old.BurstOn = 6, w.t("小李", "Li"), "2026-06-01"
	opened := FileView{FieldsView: FieldsView{Name: w.t("鑫源机械", "Xinyuan"), Number: "C7", Subject: "C7", May: true}, Groups: []FieldsView{group(w, "basic"), group(w, "deep")}, Opened: true}
	opened.Groups[0].Fields[0].Values = []NotedView{kept("name", w.t("鑫源机械", "Xinyuan"))}
	issue := noting(w, "issue", w.t("设备异响", "strange noise"), "")
	solved := noting(w, "issue", w.t("备件缺货", "spare part missing"), "")
	issue.Row, solved.Row, solved.Closed, solved.Note = "1", "2", "2026-11-22", w.t("已换轴承", "bearing replaced")
	one := func(group string, v NotedView) FieldsView {
		f, _ := w.Book.Field(v.Name)
		g, _ := w.Book.FieldGroup(group)
		return FieldsView{Name: w.t("比亚迪", "BYD"), Number: "C1", Subject: "C1", Group: g, Fields: []FieldView{{Field: f, Values: []NotedView{v}}}, May: true}
	}
	was := kept("region", w.t("东莞", "Dongguan"))
	was.Words, was.Who, was.WhoName, was.On, was.Form = was.Value, "wangmin", w.t("王敏", "Min"), "2026-10-20", true
	region := kept("region", w.t("深圳", "Shenzhen"))
	region.Words, region.ID, region.Who, region.WhoName, region.On, region.Was = region.Value, "account.1.region", "xiaoli", w.t("小李", "Li"), "2026-11-20", []NotedView{was}
	region.Evidence.Text = w.t("比亚迪在深圳,汽车整车", "BYD is in Shenzhen")
	origin := one("deep", region)
	origin.Fields[0].Field = w.KeptField("region")
	sources := file.FieldsView
	sources.Fields = append(slices.Clone(origin.Fields), sources.Fields...)
	missing := one("deep", capital)
	missing.Fields[0].Values = nil
	yes, no := noting(w, "share", playbook.Yes, ""), noting(w, "loss", playbook.No, "")
	return map[string]any{
		"file": w.File(file), "file_old": w.File(old), "file_opened": w.File(opened), "file_whose": w.FileWhose(), "note_whose": w.NoteWhose(),
		"file_sources": w.Sources(sources), "field_origin": w.Field(origin), "file_groups": w.Groups(deep, w.Book.FieldGroups[2:8]),
		"fields_checklist": w.Fields(group(w, "choose", yes, no)), "fields_checklist_empty": w.Fields(group(w, "choose")),
		"fields_list": w.Fields(group(w, "issues", issue, solved)), "fields_strategy": w.Fields(group(w, "strategy")),
		"field": w.Field(one("deep", capital)), "field_missing": w.Field(missing),
		"field_verified": w.Verified(one("deep", credit), "g1"), "field_doubted": w.Verified(one("deep", doubted), "g1"),
		"field_row": w.NotedRow(one("issues", issue), "g1"), "field_row_told": w.NotedForYou(one("issues", issue), w.t("王敏", "Wang Min")), "field_row_closed": w.NotedRow(one("issues", solved), "g1"),
		"field_noted": w.NotedAll(ChangedView{Group: "g1", Number: "C1", Kind: crm.KindAccount, AccountName: w.t("比亚迪", "BYD"), Fields: []FieldChange{
			{Field: "capital", New: w.t("强", "strong")}, {Field: "loyalty", New: "switching"},
		}}),
		"field_form": w.NoteForm(group(w, "choose", yes, no)), "no_deal": w.NoDeal(w.t("比亚迪", "BYD"), "C1"),
	}
}

// TestAListOfRowsPages follows the button of a list that is longer than a card.
func TestAListOfRowsPages(t *testing.T) {
	w := writer(t, "zh")
	var all []NotedView
	for range 13 {
		n := noting(w, "news", "新厂奠基", "")
		n.Row = "r"
		all = append(all, n)
	}
	v := group(w, "news", all...)
	v.May = false
	seen := 0
	for from := ""; ; {
		v.From = Row(from)
		c := w.Fields(v)
		seen += len(c.Lines)
		var more *chat.Button
		for i := range c.Buttons {
			if c.Buttons[i].Do.Verb == DoShow && c.Buttons[i].Label != "来源" {
				more = &c.Buttons[i]
			}
		}
		if more == nil {
			break
		}
		from = more.Do.Arg[len("group.news."):]
	}
	if seen != 13 {
		t.Errorf("the pages show %d of 13 rows", seen)
	}
}
