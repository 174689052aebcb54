package bolt

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"time"

	"milepost/storage/crm"
)

// Salvage writes what can be read of a damaged file as a dump, which Load takes
// although things may be missing in it, and tells in a sentence each what could
// not be read. It trusts nothing but check sums: what the trees of the file do
// not lead to any more is looked for on all its pages, where it may be older
// than what was stored last. It changes nothing, and keeps sorted files in a
// folder meanwhile, "" for that of the system. The error says why there is no
// dump at all.
func Salvage(ctx context.Context, path, temp string, w io.Writer) (found crm.Contents, lost []string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return found, nil, fmt.Errorf("salvage: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	free, err := lockShared(f)
	if err == nil && !free {
		err = crm.ErrLocked
	}
	if err != nil {
		return found, nil, fmt.Errorf("salvage %s: %w", path, err)
	}
	if temp == "" {
		temp = os.TempDir()
	}
	d, err := newDiver(ctx, f, temp)
	if err != nil {
		return found, nil, fmt.Errorf("salvage %s: %w", path, err)
	}
	err = d.dive(w)
	if err = errors.Join(err, d.values.close(), d.lines.close()); err != nil {
		return found, nil, fmt.Errorf("salvage %s: %w", path, err)
	}
	return d.found, d.lost, nil
}

// How a value was found: the surest comes first.
const (
	goneByJournal = iota // removed in the end
	byJournal
	byTree
	onLoosePage
)

// diver gathers what a damaged file still holds.
type diver struct {
	ctx     context.Context
	raw     *rawFile
	formats map[string]byte
	buckets []string
	primary map[string]bool // those of stored
	values  *sorter         // bucket, key -> how it was found, body
	lines   *sorter         // type, place in it -> line
	schema  int64           // as the file says; 0 if it does not
	names   int64
	half    bool  // it is a load that did not finish
	journal int64 // identity of that of the file; 0 if the file does not say
	applied int64
	bad     map[string]int
	found   crm.Contents
	lost    []string
}

func newDiver(ctx context.Context, f *os.File, temp string) (*diver, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a file")
	}
	d := &diver{
		ctx: ctx, raw: &rawFile{file: f, length: info.Size()}, formats: formats(), primary: map[string]bool{},
		values: newSorter(temp), lines: newSorter(temp), bad: map[string]int{},
		found: crm.Contents{Records: map[crm.Kind]int{}, Messages: map[crm.TakenState]int{}, Posts: map[crm.PostState]int{}},
	}
	d.buckets = slices.Sorted(maps.Keys(d.formats))
	for _, b := range stored() {
		d.primary[b] = true
	}
	return d, nil
}

func (d *diver) say(format string, args ...any) {
	d.lost = append(d.lost, fmt.Sprintf(format, args...))
}

func (d *diver) dive(w io.Writer) error {
	sound, err := d.raw.look()
	if err != nil {
		return err
	}
	if err := d.trees(); err != nil {
		return err
	}
	if err := d.fromJournal(); err != nil {
		return err
	}
	if !sound {
		d.say("The first pages of the file cannot be read: everything was looked for on its other pages, and some of it may be older than what was stored last.")
	} else if wrong := d.raw.wrong; len(wrong) > 0 {
		d.say("Parts of the file lead nowhere (%v): what belongs there was looked for on all its pages, and some of it may be older than what was stored last.", wrong[0])
	}
	if d.raw.noFree {
		d.say("The list of free pages cannot be read: where things were looked for on all pages, old ones may be among them.")
	}
	if !sound || len(d.raw.wrong) > 0 {
		if err := d.loosePages(); err != nil {
			return err
		}
	}
	switch {
	case d.schema > Schema:
		return fmt.Errorf("the file has version %d and this program knows %d: %w; take the newer one", d.schema, Schema, crm.ErrNewer)
	case d.schema > 0 && d.schema < Schema:
		return fmt.Errorf("the file has version %d and this program salvages version %d: take the Milepost that wrote it", d.schema, Schema)
	case d.half:
		d.say("The file is a load that did not finish: the dump that was loaded holds more.")
	}
	if err := d.choose(); err != nil {
		return err
	}
	for _, bucket := range slices.Sorted(maps.Keys(d.bad)) {
		d.say("%s: %d values cannot be read.", bucket, d.bad[bucket])
	}
	return d.write(w)
}

// trees takes what the trees of the file lead to.
func (d *diver) trees() error {
	return d.raw.walk(func(bucket string, key, value []byte) error {
		body, err := unseal(bucket, key, value, d.formats[bucket])
		if err != nil {
			if d.primary[bucket] {
				d.bad[bucket]++
			}
			return d.ctx.Err()
		}
		return d.take(bucket, key, body, byTree)
	})
}

// fromJournal takes what was written last and is not in the file yet.
func (d *diver) fromJournal() error {
	id, found, err := readJournal(d.raw.file.Name() + JournalSuffix)
	switch {
	case errors.Is(err, os.ErrNotExist), err == nil && id == 0:
		return nil
	case err != nil:
		return err
	case d.journal != 0 && id != d.journal:
		d.say("The journal beside the file belongs to another one and was left out.")
		return nil
	case d.journal != 0:
		found = behind(found, uint64(d.applied))
	}
	var all sheet
	for _, commit := range found {
		all.add(commit.sheet)
	}
	for bucket, p := range all.parts {
		for i, k := range p.keys {
			body, how := []byte(nil), byte(goneByJournal)
			if v := p.at(i); v != nil {
				if body, err = unseal(bucket, []byte(k), v, d.formats[bucket]); err != nil {
					continue // what the file has stands
				}
				how = byJournal
			}
			if err := d.take(bucket, []byte(k), body, how); err != nil {
				return err
			}
		}
	}
	return nil
}

// loosePages takes what stands on pages to which nothing leads.
func (d *diver) loosePages() error {
	bucket := ""
	return d.raw.loose(func(key, value []byte) error {
		home, ok := d.home(bucket, key, value)
		if !ok {
			return d.ctx.Err()
		}
		bucket = home
		return d.take(bucket, key, value[1:len(value)-4], onLoosePage)
	})
}

// home finds the bucket whose name makes the check sum of a value right; that
// of the value before is tried first.
func (d *diver) home(likely string, key, value []byte) (string, bool) {
	if len(value) < 5 {
		return "", false
	}
	if _, err := unseal(likely, key, value, d.formats[likely]); likely != "" && err == nil {
		return likely, true
	}
	for _, bucket := range d.buckets {
		if d.formats[bucket] != value[0] {
			continue
		}
		if _, err := unseal(bucket, key, value, value[0]); err == nil {
			return bucket, true
		}
	}
	return "", false
}

// take notes a value, if it is one of those that a dump holds.
func (d *diver) take(bucket string, key, body []byte, how byte) error {
	if err := d.ctx.Err(); err != nil {
		return err
	}
	if bucket == bMeta && how == byTree {
		n, _ := binary.Varint(body)
		switch string(key) {
		case keySchema:
			d.schema = n
		case keyNames:
			d.names = n
		case keyLoad:
			d.half = true
		case keyJournal:
			d.journal = n
		case keyApplied:
			d.applied = n
		}
	}
	if !d.primary[bucket] {
		return nil
	}
	at, _ := slices.BinarySearch(d.buckets, bucket)
	return d.values.add(append(binary.BigEndian.AppendUint16(nil, uint16(at)), key...), append([]byte{how}, body...))
}

// choose makes a line of each value. Of several under one key that of the
// journal is taken, then the one to which the tree leads, else the newest.
func (d *diver) choose() error {
	var key, best []byte
	flush := func() error {
		if key == nil || best[0] == goneByJournal {
			return nil
		}
		return d.line(d.buckets[binary.BigEndian.Uint16(key)], key[2:], best[1:])
	}
	err := d.values.each(d.ctx, func(k, v []byte) error {
		if key != nil && bytes.Equal(k, key) {
			if v[0] < best[0] || v[0] == best[0] && newer(v[1:], best[1:]) {
				best = append(best[:0], v...)
			}
			return nil
		}
		if err := flush(); err != nil {
			return err
		}
		key, best = append(key[:0], k...), append(best[:0], v...)
		return nil
	})
	if err != nil {
		return err
	}
	return flush()
}

// newer tells whether one body of a record is a later version than another; of
// what has no versions the one found last.
func newer(a, b []byte) bool {
	var is, was struct {
		Rev *int `json:"rev"`
	}
	if json.Unmarshal(a, &is) != nil || json.Unmarshal(b, &was) != nil || is.Rev == nil || was.Rev == nil {
		return true
	}
	return *is.Rev >= *was.Rev
}

// line makes the line of a value, if Load will take it.
func (d *diver) line(bucket string, key, body []byte) error {
	l, err := lineOf(bucket, key, body)
	if err == nil && l.Type == "" {
		return nil
	}
	var p parsed
	if err == nil {
		p, err = parse(l)
	}
	if err != nil {
		d.bad[bucket]++
		return nil
	}
	d.count(l)
	at := slices.Index(crm.LineTypes(), l.Type)
	return d.lines.add(append([]byte{byte(at)}, p.order...), l.Append(nil))
}

// count counts a line into what was found.
func (d *diver) count(l crm.Line) {
	at := time.Time{}
	switch l.Type {
	case crm.LineChange:
		var c changeHead
		_ = json.Unmarshal(l.Value, &c) // parse has read it, and all that follow
		d.found.Changes++
		at = c.At
	case crm.LineMessage:
		var m crm.Taken
		_ = json.Unmarshal(l.Value, &m)
		d.found.Messages[m.State]++
		at = m.Arrived
	case crm.LinePost:
		var e crm.Envelope
		_ = json.Unmarshal(l.Value, &e)
		d.found.Posts[e.State]++
		at = e.Queued
	case crm.LineBlob:
		var b crm.Blob
		_ = json.Unmarshal(l.Value, &b)
		d.found.Blobs, d.found.Bytes = d.found.Blobs+1, d.found.Bytes+b.Size
	default:
		if k := crm.Kind(l.Type); crm.Declared(k) {
			d.found.Records[k]++
		}
	}
	if at.After(d.found.At) {
		d.found.At = at.UTC()
	}
}

// write writes the lines in the order of a dump.
func (d *diver) write(w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<20)
	if err := writeHeader(out, crm.DumpHeader{Names: int(max(1, min(d.names, crm.NameVersion))), Damaged: true}); err != nil {
		return err
	}
	err := d.lines.each(d.ctx, func(_, line []byte) error {
		_, err := out.Write(line)
		return err
	})
	return errors.Join(err, out.Flush())
}
