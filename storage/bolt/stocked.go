package bolt

import "milepost/storage/crm"

// stockPage adds some records to the stock of their teams, which files of
// version 1 do not have: a page of the migration to version 2.
func (t *tx) stockPage(after []byte) ([]byte, error) {
	kinds := []crm.Kind{crm.KindAccount, crm.KindOpportunity, crm.KindTask}
	at := crm.Pointer{Kind: kinds[0]}
	if after != nil {
		at = pointerOf(after)
	}
	begun := false
	for _, k := range kinds {
		from := ""
		if k == at.Kind {
			begun, from = true, at.ID
		}
		if !begun {
			continue
		}
		recs, err := t.recordsAfter(k, from, rekeyPage)
		if err != nil {
			return nil, err
		}
		for _, rec := range recs {
			s, ok := rec.(crm.Stocked)
			if !ok || rec.Base().Deleted {
				continue
			}
			for _, row := range s.Stock() {
				if row.Who == "" {
					continue
				}
				if err := t.Add(row); err != nil {
					return nil, err
				}
			}
		}
		if len(recs) > 0 {
			return key(string(k), recs[len(recs)-1].Key()), nil
		}
	}
	return nil, nil
}
