package simulation

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// Comparable says why a play cannot be compared with one of these days, reps,
// customers and seed; "" when it can.
func (o Options) Comparable(was *Report) string {
	other := Options{From: was.From, To: was.To, Reps: was.Reps, Accounts: was.Accounts, Seed: was.Seed}
	if other == o {
		return ""
	}
	return fmt.Sprintf("it was played otherwise (%s; now %s): only the method may differ", other, o)
}

// String is for people.
func (o Options) String() string {
	return fmt.Sprintf("%s to %s, %d reps with %d accounts each, seed %d", o.From, o.To, o.Reps, o.Accounts, o.Seed)
}

// Against prints for people what is otherwise than in another play.
func (r *Report) Against(was *Report, out io.Writer) error {
	var b strings.Builder
	b.WriteString("\nagainst the other play, what differs:\n\n")
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\twas\tnow\t")
	row := func(name string, was, now string) {
		if was != now {
			fmt.Fprintf(t, "%s\t%s\t%s\t\n", name, was, now)
		}
	}
	week := func(w Week) string { return fmt.Sprintf("%.2f (p95 %.1f)", w.Mean, w.P95) }
	row("messages a rep and working day in a normal week", week(was.Normal), week(r.Normal))
	before, after := was.byKind(), r.byKind()
	for _, name := range sorted(unite(before, after)) {
		x, y := before[name], after[name]
		row(name+": sent", fmt.Sprint(x.Sent), fmt.Sprint(y.Sent))
		row(name+": names, acted in 3 d", x.share(), y.share())
	}
	deals := func(r *Report) string { return fmt.Sprintf("%d, %d", r.Deals, r.Missed) }
	row("deals beyond their limit, nobody told", deals(was), deals(r))
	row("rules broken", fmt.Sprint(was.Violations()), fmt.Sprint(r.Violations()))
	_ = t.Flush() // a Builder takes everything
	_, err := io.WriteString(out, b.String())
	return err
}

// byKind is what was said unasked by its kind, all of it too.
func (r *Report) byKind() map[string]Kind {
	out := map[string]Kind{cmp.Or(r.All.Name, "all"): r.All}
	for _, k := range r.Kinds {
		out[k.Name] = k
	}
	return out
}

func (k Kind) share() string { return fmt.Sprintf("%d, %.0f%%", k.Items, 100*k.Three) }

func unite[V any](a, b map[string]V) map[string]bool {
	out := map[string]bool{}
	for _, m := range []map[string]V{a, b} {
		for k := range m {
			out[k] = true
		}
	}
	return out
}
