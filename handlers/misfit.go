package handlers

import (
	"context"
	"regexp"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// Misfit says why words cannot be what a field of that kind asks for, in the
// language of who wrote them; "" if they can. It looks at days, times of day and
// amounts: everything else is known when the form is handed over.
func (r *Router) Misfit(ctx context.Context, rd crm.Reader, who crm.PersonID, kind string, m chat.Message) (string, error) {
	p, err := crm.Get[crm.Person](rd, who)
	if err != nil {
		return "", err
	}
	made, err := r.Prepare(ctx, rd, who, m)
	if err != nil {
		return "", err
	}
	q := &request{Router: r, who: &p, m: m, ctx: made.(*prepared).ctx}
	switch kind {
	case chat.Day:
		_, err = q.dateOf(m.Text)
	case chat.Clock:
		_, err = q.clockOf(m.Text)
	case chat.Amount:
		_, err = q.amountOf(m.Text)
	}
	f, ok := faulty(err)
	if !ok {
		return "", err
	}
	c := cards.For(&p, rd.Now(), r.Book, r.Calendars(p.Calendar)).Fault(f)
	return strings.TrimSpace(c.Title + "\n" + strings.Join(c.Lines, "\n")), nil
}

// wholeClock is a time of day as records have it.
var wholeClock = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)

// clockOf reads a time of day from a form, as 15:04; "" for an empty field. A
// Fault says that it is none.
func (q *request) clockOf(s string) (string, error) {
	if s == "" || wholeClock.MatchString(s) {
		return s, nil
	}
	for _, said := range []string{"提醒我明天" + s + "联系", "remind me tomorrow at " + s} {
		if _, clock := day(parse.Read(said, q.ctx)); clock != "" {
			return clock, nil
		}
	}
	return "", crm.E(crm.BadInput, "clock.unknown", cards.Short(s, 40))
}
