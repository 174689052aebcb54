package handlers

import (
	"cmp"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// scriptIntent shows the call script of a customer, filled in (M7–M9).
func scriptIntent() Intent {
	return Intent{
		Name:       "script",
		Starts:     []string{"话术", "call script"},
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 24 && (f.Holds("话术", "怎么打这个电话", "电话怎么说", "电话里说什么") || f.Holds("call script", "what do i say")) {
				return 0.86
			}
			return 0
		},
		Examples: []string{"话术 比亚迪", "比亚迪的话术", "call script Oakline", "what do i say to Oakline"},
		Near:     []string{"打了王经理没人接", "比亚迪啥情况"},
		Handle:   (*request).script,
	}
}

func (q *request) script() error {
	a, err := q.accountSpokenOf()
	if err != nil || a == nil {
		return err
	}
	return q.showScript(a)
}

// accountSpokenOf is the customer that was named, else the one just spoken of; nil
// when that was answered.
func (q *request) accountSpokenOf() (*crm.Account, error) {
	a, named, err := q.customer(wish{verb: crm.Read})
	if err != nil || a != nil || named {
		return a, err
	}
	if q.conv.About != "" {
		a, err := crm.Get[crm.Account](q.tx, q.conv.About)
		if err == nil && q.allowed(crm.Read, crm.ScopeOf(&a)) {
			return &a, nil
		}
		if err != nil && !crm.IsMissing(err) {
			return nil, err
		}
	}
	q.reply(q.out.WhichOne())
	return nil, nil
}

// showScript fills the call script in with what is known: who calls, whom to ask
// for and when, and a customer of the same industry who bought.
func (q *request) showScript(a *crm.Account) error {
	v := cards.ScriptView{AccountName: a.Name.Text, Number: a.Number(), Rep: cmp.Or(q.who.Full, q.who.Name.Text), Company: q.Company}
	people, err := q.contactsOf(a.ID)
	if err != nil {
		return err
	}
	window := "unknown"
	slices.SortStableFunc(people, func(a, b crm.Contact) int { // the right person, else whom we know longest
		if a.Handler != b.Handler {
			return map[bool]int{true: -1, false: 1}[a.Handler]
		}
		return a.No - b.No
	})
	if len(people) > 0 {
		v.Contact, v.Window, window = people[0].Name.Text, people[0].Prefers, "known"
	}
	if v.Window == "" {
		v.Window = q.windowWords(window)
	}
	if v.Case, v.Typical, err = q.caseLike(a); err != nil {
		return err
	}
	q.about(a.ID, "")
	q.personal(q.say.Script(v))
	return nil
}

// windowWords are the hours of a window: 08:30–09:00、18:00–19:00.
func (q *request) windowWords(id string) string {
	w, _ := q.Book.Window(id)
	var spans []string
	for _, s := range w.Spans {
		spans = append(spans, s.From+"–"+s.To)
	}
	return strings.Join(spans, " ")
}

// casesLooked is how many accounts are looked at for a case of the same
// industry: a script is no report.
const casesLooked = 5 * crm.MaxPage

// caseLike is a won deal of a customer of the same industry that he may speak
// of, the newest, and the title of the person who decided there (M8, M13).
func (q *request) caseLike(a *crm.Account) (*cards.CaseView, string, error) {
	if a.Industry == "" {
		return nil, "", nil
	}
	var best *crm.Opportunity
	var whose crm.Account
	looked := 0
	err := crm.Each(q.tx, crm.Where(crm.ByAll), func(other crm.Account) bool {
		looked++
		if other.ID == a.ID || other.Industry != a.Industry || !q.allowed(crm.Read, crm.ScopeOf(&other)) {
			return looked < casesLooked
		}
		err := crm.Each(q.tx, crm.Where(crm.ByAccount, string(other.ID)), func(o crm.Opportunity) bool {
			if o.State == crm.DealWon && (best == nil || o.Closed > best.Closed) {
				best, whose = &o, other
			}
			return true
		})
		return err == nil && looked < casesLooked
	})
	if err != nil || best == nil {
		return nil, "", err
	}
	v := &cards.CaseView{AccountName: whose.Name.Text, Title: best.Title, Industry: a.Industry, Signed: best.Closed}
	f, err := crm.Get[crm.Field](q.tx, crm.FieldOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(best.ID)}, "unique_value"))
	if err != nil && !crm.IsMissing(err) {
		return nil, "", err
	}
	v.Value = f.Value
	people, err := q.contactsOf(whose.ID)
	if err != nil {
		return nil, "", err
	}
	typical := ""
	for _, k := range people {
		if k.Title != "" && (k.Handler || k.Decision == "approve" || k.Decision == "decide" || slices.Contains(k.Roles, "decider")) {
			typical = k.Title
			break
		}
	}
	return v, typical, nil
}
