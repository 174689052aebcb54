package parse

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"milepost/storage/crm"
)

// namesakes are customers' people who are all called 王总, each at another customer and another rep's.
func namesakes(n int) *Names {
	rows := make([]crm.NameRow, n)
	for i := range rows {
		rows[i] = crm.NameRow{Kind: crm.KindContact, ID: fmt.Sprintf("c%03d", i), Account: crm.AccountID(fmt.Sprint("a", i)), Owner: crm.PersonID(fmt.Sprint("rep", i))}
		rows[i].Names = []crm.Name{{Text: "王总", Fold: Fold("王总"), Sort: Fold("王总")}}
	}
	return NewNames(rows)
}

// TestPeopleOfOneCustomer finds the people of a customer who are called so, whoever asks and
// however many are called so: as a look for the name lists them, where it lists them at all.
func TestPeopleOfOneCustomer(t *testing.T) {
	for _, row := range []struct {
		says   string
		called int // how many customers have somebody of the name
		who    Asker
		at     crm.AccountID
		want   int
	}{
		{"he is the only one", 1, Asker{}, "a0", 1},
		{"nobody is called so", 0, Asker{}, "a0", 0},
		{"he is one of a few", 5, Asker{}, "a3", 1},
		{"he is not at this customer", 5, Asker{}, "a7", 0},
		{"he is one of many, and mine", 200, Asker{Who: "rep2"}, "a2", 1},
		{"he is one of too many to be listed, and another's", 200, Asker{Who: "rep2"}, "a99", 1},
	} {
		t.Run(row.says, func(t *testing.T) {
			names := namesakes(row.called)
			got := names.contactsAt("王总", row.at, row.who)
			all := names.Lookup("王总", crm.KindContact, row.who)
			of := slices.DeleteFunc(slices.Clone(all), func(m Match) bool { return m.Row.Account != row.at })
			if len(got) != row.want || len(of) > 0 && !reflect.DeepEqual(got, of) {
				t.Errorf("found %+v of %d, want %+v", got, len(all), of)
			}
		})
	}
}
