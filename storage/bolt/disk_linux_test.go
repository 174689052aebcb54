package bolt

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// A test that has to be alone in its process runs itself once more as a child.
const childStore = "MILEPOST_TEST_CHILD_STORE"

// child runs a test in a process of its own on a store, and gives what it says.
func child(t *testing.T, path string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), childStore+"="+path)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("child: %v\n%s", err, out)
	}
	return string(out)
}

func TestAFileThatMayNotGrowTakesNothingThatWasSaidToBeStored(t *testing.T) {
	if path := os.Getenv(childStore); path != "" {
		fillTheDisk(t, path)
		return
	}
	out := child(t, filepath.Join(t.TempDir(), "milepost.db"))
	if !strings.Contains(out, "the limit was felt") {
		t.Errorf("it says\n%s", out)
	}
}

// fillTheDisk writes until the file may not grow any more, and on when it may.
func fillTheDisk(t *testing.T, path string) {
	signal.Ignore(syscall.SIGXFSZ) // as on a full disk: the write fails, the process goes on
	s := reopen(t, path)
	crmtest.Do(t, s, furnish)
	limit := func(bytes uint64) {
		t.Helper()
		var l syscall.Rlimit
		if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
			t.Fatal(err)
		}
		l.Cur = min(bytes, l.Max)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
			t.Fatal(err)
		}
	}
	limit(18 << 20)
	keys, refused := acknowledged(t, s, "big/a", 1000)
	if refused == 0 || len(keys) == 0 {
		t.Fatalf("%d were stored, %d refused", len(keys), refused)
	}
	t.Logf("the limit was felt behind %d values", len(keys))
	if err := s.Update(t.Context(), func(tx crm.Tx) error { return tx.Keep(keys[0], nil) }); err != nil {
		t.Errorf("nothing can be removed: %v", err)
	}
	keys = keys[1:]
	limit(1 << 40)
	more, refused := acknowledged(t, s, "big/b", 100)
	if refused > 0 || len(more) != 100 {
		t.Errorf("with room again %d were stored, %d refused", len(more), refused)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	holdsExactly(t, path, append(keys, more...))
}

// TestWritesThatFailTakeNothingThatWasSaidToBeStored lets the disk refuse every
// write for some time, where there is no journal.
func TestWritesThatFailTakeNothingThatWasSaidToBeStored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "milepost.db")
	s, err := Open(path, Options{Now: crmtest.NewClock().Now, commit: (*bbolt.Tx).Commit})
	if err != nil {
		t.Fatal(err)
	}
	crmtest.Do(t, s, furnish)
	keys, _ := acknowledged(t, s, "big/a", 3)
	restore := instead(t, s, path, os.O_RDONLY)
	for range 3 {
		if err := s.Update(t.Context(), keep("big/lost", []byte("1"))); !errors.Is(err, syscall.EBADF) {
			t.Errorf("the update gave %v", err)
		}
	}
	if has(t, s, "big/lost") || !has(t, s, keys[0]) {
		t.Error("what is read is not what was acknowledged")
	}
	restore()
	more, refused := acknowledged(t, s, "big/b", 3)
	if refused > 0 {
		t.Errorf("%d were refused afterwards", refused)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	holdsExactly(t, path, append(keys, more...))
}

// instead lets the descriptor of a store's file lead to another file until the
// function that it gives is called.
func instead(t *testing.T, s *Store, name string, flag int) (restore func()) {
	t.Helper()
	other, err := os.OpenFile(name, flag, 0)
	if err != nil {
		t.Fatal(err)
	}
	fd := int(s.file.Fd())
	own, err := syscall.Dup(fd)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Dup3(int(other.Fd()), fd, 0); err != nil {
		t.Fatal(err)
	}
	return func() {
		t.Helper()
		if err := errors.Join(syscall.Dup3(own, fd, 0), syscall.Close(own), other.Close()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestASecondProcessIsRefused(t *testing.T) {
	if path := os.Getenv(childStore); path != "" {
		_, err := Open(path, Options{Now: crmtest.NewClock().Now})
		_, err2 := Verify(t.Context(), path)
		_, _, err3 := Salvage(t.Context(), path, t.TempDir(), new(strings.Builder))
		for what, err := range map[string]error{"open": err, "verify": err2, "salvage": err3} {
			if !errors.Is(err, crm.ErrLocked) {
				t.Errorf("%s gave %v", what, err)
			}
		}
		return
	}
	path := filepath.Join(t.TempDir(), "milepost.db")
	s := reopen(t, path)
	crmtest.Do(t, s, furnish)
	child(t, path)
	crmtest.Do(t, s, keep("after", []byte("1")))
	crmtest.Consistent(t, s)
}
