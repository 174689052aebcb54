package console

import (
	"bufio"
	"context"
	"io"
	"os"
	"strings"
	"sync"

	"golang.org/x/term"
)

// input is where lines come from, and what is written goes through it so that
// a line that is being typed stays whole.
type input interface {
	// read gives the next line without its end; io.EOF when there is none.
	read(ctx context.Context, prompt string) (string, error)
	write(p []byte) error
	interactive() bool
}

// newInput edits lines on a terminal and else reads them as they come.
func newInput(opt Options) input {
	in, isFile := opt.In.(*os.File)
	out, outFile := opt.Out.(*os.File)
	tty := isFile && outFile && term.IsTerminal(int(in.Fd())) && term.IsTerminal(int(out.Fd()))
	if tty && !opt.Plain {
		width := func() int {
			w, _, err := term.GetSize(int(out.Fd()))
			if err != nil || w < 20 {
				return 80
			}
			return w
		}
		raw := func() (func(), error) {
			state, err := term.MakeRaw(int(in.Fd()))
			if err != nil {
				return nil, err
			}
			return func() { _ = term.Restore(int(in.Fd()), state) }, nil
		}
		return newEditor(opt.In, opt.Out, width, raw)
	}
	return &lines{in: bufio.NewReader(opt.In), out: opt.Out, tty: tty}
}

// lines reads lines from a pipe, or from a terminal that edits them itself.
type lines struct {
	in  *bufio.Reader
	tty bool

	mu  sync.Mutex
	out io.Writer
}

func (l *lines) interactive() bool { return l.tty }

func (l *lines) write(p []byte) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err := l.out.Write(p)
	return err
}

// read waits in a goroutine of its own: a pipe cannot be told to stop.
func (l *lines) read(ctx context.Context, prompt string) (string, error) {
	if l.tty {
		if err := l.write([]byte(prompt)); err != nil {
			return "", err
		}
	}
	type got struct {
		line string
		err  error
	}
	done := make(chan got, 1)
	go func() {
		line, err := l.in.ReadString('\n')
		if line != "" { // the last line may have no end
			err = nil
		}
		done <- got{strings.TrimRight(line, "\r\n"), err}
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case g := <-done:
		return g.line, g.err
	}
}
