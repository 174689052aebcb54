package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// privacySaid finds a request about somebody's personal data: whom it is about
// and whether he is to be deleted or gets what is kept of him.
var privacySaid = wording.OneOf(
	`^(导出|export)[ :]*(.+?)(的)?(个人信息|个人数据|personal data)$`,
	`^(个人信息|personal data)[ :]*(of )?(.+)$`,
	`^(删除|forget|erase|delete)[ :]*(联系人|contact)?[ :]*(.+?)(的)?`+
		`(个人信息|个人数据|personal data)?$`,
)

// privacyIntent is export and deletion of what is kept of a contact (PIPL).
func privacyIntent() Intent {
	return Intent{
		Name: "privacy", Reads: parse.Query, Roles: []crm.Role{crm.RoleAdmin},
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			switch {
			case f.Letters() > 40 || !privacySaid.MatchString(s):
				return 0
			case holds(s, "个人信息", "个人数据", "personal data", "删除联系人", "erase ", "delete contact"):
				return 0.95
			case len(f.Contacts) > 0 && len(f.Refs) == 0 && (strings.HasPrefix(s, "删除") || strings.HasPrefix(s, "delete ")):
				return 0.9
			}
			return 0
		},
		Examples: []string{"导出 王建国 比亚迪 的个人信息", "删除联系人 王建国", "personal data of Greta", "delete contact Greta"},
		Near:     []string{"存个联系人 方志明 技术部经理 13700001234", "王总电话多少", "删除", "删除 #V1", "导出东莞线索表"},
		Handle:   (*request).privacy,
		Refuse:   (*request).passPrivacyOn,
	}
}

// ofSomebody reports a message that names somebody at a customer, and no customer alone.
func ofSomebody(q *request, _ crm.AccountID) (bool, error) {
	return len(q.f.Contacts) > 0, nil
}

// byAdminOfSomebody reports a message of an admin that names somebody who is known at a customer.
func byAdminOfSomebody(q *request, _ crm.AccountID) (bool, error) {
	known := slices.ContainsFunc(q.f.Contacts, func(c parse.Contact) bool { return len(c.Known) > 0 })
	return q.who.Has(crm.RoleAdmin) && known, nil
}

// ofNobodyKnown reports a message that names somebody whom nobody has noted, and no customer.
func ofNobodyKnown(q *request, _ crm.AccountID) (bool, error) {
	known := slices.ContainsFunc(q.f.Contacts, func(c parse.Contact) bool { return len(c.Known) > 0 })
	firm := q.f.Account != nil && len(q.f.Account.Known) > 0
	return !known && !firm && (len(q.f.Contacts) == 1 || len(q.f.Contacts) == 0 && q.f.Account != nil && ascii(q.m.Text)), nil
}

// ofNoCompany reports a message that may be about somebody: no customer is all that it names, as in
// Kestrel asked for a copy of their data, and no thing, as in remove all details about the deal.
func ofNoCompany(q *request, _ crm.AccountID) (bool, error) {
	company := q.f.Account != nil && len(q.f.Account.Known) > 0 && len(q.f.Contacts) == 0
	return !company && !aboutAThing.MatchString(squash(q.m.Text)), nil
}

// aboutAThing finds that something is spoken of, and nobody.
var aboutAThing = wording.Compile(`\b(?:about|of|on|for|from|by) (?:the|this|that|these|those|it|our|my)\b`)

// passPrivacyOn takes the request of a contact to the admins, who alone carry it out, where
// whoever reports it may read that contact; else it says who does such things.
func (q *request) passPrivacyOn() error {
	found, err := q.personsCalled(q.m.Text)
	if err != nil {
		return err
	}
	admins, err := peopleWith(q.tx, crm.RoleAdmin)
	if err != nil {
		return err
	}
	var rows []cards.PrivacyView
	for _, c := range found[:min(len(found), cards.MaxButtons)] {
		if ok, err := q.can(crm.Read, &c); err != nil || !ok {
			if err != nil {
				return err
			}
			continue
		}
		v, _, err := q.privacyOf(c)
		if err != nil {
			return err
		}
		rows = append(rows, v)
	}
	if len(rows) == 0 || len(admins) == 0 || !q.private() {
		q.personal(q.say.AdminOnly())
		return nil
	}
	var names []string
	for i := range admins {
		names = append(names, admins[i].Name.Text)
		err := q.tell(&admins[i], q.m.Key+"/privacy", func(w *cards.Writer) chat.Card { return w.PrivacyReported(rows, q.who.Name.Text) })
		if err != nil {
			return err
		}
	}
	q.personal(q.say.PrivacyPassed(rows[0], cards.Names(q.say.Locale, names)))
	return nil
}

// privacy shows what is kept of a contact, in numbers: what it is, an admin does
// not see.
func (q *request) privacy() error {
	found, err := q.personsCalled(q.m.Text)
	if err != nil {
		return err
	}
	switch len(found) {
	case 0:
		q.personal(q.say.PrivacyNobody())
		return nil
	case 1:
		return q.showPrivacy(found[0])
	}
	var rows []cards.PrivacyView
	for _, c := range found[:min(len(found), cards.MaxButtons)] {
		name, err := q.nameOf(c.Account)
		if err != nil {
			return err
		}
		rows = append(rows, cards.PrivacyView{Contact: c, AccountName: name})
	}
	q.personal(q.say.PrivacyWhich(rows))
	return nil
}

// personsCalled are the contacts whose name stands in a text, of the customer
// that it names where it names one.
func (q *request) personsCalled(text string) ([]crm.Contact, error) {
	m := privacySaid.FindStringSubmatch(squash(text))
	if m == nil {
		return nil, nil
	}
	said := strings.Fields(m[2] + m[7] + m[10])
	var out []crm.Contact
	for i, w := range said {
		if k := strings.ToUpper(strings.TrimPrefix(w, "#")); crm.KindOfNumber(k) == crm.KindContact {
			rec, err := crm.ByNo(q.tx, k)
			if err != nil {
				return nil, err
			}
			return []crm.Contact{*rec.(*crm.Contact)}, nil
		}
		name := strings.Join(said[:len(said)-i], " ")
		found, _, err := crm.List[crm.Contact](q.tx, crm.Where(crm.ByFold, parse.Keys(name).Fold), crm.Page{})
		if err != nil {
			return nil, fmt.Errorf("contacts called %q: %w", name, err)
		}
		rest := said[len(said)-i:]
		for _, c := range found {
			at, err := q.nameOf(c.Account)
			if err != nil {
				return nil, err
			}
			if c.Forgotten == "" && (len(rest) == 0 || strings.Contains(parse.Keys(at).Fold, parse.Keys(strings.Join(rest, "")).Fold)) {
				out = append(out, c)
			}
		}
		if len(out) > 0 {
			return out, nil
		}
	}
	for _, c := range q.f.Contacts { // by a part of the name: Greta, of Greta Holm
		for _, known := range c.Known {
			k, err := crm.Get[crm.Contact](q.tx, crm.ContactID(known.Row.ID))
			if crm.IsMissing(err) || err == nil && k.Forgotten != "" {
				continue
			}
			if err != nil {
				return nil, err
			}
			out = append(out, k)
		}
	}
	return out, nil
}

// showPrivacy is the card of one contact.
func (q *request) showPrivacy(c crm.Contact) error {
	v, _, err := q.privacyOf(c)
	if err != nil {
		return err
	}
	q.personal(q.say.Privacy(v))
	return nil
}

// privacyOf counts what is kept of a contact with his customer, and lists it as
// it is given to him.
func (q *request) privacyOf(c crm.Contact) (cards.PrivacyView, []cards.PrivacyRow, error) {
	v := cards.PrivacyView{Contact: c}
	var err error
	if v.AccountName, err = q.nameOf(c.Account); err != nil {
		return v, nil, err
	}
	for _, s := range []string{c.Phone, c.Email, c.WeChat} {
		if s != "" {
			v.Ways++
		}
	}
	v.Files = len(c.Files)
	var rows []cards.PrivacyRow
	err = crm.Each(q.tx, crm.Where(crm.ByAccount, string(c.Account)), func(a crm.Activity) bool {
		with := slices.Contains(a.With, c.ID)
		named := strings.Contains(a.Evidence.Text, c.Name.Text) || c.Full != "" && strings.Contains(a.Evidence.Text, c.Full)
		if named {
			v.Named++
		}
		if with {
			v.Visits++
			v.Files += len(a.Files)
			rows = append(rows, cards.PrivacyRow{Date: a.Date, What: a.Type, Gist: a.Gist})
		}
		return true
	})
	if err != nil {
		return v, nil, fmt.Errorf("activities of account %s: %w", c.Account, err)
	}
	admins, err := peopleWith(q.tx, crm.RoleAdmin)
	v.Second = len(admins) > 1
	return v, rows, err
}

// privacyNoted adds to what is kept of a contact what was noted of him, by whomever,
// and what was planned with him by name: all of it is his to know.
func (q *request) privacyNoted(v *cards.PrivacyView) error {
	err := crm.Each(q.tx, crm.Where(crm.BySubject, string(crm.KindContact), string(v.ID)), func(f crm.Field) bool {
		def, _ := q.Book.Field(f.Name)
		v.Noted = append(v.Noted, cards.FieldView{Field: def, Values: []cards.NotedView{{Field: f}}})
		return true
	})
	if err != nil {
		return fmt.Errorf("fields of contact %s: %w", v.ID, err)
	}
	err = crm.Each(q.tx, crm.Where(crm.ByAccount, string(v.Account)), func(t crm.Task) bool {
		if strings.Contains(t.Text, v.Name.Text) || v.Full != "" && strings.Contains(t.Text, v.Full) {
			v.Tasks = append(v.Tasks, cards.PrivacyRow{Date: t.Due, What: cards.PrivacyTask, Gist: t.Text})
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("steps of account %s: %w", v.Account, err)
	}
	return nil
}

// pressPrivacy is what is to be done with a contact's personal data.
func (q *request) pressPrivacy(a chat.Action) error {
	if !q.who.Has(crm.RoleAdmin) {
		q.personal(q.say.AdminOnly())
		return nil
	}
	rec, err := crm.ByNo(q.tx, a.Subject)
	if err != nil {
		return err
	}
	c, ok := rec.(*crm.Contact)
	if !ok {
		q.reply(q.out.UnknownButton())
		return nil
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	switch a.Arg {
	case cards.PrivacyShow:
		return q.showPrivacy(*c)
	case cards.PrivacyExport:
		return q.disclose(w, *c)
	case cards.PrivacyDelete:
		return q.askForget(w, *c)
	case cards.PrivacyAgree, cards.PrivacyRefuse:
		return q.decideForget(w, *c, a.Arg == cards.PrivacyAgree)
	}
	q.reply(q.out.UnknownButton())
	return nil
}

// disclose brings what is kept of a contact as a file, for him.
func (q *request) disclose(w *desk.Work, c crm.Contact) error {
	v, rows, err := q.privacyOf(c)
	if err != nil {
		return err
	}
	if err := q.privacyNoted(&v); err != nil {
		return err
	}
	card := q.say.PrivacyFile(v, rows)
	if err := w.NoteDisclosure(c.ID, len(card.Files[0].Book.Sheets[0].Rows)); err != nil { // as many as he reads of
		return err
	}
	q.personal(card)
	return nil
}

// askForget asks the other admins, or has it done where there is none.
func (q *request) askForget(w *desk.Work, c crm.Contact) error {
	admins, err := peopleWith(q.tx, crm.RoleAdmin)
	if err != nil {
		return err
	}
	e, err := w.AskForget(c.ID, len(admins)-1)
	if err != nil {
		return err
	}
	v, _, err := q.privacyOf(c)
	if err != nil {
		return err
	}
	if e.Go {
		q.personal(q.say.PrivacyGoes(v))
		return nil
	}
	q.personal(q.say.PrivacyWaits(v))
	for i := range admins {
		if admins[i].ID == q.who.ID {
			continue
		}
		err := q.tell(&admins[i], q.m.Key+"/second", func(w *cards.Writer) chat.Card { return w.PrivacySecond(v, q.who.Name.Text) })
		if err != nil {
			return err
		}
	}
	return nil
}

// decideForget takes the word of the second admin.
func (q *request) decideForget(w *desk.Work, c crm.Contact, agree bool) error {
	e, err := w.DecideForget(c.ID, agree)
	if err != nil {
		return err
	}
	v, _, err := q.privacyOf(c)
	if err != nil {
		return err
	}
	if agree {
		q.personal(q.say.PrivacyGoes(v))
		return nil
	}
	q.personal(q.say.PrivacyRefused(v))
	asker, err := crm.Get[crm.Person](q.tx, e.By)
	if err != nil || asker.ID == q.who.ID {
		return err
	}
	return q.tell(&asker, q.m.Key+"/refused", func(w *cards.Writer) chat.Card { return w.PrivacyRefused(v) })
}
