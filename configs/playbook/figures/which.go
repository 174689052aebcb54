package figures

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"milepost/storage/crm"
)

// What a condition is about: of a customer, of the customer of a row, or of the
// row itself. The values stand in buttons and never
// change their meaning.
const (
	IsKey      = "key"      // a key account: yes or no (C1, C3)
	IsTier     = "tier"     // a lead tier; "" = unrated
	IsAmount   = "amount"   // an amount class (F4)
	IsStage    = "stage"    // a value stage (I8)
	IsRelation = "relation" // F9
	IsLoyalty  = "loyalty"  // F3
	IsIndustry = "industry"
	IsClass    = "class" // of its industry (L8)
	IsRegion   = "region"
	IsSource   = "source"
	IsLacking  = "lacks"    // a column of the lead sheet or a part of the file; "" = any part of the file (C5)
	IsKnown    = "contacts" // so many people are known there: 0 or 1 (D7)
	IsStale    = "stale"    // its file was not touched for longer than its tier allows: yes or no (C11)
	IsBought   = "bought"   // has signed with us: yes or no (D8)
	IsDealt    = "deals"    // has an open deal: yes or no

	IsAt       = "at"       // a deal: in that milestone; m4- from there on, -m4 up to there
	IsLevel    = "level"    // a deal: on that level of the funnel
	IsForm     = "form"     // a deal: of that kind (D2)
	IsOver     = "over"     // at least that sum, in minor units of the figures' currency
	IsUnder    = "under"    // at most that, and not nothing
	IsPriced   = "priced"   // has an amount: yes or no
	IsRival    = "rival"    // he won the deal or is named beside it; * = anybody, - = nobody
	IsLikely   = "likely"   // an open deal: won with at least that chance, in percent; -50 = with at most that
	IsStuck    = "stuck"    // a deal: longer in its milestone than that allows: yes or no
	IsQuiet    = "quiet"    // nobody was in touch for that many days
	IsStep     = "step"     // has a next step: yes or no
	IsApproved = "approved" // a deal: its project was approved: yes or no (N)
	IsOwner    = "owner"    // of that person
	IsAccount  = "account"  // of the account of that name
	IsFollowed = "followed" // somebody was in touch with the customer: yes or no
	IsTurned   = "turned"   // a deal was opened with the customer: yes or no
	IsType     = "type"     // an activity: of that type
	IsCost     = "cost"     // what was spent: of that kind
	IsSubject  = "subject"  // a request: for that
	IsAmong    = "among"    // of an answer by groups: only those of these keys, apart by commas
)

// LacksColumn is the value of IsLacking for any column of the lead sheet.
const LacksColumn = "column"

// Yes and No are the values of a condition that holds or does not.
const (
	Yes = "yes"
	No  = "no"
)

// Is is one condition.
type Is struct{ What, Value string }

// Which narrows customers or other rows down: all of its conditions hold. It is named in
// buttons by String.
type Which []Is

// String is the form that WhichOf reads: tier=A+region=东莞.
func (w Which) String() string {
	var parts []string
	for _, is := range w {
		parts = append(parts, is.What+"="+strings.NewReplacer("+", " ", "=", " ", "~", " ", "|", " ", "/", "|").Replace(is.Value))
	}
	return strings.Join(parts, "+")
}

// WhichOf reads what String wrote; ok is false for what is none.
func WhichOf(s string) (w Which, ok bool) {
	for _, part := range strings.Split(s, "+") {
		what, value, found := strings.Cut(part, "=")
		if !found || conditions()[what] == nil {
			return nil, false
		}
		w = append(w, Is{what, strings.ReplaceAll(value, "|", "/")})
	}
	return w, true
}

// file is what a condition is judged by: a customer and, where a condition asks
// for them, what else is known of it.
type file struct {
	*Desk
	row   *Row
	deals map[crm.AccountID]bool
}

// conditions judge a customer; the value is that of the condition.
func conditions() map[string]func(*file, string) (bool, error) {
	word := func(of func(*crm.Account) string) func(*file, string) (bool, error) {
		return func(f *file, v string) (bool, error) {
			return slices.Contains(strings.Split(v, ","), of(f.row.Account)), nil
		}
	}
	yes := func(of func(*file) bool) func(*file, string) (bool, error) {
		return func(f *file, v string) (bool, error) { return of(f) == (v == Yes), nil }
	}
	deal := func(of func(*file, string) bool) func(*file, string) (bool, error) {
		return func(f *file, v string) (bool, error) { return f.row.Deal != nil && of(f, v), nil }
	}
	return map[string]func(*file, string) (bool, error){
		IsKey:      yes(func(f *file) bool { return f.row.Account.KeyAccount }),
		IsBought:   yes(func(f *file) bool { return f.row.Account.Orders > 0 }),
		IsDealt:    yes(func(f *file) bool { return f.deals[f.row.Account.ID] }),
		IsTier:     word(func(a *crm.Account) string { return a.Tier }),
		IsAmount:   word(func(a *crm.Account) string { return a.AmountClass }),
		IsStage:    word(func(a *crm.Account) string { return a.ValueStage }),
		IsRelation: word(func(a *crm.Account) string { return a.Relation }),
		IsLoyalty:  word(func(a *crm.Account) string { return a.Loyalty }),
		IsIndustry: func(f *file, v string) (bool, error) {
			i, _ := f.Book.Industry(f.row.Account.Industry)
			return slices.Contains(strings.Split(v, ","), i.ID), nil
		},
		IsSource: word(func(a *crm.Account) string { return a.Source }),
		IsClass: func(f *file, v string) (bool, error) {
			i, _ := f.Book.Industry(f.row.Account.Industry)
			return i.Class == v, nil
		},
		IsRegion: func(f *file, v string) (bool, error) { // 东莞 holds 东莞长安
			return slices.ContainsFunc(strings.Split(v, ","), func(one string) bool { return one != "" && f.lies(one) }), nil
		},
		IsLacking: (*file).lacking,
		IsKnown:   (*file).known,
		IsStale:   (*file).stale,

		IsAt:       (*file).at,
		IsLevel:    deal(func(f *file, v string) bool { return f.row.Level == v }),
		IsForm:     deal(func(f *file, v string) bool { return f.row.Deal.Form == v }),
		IsRival:    deal(func(f *file, v string) bool { return f.against(v) }),
		IsLikely:   deal((*file).likely),
		IsStuck:    deal((*file).stuck),
		IsPriced:   deal(func(f *file, v string) bool { return f.row.Deal.Amount.IsZero() == (v == No) }),
		IsApproved: deal(func(f *file, v string) bool { return (f.row.Deal.Project != "") == (v == Yes) }),
		IsOver: func(f *file, v string) (bool, error) {
			return f.row.Amount.Minor > 0 && f.row.Amount.Minor >= minor(v), nil
		},
		IsUnder: func(f *file, v string) (bool, error) {
			return f.row.Amount.Minor > 0 && f.row.Amount.Minor <= minor(v), nil
		},
		IsQuiet: func(f *file, v string) (bool, error) {
			days := f.quiet(*f.row)
			if f.row.Deal == nil {
				f.row.Days = days
			}
			return int64(days) >= minor(v), nil
		},
		IsStep: func(f *file, v string) (bool, error) {
			stepped, err := f.stepped(*f.row)
			return stepped == (v == Yes), err
		},
		IsOwner:    func(f *file, v string) (bool, error) { return ownedBy(f.row.Owner(), v), nil },
		IsAccount:  word(func(a *crm.Account) string { return a.Name.Text }),
		IsFollowed: yes(func(f *file) bool { return f.row.touched() != "" }),
		IsTurned: func(f *file, v string) (bool, error) {
			turned, err := f.turned()
			return turned == (v == Yes), err
		},
		IsType:  func(f *file, v string) (bool, error) { return f.row.Activity != nil && f.row.Activity.Type == v, nil },
		IsCost:  func(f *file, v string) (bool, error) { return f.costs(v), nil },
		IsAmong: func(*file, string) (bool, error) { return true, nil }, // see compared
		IsSubject: func(f *file, v string) (bool, error) {
			return f.row.Approval != nil && f.row.Approval.Subject == v, nil
		},
	}
}

// lacking reports whether something is not filled in; of the whole file, what.
func (f *file) lacking(what string) (bool, error) {
	a := f.row.Account
	switch what {
	case "region":
		return a.Region == "", nil
	case "industry":
		return a.Industry == "", nil
	case "revenue":
		return a.Revenue.IsZero(), nil
	case "source":
		return a.Source == "", nil
	case LacksColumn:
		return f.lackingColumn()
	}
	filled, lacks, err := f.Filed(a)
	if err != nil {
		return false, err
	}
	if what != "" {
		return slices.Contains(lacks, what), nil
	}
	f.row.Filled, f.row.Lacks = filled, lacks
	return len(lacks) > 0, nil
}

// lackingColumn reports a customer or a lead of which a column of the lead sheet is
// empty, and keeps which.
func (f *file) lackingColumn() (bool, error) {
	l := f.row.Lead
	if l == nil {
		l = &crm.Lead{No: 1, Registered: f.Today} // of the customer alone
	}
	f.row.Lacks = nil
	for _, c := range f.Book.LeadMissing(f.row.Account, l) {
		f.row.Lacks = append(f.row.Lacks, c.ID)
	}
	f.row.Filled = len(f.Book.LeadSheet.Columns) - len(f.row.Lacks)
	return len(f.row.Lacks) > 0, nil
}

// stale reports a file of which nothing was noted for longer than the tier allows, and
// keeps for how many days; of one without anything noted nobody says that.
func (f *file) stale(v string) (bool, error) {
	newest := crm.Date("")
	err := crm.Each(f.R, crm.Where(crm.BySubject, string(crm.KindAccount), string(f.row.Account.ID)), func(n crm.Field) bool {
		newest = max(newest, n.On)
		return true
	})
	if err != nil {
		return false, fmt.Errorf("file of account %s: %w", f.row.Account.ID, err)
	}
	days, stale := f.Book.Stale(f.row.Account.Tier, newest, f.Today)
	if stale {
		f.row.Days, f.row.Limit = f.Today.Sub(newest), days
	}
	return stale == (v == Yes), nil
}

// known reports whether exactly so many people are known at the customer.
func (f *file) known(n string) (bool, error) {
	people, err := f.people(f.row.Account)
	if err != nil {
		return false, err
	}
	if len(people) == 1 {
		f.row.Known = people[0].Name.Text
	}
	return strconv.Itoa(len(people)) == n, nil
}

// Chosen are the customers of theirs that are meant, those worth most first; of
// incomplete files, the emptiest.
func (d *Desk) Chosen(w Which) ([]Row, error) {
	rows, err := d.files()
	if err != nil {
		return nil, err
	}
	if rows, err = d.narrowed(rows, w); err != nil {
		return nil, err
	}
	out := Largest(rows)
	slices.SortStableFunc(out, func(a, b Row) int { return cmp.Compare(len(b.Lacks), len(a.Lacks)) })
	return out, nil
}

// narrowed are the rows of which all conditions hold, in a list of their own.
func (d *Desk) narrowed(rows []Row, w Which) ([]Row, error) {
	deals, err := d.dealt(w)
	if err != nil {
		return nil, err
	}
	judges := conditions()
	var out []Row
	for _, r := range rows {
		f := file{d, &r, deals}
		meant := true
		for _, is := range w {
			judge := judges[is.What]
			if judge == nil {
				return nil, nil
			}
			if meant, err = judge(&f, is.Value); err != nil {
				return nil, err
			}
			if !meant {
				break
			}
		}
		if meant {
			out = append(out, r)
		}
	}
	return out, nil
}

// files are the customers of theirs with what they are worth; of those who may
// read files and no deals, only what the accounts themselves say.
func (d *Desk) files() ([]Row, error) {
	if d.Of.Files {
		return d.Accounts()
	}
	return d.Worth()
}

// dealt are the customers that have an open deal, where a condition asks for it
// and whoever asks may know.
func (d *Desk) dealt(w Which) (map[crm.AccountID]bool, error) {
	if d.Of.Files || !slices.ContainsFunc(w, func(is Is) bool { return is.What == IsDealt }) {
		return nil, nil
	}
	open, err := d.Open()
	if err != nil {
		return nil, err
	}
	deals := map[crm.AccountID]bool{}
	for _, r := range open {
		deals[r.Account.ID] = true
	}
	return deals, nil
}

// customersReport is how many customers there are, by what one asks about them:
// key accounts, those without a tier, files with gaps (C5), those of whom one
// person alone or nobody is known (D7), those who have bought; and, where
// something else was asked, that.
func (d *Desk) customersReport(*Report) ([]Part, error) {
	var parts []Part
	for _, w := range []Which{
		nil, {{IsKey, Yes}}, {{IsTier, ""}}, {{IsLacking, ""}}, {{IsKnown, "1"}}, {{IsKnown, "0"}}, {{IsBought, Yes}}, d.Of.Which,
	} {
		p, err := d.Counted(w)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(parts, func(o Part) bool { return o.Key == p.Key }) {
			parts = append(parts, p)
		}
	}
	return parts, nil
}

// Counted is a part that counts the customers that are meant, with the list of
// them.
func (d *Desk) Counted(w Which) (Part, error) {
	rows, err := d.Chosen(w)
	if err != nil {
		return Part{}, err
	}
	p := d.sums(PartWhich, w.String(), rows)
	if len(w) == 1 && w[0] == (Is{IsLacking, ""}) && len(rows) > 0 {
		all, err := d.files()
		if err != nil {
			return p, err
		}
		fields := len(d.Book.FileFields())
		full := (len(all) - len(rows)) * fields // of the complete ones
		for _, r := range rows {
			full += r.Filled
		}
		p.Of = len(all) * fields
		p.Pct = Percent(int64(full), int64(p.Of))
	}
	return p, nil
}

// Several reports whether a condition of that kind may name several values, apart by
// commas, of which one has to hold: C类和D类.
func Several(what string) bool {
	return what == IsTier || what == IsIndustry || what == IsRegion || what == IsSource
}

// But is the value of IsOwner that means everybody but one: his id, and his name
// for whoever reads it.
func But(id, name string) string { return "!" + id + " " + name }

// ButName is whom such a value leaves out; "" for another value.
func ButName(value string) string {
	if _, name, ok := strings.Cut(value, " "); ok && strings.HasPrefix(value, "!") {
		return name
	}
	return ""
}

// ownedBy reports whether a row of an owner fits a value of IsOwner.
func ownedBy(owner crm.PersonID, value string) bool {
	if but, ok := strings.CutPrefix(value, "!"); ok {
		id, _, _ := strings.Cut(but, " ")
		return string(owner) != id
	}
	return string(owner) == value
}
