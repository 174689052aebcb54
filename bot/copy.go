package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"milepost/storage"
	"milepost/storage/crm"
)

// copied says what became of a copy.
type copied struct {
	File     string
	Bytes    int64
	Contents crm.Contents
}

// copiedView is the same for scripts.
type copiedView struct {
	File     string                 `json:"file"`
	Bytes    int64                  `json:"bytes"`
	At       time.Time              `json:"at,omitzero"` // UTC: the moment of the copy
	Records  map[crm.Kind]int       `json:"records"`
	Changes  int                    `json:"changes"`
	Messages map[crm.TakenState]int `json:"messages"`
	Posts    map[crm.PostState]int  `json:"posts"`
	Blobs    int                    `json:"files"`
}

func (c copied) view() copiedView {
	has := c.Contents
	return copiedView{c.File, c.Bytes, has.At, has.Records, has.Changes, has.Messages, has.Posts, has.Blobs}
}

// copyTo writes a file under a temporary name, has it proved, and only then
// gives it its name: what stands under that name is whole. A file that is there
// is kept unless over is true. proved may be nil.
func copyTo(ctx context.Context, path string, over bool, write, proved func(ctx context.Context, f *os.File) (crm.Contents, error)) (c copied, err error) {
	if err := vacant(path, over); err != nil {
		return c, err
	}
	dir, base := filepath.Split(path)
	f, err := os.CreateTemp(filepath.Clean(dir+"."), "."+base+"-*"+partSuffix)
	if err != nil {
		return c, fmt.Errorf("write %s: %w", path, plainer(err))
	}
	defer func() {
		if err != nil {
			_ = f.Close() // it is thrown away
			_ = os.Remove(f.Name())
		}
	}()
	c.File = path
	if c.Contents, err = write(ctx, f); err == nil {
		err = f.Sync()
	}
	if err != nil {
		return c, fmt.Errorf("write %s: %w", path, plainer(err))
	}
	if proved != nil {
		if c.Contents, err = proved(ctx, f); err != nil {
			return c, fmt.Errorf("the copy was written and is not sound, so it is thrown away: %w", err)
		}
	}
	info, err := f.Stat()
	if err = errors.Join(err, f.Close()); err != nil {
		return c, fmt.Errorf("write %s: %w", path, plainer(err))
	}
	c.Bytes = info.Size()
	return c, moveTo(f.Name(), path, over)
}

// partSuffix ends the name of a file that is being written.
const partSuffix = ".part"

// vacant refuses a path at which there is something.
func vacant(path string, over bool) error {
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look at %s: %w", path, plainer(err))
	case info.IsDir():
		return fmt.Errorf("%s is a folder; name a file in it", path)
	case !over:
		return fmt.Errorf("%s is there already; choose another name, or write over it with --force", path)
	}
	return nil
}

// moveTo gives a whole file its name and makes that durable.
func moveTo(from, to string, over bool) error {
	if !over { // a link fails where a file appeared meanwhile; some disks know none
		switch err := os.Link(from, to); {
		case err == nil:
			return errors.Join(os.Remove(from), syncFolder(filepath.Dir(to)))
		case errors.Is(err, fs.ErrExist):
			return vacant(to, false)
		}
	}
	if err := os.Rename(from, to); err != nil {
		return fmt.Errorf("name %s: %w", to, plainer(err))
	}
	return syncFolder(filepath.Dir(to))
}

// syncFolder makes the names in a folder durable, where the system can.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sync %s: %w", dir, err)
	}
	defer d.Close()
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return err
}

// syncEvery is after how many bytes a copy is brought to the disk: what piles
// up in the system's cache would make everybody's next commit wait for it.
const syncEvery = 4 << 20

// steady writes at the pace of the disk.
type steady struct {
	f    *os.File
	left int // bytes until the next sync
}

func (s *steady) Write(b []byte) (int, error) {
	n, err := s.f.Write(b)
	if s.left -= n; err == nil && s.left <= 0 {
		s.left = syncEvery
		err = s.f.Sync()
	}
	return n, err
}

// plainer says what can go wrong with a file as people say it.
func plainer(err error) error {
	for _, known := range []struct {
		is    syscall.Errno
		words string
	}{
		{syscall.ENOSPC, "the disk is full; make room, or write to another one"},
		{syscall.EDQUOT, "the disk is full for this user; make room, or write to another one"},
		{syscall.EFBIG, "a file may not become that large here; raise the limit (ulimit -f), or write to another place"},
		{syscall.EROFS, "the disk can only be read; write to another one"},
		{syscall.EACCES, "this user may not write there; choose another place, or another user"},
		{syscall.ENOENT, "there is no such folder; make it first"},
		{syscall.ENOTDIR, "a file stands where a folder should be; choose another place"},
	} {
		// The engine, and a process that is asked, hand on the words alone.
		if errors.Is(err, known.is) || err != nil && strings.HasSuffix(err.Error(), ": "+known.is.Error()) {
			return errors.New(known.words)
		}
	}
	return err
}

// backUp writes a proved hot copy of the store that k holds.
func backUp(ctx context.Context, k interface {
	Backup(context.Context, io.Writer) (crm.Contents, error)
}, path string, over bool,
) (copied, error) {
	return copyTo(ctx, path, over, func(ctx context.Context, f *os.File) (crm.Contents, error) {
		return k.Backup(ctx, &steady{f: f, left: syncEvery})
	}, func(ctx context.Context, f *os.File) (crm.Contents, error) {
		return storage.Verify(ctx, f.Name())
	})
}
