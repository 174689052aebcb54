package desk

import (
	"bytes"
	"encoding/json"
	"fmt"

	"milepost/storage/crm"
)

// delta is one change of a group, field by field. Of a record that was made
// nothing is taken apart: there is nothing to compare it with.
type delta struct {
	crm.Change
	touched []string // the fields that differ, what is kept left aside
	before  fields   // what touched names of it, as it was
	after   fields   // and as it became
	whole   bool     // before and after are all there is
}

// made reports whether the change made the record.
func (d *delta) made() bool { return len(d.Before) == 0 }

// said reports a change that is more than what the desk derives.
func (d *delta) said() bool { return d.made() || len(d.touched) > 0 }

// deltaOf takes a change apart.
func deltaOf(c crm.Change) (*delta, error) {
	d := &delta{Change: c}
	if d.made() {
		return d, nil
	}
	turns, err := d.onlyTurns()
	if err != nil || turns {
		return d, err
	}
	before, after, err := d.versions()
	d.touched = touched(c.Kind, before, after)
	return d, err
}

// onlyTurns reports a change by which a record only came or went, as the undo of
// what made it does, and takes no more of it apart than that.
func (d *delta) onlyTurns() (bool, error) {
	var before, after fields
	if err := json.Unmarshal(d.Before, &before); err != nil {
		return false, fmt.Errorf("version of a %s: %w", d.Kind, err)
	}
	if err := json.Unmarshal(d.After, &after); err != nil {
		return false, fmt.Errorf("version of a %s: %w", d.Kind, err)
	}
	for f := range after {
		if f != "deleted" && !kept(d.Kind, f) && !bytes.Equal(before[f], after[f]) {
			return false, nil
		}
	}
	for f := range before {
		if _, ok := after[f]; f != "deleted" && !ok && !kept(d.Kind, f) {
			return false, nil
		}
	}
	if bytes.Equal(before["deleted"], after["deleted"]) {
		return false, nil
	}
	d.touched = []string{"deleted"}
	d.before, d.after = fields{}, fields{}
	for to, from := range map[*fields]fields{&d.before: before, &d.after: after} {
		if v, ok := from["deleted"]; ok {
			(*to)["deleted"] = v
		}
	}
	return true, nil
}

// versions are the record before and after, whole.
func (d *delta) versions() (before, after fields, err error) {
	if d.whole {
		return d.before, d.after, nil
	}
	if before, err = version(d.Kind, d.Before); err == nil {
		after, err = version(d.Kind, d.After)
	}
	if err == nil {
		d.before, d.after, d.whole = before, after, true
	}
	return before, after, err
}
