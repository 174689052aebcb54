package bolt

import (
	"bytes"

	"milepost/storage/crm"
)

// The parts of the migration to version 3, each the first byte of where a page of it
// begins.
const (
	stockGone  = 'a' // what version 2 kept of the teams is removed
	stockMade  = 'b' // records are counted into the stock of their teams: kind/id
	stockMoved = 'c' // what changes moved is listed: sequence
)

// stockPage is a page of the migration to version 3.
func (t *tx) stockPage(after []byte) ([]byte, error) {
	if after == nil {
		after = []byte{stockGone}
	}
	part, rest := after[0], after[1:]
	switch part {
	case stockGone:
		n, err := t.stockGone()
		if err != nil || n > 0 {
			return []byte{stockGone}, err
		}
		return []byte{stockMade}, nil
	case stockMade:
		next, err := t.stockMade(rest)
		if err != nil || next != nil {
			return append([]byte{stockMade}, next...), err
		}
		return []byte{stockMoved}, nil
	}
	next, err := t.stockMoved(rest)
	if err != nil || next == nil {
		return nil, err
	}
	return append([]byte{stockMoved}, next...), nil
}

// stockGone removes some rows of the stock and says how many.
func (t *tx) stockGone() (int, error) {
	var keys [][]byte
	begin := []byte("stock/")
	err := t.scan(bTally, span{from: begin}, false, func(k, _ []byte) (bool, error) {
		if !bytes.HasPrefix(k, begin) {
			return false, nil
		}
		keys = append(keys, bytes.Clone(k))
		return len(keys) < 10*rekeyPage, nil
	})
	for _, k := range keys {
		if err == nil {
			err = t.del(bTally, k)
		}
	}
	return len(keys), err
}

// stockMade adds some records to the stock of their teams and gives the key of the
// last; nil when there are no more.
func (t *tx) stockMade(after []byte) ([]byte, error) {
	kinds := []crm.Kind{crm.KindAccount, crm.KindOpportunity, crm.KindTask}
	at := crm.Pointer{Kind: kinds[0]}
	if len(after) > 0 {
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
				if row.Who == "" || row.N == 0 {
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

// stockMoved lists what some changes moved and gives the key of the last; nil when
// there are no more.
func (t *tx) stockMoved(after []byte) ([]byte, error) {
	s := span{}
	if len(after) > 0 {
		s.from = append(bytes.Clone(after), 0)
	}
	var rows []row
	var last []byte
	n := 0
	err := t.scan(bChange, s, false, func(k, body []byte) (bool, error) {
		var c crm.Change
		if err := decode(bChange, k, body, &c); err != nil {
			return false, err
		}
		rows, last, n = append(rows, movedRows(&c)...), bytes.Clone(k), n+1
		return n < rekeyPage, nil
	})
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if err := t.put(r.bucket, r.key, r.body); err != nil {
			return nil, err
		}
	}
	return last, nil
}
