package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// find looks for the customer of a row: by the number of its lead, else the
// credit code, else the name.
func (p *planner) find(r *plannedRow) (bool, error) {
	var ids []crm.AccountID
	if r.number != "" {
		leads, _, err := crm.List[crm.Lead](p.rd, crm.Where(crm.ByNumber, r.number), crm.Page{Limit: 1})
		if err != nil {
			return false, fmt.Errorf("lead %s: %w", r.number, err)
		}
		if len(leads) == 0 || leads[0].Deleted {
			r.fault("number", "number", r.number)
			return false, nil
		}
		ids = append(ids, leads[0].Account)
	}
	for _, in := range []struct{ index, key string }{{crm.ByCode, r.code}, {crm.ByFold, r.name.Fold}} {
		if in.key == "" || len(ids) > 0 {
			continue
		}
		found, _, err := crm.List[crm.Account](p.rd, crm.Where(in.index, in.key), crm.Page{Limit: 1})
		if err != nil {
			return false, fmt.Errorf("accounts by %s: %w", in.index, err)
		}
		for i := range found {
			ids = append(ids, found[i].ID)
		}
	}
	if len(ids) == 0 {
		return false, nil
	}
	a, err := crm.Get[crm.Account](p.rd, ids[0])
	if err != nil {
		return false, err
	}
	switch named := a.Name.Fold == r.name.Fold || slices.ContainsFunc(a.Aliases, func(n crm.Name) bool { return n.Fold == r.name.Fold }); {
	case !crm.Can(p.who, crm.Read, crm.ScopeOf(&a)):
		r.fault("account", "taken", "")
	case !named && r.number != "":
		r.fault("number", "name", a.Name.Text)
	case !crm.Can(p.who, crm.Write, crm.ScopeOf(&a)):
		r.fault("account", "others", p.nameOf(a.Owner))
	}
	r.account = a
	return true, nil
}

func (p *planner) nameOf(id crm.PersonID) string {
	for _, c := range p.people {
		if c.ID == id {
			return c.Name.Text
		}
	}
	return ""
}

// doubt keeps back a new name that comes near a customer that is there. Of
// another's it is not told which.
func (p *planner) doubt(r *plannedRow, near []parse.Match) error {
	for _, m := range near {
		if m.Row.Kind != crm.KindAccount {
			continue
		}
		a, err := crm.Get[crm.Account](p.rd, crm.AccountID(m.Row.ID))
		if crm.IsMissing(err) {
			continue
		}
		if err != nil {
			return err
		}
		r.fate = fateDoubt
		if crm.Can(p.who, crm.Read, crm.ScopeOf(&a)) {
			r.near = a.Name.Text
		}
		return nil
	}
	return nil
}

// compare finds what a row says that is not known of its customer.
func (p *planner) compare(r *plannedRow) error {
	lead, err := desk.LeadOf(p.rd, r.account.ID)
	if err != nil && !crm.IsMissing(err) {
		return err
	}
	r.lead = lead
	if err := p.contactOf(r); err != nil {
		return err
	}
	a := &r.account
	source, referrer := lead.Source, lead.Referrer
	if source == "" {
		source = a.Source
	}
	if referrer == "" {
		referrer = a.Referrer
	}
	say := func(column, have, said string) {
		switch {
		case said == "" || have == said:
		case have == "":
			r.fills = append(r.fills, column)
		default:
			r.differs = append(r.differs, cards.RowDiffers{Name: r.account.Name.Text, Column: column, Stands: have, Says: said, Had: a.Revenue, Sum: r.revenue})
		}
	}
	money := func(m crm.Money) string {
		if m.IsZero() {
			return ""
		}
		return fmt.Sprint(m.Minor, m.Currency)
	}
	rank := func(n int) string { return strings.TrimPrefix(fmt.Sprint(n), "0") }
	say("region", a.Region, r.region)
	say("industry", a.Industry, r.industry)
	say("revenue", money(a.Revenue), money(r.revenue))
	say("rank_sales", rank(a.RankSale), rank(r.rankSales))
	say("rank_profit", rank(a.RankGain), rank(r.rankProfit))
	if r.rankSales == 0 && r.rankProfit == 0 {
		say("tier", a.Tier, r.tier)
	}
	say("code", a.CreditCode, r.code)
	say("address", a.Address, r.address)
	if lead.ID != "" {
		say("source", source, r.source)
		say("referrer", referrer, r.referrer)
		say("registered", string(lead.Registered), string(r.on))
		say("need", lead.Need, r.need)
	}
	for _, f := range []struct{ name, said string }{{"benefit", r.benefit}, {"finance", r.finance}} {
		if f.said == "" {
			continue
		}
		have, err := p.noted(a.ID, f.name)
		if err != nil {
			return err
		}
		say(f.name, have, f.said)
	}
	say("contact", r.contact.Name.Text, r.leadRow.contact)
	if r.leadRow.contact != "" {
		say("phone", r.contact.Phone, r.phone)
		say("title", r.contact.Title, r.title)
	}
	r.fate = fateSame
	if len(r.fills)+len(r.differs) > 0 {
		r.fate = fateFill
	}
	return nil
}

// noted is what is noted of a customer in a field; "" for nothing.
func (p *planner) noted(id crm.AccountID, field string) (string, error) {
	f, err := crm.Get[crm.Field](p.rd, crm.FieldOf(crm.Pointer{Kind: crm.KindAccount, ID: string(id)}, field))
	if err != nil && !crm.IsMissing(err) {
		return "", fmt.Errorf("field %s of %s: %w", field, id, err)
	}
	return f.Value, nil
}

// contactOf finds the person of a row among those of its customer.
func (p *planner) contactOf(r *plannedRow) error {
	if r.leadRow.contact == "" {
		return nil
	}
	fold := parse.Keys(r.leadRow.contact).Fold
	err := crm.Each(p.rd, crm.Where(crm.ByAccount, string(r.account.ID)), func(c crm.Contact) bool {
		if c.Name.Fold == fold || c.Full == r.leadRow.contact {
			r.contact = c
			r.contact.Name.Text = r.leadRow.contact
		}
		return r.contact.ID == ""
	})
	if err != nil {
		return fmt.Errorf("contacts of %s: %w", r.account.ID, err)
	}
	return nil
}
