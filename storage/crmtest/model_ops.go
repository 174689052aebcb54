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
