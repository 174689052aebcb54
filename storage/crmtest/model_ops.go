package crmtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"pgregory.net/rapid"

	"milepost/storage/crm"
)

// op is one random operation: it acts on the store and on the model, and says
// when they answer differently. Everything random in it was drawn before,
// since an update may run twice.
type op struct {
	what   string
	key    int // which of the few things it is about
	pick   int // which of its ways it goes
	name   string
	who    crm.PersonID
	day    crm.Date
	delete bool
	stale  bool
	at     time.Time
}

func actors() []crm.PersonID { return []crm.PersonID{Xiaoli, Anna} }

func operation() *rapid.Generator[op] {
	what := []string{
		"put", "put", "put", "put", "restore", "number", "keep", "wake", "link",
		"take", "message", "queue", "queue", "post", "post", "show", "log", "sweep",
	}
	names := []string{"比亚迪", "格力", "a", "a\x00", "a\x01b", "", "Z\U0001F600", "a\x00\x01"}
	days := []crm.Date{"2026-10-31", "2026-11-01", "2026-11-02", ""}
	return rapid.Custom(func(t *rapid.T) op {
		return op{
			what: rapid.SampledFrom(what).Draw(t, "what"), key: rapid.IntRange(0, 3).Draw(t, "key"), pick: rapid.IntRange(0, 9).Draw(t, "pick"),
			name: rapid.SampledFrom(names).Draw(t, "name"), who: rapid.SampledFrom(actors()).Draw(t, "who"), day: rapid.SampledFrom(days).Draw(t, "day"),
			delete: rapid.IntRange(0, 4).Draw(t, "delete") == 0, stale: rapid.IntRange(0, 9).Draw(t, "stale") == 0,
			at: Start().Add(time.Duration(rapid.IntRange(-5, 5).Draw(t, "hours")) * time.Hour),
		}
	})
}

func (o op) run(p *plain, tx crm.Tx) error {
	switch o.what {
	case "put":
		return o.put(p, tx)
	case "restore":
		return o.restore(p, tx)
	case "number":
		series := fmt.Sprint("LX-", o.key)
		p.numbers[series]++
		n, err := tx.NextNumber(series)
		return errors.Join(err, same("number", n, p.numbers[series]))
	case "sweep":
		return o.sweep(p, tx)
	case "keep":
		return o.keep(p, tx)
	case "wake":
		w := crm.Wake{Subject: fmt.Sprint("s", o.key, o.name), At: o.at}
		p.wakes[w.Subject] = o.at
		if o.delete {
			w.At = time.Time{}
			delete(p.wakes, w.Subject)
		}
		return tx.Wake(w)
	case "link":
		return o.link(p, tx)
	case "take":
		return o.take(p, tx)
	case "message":
		return o.message(p, tx)
	case "queue":
		return o.queue(p, tx)
	case "post":
		return o.post(p, tx)
	case "show":
		return o.show(p, tx)
	case "log":
		return o.log(p, tx)
	}
	return fmt.Errorf("no such operation")
}

// build makes a record of one of the kinds; the key fixes its id and number.
func (o op) build() crm.Record {
	account := crm.AccountID(fmt.Sprint("a", o.pick%2))
	switch o.pick % 7 {
	case 0:
		return Team()
	case 1:
		return Person(o.who, o.name, crm.RoleRep)
	case 2, 3:
		a := Account(account, o.name, func(a *crm.Account) { a.No, a.Owner = o.pick%2+1, o.who })
		if o.key > 1 {
			a.Aliases = []crm.Name{Name("比亚迪"), Name(o.name)}
		}
		return a
	case 4:
		return Contact(crm.ContactID(fmt.Sprint("k", o.key)), account, o.name, func(c *crm.Contact) { c.No = o.key + 1 })
	case 5:
		v := Activity(crm.ActivityID(fmt.Sprint("v", o.key)), account, o.day, func(v *crm.Activity) { v.No, v.Who = o.key+1, o.who })
		if o.stale {
			v.Minutes, v.Cost = 30*(o.key+1), crm.Yuan(int64(o.key))
		}
		return v
	}
	t := Task(crm.TaskID(fmt.Sprint("t", o.key)), account, o.day, func(t *crm.Task) { t.No, t.Owner = o.key+1, o.who })
	if o.key%2 == 0 {
		t.State, t.Closed = crm.TaskDone, o.day
	}
	return t
}

func (o op) put(p *plain, tx crm.Tx) error {
	rec := o.build()
	rec.Base().Deleted = o.delete
	return p.write(tx, rec, o.stale)
}

// restore puts an earlier version again, as undoing does.
func (o op) restore(p *plain, tx crm.Tx) error {
	rec := o.build()
	past := p.past[crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}]
	if len(past) == 0 {
		return nil
	}
	old := crm.New(rec.Kind())
	if err := json.Unmarshal(past[o.key%len(past)], old); err != nil {
		return err
	}
	return p.write(tx, old, false)
}

// write puts a record on both sides, unless that would leave a reference to
// something that is not there: the desk does not do that.
func (p *plain) write(tx crm.Tx, rec crm.Record, stale bool) error {
	at := crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}
	if rec.Base().Deleted && p.referred(at) {
		return nil
	}
	for _, to := range rec.Refs() {
		if !rec.Base().Deleted && to != at && !p.alive(to) {
			return nil
		}
	}
	old := p.recs[at].rec
	m := rec.Base()
	m.Rev, m.Created = 0, tx.Now()
	if old != nil {
		m.Rev, m.Created = old.Base().Rev, old.Base().Created
	}
	if stale {
		m.Rev++
		if err := tx.Put(rec); !errors.Is(err, crm.ErrConflict) {
			return fmt.Errorf("a stale put gave %w", err)
		}
		return nil
	}
	want := m.Rev + 1
	if err := errors.Join(tx.Put(rec), tx.Add(crm.Deltas(old, rec)...)); err != nil {
		return err
	}
	if err := errors.Join(same("revision", m.Rev, want), same("moment", m.Updated, tx.Now())); err != nil {
		return err
	}
	body, err := json.Marshal(rec)
	if err != nil {
		return err
	}
	if n, ok := rec.(crm.Named); ok {
		is, err1 := json.Marshal(n.NameRow())
		was, err2 := []byte(nil), error(nil)
		if old != nil {
			was, err2 = json.Marshal(old.(crm.Named).NameRow())
		}
		if string(is) != string(was) {
			p.names++
			p.named[at] = p.names
		}
		err = errors.Join(err1, err2)
	}
	fresh, err2 := clone(rec)
	p.recs[at] = version{fresh, body}
	p.past[at] = append(p.past[at][:len(p.past[at]):len(p.past[at])], body)
	return errors.Join(err, err2)
}

func (o op) keep(p *plain, tx crm.Tx) error {
	name := fmt.Sprint("kept", o.key)
	if o.delete {
		delete(p.kept, name)
		return tx.Keep(name, nil)
	}
	p.kept[name] = o.name
	return tx.Keep(name, []byte(o.name))
}

func (o op) link(p *plain, tx crm.Tx) error {
	identity := fmt.Sprint("slack/demo/", o.key)
	if o.delete || p.recs[crm.Pointer{Kind: crm.KindPerson, ID: string(o.who)}].rec == nil {
		delete(p.who, identity)
		return tx.Link(identity, "")
	}
	p.who[identity] = o.who
	return tx.Link(identity, o.who)
}

func (o op) take(p *plain, tx crm.Tx) error {
	m := Message(fmt.Sprint("m", o.key), func(m *crm.Taken) {
		if o.pick > 3 {
			m.Content = fmt.Sprint("c", o.pick)
		}
	})
	_, known := p.taken[m.Key]
	fresh := !known && !p.content[m.Content]
	got, err := tx.Take(m)
	if fresh {
		p.arrived++
		m.Seq, m.Arrived, m.State = p.arrived, tx.Now(), crm.Waiting
		p.taken[m.Key] = m
		if m.Content != "" {
			p.content[m.Content] = true
		}
	}
	return errors.Join(err, same("taken", got, fresh))
}

// outcome compares what a step of a message or a post answered: there is none,
// it cannot go there, or it did.
func outcome(err error, known, allowed bool) error {
	switch {
	case !known && crm.IsMissing(err), known && !allowed && errors.Is(err, crm.ErrConflict), known && allowed && err == nil:
		return nil
	}
	return fmt.Errorf("known %v, allowed %v, but the answer is: %w", known, allowed, err)
}

func (o op) message(p *plain, tx crm.Tx) error {
	k := fmt.Sprint("m", o.key)
	m, known := p.taken[k]
	was := m.State
	var err error
	allowed := was != crm.Done && was != crm.Emptied
	switch o.pick % 6 {
	case 0:
		allowed = was == crm.Waiting
		m.Tries++
		_, err = tx.Begin(k)
	case 1:
		if allowed = true; was != crm.Emptied {
			m.State, m.Until = crm.Done, time.Time{}
		}
		err = tx.Finish(k)
	case 2:
		m.State, m.Until = crm.Held, o.at
		err = tx.Hold(k, o.at)
	case 3:
		m.State, m.Incident, m.Reason = crm.Parked, "I", o.name
		err = tx.Park(k, "I", o.name)
	case 4:
		allowed = was == crm.Parked || was == crm.Held
		m.State, m.Tries, m.Until, m.Incident, m.Reason = crm.Waiting, 0, time.Time{}, "", ""
		err = tx.Retake(k)
	case 5:
		allowed = was == crm.Held
		m.State, m.Body, m.Until = crm.Emptied, nil, time.Time{}
		err = tx.Erase(k)
	}
	if known && allowed {
		p.taken[k] = m
	}
	return outcome(err, known, allowed)
}

func (o op) queue(p *plain, tx crm.Tx) error {
	e := Post(fmt.Sprint("p", o.key, o.pick), func(e *crm.Envelope) {
		if o.pick > 2 {
			e.Track = fmt.Sprint("A", o.pick%3)
		}
		e.Place = fmt.Sprint("place", o.key%2)
	})
	_, known := p.posts[e.Key]
	got, err := tx.Queue(e)
	if !known {
		if other, ok := p.waits(e); ok {
			other.State, other.Next, other.Reason = crm.Dropped, time.Time{}, crm.Replaced
			p.posts[other.Key] = other
		}
		p.queued++
		e.Seq, e.Queued, e.State = p.queued, tx.Now(), crm.Queued
		p.posts[e.Key] = e
	}
	return errors.Join(err, same("queued", got, !known))
}

// waits finds the post that waits to show the track of another in its place.
func (p *plain) waits(e crm.Envelope) (crm.Envelope, bool) {
	for _, o := range p.posts {
		if o.Key != e.Key && e.Track != "" && o.Track == e.Track && o.Place == e.Place && (o.State == crm.Queued || o.State == crm.Withheld) {
			return o, true
		}
	}
	return crm.Envelope{}, false
}

func (o op) post(p *plain, tx crm.Tx) error {
	k := fmt.Sprint("p", o.key, o.pick)
	e, known := p.posts[k]
	allowed := e.State == crm.Queued || e.State == crm.OnWay
	var err error
	switch way := len(o.name) % 7; way {
	case 0:
		e.State, e.Tries, e.Next = crm.OnWay, e.Tries+1, time.Time{}
		err = tx.Sending(k)
	case 1:
		ref := fmt.Sprint("msg", o.key)
		e.State, e.Ref, e.Next, e.Reason = crm.Said, ref, time.Time{}, ""
		if err = tx.Sent(k, ref); known && allowed && e.Track != "" {
			p.point(e.Track, e.Place, ref)
		}
	case 2:
		e.State, e.Next, e.Reason = crm.Queued, o.at, "busy"
		if _, newer := p.waits(e); newer {
			e.State, e.Next, e.Reason = crm.Dropped, time.Time{}, crm.Replaced
		}
		err = tx.Failed(k, o.at, "busy")
	case 3:
		e.State, e.Next, e.Reason = crm.Dropped, time.Time{}, "gone"
		err = tx.Failed(k, time.Time{}, "gone")
	default:
		return o.aside(p, tx, k, e)
	}
	if known && allowed {
		p.posts[k] = e
	}
	return outcome(err, known, allowed)
}

// aside withholds a post, queues it again or gives it up.
func (o op) aside(p *plain, tx crm.Tx, k string, e crm.Envelope) error {
	_, known := p.posts[k]
	_, newer := p.waits(e)
	var (
		allowed bool
		err     error
	)
	switch len(o.name) % 7 {
	case 4:
		allowed = e.State == crm.Queued || e.State == crm.OnWay || e.State == crm.Withheld
		e.State, e.Next, e.Reason = crm.Withheld, time.Time{}, "later"
		err = tx.Withhold(k, "later")
	case 5:
		allowed = e.State == crm.Withheld || e.State == crm.Dropped
		if known && allowed && !newer {
			p.queued++
			e.Seq, e.Queued, e.Tries = p.queued, tx.Now(), 0
		}
		e.State, e.Next, e.Reason = crm.Queued, time.Time{}, ""
		err = tx.Requeue(k)
	default:
		allowed, newer = e.State != crm.Said && e.State != crm.EmptiedPost, false
		e.State, e.Next, e.Reason = crm.Dropped, time.Time{}, "never mind"
		err = tx.GiveUp(k, "never mind")
	}
	if newer {
		e.State, e.Reason = crm.Dropped, crm.Replaced
	}
	if known && allowed {
		p.posts[k] = e
	}
	return outcome(err, known, allowed)
}

// point lets a message show a track.
func (p *plain) point(track, place, ref string) {
	at := [2]string{place, ref}
	if other := p.belongs[at]; other != "" && p.shows[[2]string{other, place}] == ref {
		p.shows[[2]string{other, place}] = ""
	}
	p.belongs[at] = track
	p.shows[[2]string{track, place}] = ref
}

func (o op) show(p *plain, tx crm.Tx) error {
	track, place, ref := fmt.Sprint("A", o.pick%3), fmt.Sprint("place", o.key%2), fmt.Sprint("msg", o.key)
	if !o.delete {
		p.point(track, place, ref)
		return tx.SetRef(track, place, ref)
	}
	if was := p.shows[[2]string{track, place}]; was != "" {
		p.belongs[[2]string{place, was}] = ""
		p.shows[[2]string{track, place}] = ""
	}
	return tx.SetRef(track, place, "")
}

func (o op) log(p *plain, tx crm.Tx) error {
	rec := o.build()
	if p.recs[crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}].rec == nil {
		return nil
	}
	c := crm.Change{Group: crm.GroupID(o.name), Actor: o.who, Kind: rec.Kind(), ID: rec.Key(), After: []byte(o.name)}
	err := tx.Log(&c)
	p.log = append(p.log, c)
	return errors.Join(err, same("sequence", c.Seq, len(p.log)), same("moment", c.At, tx.Now()))
}
