package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"milepost/storage"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// importedRows is how many rows the file has whose import is killed.
var importedRows = crmtest.Times(1000, 300)

// TestKilledWhileItImports kills the product at random moments of an import:
// the command that holds the store, and the service that a command asks. Each
// time all rows of the file are there or none, all of them where it said so; in
// the end the file that nobody finished is imported once.
func TestKilledWhileItImports(t *testing.T) {
	if crmtest.Times(1, 0) == 0 {
		t.Skip("skipped: what is killed is a process of its own, whose start is slow under the race detector")
	}
	t.Parallel()
	random := rand.New(rand.NewPCG(23, 23))
	seed, file := t.TempDir(), manyLeads(t)
	c := spawn(t, []string{childMain + "=1"}, "run", "--data", seed)
	if err := c.in.Close(); err != nil || c.leaves() != exitOK {
		t.Fatalf("no store was made: %v\n%s", err, c.err.String())
	}
	fresh := func() (dir string) {
		dir = t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(seed)); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	all, none := 0, 0
	dir := fresh()
	for i := range max(crmtest.Times(4, 1), *kills/5) {
		said := killedImport(t, dir, file, random, i%2 == 1)
		switch n := leadsThere(t, dir); {
		case n == importedRows:
			all++
			dir = fresh()
		case n == 0 && !said:
			none++
		default:
			t.Fatalf("killed the %d. time: %d of %d rows are there; that it is done was said: %t", i+1, n, importedRows, said)
		}
	}
	importing(t, dir, file).leaves()
	if n := leadsThere(t, dir); n != importedRows {
		t.Errorf("imported at last, %d of %d rows are there", n, importedRows)
	}
	t.Logf("killed %d times: all rows were there %d times, none %d times", all+none, all, none)
}

// manyLeads is a file with many rows.
func manyLeads(t *testing.T) (file string) {
	t.Helper()
	var b strings.Builder
	b.WriteString("客户名称,所属区域,所属行业,年营业额(元),登记时间\n")
	signs := []rune("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏")
	for i := range importedRows {
		name := []rune{signs[i%24], signs[i/24%24], signs[i/576%24], signs[(i*7+5)%24]}
		fmt.Fprintf(&b, "%s%d厂,东莞,钣金,%d,2026-03-02\n", string(name), i, 1_000_000+i)
	}
	file = filepath.Join(t.TempDir(), "leads.csv")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// importing starts the command that imports the file.
func importing(t *testing.T, dir, file string) *child {
	t.Helper()
	return spawn(t, []string{childMain + "=1"}, "import", "--data", dir, "--as", "陈静", "--yes", file)
}

// killedImport imports the file and, some time after the command has said what
// it would write, kills who writes it: the command itself, or the service that
// it asks. It tells whether the command said that all is done.
func killedImport(t *testing.T, dir, file string, random *rand.Rand, service bool) (said bool) {
	t.Helper()
	var victim *child
	if service {
		victim = spawn(t, []string{childMain + "=1"}, "run", "--data", dir)
		if err := comesUp(t, dir, victim.Process.Pid); err != nil {
			t.Fatal(err)
		}
	}
	began, c := time.Now(), importing(t, dir, file)
	if victim == nil {
		victim = c
	}
	lines := bufio.NewScanner(c.out)
	for lines.Scan() && !strings.HasSuffix(lines.Text(), " new") {
	}
	within := 3 * time.Since(began) // reading it again and writing takes about so long
	time.AfterFunc(time.Duration(random.Int64N(int64(within))), func() { _ = victim.Process.Kill() })
	for lines.Scan() {
		said = said || strings.HasPrefix(lines.Text(), "imported: ")
	}
	c.leaves()
	if victim != c {
		victim.leaves()
	}
	return said
}

// leadsThere is how many leads a store has that nobody holds. It fails where
// the store is not sound.
func leadsThere(t *testing.T, dir string) (n int) {
	t.Helper()
	store, err := storage.Open(t.Context(), filepath.Join(dir, dbFile), storage.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if diffs, err := store.Check(t.Context()); err != nil || len(diffs) > 0 {
		t.Errorf("after the kill: %v %v", diffs, err)
	}
	err = store.View(t.Context(), func(r crm.Reader) error {
		n = 0
		return crm.Each(r, crm.Where(crm.ByNumber), func(crm.Lead) bool { n++; return true })
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
