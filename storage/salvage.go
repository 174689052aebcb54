package storage

import (
	"context"
	"io"

	"milepost/storage/bolt"
	"milepost/storage/crm"
)

// Salvage writes what can be read of a damaged file, which nobody uses, as a
// dump that Load takes, and tells in a sentence each what could not be read. It
// changes nothing. The error says why there is no dump at all.
func Salvage(ctx context.Context, path string, w io.Writer) (found crm.Contents, lost []string, err error) {
	return bolt.Salvage(ctx, path, "", w)
}
