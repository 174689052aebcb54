package bolt

import (
	"reflect"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestWhatIsReplacedIsOnlyLookedAt has records take the place of those that the cache holds, which
// stay as their bodies say, whatever becomes of them.
func TestWhatIsReplacedIsOnlyLookedAt(t *testing.T) {
	for _, row := range []struct {
		says string
		rec  crm.Record
		into func(crm.Record)
	}{
		{"a customer with another name", crmtest.Account("byd", ""), func(r crm.Record) { r.(*crm.Account).Name = crmtest.Name("比亚迪股份") }},
		{"a customer that is called less", crmtest.Account("byd", ""), func(r crm.Record) { r.(*crm.Account).Aliases = nil }},
		{"a customer that is taken away", crmtest.Account("byd", ""), func(r crm.Record) { r.Base().Deleted = true }},
		{"a visit of another customer", crmtest.Activity("v1", "", ""), func(r crm.Record) { r.(*crm.Activity).Account = "geli" }},
		{"a visit that lets go of its file", crmtest.Activity("v9", "", ""), func(r crm.Record) { r.(*crm.Activity).Files = nil }},
		{"a contact that goes elsewhere", crmtest.Contact("wang", "", ""), func(r crm.Record) { r.(*crm.Contact).Account = "geli" }},
		{"a step of another day", crmtest.Task("t1", "", ""), func(r crm.Record) { r.(*crm.Task).Due = "2026-11-20" }},
	} {
		t.Run(row.says, func(t *testing.T) {
			s := fresh(t)
			shelve(t, s)
			var held, after crm.Record
			var was []byte
			crmtest.Do(t, s, func(inside crm.Tx) error {
				rec := crm.New(row.rec.Kind())
				if err := inside.Get(rec, row.rec.Key()); err != nil {
					return err
				}
				var err error
				if held, err = inside.(*tx).replaced(rec.Kind(), rec.Key()); err != nil {
					return err
				}
				if was, err = encode(held); err != nil {
					return err
				}
				row.into(rec)
				after = rec
				return crmtest.Put(inside, rec)
			})
			if is, err := encode(held); err != nil || string(is) != string(was) {
				t.Errorf("what was replaced is now\n%s\nand was\n%s (%v)", is, was, err)
			}
			if reflect.DeepEqual(held, after) {
				t.Error("nothing took its place")
			}
		})
	}
}
