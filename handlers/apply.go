package handlers

import (
	"reflect"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// edits gathers what a correction changes until one receipt says it.
type edits struct {
	view    cards.ChangedView
	touched []crm.Pointer
	asked   bool // somebody else was asked, and nothing is changed before he says so
}

// field notes a field that changed; one that was so already is not noted.
func (e *edits) field(name string, old, now any) {
	if reflect.DeepEqual(old, now) {
		return
	}
	e.view.Fields = append(e.view.Fields, cards.FieldChange{Field: name, Old: old, New: now})
}

func (e *edits) touch(k crm.Kind, id string) {
	e.touched = append(e.touched, crm.Pointer{Kind: k, ID: id})
}

// apply changes what a correction says in the record that it means, says old →
// new once, and brings the receipt up to date. What says nothing that could be
// changed is answered with how to say it.
func (q *request) apply(b *bundle, x fix) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	e := &edits{view: cards.ChangedView{Group: w.Group(), Fields: x.noted}}
	if len(x.noted) > 0 && b.activity != nil {
		e.touch(crm.KindActivity, string(b.activity.ID))
	}
	if m, ok := b.main().(crm.Numbered); ok {
		e.view.Number, e.view.Kind = m.Number(), m.Kind()
	} else if b.account != nil {
		e.view.Number, e.view.Kind = b.account.Number(), crm.KindAccount
	}
	at := b.accountID()
	if at == "" && b.account != nil {
		at = b.account.ID
	}
	if at != "" {
		w.Wrote(at, mentionedIn(x.now))
	}
	for _, step := range []func(*desk.Work, *edits, *bundle, fix) error{
		q.fixWho, q.fixCustomer, q.fixAmount, q.fixDay, q.fixPeople, q.fixRest, q.fixGist,
	} {
		if err := step(w, e, b, x); err != nil {
			return err
		}
	}
	if e.asked && len(e.view.Fields) == 0 {
		return nil
	}
	if len(e.view.Fields) == 0 && len(e.touched) == 0 {
		if q.m.Kind == chat.Edited { // a slip of the pen, which was read as it was meant
			return nil
		}
		if done, err := q.tellsNoFault(); done || err != nil {
			return err
		}
		q.reply(q.out.EditHint(e.view.Number))
		return nil
	}
	if e.view.AccountName == "" {
		if e.view.AccountName, err = q.nameOf(at); err != nil {
			return err
		}
	}
	q.changed(e.view)
	if len(e.view.Fields) == 0 {
		return nil // it was so already
	}
	q.misread = true
	return q.refreshOf(e.touched...)
}

// mentionedIn is how a customer was written, if one was.
func mentionedIn(f parse.Facts) string {
	if f.Account == nil {
		return ""
	}
	return f.Account.Text
}

// fixCustomer moves what was recorded to the customer that was meant.
func (q *request) fixCustomer(w *desk.Work, e *edits, b *bundle, x fix) error {
	if !x.customer || x.now.Account == nil {
		return nil
	}
	fnd, err := q.resolve(x.now.Account, crm.Write)
	if err != nil {
		return err
	}
	to := fnd.Account
	switch {
	case fnd.Taken != nil:
		ask, err := q.whomToAsk(fnd.Taken)
		if err != nil {
			return err
		}
		return crm.E(crm.Forbidden, "account.taken", x.now.Account.Text, ask)
	case to == nil && b.lead != nil && b.activity == nil: // with all that was noted of it
		return q.fixName(w, e, b.lead, x.now.Account.Text)
	case to == nil:
		// He says which customer it is: a name that only comes near another is
		// meant as it stands.
		made, _, err := w.OpenAccount(desk.NewAccount{Name: parse.Keys(x.now.Account.Text)})
		if err != nil {
			return err
		}
		to = &made
	}
	if to.ID == b.accountID() {
		return nil
	}
	from, err := q.nameOf(b.accountID())
	if err != nil {
		return err
	}
	switch {
	case b.activity != nil:
		done, err := w.CorrectActivity(b.activity.ID, desk.ActivityEdit{Account: &to.ID})
		if err != nil {
			return err
		}
		*b.activity = done.After
		for _, r := range done.Moved {
			n, err := q.recordName(r)
			if err != nil {
				return err
			}
			e.view.Also = append(e.view.Also, n)
		}
		e.touch(crm.KindActivity, string(b.activity.ID))
	case len(b.tasks) > 0:
		if _, err := w.CorrectTask(b.tasks[0].ID, desk.TaskEdit{Account: &to.ID}); err != nil {
			return err
		}
		e.touch(crm.KindTask, string(b.tasks[0].ID))
	default:
		return nil
	}
	e.view.AccountName = to.Name.Text
	e.field("account", from, to.Name.Text)
	q.about(to.ID, "")
	q.heard = &heard{to.ID, from}
	if x.old.Account != nil {
		q.heard.name = x.old.Account.Text
	}
	l, err := q.hear(w)
	if err != nil || !l.Learned() {
		return err
	}
	e.view.Learned, err = q.learnedView(l)
	return err
}

// fixName gives the customer of a lead the name that was meant; the old one
// stays as an alias.
func (q *request) fixName(w *desk.Work, e *edits, l *crm.Lead, name string) error {
	key := parse.Keys(name)
	done, err := w.UpdateAccount(l.Account, desk.AccountEdit{Name: &key})
	if err != nil {
		return err
	}
	e.view.AccountName = done.After.Name.Text
	e.field("name", done.Before.Name.Text, done.After.Name.Text)
	e.touch(crm.KindLead, string(l.ID))
	return nil
}

// fixAmount corrects a figure: a cost where that is what was wrong, else the
// deal's.
func (q *request) fixAmount(w *desk.Work, e *edits, b *bundle, x fix) error {
	if cost := q.costMeant(b, x); cost != nil {
		return q.fixCost(w, e, cost, x)
	}
	if x.now.Amount == nil || x.now.Amount.IsZero() {
		return nil
	}
	a := *x.now.Amount
	if b.deal != nil {
		if have := b.deal.Amount.Currency; a.Currency == "" || have != "" && !namesCurrency(x.now.Text) {
			a.Currency = have
		}
		if a.Kind == "" || a.Kind == crm.AmountValue && !x.now.Holds("金额") {
			a.Kind = b.deal.Amount.Kind
			if (x.now.Holds("预算") || x.now.Word("budget")) && !x.now.Holds("不是预算", "报价", "not the budget") { // 预算改成260
				a.Kind = crm.AmountBudget
			}
		}
	}
	if a.Currency == "" || b.deal == nil && !namesCurrency(q.m.Text) {
		a.Currency = q.currencyOf(&a, "")
	}
	at := b.accountID()
	if at == "" && x.old.Amount == nil && q.stillTalking() {
		at = q.conv.About // a step of nobody's was told in between: the sum is not its
	}
	if b.deal == nil && b.activity == nil && at != "" {
		open, err := q.openDeals(at)
		if err != nil {
			return err
		}
		if len(open) > 0 {
			b.deal = &open[0]
		}
	}
	if done, err := q.budgetBeside(w, e, b, a); done || err != nil {
		return err
	}
	switch {
	case b.activity != nil:
		done, err := w.CorrectActivity(b.activity.ID, desk.ActivityEdit{Amount: &a})
		if err != nil {
			return err
		}
		old := crm.Amount{}
		if done.DealBefore != nil {
			old = done.DealBefore.Amount
		}
		e.field(amountField(done.DealAfter.Amount), old, done.DealAfter.Amount)
		*b.activity = done.After
		e.touch(crm.KindActivity, string(b.activity.ID))
	case b.deal != nil:
		done, err := w.UpdateDeal(b.deal.ID, desk.DealEdit{Amount: &a, Rather: true})
		if err != nil {
			return err
		}
		e.field(amountField(a), done.Before.Amount, done.After.Amount)
		e.view.Number, e.view.Kind = done.After.Number(), crm.KindOpportunity
		e.touch(crm.KindOpportunity, string(b.deal.ID))
	case at != "":
		o, err := w.OpenDeal(desk.NewDeal{Account: at, Amount: a})
		if err != nil {
			return err
		}
		e.field(amountField(a), crm.Amount{}, o.Amount)
		e.view.Number, e.view.Kind = o.Number(), crm.KindOpportunity
	}
	return nil
}

// budgetBeside notes the customer's budget beside the amount of a deal that was quoted or
// signed: budget and quote are two things (playbook: a budget stands in until a quote is said).
// done is false where the budget is the amount of the deal.
func (q *request) budgetBeside(w *desk.Work, e *edits, b *bundle, a crm.Amount) (done bool, err error) {
	deal := b.deal
	if deal == nil && b.activity != nil && b.activity.Deal != "" {
		o, err := crm.Get[crm.Opportunity](q.tx, b.activity.Deal)
		if err != nil {
			return false, err
		}
		deal = &o
	}
	if deal == nil || !besideAmount(deal, a) {
		return false, nil
	}
	was, err := w.NoteBudget(deal.ID, a)
	if err != nil {
		return false, err
	}
	e.field("budget", was, a)
	e.view.Number, e.view.Kind = deal.Number(), crm.KindOpportunity
	e.touch(crm.KindOpportunity, string(deal.ID))
	return true, nil
}

// besideAmount reports whether an amount is a budget that does not replace the amount of a
// deal.
func besideAmount(o *crm.Opportunity, a crm.Amount) bool {
	return a.Kind == crm.AmountBudget && (o.Amount.Kind == crm.AmountValue || o.Amount.Kind == crm.AmountQuote || o.Amount.Kind == crm.AmountContract)
}

// costMeant is the expense that a correction is about; nil when it is about
// something else.
func (q *request) costMeant(b *bundle, x fix) *crm.Expense {
	if len(b.expenses) == 0 {
		return nil
	}
	if b.activity == nil && b.deal == nil || len(x.now.Costs) > 0 {
		return &b.expenses[0]
	}
	for i := range b.expenses {
		if x.old.Amount != nil && x.old.Amount.Minor == b.expenses[i].Amount.Minor {
			return &b.expenses[i]
		}
	}
	return nil
}

func (q *request) fixCost(w *desk.Work, e *edits, cost *crm.Expense, x fix) error {
	var m crm.Money
	switch {
	case len(x.now.Costs) > 0:
		m = x.now.Costs[0].Amount
	case x.now.Amount != nil:
		m = x.now.Amount.Money
	default:
		return nil
	}
	if m.Currency == "" || !namesCurrency(x.now.Text) {
		m.Currency = cost.Amount.Currency
	}
	done, err := w.CorrectExpense(cost.ID, desk.ExpenseEdit{Amount: &m})
	if err != nil {
		return err
	}
	e.field("cost", done.Before.Amount, done.After.Amount)
	e.touch(crm.KindExpense, string(cost.ID))
	return nil
}

// fixDay corrects a day: of the next step where that is what was wrong or it
// lies ahead, else of what was done.
func (q *request) fixDay(w *desk.Work, e *edits, b *bundle, x fix) error {
	if underName.MatchString(squash(q.m.Text)) || q.creditsDay() || barePair.MatchString(squash(q.m.Text)) {
		return nil // the day says which one: 把昨天粤钢那次记到Anna名下
	}
	due, clock := day(x.now)
	if d := q.dayAhead(x.now.Text); b.activity == nil && d != "" {
		due = d
	}
	if due == "" {
		return nil
	}
	if t := q.stepMeant(b, x, due); t != nil {
		if b.activity == nil {
			due = q.aheadDay(t, due)
		}
		te := desk.TaskEdit{Due: &due}
		if clock != "" {
			te.Clock = &clock
		}
		done, err := w.CorrectTask(t.ID, te)
		if err != nil {
			return err
		}
		e.field("next_step", done.Before.Due, done.After.Due)
		e.touch(crm.KindTask, string(t.ID))
		return nil
	}
	if b.activity == nil || due > q.today() {
		return nil // nothing that was done lies ahead
	}
	done, err := w.CorrectActivity(b.activity.ID, desk.ActivityEdit{Date: &due})
	if err != nil {
		return err
	}
	e.field("date", done.Before.Date, done.After.Date)
	*b.activity = done.After
	e.touch(crm.KindActivity, string(b.activity.ID))
	return nil
}

// stepMeant is the step whose day is wrong; nil when the day of the activity is.
func (q *request) stepMeant(b *bundle, x fix, due crm.Date) *crm.Task {
	if len(b.tasks) == 0 {
		return nil
	}
	best, most := &b.tasks[0], 0
	for i := range b.tasks {
		if n := overlap(b.tasks[i].Text, x.now.Text); n > most {
			best, most = &b.tasks[i], n
		}
	}
	old, _ := day(x.old)
	switch {
	case b.activity == nil, most > 0, due > q.today():
		return best
	case x.now.Holds("下一步", "待办", "答复", "约"):
		return best
	case old != "" && !sameDay(b.activity.Date, old):
		for i := range b.tasks {
			if sameDay(b.tasks[i].Due, old) {
				return &b.tasks[i]
			}
		}
	}
	return nil
}
