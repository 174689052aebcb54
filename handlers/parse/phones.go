package parse

import (
	"strings"

	"github.com/nyaruka/phonenumbers"

	"milepost/handlers/parse/moment"
)

// phoneRun is a run of figures with what people put between them.
type phoneRun struct {
	figures [maxPhone + 1]byte
	size    int  // how many figures there are
	groups  int  // of digits
	parens  bool // a part in parentheses: (0769)
	plus    bool
	marks   bool // - . / stand between
	end     int  // behind the last digit, parenthesis or extension
	ext     bool
}

// digits are the figures of the run.
func (run *phoneRun) digits() []byte { return run.figures[:run.size] }

// minPhone and maxPhone are the fewest and the most digits that a number has.
const (
	minPhone = 7
	maxPhone = 18
)

// claimPhone claims the phone number at i and returns where the figures end
// that were looked at: what is no number as a whole has none inside.
func (r *reader) claimPhone(i int) int {
	n := r.n
	if e := dateShaped(n, i); e > i {
		return e
	}
	run := phoneRunAt(n, i)
	if run.end <= i+1 {
		return i + 1
	}
	if run.size < minPhone || !phoneBegins(n, i) || !run.isPhone(phoneCue(n, i)) {
		return run.end
	}
	r.claim(claimPhone, i, run.end, len(r.phones))
	r.phones = append(r.phones, run.written(n[i:run.end], r.orig[i:run.end]))
	return run.end
}

// dateShaped is where a day in figures that begins at n[i] ends, 04/21/2026; i where
// none does.
func dateShaped(n []rune, i int) int {
	j := i
	for part, most := range [...]int{2, 2, 4} {
		e := digitsEnd(n, j)
		if e == j || e-j > most || most == 4 && e-j != 4 || part < 2 && (e >= len(n) || n[e] != '/') {
			return i
		}
		j = e + 1
	}
	return j - 1
}

// phoneBegins reports whether a number may begin at i rather than in the middle
// of a code, a sum or a formula.
func phoneBegins(n []rune, i int) bool {
	if i == 0 {
		return true
	}
	switch c := n[i-1]; {
	case c == '#' || c == '+' || c == '*' || c == '=' || c == '$' || c == '¥' || c == '_' || c == '%':
		return false
	case isDigit(c) || c < 0x80 && isWordRune(c) && n[i] != '+':
		return false
	case n[i] == '+' && (c == ')' || isDigit(c)):
		return false
	case c == '-' || c == '.' || c == '/':
		return i > 1 && (isHan(n[i-2]) || n[i-2] == ' ' || n[i-2] == '#')
	}
	return true
}

// phoneRunAt reads digits with spaces, hyphens, points, slashes and parentheses
// between them, and an extension behind.
func phoneRunAt(n []rune, i int) phoneRun {
	var run phoneRun
	j := i
	if n[j] == '+' {
		run.plus = true
		j++
	}
	open, group := 0, 0
	for j < len(n) && run.size <= maxPhone {
		c := n[j]
		switch {
		case isDigit(c):
			if group == 0 {
				if run.whole(n, j) {
					return run
				}
				run.groups++
			}
			group++
			run.figures[run.size] = byte(c)
			run.size++
			run.end = j + 1
			j++
			continue
		case c == '(' && open == 0 && (group == 0 || j+1 < len(n)):
			open++
			run.parens = true
		case c == ')' && open == 1:
			open--
			run.end = j + 1
		case c == '-' || c == '.' || c == '/':
			run.marks = run.marks || run.size > 0
		case c == ' ' && j > i:
		case c == '+' && open == 1 && run.size == 0:
			run.plus = true
		default:
			j = len(n)
			continue
		}
		if !betweenDigits(n, j) {
			break
		}
		group = 0
		j++
	}
	if open > 0 {
		return phoneRun{}
	}
	run.extension(n)
	return run
}

// betweenDigits reports whether digits go on within a few marks behind n[j].
func betweenDigits(n []rune, j int) bool {
	for k := j + 1; k < len(n) && k <= j+3; k++ {
		if isDigit(n[k]) {
			return true
		}
		if !strings.ContainsRune(" -./()+", n[k]) {
			return false
		}
	}
	return false
}

// whole reports whether what was read is a number already, so that the digits
// behind a space at n[j] are something else.
func (run *phoneRun) whole(n []rune, j int) bool {
	d := run.digits()
	if len(d) < 10 || n[j-1] != ' ' {
		return false
	}
	return isMobile(d) || len(d) == 13 && string(d[:2]) == "86" && isMobile(d[2:]) || len(d) >= 11 && d[0] == '0' && run.marks || len(d) == 10 && run.parens && run.groups == 3 || len(d) >= 12
}

func isMobile(d []byte) bool { return len(d) == 11 && d[0] == '1' && d[1] >= '3' }

// extension reads ext. 123, x470, 转801 behind a number.
func (run *phoneRun) extension(n []rune) {
	j := skip(n, run.end, " ")
	for _, w := range []string{"ext.", "ext", "x", "转"} {
		if !moment.Has(n, j, w) || run.size < minPhone {
			continue
		}
		k := skip(n, j+len([]rune(w)), " ")
		if _, e := intAt(n, k); e > k && (e == len(n) || !isDigit(n[e])) {
			run.end, run.ext = e, true
		} else if e := digitsEnd(n, k); e-k == 5 || e-k == 6 {
			run.end, run.ext = e, true
		}
		return
	}
}

func digitsEnd(n []rune, k int) int {
	for k < len(n) && isDigit(n[k]) {
		k++
	}
	return k
}

// phoneCues are the words right before a number that make it one.
var phoneCues = []string{"电话", "手机", "座机", "传真", "热线", "联系方式", "phone", "tel", "mobile", "cell", "fax", "whatsapp", "call", "ring"}

// phoneCue reports whether a word for a phone stands before i, with nothing
// between that says anything: 电话号是, phone number is.
func phoneCue(n []rune, i int) bool {
	for steps := 0; steps < 6; steps++ {
		for i > 0 && strings.ContainsRune(" :.号码是为#,(", n[i-1]) {
			i--
		}
		cut := false
		for _, w := range []string{"number", "numbers", "is", "are", "no", "at", "me", "him", "her", "on"} {
			if endsWith(n[:i], w) && (i == len(w) || !isWordRune(n[i-len(w)-1]) || isHan(n[i-len(w)-1])) {
				i -= len(w)
				cut = true
				break
			}
		}
		if !cut {
			break
		}
	}
	for _, w := range phoneCues {
		if endsWith(n[:i], w) && (w[0] >= 0x80 || i == len(w) || !isWordRune(n[i-len(w)-1]) || isHan(n[i-len(w)-1])) {
			return true
		}
	}
	return false
}

// isPhone decides by the number's shape, and for the shapes that other numbers
// have too by the word before it.
func (run *phoneRun) isPhone(cue bool) bool {
	d := run.digits()
	size := len(d)
	switch {
	case size < minPhone || size > maxPhone:
		return false
	case run.plus:
		if cue || run.groups > 1 && size >= 9 {
			return true
		}
		p, err := phonenumbers.Parse("+"+string(d), "")
		return err == nil && phonenumbers.IsPossibleNumber(p)
	case size == 7 && d[0] == '1' && run.groups == 2: // no local number begins so
		return false
	case cue:
		return size <= 16 || run.marks
	case isMobile(d), size == 13 && string(d[:2]) == "86" && isMobile(d[2:]):
		return true
	case string(d[:2]) == "00":
		return run.groups <= 3 && size >= 11 && size <= 15 && !run.parens
	case d[0] == '0' && size >= 10 && size <= 12 && run.groups > 1:
		return run.marks || d[1] <= '3' || size == 11
	case d[0] == '0' && run.marks && run.groups == 3 && size >= 13: // 010-65980408-8001
		return size <= 16
	case size == 10 && (string(d[:3]) == "400" || string(d[:3]) == "800") && d[0] != '0':
		return true
	case run.parens && size >= 9 && size <= 13 && run.groups >= 2:
		return true
	case size == 10 && run.groups == 3 && run.marks && d[0] >= '2', size == 11 && d[0] == '1' && run.groups == 4:
		return true // 541-754-3010
	case size == 10 && run.groups == 3 && !run.marks:
		return true // 123 456 7890
	}
	return false
}

// written is the number as a record keeps it: a mobile number and one with its
// country's code without marks, another as typed.
func (run *phoneRun) written(n, orig []rune) string {
	switch {
	case run.ext:
	case isMobile(run.digits()):
		return string(run.digits())
	case run.plus:
		return "+" + string(run.digits())
	}
	_ = n
	return strings.TrimSpace(string(orig))
}
