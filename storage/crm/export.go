package crm

import "time"

// ExportID names the note of a file that left the store.
type ExportID string

// Exported is the note of one file that somebody took out of the store: who,
// when (Created), what and how much (handbook K1). The desk writes it; nobody
// changes it or takes it back.
type Exported struct {
	Meta
	ID     ExportID `json:"id"`
	Who    PersonID `json:"who"`
	Of     Kind     `json:"of"` // what it lists
	Day    Date     `json:"day"`
	Format string   `json:"format"` // xlsx or csv
	Rows   int      `json:"rows"`
	To     PersonID `json:"to,omitzero"` // who got it, where that is another

	// Of a lead sheet: what it was narrowed to; empty = no limit.
	Team   TeamID `json:"team,omitzero"`
	Region string `json:"region,omitzero"`
	From   Date   `json:"from,omitzero"`
	Until  Date   `json:"until,omitzero"`
}

func (e *Exported) Kind() Kind  { return KindExport }
func (e *Exported) Key() string { return string(e.ID) }

// Index finds exports by day, and those of a person.
func (e *Exported) Index() []Entry {
	return []Entry{
		entry(ByAll, string(e.Day), e.Created.UTC().Format(time.RFC3339)),
		entry(ByPerson, string(e.Who), string(e.Day)),
	}
}

func (e *Exported) Refs() []Pointer {
	return refs(KindPerson, string(e.Who), KindPerson, string(e.To), KindTeam, string(e.Team))
}
