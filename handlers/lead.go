package handlers

import (
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// leadIntent registers a lead: a new customer with what is known of it.
func leadIntent() Intent {
	return Intent{
		Name: "lead", Reads: parse.Lead,
		Weigh: weighs(parse.Lead),
		Examples: []string{
			"新线索 恒发家具 清远 开料机", "展会收了张名片 格睿 王海峰 13900000678", "new lead: Jingrui, Dongguan",
			"new lead: Jingrui Auto Parts, Dongguan, wants a stamping line",
		},
		Near:   []string{"导出东莞线索表", "我的客户", "今天拜访了格睿王海峰"},
		Handle: (*request).record,
	}
}

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
	a, ok, err := q.place(w, t)
	if err != nil || !ok {
		return err
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

// leadDeal opens the opportunity of a lead with an amount.
func (q *request) leadDeal(w *desk.Work, t parse.Facts, a *crm.Account) error {
	if t.Amount == nil || t.Amount.IsZero() || t.Amount.Currency == "" {
		return nil
	}
	_, err := w.OpenDeal(desk.NewDeal{Account: a.ID, Title: t.Gist, Amount: *t.Amount, SignBy: t.SignDate, WinPct: t.WinPct})
	return err
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
