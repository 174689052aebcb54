package playbook

import "milepost/storage/crm"

// Stuck reports whether an open deal stands in its milestone for longer than
// the method allows (J15), with the days and the limit. Whoever took it over
// has some days of grace. A milestone with a clock of its own, the tender's or
// the payment plan's, knows no limit: 0.
func (b *Book) Stuck(o *crm.Opportunity, today crm.Date) (days, limit int, stuck bool) {
	m, ok := b.Milestone(o.Milestone)
	if !ok || m.Days == 0 || o.State != crm.DealOpen || !o.Since.Valid() {
		return 0, 0, false
	}
	days = today.Sub(o.Since)
	graced := o.Held != "" && today <= o.Held.AddDays(b.Restraint.GraceDays)
	return days, m.Days, days > m.Days && !graced
}

// SumsIn is the currency in which sums are shown to who speaks that language:
// what an amount without a currency word means in this method.
func (b *Book) SumsIn(locale string) string {
	for _, l := range []string{locale, "zh", "en"} {
		if cur := b.Reading.Currency[l]; cur != "" {
			return cur
		}
	}
	return "CNY"
}
