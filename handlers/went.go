package handlers

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// wentKey is the question after 我其实去过: the customer is filled in.
const wentKey = "went"

// went opens the log of a visit that was made and not recorded. subject is the
// number of the customer or of the step.
func (q *request) went(subject string) error {
	rec, err := q.named(parse.Item{Number: strings.TrimPrefix(subject, "#")})
	if err != nil {
		return err
	}
	var a crm.Account
	var day crm.Date
	switch r := rec.(type) {
	case *crm.Account:
		a = *r
	case *crm.Task:
		day = r.Due
		if a, err = crm.Get[crm.Account](q.tx, r.Account); err != nil {
			return err
		}
	default:
		q.reply(q.out.UnknownButton())
		return nil
	}
	q.about(a.ID, "")
	q.conv.Question = crm.Question{
		Key: wentKey, Subject: crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}, At: q.said(),
		Choices: dayChoice(day),
	}
	q.alone(q.say.WentAsk(a.Name.Text, day))
	return nil
}

// wentAfterAll finds the words of the button 我其实去过.
var wentAfterAll = wording.OneOf(
	`^(?:我|我们)?其实(?:我|我们)?(?:已经)?(?:去过|去了|去过了)[。.!]*$`,
	`^(?:but |actually,? )?i (?:actually |really )?(?:was there|did go|went there)`+
		`(?: already| after all| actually)?[.!]*$`,
)

// wentReminded is 我其实去过 in words: of the customer that was spoken of, else of
// the first that the last reminders name.
func (q *request) wentReminded() error {
	subject := ""
	for _, of := range q.conv.Items {
		rec, ok, err := playbook.ReadOwned(q.tx, of)
		if err != nil {
			return err
		}
		number, account := "", crm.AccountID("")
		switch r := rec.(type) {
		case *crm.Task:
			number, account = r.Number(), r.Account
		case *crm.Account:
			number, account = r.Number(), r.ID
		}
		if !ok || number == "" {
			continue
		}
		if subject == "" || account == q.conv.About {
			subject = number
		}
	}
	if subject == "" {
		return errPass
	}
	return q.went(subject)
}

// dayChoice keeps the day on which a visit was booked.
func dayChoice(d crm.Date) []crm.Choice {
	if d == "" {
		return nil
	}
	return []crm.Choice{{Value: string(d)}}
}

// tellsOfVisit takes words as the visit that 我其实去过 opened, unless they are a
// matter of their own.
func (q *request) tellsOfVisit(question crm.Question) (bool, error) {
	a, err := crm.Get[crm.Account](q.tx, crm.AccountID(question.Subject.ID))
	if crm.IsMissing(err) {
		q.conv.Question = crm.Question{}
		return false, nil
	}
	if err != nil {
		return false, err
	}
	t := q.f
	if in, ok := choose(q.intents, t); len(t.Items) > 0 || ok && !recorded(in.Reads) || t.Account != nil && !means(t.Account, a.ID) {
		return false, nil
	}
	if isNo(q.m.Text) {
		q.conv.Question = crm.Question{}
		return true, nil
	}
	t.Intent, t.Account, t.Confidence = parse.Visit, known(a.Name.Text, a.NameRow()), 1
	t.Negated, t.Wished, t.Question = false, false, false
	if (t.Date == "" || t.DateAssumed) && len(question.Choices) > 0 {
		t.Date, t.DateAssumed = crm.Date(question.Choices[0].Value), true
	}
	if t.Next != nil && t.Date == "" && t.Next.Due != "" && t.Next.Due <= q.today() {
		t.Date, t.Next = t.Next.Due, nil
	}
	q.conv.Question = crm.Question{}
	q.f = t
	return true, q.record()
}
