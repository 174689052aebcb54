package handlers

import (
	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// home shows somebody his own page: his day, what is to be done, his customers,
// what waits for him, and the day of his team for who leads one.
func (q *request) home() error {
	shows := []func(*request) error{
		func(in *request) error { return in.showAgenda(q.today(), q.today(), 0) },
		func(in *request) error { return in.showDay(q.today(), q.today(), 0) },
		func(in *request) error { return in.showDrafts(0) },
	}
	pending, err := q.toDecide()
	if err != nil {
		return err
	}
	if len(pending) > 0 {
		shows = append(shows, func(in *request) error { return in.showPending(0) })
	}
	mine, err := q.requestsOf(q.who.ID, (*crm.Approval).Open)
	if err != nil {
		return err
	}
	if len(mine) > 0 {
		shows = append(shows, func(in *request) error { return in.standing() })
	}
	if mayRecord(q.who) {
		shows = append(shows, func(in *request) error { return in.showAccounts(0) })
	}
	if allowed(q.who, leaders()) {
		shows = append(shows, func(in *request) error { return in.showTeam(0) })
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
