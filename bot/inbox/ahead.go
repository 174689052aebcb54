package inbox

import (
	"context"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// ahead is a message that is read while it is on its way to the disk, which takes
// as long as reading it. What came out counts only if nothing was handled since,
// for that may change what the words mean; else it is read again once it is
// stored, as if it had not been read.
type ahead struct {
	ctx  context.Context // of the reading
	said reading
	over uint64        // of the inbox, when it was asked for
	done chan struct{} // closed when the reading has ended
	lane string
	ok   bool // m is what the message means
	m    matter
}

// readAhead has a message read that is being stored. Nil if that is not
// worth it: somebody else is served meanwhile, who needs the processor, or what
// comes before it is not handled yet. The first message of a process is not read
// ahead: what ended the one before is often delivered first, and is counted only
// where it is stored before it is read.
func (i *Inbox) readAhead(ctx context.Context, m reading) *ahead {
	if !i.opt.Ahead || i.opt.Prepare == nil || m.Kind != chat.Text || len(m.Files) > 0 {
		return nil
	}
	over, quiet := i.quiet()
	if !quiet || i.turns.others() {
		return nil
	}
	a := &ahead{ctx: context.WithoutCancel(ctx), said: m, over: over, done: make(chan struct{})}
	select {
	case i.reads <- a:
		return a
	default: // nobody is there to read it
		return nil
	}
}

// readAll reads what is given to it until the context ends.
func (i *Inbox) readAll(ctx context.Context) {
	for {
		select {
		case a := <-i.reads:
			a.read(i)
			close(a.done)
		case <-ctx.Done():
			return
		}
	}
}

// read is what handling a message begins with. A reading that fails is made again
// in its turn, and tells then.
func (a *ahead) read(i *Inbox) {
	defer i.turns.read()()
	var inner error
	err := i.opt.Store.View(a.ctx, func(r crm.Reader) (err error) {
		a.m, inner, err = i.understand(a.ctx, r, a.said.Key, a.said.From.String(), a.said.body)
		return err
	})
	a.lane, a.ok = laneOf(a.m.who, a.said.From.String()), err == nil && inner == nil && a.m.who != ""
}

// foreread is what was made of a message of a lane ahead; false if it does not
// count any more.
func (i *Inbox) foreread(a *ahead, lane string) (matter, bool) {
	<-a.done
	i.mu.Lock()
	defer i.mu.Unlock()
	return a.m, a.ok && a.lane == lane && a.over == i.over
}

// quiet reports whether nothing is handled or waits to be, and how much was
// handled before.
func (i *Inbox) quiet() (over uint64, yes bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.over, i.over > 0 && len(i.lanes) == 0
}
