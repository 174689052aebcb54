package parse

import "strings"

// mixedEvidence weighs what a run of Latin words stands beside that tells a
// person from a company in either language: Jonas from Harwick, Norwell的Linda,
// 约了Bettina, the Ostrava team.
func (r *reader) mixedEvidence(u run, named bool) int {
	score := 0
	single := u.to == u.from+1 && !(r.allCaps(r.toks[u.from]) && u.span.End-u.span.Start <= 4)
	prev, at := r.before(u.from)
	adjacent := prev.kind != tokMark && at >= 0 && r.toks[at].span.End == u.span.Start
	if isFunc(r.tok(u.from-2), "the") && !named {
		score -= 3
	}
	if adjacent && isHan(r.n[r.toks[at].span.Start]) {
		switch text := prev.text(); {
		case text == "的" && !named && r.tok(at-1).kind == tokWord && r.tok(at-1).bits&(cGo|cVisit) != 0 && r.tok(at-1).bits&cMeet == 0 && isHan(r.n[r.tok(at-1).span.Start]):
			score -= 4 // 昨天去的Ericsson
		case text == "的" && r.tok(at-1).kind != tokMark && (single || named):
			score += 4
		case text == "给" && r.tok(at-1).kind == tokWord && r.tok(at-1).bits&cActivity != 0:
			score -= 4 // demo给Fenner
		case prev.bits&(cVisit|cGo) != 0, text == "在", text == "从", text == "去", text == "到":
			score -= 4
		case prev.bits&(cDept|cTitle|cPersonWord|cIntro) != 0:
			score += 4
		case single && (prev.bits&(cWith|cMeet|cCall) != 0 || text == "把" || text == "打"):
			score += 2
		}
	}
	k := u.to
	for r.isSpace(k) {
		k++
	}
	next := r.tok(k)
	if !single && !named && r.allCaps(r.toks[u.from]) && u.span.End-u.span.Start <= 3 {
		score -= 2 // IE, SQE: an abbreviation
	}
	switch text := next.text(); {
	case !named && next.kind == tokWord && next.bits&cDept != 0 && isWordRune(r.n[next.span.Start]) && isFunc(r.tok(k+1), "的"):
		score -= 6 // Unilever procurement的Grace
	case k == u.to && !named && next.kind == tokWord && (text == "见" || text == "见了" || text == "见到" || next.bits&cOutcome != 0 && strings.HasPrefix(text, "没人")):
		score -= 4 // Danfoss见Ivy,Grundfos没人
	case k == u.to && !named && (next.kind == tokPerson || next.kind == tokWord && next.bits&cRegion != 0 && isHan(r.n[next.span.Start])):
		score -= 6 // Magna小唐, Bosch无锡的
	case text == "的":
		switch owned := r.tok(k + 1); {
		case owned.kind == tokPerson || owned.bits&(cTitle|cDept|cPersonWord) != 0 || owned.kind == tokLatin && r.capital(owned) || owned.bits&cPerson != 0:
			score -= 6
		case strings.Contains(" 电话 手机 号码 邮箱 微信 名片 手机号 ", " "+owned.text()+" "):
			score += 2
		default:
			score -= 2
		}
	case strings.Contains(" 那边 这边 那里 那儿 公司 工厂 厂 项目 团队 那单 这单 team people guys folks crew lads gang plant factory office site deal tender order project account ", " "+text+" ") && text != "":
		score -= 4
	case single && text == "不在" && k == u.to && r.seenAt(u.from):
		score += 4 // 在Sandvik做presentation,Ola不在
	case single && !named && next.kind == tokWord && personal[text]:
		score += 4
	case single && next.kind == tokWord && k == u.to && (next.bits&cSay != 0 || text == "带" || text == "在" || text == "也" || text == "同意" || text == "让") && r.han:
		score++
	case text == "from" && (r.tok(k+2).bits&(cDept|cTitle) != 0 || isFunc(r.tok(k+2), "finance")):
		score += 4
	case (text == "at" || text == "@" || text == "from" || text == "of" || r.markIs(k, '@')) && r.opensBehind(k+1):
		score += 4
	}
	return score
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
