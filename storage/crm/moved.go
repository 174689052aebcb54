package crm

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Moved is what one change made of where a customer or a deal of a team stands, as
// far as the team's digests tell of it: the tier and the relation of a customer that
// was there before, all of a deal that the funnel follows from. It follows from the
// change (MovesOf).
type Moved struct {
	Seq  uint64    // of the change
	At   time.Time // of the change
	Kind Kind
	ID   string
	// Was and Is are how it stood with the team before and stands now, in the form
	// that Customer, Milestones and Deals read; "" = not there, or with another team.
	Was, Is string
}

// TeamMoved is what a change moved with one team.
type TeamMoved struct {
	Team TeamID
	Moved
}

// MovesOf is what a change moved, for each team that it concerns. A change that
// only brings up to date what follows from others moves nothing, and neither does
// one that cannot be read.
func MovesOf(c *Change) []TeamMoved {
	var was, is standing
	switch {
	case !MayMove(c.Kind, c.Touch):
		return nil
	case c.Kind == KindAccount:
		if len(c.Before) == 0 || len(c.After) == 0 { // one that was made has not moved: it is counted
			return nil
		}
		was, is = customerIn(c.Before), customerIn(c.After)
		if was.row == "" || is.row == "" {
			return nil
		}
		was.team = is.team // whoever has it now hears of it
	default:
		was, is = dealIn(c.Before), dealIn(c.After)
	}
	var out []TeamMoved
	for _, team := range []TeamID{was.team, is.team} {
		m := Moved{Seq: c.Seq, At: c.At, Kind: c.Kind, ID: c.ID}
		if was.team == team {
			m.Was = was.row
		}
		if is.team == team {
			m.Is = is.row
		}
		if team != "" && m.Was != m.Is && !slices.ContainsFunc(out, func(o TeamMoved) bool { return o.Team == team }) {
			out = append(out, TeamMoved{team, m})
		}
	}
	return out
}

// MayMove reports whether a change of a record of that kind may move something.
func MayMove(k Kind, touch Touch) bool {
	return touch != TouchDerived && (k == KindAccount || k == KindOpportunity)
}

// standing is how a record stands with its team; the row is "" when there is none.
type standing struct {
	team TeamID
	row  string
}

func customerIn(data []byte) standing {
	var a struct {
		Team     TeamID `json:"team"`
		Tier     string `json:"tier"`
		Relation string `json:"relation"`
		Deleted  bool   `json:"deleted"`
	}
	if json.Unmarshal(data, &a) != nil || a.Deleted {
		return standing{}
	}
	return standing{a.Team, escaped(a.Relation) + "|" + a.Tier}
}

func dealIn(data []byte) standing {
	var o Opportunity
	if len(data) == 0 || json.Unmarshal(data, &o) != nil || o.Deleted {
		return standing{}
	}
	return standing{o.Team, strings.Join([]string{
		escaped(string(o.Account)), escaped(o.Milestone), o.State, string(o.Held), string(o.Since), string(o.Opened()), strconv.Itoa(o.WinPct),
		escaped(string(o.Amount.Kind)), strconv.FormatInt(o.Amount.Minor, 36), escaped(o.Amount.Currency), dated(o.Answers), dated(o.Ticks),
	}, "|")}
}

// Customer is the tier and the relation that the customer had and has.
func (m *Moved) Customer() (was, is Account) {
	read := func(row string) (a Account) {
		if f, ok := fieldsOf(row, 2); ok {
			a.Relation, a.Tier = plain(f[0]), f[1]
		}
		return a
	}
	return read(m.Was), read(m.Is)
}

// Milestones are those in which the deal stood with the team and stands now; ok is
// false when it was not there, or is not.
func (m *Moved) Milestones() (was, is string, account AccountID, ok bool) {
	before, ok1 := fieldsOf(m.Was, 3)
	after, ok2 := fieldsOf(m.Is, 3)
	if !ok1 || !ok2 {
		return "", "", "", false
	}
	return plain(before[1]), plain(after[1]), AccountID(plain(after[0])), true
}

// Deals are the deal as it stood with the team and as it stands, with all that the
// funnel follows from; nil when it did not, or does not.
func (m *Moved) Deals() (was, is *Opportunity) {
	return m.deal(m.Was), m.deal(m.Is)
}

func (m *Moved) deal(row string) *Opportunity {
	f, ok := fieldsOf(row, 12)
	if !ok {
		return nil
	}
	o := Opportunity{
		ID: OpportunityID(m.ID), Account: AccountID(plain(f[0])), Milestone: plain(f[1]), State: f[2], Held: Date(f[3]), Since: Date(f[4]),
		Amount: Amount{Money: Money{Currency: plain(f[9])}, Kind: AmountKind(plain(f[7]))}, Answers: undated(f[10]), Ticks: undated(f[11]),
	}
	if f[5] != f[4] {
		o.Moved = []Move{{On: Date(f[5])}}
	}
	var err1, err2 error
	o.WinPct, err1 = strconv.Atoi(f[6])
	o.Amount.Minor, err2 = strconv.ParseInt(f[8], 36, 64)
	if err1 != nil || err2 != nil {
		return nil
	}
	return &o
}

// dated are ticks in a row: id, answer and day of each, without their words.
func dated(ticks map[string]Tick) string {
	var b strings.Builder
	for _, id := range slices.Sorted(maps.Keys(ticks)) {
		if b.Len() > 0 {
			b.WriteByte(',')
		}
		t := ticks[id]
		b.WriteString(escaped(id) + ":")
		if t.Answer != answerYes { // which most are
			b.WriteString(escaped(t.Answer) + "!")
		}
		b.WriteString(":" + string(t.On))
	}
	return b.String()
}

// undated reads what dated wrote.
func undated(s string) map[string]Tick {
	if s == "" {
		return nil
	}
	out := map[string]Tick{}
	for one := range strings.SplitSeq(s, ",") {
		f := strings.SplitN(one, ":", 3)
		if len(f) != 3 {
			continue
		}
		t := Tick{Answer: answerYes, On: Date(f[2])}
		if other, ok := strings.CutSuffix(f[1], "!"); ok {
			t.Answer = plain(other)
		}
		out[plain(f[0])] = t
	}
	return out
}
