package crm

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// DumpVersion is the version of the format of a dump.
const DumpVersion = 1

// Line is one line of a dump: JSON lines, UTF-8, each ended by \n, its fields in
// the order in which they stand here. The header
// comes first, then the records in the order of Kinds and by id, then the
// other types in the order of LineTypes, each by key, bytewise, then by number. What follows from other lines (indexes, revisions of names, totals)
// is not there: Load makes it again.
type Line struct {
	Type string `json:"t"` // one of LineTypes
	// Key is the id of a record, the series of a count, the track of a
	// reference, and else the key under which the thing is kept.
	Key    string          `json:"k,omitzero"`
	Number int64           `json:"n,omitzero"`  // version of a header, seq of a change, value of a count, place of a piece
	Value  json.RawMessage `json:"v,omitempty"` // as the type says
}

// The types of lines; a record has that of its Kind.
const (
	LineHeader   = "milepost" // Value is a DumpHeader
	LineChange   = "change"   // Value is the Change
	LineCount    = "count"    // Key is a series, Number the last one given
	LineIdentity = "identity" // Value is the id of the person, as a text
	LineTalk     = "talk"     // Key is the person, Value the Conversation
	LineKept     = "kept"     // Value is a text, or an object that holds it as "base64"
	LineWake     = "wake"     // Key is the subject, Value the moment
	LineMessage  = "message"  // Value is the Taken
	LinePost     = "post"     // Value is the Envelope
	LineTrack    = "track"    // Key is the track that the message of Value belongs to; ordered by place and ref
	LineShown    = "shown"    // Key is the track that the message of Value shows now; ordered by track and place
	LineBlob     = "blob"     // Value is the Blob
	LinePiece    = "piece"    // Key is a file, Number that of its piece, from 1, Value its bytes in base64
	LineLoose    = "loose"    // Key is a file that no record holds, Value since when
)

// DumpHeader is the value of the first line. No moment is in it: a dump that
// is loaded and dumped again has the same bytes.
type DumpHeader struct {
	// Names is the NameVersion of the names in the dump.
	Names int `json:"names"`
	// Damaged says that the dump holds what could be read of a damaged file:
	// what its records refer to may be missing.
	Damaged bool `json:"damaged,omitzero"`
}

// ShownIn is a sent message: the value of the lines LineTrack and LineShown.
type ShownIn struct {
	Place string `json:"place"`
	Ref   string `json:"ref"`
}

// LineTypes lists every type in the order of a dump.
func LineTypes() []string {
	all := []string{LineHeader}
	for _, k := range Kinds() {
		all = append(all, string(k))
	}
	return append(all, LineChange, LineCount, LineIdentity, LineTalk, LineKept, LineWake,
		LineMessage, LinePost, LineTrack, LineShown, LineBlob, LinePiece, LineLoose)
}

// Append appends the line with its \n. Value must be JSON without a newline,
// as json.Marshal makes it.
func (l Line) Append(b []byte) []byte {
	b = append(b, `{"t":`...)
	b = appendText(b, l.Type)
	if l.Key != "" {
		b = appendText(append(b, `,"k":`...), l.Key)
	}
	if l.Number != 0 {
		b = strconv.AppendInt(append(b, `,"n":`...), l.Number, 10)
	}
	if len(l.Value) > 0 {
		b = append(append(b, `,"v":`...), l.Value...)
	}
	return append(b, "}\n"...)
}

// appendText appends a text as JSON.
func appendText(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c >= 0x7F || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			quoted, _ := json.Marshal(s) // a string always marshals
			return append(b, quoted...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

// ReadLine reads a line, with or without its \n. Value is what stands between
// its name and the last bracket: whoever decodes it finds out whether it is
// JSON. It may share its bytes with b.
func ReadLine(b []byte) (Line, error) {
	b = bytes.TrimRight(b, "\r\n")
	if !utf8.Valid(b) {
		return Line{}, errors.New("the line is not UTF-8")
	}
	if l, ok := quickLine(b); ok {
		return l, nil
	}
	var l Line
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&l); err != nil {
		return Line{}, fmt.Errorf("it is no line of a dump, or was cut off: %w", err)
	}
	if d.More() || d.InputOffset() != int64(len(b)) {
		return Line{}, errors.New("something follows the last bracket of the line")
	}
	return l, nil
}

// quickLine reads a line as Append writes it, if its key has nothing to
// escape; false for any other. The value is whatever stands before the last
// bracket.
func quickLine(b []byte) (l Line, ok bool) {
	if b, ok = bytes.CutPrefix(b, []byte(`{"t":"`)); !ok {
		return l, false
	}
	if l.Type, b, ok = quickText(b); !ok {
		return l, false
	}
	if rest, found := bytes.CutPrefix(b, []byte(`,"k":"`)); found {
		if l.Key, b, ok = quickText(rest); !ok {
			return l, false
		}
	}
	if rest, found := bytes.CutPrefix(b, []byte(`,"n":`)); found {
		digits := 0
		for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
			digits++
		}
		n, err := strconv.ParseInt(string(rest[:digits]), 10, 64)
		if err != nil || rest[0] == '0' {
			return l, false
		}
		l.Number, b = n, rest[digits:]
	}
	if rest, found := bytes.CutPrefix(b, []byte(`,"v":`)); found {
		if len(rest) < 2 || rest[len(rest)-1] != '}' || !bytes.ContainsAny(rest[:1], `{["tfn0123456789-`) {
			return l, false
		}
		l.Value = rest[:len(rest)-1]
		return l, true
	}
	return l, string(b) == "}"
}

// quickText reads a text that begins behind its quote and has nothing escaped.
func quickText(b []byte) (s string, rest []byte, ok bool) {
	n := bytes.IndexByte(b, '"')
	if n < 0 {
		return "", nil, false
	}
	for _, c := range b[:n] {
		if c < 0x20 || c >= 0x7F || c == '\\' {
			return "", nil, false
		}
	}
	return string(b[:n]), b[n+1:], true
}
