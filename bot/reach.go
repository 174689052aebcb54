package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"milepost/storage/crm"
)

// hello is how long a running Milepost may take to say that it is there, so
// that its silence is told within a second.
const hello = 700 * time.Millisecond

// reach finds who looks after the store of a data folder: the process that
// runs on it, else this one, which opens the store. Within a second it gives a
// keeper, or says why there is none. What is done to a store of an earlier
// version is told to w.
func reach(ctx context.Context, w io.Writer, dir string) (keeper, error) {
	r := dial(dir)
	_, err := r.About(ctx)
	switch {
	case err == nil:
		return r, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case !nobody(err):
		return nil, errors.Join(r.unreachable(dir, err), r.Close())
	}
	if err := r.Close(); err != nil {
		return nil, err
	}
	return enter(ctx, w, dir)
}

// nobody reports whether an error says that no process listens: there is no
// socket, or the one that is there was left by a killed process, or there is not
// even a folder.
func nobody(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.ENOTSOCK) ||
		errors.Is(err, syscall.ENOTDIR)
}

// enter opens the store of a data folder for a command. It makes none.
func enter(ctx context.Context, w io.Writer, dir string) (keeper, error) {
	switch _, err := os.Stat(filepath.Join(dir, dbFile)); {
	case errors.Is(err, syscall.ENOTDIR):
		return nil, fmt.Errorf("%s is no folder; name the store's with --data, or the configuration with --config", dir)
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no store in %s; name its folder with --data, or the configuration with --config", dir)
	case err != nil:
		return nil, fmt.Errorf("look for the store: %w", err)
	}
	store, clock, err := openStore(ctx, dir, func(sentence string) { fmt.Fprintln(w, sentence) })
	if err != nil {
		return nil, err
	}
	return &local{store: store, dir: dir, now: clock.Now, started: clock.Now(), shut: store.Close}, nil
}

// remote asks the process that holds the store.
type remote struct{ client *http.Client }

// dial prepares to ask the process that runs on a data folder.
func dial(dir string) *remote {
	path := filepath.Join(dir, socketFile)
	var d net.Dialer
	return &remote{&http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return d.DialContext(ctx, "unix", path) },
	}}}
}

// unreachable says why a process that is there cannot be asked.
func (r *remote) unreachable(dir string, err error) error {
	var told *declined
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return fmt.Errorf("a Milepost runs on %s and does not answer; look at its log, or stop it and ask again", dir)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("the Milepost on %s belongs to another user; run this as that user, for example with sudo -u", dir)
	case errors.As(err, &told):
		return told
	}
	return fmt.Errorf("ask the Milepost that runs on %s: %w", dir, err)
}

// declined is an answer that is none.
type declined struct{ said string }

func (r *declined) Error() string { return r.said }

// open asks and gives the answer as it comes.
func (r *remote) open(ctx context.Context, what string, q any) (*http.Response, error) {
	body, err := json.Marshal(q)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://milepost"+socketPrefix+what, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	resp, err := r.client.Do(req)
	if err != nil || resp.StatusCode == http.StatusOK {
		return resp, err
	}
	defer resp.Body.Close()
	var why refusal
	switch err := json.NewDecoder(resp.Body).Decode(&why); {
	case resp.StatusCode == http.StatusNotFound:
		why.Error = "the Milepost that runs is of another version and does not know this; use the binary that it runs from, or restart it with this one"
	case err != nil:
		why.Error = resp.Status
	}
	return nil, &declined{why.Error}
}

// ask asks a question.
func ask[A any](ctx context.Context, r *remote, what string, q any) (a A, err error) {
	resp, err := r.open(ctx, what, q)
	if err != nil {
		return a, err
	}
	defer resp.Body.Close()
	return a, json.NewDecoder(resp.Body).Decode(&a)
}

// take copies a stream, and fails unless it came to its end.
func (r *remote) take(ctx context.Context, what string, w io.Writer) (c crm.Contents, err error) {
	resp, err := r.open(ctx, what, none{})
	if err != nil {
		return c, err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(w, resp.Body); err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return c, errors.New("the running Milepost stopped in the middle of it; start it again, then ask again")
		}
		return c, err
	}
	if text := resp.Trailer.Get(trailError); text != "" {
		if plain, err := strconv.Unquote(text); err == nil {
			text = plain
		}
		return c, errors.New(text)
	}
	return c, json.Unmarshal([]byte(resp.Trailer.Get(trailContents)), &c)
}

// About asks who runs there. It waits no longer than hello.
func (r *remote) About(ctx context.Context) (about, error) {
	ctx, cancel := context.WithTimeout(ctx, hello)
	defer cancel()
	return ask[about](ctx, r, "about", none{})
}

// Backup asks for a hot copy.
func (r *remote) Backup(ctx context.Context, w io.Writer) (crm.Contents, error) {
	return r.take(ctx, "backup", w)
}

// Dump asks for everything as JSON lines.
func (r *remote) Dump(ctx context.Context, w io.Writer) (crm.Contents, error) {
	return r.take(ctx, "dump", w)
}

// Examine asks what is wrong.
func (r *remote) Examine(ctx context.Context, e examining) (findings, error) {
	return ask[findings](ctx, r, "examine", e)
}

// Mend has indexes, names and totals made again.
func (r *remote) Mend(ctx context.Context) ([]string, error) {
	return ask[[]string](ctx, r, "mend", none{})
}

// Do has something done with what is set aside.
func (r *remote) Do(ctx context.Context, o order) ([]string, error) {
	return ask[[]string](ctx, r, "do", o)
}

// Forget has a contact forgotten.
func (r *remote) Forget(ctx context.Context, q forgetting) (forgotten, error) {
	return ask[forgotten](ctx, r, "forget", q)
}

// Close hangs up.
func (r *remote) Close() error {
	r.client.CloseIdleConnections()
	return nil
}

// inUse says who holds the store of a folder, as far as that can be known. The
// wait for its lock is over by then, so that it asks but shortly.
func inUse(ctx context.Context, dir string, now time.Time) error {
	r := dial(dir)
	defer r.Close()
	ctx, cancel := context.WithTimeout(ctx, hello/2)
	defer cancel()
	const todo = "stop that one first, or choose another folder with --data"
	a, err := r.About(ctx)
	switch {
	case err == nil:
		return fmt.Errorf("%s; %s", a.held(dir, now), todo)
	case nobody(err):
		return fmt.Errorf("%s is in use by another Milepost, which is starting, stopping or at work on the store; wait for it, or %s", dir, todo)
	}
	return fmt.Errorf("%s is in use by another Milepost, which does not answer; %s", dir, todo)
}
