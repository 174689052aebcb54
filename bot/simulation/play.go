// Package simulation plays a company on the product: reps who log well, badly
// or late, who are on holiday or ill, managers who decide in time or do not,
// customers whose deals move or stand still. The product is the real one; only
// its clock and its platforms are the play's. It counts what people are told
// unasked and what they do about it, and checks all along what must never
// happen.
package simulation

import (
	"container/heap"
	"context"
	"errors"
	"fmt"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Options say what is played. Both days belong to the play.
type Options struct {
	From, To crm.Date
	Reps     int
	Accounts int // of each rep
	Seed     uint64
}

// World is the product that is played on.
type World struct {
	Store  crm.Machine
	Stages []*Stage
	Book   *playbook.Book
	// Calendars gives a calendar by its name.
	Calendars func(name string) *crm.Calendar
	// Set moves the clock; it never goes back.
	Set func(time.Time)
	// Recv takes what somebody does. Settle has everything answered and said
	// that waits; Look has the jobs look for what is due, and that said too.
	Recv func(context.Context, chat.Message) error
	// Ahead is told what somebody is going to write next, beside what is done
	// meanwhile, so that it can be read; nil = nobody wants to know. It changes
	// nothing that is seen.
	Ahead  func(context.Context, chat.Message) error
	Settle func(context.Context) error
	Look   func(context.Context) error
	// Next is the first moment after one at which a job, or a post that
	// waits, may have something to say; zero = none in sight.
	Next func(after time.Time) time.Time
	// Month is told of each month that is over; nil = nobody listens.
	Month func(crm.Date)
	// Ear hears what was answered with a question: who wrote what, and the
	// question; nil = nobody listens.
	Ear func(who, said, asked string)
}

// play is one simulation as it goes.
type play struct {
	Options
	World
	co     *Company
	now    time.Time
	acts   agenda
	seq    int
	n      int // messages
	people map[chat.Identity]*person
	cards  map[chat.Ref]*pending
	watch  *watch
	ahead  ahead
}

// Run plays a company to its end and reports. The error is that of a product
// that does not work at all; what it should not have done is in the report.
func Run(ctx context.Context, opt Options, co *Company, w World) (*Report, error) {
	p := &play{Options: opt, World: w, co: co, people: map[chat.Identity]*person{}, cards: map[chat.Ref]*pending{}, ahead: ahead{}}
	co.clients(opt, w.Book)
	for _, who := range co.People {
		p.people[who.me] = who
	}
	p.watch = newWatch(p)
	p.begin()
	if err := errors.Join(p.run(ctx), p.ahead.wait()); err != nil {
		return nil, errors.Join(err, p.watch.wait())
	}
	return p.watch.report(ctx)
}

// act is something that somebody does, or that is looked at, at a moment.
type act struct {
	at   time.Time
	seq  int
	do   func(context.Context) error
	says *saying // what he writes then, if anything
}

// agenda is a heap of acts by their moments, then in the order in which they
// were planned.
type agenda []act

func (a agenda) Len() int { return len(a) }
func (a agenda) Less(i, j int) bool {
	if !a[i].at.Equal(a[j].at) {
		return a[i].at.Before(a[j].at)
	}
	return a[i].seq < a[j].seq
}
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }

// Push is for container/heap.
func (a *agenda) Push(x any) { *a = append(*a, x.(act)) }

// Pop is for container/heap.
func (a *agenda) Pop() any {
	last := len(*a) - 1
	x := (*a)[last]
	*a = (*a)[:last]
	return x
}

// plan has something done at a moment; one that has passed is now.
func (p *play) plan(at time.Time, do func(context.Context) error) { p.enter(act{at: at, do: do}) }

// enter puts an act into the agenda.
func (p *play) enter(a act) {
	if a.at.Before(p.now) {
		a.at = p.now
	}
	p.seq++
	a.seq = p.seq
	heap.Push(&p.acts, a)
}

// pulse is how long what somebody does may bring about something that is due
// before it is noticed. The service notices within a minute.
const pulse = 5 * time.Minute

// run goes from one moment at which something happens to the next.
func (p *play) run(ctx context.Context) error {
	end := p.To.AddDays(1).In(time.UTC)
	var next, looked time.Time // when to look, and when that was found out
	for ctx.Err() == nil {
		if p.now.Sub(looked) >= pulse || !next.After(p.now) {
			next, looked = p.Next(p.now), p.now
		}
		at := end
		if len(p.acts) > 0 && p.acts[0].at.Before(at) {
			at = p.acts[0].at
		}
		look := !next.IsZero() && !next.After(at) && next.Before(end)
		if look {
			at = next
		}
		if !at.Before(end) {
			return nil
		}
		p.now = at
		p.Set(at)
		if look {
			p.foresee(ctx, nil)
			if err := p.Look(ctx); err != nil {
				return fmt.Errorf("%s: %w", at.Format(time.RFC3339), err)
			}
			p.listen(nil)
			continue
		}
		for len(p.acts) > 0 && !p.acts[0].at.After(at) {
			a := heap.Pop(&p.acts).(act)
			p.foresee(ctx, a.says)
			if err := p.foreseen(a); err != nil {
				return err
			}
			if err := a.do(ctx); err != nil {
				return fmt.Errorf("%s: %w", at.Format(time.RFC3339), err)
			}
		}
	}
	return ctx.Err()
}

// listen takes what was said; asked is who waits for an answer, nil for what is
// said by itself.
func (p *play) listen(asked *person) (answers []heard) {
	for _, s := range p.Stages {
		fresh, doubles := s.take()
		for _, key := range doubles {
			p.watch.broke(ruleTwice, nil, "the post "+key+" was sent twice")
		}
		for _, h := range fresh {
			who := p.reader(h.Post)
			p.watch.hear(h, who, asked)
			if who != nil && who == asked {
				answers = append(answers, h)
			}
			p.react(h, who, asked)
		}
	}
	return answers
}

// reader is who alone reads a post; nil for one in a channel.
func (p *play) reader(post chat.Post) *person {
	id := chat.Identity{Platform: post.To.Platform, Tenant: post.To.Tenant, ID: post.To.ID}
	if post.Only != nil {
		id = *post.Only
	} else if !post.To.Private() {
		return nil
	}
	return p.people[id]
}

// send has somebody do something, and everything happen that follows. It gives
// what he was answered.
func (p *play) send(ctx context.Context, who *person, m chat.Message) ([]heard, error) {
	p.n++
	m.Key = fmt.Sprintf("sim-%d", p.n)
	m.Content, m.Trigger, m.At = m.Key, m.Key, p.now.UTC()
	m.From = who.me
	if m.In == (chat.Place{}) {
		m.In = chat.DMOf(who.me)
	}
	if err := p.Recv(ctx, m); err != nil {
		return nil, fmt.Errorf("receive %q of %s: %w", m.Text, who.Name, err)
	}
	if err := p.Settle(ctx); err != nil {
		return nil, err
	}
	answers := p.listen(who)
	p.watch.answered(who, m, answers)
	return answers, nil
}

// say has somebody write in private.
func (p *play) say(ctx context.Context, who *person, text string) ([]heard, error) {
	return p.send(ctx, who, chat.Message{Kind: chat.Text, Text: text})
}

// press has somebody press a button of a card that he sees.
func (p *play) press(ctx context.Context, who *person, h heard, b chat.Button) ([]heard, error) {
	return p.send(ctx, who, chat.Message{Kind: chat.Press, In: h.Post.To, On: h.Ref, Action: b.Do})
}
