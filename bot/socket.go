package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"milepost/storage/crm"
)

// The socket by which commands reach the process that holds a store: HTTP on a
// Unix socket in the data folder, for the owner of the folder alone. Whoever
// holds the store is the one to have it, so a socket that is there when the
// store is opened was left by a process that was killed, and is replaced.

const (
	socketFile = "milepost.sock"
	// socketPrefix is the version of what is said on it.
	socketPrefix = "/1/"
	// longestSocket is how long the path of a socket can be on every system.
	longestSocket = 100
	// What follows a stream: what it held, or what went wrong on the way.
	trailContents = "Milepost-Contents"
	trailError    = "Milepost-Error"
)

// socket answers commands.
type socket struct {
	path   string
	server *http.Server
	stop   context.CancelFunc
	busy   sync.WaitGroup // what is being answered
	served chan error
}

// openSocket opens the socket of a data folder. Close it before the store.
func openSocket(dir string, k keeper) (*socket, error) {
	l, path, err := socketIn(dir)
	if err != nil {
		return nil, fmt.Errorf("open the socket for commands: %w", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	s := &socket{path: path, stop: stop, served: make(chan error, 1)}
	s.server = &http.Server{
		Handler: s.counted(answers(k)), BaseContext: func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 5 * time.Second, MaxHeaderBytes: 1 << 14,
	}
	go func() { s.served <- s.server.Serve(l) }()
	return s, nil
}

// socketIn makes the socket under another name, in a folder of its own that
// nobody else may enter, and moves it into place: at no moment is there one
// that others may use, and one that was left behind is replaced.
func socketIn(dir string) (l net.Listener, path string, err error) {
	path = filepath.Join(dir, socketFile)
	private, err := os.MkdirTemp(dir, ".socket-")
	if err != nil {
		return nil, "", err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(private)) }()
	made := filepath.Join(private, "s")
	if len(made) > longestSocket {
		return nil, "", fmt.Errorf("the path %s is too long for a socket; commands reach this store only while it is stopped", dir)
	}
	u, err := net.ListenUnix("unix", &net.UnixAddr{Name: made, Net: "unix"})
	if err != nil {
		return nil, "", err
	}
	u.SetUnlinkOnClose(false) // it is removed under its final name
	if err := errors.Join(os.Chmod(made, 0o600), os.Rename(made, path)); err != nil {
		return nil, "", errors.Join(err, u.Close())
	}
	return u, path, nil
}

// Close stops what is being answered and takes the socket away.
func (s *socket) Close() error {
	err := os.Remove(s.path)
	s.stop()
	err = errors.Join(err, s.server.Close())
	s.busy.Wait()
	if served := <-s.served; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	if err != nil {
		return fmt.Errorf("close the socket for commands: %w", err)
	}
	return nil
}

// counted lets Close wait for what is being answered.
func (s *socket) counted(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.busy.Add(1)
		defer s.busy.Done()
		h.ServeHTTP(w, r)
	})
}

// answers is what can be asked on the socket.
func answers(k keeper) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc(socketPrefix+"about", answer(func(ctx context.Context, _ none) (about, error) { return k.About(ctx) }))
	mux.HandleFunc(socketPrefix+"examine", answer(k.Examine))
	mux.HandleFunc(socketPrefix+"mend", answer(func(ctx context.Context, _ none) ([]string, error) { return k.Mend(ctx) }))
	mux.HandleFunc(socketPrefix+"do", answer(k.Do))
	mux.HandleFunc(socketPrefix+"forget", answer(k.Forget))
	mux.HandleFunc(socketPrefix+"leads", answerTo(k.Leads, 2*maxImport))
	mux.HandleFunc(socketPrefix+"backup", stream(k.Backup))
	mux.HandleFunc(socketPrefix+"dump", stream(k.Dump))
	return mux
}

// none is what is asked where there is nothing to say.
type none struct{}

// refusal is the answer to what did not work.
type refusal struct {
	Error string `json:"error"`
}

// answer answers a question in JSON with one in JSON.
func answer[Q, A any](f func(context.Context, Q) (A, error)) http.HandlerFunc {
	return answerTo(f, 1<<20)
}

// answerTo answers questions of at most so many bytes.
func answerTo[Q, A any](f func(context.Context, Q) (A, error), most int64) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var (
			q   Q
			out any
		)
		status := http.StatusOK
		err := json.NewDecoder(http.MaxBytesReader(w, r.Body, most)).Decode(&q)
		if err == nil {
			out, err = f(r.Context(), q)
		}
		if err != nil {
			status, out = http.StatusUnprocessableEntity, refusal{err.Error()}
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(out) // whoever asked has gone
	}
}

// stream answers with what f writes; what it held, or what went wrong, follows
// in the trailer.
func stream(f func(context.Context, io.Writer) (crm.Contents, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/octet-stream")
		w.Header().Set("Trailer", trailContents+", "+trailError)
		contents, err := f(r.Context(), w)
		text, err2 := json.Marshal(contents)
		if err := cmp.Or(err, err2); err != nil {
			w.Header().Set(trailError, strconv.QuoteToASCII(err.Error()))
			return
		}
		w.Header().Set(trailContents, string(text))
	}
}
