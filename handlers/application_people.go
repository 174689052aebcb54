package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// decideWords are what says that somebody decides.
var decideWords = wording.Compile(`(?i)(最后|最终|是|由|拍板|说了算|做决定|决策人|决策者| decides| approves| signs off)`)

// fillPeople notes who decides at the customer; what names nobody is kept in
// words.
func (q *request) fillPeople(w *desk.Work, a *crm.Approval, text string, form *desk.Filling) error {
	name := strings.TrimFunc(decideWords.ReplaceAllString(text, ""), parse.IsEdge)
	if seenOnly.MatchString(name) {
		return crm.E(crm.BadInput, "application.people")
	}
	if name == "" || length(name) > 8 || strings.ContainsAny(name, "、,,(( ") || !q.namesSomebody(name) {
		form.Fields["key_people"] = text
		return nil
	}
	k, err := q.calledByFirstName(a.Account, name)
	if err != nil {
		return err
	}
	if k == nil {
		made, _, err := w.AddContact(newContact(a.Account, parse.Contact{Name: name, Role: "decision_maker"}))
		if err != nil {
			return err
		}
		k = &made
	}
	if !decidesThere(*k) {
		if _, err := w.UpdateContact(k.ID, desk.ContactEdit{Roles: []string{"decider"}}); err != nil {
			return err
		}
	}
	form.Fields["key_people"] = ""
	return nil
}

// calledByFirstName is the only one of a customer's people who is called so by his first name; nil for none.
func (q *request) calledByFirstName(at crm.AccountID, name string) (*crm.Contact, error) {
	if !ascii(name) || strings.Contains(name, " ") {
		return nil, nil
	}
	people, err := q.contactsOf(at)
	if err != nil {
		return nil, err
	}
	var found *crm.Contact
	for i := range people {
		given, _, full := strings.Cut(people[i].Name.Text, " ")
		if !full || !strings.EqualFold(given, name) || people[i].Left != "" || people[i].Forgotten != "" {
			continue
		}
		if found != nil {
			return nil, nil
		}
		found = &people[i]
	}
	return found, nil
}

// seenOnly finds what says of who decides that he was met, and not who it is: 决策人见过.
var seenOnly = wording.Compile(`^(?:都|也|已经?|还|刚)*(?:没|没有|未)?(?:见到?|聊|谈|拜访|接触|沟通|搞定|找到?|确定|明确|清楚|知道|联系)(?:过|了|上)*$|^(?:not )?(?:met|seen|known|clear|found)(?: yet)?$`)

// namesSomebody reports words that name one person, 王总, and not what was done or what he is:
// 见过, 总经理.
func (q *request) namesSomebody(name string) bool {
	said := parse.Read("联系人"+name, q.ctx)
	if ascii(name) {
		said = parse.Read("contact "+name, q.ctx)
	}
	return len(said.Contacts) == 1
}

func decidesThere(k crm.Contact) bool { return slices.Contains(k.Roles, "decider") }
