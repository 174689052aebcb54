package desk

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// TierByRule is Account.TierWhy of a tier that follows from the ranks; any
// other text is the reason of an override.
const TierByRule = "rule"

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

// OtherSource begins a source that is none of the playbook's; what it is called follows.
const OtherSource = "other/"

// source replaces a word by the playbook's key for it; other/… is free.
func (d *Desk) source(c *checks, s *string) {
	if *s = line(*s); *s == "" || strings.HasPrefix(*s, OtherSource) {
		c.short(s)
		return
	}
	pick(c, crm.E(crm.BadInput, "account.source", shown(*s)), d.book.Sources, s)
}
