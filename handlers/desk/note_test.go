package desk_test

import (
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// noted is an account of 小李 and a way to note fields of it.
func noted(w *world) (crm.Pointer, func(who crm.PersonID, field, value string) (crm.Field, error)) {
	a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("美科")})
	subject := crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}
	return subject, func(who crm.PersonID, field, value string) (crm.Field, error) {
		var e desk.Edited[crm.Field]
		_, err := w.try(who, func(k *desk.Work) (err error) {
			e, err = k.Note(desk.NewNote{Subject: subject, Field: field, Value: value})
			return err
		})
		return e.After, err
	}
}

func TestAFieldTakesOnlyWhatItCanHold(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		_, note := noted(w)
		for _, row := range []struct {
			says, field, said, kept, fault string
		}{
			{"words are kept as they are", "capital", " 强 ", "强", ""},
			{"a choice becomes its id", "party_kind", "经销商", "distributor", ""},
			{"a word that is no choice is refused", "party_kind", "朋友", "", "field.value"},
			{"an answer becomes yes, no or unclear", "share", "不清", "unclear", ""},
			{"a field of a deal is no field of an account", "unique_value", "整线", "", "field.subject"},
			{"a field without a name is none", "", "强", "", "field.name"},
		} {
			f, err := note(crmtest.Xiaoli, row.field, row.said)
			fault, is := crm.AsFault(err)
			switch {
			case row.fault == "" && (err != nil || f.Value != row.kept || f.Verified || f.Who != crmtest.Xiaoli):
				t.Errorf("%s: %+v, %v", row.says, f, err)
			case row.fault != "" && (!is || fault.Key != row.fault):
				t.Errorf("%s: %v", row.says, err)
			}
		}
	})
}

func TestNobodyVerifiesHisOwnWords(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		_, note := noted(w)
		f, err := note(crmtest.Xiaoli, "credit", "好")
		if err != nil {
			t.Fatal(err)
		}
		verify := func(who crm.PersonID, holds bool) error {
			_, err := w.try(who, func(k *desk.Work) error {
				_, err := k.VerifyField(f.ID, holds)
				return err
			})
			return err
		}
		if fault, ok := crm.AsFault(verify(crmtest.Xiaoli, true)); !ok || fault.Key != "field.own" {
			t.Errorf("he vouches for himself: %v", fault)
		}
		if err := verify(crmtest.Wangmin, true); err != nil {
			t.Fatal(err)
		}
		if got := get[crm.Field](w, f.ID); !got.Verified || got.Checker != crmtest.Wangmin || got.CheckedOn == "" {
			t.Errorf("%+v", got)
		}
		if f, err = note(crmtest.Xiaoli, "credit", "一般"); err != nil || f.Verified || f.Checker != "" {
			t.Errorf("a new value is still verified: %+v, %v", f, err)
		}
	})
}

func TestRowsOfAList(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		subject, note := noted(w)
		for _, s := range []string{"设备异响", "备件缺货"} {
			if _, err := note(crmtest.Xiaoli, "issue", s); err != nil {
				t.Fatal(err)
			}
		}
		rows := func() (out []crm.Field) {
			w.view(func(r crm.Reader) error {
				return crm.Each(r, crm.Where(crm.BySubject, string(subject.Kind), subject.ID, "issue"), func(f crm.Field) bool {
					out = append(out, f)
					return true
				})
			})
			return out
		}
		all := rows()
		if len(all) != 2 || all[0].Value != "设备异响" || all[0].Row >= all[1].Row {
			t.Fatalf("%+v", all)
		}
		yes, how := true, "已换轴承"
		g := w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.EditRow(all[0].ID, desk.RowEdit{Closed: &yes, Note: &how})
			return err
		})
		if f := rows()[0]; f.Closed == "" || f.Note != how {
			t.Errorf("%+v", f)
		}
		w.undoes(crmtest.Xiaoli, g)
		if f := rows()[0]; f.Closed != "" || f.Note != "" {
			t.Errorf("undo leaves it closed: %+v", f)
		}
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.EditRow(all[1].ID, desk.RowEdit{Gone: true})
			return err
		})
		if len(rows()) != 1 {
			t.Error("a row that was a mistake is still there")
		}
		news, err := note(crmtest.Xiaoli, "news", "新厂奠基")
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.try(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.EditRow(news.ID, desk.RowEdit{Closed: &yes})
			return err
		})
		if f, ok := crm.AsFault(err); !ok || f.Key != "field.row" {
			t.Errorf("news are closed: %v", err)
		}
	})
}

func TestScorecardsAreForManagersAlone(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		for _, row := range []struct {
			who, of crm.PersonID
			may     bool
		}{
			{crmtest.Wangmin, crmtest.Xiaoli, true},
			{crmtest.Xiaoli, crmtest.Xiaoli, false},
			{crmtest.Anna, crmtest.Xiaoli, false},
			{crmtest.Wangmin, crmtest.Wangmin, false},
			{crmtest.Zhaogang, crmtest.Xiaoli, true},
			{crmtest.Zhaogang, crmtest.Wangmin, true},
			{crmtest.Chenjing, crmtest.Xiaoli, false},
			{crmtest.Zhouhang, crmtest.Xiaoli, false},
		} {
			_, err := w.try(row.who, func(k *desk.Work) error {
				_, err := k.Note(desk.NewNote{Subject: crm.Pointer{Kind: crm.KindPerson, ID: string(row.of)}, Field: "mining", Value: "第二级"})
				return err
			})
			if (err == nil) != row.may {
				t.Errorf("%s scores %s: %v", row.who, row.of, err)
			}
		}
	})
}
