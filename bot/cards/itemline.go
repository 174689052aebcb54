package cards

import "milepost/storage/crm"

// itemLine is one thing on one line: what, whose, with whom, what about, and
// what follows. What follows and the number stay when the rest is too long.
func (w *Writer) itemLine(it Item, all []Item) string {
	var head string
	switch {
	case it.Activity != nil:
		head = w.activityItem(it, w.activityWord(it.Activity.Type), commonDay(all) == "")
	case it.Lead != nil:
		head = w.colon(spaced(w.t("线索", "Lead"), it.Account), w.leadLine(*it.Lead))
	case it.Deal != nil:
		head = spaced(w.t("商机", "Opportunity"), it.Account, otherThan(it.Deal.Title, it.Account))
	case len(it.Contacts) > 0:
		k := it.Contacts[0]
		head = spaced(w.t("联系人", "Contact"), k.Name.Text, it.Account, k.Title)
	case len(it.Tasks) > 0:
		t := it.Tasks[0]
		return tail(spaced(w.taskWord(t), w.step(t, unsaid(it.Account, t.Text), t.Text)), Hash(t.Number()), itemColumns)
	case len(it.Expenses) > 0:
		return w.expenseItem(it)
	}
	return w.itemTail(head, it)
}

// dayLine is a thing as the day shows it, where most are visits: the customer
// comes first, and only what was no visit is named.
func (w *Writer) dayLine(it Item, all []Item) string {
	if it.Activity == nil {
		return w.itemLine(it, all)
	}
	return w.itemTail(w.activityItem(it, "", commonDay(all) == ""), it)
}

// itemColumns is the room of a line behind its ① and a space.
const itemColumns = LineColumns - 3

// itemTail adds the amount, what comes next and the number.
func (w *Writer) itemTail(head string, it Item) string {
	var follows string
	if len(it.Tasks) > 0 {
		follows = Short("→ "+w.step(it.Tasks[0], w.stepText(it.Tasks[0])), itemColumns/2)
	}
	return tail(w.withAmount(head, it), spaced(follows, Hash(numberOf(it))), itemColumns)
}

// withAmount puts the amount behind what was said.
func (w *Writer) withAmount(head string, it Item) string {
	if it.Deal == nil || it.Deal.Amount.IsZero() || w.hidesMoney() {
		return head
	}
	said := w.AmountSaid(it.Deal.Amount)
	if it.Deal.Amount.Kind == crm.AmountValue || it.Deal.Amount.Kind == "" {
		said = w.Amount(it.Deal.Amount)
	}
	return head + w.t(",", ", ") + said
}

// activityItem is the head of an activity's line; other is set where the days
// differ. Without a word for what it was, a call and the like is named behind.
func (w *Writer) activityItem(it Item, word string, other bool) string {
	a := it.Activity
	var day, kind, isNew string
	if it.New {
		isNew = w.paren(w.newWord())
	}
	if other {
		day = w.Date(a.Date)
	}
	if word == "" && a.Type != crm.Visit {
		kind = w.activityWord(a.Type)
	}
	what := w.gist(*a)
	switch {
	case !a.Met() && a.Type == crm.Call:
		what = w.outcomeWord(a.Outcome, true)
	case !a.Met():
		what = w.outcomeWord(a.Outcome, false) + w.paren(w.uncounted(a.Type))
	case what == "" && len(a.People) == 0:
		what = w.t("没说见谁", "nobody named")
	}
	who := w.people(a.People)
	if who != "" {
		who = w.t("%s", "(%s)", who)
	}
	return w.colon(spaced(day, word, it.Account+isNew, who), joined(w.t(",", ", "), kind, what))
}

func (w *Writer) expenseItem(it Item) string {
	e := it.Expenses[0]
	line := spaced(w.expenseWord(e.Type), w.costMoney(e.Amount))
	switch {
	case e.On > 0:
		line += w.t(" → 记在", " → on ") + Circled(e.On)
	case it.Account != "":
		line = spaced(line, it.Account)
	}
	return tail(line, Hash(e.Number()), itemColumns)
}
