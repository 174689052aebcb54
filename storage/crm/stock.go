package crm

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The stock of a team is what it has at this moment, in rows among the totals: so
// few, or so short, that a digest need not read the records themselves. A row
// stands under the name of a list of a team instead of a person's (StockOf); its
// Metric has what the figures of a record follow from, and N says of how many
// records that is true.
const (
	StockVisits = "stock/visits" // customers by the day from which visits are counted
	StockCalls  = "stock/calls"  // customers by the day from which visits and calls are counted
	StockBoth   = "stock/both"   // customers for whom the two are the same day
	StockOwners = "stock/owners" // customers by their owner, all on NoDay
	StockDeals  = "stock/deals"  // each deal that can still move, by the day since which it stands in its milestone
	StockSteps  = "stock/steps"  // open steps of our own by the day on which they are due
	StockSigned = "stock/signed" // deals won, and what for, by the day of signing
)

// NoDay stands in the stock for a day that a record does not have: long before
// any other.
const NoDay Date = "0001-01-01"

// Stocked is implemented by records that are in the stock of a team.
type Stocked interface {
	Record
	// Stock lists the rows of the live record.
	Stock() []Tally
}

// StockOf is under what name a list of a team's stock stands among the totals;
// "" without a team.
func StockOf(list string, team TeamID) PersonID {
	if team == "" {
		return ""
	}
	return PersonID(list + "/" + string(team))
}

// Stock reads a list of a team's stock: the rows of the days up to one, which is
// among them.
func Stock(r Reader, list string, team TeamID, until Date) ([]Tally, error) {
	return r.Tallies(StockOf(list, team), NoDay, until)
}

// EndOfTime is a day after all others.
const EndOfTime Date = "9999-12-31"

// rowIn is a row of one record.
func rowIn(list string, team TeamID, day Date, fields ...string) Tally {
	if day == "" {
		day = NoDay
	}
	return Tally{Who: StockOf(list, team), Day: day, Metric: strings.Join(fields, "|"), N: 1}
}

// fieldsOf takes the fields of a row apart; the last may hold anything.
func fieldsOf(t Tally, n int) ([]string, bool) {
	f := strings.SplitN(t.Metric, "|", n)
	return f, len(f) == n
}

// dayOf is the day of a row, "" for NoDay.
func dayOf(t Tally) Date {
	if t.Day == NoDay {
		return ""
	}
	return t.Day
}

// Pace is what the cadence of a customer follows from: all customers of a team
// that have the same are one row of its stock.
type Pace struct {
	Tier   string
	From   Date   // last touch, else from when an import has it run, else made (UTC); "" = none of these
	Clock  string // HH:MM in UTC, to the quarter of an hour: when it was made; "" where From is a civil day
	Ended  bool   // its last open deal was lost or given up
	Paused Date
	Held   Date
}

// Account is a customer of that pace.
func (p Pace) Account() Account {
	a := Account{Tier: p.Tier, Paused: p.Paused, Held: p.Held}
	if p.Ended {
		a.Ended = p.From
		if a.Ended == "" {
			a.Ended = NoDay
		}
	}
	switch made, err := time.Parse("2006-01-02 15:04", string(p.From)+" "+p.Clock); {
	case p.Clock == "":
		a.Paced = p.From
	case err == nil:
		a.Created = made
	}
	return a
}

func (p Pace) row(list string, team TeamID) Tally {
	ended := ""
	if p.Ended {
		ended = "ended"
	}
	return rowIn(list, team, p.From, ended, string(p.Paused), string(p.Held), p.Clock, p.Tier)
}

// PaceOf reads a row of customers; ok is false for any other row.
func PaceOf(t Tally) (p Pace, ok bool) {
	f, ok := fieldsOf(t, 5)
	if !ok {
		return p, false
	}
	return Pace{Tier: f[4], From: dayOf(t), Clock: f[3], Ended: f[0] != "", Paused: Date(f[1]), Held: Date(f[2])}, true
}

// pace is that of the account where its last touch counts.
func (a *Account) pace(last Date) Pace {
	p := Pace{Tier: a.Tier, From: last, Ended: a.Ended != "", Paused: a.Paused, Held: a.Held}
	if p.From == "" {
		p.From = a.Paced
	}
	if p.From == "" && !a.Created.IsZero() {
		made := a.Created.UTC().Truncate(15 * time.Minute) // zones lie whole quarters apart
		p.From, p.Clock = DateOf(made), made.Format("15:04")
	}
	return p
}

// Stock counts a customer by its pace and its owner.
func (a *Account) Stock() []Tally {
	owner := rowIn(StockOwners, a.Team, "", string(a.Owner))
	visits, calls := a.pace(a.LastVisit), a.pace(max(a.LastVisit, a.LastCall))
	if visits == calls {
		return []Tally{visits.row(StockBoth, a.Team), owner}
	}
	return []Tally{visits.row(StockVisits, a.Team), calls.row(StockCalls, a.Team), owner}
}

// Stock has a row for a deal that can still move, and one for what was signed.
func (o *Opportunity) Stock() []Tally {
	switch {
	case o.Open():
		row := rowIn(StockDeals, o.Team, o.Since, escaped(string(o.ID)), escaped(string(o.Account)), escaped(o.Milestone), o.State, string(o.Held),
			strconv.Itoa(o.WinPct), escaped(string(o.Amount.Kind)), strconv.FormatInt(o.Amount.Minor, 36), answers(o.Answers), answers(o.Ticks))
		row.Currency = o.Amount.Currency
		return []Tally{row}
	case o.State == DealWon:
		n, sum := rowIn(StockSigned, o.Team, o.Closed, MetricWon), rowIn(StockSigned, o.Team, o.Closed, MetricSigned)
		n.Currency, sum.Currency, sum.N = o.Amount.Currency, o.Amount.Currency, o.Amount.Minor
		return []Tally{n, sum}
	}
	return nil
}

// DealOf is an open deal as its row has it: with all that the funnel and the
// pipeline follow from, but for its words and its history. ok is false for any
// other row.
func DealOf(t Tally) (o Opportunity, ok bool) {
	f, ok := fieldsOf(t, 10)
	if !ok {
		return o, false
	}
	o = Opportunity{
		ID: OpportunityID(plain(f[0])), Account: AccountID(plain(f[1])), Milestone: plain(f[2]), State: f[3], Held: Date(f[4]), Since: dayOf(t),
		Amount: Amount{Money: Money{Currency: t.Currency}, Kind: AmountKind(plain(f[6]))}, Answers: ticksOf(f[8]), Ticks: ticksOf(f[9]),
	}
	var err1, err2 error
	o.WinPct, err1 = strconv.Atoi(f[5])
	o.Amount.Minor, err2 = strconv.ParseInt(f[7], 36, 64)
	return o, err1 == nil && err2 == nil
}

// Stock counts an open step of our own.
func (t *Task) Stock() []Tally {
	if !t.Open() || t.Waiting || !t.Due.Valid() {
		return nil
	}
	return []Tally{rowIn(StockSteps, t.Team, t.Due)}
}

// escaped keeps a word apart from what is put around it in a row, plain gives it
// back.
func escaped(s string) string {
	if !strings.ContainsAny(s, "%|,:") {
		return s
	}
	return strings.NewReplacer("%", "%25", "|", "%7C", ",", "%2C", ":", "%3A").Replace(s)
}

func plain(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	return strings.NewReplacer("%25", "%", "%7C", "|", "%2C", ",", "%3A", ":").Replace(s)
}

// answerYes is the answer that most have; it is left out of a row.
const answerYes = "yes"

// answers are ticks in a row: id, answer and day of each, without their words.
func answers(ticks map[string]Tick) string {
	var b strings.Builder
	for _, id := range slices.Sorted(maps.Keys(ticks)) {
		if b.Len() > 0 {
			b.WriteByte(',')
		}
		t := ticks[id]
		b.WriteString(escaped(id) + ":")
		switch t.Answer {
		case answerYes:
		case "":
			b.WriteString("-")
		default:
			b.WriteString(escaped(t.Answer))
		}
		b.WriteString(":" + strings.ReplaceAll(string(t.On), "-", ""))
	}
	return b.String()
}

func ticksOf(s string) map[string]Tick {
	if s == "" {
		return nil
	}
	out := map[string]Tick{}
	for one := range strings.SplitSeq(s, ",") {
		f := strings.SplitN(one, ":", 3)
		if len(f) != 3 {
			continue
		}
		t := Tick{Answer: plain(f[1])}
		switch t.Answer {
		case "":
			t.Answer = answerYes
		case "-":
			t.Answer = ""
		}
		if day := f[2]; len(day) == len("20060102") {
			t.On = Date(day[:4] + "-" + day[4:6] + "-" + day[6:])
		}
		out[plain(f[0])] = t
	}
	return out
}
