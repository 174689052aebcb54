package simulation

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"milepost/bot/chat"
)

// saying is what somebody is going to write.
type saying struct {
	who  *person
	text string
}

// aheadMost is how many of the acts that come next are prepared for; aheadTop is
// among how many of the agenda they stand, which is a heap.
const (
	aheadMost = 4
	aheadTop  = 1<<aheadMost - 1
)

// ahead prepares for what comes next, beside what is done meanwhile, one thing after
// the other: it reads what is written, and has those answered who are told something
// unasked soon.
type ahead struct {
	todo  chan *errand
	looks chan time.Time // from when on it has people answered who are told something soon
	over  chan struct{}  // closed when it has ended
	err   error          // of looks, once it has ended
	begun map[int]*errand
	next  time.Time // of the look that was prepared for last
}

// errand is what is read ahead of an act.
type errand struct {
	do    func() error
	taken atomic.Bool // somebody does it, or nobody is to
	done  chan struct{}
	err   error
}

// start begins to prepare; early is World.Early.
func (a *ahead) start(early func(after time.Time) (more bool, err error)) {
	a.todo, a.looks, a.over, a.begun = make(chan *errand, 4*aheadMost), make(chan time.Time, 1), make(chan struct{}), map[int]*errand{}
	go func() {
		defer close(a.over)
		for {
			select { // whoever writes comes first
			case e, ok := <-a.todo:
				if !ok {
					return
				}
				e.run()
				continue
			default:
			}
			select {
			case e, ok := <-a.todo:
				if !ok {
					return
				}
				e.run()
			case after := <-a.looks:
				more, err := early(after)
				if a.err = errors.Join(a.err, err); more {
					a.soon(after)
				}
			}
		}
	}()
}

// soon has those answered who are told something soon after a moment, unless others
// are to be already.
func (a *ahead) soon(after time.Time) {
	select {
	case a.looks <- after:
	default:
	}
}

// soonest is soon, in place of whatever is to be done.
func (a *ahead) soonest(after time.Time) {
	select {
	case <-a.looks:
	default:
	}
	a.soon(after)
}

// have has something read; nil where so much waits that it would come too late.
func (a *ahead) have(do func() error) *errand {
	e := &errand{do: do, done: make(chan struct{})}
	select {
	case a.todo <- e:
		return e
	default:
		return nil
	}
}

// run does an errand, unless nobody is to do it any more.
func (e *errand) run() {
	if e.taken.CompareAndSwap(false, true) {
		e.err = e.do()
		close(e.done)
	}
}

// finish waits until an errand is done, or sees to it that it is not begun any more.
func (e *errand) finish() error {
	if e == nil || e.taken.CompareAndSwap(false, true) {
		return nil
	}
	<-e.done
	return e.err
}

// stop ends what is prepared.
func (a *ahead) stop() error {
	close(a.todo)
	<-a.over
	return a.err
}

// expect has those answered who are told something soon: when a look begins, which
// tells those whose time has come, and when another one is found to be the next.
func (p *play) expect(look bool, next time.Time) {
	if p.Early != nil && (look || !next.Equal(p.ahead.next)) {
		p.ahead.next = next
		p.ahead.soonest(p.now)
	}
}

// foresee has what is written next read.
func (p *play) foresee(ctx context.Context) {
	if p.Ahead == nil {
		return
	}
	soon := slices.Clone(p.acts[:min(len(p.acts), aheadTop)])
	slices.SortFunc(soon, act.compare)
	for _, a := range soon[:min(len(soon), aheadMost)] {
		if a.says == nil || p.ahead.begun[a.seq] != nil {
			continue
		}
		m := chat.Message{Kind: chat.Text, Text: a.says.text, From: a.says.who.me, In: chat.DMOf(a.says.who.me), At: a.at.UTC()}
		if e := p.ahead.have(func() error { return p.Ahead(ctx, m) }); e != nil {
			p.ahead.begun[a.seq] = e
		}
	}
}

// read waits until what is written in an act is read, if that was begun.
func (p *play) read(a act) error {
	e := p.ahead.begun[a.seq]
	delete(p.ahead.begun, a.seq)
	if err := e.finish(); err != nil {
		return fmt.Errorf("read ahead: %w", err)
	}
	return nil
}
