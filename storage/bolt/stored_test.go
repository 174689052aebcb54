package bolt

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// unpacked is a stored file of an earlier version, in a folder of the test.
// Those files never change.
func unpacked(t testing.TB, name string) string {
	t.Helper()
	packed, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "milepost.db")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestAnOlderFileHoldsWhatItHeld opens a store that the first release wrote: the
// demonstration team through a dozen stories, and one of each thing that those leave
// out, whose ids begin with "old"; and the same store as each later version had it.
func TestAnOlderFileHoldsWhatItHeld(t *testing.T) {
	for _, name := range []string{"schema1.db.gz", "schema2.db.gz"} {
		t.Run(name, func(t *testing.T) { holdsWhatItHeld(t, reopen(t, unpacked(t, name))) })
	}
}

func holdsWhatItHeld(t *testing.T, s crm.Machine) {
	t.Helper()
	crmtest.Consistent(t, s)
	var out bytes.Buffer
	has, err := s.Dump(t.Context(), &out)
	if err != nil {
		t.Fatal(err)
	}
	want := crm.Contents{
		At: time.Date(2026, 11, 2, 7, 0, 0, 0, time.UTC), Changes: 130,
		Records: map[crm.Kind]int{
			crm.KindPerson: 6, crm.KindTeam: 1, crm.KindAccount: 14, crm.KindLead: 13, crm.KindContact: 13, crm.KindOpportunity: 5, crm.KindActivity: 20,
			crm.KindTask: 6, crm.KindExpense: 3, crm.KindApproval: 1, crm.KindGoal: 1, crm.KindField: 1, crm.KindDraft: 6,
		},
		Messages: map[crm.TakenState]int{crm.Waiting: 1, crm.Done: 51, crm.Held: 3, crm.Parked: 1},
		Posts:    map[crm.PostState]int{crm.Queued: 2, crm.OnWay: 1, crm.Said: 66, crm.Dropped: 2},
	}
	if !reflect.DeepEqual(has, want) {
		t.Errorf("it holds\n%+v, want\n%+v", has, want)
	}
	crmtest.Look(t, s, oldThings(t))
	crmtest.Do(t, s, func(tx crm.Tx) error {
		again, err1 := tx.Take(crmtest.Message("new", func(m *crm.Taken) { m.Content = "content of old-done" }))
		queued, err2 := tx.Queue(crmtest.Post("old-said"))
		if again || queued {
			t.Errorf("a message is taken twice: %v, a post queued twice: %v", again, queued)
		}
		return errors.Join(err1, err2, tx.Sent("old-sending", "msg-9"), tx.Retake("old-parked"))
	})
	crmtest.Consistent(t, s)
}

// oldThings looks for one of each thing.
func oldThings(t *testing.T) func(crm.Reader) error {
	return func(r crm.Reader) error {
		account, err1 := crm.Get[crm.Account](r, crm.AccountID("old-byd"))
		byNo, err2 := crm.ByNo(r, "LX-2026-001")
		parked, err3 := r.Message("old-parked")
		held, err4 := r.Message("old-held")
		late, err5 := r.Post("old-late")
		dropped, err6 := r.Post("old-dropped")
		kept, err7 := r.Kept("old/bytes")
		track, err8 := r.Track("wecom/demo/dm/xiaoli/", "msg-2")
		shown, err9 := r.RefOf("old-track", "wecom/demo/dm/xiaoli/")
		who, err10 := r.PersonOf("wecom/demo/xiaoli")
		gone := crm.Account{}
		if err := errors.Join(err1, err2, err3, err4, err5, err6, err7, err8, err9, err10, r.Get(&gone, "old-gone")); err != nil {
			return err
		}
		for _, c := range []struct {
			what      string
			got, want any
		}{
			{"a name", account.Name.Text, "弘育电池"},
			{"an alias", account.Aliases[0].Fold, "hongyu"},
			{"a record by its number", byNo.Key(), "old-approval"},
			{"a deleted record", gone.Deleted, true},
			{"why a message is parked", parked.Incident + " " + parked.Reason, "i-1 the disk is full"},
			{"until when a message is held", held.Until, crmtest.Start().AddDate(0, 0, 7)},
			{"when a post is tried again", late.Next, crmtest.Start().Add(time.Hour)},
			{"why a post was dropped", dropped.Reason, "too late"},
			{"kept bytes", string(kept), "\xff\x00\x01"},
			{"the track of an old message", track, "old-track"},
			{"the message that shows it", shown, "msg-3"},
			{"a person", who, crmtest.Xiaoli},
		} {
			if !reflect.DeepEqual(c.got, c.want) {
				t.Errorf("%s is %v, want %v", c.what, c.got, c.want)
			}
		}
		return nil
	}
}
