package sheets

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// oldWorkbook is the name of the stream in which Excel kept a workbook until 2003, in UTF-16: such
// a file may have been given the new ending by hand, and has no password for that.
var oldWorkbook = []byte("W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00")

// The limits of what is read.
const (
	// MaxRows is how many rows below the head a file may have.
	MaxRows = 5000
	// maxLines bounds the lines that are looked at, blank ones too.
	maxLines = 200_000
	// maxCols is how many columns of a row are read.
	maxCols = 64
	// maxText is how many bytes of a cell are read.
	maxText = 4 << 10
	// maxUnzipped is how large a packed file may become.
	maxUnzipped = 96 << 20
)

// Table is one sheet of a file that somebody sent.
type Table struct {
	Name string
	Rows []Row
}

// Row is one line of a table that is not blank.
type Row struct {
	N     int // its number as a person sees it, from 1
	Cells []string
}

// File is what was read.
type File struct {
	Tables []Table
	Remarks
	// Base1904 says that the days of the file are counted from 1904.
	Base1904 bool
}

// Remarks are what the sender should be told about the file.
type Remarks struct {
	Hidden   int    // rows that a filter or a hand has hidden: they are not read
	Formulas bool   // some cells are formulas: their last values were read
	Macros   bool   // there are macros, which nobody looks at
	Encoding string // GB18030 or UTF-16, where a CSV was not UTF-8
}

// Why a file cannot be read.
const (
	Broken    = "broken"    // it is not what its name says
	Old       = "old"       // of a kind that has to be saved as XLSX first
	Protected = "protected" // by a password
	TooMany   = "rows"      // more than MaxRows rows
	Huge      = "huge"      // it would unpack to far more than it should
	Blank     = "blank"     // there is nothing in it
)

// Unreadable says why a file cannot be read.
type Unreadable struct {
	Why string
	Err error // nil where there is no more to say
}

func (u *Unreadable) Error() string {
	if u.Err == nil {
		return "unreadable table: " + u.Why
	}
	return "unreadable table: " + u.Why + ": " + u.Err.Error()
}
func (u *Unreadable) Unwrap() error { return u.Err }

// Read reads a file by its name. Every error is an *Unreadable: the file is a
// stranger's, and whatever is wrong with it is no fault of ours.
func Read(name string, data []byte) (f File, err error) {
	defer func() { // the library was not written for files that mean harm
		if v := recover(); v != nil {
			f, err = File{}, &Unreadable{Why: Broken, Err: fmt.Errorf("panic: %v", v)}
		}
	}()
	switch {
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")): // an OLE file
		if (ending(name) == xlsx || ending(name) == xlsm) && !bytes.Contains(data, oldWorkbook) {
			return File{}, &Unreadable{Why: Protected}
		}
		return File{}, &Unreadable{Why: Old}
	case ending(name) == ".xls" || ending(name) == ".et" || ending(name) == ".xlsb":
		if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
			return File{}, &Unreadable{Why: Old}
		}
		f, err = readXLSX(data) // many programs give an XLSX the old ending
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		f, err = readXLSX(data)
	case ending(name) == csv || ending(name) == ".tsv" || PerhapsTable(name):
		f, err = readCSV(data)
	default:
		return File{}, &Unreadable{Why: Broken}
	}
	if err != nil {
		return File{}, err
	}
	rows := 0
	for _, t := range f.Tables {
		rows += len(t.Rows)
	}
	switch {
	case rows == 0:
		return File{}, &Unreadable{Why: Blank}
	case rows > MaxRows+headRoom:
		return File{}, &Unreadable{Why: TooMany}
	}
	return f, nil
}

// headRoom is how many lines titles, notes and heads may take besides the rows.
const headRoom = 200

func readXLSX(data []byte) (File, error) {
	if err := unpacks(data); err != nil {
		return File{}, err
	}
	x, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped,
	})
	switch {
	case errors.Is(err, excelize.ErrWorkbookFileFormat), errors.Is(err, zip.ErrFormat):
		return File{}, &Unreadable{Why: Broken, Err: err}
	case err != nil && strings.Contains(err.Error(), "unzip size exceeds"):
		return File{}, &Unreadable{Why: Huge, Err: err}
	case err != nil:
		return File{}, &Unreadable{Why: Broken, Err: err}
	}
	defer func() { _ = x.Close() }() // nothing of it lies on the disk
	var out File
	if p, err := x.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		out.Base1904 = *p.Date1904
	}
	for _, name := range x.GetSheetList() {
		if seen, err := x.GetSheetVisible(name); err != nil || !seen {
			continue
		}
		t, err := readSheet(x, name, &out.Remarks)
		if err != nil {
			return File{}, err
		}
		out.Tables = append(out.Tables, t)
	}
	out.Macros = holds(data, "vbaProject.bin")
	out.Formulas = formulas(data)
	return out, nil
}

// unpacks refuses a packed file that would become far larger than it may, by
// what its directory says; the library counts once more what really comes out.
func unpacks(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return &Unreadable{Why: Broken, Err: err}
	}
	var all uint64
	for _, f := range z.File {
		if all += f.UncompressedSize64; all > maxUnzipped || f.UncompressedSize64 > maxUnzipped {
			return &Unreadable{Why: Huge}
		}
	}
	return nil
}

// readSheet reads the rows of one sheet that are not hidden, with the cells of
// a merged range all holding its value.
func readSheet(x *excelize.File, name string, r *Remarks) (Table, error) {
	broken := func(err error) error {
		return &Unreadable{Why: Broken, Err: fmt.Errorf("sheet %s: %w", name, err)}
	}
	t := Table{Name: name}
	rows, err := x.Rows(name)
	if err != nil {
		return t, broken(err)
	}
	for n := 1; rows.Next() && n <= maxLines; n++ {
		cells, err := rows.Columns()
		if err != nil {
			return t, broken(err)
		}
		cells = trim(cells)
		switch {
		case blank(cells):
			continue
		case rows.GetRowOpts().Hidden:
			r.Hidden++
			continue
		}
		if t.Rows = append(t.Rows, Row{N: n, Cells: cells}); len(t.Rows) > MaxRows+headRoom {
			return t, &Unreadable{Why: TooMany}
		}
	}
	if err := errors.Join(rows.Error(), rows.Close()); err != nil {
		return t, broken(err)
	}
	merged, err := x.GetMergeCells(name)
	if err != nil {
		return t, broken(err)
	}
	for _, m := range merged {
		if err := spread(&t, m); err != nil {
			return t, broken(err)
		}
	}
	return t, nil
}

// spread gives every cell of a merged range the value that stands in its first
// one. A range across a whole row is a title: nothing is gained by repeating it.
func spread(t *Table, m excelize.MergeCell) error {
	c1, r1, err := excelize.CellNameToCoordinates(m.GetStartAxis())
	if err != nil {
		return err
	}
	c2, r2, err := excelize.CellNameToCoordinates(m.GetEndAxis())
	if err != nil {
		return err
	}
	value := ""
	for i := range t.Rows {
		row := &t.Rows[i]
		if row.N < r1 || row.N > r2 {
			continue
		}
		if value == "" {
			if row.N != r1 || c1 > len(row.Cells) {
				return nil // its first row is hidden or blank
			}
			value = row.Cells[c1-1]
		}
		for col := c1; col <= min(c2, maxCols); col++ {
			for len(row.Cells) < col {
				row.Cells = append(row.Cells, "")
			}
			row.Cells[col-1] = value
		}
	}
	return nil
}

// trim bounds a row and its cells.
func trim(cells []string) []string {
	cells = cells[:min(len(cells), maxCols)]
	for i, s := range cells {
		s = strings.ToValidUTF8(s, "")
		if len(s) > maxText {
			s = strings.ToValidUTF8(s[:maxText], "")
		}
		cells[i] = strings.TrimSpace(strings.ReplaceAll(s, "\u00a0", " "))
	}
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

func blank(cells []string) bool {
	for _, s := range cells {
		if s != "" {
			return false
		}
	}
	return true
}

// holds reports whether a packed file has a part of that name.
func holds(data []byte, part string) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	for _, f := range z.File {
		if strings.HasSuffix(strings.ToLower(f.Name), strings.ToLower(part)) {
			return true
		}
	}
	return false
}

// formulas reports whether a sheet of a packed file has a formula.
func formulas(data []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	for _, f := range z.File {
		if !strings.HasPrefix(strings.ToLower(f.Name), "xl/worksheets/sheet") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return false
		}
		b, err := io.ReadAll(io.LimitReader(r, maxUnzipped))
		if e := r.Close(); err != nil || e != nil {
			return false
		}
		if bytes.Contains(b, []byte("<f>")) || bytes.Contains(b, []byte("<f ")) {
			return true
		}
	}
	return false
}
