package figures

import (
	"cmp"
	"slices"
)

// tabled gives to each group its cells: what of its rows belongs to each group of the
// second kind. The columns stand in one order for all groups, so that lines can be read
// below each other.
func (d *Desk) tabled(a Asked, rows []Row, parts []Part) error {
	columns := Asked{Thing: a.Thing, By: a.Then}
	all, err := d.grouped(columns, rows)
	if err != nil {
		return err
	}
	d.columned(columns.By, all)
	place := map[string]int{}
	for i, p := range all {
		place[p.Key] = i
	}
	for i := range parts {
		of, err := parts[i].Rows()
		if err != nil {
			return err
		}
		cells, err := d.grouped(columns, of)
		if err != nil {
			return err
		}
		cells = slices.DeleteFunc(cells, func(c Part) bool { return c.N == 0 })
		slices.SortStableFunc(cells, func(x, y Part) int { return cmp.Compare(place[x.Key], place[y.Key]) })
		parts[i].Cells = cells
	}
	return nil
}

// columned puts columns in the order in which the method has them; those without a name
// stand last.
func (d *Desk) columned(by string, columns []Part) {
	of := func(Part) int { return 0 }
	switch by {
	case ByMilestone:
		of = func(p Part) int { return d.place(p.Name) }
	case ByTier:
		of = func(p Part) int {
			for i, t := range d.Book.Tiers {
				if t.ID == p.Name {
					return i
				}
			}
			return len(d.Book.Tiers)
		}
	}
	slices.SortStableFunc(columns, func(x, y Part) int {
		if x.Key == "" || y.Key == "" {
			return cmp.Compare(len(y.Key), len(x.Key))
		}
		return cmp.Compare(of(x), of(y))
	})
}
