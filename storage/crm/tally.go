package crm

import (
	"sort"
	"strings"
)

// Tally is a flow counted for one person on one civil day. A team's flow is
// the sum over its members; what a team has is among the totals as well (see
// Stock).
type Tally struct {
	Who      PersonID `json:"who"`
	Day      Date     `json:"day"`
	Metric   string   `json:"metric"`
	Currency string   `json:"currency,omitzero"`
	N        int64    `json:"n"`
}

// The metrics.
const (
	MetricVisits  = "visits"  // visits that met somebody
	MetricTried   = "tried"   // visits and calls that met nobody
	MetricCalls   = "calls"   // calls that reached somebody
	MetricOther   = "other"   // demos, seminars and the like
	MetricLeads   = "leads"   // leads registered
	MetricMoves   = "moves"   // milestones reached
	MetricWon     = "won"     // deals signed
	MetricLost    = "lost"    // deals lost
	MetricSigned  = "signed"  // contract value in minor units, per currency
	MetricCost    = "cost"    // expenses in minor units, per currency
	MetricMinutes = "minutes" // time spent
	MetricDone    = "done"    // next steps finished
)

// The beginnings of metrics that count for one kind of thing each: what follows
// is an id of the playbook, or MetricOld.
const (
	MetricVisitsTo = "visits/"  // visits that met somebody, by the account's tier (L28)
	MetricPurpose  = "purpose/" // what was done for that purpose (J2)
	MetricDwell    = "dwell/"   // days spent in a milestone that was left
	MetricEnded    = "ended/"   // deals lost or given up in a milestone
	MetricCostOn   = "cost/"    // expenses in minor units
	metricStep     = "step/"    // from one milestone to another
	// MetricOld stands for accounts that had bought before (D8).
	MetricOld = "old"
)

// MetricStep counts the moves from one milestone to another.
func MetricStep(from, to string) string { return metricStep + from + "/" + to }

// StepOf reads what MetricStep wrote; ok is false for any other metric.
func StepOf(metric string) (from, to string, ok bool) {
	rest, ok := strings.CutPrefix(metric, metricStep)
	if !ok {
		return "", "", false
	}
	return strings.Cut(rest, "/")
}

// Flow is implemented by records that count into totals.
type Flow interface {
	Record
	// Flows lists what the live record counts.
	Flows() []Tally
}

// Deltas is what a write changes in the totals: what the new version counts
// less what the old one did. Either may be nil or deleted. The result is
// sorted and has no zeroes, so that a date or an owner that changes moves the
// count from one day or person to the other. What is nobody's or has no day
// does not count.
func Deltas(before, after Record) []Tally {
	sum := map[Tally]int64{}
	count := func(r Record, sign int64) {
		if r.Base().Deleted {
			return
		}
		add := func(rows []Tally) {
			for _, t := range rows {
				n := t.N
				t.N = 0
				sum[t] += sign * n
			}
		}
		if f, ok := r.(Flow); ok {
			add(f.Flows())
		}
		if s, ok := r.(Stocked); ok {
			add(s.Stock())
		}
	}
	if before != nil {
		count(before, -1)
	}
	if after != nil {
		count(after, 1)
	}
	var out []Tally
	for t, n := range sum {
		if n != 0 && t.Who != "" && t.Day != "" {
			t.N = n
			out = append(out, t)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].less(out[j]) })
	return out
}

func (t Tally) less(o Tally) bool {
	switch {
	case t.Who != o.Who:
		return t.Who < o.Who
	case t.Day != o.Day:
		return t.Day < o.Day
	case t.Metric != o.Metric:
		return t.Metric < o.Metric
	}
	return t.Currency < o.Currency
}
