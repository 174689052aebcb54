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

// fullSaid gives the full name of somebody: 老周全名周建国, Zhou's full name is Zhou
// Jianguo.
var fullSaid = wording.OneOf(
	`(?i)^(.{1,30}?)的?(?:全名|本名|真名|大名|姓名)(?:叫做?|是|为)?[\s,,::]*`+
		`([\p{Han}·]{2,6}?|[a-z][a-z.' -]{1,30})了?$`,
	`^(.{1,30}?)(?:'s)? full name(?: is|:)? ([\p{Han}A-Za-z.' -]{2,30})$`,
)

// calledSaid gives the full name of somebody who is called by his surname, and
// perhaps his customer and his number: 徐工叫徐明,手机13812345678, 比亚迪的王总叫王建国.
var calledSaid = wording.Compile(
	`^(?:对|对了|哦|是|嗯)?[,, ]*(?:([^,，。;; 的去见访找约跟和打问让叫请说是有给到来了在]{2,10}?)(?:那边|那个|那位|家|的)*)?` +
		`(\p{Han}(?:总|董|工|姐|哥|经理|主任|部长|科长|厂长|主管|老师|师傅|处长|院长)|[老小]\p{Han})` +
		`(?:就叫做?|叫做?|的?名字?叫做?|的?名字是|就是)(\p{Han}{2,3})(?:[,, ](.*))?$`)

// besideName is what may follow the name of somebody at a named customer: his number, or
// that it is to be kept. Anything else is matter of its own.
var besideName = wording.Compile(`^(?:他的?|她的?)?(?:手机|电话|号码)[号码]*(?:是|:|:)?[ +\d-]+$|^[ +\d-]{7,}$|^(?:请|你|帮我|麻烦)*(?:记|存|备注)一?下$`)

// wholeSaid gives the full name of a company: 恒鑫全称恒鑫精密机械有限公司.
var wholeSaid = wording.Compile(`(?i)^(.{1,30}?)的?(?:全称|公司全称|公司全名|工商名称)(?:叫做?|是|为)?[\s,,::]*([\p{Han}A-Za-z0-9()·&., -]{4,60})$`)

// titled finds that a name is what somebody is called for his post: 王总.
var titled = wording.Compile(`(总|董|工|科|处|局|姐|哥|经理|主任|部长|科长|厂长|主管|老师|师傅|处长|院长)$`)

// called is another name for somebody or something, and the words in which he or
// it was named; full that it is the full name of a person, whole that of a
// company.
type called struct {
	was, name   string
	full, whole bool
}

// otherName reads another name; none when none is said.
func otherName(text string) called {
	said := strings.Trim(fold(text), " 。.!！")
	if m := fullSaid.FindStringSubmatch(said); m != nil {
		return called{was: strings.TrimSpace(m[1] + m[3]), name: strings.TrimSpace(m[2] + m[4]), full: true}
	}
	if m := calledSaid.FindStringSubmatch(said); m != nil && surnamed(m[2], m[3]) && (m[1] == "" || m[4] == "" || besideName.MatchString(m[4])) {
		return called{was: m[1] + m[2], name: m[3], full: true}
	}
	if m := wholeSaid.FindStringSubmatch(said); m != nil {
		return called{was: strings.TrimSpace(m[1]), name: strings.TrimSpace(m[2]), whole: true}
	}
	name := newName(said)
	if name == "" {
		return called{}
	}
	was := said[:strings.LastIndex(said, name)]
	for _, cut := range []string{"的名字", "的姓名", "改", "更名", " to ", " is now", " now goes", " changed"} {
		was, _, _ = strings.Cut(was, cut)
	}
	was = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(was), "把"), "rename ")
	return called{was: strings.TrimSpace(was), name: name}
}

// surnamed reports that a name may be the full one of whom people call by his surname and
// his post, or as 老王.
func surnamed(short, name string) bool {
	s := []rune(strings.TrimLeft(short, "老小"))
	return len(s) > 0 && length(name) > 1 && strings.HasPrefix(name, string(s[0])) && !titled.MatchString(name)
}

// renames reports whether a message does nothing but give another name.
func renames(f parse.Facts) bool {
	return f.Letters() <= 40 && !f.Asks() && !didSomething(f) && otherName(f.Text).name != ""
}

// rename gives a customer, or somebody there, another name; a team too, which is
// the admin's to do.
func (q *request) rename() error {
	c := otherName(q.m.Text)
	if c.name == "" || c.was == "" {
		return errPass
	}
	if t := q.teamCalled(c.was); t != nil && !c.full {
		return q.showChange(peoplePlan{Do: cards.PeopleTeamName, Team: t.ID, Name: c.name})
	}
	phone := ""
	for _, k := range q.f.Contacts {
		phone = cmp.Or(phone, k.Phone)
	}
	q.f = parse.Read(c.was, q.ctx)
	if c.full || len(q.f.Contacts) > 0 && !c.whole {
		return q.renameContact(c, phone)
	}
	a, err := q.accountMeant(crm.Write)
	if err != nil || a == nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	key := parse.Keys(c.name)
	v := cards.ChangedView{Group: w.Group(), Number: a.Number(), Kind: crm.KindAccount, AccountName: a.Name.Text}
	if c.whole { // cards keep the short one
		done, err := w.AddAlias(a.ID, key)
		if err != nil {
			return err
		}
		if len(done.After.Aliases) > len(done.Before.Aliases) {
			v.Fields = []cards.FieldChange{{Field: "aliases", New: c.name}}
		}
	} else {
		done, err := w.UpdateAccount(a.ID, desk.AccountEdit{Name: &key})
		if err != nil {
			return err
		}
		v.AccountName = done.After.Name.Text
		v.Fields = []cards.FieldChange{{Field: "name", Old: done.Before.Name.Text, New: done.After.Name.Text}}
	}
	q.about(a.ID, "")
	q.changed(v)
	return q.refreshOf(crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)})
}

// renameContact gives somebody at a customer his full name, or what he is called
// now, and the number that was told with it.
func (q *request) renameContact(c called, phone string) error {
	if len(q.f.Contacts) == 0 {
		q.f.Contacts = []parse.Contact{{Name: c.was}}
	}
	a, err := q.accountOfPeople(crm.Write)
	if err != nil || a == nil {
		return err
	}
	k, err := q.contactNamed(a.ID, parse.Keys(q.f.Contacts[0].Name))
	if err != nil {
		return err
	}
	if k == nil {
		q.reply(q.out.ContactUnknown(q.f.Contacts[0].Name))
		return nil
	}
	return q.namedNow(a, k, c, phone)
}

// namedNow writes the other name of somebody at a customer, and his number where it was told.
func (q *request) namedNow(a *crm.Account, k *crm.Contact, c called, phone string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	e, key := desk.ContactEdit{Full: &c.name}, parse.Keys(c.name)
	if !c.full && (titled.MatchString(c.name) || familiar(c.name)) {
		e = desk.ContactEdit{Name: &key}
	}
	if phone != "" {
		e.Phone = &phone
	}
	done, err := w.UpdateContact(k.ID, e)
	if err != nil {
		return err
	}
	q.about(a.ID, k.ID)
	q.changed(cards.ChangedView{
		Group: w.Group(), Number: k.Number(), Kind: crm.KindContact,
		AccountName: done.After.Name.Text + " · " + a.Name.Text, Fields: contactChanges(done.Before, done.After),
	})
	return q.refreshContact(k.ID)
}
