package parse

import (
	"strings"

	"milepost/handlers/parse/moment"
)

// nameStart is a place in the text where a full name may begin.
type nameStart struct {
	at, given  int   // where the surname begins, and the given name
	before     class // what words end at it
	apart      bool  // nothing Chinese stands right before it
	introduced bool  // a title, a word for what somebody is called or the like is before it
}

// fullNameAt reads 方志明 at n[i] where the words around say that a person's
// name stands there; before is what words end at i.
func (r *reader) fullNameAt(i int, before class) int {
	given := r.givenAt(i, before)
	if given == i {
		return i
	}
	if w := words.longest(r.n, i, ^class(0)); w != nil && w.n >= 2 {
		return i
	}
	s := nameStart{at: i, given: given, before: before, apart: i == 0 || !isHan(r.n[i-1])}
	s.introduced = r.leadsToName(i, before)
	if s.introduced && r.namesPlace(i) {
		return i // 厂名万顺
	}
	s.introduced = s.introduced || s.apart && r.labelledName(i) || r.sameSurname(i, s.apart) || before&cKin != 0
	if r.laterPerson(i) || r.noFullName(&s) {
		return i
	}
	best := r.longestName(&s)
	if best > i && !s.introduced && r.legalAhead(given) {
		return i
	}
	return best
}

// givenAt is where a given name begins behind a surname at n[i]; i when no name does.
func (r *reader) givenAt(i int, before class) int {
	e := surnameAt(r.n, i)
	if e > i || !isHan(r.n[i]) || before&cIntro == 0 {
		return e
	}
	for _, w := range []string{"全名", "全名叫", "大名", "姓名"} {
		if endsWith(r.n[:i], w) {
			return i + 1 // 全名招志强
		}
	}
	return i
}

// leadsToName reports whether a title, a word for somebody or one for what he is called
// ends at n[i], and no title that belongs to the person before: 王总.
func (r *reader) leadsToName(i int, before class) bool {
	if before&(cIntro|cTitle|cPersonWord) == 0 || i == 0 {
		return before&(cIntro|cTitle|cPersonWord) != 0
	}
	switch r.n[i-1] {
	case '总':
		return i > 1 && strings.ContainsRune("副老", r.n[i-2])
	case '工', '姐':
		return false
	}
	return true
}

// nameLabels are the words behind which, with a colon or a space, a name stands.
var nameLabels = []string{"联系人", "负责人", "姓名", "名片", "对接人", "叫", "经理", "总监", "部长", "主任", "厂长"}

// labelledName reports whether a label for a name, or a title with a space behind it, ends
// before n[i]: 联系人: 方志明, 副所长 蒿平.
func (r *reader) labelledName(i int) bool {
	k := i
	for k > 0 && (r.n[k-1] == ' ' || r.n[k-1] == ':' || r.n[k-1] == '-') {
		k--
	}
	for _, w := range nameLabels {
		if endsWith(r.n[:k], w) {
			return true
		}
	}
	for j := 2; k < i && j <= 4 && k-j >= 0; j++ {
		w := words.longest(r.n[:k], k-j, cTitle)
		if w != nil && w.n == j && w.bits&cDept == 0 && (k == j || r.personAt(k-j-1) < k) {
			return true
		}
	}
	return false
}

// laterPerson reports whether another surname, with a title, begins within what would be
// the name at n[i]: 金龙陈部长 is 陈部长 of 金龙.
func (r *reader) laterPerson(i int) bool {
	for k := i + 1; k < len(r.n) && k <= i+2; k++ {
		if p := r.personAt(k); p > k+1 && words.longest(r.n, k+1, cTitle) != nil && !(k == i+2 && strings.ContainsRune(givenEnds, r.n[k])) {
			return true
		}
	}
	return false
}

// noFullName reports whether the surname belongs to a title behind it, or ends a word.
func (r *reader) noFullName(s *nameStart) bool {
	if words.longest(r.n, s.given, cTitle) != nil && (!s.introduced || r.personAt(s.at) > s.at) {
		return true // 王总聊: personAt reads it
	}
	if s.apart || s.introduced {
		return false
	}
	w := words.longest(r.n, s.at-1, ^class(0))
	return w != nil && w.n >= 2 // 对方想看
}

// longestName is where the longest name ends that begins there; where it begins when
// nothing speaks for one.
func (r *reader) longestName(s *nameStart) int {
	best, linked := s.at, r.linksName(s)
	for k := 1; k <= 2 && s.given+k <= len(r.n); k++ {
		end := s.given + k
		if c := r.n[end-1]; !isHan(c) || r.taken(end-1) || strings.ContainsRune("的了说在是和跟去到就也都她他它我你您很没还", c) {
			break
		}
		if w := words.longest(r.n, s.given, ^class(0)); k == 2 && w != nil && w.n >= 2 && w.bits&cTitle != 0 {
			break
		}
		if town := words.longest(r.n, s.given, cRegion); !r.nameEnds(end) || r.wordCrosses(s.given, end) && !(s.introduced && town != nil && town.n == k) {
			continue // 徐永康 may be somebody, though 永康 is a town
		}
		if s.introduced || s.before&cDept != 0 && r.ofDepartment(s.at, end) || s.before&(cTail|cLegal|cBrand) != 0 && r.doesAsPeople(end) || s.apart && r.titleFollows(end, end-s.at) || linked && end-s.at >= 3 {
			best = end
		}
	}
	return best
}

// linksName reports whether a word for meeting or calling somebody, or 的, ends before a name.
func (r *reader) linksName(s *nameStart) bool {
	i := s.at
	return s.before&(cMeet|cVisit|cWith|cCall) != 0 || i > 1 && (moment.Has(r.n, i-2, "对方") || moment.Has(r.n, i-2, "找的")) || i > 0 && (r.n[i-1] == '的' || r.n[i-1] == '把')
}
