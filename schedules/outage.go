package schedules

import (
	"context"
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

const (
	// keptBeat is where it is kept when somebody looked last, and what was missed.
	keptBeat = "beat"
	// beatEvery is how often that is written.
	beatEvery = time.Minute
	// outageFrom is from how long on nobody listening is an outage: platforms
	// deliver again what fell into a shorter one.
	outageFrom = 5 * time.Minute
	// readBackWithin is how long platforms get to read back what they can.
	readBackWithin = time.Minute
	// outageTold is how long after an outage it is worth a word.
	outageTold = 4 * time.Hour
	// lately is how recently somebody must have spoken with us to be told.
	lately = 14 * 24 * time.Hour
)

// beat is what is kept between two starts of the process.
type beat struct {
	At   time.Time `json:"at"` // when somebody looked last
	From time.Time `json:"from,omitzero"`
	To   time.Time `json:"to,omitzero"` // of an outage of which people are still to be told
}

// listen notes that somebody listens. The first time it finds out how long
// nobody did; a minute later people hear what was read back of it, and where
// nothing can be.
func (s *Scheduler) listen(ctx context.Context, at time.Time) error {
	if s.Unheard == nil {
		return nil
	}
	s.mu.Lock()
	first := !s.listens
	s.listens = true
	s.mu.Unlock()
	var was beat
	err := s.Store.View(ctx, func(r crm.Reader) error { return readKept(r, keptBeat, &was) })
	if err != nil {
		return fmt.Errorf("see when somebody listened last: %w", err)
	}
	next, past := was, cards.PastUnsaid{}
	if first && !was.At.IsZero() && at.Sub(was.At) >= outageFrom && was.To.IsZero() {
		next.From, next.To = was.At, at
		if past, err = s.dropped(ctx, was.At, at); err != nil {
			return err
		}
	}
	tell := !next.To.IsZero() && !at.Before(next.To.Add(readBackWithin))
	if !tell && next == was && at.Sub(was.At) < beatEvery && !at.Before(was.At) {
		return nil
	}
	err = s.Store.Update(ctx, func(tx crm.Tx) error {
		now := next
		now.At = at
		if tell {
			posts, err := s.tellOutage(tx, now, at)
			if err != nil {
				return err
			}
			if err := s.Put(tx, posts); err != nil {
				return fmt.Errorf("queue: %w", err)
			}
			now.From, now.To = time.Time{}, time.Time{}
		}
		if past.Count > 0 {
			if err := keep(tx, cards.KeptPastUnsaid, past); err != nil {
				return err
			}
		}
		return keep(tx, keptBeat, now)
	})
	if err != nil {
		return fmt.Errorf("note that somebody listens: %w", err)
	}
	if tell && s.Kick != nil {
		s.Kick()
	}
	return nil
}

// droppedMost is how far back what was missed is counted.
const droppedMost = 7 * 24 * time.Hour

// dropped counts what people and teams would have been told while nobody looked and
// is past by now: it is not said, and the log and the admin's status say how much it was.
func (s *Scheduler) dropped(ctx context.Context, from, to time.Time) (cards.PastUnsaid, error) {
	past := cards.PastUnsaid{From: from, To: to}
	if to.Sub(from) > droppedMost {
		from = to.Add(-droppedMost)
	}
	n := map[string]int{}
	err := s.Store.View(ctx, func(r crm.Reader) error {
		clear(n)
		ros, err := s.roster(r)
		if err != nil {
			return err
		}
		for i := range s.all {
			j := &s.all[i]
			if j.clock != ofPeople && j.clock != ofTeams || j.idle != nil && j.idle(ros) {
				continue
			}
			one, size := j.subject(ros), j.size(ros)
			for k := range size {
				missed, err := j.missed(r, one(k), from, to)
				if err != nil {
					return err
				}
				n[j.name] += missed
			}
		}
		return nil
	})
	if err != nil {
		return past, fmt.Errorf("count what was missed: %w", err)
	}
	for i := range s.all {
		if name := s.all[i].name; n[name] > 0 {
			past.Count += n[name]
			s.Log.Warn("what was missed is past and is not said", "job", name, "count", n[name], "from", from, "to", to)
		}
	}
	return past, nil
}

// missed counts the times of a subject that came and went between two moments with
// nothing said of them.
func (j *job) missed(r crm.Reader, sub subject, from, to time.Time) (n int, err error) {
	for at := j.next(sub, from); !at.IsZero() && !at.After(to); at = j.next(sub, at) {
		sl, ok := j.slot(sub, at)
		if !ok || sl.until.After(to) {
			continue
		}
		done, err := said(r, sl)
		if err != nil {
			return n, err
		}
		if !done {
			n++
		}
	}
	return n, nil
}

// nextListen is when people are to be told of an outage; zero = of none.
func (s *Scheduler) nextListen(r crm.Reader, after time.Time) (time.Time, error) {
	var was beat
	if s.Unheard == nil {
		return time.Time{}, nil
	}
	if err := readKept(r, keptBeat, &was); err != nil {
		return time.Time{}, fmt.Errorf("see when somebody listened last: %w", err)
	}
	if at := was.To.Add(readBackWithin); !was.To.IsZero() && at.After(after) {
		return at, nil
	}
	return time.Time{}, nil
}

// tellOutage words for each who may have written meanwhile what became of it.
func (s *Scheduler) tellOutage(tx crm.Tx, b beat, at time.Time) ([]chat.Post, error) {
	if at.After(b.To.Add(outageTold)) {
		return nil, nil
	}
	back, err := readBack(tx, b)
	if err != nil {
		return nil, err
	}
	people, err := playbook.Everybody(tx)
	if err != nil {
		return nil, err
	}
	var posts []chat.Post
	for i := range people {
		p := &people[i]
		if !p.Active(crm.DateOf(at.In(p.Location()))) {
			continue
		}
		out := cards.Outage{From: b.From, To: b.To, Back: back[p.ID]}
		if out.Lost, err = s.unheardOf(tx, p, b); err != nil {
			return nil, err
		}
		if len(out.Back) == 0 && len(out.Lost) == 0 {
			continue
		}
		to, ok, err := reach(tx, p, nil)
		if err != nil || !ok {
			if err != nil {
				return nil, err
			}
			continue
		}
		posts = append(posts, chat.Post{
			Key: fmt.Sprintf("outage/%d/%s", b.From.Unix(), p.ID), To: to, Class: chat.Nudge, NotAfter: b.To.Add(outageTold),
			Card: cards.For(p, at, s.Book, s.Calendars(p.Calendar)).Outage(out),
		})
	}
	return posts, nil
}

// unheardOf lists the platforms on which he may have written in vain: those that
// deliver nothing later, of somebody who speaks with us and was at work.
func (s *Scheduler) unheardOf(r crm.Reader, p *crm.Person, b beat) ([]string, error) {
	if !s.working(p, b.From).Before(b.To) {
		return nil, nil
	}
	conv, err := r.Conversation(p.ID)
	if err != nil {
		return nil, fmt.Errorf("conversation of %s: %w", p.ID, err)
	}
	if conv.At.IsZero() || b.From.Sub(conv.At) > lately {
		return nil, nil
	}
	ids, err := r.Identities(p.ID)
	if err != nil {
		return nil, fmt.Errorf("identities of %s: %w", p.ID, err)
	}
	var out []string
	for _, text := range ids {
		id, err := chat.ParseIdentity(text)
		if err != nil {
			return nil, fmt.Errorf("identity of %s: %w", p.ID, err)
		}
		if s.Unheard(id.Platform) {
			out = append(out, id.Platform)
		}
	}
	return out, nil
}

// readBack counts what each said during an outage and arrived after it, by
// platform.
func readBack(r crm.Reader, b beat) (map[crm.PersonID]map[string]int, error) {
	out := map[crm.PersonID]map[string]int{}
	for _, state := range []crm.TakenState{crm.Done, crm.Waiting} {
		for page := (crm.Page{Desc: true}); ; {
			rows, next, err := r.Messages(state, page)
			if err != nil {
				return nil, fmt.Errorf("what was read back: %w", err)
			}
			for _, m := range rows {
				if m.Arrived.Before(b.To) {
					next = "" // what came before is no matter of this outage
					break
				}
				id, err := chat.ParseIdentity(m.Identity)
				if err != nil || m.At.Before(b.From) || !m.At.Before(b.To) {
					continue
				}
				who, err := r.PersonOf(m.Identity)
				if err != nil {
					return nil, fmt.Errorf("whose message it is: %w", err)
				}
				if out[who] == nil {
					out[who] = map[string]int{}
				}
				out[who][id.Platform]++
			}
			if page.After = next; next == "" {
				break
			}
		}
	}
	return out, nil
}
