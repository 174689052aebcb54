package bolt

import (
	"runtime/debug"
	"sync"

	"go.etcd.io/bbolt"
)

// A batch takes at most so many functions, and no further one once they have
// written so many values: an import must not make others wait without end.
const (
	maxBatch  = 256
	maxWrites = 20_000
)

// roomFor is how many writes room is kept for when they are over: more are rare.
const roomFor = 4096

// patient is how many functions that can wait are committed with an urgent one
// at most.
const patient = 2

// batch is what is committed together: functions that have run, and what they
// wrote.
type batch struct {
	jobs   []*job
	urgent int // how many of them are urgent
	sheet  sheet
	done   chan struct{} // it is in the file, or not
	err    error         // why not
}

// alone reports whether nothing may join the batch.
func (b *batch) alone() bool { return len(b.jobs) == 1 && b.jobs[0].alone }

// full reports whether the batch is large enough.
func (b *batch) full() bool {
	return b.alone() || len(b.jobs) >= maxBatch || b.sheet.n >= maxWrites
}

// add puts a job into the batch.
func (b *batch) add(j *job) {
	b.jobs = append(b.jobs, j)
	if j.soon {
		b.urgent++
	}
}

// committer lets functions run, one after the other, while what earlier ones
// wrote is on its way to the disk. Its functions see what is on its way; they
// are told of success only after all that they saw is in the file. It is a
// goroutine; when that has nothing to do, a caller does its work for his own
// function and saves waiting for another goroutine, see lead.
type committer struct {
	*Store
	mu   sync.Mutex // of who lets functions run; guards what follows
	todo []*job     // taken from the queue, and not run yet
	now  *batch     // functions run in it
	way  *batch     // on its way to the disk; nil if none is
	base *bbolt.Tx  // the file as the functions of now see it; nil between them
	over cover      // what they see over it
	// found are the buckets that they have come to in base.
	found map[string]*found
	undo  []stood // room for that of a transaction, used again
	gone  bool    // the store is closed and nothing is left to do

	disk   chan *batch
	stable stable // of who brings the batch that is on its way to the disk
}

func newCommitter(s *Store) *committer {
	return &committer{
		Store: s, now: &batch{}, disk: make(chan *batch),
		stable: stable{Store: s, direct: !s.opt.journals() && !s.opt.together(), number: s.pages.applied.Load()},
	}
}

// commit lets what is asked for happen until the store is closed and nothing
// waits.
func (c *committer) commit() {
	go func() {
		defer close(c.idle)
		debug.SetPanicOnFault(true)
		for b := range c.disk {
			c.bring(b)
		}
		c.ended = c.pages.stop()
		if c.ended == nil {
			c.ended = c.stable.end()
		}
	}()
	c.loop()
}

// bring brings the batch that is on its way to the disk.
func (c *committer) bring(b *batch) {
	b.err = c.stable.write(b)
	close(b.done)
}

// loop goes on in another goroutine when a function ended this one.
func (c *committer) loop() {
	over := false
	defer func() {
		if !over {
			go c.loop()
		}
	}()
	debug.SetPanicOnFault(true)
	for c.step() {
	}
	over = true
	close(c.disk)
}

// step lets functions run that wait, and hands their batch to the disk as soon
// as that is free. False when the store is closed and nothing is left to do.
func (c *committer) step() bool {
	way, full := c.turn()
	switch {
	case way == nil:
		select {
		case <-c.wake:
			return true
		case <-c.quit:
			return !c.end()
		}
	case full:
		<-way.done
	default:
		select {
		case <-way.done:
		case <-c.wake:
			return true
		}
	}
	c.arrived(way)
	return true
}

// turn lets functions run that wait. It gives the batch that is on its way then,
// and whether no function can run before that has arrived.
func (c *committer) turn() (way *batch, full bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for c.run(); c.way == nil && len(c.now.jobs) > 0; c.run() {
		if c.send() {
			c.disk <- c.way
		}
	}
	return c.way, c.now.full() || len(c.todo) > 0
}

// end reports whether nothing is left to do, after which nothing is done.
func (c *committer) end() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.gone = c.way == nil && !c.keep(c.take(false))
	return c.gone
}

// arrived settles a batch that was on its way, unless somebody else did.
func (c *committer) arrived(b *batch) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.way == b {
		c.settle()
	}
}

// lead lets a function run in the goroutine of its caller, and brings what it
// wrote to the disk there; others may run over that meanwhile. False when
// anything is under way or waits: then the function waits too, for they are
// brought to the disk together.
func (c *committer) lead(j *job) bool {
	if j.alone || !c.mu.TryLock() {
		return false
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	b, ok := c.first(j)
	if b != nil {
		c.bring(b)
		c.arrived(b)
	}
	return ok
}

// first lets a function run before all others if nothing is under way or waits,
// and gives what is to be brought to the disk then; nil for nothing. It leaves
// c.mu, also when the function ends its goroutine.
func (c *committer) first(j *job) (b *batch, ok bool) {
	defer c.mu.Unlock()
	if c.gone || c.way != nil || len(c.now.jobs) > 0 || len(c.todo) > 0 || !c.free() {
		return nil, false
	}
	defer func() {
		c.letGoOfBase()
		if b == nil {
			c.now.jobs, c.now.urgent = nil, 0 // it was finished, or is gone
		}
	}()
	j.taken.Store(true) // its caller cannot give it up any more
	c.now.add(j)
	c.let(j)
	if c.send() {
		b = c.way
	}
	return b, true
}

// run lets functions run until nothing waits or the batch is to go.
func (c *committer) run() {
	defer c.letGoOfBase()
	for !c.now.full() {
		if len(c.todo) == 0 && !c.keep(c.take(c.hurries())) {
			return
		}
		j := c.todo[0]
		if j.alone && (c.way != nil || len(c.now.jobs) > 0) {
			return
		}
		c.todo = c.todo[1:]
		c.now.add(j)
		if j.alone {
			if j.err = c.pages.flush(); j.err != nil {
				continue
			}
		}
		c.let(j)
	}
}

// keep holds a job until it may run; false if there is none.
func (c *committer) keep(j *job) bool {
	if j != nil {
		c.todo = append(c.todo, j)
	}
	return j != nil
}

// hurries reports whether the batch has something urgent and is not to wait
// for what can: the disk is free, or enough of that is in it.
func (c *committer) hurries() bool {
	if c.now.urgent == 0 {
		return false
	}
	if c.way == nil || len(c.now.jobs)-c.now.urgent >= patient {
		return true
	}
	select {
	case <-c.way.done:
		return true
	default:
		return false
	}
}
