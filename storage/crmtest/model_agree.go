package crmtest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"time"

	"milepost/storage/crm"
)

// agree compares a store with the model.
func (p *plain) agree(r crm.Reader, limit int) error {
	for at, want := range p.recs {
		rec := crm.New(at.Kind)
		if err := r.Get(rec, at.ID); err != nil {
			return err
		}
		got, err := json.Marshal(rec)
		if err != nil || !bytes.Equal(got, want.body) {
			return fmt.Errorf("%v is\n%s, want\n%s", at, got, want.body)
		}
	}
	for _, k := range crm.Kinds() {
		for _, index := range crm.Indexes(k) {
			if err := p.agreeList(r, k, index, limit); err != nil {
				return err
			}
		}
	}
	for _, part := range []func(crm.Reader, int) error{
		p.agreeNames, p.agreeTotals, p.agreeSmall, p.agreeMessages, p.agreePosts, p.agreeLog,
	} {
		if err := part(r, limit); err != nil {
			return err
		}
	}
	return nil
}

// same is an error unless two things print the same.
func same(what string, got, want any) error {
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		return fmt.Errorf("%s: %s, want %s", what, g, w)
	}
	return nil
}

// all joins the pages of a list.
func all[T any](p crm.Page, list func(crm.Page) ([]T, string, error)) ([]T, error) {
	var out []T
	for {
		part, next, err := list(p)
		out = append(out, part...)
		if p.After = next; err != nil || next == "" {
			return out, err
		}
	}
}

// agreeList compares one index in whole, both ways, and under the first part
// of each of its entries.
func (p *plain) agreeList(r crm.Reader, k crm.Kind, index string, limit int) error {
	type row struct {
		parts []string
		id    string
	}
	seen := map[string]bool{}
	var rows []row
	for at := range p.recs {
		rec := p.recs[at].rec
		if at.Kind != k || rec.Base().Deleted && index != crm.ByNumber {
			continue
		}
		for _, e := range rec.Index() {
			if key := fmt.Sprintf("%q %q", e.Parts, at.ID); e.Index == index && !seen[key] {
				seen[key] = true
				rows = append(rows, row{e.Parts, at.ID})
			}
		}
	}
	sort.Slice(rows, func(i, j int) bool {
		if c := slices.Compare(rows[i].parts, rows[j].parts); c != 0 {
			return c < 0
		}
		return rows[i].id < rows[j].id
	})
	compare := func(f crm.Filter, desc bool, holds func(row) bool) error {
		var want, got []string
		for _, row := range rows {
			if holds(row) {
				want = append(want, row.id)
			}
		}
		if desc {
			slices.Reverse(want)
		}
		recs, err := all(crm.Page{Limit: limit, Desc: desc}, func(pg crm.Page) ([]crm.Record, string, error) { return r.List(k, f, pg) })
		for _, rec := range recs {
			got = append(got, rec.Key())
		}
		return errors.Join(err, same(fmt.Sprintf("%s by %+v, desc %v", k, f, desc), got, want))
	}
	for _, desc := range []bool{false, true} {
		if err := compare(crm.Where(index), desc, func(row) bool { return true }); err != nil {
			return err
		}
		for _, one := range rows {
			first := one.parts[0]
			if err := compare(crm.Where(index, first), desc, func(r row) bool { return r.parts[0] == first }); err != nil {
				return err
			}
			if len(one.parts) < 2 {
				continue
			}
			second := one.parts[1]
			from := func(r row) bool { return r.parts[0] == first && r.parts[1] >= second }
			to := func(r row) bool { return r.parts[0] == first && (second == "" || r.parts[1] < second) }
			err := errors.Join(
				compare(crm.Where(index, first).Between(second, ""), desc, from),
				compare(crm.Where(index, first).Between("", second), desc, to))
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *plain) agreeNames(r crm.Reader, _ int) error {
	for _, since := range []uint64{0, p.names / 2, p.names} {
		var want []crm.NameRow
		for _, at := range slices.SortedFunc(maps.Keys(p.named), func(a, b crm.Pointer) int { return int(p.named[a]) - int(p.named[b]) }) {
			row := p.recs[at].rec.(crm.Named).NameRow()
			if p.named[at] > since && (since > 0 || !row.Gone) {
				want = append(want, row)
			}
		}
		got, rev, err := r.Names(since)
		if err := errors.Join(err, same("revision", rev, p.names), same("names", got, want)); err != nil {
			return fmt.Errorf("since %d: %w", since, err)
		}
	}
	return nil
}

func (p *plain) agreeTotals(r crm.Reader, _ int) error {
	sums := map[crm.Tally]int64{}
	for at := range p.recs {
		f, ok := p.recs[at].rec.(crm.Flow)
		if !ok || f.Base().Deleted {
			continue
		}
		for _, t := range f.Flows() {
			n := t.N
			t.N = 0
			sums[t] += n
		}
	}
	for _, who := range actors() {
		var want []string
		for t, n := range sums {
			if t.Who == who && t.Day != "" && n != 0 {
				want = append(want, fmt.Sprint(t.Day, " ", t.Metric, " ", t.Currency, " ", n))
			}
		}
		slices.Sort(want)
		list, err := r.Tallies(who, "", "9999")
		var got []string
		for _, t := range list {
			got = append(got, fmt.Sprint(t.Day, " ", t.Metric, " ", t.Currency, " ", t.N))
		}
		if err := errors.Join(err, same("totals of "+string(who), got, want)); err != nil {
			return err
		}
	}
	return nil
}

func (p *plain) agreeSmall(r crm.Reader, _ int) error {
	for name := range p.kept {
		got, err := r.Kept(name)
		if err := errors.Join(err, same("kept "+name, string(got), p.kept[name])); err != nil {
			return err
		}
	}
	subjects := slices.SortedFunc(maps.Keys(p.wakes), func(a, b string) int {
		return cmp.Or(p.wakes[a].Compare(p.wakes[b]), strings.Compare(a, b))
	})
	wakes, err := r.Wakes(Start().AddDate(1000, 0, 0), 1000)
	var got []string
	for _, w := range wakes {
		got = append(got, w.Subject)
		err = errors.Join(err, same("wake of "+w.Subject, w.At, p.wakes[w.Subject]))
	}
	err = errors.Join(err, same("wakes", got, subjects))
	for _, who := range actors() {
		var want []string
		for identity, is := range p.who {
			if is == who {
				want = append(want, identity)
			}
		}
		slices.Sort(want)
		got, err2 := r.Identities(who)
		err = errors.Join(err, err2, same("identities", got, want))
	}
	for at, ref := range p.shows {
		got, err2 := r.RefOf(at[0], at[1])
		err = errors.Join(err, err2, same("message that shows", got, ref))
	}
	for at, track := range p.belongs {
		got, err2 := r.Track(at[0], at[1])
		err = errors.Join(err, err2, same("track of a message", got, track))
	}
	return err
}

func (p *plain) agreeMessages(r crm.Reader, limit int) error {
	for _, s := range crm.TakenStates() {
		var want []crm.Taken
		for _, m := range p.taken {
			if m.State == s {
				want = append(want, m)
			}
		}
		sort.Slice(want, func(i, j int) bool { return want[i].Seq < want[j].Seq })
		got, err := all(crm.Page{Limit: limit}, func(pg crm.Page) ([]crm.Taken, string, error) { return r.Messages(s, pg) })
		if err := errors.Join(err, same("messages "+string(s), got, want)); err != nil {
			return err
		}
	}
	return nil
}

func (p *plain) agreePosts(r crm.Reader, limit int) error {
	for _, s := range crm.PostStates() {
		var want []crm.Envelope
		for _, e := range p.posts {
			if e.State == s {
				want = append(want, e)
			}
		}
		sort.Slice(want, func(i, j int) bool { return want[i].Seq < want[j].Seq })
		got, err := all(crm.Page{Limit: limit}, func(pg crm.Page) ([]crm.Envelope, string, error) { return r.Posts(s, pg) })
		if err := errors.Join(err, same("posts "+string(s), got, want)); err != nil {
			return err
		}
	}
	return nil
}

// middle is when the one in the middle of some changes was made; the zero time
// when there are none.
func middle(changes []crm.Change) time.Time {
	if len(changes) == 0 {
		return time.Time{}
	}
	return changes[len(changes)/2].At
}

func (p *plain) agreeLog(r crm.Reader, limit int) error {
	for _, who := range actors() {
		var want []crm.Change
		for _, c := range p.log {
			if c.Actor == who {
				want = append(want, c)
			}
		}
		slices.Reverse(want)
		for _, after := range []time.Time{{}, middle(want)} {
			late := slices.IndexFunc(want, func(c crm.Change) bool { return !c.At.After(after) })
			if late < 0 {
				late = len(want)
			}
			got, err := all(crm.Page{Limit: limit, Desc: true}, func(pg crm.Page) ([]crm.Change, string, error) {
				return r.Changes(crm.ChangeFilter{Person: who, After: after}, pg)
			})
			if err := errors.Join(err, same("changes", got, slices.Clone(want[:late]))); err != nil {
				return err
			}
		}
	}
	return nil
}
