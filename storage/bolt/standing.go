package bolt

import "reflect"

// standing tells of what a cache knows whether it still stands in the file as it was
// read there: then it need not be looked up. States of the file are counted by the
// transactions that made them.
//
// What is known under a key was found in the file in its state since, and is held
// by it from then on: before a transaction writes another value there it takes that
// back, see changes. So it is what a reader finds who sees a state from since on, up
// to the newest one that anybody has announced.
type standing struct {
	file  int // the newest state, or the one that is being written; guarded by mu
	floor int // what was found in states before this one counts no more; guarded by mu
}

// changes announces that the next state of the file has other values under the keys
// of some sheets, or for nil under any. It comes before anybody can see that state.
func (c *cache) changes(file int, wrote []*sheet, formats map[string]byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.standing.file = file
	if wrote == nil {
		c.standing.floor = file
		return
	}
	for _, s := range wrote {
		for bucket, p := range s.parts {
			if format := formats[bucket]; format != asJSON && format != asBytes {
				continue // nothing is decoded there
			}
			for _, key := range p.keys {
				for _, all := range []map[bodyAt]*decoded{c.new, c.old} {
					if d := all[bodyAt{bucket, key}]; d != nil {
						d.since = 0
					}
				}
			}
		}
	}
}

// stands notes that what is known was found in the file in a state, unless another
// one was announced since; 0 is none.
func (c *cache) stands(d *decoded, file int) {
	if file == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.standing.file == 0 { // nothing was written since it was opened
		c.standing.file = file
	}
	if c.standing.file == file && (d.since == 0 || d.since < c.standing.floor) {
		d.since = file
	}
}

// recall copies into a struct what stands under a key in a state of the file; false if
// that is not known.
func (c *cache) recall(bucket string, key []byte, file int, into reflect.Value) bool {
	c.mu.Lock()
	d := c.find(bucket, key)
	holds := d != nil && d.since > 0 && d.since >= c.standing.floor && d.since <= file && file <= c.standing.file
	c.mu.Unlock()
	if !holds || d.value.Type() != into.Type() {
		return false
	}
	into.Set(d.value)
	c.own(into)
	return true
}
