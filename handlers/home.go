package handlers

import (
	"fmt"
	"slices"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// home shows somebody his own page: his day, what waits for his decision, his
// customers, and the day of his team for who leads one.
func (q *request) home() error {
	shows, err := q.onHome()
	if err != nil {
		return err
	}
	var v cards.HomeView
	for _, show := range shows {
		// What he asked for last, and what ① means, stay as they were.
		in := *q
		in.m.In, in.out, in.posts, in.f = q.dm(), q.say, nil, parse.Facts{}
		if err := show(&in); err != nil {
			return err
		}
		for _, p := range in.posts {
			v.Parts = append(v.Parts, p.Card)
		}
	}
	if last := q.who.Muted[cards.All]; last >= q.today() {
		v.Muted = last
	}
	if err := q.tx.Keep(openedHome(q.m.From), []byte(q.today())); err != nil {
		return err
	}
	q.post(chat.Post{To: homeOf(q.m.From), Track: cards.HomeTrack, Card: q.say.Home(v)})
	return nil
}

// onHome is what stands on his page, in its order. What is empty stands there only
// where it says how to begin.
func (q *request) onHome() ([]func(*request) error, error) {
	pending, err := q.toDecide()
	if err != nil {
		return nil, err
	}
	mine, err := q.requestsOf(q.who.ID, (*crm.Approval).Open)
	if err != nil {
		return nil, err
	}
	drafts, err := q.drafts()
	if err != nil {
		return nil, err
	}
	own, _, err := crm.List[crm.Account](q.tx, crm.Where(crm.ByOwner, string(q.who.ID)), crm.Page{Limit: 1})
	if err != nil {
		return nil, fmt.Errorf("accounts of %s: %w", q.who.ID, err)
	}
	leads := allowed(q.who, leaders())
	var out []func(*request) error
	for _, part := range []struct {
		there bool
		show  func(*request) error
	}{
		{true, func(in *request) error { return in.showAgenda(q.today(), q.today(), 0) }},
		{len(pending) > 0, (*request).showToDecide},
		{len(mine) > 0, (*request).standing},
		{true, func(in *request) error { return in.showDay(q.today(), q.today(), 0) }},
		{len(drafts) > 0, func(in *request) error { return in.showDrafts(0) }},
		{mayRecord(q.who) && (len(own) > 0 || !leads), func(in *request) error { return in.showAccounts(0) }},
		{leads, func(in *request) error { return in.showTeam(0) }},
	} {
		if part.there {
			out = append(out, part.show)
		}
	}
	return out, nil
}

// homeFollows shows his page again after what he did on it, and after he decided a
// request, wherever he did so: a page with buttons that do nothing any more would
// be pressed once more.
func (q *request) homeFollows() error {
	decided := q.work != nil && slices.ContainsFunc(q.work.Changes(), func(c crm.Change) bool { return c.Kind == crm.KindApproval })
	shown := slices.ContainsFunc(q.posts, func(p chat.Post) bool { return p.To.Kind == chat.Home })
	if shown || !decided && q.m.On != chat.OnHome {
		return nil
	}
	return q.refreshHome()
}

// openedHome is where it is kept that somebody has opened his page.
func openedHome(who chat.Identity) string { return "home/" + who.String() }

// homeOf is somebody's own page.
func homeOf(who chat.Identity) chat.Place {
	return chat.Place{Platform: who.Platform, Tenant: who.Tenant, Kind: chat.Home, ID: who.ID}
}

// refreshHome shows his page again after a setting was changed, if he has ever
// opened it.
func (q *request) refreshHome() error {
	opened, err := q.tx.Kept(openedHome(q.m.From))
	if err != nil || opened == nil {
		return err
	}
	if q.who, err = q.reload(); err != nil {
		return err
	}
	q.say = cards.For(q.who, q.tx.Now(), q.Book, q.Calendars(q.who.Calendar))
	return q.home()
}

// reload is the person as this transaction has left him.
func (q *request) reload() (*crm.Person, error) {
	p, err := crm.Get[crm.Person](q.tx, q.who.ID)
	if err != nil {
		return nil, err
	}
	return &p, nil
}
