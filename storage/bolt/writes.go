package bolt

import "slices"

// few is how many values a sheet holds of a bucket without a map: each message
// writes one to four there, and a map of so little costs more than it saves.
const few = 64

// writes are what a sheet holds of one bucket.
type writes struct {
	keys   []string          // in order
	list   [][]byte          // the values of keys, as they are stored; nil for one that is removed
	values map[string][]byte // the same by key, instead of list, while a sheet is written that has more than few
}

// newWrites has room for n values.
func newWrites(n int) *writes {
	p := &writes{keys: make([]string, 0, n)}
	if n <= few {
		p.list = make([][]byte, 0, n)
	} else {
		p.values = make(map[string][]byte, n)
	}
	return p
}

// at is the value of the key in some place.
func (p *writes) at(i int) []byte {
	if p.values != nil {
		return p.values[p.keys[i]]
	}
	return p.list[i]
}

// find is the place of the first key that is not before some key.
func (p *writes) find(key []byte) int {
	from, to := 0, len(p.keys)
	for from < to {
		if mid := int(uint(from+to) >> 1); p.keys[mid] < string(key) {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from
}

// get gives a value, nil for one that is removed; false if nothing is known of it.
func (p *writes) get(key []byte) ([]byte, bool) {
	if p.values != nil {
		v, ok := p.values[string(key)]
		return v, ok
	}
	if at := p.find(key); at < len(p.keys) && p.keys[at] == string(key) {
		return p.list[at], true
	}
	return nil, false
}

// set notes a value, and gives what was known before.
func (p *writes) set(key string, value []byte) (was []byte, known bool) {
	if p.values != nil {
		if was, known = p.values[key]; !known {
			at, _ := slices.BinarySearch(p.keys, key)
			p.keys = slices.Insert(p.keys, at, key)
		}
		p.values[key] = value
		return was, known
	}
	at, known := slices.BinarySearch(p.keys, key)
	if known {
		was, p.list[at] = p.list[at], value
		return was, true
	}
	p.keys, p.list = slices.Insert(p.keys, at, key), slices.Insert(p.list, at, value)
	if len(p.keys) > few {
		p.values = make(map[string][]byte, 2*len(p.keys))
		for i, k := range p.keys {
			p.values[k] = p.list[i]
		}
		p.list = nil
	}
	return nil, false
}

// remove forgets a key that is known.
func (p *writes) remove(key string) {
	at, _ := slices.BinarySearch(p.keys, key)
	p.keys = slices.Delete(p.keys, at, at+1)
	if p.values != nil {
		delete(p.values, key)
		return
	}
	p.list = slices.Delete(p.list, at, at+1)
}
