package bolt

import (
	"encoding/binary"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"milepost/storage/crm"
)

// A key is a row of parts, each escaped and ended by 0x00. Inside a part 0x00
// is written 01 01 and 0x01 is written 01 02, so that keys compare bytewise as
// their parts do, one after the other, whatever bytes a person typed.
const end = 0x00

// maxID is the longest id and the longest key of a post, a message and the
// like, in bytes. Ids are made by the product, not typed by people.
const maxID = 2048

var errNoKey = errors.New("key is empty, too long or not text")

// key joins parts, each with its end.
func key(parts ...string) []byte {
	n := 0
	for _, p := range parts {
		n += len(p) + 1
	}
	k := make([]byte, 0, n+8)
	for _, p := range parts {
		k = append(escape(k, p), end)
	}
	return k
}

// escape appends a part without its end.
func escape(k []byte, part string) []byte {
	if strings.IndexByte(part, 0) < 0 && strings.IndexByte(part, 1) < 0 { // as most are
		return append(k, part...)
	}
	for i := range len(part) {
		switch c := part[i]; c {
		case 0:
			k = append(k, 1, 1)
		case 1:
			k = append(k, 1, 2)
		default:
			k = append(k, c)
		}
	}
	return k
}

// split takes a key apart again. ok is false for bytes that key never makes.
func split(k []byte) (parts []string, ok bool) { return splitInto(make([]string, 0, 4), k) }

// splitInto is split with room for the parts.
func splitInto(parts []string, k []byte) (_ []string, ok bool) {
	for rest := string(k); rest != ""; {
		part, after, ended := strings.Cut(rest, string(rune(end)))
		if strings.IndexByte(part, 1) >= 0 {
			part, ok = unescaped(part)
			ended = ended && ok
		}
		if !ended {
			return nil, false
		}
		parts, rest = append(parts, part), after
	}
	return parts, len(parts) > 0
}

// unescaped is a part as it was before escape.
func unescaped(part string) (string, bool) {
	plain := make([]byte, 0, len(part))
	for i := 0; i < len(part); i++ {
		if part[i] == 1 {
			if i++; i == len(part) || part[i] != 1 && part[i] != 2 {
				return "", false
			}
			plain = append(plain, part[i]-1)
			continue
		}
		plain = append(plain, part[i])
	}
	return string(plain), true
}

// cut is as much of a part of an index as counts for its order.
func cut(part string) string {
	if len(part) > crm.MaxPart {
		return part[:crm.MaxPart]
	}
	return part
}

// entryKey is where an index finds a record.
func entryKey(e crm.Entry, id string) []byte {
	parts := make([]string, 0, len(e.Parts)+1)
	for _, p := range e.Parts {
		parts = append(parts, cut(p))
	}
	return key(append(parts, id)...)
}

// span is a stretch of keys: from inclusive, to exclusive; nil is open.
type span struct{ from, to []byte }

// under spans the keys that begin with these parts.
func under(parts ...string) span { return prefixed(key(parts...)) }

// prefixed spans the keys that begin with p, which ends with the end of a
// part or is empty.
func prefixed(p []byte) span {
	if len(p) == 0 {
		return span{}
	}
	to := append([]byte(nil), p...)
	to[len(to)-1]++
	return span{p, to}
}

// spanOf is the stretch of an index that a filter means.
func spanOf(f crm.Filter) span {
	match := make([]string, len(f.Match))
	for i, m := range f.Match {
		match[i] = cut(m)
	}
	s := under(match...)
	prefix := s.from
	if f.From != "" {
		s.from = escape(append([]byte(nil), prefix...), cut(f.From))
	}
	if f.To != "" {
		s.to = escape(append([]byte(nil), prefix...), cut(f.To))
	}
	return s
}

// ordered is n in eight bytes that sort as numbers do.
func ordered(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// moment is t to the microsecond in eight bytes that sort as moments do.
func moment(t time.Time) []byte { return ordered(uint64(t.UnixMicro()) ^ 1<<63) }

// ofMoment reads what moment wrote.
func ofMoment(b []byte) time.Time {
	return time.UnixMicro(int64(binary.BigEndian.Uint64(b) ^ 1<<63)).UTC()
}

// plain checks a key that the product makes and that stands alone, unescaped.
func plain(k string) ([]byte, error) {
	if k == "" || !fits(k) {
		return nil, errNoKey
	}
	return []byte(k), nil
}

// fits reports whether words, together, can be kept in a key and be the same
// when they are read back from JSON.
func fits(words ...string) bool {
	n := 0
	for _, w := range words {
		n += len(w)
		if !utf8.ValidString(w) {
			return false
		}
	}
	return n <= maxID
}
