package parse

import "strings"

// minQuote is how long a stretch in quotes is somebody's words rather than a
// name or a word that is stressed.
const minQuote = 8

// inQuotes reports whether a clause stands inside a longer stretch in quotes.
func (r *reader) inQuotes(s Span) bool {
	open := -1
	for i, c := range r.n {
		if c != '"' {
			continue
		}
		switch {
		case open < 0:
			open = i
		case i-open >= minQuote && open < s.End && s.Start < i && s.Start >= open && s.End <= i+1:
			return true
		default:
			open = -1
		}
	}
	return false
}

// example reports whether what a clause tells is only shown, or told to everybody.
func (r *reader) example(c *clause) bool {
	return r.shows && (c.bits&(cVisit|cMeet|cCall|cGo|cMoneyKind|cActivity|cDone) != 0 || r.hanDone(c) || r.pastEnglish(c) || len(c.firms) == 0 && c.bits&(cThing|cPlan) != 0)
}

// onlyShows reports whether the message says that it only shows how to write, or
// tells everybody what to do.
func onlyShows(text string) bool {
	have := lettersOf(text)
	for i, w := range showing {
		if have.hold(&showingLetters[i]) && strings.Contains(text, w) {
			return true
		}
	}
	return showsAbove(text) || tellsAll(text) || rules(text) || kids(text)
}

// showsAbove reports whether a message ends by saying that this is how to write, and speaks of no
// paper in which it stands so: …,预算50万,这么写.
func showsAbove(text string) bool {
	text = strings.TrimRight(text, " 。.!~")
	for _, w := range [...]string{",这么写", ",这样写", ",这么写就行", ",这样写就行", ",这么写就好", ",这样写就好"} {
		if strings.HasSuffix(text, w) {
			_, paper := holdsAny(text, []string{"合同", "协议", "条款", "标书", "方案", "报价"})
			return !paper
		}
	}
	return false
}

// showing are the words with which somebody shows how to write.
var showing = []string{"例子", "例如", "模板:", "按模板", "照模板", "的模板", "范例", "范本", "xx公司", "xx总", "xxx", "template:", "this template", "the template is", "举例", "示例", "某某", "测试公司", "测试客户", "写法参考", "写法:", "格式参考", "这个格式写", "按格式写", "照格式写", "个格式:", "个模板", "sample entry", "sample log", "样例", "这种格式", "这种写法", "格式是", "参照", "比如这样", "比如可以这样写", "比如写:", "应该这样写:", "write it like this:", "is how to write", "is how you write", "for example", "example:", "e.g.", "always log", "remember to log", "this is how you", "rule of thumb", "every time", "每人至少", "每人每周", "everyone visit", "everybody visit", "大家都要", "每个人都要"}

var showingLetters = lettersOfAll(showing)

// tellsAll reports whether a message begins with a word for everybody and says what
// they have to do: 大家注意,客户拜访必须当天录入; team, please log your visits.
func tellsAll(text string) bool {
	for _, who := range []string{"大家", "各位", "全体", "所有人", "所有销售", "每位", "每个人", "同事们", "兄弟们", "伙伴们", "everyone", "everybody", "all,", "all:", "team", "guys", "folks", "dear all", "hi all", "fyi", "@all", "@所有人"} {
		if strings.HasPrefix(text, who) {
			_, must := holdsAny(text[len(who):], []string{"必须", "务必", "注意", "记得", "请", "要", "must", "should", "please", "pls", "need to", "have to", "don't", "remember"})
			return must
		}
	}
	return false
}

// kids reports whether a message of two clauses says of the one that the other is a joke: 昨天签了恒鑫,开玩笑的.
func kids(text string) bool {
	text = strings.TrimRight(text, " 。.!~哈")
	one, other, ok := strings.Cut(text, ",")
	if !ok || strings.Contains(other, ",") {
		return false
	}
	for _, part := range [...]string{one, strings.TrimLeft(other, " ")} {
		switch part {
		case "开玩笑的", "开个玩笑", "开玩笑", "骗你的", "骗你们的", "逗你的", "逗你们的", "假的", "just kidding", "only kidding", "jk", "kidding", "only joking", "just joking":
			return true
		}
	}
	return false
}

// rules reports whether a message begins by saying who makes a rule and goes on with what is always to be
// done: 公司规定每周都要去见客户, rule: every rep must call once a week. What one is told to do is none: 领导说
// 周五前去恒鑫.
func rules(text string) bool {
	rest, ok := cutAny(text, []string{"公司规定", "公司要求", "领导说", "领导要求", "老板说", "老板要求", "rule:", "new rule:", "the rule is", "every rep ", "each rep "})
	if !ok || strings.ContainsAny(rest, ",;。") {
		return false // 公司规定每周都要见客户,今天去了恒鑫
	}
	_, always := holdsAny(rest, []string{"每周都", "每天都", "每月都", "每人", "要多", "得多", "once a week", "every week", "every day", "once a month", "every month", "each week"})
	return always
}

// quoted reports whether the clause is somebody else's message, passed on.
func (r *reader) quoted(c *clause) bool {
	line := c.span.Start
	for line > 0 && r.n[line-1] != '\n' {
		line--
	}
	if r.n[line] == '>' || r.quotes && r.inQuotes(c.span) || r.example(c) || r.inFileName(c) {
		return true
	}
	head := r.between(line, min(len(r.n), line+8))
	for _, w := range [...]string{"例:", "例如", "比如:", "举例", "eg:", "ex:", "e.g"} {
		if strings.HasPrefix(head, w) {
			return true
		}
	}
	return strings.HasPrefix(head, "转发") || strings.HasPrefix(head, "转:") || strings.HasPrefix(head, "转载") || strings.HasPrefix(head, "fwd:") || strings.HasPrefix(head, "fw:") || strings.HasPrefix(head, "[转发")
}

// fileEnds end the names of files.
var fileEnds = []string{".docx", ".doc", ".pdf", ".pptx", ".ppt", ".xlsx", ".xls", ".jpg", ".jpeg", ".png", ".mp4", ".zip", ".rar", ".msg", ".eml", ".csv", ".txt", ".dwg"}

// inFileName reports whether a clause is part of what a file is called, which tells what stands
// in the file and of nothing that was done: 附件:拜访纪要_长虹华意_1123.docx.
func (r *reader) inFileName(c *clause) bool {
	if !strings.Contains(r.folded, ".") {
		return false
	}
	line := r.saying(Span{c.span.Start, len(r.n)})
	if end := strings.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	for _, w := range fileEnds {
		if at, _, ok := strings.Cut(line, w); ok && !strings.ContainsAny(at, ",;。!?") {
			return true
		}
	}
	return false
}
