package desk

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// TierByRule is Account.TierWhy of a tier that follows from the ranks; any
// other text is the reason of an override.
const TierByRule = "rule"

// cadenceDays is how many days a tier's accounts may go without a touch; 0 for
// an unrated one.
func (d *Desk) cadenceDays(tier string) int {
	c, _ := d.book.Cadence(tier)
	return c.Days
}

// dwellDays is how many days a deal may stand in a milestone; 0 for one that
// has a clock of its own.
func (d *Desk) dwellDays(milestone string) int {
	m, _ := d.book.Milestone(milestone)
	return m.Days
}

// pick replaces a word by the id that the vocabulary has for it; unknown is the
// refusal of a word that it does not have.
func pick[T playbook.Worded](c *checks, unknown error, rows []T, s *string) {
	if *s = line(*s); *s == "" {
		return
	}
	row, ok := playbook.Lookup(rows, *s)
	if !ok {
		c.fail(unknown)
		return
	}
	*s = playbook.IDs([]T{row})[0]
}

// industry replaces a word by the playbook's label for it.
func (d *Desk) industry(c *checks, s *string) {
	if *s = line(*s); *s == "" {
		return
	}
	row, ok := d.book.Industry(*s)
	if !ok {
		c.fail(crm.E(crm.BadInput, "account.industry", shown(*s)))
		return
	}
	*s = row.Name.ZH
}

// source replaces a word by the playbook's key for it; other/… is free.
func (d *Desk) source(c *checks, s *string) {
	if *s = line(*s); *s == "" || strings.HasPrefix(*s, "other/") {
		c.short(s)
		return
	}
	pick(c, crm.E(crm.BadInput, "account.source", shown(*s)), d.book.Sources, s)
}
