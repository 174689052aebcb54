package crm

import (
	"sync"
	"time"
)

// Zones loads time zones by their IANA names and keeps them, since time reads one
// from a file each time. An engine has one for as long as it is open. Its methods
// may be called from any goroutine.
type Zones struct{ known sync.Map } // name -> *time.Location

// Load is the zone of a name; nil if there is none.
func (z *Zones) Load(name string) *time.Location {
	if loc, ok := z.known.Load(name); ok {
		return loc.(*time.Location)
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	z.known.Store(name, loc)
	return loc
}

// Zoned is a record with a clock of its own. An engine has each one that it gives
// locate itself, so that nobody who asks for its zone waits for a file.
type Zoned interface {
	Record
	Locate(*Zones)
}

// zoneOf is the zone of a name: the one that its record was given, if it is still
// of that name, else one that is loaded now; nil if there is none.
func zoneOf(given *time.Location, name string) *time.Location {
	if given != nil && given.String() == name {
		return given
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	return loc
}

// orUTC is a zone; UTC for none.
func orUTC(loc *time.Location) *time.Location {
	if loc == nil {
		return time.UTC
	}
	return loc
}
