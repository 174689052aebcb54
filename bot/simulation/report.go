package simulation

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"milepost/storage/crm"
)

// Violation is a rule that did not hold.
type Violation struct {
	At    time.Time `json:"at"`
	Local string    `json:"local"` // the moment where that person lives
	Who   string    `json:"who,omitempty"`
	Rule  string    `json:"rule"`
	What  string    `json:"what"`
}

// Kind is one kind of what is said unasked, over all of a play.
type Kind struct {
	Name string `json:"name"`
	Sent int    `json:"sent"`
	// Mean, P95 and Max are messages per person and working day.
	Mean float64 `json:"mean"`
	P95  int     `json:"p95"`
	Max  int     `json:"max"`
	// Items are the customers that they name, or the messages that name none;
	// Day and Three the shares acted upon within one day and three.
	Items   int     `json:"items"`
	Day     float64 `json:"acted_1d"`
	Three   float64 `json:"acted_3d"`
	Snoozed int     `json:"snoozed"`
	Muted   int     `json:"muted"`
	Why     int     `json:"why"`
}

// Check is a rule and how often it was held.
type Check struct {
	Rule   string `json:"rule"`
	Times  int    `json:"times"`
	Broken int    `json:"broken"`
}

// Report is what a play came to. The same options and seed give the same one:
// nothing in it depends on the machine.
type Report struct {
	From     crm.Date       `json:"from"`
	To       crm.Date       `json:"to"`
	Seed     uint64         `json:"seed"`
	Reps     int            `json:"reps"`
	Accounts int            `json:"accounts_per_rep"`
	People   int            `json:"people"`
	Kinds    []Kind         `json:"kinds"`
	All      Kind           `json:"all"`
	Days     int            `json:"person_days"`
	Normal   Week           `json:"normal_week"`
	Deals    int            `json:"deals_beyond_limit"`
	Missed   int            `json:"silent_missed"`
	Why      map[string]int `json:"silent_why,omitempty"` // what stood between, by its words
	Counts   map[string]int `json:"counts"`
	Stored   map[string]int `json:"stored"`
	Checks   []Check        `json:"checks"`
	Broken   []Violation    `json:"violations"`
	Silent   []string       `json:"silent,omitempty"`
}

// Week is what a rep is told in a week on whose five days he worked, as
// messages a working day.
type Week struct {
	Weeks int     `json:"weeks"`
	Mean  float64 `json:"mean"`
	P95   float64 `json:"p95"`
	Max   float64 `json:"max"`
}

// report brings everything together.
func (w *watch) report(ctx context.Context) (*Report, error) {
	for _, n := range w.open {
		w.close(n)
	}
	if err := w.wait(); err != nil {
		return nil, err
	}
	o, all := w.p.Options, w.ledger.with(w.over.ledger).with(w.sound.ledger)
	r := &Report{
		From: o.From, To: o.To, Seed: o.Seed, Reps: o.Reps, Accounts: o.Accounts, People: len(w.p.co.People),
		Counts: all.notes, Deals: all.notes["deals beyond their limit"], Missed: len(w.over.silent), Why: w.over.missed, Silent: w.over.silent, Broken: all.broken,
		Stored: map[string]int{},
	}
	days := w.kind("").days
	r.Days = len(days)
	for _, name := range sorted(w.kinds) {
		k := w.kinds[name].figures(name, r.Days)
		if name == "" {
			r.All = k
			r.All.Name = "all"
			continue
		}
		r.Kinds = append(r.Kinds, k)
	}
	for _, k := range r.Kinds {
		r.All.Sent += k.Sent
	}
	for _, rule := range rules {
		c := Check{Rule: rule, Times: all.checked[rule]}
		for _, v := range all.broken {
			if v.Rule == rule {
				c.Broken++
			}
		}
		r.Checks = append(r.Checks, c)
	}
	r.Normal = weeks(w.weeks)
	return r, w.p.Store.View(ctx, func(rd crm.Reader) error { return w.stock(rd, r) })
}

// stock counts what the store holds in the end.
func (w *watch) stock(rd crm.Reader, r *Report) error {
	for _, k := range []crm.Kind{crm.KindAccount, crm.KindActivity, crm.KindTask, crm.KindLead, crm.KindOpportunity, crm.KindApproval, crm.KindTender, crm.KindPayment, crm.KindExpense} {
		for page := (crm.Page{}); ; {
			recs, next, err := rd.List(k, crm.Where(crm.ByNumber), page)
			if err != nil {
				return err
			}
			for _, rec := range recs {
				if !rec.Base().Deleted {
					r.Stored[string(k)]++
				}
			}
			if page.After = next; next == "" {
				break
			}
		}
	}
	return nil
}

// figures are a tally over so many working days of people; on days on which
// there was none of the kind there were zero.
func (t *tally) figures(name string, days int) Kind {
	k := Kind{Name: name, Sent: t.sent, Items: t.items, Snoozed: t.snoozed, Muted: t.muted, Why: t.why}
	all := append(slices.Repeat([]int{0}, max(0, days-len(t.days))), t.days...)
	slices.Sort(all)
	if len(all) > 0 {
		sum := 0
		for _, n := range all {
			sum += n
		}
		k.Mean = rounded(float64(sum) / float64(len(all)))
		k.P95, k.Max = all[(len(all)*95-1)/100], all[len(all)-1]
	}
	if t.items > 0 {
		k.Day, k.Three = rounded(float64(t.within[0])/float64(t.items)), rounded(float64(t.within[1])/float64(t.items))
	}
	return k
}

func weeks(all []float64) Week {
	v := Week{Weeks: len(all)}
	if len(all) == 0 {
		return v
	}
	all = slices.Sorted(slices.Values(all))
	sum := 0.0
	for _, n := range all {
		sum += n
	}
	v.Mean, v.P95, v.Max = rounded(sum/float64(len(all))), all[(len(all)*95-1)/100], all[len(all)-1]
	return v
}

func rounded(x float64) float64 { return math.Round(x*1000) / 1000 }

// Violations is how many rules did not hold, each time counted.
func (r *Report) Violations() int { return len(r.Broken) }

// most is how many violations of one rule are printed for people.
const most = 12

// Write prints the report for people.
func (r *Report) Write(out io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s to %s, %d reps with %d accounts each, %d people, seed %d\n\n", r.From, r.To, r.Reps, r.Accounts, r.People, r.Seed)
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "said unasked\tsent\ta person and day: mean\tp95\tmax\tnames\tacted in 1 d\tin 3 d\tsnoozed\tmuted\twhy\t")
	for _, k := range append(slices.Clone(r.Kinds), r.All) {
		if k.Name == "all" {
			fmt.Fprintf(t, "%s\t%d\t%.2f\t%d\t%d\t\t\t\t\t\t\t\n", k.Name, k.Sent, k.Mean, k.P95, k.Max)
			continue
		}
		fmt.Fprintf(t, "%s\t%d\t%.2f\t%d\t%d\t%d\t%.0f%%\t%.0f%%\t%d\t%d\t%d\t\n", k.Name, k.Sent, k.Mean, k.P95, k.Max, k.Items, 100*k.Day, 100*k.Three, k.Snoozed, k.Muted, k.Why)
	}
	_ = t.Flush() // a Builder takes everything
	fmt.Fprintf(&b, "\na normal week of a rep: %.2f messages a working day (p95 %.1f, most %.1f; %d weeks)\n", r.Normal.Mean, r.Normal.P95, r.Normal.Max, r.Normal.Weeks)
	fmt.Fprintf(&b, "deals beyond the limit of their milestone: %d, of which nobody was told of %d\n", r.Deals, r.Missed)
	for _, why := range sorted(r.Why) {
		fmt.Fprintf(&b, "%8d  %s\n", r.Why[why], why)
	}
	b.WriteString("\n")
	for _, name := range sorted(r.Counts) {
		fmt.Fprintf(&b, "%8d  %s\n", r.Counts[name], name)
	}
	b.WriteString("\nin the store:")
	for _, name := range sorted(r.Stored) {
		fmt.Fprintf(&b, " %s %d", name, r.Stored[name])
	}
	b.WriteString("\n\nheld all along:\n")
	for _, c := range r.Checks {
		mark := "ok"
		if c.Broken > 0 {
			mark = fmt.Sprintf("BROKEN %d times", c.Broken)
		}
		fmt.Fprintf(&b, "%8d  %s: %s\n", c.Times, c.Rule, mark)
	}
	r.violations(&b)
	_, err := io.WriteString(out, b.String())
	return err
}

// violations prints the first of each rule.
func (r *Report) violations(b *strings.Builder) {
	shown := map[string]int{}
	for _, v := range r.Broken {
		if shown[v.Rule]++; shown[v.Rule] <= most {
			fmt.Fprintf(b, "\n%s  %s\n    %s\n    %s", v.Local, v.Who, v.Rule, strings.ReplaceAll(v.What, "\n", "\n    "))
		}
	}
	for _, rule := range rules {
		if n := shown[rule] - most; n > 0 {
			fmt.Fprintf(b, "\n%d more of: %s", n, rule)
		}
	}
	if len(r.Broken) > 0 {
		b.WriteString("\n")
	}
}
