package schedules

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"time"

	"milepost/bot/cards"
	"milepost/storage/crm"
)

// moved is a field of a record, first and last value of a stretch of time.
type moved struct {
	cards.Move
	seq     uint64 // of its last change
	account crm.AccountID
}

// moves lists what a team's accounts and deals became since a moment: tier,
// relation, milestone; in the order of their last change. What went there and
// back is none.
func moves(r crm.Reader, people []crm.PersonID, team crm.TeamID, since time.Time, ahead *changes) ([]cards.Move, error) {
	changes, err := ahead.more(r, people, since)
	if err != nil {
		return nil, err
	}
	all := map[string]*moved{}
	for _, c := range changes {
		if err := fold(all, c, team); err != nil {
			return nil, err
		}
	}
	var list []*moved
	for _, m := range all {
		if m.From != m.To {
			list = append(list, m)
		}
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].seq != list[j].seq {
			return list[i].seq < list[j].seq
		}
		return list[i].Field < list[j].Field
	})
	var out []cards.Move
	for _, m := range list {
		acc, err := crm.Get[crm.Account](r, m.account)
		if crm.IsMissing(err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("account that moved: %w", err)
		}
		m.AccountName = acc.Name.Text
		out = append(out, m.Move)
	}
	return out, nil
}

// changesAtOnce is how many changes of a person are read at a time: about what
// somebody changes in half a day.
const changesAtOnce = 20

// changes are what some people changed of what can move.
type changes struct {
	read map[crm.PersonID]bool // whose changes
	upTo uint64                // the last of them
	last time.Time             // and when it was made
	list []crm.Change
}

// more lists what people changed after a moment, in order: what was read before
// and what came since.
func (x *changes) more(r crm.Reader, people []crm.PersonID, since time.Time) ([]crm.Change, error) {
	out := slices.Clone(x.list)
	for _, id := range people {
		of, after := crm.ChangeFilter{Person: id, After: since}, uint64(0)
		if x.read[id] && x.upTo > 0 {
			after = x.upTo
			if tie := x.last.Add(-time.Microsecond); tie.After(since) { // one transaction has one moment
				of.After = tie
			}
		}
		for page := (crm.Page{Desc: true, Limit: changesAtOnce}); ; {
			cs, next, err := r.Changes(of, page)
			if err != nil {
				return nil, fmt.Errorf("changes by %s: %w", id, err)
			}
			old := func(c crm.Change) bool { return c.Seq <= after }
			n := slices.IndexFunc(cs, old)
			if n < 0 {
				out = append(out, cs...)
			} else {
				out = append(out, cs[:n]...)
			}
			if n >= 0 || next == "" {
				break
			}
			page.After = next
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Seq < out[j].Seq })
	return out, nil
}

// changedSince reads ahead what people changed after a moment.
func changedSince(r crm.Reader, people []crm.PersonID, since time.Time) (*changes, error) {
	x := &changes{read: map[crm.PersonID]bool{}}
	list, err := x.more(r, people, since)
	if err != nil {
		return nil, err
	}
	for _, c := range list {
		if x.upTo = c.Seq; c.At.After(x.last) {
			x.last = c.At
		}
		if len(c.Before) > 0 && len(c.After) > 0 && (c.Kind == crm.KindAccount || c.Kind == crm.KindOpportunity) && c.Touch != crm.TouchDerived {
			x.list = append(x.list, c)
		}
	}
	for _, id := range people {
		x.read[id] = true
	}
	return x, nil
}

// fold adds one change to the moves. A record that was made in the meantime
// did not move: it is counted.
func fold(all map[string]*moved, c crm.Change, team crm.TeamID) error {
	if len(c.Before) == 0 || len(c.After) == 0 {
		return nil
	}
	note := func(field, from, to string, account crm.AccountID) {
		if from == to {
			return
		}
		key := string(c.Kind) + "/" + c.ID + "/" + field
		if all[key] == nil {
			all[key] = &moved{Move: cards.Move{Field: field, From: from}, account: account}
		}
		all[key].To, all[key].seq = to, c.Seq
	}
	switch c.Kind {
	case crm.KindAccount:
		var was, is crm.Account
		if err := decode(c, &was, &is); err != nil {
			return err
		}
		if is.Team == team {
			note("tier", was.Tier, is.Tier, is.ID)
			note("relation", was.Relation, is.Relation, is.ID)
		}
	case crm.KindOpportunity:
		var was, is crm.Opportunity
		if err := decode(c, &was, &is); err != nil {
			return err
		}
		if is.Team == team {
			note("milestone", was.Milestone, is.Milestone, is.Account)
		}
	}
	return nil
}

func decode(c crm.Change, was, is any) error {
	if err := json.Unmarshal(c.Before, was); err != nil {
		return fmt.Errorf("change %d, before: %w", c.Seq, err)
	}
	if err := json.Unmarshal(c.After, is); err != nil {
		return fmt.Errorf("change %d, after: %w", c.Seq, err)
	}
	return nil
}
