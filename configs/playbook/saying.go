package playbook

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

// Saying is what a text says of a question or of a condition of a gate.
type Saying struct {
	ID       string
	Question bool   // else a condition of a gate or of the funnel
	Answer   string // Yes, No, Unclear, NA
	Note     string // what else was said with it: the evidence in his words
}

// Sayings finds the answers that a text gives to the questions (问题4 是, Q4
// unclear, 资金已批) and the conditions that it says hold, do not hold or do not
// apply. One that is said twice counts as it was said first.
func (b *Book) Sayings(text string) []Saying {
	said := narrow(text)
	var out []Saying
	add := func(s Saying) {
		for _, have := range out {
			if have.ID == s.ID {
				return
			}
		}
		s.Note = asWritten(text, s.Note)
		out = append(out, s)
	}
	for _, s := range b.numbered(said) {
		add(s)
	}
	for _, q := range b.Asked() {
		w := Word{Name: q.Short, Also: q.Also}
		if !spoken(said, w) {
			continue
		}
		for _, subject := range words(w) {
			if s, ok := b.answered(said, subject); ok {
				s.ID, s.Question = q.ID, true
				add(s)
				break
			}
		}
	}
	for _, m := range b.Milestones {
		for _, c := range m.Exit {
			if s, ok := c.said(said); ok {
				add(s)
			}
		}
	}
	for _, m := range b.Milestones {
		for _, sig := range m.Signals {
			if s, ok := (Condition{Word: Word{ID: sig.ID, Also: words(sig)}}).said(said); ok {
				add(s)
			}
		}
	}
	for _, l := range b.Funnel {
		for _, c := range l.Conditions {
			if !spoken(said, c) {
				continue
			}
			for _, subject := range words(c) {
				if s, ok := b.answered(said, subject); ok {
					s.ID = c.ID
					add(s)
					break
				}
			}
		}
	}
	return out
}

// byNumber finds Q4, 问题4, 第4题, 第七问, 问题1-5, 评估1到5 and what follows.
var byNumber = regexp.MustCompile(`(?:\bq|问题|第|评估(?:问题)?|十问|questions? )\s*(\d{1,2}|[一二三四五六七八九十])(?:\s*(?:[-–~至到]|to )\s*(?:q|问题)?(\d{1,2}))?\s*(?:题|个问题|问)?[\s:=,→]*(?:都|全都|全部|全)*(?:改成|改为|设为|应该是|is now|should be|is|to)?[\s:=,→]*`)

// nextNumber finds one more question and its answer behind others.
var nextNumber = regexp.MustCompile(`([,;、])\s*(\d{1,2}(?:\s*[-–~至到]\s*\d{1,2})?)\s*(都?是(?:[,;、]|$)|否|不清|yes|no\b|unclear)`)

// numeral is the number that one to two digits or one Chinese numeral say.
func numeral(s string) int {
	if i := strings.Index("一二三四五六七八九十", s); i >= 0 {
		return i/len("一") + 1
	}
	n, _ := strconv.Atoi(s)
	return n
}

// numbered finds the answers to questions that are named by their number.
func (b *Book) numbered(said string) []Saying {
	var out []Saying
	all := b.Asked()
	if byNumber.MatchString(said) { // the next ones by their figure alone: 评估1-3是,4不清
		said = nextNumber.ReplaceAllString(said, "$1 q$2 $3")
	}
	at := byNumber.FindAllStringSubmatchIndex(said, -1)
	for i, m := range at {
		end := len(said)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		answer, rest := b.answer(said[m[1]:end])
		if answer == "" || answer == NA || !edge(rest) {
			continue
		}
		first := numeral(said[m[2]:m[3]])
		last := first
		if m[4] >= 0 {
			last, _ = strconv.Atoi(said[m[4]:m[5]])
		}
		for n := first; n <= last; n++ {
			if q, ok := Find(all, "q"+strconv.Itoa(n)); ok {
				out = append(out, Saying{ID: q.ID, Question: true, Answer: answer, Note: trim(rest)})
			}
		}
	}
	return out
}

// answer is the answer with which a text begins, the longest word for it, and
// what follows; "" for none.
func (b *Book) answer(s string) (answer, rest string) {
	s = strings.TrimLeft(s, " ")
	best := ""
	for _, a := range b.Answers {
		for _, w := range words(a) {
			if len(w) > len(best) && strings.HasPrefix(s, w) {
				best, answer = w, a.ID
			}
		}
	}
	return answer, s[len(best):]
}

// fillers may stand between a subject and its answer.
var fillers = regexp.MustCompile(`^(?:那块|这块|方面|问题|已经|都|也|目前|现在|还|has been|have been|is|are|were|was|[\s:])+`)

// answered finds the answer that a clause gives to a subject: 资金已批, 资金没落实.
// Whatever else the clause says makes it no answer: 预算有120万.
func (b *Book) answered(said, subject string) (Saying, bool) {
	for from := 0; ; {
		i := strings.Index(said[from:], subject)
		if i < 0 {
			return Saying{}, false
		}
		from += i + len(subject)
		clause, rest := cutClause(said[from:])
		for _, s := range []string{clause, fillers.ReplaceAllString(clause, "")} {
			answer, left := b.answer(s)
			if answer == "" || answer == NA || s == "" || strings.Trim(left, " 了的!.") != "" {
				continue
			}
			return Saying{Answer: answer, Note: trim(rest)}, true
		}
	}
}

// The words by which a condition is denied, left open, or said not to apply.
var (
	deniesBefore = regexp.MustCompile(`(?:没有|没|未|不|尚未|还没|not|isn't|aren't|never)\s*(?:yet\s*)?$`)
	deniesAfter  = regexp.MustCompile(`^\s*(?:了?没有|还没|没|不了|未|不|not)`)
	opensAfter   = regexp.MustCompile(`^\s*(?:不清|不确定|unclear|unknown)`)
	applies      = regexp.MustCompile(`不适用|不需要|不用|无需|免了|n/a|not applicable|not needed|does not apply`)
	because      = regexp.MustCompile(`^(?:不适用|不需要|不用|无需|免了|n/a|not applicable|not needed|does not apply)?[\s,:;(]*(?:原因是?|因为|理由是?|because|since)?[\s:,]*`)
)

// said finds what a text says of a condition.
func (c Condition) said(text string) (Saying, bool) {
	if c.NA {
		for _, subject := range c.Subject {
			if s, ok := c.absent(text, Small(subject)); ok {
				return s, true
			}
		}
	}
	words := c.Also
	if len(words) == 0 && c.Proof == ProofSaid {
		words = []string{c.Name.ZH, c.Name.EN} // else nothing that anybody says would do
	}
	for _, p := range words {
		p = Small(p)
		i := strings.Index(text, p)
		if i < 0 {
			continue
		}
		before, after := text[:i], text[i+len(p):]
		clause, rest := cutClause(after)
		s := Saying{ID: c.ID, Answer: Yes, Note: trim(clause + rest)}
		switch {
		case opensAfter.MatchString(after):
			s.Answer = Unclear
		case deniesBefore.MatchString(before), deniesAfter.MatchString(after):
			s.Answer = No
		}
		return s, true
	}
	return Saying{}, false
}

// absent finds a condition that does not apply, with the reason: 演示不适用,原因…;
// 不用保证金 is a reason by itself.
func (c Condition) absent(text, subject string) (Saying, bool) {
	i := strings.Index(text, subject)
	if i < 0 {
		return Saying{}, false
	}
	before, after := strings.TrimRight(text[:i], " "), strings.TrimLeft(text[i+len(subject):], " ")
	switch m := applies.FindStringIndex(after); {
	case m != nil && m[0] <= 3:
		return Saying{ID: c.ID, Answer: NA, Note: trim(because.ReplaceAllString(after[m[0]:], ""))}, true
	case strings.HasSuffix(before, "不用") || strings.HasSuffix(before, "不需要") || strings.HasSuffix(before, "无需") || strings.HasSuffix(before, "没有") && after == "" || strings.HasSuffix(before, "no"):
		return Saying{ID: c.ID, Answer: NA, Note: trim(text)}, true
	}
	return Saying{}, false
}

// spoken reports whether a text in lower case has a form of a word: nearly none
// has, and to ask is cheaper than to order the forms.
func spoken(said string, w Word) bool {
	has := func(form string) bool { return form != "" && strings.Contains(said, Small(form)) }
	return has(w.Name.ZH) || has(w.Name.EN) || slices.ContainsFunc(w.Also, has)
}

// words are the forms of a word in lower case, the longest first.
func words(w Word) []string {
	var out []string
	for _, s := range append([]string{w.Name.ZH, w.Name.EN}, w.Also...) {
		if s != "" {
			out = append(out, Small(s))
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return len(out[i]) > len(out[j]) })
	return out
}

// narrow is a text in lower case with narrow signs; it has as many characters.
func narrow(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		switch {
		case r == '\u3000':
			return ' '
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '。' || r == ';':
			return ','
		case r == '、':
			return ','
		}
		return r
	}, s))
}

// cutClause parts a text at its first comma or full stop.
func cutClause(s string) (clause, rest string) {
	if i := strings.IndexAny(s, ",;!?\n("); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// edge reports whether a word ends where s begins.
func edge(s string) bool {
	for _, r := range s {
		return !unicode.IsLetter(r) || r == '了'
	}
	return true
}

func trim(s string) string { return strings.Trim(strings.TrimPrefix(s, "了"), " ,:;.!()") }

// asWritten is a piece of a narrowed text as it was written.
func asWritten(text, piece string) string {
	low, orig := []rune(narrow(text)), []rune(text)
	at := strings.Index(string(low), piece)
	if at < 0 || len(low) != len(orig) {
		return piece
	}
	from := len([]rune(string(low)[:at]))
	return string(orig[from : from+len([]rune(piece))])
}
