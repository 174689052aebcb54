package desk_test

import (
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestNamesAreLearnedWhenTwoAgree: what somebody chose once is nothing yet, twice
// is his way of writing, and two people make it an alias.
func TestNamesAreLearnedWhenTwoAgree(t *testing.T) {
	type says struct {
		who   crm.PersonID
		meant string // the account
		state crm.LessonState
	}
	for _, c := range []struct {
		says  string
		steps []says
		alias bool
	}{
		{"once is not enough", []says{{crmtest.Xiaoli, "恒鑫钣金", crm.LessonHeard}}, false},
		{"twice is his own way", []says{{crmtest.Xiaoli, "恒鑫钣金", crm.LessonHeard}, {crmtest.Xiaoli, "恒鑫钣金", crm.LessonHis}}, false},
		{"two people make an alias", []says{{crmtest.Xiaoli, "恒鑫钣金", crm.LessonHeard}, {crmtest.Wangmin, "恒鑫钣金", crm.LessonAlias}}, true},
		{"who meant another one before starts anew", []says{
			{crmtest.Xiaoli, "恒鑫钣金", crm.LessonHeard}, {crmtest.Xiaoli, "恒欣五金", crm.LessonHeard}, {crmtest.Xiaoli, "恒鑫钣金", crm.LessonHeard},
		}, false},
	} {
		t.Run(c.says, func(t *testing.T) {
			w := newWorld(t, true)
			ids := map[string]crm.AccountID{}
			for _, name := range []string{"恒鑫钣金", "恒欣五金"} {
				ids[name] = w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name(name)}).ID
			}
			for _, s := range c.steps {
				w.says(s.who, func(k *desk.Work) error {
					l, err := k.Hear(ids[s.meant], crmtest.Name("恒新"))
					if err == nil && l.State != s.state {
						t.Errorf("%s means %s by it: %q, want %q", s.who, s.meant, l.State, s.state)
					}
					if err == nil { // once more in the same message
						if again, err := k.Hear(ids[s.meant], crmtest.Name("恒新")); err != nil || again.ID != "" {
							t.Errorf("heard twice in one message: %+v %v", again, err)
						}
					}
					return err
				})
			}
			w.view(func(r crm.Reader) error {
				a, err := crm.Get[crm.Account](r, ids["恒鑫钣金"])
				if len(a.Aliases) > 0 != c.alias {
					t.Errorf("aliases %v", a.Aliases)
				}
				return err
			})
		})
	}
}

// TestWhatWasLearnedIsForgotten: in words, by whom it concerns, and for good.
func TestWhatWasLearnedIsForgotten(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("恒鑫钣金")})
		hear := func(who crm.PersonID, want crm.LessonState, made bool) {
			t.Helper()
			w.says(who, func(k *desk.Work) error {
				l, err := k.Hear(a.ID, crmtest.Name("恒新"))
				if err == nil && (l.State != want || (l.ID != "") != made) {
					t.Errorf("%s: %+v", who, l)
				}
				return err
			})
		}
		hear(crmtest.Xiaoli, crm.LessonHeard, true)
		w.refused(crmtest.Xiaoli, crm.Missing, "lesson.missing", func(k *desk.Work) error {
			_, err := k.Forget(crmtest.Name("恒新"))
			return err
		})
		hear(crmtest.Wangmin, crm.LessonAlias, true)
		w.refused(crmtest.Anna, crm.Missing, "lesson.missing", func(k *desk.Work) error {
			_, err := k.Forget(crmtest.Name("恒新"))
			return err
		})
		w.says(crmtest.Xiaoli, func(k *desk.Work) error {
			gone, err := k.Forget(crmtest.Name("恒新"))
			if err == nil && len(gone) != 2 {
				t.Errorf("forgotten: %+v", gone)
			}
			return err
		})
		w.view(func(r crm.Reader) error {
			now, err := crm.Get[crm.Account](r, a.ID)
			if len(now.Aliases) != 0 {
				t.Errorf("aliases %v", now.Aliases)
			}
			return err
		})
		hear(crmtest.Xiaoli, crm.LessonHeard, false)
		hear(crmtest.Xiaoli, crm.LessonHeard, false)
	})
}

// TestNothingIsLearnedOfANameThatItHas: a known name, a single rune and somebody
// else's name teach nothing, and are nobody's mistake.
func TestNothingIsLearnedOfANameThatItHas(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		a := w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("恒鑫钣金")})
		w.open(crmtest.Xiaoli, desk.NewAccount{Name: crmtest.Name("恒新五金")})
		for _, name := range []string{"恒鑫钣金", "恒"} {
			w.says(crmtest.Xiaoli, func(k *desk.Work) error {
				l, err := k.Hear(a.ID, crmtest.Name(name))
				if l.ID != "" {
					t.Errorf("%s: %+v", name, l)
				}
				return err
			})
		}
		for _, c := range []struct {
			who  crm.PersonID
			want crm.LessonState
		}{{crmtest.Xiaoli, crm.LessonHeard}, {crmtest.Wangmin, crm.LessonHeard}, {crmtest.Xiaoli, crm.LessonHis}} {
			w.says(c.who, func(k *desk.Work) error {
				l, err := k.Hear(a.ID, crmtest.Name("恒新五金"))
				if l.State != c.want {
					t.Errorf("the name of another account is nobody's alias, only his own way: %+v", l)
				}
				return err
			})
		}
	})
}
