package outbox

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// unsure begins the reason of a post that may have arrived.
const unsure = "may have arrived"

// item is a post that waits; its body stays in the store.
type item struct {
	key       string
	seq       uint64
	class     chat.Class
	place     string
	track     string
	under     string
	notBefore time.Time
	notAfter  time.Time
	next      time.Time // next try
	tries     int
	unsure    int  // tries that may have arrived, since the start
	stuck     int  // times that the store did not let it be sent
	again     bool // an earlier try may have arrived
	held      bool // its platform asked to wait: see join
	alone     bool // it was refused with others, and is tried by itself
}

// dest is where posts are sent in order: a place with all its threads.
type dest struct {
	place chat.Place
	items []item // by class, then seq
	busy  bool
	free  time.Time // not before, for the sake of its pace
	until time.Time // not before: the platform said so
	tight time.Time // till then what can wait is said together: see join
	at    time.Time // when to look at it next; zero = when something changes
	slot  int       // in agenda, -1 if it is not there
}

func order(a, b item) int { return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.seq, b.seq)) }

// enter puts a queued post where it waits, unless it is there. o.mu is held.
func (o *Outbox) enter(e crm.Envelope) {
	o.newest = max(o.newest, e.Seq)
	if o.known[e.Key] {
		return
	}
	o.known[e.Key] = true
	to, err := chat.ParsePlace(e.Place)
	if err != nil { // it is refused when its turn comes
		to = chat.Place{ID: e.Place}
	}
	it := item{
		key: e.Key, seq: e.Seq, class: chat.Class(e.Class), place: e.Place, track: e.Track, under: e.Under,
		notBefore: e.NotBefore, notAfter: e.NotAfter, next: e.Next, tries: e.Tries,
		again: strings.Contains(e.Reason, unsure), held: strings.HasPrefix(e.Reason, told) || strings.HasPrefix(e.Reason, room),
	}
	if it.notAfter.IsZero() && it.class >= chat.Nudge {
		it.notAfter = later(e.Queued, e.NotBefore).Add(stale)
	}
	d := o.dest(to)
	if strings.HasPrefix(e.Reason, told) {
		d.until = later(d.until, e.Next)
	}
	d.insert(it)
	o.touch(d)
}

func (o *Outbox) dest(to chat.Place) *dest {
	to.Thread = ""
	d := o.dests[to]
	if d == nil {
		d = &dest{place: to, slot: -1}
		o.dests[to] = d
	}
	return d
}

func (d *dest) insert(it item) {
	at, _ := slices.BinarySearchFunc(d.items, it, order)
	d.items = slices.Insert(d.items, at, it)
}

func (d *dest) take(n int) item {
	it := d.items[n]
	if n == 0 {
		d.items = d.items[1:]
	} else {
		d.items = slices.Delete(d.items, n, n+1)
	}
	return it
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// head is the index of the post of a destination that may be sent now, -1 if
// none; then at is the earliest moment at which there may be one, zero if
// something else has to happen first. A post that waits for its next try holds
// up those behind it, of its class and lower ones, or order would be lost.
// o.mu is held.
func (o *Outbox) head(d *dest, now time.Time, paced bool) (n int, at time.Time) {
	if d.busy {
		return -1, at
	}
	soon := func(t time.Time) {
		if at.IsZero() || t.Before(at) {
			at = t
		}
	}
	for n, it := range d.items {
		if expired(it, now) {
			return n, now
		}
		if !it.notAfter.IsZero() {
			soon(it.notAfter.Add(1))
		}
	}
	if !o.reachable(d) {
		return -1, at
	}
	from := believed(d.until, now)
	if paced {
		from = later(from, believed(d.free, now))
	}
	for n, it := range d.items {
		if it.under != "" && it.under != it.track && d.shows(it.under, it.place, now) {
			continue // its card is to be said first
		}
		next := believed(it.next, now)
		t := later(from, later(it.notBefore, next))
		if !t.After(now) {
			return n, now
		}
		soon(t)
		if next.After(now) {
			break
		}
	}
	return -1, at
}

// believed is a moment that we have set ourselves, to wait for. One that is
// further away than we ever wait was set while the clock was ahead: it is over.
func believed(t, now time.Time) time.Time {
	if t.After(now.Add(2 * longestHold)) {
		return time.Time{}
	}
	return t
}

// shows reports whether a card of that track waits to be sent there.
func (d *dest) shows(track, place string, now time.Time) bool {
	return slices.ContainsFunc(d.items, func(it item) bool {
		return it.track == track && it.place == place && !it.notBefore.After(now)
	})
}

func expired(it item, now time.Time) bool { return !it.notAfter.IsZero() && now.After(it.notAfter) }

// reachable reports whether the platform of a destination is there. What is
// for one that is not waits: it may be back after the next start.
func (o *Outbox) reachable(d *dest) bool {
	if d.place.Platform == "" || o.opt.Transports[d.place.Platform] != nil {
		return true
	}
	if !o.absent[d.place.Platform] {
		o.absent[d.place.Platform] = true
		o.opt.Log.Warn("posts wait for a platform that is not there", "platform", d.place.Platform)
	}
	return false
}

// give hands out a post of a destination. o.mu is held.
func (o *Outbox) give(d *dest, n int) item {
	it := d.take(n)
	d.busy = true
	o.busy[d.place.Platform]++
	o.agenda.remove(d)
	return it
}

// back returns a post's destination after a try: with the post, if it is to be
// tried again, and with the moment until which the platform wants nothing.
func (o *Outbox) back(d *dest, key string, it *item, hold time.Time) {
	o.mu.Lock()
	defer o.mu.Unlock()
	d.busy = false
	o.busy[d.place.Platform]--
	d.until = later(d.until, hold)
	if o.opt.Pace != nil {
		d.free = o.opt.Now().Add(o.opt.Pace(d.place))
	}
	if it != nil {
		if it.held {
			d.tight = later(d.tight, it.next.Add(tightFor))
		}
		d.insert(*it)
	} else {
		delete(o.known, key)
	}
	o.touch(d)
	o.moved.Broadcast()
}

// touch notes when a destination is to be looked at, and forgets one with
// which nothing is left to do. o.mu is held.
func (o *Outbox) touch(d *dest) {
	if d.busy {
		return
	}
	now := o.opt.Now()
	_, d.at = o.head(d, now, true)
	if len(d.items) == 0 {
		d.at = later(d.free, d.until)
		if !d.at.After(now) {
			o.agenda.remove(d)
			if o.dests[d.place] == d {
				delete(o.dests, d.place)
			}
			return
		}
	}
	o.agenda.set(d)
}
