package crm

import (
	"math"
	"time"
)

// Arrival is the proof that somebody was at a customer's: when he said that he
// was there and, where he sent his location, where he stood.
type Arrival struct {
	At    time.Time `json:"at"`
	Lat   float64   `json:"lat,omitzero"` // degrees, in the platform's own datum, to four decimals (about ten metres)
	Long  float64   `json:"long,omitzero"`
	Label string    `json:"label,omitzero"` // what the platform calls the place
}

// Placed reports whether it says where he stood.
func (a *Arrival) Placed() bool { return a != nil && (a.Lat != 0 || a.Long != 0 || a.Label != "") }

// metresPerDegree is the length of a degree of latitude.
const metresPerDegree = 111_320

// Within reports whether two places are no more than so many metres apart. One
// that has no position is near nothing.
func (a *Arrival) Within(b *Arrival, metres float64) bool {
	if a == nil || b == nil || a.Lat == 0 && a.Long == 0 || b.Lat == 0 && b.Long == 0 {
		return false
	}
	north := (a.Lat - b.Lat) * metresPerDegree
	east := (a.Long - b.Long) * metresPerDegree * math.Cos(a.Lat*math.Pi/180)
	return math.Hypot(north, east) <= metres
}
