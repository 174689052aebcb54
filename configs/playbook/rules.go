package playbook

import (
	"math"
	"slices"
	"sort"

	"milepost/storage/crm"
)

// TierOf is the lead tier that the yearly ranks in the own industry give: the
// worse of the two decides. A rank of 0 is unknown, and then the account is
// unrated: "", which is not D.
func (b *Book) TierOf(rankSales, rankProfit int) string {
	if rankSales <= 0 || rankProfit <= 0 {
		return ""
	}
	worse := max(rankSales, rankProfit)
	for _, t := range b.Tiers {
		if t.Worst == 0 || worse <= t.Worst {
			return t.ID
		}
	}
	return ""
}

// Cadence is how often an account of that tier is to be touched; ok is false
// for an unrated account, which has none.
func (b *Book) Cadence(tier string) (c Cadence, ok bool) {
	t, ok := Find(b.Tiers, tier)
	return t.Cadence, ok && t.Cadence.Days > 0
}

// Milestone gives the milestone with that id.
func (b *Book) Milestone(id string) (Milestone, bool) { return Find(b.Milestones, id) }

// Window gives the window with that id.
func (b *Book) Window(id string) (Window, bool) { return Find(b.Windows, id) }

// Job gives the job with that id.
func (b *Book) Job(id string) (Job, bool) { return Find(b.Jobs, id) }

// Industry finds an industry by its label in either language or a synonym.
func (b *Book) Industry(said string) (Industry, bool) { return Lookup(b.Industries, said) }

// Strategy is the line that goes with an industry: its own, else its class's;
// empty for an industry that is not in the book.
func (b *Book) Strategy(industry, locale string) string {
	i, ok := b.Industry(industry)
	if !ok {
		return ""
	}
	if i.Strategy != (Text{}) {
		return i.Strategy.In(locale)
	}
	c, _ := Find(b.IndustryClasses, i.Class)
	return c.Strategy.In(locale)
}

// WinPct is the chance of a deal in percent: what the rep said, else that of
// its milestone; 100 when it is won, 0 when it is lost or dropped.
func (b *Book) WinPct(o *crm.Opportunity) int {
	switch o.State {
	case crm.DealWon:
		return 100
	case crm.DealLost, crm.DealDropped:
		return 0
	}
	if o.WinPct > 0 {
		return o.WinPct
	}
	m, _ := b.Milestone(o.Milestone)
	if m.Signed > 0 && o.Amount.Kind == crm.AmountContract {
		return m.Signed
	}
	return m.Win
}

// Signing is the milestone in which contracts are signed: the first whose win %
// changes with the signature. ok is false in a method without one.
func (b *Book) Signing() (m Milestone, ok bool) {
	i := slices.IndexFunc(b.Milestones, func(m Milestone) bool { return m.Signed > 0 })
	if i < 0 {
		return m, false
	}
	return b.Milestones[i], true
}

// Stands is the milestone in which a deal stands: its own; of a signed one that
// of the signature at least, whatever was noted before it.
func (b *Book) Stands(o *crm.Opportunity) string {
	to, ok := b.Signing()
	all := IDs(b.Milestones)
	if ok && o.State == crm.DealWon && slices.Index(all, o.Milestone) < slices.Index(all, to.ID) {
		return to.ID
	}
	return o.Milestone
}

// Weighted is what an open deal adds to the weighted pipeline: win % of its
// amount, of the lower end for a range, rounded to the minor unit. A paused,
// won, lost or dropped deal adds nothing, nor does one whose contract is
// signed: that one is in what was signed.
func (b *Book) Weighted(o *crm.Opportunity) crm.Money {
	m := crm.Money{Currency: o.Amount.Currency}
	if o.State != crm.DealOpen || o.Amount.Kind == crm.AmountContract {
		return m
	}
	pct := int64(b.WinPct(o))
	minor := o.Amount.Minor
	m.Minor = minor/100*pct + (minor%100*pct+50)/100 // in two parts: no overflow
	return m
}

// Convert is an amount in another currency by the newest dated rate that is not
// after a day; ok is false when there is none. A rate is never turned round.
func (b *Book) Convert(m crm.Money, to string, on crm.Date) (crm.Money, bool) {
	if m.Currency == to || m.IsZero() && m.Currency == "" {
		return crm.Money{Minor: m.Minor, Currency: to}, true
	}
	r, ok := b.rate(m.Currency, to, on)
	if !ok {
		return m, false
	}
	return crm.Money{Minor: int64(math.Round(float64(m.Minor) * r.Rate)), Currency: to}, true
}

// rate is the newest rate on a day; to "" takes any currency.
func (b *Book) rate(from, to string, on crm.Date) (best Rate, ok bool) {
	for _, r := range b.Rates {
		if r.From == from && (to == "" || r.To == to) && r.On <= string(on) && r.On >= best.On {
			best = r
		}
	}
	return best, best.Rate > 0
}

// Purchase is what an account bought, in one currency for all accounts.
type Purchase struct {
	Account crm.AccountID
	Minor   int64
}

// AmountClass sorts accounts into A, B and C by what they bought: A is the
// smallest set of the largest that makes up the first share, and so on.
// Accounts that bought nothing have no class.
func (b *Book) AmountClass(bought []Purchase) map[crm.AccountID]string {
	rows := make([]Purchase, 0, len(bought))
	var total float64
	for _, p := range bought {
		if p.Minor > 0 {
			rows = append(rows, p)
			total += float64(p.Minor)
		}
	}
	sort.Slice(rows, func(i, j int) bool {
		if rows[i].Minor != rows[j].Minor {
			return rows[i].Minor > rows[j].Minor
		}
		return rows[i].Account < rows[j].Account
	})
	out := make(map[crm.AccountID]string, len(rows))
	var before float64
	for _, p := range rows {
		limit := 0
		for i, c := range b.AmountClasses {
			limit += c.Share
			if before*100 < float64(limit)*total || i == len(b.AmountClasses)-1 {
				out[p.Account] = c.ID
				break
			}
		}
		before += float64(p.Minor)
	}
	return out
}

// A Way is how a move of an account's relation is to be taken.
type Way string

// The ways of a relation.
const (
	WayPlain   Way = "plain"   // one step on one of the routes
	WaySame    Way = "same"    // no move at all
	WaySkip    Way = "skip"    // leaves a step out: a reason is asked for
	WayBack    Way = "back"    // falls back: a reason is asked for
	WayUnknown Way = "unknown" // one of the two is not in the book
)

// Reason reports whether such a move needs a reason.
func (w Way) Reason() bool { return w == WaySkip || w == WayBack }

// RelationMove judges a move of an account's relation; been are the relations
// that it had before from, in any order. An account without a relation is an
// outsider.
func (b *Book) RelationMove(from, to string, been ...string) Way {
	if from == "" && len(b.Relations) > 0 {
		from = b.Relations[0].ID
	}
	f, ok1 := Find(b.Relations, from)
	t, ok2 := Find(b.Relations, to)
	switch {
	case !ok1 || !ok2:
		return WayUnknown
	case from == to:
		return WaySame
	}
	for _, s := range b.RelationWay {
		if s.From != from || s.To != to {
			continue
		}
		if s.After == "" || contains(been, s.After) {
			return WayPlain
		}
		return WaySkip
	}
	if t.Rank < f.Rank {
		return WayBack
	}
	return WaySkip
}

func contains(list []string, s string) bool {
	for _, have := range list {
		if have == s {
			return true
		}
	}
	return false
}

// Depth is the depth of a relation that so many activities suggest. It is
// proposed, never set.
func (b *Book) Depth(activities int) string {
	best := ""
	for _, d := range b.Depths {
		if activities >= d.From {
			best = d.ID
		}
	}
	return best
}

// Deciders are the buying roles that suggest the last word in a decision.
func (b *Book) Deciders() []string {
	if len(b.Decides) == 0 {
		return nil
	}
	return b.Decides[0].Offers
}

// RolesMissing lists the buying roles that nobody of these people has. Who has
// left does not count.
func (b *Book) RolesMissing(people []crm.Contact) []string {
	var out []string
	for _, r := range b.BuyingRoles {
		found := false
		for _, k := range people {
			found = found || k.Left == "" && contains(k.Roles, r.ID)
		}
		if !found {
			out = append(out, r.ID)
		}
	}
	return out
}

// LeadMissing lists the columns of the lead sheet that an account and its
// lead do not fill yet, in the sheet's order.
func (b *Book) LeadMissing(a *crm.Account, l *crm.Lead) []Column {
	source := l.Source
	if source == "" {
		source = a.Source
	}
	filled := map[string]bool{
		"number": l.No > 0, "account": a.Name.Text != "", "region": a.Region != "", "industry": a.Industry != "",
		"revenue": !a.Revenue.IsZero(), "tier": a.Tier != "", "source": source != "", "registered": l.Registered != "",
	}
	var out []Column
	for _, c := range b.LeadSheet.Columns {
		if !filled[c.ID] {
			out = append(out, c)
		}
	}
	return out
}

// moreColumns are the columns besides those of the form that an import can
// read.
func moreColumns() []string {
	return []string{
		"code", "contact", "phone", "title", "rank_sales", "rank_profit", "owner", "author", "referrer", "need", "benefit", "finance",
		"address", "confirm",
	}
}

// leadColumns are the columns that LeadMissing can tell about.
func leadColumns() []string {
	return []string{"number", "account", "region", "industry", "revenue", "tier", "source", "registered"}
}

// InCare reports whether an account is one to be cared for beyond its deals: a key
// account, or one that has bought.
func (b *Book) InCare(a *crm.Account) bool { return a.KeyAccount || a.Orders > 0 }
