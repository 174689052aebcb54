package bolt

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// hopeless tells whether a sentence of Check is about something that does not
// follow from anything else, so that nobody can make it again.
func hopeless(sentence string) bool {
	return slices.ContainsFunc([]string{
		"is damaged", "not written as", "kept under the id", "refers to", "carried by two", "who is missing", "which is missing", "Totals were not",
	}, func(s string) bool { return strings.Contains(sentence, s) })
}

func TestMendMakesAgainWhatFollowsFromTheRecords(t *testing.T) {
	for _, c := range spoils() {
		t.Run(c.name, func(t *testing.T) {
			s := fresh(t)
			crmtest.Do(t, s, furnish)
			s.falsify(t, func(btx *bbolt.Tx) error { return c.spoil(t, btx) })
			found, err := s.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			did, err := s.Mend(t.Context())
			if errors.Is(err, crm.ErrDamaged) && strings.Contains(err.Error(), "bucket kept is gone") {
				return // opening the store makes it again
			}
			if err != nil {
				t.Fatalf("mend: %v", err)
			}
			mendable := slices.DeleteFunc(slices.Clone(found), hopeless)
			if len(mendable) > 0 && len(did) == 0 {
				t.Errorf("mend says nothing of %q", mendable)
			}
			left, err := s.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, sentence := range left {
				if !hopeless(sentence) || !slices.Contains(found, sentence) {
					t.Errorf("it is left that %s", sentence)
				}
			}
			for range 2 { // once it has done what it can, it does no more
				did, err = s.Mend(t.Context())
			}
			if err != nil || slices.ContainsFunc(did, func(s string) bool { return !strings.HasPrefix(s, "The totals were left alone") }) {
				t.Errorf("mended again it did %q, %v", did, err)
			}
		})
	}
}

// TestMendKeepsWhatARecordThatCannotBeReadMayNeed damages a customer: its
// entries and the totals stay, and what is found otherwise goes on.
func TestMendKeepsWhatARecordThatCannotBeReadMayNeed(t *testing.T) {
	s := fresh(t)
	crmtest.Do(t, s, furnish)
	s.falsify(t, func(btx *bbolt.Tx) error {
		b := btx.Bucket([]byte("rec.account"))
		v := append([]byte(nil), b.Get([]byte("byd"))...)
		v[20] ^= 1
		return b.Put([]byte("byd"), v)
	})
	keys := func() (all []string) {
		crmtest.Look(t, s, func(r crm.Reader) error {
			for bucket := range formats() {
				err := r.(*reader).btx.Bucket([]byte(bucket)).ForEach(func(k, _ []byte) error {
					all = append(all, fmt.Sprintf("%s %q", bucket, k))
					return nil
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
		slices.Sort(all)
		return all
	}
	before := keys()
	did, err := s.Mend(t.Context())
	if want := []string{"The totals were left alone: 1 records cannot be read."}; err != nil || !slices.Equal(did, want) {
		t.Errorf("mend did %q, %v; want %q", did, err, want)
	}
	if after := keys(); !slices.Equal(after, before) {
		t.Errorf("the keys are\n%q\nwant\n%q", after, before)
	}
}

// TestMendWritesMoreThanItHoldsInMemory empties an index of more entries than
// wait to be written.
func TestMendWritesMoreThanItHoldsInMemory(t *testing.T) {
	s := fresh(t)
	crmtest.Do(t, s, crmtest.Seed)
	for at := 0; at < maxFixes+1000; {
		crmtest.Do(t, s, func(tx crm.Tx) error {
			for range 2000 {
				if err := tx.Wake(crm.Wake{Subject: fmt.Sprintf("s%06d", at), At: crmtest.Start()}); err != nil {
					return err
				}
				at++
			}
			return nil
		})
	}
	s.falsify(t, func(btx *bbolt.Tx) error {
		_, err := btx.CreateBucketIfNotExists([]byte(bWake))
		for i := range uint64(maxFixes + 500) { // as many that do not belong there
			if err == nil {
				err = as(btx, bWake, wakeKey(crmtest.Start(), fmt.Sprintf("t%06d", i)), nil)
			}
		}
		for i := 0; i < maxFixes+1000 && err == nil; i += 2 {
			err = without(t, btx, bWake, wakeKey(crmtest.Start(), fmt.Sprintf("s%06d", i)))
		}
		return err
	})
	did, err := s.Mend(t.Context())
	if want := []string{"wake: 5500 entries were made again, 10500 that followed from nothing were removed."}; err != nil || !slices.Equal(did, want) {
		t.Errorf("mend did %q, %v; want %q", did, err, want)
	}
	crmtest.Consistent(t, s)
}
