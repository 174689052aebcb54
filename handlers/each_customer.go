package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// anotherMatter begins another matter of the day: 下午去…, then I saw ….
var anotherMatter = wording.OneOf(
	`^(?:然后|接着|之后|完了)?(?:今天|上午|中午|下午|晚上|傍晚|明天|后天|下周)`, `^(?:又|再)?(?:去|到|见|拜访|跑)`,
	`^(?:and |then |after that )*(?:i |we )?(?:met|saw|visited|called|went|had lunch|tomorrow|next)\b`,
)

// ofOneDeal are the intents that take a whole message as told of one deal or one step: what is
// told of another customer beside it would be lost, or be kept of the wrong one.
var ofOneDeal = []string{"contract", "lost", "quote", "rival", "told", "apply", "advance", "move", "done"}

// tellsSomething finds that a customer is not only named.
var tellsSomething = wording.OneOf(
	`[了没不还已要等在被说]`, `暂停`, `定下|定在`, `\b(?:is|are|has|have|was|will|won't|isn't|hasn't|still|not|wants?|needs?)\b`,
)

// leadsOn ends a part of a sentence that speaks of what follows: 周经理说,大族也买了.
var leadsOn = wording.OneOf(
	`(?:说|讲|提到|听说|表示|问|告诉我们?|透露|因为|如果|要是|除非|比如|例如|像|原来|以为|结果发现)$`,
	`\b(?:said|says|told (?:me|us)|heard|mentioned|that|if|because|unless|like|since)$`,
)

// likensTo finds a customer who is named beside another: as a reference, a likeness, where one comes
// from, whom somebody knows.
var likensTo = wording.OneOf(
	`^(?:跟|和|与|像|比|拿|按|照|因为|如果|要是|所以|连|除了|不像|好像|他|她)`, `参考|案例|介绍|推荐|同学|亲戚|一样|类似|同一|母公司|子公司|隔壁|一家|接手|接替|接任|顶替`,
	`^(?:like|unlike|than|as|because|if|since|same as|except|he|she|they)\b`, `\b(?:same|similar|sister|parent|referr?ed|introduced|reference)\b`,
)

// goesElsewhere finds that one customer is visited in another's stead.
var goesElsewhere = wording.OneOf(`不去|没去成|改去|取消|换成|先去`, `\b(?:instead|cancel(?:led)?|rather than|not going)\b`)

// taughtApart finds a message that puts one customer right by another, which is no telling of both: 不是恒发,是大族.
var taughtApart = wording.OneOf(`^(?:不对[,，]?)?(?:不是|搞错|弄错|写错|记错|说错|撤销)`, `^(?:no,? )?(?:not|wrong|undo)\b`)

var (
	// ofThemAll begins what is said of all who are named before; andToo is said of one what is said of another;
	// howManyVisited counts those who are told of behind.
	ofThemAll      = wording.OneOf(`^(?:他们|它们|这)?(?:都|全都?|两家|两边|三家|两个|几家|各)`, `^(?:they )?(?:both|all|each|neither)\b`)
	andToo         = wording.Compile(`^的?(?:也要|也是|也一样|一样|留着|照旧|同上|也查|也看|也发|不用)(?:了|吧|一下)?$`)
	howManyVisited = wording.Compile(`(?:跑|去|见|走|拜访|看)了?[一二两三四五六七八九十\d]+(?:家|个客户)`)
)

// thereToo finds that somebody was there too.
var thereToo = wording.OneOf(`也在|也来|也参加|也到|一起|陪|在场|都在`, `\b(?:too|as well|joined|was there|also)\b`)

// lostBare finds that a deal is lost in the fewest words: 大族丢了.
var lostBare = wording.OneOf(`^\p{Han}{2,8}(?:那?单|那个单子|的单子)?(?:丢了|黄了|输了|没拿下|没中标)$`, `^(?:we )?lost [a-z]+$`, `^[a-z]+ is lost$`)

// A share is the part of a message that is told of one customer.
type share struct {
	text  string        // with the name of the customer whose somebody is who is named by himself
	said  string        // as it was written
	rest  string        // what is said of him, without his name
	of    crm.AccountID // "" where it names none who is known
	named bool          // by the customer's name, not only by that of somebody of his
	f     parse.Facts
	order []Intent
	// asks: it wants to know something; toldOfDeal: it is one of the sentences of a talk about a deal.
	asks, toldOfDeal bool
}

// tellsOfEach takes what is told of several customers in one message, one customer after another:
// 上午恒发签了合同,下午去比亚迪送方案; 恒发周经理支持我们,大族刘总还在犹豫. Read as one sentence, what is
// told of one would be kept of another, or be lost. Visits and steps alone are told together, as the
// reader takes them.
func (q *request) tellsOfEach() (bool, error) {
	t := q.f
	if len(t.Refs) > 0 || length(q.m.Text) > 200 || !mayRecord(q.who) || q.beginsForm() {
		return false, nil
	}
	all, err := q.shares()
	if err != nil || len(all) < 2 {
		return false, err
	}
	if n := howManyAsk(all); n == len(all) || n == 0 && (t.Question || t.Asks() || putAsQuestion(q.m.Text)) {
		return false, nil // 恒发和大族都签了没
	}
	if all[0].of == "" && howManyVisited.MatchString(squash(all[0].said)) && !slices.ContainsFunc(all, func(s share) bool { return s.ofItsDeal() }) {
		return false, nil // 今天跑了三家: what is told behind is of the visits
	}
	var rest []string
	var apart, asked []aside
	for i := range all {
		s := &all[i]
		if beside, err := q.besideAnother(all, i); err != nil || beside || s.asks && (len(s.order) == 0 || askedThere.MatchString(squash(s.said))) {
			return false, err
		}
		switch {
		case s.asks || s.toldOfDeal && !s.answeredByAsking():
			apart = append(apart, q.besides(s.said))
			continue
		case s.answeredByAsking():
			asked = append(asked, q.besides(s.said))
			continue
		case s.of == "" || s.together():
			rest = append(rest, s.text)
			continue
		}
		if i > 0 {
			s.rest = withNoun(s.rest, all[i-1].rest)
			s.said = withVerb(s.said, s.rest, all[i-1].said)
		}
		apart = append(apart, q.saidOf(s))
	}
	if len(rest)+len(asked) == 0 && !slices.ContainsFunc(all, func(s share) bool { return len(s.order) > 0 || s.toldOfDeal }) && !slices.ContainsFunc(apart, func(a aside) bool { return a.newsOf != "" }) {
		return false, nil // nothing of it is understood: one question is enough
	}
	if apart = append(apart, asked...); len(apart) == 0 { // as the reader takes them, with the customers of those who are named by themselves
		then := *q
		if text := strings.Join(rest, ","); slices.ContainsFunc(all, func(s share) bool { return s.of != "" && !s.named }) {
			then.putAs(text)
		}
		if max(1, len(then.f.Items)) >= len(all) || slices.ContainsFunc(all, func(s share) bool { return s.of == "" }) {
			q.putAs(then.m.Text)
			return false, nil
		}
		apart, rest = q.eachBy(all), nil // the reader heard of fewer
	}
	if len(rest) > 0 { // first: a signature that lacks its sum asks for it, and the rest is kept
		apart = slices.Insert(apart, 0, q.besides(strings.Join(rest, ",")))
	}
	q.meanwhile = append(q.meanwhile, apart[1:]...)
	q.m.Text = apart[0].Text
	return true, q.hearsAside(apart[0])
}

// eachBy are what is told of each customer, with the day of the first where the others have none:
// 周五前给恒发报价,给大族寄样品.
func (q *request) eachBy(all []share) (each []aside) {
	first := all[0].f
	head := ""
	if first.Next != nil && first.Next.Due != "" {
		if at := strings.Index(all[0].text, first.Next.Text); at > 0 {
			head = all[0].text[:at]
		}
	}
	for _, s := range all {
		if s.f.Next != nil && s.f.Next.Due == "" || s.f.Next == nil && s.f.Date == "" {
			s.text = head + s.text
		}
		each = append(each, q.besides(s.text))
	}
	return each
}

// shares are the parts of a message by the customers of whom they tell; nil where it names fewer
// than two who are known, or two in one breath.
func (q *request) shares() (all []share, err error) {
	parts := statementsOf(q.m.Text)
	if !q.namedInTwo(parts) || goesElsewhere.MatchString(squash(q.m.Text)) && !changesEach(parts) || taughtApart.MatchString(squash(q.m.Text)) {
		return nil, nil // each part is read by itself: few messages are worth it
	}
	first, err := q.firstNames()
	if err != nil {
		return nil, err
	}
	for i, part := range parts {
		s, one, err := q.shareOf(part, first)
		if err != nil || !one || s.of != "" && i > 0 && (leadsOn.MatchString(squash(parts[i-1])) || likensTo.MatchString(squash(s.rest))) { // 比亚迪 is likened to nobody
			return nil, err
		}
		if rest := squash(s.rest); rest == "" || andToo.MatchString(rest) || s.of == "" && ofThemAll.MatchString(rest) {
			return nil, nil // 恒发,粤钢都到需求确认了
		}
		s.asks = wantsToKnow(part)
		if last := len(all) - 1; last >= 0 && s.asks == all[last].asks && s.goesWith(&all[last]) {
			all[last].text += "," + s.text
			all[last].said += "," + part
			all[last].rest += "," + part
			continue
		}
		all = append(all, s)
	}
	told := map[crm.AccountID]bool{}
	for i := range all {
		told[all[i].of] = true
	}
	if delete(told, ""); len(told) < 2 {
		return nil, nil
	}
	for i := range all {
		s, then := &all[i], *q
		then.putAs(s.text)
		if text := then.inTheTalkOf(s.of); text != "" {
			then.putAs(text)
			s.toldOfDeal = true
		}
		s.f, s.order = then.f, then.order
	}
	return all, nil
}

// shareOf is a part of a message with the customer who is named in it; one is false where more are.
func (q *request) shareOf(part string, first map[string]*crm.Contact) (s share, one bool, err error) {
	in, err := q.customersIn(part, first)
	if err != nil {
		return share{}, false, err
	}
	if slices.ContainsFunc(in, func(c customerSaid) bool { return c.named }) { // 恒发见了王总: whoever of that name is there
		in = slices.DeleteFunc(in, func(c customerSaid) bool { return !c.named })
	}
	s = share{text: part, said: part, rest: part}
	if len(in) != 1 {
		return s, len(in) == 0, nil
	}
	s.of, s.named = in[0].id, in[0].named
	if s.named {
		s.rest = strings.TrimLeft(trimHead(strings.TrimPrefix(part, in[0].text)), " ,，:：")
		return s, true, nil
	}
	if k := first[in[0].text]; k != nil { // Tom is still on the fence
		s.text = strings.Replace(part, in[0].text, k.Name.Text, 1)
		s.said = s.text
		return s, true, nil
	}
	name, err := q.nameOf(s.of)
	if ascii(name) {
		name += " "
	}
	s.text = strings.Replace(part, in[0].text, name+in[0].text, 1) // 上午见了刘总: of the customer whose he is
	return s, true, err
}

// goesWith reports a part that is told of the customer of the one before it: it names none, or
// somebody who was there too.
func (s *share) goesWith(before *share) bool {
	if s.of == before.of {
		return true
	}
	rest := squash(s.rest)
	return !s.named && !anotherMatter.MatchString(rest) && (s.of == "" || thereToo.MatchString(rest) || before.named && partInIt.MatchString(rest))
}

// partInIt finds what somebody is in a deal, which is that of the customer who was named: 今天去恒发,决策人是王总.
var partInIt = wording.OneOf(
	`拍板|说了算|做主|决策[人者]|最[后终][^,，。]{0,8}(?:批|签|定)|[审经对接]{1,2}[批手接口办]人|采购(?:归|由|是|这块)|负责人(?:是|叫)`,
	`\b(?:decides|decision maker|final say|handles it|in charge of|signs off)\b`,
)

// together reports what the reader takes with what is told of others: visits, calls, steps and the like.
func (s *share) together() bool {
	if len(s.order) == 0 || s.ofItsDeal() {
		return false
	}
	return slices.Contains([]string{parse.Visit, parse.Call, parse.Task, parse.Lead, parse.Expense}, s.order[0].Reads)
}

// ofItsDeal reports what is told of one deal or one step.
func (s *share) ofItsDeal() bool {
	return len(s.order) > 0 && (slices.Contains(ofOneDeal, s.order[0].Name) || s.order[0].Name == "deal" && lostBare.MatchString(squash(s.text)))
}

// asksField reports the name of a field and nothing that it is.
func asksField(f parse.Facts) bool {
	return len(f.Noted) > 0 && !slices.ContainsFunc(f.Noted, func(n parse.Noted) bool { return n.Value != "" })
}

var (
	// predicateHead begins what is said of something.
	predicateHead = `(?:也|还|都|已|没|不|要|到|寄|发|来|批|签|过|付|在|就|刚|今天|昨天|明天|下周|做|交)`
	lacksNoun     = wording.Compile(`^的` + predicateHead)
	nounOf        = wording.Compile(`^的?(\p{Han}{2,4}?)` + predicateHead)
)

// withNoun is what is said of a customer with the thing it is said of, where that is named only of
// the customer before: 恒发的样品到了,粤钢的还没寄.
func withNoun(rest, before string) string {
	if noun := nounOf.FindStringSubmatch(before); noun != nil && lacksNoun.MatchString(rest) {
		return noun[1] + strings.TrimPrefix(rest, "的")
	}
	return strings.TrimPrefix(rest, "的")
}

var (
	handingVerb = wording.Compile(`^(?:need to |have to |must |i'll |will )?(send|give|bring|show|e?mail|get) `)
	thingOnly   = wording.Compile(`^(?:the|a|an|our|some|his|her) `)
)

// withVerb is a step with the verb that is said only of the step before it: send Otto the quote,
// Kestrel the drawings.
func withVerb(said, rest, before string) string {
	if verb := handingVerb.FindStringSubmatch(squash(before)); verb != nil && thingOnly.MatchString(squash(rest)) {
		return verb[1] + " " + said
	}
	return said
}

// joinsName is what joins the name of a customer to what is said of him: 恒发的样品, 恒发这边.
var joinsName = wording.Compile(`^(?:那边|这边)?的?`)

// saidOf is what is told of one customer by itself: news of him (G3) where the words speak for nothing
// else, or only name him.
func (q *request) saidOf(s *share) aside {
	out := q.besides(s.said)
	if !states(s.said) {
		return out
	}
	heard := ofOneKnown(s.f) && crm.AccountID(s.f.Account.Known[0].Row.ID) == s.of // 大族优先 is no name
	switch {
	case s.ofItsDeal():
	case len(s.order) == 0 && (wantsSomething.MatchString(squash(s.rest)) || thingOnly.MatchString(squash(s.rest))):
	case len(s.order) > 0 && s.order[0].Reads != parse.Query && !asksField(s.f):
	case len(s.order) > 0 && heard && !tellsSomething.MatchString(squash(s.rest)):
	default:
		out.newsOf, out.Text = s.of, joinsName.ReplaceAllString(s.rest, "")
	}
	return out
}

// besideAnother reports a part that names a customer who is a rival in the deal of one who is named
// before: 大族报165 is told of that deal.
func (q *request) besideAnother(all []share, i int) (bool, error) {
	if all[i].of == "" {
		return false, nil
	}
	if rival, err := q.rivalThere(squash(all[i].said)); i > 0 && all[i].named && rival != "" || err != nil {
		return true, err
	}
	name, err := q.nameOf(all[i].of)
	if err != nil {
		return false, err
	}
	for _, before := range all[:i] {
		deals, err := q.openDeals(before.of)
		if err != nil {
			return false, err
		}
		for j := range deals {
			if slices.ContainsFunc(deals[j].Rivals, func(r string) bool { return r != "" && strings.HasPrefix(name, r) }) {
				return true, nil
			}
		}
	}
	return false, nil
}
