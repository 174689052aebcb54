package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
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
var otherPost = wording.Compile(`^(?:(?:哦?对了?|哦|不对|错了|说错了|写错了|搞错了|更正一?下?)[,， ]*)?[^,，。]{2,8}?` +
	`不是(?:做|搞|管|他们的?)?(\p{Han}{2,8}?)的?[,， ]*(?:而|应该)?是(?:做|搞|管|他们的?)?` +
	`(\p{Han}{2,8}?)的?$`)

// risen finds which post somebody has from now on: 陈经理升副总了, Julia got promoted to VP.
var risen = wording.OneOf(
	`^[^,，。 ]{2,8}?(?:最近|刚|已经|现在|上个?月|上周)*(?:被)?`+
		wording.Any(
			`(?:升|提拔|提升|晋升|升任|高升|升职)(?:了|为|成|到|做|当)*`,
			`提(?:了|为|成|到|做|当)+`,
		)+`(\p{Han}{2,8}?)了?$`,
	`^[a-z]+(?: [a-z]+)? (?:just |has |was |got |been )*promoted to (?:the )?`+
		`([a-z][a-z &]{1,30})$`,
)

// correctPost gives the right department or post to somebody who is known, where words say
// which is the wrong one and that is what was kept.
func (q *request) correctPost() (bool, error) {
	text := squash(q.m.Text)
	m, up := otherPost.FindStringSubmatch(text), risen.FindStringSubmatch(text)
	if m == nil && up == nil || len(q.f.Contacts) == 0 || q.f.Amount != nil || len(q.f.Refs) > 0 {
		return false, nil
	}
	k, err := q.contactSaid(q.f.Contacts[0])
	if err != nil || k == nil {
		return false, err
	}
	if may, err := q.can(crm.Write, k); err != nil || !may {
		return false, err
	}
	e, ok := desk.ContactEdit{}, false
	if up != nil {
		now := up[1] + q.inHisWriting(up[2])
		e.Title, ok = &now, true
	} else {
		e, ok = postEdit(k, m[1], m[2])
	}
	if !ok {
		return false, nil
	}
	return true, q.changeContact(k, e)
}

// changeContact changes somebody, and says what became of it.
func (q *request) changeContact(k *crm.Contact, e desk.ContactEdit) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.UpdateContact(k.ID, e)
	if err != nil {
		return err
	}
	name, err := q.nameOf(k.Account)
	if err != nil {
		return err
	}
	q.about(k.Account, k.ID)
	q.changed(cards.ChangedView{
		Group: w.Group(), Number: done.After.Number(), Kind: crm.KindContact,
		AccountName: k.Name.Text + " · " + name, Fields: contactChanges(done.Before, done.After),
	})
	return q.refreshContact(k.ID)
}

// postEdit gives somebody another department or post than the one that was kept; ok is false
// where that was not kept.
func postEdit(k *crm.Contact, wrong, now string) (e desk.ContactEdit, ok bool) {
	none := ""
	department := departmentSaid("他是"+now) != ""
	switch was := func(kept string) bool { return strings.TrimSuffix(kept, "部") == strings.TrimSuffix(wrong, "部") }; {
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
		return e, false
	}
	return e, true
}

// contactSaid is the one who is meant by a name: who alone is known by it, or is called by his
// first name in a talk of his company. nil for nobody.
func (q *request) contactSaid(c parse.Contact) (*crm.Contact, error) {
	if len(c.Known) != 1 {
		return q.metByFirstName(q.conv.About, c)
	}
	k, err := crm.Get[crm.Contact](q.tx, crm.ContactID(c.Known[0].Row.ID))
	return &k, err
}
