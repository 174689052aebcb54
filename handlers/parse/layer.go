package parse

import (
	"cmp"
	"encoding/binary"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"milepost/storage/crm"
)

// layer is a set of rows and their forms, each list sorted by key.
type layer struct {
	rows            rowList
	forms, backward []form
	pinyin          []form            // the commonest reading of each whole name
	sounds          []sound           // every reading and the initials of each, and the readings of the short forms
	first           map[rune][2]int32 // forms by their first rune
	byKey           rowIndex
}

// at is where a row stands.
func (l *layer) at(k rowKey) (int32, bool) { return l.byKey.row(k, l.rows.key) }

// sound is a hash of how a row's name is said aloud, or of its initials. A list
// of sounds is sorted by hash.
type sound struct {
	hash uint64
	row  int32
	why  why
}

func newLayer(rows []crm.NameRow) *layer {
	l := &layer{first: map[rune][2]int32{}}
	l.rows, l.byKey = newest(rows)
	// Each worker makes the forms of its share of the rows.
	parts := make([]builder, min(runtime.GOMAXPROCS(0), 1+l.rows.len()/few))
	var making sync.WaitGroup
	for k := range parts {
		making.Go(func() {
			parts[k] = newBuilder(&l.rows, k*l.rows.len()/len(parts), (k+1)*l.rows.len()/len(parts))
		})
	}
	making.Wait()
	for _, p := range parts {
		l.forms, l.backward = append(l.forms, p.forms...), append(l.backward, p.backward...)
		l.pinyin, l.sounds = append(l.pinyin, p.pinyin...), append(l.sounds, p.sounds...)
	}
	var sorting sync.WaitGroup
	for _, list := range []*[]form{&l.forms, &l.pinyin, &l.backward} {
		sorting.Go(func() { *list = sorted(*list) })
	}
	sorting.Go(func() { l.sounds = sortedSounds(l.sounds) })
	sorting.Wait()
	for i := 0; i < len(l.forms); {
		r, _ := utf8.DecodeRuneInString(l.forms[i].key)
		j := i
		for j < len(l.forms) && strings.HasPrefix(l.forms[j].key, string(r)) {
			j++
		}
		l.first[r] = [2]int32{int32(i), int32(j)}
		i = j
	}
	return l
}

// newest keeps the last row of each kind and id, and of them those that are not
// gone and have a name; the index says where each stands.
func newest(rows []crm.NameRow) (rowList, rowIndex) {
	keyAt := func(i int32) rowKey { return keyOf(&rows[i]) }
	last := newRowIndex(len(rows))
	for i := range rows {
		last.put(keyOf(&rows[i]), int32(i), keyAt)
	}
	keep := make([]int32, 0, len(rows))
	for i := range rows {
		r := &rows[i]
		if at, _ := last.row(keyOf(r), keyAt); at == int32(i) && !r.Gone && len(r.Names) > 0 {
			keep = append(keep, at)
		}
	}
	list := pack(rows, keep)
	at := newRowIndex(list.len())
	for i := range int32(list.len()) {
		at.put(list.key(i), i, list.key)
	}
	return list, at
}

// sortKey is the first sixteen bytes of a key as two numbers, and where it
// stands: most keys differ there, and numbers are sorted without a look at
// memory far away.
type sortKey struct {
	head, next uint64
	at         int32
}

// sorted orders forms by key, then by why and row.
func sorted(forms []form) []form {
	keys := make([]sortKey, len(forms))
	for i := range forms {
		var first [16]byte
		copy(first[:], forms[i].key)
		keys[i] = sortKey{binary.BigEndian.Uint64(first[:8]), binary.BigEndian.Uint64(first[8:]), int32(i)}
	}
	keys = radix(keys)
	for i := 0; i < len(keys); {
		j := i + 1
		for j < len(keys) && keys[j].head == keys[i].head && keys[j].next == keys[i].next {
			j++
		}
		if j-i > 1 {
			slices.SortFunc(keys[i:j], func(a, b sortKey) int {
				x, y := &forms[a.at], &forms[b.at]
				return cmp.Or(strings.Compare(x.key, y.key), cmp.Compare(x.why, y.why), cmp.Compare(x.row, y.row))
			})
		}
		i = j
	}
	out := make([]form, len(forms))
	for i, k := range keys {
		out[i] = forms[k.at]
	}
	return out
}

// few is the number of keys up to which comparing is faster than counting.
const few = 4096

// radix sorts by head and next, sixteen bits at a time from the least.
func radix(keys []sortKey) []sortKey {
	if len(keys) <= few {
		slices.SortStableFunc(keys, func(a, b sortKey) int { return cmp.Or(cmp.Compare(a.head, b.head), cmp.Compare(a.next, b.next)) })
		return keys
	}
	from, to := keys, make([]sortKey, len(keys))
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
		sum := int32(0)
		for i, c := range count {
			count[i], sum = sum, sum+c
		}
		for i := range from {
			d := digit(&from[i])
			to[count[d]] = from[i]
			count[d]++
		}
		from, to = to, from
	}
	return from
}

// sortedSounds orders sounds by hash, those of one hash as they came.
func sortedSounds(list []sound) []sound {
	keys := make([]sortKey, len(list))
	for i, s := range list {
		keys[i] = sortKey{head: s.hash, at: int32(i)}
	}
	out := make([]sound, len(list))
	for i, k := range radix(keys) {
		out[i] = list[k.at]
	}
	return out
}

// builder makes the forms of a stretch of rows.
type builder struct {
	forms, pinyin, backward []form
	sounds                  []sound
	syllables               map[rune][]string // readings that were looked up before
}

// newBuilder makes the forms of rows[from:to].
func newBuilder(rows *rowList, from, to int) builder {
	share := func(n int) int { return n * (to - from) / max(rows.len(), 1) }
	names := share(rows.names)
	b := builder{
		forms: make([]form, 0, 4*names), backward: make([]form, 0, names), pinyin: make([]form, 0, names),
		sounds: make([]sound, 0, share(rows.spoken)+4*names), syllables: map[rune][]string{},
	}
	var r crm.NameRow
	for i := from; i < to; i++ {
		rows.fill(int32(i), &r)
		b.add(&r, int32(i))
	}
	return b
}

// add makes the forms of one row.
func (b *builder) add(row *crm.NameRow, i int32) {
	for k := range row.Names {
		name, w := &row.Names[k], whyExact
		if k > 0 {
			w = whyAlias
		}
		if utf8.RuneCountInString(name.Fold) < 2 {
			continue
		}
		b.forms = append(b.forms, form{name.Fold, i, w})
		if row.Kind != crm.KindAccount {
			continue
		}
		b.backward = append(b.backward, form{reversed(name.Fold), i, whyNear})
		for _, s := range shortForms(name) {
			b.forms = append(b.forms, form{s, i, whyShort})
			b.soundsOf(s, i)
		}
		for j, p := range name.Pinyin {
			if j == 0 {
				b.pinyin = append(b.pinyin, form{p, i, whyPinyin})
			}
			b.sounds = append(b.sounds, sound{soundOn(soundSeed, p), i, whyPinyin})
		}
		for _, p := range name.Initials {
			b.sounds = append(b.sounds, sound{soundOn(initialSeed, p), i, whyInitials})
		}
	}
}

// maxSounds bounds how many readings of a short form are found by its sound.
const maxSounds = 4

// soundsOf notes how a short form is said aloud, in every reading.
func (b *builder) soundsOf(short string, row int32) {
	if !hasHan(short) {
		return
	}
	var sums [maxSounds]uint64
	n := 1
	sums[0] = soundSeed
	for _, r := range short {
		of, ok := b.syllables[r]
		if !ok {
			of = syllablesOf(r)
			b.syllables[r] = of
		}
		had := n
		for k := len(of) - 1; k >= 0; k-- { // the commonest reading goes on in place, last
			for j := range had {
				switch x := soundOn(sums[j], of[k]); {
				case k == 0:
					sums[j] = x
				case n < maxSounds:
					sums[n] = x
					n++
				}
			}
		}
	}
	for _, x := range sums[:n] {
		b.sounds = append(b.sounds, sound{x, row, whyShort})
	}
}

// soundSeed and initialSeed begin the hash of a sound and of initials (FNV-1a).
const soundSeed, initialSeed = 14695981039346656037, 14695981039346656038

// saidLike lists the sounds with that hash.
func (l *layer) saidLike(hash uint64) []sound {
	i, _ := slices.BinarySearchFunc(l.sounds, hash, func(s sound, h uint64) int { return cmp.Compare(s.hash, h) })
	j := i
	for j < len(l.sounds) && l.sounds[j].hash == hash {
		j++
	}
	return l.sounds[i:j]
}

// soundOn adds letters to a sound.
func soundOn(sum uint64, letters string) uint64 {
	for i := range len(letters) {
		sum = (sum ^ uint64(letters[i])) * 1099511628211
	}
	return sum
}
