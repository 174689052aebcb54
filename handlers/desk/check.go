package desk

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"milepost/storage/crm"
)

// The limits of what is kept.
const (
	maxName     = 60        // characters of a name or another short field
	maxGist     = 500       // characters of a gist, a note, a reason
	maxText     = 200       // characters of a next step or a title
	maxEvidence = 8 << 10   // bytes of the words
	maxMinor    = 100 << 40 // about a trillion yuan: more is a misreading
	maxFacts    = 64 << 10  // bytes of a draft's reading
)

// terminal are the sequences by which a terminal is told colours and the like;
// they come along when somebody copies from one.
var terminal = regexp.MustCompile(`\x1b\[[0-9;?]*[A-Za-z]`)

// Clean makes text fit to be read and kept: valid UTF-8 without control
// characters but line breaks and tabs, and without what no screen shows.
func Clean(s string) string {
	s = strings.ToValidUTF8(s, "")
	if strings.Contains(s, "\x1b[") {
		s = terminal.ReplaceAllString(s, "")
	}
	before := rune(0)
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		drop := r != '\n' && r != '\t' && unicode.IsControl(r) || bidi(r) || unseen(r, before)
		before = r
		if drop {
			return -1
		}
		return r
	}, s))
}

// unseen reports characters without width, which copied text holds and which
// make two names out of one. The one that joins pictures to one picture stays
// behind a picture.
func unseen(r, before rune) bool {
	switch r {
	case 0x00AD, 0x200B, 0x200C, 0x200E, 0x200F, 0x2060:
		return true
	case 0x200D:
		return before < 0x2190 || before >= 0x3000 && before < 0x1F000 && before != 0xFE0F
	}
	return false
}

// bidi reports marks that turn the direction of what follows: a name must not
// be able to rewrite the rest of a card.
func bidi(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF
}

// line is clean text on one line.
func line(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

// cut keeps at most n bytes, ending at a whole character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// cutRunes keeps at most n characters; the last of them is … when something
// was left out.
func cutRunes(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n-1])) + "…"
}

// checks gathers the first thing that cannot be right.
type checks struct{ err error }

func (c *checks) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// shown is what a refusal repeats of something that was said.
func shown(s string) string { return cutRunes(line(s), 20) }

// name cleans a name in place; it must not be empty or longer than 60.
func (c *checks) name(n *crm.Name) {
	n.Text = line(n.Text)
	switch {
	case n.Text == "":
		c.fail(crm.E(crm.BadInput, "name.empty"))
	case utf8.RuneCountInString(n.Text) > maxName:
		c.fail(crm.E(crm.BadInput, "name.long", cutRunes(n.Text, 20)))
	}
	if n.Fold == "" {
		n.Fold = strings.ToLower(n.Text)
	}
	if n.Sort == "" {
		n.Sort = n.Fold
	}
}

// short cleans a one-line field in place; it must not be longer than 60.
func (c *checks) short(s *string) {
	*s = line(*s)
	if utf8.RuneCountInString(*s) > maxName {
		c.fail(crm.E(crm.BadInput, "text.long", cutRunes(*s, 20)))
	}
}

// text cleans a longer field in place and cuts it.
func (c *checks) text(s *string, most int) { *s = cutRunes(Clean(*s), most) }

// phone cleans a phone number in place; it has five digits or more.
func (c *checks) phone(s *string) {
	c.short(s)
	digits := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, *s)
	if *s != "" && utf8.RuneCountInString(digits) < 5 {
		c.fail(crm.E(crm.BadInput, "phone.unknown", shown(*s)))
	}
}

// code cleans a unified social credit code in place: 18 letters and digits.
func (c *checks) code(s *string) {
	*s = strings.ToUpper(strings.ReplaceAll(line(*s), " ", ""))
	if *s == "" {
		return
	}
	if len(*s) != 18 || strings.Trim(*s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		c.fail(crm.E(crm.BadInput, "account.code", shown(*s)))
	}
}

// email cleans an address in place; it has an @ between two parts.
func (c *checks) email(s *string) {
	c.short(s)
	if name, host, ok := strings.Cut(*s, "@"); *s != "" && (!ok || name == "" || host == "") {
		c.fail(crm.E(crm.BadInput, "email.unknown", shown(*s)))
	}
}

func (c *checks) date(d crm.Date) {
	switch {
	case d == "":
	case !d.Valid():
		c.fail(crm.E(crm.BadInput, "date.unknown", shown(string(d))))
	case d < "2000-01-01" || d > "2100-12-31":
		c.fail(crm.E(crm.BadInput, "date.range", string(d)))
	}
}

func (c *checks) clock(s string) {
	if s == "" {
		return
	}
	if t, err := time.Parse("15:04", s); err != nil || t.Format("15:04") != s {
		c.fail(crm.E(crm.BadInput, "clock.unknown", shown(s)))
	}
}

func (c *checks) money(m crm.Money) {
	switch {
	case m.Minor < 0:
		c.fail(crm.E(crm.BadInput, "amount.negative"))
	case m.Minor > maxMinor:
		c.fail(crm.E(crm.BadInput, "amount.absurd"))
	case m.Minor > 0 && !currency(m.Currency):
		c.fail(crm.E(crm.BadInput, "amount.currency"))
	}
}

func (c *checks) amount(a *crm.Amount) {
	if a.Minor == 0 && a.High == 0 {
		return
	}
	c.money(a.Money)
	c.money(crm.Money{Minor: a.High, Currency: a.Currency})
	if a.Kind == "" {
		a.Kind = crm.AmountValue
	}
	if a.Precision == "" {
		a.Precision = crm.Exact
	}
	if a.High != 0 && a.High < a.Minor {
		c.fail(crm.E(crm.BadInput, "amount.range"))
	}
	if firmness(a.Kind) == 0 {
		c.fail(crm.E(crm.BadInput, "amount.kind", string(a.Kind)))
	}
	c.among(crm.E(crm.BadInput, "amount.precision", shown(string(a.Precision))), string(a.Precision), string(crm.Exact), string(crm.About), string(crm.AtLeast), string(crm.Range))
}

func currency(s string) bool {
	if len(s) != 3 {
		return false
	}
	for _, r := range s {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return true
}

// firmness orders the kinds of amounts from a budget to a contract; 0 is
// none of them.
func firmness(k crm.AmountKind) int {
	switch k {
	case crm.AmountBudget:
		return 1
	case crm.AmountValue:
		return 2
	case crm.AmountTarget:
		return 3
	case crm.AmountQuote:
		return 4
	case crm.AmountContract:
		return 5
	}
	return 0
}

// among refuses a value that is none of those allowed; empty always is.
func (c *checks) among(unknown error, value string, allowed ...string) {
	if value == "" {
		return
	}
	for _, a := range allowed {
		if a == value {
			return
		}
	}
	c.fail(unknown)
}

// rank refuses what cannot be a place in a ranking; 0 is unknown.
func (c *checks) rank(n int) {
	if n < 0 || n > 1_000_000 {
		c.fail(crm.E(crm.BadInput, "account.rank"))
	}
}

func (c *checks) percent(n int) {
	if n < 0 || n > 100 {
		c.fail(crm.E(crm.BadInput, "deal.win_pct"))
	}
}

// strings cleans a list of short texts: no blanks, nothing twice.
func (c *checks) strings(in []string) []string {
	var out []string
	for _, s := range in {
		c.short(&s)
		if s != "" && !has(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// set assigns *from where it was said.
func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

// has reports whether list holds x.
func has[T comparable](list []T, x T) bool {
	for _, y := range list {
		if y == x {
			return true
		}
	}
	return false
}

// unique is list without repetitions.
func unique[T comparable](list []T) []T {
	var out []T
	for _, x := range list {
		if !has(out, x) {
			out = append(out, x)
		}
	}
	return out
}
