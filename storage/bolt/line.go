package bolt

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"milepost/storage/crm"
)

// What is stored and does not follow from anything else is a line of a dump,
// and the reverse. This file says how, both ways; whoever changes a bucket
// changes it here too.

// stored lists the buckets whose values are lines, in the order of a dump.
func stored() []string {
	var all []string
	for _, k := range crm.Kinds() {
		all = append(all, recordsOf(k))
	}
	return append(all, bChange, bCount, bIdentity, bTalk, bKept, bWakeOf, bTaken, bPost, bTrack, bRef, bBlob, bChunk, bLooseOf)
}

// sortedAsDumped tells whether the keys of a bucket stand in the order in
// which their lines do.
func sortedAsDumped(string) bool { return true }

// lineOf makes the line of what stands in one of the buckets of stored. Of
// what a dump leaves out it is the zero Line.
func lineOf(bucket string, key, body []byte) (l crm.Line, err error) {
	l.Key, l.Value = string(key), body
	switch bucket {
	case bChange:
		seq, ok := ofSeq(key)
		if !ok {
			return l, fmt.Errorf("%s %q: no sequence: %w", bucket, key, crm.ErrDamaged)
		}
		l.Type, l.Key, l.Number = crm.LineChange, "", int64(seq)
	case bCount:
		if l.Key == seqName {
			return crm.Line{}, nil // revisions of names are given again
		}
		l.Type, l.Value = crm.LineCount, nil
		l.Number, err = ofNumber(bucket, key, body)
	case bIdentity:
		l.Type = crm.LineIdentity
		l.Value, err = encode(string(body))
	case bTalk:
		l.Type = crm.LineTalk
	case bKept:
		l.Type = crm.LineKept
		l.Value, err = encode(keptValue(body))
	case bWakeOf, bLooseOf:
		var n int64
		if n, err = ofNumber(bucket, key, body); err == nil {
			l.Type = map[string]string{bWakeOf: crm.LineWake, bLooseOf: crm.LineLoose}[bucket]
			l.Value, err = encode(time.UnixMicro(n).UTC())
		}
	case bBlob:
		l.Type = crm.LineBlob
	case bChunk:
		return lineOfPiece(key, body)
	case bTaken:
		l.Type = crm.LineMessage
	case bPost:
		l.Type = crm.LinePost
	case bTrack, bRef:
		return lineOfTrack(bucket, key, body)
	default:
		l.Type = string(kindOfRecords(bucket))
	}
	if err == nil && !fits(l.Key) {
		err = fmt.Errorf("%s %q: a key that is no text: %w", bucket, key, crm.ErrDamaged)
	}
	return l, err
}

// lineOfTrack makes the line of a message that shows a track or showed it.
func lineOfTrack(bucket string, key, body []byte) (crm.Line, error) {
	parts, ok := split(key)
	if !ok || len(parts) != 2 || !fits(parts...) || !fits(string(body)) {
		return crm.Line{}, fmt.Errorf("%s %q: no key of two parts: %w", bucket, key, crm.ErrDamaged)
	}
	l := crm.Line{Type: crm.LineTrack, Key: string(body)}
	in := crm.ShownIn{Place: parts[0], Ref: parts[1]}
	if bucket == bRef {
		l.Type, l.Key = crm.LineShown, parts[0]
		in = crm.ShownIn{Place: parts[1], Ref: string(body)}
	}
	var err error
	l.Value, err = encode(in)
	return l, err
}

// lineOfPiece makes the line of a piece of a file.
func lineOfPiece(key, body []byte) (l crm.Line, err error) {
	seq, ok := ofSeq(key)
	parts, whole := split(key[:max(0, len(key)-8)])
	if !ok || !whole || len(parts) != 1 || !fits(parts...) || seq >= math.MaxInt64 {
		return l, fmt.Errorf("%s %q: no key of a piece: %w", bChunk, key, crm.ErrDamaged)
	}
	l = crm.Line{Type: crm.LinePiece, Key: parts[0], Number: int64(seq) + 1}
	l.Value, err = encode(body)
	return l, err
}

// based is a kept value that is no text.
type based struct {
	Base64 []byte `json:"base64"`
}

func keptValue(body []byte) any {
	if utf8.Valid(body) {
		return string(body)
	}
	return based{body}
}

func ofKeptValue(v []byte) ([]byte, error) {
	if len(v) > 0 && v[0] == '{' {
		var b based
		err := json.Unmarshal(v, &b)
		return b.Base64, err
	}
	var s string
	err := json.Unmarshal(v, &s)
	return []byte(s), err
}

// row is one value as it is to be stored, before it is sealed.
type row struct {
	bucket string
	key    []byte
	body   []byte
}

// parsed is what a line says and what follows from it.
type parsed struct {
	rows  []row         // the first is what lineOf makes the line of
	order []byte        // lines of a type stand in this order
	refs  []crm.Pointer // records that must be there
	sums  []crm.Tally   // of a record
	named []byte        // the pointer of a record with names
	count string        // the sequence that the line carries a number of,
	given uint64        // and that number; of a count the last one given
}

// parse reads what a line says. An error says in words what is wrong.
func parse(l crm.Line) (p parsed, err error) {
	if crm.Declared(crm.Kind(l.Type)) {
		return parseRecord(l)
	}
	read, ok := map[string]func(*parsed, crm.Line) error{
		crm.LineChange: parseChange, crm.LineCount: parseCount, crm.LineIdentity: parseIdentity, crm.LineTalk: parseTalk,
		crm.LineKept: parseKept, crm.LineWake: parseWake, crm.LineMessage: parseMessage, crm.LinePost: parsePost,
		crm.LineTrack: parseTrack, crm.LineShown: parseTrack,
		crm.LineBlob: parseBlob, crm.LinePiece: parsePiece, crm.LineLoose: parseLoose,
	}[l.Type]
	if !ok {
		return p, fmt.Errorf("%q is no type of a line that this version knows", l.Type)
	}
	if err := read(&p, l); err != nil {
		return p, err
	}
	if p.order == nil {
		p.order = p.rows[0].key
	}
	return p, nil
}

// parseRecord reads a record, and finds what follows from it.
func parseRecord(l crm.Line) (p parsed, err error) {
	k := crm.Kind(l.Type)
	id, err := plain(l.Key)
	if err != nil {
		return p, fmt.Errorf("the %s: %w", k, err)
	}
	rec := crm.New(k)
	if err := json.Unmarshal(l.Value, rec); err != nil {
		return p, fmt.Errorf("%s %q is not written as a record is: %w", k, l.Key, err)
	}
	switch {
	case rec.Key() != l.Key || l.Number != 0:
		return p, fmt.Errorf("the %s under %q calls itself %q", k, l.Key, rec.Key())
	case rec.Base().Rev < 1:
		return p, fmt.Errorf("%s %q has no revision", k, l.Key)
	}
	places, err := entries(rec)
	if err != nil {
		return p, fmt.Errorf("%s %q: %w", k, l.Key, err)
	}
	p.rows = append(make([]row, 0, len(places)+1), row{recordsOf(k), id, l.Value})
	for _, at := range places {
		p.rows = append(p.rows, row{at.bucket, []byte(at.key), nil})
	}
	p.order, p.sums = id, crm.Deltas(nil, rec)
	p.count, p.given = seriesUsed(rec)
	if !rec.Base().Deleted {
		p.refs = rec.Refs()
	}
	if _, ok := rec.(crm.Named); ok {
		p.named = key(string(k), l.Key)
	}
	return p, nil
}

// seriesUsed is the series of a record's short number, and the number.
func seriesUsed(rec crm.Record) (series string, n uint64) {
	letter := crm.Letter(rec.Kind())
	for _, e := range rec.Index() {
		if e.Index != crm.ByNumber || letter == "" {
			continue
		}
		if n, err := strconv.ParseUint(strings.TrimPrefix(e.Parts[0], letter), 10, 63); err == nil {
			return seriesOf(letter), n
		}
	}
	return "", 0
}

// changeHead is as much of a Change as is needed to find it. What it was about
// is most of it, and only looked at.
type changeHead struct {
	Seq    uint64       `json:"seq"`
	Group  crm.GroupID  `json:"group"`
	Actor  crm.PersonID `json:"actor"`
	At     time.Time    `json:"at"`
	Kind   crm.Kind     `json:"kind"`
	ID     string       `json:"id"`
	Touch  crm.Touch    `json:"touch"`
	Before base64Text   `json:"before"`
	After  base64Text   `json:"after"`
}

// base64Text is bytes in JSON that are looked at and forgotten.
type base64Text struct{}

// UnmarshalJSON fails unless the text would decode.
func (base64Text) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	text := bytes.TrimSuffix(bytes.TrimPrefix(b, []byte(`"`)), []byte(`"`))
	bare := bytes.TrimRight(text, "=")
	if len(text)+2 != len(b) || len(text)%4 != 0 || len(text)-len(bare) > 2 {
		return errors.New("a record in it is not base64")
	}
	for _, c := range bare {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '+' && c != '/' {
			return errors.New("a record in it is not base64")
		}
	}
	return nil
}

func parseChange(p *parsed, l crm.Line) error {
	var c changeHead
	if err := json.Unmarshal(l.Value, &c); err != nil {
		return fmt.Errorf("change %d is not written as a change is: %w", l.Number, err)
	}
	switch {
	case l.Key != "" || l.Number < 1 || uint64(l.Number) != c.Seq:
		return fmt.Errorf("the change under %d calls itself %d", l.Number, c.Seq)
	case !crm.Declared(c.Kind):
		return fmt.Errorf("change %d is about a %q, which is no kind of record", c.Seq, c.Kind)
	case !fits(string(c.Kind), c.ID, string(c.Group), string(c.Actor)):
		return fmt.Errorf("change %d: %w", c.Seq, errNoKey)
	}
	whole := crm.Change{Seq: c.Seq, Group: c.Group, Actor: c.Actor, At: c.At, Kind: c.Kind, ID: c.ID}
	if crm.MayMove(c.Kind, c.Touch) {
		if err := json.Unmarshal(l.Value, &whole); err != nil {
			return fmt.Errorf("change %d is not written as a change is: %w", c.Seq, err)
		}
	}
	p.rows = append(append(p.rows, row{bChange, ordered(c.Seq), l.Value}), changeRows(&whole)...)
	p.refs = []crm.Pointer{{Kind: c.Kind, ID: c.ID}}
	p.count, p.given = seqChange, c.Seq
	return nil
}

func parseCount(p *parsed, l crm.Line) error {
	if l.Number < 1 || l.Key == "" || l.Key == seqName || len(l.Value) > 0 {
		return fmt.Errorf("the count %q is not written as a count is", l.Key)
	}
	p.rows = []row{{bCount, []byte(l.Key), binary.AppendVarint(nil, l.Number)}}
	p.count, p.given = l.Key, uint64(l.Number)
	return nil
}

// titledLine names a line in a sentence.
func titledLine(l crm.Line) string {
	if l.Key == "" {
		return l.Type + " " + strconv.FormatInt(l.Number, 10)
	}
	return l.Type + " " + strconv.Quote(l.Key)
}
