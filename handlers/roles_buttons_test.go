package handlers

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// stock is a customer with something of every kind that hangs on one.
type stock struct {
	name, secret, english string
	owner                 string
	subjects              []string // numbers of its records, the groups that made them, drafts about it
}

// stocked lets an owner record a customer with a deal, a contact, a step, a
// quote, a tender, a payment plan, an expense and an application.
func (w *world) stocked(owner, name, secret, english string) stock {
	w.t.Helper()
	for _, text := range []string{
		"今天拜访了" + name + "王总,预算" + secret + ",下周三送样", name + " 报价" + secret, name + " 11月30号上午9点半截标,保证金20万25号前交",
		"去" + name + "打车160元", "立项 " + name, name + " 付款计划 30%预付 60%发货 10%质保",
	} {
		w.tell(owner, text)
	}
	s := stock{name: name, secret: secret, english: english, owner: owner}
	groups := map[crm.GroupID]bool{}
	w.view(func(r crm.Reader) error {
		s.subjects = nil
		for _, rec := range w.hanging(r, name) {
			if n, ok := rec.(crm.Numbered); ok {
				s.subjects = append(s.subjects, n.Number())
			}
			changes, _, err := r.Changes(crm.ChangeFilter{Record: crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}}, crm.Page{Limit: 1})
			if err != nil {
				return err
			}
			for _, c := range changes {
				groups[c.Group] = true
			}
		}
		return crm.Each(r, crm.Where(crm.OpenOwner, owner), func(d crm.Draft) bool {
			if strings.Contains(d.Text, name) {
				s.subjects = append(s.subjects, string(d.ID))
			}
			return true
		})
	})
	for _, g := range slices.Sorted(maps.Keys(groups)) {
		s.subjects = append(s.subjects, string(g), cards.EditGroup+string(g))
	}
	if len(s.subjects) < 12 {
		w.t.Fatalf("only %v of %s", s.subjects, name)
	}
	return s
}

// hanging are the account of that name and what hangs on it.
func (w *world) hanging(r crm.Reader, name string) []crm.Record {
	w.t.Helper()
	var out []crm.Record
	add := func(k crm.Kind, f crm.Filter) []crm.Record {
		recs, _, err := r.List(k, f, crm.Page{})
		if err != nil {
			w.t.Fatal(err)
		}
		out = append(out, recs...)
		return recs
	}
	accounts, _, err := r.List(crm.KindAccount, crm.Where(crm.ByAll), crm.Page{})
	if err != nil {
		w.t.Fatal(err)
	}
	for _, rec := range accounts {
		a := rec.(*crm.Account)
		if a.Name.Text != name {
			continue
		}
		out = append(out, a)
		add(crm.KindField, crm.Where(crm.BySubject, crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}.String()))
		for _, k := range []crm.Kind{crm.KindContact, crm.KindLead, crm.KindActivity, crm.KindTask} {
			add(k, crm.Where(crm.ByAccount, string(a.ID)))
		}
		for _, deal := range add(crm.KindOpportunity, crm.Where(crm.ByAccount, string(a.ID))) {
			for _, k := range []crm.Kind{crm.KindQuote, crm.KindPayment, crm.KindTender, crm.KindApproval} {
				add(k, crm.Where(crm.ByDeal, deal.Key()))
			}
		}
	}
	return out
}

// stands is the revision of all that hangs on a customer.
func (w *world) stands(name string) string {
	w.t.Helper()
	var b []string
	w.view(func(r crm.Reader) error {
		b = nil
		for _, rec := range w.hanging(r, name) {
			b = append(b, string(rec.Kind())+rec.Key()+"@"+string(rune('0'+rec.Base().Rev)))
		}
		return nil
	})
	return strings.Join(b, " ")
}

// TestEveryButtonAndFormOverWhatIsNotYours has people press every button there
// is, with the numbers of customers that are not theirs, and send the forms
// back: nothing changes, and who may not read sees nothing.
//
// The rows come from the list of buttons: a new one is in the table at once.
func TestEveryButtonAndFormOverWhatIsNotYours(t *testing.T) {
	alone(t)
	w := newWorld(t)
	own := w.stocked("xiaoli", "华锐机电", "765.4万", "¥7.654M")
	other := w.stocked("laosun", "蓝海重工", "567.8万", "¥5.678M")
	// What each verb takes besides its subject.
	args := map[string][]string{
		cards.DoShow: {"", "chart", "files"}, cards.DoSettle: {"same"}, cards.DoDecide: {cards.DecisionArg(crm.ApprovalGranted, &crm.Approval{Version: 1})},
		cards.DoAnswer: {"1=yes"}, cards.DoSet: {"tier=A", "support=inside"}, cards.DoMove: {"2026-11-09"}, cards.DoSnooze: {"2026-11-09"}, cards.DoEnd: {"pause", "lost"},
		cards.DoTender: {"submitted", "withdrawn"}, cards.DoRedate: {"2026-11-01"}, cards.DoLeaver: {"", cards.LeaverStays}, cards.DoFace: {cards.FaceNot},
		cards.DoChoose: {cards.ChoiceNew}, cards.DoWho: {"anna", "xiaoli"},
	}
	type row struct {
		who   string
		at    stock
		reads bool
	}
	rows := []row{{"xiaoli", other, false}, {"anna", own, true}, {"laozhou", own, false}, {"zhouhang", own, false}}
	for _, c := range rows {
		before := w.stands(c.at.name)
		check := func(what string) {
			t.Helper()
			for _, said := range w.said {
				if !c.reads && said.to.ID == c.who && (strings.Contains(said.text, c.at.secret) || strings.Contains(said.text, c.at.english)) {
					t.Errorf("%s: %s of %s's customer is answered with\n%s", c.who, what, c.at.owner, said.text)
				}
			}
			if after := w.stands(c.at.name); after != before {
				t.Errorf("%s: %s of %s's customer changed something", c.who, what, c.at.owner)
				before = after
			}
			w.forget()
		}
		for _, verb := range slices.Sorted(maps.Keys(presses())) {
			for _, subject := range c.at.subjects {
				for _, arg := range append(args[verb], "") {
					w.do(c.who, chat.Action{Verb: verb, Subject: subject, Arg: arg})
				}
			}
			check("[" + verb + "]")
		}
		for _, verb := range slices.Sorted(maps.Keys(forms())) {
			for _, subject := range c.at.subjects {
				m := w.message(c.who, chat.Submit, "")
				m.Action = chat.Action{Verb: verb, Subject: subject}
				m.Values = map[string][]string{
					"account": {c.at.name}, "gist": {"聊了"}, "date": {"2026-11-01"}, "amount": {"1万"}, "name": {"新名"}, "text": {"改"}, "due": {"2026-11-09"}, "title": {"总监"},
					"region": {"广州"}, "sign_by": {"2027-01-01"}, "needs": {"换了"},
				}
				w.handle(m)
			}
			check("form " + verb)
		}
	}
	// So that the table proves something: the owner's own presses do both.
	w.forget()
	for _, subject := range own.subjects {
		w.do("xiaoli", chat.Action{Verb: cards.DoShow, Subject: subject})
	}
	if !slices.ContainsFunc(w.said, func(s shown) bool { return strings.Contains(s.text, own.secret) }) {
		t.Error("the owner is shown nothing of his customer either")
	}
	before := w.stands(own.name)
	for _, subject := range own.subjects {
		w.do("xiaoli", chat.Action{Verb: cards.DoDone, Subject: subject})
	}
	if w.stands(own.name) == before {
		t.Error("the owner changes nothing either")
	}
}
