package desk_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestEveryVerbAsksWhetherHeMay tries every verb of the desk on a customer of
// 小李's, as everybody there is: the one place where permissions are checked
// lets through whom the table names, and nobody else.
//
// The rows are held against the methods of Work: a new verb has to say who may.
func TestEveryVerbAsksWhetherHeMay(t *testing.T) {
	w := newWorld(t, false)
	w.says(crmtest.Zhouhang, func(k *desk.Work) error {
		_, err := k.AddPerson(desk.RosterPerson{
			ID: xiaoqian, Name: crmtest.Name("小钱"), Roles: []crm.Role{crm.RoleManager}, Team: "huadong",
			Manager: crmtest.Zhaogang, Locale: "zh", Zone: "Asia/Shanghai",
		})
		return err
	})
	s := w.theirs()
	methods := reflect.TypeFor[*desk.Work]()
	for i := range methods.NumMethod() {
		name := methods.Method(i).Name
		if _, ok := verbs[name]; !ok && !slices.Contains(selfish, name) && !promoted(name) {
			t.Errorf("%s: who may? The table has no row for this verb", name)
		}
	}
	for name, verb := range verbs {
		if _, ok := methods.MethodByName(name); !ok {
			t.Errorf("%s is no verb any more", name)
		}
		may := strings.Split(verb.may, ", ")
		for _, a := range actors {
			err := w.tries(a.id, func(k *desk.Work) error { return verb.try(k, &s) })
			switch refused := forbidden(err); {
			case refused == slices.Contains(may, a.is):
				t.Errorf("%s, by the %s: %v", name, a.is, err)
			case !refused && crm.IsMissing(err):
				t.Errorf("%s, by the %s: the table has nothing for it to work on: %v", name, a.is, err)
			}
		}
	}
}
