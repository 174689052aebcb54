package wording

import (
	"iter"
	"math/bits"
	"sync"
)

// Index finds which of many expressions a text matches. It asks those alone that may begin and
// end as the text does: of hundreds of phrases that are a few.
type Index struct {
	all         []*Wording
	once        sync.Once        // the rest was made, by sorted
	first, last map[uint16][]int // those that begin with a letter; of the others those that end with one
	free        []int            // those that neither need
}

// NewIndex makes an index of expressions in their order.
func NewIndex(all []*Wording) *Index { return &Index{all: all} }

// sorted is the index with its expressions under their letters: with the first text that is looked up.
func (x *Index) sorted() *Index {
	x.once.Do(func() {
		x.first, x.last = map[uint16][]int{}, map[uint16][]int{}
		for i, w := range x.all {
			switch edge := &w.need().edge; {
			case edge.first != nil:
				enter(x.first, edge.first, i)
			case edge.last != nil:
				enter(x.last, edge.last, i)
			default:
				x.free = append(x.free, i)
			}
		}
	})
	return x
}

// Make reads the expressions now, so that the first text that is looked up need not wait for it.
func (x *Index) Make() { x.sorted() }

// enter puts an expression under each letter of a set.
func enter(under map[uint16][]int, s *set, i int) {
	for at, w := range s {
		for ; w != 0; w &= w - 1 {
			b := uint16(at*64 + bits.TrailingZeros64(w))
			under[b] = append(under[b], i)
		}
	}
}

// In gives the expressions that a text matches, in their order, with the match and its groups.
func (x *Index) In(t *Text) iter.Seq2[int, []string] {
	x.sorted()
	return func(yield func(int, []string) bool) {
		first, last, free := x.first[t.first], x.last[t.last], x.free
		for len(first)+len(last)+len(free) > 0 {
			from := &free
			for _, of := range []*[]int{&first, &last} {
				if len(*of) > 0 && (len(*from) == 0 || (*of)[0] < (*from)[0]) {
					from = of
				}
			}
			i := (*from)[0]
			*from = (*from)[1:]
			if m := x.all[i].FindSubmatchIn(t); m != nil && !yield(i, m) {
				return
			}
		}
	}
}
