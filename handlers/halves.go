package handlers

import (
	"fmt"
	"slices"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// The halves of a day as they are said, and half a day without which one.
var (
	morningSaid   = wording.Compile(`(?i)上午|早上|\bmorning\b`)
	afternoonSaid = wording.Compile(`(?i)下午|\bafternoon\b`)
	halfSaid      = wording.Compile(`(?i)半天|\bhalf[- ]?(a )?day\b`)
)

// halfIn is the half of a day that a text names, and whether it speaks of half a
// day at all; "" where it names both or none.
func halfIn(text string) (half string, said bool) {
	am, pm := morningSaid.MatchString(text), afternoonSaid.MatchString(text)
	switch {
	case am && !pm:
		return crm.Morning, true
	case pm && !am:
		return crm.Afternoon, true
	}
	return "", halfSaid.MatchString(text)
}

// halfLeave notes half a day on which somebody is not there; done is false for a
// text that speaks of whole days. Half a day of which nobody said which half is
// asked for.
func (q *request) halfLeave(ps playbook.People, day, to crm.Date) (done bool, err error) {
	text := deputyWords.ReplaceAllString(fold(q.m.Text), " ")
	half, said := halfIn(text)
	if !said || day != to {
		return false, nil
	}
	if half == "" {
		q.personal(q.say.WhichHalf())
		return true, nil
	}
	if day == "" {
		day = q.today()
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	of := leaverIn(q, ps)
	e, err := w.SetHalf(of, day, half)
	if err != nil {
		return true, err
	}
	v := cards.HalfView{Name: e.After.Name.Text, Date: day, Half: e.After.Halves[day], Group: w.Group(), Deputy: deputyWords.MatchString(q.m.Text)}
	if v.Booked, err = q.bookedIn(of, day, v.Half); err != nil {
		return true, err
	}
	q.conv.Group = w.Group()
	if of != q.who.ID {
		v.By = q.who.Name.Text
		if err := q.tell(&e.After, fmt.Sprintf("half/%s/%s/%s", of, day, w.Group()), func(w *cards.Writer) chat.Card { return w.HalfNoted(v) }); err != nil {
			return true, err
		}
	}
	q.personal(q.say.Half(v))
	return true, nil
}

// bookedIn are somebody's appointments in half of a day.
func (q *request) bookedIn(who crm.PersonID, day crm.Date, half string) ([]cards.TaskView, error) {
	var tasks []crm.Task
	err := crm.Each(q.tx, crm.Where(crm.OpenOwner, string(who)).Between(string(day), string(day.AddDays(1))), func(t crm.Task) bool {
		if t.Visit && t.Clock != "" && playbook.InHalf(half, t.Clock) {
			tasks = append(tasks, t)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("appointments of %s: %w", who, err)
	}
	return q.taskViews(tasks)
}

// halfBack takes back half a day: the one whose day was said, or the only one that
// is to come. done is false when there is none.
func (q *request) halfBack() (done bool, err error) {
	day, _ := q.spanSaid(q.m.Text)
	var ahead []crm.Date
	for d := range q.who.Halves {
		if d >= q.today() && (day == "" || d == day) {
			ahead = append(ahead, d)
		}
	}
	if len(ahead) == 0 || day == "" && (len(ahead) > 1 || q.who.AbsenceFrom(q.today()).From != "") {
		return false, nil
	}
	day = slices.Min(ahead)
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	was := q.who.Halves[day]
	if _, err := w.SetHalf(q.who.ID, day, ""); err != nil {
		return true, err
	}
	q.conv.Group = w.Group()
	q.personal(q.say.HalfOff(day, was))
	return true, nil
}
