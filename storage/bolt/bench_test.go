package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// durable opens a store that syncs the disk, as the product does.
func durable(b *testing.B) *Store {
	b.Helper()
	s, err := Open(filepath.Join(b.TempDir(), "milepost.db"), Options{Now: crmtest.NewClock().Now})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	return s
}

// writers runs f b.N times from n goroutines and reports calls a second.
func writers(b *testing.B, n int, f func(i uint64) error) {
	var next atomic.Uint64
	var all sync.WaitGroup
	b.ResetTimer()
	for range n {
		all.Go(func() {
			for {
				i := next.Add(1)
				if i > uint64(b.N) {
					return
				}
				if err := f(i); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "calls/s")
}

// BenchmarkUpdate compares the committer with bbolt's own ways to commit, on
// the same disk in the same run: three values of 331 bytes a call.
func BenchmarkUpdate(b *testing.B) {
	value := bytes.Repeat([]byte("v"), 331)
	three := func(i uint64, put func(k []byte) error) error {
		for j := range uint64(3) {
			if err := put(binary.BigEndian.AppendUint64(nil, i*3+j)); err != nil {
				return err
			}
		}
		return nil
	}
	for _, n := range []int{1, 64} {
		b.Run(fmt.Sprintf("writers=%d/committer", n), func(b *testing.B) {
			s := durable(b)
			writers(b, n, func(i uint64) error {
				return s.Update(context.Background(), func(t crm.Tx) error {
					return three(i, func(k []byte) error { return t.(*tx).put(bKept, k, value) })
				})
			})
		})
		for _, way := range []string{"Batch", "Update"} {
			b.Run(fmt.Sprintf("writers=%d/bbolt.%s", n, way), func(b *testing.B) {
				s := durable(b)
				call := map[string]func(func(*bbolt.Tx) error) error{"Batch": s.db.Batch, "Update": s.db.Update}[way]
				writers(b, n, func(i uint64) error {
					return call(func(btx *bbolt.Tx) error {
						return three(i, func(k []byte) error { return btx.Bucket([]byte(bKept)).Put(k, value) })
					})
				})
			})
		}
	}
}

// BenchmarkMessage is what a message costs the store: it is taken, and in a
// second step a visit is written with its change, totals and answer.
func BenchmarkMessage(b *testing.B) {
	for _, n := range []int{1, 64} {
		b.Run(fmt.Sprintf("conversations=%d", n), func(b *testing.B) {
			s := durable(b)
			crmtest.Do(b, s, furnish)
			writers(b, n, func(i uint64) error {
				key := fmt.Sprint("delivery/", i)
				if err := s.Update(context.Background(), func(t crm.Tx) error { _, err := t.Take(crmtest.Message(key)); return err }); err != nil {
					return err
				}
				return s.Update(context.Background(), func(t crm.Tx) error {
					if err := crmtest.Put(t, crmtest.Activity(crm.ActivityID(key), "byd", "2026-11-02")); err != nil {
						return err
					}
					if err := t.Log(&crm.Change{Group: crm.GroupID(key), Actor: crmtest.Xiaoli, Kind: crm.KindActivity, ID: key, After: make([]byte, 300)}); err != nil {
						return err
					}
					if _, err := t.Queue(crmtest.Post(key+"/1", func(e *crm.Envelope) { e.Track = "g/" + key })); err != nil {
						return err
					}
					return t.Finish(key)
				})
			})
		})
	}
}

func BenchmarkGet(b *testing.B) {
	s := fresh(b)
	crmtest.Do(b, s, furnish)
	crmtest.Look(b, s, func(r crm.Reader) error {
		b.ReportAllocs()
		for b.Loop() {
			var a crm.Account
			if err := r.Get(&a, "byd"); err != nil {
				return err
			}
		}
		return nil
	})
}

// BenchmarkPage reads the newest of ten thousand activities of an account.
func BenchmarkPage(b *testing.B) {
	s := fresh(b)
	crmtest.Do(b, s, furnish)
	crmtest.Do(b, s, func(t crm.Tx) error {
		for i := range 10_000 {
			day := crm.Date("2016-01-01").AddDays(i / 3)
			if err := crmtest.Put(t, crmtest.Activity(crm.ActivityID(fmt.Sprint("a", i)), "byd", day)); err != nil {
				return err
			}
		}
		return nil
	})
	crmtest.Look(b, s, func(r crm.Reader) error {
		b.ReportAllocs()
		for b.Loop() {
			list, _, err := r.List(crm.KindActivity, crm.Where(crm.ByAccount, "byd"), crm.Page{Limit: 20, Desc: true})
			if err != nil || len(list) != 20 {
				return fmt.Errorf("%d activities, %w", len(list), err)
			}
		}
		return nil
	})
}
