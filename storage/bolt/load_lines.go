package bolt

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"

	"milepost/storage/crm"
)

const (
	// maxLine is the longest line of a dump, in bytes.
	maxLine = 64 << 20
	// chunkBytes is how much of a dump is parsed at a time.
	chunkBytes = 256 << 10
)

// chunk is some lines, and what they say once they are parsed.
type chunk struct {
	first int // number of the first line
	lines [][]byte
	out   []said
	done  chan struct{}
}

// said is what one line says.
type said struct {
	crm.Line
	parsed
	err error
}

// readAll reads lines, parses them on every processor, and takes them in order.
func (l *loader) readAll(ctx context.Context, r io.Reader) error {
	n := runtime.GOMAXPROCS(0)
	work, queue := make(chan *chunk, n), make(chan *chunk, 2*n)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var all sync.WaitGroup
	defer all.Wait()
	defer stop()
	for range n {
		all.Go(func() {
			for c := range work {
				c.parse()
				close(c.done)
			}
		})
	}
	var readErr error
	all.Go(func() {
		defer close(queue)
		defer close(work)
		readErr = chunks(r, func(c *chunk) error {
			for _, to := range []chan *chunk{work, queue} {
				select {
				case to <- c:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	})
	for c := range queue {
		<-c.done
		for i := range c.out {
			l.line = c.first + i
			if err := l.take(ctx, &c.out[i]); err != nil {
				return fmt.Errorf("line %d: %w", l.line, err)
			}
		}
	}
	switch {
	case readErr != nil:
		return readErr
	case l.line == 0:
		return errors.New("there is nothing to load: the dump is empty")
	}
	return ctx.Err()
}

// chunks cuts what it reads into lines, some at a time.
func chunks(r io.Reader, f func(*chunk) error) error {
	in := bufio.NewReaderSize(r, chunkBytes)
	c, size := &chunk{first: 1}, 0
	for n := 1; ; n++ {
		line, err := readLine(in)
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("line %d: %w", n, err)
		}
		if len(line) > 0 {
			c.lines, size = append(c.lines, line), size+len(line)
		}
		if size >= chunkBytes || err != nil && size > 0 {
			c.done = make(chan struct{})
			if err := f(c); err != nil {
				return err
			}
			c, size = &chunk{first: n + 1}, 0
		}
		if err != nil {
			return nil
		}
	}
}

// readLine reads a line that is not endless.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
		if len(line) > maxLine {
			return nil, fmt.Errorf("the line is longer than %d MB", maxLine>>20)
		}
	}
}

// parse reads what each line of a chunk says.
func (c *chunk) parse() {
	c.out = make([]said, len(c.lines))
	for i, line := range c.lines {
		s := &c.out[i]
		if s.Line, s.err = crm.ReadLine(line); s.err == nil && s.Type != crm.LineHeader {
			s.parsed, s.err = parse(s.Line)
		}
	}
	c.lines = nil
}
