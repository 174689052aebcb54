package bolt

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"go.etcd.io/bbolt"
)

// What is read through many layers, whether they were put together or not, is what
// was written last; who began to read before sees what there was then.
func TestLayersSayWhatWasWrittenLast(t *testing.T) {
	dice := rand.New(rand.NewPCG(7, 7))
	var l layers
	now := map[string]string{} // what the file and the layers say together, by key
	db := fileOf(t, now)
	type view struct {
		cover
		says map[string]string
	}
	var views []view
	for n := range uint64(260) {
		s := &sheet{}
		for range 1 + dice.IntN(6) {
			k := fmt.Sprintf("%03d", dice.IntN(90))
			if dice.IntN(4) == 0 {
				s.set("a", k, nil)
				delete(now, k)
				continue
			}
			v := fmt.Sprint("v", n)
			s.set("a", k, []byte(v))
			now[k] = v
		}
		l.add(s, n+1)
		if n%29 == 0 {
			views = append(views, view{l.seen, maps.Clone(now)})
		}
	}
	views = append(views, view{l.seen, now})
	if n := len(l.seen.sheets); n > 24 {
		t.Errorf("%d layers are looked through, at most 24 were meant to be", n)
	}
	l.drop(1 << 20)
	if all, last := l.all(); len(all) != 0 || last != 0 || l.seen.keys != nil {
		t.Errorf("%d layers are left when all is in the file", len(all))
	}
	err := db.View(func(btx *bbolt.Tx) error {
		for i, v := range views {
			r := &reader{store: &Store{}, btx: btx, cover: v.cover}
			for n := range 90 {
				k := fmt.Sprintf("%03d", n)
				got, known := r.noted("a", []byte(k))
				if !known {
					got = btx.Bucket([]byte("a")).Get([]byte(k))
				}
				if string(got) != v.says[k] {
					t.Fatalf("view %d: %s is %q, want %q", i, k, got, v.says[k])
				}
			}
			for _, in := range []span{{}, {from: []byte("020")}, {to: []byte("071")}, {from: []byte("0305"), to: []byte("06")}} {
				for _, desc := range []bool{false, true} {
					if got, want := walked(btx, v.cover, in, desc), spanned(v.says, in, desc); !slices.Equal(got, want) {
						t.Fatalf("view %d, %q to %q, backwards %v:\n got %s\nwant %s", i, in.from, in.to, desc, got, want)
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Of most keys that no layer holds a sieve says so, and of none that one holds.
func TestASieveMissesNoKeyThatIsThere(t *testing.T) {
	s, some := newSieve(), &sheet{}
	for n := range 5000 {
		some.set("a", fmt.Sprint("there", n), []byte("x"))
	}
	s.note(some)
	vain := 0
	for n := range 5000 {
		if !s.may("a", fmt.Append(nil, "there", n)) {
			t.Fatalf("there%d is said not to be there", n)
		}
		if s.may("b", fmt.Append(nil, "there", n)) {
			vain++
		}
	}
	if vain > 500 {
		t.Errorf("%d of 5000 keys are looked up in vain", vain)
	}
}

// fileOf is a file with a bucket "a" of some keys, which are noted.
func fileOf(t *testing.T, says map[string]string) *bbolt.DB {
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "f.db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	err = db.Update(func(btx *bbolt.Tx) error {
		b, err := btx.CreateBucket([]byte("a"))
		if err != nil {
			return err
		}
		for n := 0; n < 90; n += 3 {
			k := fmt.Sprintf("%03d", n)
			says[k] = "file"
			if err := b.Put([]byte(k), []byte("file")); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func walked(btx *bbolt.Tx, over cover, in span, desc bool) (out []string) {
	w := walk(btx.Bucket([]byte("a")).Cursor(), "a", in, desc, over.sheets)
	for k, v := w.next(); k != nil; k, v = w.next() {
		out = append(out, string(k)+"="+string(v))
	}
	return out
}

func spanned(says map[string]string, in span, desc bool) (out []string) {
	for _, k := range slices.Sorted(maps.Keys(says)) {
		if in.holds([]byte(k)) {
			out = append(out, k+"="+says[k])
		}
	}
	if desc {
		slices.Reverse(out)
	}
	return out
}
