package bolt

import (
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// fresh opens a throw-away store in a folder of the test.
func fresh(t testing.TB) *Store {
	t.Helper()
	return reopen(t, filepath.Join(t.TempDir(), "milepost.db"))
}

func reopen(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path, Options{Now: crmtest.NewClock().Now, NoSync: true})
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// furnish puts the demonstration team and one thing of each sort into a store.
func furnish(tx crm.Tx) error {
	if err := crmtest.Seed(tx); err != nil {
		return err
	}
	byd := crmtest.Account("byd", "比亚迪", func(a *crm.Account) { a.Aliases = []crm.Name{crmtest.Name("BYD")} })
	err := crmtest.Put(tx, byd, crmtest.Account("geli", "格力"), crmtest.Contact("wang", "byd", "王总"),
		crmtest.Opportunity("p", "byd", "2026-11-02"), crmtest.Activity("v1", "byd", "2026-11-02"),
		crmtest.Activity("v2", "geli", "2026-11-02"), crmtest.Task("t1", "byd", "2026-11-11"),
		crmtest.Expense("e1", crm.Yuan(160), "2026-11-02"))
	if err != nil {
		return err
	}
	for _, err := range []error{
		tx.Log(&crm.Change{Group: "g1", Actor: crmtest.Xiaoli, Kind: crm.KindAccount, ID: "byd", RevAfter: 1}),
		tx.Wake(crm.Wake{Subject: "cadence/byd", At: crmtest.Start()}),
		tx.PutConversation(crm.Conversation{Person: crmtest.Xiaoli, Group: "g1"}),
		tx.Keep("digest/huanan", []byte("2026-11-02")),
		tx.SetRef("V1", "here", "msg1"),
	} {
		if err != nil {
			return err
		}
	}
	if _, err := tx.Take(crmtest.Message("m1", func(m *crm.Taken) { m.Content = "c1" })); err != nil {
		return err
	}
	_, err = tx.Queue(crmtest.Post("p1", func(e *crm.Envelope) { e.Track = "V1" }))
	return err
}

// falsify writes to the file behind the engine's back.
func (s *Store) falsify(t testing.TB, f func(btx *bbolt.Tx) error) {
	t.Helper()
	if err := s.db.Update(f); err != nil {
		t.Fatalf("falsify: %v", err)
	}
}

// within fails a test that hangs, with the stacks of all goroutines.
func within(t *testing.T, d time.Duration, f func()) {
	t.Helper()
	timer := time.AfterFunc(d, func() { panic(t.Name() + " hangs") })
	defer timer.Stop()
	f()
}
