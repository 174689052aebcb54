package bolt

import (
	"encoding/binary"
	"fmt"
	"os"
)

const (
	maxDepth    = 64       // of a tree
	maxOverflow = 64 << 20 // of a page, in bytes
)

// rawFile reads the pages of a file that may be damaged: what is wrong with one
// is noted, and the others are read.
type rawFile struct {
	file       *os.File
	length     int64 // of the file, in bytes
	size       int   // of a page, in bytes
	end        uint64
	root, free uint64
	visited    []bool  // branches and leaves, so that no page is its own child
	used       []bool  // pages that need not be looked at again
	wrong      []error // what was wrong with the trees, the first few
	noFree     bool    // the list of free pages cannot be read
}

// look finds the roots; sound is false if the first pages cannot be read. The
// error is for a file that is no store at all.
func (r *rawFile) look() (sound bool, err error) {
	l := &layout{file: r.file, length: r.length}
	root, free, err := l.meta()
	r.size, r.end = l.size, l.end
	switch {
	case err == nil:
		r.root, r.free, sound = root, free, true
	case l.size >= 1<<9: // it was cut off
		r.root, r.free, sound = root, free, l.end > 0
		r.note("the file is shorter than it says")
	default:
		r.size = os.Getpagesize()
	}
	if last := uint64(r.length) / uint64(r.size); !sound || r.end > last {
		r.end = last
	}
	if r.end < 3 {
		return false, fmt.Errorf("a file of %d bytes holds nothing", r.length)
	}
	r.visited, r.used = make([]bool, r.end), make([]bool, r.end)
	return sound, nil
}

func (r *rawFile) note(format string, args ...any) {
	if len(r.wrong) < 10 {
		r.wrong = append(r.wrong, fmt.Errorf(format, args...))
	}
}

// page reads a page with its overflow, n pages together. What it says of itself
// need not be true.
func (r *rawFile) page(id uint64) (h head, n uint64, err error) {
	if id < 2 || id >= r.end {
		return head{}, 0, fmt.Errorf("page %d is outside the file", id)
	}
	b := make([]byte, r.size)
	if _, err := r.file.ReadAt(b, int64(id)*int64(r.size)); err != nil {
		return head{}, 0, fmt.Errorf("page %d: %w", id, err)
	}
	e := binary.NativeEndian
	h = head{flags: e.Uint16(b[8:]), count: e.Uint16(b[10:]), body: b}
	if e.Uint64(b) != id {
		return h, 1, fmt.Errorf("page %d says that it is another", id)
	}
	more := uint64(e.Uint32(b[12:]))
	if more >= r.end-id || more*uint64(r.size) > maxOverflow {
		return h, 1, fmt.Errorf("page %d goes on outside the file", id)
	}
	if more > 0 {
		h.body = make([]byte, (more+1)*uint64(r.size))
		if _, err := r.file.ReadAt(h.body, int64(id)*int64(r.size)); err != nil {
			return head{}, 0, fmt.Errorf("page %d: %w", id, err)
		}
	}
	return h, more + 1, nil
}

// walk gives every value to which the trees lead.
func (r *rawFile) walk(f func(bucket string, key, value []byte) error) error {
	if r.root == 0 {
		return nil
	}
	if err := r.tree(r.root, "", 0, f); err != nil {
		return err
	}
	r.freePages()
	return nil
}

// tree goes through a tree; that of the file itself has no bucket.
func (r *rawFile) tree(id uint64, bucket string, depth int, f func(string, []byte, []byte) error) error {
	h, n, err := r.page(id)
	switch {
	case err != nil:
		r.note("%w", err)
		return nil
	case r.visited[id]:
		r.note("page %d is used twice", id)
		return nil
	case depth > maxDepth:
		r.note("page %d lies too deep", id)
		return nil
	}
	r.visited[id] = true
	switch {
	case h.flags == leafPage:
		for i := range n {
			r.used[id+i] = true
		}
		return r.leaf(id, h, bucket, depth, f)
	case h.flags != branchPage || h.count == 0:
		r.note("page %d is of no known kind", id)
		return nil
	}
	r.used[id] = true
	for i := range int(h.count) {
		at := pageHead + i*elemSize
		if at+elemSize > len(h.body) {
			r.note("page %d has a branch that leads nowhere", id)
			return nil
		}
		if err := r.tree(binary.NativeEndian.Uint64(h.body[at+8:]), bucket, depth+1, f); err != nil {
			return err
		}
	}
	return nil
}

// leaf goes through the values of a leaf, and into the buckets among them.
func (r *rawFile) leaf(id uint64, h head, bucket string, depth int, f func(string, []byte, []byte) error) error {
	for i := range int(h.count) {
		key, value, err := part(h.body, i, 4)
		if err != nil {
			r.note("page %d has a value outside of it", id)
			continue
		}
		if bucket != "" {
			if err := f(bucket, key, value); err != nil {
				return err
			}
			continue
		}
		if len(value) < 16 {
			r.note("page %d has a bucket without a root", id)
			continue
		}
		if root := binary.NativeEndian.Uint64(value); root != 0 {
			err = r.tree(root, string(key), depth+1, f)
		} else if inner := value[16:]; len(inner) >= pageHead && len(key) > 0 {
			e := binary.NativeEndian
			err = r.leaf(id, head{flags: e.Uint16(inner[8:]), count: e.Uint16(inner[10:]), body: inner}, string(key), depth, f)
		} else {
			r.note("page %d has a bucket that is cut off", id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// freePages notes which pages are free: what stands on them is old.
func (r *rawFile) freePages() {
	if r.free == noFreelist {
		return
	}
	h, n, err := r.page(r.free)
	if err != nil || h.flags != freelistPage {
		r.noFree = true
		return
	}
	e := binary.NativeEndian
	count, ids := uint64(h.count), h.body[pageHead:]
	if count == 0xFFFF { // it did not fit: it stands before the list
		count, ids = e.Uint64(ids), ids[8:]
	}
	if count > uint64(len(ids)/8) {
		r.noFree = true
		return
	}
	for i := range n {
		r.used[r.free+i] = true
	}
	for i := range count {
		if id := e.Uint64(ids[i*8:]); id < r.end {
			r.used[id] = true
		}
	}
}

// loose gives what looks like values on the pages to which nothing leads.
func (r *rawFile) loose(f func(key, value []byte) error) error {
	for id := uint64(2); id < r.end; id++ {
		if r.used[id] {
			continue
		}
		h, _, _ := r.page(id) // whatever it says of itself
		if err := looseIn(h, f); err != nil {
			return err
		}
	}
	return nil
}

// looseIn gives what looks like values on a page, and in the small buckets that
// may stand on it.
func looseIn(h head, f func(key, value []byte) error) error {
	for i := range int(h.count) {
		key, value, err := part(h.body, i, 4)
		if err != nil {
			continue
		}
		if err := f(key, value); err != nil {
			return err
		}
		if len(value) < 16+pageHead || binary.NativeEndian.Uint64(value) != 0 {
			continue
		}
		e, inner := binary.NativeEndian, value[16:]
		if e.Uint16(inner[8:]) != leafPage {
			continue
		}
		if err := looseIn(head{count: e.Uint16(inner[10:]), body: inner}, f); err != nil {
			return err
		}
	}
	return nil
}
