package bolt

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	"milepost/storage/crm"
)

// state is what a reference finds.
type state byte

const (
	unseen state = iota
	live
	deleted
	missing
	unreadable // another sentence tells why
)

// records compares the records of a kind with their indexes, references and
// names, and adds up what they count.
func (c *check) records(k crm.Kind, sums map[crm.Tally]int64) error {
	bucket := recordsOf(k)
	err := c.walk(bucket, func(key, body []byte, err error) error {
		rec := crm.New(k)
		at := crm.Pointer{Kind: k, ID: string(key)}
		if err != nil {
			c.broken[at] = true // sealed tells it
			return nil
		}
		if err := json.Unmarshal(body, rec); err != nil {
			c.broken[at] = true
			return c.say("%s %q is not written as a record is: %v.", k, key, err)
		}
		if rec.Key() != string(key) {
			return c.say("%s %q is kept under the id %q.", k, rec.Key(), key)
		}
		for _, t := range crm.Deltas(nil, rec) {
			n := t.N
			t.N = 0
			sums[t] += n
		}
		return c.record(rec)
	})
	if err != nil {
		return err
	}
	for _, ix := range crm.Indexes(k) {
		if ix == crm.ByNumber {
			return c.numbers(k)
		}
	}
	return nil
}

// record compares one record with what follows from it.
func (c *check) record(rec crm.Record) error {
	what := fmt.Sprintf("%s %q", rec.Kind(), rec.Key())
	places, err := entries(rec)
	if err != nil {
		return c.say("%s wants to be found in a way that is not declared: %v.", what, err)
	}
	for _, p := range places {
		if err := c.expect(p.bucket, []byte(p.key), nil, what); err != nil {
			return err
		}
	}
	if !rec.Base().Deleted {
		for _, to := range rec.Refs() {
			if err := c.refers(what, to); err != nil {
				return err
			}
		}
	}
	if _, ok := rec.(crm.Named); !ok {
		return nil
	}
	pointer := key(string(rec.Kind()), rec.Key())
	rev, err := c.get(bNameOf, pointer)
	if err != nil {
		return nil // sealed tells it
	}
	if err := c.expect(bNameOf, pointer, rev, "The name of "+what); err != nil || rev == nil {
		return err
	}
	n, used := binary.Varint(rev)
	if used != len(rev) {
		return c.say("The revision of the name of %s is no number.", what)
	}
	if err := c.given(seqName, uint64(n), "The name of "+what); err != nil {
		return err
	}
	return c.expect(bName, ordered(uint64(n)), pointer, "The name of "+what)
}

// refers tells if a live record refers to something that is not there.
func (c *check) refers(what string, to crm.Pointer) error {
	switch c.find(to) {
	case missing:
		return c.say("%s refers to %s %q, which is missing.", what, to.Kind, to.ID)
	case deleted:
		return c.say("%s refers to %s %q, which is deleted.", what, to.Kind, to.ID)
	}
	return nil
}

// find looks up a reference. What was found is remembered, but for activities,
// of which there are too many.
func (c *check) find(p crm.Pointer) state {
	if s := c.exists[p]; s != unseen {
		return s
	}
	s := live
	if !crm.Declared(p.Kind) {
		s = missing
	} else if body, err := c.get(recordsOf(p.Kind), []byte(p.ID)); err != nil {
		s = unreadable
	} else if body == nil {
		s = missing
	} else {
		var m crm.Meta
		if json.Unmarshal(body, &m) != nil {
			s = unreadable
		} else if m.Deleted {
			s = deleted
		}
	}
	if p.Kind != crm.KindActivity {
		c.exists[p] = s
	}
	return s
}

// numbers tells of short numbers that several records carry.
func (c *check) numbers(k crm.Kind) error {
	number, id := "", ""
	return c.each(indexOf(k, crm.ByNumber), func(key, _ []byte) error {
		parts, ok := split(key)
		if !ok || len(parts) != 2 {
			return nil // extras tells it
		}
		same := parts[0] == number
		other := id
		number, id = parts[0], parts[1]
		if same {
			return c.say("The number %s is carried by two records: %s %q and %q.", number, k, other, id)
		}
		return nil
	})
}

// given tells if a sequence was used further than it was counted.
func (c *check) given(seq string, n uint64, what string) error {
	last, err := c.number(bCount, []byte(seq))
	if err != nil || n <= uint64(last) {
		return nil
	}
	return c.say("%s carries %d of %s, which was counted to %d only.", what, n, seq, last)
}

// totals compares the stored totals with those of the records.
func (c *check) totals(sums map[crm.Tally]int64) error {
	for t, n := range sums {
		if n == 0 {
			continue
		}
		k := tallyKey(t)
		body := binary.AppendVarint(nil, n)
		is, err := c.get(bTally, k)
		if err != nil {
			continue // sealed tells it
		}
		if has, err := ofNumber(bTally, k, is); c.listed == nil && (is == nil || err != nil || has != n) {
			c.want[bTally]++
			if is == nil {
				c.lacks[bTally]++
			}
			if err := c.say("The total of %s is %d, but the records make it %d.", titled(t), has, n); err != nil {
				return err
			}
			continue
		}
		if err := c.expect(bTally, k, body, "The total of "+titled(t)); err != nil {
			return err
		}
	}
	return nil
}

// titled is a total in words.
func titled(t crm.Tally) string {
	s := fmt.Sprintf("%s of %q on %s", t.Metric, t.Who, t.Day)
	if t.Currency != "" {
		s += " in " + t.Currency
	}
	return s
}
