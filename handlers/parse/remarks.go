package parse

import (
	"strings"
	"unicode/utf8"
)

// A remark is a clause that tells of everyday life beside what is reported: how the canteen was, who has a
// child, where the car stood. Its days, sums and names are nobody's visit, deal or contact, so that it is set
// aside before anything is read. What it must not hold is any word of business.

// remark is how such a clause begins, and what it must say besides.
type remark struct {
	head  string
	topic *topic
}

// topic is what remarks can be about.
type topic struct {
	needs  []string // one of these must follow, where there are any
	not    class    // words of these classes make it business
	sums   bool     // a sum in it is no deal's and no expense
	person bool     // it is somebody's: a word for whose must stand before it
}

// business are the classes of words that no remark has.
const business = cVisit | cCall | cMoneyKind | cMilestone | cPayment | cIntent | cCapture | cOurs | cSpeaker | cDept | cSource | cCustomer | cAsk | cCommand | cAnswer | cOutcome | cCancel | cSay

// setAside leaves out the remarks of a text beside which something else is said, each with the mark that
// parts it from the rest.
func (s *tidied) setAside() {
	n := normalise(s.runes)
	type part struct{ from, to int }
	var gone []part
	kept := false
	for from := 0; from < len(n); {
		to := from
		for to < len(n) && !partsClauses(n, to) {
			to++
		}
		start := skip(n, from, " ")
		switch {
		case start < to && (to == len(n) || n[to] != '?') && isRemark(n[start:to]):
			gone = append(gone, part{from, to})
		case start < to:
			kept = true
		}
		from = to + 1
	}
	if !kept || len(gone) == 0 {
		return
	}
	out := s.runes[:0:0]
	at := make([]int32, 0, len(n))
	next := 0
	for _, g := range gone {
		for ; next < g.from; next++ {
			out, at = append(out, s.runes[next]), append(at, s.origin(next))
		}
		next = g.to
		if len(out) == 0 {
			next = skip(n, min(g.to+1, len(n)), " ")
		} else if soft := n[g.from-1] == ','; soft || g.to == len(n) {
			out, at = out[:len(out)-1], at[:len(at)-1] // the mark before it: the one behind it ends the sentence
		} else {
			next++
		}
	}
	for ; next < len(n); next++ {
		out, at = append(out, s.runes[next]), append(at, s.origin(next))
	}
	s.runes, s.at = out, at
}

// greetings begin a message in which something else is said; those of the second list only before a mark,
// since they are words of a report (morning visit at Otto) or of a letter (hi Tom, ...), too.
var (
	greetings      = []string{"大家早", "各位早", "早上好", "早安", "早呀", "早啊", "早", "上午好", "中午好", "下午好", "晚上好", "大家好", "各位好", "嗨", "哈喽"}
	markedGreeting = []string{"good morning", "good afternoon", "good evening", "morning", "evening", "hello", "hey", "hi"}
)

// laterHours are the other parts of a day, as they begin a clause.
var laterHours = []string{"afternoon", "evening", ";下午", ";中午", ";晚", ",晚"}

// ungreeted leaves out the greeting that a text begins with, where something else follows it.
func (s *tidied) ungreeted() {
	head := normalise(s.runes[:min(len(s.runes), longestGreeting)])
	k := greetingAt(head, greetings, " ,.!~。")
	if k == 0 {
		k = greetingAt(head, markedGreeting, ",.!~。")
	}
	if k == 0 {
		return
	}
	n := normalise(s.runes)
	to := skip(n, k, " ,.!~。")
	if to == len(n) || isDigit(n[to]) {
		return // 早 10点去恒发 is an hour
	}
	if _, hours := holdsAny(strings.ToLower(string(n[to:])), laterHours); hours {
		return // morning, Otto; afternoon, Kestrel: a day by its hours
	}
	at := make([]int32, 0, len(n)-to)
	for i := to; i < len(n); i++ {
		at = append(at, s.origin(i))
	}
	s.runes, s.at = s.runes[to:], at
}

// longestGreeting is more than any greeting has, with the sign behind it.
const longestGreeting = 20

// greetingAt is how many runes the greeting has with which a text begins, behind which one of the signs
// stands; 0 for none.
func greetingAt(n []rune, words []string, signs string) int {
	for _, g := range words {
		if k := utf8.RuneCountInString(g); len(n) > k && strings.ContainsRune(signs, n[k]) && strings.EqualFold(string(n[:k]), g) {
			return k
		}
	}
	return 0
}

// origin is where the rune at i stood as typed.
func (s *tidied) origin(i int) int32 {
	if s.at == nil {
		return int32(i)
	}
	return s.at[i]
}

// partsClauses reports whether the mark at n[i] stands between two clauses.
func partsClauses(n []rune, i int) bool {
	switch n[i] {
	case ',', '.':
		return i+1 >= len(n) || !isDigit(n[i+1]) && (n[i] == ',' || n[i+1] == ' ' || n[i+1] == '\n' || isHan(n[i+1]))
	case '。', ';', '!', '?', '\n', '…':
		return true
	}
	return false
}

// isRemark reports whether a clause is a remark.
func isRemark(clause []rune) bool {
	k, whose := behindLeadIn(clause)
	if k >= len(clause) {
		return false
	}
	for _, m := range remarks[clause[k]] {
		if rest, ok := behindHead(clause, k, m.head); ok && (whose || !m.topic.person) && m.topic.fits(clause, rest) {
			return true
		}
	}
	return false
}

// behindHead is where a clause goes on behind the words of a head at k.
func behindHead(clause []rune, k int, head string) (int, bool) {
	for _, c := range head {
		if k >= len(clause) || clause[k] != c {
			return 0, false
		}
		k++
	}
	return k, k >= len(clause) || isHan(clause[k]) || !isWordRune(clause[k-1]) || !isWordRune(clause[k]) || clause[k] == 's' && (k+1 >= len(clause) || !isWordRune(clause[k+1]))
}

// fits reports whether the rest of a clause is what a remark of the topic says.
func (t *topic) fits(clause []rune, from int) bool {
	rest := string(clause[from:])
	if len(t.needs) > 0 {
		if _, ok := holdsAny(rest, t.needs); !ok {
			return false
		}
	}
	if _, ok := holdsAny(rest, businesslike); ok {
		return false
	}
	_, ware := holdsAny(rest, goods)
	for i := from; i < len(clause); i++ {
		if words.longest(clause, i, t.not) != nil {
			return false
		}
		if m, ok := moneyAt(clause, clause, i); ok && (!t.sums || ware) && (i == 0 || !isDigit(clause[i-1])) && !m.bare {
			return false
		}
	}
	return true
}

// behindLeadIn is where a clause begins behind words that only lead to what it is about, and whether they
// say whose that is.
func behindLeadIn(clause []rune) (k int, whose bool) {
	for more := true; more && k < len(clause); {
		more = false
		if end := numeralDay(clause, k); end > k {
			k, more = skip(clause, end, " "), true
			continue
		}
		for i := range leadIns {
			w := &leadIns[i]
			if end, ok := behindHead(clause, k, w.said); ok && (isHan(clause[k]) || end >= len(clause) || clause[end] == ' ' || isHan(clause[end])) {
				k, whose, more = skip(clause, end, " "), whose || w.whose, true
				break
			}
		}
	}
	return k, whose
}

// numeralDay is where a day that is said by its number ends: 6号, 11月10日; k where none begins.
func numeralDay(clause []rune, k int) int {
	for i := k; i < len(clause) && i < k+6; i++ {
		switch c := clause[i]; {
		case c == '号' || c == '日':
			if i > k {
				return i + 1
			}
			return k
		case !isDigit(c) && c != '月':
			return k
		}
	}
	return k
}
