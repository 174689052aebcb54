// Package storage chooses the engine that keeps the records.
package storage

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"milepost/storage/bolt"
	"milepost/storage/crm"
)

// Options are what every engine understands.
type Options struct {
	// Now tells the time. It is needed.
	Now func() time.Time
	// Twice makes each Update run its function twice. It is for tests.
	Twice bool
	// NoSync leaves out the sync of the disk. It is for stores that are
	// thrown away.
	NoSync bool
	// Together makes many small commits cheaper in such a store.
	Together bool
	// Cached is how many decoded records are kept in memory at least; 0 = as many
	// as a small machine has room for.
	Cached int
	// Names makes the keys of a name (parse.Keys). Names whose keys another
	// version of it made get new ones when the store is opened, and when a dump
	// is loaded; nil leaves them as they are.
	Names func(text string) crm.Name
	// Tell is told, in a sentence each, what was done to bring a store of an
	// earlier version up to date. It may be nil.
	Tell func(sentence string)
}

// Open opens a store. dsn is "bolt:PATH" or a path; a file that does not exist
// is made. Errors of the engine (crm.ErrLocked, crm.ErrNewer, crm.ErrDamaged,
// crm.ErrUnfinished) are in the chain of the error.
func Open(ctx context.Context, dsn string, opt Options) (crm.Machine, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	engine, path, ok := strings.Cut(dsn, ":")
	// One letter before a colon is a drive of Windows, a separator before it a folder.
	if !ok || len(engine) < 2 || strings.ContainsAny(engine, `/\`) {
		engine, path = "bolt", dsn
	}
	if path == "" {
		return nil, errors.New("open store: no path is given")
	}
	switch engine {
	case "bolt":
		s, err := bolt.Open(path, bolt.Options{Now: opt.Now, Twice: opt.Twice, NoSync: opt.NoSync, Together: opt.Together, Cached: opt.Cached, Names: opt.Names, Tell: opt.Tell})
		if err != nil {
			return nil, err
		}
		return s, nil
	}
	return nil, fmt.Errorf("open store: no engine is called %q; write bolt:PATH", engine)
}
