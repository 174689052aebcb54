package handlers

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// reportedPrice is the price of somebody else as a person tells it: 刘总说发那科报了165万.
type reportedPrice struct {
	rival string // in lower case; "" for the one rival there is: 王总透露对手报了100万
	words string // the sum and what follows it
}

// tellingWords are words with which somebody tells what others do.
var tellingWords = []string{"告诉我", "告诉我们", "跟我说", "和我说", "跟我讲", "透露", "提到", "反馈", "听说", "说", "讲", " told me", " told us", " says", " said", " mentioned", " heard"}

// anyRival are the words for a rival without his name.
var anyRival = []string{"竞争对手", "对手", "友商", "竞品", "另一家", "别家", "其他家", "别的厂家", "别的供应商", "the competition", "the competitor", "a competitor", "their other supplier", "the rival"}

// splitTold is what somebody tells of a price, in lower case, and whether that is all of a text: it comes
// first, and not of a visit.
func splitTold(text string) (told string, all, ok bool) {
	for in, clause := range clauseEnd.Split(lower(fold(text)), -1) {
		first, width := -1, 0
		for _, word := range tellingWords {
			if i := strings.Index(clause, word); i >= 0 && (first < 0 || i < first || i == first && len(word) > width) {
				first, width = i, len(word)
			}
		}
		if i := strings.LastIndex(clause[:max(first, 0)], ": "); i >= 0 && namesRival(strings.TrimPrefix(clause[first+width:], " that")) {
			clause, first = clause[i+2:], first-i-2 // otto packaging: greta said kuka quoted 280k
		}
		if first < 0 || first == 0 && width != len("听说") || length(clause[:first]) > mostOfTeller || ours.MatchString(clause[:first]) || toThem(clause[:first]) {
			if quotesAPrice.MatchString(clause) && strings.ContainsAny(clause, figures09) {
				return "", false, false // a price of ours comes first
			}
			continue
		}
		if rest := strings.Trim(clause[first+width:], " 了:："); quotesAPrice.MatchString(rest) && (!bareQuote.MatchString(rest) || tooMuch.MatchString(rest)) {
			return strings.TrimPrefix(rest, "that "), in == 0 && !metSomebody.MatchString(clause[:first]), true
		}
	}
	return "", false, false
}

// namesRival reports whether words are the price of somebody who is called by name.
func namesRival(rest string) bool {
	at := rivalSum.FindStringSubmatch(strings.TrimSpace(rest))
	return at != nil && !notTheirs.MatchString(at[1]+at[8])
}

// toThem reports whether the words before one of telling say whom we told it: 跟刘总说报价165万.
func toThem(teller string) bool {
	for _, me := range []string{"跟我", "和我", "给我", "对我", "向我"} {
		teller = strings.ReplaceAll(teller, me, "")
	}
	return strings.ContainsAny(teller, "跟和给向与对")
}

// mostOfTeller are the letters of whoever tells something, and where: 刘总昨天在饭桌上.
const mostOfTeller = 18

var (
	// ours finds that it is one of us who tells it.
	ours = wording.Compile(`^(?:我|咱|we\b|i\b)`)
	// plainlyQuoted is the same without a word for what is over: 发那科报165万.
	plainlyQuoted = wording.Compile(`^([^ ,:0-9]{2,8}?)报([\d一二三四五六七八九十百千.]+ ?(?:万|w|千|k|亿|元).*)$`)
	// metSomebody finds that it was told on a visit, which is kept as one.
	metSomebody = wording.Compile(`拜访|去|见|吃饭|电话|聊|开会|约|met\b|visit|call|lunch|dinner|talked`)
	// bareQuote finds that nobody is said to have named the price but us: 刘总说报价165万可以, Tom said quote 40k.
	bareQuote = wording.Compile(`^(?:最低|可以|再|按|就)*(?:报|出价|开价)|^(?:please )?(?:quote|offer|bid)\b`)
	tooMuch   = wording.Compile(`[太偏]?[高贵]|多|too|expensive`)
	// unsure finds that it is denied, asked or only thought of.
	unsure       = wording.Compile(`没有?[说讲提]|不[说讲]|要是|如果|假如|万一|是不是|是否|怎么办|\b(?:if|never|not|unless|whether|did)\b|n't\b`)
	quotesAPrice = wording.Compile(`报|出价|开价|quote|offer|bid|asking`)
)

// somebodyQuotes reports whether a price is told by somebody, so that it is none that we named now, or is that
// of a rival.
func somebodyQuotes(s string) bool {
	if !quotesAPrice.MatchString(s) {
		return false
	}
	if _, _, ok := splitTold(s); ok {
		return true
	}
	for _, clause := range clauseEnd.Split(s, -1) {
		if i := strings.Index(clause, "报"); i > 0 && strings.ContainsAny(clause[i:], figures09) && slices.ContainsFunc(anyRival, func(r string) bool { return strings.Contains(clause[:i], r) }) {
			return !strings.Contains(clause[:i], "我们")
		}
	}
	return false
}

// toCustomer reports whether the price that is told is that which a customer of ours was given: 王敏说大族报165万.
func toCustomer(f parse.Facts) bool {
	if f.Account == nil || len(f.Account.Known) == 0 {
		return false
	}
	told, _, ok := splitTold(f.Plain())
	name := lower(fold(f.Account.Text))
	return ok && name != "" && strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(told, "给"), "向"), name)
}

// figures09 are the figures that a sum is written with.
const figures09 = "0123456789一二三四五六七八九十百千"

// reports reports whether a text is the price of a rival as somebody tells it.
func reports(f parse.Facts) bool {
	_, ok := priceReported(f)
	return ok
}

// priceReported reads the price of a rival that somebody tells, or of one who is not called by name.
func priceReported(f parse.Facts) (reportedPrice, bool) {
	if !quotesAPrice.MatchString(f.Plain()) || f.Asks() || f.Next != nil || len(f.Items) > 1 || unsure.MatchString(lower(f.Text)) || toCustomer(f) {
		return reportedPrice{}, false
	}
	told, all, ok := splitTold(f.Text)
	switch {
	case ok && !all:
		return reportedPrice{}, false
	case !ok:
		told = lower(fold(f.Text))
		if !slices.ContainsFunc(anyRival, func(r string) bool { return strings.HasPrefix(told, r) }) {
			return reportedPrice{}, false
		}
	}
	if at := plainlyQuoted.FindStringSubmatch(told); at != nil {
		told = at[1] + "报了" + at[2]
	}
	at := rivalSum.FindStringSubmatch(told)
	if at == nil {
		return reportedPrice{}, false
	}
	name := at[1] + at[8]
	if slices.Contains(anyRival, name) || slices.Contains(anyRival, name+"家") {
		name = ""
	} else if notTheirs.MatchString(name) || ownGoods.MatchString(name) {
		return reportedPrice{}, false
	}
	return reportedPrice{rival: name, words: at[6] + at[13]}, true
}

// ofTheirDeal takes the price of a rival who is told of out of the blue as one in the one open deal of the
// speaker's in which he is a rival: 听说发那科报了160万. Where he is in none, nobody says whose deal it is, and
// what was spoken of days ago does not say it either.
func (q *request) ofTheirDeal(rival string) error {
	if rival == "" || q.stillTalking() || q.f.Account != nil && len(q.f.Account.Known) > 0 || slices.ContainsFunc(q.f.Contacts, func(c parse.Contact) bool { return len(c.Known) > 0 }) {
		return nil
	}
	in, err := q.customersIn(q.m.Text, nil)
	if looked := q.said().Sub(q.conv.QueryAt); err != nil || len(in) > 0 || looked >= 0 && looked <= talksFor {
		return err // 比亚迪那边发那科报了160万
	}
	found, open, err := q.dealsAgainst(rival)
	if err != nil {
		return err
	}
	if len(found) == 0 && open > 1 {
		q.conv.About = ""
	}
	for id := range found {
		if len(found) > 1 {
			return nil
		}
		a, err := crm.Get[crm.Account](q.tx, id)
		if err != nil {
			return fmt.Errorf("account %s: %w", id, err)
		}
		q.f.Account = known(a.Name.Text, a.NameRow())
	}
	return nil
}

// dealsAgainst are the customers in whose open deals of the speaker's somebody is a rival; open is how many
// such deals he has in all.
func (q *request) dealsAgainst(rival string) (found map[crm.AccountID]bool, open int, err error) {
	found = map[crm.AccountID]bool{}
	err = crm.Each(q.tx, crm.Where(crm.OpenOwner, string(q.who.ID)), func(o crm.Opportunity) bool {
		open++
		if slices.ContainsFunc(o.Rivals, func(r string) bool { return strings.EqualFold(r, rival) }) {
			found[o.Account] = true
		}
		return true
	})
	if err != nil {
		return nil, 0, fmt.Errorf("deals in which %s is a rival: %w", rival, err)
	}
	return found, open, nil
}

// rivalReported notes the price of a rival that somebody told, of the deal of whoever told it.
func (q *request) rivalReported(told reportedPrice) (err error) {
	said := q.f.Account
	defer func() {
		if errors.Is(err, errPass) {
			q.f.Account = said // whoever takes it next reads it as it was said
		}
	}()
	if a := q.f.Account; a != nil && (len(a.Known) == 0 || strings.EqualFold(squash(a.Text), told.rival)) {
		q.f.Account = nil // the rival, or the place where it was told
	}
	if q.f.Account == nil && !slices.ContainsFunc(q.f.Contacts, func(c parse.Contact) bool { return len(c.Known) > 0 }) && !q.stillTalking() {
		return errPass // nobody says of whose deal it is
	}
	m, ok, err := q.matter(wish{verb: crm.Write})
	if err != nil || !ok {
		return err
	}
	rival := told.rival
	switch {
	case rival == "" && len(m.deal.Rivals) == 1:
		rival = m.deal.Rivals[0]
	case rival == "":
		return errPass
	default:
		rival = cleanRival(rival, q.m.Text)
		known := slices.Contains(m.deal.Rivals, rival) || slices.Contains(q.f.Competitors, rival)
		if !known && !q.firmByName(rival) {
			return errPass // a colleague, or a man of theirs
		}
	}
	return q.noteRival(m, rival, cards.RivalPrice, told.words)
}
