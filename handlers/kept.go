package handlers

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// keptPhrase is a phrase of a row.
type keptPhrase struct {
	row   int
	words string
}

// keptPhrases are the phrases of all rows, the longest first.
func keptPhrases(rows []keptRow) []keptPhrase {
	var out []keptPhrase
	for i, r := range rows {
		for _, p := range strings.Split(r.words, "|") {
			out = append(out, keptPhrase{i, p})
		}
	}
	slices.SortStableFunc(out, func(a, b keptPhrase) int { return len(b.words) - len(a.words) })
	return out
}

// keptBook finds what is asked for in the words of a question.
type keptBook struct {
	rows    []keptRow
	phrases []keptPhrase
	fill    []string
}

func newKeptBook() *keptBook {
	k := &keptBook{rows: keptRows(), fill: strings.Split(keptFill, "|")}
	k.phrases = keptPhrases(k.rows)
	slices.SortStableFunc(k.fill, func(a, b string) int { return len(b) - len(a) })
	return k
}

// keptNouns are what is asked for by its name alone: 粤钢的竞争对手.
var keptNouns = []string{
	cards.KeptRegion, cards.KeptIndustry, cards.KeptRevenue, cards.KeptTier, cards.KeptSource, cards.KeptCode, cards.KeptRivals, cards.KeptBudget,
	cards.KeptEmail, cards.KeptWeChat, cards.KeptTitle, cards.KeptFull,
}

// keptSays finds the words by which something is told of what is named: 预算有了.
var keptSays = wording.Compile(`[没不有是了在能会发出定报给]|\b(?:is|are|was|has|have|no|not|in|out|sent|by|called)\b`)

// asked is what a question asks for, at most three, of a customer or of somebody there, and how many
// letters of it say something else. Its text is squashed and without the names.
func (k *keptBook) asked(text string, person bool) (what []string, rest int) {
	for _, p := range k.phrases {
		row := k.rows[p.row]
		if row.person && !person {
			continue
		}
		at := phraseIn(text, p.words)
		if at < 0 || row.what == cards.KeptTitle && !person {
			continue
		}
		if !person || row.person || !slices.ContainsFunc(what, k.ofPerson) {
			if !slices.Contains(what, row.what) {
				what = append(what, row.what)
			}
		}
		text = text[:at] + "\x00" + text[at+len(p.words):]
	}
	if len(what) == 0 {
		return nil, 0
	}
	if person && slices.ContainsFunc(what, k.ofPerson) {
		what = slices.DeleteFunc(what, func(w string) bool { return !k.ofPerson(w) })
	}
	for _, w := range k.fill {
		for at := phraseIn(text, w); at >= 0; at = phraseIn(text, w) {
			text = text[:at] + "\x00" + text[at+len(w):]
		}
	}
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			rest++
		}
	}
	return what[:min(len(what), 3)], rest
}

// ofPerson reports what is kept of somebody, and not of a customer.
func (k *keptBook) ofPerson(what string) bool {
	return slices.ContainsFunc(k.rows, func(r keptRow) bool { return r.person && r.what == what })
}

// phraseIn is where a phrase stands in a text, an English one as words of its own; -1 for nowhere.
func phraseIn(text, phrase string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], phrase)
		if at < 0 {
			return -1
		}
		at += from
		end := at + len(phrase)
		letter := func(i int) bool { return i >= 0 && i < len(text) && (text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z') }
		if phrase[0] >= 0x80 || !(letter(at-1) && letter(at)) && !(letter(end-1) && letter(end)) {
			return at
		}
		from = at + 1
	}
}

// catchesAll are the intents that only show the customer, or make a record of what seems to be one.
var catchesAll = []string{
	"account", "note", "wish", "profile", "visit", "call", "lead", "contact", "deal", "task", "expense", "arrived", "underway",
	"sources", "phone", "gate", "quote", "told", "step", "deals", "amounts", "person",
}

// asksKept answers a question for what is kept of a customer, of his deal or of somebody there, where
// otherwise nothing but his card would be shown, or a record be made of it.
func (q *request) asksKept() (bool, error) {
	if !q.private() || len(q.f.Items)+len(q.f.Refs) > 0 || len(q.order) > 0 && !slices.Contains(catchesAll, q.order[0].Name) && !q.asksOnOf() {
		return false, nil
	}
	text := lower(fold(strings.TrimSpace(q.m.Text)))
	if length(text) > 60 || length(text) > 26 && !ascii(text) || strings.ContainsAny(text, ";;。\n:") || keptNot.MatchString(text) || asksIndustry.MatchString(text) {
		return false, nil
	}
	asked := q.f.Question || q.f.Asks() || putAsQuestion(text) || (asksOf.MatchString(text) || hasOrNot.MatchString(text) || yesOrNo(text) || howManyWanted.MatchString(text)) && !governed(text)
	if len(q.order) > 0 && (q.order[0].Name == "deals" || q.order[0].Name == "quote" || q.order[0].Name == "told" || q.order[0].Name == "amounts") && !asked {
		return false, nil
	}
	return q.keptAsked(text, asked)
}

// mostKeptNamed are the letters of a text beyond which it does not only name what is kept.
const mostKeptNamed = 40

// keptAsked answers what is kept of the customer or of the person who is named, or talked of.
func (q *request) keptAsked(text string, asked bool) (bool, error) {
	named := q.f.Account != nil && q.f.Account.Text != "" || len(q.f.Contacts) > 0
	if !named && !q.stillTalking() && !(asked && q.stillAsking()) {
		return false, nil
	}
	he := !named && heThere.MatchString(text)
	bare := text
	if q.f.Account != nil {
		bare = strings.Replace(bare, lower(fold(q.f.Account.Text)), "\x00", 1)
	}
	for _, c := range q.f.Contacts {
		bare = strings.Replace(bare, lower(fold(c.Name)), "\x00", 1)
	}
	if !asked && (length(bare) > mostKeptNamed || keptSays.MatchString(bare)) {
		return false, nil // 预算没有 tells
	}
	what, rest := q.keptBook.asked(bare, len(q.f.Contacts) == 1 || he)
	if !asked && slices.ContainsFunc(what, func(w string) bool { return !slices.Contains(keptNouns, w) }) {
		return false, nil // 谢明反对我们 tells
	}
	most := 2
	switch {
	case !asked:
		most = 0
	case ascii(text):
		most = 8
	}
	if len(what) == 0 || rest > most || !named && (rest > 0 || what[0] == cards.KeptLast) {
		return false, nil
	}
	at, who, err := q.keptOf()
	if err != nil || at == nil {
		return false, err
	}
	if he && slices.ContainsFunc(what, q.keptBook.ofPerson) {
		if who, err = q.himThere(at.ID); err != nil {
			return false, err
		}
	}
	done, err := q.showKept(at, who, what)
	if done && err == nil {
		q.conv.Query, q.conv.QueryAt = q.m.Text, q.said() // 那大族呢 asks for the same
		if !named {
			q.conv.Query = spacedBefore(at.Name.Text, q.m.Text)
		}
	}
	return done, err
}

// keptOf is of whom it is asked: the customer, and the person where one is named who is known there.
func (q *request) keptOf() (*crm.Account, *crm.Contact, error) {
	var at *crm.Account
	if q.f.Account == nil && len(q.f.Contacts) == 0 {
		a, err := q.readable()
		return a, nil, err
	}
	fnd, err := q.subject(q.f, crm.Read)
	if err != nil || fnd.Account == nil {
		return nil, nil, err
	}
	at = fnd.Account
	if len(q.f.Contacts) != 1 {
		return at, nil, nil
	}
	c, err := q.contactNamed(at.ID, parse.Keys(q.f.Contacts[0].Name))
	if err != nil || c != nil {
		return at, c, err
	}
	id, err := q.byFirstName(at.ID, q.f.Contacts[0])
	if err != nil || id == "" {
		return at, nil, err
	}
	one, err := crm.Get[crm.Contact](q.tx, id)
	return at, &one, err
}

// showKept shows what is kept; false where he may not read it, or where somebody is meant who is
// not known.
func (q *request) showKept(a *crm.Account, who *crm.Contact, what []string) (bool, error) {
	if who == nil && slices.ContainsFunc(what, q.keptBook.ofPerson) {
		return false, nil
	}
	base, err := q.accountView(*a)
	if err != nil {
		return false, err
	}
	v := cards.KeptView{AccountView: base, What: what}
	if base.FileOnly && slices.ContainsFunc(what, keptOfDeals) {
		return false, nil
	}
	if a.Address != "" && q.asksWhere(what) {
		return false, nil
	}
	if err := q.keptLead(&v); err != nil {
		return false, err
	}
	if !base.FileOnly {
		if err := q.keptWork(&v, who); err != nil {
			return false, err
		}
	}
	if who != nil && slices.ContainsFunc(what, q.keptBook.ofPerson) {
		p, err := q.personView(who)
		if err != nil {
			return false, err
		}
		v.Person = &p
		q.about(a.ID, who.ID)
	} else {
		q.about(a.ID, "")
	}
	if who != nil {
		q.about(a.ID, who.ID)
	}
	q.reply(q.out.AskedKept(v))
	q.listed(nil)
	return true, nil
}

// asksWhere reports that it is asked where a customer is: an address that is kept says more than his region.
func (q *request) asksWhere(what []string) bool {
	s := squash(q.m.Text)
	return len(what) == 1 && what[0] == cards.KeptRegion && holds(s, "在哪", "哪里的", "哪儿的", "located", "based") && !strings.Contains(s, "哪个")
}

// keptOfDeals reports what only those may read who read what was done and what it is worth.
func keptOfDeals(what string) bool {
	return slices.Contains([]string{
		cards.KeptRivals, cards.KeptBudget, cards.KeptQuote, cards.KeptSigning, cards.KeptTeam, cards.KeptContract, cards.KeptProject, cards.KeptVisited, cards.KeptCalled,
		cards.KeptTimes, cards.KeptNeed, cards.KeptLast, cards.KeptNext, cards.KeptMet, cards.KeptFriends, cards.KeptFoes, cards.KeptSupport,
	}, what)
}

// keptLead adds how the customer came.
func (q *request) keptLead(v *cards.KeptView) error {
	leads, _, err := crm.List[crm.Lead](q.tx, crm.Where(crm.ByAccount, string(v.ID)), crm.Page{Limit: 1})
	if err != nil {
		return fmt.Errorf("lead of account %s: %w", v.ID, err)
	}
	if len(leads) > 0 {
		v.Lead = leads[0]
	}
	return nil
}

// keptWork adds what was done with the customer, and what came of it.
func (q *request) keptWork(v *cards.KeptView, who *crm.Contact) error {
	acts, err := q.lastActivities(v.ID, crm.MaxPage)
	if err != nil {
		return err
	}
	for _, a := range acts {
		for _, to := range []struct {
			view **cards.ActivityView
			fits bool
		}{
			{&v.Seen, a.Type != crm.Call && a.Met()},
			{&v.Rang, a.Type == crm.Call && a.Met()},
			{&v.With, who != nil && a.Met() && slices.Contains(a.With, who.ID)},
		} {
			if !to.fits || *to.view != nil {
				continue
			}
			one, err := q.activityView(a)
			if err != nil {
				return err
			}
			*to.view = &one
		}
	}
	if err := q.keptHeard(v, acts); err != nil {
		return err
	}
	for i := range v.Tasks {
		if s := squash(v.Tasks[i].Text); v.Quoting == nil && (strings.Contains(s, "报价") || strings.Contains(s, "报个价") || word(s, "quote", "quotation", "proposal", "offer")) {
			v.Quoting = &v.Tasks[i]
		}
	}
	return q.keptDeals(v)
}

// keptHeard adds the last visit or call of which something was told that was asked for.
func (q *request) keptHeard(v *cards.KeptView, acts []crm.Activity) error {
	for _, r := range q.keptBook.rows {
		if r.heard == "" || r.what != v.What[0] {
			continue
		}
		for _, a := range acts {
			gist := lower(a.Gist)
			if !slices.ContainsFunc(strings.Split(r.heard, "|"), func(w string) bool { return phraseIn(gist, w) >= 0 }) {
				continue
			}
			one, err := q.activityView(a)
			v.Heard = &one
			return err
		}
	}
	return nil
}

// keptDeals adds the last quote, the last deal that was won, and who works on the open one.
func (q *request) keptDeals(v *cards.KeptView) error {
	err := crm.Each(q.tx, crm.Where(crm.ByAccount, string(v.ID)), func(o crm.Quote) bool {
		if v.Quote == nil || o.On > v.Quote.On || o.On == v.Quote.On && o.No > v.Quote.No {
			v.Quote = &o
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("quotes of account %s: %w", v.ID, err)
	}
	var won *crm.Opportunity
	err = crm.Each(q.tx, crm.Where(crm.ByAccount, string(v.ID)), func(o crm.Opportunity) bool {
		if o.State == crm.DealWon && (won == nil || o.Closed > won.Closed) {
			won = &o
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("deals of account %s: %w", v.ID, err)
	}
	if won != nil {
		d, err := q.dealView(*won)
		if err != nil {
			return err
		}
		v.Signed = &d
	}
	if err := q.keptApplied(v); err != nil {
		return err
	}
	if len(v.Deals) > 0 {
		for _, id := range v.Deals[0].Members {
			name, err := q.personName(id)
			if err != nil {
				return err
			}
			v.Team = append(v.Team, name)
		}
	}
	return nil
}

// keptApplied adds the last application for a project approval, where that is asked for.
func (q *request) keptApplied(v *cards.KeptView) error {
	if !slices.Contains(v.What, cards.KeptProject) {
		return nil
	}
	a, err := q.requestOfCustomer(v.ID, isInitiation)
	if err != nil || a == nil {
		return err
	}
	one, err := q.approvalView(a)
	v.Applied = &one
	return err
}
