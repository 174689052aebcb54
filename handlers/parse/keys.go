package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"

	"milepost/storage/crm"
)

// maxName bounds how much of a name counts, in runes: nothing that is longer is
// a name.
const maxName = 120

// maxReadings bounds how many readings of one name are kept: 重庆长城 has four,
// and nobody needs the sixty-fifth.
const maxReadings = 8

// legalEnds tells with which bytes legal suffixes end.
var legalEnds = func() (out [256]bool) {
	for _, s := range legalSuffixes {
		out[s[len(s)-1]] = true
	}
	return out
}()

// Fold brings a name into the form in which names are compared: width and case
// folded, spaces and punctuation gone, the legal suffix gone (有限公司, Co., Ltd.).
// A name that is nothing but a legal suffix keeps it. Folding twice changes
// nothing more.
func Fold(s string) string {
	if r := []rune(s); len(r) > 4*maxName {
		s = string(r[:4*maxName])
	}
	whole := squeeze(s)
	if r := []rune(whole); len(r) > maxName {
		whole = string(r[:maxName])
	}
	for {
		cut := whole
		if whole == "" || !legalEnds[whole[len(whole)-1]] {
			return whole
		}
		if slices.Contains(legalSuffixes, whole) {
			return whole
		}
		for _, suffix := range legalSuffixes {
			rest, ok := strings.CutSuffix(cut, suffix)
			if ok && utf8.RuneCountInString(rest) >= 2 && (suffix[0] >= 0x80 || endsWord(s, suffix)) {
				cut = rest
			}
		}
		if cut == whole {
			return whole
		}
		whole = cut
	}
}

// squeeze folds width and case and drops everything but letters and digits.
func squeeze(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKC.String(s) {
		if to, ok := folds[r]; ok {
			r = to
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return norm.NFKC.String(b.String()) // what now stands together may compose
}

// endsWord keeps "Cisco" from losing its co: an English suffix only counts when
// it stands as a word (or as "Co., Ltd") of its own in the original.
func endsWord(s, suffix string) bool {
	low := strings.ToLower(norm.NFKC.String(s))
	words := strings.FieldsFunc(low, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	joined := ""
	for i := len(words) - 1; i >= 1; i-- {
		if joined = words[i] + joined; len(joined) > 24 {
			break
		}
		if strings.HasPrefix(joined, suffix) || joined == suffix {
			return true
		}
	}
	return false
}

// Keys makes the keys under which a name is stored, found and sorted
// (algorithm version crm.NameVersion).
func Keys(name string) crm.Name {
	n := crm.Name{Text: strings.TrimSpace(name), Fold: Fold(name)}
	readings := readingsOf(n.Fold)
	if !hasHan(n.Fold) {
		n.Sort = n.Fold
		return n
	}
	for _, syllables := range readings {
		var p, i strings.Builder
		for _, s := range syllables {
			p.WriteString(s)
			i.WriteString(firstRune(s))
		}
		if !slices.Contains(n.Pinyin, p.String()) {
			n.Pinyin = append(n.Pinyin, p.String())
		}
		if !slices.Contains(n.Initials, i.String()) {
			n.Initials = append(n.Initials, i.String())
		}
	}
	n.Sort = n.Pinyin[0]
	return n
}

// readingsOf lists the ways to say a folded name aloud, the commonest first.
// A rune without a reading stands for itself.
func readingsOf(fold string) [][]string {
	out := [][]string{nil}
	for _, r := range fold {
		of := syllablesOf(r)
		next := make([][]string, 0, len(out)*len(of))
		for _, s := range of {
			for _, head := range out {
				if len(next) == maxReadings {
					break
				}
				next = append(next, append(slices.Clone(head), s))
			}
		}
		out = next
	}
	return out
}

// syllablesOf lists the readings of one rune without tones.
func syllablesOf(r rune) []string {
	if of, ok := usualReadings[r]; ok {
		return of
	}
	marked, ok := pinyin.PinyinDict[int(r)]
	if !ok {
		return []string{string(r)}
	}
	var out []string
	for s := range strings.SplitSeq(marked, ",") {
		plain := toneless(s)
		if plain != "" && !slices.Contains(out, plain) {
			out = append(out, plain)
		}
	}
	if len(out) == 0 {
		return []string{string(r)}
	}
	return out
}

// toneless strips the tone marks of pinyin; ü becomes v, as people type it.
func toneless(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= 'a' && r <= 'z' {
			b.WriteByte(byte(r))
		} else if plain := toneMarks[r]; plain != 0 {
			b.WriteByte(plain)
		}
	}
	return b.String()
}

// toneMarks are the vowels of pinyin with their tones.
var toneMarks = func() map[rune]byte {
	m := map[rune]byte{'ń': 'n', 'ň': 'n', 'ǹ': 'n', 'ḿ': 'm'}
	for plain, marked := range map[byte]string{'a': "āáǎà", 'e': "ēéěèê", 'i': "īíǐì", 'o': "ōóǒò", 'u': "ūúǔù", 'v': "ǖǘǚǜü"} {
		for _, r := range marked {
			m[r] = plain
		}
	}
	return m
}()

func hasHan(s string) bool {
	for _, r := range s {
		if isHan(r) {
			return true
		}
	}
	return false
}

func isHan(r rune) bool {
	return r >= 0x3400 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x323af
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}
