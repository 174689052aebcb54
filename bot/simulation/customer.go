package simulation

import (
	"fmt"
	"strings"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// customer is a customer as its rep knows it.
type customer struct {
	Name, Contact, Tier, City, Industry string
	Seen                                crm.Date // when he was there last, or called
	Wanted                              crm.Date // he means to go there on that day, since he was reminded
	Booked                              crm.Date // they have an appointment
	deal                                *deal
}

// The stages of a deal in a play.
const (
	dealNone = iota
	dealOpen
	dealApplied
	dealQuoted
	dealTender
	dealSubmitted
	dealSigned
	dealPaying
	dealOver
)

// deal is how a deal goes on: when its next stage comes, if ever.
type deal struct {
	Stage  int
	Next   crm.Date // the day of the next stage
	Amount int      // ten thousands
	Tender crm.Date // deadline, of a deal that goes to tender
	Dates  []crm.Date
	Still  bool // it stands still for good: nobody does anything about it
}

// clients gives every rep his customers, before the first day.
func (c *Company) clients(opt Options, b *playbook.Book) {
	n := map[string]int{}
	for _, p := range c.reps() {
		if p.Joins != "" {
			continue
		}
		d := roll(opt.Seed, "customers", p.ID)
		for range opt.Accounts {
			c := newCustomer(p.Locale, n[p.Locale], d, b)
			n[p.Locale]++
			c.Seen = opt.From.AddDays(-d.between(1, 30))
			c.deal = plannedDeal(opt, d)
			p.Customers = append(p.Customers, c)
		}
	}
}

// tiers is how the tiers of forty customers are spread.
var tiers = "AAAAABBBBBBBBBCCCCCCCCCCCCCCCDDDDDDDDDDD"

func newCustomer(locale string, n int, d dice, b *playbook.Book) *customer {
	c := &customer{Contact: contactName(locale, d), Tier: string(tiers[d.IntN(len(tiers))])}
	name, trade := customerName(locale, n)
	c.Name = name
	if trade < len(b.Industries) {
		c.Industry = b.Industries[trade].Name.ZH
	}
	c.City = of(d, zhCities)
	if locale == "en" {
		c.City = of(d, enCities)
	}
	return c
}

// plannedDeal is a deal that begins some time in the play; nil for most
// customers.
func plannedDeal(opt Options, d dice) *deal {
	days := opt.To.Sub(opt.From)
	if !d.chance(0.35) {
		return nil
	}
	begins := d.between(-30, 330) // a year has as many as there are
	if begins > days {
		return nil
	}
	return &deal{Next: opt.From.AddDays(max(1, begins)), Amount: d.between(20, 600), Still: d.chance(0.2)}
}

// sheet is the lead sheet that brings a team's customers into the store.
func (c *Company) sheet(opt Options, of string) string {
	var b strings.Builder
	// Invented names are near one another: each row says that it is a new customer.
	b.WriteString("公司名称,所属地区,所属行业,年营业额(万元),客户分类,客户线索来源,登记时间,联系人,登记人,确认\n")
	for _, p := range c.reps() {
		if p.Team != of {
			continue
		}
		for _, k := range p.Customers {
			fmt.Fprintf(&b, "%s,%s,%s,%d,%s,展会,%s,%s,%s,新客户\n", k.Name, k.City, k.Industry, 1000+len(k.Name)*37, k.Tier, opt.From.AddDays(-1), k.Contact, p.Name)
		}
	}
	return b.String()
}
