package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"milepost/bot/chat"
	"milepost/storage"
)

// The story and its moment, for the process that plays the product in it.
const (
	storyFile   = "MILEPOST_TEST_STORY_FILE"
	storyMoment = "MILEPOST_TEST_STORY_MOMENT" // RFC 3339
)

// cue is what the product in a story is told, a JSON line: somebody does
// something, while a backup is made if Copy names a file; or the clock moves.
type cue struct {
	Message chat.Message
	Copy    string
	To      time.Time
}

// echo is what comes back: it is up, it acknowledged, it says something, it has
// done all that there was to do.
type echo struct {
	Ready, Done bool
	Ack         string
	Platform    string
	Said        *chat.Sending
	Drawn       [][]byte // what is in the files of its card
	Ref         chat.Ref
}

// door is a platform whose every post goes to the pipe.
type door struct {
	pipe
	name string
}

func (d door) Name() string { return d.name }

func (d door) Routes(*http.ServeMux) {}

func (d door) Send(_ context.Context, s chat.Sending) (chat.Ref, error) {
	ref := s.Edit
	if ref == "" {
		ref = chat.Ref(d.name + "/" + s.Post.Key)
	}
	e := echo{Platform: d.name, Said: &s, Ref: ref}
	for _, f := range s.Post.Card.Files {
		e.Drawn = append(e.Drawn, f.Data)
	}
	return ref, d.out.Encode(e)
}

// perform is the product in a story, on a real file with real syncs.
func perform(ctx context.Context, dir string, in io.Reader, out io.Writer) error {
	at, err := time.Parse(time.RFC3339, os.Getenv(storyMoment))
	if err != nil {
		return err
	}
	cfg, err := storyConfig(&story{Name: os.Getenv(storyFile)})
	if err != nil {
		return err
	}
	c := standing(at)
	store, err := storage.Open(ctx, filepath.Join(dir, dbFile), storage.Options{Now: c.Now})
	if err != nil {
		return err
	}
	enc := json.NewEncoder(&locked{w: out})
	var doors []chat.Transport
	for _, name := range platformNames() {
		doors = append(doors, door{pipe{enc}, name})
	}
	a, err := newApp(ctx, parts{Config: cfg, Store: store, Transports: doors, Now: c.Now, Log: slog.New(slog.NewTextHandler(os.Stderr, nil))})
	if err != nil {
		return err
	}
	if err := errors.Join(a.settle(ctx), enc.Encode(echo{Ready: true})); err != nil {
		return err
	}
	for dec := json.NewDecoder(in); ; {
		var next cue
		if err := dec.Decode(&next); errors.Is(err, io.EOF) {
			return store.Close()
		} else if err != nil {
			return err
		}
		if err := errors.Join(a.follow(ctx, c, next, enc), enc.Encode(echo{Done: true})); err != nil {
			return err
		}
	}
}

// follow does what a cue says.
func (a *app) follow(ctx context.Context, c *clock, next cue, enc *json.Encoder) error {
	if !next.To.IsZero() {
		return a.advance(ctx, c, next.To)
	}
	copied := make(chan error, 1)
	go func() {
		var err error
		if next.Copy != "" {
			_, err = backUp(ctx, a.Store, next.Copy, false)
		}
		copied <- err
	}()
	if err := a.inbox.Recv(ctx, next.Message); err != nil {
		return err
	}
	return errors.Join(enc.Encode(echo{Ack: next.Message.Key}), a.settle(ctx), <-copied)
}
