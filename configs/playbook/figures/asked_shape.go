package figures

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"

	"milepost/storage/crm"
)

// The signs that a deal may be lost. The values stand in no record.
const (
	SignStuck = "stuck" // longer in its milestone than that allows
	SignQuiet = "quiet" // nobody was in touch with the customer for QuietDays
	SignRival = "rival" // a rival is named
	SignNoto  = "step"  // no next step
	SignLate  = "late"  // the next step is late
)

// QuietDays is after how many days without a visit or a call a deal is in danger.
const QuietDays = 30

// ordered puts rows in the order that a question wants, and leaves out what it
// does not want.
func (d *Desk) ordered(rows []Row, a Asked) ([]Row, error) {
	by := func(less func(a, b Row) int) { slices.SortStableFunc(rows, less) }
	switch {
	case a.Sort == SortAmount:
		Largest(rows)
	case a.Sort == SortSmall:
		rows = picked(rows, func(r Row) bool { return r.Amount.Minor > 0 })
		by(func(a, b Row) int { return cmp.Compare(a.Amount.Minor, b.Amount.Minor) })
	case a.Sort == SortQuiet:
		for i := range rows {
			rows[i].Days = d.quiet(rows[i])
		}
		by(func(a, b Row) int { return cmp.Compare(b.Days, a.Days) })
	case !a.Deals():
	case a.Sort == SortLong:
		for i := range rows {
			rows[i].Days, rows[i].Limit, _ = d.Book.Stuck(rows[i].Deal, d.Today)
		}
		longest(rows)
	case a.Sort == SortOld:
		by(func(a, b Row) int { return cmp.Compare(a.Deal.Opened(), b.Deal.Opened()) })
	case a.Sort == SortSoon:
		by(func(a, b Row) int { return cmp.Compare(d.Book.WinPct(b.Deal), d.Book.WinPct(a.Deal)) })
	case a.Sort == SortRisk:
		return d.risky(rows)
	}
	return rows, nil
}

// risky are the deals of which something speaks for losing them, with what it is:
// those with most signs first, then the largest.
func (d *Desk) risky(rows []Row) ([]Row, error) {
	var out []Row
	for _, r := range rows {
		days, limit, stuck := d.Book.Stuck(r.Deal, d.Today)
		if stuck {
			r.Days, r.Limit = days, limit
			r.Signs = append(r.Signs, SignStuck)
		}
		if d.quiet(r) >= QuietDays {
			r.Signs = append(r.Signs, SignQuiet)
		}
		if len(r.Deal.Rivals) > 0 {
			r.Signs = append(r.Signs, SignRival)
		}
		next, err := d.nextStep(r)
		switch {
		case err != nil:
			return nil, err
		case next == nil:
			r.Signs = append(r.Signs, SignNoto)
		case next.Due != "" && next.Due < d.Today:
			r.Signs = append(r.Signs, SignLate)
		}
		if len(r.Signs) > 0 {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b Row) int {
		return cmp.Or(cmp.Compare(len(b.Signs), len(a.Signs)), cmp.Compare(b.Amount.Minor, a.Amount.Minor))
	})
	return out, nil
}

// quiet is for how many days nobody was in touch with the customer of a row: since
// the last visit or call, of a deal at least since it was opened, of an account
// since it is there.
func (d *Desk) quiet(r Row) int {
	last := r.touched()
	switch {
	case last != "":
	case r.Deal != nil:
		last = r.Deal.Opened()
	default:
		last = crm.DateOf(r.Account.Created.In(d.zone()))
	}
	return max(d.Today.Sub(last), 0)
}

// stepped reports whether there is an open step for the deal or its customer.
func (d *Desk) stepped(r Row) (bool, error) {
	next, err := d.nextStep(r)
	return next != nil, err
}

// nextStep is the open step for the deal or its customer that is due first; nil for none.
func (d *Desk) nextStep(r Row) (*crm.Task, error) {
	var next *crm.Task
	err := crm.Each(d.R, crm.Where(crm.OpenAcct, string(r.Account.ID)), func(t crm.Task) bool {
		if meant := r.Deal == nil || t.Deal == "" || t.Deal == r.Deal.ID; meant && (next == nil || t.Due != "" && (next.Due == "" || t.Due < next.Due)) {
			next = &t
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("steps at %s: %w", r.Account.ID, err)
	}
	return next, nil
}

// group is what a row belongs to: a key, and a name where the method has none.
type group struct{ key, name string }

// groups say what a row belongs to.
func groups() map[string]func(*Desk, Row) ([]group, error) {
	one := func(of func(Row) string) func(*Desk, Row) ([]group, error) {
		return func(_ *Desk, r Row) ([]group, error) { return []group{{key: of(r)}}, nil }
	}
	return map[string]func(*Desk, Row) ([]group, error){
		ByPerson: func(d *Desk, r Row) ([]group, error) {
			name, err := d.personName(r.Owner())
			return []group{{string(r.Owner()), name}}, err
		},
		ByTeam: func(d *Desk, r Row) ([]group, error) {
			t, err := d.teamOf(r.Owner())
			return []group{t}, err
		},
		ByIndustry: func(d *Desk, r Row) ([]group, error) {
			if i, ok := d.Book.Industry(r.Account.Industry); ok {
				return []group{{i.ID, i.ID}}, nil
			}
			return []group{{key: r.Account.Industry, name: r.Account.Industry}}, nil
		},
		ByClass: func(d *Desk, r Row) ([]group, error) {
			i, _ := d.Book.Industry(r.Account.Industry)
			return []group{{key: i.Class}}, nil
		},
		ByRegion: one(func(r Row) string { return r.Account.Region }),
		BySource: one(func(r Row) string {
			if r.Lead != nil && r.Lead.Source != "" {
				return r.Lead.Source
			}
			return r.Account.Source
		}),
		ByTier: one(func(r Row) string { return r.Account.Tier }),
		ByAccount: func(_ *Desk, r Row) ([]group, error) {
			return []group{{string(r.Account.ID), r.Account.Name.Text}}, nil
		},
		ByRival:     func(_ *Desk, r Row) ([]group, error) { return rivals(r), nil },
		ByReason:    one(func(r Row) string { return dealWord(r, func(o *crm.Opportunity) string { return o.Reason }) }),
		ByMilestone: one(func(r Row) string { return dealWord(r, func(o *crm.Opportunity) string { return o.Milestone }) }),
		ByShowed:    func(_ *Desk, r Row) ([]group, error) { return showed(r), nil },
		ByMonth: func(d *Desk, r Row) ([]group, error) {
			return []group{{key: string(r.day())[:min(7, len(r.day()))]}}, nil
		},
		ByWeek:    within(Week),
		ByQuarter: within(Quarter),
		ByYear:    within(Year),
	}
}

func dealWord(r Row, of func(*crm.Opportunity) string) string {
	if r.Deal == nil {
		return ""
	}
	return of(r.Deal)
}

// rivals are those who have to do with a deal: he who won a lost one, else all
// that are named.
func rivals(r Row) []group {
	switch {
	case r.Deal == nil:
	case r.Deal.Rival != "":
		return []group{{r.Deal.Rival, r.Deal.Rival}}
	case len(r.Deal.Rivals) > 0:
		var out []group
		for _, name := range r.Deal.Rivals {
			out = append(out, group{name, name})
		}
		return out
	}
	return []group{{}}
}

// showed are our advantages that a visit presented.
func showed(r Row) []group {
	if r.Activity == nil || len(r.Activity.Showed) == 0 {
		return []group{{}}
	}
	var out []group
	for _, id := range r.Activity.Showed {
		out = append(out, group{id, id})
	}
	return out
}

// Owner is whose a row is.
func (r Row) Owner() crm.PersonID {
	switch {
	case r.Approval != nil:
		return r.Approval.Asker
	case r.Quote != nil:
		return r.Quote.Owner
	case r.Deal != nil:
		return r.Deal.Owner
	case r.Activity != nil:
		return r.Activity.Who
	case r.Lead != nil:
		return r.Lead.Owner
	case r.Expense != nil:
		return r.Expense.Who
	case r.Task != nil:
		return r.Task.Owner
	}
	return r.Account.Owner
}

// day is the day of a row; "" for what has none.
func (r Row) day() crm.Date {
	switch {
	case r.On != "":
		return r.On
	case r.Activity != nil:
		return r.Activity.Date
	case r.Deal != nil:
		return cmp.Or(r.Deal.Closed, r.Deal.Opened())
	}
	return ""
}

// grouped is a part for each group of rows, in the order that a question wants.
// By person everybody who keeps records is there, also he of whom there is
// nothing.
func (d *Desk) grouped(a Asked, rows []Row) ([]Part, error) {
	by := map[string][]Row{}
	var order []group
	of := groups()[a.By]
	add := func(g group) {
		if _, known := by[g.key]; !known {
			by[g.key] = nil
			order = append(order, g)
		}
	}
	for _, r := range rows {
		gs, err := of(d, r)
		if err != nil {
			return nil, err
		}
		for _, g := range gs {
			add(g)
			by[g.key] = append(by[g.key], r)
		}
	}
	if a.By == ByPerson {
		for _, who := range d.Of.People {
			p, err := crm.Get[crm.Person](d.R, who)
			if err != nil {
				return nil, fmt.Errorf("person %s: %w", who, err)
			}
			if p.Active(d.Today) && p.Has(crm.RoleRep) {
				add(group{string(who), p.Name.Text})
			}
		}
	}
	if a.By == ByShowed {
		for _, word := range d.Book.Advantages {
			add(group{word.ID, word.ID})
		}
	}
	if among := a.Among(); len(among) > 0 {
		for _, key := range among {
			g, err := d.called(a.By, key)
			if err != nil {
				return nil, err
			}
			add(g)
		}
		order = slices.DeleteFunc(order, func(g group) bool { return !slices.Contains(among, g.key) })
	}
	var parts []Part
	for _, g := range order {
		p := d.sums(PartAskedOf, g.key, by[g.key])
		p.Name, p.Days = cmp.Or(g.name, g.key), pace(by[g.key])
		p.Key = shortKey(g.key)
		if a.By == ByPerson && g.key == string(d.Asker) {
			p.Name = "" // the reader himself
		}
		parts = append(parts, p)
	}
	if a.Then != "" {
		if err := d.tabled(a, rows, parts); err != nil {
			return nil, err
		}
	}
	return arranged(parts, a), nil
}

// shortKey is the key of a group as a button has room for it: people's own words
// may be of any length.
func shortKey(key string) string {
	if len(key) <= 12 {
		return key
	}
	h := fnv.New32a()
	h.Write([]byte(key))
	return "h" + strconv.FormatUint(uint64(h.Sum32()), 36)
}

// arranged puts groups in the order that a question wants: what has no name last.
func arranged(parts []Part, a Asked) []Part {
	sum := func(p Part) int64 {
		if len(p.Money) == 0 {
			return 0
		}
		return p.Money[0].Minor
	}
	unnamed := func(p Part) int {
		if p.Key == "" {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(parts, func(x, y Part) int {
		switch {
		case ByTime(a.By):
			return cmp.Compare(x.Name, y.Name)
		case a.Sort == SortFew:
			return cmp.Or(cmp.Compare(x.N, y.N), cmp.Compare(sum(x), sum(y)))
		case a.Sort == SortAmount:
			return cmp.Or(cmp.Compare(unnamed(x), unnamed(y)), cmp.Compare(sum(y), sum(x)), cmp.Compare(y.N, x.N))
		}
		return cmp.Or(cmp.Compare(unnamed(x), unnamed(y)), cmp.Compare(y.N, x.N), cmp.Compare(sum(y), sum(x)))
	})
	if a.Sort == SortNone {
		parts = slices.DeleteFunc(parts, func(p Part) bool { return p.N > 0 })
	}
	return parts
}

func (d *Desk) personName(id crm.PersonID) (string, error) {
	if id == "" {
		return "", nil
	}
	p, err := crm.Get[crm.Person](d.R, id)
	if err != nil {
		return "", fmt.Errorf("person %s: %w", id, err)
	}
	return p.Name.Text, nil
}

// teamOf is the team of a person.
func (d *Desk) teamOf(id crm.PersonID) (group, error) {
	if id == "" {
		return group{}, nil
	}
	p, err := crm.Get[crm.Person](d.R, id)
	if err != nil || p.Team == "" {
		return group{}, err
	}
	t, err := crm.Get[crm.Team](d.R, p.Team)
	if err != nil {
		return group{}, fmt.Errorf("team %s: %w", p.Team, err)
	}
	return group{string(t.ID), t.Name.Text}, nil
}
