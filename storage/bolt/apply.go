package bolt

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"milepost/storage/crm"
)

// A commit stands in the journal alone for applyEvery at most, and until about
// applySize bytes have come: what came together goes into the file together. The
// more that is, the less it costs, and the longer the disk keeps those waiting
// who commit meanwhile.
const (
	applyEvery = time.Second
	applySize  = 2 << 20
	// usualSize is how many bytes a value and its key have, where nobody counts them.
	usualSize = 200
)

// What bMeta holds of the journal.
const (
	keyJournal = "journal" // identity of the one that was made last
	keyApplied = "applied" // number up to which its commits are in the file
)

// stable makes batches durable: by the journal where there is one, else in the
// file at once.
type stable struct {
	*Store
	journal *journal
	direct  bool   // there is none and will be none until the store is opened again
	number  uint64 // of the newest commit
	rec     []byte // a record, used again
	fresh   int    // bytes that came since pages was told to hurry
}

// write makes a batch durable and seen by all that begins from now on. What
// may not stand beside others goes into the file itself, and so does what is
// large.
func (d *stable) write(b *batch) error {
	if d.direct || b.alone() {
		return d.put(b)
	}
	if d.journal == nil && !d.opt.together() {
		return d.begin(b)
	}
	if d.pages.late() {
		if err := d.pages.flush(); err != nil {
			return err
		}
	}
	if d.opt.together() {
		d.show(b, b.sheet.n*usualSize)
		return nil
	}
	d.rec = b.sheet.encode(append(d.rec[:0], make([]byte, recordHead)...))
	if len(d.rec) > journalHalf/2 {
		d.rec = nil
		if err := d.pages.flush(); err != nil {
			return err
		}
		return d.put(b)
	}
	err := d.journal.append(d.number+1, d.rec, d.pages.applied.Load())
	if errors.Is(err, errNoRoom) {
		if err := d.pages.flush(); err != nil {
			return err
		}
		err = d.journal.append(d.number+1, d.rec, d.pages.applied.Load())
	}
	if err != nil {
		return d.abandon(err)
	}
	d.show(b, len(d.rec))
	return nil
}

// show has a batch of about so many bytes be seen by all that begins from now on.
func (d *stable) show(b *batch, size int) {
	d.number++
	if d.fresh += size; d.fresh >= applySize {
		d.fresh = 0
		defer poke(d.pages.now)
	}
	d.pages.add(&b.sheet, d.number)
}

// put writes a batch into the file. Nothing stands in the journal alone then.
func (d *stable) put(b *batch) error {
	return d.transact(func(t *tx) error { t.sheet = &b.sheet; return nil })
}

// begin makes a journal, and writes the first batch into the file together with
// the identity of the journal. Where none can be made there will be none.
func (d *stable) begin(b *batch) error {
	j, err := makeJournal(d.db.Path()+JournalSuffix, d.opt.journalSync())
	if err != nil {
		d.direct = true
		return d.put(b)
	}
	err = d.transact(func(t *tx) error {
		t.byHand = true // others read the sheet of the batch: nothing more is written on it
		return errors.Join(b.sheet.apply(t.btx), t.putNumber(bMeta, []byte(keyJournal), j.id), t.putNumber(bMeta, []byte(keyApplied), int64(d.number)))
	})
	if err != nil {
		return errors.Join(err, j.remove())
	}
	d.journal = j
	return nil
}

// abandon gives the journal up: nobody knows whether a commit that failed is in
// it. The file is said to have it, so that it does not come back, and takes all
// commits itself from now on.
func (d *stable) abandon(why error) error {
	d.direct = true
	err := d.pages.skip(d.number + 1)
	if err != nil {
		err = fmt.Errorf("what was written last may be stored or not, and nothing more is written until the store is opened again: %w", err)
		d.setStuck(err)
		return errors.Join(why, err)
	}
	return errors.Join(why, d.end())
}

// end removes the journal, all of which is in the file.
func (d *stable) end() error {
	if d.journal == nil {
		return nil
	}
	j := d.journal
	d.journal = nil
	return j.remove()
}

// remove closes a journal and takes its file away.
func (j *journal) remove() error {
	return errors.Join(j.file.Close(), ignoreMissing(os.Remove(j.file.Name())))
}

// pages brings what stands in the journal into the file.
type pages struct {
	*Store
	layers
	applied atomic.Uint64 // number of the newest commit that is in the file
	due     chan struct{} // something is not in the file
	now     chan struct{} // it is to get there soon
	ask     chan chan error
	quit    chan struct{}
	done    chan struct{}

	why   sync.Mutex
	err   error  // why it is not in the file; guarded by why
	floor uint64 // the file is to say that it has the commits up to this one; guarded by why
}

func newPages(s *Store) *pages {
	return &pages{
		Store: s, due: make(chan struct{}, 1), now: make(chan struct{}, 1),
		ask: make(chan chan error), quit: make(chan struct{}), done: make(chan struct{}),
	}
}

// add shows a commit that is in the journal to everybody, and lets it come into
// the file.
func (p *pages) add(s *sheet, number uint64) {
	p.layers.add(s, number)
	poke(p.due)
}

func poke(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// run works until the store is closed, and leaves nothing behind.
func (p *pages) run() {
	defer close(p.done)
	debug.SetPanicOnFault(true)
	for {
		select {
		case <-p.due:
			if !p.rest() {
				return
			}
		case c := <-p.ask:
			c <- p.apply()
		case <-p.quit:
			_ = p.apply() // late tells
			return
		}
	}
}

// rest waits for more, and then applies it; false when the store is closed.
func (p *pages) rest() bool {
	timer := time.NewTimer(cmp.Or(p.opt.every, applyEvery))
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-p.now:
	case c := <-p.ask:
		c <- p.apply()
		return true
	case <-p.quit:
		_ = p.apply() // late tells
		return false
	}
	if p.apply() != nil {
		poke(p.due) // once more, later
	}
	return true
}

// apply puts all that is in the journal into the file.
func (p *pages) apply() error {
	seen, last := p.all()
	p.why.Lock()
	last = max(last, p.floor)
	p.why.Unlock()
	if last <= p.applied.Load() {
		return nil
	}
	again := p.late()
	err := p.transact(func(t *tx) error {
		t.byHand, t.brings, t.last = true, seen, again
		return errors.Join(applyAll(t.btx, seen), t.putNumber(bMeta, []byte(keyApplied), int64(last)))
	})
	p.why.Lock()
	p.err = err
	p.why.Unlock()
	if err != nil {
		return err
	}
	p.applied.Store(last)
	p.drop(last)
	return nil
}

// late reports whether the journal could not be applied when it was tried last.
func (p *pages) late() bool {
	p.why.Lock()
	defer p.why.Unlock()
	return p.err != nil
}

// skip has the file say that it has the commits up to a number.
func (p *pages) skip(number uint64) error {
	p.why.Lock()
	p.floor = number
	p.why.Unlock()
	return p.flush()
}

// flush returns when all that was committed before is in the file.
func (p *pages) flush() error {
	c := make(chan error, 1)
	select {
	case p.ask <- c:
		return <-c
	case <-p.done:
		return crm.ErrClosed
	}
}

// stop lets it finish, and says why it could not.
func (p *pages) stop() error {
	close(p.quit)
	<-p.done
	p.why.Lock()
	defer p.why.Unlock()
	if p.err != nil {
		return fmt.Errorf("what was written last is safe in the journal and comes into the file when it is opened again: %w", p.err)
	}
	return nil
}

// recover puts into the file what stands in a journal that a crash left, and
// takes the journal away. One that belongs to another file is left under
// another name.
func (s *Store) recover() error {
	path := s.db.Path() + JournalSuffix
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	var id, applied int64
	err = s.transact(func(t *tx) error {
		var err, err2 error
		id, err = t.number(bMeta, []byte(keyJournal))
		applied, err2 = t.number(bMeta, []byte(keyApplied))
		return errors.Join(err, err2)
	})
	if err != nil {
		return err
	}
	has, all, err := readJournal(path)
	if err != nil {
		return err
	}
	if info.Size() <= journalHead { // nothing was written to it yet
		return os.Remove(path)
	}
	if has != id {
		return s.setAside(path, "does not belong to it")
	}
	found := behind(slices.Clone(all), uint64(applied))
	if len(found) > 0 {
		applied = int64(found[len(found)-1].number)
		err = s.transact(func(t *tx) error {
			for _, d := range found {
				t.sheet.add(d.sheet)
			}
			return t.putNumber(bMeta, []byte(keyApplied), applied)
		})
		if err != nil {
			return fmt.Errorf("bring in what was written last: %w", err)
		}
	}
	s.pages.applied.Store(uint64(applied))
	if n := len(all); n > 0 && all[n-1].number > uint64(applied) {
		return s.setAside(path, "lacks a part")
	}
	return os.Remove(path)
}

// setAside leaves a journal under another name, and says so.
func (s *Store) setAside(path, why string) error {
	other := path + ".other"
	s.tell("The journal beside the file %s: it is kept as %s", why, other)
	return os.Rename(path, other)
}
