package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// journaled opens a store whose commits stay in the journal until something
// else wants them in the file.
func journaled(t testing.TB, path string, change ...func(*Options)) *Store {
	t.Helper()
	opt := Options{Now: crmtest.NewClock().Now, NoSync: true, Journal: true, every: time.Hour}
	for _, f := range change {
		f(&opt)
	}
	s, err := Open(path, opt)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// crashed copies the files of a store as a crash would leave them, and gives
// the path of the copy.
func crashed(t testing.TB, s *Store) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "milepost.db")
	for _, suffix := range []string{"", JournalSuffix} {
		b, err := os.ReadFile(s.db.Path() + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path+suffix, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// filled is a store with something in its file, and ten commits in the journal
// alone.
func filled(t testing.TB, change ...func(*Options)) *Store {
	t.Helper()
	s := journaled(t, filepath.Join(t.TempDir(), "milepost.db"), change...)
	crmtest.Do(t, s, furnish)
	for i := range 10 {
		crmtest.Do(t, s, keep(fmt.Sprint("k", i), []byte("1")))
	}
	return s
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func TestWhatIsInTheJournalIsThereAfterACrash(t *testing.T) {
	path := crashed(t, filled(t))
	s := journaled(t, path)
	for i := range 10 {
		if !has(t, s, fmt.Sprint("k", i)) {
			t.Errorf("k%d is gone", i)
		}
	}
	crmtest.Consistent(t, s)
	crmtest.Do(t, s, keep("after", []byte("1")))
	crmtest.Do(t, s, keep("after that", []byte("1")))
	again := journaled(t, crashed(t, s))
	if !has(t, again, "after") || !has(t, again, "after that") || !has(t, again, "k9") {
		t.Error("a second crash took something")
	}
}

func TestAStoreThatIsClosedIsOneFile(t *testing.T) {
	s := filled(t)
	path := s.db.Path()
	if !exists(path + JournalSuffix) {
		t.Fatal("there is no journal")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if exists(path + JournalSuffix) {
		t.Error("the journal is left")
	}
	if again := reopen(t, path); !has(t, again, "k9") {
		t.Error("k9 is gone")
	}
}

func TestABackupHoldsWhatIsInTheJournal(t *testing.T) {
	s := filled(t)
	var b bytes.Buffer
	if _, err := s.Backup(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if again := reopen(t, path); !has(t, again, "k9") {
		t.Error("k9 is not in the copy")
	}
}

func TestSalvageTakesWhatIsInTheJournal(t *testing.T) {
	s := filled(t)
	crmtest.Do(t, s, keep("k0", nil))
	crmtest.Do(t, s, keep("k1", []byte("2")))
	path := crashed(t, s)
	dump, _, lost := salvaged(t, path)
	if len(lost) > 0 {
		t.Errorf("it says %q", lost)
	}
	var want bytes.Buffer
	if _, err := s.Dump(t.Context(), &want); err != nil {
		t.Fatal(err)
	}
	if _, got, _ := bytes.Cut(dump, []byte("\n")); !bytes.HasSuffix(want.Bytes(), got) {
		t.Errorf("it differs from what the store holds:\n%s\n%s", got, want.Bytes())
	}
}

// TestACrashInTheMiddleOfACommitLosesNothingElse cuts a journal at every place
// of its last commit, and turns every byte of it around.
func TestACrashInTheMiddleOfACommitLosesNothingElse(t *testing.T) {
	s := filled(t)
	whole := crashed(t, s)
	journal, err := os.ReadFile(whole + JournalSuffix)
	if err != nil {
		t.Fatal(err)
	}
	end := len(bytes.TrimRight(journal, "\x00"))
	last := lastRecord(journal)
	for at := last; at < end; at += 3 {
		for name, bad := range map[string][]byte{
			"cut":    journal[:at],
			"zeroed": append(bytes.Clone(journal[:at]), make([]byte, len(journal)-at)...),
			"turned": turned(journal, at),
		} {
			if err := os.WriteFile(whole+JournalSuffix, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			id, found, err := readJournal(whole + JournalSuffix)
			if found = behind(found, 0); err != nil || id != journalOf(t, s) || len(found) != 9 {
				t.Errorf("%s at %d of %d: %d commits, %v", name, at-last, end-last, len(found), err)
			}
		}
	}
}

func turned(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 0xff
	return b
}

// journalOf is the identity of the journal of a store.
func journalOf(t testing.TB, s *Store) (id int64) {
	t.Helper()
	crmtest.Look(t, s, func(r crm.Reader) (err error) {
		id, err = r.(*reader).number(bMeta, []byte(keyJournal))
		return err
	})
	return id
}

// lastRecord is where the last record of the first half of a journal begins.
func lastRecord(b []byte) int {
	at, last := int(start(0)), 0
	for at+recordHead < len(b) && binary.BigEndian.Uint64(b[at+8:]) != 0 {
		last, at = at, at+recordHead+int(binary.BigEndian.Uint32(b[at:]))
	}
	return last
}

func TestAJournalOfAnotherFileIsLeftAlone(t *testing.T) {
	mine, other := crashed(t, filled(t)), crashed(t, filled(t))
	if err := os.Rename(other+JournalSuffix, mine+JournalSuffix); err != nil {
		t.Fatal(err)
	}
	var said []string
	s := journaled(t, mine, func(o *Options) { o.Tell = func(sentence string) { said = append(said, sentence) } })
	if len(said) != 1 || !strings.Contains(said[0], mine+JournalSuffix+".other") || !exists(mine+JournalSuffix+".other") {
		t.Errorf("it said %q", said)
	}
	if has(t, s, "k0") || !has(t, s, "digest/huanan") {
		t.Error("what the other journal holds came into the file")
	}
	crmtest.Consistent(t, s)
}

func TestAJournalThatGoesOnBehindAGapIsKept(t *testing.T) {
	early := crashed(t, filled(t))
	journalGap(t, early+JournalSuffix)
	again := journaled(t, early)
	if has(t, again, "k0") || !exists(early+JournalSuffix+".other") {
		t.Error("what stands behind a gap was brought in, or thrown away")
	}
}

// journalGap takes the first two commits out of a journal.
func journalGap(t testing.TB, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := int(start(0))
	for range 2 {
		at += recordHead + int(binary.BigEndian.Uint32(b[at:]))
	}
	cut := append(bytes.Clone(b[:start(0)]), b[at:]...)
	if err := os.WriteFile(path, cut, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAJournalOfAnEarlierStateIsNotUsed(t *testing.T) {
	s := filled(t)
	early := crashed(t, s)
	if err := s.pages.flush(); err != nil {
		t.Fatal(err)
	}
	crmtest.Do(t, s, keep("k0", []byte("2")))
	late := crashed(t, s)
	if err := os.Rename(early+JournalSuffix, late+JournalSuffix); err != nil {
		t.Fatal(err)
	}
	again := journaled(t, late)
	if got := kept(t, again, "k0"); got != "1" {
		t.Errorf("k0 is %q", got)
	}
	crmtest.Consistent(t, again)
}

func kept(t testing.TB, s *Store, name string) string {
	t.Helper()
	var v []byte
	crmtest.Look(t, s, func(r crm.Reader) (err error) { v, err = r.Kept(name); return err })
	return string(v)
}

// TestAJournalThatFailsIsGivenUp lets the sync of the journal fail once.
func TestAJournalThatFailsIsGivenUp(t *testing.T) {
	var broken atomic.Bool
	s := filled(t, func(o *Options) {
		o.sync = func(*os.File) error {
			if broken.Load() {
				return errDisk
			}
			return nil
		}
	})
	path := s.db.Path()
	broken.Store(true)
	// The function runs once more, alone, and goes into the file itself.
	if err := s.Update(t.Context(), keep("meanwhile", []byte("1"))); err != nil {
		t.Errorf("the update gave %v", err)
	}
	crmtest.Do(t, s, keep("afterwards", []byte("1")))
	if exists(path + JournalSuffix) {
		t.Error("the journal is left")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := reopen(t, path)
	for _, k := range []string{"k9", "meanwhile", "afterwards"} {
		if !has(t, again, k) {
			t.Errorf("%s is gone", k)
		}
	}
	crmtest.Consistent(t, again)
}

// TestWhatTheFileCannotTakeStaysInTheJournal fills the disk under the file:
// what was acknowledged is there when the store is opened again, and what was
// refused is not.
func TestWhatTheFileCannotTakeStaysInTheJournal(t *testing.T) {
	s := filled(t)
	path := s.db.Path()
	s.db.MaxSize = 1 // nothing can be added to the file
	big := bytes.Repeat([]byte("x"), 300<<10)
	crmtest.Do(t, s, keep("big", big))
	if err := s.pages.flush(); err == nil {
		t.Fatal("the file took it")
	}
	if err := s.Update(t.Context(), keep("more", big)); err == nil {
		t.Error("more was taken than the file can hold")
	}
	if kept(t, s, "big") != string(big) || has(t, s, "more") {
		t.Error("what is read is not what was acknowledged")
	}
	if err := s.Close(); err == nil || !strings.Contains(err.Error(), "safe in the journal") {
		t.Errorf("close gave %v", err)
	}
	again := reopen(t, path)
	if kept(t, again, "big") != string(big) || has(t, again, "more") {
		t.Error("what is there is not what was acknowledged")
	}
	crmtest.Consistent(t, again)
}

func TestTheHalvesOfAJournalAreUsedInTurn(t *testing.T) {
	s := filled(t)
	value := bytes.Repeat([]byte("x"), 100<<10)
	for i := range 200 { // 20 MB
		crmtest.Do(t, s, keep(fmt.Sprint("big", i%7), append(value, byte('a'+i%26))))
	}
	crmtest.Do(t, s, keep("huge", bytes.Repeat([]byte("y"), journalHalf)))
	info, err := os.Stat(s.db.Path() + JournalSuffix)
	if err != nil || info.Size() > journalHead+2*journalHalf {
		t.Errorf("the journal: %v, %v", info, err)
	}
	again := journaled(t, crashed(t, s))
	for i := 193; i < 200; i++ {
		if got := kept(t, again, fmt.Sprint("big", i%7)); got != string(append(value, byte('a'+i%26))) {
			t.Errorf("big%d is not what was written last", i%7)
		}
	}
	if len(kept(t, again, "huge")) != journalHalf {
		t.Error("what was large is gone")
	}
	crmtest.Consistent(t, again)
}

// FuzzJournal reads any file as a journal.
func FuzzJournal(f *testing.F) {
	s := filled(f)
	b, err := os.ReadFile(s.db.Path() + JournalSuffix)
	if err != nil {
		f.Fatal(err)
	}
	id := journalOf(f, s)
	f.Add(b[journalHead:][:2000])
	f.Add([]byte{})
	head := b[:journalHead]
	path := filepath.Join(f.TempDir(), "j")
	f.Fuzz(func(t *testing.T, body []byte) {
		if err := os.WriteFile(path, append(bytes.Clone(head), body...), 0o600); err != nil {
			t.Fatal(err)
		}
		has, found, err := readJournal(path)
		if err != nil && !errors.Is(err, crm.ErrDamaged) {
			t.Fatalf("%v", err)
		}
		if err == nil && has != id {
			t.Fatalf("identity %d, want %d", has, id)
		}
		for i, d := range behind(found, 0) {
			if d.number != uint64(i+1) {
				t.Fatalf("commit %d is number %d", i, d.number)
			}
			if _, err := decodeSheet(d.sheet.encode(nil)); err != nil {
				t.Fatalf("commit %d: %v", i, err)
			}
		}
	})
}
