package handlers

import (
	"slices"
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// planPayments writes or shows the payment plan.
func (q *request) planPayments(want func(*crm.Opportunity) bool) error {
	m, ok, err := q.matter(wish{verb: crm.Read, want: want})
	if err != nil || !ok {
		return err
	}
	rows := q.planIn(q.dealText(), m.deal.Amount.Currency)
	if len(rows) == 0 {
		return q.showPayments(m, 0)
	}
	return q.writePlan(m, rows)
}

// writePlan writes a payment plan and shows it.
func (q *request) writePlan(m matter, rows []desk.PlanRow) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	made, err := w.PlanPayments(m.deal.ID, rows)
	if err != nil {
		return err
	}
	v := cards.PaymentsView{DealView: m.view(), Rows: made, MayChange: true}
	if w.Changed() {
		v.Group = w.Group()
	}
	q.spokenOf(m, v.Group)
	q.reply(q.out.Payments(v))
	return nil
}

// planIn reads the rows of a payment plan: shares in percent, or sums, each with
// what it is for and when it is due. A sum without a currency is in that of the deal.
func (q *request) planIn(text, currency string) []desk.PlanRow {
	var out []desk.PlanRow
	for _, p := range planPieces(q.inTwo(strings.ToLower(fold(text)))) {
		if r, ok := q.planRow(p, currency); ok {
			out = append(out, r)
		}
	}
	return out
}

// inTwo says a contract that is paid in two parts with the share of each: 三七开 is 首付30% 尾款70%.
func (q *request) inTwo(low string) string {
	said := splitIn.FindString(low)
	if said == "" {
		return low
	}
	var parts []int
	for _, r := range said {
		if r >= '1' && r <= '9' {
			parts = append(parts, int(r-'0'))
		} else if i := strings.IndexRune("一二三四五六七八九", r); i >= 0 {
			parts = append(parts, i/len("一")+1)
		}
	}
	if len(parts) != 2 || parts[0]+parts[1] != 10 {
		return low
	}
	return strings.Replace(low, said, q.out.InTwo(10*parts[0], 10*parts[1]), 1)
}

// planRow makes a row of what was said of it; false when its sum cannot be read.
func (q *request) planRow(p planPiece, currency string) (desk.PlanRow, bool) {
	r := desk.PlanRow{What: p.what}
	r.Retained = strings.Contains(p.what, "质保") || strings.Contains(p.what, "retention")
	if p.due != "" {
		r.Due, _ = q.dayIn(p.due)
	}
	if share := strings.TrimSuffix(p.share, "成"); share != p.share {
		r.Share = 10 * (1 + strings.Index("一二三四五六七八九", strings.ReplaceAll(share, "两", "二"))/len("一"))
		return r, true
	}
	if p.share != "" {
		n, err := strconv.Atoi(strings.Trim(p.share, " %"))
		r.Share = n
		return r, err == nil
	}
	a, err := q.amountOf(p.sum)
	if err != nil || a == nil || a.Minor <= 0 {
		return r, false
	}
	r.Amount = crm.Money{Minor: a.Minor, Currency: q.currencyOf(a, currency)}
	return r, true
}

// promise notes a later date for what is left.
func (q *request) promise(want func(*crm.Opportunity) bool) error {
	m, rows, ok, err := q.withPlan(want)
	if err != nil {
		return err
	}
	if !ok {
		return q.noPlan(want)
	}
	if done, err := q.datesRows(m, rows); done || err != nil {
		return err
	}
	due, _ := q.dayIn(strings.NewReplacer("剩下的", "", "余款", "", "尾款", "", "剩余", "", "the rest", "", "the balance", "").Replace(strings.ToLower(q.dealText())))
	if due == "" {
		return errPass
	}
	named := rowNamed(q.m.Text)
	open := openRows(rows, named)
	if len(open) == 0 {
		return q.showPayments(m, 0)
	}
	p := open[0]
	for _, r := range open {
		switch {
		case named == 0 && strings.Contains(q.m.Text, "质保金") && r.Retained, named == 0 && strings.Contains(q.m.Text, "尾款") && !r.Retained:
			p = r // 尾款: the last that is open, but for what is kept back
		}
	}
	for _, r := range open {
		if named == 0 && r.Got().Minor > 0 {
			p = r // 剩下的: of the row that came in partly
			break
		}
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.Promise(p.ID, due)
	if err != nil {
		return err
	}
	q.paidCard(m, cards.PaymentView{Payment: done.After, Deal: m.view(), Group: w.Group()})
	return nil
}

// datesRows gives the rows of a plan their dates, where each of several is named with its own: 第1期12月15号,第2期1月20号.
func (q *request) datesRows(m matter, rows []crm.Payment) (bool, error) {
	parts := clausesOf(q.dealText())
	var ids []crm.PaymentID
	var days []crm.Date
	for _, part := range parts {
		due, _ := q.dayIn(nthAlone.ReplaceAllString(strings.ToLower(fold(part)), "")) // second jan 20 is no second of January
		at := slices.IndexFunc(rows, func(r crm.Payment) bool { return r.Row == rowInList(part) && !r.Paid() })
		if due == "" || at < 0 {
			return false, nil
		}
		ids, days = append(ids, rows[at].ID), append(days, due)
	}
	if len(ids) < 2 {
		return false, nil
	}
	w, err := q.begin()
	if err != nil {
		return false, err
	}
	for i, id := range ids {
		if _, err := w.Promise(id, days[i]); err != nil {
			return false, err
		}
	}
	v := cards.PaymentsView{DealView: m.view(), MayChange: true, Group: w.Group()}
	if v.Rows, err = q.Desk.PaymentsOf(q.tx, m.deal.ID); err != nil {
		return false, err
	}
	q.spokenOf(m, v.Group)
	q.reply(q.out.Payments(v))
	return true, nil
}

// nthAlone begins what is said of a row in a list of several: second jan 20.
var nthAlone = wording.Compile(`^(?:and |the )*(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)\b`)

// rowInList is which row a part of a list of rows names; 0 for none.
func rowInList(part string) int {
	if n := rowNamed(part); n > 0 {
		return n
	}
	if at := nthAlone.FindStringSubmatch(strings.ToLower(fold(part))); at != nil {
		return rowNamed(at[1] + " payment")
	}
	return 0
}
