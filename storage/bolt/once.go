package bolt

import (
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"milepost/storage/crm"
)

// let runs the function of a job, twice if the store was told so. It is also
// left by runtime.Goexit, when a test fails inside the function.
func (c *committer) let(j *job) {
	if c.base == nil {
		if c.base, c.over, j.err = c.pages.begin(c.db); j.err != nil {
			j.err = fmt.Errorf("begin: %w", j.err)
			return
		}
		c.found = map[string]*found{}
	}
	if j.err = c.fit(); j.err != nil {
		return
	}
	now := c.moment()
	if c.opt.Twice {
		c.once(j, now, false)
	}
	c.once(j, now, true)
}

// letGoOfBase ends the look into the file, so that the disk need not wait.
func (c *committer) letGoOfBase() {
	if c.base != nil {
		_ = c.base.Rollback() // a reading transaction always ends
		c.base = nil
	}
}

// once runs the function of a job on the sheet of the batch, and takes back
// what it wrote there if it fails or that is not to be kept.
func (c *committer) once(j *job, now time.Time, keep bool) {
	t := &tx{reader: reader{store: c.Store, btx: c.base, now: now, found: c.found, cover: c.over}, sheet: &c.now.sheet, undo: c.undo[:0]}
	t.sheets = append(make([]*sheet, 0, 2), t.sheet)
	if c.way != nil {
		t.sheets = append(t.sheets, &c.way.sheet)
	}
	j.err = errLeft
	defer func() {
		t.over.Store(true)
		if j.err != nil || !keep {
			t.takeBack()
		}
		clear(t.undo)
		if c.undo = nil; cap(t.undo) <= roomFor {
			c.undo = t.undo
		}
	}()
	err := call(func() error { return j.f(t) })
	if err == nil {
		err = t.broken
	}
	j.err = err
}

// fit is why nobody may use the store, nil if everybody may.
func (s *Store) fit() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.unfit
}

// send has the batch be on its way; false for one that wrote nothing, which is
// finished.
func (c *committer) send() bool {
	b := c.now
	b.sheet.like = nil // it is not to keep the one before
	c.now = &batch{}
	if b.sheet.n == 0 {
		b.finish(nil)
		return false
	}
	if b.sheet.n <= roomFor {
		c.now.sheet.like = &b.sheet
	}
	b.done = make(chan struct{})
	c.way = b
	return true
}

// settle tells the callers of the batch that was on its way. If it failed,
// each of its functions runs once more, alone, so that only the one to blame
// fails; so do those that have seen what is now not in the file.
func (c *committer) settle() {
	b := c.way
	c.way = nil
	if b.err == nil || b.alone() {
		b.finish(b.err)
		if b.err == nil {
			return
		}
		b.jobs = nil
	}
	again := append(b.jobs, c.now.jobs...)
	c.now = &batch{}
	var todo []*job
	for _, j := range again {
		if errors.Is(j.err, errLeft) { // whose caller is gone cannot run again
			j.done <- j.err
			continue
		}
		j.alone = true
		todo = append(todo, j)
	}
	c.todo = append(todo, c.todo...)
	poke(c.wake)
}

// finish tells the callers: the error of a function comes before that of the
// batch.
func (b *batch) finish(err error) {
	for _, j := range b.jobs {
		if j.err != nil {
			j.done <- j.err
		} else {
			j.done <- err
		}
	}
}

// transact runs f on the file itself and commits what it wrote, on its sheet
// or by hand. Afterwards the transaction is over, whatever happened.
func (s *Store) transact(f func(*tx) error) (err error) {
	if err := s.isStuck(); err != nil {
		return err
	}
	btx, err := s.db.Begin(true)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("commit: page of the file: %v: %w", p, crm.ErrDamaged)
		}
		if e := giveUp(btx); e != nil {
			s.setStuck(e)
		}
	}()
	t := &tx{reader: reader{store: s, btx: btx, now: s.moment()}, sheet: &sheet{}}
	t.sheets = []*sheet{t.sheet}
	if err := f(t); err != nil {
		return err
	}
	if t.sheet.n == 0 && !t.byHand {
		return nil
	}
	if err := t.sheet.apply(btx); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	s.growBy(t.last || t.sheet.frees())
	switch {
	case !t.byHand:
		return s.commitTo(btx, []*sheet{t.sheet})
	case t.brings != nil:
		return s.commitTo(btx, append(slices.Clone(t.brings), t.sheet))
	}
	return s.commitTo(btx, nil)
}

// commitTo brings a transaction to the disk. When that fails before its first
// page was written, which is the last to be, nothing of it is there and the
// store goes on. When it fails afterwards, nobody knows whether the disk has
// it, and the next one would build upon it: the store writes no more, and the
// file tells when it is opened again. wrote are the sheets that it puts there; nil =
// it may be anything.
func (s *Store) commitTo(btx *bbolt.Tx, wrote []*sheet) error {
	commit := (*bbolt.Tx).Commit
	if s.opt.commit != nil {
		commit = s.opt.commit
	}
	id := btx.ID()
	s.cache.changes(id, wrote, s.formats)
	err := commit(btx)
	if err == nil {
		return nil
	}
	err = fmt.Errorf("commit: %w", err)
	if e := giveUp(btx); e != nil {
		return errors.Join(err, e)
	}
	rtx, e := s.db.Begin(false)
	if e != nil {
		return errors.Join(err, e)
	}
	seen := rtx.ID()
	_ = rtx.Rollback() // a reading transaction always ends
	if seen >= id {
		err = fmt.Errorf("what was written last may be stored or not, and nothing more is written until the store is opened again: %w", err)
		s.setStuck(err)
	}
	return err
}

// giveUp ends a transaction that is not committed. If even that fails, no
// further one can begin in this process.
func giveUp(btx *bbolt.Tx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("roll back: page of the file: %v: %w", p, crm.ErrDamaged)
		}
	}()
	if err := btx.Rollback(); err != nil && !errors.Is(err, berrors.ErrTxClosed) {
		return fmt.Errorf("roll back: %w", err)
	}
	return nil
}

// call runs f, turning a panic into an error.
func call(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		switch p := recover(); {
		case p == nil:
		case faulted(p):
			err = fmt.Errorf("file: %v: %w", p, crm.ErrDamaged)
		default:
			err = &crm.Panicked{Value: p, Stack: debug.Stack()}
		}
	}()
	return f()
}
