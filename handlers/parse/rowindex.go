package parse

import (
	"hash/maphash"
	"math/bits"

	"milepost/storage/crm"
)

// rowIndex finds rows by kind and id. It holds where the rows stand and nothing
// of their keys: a tenth of what a map of them would take.
type rowIndex struct {
	seed maphash.Seed
	at   []int32 // one more than where a row stands, at the first free place from where its key points to; 0 = free
}

// newRowIndex has room for n rows.
func newRowIndex(n int) rowIndex {
	return rowIndex{seed: maphash.MakeSeed(), at: make([]int32, 1<<bits.Len(uint(n+n/2)))}
}

// find gives the place of a key: the one where its row stands, or is to. Rows of
// one id and several kinds stand next to each other.
func (x *rowIndex) find(k rowKey, keyAt func(int32) rowKey) *int32 {
	last := uint64(len(x.at) - 1)
	for i := maphash.String(x.seed, k.id) & last; ; i = (i + 1) & last {
		if at := &x.at[i]; *at == 0 || keyAt(*at-1) == k {
			return at
		}
	}
}

// row is where the row of a key stands.
func (x *rowIndex) row(k rowKey, keyAt func(int32) rowKey) (int32, bool) {
	at := *x.find(k, keyAt) - 1
	return at, at >= 0
}

// put notes where the row of a key stands; one of the same key is replaced, and
// put tells which.
func (x *rowIndex) put(k rowKey, i int32, keyAt func(int32) rowKey) (old int32, replaced bool) {
	at := x.find(k, keyAt)
	old = *at - 1
	*at = i + 1
	return old, old >= 0
}

func keyOf(r *crm.NameRow) rowKey { return rowKey{r.Kind, r.ID} }
