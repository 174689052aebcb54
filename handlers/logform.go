package handlers

import (
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// pressLog opens the form for a visit: empty, or filled in with what was read
// from what somebody wrote.
func (q *request) pressLog(chat.Action) error {
	if !mayRecord(q.who) {
		return crm.E(crm.Forbidden, "record.not_yours", "")
	}
	ctx := q.ctx
	if at, err := time.Parse(time.RFC3339, firstOf(q.m.Values[chat.SourceAt])); err == nil {
		ctx.Said = at // 今天 meant the day on which it was written
	}
	link := firstOf(q.m.Values[chat.Source])
	f := parse.Read(q.m.Text, ctx)
	if ts := things(f); len(ts) > 0 {
		f = ts[0]
	}
	return q.opens(q.logForm(f, q.m.Text, ctx.Said, link))
}

// emptyLogForm is the form for a visit, about what its subject links to.
func (q *request) emptyLogForm(a chat.Action) (*chat.Form, error) {
	return q.logForm(parse.Facts{}, "", q.said(), a.Subject), nil
}

// logForm is the form with what was read of a message.
func (q *request) logForm(f parse.Facts, text string, said time.Time, link string) *chat.Form {
	account, names := "", []string(nil)
	if f.Account != nil {
		account = f.Account.Text
	}
	for _, c := range f.Contacts {
		names = append(names, c.Name)
	}
	on := f.Date
	if on == "" || on > q.today() {
		on = crm.DateOf(said.In(q.who.Location()))
	}
	amount := ""
	if f.Amount != nil {
		amount = q.say.Amount(*f.Amount)
	}
	next, due := "", ""
	if f.Next != nil {
		next, due = f.Next.Text, string(f.Next.Due)
	}
	fields := []chat.Field{
		field("account", chat.Lookup, account), field("date", chat.Day, string(on)),
		{Key: "with", Kind: chat.Lookups, Label: "with", Value: names},
		field("gist", chat.Area, cards.Short(text, 1000)), field("amount", chat.Amount, amount),
		field("next_step", chat.Line, next), field("due", chat.Day, due),
	}
	fields[0].Required, fields[1].Required = true, true
	form := q.say.LogForm(fields, link)
	return &form
}

func field(key, kind, value string) chat.Field {
	f := chat.Field{Key: key, Kind: kind, Label: key}
	if value != "" {
		f.Value = []string{value}
	}
	return f
}

// firstOf is the first of a list, "" of an empty one.
func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// submitLog logs the visit of a form, as if he had said it.
func (q *request) submitLog() error {
	said := map[string]string{}
	for k, vs := range q.m.Values {
		said[k] = desk.Clean(strings.Join(vs, "、"))
	}
	on, err := q.dateOf(said["date"])
	if err != nil {
		return err
	}
	if on > q.today() {
		return crm.E(crm.BadInput, "activity.future", string(on))
	}
	amount, err := q.amountOf(said["amount"])
	if err != nil {
		return err
	}
	due, err := q.dateOf(said["due"])
	if err != nil {
		return err
	}
	// The reading of his words gives what the form has no field for; what stands
	// in a field is meant as it stands.
	f := parse.Read(said["gist"], q.ctx)
	f.Items, f.Refs = nil, nil
	f.Intent, f.Activity, f.Close, f.Confidence = parse.Visit, orVisit(f.Activity), "", 1
	f.Negated, f.Wished, f.Question, f.DateAssumed = false, false, false, false
	f.Text, f.Date, f.Amount, f.Contacts, f.Next = said["gist"], on, amount, nil, nil
	if f.Gist == "" {
		f.Gist = said["gist"]
	}
	m := parse.Mention{Text: said["account"]}
	if q.ctx.Names != nil {
		m.Known = q.ctx.Names.Lookup(said["account"], crm.KindAccount, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent})
	}
	if f.Account = &m; m.Text == "" {
		return crm.E(crm.BadInput, "name.empty")
	}
	for _, name := range people(said["with"]) {
		f.Contacts = append(f.Contacts, parse.Contact{Name: name})
	}
	if said["next_step"] != "" || due != "" {
		f.Next = &parse.Step{Text: said["next_step"], Due: due}
	}
	q.m.Text = said["gist"] // the words that the record keeps
	if strings.HasPrefix(q.m.Action.Subject, "https://") {
		q.source = q.m.Action.Subject
	}
	q.f = f
	return q.record()
}

func orVisit(activity string) string {
	if activity == "" {
		return parse.Visit
	}
	return activity
}
