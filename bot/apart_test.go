package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"

	"milepost/bot/chat"
)

// apart is the product in a process of its own, which is talked to by pipes.
type apart struct {
	testing.TB
	cmd *exec.Cmd
	in  io.WriteCloser
	enc *json.Encoder
	out *bufio.Scanner
}

// spawned starts the product on the store in a folder.
func spawned(tb testing.TB, dir string) *apart {
	tb.Helper()
	p := &apart{TB: tb, cmd: exec.CommandContext(tb.Context(), os.Args[0])}
	p.cmd.Env = append(os.Environ(), childDir+"="+dir)
	p.cmd.Stderr = os.Stderr
	var err error
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		tb.Fatal(err)
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	p.enc, p.out = json.NewEncoder(p.in), bufio.NewScanner(out)
	p.out.Buffer(nil, 1<<20)
	return p
}

// say delivers a message.
func (p *apart) say(m chat.Message) {
	p.Helper()
	if err := p.enc.Encode(wire{Message: m}); err != nil {
		p.Fatal(err)
	}
}

// hear is the next thing that comes back.
func (p *apart) hear() wire {
	p.Helper()
	var w wire
	if !p.out.Scan() {
		p.Fatalf("the process is gone: %v", p.out.Err())
	}
	if err := json.Unmarshal(p.out.Bytes(), &w); err != nil {
		p.Fatal(err)
	}
	return w
}

// leave lets the process finish and gives how long it kept a processor busy.
func (p *apart) leave() time.Duration {
	p.Helper()
	if err := p.in.Close(); err != nil {
		p.Fatal(err)
	}
	for p.out.Scan() {
		continue
	}
	if err := p.cmd.Wait(); err != nil {
		p.Fatal(err)
	}
	return p.cmd.ProcessState.UserTime() + p.cmd.ProcessState.SystemTime()
}
