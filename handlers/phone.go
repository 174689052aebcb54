package handlers

import (
	"fmt"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// endsPhone finds a text that ends in what is asked for.
var endsPhone = wording.Compile(`^[^打给约接通]+(电话|手机|手机号|微信|邮箱)[??]?$`)

// exchanged finds that a way to reach somebody was got, which asks for none: 曹经理加了微信.
var exchanged = wording.Compile(`(?:加|换|留|存|要|交换|互加)(?:了|过|到|上|好)+(?:个|一个|彼此的?|他的?|她的?|我的?)?(?:电话|手机|手机号|微信|邮箱)$`)

// phoneIntent asks for somebody's number.
func phoneIntent() Intent {
	return Intent{
		Name: "phone", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if hasPhone(f) {
				return 0
			}
			asks := f.Holds("电话多少", "电话是多少", "手机多少", "手机号", "联系方式", "电话号码", "的电话", "邮箱多少") && !f.Holds("打了", "打通", "没接", "打电话", "通了", "通过电话") ||
				f.Word("phone", "number", "number?") && (f.Word("what", "what's", "whats") || f.Holds("'s number", "'s phone", "number of", "phone of"))
			if len(f.Contacts) > 0 && f.Letters() <= 14 && (f.Holds("查下", "查一下", "查查", "看下", "看一下", "找下") && f.Holds("电话", "手机", "邮箱") || strings.HasSuffix(f.Plain(), "是谁")) {
				return 0.92
			}
			if len(f.Contacts) == 1 && f.Letters() <= 12 && endsPhone.MatchString(f.Plain()) && !exchanged.MatchString(f.Plain()) {
				return 0.92 // 李工电话
			}
			if asks && f.Letters() < 40 {
				return 0.92
			}
			return 0
		},
		Examples: []string{"帮我查下王总电话", "王总是谁", "王总电话多少", "方志明电话多少", "what's Greta's number", "美科林副总的联系方式"},
		Near:     []string{"打了王经理没人接", "比亚迪是谁的客户", "存个联系人 方志明 技术部经理 13700001234", "打了美科林副总电话,谈付款"},
		Handle:   (*request).phone,
	}
}

func hasPhone(f parse.Facts) bool {
	for _, c := range f.Contacts {
		if c.Phone != "" || c.Email != "" || c.WeChat != "" {
			return true
		}
	}
	return false
}

// phone shows what is known of the person who was named: in private, for
// numbers are nobody else's business.
func (q *request) phone() error {
	found, err := q.contactsCalled()
	if err != nil {
		return err
	}
	switch {
	case len(found) == 0 && len(q.f.Contacts) == 0:
		return q.phoneOfLast()
	case len(found) == 0:
		q.reply(q.out.ContactUnknown(q.f.Contacts[0].Name))
		return nil
	case len(found) == 1:
		v, err := q.contactView(found[0])
		if err != nil {
			return err
		}
		q.personal(q.say.Contact(v))
		q.about(found[0].Account, found[0].ID)
		return nil
	}
	var cs []crm.Choice
	for _, c := range found[:min(len(found), maxChoices)] {
		v, err := q.contactView(c)
		if err != nil {
			return err
		}
		cs = append(cs, crm.Choice{Value: c.Number(), Label: strings.TrimSpace(c.Name.Text + " " + v.AccountName)})
	}
	q.personal(q.say.Which(q.f.Contacts[0].Name, cs))
	return nil
}

// phoneOfLast answers 他电话多少: for the person who was just spoken of, else
// with the people of that customer.
func (q *request) phoneOfLast() error {
	if q.conv.Contact != "" && (q.f.Account == nil || q.f.Account.Text == "" || means(q.f.Account, q.conv.About)) {
		c, err := crm.Get[crm.Contact](q.tx, q.conv.Contact)
		if err != nil && !crm.IsMissing(err) {
			return err
		}
		if ok, cerr := q.can(crm.Read, &c); err == nil && cerr == nil && ok && !c.Deleted {
			v, err := q.contactView(c)
			if err != nil {
				return err
			}
			q.personal(q.say.Contact(v))
			return nil
		}
	}
	fnd, err := q.subject(q.f, crm.Read)
	if err != nil {
		return err
	}
	if fnd.Account == nil || !q.private() {
		return errPass
	}
	return q.showPart(fnd.Account, "contacts")
}

// contactsCalled are the people of the name that was said at customers that he
// may read; of the customer that was named, if one was.
func (q *request) contactsCalled() ([]crm.Contact, error) {
	at := crm.AccountID("")
	if q.f.Account != nil && q.f.Account.Text != "" {
		fnd, err := q.resolve(q.f.Account, crm.Read)
		if err != nil {
			return nil, err
		}
		if fnd.Account != nil {
			at = fnd.Account.ID
		}
	}
	var out []crm.Contact
	seen := map[crm.ContactID]bool{}
	for _, c := range q.f.Contacts {
		add := func(k crm.Contact) bool {
			if !seen[k.ID] && (at == "" || k.Account == at) {
				if ok, err := q.can(crm.Read, &k); err == nil && ok {
					seen[k.ID] = true
					out = append(out, k)
				}
			}
			return len(out) < crm.MaxPage
		}
		if err := crm.Each(q.tx, crm.Where(crm.ByFold, parse.Keys(c.Name).Fold), add); err != nil {
			return nil, err
		}
		for _, m := range c.Known { // by his full name
			if m.Score < 1 || m.Row.Kind != crm.KindContact {
				continue
			}
			k, err := crm.Get[crm.Contact](q.tx, crm.ContactID(m.Row.ID))
			switch {
			case crm.IsMissing(err):
			case err != nil:
				return nil, fmt.Errorf("contact %s: %w", m.Row.ID, err)
			default:
				add(k)
			}
		}
	}
	if len(out) == 0 && at == "" && len(q.f.Contacts) == 1 {
		return q.ofFirstName(q.f.Contacts[0])
	}
	// The one who was just spoken of is meant.
	for _, k := range out {
		if len(out) > 1 && k.ID == q.conv.Contact {
			return []crm.Contact{k}, nil
		}
	}
	return out, nil
}

// ofFirstName is who has that first name at one of the customers spoken of lately; none for nobody, or several.
func (q *request) ofFirstName(c parse.Contact) ([]crm.Contact, error) {
	fnd, err := q.whoseFirstName(c, crm.Read)
	if err != nil || fnd.Account == nil {
		return nil, err
	}
	k, err := q.calledByFirstName(fnd.Account.ID, c.Name)
	if err != nil || k == nil {
		return nil, err
	}
	if ok, err := q.can(crm.Read, k); err != nil || !ok {
		return nil, err
	}
	return []crm.Contact{*k}, nil
}
