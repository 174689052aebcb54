package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/storage/crm"
)

// maxNear bounds how many names are compared letter by letter.
const maxNear = 150

// Lookup lists the known names of that kind that a name as written may mean,
// best first; among equals those of who asks come first. An empty kind means any.
// A score of 1 is a name written exactly so, whole, as an alias or in short;
// lower ones sound or look alike and are to be asked about.
func (n *Names) Lookup(name string, kind crm.Kind, who Asker) []Match {
	return n.lookup(name, kind, who, (*layer).lookup)
}

// contactsAt lists the people of a customer who are called so. Those of others, of whom there may
// be thousands, take no place among them.
func (n *Names) contactsAt(name string, at crm.AccountID, who Asker) []Match {
	all := n.offered(name, crm.KindContact, who, (*layer).lookup)
	return rank(slices.DeleteFunc(all, func(c candidate) bool { return c.rows.account(c.row) != at }), who)
}

// Alike lists the accounts, but for one itself, whose names are, sound or look like its name, best
// first.
func (n *Names) Alike(id crm.AccountID, name string) []Match {
	return n.lookup(name, crm.KindAccount, Asker{}, func(l *layer, q *crm.Name, _ crm.Kind, add func(form, float64, why)) {
		others := func(f form, score float64, why why) {
			if l.rows.id(f.row) != string(id) {
				add(f, score, why)
			}
		}
		for _, f := range l.equalTo(q.Fold) {
			others(f, 1, f.why)
		}
		l.nearBy(q, others)
	})
}

// lookup lists the known names that one way of looking in a layer offers for a name.
func (n *Names) lookup(name string, kind crm.Kind, who Asker, look func(*layer, *crm.Name, crm.Kind, func(form, float64, why))) []Match {
	return rank(n.offered(name, kind, who, look), who)
}

// offered is everything that a name may mean, in no order.
func (n *Names) offered(name string, kind crm.Kind, who Asker, look func(*layer, *crm.Name, crm.Kind, func(form, float64, why))) []candidate {
	if n == nil {
		return nil
	}
	q := crm.Name{Text: name, Fold: Fold(name)}
	if kind == crm.KindAccount || kind == "" {
		q = Keys(name)
	}
	if utf8.RuneCountInString(q.Fold) < 2 {
		return nil
	}
	var out []candidate
	for _, l := range []*layer{n.base, n.over} {
		add := func(f form, score float64, why why) {
			if n.hides(l, f.row) {
				return
			}
			if m, ok := n.match(l, f, score, why, who); ok && (kind == "" || m.kind() == kind) {
				out = append(out, m)
			}
		}
		look(l, &q, kind, add)
	}
	return out
}

// lookup offers everything that a name may mean, the surest ways first.
func (l *layer) lookup(q *crm.Name, kind crm.Kind, add func(form, float64, why)) {
	exact := l.equalTo(q.Fold)
	for _, f := range exact {
		add(f, 1, f.why)
	}
	if len(exact) > 0 || kind == crm.KindPerson || kind == crm.KindContact {
		return // a person is who is called exactly so
	}
	l.nearBy(q, add)
}

// nearBy offers what a name that is not written exactly so may mean.
func (l *layer) nearBy(q *crm.Name, add func(form, float64, why)) {
	l.lookupShort(q, add)
	l.lookupBeginning(q, add)
	l.lookupSound(q, add)
	l.lookupNear(q, add)
}

// lookupShort finds names that agree up to the city before and the trade
// behind: 东莞恒鑫钣金 is 恒鑫钣金; 恒鑫精密 may be, and may not.
func (l *layer) lookupShort(q *crm.Name, add func(form, float64, why)) {
	all := []rune(q.Fold)
	core := all
	if w := words.longest(all, 0, cCity); w != nil && len(all)-w.n >= 2 {
		core = all[w.n:]
		for _, f := range l.equalTo(string(core)) {
			if f.why == whyShort {
				add(f, 0.85, whyShort)
			} else if place := l.rows.region(f.row); place == "" || strings.HasPrefix(w.text, place) || strings.HasPrefix(place, w.text) {
				add(f, 1, whyShort)
			} else {
				add(f, 0.8, whyNear)
			}
		}
	}
	shorts := shortForms(q)
	for _, s := range shorts {
		if s == string(core) {
			continue
		}
		for _, f := range l.equalTo(s) {
			if f.why == whyShort {
				add(f, 0.7, whyNear)
			} else {
				add(f, 0.85, whyShort)
			}
		}
	}
}

// lookupBeginning finds names that a Chinese one begins: 沃尔 may be 沃尔核材, whose
// end is no trade that the lexicon knows.
func (l *layer) lookupBeginning(q *crm.Name, add func(form, float64, why)) {
	if !hasHan(q.Fold) || commonWord([]rune(q.Fold)) {
		return
	}
	for _, f := range l.startsWith(l.forms, q.Fold, 8) {
		if f.why != whyShort {
			add(f, 0.8, whyShort)
		}
	}
}

// lookupSound finds names that sound alike, whole or in short: 恒欣钣金, 恒欣,
// hengxin, BYD.
func (l *layer) lookupSound(q *crm.Name, add func(form, float64, why)) {
	han := hasHan(q.Fold)
	heads := q.Pinyin
	if !han {
		heads = append([]string{q.Fold}, shortForms(q)...)
	}
	for _, h := range heads {
		if !han && len(h) < 4 {
			continue
		}
		for _, s := range l.saidLike(soundOn(soundSeed, h)) {
			switch {
			case s.why == whyShort:
				add(form{row: s.row}, 0.7, whyPinyin)
			case han:
				add(form{row: s.row}, 0.85, whyPinyin)
			default:
				add(form{row: s.row}, 0.9, whyPinyin)
			}
		}
		if !han {
			for _, f := range l.startsWith(l.pinyin, h, 8) {
				add(f, 0.7, whyPinyin)
			}
		}
	}
	if !han && len(q.Fold) >= 2 && len(q.Fold) <= 8 {
		for _, s := range l.saidLike(soundOn(initialSeed, q.Fold)) {
			add(form{row: s.row}, 0.75, whyInitials)
		}
	}
}

// lookupNear finds names that are a letter or two away. One mistake leaves one
// half of the name as it is, so only names that share a half are compared.
func (l *layer) lookupNear(q *crm.Name, add func(form, float64, why)) {
	r := []rune(q.Fold)
	limit := 1
	switch {
	case hasHan(q.Fold) && len(r) < 3, !hasHan(q.Fold) && len(r) < 5:
		return
	case len(r) >= 9:
		limit = 2
	}
	half := string(r[:len(r)/2])
	compare := func(f form, as []rune) {
		if d := distance(as, l.key(&f), limit); d > 0 && d <= limit {
			add(f, 0.85-0.6*float64(d)/float64(len(r)), whyNear)
		}
	}
	for _, f := range l.startsWith(l.forms, half, maxNear) {
		if l.rows.kind(f.row) == crm.KindAccount && f.why != whyShort {
			compare(f, r)
		}
	}
	back := slices.Clone(r)
	slices.Reverse(back)
	for _, f := range l.startsWith(l.backward, string(back[:len(r)/2]), maxNear) {
		compare(f, back)
	}
}

// beginning lists the accounts, two at most, whose name begins so.
func (n *Names) beginning(head string) []Match {
	var out []Match
	for _, l := range []*layer{n.base, n.over} {
		for _, f := range l.startsWith(l.forms, Fold(head), 8) {
			id := l.rows.id(f.row)
			seen := slices.ContainsFunc(out, func(m Match) bool { return m.Row.ID == id })
			if l.rows.kind(f.row) == crm.KindAccount && !seen && len(out) < 2 && !n.hides(l, f.row) {
				out = append(out, Match{Row: l.rows.row(f.row), Score: 0.85, Why: whyShort.String()})
			}
		}
	}
	return out
}

// CalledFirst reports whether somebody at one of those customers has that given name.
func (n *Names) CalledFirst(given string, at []crm.AccountID) bool {
	if n == nil {
		return false
	}
	for _, l := range []*layer{n.base, n.over} {
		for _, f := range l.startsWith(l.forms, Fold(given), maxNear) {
			if l.rows.kind(f.row) != crm.KindContact || n.hides(l, f.row) {
				continue
			}
			if row := l.rows.row(f.row); slices.Contains(at, row.Account) && slices.ContainsFunc(row.Names, func(x crm.Name) bool { return strings.HasPrefix(strings.ToLower(x.Text), strings.ToLower(given)+" ") }) {
				return true
			}
		}
	}
	return false
}

// equalTo lists the forms with that key.
func (l *layer) equalTo(key string) []form {
	i := l.place(l.forms, key)
	j := i
	for j < len(l.forms) && l.key(&l.forms[j]) == key {
		j++
	}
	return l.forms[i:j]
}

// startsWith lists at most limit of some forms of the layer, whose key begins so.
func (l *layer) startsWith(forms []form, head string, limit int) []form {
	i := l.place(forms, head)
	j := i
	for j < len(forms) && j-i < limit && strings.HasPrefix(l.key(&forms[j]), head) {
		j++
	}
	return forms[i:j]
}

// place is where a key stands among forms of the layer, or would.
func (l *layer) place(forms []form, key string) int {
	i, _ := slices.BinarySearchFunc(forms, key, func(f form, k string) int { return strings.Compare(l.key(&f), k) })
	return i
}

// distance is the number of insertions, deletions, changes and swaps of
// neighbours between a and b; anything above limit is limit+1.
func distance(a []rune, key string, limit int) int {
	size := utf8.RuneCountInString(key)
	if len(a)-size > limit || size-len(a) > limit || size > maxName {
		return limit + 1
	}
	var runes [maxName]rune
	b := runes[:0]
	for _, r := range key {
		b = append(b, r)
	}
	var cells [3 * (maxName + 1)]int
	rows := cells[:3*(len(b)+1)]
	before, last, now := rows[:len(b)+1], rows[len(b)+1:2*len(b)+2], rows[2*len(b)+2:]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			cost := b2i(a[i-1] != b[j-1])
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
			best = min(best, now[j])
		}
		if best > limit {
			return limit + 1
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}

// alsoWords are given names that are said as words far more often than of somebody.
var alsoWords = wordSet("will mark may bill grant chase drew rich frank max art dawn hope joy faith rob jan april june august don rose penny miles guy dean grace mat pat sunny summer win wade ward cash page reed price sterling case christian major earl royal iris ray lane cliff")

// Capitalized is a text in which the given names of people at some customers stand with a capital, who are written
// small on a phone: no word from greta.
func (n *Names) Capitalized(text string, at []crm.AccountID) string {
	if n == nil || len(at) == 0 {
		return text
	}
	var out []byte
	small := func(i int) bool { return i < len(text) && text[i] >= 'a' && text[i] <= 'z' }
	for i := 0; i < len(text); i++ {
		if !small(i) || i > 0 && (partOfWord(text[i-1]) || text[i-1] == '.') {
			continue
		}
		end := i
		for small(end) {
			end++
		}
		word := text[i:end]
		if joins := end < len(text) && (partOfWord(text[end]) || text[end] == '.' && small(end+1)); len(word) >= 3 && !joins && !alsoWords[word] && n.CalledFirst(word, at) {
			if out == nil {
				out = []byte(text)
			}
			out[i] -= 'a' - 'A'
		}
		i = end
	}
	if out == nil {
		return text
	}
	return string(out)
}

// partOfWord reports what joins a word to more of it, as in an address: tom.reed@kestrel.co.uk.
func partOfWord(c byte) bool {
	return c == '@' || c == '_' || c == '/' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80
}
