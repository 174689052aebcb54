package handlers

import (
	"slices"
	"strings"

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

// ofADeal finds the words without which a message speaks for none of the intents of one deal.
var ofADeal = wording.OneOf(
	`签`, `拿下`, `赢`, `丢`, `黄了`, `输`, `中标`, `报价`, `报了`, `对手`, `竞争`, `短板`, `强项`, `立项`, `改到`, `推到`, `推迟`, `挪到`,
	`延到`, `m\d`, `完成`, `做完`, `搞定`, `发了`, `寄了`,
	`\b(?:sign(?:ed)?|won|lost|quote[ds]?|rivals?|competitors?|move[ds]?|push(?:ed)?|done|sent|stage)\b`,
)

// lostBare finds that a deal is lost in the fewest words: 大族丢了.
var lostBare = wording.OneOf(`^\p{Han}{2,8}(?:那?单|那个单子|的单子)?(?:丢了|黄了|输了|没拿下|没中标)$`, `^(?:we )?lost [a-z]+$`, `^[a-z]+ is lost$`)

// A share is the part of a message that is told of one customer.
type share struct {
	text    string
	of      crm.AccountID // "" where it names none who is known
	intent  string        // what it speaks for by itself; "" = nothing
	oneDeal bool
}

// tellsOfEach takes what is told of several customers in one message, of whose deals it speaks, one
// customer after another: 上午恒发签了合同,下午去比亚迪送方案. Read as one sentence, the deal of another
// could be won. Visits and steps are told together, as the reader takes them.
func (q *request) tellsOfEach() (bool, error) {
	t := q.f
	if len(t.Refs) > 0 || t.Question || t.Asks() || putAsQuestion(q.m.Text) || length(q.m.Text) > 200 {
		return false, nil
	}
	if len(clausesOf(q.m.Text)) < 2 || !ofADeal.MatchString(squash(q.m.Text)) {
		return false, nil // each part is read by itself: few messages are worth it
	}
	all := q.shares()
	if len(all) < 2 {
		return false, nil
	}
	var rest, apart []string
	for i := range all {
		s := &all[i]
		if beside, err := q.besideAnother(all, i); err != nil || beside || s.of != "" && s.intent == "" && !signedWords.MatchString(squash(q.m.Text)) {
			return false, err
		}
		if s.oneDeal {
			apart = append(apart, s.text)
		} else {
			rest = append(rest, s.text)
		}
	}
	if len(apart) == 0 {
		return false, nil
	}
	if len(rest) > 0 { // first: a signature that lacks its sum asks for it, and the rest is kept
		apart = slices.Insert(apart, 0, strings.Join(rest, ","))
	}
	q.readsNext(apart[1:]...)
	q.putAs(apart[0])
	return true, q.words()
}

// shares are the parts of a message by the customers of whom they tell; nil where it names fewer
// than two who are known.
func (q *request) shares() (all []share) {
	named := map[crm.AccountID]bool{}
	for _, part := range clausesOf(q.m.Text) {
		s := q.shareOf(part)
		if s.of != "" {
			named[s.of] = true
		}
		last := len(all) - 1
		if last >= 0 && (s.of == all[last].of || s.of == "" && !anotherMatter.MatchString(squash(part))) {
			s.text, s.of = all[last].text+","+part, all[last].of
			all[last] = s
			continue
		}
		all = append(all, s)
	}
	if len(named) < 2 {
		return nil
	}
	for i := range all {
		if strings.Contains(all[i].text, ",") { // of several parts, read together
			all[i].intent = q.shareOf(all[i].text).intent
		}
		all[i].oneDeal = all[i].of != "" && (slices.Contains(ofOneDeal, all[i].intent) || all[i].intent == "deal" && lostBare.MatchString(squash(all[i].text)))
	}
	return all
}

// shareOf reads a part of the message by itself.
func (q *request) shareOf(part string) share {
	then := *q
	then.putAs(part)
	s := share{text: part}
	if namesCustomer(then.f) && ofOneKnown(then.f) {
		s.of = crm.AccountID(then.f.Account.Known[0].Row.ID)
	}
	if len(then.order) > 0 {
		s.intent = then.order[0].Name
	}
	return s
}

// besideAnother reports a part that names a customer who is a rival in the deal of one who is named
// before: 大族报165 is told of that deal.
func (q *request) besideAnother(all []share, i int) (bool, error) {
	if all[i].of == "" {
		return false, nil
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
