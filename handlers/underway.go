package handlers

import (
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// underway finds somebody who is on his way to a customer: 在去比亚迪的路上, heading to
// Oakline.
var underway = wording.OneOf(
	`^(?:我|我们)?(?:现在|正)?在?(?:去|往|赶往)([^,，。 ]{2,14}?)(?:那边)?的?路上(?:了|呢)?$`,
	`^(?:我|我们)?(?:现在|正)(?:在)?(?:赶往|往)([^,，。 ]{2,14}?)(?:赶|走|去)?(?:了|呢)?$`,
	`^(?:i'm |i am |we're |we are )?`+
		wording.Any(
			`on (?:my|our) way to`, `heading to`, `heading over to`, `driving to`, `off to`,
		)+` ([a-z][a-z0-9 &.-]{1,30})$`,
)

// underwayIntent books the visit to which he is on his way, so that 到了 and what he
// tells afterwards have a customer.
func underwayIntent() Intent {
	return Intent{
		Name: "underway", Reads: parse.Task,
		Weigh: func(f parse.Facts) float64 {
			if underway.MatchString(f.Plain()) && len(f.Items) == 0 {
				return 0.93
			}
			return 0
		},
		Examples: []string{"在去比亚迪的路上", "on my way to Oakline"},
		Near:     []string{"去比亚迪的路上堵车", "今天去了比亚迪", "heading home"},
		Handle:   (*request).underway,
	}
}

// underway books a visit of today, or shows the one that is booked.
func (q *request) underway() error {
	m := underway.FindStringSubmatch(squash(q.m.Text))
	if m == nil {
		return errPass
	}
	name := m[1] + m[2] + m[3]
	text := "今天要去拜访" + name
	if m[3] != "" {
		text = "visit " + name + " today"
	}
	f := parse.Read(text, q.ctx)
	if f.Account == nil || f.Account.Text == "" {
		return errPass
	}
	if at := q.f.Account; at != nil && at.Text != "" { // as he wrote it
		f.Account = at
	}
	booked, err := q.bookedToday()
	if err != nil {
		return err
	}
	for i := range booked {
		if means(f.Account, booked[i].ID) {
			q.about(booked[i].ID, "")
			return q.showAgenda(q.today(), q.today(), 0)
		}
	}
	f.Intent, f.Text, f.Confidence, f.Close, f.Next = parse.Task, q.m.Text, 1, "", nil
	w, err := q.begin()
	if err != nil {
		return err
	}
	a, ok, err := q.place(w, f)
	if err != nil {
		return err
	}
	if ok {
		if _, err := w.AddTask(desk.NewTask{Account: a.ID, Due: q.today(), Visit: true}); err != nil {
			return err
		}
		q.about(a.ID, "")
	}
	return q.answered(w.Group())
}

// arriveBooked logs the arrival at the only customer whom he meant to visit today, and
// of whom he spoke last; false where it is not clear at whose he is.
func (q *request) arriveBooked(booked []crm.Account) (bool, error) {
	if len(booked) != 1 || booked[0].ID != q.conv.About {
		return false, nil
	}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	q.arrival = &crm.Arrival{At: q.said()}
	t := parse.Facts{Text: q.m.Text, Intent: parse.Visit, Activity: crm.Visit, Date: q.today(), Confidence: 1, Account: known(booked[0].Name.Text, booked[0].NameRow())}
	if err := q.keepActivity(w, t); err != nil {
		return true, err
	}
	return true, q.answered(w.Group())
}
