package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/storage"
	"milepost/storage/crm"
)

// opened opens a store of a data folder for a test and closes it when f is done.
func opened(t *testing.T, data string, f func(crm.Machine)) {
	t.Helper()
	store, err := storage.Open(t.Context(), filepath.Join(data, dbFile), storage.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	f(store)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

// sound fails unless a store is consistent, and counts its visits.
func sound(t *testing.T, data string) (visits int) {
	t.Helper()
	opened(t, data, func(s crm.Machine) {
		wrong, err := s.Check(t.Context())
		if err != nil || len(wrong) > 0 {
			t.Errorf("the store is not consistent: %v %q", err, wrong)
		}
		err = s.View(t.Context(), func(r crm.Reader) error {
			visits = 0
			return crm.Each(r, crm.Where(crm.ByNumber), func(crm.Activity) bool { visits++; return true })
		})
		if err != nil {
			t.Error(err)
		}
	})
	return visits
}

func TestABackupWhileSomebodyWrites(t *testing.T) {
	home := t.TempDir()
	data := filepath.Join(home, "data")
	p := startRun(t, data)
	stop := make(chan struct{})
	said := make(chan int)
	go func() {
		n := 0
		defer func() { said <- n }()
		for {
			select {
			case <-stop:
				return
			default:
			}
			n++
			if _, err := fmt.Fprintf(p.in, "今天拜访了比亚迪王总,聊了第%d条产线\n", n); err != nil {
				return
			}
			time.Sleep(10 * time.Millisecond) // else a pipe full of them is left to handle
		}
	}()
	var copies []string
	for i := range 3 {
		file := filepath.Join(home, fmt.Sprintf("m%d.db", i))
		out := works(t, "", "backup", "--data", data, file)
		if !strings.HasPrefix(out, "backed up ") || !strings.Contains(out, " to "+file+", verified (") || !strings.HasSuffix(out, " records)\n") {
			t.Errorf("said %q", out)
		}
		copies = append(copies, file)
	}
	streamed := filepath.Join(home, "streamed.db")
	if code, out, errs := ran(t, "", "backup", "--data", data, "-"); code != exitOK || os.WriteFile(streamed, []byte(out), 0o600) != nil {
		t.Errorf("to standard output: exit %d, %s", code, errs)
	}
	close(stop)
	n := <-said
	p.leave(t)
	last := 0
	for i, file := range append(copies, streamed) {
		to := filepath.Join(home, fmt.Sprint("restored", i))
		works(t, "", "restore", "--yes", "--data", to, file)
		visits := sound(t, to)
		if visits < last || visits > n {
			t.Errorf("copy %d holds %d visits, the one before %d, and %d were said", i, visits, last, n)
		}
		last = visits
	}
	if got := sound(t, data); got != n {
		t.Errorf("%d visits were said, %d are there", n, got)
	}
	fails(t, exitFailed, "is there already; choose another name, or write over it with --force", "backup", "--data", data, copies[0])
	works(t, "", "backup", "--force", "--data", data, copies[0])
	if info, err := os.Stat(copies[0]); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the copy: %v %v", info.Mode(), err)
	}
	left, err := filepath.Glob(filepath.Join(home, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %q %v", left, err)
	}
}

func TestASecondRunSaysWhoIsThere(t *testing.T) {
	data := t.TempDir()
	p := startRun(t, data)
	fails(t, exitFailed, fmt.Sprintf("in use by another Milepost: process %d, started ", p.cmd.Process.Pid), "run", "--data", data)
	p.leave(t)
	if _, err := os.Lstat(filepath.Join(data, socketFile)); !os.IsNotExist(err) {
		t.Errorf("the socket is left: %v", err)
	}
}

func TestAKilledRunLeavesASocketThatIsReplaced(t *testing.T) {
	data := t.TempDir()
	p := startRun(t, data)
	info, err := os.Lstat(filepath.Join(data, socketFile))
	if err != nil || info.Mode().Type() != fs.ModeSocket || info.Mode().Perm() != 0o600 {
		t.Fatalf("the socket is %v, %v; it is for its owner alone", info, err)
	}
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.cmd.Wait() // it was killed
	if _, err := os.Lstat(filepath.Join(data, socketFile)); err != nil {
		t.Fatalf("nothing was left to replace: %v", err)
	}
	if out := works(t, "", "doctor", "--data", data); !strings.Contains(out, "none runs on this store") {
		t.Errorf("the doctor says\n%s", out)
	}
	p = startRun(t, data)
	if out := works(t, "", "doctor", "--data", data); !strings.Contains(out, fmt.Sprintf("runs as process %d", p.cmd.Process.Pid)) {
		t.Errorf("the doctor says\n%s", out)
	}
	p.leave(t)
}

func TestWhyAProcessCannotBeReached(t *testing.T) {
	data := t.TempDir()
	l, err := net.Listen("unix", filepath.Join(data, socketFile))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	fails(t, exitFailed, "runs on "+data+" and does not answer", "doctor", "--data", data)

	fails(t, exitFailed, "there is no store in "+t.TempDir()[:1], "doctor", "--data", filepath.Join(data, "elsewhere"))
	locked := t.TempDir()
	opened(t, locked, func(crm.Machine) {
		fails(t, exitFailed, "which is starting, stopping or at work on the store", "doctor", "--data", locked)
	})
	r := dial(data)
	for _, row := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "dial", Err: fs.ErrPermission}, "belongs to another user; run this as that user"},
		{fmt.Errorf("ask: %w", context.DeadlineExceeded), "does not answer; look at its log"},
	} {
		if err := r.unreachable(data, row.err); !strings.Contains(err.Error(), row.want) {
			t.Errorf("%v is told as %q, want %q", row.err, err, row.want)
		}
	}
	if _, err := (&remote{answering(t, http.NotFoundHandler())}).Mend(t.Context()); err == nil || !strings.Contains(err.Error(), "is of another version") {
		t.Errorf("what a process does not know is told as %v", err)
	}
	deep := filepath.Join(t.TempDir(), strings.Repeat("deep", 30))
	if err := os.Mkdir(deep, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := openSocket(deep, &local{}); err == nil || !strings.Contains(err.Error(), "too long for a socket") {
		t.Errorf("a path that no socket can have: %v", err)
	}
	if out := works(t, "hi\n", "run", "--data", deep); !strings.Contains(out, "小李") {
		t.Errorf("without a socket it says\n%s", out)
	}
}

// cut is a keeper that comes to no end in the middle of a stream.
type cut struct{ keeper }

// Backup writes a little and then fails, or breaks off.
func (c cut) Backup(_ context.Context, w io.Writer) (crm.Contents, error) {
	if _, err := w.Write([]byte("the beginning")); err != nil {
		return crm.Contents{}, err
	}
	if c.keeper != nil {
		return crm.Contents{}, errors.New("page 7: 坏了")
	}
	w.(http.Flusher).Flush()
	panic(http.ErrAbortHandler)
}

// answering gives a client of what h answers on a socket.
func answering(t *testing.T, h http.Handler) *http.Client {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	dir := t.TempDir()
	l, err := net.Listen("unix", filepath.Join(dir, socketFile))
	if err != nil {
		t.Fatal(err)
	}
	s.Listener = l
	s.Start()
	t.Cleanup(s.Close)
	return dial(dir).client
}

func TestAStreamThatBreaksOffIsNoCopy(t *testing.T) {
	for _, row := range []struct {
		name string
		k    keeper
		want string
	}{
		{"the store cannot be read further", cut{&local{}}, "page 7: 坏了"},
		{"the process ends", cut{}, "stopped in the middle of it; start it again"},
	} {
		var out strings.Builder
		_, err := (&remote{answering(t, answers(row.k))}).Backup(t.Context(), &out)
		if err == nil || !strings.Contains(err.Error(), row.want) || out.String() != "the beginning" {
			t.Errorf("%s: %v, want %q", row.name, err, row.want)
		}
	}
}

func TestWhatAKilledLoadLeftIsRemoved(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	data, dump := filepath.Join(home, "data"), filepath.Join(home, "m.jsonl")
	works(t, "hi\n", "run", "--data", data)
	works(t, "", "dump", "--data", data, dump)
	to := filepath.Join(home, "new")
	opened(t, filepath.Join(to, unfinished), func(crm.Machine) {
		fails(t, exitFailed, "another load or restore is at work in that folder", "load", "--data", to, dump)
	})
	if err := os.WriteFile(filepath.Join(to, unfinished, dbFile), []byte("half of a store"), 0o600); err != nil {
		t.Fatal(err)
	}
	works(t, "", "load", "--data", to, dump)
	if got := names(t, to); !slices.Equal(got, []string{dbFile}) {
		t.Errorf("the folder holds %q", got)
	}
	sound(t, to)
}

func TestAFullDiskKeepsTheOldCopy(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no limit of a file's size on Windows")
	}
	home := t.TempDir()
	data, file := filepath.Join(home, "data"), filepath.Join(home, "m.db")
	works(t, "今天拜访了比亚迪王总\n", "run", "--data", data)
	works(t, "", "backup", "--data", data, file)
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, what := range []string{"backup --force", "dump --force"} {
		script := fmt.Sprintf("ulimit -f 8; exec %s %s --data %s %s", binary(t), what, data, file)
		out, err := exec.CommandContext(t.Context(), "sh", "-c", script).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "a file may not become that large here") {
			t.Errorf("%s: %v\n%s", what, err, out)
		}
	}
	after, err := os.ReadFile(file)
	if err != nil || string(after) != string(before) {
		t.Errorf("the copy that was there is not what it was: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(home, ".*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestADumpLoadedAndDumpedAgainIsTheSame(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	data, file := filepath.Join(home, "data"), filepath.Join(home, "m.jsonl")
	works(t, "今天拜访了比亚迪王总,预算120万,下周三带方案过去\n不对,预算是102万\n", "run", "--data", data)
	p := startRun(t, data)
	works(t, "", "dump", "--data", data, file)
	p.leave(t)
	first, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(home, "other")
	works(t, string(first), "load", "--data", other, "-")
	if again := works(t, "", "dump", "--data", other); again != string(first) {
		t.Error("a dump that is loaded and dumped again has other bytes")
	}
	sound(t, other)
	fails(t, exitFailed, "holds a store already, and nothing was changed", "load", "--data", other, file)
	broken := write(t, "broken.jsonl", strings.Replace(string(first), `{"t":"team"`, `{"t":"tame"`, 1))
	third := filepath.Join(home, "third")
	backup := filepath.Join(home, "copy.db")
	works(t, "", "backup", "--data", other, backup)
	fails(t, exitFailed, "nothing was loaded; a copy that milepost backup wrote is for milepost restore "+backup, "load", "--data", third, backup)
	fails(t, exitFailed, "line ", "load", "--data", third, broken)
	fails(t, exitFailed, "there is no store in", "dump", "--data", third)
	works(t, "", "load", "--data", third, file)
}
