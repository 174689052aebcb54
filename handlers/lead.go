package handlers

import (
	"slices"
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// newLead begins a message that registers a lead, whatever it notes of it besides.
	newLead = wording.Compile(`^(?:新?线索|新增线索|报备|[Nn]ew lead)[ :,]`)
	// leadNoted is what leadNotes keeps elsewhere, in the words of a need.
	leadNoted = wording.OneOf(
		`[,，、 ]*(?:销售业绩|经营利润|销售额|销售|利润|业绩)?排名[:： ]*第?\d+名?`,
		`[,， ]*(?:(?:sales|profit) )?rank(?: by (?:sales|profit))?:? *\d+`,
		`[,， ]*(?:引荐人|介绍人|推荐人|referred by).*$`,
	)
)

// leadIntent registers a lead: a new customer with what is known of it.
func leadIntent() Intent {
	return Intent{
		Name: "lead", Reads: parse.Lead,
		Weigh: func(f parse.Facts) float64 {
			if f.Account != nil && len(f.Account.Known) == 0 && headingOnly.MatchString(squash(f.Account.Text)) {
				return 0
			}
			return weighs(parse.Lead)(f)
		},
		Examples: []string{
			"新线索 恒发家具 清远 开料机", "展会收了张名片 格睿 王海峰 13900000678", "new lead: Jingrui, Dongguan",
			"new lead: Jingrui Auto Parts, Dongguan, wants a stamping line",
		},
		Near:   []string{"导出东莞线索表", "我的客户", "今天拜访了格睿王海峰"},
		Handle: (*request).record,
	}
}

// headingOnly finds the head of what is told next, which is nobody's name: 理由 年营业额8个亿.
var headingOnly = wording.Compile(`^(?:理由|原因|备注|说明|结果|结论|总结|补充|另外|情况|问题|重点|进展|难点|风险|依据|优势|劣势|意见|建议|要求|反馈|reason|note|notes|result|summary|details?|background)$`)

// keepLead registers a lead. A customer that is there already is not
// registered twice: what is new about it is added.
func (q *request) keepLead(w *desk.Work, t parse.Facts) error {
	fnd, err := q.subject(t, crm.Write)
	if err != nil {
		return err
	}
	if fnd.Account != nil {
		return q.leadThere(w, t, fnd.Account)
	}
	t, e := q.leadNotes(t)
	a, ok, err := q.place(w, t)
	if err != nil || !ok {
		return err
	}
	if e != (desk.AccountEdit{}) {
		if _, err := w.UpdateAccount(a.ID, e); err != nil {
			return err
		}
	}
	with, err := q.addContacts(w, a.ID, t.Contacts)
	if err != nil {
		return err
	}
	if err := q.leadDeal(w, t, a); err != nil {
		return err
	}
	if err := q.addStep(w, t, a.ID, crm.Activity{}); err != nil {
		return err
	}
	q.about(a.ID, first(with))
	return q.askCurrency(w, t, a)
}

// openNew opens a customer never heard of. A lead that somebody of no team registers
// belongs to the manager of the team that looks after its place (K3), who is told.
func (q *request) openNew(w *desk.Work, t parse.Facts) (crm.Account, error) {
	n := newAccount(t)
	var to *crm.Person
	var err error
	if t.Intent == parse.Lead && q.who.Team == "" && q.who.Has(crm.RoleSpecialist) {
		if to, err = q.managerFor(t.Region); err != nil {
			return crm.Account{}, err
		}
	}
	if to != nil {
		n.Owner = to.ID
	}
	a, l, err := w.OpenAccount(n)
	if err != nil || to == nil {
		return a, err
	}
	v, err := q.leadView(l)
	if err != nil {
		return a, err
	}
	return a, q.tell(to, q.m.Key+"/lead/"+l.Number(), func(w *cards.Writer) chat.Card { return w.LeadRegistered(v, q.who.Name.Text) })
}

// managerFor is the manager of the team that looks after a place; nil when there
// is none.
func (q *request) managerFor(place string) (*crm.Person, error) {
	teams, err := q.allTeams()
	if err != nil {
		return nil, err
	}
	managers, err := peopleWith(q.tx, crm.RoleManager)
	if err != nil {
		return nil, err
	}
	for i := range teams {
		if !q.Book.LooksAfter(&teams[i], place) {
			continue
		}
		for j := range managers {
			if managers[j].Team == teams[i].ID {
				return &managers[j], nil
			}
		}
	}
	return nil, nil
}

// leadDeal opens the opportunity of a lead with an amount.
func (q *request) leadDeal(w *desk.Work, t parse.Facts, a *crm.Account) error {
	if t.Amount == nil || t.Amount.IsZero() || t.Amount.Currency == "" {
		return nil
	}
	_, err := w.OpenDeal(desk.NewDeal{Account: a.ID, Title: t.Gist, Amount: *t.Amount, SignBy: t.SignDate, WinPct: t.WinPct})
	return err
}

// leadNotes takes out of what was said of a lead the fields that its account
// keeps: the ranks, which make its tier (L27, L28), and who recommended it, who is
// none of its people. 新线索 博远航空 成都 销售排名12 利润排名18.
func (q *request) leadNotes(t parse.Facts) (parse.Facts, desk.AccountEdit) {
	var e desk.AccountEdit
	for _, said := range t.Noted {
		f, _ := q.Book.Field(said.Key)
		value := strings.Trim(said.Value, " ,，;；。")
		rank, _ := strconv.Atoi(strings.Trim(value, " 第名#"))
		switch {
		case f.Record == "rank_sales" && rank > 0:
			e.RankSales = &rank
		case f.Record == "rank_profit" && rank > 0:
			e.RankGain = &rank
		case f.Record == "referrer" && value != "" && length(value) <= 12:
			e.Referrer, t.Referrer = &value, value
			t.Contacts = slices.DeleteFunc(slices.Clone(t.Contacts), func(c parse.Contact) bool { return c.Name == value })
		default:
			continue
		}
		t.Gist = strings.Trim(leadNoted.ReplaceAllString(t.Gist, ""), " ,，、")
	}
	if at := strings.IndexAny(t.Gist, ",，"); at > 0 {
		if _, ok := q.Book.Industry(strings.ToLower(t.Gist[:at])); ok { // the industry is no part of the need
			t.Gist = strings.TrimLeft(t.Gist[at:], " ,，")
		}
	}
	return t, e
}

// leadThere adds what is new to a customer that was registered before, and
// shows it.
func (q *request) leadThere(w *desk.Work, t parse.Facts, a *crm.Account) error {
	if err := q.enrich(w, a.ID, t); err != nil {
		return err
	}
	with, err := q.addContacts(w, a.ID, t.Contacts)
	if err != nil {
		return err
	}
	noted := false
	if t.Gist != "" {
		if _, err := w.Note(desk.NewNote{Subject: crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}, Field: "need", Value: t.Gist}); err != nil {
			return err
		}
		noted = true
	}
	now, err := crm.Get[crm.Account](q.tx, a.ID)
	if err != nil {
		return err
	}
	v, err := q.accountView(now)
	if err != nil {
		return err
	}
	q.about(a.ID, first(with))
	if len(with) > 0 {
		return nil // the receipt of the person says it
	}
	q.reply(q.out.LeadThere(v, noted))
	return nil
}
