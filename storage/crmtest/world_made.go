package crmtest

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"milepost/storage/crm"
)

// World is a made-up sales company: teams in several regions, their
// customers, and years of visits, calls, next steps, deals and what was spent
// on them, with names and a rhythm as real ones have them. The same World has
// the same dump, byte for byte. Nothing in it happens after Now.
type World struct {
	Seed uint64
	// Now is the moment at which the world stands.
	Now time.Time
	// Days is for how many calendar days the company has used the product, up
	// to and including the day of Now.
	Days int
	// Reps, Accounts and Activities are how many there are. Ten reps make a
	// team with a manager; a director, a specialist and an admin look after all.
	Reps, Accounts, Activities int
	// Busiest is how many of the activities are with account C1, the rest
	// follow the cadence of each account's tier.
	Busiest int
	// History is of how many calendar days before Now the changes are there:
	// those of a year are several times as large as everything else.
	History int
	// Keys makes the keys of a name: parse.Keys where the product has to find
	// them, Name where that does not matter.
	Keys func(text string) crm.Name
}

// Census is what a world holds.
type Census struct {
	Records map[crm.Kind]int
	Changes int
	// Totals are the sums over everybody and all days, by metric, money in the
	// minor units of whatever currency.
	Totals map[string]int64
}

// DemoWorld is a company that is large enough to show every kind of thing and
// small enough for any test: 30 reps, 400 customers, 6,000 activities in a year
// and a half, with the changes of the last 60 days.
func DemoWorld(keys func(string) crm.Name) World {
	return World{
		Seed: 1, Now: Start(), Days: 550, Reps: 30, Accounts: 400, Activities: 6000, History: 60, Keys: keys,
	}
}

func (w World) check() error {
	switch {
	case w.Keys == nil:
		return errors.New("world: Keys is missing")
	case w.Now.IsZero() || w.Days < 1 || w.Reps < 1 || w.Accounts < 1 || w.Activities < 0:
		return errors.New("world: a moment, days, reps and accounts are needed")
	case w.Busiest > w.Activities:
		return errors.New("world: the busiest account has more activities than there are")
	}
	return nil
}

// Dump writes the world as a dump: what a store's Load reads. What it holds in
// memory grows with the accounts, and by a few bytes with each step and deal.
func (w World) Dump(ctx context.Context, dst io.Writer) (Census, error) {
	if err := w.check(); err != nil {
		return Census{}, err
	}
	out := &lines{dst: bufio.NewWriterSize(dst, 1<<20), census: Census{Records: map[crm.Kind]int{}, Totals: map[string]int64{}}}
	header, err := json.Marshal(crm.DumpHeader{Names: crm.NameVersion})
	if err != nil {
		return Census{}, err
	}
	out.line(crm.Line{Type: crm.LineHeader, Number: crm.DumpVersion, Value: header})
	// What becomes of everything is known once all of it has happened; it is
	// then told again, kind after kind.
	names := newNamer(newDice(), w.Keys)
	end := newLife(w, names, nil)
	if err := end.run(ctx, nil); err != nil {
		return Census{}, err
	}
	for _, k := range crm.Kinds() {
		out.listed(end.kept(k))
		switch k {
		case crm.KindActivity, crm.KindTask:
			again := newLife(w, names, end)
			if err := again.run(ctx, out.last(end, k)); err != nil {
				return Census{}, err
			}
		}
	}
	if w.History > 0 {
		again := newLife(w, names, end)
		if err := again.run(ctx, out.changes(w.Now.AddDate(0, 0, -w.History))); err != nil {
			return Census{}, err
		}
	}
	out.rest(end)
	return out.census, cmp.Or(out.err, out.dst.Flush())
}

// lines writes lines until the first error.
type lines struct {
	dst    *bufio.Writer
	buf    []byte
	err    error
	census Census
}

func (o *lines) line(l crm.Line) {
	if o.err == nil {
		o.buf = l.Append(o.buf[:0])
		_, o.err = o.dst.Write(o.buf)
	}
}

// value writes a line with a value that is encoded.
func (o *lines) value(kind, key string, number int64, v any) {
	data, err := json.Marshal(v)
	if err != nil && o.err == nil {
		o.err = fmt.Errorf("world: %s %s: %w", kind, key, err)
	}
	o.line(crm.Line{Type: kind, Key: key, Number: number, Value: data})
}

// listed writes records of one kind by their ids.
func (o *lines) listed(recs []crm.Record) {
	slices.SortFunc(recs, func(a, b crm.Record) int { return strings.Compare(a.Key(), b.Key()) })
	for _, rec := range recs {
		o.census.Records[rec.Kind()]++
		for _, t := range crm.Deltas(nil, rec) {
			o.census.Totals[t.Metric] += t.N
		}
		o.value(string(rec.Kind()), rec.Key(), 0, rec)
	}
}

// last writes the records of one kind that are made, as they are in the end.
func (o *lines) last(end *life, k crm.Kind) *witness {
	return &witness{
		wants: func(_ time.Time, of crm.Kind) bool { return of == k },
		sees: func(m message, writes []written) error {
			var made []crm.Record
			for _, w := range writes {
				if w.before == nil {
					made = append(made, end.lastOf(w.after))
				}
			}
			o.listed(made)
			return o.err
		},
	}
}

// changes writes everything that was written from a moment on.
func (o *lines) changes(since time.Time) *witness {
	return &witness{
		wants:  func(said time.Time, _ crm.Kind) bool { return !said.Before(since) },
		before: 90 * 24 * time.Hour, // longer than any step waits
		sees: func(m message, writes []written) error {
			for _, w := range writes {
				if err := o.change(m, w); err != nil {
					return err
				}
			}
			return o.err
		},
	}
}

func (o *lines) change(m message, w written) error {
	c := crm.Change{
		Group: m.group(), Actor: m.by, Via: m.via(), At: m.at(), Kind: w.after.Kind(), ID: w.after.Key(),
		RevAfter: w.after.Base().Rev, Touch: touchOf(w),
	}
	var err error
	if w.before != nil {
		c.RevBefore = w.before.Base().Rev
		if c.Before, err = json.Marshal(w.before); err != nil {
			return fmt.Errorf("world: change: %w", err)
		}
	}
	if c.After, err = json.Marshal(w.after); err != nil {
		return fmt.Errorf("world: change: %w", err)
	}
	o.census.Changes++
	c.Seq = uint64(o.census.Changes)
	o.value(crm.LineChange, "", int64(c.Seq), c)
	return nil
}

// touchOf tells whether a write says something, or brings up to date what follows
// from what was done.
func touchOf(w written) crm.Touch {
	derived := false
	switch is := w.after.(type) {
	case *crm.Account:
		if was, ok := w.before.(*crm.Account); ok && was != nil {
			now := *was
			now.Meta, now.Met, now.LastVisit, now.LastCall, now.Orders, now.Bought, now.Ended = is.Meta, is.Met, is.LastVisit, is.LastCall, is.Orders, is.Bought, is.Ended
			derived = reflect.DeepEqual(&now, is)
		}
	case *crm.Contact:
		if was, ok := w.before.(*crm.Contact); ok && was != nil {
			now := *was
			now.Meta, now.Met = is.Meta, is.Met
			derived = reflect.DeepEqual(&now, is)
		}
	}
	if derived {
		return crm.TouchDerived
	}
	return crm.TouchSaid
}

// rest writes the numbers that were given, whose identities are whose, and
// where each talk stands.
func (o *lines) rest(end *life) {
	if o.census.Changes > 0 {
		o.line(crm.Line{Type: crm.LineCount, Key: "seq/change", Number: int64(o.census.Changes)})
	}
	for _, series := range slices.Sorted(maps.Keys(end.counted)) {
		o.line(crm.Line{Type: crm.LineCount, Key: "series/" + series, Number: int64(end.counted[series])})
	}
	for _, platform := range []string{"slack", "wecom"} {
		for _, p := range end.people {
			o.value(crm.LineIdentity, platform+"/demo/"+string(p.ID), 0, p.ID)
		}
	}
	for _, p := range end.people {
		if t, ok := end.talks[p.ID]; ok {
			o.value(crm.LineTalk, string(p.ID), 0, crm.Conversation{
				Person: p.ID, About: t.account, Contact: t.contact, Group: t.group(), Place: "wecom/demo/dm/" + string(p.ID) + "/",
				Items: []crm.Pointer{{Kind: crm.KindActivity, ID: t.id(t.activity)}}, At: t.at(), Receipts: t.count,
			})
		}
	}
}
