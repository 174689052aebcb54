package handlers

import (
	"cmp"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// onePersonSaid finds two names of which it is said that they are one person, or that two
// contacts are to be one: 陈总和吴总是同一个人, 合并联系人王工和王明, Tom and Thomas are the same
// person. The names are in the odd and even groups.
var onePersonSaid = wording.OneOf(
	`^(?:其实|原来|对了|哦|更正)?[,， ]*([^,，。;；和跟与]{1,14}?)(?:和|跟|与|、)([^,，。;；]{1,10}?)(?:其实|应该|原来|就|都)*是同?一个人`+
		`(?:来着|啊|的)?(?:[,， ]*(?:请|帮我|麻烦|给我)?(?:合并|合一下|合起来|并一下|并了)(?:一下|吧|掉)?)?$`,
	`^(?:请|帮我|麻烦)?(?:把)?([^,，。;；和跟与]{1,14}?)(?:和|跟|与|、)([^,，。;；]{1,10}?)(?:这?两个(?:人|联系人|名字))?`+
		`(?:合并|合成一个|并成一个|合为一个|合到一起)(?:人|联系人)?(?:一下|吧|了)?$`,
	`^(?:请|帮我|麻烦)?(?:联系人合并|合并联系人|合并一下联系人)[:： ]*([^,，。;；和跟与 ]{1,14}?)(?:和|跟|与|、| )([^,，。;； ]{1,10}?)(?:吧)?$`,
	`^([a-z][a-z.' -]{1,40}?) and ([a-z][a-z.' -]{1,30}?) are (?:actually |really |in fact )?(?:the same|one) (?:person|man|woman|guy|contact)$`,
	`^([a-z][a-z.' -]{1,40}?) is (?:actually |really |in fact )?the same (?:person|man|woman|guy|contact) as ([a-z][a-z.' -]{1,30}?)$`,
	`^(?:please )?merge (?:the )?(?:contacts? )?([a-z][a-z.' -]{1,40}?) (?:and|with|into) ([a-z][a-z.' -]{1,30}?)$`,
)

// onePersonAsked asks whether two people are one.
var onePersonAsked = wording.OneOf(
	`^([^,，。;；和跟与]{1,14}?)(?:和|跟|与|、)[^,，。;；]{1,10}?(?:是不是同?一个人|是同?一个人(?:吗|么|吧|嘛))[?？]?$`,
	`^(?:is|are) ([a-z][a-z.' -]{1,40}?) (?:and .{2,30} )?the same (?:person|man|woman|guy|contact)(?: as .{2,30})?[?]?$`,
)

// namesWord finds that a message may tell under which name somebody is known.
var namesWord = wording.Compile(`名字|[全本真大]名|姓名|就是|一个人|合并|合成|并成|合为|合到|\bfull name\b|\bsame\b|\bone person\b|\bmerge\b`)

// tellsWhoIsWho takes what says under which name somebody is known at a customer, or that two
// people there are one. Of somebody who is not known yet, and of companies, it says nothing.
func (q *request) tellsWhoIsWho() (bool, error) {
	text := strings.TrimRight(strings.TrimSpace(fold(q.m.Text)), " 。.!！")
	small := lower(text)
	if length(text) > 50 || len(q.f.Refs)+len(q.f.Items) > 0 || !namesWord.MatchString(small) {
		return false, nil
	}
	if m := onePersonAsked.FindStringSubmatch(small); m != nil {
		return q.showsBoth(q.inHisWriting(strings.Join(m[1:], "")))
	}
	if q.f.Question || unsureOf.MatchString(squash(text)) || putAsQuestion(text) {
		return false, nil
	}
	if m := onePersonSaid.FindStringSubmatch(small); m != nil {
		one, other := "", ""
		for i := 1; i < len(m); i += 2 {
			one, other = one+m[i], other+m[i+1]
		}
		if strings.HasSuffix(other, "不") { // 不是同一个人
			return q.showsBoth(q.inHisWriting(one))
		}
		return q.mergesPeople(q.inHisWriting(one), q.inHisWriting(other))
	}
	c := otherName(text)
	if !c.full || c.was == "" {
		return false, nil
	}
	at, who := q.placeBefore(c.was)
	k, err := q.contactThere(at, who)
	if err != nil || k == nil {
		return false, err
	}
	phone := ""
	for _, x := range q.f.Contacts {
		phone = cmp.Or(phone, x.Phone)
	}
	return true, q.namesFully(k, c, phone)
}

// showsBoth shows the people of the customer at whom somebody is of whom it is asked whether he
// is another one there: who is known under which name is to be seen.
func (q *request) showsBoth(name string) (bool, error) {
	at, name := q.placeBefore(name)
	for _, id := range append([]crm.AccountID{at}, q.conv.Recent...) {
		k, err := q.contactThere(id, name)
		if err != nil {
			return false, err
		}
		if k == nil {
			continue
		}
		a, err := q.accountIf(k.Account, func(a *crm.Account) bool { return q.allowed(crm.Read, crm.ScopeOf(a)) })
		if err != nil || a == nil {
			return false, err
		}
		return true, q.showPart(a, "contacts")
	}
	return false, nil
}

// namesFully writes the full name of somebody who is known.
func (q *request) namesFully(k *crm.Contact, c called, phone string) error {
	a, err := crm.Get[crm.Account](q.tx, k.Account)
	if err != nil {
		return err
	}
	return q.namedNow(&a, k, c, phone)
}

// placeBefore is the customer whose name stands before that of somebody, else the one who is
// talked of, and the name behind it.
func (q *request) placeBefore(name string) (crm.AccountID, string) {
	if m := q.f.Account; m != nil && ofOneKnown(q.f) && m.Text != "" {
		if rest, ok := strings.CutPrefix(lower(name), lower(fold(m.Text))); ok {
			rest = name[len(name)-len(rest):]
			return crm.AccountID(m.Known[0].Row.ID), strings.TrimLeft(strings.TrimPrefix(rest, "'s"), " 的那边,，")
		}
	}
	f := parse.Read("今天拜访了"+name, q.ctx)
	if m := f.Account; m != nil && ofOneKnown(f) && m.Text != "" && strings.HasPrefix(name, m.Text) && name != m.Text {
		return crm.AccountID(m.Known[0].Row.ID), strings.TrimLeft(strings.TrimPrefix(name, m.Text), " 的那边,，")
	}
	return q.conv.About, name
}

// contactThere is who is known by a name at a customer; nil for nobody.
func (q *request) contactThere(at crm.AccountID, name string) (*crm.Contact, error) {
	if at == "" || name == "" {
		return nil, nil
	}
	if k, err := q.contactNamed(at, parse.Keys(name)); err != nil || k != nil || !ascii(name) {
		return k, err
	}
	return q.metByFirstName(at, parse.Contact{Name: name})
}

// mergesPeople makes one of two who are known at a customer; of whom only one is known the other
// name is his full one, where it can be.
func (q *request) mergesPeople(one, other string) (bool, error) {
	at, one := q.placeBefore(one)
	where, other := q.placeBefore(other)
	first, second, err := q.bothOf(append([]crm.AccountID{at, where}, q.conv.Recent...), one, other)
	if err != nil {
		return false, err
	}
	switch {
	case first == nil && second == nil:
		return false, nil
	case first == nil || second == nil:
		k, name := first, other
		if first == nil {
			k, name = second, one
		}
		if !surnamed(k.Name.Text, name) || ascii(name) {
			q.reply(q.out.ContactUnknown(name))
			return true, nil
		}
		return true, q.namesFully(k, called{name: name, full: true}, "")
	}
	if first.No > second.No { // who was known first stays
		first, second = second, first
	}
	return true, q.mergeContacts(second, first)
}

// bothOf are two people who are known by these names at one of some customers, else wherever
// each of them is known; nil for who is known at none.
func (q *request) bothOf(at []crm.AccountID, one, other string) (first, second *crm.Contact, err error) {
	for _, id := range at {
		a, err := q.contactThere(id, one)
		if err != nil {
			return nil, nil, err
		}
		b, err := q.contactThere(id, other)
		if err != nil {
			return nil, nil, err
		}
		if a != nil && b != nil {
			return a, b, nil
		}
		if first == nil {
			first = a
		}
		if second == nil {
			second = b
		}
	}
	return first, second, nil
}

// mergeContacts makes one person of two, of whom the second stays.
func (q *request) mergeContacts(from, into *crm.Contact) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.MergeContacts(from.ID, into.ID)
	if err != nil {
		return err
	}
	if surnamed(into.Name.Text, from.Name.Text) && !ascii(from.Name.Text) && done.After.Full == "" {
		if done, err = w.UpdateContact(into.ID, desk.ContactEdit{Full: &from.Name.Text}); err != nil {
			return err
		}
		done.Before = *into
	}
	name, err := q.nameOf(into.Account)
	if err != nil {
		return err
	}
	q.about(into.Account, into.ID)
	q.changed(cards.ChangedView{
		Group: w.Group(), Number: into.Number(), Kind: crm.KindContact, AccountName: into.Name.Text + " · " + name,
		Fields: append([]cards.FieldChange{{Field: "one_person", New: from.Name.Text}}, contactChanges(done.Before, done.After)...),
	})
	return q.refreshContact(into.ID)
}
