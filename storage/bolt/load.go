package bolt

import (
	"context"
	"errors"
	"fmt"
	"io"

	"milepost/storage/crm"
)

// Load reads the lines of a dump into an empty store. What stands in a dump in
// the order of its bucket is written as it comes; what follows from it is
// sorted first, in files beside the store where it does not fit into memory,
// and then written in one go. The memory does not grow with the dump.
//
// The disk is synced before the first line and after the last alone: the mark
// that the load has begun is durable before anything of it, and goes after
// everything of it.
func (s *Store) Load(ctx context.Context, r io.Reader) (crm.Contents, error) {
	if err := s.beginLoad(ctx); err != nil {
		return crm.Contents{}, fmt.Errorf("load: %w", err)
	}
	l := newLoader(s)
	err := errors.Join(l.run(ctx, r), l.close())
	if err == nil {
		err = s.endLoad(l.header.Names)
	}
	if err != nil {
		return crm.Contents{}, fmt.Errorf("load: %w", err)
	}
	var has crm.Contents
	err = s.viewFile(ctx, func(r crm.Reader) (err error) {
		has, err = r.(*reader).contents(ctx)
		return err
	})
	return has, err
}

// beginLoad marks an empty store as one that is being loaded. Nobody else uses
// it from then on.
func (s *Store) beginLoad(ctx context.Context) error {
	err := s.updateAlone(ctx, func(x crm.Tx) error {
		t := x.(*tx)
		for _, bucket := range stored() {
			if b, err := t.bucket(bucket); err != nil {
				return err
			} else if k, _ := b.Cursor().First(); k != nil {
				return fmt.Errorf("it has something in %s already: %w", bucket, crm.ErrNotEmpty)
			}
		}
		// Whoever has his turn after this one, in the same batch too, is refused.
		s.setUnfit(crm.ErrUnfinished)
		return t.putNumber(bMeta, []byte(keyLoad), 0)
	})
	if err != nil {
		if !errors.Is(err, crm.ErrUnfinished) {
			s.setUnfit(nil)
		}
		return err
	}
	s.db.NoSync, s.db.NoGrowSync = true, true
	return nil
}

// endLoad makes a load durable and takes its mark away.
func (s *Store) endLoad(names int) error {
	if names != crm.NameVersion && s.opt.Names != nil {
		for after, more := []byte(nil), true; more; {
			err := s.transact(func(t *tx) (err error) { after, err = t.rekeyPage(s.opt.Names, after); return err })
			if err != nil {
				return fmt.Errorf("make the keys of names again: %w", err)
			}
			more = after != nil
		}
		names = crm.NameVersion
	}
	if err := s.db.Sync(); err != nil {
		return fmt.Errorf("sync: %w", err)
	}
	s.db.NoSync, s.db.NoGrowSync = s.opt.NoSync, false
	err := s.transact(func(t *tx) error {
		return errors.Join(t.del(bMeta, []byte(keyLoad)), t.putNumber(bMeta, []byte(keyNames), int64(names)))
	})
	if err == nil {
		s.roster.Store(nil)
		s.setUnfit(nil)
	}
	return err
}
