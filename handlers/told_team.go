package handlers

import (
	"regexp"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// tellTeam names the team of a deal: 小组 小林 小钟.
func (q *request) tellTeam(w *desk.Work, m *matter, v *cards.SaidView) error {
	if !teamIs.MatchString(squash(q.m.Text)) || len(q.f.Colleagues) == 0 {
		return nil
	}
	members := slices.Clone(m.deal.Members)
	var names, before []string
	for _, id := range members {
		name, err := q.personName(id)
		if err != nil {
			return err
		}
		before = append(before, name)
	}
	for _, c := range q.f.Colleagues {
		if id := crm.PersonID(c.Row.ID); c.Row.Kind == crm.KindPerson && !slices.Contains(members, id) {
			members = append(members, id)
		}
	}
	for _, id := range members {
		name, err := q.personName(id)
		if err != nil {
			return err
		}
		names = append(names, name)
	}
	done, err := w.UpdateDeal(m.deal.ID, desk.DealEdit{Members: &members})
	if err != nil {
		return err
	}
	m.deal = done.After
	v.Fields = append(v.Fields, cards.FieldChange{Field: "members", Old: before, New: names})
	return nil
}

// bidding finds a rival with his price: 大族报380.
var bidding = wording.Compile(`^(?:对手)?(\p{Han}{2,6}?|[A-Za-z][A-Za-z&.-]+)(?:也|才|只|又|已经)?(?:报价?了?|出价|开价)约?(\d+(?:\.\d+)?(?:万|w|W|k|K)?)$`)

// biddersIn are the rivals that a list names with their prices, one beside the other; nil where
// it names none so.
func biddersIn(list string) (names, prices []string) {
	for _, n := range rivalsIn(list) {
		if at := bidding.FindStringSubmatch(n); at != nil && !notTheirs.MatchString(at[1]) {
			names, prices = append(names, at[1]), append(prices, at[2])
		}
	}
	return names, prices
}

// ofRivals finds what is said of a rival, which is no name of one: 他们报价低.
var ofRivals = regexp.MustCompile(`^(?:[一两二三四五六七八九几\d]+家(?:的|公司|本地|国内|日本|外资)?的?$|(?:就|只|只有|还是)+[一两二三四五六七八九几\d]家|我|咱|他们?|她们?|它们?|对方|价格|报价|they[ ']|their |we[ ']|our |it[ ']|at |in |for |on )|^(?:没变|没变化|不变|没有变化?|还没变|一样|照旧|还是那几家|没有新的|the same|unchanged|no change)|(?:便宜|贵|报价低|报价高|价格低|价格高|有优势|很强|关系好)`)

// oneCalled finds what stands before the name of one of several: 一家本地的叫华准.
var oneCalled = regexp.MustCompile(`^[一有]家[^,，]{0,6}?(?:叫做?|是)`)

// namesIn parts a list of names. A name in Latin letters may be of several words.
func namesIn(list string) []string {
	var all []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(list, " and ", ","), func(r rune) bool { return strings.ContainsRune("、,，和/", r) }) {
		part = oneCalled.ReplaceAllString(strings.TrimSpace(part), "")
		switch {
		case part != "" && ascii(part):
			all = append(all, part)
		default:
			all = append(all, strings.Fields(part)...)
		}
	}
	return all
}

// rivalsIn parts a list of rivals; what is said of ourselves, or of them, names none.
func rivalsIn(list string) []string { return slices.DeleteFunc(namesIn(list), ofRivals.MatchString) }

// namesRival reports that the customer whom a text names, and whom nobody knows, is the rival that
// it tells of: competitor is Bosch Rexroth.
func (q *request) namesRival() bool {
	t := q.f.Account
	if t == nil || len(t.Known) > 0 || q.lastAbout() == "" {
		return false
	}
	s := squash(q.m.Text)
	at := rivalIs.FindStringIndex(s)
	return at != nil && strings.HasPrefix(strings.TrimSpace(beforeRivals.ReplaceAllString(s[at[0]:], "")), squash(t.Text))
}

// rivalsTold are the rivals that a text names which tells of them; nil for none.
func (q *request) rivalsTold(text string, t parse.Facts) []string {
	at := rivalIs.FindStringIndex(squash(text))
	if at == nil {
		return nil
	}
	rest := strings.TrimSpace(beforeRivals.ReplaceAllString(squash(text)[at[0]:], ""))
	names := t.Competitors
	if len(names) > 0 && len(rivalsIn(rest)) <= len(names) {
		return names
	}
	names = nil
	rest = notRival.ReplaceAllString(rest, "")
	rest = onceMore.ReplaceAllString(rest, "")
	for _, n := range rivalsIn(rest) {
		if length(n) >= 2 && (length(n) <= 12 || ascii(n) && length(n) <= 30) {
			names = append(names, q.inHisWriting(n))
		}
	}
	return names
}

// tellRivals adds rivals: 对手 大族.
func (q *request) tellRivals(w *desk.Work, m *matter, v *cards.SaidView) error {
	at := rivalIs.FindStringIndex(squash(q.m.Text))
	if at == nil {
		return nil
	}
	bidders, prices := biddersIn(beforeRivals.ReplaceAllString(squash(q.m.Text)[at[0]:], ""))
	names := bidders
	if len(names) == 0 {
		names = q.rivalsTold(q.m.Text, q.f)
	}
	if len(names) == 0 {
		return nil
	}
	done, err := w.UpdateDeal(m.deal.ID, desk.DealEdit{Rivals: names})
	if err != nil {
		return err
	}
	v.Fields = append(v.Fields, cards.FieldChange{Field: "rivals", Old: m.deal.Rivals, New: done.After.Rivals})
	m.deal = done.After
	for i, name := range bidders {
		if err := q.noteDeal(w, m, rivalField(name, cards.RivalPrice), prices[i], true); err != nil {
			return err
		}
		v.People = append(v.People, q.say.RivalLine(name, cards.RivalPrice, prices[i]))
	}
	if len(bidders) > 0 {
		return nil
	}
	if price := rivalPrice.FindStringSubmatch(squash(q.m.Text)); price != nil && len(names) == 1 {
		if err := q.noteDeal(w, m, rivalField(names[0], cards.RivalPrice), price[1], true); err != nil {
			return err
		}
		v.People = append(v.People, q.say.RivalLine(names[0], cards.RivalPrice, price[1]))
	}
	return nil
}

// onceMore ends what is told of a rival with that it is no news: fanuc again.
var onceMore = wording.Compile(`(?:(?: |,)+(?:once |yet )?(?:again|as usual|as always|as ever|as well|too|also|still|i think|i guess|i believe|apparently|of course))+[.!]*$`)

// rivalPrice finds what the only rival who is named asks for.
var rivalPrice = wording.Compile(`(?:报了|报价|报的是?|出价|开价|quoted|at)(?:是|了|在)? ?([\d.]+ ?(?:万|w|千|k|亿|元|m)?)`)

// tellHandler marks the right handling person: 经手人是王经理.
func (q *request) tellHandler(w *desk.Work, m *matter, v *cards.SaidView) error {
	if !handlerIs.MatchString(squash(q.m.Text)) || len(q.f.Contacts) == 0 {
		return nil
	}
	n := newContact(m.account.ID, q.f.Contacts[0])
	n.Handler = true
	k, _, err := w.AddContact(n)
	if err != nil {
		return err
	}
	yes := true
	if _, err := w.UpdateContact(k.ID, desk.ContactEdit{Handler: &yes}); err != nil {
		return err
	}
	v.Fields = append(v.Fields, cards.FieldChange{Field: "handler", New: k.Name.Text})
	return nil
}
