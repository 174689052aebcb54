package handlers

import (
	"slices"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// goesOnFor is how long after something was told further words may be more of
// the same.
const goesOnFor = 30 * time.Minute

// goesOn takes words as more about what he told of just now: 他嫌贵, also met his
// boss. Nobody names the customer again in the second sentence, and nobody was
// there twice because he goes on talking.
func (q *request) goesOn() (bool, error) {
	t := q.f
	if q.m.Kind != chat.Text || t.Outing || ofOwnLife.MatchString(t.Plain()) || len(t.Items) > 0 || len(t.Refs) > 0 || t.Question || t.Asks() || putAsQuestion(t.Text) || asksWhich(t.Text) || whoseWord.MatchString(t.Plain()) || ratesCalled.MatchString(t.Plain()) || hasOrNot.MatchString(t.Plain()) || asksSomeone.MatchString(t.Plain()) || t.Wished && !goesOnBy(t.Text) {
		return false, nil
	}
	if noNumber.MatchString(t.Plain()) && q.stillTalking() { // whose number, or answer, he did not get he has not called
		t.Intent, t.Activity, t.Contacts = parse.None, "", nil
	} else if sizeMoved.MatchString(t.Plain()) && q.stillTalking() && t.Account == nil { // 要改到10秒以内 is by no day
		t.Intent, t.Next = parse.None, nil
	} else if !q.tellsMore(t) {
		return false, nil
	} else if q.aside(t) {
		t.Contacts = nil
	}
	v, sure, err := q.toldJustNow(t)
	if err != nil || v == nil || !sure || !q.sameVisit(v, t) {
		return false, err
	}
	return true, q.addTo(v, t)
}

// aside reports a statement in which somebody of the customer's is named of whom nobody says
// that he was met: 试用要走技术部,找刘工.
func (q *request) aside(t parse.Facts) bool {
	return len(q.order) == 0 && t.Account == nil && len(t.Contacts) > 0 && q.stillTalking() && states(t.Text) && !metWords.MatchString(t.Plain()) && !q.ofElsewhere(t)
}

// ofElsewhere reports somebody who is known at one customer, and that is not the one who is talked of.
func (q *request) ofElsewhere(t parse.Facts) bool {
	known := slices.DeleteFunc(slices.Clone(t.Contacts), func(c parse.Contact) bool { return len(c.Known) == 0 })
	if len(known) != 1 || len(known[0].Known) != 1 {
		return false
	}
	k, err := q.contactSaid(known[0])
	return err == nil && k != nil && k.Account != q.conv.About
}

// tellsMore reports words that may be more of something told before: what reads
// as nothing else, or as something done.
func (q *request) tellsMore(t parse.Facts) bool {
	if q.ofAnother(t) {
		return true
	}
	if len(q.order) == 0 {
		return goesOnBy(t.Text) || pointsBack(t) || t.Account != nil || len(t.Contacts) > 0 || ofATalk(t.Text) || q.stillTalking() && states(t.Text)
	}
	switch q.order[0].Reads {
	case parse.Visit, parse.Call: // who says the day begins anew
		return othersWent.MatchString(t.Text) && q.stillTalking() || t.Date == "" || t.DateAssumed || goesOnBy(t.Text) || pointsBack(t)
	case parse.ContactInfo:
		return q.looselyOfSomebody(t)
	case parse.Task: // what they want is no step of ours, unless they ask it of us
		return q.stillTalking() && theirOwn.MatchString(t.Plain()) && !asksOfMe(t.Text) && (t.Next == nil || t.Next.Due == "" || theirPlan.MatchString(t.Plain()))
	case parse.Opportunity:
		if q.looselyOfADeal(t) {
			return true
		}
		fallthrough
	case parse.Lead: // they chose us over Trumpf: who is named there is no customer
		return goesOnBy(t.Text) && t.Account != nil && len(t.Account.Known) == 0 && !newLead.MatchString(t.Text) && !oneMoreNew.MatchString(t.Plain()) && !someoneNew(t) && t.Amount == nil
	case parse.None, "":
		return (q.order[0].Name == "hush" || q.order[0].Name == "wish" || q.order[0].Name == "not-done" && q.stillTalking()) && goesOnBy(t.Text) || q.order[0].Name == "not-done" && notMetYet.MatchString(t.Plain()) && q.tellsOn(t)
	}
	return false
}

// thatMiss finds a visit that came to nothing and is spoken of as one told of before.
var thatMiss = wording.Compile(`(?:那个|那家|那趟|这个|这家|这趟)(?:就|也|是|人)*(?:没|白跑|扑空|不在)`)

// oneMoreNew begins what is told of one more customer, who is new: 还有个新的 叫永嘉五金.
var oneMoreNew = wording.Compile(`^(?:对了|另外|顺便|然后|还|又|再|[,， ])*(?:有|来|加)?了?(?:一)?(?:个|家)?新(?:的|客户|公司|线索)`)

// sameVisit reports whether a message tells more of an activity rather than of
// another one with the same customer.
func (q *request) sameVisit(v *crm.Activity, t parse.Facts) bool {
	switch {
	case othersWent.MatchString(t.Text):
		return true
	case opinionOf.MatchString(t.Plain()) && !metThem.MatchString(t.Plain()) && q.stillTalking() && t.DateAssumed: // Greta liked the demo is no other one
		return !q.ofElsewhere(t)
	case q.handedElsewhen(v, t):
		return false
	case missedOne(v, t) && q.stillTalking() && t.DateAssumed && !namesCustomer(t): // 老梁没见着: he was not with them
		return true
	case v.Outcome == crm.NotReached && t.Outcome == crm.NotReached && v.Date == q.today() && thatMiss.MatchString(t.Plain()): // 恒发那个没见着 明天再去: the one that was told of
		return true
	case theirOwn.MatchString(t.Plain()) && t.Intent == parse.None && t.Account == nil: // what they want by a day is no day of ours
		return true
	case theirPlan.MatchString(t.Plain()) && !namesCustomer(t), q.ofAnother(t):
		return true
	case another.MatchString(t.Text), t.Clock != "", t.Date != "" && !t.DateAssumed && t.Date != v.Date, t.Next != nil && t.Next.Due != "" && t.Gist == "" && len(t.Contacts) == 0:
		return false
	case (t.Intent == parse.Visit || t.Intent == parse.Call) && (t.Confidence >= q.Book.Reading.Sure || t.Activity != "") && inPerson(v.Type) != inPerson(activityType(t)):
		return false
	case t.Account == nil && len(t.Contacts) > 0 && t.Intent == parse.Visit && t.DateAssumed && len(v.With) == 0 && v.Outcome == "" && inPerson(v.Type) && q.stillTalking(): // 刚从大族出来, and then 王总不在,见了老刘
		return !q.ofElsewhere(t)
	case q.ofThatVisit(v, t):
		return true
	case goesOnBy(t.Text), pointsBack(t), t.Account == nil && len(t.Contacts) == 0 && t.Intent == parse.None && (ofATalk(t.Text) || states(t.Text)),
		t.Account == nil && len(t.Contacts) == 0 && t.Intent == parse.Visit && t.Confidence < q.Book.Reading.Sure && q.stillTalking() && states(t.Text):
		return true
	case q.looselyOfADeal(t):
		return metThere(v, t)
	case t.Account == nil && len(t.Contacts) > 0 && (t.Intent == parse.None || t.Confidence < q.Book.Reading.Sure),
		q.looselyOfSomebody(t):
		return metThere(v, t)
	}
	// 去了恒力, and then 恒力那边见了刘经理: only now it is said whom he met.
	return t.Account != nil && len(v.With) == 0 && v.Outcome == "" && (len(t.Contacts) > 0 || t.Intent == parse.None)
}

// toldThere begins what was done where one was: at otto we went through the layout.
var toldThere = wording.OneOf(`^(?:在)?\p{Han}{2,8}(?:那边|那儿)`, `^(?:so )?(?:at|over at|in) [a-z]+[, ]`)

// ofThatVisit reports what is told of a visit of minutes ago by where it was.
func (q *request) ofThatVisit(v *crm.Activity, t parse.Facts) bool {
	return q.stillTalking() && t.DateAssumed && v.Date == q.today() && v.Account == q.conv.About && v.Outcome == "" && inPerson(v.Type) && !hasNumber(t) &&
		t.Account != nil && means(t.Account, v.Account) && toldThere.MatchString(t.Plain())
}

// opinionOf finds what somebody thought of something that he was shown.
var opinionOf = wording.OneOf(
	`(?:对|觉得)(?:我们|咱们)?的?(?:演示|样机|讲解|试用|方案|样品|产品|介绍)(?:都|还|很|挺|蛮|比较|非常|不太?|没什么)*(?:满意|感兴趣|兴趣|认可|不错|印象|看好|可以|好|一般)`,
	`(?:很|挺|不太?|特别|非常|都)(?:喜欢|满意|认可|看好)(?:我们|咱们)?的?(?:演示|样机|讲解|试用|方案|样品|产品|介绍)`,
	`\b(?:liked|loved|enjoyed|hated|disliked|didn't like|did not like|was impressed (?:by|with)|was (?:very |not )?(?:happy|unhappy|pleased) with) (?:the|our|my) (?:demo|demonstration|presentation|proposal|trial|sample|samples|tour|machine|product)\b`,
)

// metThem finds that what they thought is told of another meeting or of a call.
var metThem = wording.OneOf(`见了|见到|碰到|遇到|拜访|走访|电话|打给|回访|微信|视频|又去|又来|再去|去了`, `\b(?:called|rang|phoned|met|saw|visited|went|emailed|texted|spoke)\b`)

// goesOnBy reports words that begin as the second half of a talk, or speak of
// somebody who must have been named before.
func goesOnBy(text string) bool {
	return moreWords.MatchString(strings.TrimSpace(text)) || theirOwn.MatchString(squash(text)) && length(text) <= 60
}

// ofATalk reports words of what is said between seller and buyer, which mean
// nothing by themselves and much after a visit: 要我们降10个点.
func ofATalk(text string) bool { return length(text) >= 4 && talkWords.MatchString(text) }

// looselyOfADeal reports a statement that may be news of a deal, in which nothing stands
// that a deal keeps, of the customer who is talked of: 他们要求节拍8秒以内.
func (q *request) looselyOfADeal(t parse.Facts) bool {
	return t.Intent == parse.Opportunity && t.Confidence < q.Book.Reading.Sure && t.Amount == nil && t.SignDate == "" && t.WinPct == 0 && len(t.Competitors) == 0 &&
		(t.Account == nil || !strings.Contains(t.Text, t.Account.Text)) && q.stillTalking() && states(t.Text)
}

// looselyOfSomebody reports a statement that may be of who somebody is, of whom he tells while he
// tells of a visit: 对了恒力还有个采购小陈,说他只看价格.
func (q *request) looselyOfSomebody(t parse.Facts) bool {
	return t.Intent == parse.ContactInfo && t.Confidence < q.Book.Reading.Sure && len(t.Contacts) > 0 && q.stillTalking() && states(t.Text)
}

// stillTalking reports that what he told of last is only minutes old: then what
// he states is about that, whatever it is.
func (q *request) stillTalking() bool {
	since := q.said().Sub(q.talkedAt())
	return q.conv.About != "" && since >= 0 && since <= talksFor
}

// talkedAt is when the customer who is talked of was spoken of: a list of others that he looked at since is no
// talk of him.
func (q *request) talkedAt() time.Time {
	if q.conv.AboutAt.IsZero() {
		return q.conv.At
	}
	return q.conv.AboutAt
}

// talksFor is how soon after a receipt a statement needs no word that joins it.
const talksFor = 10 * time.Minute

// states reports words that tell of something: not a question, not what is wanted
// of the assistant, not what people send to be nice.
func states(text string) bool {
	s := squash(text)
	enough := length(s) >= 4
	if ascii(s) {
		enough = len(strings.Fields(s)) >= 3
	}
	return enough && length(s) <= 120 && !asks(text) && !putAsQuestion(text) && !ofHimself.MatchString(s) && !smallTalk(text) && !wantsSomething.MatchString(s)
}

// someoneNew reports somebody of whom nothing was known before, with how he can be
// reached or where he was met: a new customer's, no rival of the last one.
func someoneNew(t parse.Facts) bool {
	for _, c := range t.Contacts {
		if len(c.Known) == 0 && (c.Phone != "" || c.Email != "" || fairWords.MatchString(t.Text)) {
			return true
		}
	}
	return false
}

// overThere reports a customer who is named as a place, though nobody has heard of
// him: 星邦那边没见到人.
func overThere(t parse.Facts) bool {
	return strings.Contains(t.Text, t.Account.Text+"那边") || strings.Contains(t.Text, t.Account.Text+"这边")
}

// metThere reports that everybody whom a message names was met on an activity.
func metThere(v *crm.Activity, t parse.Facts) bool {
	for _, c := range t.Contacts {
		met := func(m parse.Match) bool { return slices.Contains(v.With, crm.ContactID(m.Row.ID)) }
		if !slices.ContainsFunc(c.Known, met) {
			return false
		}
	}
	return true
}

// pointsBack reports words that name nobody and speak of somebody all the same:
// 回了他两周.
func pointsBack(t parse.Facts) bool {
	return pronouns.MatchString(t.Text) && (t.Account == nil || !strings.Contains(t.Text, t.Account.Text))
}

// toldJustNow is what he told of last within the time in which more may follow,
// with the customer that the words name or, where they name none, with the one
// spoken of. sure is false when they could belong to several.
func (q *request) toldJustNow(t parse.Facts) (v *crm.Activity, sure bool, err error) {
	at := q.conv.About
	named := t.Account != nil && t.Account.Text != "" && !q.ofAnother(t) && !othersWent.MatchString(t.Text) && (len(t.Account.Known) > 0 || !goesOnBy(t.Text) || overThere(t) || wentOn.MatchString(t.Text))
	if named || len(t.Contacts) > 0 {
		fnd, err := q.subject(t, crm.Write)
		if err != nil || named && fnd.Account == nil {
			return nil, false, err
		}
		if fnd.Account != nil {
			at, named = fnd.Account.ID, true
		}
	}
	if at == "" {
		return nil, false, nil
	}
	acts, err := q.lastActivities(at, 10)
	if err != nil {
		return nil, false, err
	}
	for i := range acts {
		a := &acts[i]
		since := q.said().Sub(a.Created)
		if a.Arrival != nil && a.Told() {
			since = q.said().Sub(a.Updated) // he told of it when he came out
		}
		if a.Who == q.who.ID && !a.Deleted && since >= 0 && since <= goesOnFor && (v == nil || a.No > v.No) {
			v = a
		}
	}
	return v, v != nil && (named || !q.severalTold()), nil
}

// ofAnother reports what is said of somebody else than the customer, of which no record can be
// made, within minutes of a receipt: Peter thinks Trumpf is too slow, 利元亨报价低两成.
func (q *request) ofAnother(t parse.Facts) bool {
	if t.Account == nil || len(t.Account.Known) > 0 || !q.stillTalking() || another.MatchString(t.Text) {
		return false
	}
	if s := t.Plain(); dearer.MatchString(s) && !rivalSide.MatchString(s) {
		return true
	}
	if t.Intent != parse.None || len(q.order) > 0 || !states(t.Text) {
		return false
	}
	name, err := q.nameOf(q.conv.About)
	return err == nil && !strings.HasPrefix(t.Account.Text, name) // 比亚迪蓝色的: he is meant, and something of him
}

// severalTold reports that his last message told of several things.
func (q *request) severalTold() bool {
	n := 0
	for _, it := range q.conv.Items {
		if it.Kind == crm.KindActivity {
			n++
		}
	}
	return n > 1
}

// addTo records words as more about an activity.
func (q *request) addTo(v *crm.Activity, t parse.Facts) error {
	a, err := crm.Get[crm.Account](q.tx, v.Account)
	if err != nil {
		return err
	}
	q.f, q.goesWith = moreOf(v, t, a), v
	return q.record()
}

// missedOne reports that somebody was not met on an activity on which others were.
func missedOne(v *crm.Activity, t parse.Facts) bool {
	return t.Outcome == crm.NotReached && t.Intent != parse.Call && t.Activity != crm.Call && v.Met() && len(v.With) > 0 && len(t.Contacts) > 0 && !metThere(v, t)
}

// moreOf is a reading as more about an activity with a customer.
func moreOf(v *crm.Activity, t parse.Facts, a crm.Account) parse.Facts {
	if t.Gist == "" || t.Intent != parse.Visit {
		t.Gist = moreLead.ReplaceAllString(strings.TrimSpace(t.Text), "")
		if t.Account != nil && (means(t.Account, a.ID) || strings.Contains(a.Name.Text, t.Account.Text)) { // it stands in the title
			if rest, ok := strings.CutPrefix(t.Gist, t.Account.Text); ok {
				t.Gist = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(rest, "那边"), "这边"), "的")
			}
		}
		t.Gist = strings.Trim(t.Gist, " ,，。.;；")
	}
	t.Intent, t.Activity, t.Account, t.Confidence, t.Close = parse.Visit, v.Type, known(a.Name.Text, a.NameRow()), 1, ""
	if v.Type == crm.Call {
		t.Intent = parse.Call
	}
	if missedOne(v, t) {
		t.Outcome, t.Contacts = "", nil // somebody else was met
	}
	if introduced.MatchString(t.Plain()) {
		t.Contacts = nil // she'll intro me to Martin: nobody has met him
	}
	if !cameAlong.MatchString(t.Plain()) {
		t.Colleagues = nil // 明天找王敏批: he was not there
	}
	if madeIn.MatchString(t.Plain()) {
		t.Region = ""
	}
	if formerly.MatchString(t.Plain()) {
		t.Amount = nil // what was bought once is not what is to be sold
	}
	if t.Amount != nil && !unitSaid.MatchString(strings.ToLower(fold(t.Text))) {
		t.Amount = nil // 大概150 is a sum of which nobody said whether it is in 万
	}
	if theirOwn.MatchString(t.Plain()) && t.Next != nil && !t.Next.Waiting {
		t.Next, t.Later = nil, nil
	}
	t.Negated, t.Wished, t.Question, t.Date, t.DateAssumed, t.Clock = false, false, false, v.Date, v.Assumed, ""
	return t
}

// joins records a draft as more about an activity of his.
func (q *request) joins(id crm.DraftID, t parse.Facts, number string) error {
	rec, err := q.named(parse.Item{Number: number})
	if err != nil {
		return err
	}
	v, ok := rec.(*crm.Activity)
	if !ok || !q.allowed(crm.Write, crm.ScopeOf(v)) {
		return crm.E(crm.Missing, "record.missing", string(crm.KindActivity), number)
	}
	a, err := crm.Get[crm.Account](q.tx, v.Account)
	if err != nil {
		return err
	}
	q.goesWith = v
	return q.write(id, moreOf(v, t, a))
}
