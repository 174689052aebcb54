package desk

import (
	"maps"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// NoteIndustry notes what the customers of an industry have in common in one
// dimension; an empty text takes it away. BadInput "account.industry" for an
// industry that the playbook does not have, "industry.dimension" likewise.
func (w *Work) NoteIndustry(industry, dimension, text string) (Edited[crm.Industry], error) {
	none := Edited[crm.Industry]{}
	if !crm.Can(w.actor, crm.Write, crm.Scope{Kind: crm.KindIndustry}) {
		return none, crm.E(crm.Forbidden, "role.cannot", string(crm.KindIndustry))
	}
	i, ok := w.book.Industry(industry)
	if !ok {
		return none, crm.E(crm.BadInput, "account.industry", shown(industry))
	}
	if _, ok := playbook.Find(w.book.IndustryProfile, dimension); !ok {
		return none, crm.E(crm.BadInput, "industry.dimension", shown(dimension))
	}
	var c checks
	c.text(&text, maxText)
	if c.err != nil {
		return none, c.err
	}
	rec := crm.Industry{ID: crm.IndustryID(i.ID)}
	if err := w.again(&rec); err != nil {
		return none, err
	}
	before := rec
	rec.Name = crm.Name{Text: i.Name.ZH, Fold: i.ID, Sort: i.ID}
	rec.Profile = maps.Clone(before.Profile)
	if rec.Profile == nil {
		rec.Profile = map[string]string{}
	}
	if rec.Deleted = false; text == "" {
		delete(rec.Profile, dimension)
	} else {
		rec.Profile[dimension] = text
	}
	return save(w, before, rec, "")
}
