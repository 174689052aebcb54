package outbox

import (
	"container/heap"
	"time"
)

// agenda holds destinations by the moment at which to look at them. One whose
// moment is the zero time is not in it.
type agenda []*dest

func (a agenda) Len() int           { return len(a) }
func (a agenda) Less(i, j int) bool { return a[i].at.Before(a[j].at) }
func (a agenda) Swap(i, j int)      { a[i], a[j] = a[j], a[i]; a[i].slot, a[j].slot = i, j }

// Push is for container/heap.
func (a *agenda) Push(x any) {
	d := x.(*dest)
	d.slot = len(*a)
	*a = append(*a, d)
}

// Pop is for container/heap.
func (a *agenda) Pop() any {
	last := len(*a) - 1
	d := (*a)[last]
	(*a)[last], *a = nil, (*a)[:last]
	d.slot = -1
	return d
}

func (a *agenda) set(d *dest) {
	switch {
	case d.at.IsZero():
		a.remove(d)
	case d.slot < 0:
		heap.Push(a, d)
	default:
		heap.Fix(a, d.slot)
	}
}

func (a *agenda) remove(d *dest) {
	if d.slot >= 0 {
		heap.Remove(a, d.slot)
	}
}

// first is the destination whose moment comes first, nil if there is none.
func (a agenda) first() *dest {
	if len(a) == 0 {
		return nil
	}
	return a[0]
}

// due takes the destinations whose moment has come.
func (a *agenda) due(now time.Time) []*dest {
	var out []*dest
	for d := a.first(); d != nil && !d.at.After(now); d = a.first() {
		heap.Pop(a)
		out = append(out, d)
	}
	return out
}
