package storage

import (
	"context"

	"milepost/storage/bolt"
	"milepost/storage/crm"
)

// Verify proves a copy that nobody writes, and tells what it holds; of one that
// an earlier version made it does not tell that. Every page, every check sum
// and the version must be right. It changes nothing.
func Verify(ctx context.Context, path string) (crm.Contents, error) { return bolt.Verify(ctx, path) }
