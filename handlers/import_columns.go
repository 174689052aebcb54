package handlers

import (
	"strings"

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
	unit    string         // 元, 万元 or 亿元 of the revenue, where the head or a line above it says so
}

// unitIn finds the unit in the head of a column, or in a line above the table:
// 年营业额(万元), 单位:万元, 年营业额单位:元, annual revenue in CNY.
var (
	inBrackets = wording.Compile(`[(【\[](.*?)[)】\]]`)
	unitLine   = wording.Compile(`单位:?\s*(人民币)?(亿元|万元|千元|元)`)
)

// leadTables finds the tables of a file that are lead sheets: those with a
// column of company names and at least one other that is known.
func leadTables(b *playbook.Book, f sheets.File) []leadTable {
	var out []leadTable
	for _, t := range f.Tables {
		if lt, ok := leadTableOf(b, t); ok {
			out = append(out, lt)
		}
	}
	return out
}

// leadTableOf finds the head of a table: the row with the most known columns.
// A head of two rows, with merged cells, stands in the lower one.
func leadTableOf(b *playbook.Book, t sheets.Table) (leadTable, bool) {
	best := leadTable{Table: t}
	for i := range t.Rows[:min(len(t.Rows), maxHead)] {
		cols := headColumns(b, t.Rows[i].Cells)
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
	for best.first < len(t.Rows) && len(headColumns(b, t.Rows[best.first].Cells)) >= len(best.columns)/2+1 {
		best.first++
	}
	return best, true
}

// headColumns are the columns of a row that are called like those of the form;
// of two with one meaning the first counts.
func headColumns(b *playbook.Book, cells []string) map[int]string {
	out, taken := map[int]string{}, map[string]bool{}
	for i, s := range cells {
		id := columnID(b, s)
		if id != "" && !taken[id] {
			out[i], taken[id] = id, true
		}
	}
	return out
}

// columnID is what the head of a column means; "" for nothing that is known.
func columnID(b *playbook.Book, head string) string {
	head = fold(head)
	for _, s := range []string{head, inBrackets.ReplaceAllString(head, "")} {
		s = strings.Trim(strings.Join(strings.Fields(s), ""), "*:")
		if c, ok := playbook.Lookup(b.LeadSheet.Columns, s); ok {
			return c.ID
		}
		if c, ok := playbook.Lookup(b.LeadSheet.More, s); ok {
			return c.ID
		}
		spaced := strings.Join(strings.Fields(head), " ") // English names have spaces
		if c, ok := playbook.Lookup(b.LeadSheet.More, spaced); ok {
			return c.ID
		}
		if c, ok := playbook.Lookup(b.LeadSheet.Columns, spaced); ok {
			return c.ID
		}
	}
	return ""
}

// unitOf is the unit that a head or a line above it names; "" for none.
func unitOf(s string) string {
	s = fold(s)
	if m := unitLine.FindStringSubmatch(s); m != nil {
		return m[2]
	}
	if strings.Contains(strings.ToLower(s), "revenue in cny") {
		return "元"
	}
	if m := inBrackets.FindStringSubmatch(s); m != nil {
		switch u := strings.TrimPrefix(strings.TrimSpace(m[1]), "人民币"); strings.ToLower(u) {
		case "元", "万元", "亿元", "千元":
			return u
		case "万":
			return "万元"
		case "亿":
			return "亿元"
		case "cny", "rmb", "yuan":
			return "元"
		}
	}
	return ""
}
