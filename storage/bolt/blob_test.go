package bolt

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// shelve stores two files, of which a visit holds the first.
func shelve(t *testing.T, s *Store) {
	t.Helper()
	for _, id := range []crm.BlobID{"held", "loose"} {
		b := crm.Blob{ID: id, Name: "photo.jpg"}
		if _, err := crm.StoreBlob(t.Context(), s, b, bytes.NewReader(crmtest.Bytes(crm.ChunkSize+5)), 1<<30); err != nil {
			t.Fatal(err)
		}
	}
	crmtest.Do(t, s, func(tx crm.Tx) error {
		return errors.Join(furnish(tx), crmtest.Put(tx, crmtest.Activity("v9", "byd", "2026-11-02", func(a *crm.Activity) {
			a.Files = []crm.Attachment{{Blob: "held"}}
		})))
	})
}

func TestCheckTellsWhatIsWrongWithAFile(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*testing.T, *bbolt.Tx) error
		want  []string // the beginnings of the sentences, in order
	}{
		{"nothing", func(*testing.T, *bbolt.Tx) error { return nil }, nil},
		{
			"a piece is gone",
			func(t *testing.T, btx *bbolt.Tx) error { return without(t, btx, bChunk, chunkKey("held", 1)) },
			[]string{`File "held" has 262144 bytes in 1 pieces, but should have 262149 in 2.`},
		},
		{
			"a piece is damaged",
			func(_ *testing.T, btx *bbolt.Tx) error {
				return btx.Bucket([]byte(bChunk)).Put(chunkKey("held", 1), []byte("b-----"))
			},
			[]string{`In blob.part the value of`},
		},
		{
			"pieces of nothing",
			func(_ *testing.T, btx *bbolt.Tx) error { return as(btx, bChunk, chunkKey("stray", 0), []byte("x")) },
			[]string{`Pieces of file "stray" belong to nothing.`},
		},
		{
			"nobody holds a file any more",
			func(t *testing.T, btx *bbolt.Tx) error {
				return without(t, btx, bBlobRef, key("held", "activity", "v9"))
			},
			[]string{`activity "v9" is missing from blob.ref.`, `File "held" is held by no record and not called loose.`},
		},
		{
			"a held file is called loose",
			func(_ *testing.T, btx *bbolt.Tx) error {
				return errors.Join(as(btx, bLooseOf, []byte("held"), number(0)), as(btx, bLoose, looseKey(ofMoment(moment(crmtest.Start())), "held"), nil))
			},
			[]string{`The loose file "held" is missing from blob.old.`, `File "held" is held by a record and called loose.`, `blob.old has an entry that follows from nothing`},
		},
		{
			"a file under another id",
			func(_ *testing.T, btx *bbolt.Tx) error {
				return as(btx, bBlob, []byte("loose"), []byte(`{"id":"other"}`))
			},
			[]string{`The file under "loose" is not written as a file is.`},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := fresh(t)
			shelve(t, s)
			s.falsify(t, func(btx *bbolt.Tx) error { return c.spoil(t, btx) })
			got, err := s.Check(t.Context())
			if err != nil || len(got) != len(c.want) {
				t.Fatalf("check gave %d sentences, want %d: %v\n%s", len(got), len(c.want), err, strings.Join(got, "\n"))
			}
			for i, want := range c.want {
				if !strings.HasPrefix(got[i], want) {
					t.Errorf("sentence %d is\n%s, want\n%s", i, got[i], want)
				}
			}
		})
	}
}

func TestMendFindsAgainWhoHoldsAFile(t *testing.T) {
	for name, spoil := range map[string]func(*bbolt.Tx) error{
		"nobody is entered": func(btx *bbolt.Tx) error {
			return btx.Bucket([]byte(bBlobRef)).Delete(key("held", "activity", "v9"))
		},
		"one too many is entered": func(btx *bbolt.Tx) error { return as(btx, bBlobRef, key("loose", "activity", "v1"), nil) },
		"a loose file stands under no moment": func(btx *bbolt.Tx) error {
			return btx.Bucket([]byte(bLoose)).Delete(looseKey(crmtest.Start(), "loose"))
		},
		"a loose file is not called so": func(btx *bbolt.Tx) error {
			return errors.Join(btx.Bucket([]byte(bLoose)).Delete(looseKey(crmtest.Start(), "loose")), btx.Bucket([]byte(bLooseOf)).Delete([]byte("loose")))
		},
		"a held file is called loose": func(btx *bbolt.Tx) error {
			at := crmtest.Start()
			return errors.Join(as(btx, bLooseOf, []byte("held"), number(at.UnixMicro())), as(btx, bLoose, looseKey(at, "held"), nil))
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := fresh(t)
			shelve(t, s)
			s.falsify(t, spoil)
			if wrong, err := s.Check(t.Context()); err != nil || len(wrong) == 0 {
				t.Fatalf("nothing was spoilt: %v", err)
			}
			told, err := s.Mend(t.Context())
			if err != nil || len(told) == 0 {
				t.Errorf("mended: %q, %v", told, err)
			}
			if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
				t.Errorf("left after mending: %q, %v", wrong, err)
			}
		})
	}
}
