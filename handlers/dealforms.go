package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// dealToFill is the deal of a form that its reader may fill in. Nobody is let
// into a form that could not be saved.
func (q *request) dealToFill(a chat.Action) (matter, bool, error) {
	m, ok, err := q.matterByNumber(a.Subject)
	if err != nil || !ok {
		return m, false, err
	}
	if may, err := q.can(crm.Write, &m.deal); err != nil || !may {
		if err == nil {
			err = crm.E(crm.Forbidden, "record.not_yours", "#"+m.deal.Number())
		}
		return m, false, err
	}
	return m, true, nil
}

// bidForm is the form of a deal's tender, with what is known of it.
func (q *request) bidForm(a chat.Action) (*chat.Form, error) {
	_, v, err := q.bidToFill(a)
	if err != nil || v == nil {
		return nil, err
	}
	form := q.say.TenderForm(*v)
	return &form, nil
}

func (q *request) bidToFill(a chat.Action) (matter, *cards.TenderView, error) {
	m, ok, err := q.dealToFill(a)
	if err != nil || !ok {
		return m, nil, err
	}
	t, err := q.Desk.TenderOf(q.tx, m.deal.ID)
	if err != nil {
		return m, nil, err
	}
	if t == nil {
		t = &crm.Tender{State: crm.TenderOpen}
	}
	v, err := q.tenderView(m, *t)
	return m, &v, err
}

// submitBid notes what differs in the form of a tender from what is known.
func (q *request) submitBid() error {
	m, v, err := q.bidToFill(q.m.Action)
	if err != nil || v == nil {
		return err
	}
	if q.outdated(v.Rev, m.deal.Number()) {
		return nil
	}
	form := q.say.TenderForm(*v)
	e := desk.TenderEdit{}
	for _, f := range form.Fields {
		values, given := q.given(f.Key)
		if !given || strings.Join(values, ",") == strings.Join(f.Value, ",") {
			continue
		}
		if err := q.bidField(&e, &v.Tender, f.Key, values); err != nil {
			return err
		}
	}
	return q.setTender(m, e)
}

// bidField reads one field of the form of a tender.
func (q *request) bidField(e *desk.TenderEdit, t *crm.Tender, key string, values []string) error {
	said := desk.Clean(strings.Join(values, "\n"))
	var err error
	day := func(to **crm.Date) {
		var d crm.Date
		if d, err = q.dateOf(said); err == nil {
			*to = &d
		}
	}
	clock := func(to **string) {
		var s string
		if s, err = q.clockOf(said); err == nil {
			*to = &s
		}
	}
	switch key {
	case cards.BidDeadline:
		day(&e.Deadline)
	case cards.BidOpens:
		day(&e.Opens)
	case cards.BidPayBy:
		day(&e.PayBy)
	case cards.BidClock:
		clock(&e.Clock)
	case cards.BidOpensAt:
		clock(&e.OpensAt)
	case cards.BidState:
		e.State = &said
	case cards.BidLearnt:
		e.Learnt = &said
	case cards.BidDeposit:
		a, fault := q.amountOf(said)
		if err = fault; a == nil {
			a = &crm.Amount{}
		}
		e.Deposit = &crm.Money{Minor: a.Minor, Currency: q.currencyOf(a, t.Deposit.Currency)}
	case cards.BidReady:
		e.Ready = values
		for _, had := range t.Ready {
			if !slices.Contains(values, had) {
				e.NotReady = append(e.NotReady, had)
			}
		}
	case cards.BidBids:
		if e.Bids, err = q.bidLines(said); err != nil {
			return err
		}
		for _, had := range t.Bids {
			if !slices.ContainsFunc(e.Bids, func(b crm.Bid) bool { return b.Who == had.Who }) {
				e.NoBids = append(e.NoBids, had.Who)
			}
		}
	}
	return err
}

var bidLine = wording.Compile(`^(.*?)[ :：]*((?:[¥$€] ?)?[\d一二三四五六七八九十][\d一二三四五六七八九十百千.,]* ?(?:万|亿|千|元|[wkm]|mil)*(?: ?[a-z]{3})?)$`)

// bidLines reads an opening record, a bidder a line. BadInput "tender.bid" with
// a line that names no price.
func (q *request) bidLines(text string) ([]crm.Bid, error) {
	var out []crm.Bid
	for l := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == ';' || r == '；' || r == '、' }) {
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		at := bidLine.FindStringSubmatch(strings.ToLower(fold(l)))
		if at == nil {
			return nil, crm.E(crm.BadInput, "tender.bid", cards.Short(l, 40))
		}
		a, err := q.amountOf(at[2])
		if err != nil || a == nil || a.Minor == 0 {
			return nil, crm.E(crm.BadInput, "tender.bid", cards.Short(l, 40))
		}
		out = append(out, crm.Bid{Who: bidder(strings.TrimSpace(l[:len(at[1])])), Price: crm.Money{Minor: a.Minor, Currency: q.currencyOf(a, "")}})
	}
	return out, nil
}

// bidder is who bids; "" for us.
func bidder(name string) string {
	switch strings.ToLower(name) {
	case "我们", "我方", "咱们", "we", "us", "ours":
		return ""
	}
	return name
}

// planForm is the form of a deal's payment plan.
func (q *request) planForm(a chat.Action) (*chat.Form, error) {
	_, v, err := q.planToFill(a)
	if err != nil || v == nil {
		return nil, err
	}
	form := q.say.PlanForm(*v)
	return &form, nil
}

func (q *request) planToFill(a chat.Action) (matter, *cards.PaymentsView, error) {
	m, ok, err := q.dealToFill(a)
	if err != nil || !ok {
		return m, nil, err
	}
	rows, err := q.Desk.PaymentsOf(q.tx, m.deal.ID)
	return m, &cards.PaymentsView{DealView: m.view(), Rows: rows}, err
}

// moved reports that a row which he left as the form showed it is another by now,
// while he wrote into others: nobody knows any more which rows these are.
func (q *request) moved(fields []chat.Field) bool {
	wrote, other := false, false
	for _, f := range fields {
		values, there := q.m.Values[f.Key]
		_, given := q.given(f.Key)
		wrote = wrote || given
		other = other || there && !given && firstOf(values) != firstOf(f.Value)
	}
	return wrote && other
}

// submitPlan writes the payment plan of a form. A row that stands as it was
// shown stays as it is; one that was emptied goes.
func (q *request) submitPlan() error {
	m, v, err := q.planToFill(q.m.Action)
	if err != nil || v == nil {
		return err
	}
	if q.outdated(v.Rev, m.deal.Number()) {
		return nil
	}
	form := q.say.PlanForm(*v)
	if q.moved(form.Fields) {
		q.alone(q.say.Stale(m.deal.Number()))
		return nil
	}
	var rows []desk.PlanRow
	for i, f := range form.Fields {
		said := firstOf(f.Value)
		if values, given := q.given(f.Key); given {
			said = desk.Clean(strings.Join(values, " "))
		}
		switch {
		case said == "":
		case i < len(v.Rows) && said == firstOf(f.Value):
			p := v.Rows[i]
			r := desk.PlanRow{What: p.What, Share: p.Share, Due: p.Due, Retained: p.Retained}
			if p.Share == 0 {
				r.Amount = p.Amount
			}
			rows = append(rows, r)
		default:
			read := q.planIn(said, m.deal.Amount.Currency)
			if len(read) != 1 {
				return crm.E(crm.BadInput, "payment.row", cards.Short(said, 40))
			}
			rows = append(rows, read[0])
		}
	}
	return q.writePlan(m, rows)
}
