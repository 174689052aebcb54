package bolt

import (
	"bufio"
	"bytes"
	"container/heap"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// sortMemory is how many bytes a sorter keeps in memory, about.
const sortMemory = 48 << 20

// sorter puts keys and their values in order, more than fit into memory: what
// is too much is written to a file, in runs that are merged when read.
type sorter struct {
	dir    string // of the file
	memory int    // bytes
	buf    []byte
	items  []item
	runs   []run
	file   *os.File
	length int64 // of file
}

// item is a key and its value in a sorter's buffer, one behind the other.
type item struct{ at, key, value uint32 }

// run is a stretch of the file that is sorted.
type run struct{ from, to int64 }

func newSorter(dir string) *sorter { return &sorter{dir: dir, memory: sortMemory} }

// add takes a copy of a key and its value.
func (s *sorter) add(key, value []byte) error {
	if len(s.buf)+12*len(s.items) > s.memory && len(s.items) > 0 {
		if err := s.spill(); err != nil {
			return err
		}
	}
	s.items = append(s.items, item{uint32(len(s.buf)), uint32(len(key)), uint32(len(value))})
	s.buf = append(append(s.buf, key...), value...)
	return nil
}

func (s *sorter) keyOf(i item) []byte   { return s.buf[i.at:][:i.key] }
func (s *sorter) valueOf(i item) []byte { return s.buf[i.at:][i.key:][:i.value] }

// sort orders what is in memory; equal keys stay in the order in which they came.
func (s *sorter) sort() {
	slices.SortFunc(s.items, func(a, b item) int {
		if c := bytes.Compare(s.keyOf(a), s.keyOf(b)); c != 0 {
			return c
		}
		return int(int64(a.at) - int64(b.at))
	})
}

// spill writes what is in memory to the file.
func (s *sorter) spill() (err error) {
	if s.file == nil {
		if s.file, err = os.CreateTemp(s.dir, ".sort-*"); err != nil {
			return fmt.Errorf("sort: %w", err)
		}
		_ = os.Remove(s.file.Name()) // where that works before it is closed, nothing is left of it
	}
	s.sort()
	w := bufio.NewWriterSize(io.NewOffsetWriter(s.file, s.length), 1<<20)
	n, head := int64(0), make([]byte, 0, 2*binary.MaxVarintLen64)
	for _, i := range s.items {
		head = binary.AppendUvarint(binary.AppendUvarint(head[:0], uint64(i.key)), uint64(i.value))
		body := s.buf[i.at:][:i.key+i.value]
		n += int64(len(head) + len(body))
		_, _ = w.Write(head) // Flush tells
		_, _ = w.Write(body)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("sort: %w", err)
	}
	s.runs = append(s.runs, run{s.length, s.length + n})
	s.length += n
	s.buf, s.items = s.buf[:0], s.items[:0]
	return nil
}

// each gives everything in order. What it gives is valid until f returns.
func (s *sorter) each(ctx context.Context, f func(key, value []byte) error) error {
	s.sort()
	var h merge
	for n, r := range s.runs {
		c := &cursor{order: n, r: bufio.NewReaderSize(io.NewSectionReader(s.file, r.from, r.to-r.from), 256<<10)}
		if err := h.start(c); err != nil {
			return err
		}
	}
	if err := h.start(&cursor{order: len(s.runs), s: s, left: s.items}); err != nil {
		return err
	}
	heap.Init(&h)
	for n := 0; len(h) > 0; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		c := h[0]
		if err := f(c.key, c.value); err != nil {
			return err
		}
		switch more, err := c.next(); {
		case err != nil:
			return err
		case more:
			heap.Fix(&h, 0)
		default:
			heap.Pop(&h)
		}
	}
	return nil
}

// close frees what the sorter took; closing once more does nothing.
func (s *sorter) close() error {
	s.buf, s.items = nil, nil
	f := s.file
	if s.file = nil; f == nil {
		return nil
	}
	err := f.Close()
	if e := os.Remove(f.Name()); !errors.Is(e, os.ErrNotExist) {
		err = errors.Join(err, e)
	}
	return err
}

// cursor reads one run, from the file or from memory.
type cursor struct {
	order      int
	r          *bufio.Reader
	s          *sorter
	left       []item
	key, value []byte
	buf        []byte
}

// next goes on; false at the end.
func (c *cursor) next() (bool, error) {
	if c.r == nil {
		if len(c.left) == 0 {
			return false, nil
		}
		c.key, c.value = c.s.keyOf(c.left[0]), c.s.valueOf(c.left[0])
		c.left = c.left[1:]
		return true, nil
	}
	k, err := binary.ReadUvarint(c.r)
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	v, err2 := binary.ReadUvarint(c.r)
	if err := errors.Join(err, err2); err != nil {
		return false, fmt.Errorf("sort: read back: %w", err)
	}
	c.buf = slices.Grow(c.buf[:0], int(k+v))[:k+v]
	if _, err := io.ReadFull(c.r, c.buf); err != nil {
		return false, fmt.Errorf("sort: read back: %w", err)
	}
	c.key, c.value = c.buf[:k], c.buf[k:]
	return true, nil
}

// merge is a heap of cursors by the key at which they stand.
type merge []*cursor

// start adds a cursor unless it is at its end.
func (h *merge) start(c *cursor) error {
	more, err := c.next()
	if more {
		*h = append(*h, c)
	}
	return err
}

func (h merge) Len() int      { return len(h) }
func (h merge) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h merge) Less(i, j int) bool {
	if c := bytes.Compare(h[i].key, h[j].key); c != 0 {
		return c < 0
	}
	return h[i].order < h[j].order
}
func (h *merge) Push(x any) { *h = append(*h, x.(*cursor)) }
func (h *merge) Pop() any {
	old := *h
	c := old[len(old)-1]
	*h = old[:len(old)-1]
	return c
}
