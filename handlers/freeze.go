package handlers

import (
	"encoding/json"
	"fmt"

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
	b, err := json.Marshal(frozen{frozenVersion, f})
	if err != nil {
		return nil, fmt.Errorf("keep a reading: %w", err)
	}
	return b, nil
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
