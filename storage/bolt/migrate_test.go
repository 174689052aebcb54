package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// The shapes of the tests: version 1 of theirs keeps words in a bucket of its
// own, the next one among what is kept, the one after that in capitals.

const bWords = "words"

var errKilled = errors.New("killed")

// shaped are the migrations of the tests, two words a page. fail is asked
// before each page.
func shaped(fail func() error) []migration {
	paged := func(bucket string, t *tx, after []byte, f func(k, body []byte) error) ([]byte, error) {
		if err := fail(); err != nil {
			return nil, err
		}
		var next []byte
		s := span{}
		if after != nil {
			s = s.after(after, false)
		}
		var keys, bodies [][]byte
		err := t.scan(bucket, s, false, func(k, body []byte) (bool, error) {
			keys, bodies = append(keys, bytes.Clone(k)), append(bodies, bytes.Clone(body))
			return len(keys) < 2, nil
		})
		for i, k := range keys {
			err = errors.Join(err, f(k, bodies[i]))
			next = k
		}
		return next, err
	}
	return []migration{
		{
			to: Schema + 1, what: "Words are among what is kept", gone: map[string]byte{bWords: asBytes},
			page: func(t *tx, after []byte) ([]byte, error) {
				return paged(bWords, t, after, func(k, body []byte) error {
					if has, err := t.Kept(string(k)); err != nil || has != nil {
						return fmt.Errorf("%q was moved before: %w", k, err)
					}
					return t.Keep(string(k), body)
				})
			},
		},
		{
			to: Schema + 2, what: "What is kept is in capitals",
			page: func(t *tx, after []byte) ([]byte, error) {
				return paged(bKept, t, after, func(k, body []byte) error { return t.Keep(string(k), bytes.ToUpper(body)) })
			},
		},
	}
}

// worded makes a store of the version before those migrations: five words, two
// of which are kept already.
func worded(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "milepost.db")
	s := reopen(t, path)
	crmtest.Do(t, s, func(tx crm.Tx) error {
		return errors.Join(furnish(tx), tx.Keep("y", []byte("why")), tx.Keep("z", []byte("zed")))
	})
	s.formats[bWords] = asBytes
	err := s.transact(func(t *tx) error {
		return errors.Join(t.makeBuckets(), t.put(bWords, []byte("a"), []byte("ay")), t.put(bWords, []byte("b"), []byte("bee")), t.put(bWords, []byte("c"), []byte("see")))
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

// advanced opens a store with the migrations of the tests.
func advanced(path string, opt Options, fail func() error) (*Store, []string, error) {
	var told []string
	opt.Now, opt.NoSync = crmtest.NewClock().Now, true
	opt.Tell = func(s string) { told = append(told, s) }
	opt.migrations = shaped(fail)
	s, err := Open(path, opt)
	return s, told, err
}

func never() error { return nil }

// isAdvanced fails unless a store is as the migrations leave it.
func isAdvanced(t *testing.T, s *Store) {
	t.Helper()
	for k, want := range map[string]string{"a": "AY", "b": "BEE", "c": "SEE", "y": "WHY", "z": "ZED", "digest/huanan": "2026-11-02"} {
		crmtest.Look(t, s, func(r crm.Reader) error {
			got, err := r.Kept(k)
			if string(got) != want {
				t.Errorf("%s is %q, want %q", k, got, want)
			}
			return err
		})
	}
	crmtest.Consistent(t, s)
	err := s.View(t.Context(), func(r crm.Reader) error {
		for _, gone := range []string{bWords, bStep} {
			if r.(*reader).btx.Bucket([]byte(gone)) != nil {
				t.Errorf("bucket %s is still there", gone)
			}
		}
		return nil
	})
	if size, err2 := s.Size(t.Context()); errors.Join(err, err2) != nil || size.Schema != Schema+2 {
		t.Errorf("the version is %d, %v, %v", size.Schema, err, err2)
	}
}

func TestAFileOfAnEarlierVersionIsBroughtUpToDate(t *testing.T) {
	path := worded(t)
	before, err := Verify(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	s, told, err := advanced(path, Options{}, never)
	if err != nil {
		t.Fatal(err)
	}
	isAdvanced(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	want := []string{
		fmt.Sprintf("The store is of an earlier version and is brought up to date. The file as it was is %s.schema%d.bak; it can go once all is well.", path, Schema),
		"Words are among what is kept.", "What is kept is in capitals.",
	}
	if strings.Join(told, "\n") != strings.Join(want, "\n") {
		t.Errorf("it told\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
	if has, err := Verify(t.Context(), fmt.Sprintf("%s.schema%d.bak", path, Schema)); err != nil || fmt.Sprint(has) != fmt.Sprint(before) {
		t.Errorf("the copy holds %+v, want %+v, %v", has, before, err)
	}
	again, told, err := advanced(path, Options{}, func() error { return errors.New("nothing is to be done") })
	if err != nil || len(told) > 0 {
		t.Fatalf("opened once more it told %q, %v", told, err)
	}
	isAdvanced(t, again)
	_ = again.Close()
	if _, err := Open(path, Options{Now: crmtest.NewClock().Now}); !errors.Is(err, crm.ErrNewer) {
		t.Errorf("the version before opened it: %v", err)
	}
}

// TestAMigrationThatIsKilledGoesOn kills it before each of its pages, and once
// more before the page after that.
func TestAMigrationThatIsKilledGoesOn(t *testing.T) {
	kills := 0
	for dies := 0; ; dies++ {
		path := worded(t)
		calls := 0
		_, _, err := advanced(path, Options{}, func() error {
			if calls++; calls > dies {
				return errKilled
			}
			return nil
		})
		if err == nil {
			break
		}
		if !errors.Is(err, errKilled) || !strings.Contains(err.Error(), "bring the file to version") {
			t.Fatalf("killed before page %d: %v", dies, err)
		}
		kills++
		once := true
		if s, _, err := advanced(path, Options{}, func() error {
			if once = !once; once {
				return errKilled
			}
			return nil
		}); err == nil {
			_ = s.Close()
		} else if !errors.Is(err, errKilled) {
			t.Fatalf("killed again behind page %d: %v", dies, err)
		}
		s, _, err := advanced(path, Options{}, never)
		if err != nil {
			t.Fatalf("killed before page %d, it does not go on: %v", dies, err)
		}
		isAdvanced(t, s)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		copies, err := filepath.Glob(path + ".*")
		if err != nil || len(copies) != 1 {
			t.Errorf("killed before page %d, it left %q", dies, copies)
		}
	}
	if kills != 8 {
		t.Errorf("it was killed %d times, want at each of 8 pages", kills)
	}
}

func TestNothingIsChangedBeforeTheFileIsCopied(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(t *testing.T, path string)
		opt   Options
		says  string
	}{
		{
			"the disk is full", func(*testing.T, string) {},
			Options{room: func(string) (int64, error) { return 5 << 20, nil }},
			"the disk has room for 5 MB, and 18 MB are needed: the file is copied before it is brought up to date. Make room",
		},
		{
			"a value of the file is damaged",
			func(t *testing.T, path string) {
				edit(t, path, func(whole []byte) { whole[bytes.Index(whole, []byte(`"text":"比亚迪"`))+8] ^= 1 })
			},
			Options{},
			"copy the file as it was, before anything is changed: ",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := worded(t)
			c.spoil(t, path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, _, err = advanced(path, c.opt, func() error { t.Error("a page was changed"); return nil })
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("open gave %v, want %q", err, c.says)
			}
			after, err := os.ReadFile(path)
			left, _ := filepath.Glob(path + ".*")
			if err != nil || !bytes.Equal(before, after) || len(left) > 0 {
				t.Errorf("the file changed: %v, %q, %v", !bytes.Equal(before, after), left, err)
			}
		})
	}
}

// edit changes the bytes of a closed file.
func edit(t *testing.T, path string, f func(whole []byte)) {
	t.Helper()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f(whole)
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestACopyNeverReplacesAnother(t *testing.T) {
	path := worded(t)
	first := fmt.Sprintf("%s.schema%d.bak", path, Schema)
	if err := os.WriteFile(first, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, told, err := advanced(path, Options{}, never)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if !strings.Contains(told[0], fmt.Sprintf("%s.schema%d.2.bak", path, Schema)) {
		t.Errorf("it told %q", told)
	}
	if mine, err := os.ReadFile(first); string(mine) != "mine" {
		t.Errorf("the older copy is %q, %v", mine, err)
	}
}

func TestAVersionFromWhichNothingLeadsIsRefused(t *testing.T) {
	path := worded(t)
	opt := Options{Now: crmtest.NewClock().Now, migrations: shaped(never)[1:]}
	if _, err := Open(path, opt); !errors.Is(err, crm.ErrNewer) || !strings.Contains(err.Error(), "start a Milepost of the time between first") {
		t.Errorf("open gave %v", err)
	}
}

// latin makes keys as a later version of the names might.
func latin(text string) crm.Name {
	return crm.Name{Text: text, Fold: "latin " + text, Sort: "latin " + text}
}

func TestNamesGetTheKeysOfThisVersion(t *testing.T) {
	path := unpacked(t, "schema1.db.gz")
	var told []string
	s, err := Open(path, Options{Now: crmtest.NewClock().Now, NoSync: true, Names: latin, Tell: func(s string) { told = append(told, s) }})
	if err != nil {
		t.Fatal(err)
	}
	if copies, err := filepath.Glob(path + ".*"); err != nil || len(copies) != 1 || len(told) != 3 || !strings.Contains(told[0], "The file as it was is "+copies[0]) ||
		told[2] != "Names are found by the keys of this version now." {
		t.Errorf("it told %q and left %q, %v", told, copies, err)
	}
	rekeyed(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	told = nil
	s, err = Open(path, Options{Now: crmtest.NewClock().Now, NoSync: true, Names: latin, Tell: func(s string) { told = append(told, s) }})
	if err != nil || len(told) > 0 {
		t.Fatalf("opened once more it told %q, %v", told, err)
	}
	_ = s.Close()
}

// rekeyed fails unless the names of the stored file have the keys of latin.
func rekeyed(t *testing.T, s *Store) {
	t.Helper()
	crmtest.Consistent(t, s)
	crmtest.Look(t, s, func(r crm.Reader) error {
		found, _, err1 := crm.List[crm.Account](r, crm.Where(crm.ByFold, "latin 弘育电池"), crm.Page{})
		alias, _, err2 := crm.List[crm.Account](r, crm.Where(crm.ByFold, "latin Hongyu"), crm.Page{})
		old, _, err3 := crm.List[crm.Account](r, crm.Where(crm.ByFold, "弘育电池"), crm.Page{})
		teams, _, err4 := crm.List[crm.Team](r, crm.Where(crm.ByFold, "latin 华南"), crm.Page{})
		rows, _, err5 := r.Names(0)
		if len(found) != 1 || len(alias) != 1 || len(old) != 0 || len(teams) != 1 || found[0].Rev != 1 {
			t.Errorf("found %v, by alias %v, by the old key %v, teams %v", found, alias, old, teams)
		}
		for _, row := range rows {
			if !strings.HasPrefix(row.Names[0].Fold, "latin ") {
				t.Errorf("the name %+v has an old key", row)
			}
		}
		return errors.Join(err1, err2, err3, err4, err5)
	})
}

func TestADumpWithOlderNamesGetsTheKeysOfThisVersion(t *testing.T) {
	old := reopen(t, unpacked(t, "schema1.db.gz"))
	var dump bytes.Buffer
	if _, err := old.Dump(t.Context(), &dump); err != nil {
		t.Fatal(err)
	}
	s, err := Open(filepath.Join(t.TempDir(), "new.db"), Options{Now: crmtest.NewClock().Now, NoSync: true, Names: latin})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Load(t.Context(), &dump); err != nil {
		t.Fatal(err)
	}
	rekeyed(t, s)
}
