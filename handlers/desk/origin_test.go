package desk_test

import (
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// origins are those of one field of a customer, newest first.
func (w *world) origins(id crm.AccountID, field string) []desk.Origin {
	a := get[crm.Account](w, id)
	var out map[string][]desk.Origin
	w.view(func(r crm.Reader) (err error) {
		out, err = w.desk.Origins(r, &a, 9, field)
		return err
	})
	return out[field]
}

func TestAValueKnowsWhereItComesFrom(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		var a crm.Account
		w.hears("first", "新线索 美科 东莞", func(k *desk.Work) (err error) {
			a, _, err = k.OpenAccount(desk.NewAccount{Name: crmtest.Name("美科"), Region: "东莞"})
			return err
		})
		move := func(key, text, to string) crm.GroupID {
			return w.hears(key, text, func(k *desk.Work) error {
				_, err := k.UpdateAccount(a.ID, desk.AccountEdit{Region: &to})
				return err
			})
		}
		said := func(what string, want ...string) {
			t.Helper()
			got := w.origins(a.ID, "region")
			if len(got) != len(want) {
				t.Fatalf("%s: %+v, want %v", what, got, want)
			}
			for i, o := range got {
				if o.Text != want[i] || o.Who != crmtest.Xiaoli || o.On == "" {
					t.Errorf("%s, value %d: %+v, want %q", what, i, o, want[i])
				}
			}
		}
		said("a new one has the words of its lead", "新线索 美科 东莞")
		wrong := move("second", "美科在惠州", "惠州")
		said("a change keeps its words", "美科在惠州", "新线索 美科 东莞")
		w.undoes(crmtest.Xiaoli, wrong)
		said("what was taken back is none", "新线索 美科 东莞")
		move("third", "美科在佛山", "佛山")
		said("nor is it one between two others", "美科在佛山", "新线索 美科 东莞")
		if got := w.origins(a.ID, "revenue"); len(got) != 0 {
			t.Errorf("an empty field comes from nowhere: %+v", got)
		}
	})
}

func TestAKeptValueIsVerifiedUntilItChanges(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		subject, _ := noted(w)
		id := crm.AccountID(subject.ID)
		verify := func(who crm.PersonID, field string) string {
			_, err := w.try(who, func(k *desk.Work) error {
				_, err := k.VerifyKept(subject, field, true)
				return err
			})
			fault, _ := crm.AsFault(err)
			if fault == nil {
				return ""
			}
			return fault.Key
		}
		checked := func() (f *crm.Field) {
			a := get[crm.Account](w, id)
			w.view(func(r crm.Reader) (err error) {
				f, err = desk.Checked(r, &a, "address")
				return err
			})
			return f
		}
		at := func(address string) {
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				_, err := k.UpdateAccount(id, desk.AccountEdit{Address: &address})
				return err
			})
		}
		if got := verify(crmtest.Wangmin, "address"); got != "field.empty" {
			t.Errorf("nothing was verified: %q", got)
		}
		at("松山湖")
		if got := verify(crmtest.Xiaoli, "address"); got != "field.own" {
			t.Errorf("he vouches for himself: %q", got)
		}
		if got := verify(crmtest.Wangmin, "address"); got != "" || checked() == nil || !checked().Verified {
			t.Errorf("not verified: %q", got)
		}
		if at("寮步"); checked() != nil {
			t.Error("another value is verified as well")
		}
	})
}
