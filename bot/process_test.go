package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// binary is the program, built once for all tests that start real processes.
// It lies beside the test binary, which go test removes.
func binary(t *testing.T) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var built = sync.OnceValues(func() (string, error) {
	path := filepath.Join(filepath.Dir(os.Args[0]), "milepost-under-test.exe")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", errors.New(string(out))
	}
	return path, nil
})

// ran runs one command line of the real binary to its end.
func ran(t *testing.T, in string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	cmd := exec.CommandContext(t.Context(), binary(t), args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(in), &o, &e
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), o.String(), e.String()
}

// works is ran, where it must work.
func works(t *testing.T, in string, args ...string) string {
	t.Helper()
	code, out, errs := ran(t, in, args...)
	if code != exitOK {
		t.Fatalf("bot %s: exit %d\n%s%s", strings.Join(args, " "), code, out, errs)
	}
	return out
}

// fails is ran, where it must fail with a code and words.
func fails(t *testing.T, wantCode int, wantErr string, args ...string) {
	t.Helper()
	begun := time.Now()
	code, out, errs := ran(t, "", args...)
	if code != wantCode || !strings.Contains(errs, wantErr) {
		t.Errorf("bot %s: exit %d after %v, want %d and %q\n%s%s", strings.Join(args, " "), code, time.Since(begun), wantCode, wantErr, out, errs)
	}
}

// talker is a process that talks on a pipe until it is stopped.
type talker struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *growing
}

// growing may be written and read at once.
type growing struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *growing) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *growing) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// startRun starts milepost run on a data folder and waits until commands reach it.
func startRun(t *testing.T, data string, args ...string) *talker {
	t.Helper()
	p := &talker{cmd: exec.CommandContext(t.Context(), binary(t), append([]string{"run", "--data", data}, args...)...), out: &growing{}}
	p.cmd.Stdout, p.cmd.Stderr = p.out, p.out
	in, err := p.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.in = in
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill(); _ = p.cmd.Wait() })
	if err := comesUp(t, data, p.cmd.Process.Pid); err != nil {
		t.Fatalf("it does not answer: %v\n%s", err, p.out)
	}
	return p
}

// comesUp waits until commands reach the process that runs on a data folder.
func comesUp(t *testing.T, data string, pid int) (err error) {
	t.Helper()
	for range 1000 {
		a, aboutErr := dial(data).About(t.Context())
		if aboutErr == nil && a.PID == pid {
			return nil
		}
		err = aboutErr
		time.Sleep(10 * time.Millisecond)
	}
	return errors.Join(err, errors.New("it took too long"))
}

// say types lines.
func (p *talker) say(t *testing.T, lines ...string) {
	t.Helper()
	if _, err := io.WriteString(p.in, strings.Join(lines, "\n")+"\n"); err != nil {
		t.Fatalf("%v\n%s", err, p.out)
	}
}

// leave ends the input and waits for the end of the process.
func (p *talker) leave(t *testing.T) string {
	t.Helper()
	if err := errors.Join(p.in.Close(), p.cmd.Wait()); err != nil {
		t.Errorf("%v\n%s", err, p.out)
	}
	return p.out.String()
}
