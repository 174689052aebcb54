package parse

import "strings"

// mixedEvidence weighs what a run of Latin words stands beside that tells a
// person from a company in either language: Jonas from Harwick, Norwell的Linda,
// 约了Bettina, the Ostrava team.
func (r *reader) mixedEvidence(u run, named bool) int {
	m := mixedRun{run: u, named: named, caps: r.allCaps(r.toks[u.from])}
	runes := u.span.End - u.span.Start
	m.single = u.to == u.from+1 && !(m.caps && runes <= 4)
	score := r.hanBefore(&m) + r.behindMixed(&m)
	if isFunc(r.tok(u.from-2), "the") && !named {
		score -= 3
	}
	if !m.single && !named && m.caps && runes <= 3 {
		score -= 2 // IE, SQE: an abbreviation
	}
	return score
}

// mixedRun is a run of Latin words that may be a person or a company.
type mixedRun struct {
	run
	named  bool // it begins with a given name
	caps   bool // its first word is in capitals
	single bool // it is one word, and no abbreviation
}

// hanBefore weighs a Chinese word right before a run of Latin ones.
func (r *reader) hanBefore(m *mixedRun) int {
	prev, at := r.before(m.from)
	if prev.kind == tokMark || at < 0 || r.toks[at].span.End != m.span.Start || !isHan(r.n[r.toks[at].span.Start]) {
		return 0
	}
	switch first, text := r.tok(at-1), prev.text(); {
	case text == "的" && !m.named && first.kind == tokWord && first.bits&(cGo|cVisit) != 0 && first.bits&cMeet == 0 && isHan(r.n[first.span.Start]):
		return -4 // 昨天去的Ericsson
	case text == "的" && first.kind != tokMark && (m.single || m.named):
		return 4
	case text == "给" && first.kind == tokWord && first.bits&cActivity != 0:
		return -4 // demo给Fenner
	case prev.bits&(cVisit|cGo) != 0, text == "在", text == "从", text == "去", text == "到":
		return -4
	case prev.bits&(cDept|cTitle|cPersonWord|cIntro) != 0:
		return 4
	case m.single && (prev.bits&(cWith|cMeet|cCall) != 0 || text == "把" || text == "打"):
		return 2
	}
	return 0
}

// behindMixed weighs the word behind a run of Latin ones.
func (r *reader) behindMixed(m *mixedRun) int {
	k := m.to
	for r.isSpace(k) {
		k++
	}
	if w := r.firmByBehind(m, k); w != 0 {
		return w
	}
	if isFunc(r.tok(k), "的") {
		return r.ownedBehind(k + 1)
	}
	return r.personByBehind(m, k)
}

// ofFirms are the words for what companies have, behind their names.
var ofFirms = map[string]bool{
	"那边": true, "这边": true, "那里": true, "那儿": true, "公司": true, "工厂": true, "厂": true, "项目": true, "团队": true, "那单": true, "这单": true,
	"team": true, "people": true, "guys": true, "folks": true, "crew": true, "lads": true, "gang": true, "plant": true, "factory": true, "office": true, "site": true, "deal": true, "tender": true, "order": true, "project": true, "account": true,
}

// firmByBehind weighs words, from token k on, that tell a company; 0 where there are none.
func (r *reader) firmByBehind(m *mixedRun, k int) int {
	next := r.tok(k)
	word, joined := next.kind == tokWord, k == m.to
	switch {
	case !m.named && word && next.bits&cDept != 0 && isWordRune(r.n[next.span.Start]) && isFunc(r.tok(k+1), "的"):
		return -6 // Unilever procurement的Grace
	case joined && !m.named && word && (isAny(next, "见", "见了", "见到") || next.bits&cOutcome != 0 && strings.HasPrefix(next.text(), "没人")):
		return -4 // Danfoss见Ivy,Grundfos没人
	case joined && !m.named && (next.kind == tokPerson || word && next.bits&cRegion != 0 && isHan(r.n[next.span.Start])):
		return -6 // Magna小唐, Bosch无锡的
	case ofFirms[next.text()]:
		return -4
	}
	return 0
}

// ownedBehind weighs what belongs to a run of Latin words, at token k behind 的: people to
// a company, a phone to a person.
func (r *reader) ownedBehind(k int) int {
	switch owned := r.tok(k); {
	case owned.kind == tokPerson || owned.bits&(cTitle|cDept|cPersonWord|cPerson) != 0 || owned.kind == tokLatin && r.capital(owned):
		return -6
	case isAny(owned, "电话", "手机", "号码", "邮箱", "微信", "名片", "手机号"):
		return 2
	}
	return -2
}

// personByBehind weighs words, from token k on, for what only people do or where they
// belong.
func (r *reader) personByBehind(m *mixedRun, k int) int {
	next := r.tok(k)
	word, joined, text := next.kind == tokWord, k == m.to, next.text()
	switch {
	case m.single && text == "不在" && joined && r.seenAt(m.from):
		return 4 // 在Sandvik做presentation,Ola不在
	case m.single && !m.named && word && personal[text]:
		return 4
	case m.single && joined && r.han && word && (next.bits&cSay != 0 || isAny(next, "带", "在", "也", "同意", "让")):
		return 1
	case text == "from" && (r.tok(k+2).bits&(cDept|cTitle) != 0 || isFunc(r.tok(k+2), "finance")):
		return 4
	case (text == "at" || text == "@" || text == "from" || text == "of" || r.markIs(k, '@')) && r.opensBehind(k+1):
		return 4
	}
	return 0
}

// personal are the words for what only people do.
var personal = map[string]bool{
	"回电": true, "回电了": true, "离职": true, "离职了": true, "接待": true, "接待的": true, "接待了": true, "组织": true, "组织的": true, "带": true, "带我": true, "陪": true, "打来": true, "打来电话": true, "跳槽": true, "退休": true, "退休了": true, "升": true, "调走了": true, "主持": true, "休假": true, "请假": true, "没空": true,
	"回电话": true, "挂了": true, "觉得": true, "嫌": true, "抱怨": true, "负责": true, "拍板": true, "签字": true, "returned my call": true, "picked up": true, "moved from": true, "retired": true, "hosted": true, "showed": true, "left": true, "has left": true, "joined": true, "hung up": true, "hung up on me": true, "answered": true, "asked": true, "thinks": true, "says": true, "said": true, "told": true, "loved": true, "liked": true,
	"is on leave": true, "on leave": true, "off sick": true, "resigned": true, "promised": true, "is away": true, "away": true, "smiled": true, "wished": true, "posted": true, "himself": true, "herself": true, "personally": true, "moves": true, "moves to": true, "thanked": true, "wrote": true, "replied": true, "complained": true, "insists": true, "believes": true, "apologised": true, "apologized": true, "laughed": true, "nodded": true, "joked": true, "texted": true, "hesitates": true, "signs": true, "moved": true, "got": true, "took": true, "gave": true,
}

// seenAt reports whether it was said before token i at which company one was: 在Sandvik.
func (r *reader) seenAt(i int) bool {
	for k := 1; k < i; k++ {
		if t := r.toks[k]; t.kind == tokLatin && r.capital(t) && (isFunc(r.toks[k-1], "在") || isFunc(r.toks[k-1], "去") || isFunc(r.toks[k-1], "去了")) {
			return true
		}
	}
	return false
}
