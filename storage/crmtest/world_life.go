package crmtest

import (
	"container/heap"
	"context"
	"slices"
	"time"

	"milepost/storage/crm"
)

// life is one telling of what happened in a world, day after day. Told again
// it is the same.
type life struct {
	World
	names *namer
	d     *dice // what happens in a message
	words *dice // how it is put: telling it or not changes nothing else
	known *life // the first telling, which knows the end; nil in that one
	seen  *witness

	days     []day
	births   map[int][]int // by day: accounts
	teams    []*team
	people   []*crm.Person // by id
	reps     []*rep
	accounts []*company
	contacts []*crm.Contact
	deals    []*deal
	requests []*crm.Approval
	expenses []*crm.Expense
	drafts   []*crm.Draft
	talks    map[crm.PersonID]talk
	counted  map[string]int // by series

	today            int
	queue            queue
	later            map[int][]plan
	order            int
	clock            int64 // of the last message
	sent             uint64
	planned, busiest int // activities so far, and those with the busiest account

	// What became of steps and activities after the message in which they were
	// made, by short number.
	steps     []ending
	corrected map[int]ending
	off       []bool // days on which nobody works, some after the end too
	now       work   // of the message that is told
}

// talk is the last thing that somebody told.
type talk struct {
	stamp
	account  crm.AccountID
	contact  crm.ContactID
	activity int // ordinal of its id
	count    int
}

// ending is the last thing that was written of a record.
type ending struct {
	stamp
	state  string
	closed crm.Date
}

// day is a civil day. busy is how much is done on it beside the others, quota
// how many activities there are.
type day struct {
	at    time.Time // midnight UTC
	date  crm.Date
	busy  int
	quota int
}

// witness is told of each message, once it is over. wants says whether it
// looks at the writes of a kind; before tells for how long before that records
// must be whole, since a later message may change them.
type witness struct {
	wants  func(said time.Time, k crm.Kind) bool
	before time.Duration
	sees   func(m message, writes []written) error
}

// written is a record before and after; before is nil for a new one.
type written struct{ before, after crm.Record }

// plan is something that will be said.
type plan struct {
	ms    int64
	order int
	does  func(message) // what it changes
	by    crm.PersonID
}

// queue is what will be said on a day, earliest first.
type queue []plan

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return q[i].ms < q[j].ms || q[i].ms == q[j].ms && q[i].order < q[j].order
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(plan)) }
func (q *queue) Pop() any {
	old := *q
	p := old[len(old)-1]
	old[len(old)-1] = plan{}
	*q = old[:len(old)-1]
	return p
}

// message is something that somebody said, and what it writes.
type message struct {
	stamp
	by crm.PersonID
	*work
}

type work struct {
	ordinal int
	writes  []written
}

// next is the id of a new record.
func (m message) next() string {
	m.ordinal++
	return m.id(m.ordinal)
}

func (m message) via() string {
	if m.n%9 == 0 {
		return "button"
	}
	return "chat"
}

func newLife(w World, names *namer, known *life) *life {
	return &life{
		World: w, names: names, d: newDice(), words: newDice(), known: known,
		births: map[int][]int{}, talks: map[crm.PersonID]talk{}, counted: map[string]int{}, later: map[int][]plan{},
		corrected: map[int]ending{},
	}
}

// run tells everything. The witness may be nil.
func (l *life) run(ctx context.Context, seen *witness) error {
	l.seen = seen
	l.calendar()
	if err := l.found(); err != nil {
		return err
	}
	l.settle()
	for l.today = range l.days {
		if err := ctx.Err(); err != nil {
			return err
		}
		l.morning()
		for len(l.queue) > 0 {
			if err := l.hear(heap.Pop(&l.queue).(plan)); err != nil {
				return err
			}
		}
	}
	return nil
}

// hear lets somebody say what is planned. Messages are a millisecond apart at
// least, so that ids are in the order of time.
func (l *life) hear(p plan) error {
	l.clock = max(p.ms, l.clock+1)
	l.sent++
	l.now = work{writes: l.now.writes[:0]}
	m := message{stamp: stamp{l.sent, l.clock}, by: p.by, work: &l.now}
	l.d.roll(l.Seed, m.n)
	p.does(m)
	if l.seen == nil || len(m.writes) == 0 {
		return nil
	}
	return l.seen.sees(m, m.writes)
}

// wants reports whether somebody looks at that kind of record now.
func (l *life) wants(m message, k crm.Kind) bool {
	return l.seen != nil && l.seen.wants(m.said(), k)
}

// whole reports whether a new record of that kind is needed with its id and
// words, now or when it is changed.
func (l *life) whole(m message, k crm.Kind) bool {
	return l.seen != nil && l.seen.wants(m.said().Add(l.seen.before), k)
}

// wording rolls how the next record of a message is put in words: the same whoever
// looks.
func (l *life) wording(m message) *dice {
	l.words.roll(l.Seed^0xABCDEF, m.n<<8|uint64(m.ordinal))
	return l.words
}

// say plans something for today.
func (l *life) say(ms int64, by crm.PersonID, does func(message)) {
	l.order++
	heap.Push(&l.queue, plan{ms, l.order, does, by})
}

// sayOn plans something for a working day from the given one on; what lies
// behind the end of the world does not happen.
func (l *life) sayOn(on int, t *team, by crm.PersonID, does func(message)) {
	for on < len(l.days) && l.days[on].busy == 0 {
		on++
	}
	if on >= len(l.days) {
		return
	}
	ms, ok := l.moment(l.d, on, t)
	if !ok {
		return
	}
	if on <= l.today {
		l.say(max(ms, l.clock+1), by, does)
		return
	}
	l.order++
	l.later[on] = append(l.later[on], plan{ms, l.order, does, by})
}

// moment is when somebody of that team writes on a day: around noon, in the
// late afternoon, some in the evening; false if all of that lies behind the
// end of the world.
func (l *life) moment(d *dice, on int, t *team) (int64, bool) {
	minute := 0
	switch roll := d.IntN(100); {
	case roll < 30:
		minute = d.between(9*60+30, 12*60)
	case roll < 80:
		minute = d.between(13*60+30, 18*60)
	default:
		minute = d.between(18*60, 21*60)
	}
	y, mo, dd := l.days[on].at.Date()
	at := time.Date(y, mo, dd, 0, minute, 0, 0, t.loc).UnixMilli() + int64(d.IntN(60_000))
	if end := l.Now.UnixMilli() - 60_000; at > end {
		begin := time.Date(y, mo, dd, 8, 0, 0, 0, t.loc).UnixMilli()
		if end <= begin {
			return 0, false
		}
		at = begin + int64(d.Uint64N(uint64(end-begin)))
	}
	return at, true
}

// morning plans what the reps will tell today.
func (l *life) morning() {
	l.d.roll(l.Seed, 1<<42+uint64(l.today))
	for _, p := range l.later[l.today] {
		heap.Push(&l.queue, p)
	}
	delete(l.later, l.today)
	left := l.days[l.today].quota
	for _, a := range l.births[l.today] {
		l.due(a)
		if left == 0 || l.d.chance(250) { // heard of, not seen yet
			l.tell(l.accounts[a].rep, func(m message) { l.register(m, a) })
			continue
		}
		left--
		l.visit(a)
	}
	for _, r := range l.reps {
		for _, a := range r.booked[l.today] {
			if left > 0 {
				left--
				l.visit(a)
			}
		}
		delete(r.booked, l.today)
	}
	for range left {
		l.round()
	}
}

// tell plans a message of a rep; in a world that ends before his day begins he
// writes at its very end.
func (l *life) tell(r int, does func(message)) {
	ms, ok := l.moment(l.d, l.today, l.reps[r].team)
	if !ok {
		ms = l.Now.UnixMilli() - 60_000
	}
	l.say(ms, l.reps[r].ID, does)
}

// round sends a rep to the customer whose turn it is, or to the busiest one if
// too little went on there so far.
func (l *life) round() {
	if l.Activities > 0 && l.busiest < (l.planned+1)*l.Busiest/l.Activities {
		l.visit(0)
		return
	}
	turns := &l.reps[l.pickRep()].turns
	next := heap.Pop(turns).(turn)
	l.due(next.account)
	l.visit(next.account)
}

// due gives an account its next turn.
func (l *life) due(a int) {
	heap.Push(&l.reps[l.accounts[a].rep].turns, turn{l.today + l.wait(a), a})
}

// visit plans an activity with an account.
func (l *life) visit(a int) {
	if l.planned++; a == 0 {
		l.busiest++
	}
	l.tell(l.accounts[a].rep, func(m message) { l.register(m, a); l.act(m, a) })
}

// pickRep is somebody with customers, the zealous more often. Somebody has one:
// the first account is there from the first working day.
func (l *life) pickRep() int {
	for range 40 {
		if r := l.d.IntN(len(l.reps)); len(l.reps[r].turns) > 0 && l.d.IntN(160) < l.reps[r].zeal {
			return r
		}
	}
	return slices.IndexFunc(l.reps, func(r *rep) bool { return len(r.turns) > 0 })
}

// wait is in how many days an account is due again: by the cadence of its
// tier, sooner while a deal is open.
func (l *life) wait(a int) int {
	days := cadence(l.accounts[a].Tier)
	if l.accounts[a].deal >= 0 {
		days = min(days, 15)
	}
	return max(1, days*l.d.between(70, 140)/100)
}

// turns is a rep's customers, the one that is due first first.
type turns []turn

type turn struct{ due, account int }

func (t turns) Len() int { return len(t) }
func (t turns) Less(i, j int) bool {
	return t[i].due < t[j].due || t[i].due == t[j].due && t[i].account < t[j].account
}
func (t turns) Swap(i, j int) { t[i], t[j] = t[j], t[i] }
func (t *turns) Push(x any)   { *t = append(*t, x.(turn)) }
func (t *turns) Pop() any {
	old := *t
	x := old[len(old)-1]
	*t = old[:len(old)-1]
	return x
}

// number counts a series up.
func (l *life) number(series string) int {
	l.counted[series]++
	return l.counted[series]
}
