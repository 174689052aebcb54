package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// found is what a mention of a customer turned out to be. Exactly one of
// Account, New, Taken and Choices is set; none of them when nobody was named.
type found struct {
	Account *crm.Account  // that one, and he may read it
	Taken   *crm.Account  // somebody else's: nothing of it may be shown
	New     bool          // never heard of, and nothing near
	Near    bool          // of a new name: somebody else's comes near, which is not told
	NearTo  *crm.Account  // the nearest of them
	Choices []crm.Choice  // which of these?
	Known   []crm.Account // the accounts of Choices
	Agreed  bool          // of Account: the name alone left a doubt, and who was named with it none
}

// resolve finds out which customer is meant, for somebody who wants to do verb
// with it. Candidates are only those that he may do it with; that others match
// is used and never shown.
func (q *request) resolve(m *parse.Mention, verb crm.Verb) (found, error) {
	if m == nil || m.Text == "" {
		return found{}, nil
	}
	var mine, near, taken []crm.Account
	var nearTaken *crm.Account
	for _, k := range m.Known {
		if k.Row.Kind != crm.KindAccount {
			continue
		}
		a, err := crm.Get[crm.Account](q.tx, crm.AccountID(k.Row.ID))
		if crm.IsMissing(err) {
			continue // taken back since the names were read
		}
		if err != nil {
			return found{}, fmt.Errorf("account %s: %w", k.Row.ID, err)
		}
		may, exact := q.allowed(verb, crm.ScopeOf(&a)), k.Score >= 1
		switch {
		case exact && may:
			mine = append(mine, a)
		case exact:
			taken = append(taken, a)
		case may:
			near = append(near, a)
		case nearTaken == nil:
			nearTaken = &a
		}
	}
	switch {
	case len(mine) == 1:
		return found{Account: &mine[0]}, nil
	case len(mine) > 1:
		return found{Choices: choices(mine), Known: mine}, nil
	case len(taken) > 0:
		return found{Taken: &taken[0]}, nil
	case len(near) > 0:
		if a := q.begunWith(near, m.Text); a != nil {
			return found{Account: a, Agreed: true}, nil
		}
		return found{Choices: append(choices(near), crm.Choice{Value: cards.ChoiceNew}), Known: near}, nil
	case nearTaken != nil:
		return found{Near: true, NearTo: nearTaken, Choices: []crm.Choice{{Value: cards.ChoiceNew}}}, nil
	}
	return q.sameName(m.Text, verb)
}

// begunWith is the one among customers of nearly the name that was said of whom he told minutes
// ago, where he says the beginning of that name: 中车 after 中车时代; nil for none.
func (q *request) begunWith(near []crm.Account, said string) *crm.Account {
	if !q.stillTalking() {
		return nil
	}
	for i := range near {
		if near[i].ID == q.conv.About && strings.HasPrefix(fold(near[i].Name.Text), fold(said)) {
			return &near[i]
		}
	}
	return nil
}

// sameName catches what the reader of the message could not know: the account
// was made after its names were read.
func (q *request) sameName(text string, verb crm.Verb) (found, error) {
	key := parse.Keys(text)
	same, _, err := crm.List[crm.Account](q.tx, crm.Where(crm.ByFold, key.Fold), crm.Page{Limit: 1})
	if err != nil {
		return found{}, fmt.Errorf("accounts called %q: %w", key.Fold, err)
	}
	if len(same) == 0 {
		if a, err := q.byDeal(text, verb); a != nil || err != nil {
			return found{Account: a}, err
		}
	}
	switch {
	case len(same) == 0:
		return found{New: true}, nil
	case q.allowed(verb, crm.ScopeOf(&same[0])):
		return found{Account: &same[0]}, nil
	}
	return found{Taken: &same[0]}, nil
}

// maxChoices is how many candidates a question offers.
const maxChoices = 4

func choices(accounts []crm.Account) []crm.Choice {
	var out []crm.Choice
	for _, a := range accounts {
		if len(out) == maxChoices {
			break
		}
		label := a.Name.Text
		if a.Region != "" && sameLabel(accounts, label) {
			label += "(" + a.Region + ")"
		}
		out = append(out, crm.Choice{Value: string(a.ID), Label: label})
	}
	return out
}

func sameLabel(accounts []crm.Account, label string) bool {
	n := 0
	for _, a := range accounts {
		if a.Name.Text == label {
			n++
		}
	}
	return n > 1
}

// byContact finds the customer through the people who were named, where no
// customer was: the only account of his at which somebody of that name is
// known, or else the one spoken of lately at which somebody has that first name.
func (q *request) byContact(contacts []parse.Contact, verb crm.Verb) (found, error) {
	var out []crm.Account
	seen := map[crm.AccountID]bool{}
	for _, c := range contacts {
		for _, k := range c.Known {
			if k.Score < 1 || k.Row.Account == "" || seen[k.Row.Account] {
				continue
			}
			seen[k.Row.Account] = true
			a, err := crm.Get[crm.Account](q.tx, k.Row.Account)
			if crm.IsMissing(err) {
				continue
			}
			if err != nil {
				return found{}, fmt.Errorf("account %s: %w", k.Row.Account, err)
			}
			if q.allowed(verb, crm.ScopeOf(&a)) {
				out = append(out, a)
			}
		}
	}
	if len(out) == 0 && len(contacts) == 1 && contacts[0].Given && !q.tellsWhatHeDoes(contacts[0].Name) {
		return q.whoseFirstName(contacts[0], verb)
	}
	switch len(out) {
	case 0:
		return found{}, nil
	case 1:
		return found{Account: &out[0]}, nil
	}
	// The one that was just spoken of is meant.
	for i := range out {
		if out[i].ID == q.conv.About {
			return found{Account: &out[i]}, nil
		}
	}
	return found{Choices: choices(out), Known: out}, nil
}

// maxTalked is among how many of the customers spoken of last a first name is looked for.
const maxTalked = 5

// whoseFirstName is the one among the customers spoken of lately at whom somebody is known by a
// first name: call Tom, where Tom Becker of Liebherr was met this week. With several he stays unknown.
func (q *request) whoseFirstName(c parse.Contact, verb crm.Verb) (found, error) {
	var at crm.AccountID
	for _, id := range q.conv.Recent[:min(len(q.conv.Recent), maxTalked)] {
		who, err := q.byFirstName(id, c)
		if err != nil {
			return found{}, err
		}
		if who != "" && at != "" {
			return found{}, nil
		}
		if who != "" {
			at = id
		}
	}
	if at == "" {
		return found{}, nil
	}
	a, err := crm.Get[crm.Account](q.tx, at)
	switch {
	case crm.IsMissing(err), err == nil && !q.allowed(verb, crm.ScopeOf(&a)):
		return found{}, nil
	case err != nil:
		return found{}, fmt.Errorf("account %s: %w", at, err)
	}
	return found{Account: &a}, nil
}

// subject is the customer of a message: the one that was named, else the one
// of the people who were named.
func (q *request) subject(f parse.Facts, verb crm.Verb) (found, error) {
	if f.Account == nil || f.Account.Text == "" || q.carriedOver(f) {
		return q.byContact(f.Contacts, verb) // whose person it is says more than what came before
	}
	if len(f.Account.Known) == 0 && eatsAt(f) {
		if at, err := q.byContact(f.Contacts, verb); err != nil || at.Account != nil {
			return at, err
		}
	}
	fnd, err := q.resolve(f.Account, verb)
	if err != nil || len(fnd.Known) == 0 {
		return fnd, err
	}
	return q.whereHeWorks(fnd, f, verb)
}

// whereHeWorks is the one among customers of nearly the name that was said at which
// somebody who was named with it is known, where the name begins as it was said: 中联 with
// 贺经理 is 中联重科, whose 贺经理 one met. Without that the question stays.
func (q *request) whereHeWorks(near found, f parse.Facts, verb crm.Verb) (found, error) {
	at, err := q.byContact(f.Contacts, verb)
	if err != nil || at.Account == nil || !strings.HasPrefix(fold(at.Account.Name.Text), fold(f.Account.Text)) {
		return near, err
	}
	for i := range near.Known {
		if near.Known[i].ID == at.Account.ID {
			at.Agreed = true
			return at, nil
		}
	}
	return near, nil
}

// recent lists the customers that he had to do with last, newest first: the
// answers offered when he did not say whose matter it is.
func (q *request) recent() ([]crm.Account, error) {
	last, err := recent(q.tx, q.who.ID)
	if err != nil {
		return nil, err
	}
	var out []crm.Account
	for _, id := range last {
		a, err := crm.Get[crm.Account](q.tx, id)
		if crm.IsMissing(err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("account %s: %w", id, err)
		}
		if q.allowed(crm.Write, crm.ScopeOf(&a)) {
			out = append(out, a)
		}
		if len(out) == maxChoices {
			break
		}
	}
	return out, nil
}

// whomToAsk is whom somebody turns to who wants to join in on another's
// customer: the manager of its owner, else the asker's own.
func (q *request) whomToAsk(a *crm.Account) (string, error) {
	var owner crm.Person
	if err := q.tx.Get(&owner, string(a.Owner)); err != nil && !crm.IsMissing(err) {
		return "", fmt.Errorf("person %s: %w", a.Owner, err)
	}
	for _, id := range []crm.PersonID{owner.Manager, q.who.Manager} {
		if id == "" || id == q.who.ID {
			continue
		}
		return q.personName(id)
	}
	if q.allowed(crm.Read, crm.ScopeOf(a)) {
		return q.personName(a.Owner)
	}
	return "", nil
}

// mealWords find a meal with somebody.
var mealWords = wording.Compile(`\b(?:lunch|dinner|breakfast|brunch|coffee|drinks|beers?)\b`)

// eatsAt reports that what would be a new customer is where one eats with somebody: lunch with Greta at
// Luigi's.
func eatsAt(f parse.Facts) bool {
	return len(f.Contacts) > 0 && mealWords.MatchString(f.Plain()) && f.Holds("at "+lower(f.Account.Text), "in "+lower(f.Account.Text))
}
