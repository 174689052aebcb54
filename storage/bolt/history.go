package bolt

import (
	"bytes"
	"fmt"
	"time"

	"milepost/storage/crm"
)

// The sequences that the engine gives. Those of people start with seriesOf.
const (
	seqName   = "seq/name"
	seqChange = "seq/change"
	seqTaken  = "seq/in"
	seqPost   = "seq/out"
)

func seriesOf(name string) string { return "series/" + name }

// Changes lists the history of one record, one group or one person.
func (r *reader) Changes(f crm.ChangeFilter, p crm.Page) ([]crm.Change, string, error) {
	bucket, s, err := historyOf(f)
	if err != nil {
		return nil, "", err
	}
	var out []crm.Change
	next, err := r.page(bucket, s, p, func(k, _ []byte) error {
		seq, ok := ofSeq(k)
		if !ok {
			return fmt.Errorf("%s %q: no sequence: %w", bucket, k, crm.ErrDamaged)
		}
		var c crm.Change
		found, err := r.thing(bChange, ordered(seq), &c)
		if err == nil && !found {
			err = fmt.Errorf("change %d is indexed but missing: %w", seq, crm.ErrDamaged)
		}
		out = append(out, c)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	return out, next, nil
}

func historyOf(f crm.ChangeFilter) (string, span, error) {
	switch {
	case !f.After.IsZero() && f.Person == "":
	case f.Record != crm.Pointer{} && f.Group == "" && f.Person == "":
		return bByRecord, under(string(f.Record.Kind), f.Record.ID), nil
	case f.Record == crm.Pointer{} && f.Group != "" && f.Person == "":
		return bByGroup, under(string(f.Group)), nil
	case f.Record == crm.Pointer{} && f.Group == "" && f.Person != "":
		s := under(string(f.Person))
		if !f.After.IsZero() {
			s.from = append(bytes.Clone(s.from), moment(f.After.Add(time.Microsecond))...)
		}
		return bByActor, s, nil
	}
	return "", span{}, fmt.Errorf("changes of one record, one group or one person: %w", crm.ErrNoIndex)
}

// Log writes a change and gives it its sequence; a change without a moment
// happened now.
func (t *tx) Log(c *crm.Change) error {
	if t.over.Load() {
		return errOver
	}
	if !fits(string(c.Kind), c.ID, string(c.Group), string(c.Actor)) {
		return fmt.Errorf("log: %w", errNoKey)
	}
	seq, err := t.next(seqChange)
	if err != nil {
		return err
	}
	c.Seq = seq
	if c.At.IsZero() {
		c.At = t.now
	}
	if len(c.After) == 0 && c.RevAfter > 0 {
		body, err := t.get(recordsOf(c.Kind), []byte(c.ID))
		if err != nil {
			return err
		}
		c.After = bytes.Clone(body)
	}
	if err := t.putThing(bChange, ordered(seq), c); err != nil {
		return err
	}
	for _, r := range changeRows(c) {
		if err := t.put(r.bucket, r.key, r.body); err != nil {
			return err
		}
	}
	return nil
}

// changeRows are where a change is found, and what it moved.
func changeRows(c *crm.Change) []row {
	seq := ordered(c.Seq)
	rows := []row{
		{bByRecord, append(key(string(c.Kind), c.ID), seq...), nil},
		{bByGroup, append(key(string(c.Group)), seq...), nil},
		{bByActor, append(append(key(string(c.Actor)), moment(c.At)...), seq...), nil},
	}
	return append(rows, movedRows(c)...)
}

// movedRows are what a change moved.
func movedRows(c *crm.Change) (rows []row) {
	for _, m := range crm.MovesOf(c) {
		at := append(append(key(string(m.Team)), moment(c.At)...), ordered(c.Seq)...)
		rows = append(rows, row{bByTeam, at, key(string(m.Kind), m.ID, m.Was, m.Is)})
	}
	return rows
}

// Moved lists what was moved of a team's after a moment.
func (r *reader) Moved(team crm.TeamID, after time.Time) ([]crm.Moved, error) {
	s := under(string(team))
	s.from = append(bytes.Clone(s.from), moment(after.Add(time.Microsecond))...)
	var out []crm.Moved
	err := r.scan(bByTeam, s, false, func(k, body []byte) (bool, error) {
		seq, ok := ofSeq(k)
		if !ok || len(k) < 16 {
			return false, fmt.Errorf("%s %q: no moment and sequence: %w", bByTeam, k, crm.ErrDamaged)
		}
		p, ok := split(body)
		if !ok || len(p) != 4 {
			return false, fmt.Errorf("%s %q: not what a change moved: %w", bByTeam, k, crm.ErrDamaged)
		}
		out = append(out, crm.Moved{Seq: seq, At: ofMoment(k[len(k)-16 : len(k)-8]), Kind: crm.Kind(p[0]), ID: p[1], Was: p[2], Is: p[3]})
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Tallies are the totals of a person's flows on some days.
func (r *reader) Tallies(who crm.PersonID, from, to crm.Date) ([]crm.Tally, error) {
	var out []crm.Tally
	err := r.scan(bTally, daysOf(who, from, to), false, func(k, body []byte) (bool, error) {
		t, err := ofTally(k, body)
		out = append(out, t)
		return true, err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Total is the sum of the totals of some days.
func (r *reader) Total(who crm.PersonID, from, to crm.Date) (sum int64, err error) {
	err = r.scan(bTally, daysOf(who, from, to), false, func(k, body []byte) (bool, error) {
		n, err := ofNumber(bTally, k, body)
		sum += n
		return true, err
	})
	if err != nil {
		return 0, err
	}
	return sum, nil
}

// daysOf spans the totals of somebody on some days.
func daysOf(who crm.PersonID, from, to crm.Date) span {
	s := under(string(who))
	prefix := s.from
	s.from = escape(append([]byte(nil), prefix...), string(from))
	s.to = append(escape(append([]byte(nil), prefix...), string(to)), end+1)
	return s
}

func tallyKey(t crm.Tally) []byte { return key(string(t.Who), string(t.Day), t.Metric, t.Currency) }

func ofTally(k, body []byte) (crm.Tally, error) {
	var room [4]string
	p, ok := splitInto(room[:0], k)
	if !ok || len(p) != 4 {
		return crm.Tally{}, fmt.Errorf("%s %q: no key of a total: %w", bTally, k, crm.ErrDamaged)
	}
	n, err := ofNumber(bTally, k, body)
	return crm.Tally{Who: crm.PersonID(p[0]), Day: crm.Date(p[1]), Metric: p[2], Currency: p[3], N: n}, err
}

// Add adds to totals. One that becomes zero is gone.
func (t *tx) Add(tallies ...crm.Tally) error {
	for _, d := range tallies {
		k := tallyKey(d)
		n, err := t.number(bTally, k)
		if err != nil {
			return err
		}
		if n += d.N; n == 0 {
			err = t.del(bTally, k)
		} else {
			err = t.putNumber(bTally, k, n)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// NextNumber counts a series up from 1.
func (t *tx) NextNumber(series string) (int, error) {
	n, err := t.next(seriesOf(series))
	return int(n), err
}
