package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// ofDepartment finds in which department somebody works: 黄工是设备部的.
var ofDepartment = wording.Compile(`[^不]是(?:他们|客户|对方)?的?(\p{Han}{1,6}(?:部|科|处|室|中心|车间))的?(?:人)?$`)

// departmentSaid is the department in which words say that somebody works; "" for none.
func departmentSaid(text string) string {
	if m := ofDepartment.FindStringSubmatch(squash(text)); m != nil {
		return m[1]
	}
	return ""
}

// otherPost finds which post somebody does not have, and which he has: 黄工不是采购,是设备部的.
var otherPost = wording.Compile(`^(?:(?:哦?对了?|哦|不对|错了|说错了|写错了|搞错了|更正一?下?)[,， ]*)?[^,，。]{2,8}?不是(?:做|搞|管|他们的?)?(\p{Han}{2,8}?)的?[,， ]*(?:而|应该)?是(?:做|搞|管|他们的?)?(\p{Han}{2,8}?)的?$`)

// correctPost gives the right department or post to somebody who is known, where words say
// which is the wrong one and that is what was kept.
func (q *request) correctPost() (bool, error) {
	m := otherPost.FindStringSubmatch(squash(q.m.Text))
	if m == nil || len(q.f.Contacts) == 0 || len(q.f.Contacts[0].Known) != 1 || q.f.Amount != nil || len(q.f.Refs) > 0 {
		return false, nil
	}
	k, err := crm.Get[crm.Contact](q.tx, crm.ContactID(q.f.Contacts[0].Known[0].Row.ID))
	if err != nil {
		return false, err
	}
	if may, err := q.can(crm.Write, &k); err != nil || !may {
		return false, err
	}
	e, none, now := desk.ContactEdit{}, "", m[2]
	department := departmentSaid("他是"+now) != ""
	switch was := func(kept string) bool { return strings.TrimSuffix(kept, "部") == strings.TrimSuffix(m[1], "部") }; {
	case department:
		e.Department = &now
		if was(k.Title) {
			e.Title = &none
		}
	case was(k.Title):
		e.Title = &now
	case was(k.Department):
		e.Title, e.Department = &now, &none
	default:
		return false, nil
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	done, err := w.UpdateContact(k.ID, e)
	if err != nil {
		return true, err
	}
	name, err := q.nameOf(k.Account)
	if err != nil {
		return true, err
	}
	q.about(k.Account, k.ID)
	q.changed(cards.ChangedView{
		Group: w.Group(), Number: done.After.Number(), Kind: crm.KindContact,
		AccountName: k.Name.Text + " · " + name, Fields: contactChanges(done.Before, done.After),
	})
	return true, q.refreshContact(k.ID)
}
