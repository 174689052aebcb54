package schedules

import (
	"fmt"
	"sort"
	"time"

	"milepost/bot/cards"
	"milepost/storage/crm"
)

// known is up to where a digest knew what was moved: the moment of its look, and the
// last change that it saw, which may be a little later.
type known struct {
	at  time.Time
	seq uint64 // 0 = an older release kept it, or nothing was moved yet
}

// overlap is how long before the moment of a look something may have been written
// that the look did not see yet.
const overlap = time.Minute

// movedSince lists what was moved of a team's since it was known, or since a moment
// (of the day of the look) when it never was, and the last change that is known then.
func movedSince(r crm.Reader, team crm.TeamID, k known, from, at time.Time) (out []crm.Moved, seq uint64, err error) {
	switch {
	case k.at.IsZero() || k.at.After(at): // the clock was ahead then
	case k.seq == 0:
		from = k.at
	default:
		from = k.at.Add(-overlap)
	}
	all, err := r.Moved(team, from)
	if err != nil {
		return nil, 0, fmt.Errorf("what moved in team %s: %w", team, err)
	}
	seq = k.seq
	for _, m := range all {
		if m.Seq > k.seq {
			out = append(out, m)
		}
		seq = max(seq, m.Seq)
	}
	return out, seq, nil
}

// field is a field of a record, first and last value of a stretch of time.
type field struct {
	cards.Move
	seq     uint64 // of its last change
	account crm.AccountID
}

// moves lists what a team's accounts and deals became by what was moved: tier,
// relation, milestone; in the order of their last change. What went there and back
// is none.
func moves(r crm.Reader, moved []crm.Moved) ([]cards.Move, error) {
	all := map[string]*field{}
	for i := range moved {
		fold(all, &moved[i])
	}
	var list []*field
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
	for i, m := range list {
		if i < cards.MovesSaid {
			acc, err := crm.Get[crm.Account](r, m.account)
			if err != nil {
				return nil, fmt.Errorf("account that moved: %w", err)
			}
			m.AccountName = acc.Name.Text
		}
		out = append(out, m.Move)
	}
	return out, nil
}

// fold adds what one change moved. A record that was made in the meantime did not
// move: it is counted.
func fold(all map[string]*field, m *crm.Moved) {
	note := func(name, from, to string, account crm.AccountID) {
		if from == to {
			return
		}
		key := string(m.Kind) + "/" + m.ID + "/" + name
		if all[key] == nil {
			all[key] = &field{Move: cards.Move{Field: name, From: from}, account: account}
		}
		all[key].To, all[key].seq = to, m.Seq
	}
	if m.Kind == crm.KindAccount {
		was, is := m.Customer()
		note("tier", was.Tier, is.Tier, crm.AccountID(m.ID))
		note("relation", was.Relation, is.Relation, crm.AccountID(m.ID))
		return
	}
	if was, is, account, ok := m.Milestones(); ok {
		note("milestone", was, is, account)
	}
}
