package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"time"

	"milepost/handlers"
	"milepost/storage/crm"
)

// keeper looks after the one open store. A command does that itself (local) when
// nobody holds the store, else it asks the process that does (remote).
type keeper interface {
	// About tells who holds the store.
	About(context.Context) (about, error)
	// Backup writes a hot copy, Dump everything as JSON lines.
	Backup(context.Context, io.Writer) (crm.Contents, error)
	Dump(context.Context, io.Writer) (crm.Contents, error)
	// Examine finds out what is wrong.
	Examine(context.Context, examining) (findings, error)
	// Mend makes indexes, names and totals again.
	Mend(context.Context) ([]string, error)
	// Do acts on what is set aside, and tells what it did.
	Do(context.Context, order) ([]string, error)
	// Forget removes the personal data of a contact, or says what that touches.
	Forget(context.Context, forgetting) (forgotten, error)
	// Leads exports or imports a lead sheet.
	Leads(context.Context, leadsOrder) (leadsDone, error)
	// Close lets go of the store, or of the process that holds it.
	Close() error
}

// about says which process holds a store.
type about struct {
	PID     int       `json:"pid"`
	Started time.Time `json:"started"` // UTC
	Version string    `json:"version"`
	Go      string    `json:"go"`
	// Troubles are what its platforms suffer from, each with what to do.
	Troubles []string `json:"troubles,omitzero"`
}

// local is the keeper in the process that holds the store.
type local struct {
	store   crm.Machine
	dir     string // the data folder
	now     func() time.Time
	started time.Time             // by the clock of the machine, however the store's is set
	changed func(context.Context) // told when a message or a post waits again; may be nil
	backups *backups              // those of the service; nil for a command
	log     *slog.Logger          // of the service; nil for a command
	router  *handlers.Router      // for lead sheets; nil = none are made here
	shut    func() error          // lets go of the store; nil when somebody else does
	trouble func() []string       // what the platforms suffer from; nil for a command
}

// About tells that it is this process.
func (l *local) About(context.Context) (about, error) {
	a := about{PID: os.Getpid(), Started: l.started, Version: version(), Go: runtime.Version()}
	if l.trouble != nil {
		a.Troubles = l.trouble()
	}
	return a, nil
}

// Backup writes a hot copy.
func (l *local) Backup(ctx context.Context, w io.Writer) (crm.Contents, error) {
	return l.store.Backup(ctx, w)
}

// Dump writes everything as JSON lines.
func (l *local) Dump(ctx context.Context, w io.Writer) (crm.Contents, error) {
	return l.store.Dump(ctx, w)
}

// Mend makes what follows from the records again.
func (l *local) Mend(ctx context.Context) ([]string, error) { return l.store.Mend(ctx) }

// Close lets go of the store where that is its own.
func (l *local) Close() error {
	if l.shut == nil {
		return nil
	}
	return l.shut()
}

// held says in one sentence which process has a store open.
func (a about) held(dir string, now time.Time) string {
	return fmt.Sprintf("%s is in use by another Milepost: process %d, started %s ago, version %s", dir, a.PID, lasting(now.Sub(a.Started)), a.Version)
}
