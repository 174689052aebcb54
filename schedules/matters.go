package schedules

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

const (
	// keptMatters is where it is kept of what the admins were told.
	keptMatters = "matters"
	// calm is how long a matter must be gone before it counts as mended.
	calm = 2 * time.Minute
	// again is how long a mended matter that comes back is still the same one:
	// its card changes, and nobody is told anew.
	again = time.Hour
)

// The states of a matter that the admins were told of.
const (
	open   = "open"   // it needs them
	fading = "fading" // it is gone, and may be back in a moment
	mended = "mended" // it was said that it is over
)

// told is what is kept of one matter.
type told struct {
	Matter cards.Matter            `json:"matter"`
	State  string                  `json:"state"`
	Since  time.Time               `json:"since"` // when it was first seen; names its card
	At     time.Time               `json:"at"`    // since when it is in its state
	Turn   int                     `json:"turn"`  // how often its card was said or changed
	Places map[crm.PersonID]string `json:"places,omitempty"`
}

// step is what becomes of a matter at a moment: m is the matter as it is now,
// nil when it is not there. say tells whether the card says something new,
// changed whether there is anything to keep; a matter whose state is empty is
// forgotten.
func (t told) step(m *cards.Matter, at time.Time) (next told, say, changed bool) {
	next = t
	turn := func(state string) { next.State, next.At = state, at }
	switch {
	case m == nil && t.Matter.Past(at):
		return told{}, false, true
	case m != nil && t.State == "":
		next.Matter, next.Since = *m, at
		turn(open)
		return next, true, true
	case m != nil && t.State == fading:
		turn(open)
		return next, false, true
	case m != nil && t.State == mended: // it is back: the same card
		next.Matter = *m
		turn(open)
		return next, true, true
	case m == nil && t.State == open:
		turn(fading)
		return next, false, true
	case m == nil && t.State == fading && passed(t.At, at, calm):
		turn(mended)
		return next, true, true
	case m == nil && t.State == mended && passed(t.At, at, again):
		return told{}, false, true
	}
	return t, false, false
}

// passed reports whether that long has passed since a moment; it has when the
// clock went back behind it.
func passed(since, at time.Time, long time.Duration) bool {
	return !at.Before(since.Add(long)) || at.Before(since.Add(-long))
}

// track is the track of the card of a matter.
func (t told) track() string { return fmt.Sprintf("matter/%s/%d", t.Matter.ID(), t.Since.Unix()) }

// key is the key of a post to an admin about it.
func (t told) key(turn int, who crm.PersonID) string {
	return fmt.Sprintf("%s/%d/%s", t.track(), turn, who)
}

// Care tells the admins what needs them (see Options.Matters): each matter
// once, on a platform that works, and changes the card when it is mended. It
// also notes that somebody listens, and tells people of an outage.
func (s *Scheduler) Care(ctx context.Context, at time.Time) error {
	if err := s.listen(ctx, at); err != nil {
		return err
	}
	if s.Matters == nil {
		return nil
	}
	news := false
	err := s.Store.View(ctx, func(r crm.Reader) error {
		t, err := s.tend(r, at)
		news = t.changed
		return err
	})
	if err == nil && news {
		err = s.Store.Update(ctx, func(tx crm.Tx) error {
			t, err := s.tend(tx, at)
			if err != nil {
				return err
			}
			return s.tellAdmins(tx, t, at)
		})
	}
	if err != nil {
		return fmt.Errorf("tell the admins what needs them: %w", err)
	}
	if news && s.Kick != nil {
		s.Kick()
	}
	return nil
}

// nextCare is the first moment after one at which a matter that is gone may
// count as mended; zero = none in sight.
func (s *Scheduler) nextCare(r crm.Reader, after time.Time) (time.Time, error) {
	var next time.Time
	if s.Matters == nil {
		return next, nil
	}
	all := map[string]told{}
	if err := readKept(r, keptMatters, &all); err != nil {
		return next, err
	}
	for _, t := range all {
		if at := t.At.Add(calm); t.State == fading && at.After(after) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	return next, nil
}

// tending is what is to be kept of the matters next, and whose cards say
// something new.
type tending struct {
	all     map[string]told
	now     []cards.Matter
	news    []string // ids, sorted
	changed bool
}

// tend compares what needs the admins now with what they were told.
func (s *Scheduler) tend(r crm.Reader, at time.Time) (tending, error) {
	t := tending{all: map[string]told{}}
	if err := readKept(r, keptMatters, &t.all); err != nil {
		return t, err
	}
	var err error
	if t.now, err = s.Matters(r); err != nil {
		return t, err
	}
	ids := map[string]*cards.Matter{}
	for id := range t.all {
		ids[id] = nil
	}
	for i := range t.now {
		ids[t.now[i].ID()] = &t.now[i]
	}
	for id, m := range ids {
		next, say, changed := t.all[id].step(m, at)
		if next.State == "" {
			delete(t.all, id)
		} else {
			t.all[id] = next
		}
		if say {
			t.news = append(t.news, id)
		}
		t.changed = t.changed || changed
	}
	slices.Sort(t.news)
	return t, nil
}

// tellAdmins says the news and keeps what was said.
func (s *Scheduler) tellAdmins(tx crm.Tx, t tending, at time.Time) error {
	admins, err := admins(tx, at)
	if err != nil {
		return err
	}
	var posts []chat.Post
	for _, id := range t.news {
		one := t.all[id]
		one.Turn++
		if one.Places == nil {
			one.Places = map[crm.PersonID]string{}
		}
		for i := range admins {
			post, ok, err := s.word(tx, one, &admins[i], t.down(), at)
			if err != nil {
				return err
			}
			if ok {
				posts = append(posts, post)
			}
		}
		t.all[id] = one
	}
	data, err := json.Marshal(t.all)
	if err != nil {
		return fmt.Errorf("encode what the admins were told: %w", err)
	}
	if err := tx.Keep(keptMatters, data); err != nil {
		return fmt.Errorf("keep what the admins were told: %w", err)
	}
	if err := s.Put(tx, posts); err != nil {
		return fmt.Errorf("queue: %w", err)
	}
	return nil
}

// word is what an admin reads of a matter now; ok is false when there is
// nothing for him. Where his card stands is noted in one.Places.
func (s *Scheduler) word(tx crm.Tx, one told, p *crm.Person, down map[string]bool, at time.Time) (post chat.Post, ok bool, err error) {
	w := cards.For(p, at, s.Book, s.Calendars(p.Calendar))
	post = chat.Post{Key: one.key(one.Turn, p.ID), Track: one.track(), Class: chat.Asking}
	if place, was := one.Places[p.ID]; was {
		post.To, err = chat.ParsePlace(place)
	} else if one.State == open {
		post.To, ok, err = reach(tx, p, down)
		if !ok || err != nil {
			return post, false, err
		}
		one.Places[p.ID] = post.To.String()
	} else {
		return post, false, nil // he was no admin when it was told
	}
	if err != nil {
		return post, false, fmt.Errorf("card of %s: %w", p.ID, err)
	}
	if one.State == mended {
		unsaid, err := s.unsaid(tx, one, p.ID)
		post.Card = w.Mended(one.Matter, one.Since)
		return post, !unsaid, err
	}
	post.Card = w.Matter(one.Matter)
	if !one.Matter.Urgent() {
		post.NotBefore = s.working(p, at)
	}
	return post, true, nil
}

// unsaid takes a card back that nobody has seen yet: what is over before it
// could be said needs no word.
func (s *Scheduler) unsaid(tx crm.Tx, one told, who crm.PersonID) (bool, error) {
	key := one.key(one.Turn-1, who)
	shown, err := tx.RefOf(one.track(), one.Places[who])
	if err != nil {
		return false, fmt.Errorf("card of %s: %w", key, err)
	}
	e, err := tx.Post(key)
	switch {
	case crm.IsMissing(err):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("post %s: %w", key, err)
	case e.State != crm.Queued || shown != "":
		return false, nil
	}
	if err := tx.Failed(key, time.Time{}, crm.Replaced); err != nil {
		return false, fmt.Errorf("take back %s: %w", key, err)
	}
	return true, nil
}

// down are the platforms that do not work.
func (t tending) down() map[string]bool {
	out := map[string]bool{}
	for _, m := range t.now {
		if m.Kind == cards.MatterPlatform {
			out[m.Subject] = true
		}
	}
	return out
}

// reach is the private chat in which somebody can be reached now: at home,
// else on a platform that works; at home as well when none does.
func reach(r crm.Reader, p *crm.Person, down map[string]bool) (chat.Place, bool, error) {
	place, ok, err := home(r, p)
	if err != nil || !ok || !down[place.Platform] {
		return place, ok, err
	}
	ids, err := r.Identities(p.ID)
	if err != nil {
		return place, false, fmt.Errorf("identities of %s: %w", p.ID, err)
	}
	for _, text := range ids {
		if id, err := chat.ParseIdentity(text); err == nil && !down[id.Platform] {
			return chat.DMOf(id), true, nil
		}
	}
	return place, true, nil
}

// working is the first moment from at on within somebody's working hours.
func (s *Scheduler) working(p *crm.Person, at time.Time) time.Time {
	zone, cal := p.Location(), s.Calendars(p.Calendar)
	day := crm.DateOf(at.In(zone))
	if _, to := playbook.HoursOn(p, day); !at.Before(day.At(to, zone)) {
		day = day.AddDays(1)
	}
	day = cal.OnOrAfter(day)
	from, _ := playbook.HoursOn(p, day)
	if start := day.At(from, zone); start.After(at) {
		return start
	}
	return at
}

// admins lists the active admins.
func admins(r crm.Reader, at time.Time) ([]crm.Person, error) {
	var out []crm.Person
	ps, err := playbook.Everybody(r)
	for i := range ps {
		if p := &ps[i]; p.Has(crm.RoleAdmin) && p.Active(crm.DateOf(at.In(p.Location()))) {
			out = append(out, *p)
		}
	}
	return out, err
}
