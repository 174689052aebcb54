package handlers

import (
	"encoding/json"
	"fmt"
	"slices"

	"milepost/handlers/parse"
)

// frozen is what was read, as a draft keeps it. A later release that reads
// otherwise raises the version and still understands the older one.
type frozen struct {
	V int         `json:"v"`
	F parse.Facts `json:"f"`
}

const frozenVersion = 1

// freeze keeps a reading in a draft.
func freeze(f parse.Facts) ([]byte, error) {
	b, err := json.Marshal(frozen{frozenVersion, silent(f)})
	if err != nil {
		return nil, fmt.Errorf("keep a reading: %w", err)
	}
	return b, nil
}

// silent is a reading without how the names that it may mean are spoken. That
// follows from their words, and what is kept must not depend on how much of it
// this process remembers.
func silent(f parse.Facts) parse.Facts {
	if f.Account != nil {
		a := *f.Account
		a.Known = unspoken(a.Known)
		f.Account = &a
	}
	f.Contacts = slices.Clone(f.Contacts)
	for i := range f.Contacts {
		f.Contacts[i].Known = unspoken(f.Contacts[i].Known)
	}
	f.Colleagues = unspoken(f.Colleagues)
	f.Items = slices.Clone(f.Items)
	for i := range f.Items {
		f.Items[i] = silent(f.Items[i])
	}
	return f
}

// unspoken copies matches; those in hand belong to all who read.
func unspoken(known []parse.Match) []parse.Match {
	known = slices.Clone(known)
	for i := range known {
		names := slices.Clone(known[i].Row.Names)
		for j := range names {
			names[j].Pinyin, names[j].Initials = nil, nil
		}
		known[i].Row.Names = names
	}
	return known
}

// thaw gives back what freeze kept.
func thaw(b []byte) (parse.Facts, error) {
	var z frozen
	if err := json.Unmarshal(b, &z); err != nil {
		return parse.Facts{}, fmt.Errorf("a kept reading: %w", err)
	}
	if z.V != frozenVersion {
		return parse.Facts{}, fmt.Errorf("a kept reading of version %d", z.V)
	}
	return z.F, nil
}
