package playbook

import (
	"milepost/storage/crm"
)

// weigh adds what an open deal is worth, once.
func (v *view) weigh(d *crm.Opportunity) {
	if _, known := v.deal[d.ID]; known || !d.Open() {
		return
	}
	w := v.book.compare(v.book.Weighted(d), v.today)
	v.deal[d.ID] = w
	v.worth[d.Account] += w
}

// compare is an amount in the currency of the playbook's rates, so that deals
// in several currencies can be put in order; without a rate it stands as it is.
func (b *Book) compare(m crm.Money, on crm.Date) int64 {
	if r, ok := b.rate(m.Currency, "", on); ok {
		return int64(float64(m.Minor) * r.Rate)
	}
	return m.Minor
}

// before is the order of worth.
func (v *view) before(a, b *Item) bool {
	if x, y := a.timed(), b.timed(); x != y {
		return x
	} else if x && a.Clock != b.Clock {
		return a.Clock < b.Clock
	}
	switch {
	case a.Rule.Urgent != b.Rule.Urgent:
		return a.Rule.Urgent
	case a.Up != b.Up: // what others left comes after his own
		return b.Up
	case a.minor != b.minor:
		return b.minor
	case a.Worth != b.Worth:
		return a.Worth > b.Worth
	case (a.Kind == DueTouch) != (b.Kind == DueTouch): // what was promised comes before a rhythm
		return b.Kind == DueTouch
	case a.Kind == DueTouch && a.Tier != b.Tier:
		return v.rank(a.Tier) < v.rank(b.Tier)
	case a.Since != b.Since:
		return a.Since < b.Since
	case a.Tier != b.Tier:
		return v.rank(a.Tier) < v.rank(b.Tier)
	case a.sort != b.sort:
		return a.sort < b.sort
	case a.no != b.no:
		return a.no < b.no
	}
	return a.Subject.String() < b.Subject.String()
}

// timed reports whether an item has its hour today: it cannot wait for its turn.
func (it *Item) timed() bool {
	return it.Kind == DueAppointment || it.Kind == DueToday && it.Clock != ""
}

// rank is the place of a tier in the playbook; the unrated come last.
func (v *view) rank(tier string) int {
	for i, t := range v.book.Tiers {
		if t.ID == tier {
			return i
		}
	}
	return len(v.book.Tiers)
}
