package desk

import (
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// MergePlan is what a merge of two accounts concerns, read before it is done
// and given when it is.
type MergePlan struct {
	From crm.Account // whose records move; its name becomes another one of Into
	Into crm.Account // which stays, with its owner and its number
	// Moves are the records that hang on From, without what is noted of it.
	Moves []crm.Record
	// Twice are the contacts of From whom Into has by the same name: they are one.
	Twice map[crm.ContactID]crm.Contact
	// Filled is what Into did not know and From does; of Clashes both know another
	// value, and that of Into stays.
	Filled, Clashes []AccountDiffers

	// Lead is that of From where Into has one of its own, which stays.
	Lead *crm.Lead
}

// AccountDiffers is a field in which two accounts differ: its JSON name, and the
// values as FieldChange of the cards takes them.
type AccountDiffers struct {
	Field      string
	Stays, Out any
}

// Count is how many records of a kind move.
func (p *MergePlan) Count(k crm.Kind) int {
	n := 0
	for _, r := range p.Moves {
		if r.Kind() == k {
			n++
		}
	}
	return n
}

// PlanMerge reads what a merge of one account into another concerns, and
// changes nothing. BadInput "account.same" for one account, "account.circle"
// (name) where one stands above the other by way of a third.
func PlanMerge(r crm.Reader, from, into crm.AccountID) (*MergePlan, error) {
	if from == into {
		return nil, crm.E(crm.BadInput, "account.same")
	}
	p := &MergePlan{Twice: map[crm.ContactID]crm.Contact{}}
	var err error
	if p.From, err = crm.Get[crm.Account](r, from); err != nil {
		return nil, err
	}
	if p.Into, err = crm.Get[crm.Account](r, into); err != nil {
		return nil, err
	}
	if err := p.untangled(r); err != nil {
		return nil, err
	}
	err = users(r, &p.From, func(u crm.Record) bool {
		if u.Kind() != crm.KindField && u.Key() != string(into) {
			p.Moves = append(p.Moves, u)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	if err := p.requests(r); err != nil {
		return nil, err
	}
	if err := p.leads(r); err != nil {
		return nil, err
	}
	if err := p.people(r); err != nil {
		return nil, err
	}
	p.compare()
	return p, nil
}

// untangled refuses two of which one stands above the other by way of a third,
// which would stand above itself.
func (p *MergePlan) untangled(r crm.Reader) error {
	for up := p.Into.Parent; up != "" && up != p.From.ID; {
		a, err := crm.Get[crm.Account](r, up)
		if err != nil {
			return err
		}
		if a.Parent == p.From.ID {
			return crm.E(crm.BadInput, "account.circle", a.Name.Text)
		}
		up = a.Parent
	}
	return nil
}

// requests adds the approvals of the deals that move.
func (p *MergePlan) requests(r crm.Reader) error {
	var found []crm.Record
	for _, rec := range p.Moves {
		if rec.Kind() != crm.KindOpportunity {
			continue
		}
		err := crm.Each(r, crm.Where(crm.ByDeal, rec.Key()), func(a crm.Approval) bool {
			if a.Account == p.From.ID {
				found = append(found, &a)
			}
			return true
		})
		if err != nil {
			return fmt.Errorf("approvals of deal %s: %w", rec.Key(), err)
		}
	}
	p.Moves = append(p.Moves, found...)
	return nil
}

// leads keeps one line of the lead sheet for one account: that of Into, where it
// has one.
func (p *MergePlan) leads(r crm.Reader) error {
	if _, err := LeadOf(r, p.Into.ID); err != nil {
		if crm.IsMissing(err) {
			return nil
		}
		return err
	}
	p.Moves = slices.DeleteFunc(p.Moves, func(rec crm.Record) bool {
		l, is := rec.(*crm.Lead)
		if is && p.Lead == nil {
			p.Lead = l
		}
		return is && p.Lead == l
	})
	return nil
}

// people finds who is known at both by the same name: he is the same person, as
// he is when his name is said at one account (AddContact). Who was forgotten has no
// name any more.
func (p *MergePlan) people(r crm.Reader) error {
	taken := map[crm.ContactID]bool{}
	var there []crm.Contact
	err := gather(r, crm.Where(crm.ByAccount, string(p.Into.ID)), &there, func(c crm.Contact) bool { return c.Forgotten == "" })
	if err != nil {
		return fmt.Errorf("contacts of account %s: %w", p.Into.ID, err)
	}
	for _, rec := range p.Moves {
		c, is := rec.(*crm.Contact)
		if !is || c.Forgotten != "" {
			continue
		}
		for _, k := range there {
			if !taken[k.ID] && samePerson(c, &k) {
				p.Twice[c.ID], taken[k.ID] = k, true
				break
			}
		}
	}
	return nil
}

// samePerson reports two contacts of one name, the one that is used or the full
// one, of whom nothing says that they are two.
func samePerson(a, b *crm.Contact) bool {
	if a.Phone != "" && b.Phone != "" && a.Phone != b.Phone || a.Full != "" && b.Full != "" && a.Full != b.Full {
		return false
	}
	return a.Name.Fold == b.Name.Fold || a.Full != "" && (a.Full == b.Full || a.Full == b.Name.Text) || b.Full != "" && b.Full == a.Name.Text
}

// compare finds what Into gets of From's file, and in what the two differ.
func (p *MergePlan) compare() {
	a, b := &p.Into, &p.From
	add := func(field string, stays, out any, zero, none bool) {
		d := AccountDiffers{field, stays, out}
		switch {
		case none || stays == out:
		case zero:
			p.Filled = append(p.Filled, d)
		default:
			p.Clashes = append(p.Clashes, d)
		}
	}
	for _, f := range words(a, b) {
		if f.field != "" {
			add(f.field, *f.to, *f.from, *f.to == "", *f.from == "")
		}
	}
	add("revenue", a.Revenue, b.Revenue, a.Revenue == crm.Money{}, b.Revenue == crm.Money{})
	add("rank_sales", a.RankSale, b.RankSale, a.RankSale == 0, b.RankSale == 0)
	add("rank_profit", a.RankGain, b.RankGain, a.RankGain == 0, b.RankGain == 0)
}

// word is one of the fields of two accounts that are words.
type word struct {
	field    string // "" for what no card shows
	to, from *string
}

// words are the fields that one account may have of the other: the tier goes
// with its reason and what the site is with its parent, see fileOf.
func words(a, b *crm.Account) []word {
	return []word{
		{"region", &a.Region, &b.Region},
		{"industry", &a.Industry, &b.Industry},
		{"source", &a.Source, &b.Source},
		{"referrer", &a.Referrer, &b.Referrer},
		{"amount_class", &a.AmountClass, &b.AmountClass},
		{"value_stage", &a.ValueStage, &b.ValueStage},
		{"manage_mode", &a.ManageMode, &b.ManageMode},
		{"loyalty", &a.Loyalty, &b.Loyalty},
		{"relation", &a.Relation, &b.Relation},
		{"address", &a.Address, &b.Address},
		{"credit_code", &a.CreditCode, &b.CreditCode},
		{"tier", &a.Tier, &b.Tier},
		{"", &a.CallAt, &b.CallAt},
	}
}
