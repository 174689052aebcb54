package cards

import (
	"fmt"
	"strings"

	"milepost/configs/playbook/figures"
)

// byNames is by what an answer is put together, by both where it is a table.
func (w *Writer) byNames(a figures.Asked, groups int) string {
	by := w.byName(a.By)
	if a.By == figures.ByAccount && a.Thing == figures.AskVisits && groups > 0 && a.Then == "" {
		return w.t("%d 家客户", "%d accounts", groups) // how many were seen
	}
	if a.Then == "" {
		return by
	}
	then := w.byName(a.Then)
	return by + w.t("和"+strings.TrimPrefix(then, "按"), " and "+strings.TrimPrefix(then, "by "))
}

// cells are the columns of a group in a table, each with how many it has. Beside a
// stage of the method its id is enough.
func (w *Writer) cells(a figures.Asked, cells []figures.Part) string {
	var out []string
	for _, c := range cells {
		name := c.Name
		if a.Then != figures.ByMilestone || name == "" {
			name = w.groupName(figures.Asked{Thing: a.Thing, By: a.Then}, c)
		}
		out = append(out, spaced(Short(name, 14), fmt.Sprint(c.N)))
	}
	return dots(out...)
}

// tableLine is a group of a table: how many there are, then its cells.
func (w *Writer) tableLine(line string, a figures.Asked, p figures.Part) string {
	line = dots(line, spaced(w.many(a, p.N), w.sums(p.Money)))
	if cells := w.cells(a, p.Cells); cells != "" {
		line += w.t(":", ": ") + cells
	}
	return line
}
