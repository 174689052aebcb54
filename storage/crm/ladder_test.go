package crm

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// totals are a Reader that knows totals alone.
type totals struct {
	Reader
	rows []Tally
}

func (x totals) Tallies(who PersonID, from, to Date) (out []Tally, err error) {
	for _, t := range x.rows {
		if t.Who == who && from <= t.Day && t.Day <= to {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b Tally) int { return strings.Compare(string(a.Day), string(b.Day)) })
	return out, nil
}

func (x totals) Total(who PersonID, from, to Date) (sum int64, err error) {
	all, err := x.Tallies(who, from, to)
	for _, t := range all {
		sum += t.N
	}
	return sum, err
}

// What a ladder counts up to a day is how many were put on it until then, and its
// stretches have them all.
func TestALadderCountsUpToADay(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	day := func() Date {
		if dice.IntN(10) == 0 {
			return []Date{NoDay, "1969-12-31", "1970-01-01", "2026-10-26", "2026-11-03"}[dice.IntN(5)]
		}
		return Date("2026-11-02").AddDays(dice.IntN(601) - 300)
	}
	for range 300 {
		l, other := Ladder{StockStands, "south", "m3"}, Ladder{StockStands, "south", "m33"}
		x := totals{rows: slices.Concat(l.rows("", ""), l.rows("2026-13-45", ""))}
		var on []Date
		for range dice.IntN(40) {
			d := day()
			x.rows, on = slices.Concat(x.rows, l.rows(d, ""), other.rows(d, "")), append(on, d)
		}
		until, want := day(), 0
		for _, d := range on {
			if d <= until {
				want++
			}
		}
		if got, err := l.Count(x, until); err != nil || got != want {
			t.Errorf("up to %s it counts %d (%v), want %d of %v", until, got, err, want, on)
		}
		all := 0
		stretches, _ := l.Stretches(x, LastDate)
		for _, s := range slices.CompactFunc(stretches, func(a, b Tally) bool { return a.Day == b.Day }) {
			rows, _ := l.Stretch(x, s)
			all += len(rows)
		}
		if all != len(on) {
			t.Errorf("its stretches have %d, want %d", all, len(on))
		}
	}
}
