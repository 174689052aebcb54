package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// siteEnd finds that a name is that of a place of a company: 坪山厂, 惠州分公司, Leeds plant.
var siteEnd = wording.Compile(`(?:厂|工厂|分厂|基地|分公司|园区)$|(?i)\b(?:plant|site|factory|works)$`)

// siteOf is the customer whose site a name is that nobody keeps yet: 比亚迪 of 比亚迪坪山厂. nil where the name
// begins with no customer whom he may read, or says of no place.
func (q *request) siteOf(name string) (*crm.Account, error) {
	if !siteEnd.MatchString(name) || q.ctx.Names == nil {
		return nil, nil
	}
	runes := []rune(name)
	for n := len(runes) - 1; n >= 2; n-- {
		known := q.ctx.Names.Lookup(strings.TrimSpace(string(runes[:n])), crm.KindAccount, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent})
		if len(known) == 0 || known[0].Score < sureOfGroup {
			continue
		}
		return q.accountIf(crm.AccountID(known[0].Row.ID), func(a *crm.Account) bool { return q.allowed(crm.Read, crm.ScopeOf(a)) })
	}
	return nil, nil
}

// siteKind is what a site is to its company, by its name: a branch is no plant.
func siteKind(name string) string {
	if strings.HasSuffix(name, "分公司") {
		return "subsidiary"
	}
	return "plant"
}

// sureOfGroup is how well the name of the company has to be met: a site is set up under no other one.
const sureOfGroup = 1

// planSite shows the site that would be set up, and whose it would be.
func (q *request) planSite(up *crm.Account, name string, to *crm.Person, err error) error {
	if err != nil {
		return err
	}
	return q.showChange(peoplePlan{Do: cards.PeopleSite, To: to.ID, Name: name, Only: []crm.AccountID{up.ID}})
}

// mayAddSite says whether he may give somebody a site of a customer: who may give him the customer may.
func (q *request) mayAddSite(p peoplePlan) error {
	up, err := crm.Get[crm.Account](q.tx, p.Only[0])
	if err != nil {
		return err
	}
	if crm.Can(q.who, crm.Reassign, crm.ScopeOf(&up)) {
		return nil
	}
	boss, err := q.personName(q.who.Manager)
	if err != nil {
		return err
	}
	return crm.E(crm.Forbidden, "handover.not_yours", boss)
}

// addSite sets the site up and tells who has it.
func (q *request) addSite(w *desk.Work, p peoplePlan) error {
	made, _, err := w.OpenAccount(desk.NewAccount{Name: parse.Keys(p.Name), Owner: p.To})
	if err != nil {
		return err
	}
	if _, err := w.SetSite(made.ID, p.Only[0], siteKind(p.Name)); err != nil {
		return err
	}
	q.about(made.ID, "")
	of, err := q.nameOf(p.Only[0])
	if err != nil || p.To == q.who.ID {
		return err
	}
	owner, err := crm.Get[crm.Person](q.tx, p.To)
	if err != nil {
		return err
	}
	return q.tell(&owner, "site/"+string(w.Group()), func(w *cards.Writer) chat.Card { return w.SiteYours(p.Name, of, siteKind(p.Name), q.who.Name.Text) })
}
