package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// notable is a record of which something can be noted.
type notable struct {
	rec     crm.Record // *crm.Account, *crm.Contact, *crm.Opportunity or *crm.Person
	name    string
	account *crm.Account     // at which it hangs; nil for a colleague
	may     bool             // he may note something of it
	made    bool             // set up by this message
	deal    *crm.Opportunity // in which what is noted of a contact holds alone; nil: in general
}

func (n *notable) pointer() crm.Pointer { return crm.Pointer{Kind: n.rec.Kind(), ID: n.rec.Key()} }

// number is the short number of the record, "" for a colleague.
func (n *notable) number() string {
	if r, ok := n.rec.(crm.Numbered); ok {
		return r.Number()
	}
	return ""
}

// subject is how buttons name the record.
func (n *notable) subject() string {
	if n.deal != nil {
		return n.number() + "/" + n.deal.Number()
	}
	if no := n.number(); no != "" {
		return no
	}
	return n.pointer().String()
}

// notableOf is a record that he may see, with the name that goes with it.
func (q *request) notableOf(rec crm.Record) (*notable, error) {
	n := &notable{rec: rec}
	at := crm.AccountID("")
	switch r := rec.(type) {
	case *crm.Account:
		n.name, at = r.Name.Text, r.ID
	case *crm.Contact:
		n.name, at = r.Name.Text, r.Account
	case *crm.Opportunity:
		n.name, at = r.Title, r.Account
	case *crm.Person:
		n.name = r.Name.Text
		n.may = q.Desk.MaySee(q.who, skillGroup, r)
		return n, nil
	default:
		return nil, crm.E(crm.BadInput, "field.subject", string(rec.Kind()))
	}
	a, err := crm.Get[crm.Account](q.tx, at)
	if err != nil {
		return nil, err
	}
	n.account = &a
	if n.may, err = q.can(crm.Write, rec); err != nil {
		return nil, err
	}
	switch rec.(type) {
	case *crm.Contact:
		n.name = n.name + " · " + a.Name.Text
	case *crm.Opportunity:
		if n.name != a.Name.Text {
			n.name = a.Name.Text + " " + n.name
		}
	}
	return n, nil
}

// noteAbout is the record of that kind that a message is about; nil when it
// was said why there is none. Errors: errPass when nothing of the kind was
// named or spoken of.
func (q *request) noteAbout(kind crm.Kind, verb crm.Verb) (*notable, error) {
	if kind == crm.KindPerson {
		return q.colleagueMeant()
	}
	if ref, ok := firstRef(q.f); ok {
		rec, err := q.named(ref)
		if err != nil {
			return nil, err
		}
		if rec.Kind() == kind {
			return q.notableOf(rec)
		}
	}
	if kind == crm.KindContact {
		return q.contactMeant(verb)
	}
	a, err := q.accountMeant(verb)
	if err != nil || a == nil {
		return nil, err
	}
	q.about(a.ID, "")
	if kind == crm.KindAccount {
		return q.notableOf(a)
	}
	deals, err := q.openDeals(a.ID)
	if err != nil {
		return nil, err
	}
	if len(deals) == 0 { // a won one is still delivered and paid
		m, ok, err := q.matterOf(*a, wish{verb: verb, want: func(o *crm.Opportunity) bool { return o.State == crm.DealWon }})
		if err != nil || !ok {
			return nil, err
		}
		return q.notableOf(&m.deal)
	}
	return q.notableOf(&deals[0])
}

// colleagueMeant is the colleague who was named.
func (q *request) colleagueMeant() (*notable, error) {
	if len(q.f.Colleagues) == 0 {
		return nil, errPass
	}
	p, err := crm.Get[crm.Person](q.tx, crm.PersonID(q.f.Colleagues[0].Row.ID))
	if err != nil {
		return nil, err
	}
	return q.notableOf(&p)
}

// contactMeant is the person at a customer who was named, or was just spoken
// of.
func (q *request) contactMeant(verb crm.Verb) (*notable, error) {
	if name := q.unheardOf(); name != "" && q.lastAbout() != "" {
		q.f.Contacts = parse.Read("存个联系人 "+name, q.ctx).Contacts
	}
	if len(q.f.Contacts) == 0 {
		if q.conv.Contact == "" {
			return nil, errPass
		}
		c, err := crm.Get[crm.Contact](q.tx, q.conv.Contact)
		if crm.IsMissing(err) {
			return nil, errPass
		}
		if err != nil {
			return nil, err
		}
		return q.notableOf(&c)
	}
	a, err := q.accountOfPeople(verb)
	if err != nil || a == nil {
		return nil, err
	}
	c, err := q.contactNamed(a.ID, parse.Keys(q.f.Contacts[0].Name))
	if err != nil {
		return nil, err
	}
	if c == nil {
		if c, err = q.metByFirstName(a.ID, q.f.Contacts[0]); err != nil {
			return nil, err
		}
	}
	if c == nil && verb != crm.Write {
		q.reply(q.out.ContactUnknown(q.f.Contacts[0].Name))
		return nil, nil
	}
	made := c == nil
	if made { // whoever speaks of somebody knows him
		w, err := q.begin()
		if err != nil {
			return nil, err
		}
		k, _, err := w.AddContact(newContact(a.ID, q.f.Contacts[0]))
		if err != nil {
			return nil, err
		}
		c = &k
	}
	q.about(a.ID, c.ID)
	n, err := q.notableOf(c)
	if err != nil {
		return nil, err
	}
	n.made = made
	return n, nil
}

// unheardOf is the name that stands before what is noted where nobody is read of that name:
// 罗毅支持我们 is not said of who was spoken of before. "" for none.
func (q *request) unheardOf() string {
	if len(q.f.Contacts) > 0 || len(q.f.Noted) == 0 {
		return ""
	}
	said := []rune(q.f.Text)
	at := q.f.Noted[0].Span.Start
	if at < 2 || at > len(said) {
		return ""
	}
	return addedName("加" + strings.Trim(string(said[:at]), " 的是"))
}

// accountOfPeople is the customer of the people who were named: said beside
// them, the only one that has them, or the one that was just spoken of.
func (q *request) accountOfPeople(verb crm.Verb) (*crm.Account, error) {
	if q.f.Account != nil && q.f.Account.Text != "" {
		return q.accountMeant(verb)
	}
	fnd, err := q.byContact(q.f.Contacts, verb)
	switch {
	case err != nil:
		return nil, err
	case fnd.Account != nil:
		return fnd.Account, nil
	case len(fnd.Known) > 0:
		q.reply(q.out.Which(q.f.Contacts[0].Name, choiceNumbers(fnd.Known)))
		return nil, nil
	case q.lastAbout() == "" && verb == crm.Write:
		return nil, errPass // whose he is will be asked
	case q.lastAbout() == "":
		q.reply(q.out.ContactUnknown(q.f.Contacts[0].Name))
		return nil, nil
	}
	return q.accountMeant(verb)
}

// groupsOn lists the groups of fields that he may see of a record.
func (q *request) groupsOn(n *notable) []playbook.FieldGroup {
	return slices.DeleteFunc(slices.Clone(q.Book.FieldGroups), func(g playbook.FieldGroup) bool {
		return g.On != n.rec.Kind() || !q.sees(g, n)
	})
}

// sees reports whether he may see a group of a record where he asked.
func (q *request) sees(g playbook.FieldGroup, n *notable) bool {
	return q.Desk.MaySee(q.who, g.ID, n.rec)
}

// notedOf reads everything that is noted of a record and that he may see, by
// field.
func (q *request) notedOf(p crm.Pointer) (map[string][]crm.Field, error) {
	out := map[string][]crm.Field{}
	err := crm.Each(q.tx, crm.Where(crm.BySubject, string(p.Kind), p.ID), func(f crm.Field) bool {
		if q.Desk.MaySeeNote(q.who, &f) {
			out[f.Name] = append(out[f.Name], f)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("fields of %s: %w", p, err)
	}
	return out, nil
}

// fieldsView is a group of fields of a record as its card shows it.
func (q *request) fieldsView(n *notable, g playbook.FieldGroup) (cards.FieldsView, error) {
	noted, err := q.notedOf(n.pointer())
	if err != nil {
		return cards.FieldsView{}, err
	}
	v := q.bareView(n, g)
	for _, f := range q.Book.FieldsOf(g.ID) {
		fv, err := q.fieldView(n, f, noted[f.ID])
		if err != nil {
			return v, err
		}
		v.Fields = append(v.Fields, fv)
	}
	return v, nil
}

func (q *request) bareView(n *notable, g playbook.FieldGroup) cards.FieldsView {
	return cards.FieldsView{Name: n.name, Number: n.number(), Subject: n.subject(), Group: g, May: n.may && q.private()}
}

// fieldView is one field with its values, the rows of a list newest first and
// those that are dealt with last.
func (q *request) fieldView(n *notable, f playbook.Field, noted []crm.Field) (cards.FieldView, error) {
	v := cards.FieldView{Field: f}
	if own, ok := n.corner(f.ID); ok && f.Record == "" && own != "" {
		v.Values = []cards.NotedView{{Field: crm.Field{Value: own}, Kept: true}}
		return v, nil
	}
	if f.Record != "" {
		s, err := q.keptValue(n, f.Record)
		if err == nil && s != "" {
			v.Values = []cards.NotedView{{Field: crm.Field{Value: s}, Kept: true}}
		}
		return v, err
	}
	slices.Reverse(noted)
	slices.SortStableFunc(noted, func(a, b crm.Field) int { return strings.Compare(closedKey(a), closedKey(b)) })
	for _, x := range noted {
		nv := cards.NotedView{Field: x}
		var err error
		if nv.WhoName, err = q.personName(x.Who); err != nil {
			return v, err
		}
		if nv.CheckerName, err = q.personName(x.Checker); err != nil {
			return v, err
		}
		v.Values = append(v.Values, nv)
	}
	return v, nil
}

func closedKey(f crm.Field) string {
	if f.Closed == "" {
		return "0"
	}
	return "1"
}

// showFields shows a group of fields of a record in his private chat.
func (q *request) showFields(n *notable, g playbook.FieldGroup, from int) error {
	switch r := n.rec.(type) {
	case *crm.Contact:
		return q.showPersonIn(r, n.deal)
	case *crm.Account:
		if g.ID == classGroup {
			return q.showClasses(r)
		}
	}
	v, err := q.fieldsView(n, g)
	if err != nil {
		return err
	}
	v.From = from
	q.listed(nil)
	for _, f := range v.Fields {
		for _, x := range f.Values {
			if x.Row != "" {
				q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindField, ID: string(x.ID)})
			}
		}
	}
	q.personal(q.say.Fields(v))
	return nil
}

// showSources shows where the values of a group, or of the whole account file,
// come from.
func (q *request) showSources(n *notable, group string, from int) error {
	g, ok := q.Book.FieldGroup(group)
	groups := []playbook.FieldGroup{g}
	if !ok {
		groups = slices.DeleteFunc(q.groupsOn(n), func(g playbook.FieldGroup) bool { return !g.File })
		g = playbook.FieldGroup{Word: playbook.Word{ID: cards.FileGroup, Name: q.say.FileWord()}}
	}
	v := q.bareView(n, g)
	for _, one := range groups {
		part, err := q.fieldsView(n, one)
		if err != nil {
			return err
		}
		v.Fields = append(v.Fields, part.Fields...)
	}
	kept, err := q.keptSources(n, g.ID, v.Fields)
	if err != nil {
		return err
	}
	v.Fields = append(kept, v.Fields...)
	v.From = from
	q.personal(q.say.Sources(v))
	return nil
}

// notedName is what people call something that was noted: 比亚迪 资金实力.
func (q *request) notedName(f *crm.Field) (string, error) {
	label := q.say.FieldWord(f.Name)
	rec := crm.New(f.Subject.Kind)
	if err := q.tx.Get(rec, f.Subject.ID); err != nil {
		return label, err
	}
	of, err := q.recordName(rec)
	if err != nil || of.Name == "" {
		return label, err
	}
	return of.Name + " " + label, nil
}
