package bolt

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"milepost/storage/crm"
)

// TestNamesThatSeveralDecodeStayInOrder decodes more names than one processor takes by
// itself: each row stands where its record stood, and one that is damaged is told,
// whoever comes upon it.
func TestNamesThatSeveralDecodeStayInOrder(t *testing.T) {
	const n = 5*share + 7
	found := make([]pointed, n)
	for i := range found {
		a := &crm.Account{ID: crm.AccountID(fmt.Sprint("a", i)), Name: crm.Name{Text: fmt.Sprint("客户", i)}}
		body, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		found[i] = pointed{crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}, body}
	}
	for _, many := range []int{0, 1, share, n} {
		rows, err := rowsOf(found[:many])
		if err != nil || len(rows) != many {
			t.Fatalf("of %d names %d are read: %v", many, len(rows), err)
		}
		for i, row := range rows {
			if want := fmt.Sprint("客户", i); len(row.Names) != 1 || row.Names[0].Text != want {
				t.Fatalf("of %d names the one at %d is %v, want %s", many, i, row.Names, want)
			}
		}
	}
	for _, at := range []int{0, n / 2, n - 1} {
		whole := found[at].body
		found[at].body = []byte("{")
		if _, err := rowsOf(found); !errors.Is(err, crm.ErrDamaged) {
			t.Errorf("with damage at %d: %v", at, err)
		}
		found[at].body = whole
	}
}
