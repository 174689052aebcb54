package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What somebody wants to know of a request.
const (
	whoHasIt   = "stands"  // who decides it, where it stands, why it came back
	whatLacks  = "lacks"   // what of the form is not filled in yet
	whatIsNew  = "changes" // what another version has that the last one had not
	itself     = "itself"  // the request as it is
	spendsOnIt = "spends"  // whether sales expenses may be booked
	hurriesIt  = "hurries" // nothing: who decides is to be reminded
)

// requestTalk is how people ask in the words of a talk for one thing about a request, without what
// names it. sure words can be about nothing else; loose ones are heard where a request is named,
// or was what was talked of last.
type requestTalk struct {
	wants       string
	sure, loose []string
}

var requestTalks = []requestTalk{
	{
		whoHasIt,
		[]string{
			"谁审", "谁来审", "谁在审", "谁审批", "谁来审批", "谁在审批", "谁批", "谁来批", "要谁批", "由谁批", "归谁批", "给谁批", "谁负责审批",
			"批没批", "批下来没", "批下来没有", "批过了没", "审完没", "审完了没", "审完了吗", "审了吗", "审了没", "审到哪了", "审到哪一步了", "批到哪了", "批到哪一步了",
			"被驳了吗", "被驳回了吗", "谁驳的", "谁驳回的", "怎么被驳了", "怎么给驳了", "怎么驳回了", "为啥被驳", "为什么被驳", "为啥给驳了", "驳回理由是啥",
			"who approves it", "who's approving it", "who is approving it", "who reviews it", "who's reviewing it", "who is reviewing it", "who has to approve it", "who needs to approve it", "who signs it off",
			"did they approve it", "has anyone approved it", "has it been approved", "has it been approved yet", "was it approved", "why was it turned down", "why was it refused", "why was it sent back", "why did they turn it down", "why did they reject it", "why did he reject it", "why did she reject it", "what was wrong with it",
		},
		[]string{
			"编号多少", "编号是多少", "项目号多少", "项目编号多少", "号是多少", "怎么说", "怎么说的", "咋说的", "到谁那", "到谁那了", "到谁那儿了", "到谁手上了", "到谁手里了", "在谁那", "在谁那儿", "在谁手上", "在谁手里", "卡谁那了", "卡在哪", "卡哪了", "卡哪儿了", "到哪了", "到哪一步了", "走到哪了",
			"过了没", "过了吗", "过没过", "通过了吗", "通过了没", "通过没", "怎么没过", "为什么没过", "为啥没过", "没过的原因", "怎么没通过", "为什么没通过", "为啥没通过", "下来了吗", "下来没", "还要等多久", "有消息吗", "有消息没", "有结果吗", "有结果没", "怎么样了", "咋样了", "哪儿不行", "哪里不行", "问题在哪",
			"what's the number", "what is the number", "what did they say", "who has it", "who's got it", "who has it now", "where is it", "where is it now", "where's it now", "where does it stand", "whose desk is it on", "who is it with", "who's it with", "how far is it", "did it go through", "has it gone through", "is it through", "is it through yet", "any news on it", "why didn't it go through", "why did it fail", "why not",
		},
	},
	{
		whatLacks,
		[]string{
			"写到哪了", "填到哪了", "差多少没填", "还差多少没填", "还有多少没填", "还有什么没填", "还有啥没填", "还有哪些没填", "哪些没填", "哪几项没填", "还缺几项", "还差几项", "缺几项", "填完了吗", "填完没", "填齐了吗", "草稿呢", "草稿在哪", "接着填", "继续填",
			"what do i still have to fill in", "what's left to fill in", "what is left to fill in", "what's not filled in yet",
		},
		[]string{
			"还差啥", "还差什么", "差什么", "差啥", "还缺啥", "还缺什么", "缺什么", "齐了吗", "齐了没", "写完了吗",
			"where was i with it", "what's still open on it", "what is still open on it", "what's missing on it", "what's still missing on it", "what's left on it", "what does it still need", "how much of it is done", "continue it", "continue with it", "back to it", "go on with it",
		},
	},
	{
		whatIsNew,
		[]string{
			"这次改了哪些", "这次改了什么", "这次改了啥", "这次变了啥", "这次变了什么", "这版改了啥", "和上次比改了啥", "和上次比改了什么", "跟上次比改了什么", "跟上次有什么不一样", "和上次有什么不一样", "和上次比有什么不一样", "跟上次哪里不一样", "和上次哪里不一样", "和上一版比改了什么", "比上次改了什么", "比上次改了啥", "what did i change this time", "what's different this time", "what is different this time",
		},
		[]string{"改了哪些", "改了什么", "改了啥", "改了哪", "改了哪里", "变了啥", "变了什么", "有什么变化", "哪里不一样", "哪里变了", "哪里改了", "改了哪几项", "what changed", "what changed in", "what's different in", "what is different in", "what changed in it", "what's changed in it", "what did he change in it", "what did she change in it", "what has changed", "what's changed", "what did i change", "what did he change", "what did she change", "what's new in it", "what is new in it"},
	},
	{
		itself,
		nil,
		[]string{
			"给我看看", "我看看", "看看", "看一下", "我看一下", "让我看看", "打开", "打开看看", "发我看看", "发给我", "发我", "给我", "拿来看看", "调出来", "写的啥", "写的什么", "内容是什么", "都写了啥", "都写了什么", "呢",
			"show me it", "show it", "show it to me", "let me see it", "open it", "can i see it", "what's in it", "what does it say", "let me look at it",
		},
	},
	{
		hurriesIt,
		[]string{"催一下领导", "催一下经理", "催一下总监", "催催领导", "remind the director", "remind the manager", "chase the director", "nudge the manager"},
		[]string{"催一下", "催催", "催一催", "催一下他", "催一下她", "催催他", "再催一下", "再催催", "nudge them", "nudge him", "nudge her", "remind them", "remind him", "remind her", "chase it", "chase them", "chase him"},
	},
	{
		spendsOnIt,
		[]string{
			"费用还剩多少", "费用还剩多少钱", "费用还有多少", "费用还能用多少", "费用还能花多少", "还能花多少费用", "还有多少费用可以用", "还有多少费用能用", "费用用了多少", "费用用了多少了", "费用花了多少", "费用花了多少了", "费用额度还剩多少", "立项费用用了多少", "立项费用还剩多少", "能报费用了吗", "可以报费用了吗", "能记费用了吗", "可以记费用了吗", "能花费用了吗", "能请客了吗", "可以请客了吗", "能请客户吃饭了吗", "可以请客户吃饭了吗", "能请他们吃饭了吗", "可以请他们吃饭了吗", "能招待了吗", "可以招待了吗",
			"招待费能报了吗", "招待费能报吗", "招待费可以报了吗", "招待费能记了吗", "费用能报了吗", "费用能报吗", "费用可以报了吗", "费用能记了吗", "费用能花了吗", "销售费用能报了吗", "销售费用能记了吗",
			"can i book dinners now", "can i book a dinner now", "can i book expenses now", "can i book expenses", "can i book entertainment now", "may i book expenses now", "can i expense dinners now", "can i expense a dinner now", "can i invite them to dinner now", "can i take them to dinner now", "can we take them to dinner now", "may i take them out now", "are expenses open", "are expenses open now",
			"how much is left of", "how much is left of the budget of", "how much can i still spend on", "how much was spent on", "how much is left of it", "how much is left of the budget of it", "how much is left of the expenses of it", "how much of the expenses is left", "how much can i still spend on it", "how much was spent on it", "what is left to spend on it",
		},
		nil,
	},
}

var (
	// beforeAsked and behindAsked are words around what is asked that ask for nothing themselves.
	beforeAsked = []string{
		"给我看一下", "给我看看", "我想知道", "看一下", "现在", "目前", "到底", "请问", "我们", "咱们", "这个", "那个", "这份", "那份", "这张", "那张", "这单", "那单", "帮我", "看看", "给我", "那边", "那", "我", "的", "把",
		"so ", "and ", "but ", "hey ", "ok ", "btw ", "now ",
	}
	behindAsked = []string{"呢", "呀", "啊", "来着", "哈", "嘛", "了呢", "?", "？", " now", " please", " again"}
	// requestNouns name a request.
	requestNouns = []string{"立项申请表", "立项申请单", "立项申请", "立项审批", "立项表", "立项单", "立项书", "申请表", "申请单", "立项", "申请", "审批单"}
	// requestNounEN is one in English, with whose it is.
	requestNounEN = wording.Compile(`\b(?:(?:my|our|the|his|her|this|that|their) )?(?:project )?(?:application form|project form|application|project approval|approval request|project request|request|form)\b`)
	// wantsToHave begins a wish to have something: 给我恒发的立项单.
	wantsToHave = wording.Compile(`^(?:帮我|麻烦|请)?(?:给我|发我|发给我|看看|看一?下|打开|调出)`)
	// decidedBy finds the question whether somebody by his post has decided: 总监批了没.
	decidedBy = wording.OneOf(
		`^(\p{Han}{1,2}总|\p{Han}{1,2}经理|\p{Han}{2,3}?)(?:那边|那儿|那里)?(?:已经|还没)?(?:批准|批|审批|审核|审|同意|过|看过?|签)(?:了没有?|了吗|了么|没有?|过没有?|过了吗|完了?没|完了吗)$`,
		`^(\p{Han}{1,2}总|\p{Han}{1,2}经理|\p{Han}{2,3}?)(?:那边|那儿)?(?:是|到底)?(?:怎么说|咋说|怎么讲|什么意见|啥意见|有什么意见|什么意思)的?$`,
		`^(?:did|has) (?:the )?([a-z]+) (?:already )?(?:approved?|decided?|reviewed?|signed?(?: off)?|looked at|look at)(?: (?:it|on it))?(?: yet)?$`,
	)
)

// asksOfRequest answers what is asked of a request in the words of a talk.
func (q *request) asksOfRequest() (bool, error) {
	if length(q.m.Text) > 40 || didSomething(q.f) || len(q.f.Items) > 0 {
		return false, nil
	}
	core, named := q.requestCore()
	wants, sure := wantsOfRequest(core)
	if core == "" && named && wantsToHave.MatchString(squash(q.m.Text)) {
		wants = itself
	}
	if wants == "" && !decidedBy.MatchString(core) {
		return q.asksOfField(named)
	}
	a, err := q.requestTalkedOf()
	if err != nil || a == nil {
		return false, err
	}
	if wants == "" {
		if by, err := q.asksWhetherDecided(core, a); err != nil || !by {
			return false, err
		}
		wants, sure = whoHasIt, true
	}
	if !named && (knowsAccount(q.f) && (wants != spendsOnIt && !sure) || !sure && q.spokeSince(a)) {
		return false, nil // 恒发到哪了 is asked of the deal
	}
	return true, q.answersOfRequest(a, wants)
}

// requestCore is a text without what names a request and without the words that lead to and from
// what is asked; named tells that a request was named.
func (q *request) requestCore() (core string, named bool) {
	s := squash(bare(q.f))
	named = hasRequest(q.f)
	if q.f.Account != nil && q.f.Account.Text != "" {
		if before, after, ok := strings.Cut(s, squash(q.f.Account.Text)); ok {
			after = strings.TrimPrefix(strings.TrimPrefix(after, "'s"), "’s")
			s = before + after
			if ascii(s) {
				s = strings.Join(strings.Fields(before+" the "+after), " ")
			}
		}
	}
	if ascii(s) {
		if at := requestNounEN.FindStringIndex(s); at != nil {
			s, named = s[:at[0]]+"it"+s[at[1]:], true
		}
		s = strings.ReplaceAll(strings.ReplaceAll(s, "the it", "it"), "’", "'")
	}
	for again := true; again; {
		again = false
		for _, w := range requestNouns {
			if rest, ok := strings.CutPrefix(s, w); ok && !named {
				s, named, again = rest, true, true
			}
		}
		for _, w := range beforeAsked {
			if rest, ok := strings.CutPrefix(s, w); ok && rest != "" && !isRequestTalk(s) {
				s, again = rest, true
			}
		}
		for _, w := range behindAsked {
			if rest, ok := strings.CutSuffix(s, w); ok && rest != "" && !isRequestTalk(s) {
				s, again = rest, true
			}
		}
		for _, w := range requestNouns { // 给我恒发的立项单
			if rest, ok := strings.CutSuffix(s, w); ok && !named && !isRequestTalk(s) {
				s, named, again = strings.TrimSuffix(rest, "的"), true, true
			}
		}
		s = strings.TrimSpace(s)
	}
	return s, named
}

// wantsOfRequest is what words ask of a request; "" where they ask for nothing of one.
func wantsOfRequest(core string) (wants string, sure bool) {
	for _, t := range requestTalks {
		if slices.Contains(t.sure, core) {
			return t.wants, true
		}
		if slices.Contains(t.loose, core) {
			return t.wants, false
		}
	}
	return "", false
}

func isRequestTalk(core string) bool {
	wants, _ := wantsOfRequest(core)
	return wants != ""
}

// posts are those who decide, by what they are at ours.
var posts = []string{"总监", "经理", "领导", "上面", "director", "manager", "boss"}

// asksWhetherDecided reports the question whether one of those who decide a request has: by his post, or by his
// name: 总监批了没, 赵总怎么说的.
func (q *request) asksWhetherDecided(core string, a *crm.Approval) (bool, error) {
	who := strings.Join(decidedBy.FindStringSubmatch(core)[1:], "")
	if slices.Contains(posts, who) {
		return true, nil
	}
	if slices.ContainsFunc(q.f.Contacts, func(c parse.Contact) bool { return len(c.Known) > 0 }) {
		return false, nil // 王总 of a customer
	}
	for _, s := range a.Steps {
		name, err := q.personName(s.Who)
		if err != nil {
			return false, err
		}
		if name == who || strings.EqualFold(name, who) || !ascii(who) && strings.HasPrefix(name, string([]rune(who)[:1])) && strings.ContainsAny(who, "总理") {
			return true, nil
		}
	}
	return false, nil
}

// requestTalkedOf is the request that such words mean: the one that is named, that of the customer
// who is named, the only one that waits for him who decides, else his own newest; nil for none.
func (q *request) requestTalkedOf() (*crm.Approval, error) {
	if !hasRequest(q.f) && !knowsAccount(q.f) && allowed(q.who, leaders()) {
		if open, err := q.toDecide(); err != nil || len(open) == 1 {
			if err != nil {
				return nil, err
			}
			return &open[0], nil
		}
	}
	then := *q
	if !knowsAccount(q.f) {
		then.f.Account = nil // 编号多少 names nobody
	}
	a, err := then.requestMeant()
	if err != nil || a == nil || a.Subject != initiation {
		return nil, err
	}
	return a, nil
}

// asksOfField answers what stands in a field of the request that is talked of: 对手是谁, who is on the team. One
// who decides and wants to know more than stands there is told how the applicant is asked.
func (q *request) asksOfField(named bool) (bool, error) {
	if !asks(q.m.Text) && !putAsQuestion(q.m.Text) && !whatFor.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	core, _ := q.requestCore()
	found, _ := fieldsSaid(core)
	if len(found) == 0 {
		return false, nil
	}
	named = named || holds(core, "开拓小组") // which only a project has
	a, err := q.requestTalkedOf()
	if err != nil || a == nil || !named && (knowsAccount(q.f) || q.spokeSince(a)) {
		return false, err
	}
	if !slices.ContainsFunc(found, func(s saidField) bool { return !asksOnly.MatchString(squash(s.value)) }) {
		return true, q.showsFields(a, found)
	}
	if waitsFor(a, q.who.ID) {
		return q.maybeAsksApplicant()
	}
	return false, nil
}

// whatFor finds that it is asked what something is for.
var whatFor = wording.Compile(`(?:干嘛|干什么|干啥|做什么|凭什么|怎么这么|为什么|为啥)`)

// spokeSince reports that he has told of something else since a request was last spoken of.
func (q *request) spokeSince(a *crm.Approval) bool {
	if slices.Contains(q.conv.Items, crm.Pointer{Kind: crm.KindApproval, ID: string(a.ID)}) {
		return false // it stands on the last card
	}
	return q.conv.At.After(a.Updated) || q.said().Sub(a.Updated) > fewHours
}

// answersOfRequest says what was asked of a request.
func (q *request) answersOfRequest(a *crm.Approval, wants string) error {
	draft := a.Asker == q.who.ID && a.State != crm.ApprovalAsked && a.State != crm.ApprovalGranted
	switch {
	case wants == hurriesIt && a.State == crm.ApprovalAsked && a.Asker == q.who.ID:
		return q.pressHurry(chat.Action{Subject: a.No})
	case wants == spendsOnIt:
		o, err := crm.Get[crm.Opportunity](q.tx, a.Deal)
		if err != nil {
			return err
		}
		v, err := q.allowanceOf(o)
		if err == nil {
			q.personal(q.say.Allowance(v))
		}
		return err
	case draft && (wants == whatLacks || wants == itself):
		return q.showApplication(a, nil)
	case wants == whatIsNew && (a.Version > 1 || draft && len(a.Sent) > 0):
		v, err := q.approvalView(a)
		if err == nil {
			q.listed([]crm.Pointer{{Kind: crm.KindApproval, ID: string(a.ID)}})
			q.personal(q.say.VersionChanges(v))
		}
		return err
	case wants == itself && !waitsFor(a, q.who.ID):
		v, err := q.approvalView(a)
		if err == nil {
			q.listed([]crm.Pointer{{Kind: crm.KindApproval, ID: string(a.ID)}})
			q.personal(q.say.FullForm(v, 0))
		}
		return err
	case draft && a.State == crm.ApprovalDraft && wants == whoHasIt:
		return q.willDecide(a)
	}
	return q.stands(a)
}

// willDecide says of a request that was not sent yet who will decide it.
func (q *request) willDecide(a *crm.Approval) error {
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	kind, _ := q.Book.Approval(a.Subject)
	steps, _ := q.Book.Steps(kind, q.who, ps, q.today())
	v.Steps = nil
	for _, s := range steps {
		name, err := q.personName(s.Who)
		if err != nil {
			return err
		}
		v.Steps = append(v.Steps, cards.StepView{Step: s, Who: name})
	}
	q.listed([]crm.Pointer{{Kind: crm.KindApproval, ID: string(a.ID)}})
	q.personal(q.say.WillDecide(v))
	return nil
}
