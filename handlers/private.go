package handlers

import (
	"errors"
	"strings"

	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// privateNote is the field of a method in which a manager notes what he keeps to himself.
const privateNote = "private_note"

// toHimself begins a note that nobody else is to see: 只给我自己看:林工要跳槽, note to self: ….
var toHimself = wording.Compile(`^` + wording.Any(
	`只给我(?:自己)?看`, `只有我(?:自己)?能?看(?:到|得到)?`, `仅我可见`, `仅自己可见`,
	`私下记(?:一下|一笔|个)?`, `私密记(?:一下|一笔)?`, `私密备注`,
	`(?:记|写)(?:一?[条个])?私密的?(?:备注)?`,
	`私密`, `悄悄记(?:一下|一笔)?`, `(?:just )?for my eyes only`, `for my eyes`, `private note`,
	`note to (?:my)?self`,
) + `(?:[:：, ，]+)(.{3,})$`)

// selfTold begins what somebody tells himself, which is mostly something to do: note to self: call
// Tom tomorrow.
var selfTold = wording.Compile(`^note to (?:my)?self\b`)

// keepsToHimself notes what a manager keeps for himself, whole and in his words, of the customer
// that is named in it, at whom the one works who is named, or who is talked of. Whoever may keep no
// such notes is told so: it becomes nothing else.
func (q *request) keepsToHimself() (bool, error) {
	m := toHimself.FindStringSubmatch(squash(q.m.Text))
	if m == nil || asks(m[1]) || q.f.Next != nil && selfTold.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	if _, ok := q.Book.Field(privateNote); !ok {
		return false, nil
	}
	what := q.inHisWriting(m[1])
	name, err := q.ofWhomSaid(what)
	if err != nil {
		return false, err
	}
	what = strings.TrimLeft(strings.TrimPrefix(what, name), " :：,，的")
	if what == "" {
		return false, nil
	}
	q.f = parse.Facts{Text: q.m.Text, Noted: []parse.Noted{{Key: privateNote, Value: what}}}
	if name != "" {
		q.f.Account = q.mention(name)
	}
	if err := q.noted(); !errors.Is(err, errPass) {
		return true, err
	}
	q.alone(q.say.NoteWhose()) // of somebody who is met nowhere, while no customer is talked of
	return true, nil
}

// ofWhomSaid is the name of the customer of whom a text speaks, or at whom the one works of whom it
// speaks, as it stands in the text where it names him; "" for none.
func (q *request) ofWhomSaid(text string) (string, error) {
	f := parse.Read(text, q.ctx)
	if f.Account != nil && len(f.Account.Known) > 0 {
		return f.Account.Text, nil
	}
	if len(f.Contacts) == 0 || len(f.Contacts[0].Known) != 1 {
		return "", nil
	}
	c, err := crm.Get[crm.Contact](q.tx, crm.ContactID(f.Contacts[0].Known[0].Row.ID))
	if err != nil {
		return "", err
	}
	return q.nameOf(c.Account)
}

// numberDropped finds a number that is to be kept no longer: 林工电话不要了, delete Julia's phone.
var numberDropped = wording.OneOf(
	`^(?:请|帮我)?(?:把)?([^,，。 把]{2,12}?)的?(电话|手机|邮箱|微信)(?:号码?)?`+
		wording.Any(
			`不要了`, `删掉`, `删了`, `删除`, `去掉`, `清掉`, `作废了?`, `已经?停机了?`,
		)+`(?:吧)?$`,
	`^(?:请|帮我)?(?:删掉|删除|去掉|清掉)([^,，。 把]{2,12}?)的?(电话|手机|邮箱|微信)`+
		`(?:号码?)?(?:吧)?$`,
	`^(?:please )?(?:delete|remove|drop|clear) ([a-z][a-z. -]{1,40}?)'s (phone|mobile|email)`+
		`(?: number| address)?$`,
)

// clearsNumber takes away the phone number or the address of somebody whom he may change.
func (q *request) clearsNumber() (bool, error) {
	m := numberDropped.FindStringSubmatch(squash(q.m.Text))
	if m == nil || len(q.f.Contacts) != 1 || len(q.f.Contacts[0].Known) != 1 {
		return false, nil
	}
	c, err := crm.Get[crm.Contact](q.tx, crm.ContactID(q.f.Contacts[0].Known[0].Row.ID))
	if err != nil {
		return false, err
	}
	if ok, err := q.can(crm.Write, &c); err != nil || !ok {
		return false, err
	}
	var e desk.ContactEdit
	none := ""
	switch m[2] + m[4] + m[6] {
	case "邮箱", "email":
		e.Email = &none
	case "微信":
		e.WeChat = &none
	default:
		e.Phone = &none
	}
	return true, q.changeContact(&c, e)
}
