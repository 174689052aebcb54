package parse

import (
	"cmp"
	"math/bits"
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
	text            string // what the keys of all forms are written with
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
	parts := make([]builder, workers(l.rows.len()))
	var making sync.WaitGroup
	for k := range parts {
		making.Go(func() {
			parts[k] = newBuilder(&l.rows, k*l.rows.len()/len(parts), (k+1)*l.rows.len()/len(parts))
		})
	}
	making.Wait()
	l.join(parts)
	var sorting sync.WaitGroup
	for _, list := range []*[]form{&l.forms, &l.pinyin, &l.backward} {
		sorting.Go(func() { *list = sorted(l.text, *list) })
	}
	sorting.Go(func() { l.sounds = sortedSounds(l.sounds) })
	sorting.Wait()
	for i := 0; i < len(l.forms); {
		r, size := utf8.DecodeRuneInString(l.key(&l.forms[i]))
		j := i
		for j < len(l.forms) && strings.HasPrefix(l.key(&l.forms[j]), l.key(&l.forms[i])[:size]) {
			j++
		}
		l.first[r] = [2]int32{int32(i), int32(j)}
		i = j
	}
	return l
}

// workers is how many share the work on so many rows: one, where there are few.
func workers(rows int) int { return min(runtime.GOMAXPROCS(0), 1+rows/few) }

// key is how a form is written.
func (l *layer) key(f *form) string { return f.of(l.text) }

// join puts together what the workers made.
func (l *layer) join(parts []builder) {
	var forms, pinyin, sounds, text int
	for i := range parts {
		p := &parts[i]
		forms, pinyin, sounds, text = forms+len(p.forms), pinyin+len(p.pinyin), sounds+len(p.sounds), text+len(p.text)
	}
	l.forms, l.backward = make([]form, 0, forms), make([]form, 0, pinyin)
	l.pinyin, l.sounds = make([]form, 0, pinyin), make([]sound, 0, sounds)
	var all strings.Builder
	all.Grow(text)
	for i := range parts {
		p, before := &parts[i], uint32(all.Len())
		_, _ = all.Write(p.text)
		for _, list := range [][]form{p.forms, p.backward, p.pinyin} {
			for k := range list {
				list[k].from += before
			}
		}
		l.forms, l.backward = append(l.forms, p.forms...), append(l.backward, p.backward...)
		l.pinyin, l.sounds = append(l.pinyin, p.pinyin...), append(l.sounds, p.sounds...)
	}
	l.text = all.String()
}

// newest keeps the last row of each kind and id, and of them those that are not
// gone and have a name; the index says where each stands.
func newest(rows []crm.NameRow) (rowList, rowIndex) {
	keyAt := func(i int32) rowKey { return keyOf(&rows[i]) }
	last := newRowIndex(len(rows))
	replaced := map[int32]bool{}
	for i := range rows {
		if old, ok := last.put(keyOf(&rows[i]), int32(i), keyAt); ok {
			replaced[old] = true
		}
	}
	keep := make([]int32, 0, len(rows))
	for i := range rows {
		if r := &rows[i]; !r.Gone && len(r.Names) > 0 && !(len(replaced) > 0 && replaced[int32(i)]) {
			keep = append(keep, int32(i))
		}
	}
	list := pack(rows, keep)
	if len(keep) == len(rows) {
		return list, last
	}
	at := newRowIndex(list.len())
	for i := range int32(list.len()) {
		at.put(list.key(i), i, list.key)
	}
	return list, at
}

// builder makes the forms of a stretch of rows.
type builder struct {
	forms, pinyin, backward []form
	text                    []byte // what the keys of the forms are written with
	sounds                  []sound
	shorts                  []string       // room for the short forms of a name
	syllables               []runeReadings // those looked up lately, each in the place of its rune
}

// runeReadings are the readings of a rune.
type runeReadings struct {
	of  rune
	all []string
}

// lately bounds how many readings a builder remembers; a power of two.
const lately = 4096

// newBuilder makes the forms of rows[from:to].
func newBuilder(rows *rowList, from, to int) builder {
	share := func(n int) int { return n * (to - from) / max(rows.len(), 1) }
	names := share(rows.names)
	b := builder{
		forms: make([]form, 0, 6*names), backward: make([]form, 0, names), pinyin: make([]form, 0, names),
		sounds: make([]sound, 0, share(rows.spoken)+8*names), syllables: make([]runeReadings, min(lately, 1<<bits.Len(uint(names)))),
		text: make([]byte, 0, 80*names),
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
		if len(name.Fold) > maxKey {
			continue // nobody writes it out
		}
		whole := b.form(name.Fold, i, w)
		b.forms = append(b.forms, whole)
		if row.Kind != crm.KindAccount {
			continue
		}
		b.backward = append(b.backward, b.reversed(name.Fold, i))
		b.shorts = appendShort(b.shorts[:0], name)
		for _, s := range b.shorts {
			f := form{whole.from, i, uint16(len(s)), whyShort}
			if at := strings.Index(name.Fold, s); at >= 0 {
				f.from += uint32(at)
			} else {
				f = b.form(s, i, whyShort)
			}
			b.forms = append(b.forms, f)
			b.soundsOf(s, i)
		}
		for j, p := range name.Pinyin {
			if j == 0 && len(p) <= maxKey {
				b.pinyin = append(b.pinyin, b.form(p, i, whyPinyin))
			}
			b.sounds = append(b.sounds, sound{soundOn(soundSeed, p), i, whyPinyin})
		}
		for _, p := range name.Initials {
			b.sounds = append(b.sounds, sound{soundOn(initialSeed, p), i, whyInitials})
		}
	}
}

// form writes a key.
func (b *builder) form(key string, row int32, why why) form {
	f := form{uint32(len(b.text)), row, uint16(len(key)), why}
	b.text = append(b.text, key...)
	return f
}

// reversed writes a key from its end.
func (b *builder) reversed(key string, row int32) form {
	from := len(b.text)
	for rest := key; rest != ""; {
		_, size := utf8.DecodeLastRuneInString(rest)
		b.text = append(b.text, rest[len(rest)-size:]...)
		rest = rest[:len(rest)-size]
	}
	return form{uint32(from), row, uint16(len(key)), whyNear}
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
		seen := &b.syllables[int(r)&(len(b.syllables)-1)]
		if seen.of != r {
			*seen = runeReadings{r, syllablesOf(r)}
		}
		of := seen.all
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
