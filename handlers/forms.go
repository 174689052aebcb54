package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/storage/crm"
)

// formKind is a form: how it is made for who opens it, and what becomes of it
// when it comes back.
type formKind struct {
	// form is it as it stands now; nil when there is none for that subject, which
	// is said then.
	form func(*request, chat.Action) (*chat.Form, error)
	save func(*request) error
	at   map[string]string // faults that are about one of its fields: key of the fault to that of the field
}

// forms are all there are, by the verb that they come back with.
func forms() map[string]formKind {
	return map[string]formKind{
		cards.DoSave:    {form: (*request).recordForm, save: (*request).submitRecord, at: map[string]string{"activity.future": "date"}},
		cards.DoNote:    {form: (*request).noteForm, save: (*request).saveNotes},
		cards.DoWelcome: {form: (*request).welcomeForm, save: (*request).submitWelcome, at: map[string]string{"person.exists": cards.WelcomeName}},
		cards.DoKnown:   {form: (*request).knownFaceForm, save: (*request).submitKnownFace, at: map[string]string{"person.unknown": cards.WelcomeName}},
		cards.DoFill:    {form: (*request).applicationForm, save: (*request).submitApplication},
		cards.DoLogged:  {form: (*request).emptyLogForm, save: (*request).submitLog, at: map[string]string{"activity.future": "date", "name.empty": "account"}},
		cards.DoBidForm: {form: (*request).bidForm, save: (*request).submitBid, at: map[string]string{
			"tender.late": cards.BidState, "tender.over": cards.BidState, "tender.learnt": cards.BidLearnt, "tender.pay_by": cards.BidPayBy, "tender.opens": cards.BidOpens,
			"tender.bid": cards.BidBids,
		}},
		cards.DoPlanForm: {form: (*request).planForm, save: (*request).submitPlan},
	}
}

// fillIn opens the form of that verb.
func (q *request) fillIn(a chat.Action) error {
	form, err := forms()[a.Verb].form(q, a)
	if err != nil || form == nil {
		return err
	}
	return q.opens(form)
}

// submit takes a form that was filled in; one that was left changed nothing.
func (q *request) submit() error {
	if q.m.Action.Verb == chat.Cancel {
		return nil
	}
	kind, ok := forms()[q.m.Action.Verb]
	if !ok {
		q.alone(q.say.UnknownButton())
		return nil
	}
	return kind.save(q)
}

// formAgain gives a form back that holds what cannot be taken: what he typed
// stays, and the error stands at its field.
func (q *request) formAgain(f *crm.Fault) (bool, error) {
	kind, ok := forms()[q.m.Action.Verb]
	if q.m.Kind != chat.Submit || !ok || f.Cause != crm.BadInput && f.Cause != crm.Gate && kind.at[f.Key] == "" {
		return false, nil
	}
	before := len(q.posts)
	form, err := kind.form(q, q.m.Action)
	if _, gone := faulty(err); gone || err == nil && form == nil {
		q.posts = q.posts[:before]
		return false, nil // there is none any more: the fault is said instead
	}
	if err != nil {
		return false, err
	}
	form.Do = q.m.Action
	said := q.say.Fault(f)
	words := strings.TrimSpace(said.Title + "\n" + strings.Join(said.Lines, "\n"))
	at := q.faultyField(f, form.Fields)
	if key := kind.at[f.Key]; key != "" {
		at = slices.IndexFunc(form.Fields, func(x chat.Field) bool { return x.Key == key })
	}
	for i := range form.Fields {
		f := &form.Fields[i]
		said, there := q.m.Values[f.Key]
		if !there {
			continue
		}
		f.Value = cutEach(said)
		_, f.Typed = q.given(f.Key)
	}
	if at < 0 {
		form.Error = words
	} else {
		form.Fields[at].Error = words
	}
	return true, q.opens(form)
}

// given is what he wrote in a field of a form; false where he left it as the
// form showed it, for what it stands for may have changed since.
func (q *request) given(key string) ([]string, bool) {
	values, there := q.m.Values[key]
	return values, there && !slices.Contains(q.m.Values[chat.Untouched], key)
}

// outdated says, and reports, that the record of a form was changed since the
// form was opened. Where it is known which fields he touched, these are put in
// and the rest stays as it is now: nothing is lost, and none of it is in the way.
func (q *request) outdated(rev int, number string) bool {
	if _, tells := q.m.Values[chat.Untouched]; tells || q.m.Action.Rev == 0 || q.m.Action.Rev == rev {
		return false
	}
	q.alone(q.say.Stale(number))
	return true
}

// mostGiven is how much of a value is given back, in characters: more than any
// field takes.
const mostGiven = 300

func cutEach(values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		r := []rune(desk.Clean(v))
		out[i] = string(r[:min(len(r), mostGiven)])
	}
	return out
}

// faultyField is the field that a fault is about: the one whose words it names,
// or the first of its kind that cannot be read; -1 if none can be told.
func (q *request) faultyField(f *crm.Fault, fields []chat.Field) int {
	for i, field := range fields {
		typed := firstOf(q.m.Values[field.Key])
		switch {
		case typed == "":
		case slices.ContainsFunc(f.Args, func(arg string) bool {
			return arg != "" && strings.HasPrefix(desk.Clean(typed), strings.TrimSuffix(arg, "…"))
		}):
			return i
		case f.Key == "date.unknown" && field.Kind == chat.Day:
			if _, err := crm.ParseDate(typed); err != nil {
				return i
			}
		case f.Key == "amount.unknown" && field.Kind == chat.Amount:
			return i
		}
	}
	return -1
}
