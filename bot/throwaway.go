package main

import (
	"context"
	"time"

	"milepost/handlers/parse"
	"milepost/storage"
	"milepost/storage/crm"
)

// openThrowaway opens a store that is thrown away when it is closed, of a story
// or a simulation: the only one that leaves out the sync of the disk. twice
// makes each transaction run twice.
func openThrowaway(ctx context.Context, path string, now func() time.Time, twice bool) (crm.Machine, error) {
	return storage.Open(ctx, path, storage.Options{Now: now, Names: parse.Keys, Twice: twice, NoSync: true})
}
