package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"milepost/bot/chat"
)

const (
	// maxRequest is the largest body that is read: what platforms send is small,
	// and files are fetched from them, not pushed.
	maxRequest = 1 << 20
	// maxHeader is the most of a request's head that is read.
	maxHeader = 32 << 10
)

// listener is the one HTTP listener of the process, which all platforms share
// with the machine room.
type listener struct {
	ln     net.Listener
	server *http.Server
}

// listen opens the listener; nothing is answered before serve.
func listen(addr string, h http.Handler, log *slog.Logger) (*listener, error) {
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listen on http.addr %s: %w; choose another address, or stop what uses it", addr, err)
	}
	return &listener{ln: ln, server: &http.Server{
		Handler:           http.MaxBytesHandler(h, maxRequest),
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: maxHeader,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}}, nil
}

// addr is where it listens, with the port that was given to it.
func (l *listener) addr() string { return l.ln.Addr().String() }

// serve answers until ctx ends; then it finishes what it has begun, for a
// moment, and lets go of the rest.
func (l *listener) serve(ctx context.Context) error {
	gone := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(gone)
		soon, cancel := context.WithTimeout(context.WithoutCancel(ctx), 300*time.Millisecond)
		defer cancel()
		if l.server.Shutdown(soon) != nil {
			_ = l.server.Close() // whoever is still there is not waited for
		}
	})
	err := l.server.Serve(l.ln)
	if !stop() {
		<-gone
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// routes are all addresses of the listener: the machine room's own, and under
// them what each platform asks for.
func routes(h *health, platforms []chat.Transport, metrics http.Handler) http.Handler {
	theirs := http.NewServeMux()
	for _, p := range platforms {
		p.Routes(theirs)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", h.serveAlive)
	mux.HandleFunc("GET /readyz", h.serveReady)
	mux.Handle("GET /metrics", metrics)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if h.phase() == phaseStopping { // unacknowledged: the platform delivers it again
			http.Error(w, "stopping", http.StatusServiceUnavailable)
			return
		}
		theirs.ServeHTTP(w, r)
	})
	return mux
}

// answerJSON writes v with a status.
func answerJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // whoever asked may be gone
}
