package slack

import "sync"

// queue works on parcels: those of one sender one after the other, in the order
// in which they came, and those of different ones side by side. As many wait for
// the store together as there are people who write at once, which is what makes
// its commits large: no number of workers is right for every team.
type queue struct {
	work func(parcel)

	mu     sync.Mutex
	lists  map[string][]parcel // by sender; one is there while somebody works on it
	closed bool
	all    sync.WaitGroup
}

func newQueue(work func(parcel)) *queue { return &queue{work: work, lists: map[string][]parcel{}} }

// put adds a parcel of a sender. After close it is let go: it was not
// acknowledged and comes again.
func (q *queue) put(sender string, p parcel) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return
	}
	list, busy := q.lists[sender]
	q.lists[sender] = append(list, p)
	if !busy {
		q.all.Go(func() { q.serve(sender) })
	}
}

// serve works on what a sender has, until nothing is left.
func (q *queue) serve(sender string) {
	for {
		p, ok := q.take(sender)
		if !ok {
			return
		}
		q.work(p)
	}
}

// take gives the next parcel of a sender; false when there is none, or none is
// to be begun any more.
func (q *queue) take(sender string) (parcel, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	list := q.lists[sender]
	if q.closed || len(list) == 0 {
		delete(q.lists, sender)
		return parcel{}, false
	}
	q.lists[sender] = list[1:]
	return list[0], true
}

// close lets go of what was not begun, and waits for what was.
func (q *queue) close() {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	q.all.Wait()
}
