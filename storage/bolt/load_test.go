package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestALoadThatDidNotFinishIsKnownWhenTheFileIsOpened breaks a load off behind
// its first page, as a kill would.
func TestALoadThatDidNotFinishIsKnownWhenTheFileIsOpened(t *testing.T) {
	path := filepath.Join(t.TempDir(), "milepost.db")
	var text bytes.Buffer
	text.WriteString(`{"t":"milepost","n":1,"v":{"names":1}}` + "\n")
	for i := range pageRows + 10 {
		fmt.Fprintf(&text, `{"t":"kept","k":"k%06d","v":"1"}`+"\n", i)
	}
	s := reopen(t, path)
	broken := io.MultiReader(&text, iotest.ErrReader(errors.New("killed")))
	if _, err := s.Load(t.Context(), broken); err == nil {
		t.Fatal("the load succeeded")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, Options{Now: crmtest.NewClock().Now}); !errors.Is(err, crm.ErrUnfinished) {
		t.Errorf("it opens with %v", err)
	}
	_, lost, err := Salvage(t.Context(), path, "", io.Discard)
	if err != nil || len(lost) != 1 || !strings.Contains(lost[0], "a load that did not finish") {
		t.Errorf("salvage says %q, %v", lost, err)
	}
}

// TestASorterSortsMoreThanItHoldsInMemory sorts rows in many runs: equal keys
// stay in the order in which they came, and nothing is left behind.
func TestASorterSortsMoreThanItHoldsInMemory(t *testing.T) {
	dir := t.TempDir()
	s := newSorter(dir)
	s.memory = 1000
	const n = 5000
	for i := range n {
		if err := s.add(fmt.Appendf(nil, "%04d", (i*7919)%(n/2)), fmt.Appendf(nil, "%06d", i)); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.runs) < 10 {
		t.Fatalf("only %d runs were written", len(s.runs))
	}
	got, last, lastValue := 0, "", ""
	err := s.each(t.Context(), func(key, value []byte) error {
		if k := string(key); k < last || k == last && string(value) < lastValue {
			t.Errorf("%s %s comes behind %s %s", key, value, last, lastValue)
		}
		got, last, lastValue = got+1, string(key), string(value)
		return nil
	})
	if err := errors.Join(err, s.close()); err != nil || got != n {
		t.Errorf("%d of %d rows came, %v", got, n, err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("it left %v, %v", left, err)
	}
}
