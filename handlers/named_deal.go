package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// dealHeads stand behind the name of a customer of whose deal something is told.
var dealHeads = []string{
	"那边", "那单", "这单", "那个单子", "这个单子", "的单子", "那个单", "这个单", "的单", "单子", "那个项目", "这个项目", "的项目", "项目",
	"那个商机", "这个商机", "的商机", "商机", "那块", "那家",
}

// toDeal leads to the name of a customer of whose deal is told what is done with it; besideDeal only beside him.
var (
	toDeal     = wording.Compile(`^(?:那就|就|先|请|麻烦|帮我)*(?:把|将)$`)
	besideDeal = wording.Compile(`^(?:我们?|咱们?)?(?:刚|已经|现在)*(?:在|跟|和|给|对)$`)
)

// dealTold is what a message tells behind the name of a customer, as a talk about him would have it, and whether
// it speaks of his deal in so many words: 把恒发的项目停一停 tells 停一停 of one. "" where more stands before the name.
func dealTold(told, name string) (behind string, ofDeal bool) {
	before, rest, ok := strings.Cut(told, name)
	before = squash(before)
	led := toDeal.MatchString(before)
	if !ok || before != "" && !led && !besideDeal.MatchString(before) {
		return "", false
	}
	trimmed := trimHead(rest)
	behind = strings.TrimLeft(trimmed, " ,，:：的")
	if holds(before, "我们", "咱们") && strings.HasPrefix(behind, "比") {
		behind = "我们" + behind // it is we who are compared
	}
	return behind, led || trimmed != rest
}

// wantsOther finds that something else is wanted, or later: 不要了,换成三台小的.
var wantsOther = wording.Compile(`不(?:要|买|做|上|搞|采购)了[,，](?:换|改|只|先|等|再|下|过|明)`)

// ofNamedDeal takes what is told behind the name of a customer of whose deal it is for what it would be
// in a talk about him: 大族那边ABB报了165. It does so only where there is an open deal and the first that is
// told is one of the sentences of such a talk.
func (q *request) ofNamedDeal() (bool, error) {
	if length(q.m.Text) > 60 || q.f.Question || q.f.Asks() || putAsQuestion(q.m.Text) || len(q.f.Refs)+len(q.f.Items) > 0 || !ofOneKnown(q.f) {
		return q.ofTheirOffer()
	}
	told := strings.TrimSpace(fold(q.m.Text))
	if text := inChinese(told); text != "" {
		told = text
	}
	at := crm.AccountID(q.f.Account.Known[0].Row.ID)
	behind, ofDeal := dealTold(told, q.f.Account.Text)
	if behind == "" || wantsOther.MatchString(squash(behind)) {
		return false, nil
	}
	if stage := q.reachedStage(behind); stage != "" {
		if open, err := hasOpen(q, at); err != nil || !open && stageTold.MatchString(squash(behind)) {
			return false, err
		}
		q.putAs(q.f.Account.Text + stage)
		return true, q.dispatch(q.order)
	}
	if s := squash(behind); !ofDeal && !q.keepsNothing() && !signsWhen.MatchString(s) && !payTerms.MatchString(s) &&
		!movedPrice.MatchString(s) && !signDayMoved.MatchString(s) && !talkedTo.MatchString(s) && !offersTo.MatchString(s) {
		return false, nil
	}
	return q.ofTheDealOf(at, behind, ofDeal)
}

// keepsNothing reports words that are read as nothing, as of a deal of which they say nothing that its record
// holds, as a step without a day, or as a visit or a call in which nobody was met: 首付款36万到了.
func (q *request) keepsNothing() bool {
	if len(q.order) == 0 {
		return true
	}
	t := q.f
	switch q.order[0].Name {
	case "deal":
		return t.Amount == nil && t.SignDate == "" && t.WinPct == 0 && len(t.Competitors) == 0 || t.Confidence < q.Book.Reading.Sure
	case "task":
		return t.Next == nil || t.Next.Due == ""
	case "lead":
		return !newLead.MatchString(t.Text) // 恒发Q5是的,他们新厂投产 tells nothing that a customer is new by
	case "tender":
		return !strings.Contains(t.Text, "标") // 延期到明年二季度 is said of the deal
	case "visit", "call", "not-done":
		return len(t.Contacts) == 0 && !sawSomebody.MatchString(squash(unnamed(t)))
	}
	return false
}

// sawSomebody finds that somebody was met, called or visited, without which a visit is no more than a guess.
var sawSomebody = wording.Compile(`[访见聊谈约碰坐跑陪吃喝]|电话|打了|打给|(?:^|[^过出回上])去了|去过|去趟|(?:^|[^发寄送拿过打转汇])来了|来访|来过|到访|上门|开会|开了|演示|参观|考察|交流|培训|调试|安装|送`)

// ofTheirOffer takes what somebody who is known offers, where no customer is named, for the round of the negotiation
// that it is: 刘总说最多出165.
func (q *request) ofTheirOffer() (bool, error) {
	t := q.f
	if t.Account != nil || len(t.Contacts) != 1 || len(t.Contacts[0].Known) != 1 || !nameOffers.MatchString(squash(t.Text)) || length(t.Text) > 30 || t.Question || t.Asks() ||
		strings.Contains(t.Text, "要") && t.Amount == nil { // 要50 may be machines
		return false, nil
	}
	k, err := q.contactSaid(t.Contacts[0])
	if err != nil || k == nil {
		return false, err
	}
	return q.ofTheDealOf(k.Account, strings.TrimSpace(fold(q.m.Text)), false)
}

// trimHead is what stands behind such words, or all of it.
func trimHead(rest string) string {
	for _, head := range dealHeads {
		if behind, ok := strings.CutPrefix(rest, head); ok {
			return behind
		}
	}
	return rest
}

// offersUnsettled reports an offer that was not made, was only heard of or guessed, is still to be made, was of
// another time, or is told by somebody there of himself: none of that is what stands now.
func offersUnsettled(s string) bool { return strings.Contains(s, "报") && unsettled.MatchString(s) }

// unsettled finds by which words it is so.
var unsettled = wording.Compile(`没|未|听说|据说|估计|可能|大概|好像|也许|传|去年|前年|往年|上次|以前|当时|下周|下个?月|明天|后天|准备|打算|想|如果|要是|万一|说.{0,2}报`)

// ofTheDealOf reads what is told of the open deal of a customer as if he were talked of.
func (q *request) ofTheDealOf(at crm.AccountID, told string, ofDeal bool) (bool, error) {
	parts := clausesOf(told)
	if len(parts) == 0 || len(parts) > 3 || offersUnsettled(squash(parts[0])) {
		return false, nil
	}
	a, err := crm.Get[crm.Account](q.tx, at)
	if err != nil || !q.allowed(crm.Write, crm.ScopeOf(&a)) {
		return false, err
	}
	if has, err := hasDeal(q, at); err != nil || !has {
		return false, err
	}
	then := *q
	then.conv.About, then.conv.At, then.conv.AboutAt, then.ofNamed = at, q.said(), q.said(), true
	first, whole, err := then.toldInTalk(told, parts[0], ofDeal)
	if err == nil && first == "" {
		if about, topicErr := q.withoutTopic(at, told); topicErr != nil || about == "" {
			return false, topicErr
		} else if parts = clausesOf(about); len(parts) > 0 {
			first, whole, err = then.toldInTalk(about, parts[0], true)
		}
	}
	if first == "" || err != nil {
		return false, err
	}
	if whole {
		parts = nil
	}
	q.about(at, "")
	q.conv.At = q.said() // who was named is talked of, and no other in whose deal the same rival is
	q.putAs(first)
	if len(q.order) == 0 {
		return false, nil
	}
	if len(parts) > 1 {
		q.readsNext(parts[1:]...)
	}
	return true, q.dispatch(q.order)
}

// offersHere begins what is said of a price whose side is the customer who is named before it: 还价到160.
var offersHere = wording.Compile(`^(?:又|再|现在|最后|只肯|最多|坚持|还|只)*(?:还价|出价|压价|砍价|压|砍|出|还)(?:到|了|价)*\d`)

// offersTo finds to which sum the customer has bargained, and nothing else: 压到55万.
var offersTo = wording.Compile(`^(?:又|再|现在|最后|只肯|最多|坚持|还|只)*(?:还价|出价|压价|砍价|压|砍)到\d+(?:\.\d)?(?:万|w)?(?:了|吧)?$`)

// toldInTalk is the sentence for which words stand in a talk about a deal, and whether for all of them or for
// their first clause: as they are, with the deal before them where it was named, or with the customer where they
// say what he offers.
func (q *request) toldInTalk(told, part string, ofDeal bool) (first string, whole bool, err error) {
	for _, all := range []bool{true, false} {
		said := part
		if all {
			said = told
		}
		ways := []string{said}
		if ofDeal {
			ways = append(ways, "这单"+said)
		}
		if offersHere.MatchString(squash(said)) {
			ways = append(ways, "他们"+said)
		}
		for _, way := range ways {
			if first, err = q.standsFor(way); first != "" || err != nil {
				return first, all, err
			}
		}
	}
	return "", false, nil
}

// withoutTopic is what is told behind the thing that the deal of a customer is about: of 焊接机器人预计3月签 the
// words 预计3月签, where the last visits there speak of 焊接机器人. "" where nothing of the kind stands first.
func (q *request) withoutTopic(at crm.AccountID, told string) (string, error) {
	const shortest, longest = 2, 10
	runes := []rune(told)
	if len(runes) <= shortest || ascii(string(runes[:shortest])) {
		return "", nil
	}
	acts, err := q.lastActivities(at, 5)
	if err != nil {
		return "", err
	}
	about := ""
	for i := range acts {
		about += "\n" + acts[i].Gist
	}
	deals, err := q.openDeals(at)
	if err != nil {
		return "", err
	}
	for i := range deals {
		about += "\n" + deals[i].Title
	}
	n := 0
	for n < len(runes) && n < longest && strings.Contains(about, string(runes[:n+1])) {
		n++
	}
	if n < shortest {
		return "", nil
	}
	rest := strings.TrimLeft(trimHead(string(runes[n:])), " ,，:：的")
	if s := squash(rest); !signsWhen.MatchString(s) && !signDayMoved.MatchString(s) && !oddsAlone.MatchString(s) && !movedPrice.MatchString(s) {
		return "", nil // 切割机停下来了 is told of the thing
	}
	for i := range deals {
		if slices.ContainsFunc(deals[i].Rivals, func(rival string) bool { return strings.Contains(told, rival) }) {
			return "", nil // 发那科报价降了5万 is told of him
		}
	}
	return rest, nil
}
