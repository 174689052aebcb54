package parse

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// sorting orders forms of one text by key, then by why and row.
type sorting struct {
	text  string
	forms []form
	keys  []sortKey
	room  []sortKey // for radix
}

// sortKey is sixteen bytes of a key as two numbers, and where its form stands:
// most keys differ in the first sixteen, and numbers are sorted without a look at
// memory far away.
type sortKey struct {
	head, next uint64
	at         int32
}

// keyStep is how many bytes of a key a sortKey holds.
const keyStep = 16

// sorted gives the forms in order.
func sorted(text string, forms []form) []form {
	s := sorting{text: text, forms: forms, keys: make([]sortKey, len(forms))}
	if len(forms) > few {
		s.room = make([]sortKey, len(forms))
	}
	for i := range s.keys {
		s.keys[i].at = int32(i)
	}
	s.order(s.keys, 0)
	out := make([]form, len(forms))
	for i, k := range s.keys {
		out[i] = forms[k.at]
	}
	return out
}

// order sorts keys that agree in their first so many bytes.
func (s *sorting) order(keys []sortKey, same int) {
	longer := false
	for i := range keys {
		k := &keys[i]
		rest := s.forms[k.at].of(s.text)
		rest = rest[min(same, len(rest)):]
		longer = longer || rest != ""
		var next [keyStep]byte
		copy(next[:], rest)
		k.head, k.next = binary.BigEndian.Uint64(next[:8]), binary.BigEndian.Uint64(next[8:])
	}
	if !longer {
		slices.SortFunc(keys, func(a, b sortKey) int {
			x, y := &s.forms[a.at], &s.forms[b.at]
			return cmp.Or(cmp.Compare(x.size, y.size), cmp.Compare(x.why, y.why), cmp.Compare(x.row, y.row))
		})
		return
	}
	radix(keys, s.room)
	for i := 0; i < len(keys); {
		j := i + 1
		for j < len(keys) && keys[j].head == keys[i].head && keys[j].next == keys[i].next {
			j++
		}
		if j-i > 1 {
			s.order(keys[i:j], same+keyStep)
		}
		i = j
	}
}

// few is the number of keys up to which comparing is faster than counting.
const few = 4096

// radix sorts by head and next, sixteen bits at a time from the least. Where
// there are more than a few keys, room is for as many.
func radix(keys, room []sortKey) {
	if len(keys) <= few {
		slices.SortFunc(keys, func(a, b sortKey) int { return cmp.Or(cmp.Compare(a.head, b.head), cmp.Compare(a.next, b.next)) })
		return
	}
	from, to := keys, room[:len(keys)]
	count := make([]int32, 1<<16)
	for pass := range 8 {
		digit := func(k *sortKey) uint64 {
			if pass < 4 {
				return k.next >> (16 * pass) & 0xffff
			}
			return k.head >> (16 * (pass - 4)) & 0xffff
		}
		clear(count)
		for i := range from {
			count[digit(&from[i])]++
		}
		if int(count[digit(&from[0])]) == len(from) {
			continue // all alike here
		}
		beginnings(count)
		for i := range from {
			d := digit(&from[i])
			to[count[d]] = from[i]
			count[d]++
		}
		from, to = to, from
	}
	if &from[0] != &keys[0] {
		copy(keys, from)
	}
}

// beginnings makes how many there are of each where the first of each belongs.
func beginnings(count []int32) {
	sum := int32(0)
	for i, c := range count {
		count[i], sum = sum, sum+c
	}
}

// sortedSounds orders sounds by hash, those of one hash as they came. Hashes are
// spread evenly, so that few agree in their first sixteen bits.
func sortedSounds(list []sound) []sound {
	if len(list) <= few {
		slices.SortStableFunc(list, bySound)
		return list
	}
	count := make([]int32, 1<<16)
	for i := range list {
		count[list[i].hash>>48]++
	}
	beginnings(count)
	out := make([]sound, len(list))
	for i := range list {
		at := &count[list[i].hash>>48]
		out[*at] = list[i]
		*at++
	}
	from := int32(0)
	for _, to := range count { // where the next ones begin, by now
		slices.SortStableFunc(out[from:to], bySound)
		from = to
	}
	return out
}

func bySound(a, b sound) int { return cmp.Compare(a.hash, b.hash) }
