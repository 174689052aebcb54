package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"milepost/storage/crm"
)

// Verify proves a copy of a store: it looks at every page, at the check sum of
// every value and at the version, and tells what is in it; of a file that an
// earlier version wrote it does not tell that. It writes nothing. ErrDamaged,
// ErrNewer, ErrUnfinished or ErrLocked say why the copy cannot be used.
func Verify(ctx context.Context, path string) (crm.Contents, error) {
	return verify(ctx, path, Schema)
}

// verify proves a copy to a program that knows the versions up to one.
func verify(ctx context.Context, path string, knows int) (has crm.Contents, err error) {
	db, err := openToRead(ctx, path)
	if err != nil {
		return has, err
	}
	btx, err := db.Begin(false)
	if err != nil {
		return has, errors.Join(err, db.Close())
	}
	r := &reader{store: &Store{db: db, formats: formats()}, btx: btx}
	version, err := r.usable(knows)
	if err == nil && version == Schema && r.complete() {
		has, err = r.contents(ctx)
	}
	return has, errors.Join(err, btx.Rollback(), db.Close())
}

// complete tells whether all buckets are there: those that this version adds
// are made when a file is opened to be used.
func (r *reader) complete() bool {
	for name := range r.store.formats {
		if r.btx.Bucket([]byte(name)) == nil {
			return false
		}
	}
	return true
}

// usable gives the version of a file, or why a program that knows the versions
// up to one cannot use it.
func (r *reader) usable(knows int) (schema int, err error) {
	if r.btx.Bucket([]byte(bMeta)) == nil {
		return 0, fmt.Errorf("the file belongs to another program: %w", crm.ErrDamaged)
	}
	has, err := r.number(bMeta, []byte(keySchema))
	switch {
	case err != nil:
		return 0, err
	case has > int64(knows):
		return 0, fmt.Errorf("the file has version %d and this program knows %d: %w; start the newer one, or restore an earlier copy", has, knows, crm.ErrNewer)
	case has < 1:
		return 0, fmt.Errorf("the file has version %d, which no Milepost wrote: %w", has, crm.ErrDamaged)
	}
	if b, err := r.get(bMeta, []byte(keyLoad)); err != nil || b != nil {
		return 0, errors.Join(err, crm.ErrUnfinished)
	}
	return int(has), nil
}

// openToRead opens a file that nobody writes, once all of it is known to be
// sound.
func openToRead(ctx context.Context, path string) (db *bbolt.DB, err error) {
	defer damaged("file", &err)
	db, err = bbolt.Open(path, 0o600, &bbolt.Options{
		ReadOnly: true, Timeout: lockWait, InitialMmapSize: mapSize(),
		OpenFile: func(name string, _ int, _ os.FileMode) (*os.File, error) {
			f, err := os.Open(name)
			if err != nil {
				return nil, err
			}
			if err := soundThroughout(ctx, f); err != nil {
				return nil, errors.Join(err, f.Close())
			}
			return f, nil
		},
	})
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, crm.ErrLocked
	}
	return db, err
}

// soundThroughout looks at every page and every value of a file.
func soundThroughout(ctx context.Context, f *os.File) error {
	free, err := lockShared(f)
	if err != nil {
		return err
	}
	if !free {
		return crm.ErrLocked
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() == 0 {
		return fmt.Errorf("the file is empty: %w", crm.ErrDamaged)
	}
	known := formats()
	l := &layout{file: f, length: info.Size(), leaves: true}
	l.value = func(bucket string, key, value []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		format, ok := known[bucket]
		if !ok && len(value) > 0 {
			format = value[0] // of an earlier version: its sum says enough
		}
		_, err := unseal(bucket, key, value, format)
		return err
	}
	return errors.Join(l.all(), ctx.Err())
}
