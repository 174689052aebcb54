package handlers

import (
	"fmt"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// helpAsked asks a colleague by name for help: 请王经理帮我看下三一的方案, ask Anna to
// check the quote. The name is in group 2 or 8.
var helpAsked = wording.OneOf(
	`^(请|麻烦|叫|找|想请|帮我请)([^ ,。帮我你他]{1,6}?)(来)?`+
		`(帮我|帮忙|帮着|协助我?|支援我?|帮)(`+
		wording.Any(
			`看`, `审`, `改`, `确认`, `弄`, `做`, `准备`, `出`, `算`, `写`, `查`, `核`, `画`,
			`把`, `联系`, `打`, `约`, `跟`, `盯`, `报`, `处理`,
		)+`)`,
	`^(please )?(ask|get) ([a-z][a-z .'-]{1,20}?) to (help|look|check|review)`,
)

// helperCalled is the colleague who is called so in such a request: by his name, or
// by the first character of it with what he is: 王经理 is 王敏, who leads the team. nil
// for nobody, and for somebody whom the words do not tell from others.
func (q *request) helperCalled(name string) (*crm.Person, error) {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return nil, err
	}
	if named := q.colleaguesIn(ps, name); len(named) == 1 && named[0].Active(q.today()) && named[0].ID != q.who.ID {
		return named[0], nil
	}
	runes := []rune(name)
	if len(runes) < 2 {
		return nil, nil
	}
	roles := leaders()
	switch {
	case strings.HasSuffix(name, "经理"):
	case strings.HasSuffix(name, "总") || strings.HasSuffix(name, "总监"):
		roles = []crm.Role{crm.RoleDirector}
	default:
		return nil, nil
	}
	var found *crm.Person
	for i := range ps {
		p := &ps[i]
		if !p.Active(q.today()) || p.ID == q.who.ID || !allowed(p, roles) || !strings.HasPrefix(p.Name.Text, string(runes[0])) {
			continue
		}
		if found != nil && found.ID != q.who.Manager {
			if p.ID != q.who.Manager {
				return nil, nil
			}
			found = nil
		}
		if found == nil {
			found = p
		}
	}
	return found, nil
}

// askColleague gives somebody who was called by name what he is asked for, and tells
// him at once: at the customer that is named and known, else as it was said.
func (q *request) askColleague(who *crm.Person, err error) error {
	if err != nil {
		return err
	}
	n := desk.NewSupport{Who: who.ID, Text: q.m.Text}
	account := ""
	if q.f.Account == nil && q.stillTalking() { // 让Anna去跟采购谈谈: of the customer who is talked of
		if mine, err := q.mayTellOfIt(); err != nil {
			return err
		} else if mine {
			if err := q.atTheOneTalkedOf(); err != nil {
				return err
			}
		}
	}
	if m := q.f.Account; m != nil && len(m.Known) > 0 {
		a, err := q.accountMeant(crm.Write)
		if err != nil || a == nil {
			return err
		}
		n.Account, account = a.ID, a.Name.Text
		q.about(a.ID, "")
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	n.Due, _ = day(q.f)
	t, p, err := w.AskSupport(n)
	if err != nil {
		return err
	}
	if account == "" {
		account = written(q.f.Account)
	}
	return q.supportAsked(w, &t, p, account)
}

// mayTellOfIt reports that the customer who is talked of is one of whom he may record something: another's
// he may have looked at.
func (q *request) mayTellOfIt() (bool, error) {
	a, err := q.accountIf(q.conv.About, q.mayWrite)
	return a != nil, err
}

// atTheOneTalkedOf takes the customer who is talked of, where he is there, for the one that is meant.
func (q *request) atTheOneTalkedOf() error {
	if q.f.Account != nil || q.conv.About == "" {
		return nil
	}
	a, err := crm.Get[crm.Account](q.tx, q.conv.About)
	if crm.IsMissing(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("account %s: %w", q.conv.About, err)
	}
	q.f.Account = known(a.Name.Text, a.NameRow())
	return nil
}

// written is a customer as it was written; "" for none.
func written(m *parse.Mention) string {
	if m == nil {
		return ""
	}
	return m.Text
}
