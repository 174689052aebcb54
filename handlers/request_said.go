package handlers

import (
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What people say of a request in the words of a talk, as the sentence that it stands for.
var (
	// sendsAgain finds that a request is to be sent, again too: 交上去吧, 重新报.
	sendsAgain = wording.Compile(`^(?:那|好|行|就|,|,| )*(?:(?:再|重新)(?:提交|送审|交|报|送|提)(?:上去|一次|一遍|一下)?|交上去|报上去|送上去|(?:都)?(?:已经?)?补(?:充|好|齐|上)(?:好|完)?了|已补充?)(?:吧|了)?$|^(?:ok |okay |please |now )*(?:send|submit|hand) (?:it |that )?(?:in )?(?:again|once more|in)(?: please)?$`)
	// refusesSo, grantsSo find a decision that does not begin with its own word: 不行,太贵了.
	refusesSo = wording.Compile(`^(?:这个|那个|还|先)*(?:不行|不可以|打回去?|退回去?)[了吧,,。:: ]*(.*)$|^(?:no|not yet|not like this)[,,.: ]+(.+)$`)
	grantsSo  = wording.Compile(`^(?:我)?(?:没意见|批吧|过吧|那就批吧|那就批了吧)$|^(?:(?:it's |that's )?(?:fine|ok|okay|good|all right) (?:by|with) me|looks good(?: to me)?|go ahead|good to go|approve it|yes,? approve it|i approve(?: it)?)$|^(?:那|好|行|可以|嗯|没问题|ok|okay|fine)[的吧了,, ]*(?:同意|批准?|通过)(?:了|吧)?[,,。 ]*(?:(?:但是?|不过|but)[,, ]*(.*)|((?:费用|招待费?|差旅费?|样机|价格|折扣)[^?？吗]{2,20}))?$|^批了?(?:吧)?[,, ]*(?:(?:但是?|不过)[,, ]*(.*))?$`)
	// agreesBut finds a yes with a condition, which says of what alone it is meant: 可以,但招待费别超5000.
	agreesBut = wording.Compile(`^(?:我)?(?:可以|行|同意|没问题|没意见|批|准|过)(?:了|吧|的)?[,,。 ]*(?:但是?|不过|只是|前提是?)[,, ]*(.+)$|^(?:fine|ok|okay|yes|approved?)[,. ]+(?:but|as long as|provided|if) (.+)$`)
	// saysGranted finds a word that decides and is said of nothing else: 同意,但….
	saysGranted = wording.Compile(`同意|批|准|\bapproved?\b`)
	// agrees finds a bare yes, which counts where the request is named with it: 粤钢立项可以.
	agrees = wording.Compile(`^(?:我)?(?:可以|行|同意|没问题|没意见|批|准|通过)(?:了|吧|的)?$`)
	// wantsFirst finds what is to be added or answered before a request is decided.
	wantsFirst = wording.Compile(`^(?:把|让他|叫他|请他|先)*(.{2,30}?)(?:补上|补齐|补全|补充|补一下|写清楚?|说清楚?|写明白?|填上|填全)(?:了|一下|后|以后|之后)?[,, ]*(?:再|重新)(?:来)?(?:给我|报|交|提|发|送|批).{0,6}$` +
		`|^(?:先不批|先别批|先放一?放|等等再批|批之?前)[,, ]*(?:我)?(?:先|想|要)*(?:问(?:一下|问|清楚)?(?:他|她)?|让[他她](?:说明?|解释|讲)(?:一下|清楚)?|知道|看(?:一下|看)?)[,, ]*(.{2,})$` +
		`|^(?:我)?先问(?:一下|一问|他|她|下)*[,，: ]+(.{3,})$|^(?:我)?(?:先|要|得|想|帮我)*问(?:一下|一问|一声|清楚|下)*[他她](?:一下|一声|下)?[,，: ]*((?:这|那|怎么|为什么|为啥)?(?:笔|个|些|么)?(?:费用|花|钱|预算|对手|小组|立项|申请|收益|优势).{2,})$|^(?:first ask (?:him|her|them)|ask (?:him|her|them) first)[,: ]+(.{3,})$|^before i (?:approve|sign)(?: (?:it|this))?[,: ]+(?:ask (?:him|her|them) )?(.{3,})$`)
	// looseYes finds a yes that may be said to anything: go ahead, looks good.
	looseYes = wording.Compile(`没意见|^过吧$|^go ahead$|^good to go$|^looks good|(?:by|with) me$`)
	// asksOfForm finds what is asked of a request, and not of a day, a customer or a colleague.
	asksOfForm = wording.Compile(`费用|花|钱|预算|对手|小组|立项|申请|收益|优势|^(?:这个|这么|怎么这么|为什么这么|为啥这么)|expenses?|costs?|money|budget|rivals?|competitors?|\b(?:the|on his|on her) team\b|\bit(?:'s| is) for\b|request|application|so (?:much|high)`)
	// ofTheRequest is what stands around a customer where his request is meant: 粤钢这个立项….
	ofTheRequest = wording.Compile(`^(?:的|这个|那个|这份|那份|那边|立项|项目|申请|单子|,|,| )*`)
)

// fewHours is how long what was sent back is what its applicant speaks of next.
const fewHours = 3 * time.Hour

// fewDays is how long what an applicant says of a field mends the request that was refused him.
const fewDays = 14 * 24 * time.Hour

// ofARequest is what is said of a request while one waits for him, or was sent back to
// him, as the words that decide or send it; "" for what says nothing of one.
func (q *request) ofARequest() (string, error) {
	s := squash(q.m.Text)
	if len(q.f.Refs) > 0 || length(s) > 80 {
		return "", nil
	}
	if text, err := q.decidesSo(s); text != "" || err != nil {
		return text, err
	}
	switch {
	case standsAsked.MatchString(s):
		if mine, err := q.requestsOf(q.who.ID, (*crm.Approval).Open); err != nil || len(mine) == 0 {
			return "", err
		}
		fallthrough
	case numberAsked.MatchString(s), mineAsked.MatchString(s):
		if ascii(s) {
			return "my applications", nil
		}
		return "我的立项", nil
	case changesAsked.MatchString(s) && allowed(q.who, leaders()):
		if open, err := q.toDecide(); err != nil || len(open) == 1 {
			if err == nil && open[0].Version > 1 {
				return "待审批", nil
			}
			return "", err
		}
	case sendsAgain.MatchString(s):
		back, err := q.requestsOf(q.who.ID, waitsForWords)
		if err != nil {
			return "", err
		}
		if len(back) == 0 {
			sent, err := q.requestsOf(q.who.ID, func(a *crm.Approval) bool { return a.Subject == initiation && a.State == crm.ApprovalAsked })
			if err != nil || len(sent) == 0 {
				return "", err
			}
			return "我的立项", nil // it is on its way
		}
		return "提交 " + back[len(back)-1].No, nil
	}
	return q.saysMore(s)
}

// waitsForWords reports a request that its applicant may send: what is a draft, was refused, or
// needs more.
func waitsForWords(a *crm.Approval) bool {
	return a.Subject == initiation && !a.Deleted && a.State != crm.ApprovalAsked && a.State != crm.ApprovalGranted && a.State != crm.ApprovalWithdrawn
}

// decidesSo is a decision in the words of a talk, as it is decided; only while something
// waits for him.
func (q *request) decidesSo(s string) (string, error) {
	first := wantsFirst.FindStringSubmatch(s)
	if m := asksByName.FindStringSubmatch(s); m != nil && first == nil && q.conv.Question.Key == "" && asksOfForm.MatchString(m[2]) {
		asked, err := q.askedOfApplicant(m[1])
		if err != nil {
			return "", err
		}
		if asked {
			first = []string{s, m[2]}
		}
	}
	inForm := q.conv.Question.Key == cards.AskApplication // of his own, which asks for words of other kinds
	if q.conv.Question.Key != "" && !inForm || q.f.Question && first == nil {
		return "", nil
	}
	if text, err := q.bidsSo(s); text != "" || err != nil {
		return text, err
	}
	if namesCustomer(q.f) {
		return q.decidesNamed(s)
	}
	if agrees.MatchString(s) && !saysGranted.MatchString(s) && !looseYes.MatchString(s) && q.conv.Offer.Yes == "" {
		return q.agreesAlone()
	}
	no, yes, but := refusesSo.FindStringSubmatch(s), grantsSo.FindStringSubmatch(s), agreesBut.FindStringSubmatch(s)
	if no == nil && yes == nil && but == nil && first == nil {
		no = refusesBetween(q.m.Text)
	}
	if no == nil && yes == nil && but == nil && first == nil || inForm && (no != nil || first != nil && !asksOfForm.MatchString(s) || first == nil && !saysGranted.MatchString(s)) {
		return "", nil
	}
	open, err := q.toDecide()
	switch {
	case err != nil:
		return "", err
	case len(open) == 0 && yes != nil && strings.Join(yes[1:], "") == "" && length(s) <= 4 && allowed(q.who, leaders()):
		return "待审批", nil // nothing is there to be granted
	case len(open) == 0:
		return "", nil
	case (no != nil || yes == nil && first == nil && !saysGranted.MatchString(s) || first != nil && !asksOfForm.MatchString(s)) && q.conv.At.After(open[len(open)-1].Updated):
		return "", nil // he has told of something else since: no, it was yesterday; 行,不过我下周去
	case yes != nil && looseYes.MatchString(s) && q.spokeSince(&open[len(open)-1]):
		return "", nil // go ahead may be said to anything
	case no != nil:
		return "驳回 " + no[1] + no[2], nil
	case first != nil:
		return "要补充 " + strings.Join(first[1:], ""), nil
	case yes == nil:
		return "同意,但" + but[1] + but[2], nil
	case strings.Join(yes[1:], "") != "":
		return "同意,但" + strings.Join(yes[1:], ""), nil
	}
	return "同意", nil
}

// asksByName finds that somebody who is named is to be asked: ask Anna what it is for.
var asksByName = wording.OneOf(`^(?:先|帮我|你)*问(?:一下|一声|下|问)?(\p{Han}{2,3}?|[a-z]{2,12}?)(?:一下|一声|下)?[,，: ]*((?:这|费用|为什么|为啥|怎么|什么|对手|小组|预算|钱|客户|有没有|是不是).{2,})$`, `^(?:please )?ask ([a-z]{2,12})(?: first)?[,: ]+((?:what|why|how|who|when|where|if|whether|about|for)\b.{3,})$`)

// askedOfApplicant reports that somebody who is named handed in the only request that waits.
func (q *request) askedOfApplicant(name string) (bool, error) {
	if !allowed(q.who, leaders()) {
		return false, nil
	}
	open, err := q.toDecide()
	if err != nil || len(open) != 1 {
		return false, err
	}
	asker, err := q.personName(open[0].Asker)
	return strings.EqualFold(asker, name), err
}

// refusingParts are parts of a sentence that send a request back, whatever stands around them.
var refusingParts = []string{
	"退回", "退回去", "打回", "打回去", "驳回", "不批", "不同意", "这个不批", "先退回去", "先退回", "先打回去", "我不同意", "我不批", "我先退回去",
	"reject", "i reject", "rejecting it", "i'm rejecting it", "not approved", "send it back", "sending it back", "turn it down",
}

var (
	// faultOfRequest finds what is wrong with a request that waits; what is told of a customer, a sample or an
	// invoice is another matter: 太贵了, but not 发票错了.
	faultOfRequest = wording.Compile(`^(?:这个|这份|这单|这|费用|预算|金额|理由|写得?|填得?)*(?:还是|还|都|也)?(?:太|有点|过于|不太)(?:贵|高|多|大|低|少|早|急|简单|粗|笼统|清楚|充分|合理)了?$|^(?:理由|信息|材料|内容)(?:不足|不够|不充分|不全)$|^(?:it's |that's |this is |it is |that is |the (?:costs?|expenses|budget) (?:is|are) )?(?:far |much |way |a bit )*too (?:expensive|much|high|early|thin|vague|costly)$`)
	// refusesFirst finds a part that refuses a request and nothing else, where it comes first.
	refusesFirst = wording.Compile(`批|^我不同意$|reject|approved`)
)

// refusesBetween gives the reason of a refusal that stands between the parts of a sentence: 太贵了,退回去,先把费用砍一半.
// nil where no part refuses, or nothing but a part.
func refusesBetween(text string) []string {
	parts := clausesOf(text)
	at := slices.IndexFunc(parts, func(p string) bool { return slices.Contains(refusingParts, strings.TrimRight(squash(p), "了吧")) })
	if at < 0 || len(parts) < 2 || slices.ContainsFunc(parts[:at], func(p string) bool { return !faultOfRequest.MatchString(squash(p)) }) {
		return nil
	}
	if at == 0 && !refusesFirst.MatchString(squash(parts[0])) {
		return nil
	}
	return []string{text, strings.Join(slices.Delete(slices.Clone(parts), at, at+1), ","), ""}
}

// decidesNamed is a decision of the only request of a customer that waits for him, where the
// customer is named: 粤钢立项可以,但招待费别超5000.
func (q *request) decidesNamed(s string) (string, error) {
	name := squash(q.f.Account.Text)
	rest, ok := strings.CutPrefix(s, name)
	if !ok || didSomething(q.f) {
		return "", nil
	}
	rest = strings.TrimPrefix(rest, ofTheRequest.FindString(rest))
	but, first := agreesBut.FindStringSubmatch(rest), wantsFirst.FindStringSubmatch(rest)
	led := rest != s[len(name):] // 恒发的同意; 恒发同意 is told of the customer
	decision, around := "", strings.TrimSuffix(s[len(name):], rest)
	if led && !strings.Contains(around, "那边") && around != "项目" && strings.Trim(around, ", ") != "" { // 恒发那边同意了 is told of him too
		decision, _ = decisionSaid(rest)
	}
	if but == nil && first == nil && decision == "" && !(led && agrees.MatchString(rest)) {
		return "", nil
	}
	open, err := q.toDecide()
	if err != nil {
		return "", err
	}
	open = slices.DeleteFunc(open, func(a crm.Approval) bool { return !means(q.f.Account, a.Account) })
	switch {
	case len(open) != 1:
		return "", nil
	case first != nil:
		return "要补充 " + open[0].No + " " + strings.Join(first[1:], ""), nil
	case but != nil:
		return "同意 " + open[0].No + ",但" + but[1] + but[2], nil
	case decision == crm.ApprovalConditional, decision == crm.ApprovalRejected:
		_, words := decisionSaid(rest)
		if decision == crm.ApprovalRejected {
			return "驳回 " + open[0].No + " " + words, nil
		}
		return "同意 " + open[0].No + ",但" + words, nil
	case decision == crm.ApprovalMore:
		return "", nil
	}
	return "同意 " + open[0].No, nil
}

// saysMore is what an applicant states next after more was wanted of a request of his, as the
// words that go with it.
func (q *request) saysMore(s string) (string, error) {
	if namesCustomer(q.f) {
		return "", nil
	}
	asked, err := q.requestsOf(q.who.ID, func(a *crm.Approval) bool { return a.State == crm.ApprovalMore && !a.Deleted })
	if err != nil || len(asked) == 0 || !states(q.m.Text) { // most have no request that waits
		return "", err
	}
	a := asked[len(asked)-1]
	if q.conv.At.After(a.Updated) || q.said().Sub(a.Updated) > fewHours {
		return "", nil // he has spoken of something else since
	}
	return "重新提交 " + cards.Hash(a.No) + " " + q.m.Text, nil
}

// mendsRefused fills what an applicant says of fields of the form into the request that was
// refused him, or that he withdrew, and offers to send it again: 费用改成1.5万.
func (q *request) mendsRefused() (bool, error) {
	switch q.conv.Question.Key {
	case cards.AskApplication, cards.AskReason, cards.AskMore, cards.AskPeople:
		return false, nil
	}
	if len(q.f.Refs) > 0 || didSomething(q.f) || length(q.m.Text) > 200 || asks(q.m.Text) || putAsQuestion(q.m.Text) {
		return false, nil
	}
	text, send := q.m.Text, false
	if before, ok := handsIn(q.m.Text); ok && before != "" {
		text, send = before, true
	}
	if !send && ascii(q.m.Text) && !strings.Contains(q.m.Text, ":") && !estimatedCost.MatchString(squash(text)) || slices.ContainsFunc(q.f.Costs, func(c parse.Cost) bool { return !c.Unsaid }) {
		return false, nil // need presales on Thursday; 费用 打车80 was spent
	}
	found, rest := fieldsSaid(text)
	if len(found) == 0 || rest != "" || !slices.ContainsFunc(found, ofFormAlone) {
		return false, nil
	}
	changes := changesField.MatchString(text)
	back, err := q.requestsOf(q.who.ID, func(a *crm.Approval) bool {
		since := q.said().Sub(a.Updated)
		return a.Subject == initiation && !a.Deleted && (a.State == crm.ApprovalAsked && changes && since <= fewDays || (a.State == crm.ApprovalRejected || a.State == crm.ApprovalWithdrawn) && since <= fewDays || a.State == crm.ApprovalDraft && since <= fewHours)
	})
	if err != nil || len(back) == 0 {
		return false, err
	}
	a := back[len(back)-1]
	if namesCustomer(q.f) && !means(q.f.Account, a.Account) {
		return false, nil
	}
	if a.State == crm.ApprovalAsked {
		return true, crm.E(crm.Stale, "approval.waits", cards.Hash(a.No))
	}
	if send {
		return true, q.fillsAndSends(&a, text)
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	saved, refused, err := q.fillFrom(w, &a, text, "")
	if err != nil {
		return true, err
	}
	return true, q.showApplication(&a, saved, refused...)
}

// changesField finds that a field gets another value than it has: 费用改成1.5万.
var changesField = wording.Compile(`改|换成|调[成到整]|\bchange|\bmake it\b|\binstead\b`)

// estimatedCost finds what the selling is going to cost, and not what it cost: 销售费用大概5000, expenses around 4k.
var estimatedCost = wording.OneOf(
	`^(?:预计|计划|估计)?(?:的)?(?:销售)?(?:费用|开销|花费)(?:方面|上)?(?:大概|大约|预计|估计|差不多|可能|应该)`, `^(?:预计|计划|估计)(?:的)?(?:销售)?(?:费用|开销|花费)`,
	`^(?:the |our |expected |planned |sales )*expenses (?:will be |should be |would be |are |is )*(?:around|about|roughly|approximately|maybe|estimated|expected)\b`, `^(?:the |our )?(?:expected|planned|estimated) (?:sales )?expenses`,
)

// ofFormAlone reports a field that no record but the form has: what else is said may be meant
// of the deal, and comes to the form from there.
func ofFormAlone(s saidField) bool {
	return slices.Contains([]string{"expenses", "value_position", "resources", "customer_benefit", "our_benefit", "strategic_value", "team", "funding", "need"}, s.field)
}

// printsForm gives the form of the request that is meant where it is wanted on paper: the one
// that is named, that of the customer who is named, else his newest.
func (q *request) printsForm() (bool, error) {
	s := squash(q.m.Text)
	if length(s) > 40 || !onPaper.MatchString(s) || !requestForm.MatchString(s) && !hasRequest(q.f) || holds(s, "清单", "汇总") {
		return false, nil
	}
	a, err := q.requestMeant()
	if err != nil || a == nil || a.Subject != initiation {
		return false, err
	}
	return true, q.printable(a)
}

// requestMeant is the application that words are about and that he may read: the one that is
// named, that of the customer who is named, else the newest of his own; nil for none.
func (q *request) requestMeant() (*crm.Approval, error) {
	if hasRequest(q.f) {
		return q.mineMeant(nil)
	}
	if namesCustomer(q.f) {
		fnd, err := q.resolve(q.f.Account, crm.Read)
		if err != nil || fnd.Account == nil {
			return nil, err
		}
		return q.requestOfCustomer(fnd.Account.ID, isInitiation)
	}
	mine, err := q.requestsOf(q.who.ID, func(a *crm.Approval) bool { return a.Subject == initiation && !a.Deleted })
	if err != nil || len(mine) == 0 {
		return nil, err
	}
	return &mine[len(mine)-1], nil
}

// requestOfCustomer is the newest request of some kinds for one of the open deals of a customer that he
// may read; nil for none.
func (q *request) requestOfCustomer(id crm.AccountID, of func(subject string) bool) (*crm.Approval, error) {
	deals, err := q.openDeals(id)
	if err != nil {
		return nil, err
	}
	var newest *crm.Approval
	for i := range deals {
		for _, kind := range q.Book.Approvals {
			if !of(kind.ID) {
				continue
			}
			a, err := desk.RequestOf(q.tx, deals[i].ID, kind.ID)
			if err != nil {
				return nil, err
			}
			if a == nil || newest != nil && a.Updated.Before(newest.Updated) {
				continue
			}
			if may, err := q.mayReadRequest(a); err != nil {
				return nil, err
			} else if may {
				newest = a
			}
		}
	}
	return newest, nil
}

// isInitiation tells the kind of request that makes a project.
func isInitiation(subject string) bool { return subject == initiation }
