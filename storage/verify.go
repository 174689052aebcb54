package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"milepost/storage/crm"
)

// Verify reads the whole of a copy that nobody uses and tells what it holds.
// Every page and every check sum must be right.
func Verify(ctx context.Context, path string) (crm.Contents, error) {
	switch info, err := os.Stat(path); {
	case err != nil:
		return crm.Contents{}, err
	case info.Size() == 0:
		return crm.Contents{}, fmt.Errorf("the file is empty: %w", crm.ErrDamaged)
	}
	s, err := Open(ctx, path, Options{Now: time.Now})
	if err != nil {
		return crm.Contents{}, err
	}
	has, err := s.Dump(ctx, io.Discard)
	return has, errors.Join(err, s.Close())
}
