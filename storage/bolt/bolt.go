package bolt

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"milepost/storage/crm"
)

// Schema is the version of the file's shape that this engine writes.
const Schema = 3

// lockWait is how long Open waits for a process that is about to let go of
// the file.
const lockWait = 500 * time.Millisecond

// Options tell how a store is opened.
type Options struct {
	// Now tells the time. It is needed.
	Now func() time.Time
	// Twice runs each function given to Update, takes back what it did, and
	// runs it again. It is for tests: a transaction may run twice.
	Twice bool
	// NoSync leaves out the sync of the disk after each commit: a crash may
	// lose or destroy the store. It is for stores that are thrown away, in
	// tests and simulations.
	NoSync bool
	// Journal has commits go through a journal although nothing is synced, so
	// that many small ones come into the file together and cost less.
	Journal bool
	// Together has commits come into the file together too, and stand nowhere
	// before: a crash loses those of about a second. It needs NoSync.
	Together bool
	// Cached is how many decoded records are kept in memory at least; 0 = a few
	// MB of them.
	Cached int
	// Names makes the keys of a name. Names whose keys another version of it
	// made get new ones when the store is opened; nil leaves them as they are.
	Names func(text string) crm.Name
	// Tell is told, in a sentence each, what Open did to a file of an earlier
	// version. It may be nil.
	Tell func(sentence string)

	migrations []migration                     // in tests, instead of those of migrate.go
	commit     func(*bbolt.Tx) error           // in tests, instead of that of bbolt
	room       func(dir string) (int64, error) // in tests, instead of room
	every      time.Duration                   // in tests, instead of applyEvery
	sync       func(*os.File) error            // in tests, instead of that of the journal
}

// together reports whether commits come into the file together without a journal.
func (o Options) together() bool { return o.Together && o.NoSync }

// journals reports whether commits go through a journal: it is there for the
// sake of the syncs first of all.
func (o Options) journals() bool { return o.Journal || !o.NoSync && o.commit == nil }

// journalSync brings a journal to the disk; nil if nothing is synced.
func (o Options) journalSync() func(*os.File) error {
	switch {
	case o.sync != nil:
		return o.sync
	case o.NoSync:
		return nil
	}
	return syncData
}

// Store is one open file. Its methods may be called from any goroutine.
type Store struct {
	db      *bbolt.DB
	file    *os.File // of db
	opt     Options
	formats map[string]byte
	cache   cache
	zones   crm.Zones
	roster  atomic.Pointer[crm.Roster] // as a View read it last
	pages   *pages
	// committer runs what Update is given.
	committer *committer
	copied    string // of the file, by Open before it changed an earlier version

	mu     sync.Mutex
	queue  []*job // waits for the committer
	urgent []*job // waits before those
	closed bool
	wake   chan struct{} // something waits
	quit   chan struct{} // nothing more will come
	idle   chan struct{} // the committer is gone
	ended  error         // of the committer, once it is gone: what it could not do
	stuck  error         // why nothing can be written any more; guarded by mu
	unfit  error         // why nobody may use it; guarded by mu
}

// Open opens the store in a file, or makes a new one, folder included.
// ErrLocked if another process holds it, ErrNewer if a newer version wrote
// it, ErrDamaged if it is no store or cannot be read.
func Open(path string, opt Options) (*Store, error) {
	if opt.Now == nil {
		return nil, errors.New("open store: Options.Now is missing")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	db, file, err := open(path, opt)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	s := &Store{
		db: db, file: file, opt: opt, formats: formats(), cache: cache{size: opt.Cached},
		wake: make(chan struct{}, 1), quit: make(chan struct{}), idle: make(chan struct{}),
	}
	s.pages = newPages(s)
	if err := s.prepare(); err != nil {
		_ = s.letGo()
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	go s.pages.run()
	s.committer = newCommitter(s)
	go s.committer.commit()
	return s, nil
}

// open opens the file with bbolt, which panics on some damaged ones.
func open(path string, opt Options) (db *bbolt.DB, file *os.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			if file != nil {
				_ = release(file)
			}
			err = fmt.Errorf("page of the file: %v: %w", p, crm.ErrDamaged)
		}
	}()
	db, err = bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout: lockWait, NoSync: opt.NoSync, FreelistType: bbolt.FreelistMapType,
		InitialMmapSize: mapSize(),
		OpenFile: func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
			file, err = openSound(name, flag, mode)
			return file, err
		},
	})
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return nil, nil, crm.ErrLocked
	case errors.Is(err, crm.ErrLocked), errors.Is(err, crm.ErrDamaged):
		return nil, nil, err
	case errors.As(err, new(*fs.PathError)), errors.As(err, new(syscall.Errno)):
		return nil, nil, err // the system says what is wrong
	case err != nil:
		return nil, nil, fmt.Errorf("not a store of Milepost, or its first pages are damaged: %w: %w", crm.ErrDamaged, err)
	}
	return db, file, nil
}

// openSound opens a file, takes its lock, and looks at its pages.
func openSound(name string, flag int, mode os.FileMode) (*os.File, error) {
	f, err := os.OpenFile(name, flag, mode)
	if err != nil {
		return nil, err
	}
	free, err := lock(f)
	if err == nil && !free {
		err = crm.ErrLocked
	}
	if err == nil {
		err = sound(f)
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// mapSize is how much address space is taken for the file at once. A commit
// that outgrows the mapping waits for every open View, so it is generous; it
// costs neither memory nor disk, except on Windows, where the file would grow.
func mapSize() int {
	if runtime.GOOS == "windows" || ^uint(0)>>32 == 0 {
		return 0
	}
	return 1 << 34
}

// prepare checks the version of the file, brings it up to date, and makes the
// buckets that are missing.
func (s *Store) prepare() error {
	has := 0
	err := s.transact(func(t *tx) (err error) {
		if k, _ := t.btx.Cursor().First(); k == nil {
			return t.makeNew()
		}
		has, err = t.usable(s.target())
		return err
	})
	if err == nil {
		err = s.recover()
	}
	if err != nil || has == 0 {
		return err
	}
	if err := s.migrate(has); err != nil {
		return err
	}
	if err := s.transact((*tx).makeBuckets); err != nil {
		return err
	}
	if err := s.rekey(); err != nil {
		return fmt.Errorf("make the keys of names again: %w", err)
	}
	return nil
}

// makeNew makes the buckets of a new file, and writes its version.
func (t *tx) makeNew() error {
	return errors.Join(t.makeBuckets(), t.putNumber(bMeta, []byte(keyNames), crm.NameVersion),
		t.putNumber(bMeta, []byte(keySchema), int64(t.store.target())))
}

// makeBuckets makes the buckets that are missing.
func (t *tx) makeBuckets() error {
	for _, name := range slices.Sorted(maps.Keys(t.store.formats)) {
		if t.btx.Bucket([]byte(name)) != nil {
			continue
		}
		t.byHand = true
		if _, err := t.btx.CreateBucket([]byte(name)); err != nil {
			return fmt.Errorf("make bucket %s: %w", name, err)
		}
	}
	return nil
}

// What bMeta holds.
const (
	keySchema = "schema" // version of the file's shape
	keyNames  = "names"  // crm.NameVersion of the names
	keyLoad   = "load"   // only while a load runs: how many lines are stored
)

// nameVersion is the version of the keys of names; those before it was
// written down were the first.
func (r *reader) nameVersion() (int, error) {
	n, err := r.number(bMeta, []byte(keyNames))
	return max(int(n), 1), err
}

// moment is the time of a transaction.
func (s *Store) moment() time.Time { return s.opt.Now().UTC().Truncate(time.Microsecond) }

// usable tells why nothing can be read or written.
func (s *Store) usable() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return crm.ErrClosed
	}
	return s.unfit
}

// isStuck is why nothing can be written any more.
func (s *Store) isStuck() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stuck
}

func (s *Store) setStuck(why error) {
	s.mu.Lock()
	s.stuck = why
	s.mu.Unlock()
}

func (s *Store) setUnfit(why error) {
	s.mu.Lock()
	s.unfit = why
	s.mu.Unlock()
}

// View reads a consistent state.
func (s *Store) View(ctx context.Context, f func(crm.Reader) error) error {
	return s.view(ctx, func() (*bbolt.Tx, cover, error) { return s.pages.begin(s.db) }, f)
}

// viewFile reads what is in the file, where all is that was committed before.
func (s *Store) viewFile(ctx context.Context, f func(crm.Reader) error) error {
	return s.view(ctx, func() (*bbolt.Tx, cover, error) {
		if err := s.pages.flush(); err != nil {
			return nil, cover{}, err
		}
		btx, err := s.db.Begin(false)
		return btx, cover{}, err
	}, func(r crm.Reader) error {
		r.(*reader).plain = true
		return f(r)
	})
}

func (s *Store) view(ctx context.Context, begin func() (*bbolt.Tx, cover, error), f func(crm.Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := s.usable(); err != nil {
		return err
	}
	btx, over, err := begin()
	switch {
	case errors.Is(err, berrors.ErrDatabaseNotOpen):
		return crm.ErrClosed
	case err != nil:
		return fmt.Errorf("begin: %w", err)
	}
	r := &reader{store: s, btx: btx, now: s.moment(), cover: over, firm: true}
	defer func() {
		r.over.Store(true)
		_ = btx.Rollback() // a reading transaction always ends
	}()
	return call(func() error { return f(r) })
}

// Rest lets go of what is remembered only to be fast.
func (s *Store) Rest() { s.cache.forget() }

// Close waits for what is under way and lets go of the file.
func (s *Store) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		<-s.idle
		return nil
	}
	s.closed = true
	s.mu.Unlock()
	close(s.quit)
	<-s.idle
	if err := errors.Join(s.ended, s.letGo()); err != nil {
		return fmt.Errorf("close store: %w", err)
	}
	return nil
}

// letGo closes the file, and with it the lock.
func (s *Store) letGo() (err error) {
	if err := s.isStuck(); err != nil {
		// bbolt would wait for ever for the transaction that hangs.
		return errors.Join(err, release(s.file))
	}
	defer damaged("close", &err)
	return s.db.Close()
}
