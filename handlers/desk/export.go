package desk

import (
	"fmt"

	"milepost/storage/crm"
)

// NewExport is a file that leaves the store.
type NewExport struct {
	Of     crm.Kind   // what it lists
	Format string     // xlsx or csv
	Rows   int        //
	Team   crm.TeamID // that it is narrowed to; empty: all that the actor may export
	Region string
	From   crm.Date
	Until  crm.Date
	To     crm.PersonID // who gets it, where that is another
	Only   crm.Record   // the one record that it holds; nil = a list
}

// MayExport says whether the actor may take records of a kind out of the store:
// those of a team, or with no team those of all (handbook K1). Forbidden
// "export.role" (his manager).
func (w *Work) MayExport(of crm.Kind, team crm.TeamID) error {
	if crm.Can(w.actor, crm.Export, crm.Scope{Kind: of, Team: team, Shared: true}) {
		return nil
	}
	return crm.E(crm.Forbidden, "export.role", w.boss())
}

// NoteExport notes that a file was made of records: who, what and how much.
// The note is never taken back.
func (w *Work) NoteExport(n NewExport) (crm.Exported, error) {
	switch {
	case n.Only == nil:
		if err := w.MayExport(n.Of, n.Team); err != nil {
			return crm.Exported{}, err
		}
	case !crm.Can(w.actor, crm.Export, crm.ScopeOf(n.Only)):
		return crm.Exported{}, crm.E(crm.Forbidden, "export.role", w.boss())
	}
	var c checks
	c.short(&n.Region)
	c.date(n.From)
	c.date(n.Until)
	if n.Rows < 0 || n.Format != "xlsx" && n.Format != "csv" {
		return crm.Exported{}, fmt.Errorf("desk: export of %d rows as %q", n.Rows, n.Format)
	}
	if n.To != "" && c.err == nil {
		_, c.err = w.colleague(n.To)
	}
	if c.err != nil {
		return crm.Exported{}, c.err
	}
	e := crm.Exported{
		ID: crm.ExportID(w.next()), Who: w.actor.ID, Of: n.Of, Day: w.Today(), Format: n.Format, Rows: n.Rows, To: n.To,
		Team: n.Team, Region: n.Region, From: n.From, Until: n.Until,
	}
	return e, w.write(&e, "")
}
