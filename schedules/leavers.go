package schedules

import (
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// lost is a private chat that leads to nobody.
type lost struct {
	place chat.Place
	since time.Time
	alone bool // there is no other way to him
}

// lostFor is how long it is worth telling that somebody cannot be reached.
const lostFor = 7 * 24 * time.Hour

// unreachable tells the admins, and whoever leads him, that a platform does not
// know somebody any more: he may have left, and what is his can be handed over.
func (s *Scheduler) unreachable() job {
	slotOf := func(sub subject) slot {
		l := sub.lost
		return slot{key: fmt.Sprintf("unreachable/%s/%s/%d", sub.person.ID, l.place, l.since.Unix()), mark: "unreachable/" + l.place.String(), date: crm.DateOf(l.since), at: l.since, until: l.since.Add(lostFor)}
	}
	return job{
		name: "unreachable", clock: ofNotice, list: unreached, say: s.sayUnreachable,
		slot: func(sub subject, at time.Time) (slot, bool) {
			sl := slotOf(sub)
			return sl, sl.holds(at)
		},
	}
}

// unreached gives the active people of a page with each place where they cannot
// be reached.
func unreached(r crm.Reader, ros *roster, at time.Time, p crm.Page) ([]subject, string, error) {
	all, next, err := paged(len(ros.people), p, func(i int) subject { return subject{person: &ros.people[i]} })
	if err != nil {
		return nil, "", err
	}
	var out []subject
	for _, sub := range all {
		if !sub.person.Active(crm.DateOf(at.In(sub.person.Location()))) {
			continue
		}
		places, err := lostPlaces(r, sub.person.ID)
		if err != nil {
			return nil, "", err
		}
		for i := range places {
			out = append(out, subject{person: sub.person, lost: &places[i]})
		}
	}
	return out, next, nil
}

// lostPlaces lists where somebody cannot be reached.
func lostPlaces(r crm.Reader, who crm.PersonID) ([]lost, error) {
	ids, err := r.Identities(who)
	if err != nil {
		return nil, fmt.Errorf("identities of %s: %w", who, err)
	}
	var out []lost
	for _, text := range ids {
		id, err := chat.ParseIdentity(text)
		if err != nil {
			return nil, err
		}
		place := chat.DMOf(id)
		since, err := crm.GoneSince(r, place.String())
		if err != nil {
			return nil, fmt.Errorf("%s of %s: %w", text, who, err)
		}
		if !since.IsZero() {
			out = append(out, lost{place: place, since: since})
		}
	}
	for i := range out {
		out[i].alone = len(out) == len(ids)
	}
	return out, nil
}

func (s *Scheduler) sayUnreachable(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p, l := sub.person, sub.lost
	a := answer{}
	a.saw(p)
	to, err := admins(r, at)
	if err != nil {
		return a, err
	}
	if l.alone { // else he hears what concerns him elsewhere
		boss, err := crm.Get[crm.Person](r, p.Manager)
		if err != nil && !crm.IsMissing(err) {
			return a, fmt.Errorf("manager of %s: %w", p.ID, err)
		}
		if err == nil && !boss.Has(crm.RoleAdmin) && boss.Active(sl.date) {
			to = append(to, boss)
		}
	}
	v := cards.LostView{Name: p.Name.Text, Who: p.ID, Platform: l.place.Platform, Elsewhere: !l.alone}
	if v.Accounts, err = owned(r, p.ID); err != nil {
		return a, err
	}
	for i := range to {
		place, ok, err := home(r, &to[i])
		if err != nil {
			return a, err
		}
		if !ok || to[i].ID == p.ID {
			continue
		}
		a.posts = append(a.posts, chat.Post{
			Key: sl.key + "/" + string(to[i].ID), To: place, Class: chat.Asking, NotBefore: s.working(&to[i], at),
			Card: cards.For(&to[i], at, s.Book, s.Calendars(to[i].Calendar)).Lost(v),
		})
	}
	return a, nil
}

// owned counts the accounts of somebody.
func owned(r crm.Reader, who crm.PersonID) (int, error) {
	n := 0
	err := crm.Each(r, crm.Where(crm.ByOwner, string(who)), func(crm.Account) bool { n++; return true })
	if err != nil {
		return 0, fmt.Errorf("accounts of %s: %w", who, err)
	}
	return n, nil
}
