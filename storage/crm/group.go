package crm

import (
	"slices"
	"strconv"
	"strings"
)

// Stock counts a deal that can still move by what the funnel follows from, and what
// was signed.
func (o *Opportunity) Stock() []Tally {
	switch {
	case o.Open():
		return o.openStock()
	case o.State == DealWon:
		n, sum := rowIn(StockSigned, o.Team, o.Closed, MetricWon), rowIn(StockSigned, o.Team, o.Closed, MetricSigned)
		n.Currency, sum.Currency, sum.N = o.Amount.Currency, o.Amount.Currency, o.Amount.Minor
		return []Tally{n, sum}
	}
	return nil
}

func (o *Opportunity) openStock() []Tally {
	rows := append(o.group(), rowIn(StockAhead, o.Team, o.latest(), string(o.ID)))
	if o.State != DealOpen {
		return rows
	}
	rows = append(rows, Ladder{StockStands, o.Team, o.Milestone}.rows(o.Since, "")...)
	if o.Held != "" {
		rows = append(rows, rowIn(StockHanded, o.Team, o.Held, escaped(string(o.ID)), string(o.Since), o.Milestone))
	}
	if o.Amount.IsZero() {
		rows = append(rows, rowIn(StockUnpriced, o.Team, o.Since, string(o.Account)))
	}
	return rows
}

// Opened is the day on which a deal was opened.
func (o *Opportunity) Opened() Date {
	if len(o.Moved) > 0 {
		return o.Moved[0].On
	}
	return o.Since
}

// latest is the last day on which something was ticked, or the deal opened.
func (o *Opportunity) latest() Date {
	day := o.Opened()
	for _, ticks := range []map[string]Tick{o.Answers, o.Ticks} {
		for _, t := range ticks {
			day = max(day, t.On)
		}
	}
	return day
}

// HandedOn reads a row of StockHanded: as much of the deal as tells whether it
// stands still.
func HandedOn(t Tally) (o Opportunity, ok bool) {
	f, ok := fieldsOf(t.Metric, 3)
	if !ok {
		return o, false
	}
	return Opportunity{ID: OpportunityID(plain(f[0])), Since: Date(f[1]), Milestone: f[2], Held: t.Day}, true
}

// Group is how many deals have the same funnel level and the same weight, and what
// they come to.
type Group struct {
	// Deal is like each of them: its milestone, state and chance, the kind and
	// currency of its amount, and what was answered and ticked, without words and
	// days.
	Deal   Opportunity
	Proof  string // the same for all groups of deals of which the same is answered and ticked
	Priced bool
	N      int
	Minor  int64 // of all of them
	// Cents are those of each amount, the same for all: what is weighted is
	// rounded deal by deal.
	Cents int64
}

// The first field of a row of StockFunnel: what its N counts.
const (
	groupN     = "n"
	groupMinor = "sum"
)

// group counts a deal into its Group.
func (o *Opportunity) group() []Tally {
	cents, minor := "", o.Amount.Minor
	if minor != 0 {
		cents = strconv.FormatInt(minor%100, 10)
	}
	n := rowIn(StockFunnel, o.Team, "", groupN, escaped(o.Milestone), o.State, strconv.Itoa(o.WinPct), escaped(string(o.Amount.Kind)), cents, said(o.Answers, false), said(o.Ticks, true))
	n.Currency = o.Amount.Currency
	sum := n
	sum.Metric, sum.N = groupMinor+strings.TrimPrefix(n.Metric, groupN), minor
	return []Tally{n, sum}
}

// Groups puts the rows of StockFunnel together.
func Groups(rows []Tally) []Group {
	type sum struct {
		follows, currency string // what the group follows from, and the currency
		n                 int
		minor             int64
	}
	sums := make([]sum, 0, len(rows)/2+1)
	at := make(map[[2]string]int, len(rows)/2+1)
	for _, t := range rows {
		what, follows, _ := strings.Cut(t.Metric, "|")
		i, known := at[[2]string{follows, t.Currency}]
		if !known {
			i = len(sums)
			at[[2]string{follows, t.Currency}] = i
			sums = append(sums, sum{follows: follows, currency: t.Currency})
		}
		if what == groupMinor {
			sums[i].minor += t.N
		} else {
			sums[i].n += int(t.N)
		}
	}
	out := make([]Group, 0, len(sums))
	read := map[string]Opportunity{} // by Proof
	for _, s := range sums {
		if g := (Group{N: s.n, Minor: s.minor}); g.read(s.follows, s.currency, read) {
			out = append(out, g)
		}
	}
	return out
}

// read reads what the deals of a group have in common; what is answered and ticked
// of them is read once, and shared.
func (g *Group) read(row, currency string, known map[string]Opportunity) bool {
	f, ok := fieldsOf(row, 6)
	if !ok {
		return false
	}
	pct, err1 := strconv.Atoi(f[2])
	g.Proof = f[5]
	o, ok := known[g.Proof]
	if !ok {
		answers, ticks, _ := strings.Cut(g.Proof, "|")
		o = Opportunity{Answers: ticksOf(answers), Ticks: ticksOf(ticks)}
		known[g.Proof] = o
	}
	g.Deal = o
	g.Deal.Milestone, g.Deal.State, g.Deal.WinPct = plain(f[0]), f[1], pct
	g.Deal.Amount = Amount{Money: Money{Currency: currency}, Kind: AmountKind(plain(f[3]))}
	var err2 error
	if g.Priced = f[4] != ""; g.Priced {
		g.Cents, err2 = strconv.ParseInt(f[4], 10, 64)
	}
	return err1 == nil && err2 == nil
}

// answerYes is the answer that counts: of the others a row tells at most that there
// is one.
const answerYes = "yes"

// said are the ids of what was answered with yes; with others, of what was
// answered otherwise too, each marked.
func said(ticks map[string]Tick, others bool) string {
	var ids []string
	for id, t := range ticks {
		switch {
		case t.Answer == answerYes:
			ids = append(ids, escaped(id))
		case others:
			ids = append(ids, escaped(id)+":")
		}
	}
	slices.Sort(ids)
	return strings.Join(ids, ",")
}

// ticksOf reads what said wrote.
func ticksOf(s string) map[string]Tick {
	if s == "" {
		return nil
	}
	out := map[string]Tick{}
	for id := range strings.SplitSeq(s, ",") {
		t := Tick{Answer: answerYes}
		if bare, other := strings.CutSuffix(id, ":"); other {
			id, t.Answer = bare, ""
		}
		out[plain(id)] = t
	}
	return out
}
