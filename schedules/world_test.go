package schedules

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/configs/playbook"
	"milepost/storage/bolt"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// world is a team on a real store with a clock that a test sets.
type world struct {
	testing.TB
	store *bolt.Store
	clock *crmtest.Clock
	book  *playbook.Book
	sched *Scheduler
	log   *lines

	mu    sync.Mutex
	kicks int
}

// lines is what was logged.
type lines struct {
	mu  sync.Mutex
	all strings.Builder
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all.Write(b)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all.String()
}

// embedded is the method of the product, decoded once: who changes it changes a copy.
var embedded = sync.OnceValues(playbook.Default)

// newWorld stands on Monday 2026-11-02, 10:00 in Shanghai.
func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{TB: t, clock: crmtest.NewClock(), log: &lines{}}
	store, err := bolt.Open(filepath.Join(t.TempDir(), "milepost.db"), bolt.Options{Now: w.clock.Now, Twice: true, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	w.store = crmtest.Checked(t, store)
	if w.book, err = embedded(); err != nil {
		t.Fatal(err)
	}
	w.do(crmtest.Seed)
	w.sched = w.scheduler()
	return w
}

// scheduler is another one over the same store.
func (w *world) scheduler() *Scheduler {
	return New(Options{
		Store: w.store, Book: w.book, Calendars: calendars, Put: queue, Now: w.clock.Now,
		Log: chattest.Log(w, w.log), Kick: w.kick,
	})
}

func (w *world) kick() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.kicks++
}

func (w *world) do(f func(crm.Tx) error) {
	w.Helper()
	crmtest.Do(w, w.store, f)
}

// put stores new records.
func (w *world) put(recs ...crm.Record) {
	w.Helper()
	w.do(func(tx crm.Tx) error {
		for _, rec := range recs {
			fresh, err := copied(rec) // a transaction may run twice
			if err != nil {
				return err
			}
			if err := putLogged(tx, fresh); err != nil {
				return err
			}
		}
		return nil
	})
}

// putLogged puts a record as the desk does. Deals have their history: the digests
// tell of them by what changed.
func putLogged(tx crm.Tx, rec crm.Record) error {
	o, deal := rec.(*crm.Opportunity)
	if !deal {
		return crmtest.Put(tx, rec)
	}
	var before []byte
	was, err := crm.Get[crm.Opportunity](tx, o.ID)
	if err == nil {
		before, err = json.Marshal(&was)
	}
	if err != nil && !crm.IsMissing(err) {
		return err
	}
	if err := crmtest.Put(tx, rec); err != nil {
		return err
	}
	return tx.Log(&crm.Change{
		Group: "g", Actor: o.Owner, Via: "chat", Kind: crm.KindOpportunity, ID: string(o.ID),
		RevBefore: was.Rev, RevAfter: o.Rev, Before: before, Touch: crm.TouchSaid,
	})
}

func copied(rec crm.Record) (crm.Record, error) {
	data, err := json.Marshal(rec)
	if err != nil {
		return nil, err
	}
	fresh := crm.New(rec.Kind())
	return fresh, json.Unmarshal(data, fresh)
}

// calendars knows the days around the National Day of 2026; the make-up
// Saturday is the 10th of October. Germany has none here.
func calendars(name string) *crm.Calendar {
	if name != "CN" {
		return &crm.Calendar{}
	}
	return &crm.Calendar{
		Holidays: []crm.Holiday{{Name: "国庆", First: "2026-10-01", Last: "2026-10-07"}},
		Makeup:   map[crm.Date]bool{"2026-10-10": true}, From: 2026, To: 2026,
	}
}

// queue keeps posts as the outbox does, with a body that these tests can read.
func queue(tx crm.Tx, posts []chat.Post) error {
	for _, p := range posts {
		body, err := json.Marshal(p)
		if err != nil {
			return err
		}
		if _, err := tx.Queue(crm.Envelope{
			Key: p.Key, Track: p.Track, Place: p.To.String(), Class: int(p.Class),
			NotBefore: p.NotBefore, NotAfter: p.NotAfter, Body: body,
		}); err != nil {
			return err
		}
	}
	return nil
}

// at moves the clock in Shanghai and lets happen what is due on the way.
func (w *world) at(when string) {
	w.Helper()
	w.run(shanghai(w, when))
}

func (w *world) run(to time.Time) {
	w.Helper()
	for range 10_000 {
		next := w.sched.Next(w.clock.Now())
		if next.IsZero() || next.After(to) {
			w.clock.Set(to)
			return
		}
		if !next.After(w.clock.Now()) {
			w.Fatalf("the next moment %v is not after %v", next, w.clock.Now())
		}
		w.clock.Set(next)
		w.look(w.sched)
	}
	w.Fatal("the clock does not get on")
}

// down moves the clock while nobody looks, and then looks once.
func (w *world) down(until string) {
	w.Helper()
	w.clock.Set(shanghai(w, until))
	w.look(w.sched)
}

func (w *world) look(s *Scheduler) {
	w.Helper()
	if err := s.Look(w.Context(), w.clock.Now()); err != nil {
		w.Fatalf("look: %v", err)
	}
}

func shanghai(t testing.TB, s string) time.Time {
	t.Helper()
	return local(t, "Asia/Shanghai", s)
}

func local(t testing.TB, zone, s string) time.Time {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", s, loc)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// spoken is a post that was queued, and when.
type spoken struct {
	chat.Post
	at time.Time
}

// said lists what was queued under keys that begin so, in order.
func (w *world) said(prefix string) []spoken {
	w.Helper()
	var out []spoken
	crmtest.Look(w, w.store, func(r crm.Reader) error {
		out = nil
		for page := (crm.Page{}); ; {
			envs, next, err := r.Posts(crm.Queued, page)
			if err != nil {
				return err
			}
			for _, e := range envs {
				if strings.HasPrefix(e.Key, prefix) {
					s := spoken{at: e.Queued}
					if err := json.Unmarshal(e.Body, &s.Post); err != nil {
						return err
					}
					out = append(out, s)
				}
			}
			if next == "" {
				return nil
			}
			page.After = next
		}
	})
	return out
}

// one is the only thing said under a key that begins so.
func (w *world) one(prefix string) spoken {
	w.Helper()
	all := w.said(prefix)
	if len(all) != 1 {
		w.Fatalf("%d posts under %s, want one: %s", len(all), prefix, keys(all))
	}
	return all[0]
}

// silent fails when anything was said under a key that begins so.
func (w *world) silent(prefix string) {
	w.Helper()
	for _, p := range w.said(prefix) {
		w.Errorf("said %s at %v:\n%s", p.Key, p.at, p.Card.Plain())
	}
}

func keys(all []spoken) string {
	var out []string
	for _, p := range all {
		out = append(out, p.Key)
	}
	return strings.Join(out, ", ")
}

// holds fails unless the card contains all of these, in this order.
func (w *world) holds(p spoken, want ...string) {
	w.Helper()
	rest := p.Card.Plain()
	for _, s := range want {
		i := strings.Index(rest, s)
		if i < 0 {
			w.Fatalf("%s does not hold %q:\n%s", p.Key, s, p.Card.Plain())
		}
		rest = rest[i+len(s):]
	}
}

// tierA is 小李's customer of tier A, last visited on a day.
func tierA(id crm.AccountID, name string, last crm.Date) *crm.Account {
	return crmtest.Account(id, name, func(a *crm.Account) { a.Tier, a.LastVisit = "A", last })
}

// person changes a person.
func (w *world) person(id crm.PersonID, change func(*crm.Person)) {
	w.Helper()
	w.do(func(tx crm.Tx) error {
		p, err := crm.Get[crm.Person](tx, id)
		if err != nil {
			return err
		}
		change(&p)
		return tx.Put(&p)
	})
}

// broken is a store whose reads fail for one account.
type broken struct {
	crm.Store
	panics bool
}

type brokenReader struct {
	crm.Reader
	panics bool
}

func (b broken) View(ctx context.Context, f func(crm.Reader) error) error {
	return b.Store.View(ctx, func(r crm.Reader) error { return f(brokenReader{r, b.panics}) })
}

func (r brokenReader) List(k crm.Kind, f crm.Filter, p crm.Page) ([]crm.Record, string, error) {
	if k == crm.KindAccount && f.Index == crm.ByOwner && f.Match[0] == string(crmtest.Xiaoli) {
		if r.panics {
			panic("a bad account")
		}
		return nil, "", fmt.Errorf("account: %w", crm.ErrDamaged)
	}
	return r.Reader.List(k, f, p)
}
