package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"milepost/storage/crm"
)

// examining says what to look at.
type examining struct {
	Quick bool `json:"quick"` // leave out the consistency of the store: it reads everything
}

// findings are what a look at the store found.
type findings struct {
	At       time.Time `json:"at"` // UTC
	Process  about     `json:"process"`
	Schema   int       `json:"schema"`
	Playbook string    `json:"playbook"` // hash of the one that the store was last used with
	Names    int       `json:"names"`    // version of the keys of names
	Restored string    `json:"restored,omitzero"`
	File     int64     `json:"file"` // bytes of the store's file
	Free     int64     `json:"free"` // of these, not in use
	Checked  bool      `json:"checked"`
	Wrong    []string  `json:"wrong"` // what Check tells

	Parked   []aside   `json:"parked"`   // messages that could not be handled
	GivenUp  []aside   `json:"given_up"` // posts that could not be sent, of the last days
	Withheld []aside   `json:"withheld"` // posts that a restore keeps back
	Waiting  []pending `json:"waiting"`  // what is not done yet
	Held     []pending `json:"held"`     // messages of strangers, by identity

	Backups *backupView `json:"backups,omitzero"` // nil when no service runs
}

// pending counts what waits in one place.
type pending struct {
	What   string    `json:"what"`         // posts or messages; of held ones whose they are
	For    string    `json:"for,omitzero"` // of posts: the platform
	Count  int       `json:"count"`
	Oldest time.Time `json:"oldest"` // UTC
}

const (
	// recent is for how long a post that was given up is worth a word.
	recent = 7 * 24 * time.Hour
	// most is how many rows of a sort are looked at.
	most = 10_000
)

// Examine looks at the store. What cannot be read is told among what is wrong:
// a damaged store is where one looks.
func (l *local) Examine(ctx context.Context, e examining) (findings, error) {
	f := findings{Checked: !e.Quick}
	var err error
	if f.Process, err = l.About(ctx); err != nil {
		return f, err
	}
	if l.backups != nil {
		f.Backups = l.backups.view()
	}
	size, err := l.store.Size(ctx)
	f.unread("the size of the store", err)
	f.Schema, f.Names, f.File, f.Free = size.Schema, size.Names, size.File, size.Free
	if !e.Quick {
		wrong, err := l.store.Check(ctx)
		f.Wrong = append(f.Wrong, wrong...)
		f.unread("the store", err)
	}
	err = l.store.View(ctx, func(r crm.Reader) error {
		f.At = r.Now()
		f.Parked, f.GivenUp, f.Withheld, f.Waiting, f.Held = nil, nil, nil, nil, nil
		f.kept(r)
		f.messages(r)
		f.posts(r)
		return ctx.Err()
	})
	if err != nil {
		return f, fmt.Errorf("look at the store: %w", err)
	}
	return f, nil
}

// unread notes what could not be read, and why.
func (f *findings) unread(what string, err error) {
	if err != nil {
		f.Wrong = append(f.Wrong, fmt.Sprintf("%s cannot be read: %v.", what, err))
	}
}

// kept reads what the store remembers of its use.
func (f *findings) kept(r crm.Reader) {
	for key, into := range map[string]*string{keptPlaybook: &f.Playbook, keptRestored: &f.Restored} {
		v, err := r.Kept(key)
		f.unread(key, err)
		*into = string(v)
	}
}

// messages finds the messages that are parked, held, or not handled yet.
func (f *findings) messages(r crm.Reader) {
	who := naming{r: r}
	held, waits := counts{}, counts{}
	for state, see := range map[crm.TakenState]func(crm.Taken){
		crm.Parked:  func(m crm.Taken) { f.Parked = append(f.Parked, who.message(m)) },
		crm.Held:    func(m crm.Taken) { held.add(pending{What: who.identity(m.Identity)}, m.At) },
		crm.Waiting: func(m crm.Taken) { waits.add(pending{What: "messages"}, m.Arrived) },
	} {
		f.unread("messages that are "+string(state), eachMessage(r, state, see))
	}
	f.Held, f.Waiting = held.rows(), append(f.Waiting, waits.rows()...)
}

// posts finds the posts that are withheld, were given up lately, or are due.
func (f *findings) posts(r crm.Reader) {
	who := naming{r: r}
	waits := counts{}
	due := func(e crm.Envelope) bool {
		if !e.NotBefore.After(f.At) {
			waits.add(pending{What: "posts", For: platformOf(e.Place)}, latest(e.Queued, e.NotBefore))
		}
		return true
	}
	for state, see := range map[crm.PostState]func(crm.Envelope) bool{
		crm.Queued: due,
		crm.OnWay:  due,
		crm.Withheld: func(e crm.Envelope) bool {
			f.Withheld = append(f.Withheld, who.post(e))
			return true
		},
	} {
		f.unread("posts that are "+string(state), eachPost(r, state, crm.Page{}, see))
	}
	f.unread("posts that were given up", eachPost(r, crm.Dropped, crm.Page{Desc: true}, func(e crm.Envelope) bool {
		if failed(e) {
			f.GivenUp = append(f.GivenUp, who.post(e))
		}
		return e.Queued.After(f.At.Add(-recent))
	}))
	slices.Reverse(f.GivenUp) // oldest first, as everything is
	f.Waiting = append(f.Waiting, waits.rows()...)
}

// latest is the later of two moments.
func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// counts are counts of what waits, by what and for whom.
type counts map[string]pending

func (c counts) add(w pending, at time.Time) {
	name := w.What + " " + w.For
	if had, ok := c[name]; ok {
		w = had
	} else {
		w.Oldest = at
	}
	if at.Before(w.Oldest) {
		w.Oldest = at
	}
	w.Count++
	c[name] = w
}

// rows are the counts by name.
func (c counts) rows() []pending {
	return slices.SortedFunc(maps.Values(c), func(a, b pending) int { return cmp.Or(cmp.Compare(a.What, b.What), cmp.Compare(a.For, b.For)) })
}

// says is the count in words: 2 posts for wecom.
func (w pending) says() string {
	if w.For == "" {
		return counted(w.Count, "message that is not handled yet", "messages that are not handled yet")
	}
	return counted(w.Count, "post", "posts") + " for " + w.For
}

// eachMessage calls f with the messages in a state, the oldest of them if they
// are very many.
func eachMessage(r crm.Reader, s crm.TakenState, f func(crm.Taken)) error {
	seen := 0
	for page := (crm.Page{}); seen < most; {
		rows, next, err := r.Messages(s, page)
		for _, m := range rows {
			f(m)
		}
		if seen += len(rows); err != nil || next == "" {
			return err
		}
		page.After = next
	}
	return nil
}

// eachPost calls f with the posts in a state until it wants no more, or they
// are very many.
func eachPost(r crm.Reader, s crm.PostState, page crm.Page, f func(crm.Envelope) bool) error {
	for seen := 0; seen < most; {
		rows, next, err := r.Posts(s, page)
		for _, e := range rows {
			if !f(e) {
				return nil
			}
		}
		if seen += len(rows); err != nil || next == "" {
			return err
		}
		page.After = next
	}
	return nil
}
