package main

import (
	"context"

	"milepost/handlers/parse"
	"milepost/storage"
	"milepost/storage/crm"
)

// openThrowaway opens a store that is thrown away when it is closed, of a story
// or a simulation: the only one that leaves out the sync of the disk.
func openThrowaway(ctx context.Context, path string, opt storage.Options) (crm.Machine, error) {
	opt.Names, opt.NoSync = parse.Keys, true
	return storage.Open(ctx, path, opt)
}
