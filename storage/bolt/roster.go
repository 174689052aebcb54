package bolt

import (
	"fmt"
	"reflect"

	"milepost/storage/crm"
)

// Roster is everybody and all teams: as they were read before when none of them
// has changed since. What a transaction reads is not kept: it may be taken back,
// and another one count to the same version.
func (r *reader) Roster() (*crm.Roster, error) {
	version, err := crm.RosterVersion(r)
	if err != nil {
		return nil, fmt.Errorf("version of the roster: %w", err)
	}
	if known := r.store.roster.Load(); known != nil && known.Version == version {
		return known, nil
	}
	ros, err := crm.ReadRoster(r, version)
	if err != nil {
		return nil, fmt.Errorf("roster: %w", err)
	}
	if r.firm {
		r.store.roster.Store(ros)
	}
	return ros, nil
}

// roster compares what everybody shares with what is stored.
func (c *check) roster() error {
	shared, err := c.Roster()
	if err != nil {
		return nil // what cannot be read is told elsewhere
	}
	stored, err := crm.ReadRoster(c.reader, shared.Version)
	if err != nil {
		return nil
	}
	if !reflect.DeepEqual(shared, stored) {
		return c.say("The roster of version %q that everybody shares is not the stored one: somebody changed it in memory, or it was not counted.", shared.Version)
	}
	return nil
}
