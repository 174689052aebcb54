package crm

import "strings"

// The stock of a team is what it has at this moment, in rows among the totals: so
// few that a digest need not read the records themselves, however many there are. A
// row stands under the name of a list of a team instead of a person's (StockOf); its
// Metric has what the figures of a record follow from, and N says of how many
// records that is true, or of what sum.
const (
	StockTiers    = "stock/tiers"    // customers by tier (TierOf), all on NoDay
	StockVisits   = "stock/visits"   // customers of a tier by the day from which visits are counted; a Ladder
	StockCalls    = "stock/calls"    // customers of a tier by the day from which visits and calls are counted; a Ladder
	StockBoth     = "stock/both"     // customers of a tier for whom the two are the same day; a Ladder
	StockHeld     = "stock/held"     // each customer that was ever paused or taken over, by the later day of the two
	StockFunnel   = "stock/funnel"   // deals that can still move, and their amounts, by what the funnel follows from (Groups), all on NoDay
	StockStands   = "stock/stands"   // open deals of a milestone by the day since which they stand in it; a Ladder
	StockHanded   = "stock/handed"   // each open deal that was ever taken over, by that day
	StockAhead    = "stock/ahead"    // each deal that can still move, by the last day on which something of it was opened or ticked
	StockUnpriced = "stock/unpriced" // customers with open deals without an amount, by the day since which these stand in their milestone
	StockSteps    = "stock/steps"    // open steps of our own by the day on which they are due
	StockSigned   = "stock/signed"   // deals won, and what for, by the day of signing
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

// Stock reads a list of a team's stock: the rows of the days from one to another,
// both among them.
func Stock(r Reader, list string, team TeamID, from, to Date) ([]Tally, error) {
	return r.Tallies(StockOf(list, team), from, to)
}

// rowIn is a row of one record.
func rowIn(list string, team TeamID, day Date, fields ...string) Tally {
	if day == "" {
		day = NoDay
	}
	return Tally{Who: StockOf(list, team), Day: day, Metric: strings.Join(fields, "|"), N: 1}
}

// fieldsOf takes the fields of a row apart; the last may hold anything.
func fieldsOf(row string, n int) ([]string, bool) {
	f := strings.SplitN(row, "|", n)
	return f, len(f) == n
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
