package parse

import "milepost/storage/crm"

// Names is an immutable snapshot of the names that are known: customers, their
// people and our own. It is safe for use by many goroutines at once.
type Names struct{ rows []crm.NameRow }

// NewNames makes a snapshot of these rows; a row that is Gone is left out.
func NewNames(rows []crm.NameRow) *Names { return (&Names{}).With(rows) }

// With is the snapshot with these rows added, replaced or (Gone) forgotten.
// The receiver stays as it is; nil counts as empty.
func (n *Names) With(rows []crm.NameRow) *Names { return &Names{rows: rows} }

// Len is how many names are known.
func (n *Names) Len() int {
	if n == nil {
		return 0
	}
	return len(n.rows)
}

// Lookup lists the known names of that kind that a name as written may mean,
// best first; among equals those of mine come first. An empty kind means any.
func (n *Names) Lookup(name string, kind crm.Kind, mine crm.PersonID) []Match { return nil }

// Hit is a known name that stands in a text.
type Hit struct {
	Span  Span // code points of the text
	Known []Match
}

// Find lists the known names that are written out in a text, leftmost and
// longest first, without overlap.
func (n *Names) Find(text string, mine crm.PersonID) []Hit { return nil }
