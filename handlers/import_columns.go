package handlers

import (
	"cmp"
	"slices"

	"milepost/bot/cards"
	"milepost/bot/sheets"
	"milepost/configs/playbook"
	"milepost/handlers/wording"
)

// maxHead is how many rows of a table are looked at for its head.
const maxHead = 30

// leadTable is a table of a file whose head was found.
type leadTable struct {
	sheets.Table
	head    int            // index of the row that is the head
	first   int            // index of the first row below it
	columns map[int]string // column -> id
	unit    string         // what is written behind a number of the revenue that has no unit: 万元, M EUR
}

// leadTables finds the tables of a file that are lead sheets: those with a
// column of company names and at least one other that is known; past are the
// names of the others that hold something.
func leadTables(b *playbook.Book, f sheets.File) (out []leadTable, past []string) {
	for _, t := range f.Tables {
		if lt, ok := leadTableOf(b, t); ok {
			out = append(out, lt)
		} else if len(t.Rows) > 0 {
			past = append(past, t.Name)
		}
	}
	return out, past
}

// leadTableOf finds the head of a table: the row with the most known columns.
// A head of two rows, with merged cells, stands in the lower one.
func leadTableOf(b *playbook.Book, t sheets.Table) (leadTable, bool) {
	best := leadTable{Table: t}
	for i := range t.Rows[:min(len(t.Rows), maxHead)] {
		cols := headColumns(b, t.Rows[i].Cells, cellsAbove(t, i))
		if len(cols) > len(best.columns) {
			best.head, best.first, best.columns = i, i+1, cols
		}
	}
	named := false
	for _, id := range best.columns {
		named = named || id == "account"
	}
	if !named || len(best.columns) < 2 {
		return best, false
	}
	for i := 0; i <= best.head; i++ {
		for col, s := range t.Rows[i].Cells {
			if i < best.head || best.columns[col] == "revenue" {
				if u := unitOf(s); u != "" {
					best.unit = u
				}
			}
		}
	}
	// The same head again below it belongs to the cells merged downwards.
	for best.first < len(t.Rows) && len(headColumns(b, t.Rows[best.first].Cells, nil)) >= len(best.columns)/2+1 {
		best.first++
	}
	return best, true
}

// headColumns are the columns of a row that are called like those of the form;
// of two with one meaning the surer one counts, else the first. above are the cells of the row
// over them, whose word goes with theirs: 销售额 under 排名.
func headColumns(b *playbook.Book, cells, above []string) map[int]string {
	type meant struct {
		col, sure int
		id        string
	}
	var all []meant
	for i, s := range cells {
		id, sure := headMeans(b, s)
		if i < len(above) && s != "" && above[i] != s {
			if both := headOfTwo(b, above[i], s); both != "" {
				id, sure = both, headSame
			}
		}
		if id != "" {
			all = append(all, meant{i, sure, id})
		}
	}
	slices.SortStableFunc(all, func(x, y meant) int { return cmp.Compare(x.sure, y.sure) })
	out, taken := map[int]string{}, map[string]bool{}
	for _, m := range all {
		if !taken[m.id] {
			out[m.col], taken[m.id] = m.id, true
		}
	}
	return out
}

// cellsAbove are the cells of the row over one; none over the first.
func cellsAbove(t sheets.Table, i int) []string {
	if i == 0 {
		return nil
	}
	return t.Rows[i-1].Cells
}

// headOfTwo is what a head means that is written in two cells, one over the other; "" for
// nothing that is known.
func headOfTwo(b *playbook.Book, above, below string) string {
	above, below = fold(above), fold(below)
	for _, s := range []string{above + below, below + above, above + " " + below, below + " " + above} {
		if id, _ := columnCalled(b, s); above != "" && id != "" {
			return id
		}
	}
	return ""
}

// cells are those of a column below the head.
func (t *leadTable) cells(id string) (out []string) {
	col := t.column(id)
	for i := t.first; i < len(t.Rows); i++ {
		if cells := t.Rows[i].Cells; col >= 0 && col < len(cells) {
			out = append(out, cells[col])
		}
	}
	return out
}

// rowCount is the head of a column that only counts the rows.
var rowCount = wording.Compile(`(?i)^(?:序号|行号|#|no\.?|nr\.?|s/?n)$`)

// unread are the columns of a table that have a head which means nothing here, and
// something below it.
func (t *leadTable) unread() (heads []string) {
	for col, s := range t.Rows[t.head].Cells {
		if s == "" || t.columns[col] != "" || rowCount.MatchString(s) || cards.IsResultColumn(s) {
			continue
		}
		for i := t.first; i < len(t.Rows); i++ {
			if col < len(t.Rows[i].Cells) && t.Rows[i].Cells[col] != "" {
				heads = append(heads, s)
				break
			}
		}
	}
	return heads
}
