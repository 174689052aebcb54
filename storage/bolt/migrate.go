package bolt

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
)

// migration brings a file from one version to the next, in pages. Each page and the
// mark of how far it came are one transaction: a process that is killed goes
// on behind the last page when it is started again.
type migration struct {
	to   int    // the version that it makes
	what string // became of the file, for the note: "Messages are kept by number"; "" = nothing to be told
	// gone lists the buckets that the version before had and this one has not,
	// with the formats of their values. They are there, under these names,
	// until it is done, and removed then.
	gone map[string]byte
	// page does a page of the work behind after, nil for the first, and gives
	// where the next one begins; nil if this was the last. It may run again
	// after a crash only if nothing of it was committed.
	page func(t *tx, after []byte) (next []byte, err error)
}

// migrations lead from each version to the next, oldest first. Whoever changes
// the shape of the file raises Schema, adds one here, and puts a stored file of
// the version before into testdata.
func migrations() []migration {
	return []migration{
		// What version 2 kept of each team is made anew in version 3.
		{to: 2, page: func(*tx, []byte) ([]byte, error) { return nil, nil }},
		{to: 3, what: "What each team has, and what moved there, is kept in sums", page: (*tx).stockPage},
	}
}

// target is the version that the store brings a file to.
func (s *Store) target() int {
	if n := len(s.opt.migrations); n > 0 {
		return max(Schema, s.opt.migrations[n-1].to)
	}
	return Schema
}

// bStep is a bucket that is there while a step is under way: stepAfter -> where
// its next page begins, stepCopy -> path of the copy that was made before.
const (
	bStep     = "step"
	stepAfter = "after"
	stepCopy  = "copy"
)

// migrate brings a file of an earlier version up to date.
func (s *Store) migrate(has int) error {
	all := s.opt.migrations
	if all == nil {
		all = migrations()
	}
	for _, m := range all {
		if m.to <= has {
			continue
		}
		if m.to != has+1 {
			break
		}
		err := s.advance(fmt.Sprintf("schema%d", has), m, func(t *tx) error { return t.putNumber(bMeta, []byte(keySchema), int64(m.to)) })
		if err != nil {
			return fmt.Errorf("bring the file to version %d: %w", m.to, err)
		}
		has = m.to
	}
	if has != s.target() {
		return fmt.Errorf("the file has version %d, from which nothing leads to version %d: %w; start a Milepost of the time between first", has, s.target(), crm.ErrNewer)
	}
	return nil
}

// advance runs a step on a copied file from where it stopped to its end.
func (s *Store) advance(was string, m migration, finish func(*tx) error) error {
	s.formats = formats()
	maps.Copy(s.formats, m.gone)
	s.formats[bStep] = asBytes
	defer func() { s.formats = formats() }()
	if err := s.beginStep(was); err != nil {
		return err
	}
	for done := false; !done; {
		err := s.transact(func(t *tx) error {
			done = false
			after, err := t.get(bStep, []byte(stepAfter))
			if err != nil {
				return err
			}
			next, err := m.page(t, slices.Clone(after))
			if err != nil {
				return err
			}
			if next != nil {
				return t.put(bStep, []byte(stepAfter), next)
			}
			done = true
			return errors.Join(finish(t), t.remove(bStep), t.remove(slices.Sorted(maps.Keys(m.gone))...))
		})
		if err != nil {
			return err
		}
	}
	if m.what != "" {
		s.tell("%s.", m.what)
	}
	return nil
}

// beginStep copies the file and makes the buckets that are missing, unless the
// step is under way already. The copy that an earlier step of the same Open made
// is enough: nobody has written anything since.
func (s *Store) beginStep(was string) error {
	known, begun := s.copied, false
	err := s.transact(func(t *tx) (err error) {
		if begun = t.btx.Bucket([]byte(bStep)) != nil; begun {
			s.copied, err = t.word(bStep, []byte(stepCopy))
		}
		return err
	})
	if err == nil && s.copied == "" {
		s.copied, err = s.copyFile(was)
	}
	if err != nil {
		return err
	}
	if known == "" {
		s.tell("The store is of an earlier version and is brought up to date. The file as it was is %s; it can go once all is well.", s.copied)
	}
	if begun {
		return nil
	}
	return s.transact(func(t *tx) error {
		if err := t.makeBuckets(); err != nil {
			return err
		}
		return t.put(bStep, []byte(stepCopy), []byte(s.copied))
	})
}

// remove removes buckets with all that is in them.
func (t *tx) remove(buckets ...string) error {
	for _, name := range buckets {
		t.byHand = true
		if p := t.sheet.parts[name]; p != nil {
			delete(t.sheet.parts, name)
			t.sheet.n -= len(p.keys)
		}
		if err := t.btx.DeleteBucket([]byte(name)); err != nil {
			return fmt.Errorf("remove bucket %s: %w", name, err)
		}
	}
	return nil
}

func (s *Store) tell(format string, args ...any) {
	if s.opt.Tell != nil {
		s.opt.Tell(fmt.Sprintf(format, args...))
	}
}

// copyFile copies the file beside itself, proves the copy, and gives its path:
// FILE.was.bak, or FILE.was.2.bak if there is such a one.
func (s *Store) copyFile(was string) (string, error) {
	path := s.db.Path()
	name := ""
	for n := 1; ; n++ {
		name = fmt.Sprintf("%s.%s.bak", path, was)
		if n > 1 {
			name = fmt.Sprintf("%s.%s.%d.bak", path, was, n)
		}
		if _, err := os.Lstat(name); errors.Is(err, os.ErrNotExist) {
			break
		} else if err != nil {
			return "", fmt.Errorf("copy the file: %w", err)
		}
	}
	if err := s.hasRoom(filepath.Dir(path)); err != nil {
		return "", err
	}
	part := name + ".part"
	err := s.writeCopy(part)
	if err == nil {
		_, err = verify(context.Background(), part, s.target())
	}
	if err == nil {
		err = os.Rename(part, name)
	}
	if err != nil {
		return "", errors.Join(fmt.Errorf("copy the file as it was, before anything is changed: %w", err), ignoreMissing(os.Remove(part)))
	}
	return name, syncDir(filepath.Dir(path))
}

func ignoreMissing(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// hasRoom tells if a copy of the file does not fit on the disk.
func (s *Store) hasRoom(dir string) error {
	free := s.opt.room
	if free == nil {
		free = room
	}
	has, err := free(dir)
	if err != nil {
		return fmt.Errorf("look how much room the disk has: %w", err)
	}
	info, err := s.file.Stat()
	if err != nil {
		return err
	}
	if need := info.Size() + info.Size()/10; has < need {
		return fmt.Errorf("the disk has room for %d MB, and %d MB are needed: the file is copied before it is brought up to date. Make room, or move the file to a larger disk", has>>20, need>>20+1)
	}
	return nil
}

// writeCopy writes a copy of the file as it is now, and makes it durable.
func (s *Store) writeCopy(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	err = s.db.View(func(btx *bbolt.Tx) error {
		_, err := btx.WriteTo(f)
		return err
	})
	return errors.Join(err, f.Sync(), f.Close())
}

// syncDir makes the names in a folder durable, where the system can.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if cannotSync(err) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
