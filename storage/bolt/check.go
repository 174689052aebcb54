package bolt

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"milepost/storage/crm"
)

// maxFindings is how many differences Check tells: a store with more has one
// cause, not many.
const maxFindings = 200

// errEnough ends a check that found maxFindings differences.
var errEnough = errors.New("enough found")

// check is one look at everything.
type check struct {
	*reader
	ctx   context.Context
	found []string
	// Of each bucket: the keys that it has, those that it should have, and
	// how many of the latter it has not.
	have, want, lacks map[string]int
	// listed collects the keys that some buckets should have, in a second
	// look that says nothing; nil in the first.
	listed map[string]map[string]bool
	exists map[crm.Pointer]state
	broken map[crm.Pointer]bool // records that cannot be read
}

// Check gives one plain sentence for each thing in the store that is not as it
// should be; none if all is well. It recomputes indexes, names and totals from
// the records, follows every reference, and reads every stored value. The
// store may be used meanwhile: it sees one moment.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	var found []string
	err := s.viewFile(ctx, func(r crm.Reader) error {
		c := &check{
			reader: r.(*reader), ctx: ctx, exists: map[crm.Pointer]state{}, broken: map[crm.Pointer]bool{},
			have: map[string]int{}, want: map[string]int{}, lacks: map[string]int{},
		}
		err := c.all()
		found = c.found
		if errors.Is(err, errEnough) {
			found = append(found, fmt.Sprintf("There is more: only the first %d differences are told.", maxFindings))
			return nil
		}
		return err
	})
	return found, err
}

func (c *check) all() error {
	for _, bucket := range slices.Sorted(maps.Keys(c.store.formats)) {
		if err := c.sealed(bucket); err != nil {
			return err
		}
	}
	if err := c.derive(); err != nil {
		return err
	}
	return c.extras()
}

// derive goes through everything that others follow from, and compares.
func (c *check) derive() error {
	sums := map[crm.Tally]int64{}
	for _, k := range crm.Kinds() {
		if err := c.records(k, sums); err != nil {
			return err
		}
	}
	if len(c.broken) > 0 {
		// What follows from them would look wrong and is not.
		if err := c.say("Totals were not compared: %d records cannot be read.", len(c.broken)); err != nil {
			return err
		}
	} else if err := c.totals(sums); err != nil {
		return err
	}
	for _, part := range []func() error{c.identities, c.roster, c.wakes, c.changes, c.inbox, c.outbox, c.tracks, c.blobs} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// say notes a difference.
func (c *check) say(format string, args ...any) error {
	if c.listed != nil {
		return nil
	}
	if len(c.found) >= maxFindings {
		return errEnough
	}
	c.found = append(c.found, fmt.Sprintf(format, args...))
	return nil
}

// walk goes through a bucket, damaged values too: their body is nil and their
// err is not.
func (c *check) walk(bucket string, f func(key, body []byte, err error) error) (err error) {
	stop := error(nil) // what f wants; anything else is damage
	defer func() {
		if stop != nil {
			err = stop
		} else if err != nil {
			err = c.say("%s cannot be read to its end: %v.", bucket, err)
		}
	}()
	defer damaged(bucket, &err)
	b, err := c.bucket(bucket)
	if err != nil {
		return err
	}
	cur := b.Cursor()
	for k, v := cur.First(); k != nil && stop == nil; k, v = cur.Next() {
		if stop = c.ctx.Err(); stop == nil {
			body, err := unseal(bucket, k, v, c.store.formats[bucket])
			stop = f(k, body, err)
		}
	}
	return nil
}

// each goes through the values of a bucket that are whole; sealed tells of the
// others.
func (c *check) each(bucket string, f func(key, body []byte) error) error {
	return c.walk(bucket, func(k, body []byte, err error) error {
		if err != nil {
			return nil
		}
		return f(k, body)
	})
}

// sealed reads every value of a bucket and tells which are damaged.
func (c *check) sealed(bucket string) error {
	var last []byte
	return c.walk(bucket, func(k, _ []byte, err error) error {
		c.have[bucket]++
		if last != nil && string(last) >= string(k) {
			if err := c.say("In %s the key %q stands in the wrong order.", bucket, k); err != nil {
				return err
			}
		}
		last = k
		if err != nil {
			return c.say("In %s the value of %q is damaged: its check sum does not fit.", bucket, k)
		}
		return nil
	})
}

// expect compares a derived value with what it was derived from: what tells
// that in words.
func (c *check) expect(bucket string, key, body []byte, what string) error {
	if c.listed != nil {
		if keys := c.listed[bucket]; keys != nil {
			keys[string(key)] = true
		}
		return nil
	}
	c.want[bucket]++
	is, err := c.get(bucket, key)
	switch {
	case err != nil:
		return nil // sealed tells it
	case is == nil:
		c.lacks[bucket]++
		return c.say("%s is missing from %s.", what, bucket)
	case string(is) != string(body):
		return c.say("%s is entered in %s with a wrong value.", what, bucket)
	}
	return nil
}

// extras tells of derived keys that follow from nothing. Those that should be
// there are counted, so a second look is only needed where there are more.
func (c *check) extras() error {
	listed := map[string]map[string]bool{}
	for bucket := range c.store.formats {
		if isDerived(bucket) && c.have[bucket] > c.want[bucket]-c.lacks[bucket] {
			listed[bucket] = map[string]bool{}
		}
	}
	if len(listed) == 0 {
		return nil
	}
	c.listed = listed
	err := c.derive()
	c.listed = nil
	if err != nil {
		return err
	}
	for _, bucket := range slices.Sorted(maps.Keys(listed)) {
		err := c.each(bucket, func(k, body []byte) error {
			if listed[bucket][string(k)] {
				return nil
			}
			return c.extra(bucket, k, body)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// extra tells of a key that follows from nothing that can be read.
func (c *check) extra(bucket string, k, body []byte) error {
	var of crm.Pointer
	switch bucket {
	case bNameOf:
		of = pointerOf(k)
	case bName:
		of = pointerOf(body)
	default:
		if id, err := idOf(bucket, k); err == nil {
			of = crm.Pointer{Kind: kindOfIndex(bucket), ID: id}
		}
	}
	if c.broken[of] {
		return nil // it follows from a record that sealed tells of
	}
	if bucket == bTally {
		if len(c.broken) > 0 {
			return nil // and so may this
		}
		if t, err := ofTally(k, body); err == nil {
			return c.say("The total of %s is %d, but no record counts into it.", titled(t), t.N)
		}
	}
	return c.say("%s has an entry that follows from nothing: %q.", bucket, k)
}
