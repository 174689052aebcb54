package handlers

import (
	"strings"

	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// expenseIntent records money spent, alone.
func expenseIntent() Intent {
	return Intent{
		Name: "expense", Reads: parse.Expense,
		Weigh:    weighs(parse.Expense),
		Examples: []string{"打车160", "停车费20", "打车花了一百六"},
		Near:     []string{"恒鑫4月底签 268万 把握七成", "预算大概120万", "报价发了"},
		Handle: func(q *request) error {
			if s := squash(q.m.Text); capsCosts.MatchString(s) || estimatedCost.MatchString(s) && !holds(s, "打车", "吃饭", "请客", "停车", "油费", "机票", "高铁", "住宿", "花了", "今天", "昨天", "taxi", "lunch", "dinner", "today", "yesterday") {
				return q.notUnderstood()
			}
			return q.record()
		},
	}
}

// capsCosts finds what costs are to come down to, of an application that was sent back: nothing was spent.
var capsCosts = wording.OneOf(
	`^(?:the |our )?(?:expenses?|costs?)(?: budget)? (?:down to|cut to|capped at|at most|within|now|reduced to|lowered to|up to|raised to)\b`, `^(?:费用|开支|花费)(?:预算)?(?:降|减|压|改|控制|调|提|加)(?:低|少|高)?(?:到|在|成|为)`,
)

// keepExpense writes costs: on the customer that was named, else on the visit
// that he recorded last that day, else on nobody.
func (q *request) keepExpense(w *desk.Work, t parse.Facts) error {
	on, err := q.activityOf(w, t)
	if err != nil {
		return err
	}
	var at crm.AccountID
	if t.Account != nil && t.Account.Text != "" && on == nil {
		a, ok, err := q.place(w, t)
		if err != nil || !ok {
			return err
		}
		at = a.ID
	} else if on == nil && len(t.Contacts) > 0 { // 请王总吃饭花了800: at whose customer he is known
		fnd, err := q.subject(t, crm.Write)
		if err != nil {
			return err
		}
		if fnd.Account != nil {
			at = fnd.Account.ID
		}
	}
	for _, c := range t.Costs {
		n := desk.NewExpense{Account: at, Note: costNote(t)}
		if on != nil {
			n.Activity = on.ID
		}
		if err := q.addCost(w, t, c, n); err != nil {
			return err
		}
	}
	return nil
}

// addCost writes what something cost. A cost that the method refuses takes
// neither the visit nor other costs with it: it is said why, and the words are kept.
func (q *request) addCost(w *desk.Work, t parse.Facts, c parse.Cost, n desk.NewExpense) error {
	if c.Amount.Currency == "" {
		c.Amount.Currency = q.currency()
	}
	n.Type, n.Amount, n.Date = c.Kind, c.Amount, t.Date
	if c.Unsaid {
		n.Type = "" // the gate holds what may be anything
	}
	_, err := w.AddExpense(n)
	f, ok := faulty(err)
	if err == nil || !ok || len(t.Costs) == 1 && (t.Intent == parse.Expense || treatOnly(t)) {
		return err
	}
	alone := parse.Facts{
		Text: t.Text, Intent: parse.Expense, Account: t.Account, Date: t.Date, Costs: []parse.Cost{c}, Confidence: t.Confidence,
	}
	return q.setAside(w, alone, f)
}

// onTheWay reports words that tell a visit only by what it cost to get there
// (打车去比亚迪 45): where the visit is on record already, they are its cost.
func onTheWay(t parse.Facts) bool {
	told := len(t.Contacts) > 0 || t.Next != nil || t.Amount != nil || t.Clock != "" || t.Gist != "" || len(t.Competitors) > 0
	return t.Intent == parse.Visit && len(t.Costs) > 0 && !told && t.Letters() <= 30
}

// treatOnly reports a visit that is told in one clause, by what it cost (请林总吃饭花了800):
// where the cost is refused nothing is left to record.
func treatOnly(t parse.Facts) bool {
	more := t.Next != nil || t.Amount != nil || t.Clock != "" || t.Outcome != "" || len(t.Competitors) > 0
	return t.Intent == parse.Visit && !more && t.Letters() <= 20 && !strings.ContainsAny(t.Text, ",,、。;;\n")
}

// costNote is what was said of a cost that came alone.
func costNote(t parse.Facts) string {
	if len(t.Costs) > 1 || t.Letters() > 20 {
		return ""
	}
	return bare(t)
}

// activityOf is the activity that a cost belongs to: named by its number, the
// newest of that customer on that day, or the newest of that day; nil for none.
func (q *request) activityOf(w *desk.Work, t parse.Facts) (*crm.Activity, error) {
	if a, err := q.itemActivity(t); err != nil || a != nil {
		return a, err
	}
	if t.Account == nil && q.first != nil {
		return q.first, nil
	}
	day := t.Date
	if day == "" {
		day = w.Today()
	}
	fnd, err := q.subject(t, crm.Write)
	if err != nil {
		return nil, err
	}
	if fnd.Account == nil && t.Account != nil && t.Account.Text != "" {
		return nil, nil
	}
	acts, err := q.dayOf(q.who.ID, day, day)
	if err != nil {
		return nil, err
	}
	for i := len(acts) - 1; i >= 0; i-- {
		a := acts[i]
		if a.Account != "" && a.InPerson() && (fnd.Account == nil || a.Account == fnd.Account.ID) {
			return &a, nil
		}
	}
	return nil, nil
}

// dayOf lists what somebody did from one day to another, in the order in which
// it was said.
func (q *request) dayOf(who crm.PersonID, from, to crm.Date) ([]crm.Activity, error) {
	var out []crm.Activity
	days := crm.Where(crm.ByPerson, string(who)).Between(string(from), string(to.AddDays(1)))
	err := crm.Each(q.tx, days, func(a crm.Activity) bool {
		out = append(out, a)
		return len(out) < 2*crm.MaxPage
	})
	if err != nil {
		return nil, err
	}
	// Those of one day stand by their clock; what has none comes in the order said.
	sortSaid(out)
	return out, nil
}
