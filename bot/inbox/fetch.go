package inbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

const (
	// fetchTries is how often a file is asked for.
	fetchTries = 3
	// fetchWithin is how long all files of a message may take: what he says
	// next waits meanwhile.
	fetchWithin = time.Minute
	// fetchPause is the pause between two tries by default; it doubles.
	fetchPause = time.Second
)

// errQuit says that the process stops; the message is taken up again later.
var errQuit = errors.New("the process stops")

// fetched is the message with its files in the store. One that cannot be had
// says why; the message is handled all the same. An error means that the store
// did not take a file, or that the process stops.
func (i *Inbox) fetched(ctx context.Context, quit <-chan struct{}, it *item, m *matter) error {
	if len(m.msg.Files) == 0 || m.who == "" || !addressed(m.msg) {
		return nil
	}
	if it.files == nil {
		limit, cancel := context.WithTimeout(ctx, fetchWithin)
		defer cancel()
		files := slices.Clone(m.msg.Files)
		for n := range files {
			if err := i.fetch(limit, quit, m.msg, n, &files[n]); err != nil {
				return &trouble{fmt.Errorf("file %d of %s: %w", n+1, m.key, err)}
			}
		}
		it.files = files
	}
	m.msg.Files = it.files
	return nil
}

// fetch stores one file, and notes in it under which key, or why not.
func (i *Inbox) fetch(ctx context.Context, quit <-chan struct{}, m chat.Message, n int, f *chat.File) error {
	if f.Size > i.opt.MaxFile {
		f.Lost = chat.TooLarge
		return nil
	}
	pause := i.opt.FetchPause
	for try := 1; ; try++ {
		lost, err := i.fetchOnce(ctx, quit, m, n, f)
		var retry *chat.Retry
		switch {
		case err == nil:
			f.Lost = lost
			return nil
		case lost == "": // the store
			return err
		case lost != chat.Unreachable || try == fetchTries:
			f.Lost = lost
			i.opt.Log.Warn("a file that somebody sent cannot be had", "key", m.Key, "platform", m.From.Platform, "lost", lost, "tries", try, "err", scrub(err.Error(), m))
			return nil
		case errors.As(err, &retry) && retry.After > pause:
			pause = retry.After
		}
		timer := time.NewTimer(pause)
		select {
		case <-timer.C:
		case <-ctx.Done(): // the next try says so
		case <-quit:
		}
		timer.Stop()
		pause *= 2
	}
}

// fetchOnce tries once. An error comes with why the file is lost, should it
// stay so, or with nothing when the store is to blame or the process stops.
func (i *Inbox) fetchOnce(ctx context.Context, quit <-chan struct{}, m chat.Message, n int, f *chat.File) (lost string, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-quit:
			cancel()
		case <-done:
		}
	}()
	source := &source{open: func() (r io.ReadCloser, err error) {
		if i.opt.Fetch == nil {
			return nil, &chat.Gone{Why: errors.New("files cannot be fetched")}
		}
		err = guard(func() (err error) {
			r, err = i.opt.Fetch(ctx, m.From.Platform, *f)
			return err
		})
		return r, err
	}}
	defer source.close()
	source.begin()
	if named, ok := source.r.(chat.Named); ok && path.Ext(f.Name) == "" && named.FileName() != "" {
		f.Name = named.FileName()
	}
	b, err := crm.StoreBlob(ctx, i.opt.Store, crm.Blob{
		ID: crm.BlobOf(m.Key, n), Name: f.Name, Type: f.Type, Message: m.Key,
	}, source, i.opt.MaxFile)
	var (
		gone    *chat.Gone
		refused *chat.Refused
	)
	switch {
	case err == nil:
		f.Blob, f.Size = string(b.ID), b.Size
		return "", nil
	case errors.Is(err, crm.ErrTooLarge):
		return chat.TooLarge, err
	case over(quit):
		return "", errQuit
	case source.err == nil && ctx.Err() == nil:
		return "", err
	case errors.As(err, &gone), errors.As(err, &refused):
		return chat.Vanished, err
	}
	return chat.Unreachable, err
}

// over reports whether a channel is closed.
func over(quit <-chan struct{}) bool {
	select {
	case <-quit:
		return true
	default:
		return false
	}
}

// source is a file that is opened when it is first read, and remembers why it
// could not be read to its end.
type source struct {
	open func() (io.ReadCloser, error)
	r    io.ReadCloser
	err  error
}

// begin opens it, unless that was tried.
func (s *source) begin() {
	if s.r == nil && s.err == nil {
		s.r, s.err = s.open()
	}
}

func (s *source) Read(b []byte) (int, error) {
	s.begin()
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.r.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

func (s *source) close() {
	if s.r != nil {
		_ = s.r.Close() // it was only read
	}
}
