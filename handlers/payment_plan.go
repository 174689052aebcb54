package handlers

import (
	"cmp"
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
	rows := q.planIn()
	if len(rows) == 0 {
		return q.showPayments(m, 0)
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	made, err := w.PlanPayments(m.deal.ID, rows)
	if err != nil {
		return err
	}
	q.spokenOf(m, w.Group())
	q.reply(q.out.Payments(cards.PaymentsView{DealView: m.view(), Group: w.Group(), Rows: made}))
	return nil
}

// planIn reads the rows of a payment plan: shares in percent, or sums.
func (q *request) planIn() []desk.PlanRow {
	low := strings.ToLower(fold(q.dealText()))
	for _, w := range []string{"付款计划", "付款条件", "付款方式", "payment plan", "是", ":"} {
		low = strings.ReplaceAll(low, w, " ")
	}
	var out []desk.PlanRow
	for _, part := range strings.FieldsFunc(low, func(r rune) bool {
		return strings.ContainsRune(",，、;；\n", r) || r == ' ' && !strings.ContainsAny(low, "%％")
	}) {
		for _, at := range planRow.FindAllStringSubmatch(part, -1) {
			n, err := strconv.Atoi(strings.SplitN(at[2], ".", 2)[0])
			if err != nil {
				continue
			}
			what := strings.TrimSpace(cmp.Or(strings.TrimSpace(at[1]), at[3]))
			out = append(out, q.planRowOf(desk.PlanRow{What: what, Share: n}, part))
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, at := range planSum.FindAllStringSubmatch(low, -1) {
		if a, err := q.amountOf(strings.TrimSpace(at[2])); err == nil && a != nil && a.Minor > 0 {
			row := desk.PlanRow{What: strings.TrimSpace(at[1]), Amount: crm.Money{Minor: a.Minor, Currency: q.currencyOf(a, "")}}
			out = append(out, q.planRowOf(row, ""))
		}
	}
	return out
}

// planRowOf completes a row with what its words say: a date, that it is kept
// back.
func (q *request) planRowOf(r desk.PlanRow, words string) desk.PlanRow {
	r.Retained = strings.Contains(r.What, "质保") || strings.Contains(r.What, "retention")
	if d := dayOfMonth.FindString(words); d != "" {
		r.Due, _ = q.dayIn(d)
	}
	return r
}

var dayOfMonth = wording.Compile(`(\d{1,2}月)?\d{1,2}[号日]`)

// promise notes a later date for what is left.
func (q *request) promise(want func(*crm.Opportunity) bool) error {
	m, rows, ok, err := q.withPlan(want)
	if err != nil {
		return err
	}
	if !ok {
		return q.noPlan(want)
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
