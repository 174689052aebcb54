package chat

// Workbook is a file of tables as data: it is drawn when it is sent, by the
// ending of the file's name. It is stored with its post.
type Workbook struct {
	Sheets []Sheet `json:",omitzero"`
	Author string  `json:",omitzero"` // who made it, in the properties of the file
	Made   string  `json:",omitzero"` // when, RFC 3339
}

// Sheet is one table. A sheet without a Head is a printed form: labels and
// values, upright, without filters.
type Sheet struct {
	Name  string   `json:",omitzero"` // on its tab; what no tab can hold is left out
	Title string   `json:",omitzero"` // above the table, across all columns
	Notes []string `json:",omitzero"` // lines below the title
	Head  []string `json:",omitzero"`
	Rows  [][]Cell `json:",omitzero"`
}

// The kinds of cells.
const (
	CellText   = ""
	CellNumber = "n" // S is a decimal number with a point: 1200000.5
	CellDay    = "d" // S is YYYY-MM-DD
)

// Cell is one value of a sheet. Whatever S holds, nothing in it is ever a
// formula.
type Cell struct {
	S    string `json:",omitzero"`
	Kind string `json:",omitzero"`
	Mark bool   `json:",omitzero"` // drawn yellow: look here
	Bold bool   `json:",omitzero"`
	Span int    `json:",omitzero"` // columns that it covers; 0 and 1 = its own
}

// TextCells are plain cells.
func TextCells(texts ...string) []Cell {
	row := make([]Cell, len(texts))
	for i, s := range texts {
		row[i].S = s
	}
	return row
}
