package bolt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	"milepost/storage/crm"
)

// syncEvery is after how many bytes a copy is brought to the disk: what piles
// up in the system's cache would make the commits of others wait for it all.
const syncEvery = 4 << 20

// Backup writes a copy of the file as it is at one moment, while the store is
// used. Verify proves it.
func (s *Store) Backup(ctx context.Context, w io.Writer) (crm.Contents, error) {
	var has crm.Contents
	err := s.viewFile(ctx, func(r crm.Reader) (err error) {
		btx := r.(*reader).btx
		if _, err = btx.WriteTo(&steady{ctx: ctx, w: w}); err == nil {
			has, err = r.(*reader).contents(ctx)
		}
		return err
	})
	if err != nil {
		return crm.Contents{}, fmt.Errorf("backup: %w", err)
	}
	return has, nil
}

// steady writes at the pace of the disk: a file is synced again and again.
type steady struct {
	ctx  context.Context
	w    io.Writer
	left int // bytes until the next sync
}

func (s *steady) Write(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.w.Write(b)
	if s.left -= n; err == nil && s.left <= 0 {
		s.left = syncEvery
		if f, ok := s.w.(interface{ Sync() error }); ok {
			if err = f.Sync(); cannotSync(err) {
				err = nil
			}
		}
	}
	return n, err
}

// cannotSync tells whether an error says that there is nothing to sync: a pipe,
// a terminal, a folder on some systems.
func cannotSync(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported)
}

// Size tells how large the file is, its journal included.
func (s *Store) Size(ctx context.Context) (crm.Size, error) {
	var size crm.Size
	err := s.View(ctx, func(r crm.Reader) error {
		schema, err := r.(*reader).number(bMeta, []byte(keySchema))
		names, err2 := r.(*reader).nameVersion()
		info, err3 := s.file.Stat()
		if err := errors.Join(err, err2, err3); err != nil {
			return err
		}
		stats := s.db.Stats()
		page := int64(s.db.Info().PageSize)
		size = crm.Size{File: info.Size(), Schema: int(schema), Names: names, Free: int64(stats.FreePageN+stats.PendingPageN) * page}
		if j, err := os.Stat(s.db.Path() + JournalSuffix); err == nil {
			size.File += j.Size()
		}
		if unused := info.Size() - r.(*reader).btx.Size(); unused > 0 {
			size.Free += unused
		}
		return nil
	})
	return size, err
}
