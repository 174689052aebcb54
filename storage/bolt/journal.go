package bolt

import (
	"cmp"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"milepost/storage/crm"
)

// The journal is a file beside that of the store. A commit is durable once it
// stands there, in one write at the end and one sync; some time later what many
// commits wrote is put into the file of the store at once. It has a head and
// two halves, which are written in turn: one while what stands in the other
// comes into the store's file.
//
//	head     magic, version, identity, CRC-32C; a page
//	half     records, one after the other
//	record   length of the body, CRC-32C of number and body, number, body
//
// Numbers of commits go up by one and never begin again, so that what is left
// of an earlier turn of a half is known by its number. The store's file holds
// the identity of its journal, and the number up to which it has its commits.
const (
	journalMagic   = "milepost journal"
	journalVersion = 1
	journalHead    = 4096
	journalHalf    = 4 << 20
	journalStep    = 256 << 10 // a half grows by so much: bytes that are there already are written sooner
	recordHead     = 16
)

// JournalSuffix is what the name of a store's file and that of its journal
// differ in.
const JournalSuffix = "-journal"

// errNoRoom says that a commit does not fit into what is free of a journal.
var errNoRoom = errors.New("the journal is full")

// journal is an open journal. It belongs to the goroutine that commits.
type journal struct {
	file  *os.File
	id    int64
	sync  func(*os.File) error
	half  int       // which is written
	at    int64     // where in it
	grown [2]int64  // how much of each half is there
	last  [2]uint64 // the newest commit in each half
}

// makeJournal makes an empty journal.
func makeJournal(path string, sync func(*os.File) error) (*journal, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	id := make([]byte, 8)
	_, err = rand.Read(id)
	j := &journal{file: f, id: int64(binary.BigEndian.Uint64(id) >> 1), sync: sync}
	head := make([]byte, journalHead)
	n := copy(head, journalMagic)
	binary.BigEndian.PutUint32(head[n:], journalVersion)
	binary.BigEndian.PutUint64(head[n+4:], uint64(j.id))
	binary.BigEndian.PutUint32(head[n+12:], sumOf(head[:n+12]))
	_, err2 := f.Write(head)
	if err = errors.Join(err, err2); err == nil && sync != nil {
		err = errors.Join(f.Sync(), syncDir(filepath.Dir(path)))
	}
	if err != nil {
		return nil, fmt.Errorf("journal: %w", errors.Join(err, f.Close()))
	}
	return j, nil
}

// start is where a half begins.
func start(half int) int64 { return journalHead + int64(half)*journalHalf }

// append makes a commit durable: rec is room for the head of a record, and its
// body. applied is up to which number commits are in the store's file:
// errNoRoom if the other half is needed and not free yet.
func (j *journal) append(number uint64, rec []byte, applied uint64) error {
	size := int64(len(rec))
	if j.at+size > journalHalf {
		if j.last[1-j.half] > applied || size > journalHalf {
			return errNoRoom
		}
		j.half, j.at = 1-j.half, 0
	}
	for j.grown[j.half] < j.at+size && j.grown[j.half] < journalHalf {
		if _, err := j.file.WriteAt(make([]byte, journalStep), start(j.half)+j.grown[j.half]); err != nil {
			return fmt.Errorf("journal: %w", err)
		}
		j.grown[j.half] += journalStep
	}
	binary.BigEndian.PutUint32(rec, uint32(len(rec)-recordHead))
	binary.BigEndian.PutUint64(rec[8:], number)
	binary.BigEndian.PutUint32(rec[4:], sumOf(rec[8:]))
	if _, err := j.file.WriteAt(rec, start(j.half)+j.at); err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	if j.sync != nil {
		if err := j.sync(j.file); err != nil {
			return fmt.Errorf("journal: %w", err)
		}
	}
	j.at += size
	j.last[j.half] = number
	return nil
}

// done is a commit that a journal holds.
type done struct {
	number uint64
	sheet  *sheet
}

// readJournal gives the identity of a journal, and the commits that it holds,
// in their order. The last one may have been cut short by a crash: nobody was
// told of it, and it is not among them. A file that is no journal, or was not
// finished as one, has the identity 0.
func readJournal(path string) (id int64, found []done, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	head := make([]byte, journalHead)
	if _, err := io.ReadFull(f, head); err != nil {
		return 0, nil, ended(err)
	}
	n := len(journalMagic)
	if string(head[:n]) != journalMagic || sumOf(head[:n+12]) != binary.BigEndian.Uint32(head[n+12:]) {
		return 0, nil, nil
	}
	if version := binary.BigEndian.Uint32(head[n:]); version != journalVersion {
		return 0, nil, fmt.Errorf("the journal has version %d and this program knows %d: %w; start the one that wrote it once", version, journalVersion, crm.ErrNewer)
	}
	for half := range 2 {
		recs, err := readHalf(io.NewSectionReader(f, start(half), journalHalf))
		if err != nil {
			return 0, nil, err
		}
		found = append(found, recs...)
	}
	slices.SortFunc(found, func(a, b done) int { return cmp.Compare(a.number, b.number) })
	return int64(binary.BigEndian.Uint64(head[n+4:])), found, nil
}

// behind gives the commits behind a number, without a gap.
func behind(found []done, number uint64) []done {
	found = slices.DeleteFunc(found, func(d done) bool { return d.number <= number })
	for i, d := range found {
		if d.number != number+1+uint64(i) {
			return found[:i]
		}
	}
	return found
}

// readHalf gives the commits of a half, up to where its records end.
func readHalf(r io.Reader) (found []done, err error) {
	head := make([]byte, recordHead)
	for before := uint64(0); ; {
		if _, err := io.ReadFull(r, head); err != nil {
			return found, ended(err)
		}
		size := binary.BigEndian.Uint32(head)
		number := binary.BigEndian.Uint64(head[8:])
		if size > journalHalf-recordHead || number == 0 || before != 0 && number != before+1 {
			return found, nil
		}
		rec := make([]byte, 8+size)
		copy(rec, head[8:])
		if _, err := io.ReadFull(r, rec[8:]); err != nil {
			return found, ended(err)
		}
		if sumOf(rec) != binary.BigEndian.Uint32(head[4:]) {
			return found, nil
		}
		before = number
		s, err := decodeSheet(rec[8:])
		if err != nil {
			return found, fmt.Errorf("journal: commit %d: %w", number, err)
		}
		found = append(found, done{number, s})
	}
}

func sumOf(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

func ended(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// encode writes a sheet as the body of a record: for each bucket its name, how
// many values, and each key with its value; a length of 0 removes it.
func (s *sheet) encode(to []byte) []byte {
	to = binary.AppendUvarint(to, uint64(len(s.parts)))
	for _, bucket := range slices.Sorted(maps.Keys(s.parts)) {
		p := s.parts[bucket]
		to = appendText(to, bucket)
		to = binary.AppendUvarint(to, uint64(len(p.keys)))
		for i, k := range p.keys {
			to = appendText(to, k)
			to = appendText(to, p.at(i)) // a stored value is never empty
		}
	}
	return to
}

func appendText[S string | []byte](to []byte, s S) []byte {
	return append(binary.AppendUvarint(to, uint64(len(s))), s...)
}

// decodeSheet reads the body of a record.
func decodeSheet(b []byte) (*sheet, error) {
	d := &decoder{rest: b}
	s := &sheet{}
	for buckets := d.number(); buckets > 0 && d.err == nil; buckets-- {
		bucket := string(d.text())
		for n := d.number(); n > 0 && d.err == nil; n-- {
			k, v := string(d.text()), d.text()
			if len(v) == 0 {
				v = nil
			}
			if d.err == nil {
				s.set(bucket, k, v)
			}
		}
	}
	if d.err == nil && len(d.rest) > 0 {
		d.err = errBody
	}
	return s, d.err
}

var errBody = fmt.Errorf("not what was written: %w", crm.ErrDamaged)

// decoder takes a body apart.
type decoder struct {
	rest []byte
	err  error
}

func (d *decoder) number() uint64 {
	n, used := binary.Uvarint(d.rest)
	if used <= 0 || n > uint64(len(d.rest)) { // nothing is counted that has no byte
		d.err, d.rest = errBody, nil
		return 0
	}
	d.rest = d.rest[used:]
	return n
}

func (d *decoder) text() []byte {
	n := d.number()
	if n > uint64(len(d.rest)) {
		d.err, d.rest = errBody, nil
		return nil
	}
	t := d.rest[:n:n]
	d.rest = d.rest[n:]
	return t
}
