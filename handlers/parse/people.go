package parse

import (
	"cmp"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// person is somebody of a customer, or one of ours.
type person struct {
	span       Span
	tok        int
	name       string
	title      string
	department string
	role       string
	ours       bool
	referrer   bool
	through    bool // named only to say whose assistant somebody is
	sure       bool // his surname, or the mr before it, says that it is somebody
	known      []Match
}

// courtesies are titles that are manners rather than jobs.
const courtesies = " 总 工 姐 哥 叔 姨 董 先生 女士 小姐 师傅 老师 老板 老板娘 "

// findPeople reads the people of the text, with what they are.
func (r *reader) findPeople() {
	for i, t := range r.toks {
		switch {
		case (t.kind == tokPerson || t.kind == tokName) && (r.nickname(i) || r.former(i)):
		case t.kind == tokPerson && r.inFirm(i):
		case t.kind == tokPerson:
			r.folk = append(r.folk, r.hanPerson(i))
		case t.kind == tokName && !r.isAccount(t):
			r.folk = append(r.folk, r.knownPerson(i))
		case t.kind == tokWord && t.bits&cPersonWord != 0 && r.standsForPerson(i):
			p := person{span: t.span, tok: i, name: r.str(t.span)}
			p.ours = r.isOurs(i)
			r.folk = append(r.folk, p)
		}
	}
	slices.SortStableFunc(r.folk, func(a, b person) int { return a.span.Start - b.span.Start })
	r.folk = slices.CompactFunc(r.folk, func(a, b person) bool { return a.span.Start == b.span.Start })
	r.folk = r.folk[:min(len(r.folk), maxMentions)]
	r.fullNames()
	r.leavers()
	for i := range r.folk {
		p := &r.folk[i]
		r.withSurname(p)
		p.ours = p.ours || r.addressed(p) || r.takenAlong(p) || r.wentAlong(p) || r.ourDepartment(p.tok) || r.ourDesk(p) || slices.ContainsFunc(r.folk[:i], func(q person) bool { return q.ours && q.name == p.name })
		r.folk[i].through = i+1 < len(r.folk) && r.ownsPost(r.folk[i].tok, r.folk[i+1].tok)
		if p.title == "" {
			p.title = r.titleBehindFirm(p)
		}
		r.rolesOf(i)
		r.explainPerson(&r.folk[i])
	}
}

// knownPerson is one of ours or a known contact, written as known.
func (r *reader) knownPerson(i int) person {
	h := r.hits[r.toks[i].at]
	p := person{span: h.Span, tok: i, name: r.str(h.Span)}
	for _, m := range h.Known {
		if m.Row.Kind == crm.KindPerson {
			p.ours = true
		}
	}
	p.known = slices.DeleteFunc(slices.Clone(h.Known), func(m Match) bool { return p.ours != (m.Row.Kind == crm.KindPerson) })
	r.describe(&p, i)
	if p.title == "" && !p.ours && !isHan(r.n[h.Span.Start]) {
		p.title = r.latinTitle(run{from: i, to: i + 1, span: h.Span})
	}
	return p
}

// hanPerson reads 王总 with the words around that say what he does.
func (r *reader) hanPerson(i int) person {
	t := r.toks[i]
	p := person{span: t.span, tok: i, name: r.str(t.span)}
	n := r.n[t.span.Start:t.span.End]
	if n[0] == '姓' {
		return r.surnamedPerson(p, i)
	}
	k := 0
	if n[0] == '老' || n[0] == '小' || n[0] == '阿' {
		k = 1
	}
	own := ""
	if e := surnameAt(n, k); e > k && e < len(n) {
		if w := words.longest(n, e, cTitle); w != nil && w.n == len(n)-e {
			own = w.text
		}
	}
	if own != "" && !strings.Contains(courtesies, " "+own+" ") {
		p.title = own
	}
	r.describe(&p, i)
	r.inFull(&p, i)
	p.ours = r.isOurs(i)
	if len(p.known) == 0 && r.ctx.Names != nil {
		if ms := r.ctx.Names.Lookup(p.name, crm.KindPerson, r.asker()); len(ms) > 0 && ms[0].Score == 1 && !r.firmBefore(i) {
			p.ours, p.known = true, ms
		}
	}
	return p
}

// firmBefore reports whether a company stands right before token i, so that
// whoever follows is its.
func (r *reader) firmBefore(i int) bool {
	for _, f := range r.firms {
		if f.to == i || f.to == i-1 && isFunc(r.tok(i-1), "的") {
			return true
		}
	}
	return false
}

// describe reads department and title before a name (装备部 高部长, 采购 小赵) or
// behind it (方志明,技术部经理).
func (r *reader) describe(p *person, i int) {
	k, titled := i, false
	for k > 0 {
		t := r.toks[k-1]
		if t.span.End == r.toks[k].span.Start && r.ofDepartmentAt(k-1) {
			k--
			continue
		}
		if t.span.End != r.toks[k].span.Start || t.kind != tokWord || t.bits&cOurs != 0 || r.inFirm(k-1) {
			break
		}
		if t.bits&(cDept|cTitle) == 0 && !(t.bits&cIntro != 0 && strings.HasSuffix(t.w.text, "负责人")) && !(t.bits&cPersonWord != 0) {
			break
		}
		titled = titled || t.bits&cTitle != 0 || t.bits&(cIntro|cPersonWord) != 0
		k--
	}
	if k < i {
		before := r.str(Span{r.toks[k].span.Start, r.toks[i].span.Start})
		switch {
		case p.title != "" && !titled:
			p.department, p.title = before, before+p.title
		case titled:
			p.title = before
		default:
			p.department = before
		}
	}
	if k > 1 && isFunc(r.toks[k-1], "的") && r.toks[k-2].bits&(cDept|cRole) != 0 && !r.inFirm(k-2) {
		dept := r.str(r.toks[k-2].span)
		if v := valOf(r.toks[k-2], cRole); v != "" {
			p.role = v
		} else if p.department == "" {
			p.department = dept
		}
	}
	if k == i && p.title == "" && r.isSpace(i-1) && p.span.End-p.span.Start <= 3 && i > 1 && r.toks[i-2].bits&cTitle != 0 && r.toks[i-2].kind == tokWord && (r.toks[i-2].w.n > 1) {
		p.title = r.titleBefore(i - 1) // 厂务经理 陈立
	}
	if k == i && p.title == "" && (isFunc(r.tok(i-1), "是") || isFunc(r.tok(i-1), "叫")) && r.titleBehind(i) == "" {
		p.title = r.titleBefore(i - 1)
	}
	if p.title == "" || p.title == strings.TrimLeft(p.title, "总") && len([]rune(p.title)) <= 2 {
		if title := r.titleBehind(i); title != "" {
			p.title = title
		}
	}
}

// titleBefore reads the title before 是: 项目经理是梁工.
func (r *reader) titleBefore(i int) string {
	k, titled := i, false
	for k > 0 && r.toks[k-1].kind == tokWord && r.toks[k-1].bits&(cDept|cTitle|cPersonWord) != 0 && !r.inFirm(k-1) {
		k--
		titled = titled || r.toks[k].bits&(cTitle|cPersonWord) != 0
	}
	if !titled {
		return ""
	}
	return r.str(Span{r.toks[k].span.Start, r.toks[i].span.Start})
}

// titleBehind reads 技术部经理 behind a name.
func (r *reader) titleBehind(i int) string {
	j, firm := i+1, 0
	if s := r.tok(j).text(); s == "升职" || s == "升职了" || s == "升了" {
		for j++; isFunc(r.tok(j), "了") || r.markIs(j, ',') || isFunc(r.tok(j), "现在是") || isFunc(r.tok(j), "现在"); j++ {
			firm = 1
		}
	}
	for r.tok(j).kind == tokMark && strings.ContainsRune(" ,:(-/", r.runeAt(r.tok(j).span.Start)) || isFunc(r.tok(j), "是") || isFunc(r.tok(j), "他是") || j == i+1 && r.rises(j) || firm > 0 && isFunc(r.tok(j), "的") || j > i+1 && r.inFirm(j) {
		firm += b2i(r.inFirm(j))
		j++
	}
	if isFunc(r.tok(j-1), "是") { // 是新来的采购
		for r.newcomer(j) || j > i+2 && isFunc(r.tok(j), "的") && r.newcomer(j-1) {
			j, firm = j+1, firm+1
		}
	}
	if j == i+1 && r.tok(j).kind != tokWord || j > i+3+2*firm {
		return ""
	}
	k, titled := j, false
	for k < len(r.toks) && r.toks[k].kind == tokWord && r.toks[k].bits&(cDept|cTitle|cPersonWord) != 0 && (isHan(r.n[r.toks[k].span.Start]) || r.toks[k].bits&cDept != 0 && isHan(r.runeAt(r.toks[k].span.End))) {
		titled = titled || r.toks[k].bits&(cTitle|cPersonWord) != 0
		k++
	}
	if !titled || r.tok(k).kind == tokPerson || k == j {
		return ""
	}
	if j == i+1 && k == j+1 && r.toks[j].w.n < 2 {
		return ""
	}
	if next := r.tok(k); r.markIs(i+1, ',') && r.toks[k-1].bits&cDept != 0 && k < len(r.toks) && next.span.Start == r.toks[k-1].span.End && next.kind != tokMark && !isFunc(next, "的") {
		return "" // 经手人是李工,采购走招标: it begins what is told next
	}
	return r.str(Span{r.toks[j].span.Start, r.toks[k-1].span.End})
}

// rises reports whether a word says that somebody got a new post: 升副总裁了.
func (r *reader) rises(i int) bool {
	switch r.tok(i).text() {
	case "升", "升了", "升任", "升为", "升成", "升到", "晋升", "晋升为", "提拔为", "提为", "调任":
		return true
	}
	return false
}

// newcomer reports whether a word says that somebody is new in his post.
func (r *reader) newcomer(i int) bool {
	switch r.tok(i).text() {
	case "新来", "新来的", "新任", "刚来", "刚来的", "新":
		return true
	}
	return false
}

func (r *reader) inFirm(tok int) bool {
	if r.firmOf != nil {
		return tok >= 0 && tok < len(r.firmOf) && r.firmOf[tok]
	}
	for _, f := range r.firms {
		if f.from <= tok && tok < f.to {
			return true
		}
	}
	return false
}

// isOurs reports whether the words before a person make him a colleague: 我们
// 张工, 带了售前小钟.
func (r *reader) isOurs(i int) bool {
	k := i - 1
	for k >= 0 && r.toks[k].kind == tokWord && r.toks[k].bits&(cDept|cTitle|cPersonWord) != 0 && r.toks[k].bits&cOurs == 0 {
		k--
	}
	for r.tok(k).kind == tokMark && r.runeAt(r.tok(k).span.Start) == ' ' && k > 0 {
		k--
	}
	t := r.tok(k)
	if t.kind != tokWord {
		return false
	}
	switch t.w.text {
	case "带", "带了", "带着", "带上", "陪着我们", "陪我们":
		return !strings.HasPrefix(t.w.text, "带") || !r.shownRound(i+1)
	}
	if t.w.text == "同事" && k > 0 && (r.tok(k-1).bits&cTheirs != 0 || isFunc(r.tok(k-1), "他") || isFunc(r.tok(k-1), "她") || isFunc(r.tok(k-1), "的") && r.tok(k-2).kind == tokPerson || r.tok(k-1).kind == tokPerson) {
		return false // 他同事毕工
	}
	return t.bits&cOurs != 0 && t.w.text != "公司"
}

// standsForPerson reports whether 老板娘 stands for somebody, rather than being
// the title of who follows or one of ours.
func (r *reader) standsForPerson(i int) bool {
	t := r.toks[i]
	switch t.w.text {
	case "门卫", "前台", "负责人", "总经理", "董事长", "秘书", "助理", "采购员", "receptionist", "gatekeeper", "the gatekeeper", "security guard", "the boss", "大老板", "老板", "老总":
		if t.w.text != "老板" && t.w.text != "厂长" && t.w.text != "老总" {
			return false
		}
	}
	for k := i - 1; k >= 0 && k > i-6 && r.toks[k].kind != tokMark; k-- {
		if isFunc(r.toks[k], "是") && r.tok(k-1).kind == tokPerson {
			return false // 陈总是联丰的采购总监
		}
	}
	switch r.tok(i + 1).text() {
	case "换成", "换成了", "改成", "叫", "是", "换", "由":
		if p := r.tok(i + 2); p.kind == tokPerson || p.kind == tokName || p.kind == tokLatin {
			return false // 技术总监换成管工了
		}
	}
	if r.tok(i+1).bits&cMeet != 0 && strings.HasPrefix(r.tok(i+1).text(), "接待") {
		return true
	}
	if r.tok(i+1).kind == tokPerson || r.tok(i+1).kind == tokUnknown || r.tok(i+1).bits&cTitle != 0 || !isHan(r.n[t.span.Start]) {
		return false
	}
	return r.firmBefore(i) || r.tok(i-1).bits&cMeet != 0 && r.tok(i-1).kind == tokWord && r.tok(i-1).w.n > 1
}

// rolesOf reads a role that the clause gives somebody: 他负责评估方案, 林副总拍板.
func (r *reader) rolesOf(i int) {
	p := &r.folk[i]
	if p.ours {
		return
	}
	if p.role == "" && strings.Contains(p.title, "采购") && (strings.Contains(p.title, "负责人") || strings.Contains(p.title, "总监") || strings.Contains(p.title, "经理")) {
		p.role = "buyer"
	}
	if v := cmp.Or(r.roleOfBeing(p.tok), r.partBefore(p.tok)); v != "" {
		p.role = v
		return
	}
	stop := len(r.toks)
	if i+1 < len(r.folk) {
		stop = r.folk[i+1].tok
	}
	for k := p.tok + 1; k < stop && p.role == ""; k++ {
		t := r.toks[k]
		if t.kind == tokMark && strings.ContainsRune("。!?;.\n", r.runeAt(t.span.Start)) {
			break
		}
		if t.kind == tokMark && r.n[t.span.Start] == ',' && (!r.pronounBehind(k) || r.partIsOf(k, stop)) {
			break
		}
		if t.bits&cAsk != 0 || r.ofHisOwn(k) {
			break
		}
		p.role = valOf(t, cRole)
	}
	for k := p.tok - 1; k >= 0 && k >= p.tok-3 && p.role == ""; k-- {
		t := r.toks[k]
		if t.kind != tokWord || t.bits&(cRole|cDept|cTitle|cIntro|cFunc) == 0 {
			break
		}
		p.role = valOf(t, cRole)
	}
}

// ofHisOwn reports whether somebody of the one who was named begins at token k, of whom the rest is told: mick says
// his brother decides, 王总说他老板拍板.
func (r *reader) ofHisOwn(k int) bool {
	next := k + 1
	for r.isSpace(next) {
		next++
	}
	t := r.tok(next)
	switch r.toks[k].text() {
	case "his", "her", "their":
		return t.bits&(cTitle|cPreTitle|cKin|cPersonWord) != 0 || theirFolk[r.saying(t.span)]
	case "他", "她":
		return t.bits&cKin != 0 || theirFolk[r.saying(t.span)]
	}
	return false
}

// theirFolk are words for somebody by whose he is.
var theirFolk = wordSet("boss brother sister father dad mother wife husband son daughter uncle partner colleague team board management manager director superior 老板 领导 哥 哥哥 弟弟 老婆 爸 父亲 儿子 上司 上级 老总")

// partIsOf reports whether the part that is named behind a comma is that of somebody else, who is
// named behind it: 王总只管用,签字得找赵副总.
func (r *reader) partIsOf(comma, person int) bool {
	if person >= len(r.toks) || r.toks[person].kind != tokPerson || r.roleOfBeing(person) == "" {
		return false
	}
	for k := comma + 1; k < person; k++ {
		if r.toks[k].kind == tokMark && !r.isSpace(k) {
			return false
		}
	}
	return true
}

// pronounBehind reports whether what follows a comma goes on about who was
// named before it: 他负责评估, she heads procurement, or his title.
func (r *reader) pronounBehind(k int) bool {
	j := k + 1
	for r.isSpace(j) {
		j++
	}
	t := r.tok(j)
	if t.kind == tokPhone || t.kind == tokEmail || t.kind == tokWord && t.bits&(cDept|cTitle|cRole|cIntent) != 0 && t.bits&cCall == 0 {
		return true
	}
	switch {
	case t.kind != tokWord:
		return false
	case t.w.text == "他" || t.w.text == "她" || t.w.text == "she" || t.w.text == "he" || t.w.text == "who" || t.w.text == "电话" || t.w.text == "手机":
		return true
	}
	return false
}
