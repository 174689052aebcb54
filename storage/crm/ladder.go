package crm

import (
	"strconv"
	"time"
)

// Ladder is a part of a list that can be counted up to a day in a few steps: it is
// kept by the day, by eight days and by sixty-four.
type Ladder struct {
	List string
	Team TeamID
	Key  string // of the part: a tier, a milestone
}

// days are those of its steps.
func days(step int) int { return 1 << (3 * step) }

// topStep is the largest step.
const topStep = 2

// who is under what name it stands at one of its steps.
func (l Ladder) who(step int) PersonID {
	if l.Team == "" {
		return ""
	}
	return PersonID(l.List + "/" + strconv.Itoa(days(step)) + "/" + string(l.Team) + "|" + l.Key)
}

// begins is the first day of the stretch of a step that a day is in.
func begins(d Date, step int) Date {
	return d.AddDays(-int(d.In(time.UTC).Unix() / (24 * 60 * 60) & int64(days(step)-1)))
}

// rows are those of one record on a day, of whose rows by the day metric tells
// more.
func (l Ladder) rows(d Date, metric string) []Tally {
	if !d.Valid() || d < NoDay {
		return nil
	}
	return []Tally{
		{Who: l.who(0), Day: d, Metric: metric, N: 1},
		{Who: l.who(1), Day: begins(d, 1), N: 1},
		{Who: l.who(topStep), Day: begins(d, topStep), N: 1},
	}
}

// Count is how many there are on the days up to one, which is among them.
func (l Ladder) Count(r Reader, until Date) (n int, err error) {
	from := Date("")
	for step := topStep; step >= 0; step-- {
		to := until
		if step > 0 {
			to = begins(until.AddDays(1), step).AddDays(-1) // of the last whole stretch
		}
		some, err := r.Total(l.who(step), from, to)
		if err != nil {
			return 0, err
		}
		n += int(some)
		from = to.AddDays(1)
	}
	return n, nil
}

// Days are the rows by the day from one to another, both among them.
func (l Ladder) Days(r Reader, from, to Date) ([]Tally, error) { return r.Tallies(l.who(0), from, to) }

// Stretches are the rows by sixty-four days up to a day, each under its first day.
func (l Ladder) Stretches(r Reader, to Date) ([]Tally, error) {
	return r.Tallies(l.who(topStep), "", to)
}

// Stretch are the rows by the day within one of Stretches.
func (l Ladder) Stretch(r Reader, of Tally) ([]Tally, error) {
	return l.Days(r, of.Day, of.Day.AddDays(days(topStep)-1))
}
