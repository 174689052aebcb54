package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// speaksOf is of whom a clause speaks: the customer or the person whom it names, whom a pronoun
// means, else the customer who is talked of. nil where that is nobody whom he may write of.
func (q *request) speaksOf(clause string) (*ofWhom, error) {
	rest := clause
	for {
		lead := leadsIn.FindString(lower(rest))
		after := strings.TrimLeft(rest[len(lead):], " ")
		if lead == "" || ascii(lead) && len(after) > 0 && !strings.HasSuffix(lead, " ") && !strings.HasSuffix(lead, ",") && !strings.HasSuffix(lead, ":") {
			break
		}
		rest = after
	}
	if who, err := q.personIn(rest); who != nil || err != nil {
		return who, err
	}
	small := lower(rest)
	if a := q.f.Account; namesCustomer(q.f) && ofOneKnown(q.f) {
		name := lower(strings.TrimSpace(fold(a.Text)))
		if at := strings.Index(small, name); at == 0 {
			return q.accountTold(crm.AccountID(a.Known[0].Row.ID), strings.TrimLeft(strings.TrimPrefix(rest[len(name):], "'s"), " ,，:：的"), false)
		}
		if m := withWhom.FindStringSubmatch(small); m != nil && m[2] == name {
			return q.accountTold(crm.AccountID(a.Known[0].Row.ID), rest[:len(m[1])], false)
		}
		if !means(a, q.conv.About) && strings.Contains(small, name) {
			return nil, nil // of somebody else
		}
	}
	if m := theyOf.FindString(small); m != "" && q.conv.About != "" {
		return q.accountTold(q.conv.About, rest[len(m):], false)
	}
	if !q.stillTalking() {
		return nil, nil
	}
	return q.accountTold(q.conv.About, rest, true)
}

// accountTold is a customer of whom something is told, where he may write of him.
func (q *request) accountTold(id crm.AccountID, rest string, silent bool) (*ofWhom, error) {
	a, err := q.accountIf(id, q.mayWrite)
	if err != nil || a == nil || a.Deleted {
		return nil, err
	}
	return &ofWhom{on: crm.KindAccount, account: a, rest: rest, silent: silent}, nil
}

// personIn is the person of whom words speak, by his name, his first name or a pronoun; nil for
// nobody.
func (q *request) personIn(text string) (*ofWhom, error) {
	small := lower(text)
	if m := heOf.FindString(small); m != "" && q.conv.Contact != "" && q.stillTalking() && !theyOf.MatchString(small) {
		k, err := crm.Get[crm.Contact](q.tx, q.conv.Contact)
		if err != nil {
			return nil, skipMissing(err)
		}
		return q.personTold(&k, text[len(m):])
	}
	for _, c := range q.f.Contacts {
		name := lower(strings.TrimSpace(fold(c.Name)))
		at := strings.Index(small, name)
		if name == "" || at < 0 || at > 0 && !postBefore.MatchString(q.behindCustomer(small[:at])) && !q.namesHim(small[:at]) {
			continue
		}
		rest := strings.TrimLeft(strings.TrimPrefix(text[at+len(name):], "'s"), " ,，:：的")
		if k, err := q.contactSaid(c); err != nil || k != nil {
			if err != nil {
				return nil, err
			}
			return q.personTold(k, rest)
		}
		before := small[:at]
		named := q.behindCustomer(before) != before
		if len(c.Known) > 0 || q.lastAbout() == "" && !named || !named && ascii(c.Name) && !strings.Contains(c.Name, " ") {
			return q.firstNameIn(text) // a first name alone makes no new contact
		}
		id := q.conv.About
		if named {
			id = crm.AccountID(q.f.Account.Known[0].Row.ID)
		}
		who, err := q.accountTold(id, rest, false)
		if who != nil {
			who.on, who.contact = crm.KindContact, c.Name
		}
		return who, err
	}
	return q.firstNameIn(text)
}

// behindCustomer is what stands behind the name of the customer with which words begin.
func (q *request) behindCustomer(before string) string {
	if !namesCustomer(q.f) || !ofOneKnown(q.f) {
		return before
	}
	rest, ok := strings.CutPrefix(before, lower(strings.TrimSpace(fold(q.f.Account.Text))))
	if !ok {
		return before
	}
	return strings.TrimLeft(rest, " 的那边这儿,:")
}

// namesHim reports words that are the name of the customer, and nothing else.
func (q *request) namesHim(before string) bool {
	if !namesCustomer(q.f) || !ofOneKnown(q.f) {
		return false
	}
	return strings.Trim(before, " 的那边这儿's,:") == strings.Trim(lower(fold(q.f.Account.Text)), " ")
}

// firstNameIn is the one person of the customers that were spoken of last who is called by the
// first word of a text, in a language of letters; nil for nobody and for several.
func (q *request) firstNameIn(text string) (*ofWhom, error) {
	first, rest, _ := strings.Cut(text, " ")
	first = strings.TrimSuffix(first, "'s")
	if len(first) < 3 || !ascii(first) || strings.ToLower(first) == first && !q.stillTalking() {
		return nil, nil
	}
	k, err := q.onlyCalled(first)
	if err != nil || k == nil {
		return nil, err
	}
	return q.personTold(k, rest)
}

// onlyCalled is the one person who goes by a first name at the customer who is talked of, else, where
// it is written as a name, at those who were spoken of last; nil for nobody and for several.
func (q *request) onlyCalled(first string) (*crm.Contact, error) {
	var found *crm.Contact
	for i, at := range append([]crm.AccountID{q.conv.About}, q.conv.Recent...) {
		if at == "" || i == 0 && !q.stillTalking() || i > 0 && (at == q.conv.About && q.stillTalking() || strings.ToLower(first) == first) {
			continue
		}
		people, err := q.contactsOf(at)
		if err != nil {
			return nil, err
		}
		for j := range people {
			if people[j].Left != "" || !slices.Contains(strings.Fields(lower(people[j].Name.Text)), lower(first)) {
				continue
			}
			if found != nil {
				return nil, nil
			}
			found = &people[j]
		}
		if i == 0 && found != nil {
			return found, nil
		}
	}
	return found, nil
}

// personTold is somebody of whom something is told, where one may write of his company.
func (q *request) personTold(k *crm.Contact, rest string) (*ofWhom, error) {
	if k.Deleted || k.Forgotten != "" {
		return nil, nil
	}
	who, err := q.accountTold(k.Account, rest, false)
	if who != nil {
		who.on, who.contact, who.known = crm.KindContact, k.Name.Text, true
	}
	return who, err
}

// skipMissing is nil for what is not there.
func skipMissing(err error) error {
	if crm.IsMissing(err) {
		return nil
	}
	return err
}

// theirAssistant begins what is told of somebody by the person for whom he works: Greta's assistant is Lena.
var theirAssistant = wording.Compile(`(?i)^([a-z]+)'s (?:new |own |direct )?(?:assistant|pa|secretary|boss|deputy|colleague|manager|successor|replacement|right hand|buyer|engineer) (?:is|will be|was|=|:)`)

// servesZH finds the same in Chinese: 陈总秘书小刘, 刘总的助理叫小吴.
var servesZH = wording.Compile(`^(.{2,8}?)的?(?:新)?(?:私人)?(助理|秘书|下属|手下|副手|徒弟|司机|搭档|接班人)(?:是|叫|:)?`)

// withoutServed are the people of whom a message tells, without the one whom it names only to say
// whose assistant another one is.
func withoutServed(t parse.Facts) []parse.Contact {
	m := servesZH.FindStringSubmatch(squash(t.Text))
	if m == nil || len(t.Contacts) == 0 || !strings.HasSuffix(m[1], lower(fold(t.Contacts[0].Name))) {
		return t.Contacts
	}
	if len(t.Contacts) == 1 && t.Contacts[0].Phone == "" && t.Contacts[0].Email == "" {
		return t.Contacts
	}
	if len(t.Contacts) == 1 { // 王总助理13699998888: nobody said how he is called
		c := t.Contacts[0]
		c.Title = m[2]
		c.Name += m[2]
		c.Known = nil
		return []parse.Contact{c}
	}
	return t.Contacts[1:]
}

// whereTheyServe is the customer of the person for whom somebody works of whom a message tells; nil where
// it names no such person, or a customer.
func (q *request) whereTheyServe(t parse.Facts) (*crm.Account, error) {
	if m := servesZH.FindStringSubmatch(squash(q.m.Text)); m != nil && (t.Account == nil || t.Account.Text == "") {
		k, err := q.hisOwn(m[1])
		if err != nil || k == nil {
			return nil, err
		}
		return q.accountIf(k.Account, q.mayWrite)
	}
	m := theirAssistant.FindStringSubmatch(strings.ReplaceAll(fold(q.m.Text), "’", "'"))
	if m == nil || t.Account != nil && t.Account.Text != "" {
		return nil, nil
	}
	k, err := q.onlyCalled(m[1])
	if err != nil || k == nil {
		return nil, err
	}
	return q.accountIf(k.Account, q.mayWrite)
}
