package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"

	"milepost/storage/crm"
)

// bbolt trusts the pages of its file: a page that names itself as its own
// child sends it round for ever, a wrong length makes it reach for memory that
// is not there. None of that can be recovered from, so Open looks at the pages
// first. The layout is that of bbolt's file format 2.

const (
	pageHead = 16 // id, flags, count, overflow
	elemSize = 16 // of a branch (pos, ksize, child) and of a leaf (flags, pos, ksize, vsize)

	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10
	bucketElem   = 0x01

	boltMagic   = 0xED0CDAED
	boltVersion = 2
	noFreelist  = ^uint64(0)

	// leavesUpTo is the size of a file up to which leaves are looked at too, in
	// bytes. Beyond, opening would take too long: then a damaged leaf is found
	// when it is read.
	leavesUpTo = 128 << 20
)

// layout is one look at the pages of a file.
type layout struct {
	file   *os.File
	length int64  // of the file, in bytes
	size   int    // of a page, in bytes
	end    uint64 // the first page that was never used
	leaves bool   // look at leaves too
	seen   []bool // by page

	name  string                                       // of the bucket that is looked at
	value func(bucket string, key, value []byte) error // is given each value; nil for nobody
}

// sound gives ErrDamaged if the pages of a file do not make trees. An empty
// file is sound.
func sound(f *os.File) error {
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	l := &layout{file: f, length: info.Size(), leaves: info.Size() <= leavesUpTo}
	return l.all()
}

// all looks at every page that is in use.
func (l *layout) all() error {
	root, free, err := l.meta()
	if err == nil {
		_, err = l.tree(root, true)
	}
	if err == nil {
		err = l.freelist(free)
	}
	if err != nil && !errors.Is(err, crm.ErrDamaged) {
		return fmt.Errorf("%w: %w", crm.ErrDamaged, err)
	}
	return err
}

// meta reads the two first pages and takes the newer one that is whole. It gives
// that too if the file is shorter than it says.
func (l *layout) meta() (root, free uint64, err error) {
	const length = 64
	newest, found := uint64(0), false
	// The second one lies a page further, whose size only the first tells; it
	// is looked for where every usual size would put it.
	for _, at := range []int64{0, 1 << 12, 1 << 13, 1 << 14, 1 << 15, 1 << 16} {
		b := make([]byte, length)
		if _, err := l.file.ReadAt(b, at+pageHead); err != nil {
			continue
		}
		e := binary.NativeEndian
		sum := fnv.New64a()
		_, _ = sum.Write(b[:length-8])
		size := int64(e.Uint32(b[8:]))
		if e.Uint32(b) != boltMagic || e.Uint32(b[4:]) != boltVersion || e.Uint64(b[length-8:]) != sum.Sum64() || at != 0 && at != size {
			continue
		}
		if txid := e.Uint64(b[48:]); !found || txid > newest {
			newest, found = txid, true
			l.size, root, free, l.end = int(size), e.Uint64(b[16:]), e.Uint64(b[32:]), e.Uint64(b[40:])
		}
	}
	if !found || l.size < 1<<9 || l.end > uint64(l.length)/uint64(l.size) {
		return root, free, errors.New("not a store of Milepost, or its first pages are damaged")
	}
	l.seen = make([]bool, l.end)
	return root, free, nil
}

// head is the beginning of a page.
type head struct {
	flags, count uint16
	body         []byte // the whole page, overflow included
}

// read reads a page with its overflow, and notes that they are used.
func (l *layout) read(id uint64) (head, error) {
	if err := l.use(id); err != nil {
		return head{}, err
	}
	b := make([]byte, l.size)
	if _, err := l.file.ReadAt(b, int64(id)*int64(l.size)); err != nil {
		return head{}, err
	}
	e := binary.NativeEndian
	h := head{flags: e.Uint16(b[8:]), count: e.Uint16(b[10:]), body: b}
	more := uint64(e.Uint32(b[12:]))
	if e.Uint64(b) != id || more >= l.end-id {
		return head{}, fmt.Errorf("page %d says that it is another", id)
	}
	for i := range more {
		if err := l.use(id + 1 + i); err != nil {
			return head{}, err
		}
	}
	if more > 0 {
		h.body = make([]byte, (more+1)*uint64(l.size))
		if _, err := l.file.ReadAt(h.body, int64(id)*int64(l.size)); err != nil {
			return head{}, err
		}
	}
	return h, nil
}

// use notes that a page is used, which must be for the first time.
func (l *layout) use(id uint64) error {
	if id < 2 || id >= l.end {
		return fmt.Errorf("page %d is outside the file", id)
	}
	if l.seen[id] {
		return fmt.Errorf("page %d is used twice", id)
	}
	l.seen[id] = true
	return nil
}

// tree looks at a page and everything below it. Of the leaves of buckets in a
// large file only the first is looked at. It tells whether the page is a leaf;
// top is the tree of the file itself.
func (l *layout) tree(id uint64, top bool) (leaf bool, err error) {
	h, err := l.read(id)
	if err != nil {
		return false, err
	}
	switch {
	case h.flags == leafPage:
		return true, l.leaf(id, h, top)
	case h.flags != branchPage || h.count == 0:
		return false, fmt.Errorf("page %d is of no known kind", id)
	}
	var last []byte
	skip := false
	for i := range int(h.count) {
		key, _, err := part(h.body, i, 0)
		if err != nil || i > 0 && bytes.Compare(last, key) >= 0 {
			return false, fmt.Errorf("page %d has a branch that leads nowhere", id)
		}
		last = key
		child := binary.NativeEndian.Uint64(h.body[pageHead+i*elemSize+8:])
		if skip {
			err = l.use(child)
		} else {
			leaf, err = l.tree(child, top)
			skip = leaf && !top && !l.leaves // all leaves of a tree are equally deep
		}
		if err != nil {
			return false, err
		}
	}
	return false, nil
}

// part gives the key of an element and what follows it, n bytes long.
func part(body []byte, i, shift int) (key, value []byte, err error) {
	at := pageHead + i*elemSize
	if at+elemSize > len(body) {
		return nil, nil, io.ErrUnexpectedEOF
	}
	e := binary.NativeEndian
	pos, ksize, vsize := uint64(e.Uint32(body[at+shift:])), uint64(e.Uint32(body[at+shift+4:])), uint64(0)
	if shift > 0 {
		vsize = uint64(e.Uint32(body[at+shift+8:]))
	}
	from := uint64(at) + pos
	if from+ksize+vsize > uint64(len(body)) {
		return nil, nil, io.ErrUnexpectedEOF
	}
	return body[from : from+ksize], body[from+ksize : from+ksize+vsize], nil
}

// leaf looks at the elements of a leaf, and into the buckets among them.
func (l *layout) leaf(id uint64, h head, top bool) error {
	var last []byte
	for i := range int(h.count) {
		key, value, err := part(h.body, i, 4)
		if err != nil || i > 0 && bytes.Compare(last, key) >= 0 {
			return fmt.Errorf("page %d has a value outside of it or in the wrong order", id)
		}
		last = key
		// The tree of the file holds buckets alone, those hold none.
		flags, want := binary.NativeEndian.Uint32(h.body[pageHead+i*elemSize:]), uint32(0)
		if top {
			want = bucketElem
		}
		if flags != want {
			return fmt.Errorf("page %d holds a bucket where a value should be, or the reverse", id)
		}
		if !top {
			if l.value != nil {
				if err := l.value(l.name, key, value); err != nil {
					return err
				}
			}
			continue
		}
		l.name = string(key)
		if len(value) < 16 {
			return fmt.Errorf("page %d has a bucket without a root", id)
		}
		if err := l.bucket(id, value); err != nil {
			return err
		}
	}
	return nil
}

// bucket looks at a bucket, which small ones keep within their value.
func (l *layout) bucket(id uint64, value []byte) error {
	if root := binary.NativeEndian.Uint64(value); root != 0 {
		_, err := l.tree(root, false)
		return err
	}
	inner := value[16:]
	if len(inner) < pageHead {
		return fmt.Errorf("page %d has a bucket that is cut off", id)
	}
	h := head{flags: binary.NativeEndian.Uint16(inner[8:]), count: binary.NativeEndian.Uint16(inner[10:]), body: inner}
	if h.flags != leafPage {
		return fmt.Errorf("page %d has a bucket of no known kind", id)
	}
	return l.leaf(id, h, false)
}

// freelist looks at the list of free pages: a page on it that is in use would
// be written over.
func (l *layout) freelist(id uint64) error {
	if id == noFreelist {
		return nil
	}
	h, err := l.read(id)
	if err != nil {
		return err
	}
	e := binary.NativeEndian
	n, ids := uint64(h.count), h.body[pageHead:]
	if n == 0xFFFF { // it did not fit: it stands before the list
		n, ids = e.Uint64(ids), ids[8:]
	}
	if h.flags != freelistPage || n > uint64(len(ids)/8) {
		return fmt.Errorf("page %d is no list of free pages", id)
	}
	for i := range n {
		free := e.Uint64(ids[i*8:])
		if free < 2 || free >= l.end || l.seen[free] {
			return fmt.Errorf("page %d is called free and is not", free)
		}
		l.seen[free] = true
	}
	return nil
}
