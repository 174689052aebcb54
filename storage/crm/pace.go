package crm

import "time"

// Pace is what the cadence of a customer follows from.
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

// tier is the tier of a customer in a row, with whether something is open with it.
func (p Pace) tier() string {
	if p.Ended {
		return "ended|" + p.Tier
	}
	return "|" + p.Tier
}

// TierOf reads what tier wrote.
func TierOf(row string) (p Pace, ok bool) {
	f, ok := fieldsOf(row, 2)
	if !ok {
		return p, false
	}
	return Pace{Ended: f[0] != "", Tier: f[1]}, true
}

// PaceLadder is a list of the customers of a tier by day; the rows by the day have
// the clock of their Pace as Metric.
func PaceLadder(list string, team TeamID, tier Pace) Ladder { return Ladder{list, team, tier.tier()} }

// HeldOn reads a row of StockHeld: the pace of the customer and in which list it is.
func HeldOn(t Tally) (list string, p Pace, ok bool) {
	f, ok := fieldsOf(t.Metric, 7)
	if !ok {
		return "", p, false
	}
	return f[0], Pace{From: Date(f[1]), Clock: f[2], Ended: f[3] != "", Paused: Date(f[4]), Held: Date(f[5]), Tier: f[6]}, true
}

// Stock counts a customer by its tier and by its pace.
func (a *Account) Stock() []Tally {
	visits, calls := a.pace(a.LastVisit), a.pace(max(a.LastVisit, a.LastCall))
	rows := []Tally{rowIn(StockTiers, a.Team, "", visits.tier())}
	if visits == calls {
		return append(rows, visits.rows(StockBoth, a.Team)...)
	}
	return append(append(rows, visits.rows(StockVisits, a.Team)...), calls.rows(StockCalls, a.Team)...)
}

func (p Pace) rows(list string, team TeamID) []Tally {
	var rows []Tally
	if p.From != "" {
		rows = PaceLadder(list, team, p).rows(p.From, p.Clock)
	}
	if day := max(p.Paused, p.Held); day != "" {
		ended := ""
		if p.Ended {
			ended = "ended"
		}
		rows = append(rows, rowIn(StockHeld, team, day, list, string(p.From), p.Clock, ended, string(p.Paused), string(p.Held), p.Tier))
	}
	return rows
}
