// Package sheets draws tables as files and reads the files that people send:
// XLSX and CSV both ways. It knows nothing of leads or forms, and nothing in it
// touches the store: drawing and reading happen outside of any transaction.
package sheets

import (
	"path"
	"strings"

	"github.com/mattn/go-runewidth"

	"milepost/bot/chat"
)

// The endings of the files that can be read and drawn.
const (
	xlsx = ".xlsx"
	xlsm = ".xlsm" // read for its values; its macros are not looked at
	csv  = ".csv"
)

// Readable reports whether a file is, by its name, a table that Read takes or
// explains.
func Readable(name string) bool {
	switch ending(name) {
	case xlsx, xlsm, csv, ".xls", ".et", ".xlsb", ".tsv":
		return true
	}
	return false
}

// PerhapsTable reports whether a file may, by its name, be a table or a text like any other:
// a .txt as spreadsheet programs write it, with tabs. Read takes it; whether it is one is seen
// by its head.
func PerhapsTable(name string) bool { return ending(name) == ".txt" }

func ending(name string) string { return strings.ToLower(path.Ext(name)) }

// leads reports a text that a program could take for a formula when somebody
// opens a CSV, or presses Enter in the cell.
func leads(s string) bool {
	if s == "" {
		return false
	}
	c := []rune(s)[0]
	if c >= 0xFF01 && c <= 0xFF5E { // full width
		c -= 0xFEE0
	}
	return strings.ContainsRune("=+-@\t\r\n|%", c)
}

// Plain is the text of a cell of a CSV: what could be taken for a formula
// stands behind an apostrophe, which Read takes away again.
func plain(c chat.Cell) string {
	if c.Kind == chat.CellText && leads(c.S) {
		return "'" + c.S
	}
	return c.S
}

// width is how many columns of a screen a text takes, its longest line.
func width(s string) int {
	most := 0
	for line := range strings.SplitSeq(s, "\n") {
		most = max(most, runewidth.StringWidth(line))
	}
	return most
}
