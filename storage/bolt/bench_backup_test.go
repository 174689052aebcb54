package bolt

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

var backupMB = flag.Int("backupmb", 64, "how large the store is that BenchmarkBackup copies, in MB")

// BenchmarkBackup tells how long 64 writers wait while a store is copied, and
// how long without: the 99th percentile, and their ratio in the same run. Each
// writes what a short message does, three values of 331 bytes.
func BenchmarkBackup(b *testing.B) {
	s := durable(b)
	crmtest.Do(b, s, crmtest.Seed)
	piece := make([]byte, 1<<20)
	s.db.NoSync = true
	for i := range *backupMB {
		crmtest.Do(b, s, keep(fmt.Sprintf("fill/%06d", i), piece))
	}
	s.db.NoSync = false
	if err := s.db.Sync(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		copied := func(ctx context.Context) {
			f, err := os.Create(filepath.Join(b.TempDir(), "copy.db"))
			if err != nil {
				b.Error(err)
				return
			}
			_, err = s.Backup(ctx, f)
			if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
				b.Error(err)
			}
		}
		begin := time.Now()
		during := waits99(b, s, copied)
		took := time.Since(begin)
		alone := waits99(b, s, func(context.Context) { time.Sleep(took) })
		b.ReportMetric(float64(alone.Microseconds())/1000, "ms-p99-alone")
		b.ReportMetric(float64(during.Microseconds())/1000, "ms-p99-during")
		b.ReportMetric(float64(during)/float64(alone), "ratio")
		b.ReportMetric(took.Seconds(), "s-backup")
	}
}

// waits99 lets 64 writers write while f runs, and gives the time within which
// 99 of 100 writes were done.
func waits99(b *testing.B, s *Store, f func(context.Context)) time.Duration {
	b.Helper()
	over := make(chan struct{})
	go func() {
		defer close(over)
		f(b.Context())
	}()
	var mu sync.Mutex
	var took []time.Duration
	var all sync.WaitGroup
	value := make([]byte, 331)
	for w := range 64 {
		all.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-over:
					return
				default:
				}
				begin := time.Now()
				err := s.Update(b.Context(), func(tx crm.Tx) error {
					for n := range 3 {
						if err := tx.Keep(fmt.Sprintf("w/%d/%d/%d", w, i%100, n), value); err != nil {
							return err
						}
					}
					return nil
				})
				if err != nil {
					b.Error(err)
					return
				}
				mu.Lock()
				took = append(took, time.Since(begin))
				mu.Unlock()
			}
		})
	}
	all.Wait()
	slices.Sort(took)
	return took[len(took)*99/100]
}
