package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// contactIntent notes people of a customer and what is known of them.
func contactIntent() Intent {
	return Intent{
		Name: "contact", Reads: parse.ContactInfo,
		Weigh: func(f parse.Facts) float64 {
			switch {
			case supposed.MatchString(f.Plain()): // 如果周经理离职了,换成韩工 is nobody yet
				return 0
			case kinOf.MatchString(f.Plain()) && !slices.ContainsFunc(f.Contacts, func(c parse.Contact) bool { return strings.Contains(f.Text, c.Name) }): // 他老板下周回来,得等他拍板
				return 0
			case addedName(f.Text) != "":
				return 0.9
			case f.Intent == parse.None && len(f.Contacts) == 1 && whoIs.MatchString(f.Plain()) && !f.Asks():
				return 0.8
			}
			return weighs(parse.ContactInfo)(f)
		},
		Examples: []string{
			"存个联系人 鑫宏达汽配 方志明 技术部经理 13700001234", "存个联系人 方志明 技术部经理 13700001234",
			"save contact: Zhou Libo, director, Xingye Radiator, 13600008888",
			"最后是林副总拍板", "王总是采购总监",
		},
		Near:   []string{"王总电话多少", "打了王经理没人接", "今天拜访了比亚迪王总", "是李总不是王总"},
		Handle: (*request).contact,
	}
}

// kinOf finds somebody who is named only by whose he is: whatever is told behind it is of him, whom nobody knows.
var kinOf = wording.OneOf(`[他她](?:们)?(?:的)?(?:老板|领导|上司|上级|老总|太太|老婆|老公|爱人|儿子|女儿|孩子)[^,，。]{0,16}[,，。 ].*[他她]`, `\b(?:his|her|their) (?:boss|manager|chief|wife|husband|son|daughter)\b.*[,;.].*\b(?:he|she|him|her)\b`)

// addsOne finds 加孙小林, 加一下孙小林: somebody is to be added, and no more is said.
var addsOne = wording.Compile(`^(?:请|帮我|再)?(?:加|添加|新增)(?:一?个|一下|下)?(?:联系人|人)?\s*(\p{Han}{2,4})$`)

// addedName is the name of a person who is to be added without another word; "" for
// anything else.
func addedName(text string) string {
	m := addsOne.FindStringSubmatch(squash(text))
	if m == nil {
		return ""
	}
	f := parse.Read("存个联系人 "+m[1], parse.Context{})
	if len(f.Contacts) != 1 || f.Contacts[0].Name != m[1] || f.Contacts[0].Title != "" {
		return ""
	}
	return m[1]
}

// savesWords ask for somebody to be kept.
var savesWords = wording.Compile(`^(?:请|帮我)?(?:存|保存|加|添加|新增|记)(?:一?个|一下|下)?(?:联系人|人)?|^(?:save|add)(?: a)?(?: contact)?:?`)

// savesOnly reports words that ask for somebody to be kept and say nothing of him.
func savesOnly(t parse.Facts, k *crm.Contact, a *crm.Account) bool {
	said := t.Plain()
	rest := savesWords.ReplaceAllString(said, "")
	if rest == said {
		return false
	}
	names := []string{k.Full, k.Name.Text, a.Name.Text}
	if t.Account != nil {
		names = append(names, t.Account.Text)
	}
	for _, name := range names {
		rest = strings.ReplaceAll(rest, squash(name), "")
	}
	return strings.TrimFunc(rest, parse.IsEdge) == ""
}

// contact notes people of a customer. Of who has no customers somebody to be added
// is a colleague: he is told how that is said.
func (q *request) contact() error {
	name := addedName(q.m.Text)
	if name == "" && q.bringsNobody() {
		if done, err := q.remarksOn(); done || err != nil {
			return err
		}
	}
	switch {
	case name == "" && q.f.Intent == parse.None && len(q.f.Items) == 0: // not met yet, and known all the same
		q.f.Intent, q.f.Negated = parse.ContactInfo, false
		return q.record()
	case name == "":
		return q.record()
	case !q.sells():
		return crm.E(crm.BadInput, "person.unknown", name)
	}
	q.f = parse.Read("存个联系人 "+name, q.ctx)
	return q.record()
}

// bringsNobody reports that a reading as a contact gives nothing to keep of one and is unsure, or puts somebody at
// a customer of whom nobody has heard: 刘总跟ABB的人很熟 brings no contact of ABB.
func (q *request) bringsNobody() bool {
	for _, c := range q.f.Contacts {
		if c.Phone != "" || c.Email != "" || c.Title != "" && !strings.HasSuffix(c.Name, c.Title) {
			return false
		}
	}
	return q.f.Account != nil && len(q.f.Account.Known) == 0 || q.f.Confidence < q.Book.Reading.Sure
}

// keepContacts notes people of a customer. What is new about somebody who is
// known corrects him, and the cards that show him follow.
func (q *request) keepContacts(w *desk.Work, t parse.Facts) error {
	a, ok, err := q.placeOfContact(w, t)
	if err != nil || !ok {
		return err
	}
	for _, c := range withoutServed(t) {
		if c.Email != "" && !t.Holds(lower(c.Name)) { // carried from what was said before
			c.Name = ""
		}
		if m := postAndSurname.FindStringSubmatch(t.Plain()); m != nil && (c.Name == "" || !t.Holds(lower(c.Name))) {
			c.Name, c.Title, c.Known = m[3], m[1], nil
			if m[2] == "姓" {
				c.Name += m[1]
			}
		}
		if c.Name == "" && !newPerson.MatchString(t.Plain()) {
			if c.Name, err = q.heWho(a.ID, c.Email); err != nil {
				return err
			}
		}
		if c.Name == "" {
			return q.draft(w, t, cards.AskIntent, intentChoices(t)) // whose number it is was not said
		}
		n, of := newContact(a.ID, c), t
		of.Text = partOn(t, c.Name)
		n.Support = support(of.Text)
		old, err := q.contactNamed(a.ID, n.Name)
		if err != nil {
			return err
		}
		if old == nil {
			if old, err = q.metByFirstName(a.ID, c); err != nil {
				return err
			}
		}
		if old == nil {
			k, _, err := w.AddContact(n)
			if err != nil {
				return err
			}
			q.about(a.ID, k.ID)
			continue
		}
		if err := q.updateContact(w, a, *old, n, of); err != nil {
			return err
		}
	}
	return nil
}

// partOn is what a message says of one of the people whom it names, from the clause that
// names him to the one that names another: Robert decides, Julia is with us; in Chinese a
// space parts clauses too, 王总拍板 李工反对我们.
func partOn(t parse.Facts, name string) string {
	if len(t.Contacts) < 2 {
		return t.Text
	}
	edge := func(r rune) bool { return strings.ContainsRune(",，;；。、", r) || r == ' ' && !ascii(t.Text) }
	starts := map[int]bool{}
	from := -1
	for _, c := range t.Contacts {
		at := strings.Index(t.Text, c.Name)
		if at < 0 || c.Name == "" {
			continue
		}
		at = strings.LastIndexFunc(t.Text[:at], edge) + 1
		starts[at] = true
		if c.Name == name {
			from = at
		}
	}
	if from < 0 {
		return t.Text
	}
	until := len(t.Text)
	for at := range starts {
		if at > from {
			until = min(until, at)
		}
	}
	return strings.TrimFunc(t.Text[from:until], parse.IsEdge)
}

// heWho is the name of the person at a customer whom 他 means: the one whose name a new
// address has, who was just spoken of, else the only one that is known there; "" when that
// is not clear.
func (q *request) heWho(at crm.AccountID, address string) (string, error) {
	all, err := q.contactsOf(at)
	if err != nil {
		return "", err
	}
	if address != "" {
		all = slices.DeleteFunc(all, func(k crm.Contact) bool { return !ofAddress(address, k.Name.Text) })
	}
	for i := range all {
		if all[i].ID == q.conv.Contact || len(all) == 1 {
			return all[i].Name.Text, nil
		}
	}
	return "", nil
}

// placeOfContact is the customer of people who were named: said, known through
// them, or the one that was just spoken of.
func (q *request) placeOfContact(w *desk.Work, t parse.Facts) (*crm.Account, bool, error) {
	if a, asked, err := q.placeOfAddress(w, t); a != nil || asked || err != nil {
		return a, a != nil, err
	}
	if a, err := q.whereTheyServe(t); a != nil || err != nil {
		return a, err == nil, err
	}
	fnd, err := q.subject(t, crm.Write)
	if err != nil {
		return nil, false, err
	}
	nobody := fnd.Account == nil && fnd.Taken == nil && !fnd.New && len(fnd.Choices) == 0
	if !nobody || q.conv.About == "" {
		return q.place(w, t)
	}
	at := q.conv.About
	for _, c := range t.Contacts {
		if !ascii(c.Name) || strings.Contains(c.Name, " ") || c.Phone != "" {
			continue
		}
		k, err := q.onlyCalled(c.Name) // Greta of the customer before
		if err != nil {
			return nil, false, err
		}
		if k != nil {
			at = k.Account
			break
		}
	}
	a, err := crm.Get[crm.Account](q.tx, at)
	if crm.IsMissing(err) || err == nil && !q.allowed(crm.Write, crm.ScopeOf(&a)) {
		return nil, false, q.askWhose(w, t)
	}
	return &a, err == nil, err
}

// justSupports finds somebody who is said to support, with nothing behind it: 老赵也支持.
var justSupports = wording.Compile(`^[^,,]{1,12}[,, 都也很比较挺是的]*(?:蛮|非常|全力)?支持$`)

// support is how somebody stands to us, in the words that people use.
func support(text string) string {
	switch {
	case word(text, "not on our side", "isn't on our side", "not with us"):
		return "" // which may mean that he has not decided
	case holds(text, "反对", "唱反调", "不看好我们") && !holds(text, "不反对") || word(text, "opposes", "against us", "blocking us"):
		return "opposes"
	case holds(text, "不支持"):
		return "against"
	case holds(text, "中立", "态度一般", "两边都不得罪") || word(text, "neutral"):
		return "neutral"
	case holds(text, "内线", "自己人"):
		return "insider"
	case holds(text, "支持我们", "挺我们", "向着我们", "看好我们", "帮我们说话", "站我们这边") || justSupports.MatchString(text) || word(text, "supports us", "on our side", "backs us", "is with us"):
		return "supports"
	}
	return ""
}

// contactNamed finds a contact of an account by the name in use or the full one.
func (q *request) contactNamed(at crm.AccountID, name crm.Name) (*crm.Contact, error) {
	all, err := q.contactsOf(at)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].Name.Fold == name.Fold || all[i].Full == name.Text {
			return &all[i], nil
		}
	}
	return nil, nil
}

// updateContact adds what is new about somebody who is known.
func (q *request) updateContact(w *desk.Work, a *crm.Account, old crm.Contact, n desk.NewContact, t parse.Facts) error {
	e := desk.ContactEdit{Roles: n.Roles}
	some := len(n.Roles) > 0
	if n.Department == "" && n.Title == "" {
		n.Department = departmentSaid(t.Text)
	}
	if n.Title != "" && strings.HasSuffix(old.Title, n.Title) {
		n.Title = "" // 谭部长 says less than 工艺部部长
	}
	for _, f := range []struct {
		said string
		to   **string
	}{
		{n.Title, &e.Title},
		{n.Department, &e.Department},
		{n.Phone, &e.Phone},
		{n.Email, &e.Email},
		{n.WeChat, &e.WeChat},
		{n.Decision, &e.Decision},
		{n.Support, &e.Support},
	} {
		if f.said != "" {
			*f.to, some = &f.said, true
		}
	}
	q.about(a.ID, old.ID)
	if !some && savesOnly(t, &old, a) {
		return q.showPerson(&old) // he is there already
	}
	if !some {
		return q.noteOn(w, a, old, t.Text)
	}
	subject := old.Number()
	name := old.Name.Text + " · " + a.Name.Text
	if e.Decision != nil || e.Support != nil || len(e.Roles) > 0 {
		o, err := q.dealSaid(a.ID)
		if err != nil {
			return err
		}
		if o != nil {
			e.Deal, subject, name = o.ID, old.Number()+"/"+o.Number(), name+" · "+o.Title
		}
	}
	done, err := w.UpdateContact(old.ID, e)
	if err != nil {
		return err
	}
	v := cards.ChangedView{
		Group: w.Group(), Number: done.After.Number(), Kind: crm.KindContact,
		AccountName: name, Fields: contactChanges(done.Before, done.After),
	}
	q.reply(q.out.OfferRole(q.out.Changed(v), done.After.In(e.Deal), subject))
	if len(v.Fields) > 0 {
		q.conv.Group = w.Group()
	}
	return q.refreshContact(old.ID)
}

// noteOn keeps what was said of somebody and has no field of its own: 王总跳槽了.
func (q *request) noteOn(w *desk.Work, a *crm.Account, k crm.Contact, text string) error {
	done, err := w.Note(desk.NewNote{Subject: crm.Pointer{Kind: crm.KindContact, ID: string(k.ID)}, Field: "note", Value: text})
	if err != nil {
		return err
	}
	v := cards.ChangedView{
		Group: w.Group(), Number: k.Number(), Kind: crm.KindContact, AccountName: k.Name.Text + " · " + a.Name.Text,
	}
	if done.Before.Value != done.After.Value {
		v.Fields = []cards.FieldChange{{Field: "note", Old: done.Before.Value, New: done.After.Value}}
	}
	q.changed(v)
	return nil
}
