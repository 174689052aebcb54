package parse

import "strings"

// amendWords may stand in a short message that puts the last receipt right:
// 预算是300万, 不对,是昨天去的, make it 2.8M.
const amendWords = " 是 的 应该 应该是 应是 其实 其实是 不对 不是 错了 说错了 记错了 改成 改为 改 调成 调到 更正 更正一下 哦 嗯 啊 呃 就是 去的 打的 见的 跑的 谈的 拜访的 聊的 吃的 客户 他们 大概 约 左右 才 才对 去 打 见 跑 谈 拜访 " +
	" the a an is was it it's its it_was it was should be should be is actually make it make that make no not sorry oops my bad i meant about around roughly at to of correction change it to change that to change that visit call meeting "

// amendCues are those of them that say so by themselves.
const amendCues = " 是 应该 应该是 应是 其实 其实是 不对 不是 错了 说错了 记错了 改成 改为 调成 更正 去的 打的 见的 跑的 谈的 拜访的 聊的 " +
	" is was it's it was should be actually make make it make that no sorry oops meant i meant correction change it to change that to "

// amends reads a short message right after a receipt as what puts it right,
// when it holds a sum or a day and nothing else but words that say so.
func (r *reader) amends(f *Facts) {
	if r.ctx.Draft == nil || f.Question || len(r.firms) > 0 || len(r.folk) > 0 || len(f.Refs) > 0 || len(r.moneys)+len(r.whens) == 0 {
		return
	}
	cue, named, moved := false, false, false
	for _, t := range r.toks {
		s := " " + r.saying(t.span) + " "
		switch {
		case t.kind == tokMark || t.kind == tokMoney || t.kind == tokWhen:
		case strings.ContainsAny(s, "降涨"):
			return // 报价降到95万 is news of the deal
		case t.kind == tokWord && t.bits&cMoneyKind != 0:
			named = true
		case strings.Contains(amendCues, s):
			cue = true
			moved = moved || t.bits&cPlan != 0
		case !strings.Contains(amendWords, s):
			return
		}
	}
	if !cue && !(named && len(r.moneys) > 0) || len(r.moneys) == 0 && f.Intent == Task && !moved {
		return
	}
	f.Intent, f.Confidence, f.Action, f.AskFor = Correction, 0.95, "", nil
	f.Intents[Correction] += 7
	f.Next, f.Date, f.Gist, f.Negated, f.Wished = nil, "", "", false, false
	delete(f.Spans, "next_step")
	all := group{firm: -1}
	for k := range r.clauses {
		all.clauses = append(all.clauses, k)
	}
	r.correct(&all, f)
	r.date(&all, f)
}

// ofLast reads what is said of the person of the last receipt: 他是决策人, and
// a phone number or an address that stands alone.
func (r *reader) ofLast(f *Facts) {
	d := r.ctx.Draft
	if d == nil || len(d.Contacts) == 0 || len(r.folk) > 0 || len(r.firms) > 0 || f.Question {
		return
	}
	last := Contact{Name: d.Contacts[0].Name, Known: d.Contacts[0].Known}
	if f.Intent == ContactInfo && len(f.Contacts) == 1 && f.Contacts[0].Name == "" {
		f.Contacts[0].Name, f.Contacts[0].Known = last.Name, last.Known
		f.Account = d.Account
		return
	}
	if f.Intent != None && f.Intent != ContactInfo || len(f.Contacts) > 0 {
		return
	}
	spoken := false
	for i, t := range r.toks {
		switch t.text() {
		case "他", "她", "he", "she", "he's", "she's", "这人", "这个人":
			spoken = true
		}
		if v := valOf(t, cRole); v != "" && spoken && last.Role == "" {
			last.Role, last.Span = v, t.span
		}
		if spoken && (isFunc(t, "是") || isFunc(t, "is")) && r.tok(i+1).bits&(cDept|cTitle|cPersonWord) != 0 && r.tok(i+1).bits&cRole == 0 {
			last.Title = r.titleBehind(i)
		}
	}
	if last.Role == "" && last.Title == "" {
		return
	}
	f.Intent, f.Confidence, f.Action, f.AskFor = ContactInfo, 0.9, "", nil
	f.Contacts, f.Account = []Contact{last}, d.Account
}

// rightFirm takes the customer that a correction names as right, wherever it does:
// not Redmire Pumps, Redmire Valves.
func (r *reader) rightFirm(f *Facts) {
	wrong := false
	for i := range r.firms {
		wrong = wrong || r.deniedAt(r.firms[i].span.Start)
	}
	for i := range r.firms {
		if x := &r.firms[i]; wrong && !r.deniedAt(x.span.Start) {
			f.Account = &Mention{Text: x.text, Span: x.span, Known: x.known}
			f.Spans["account"] = x.span
			return
		}
	}
}

// draftSays weighs whether a name is somebody's by who was spoken of last: Schneider,
// not Schmidt, where Schmidt was met.
func (r *reader) draftSays(u run) int {
	d := r.ctx.Draft
	if d == nil || u.to != u.from+1 {
		return 0
	}
	name := r.str(u.span)
	if d.Account != nil && Fold(d.Account.Text) == Fold(name) {
		return -5
	}
	named := strings.Contains(r.folded, "name")
	for _, c := range d.Contacts {
		if c.Name == name || r.deniedName(c.Name) {
			return 5
		}
	}
	if named && len(d.Contacts) > 0 {
		return 4
	}
	return 0
}

// deniedName reports whether the message says that it was not who is named so.
func (r *reader) deniedName(name string) bool {
	n := normalise([]rune(name))
	for i := 0; i+len(n) <= len(r.n) && len(n) > 0; i++ {
		if r.n[i] == n[0] && r.between(i, i+len(n)) == string(n) && r.deniedAt(i) {
			return true
		}
	}
	return false
}

// deniedBeside reports whether it is said of company k that it was not there that one went, and a
// company that it was is named as well: 不是去的利华,去的是利源.
func (r *reader) deniedBeside(k int) bool {
	at := r.firms[k].span.Start
	if len(r.firms) < 2 || at < 4 || r.n[at-1] != '的' || !r.deniedAt(at) {
		return false
	}
	for i := range r.firms {
		if r.firms[i].same != r.firms[k].same && !r.firms[i].rival && !r.deniedAt(r.firms[i].span.Start) {
			return true
		}
	}
	return false
}
