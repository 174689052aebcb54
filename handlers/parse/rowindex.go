package parse

import (
	"hash/maphash"

	"milepost/storage/crm"
)

// rowIndex finds rows by kind and id. It holds sums of the keys and where the
// rows stand: a third of what a map of the keys themselves would take.
type rowIndex struct {
	seed  maphash.Seed
	bySum map[uint64]int32
	clash map[rowKey]int32 // of keys whose sum another one has
}

func newRowIndex(n int) rowIndex {
	return rowIndex{seed: maphash.MakeSeed(), bySum: make(map[uint64]int32, n)}
}

func (x *rowIndex) sum(k rowKey) uint64 {
	var h maphash.Hash
	h.SetSeed(x.seed)
	_, _ = h.WriteString(string(k.kind))
	_ = h.WriteByte(0)
	_, _ = h.WriteString(k.id)
	return h.Sum64()
}

// at is where a row stands in rows.
func (x *rowIndex) at(rows []crm.NameRow, k rowKey) (int32, bool) {
	if i, ok := x.bySum[x.sum(k)]; ok && keyOf(&rows[i]) == k {
		return i, true
	}
	i, ok := x.clash[k]
	return i, ok
}

// put notes where a row stands in rows; one of the same key is replaced.
func (x *rowIndex) put(rows []crm.NameRow, i int32) {
	k := keyOf(&rows[i])
	sum := x.sum(k)
	if had, ok := x.bySum[sum]; !ok || keyOf(&rows[had]) == k {
		x.bySum[sum] = i
		return
	}
	if x.clash == nil {
		x.clash = map[rowKey]int32{}
	}
	x.clash[k] = i
}

func keyOf(r *crm.NameRow) rowKey { return rowKey{r.Kind, r.ID} }
