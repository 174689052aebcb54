package sheets

import (
	"bytes"
	csvs "encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// readCSV reads a table of UTF-8, UTF-16 or, where it is neither, GB18030, with
// commas, semicolons or tabs between the cells.
func readCSV(data []byte) (File, error) {
	var out File
	text, encoding, err := decoded(data)
	if err != nil {
		return out, &Unreadable{Why: Broken, Err: err}
	}
	out.Encoding = encoding
	r := csvs.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = separator(text), -1, true
	var t Table
	for n := 0; n < maxLines; n++ {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return out, &Unreadable{Why: Broken, Err: err}
		}
		line, _ := r.FieldPos(0)
		for i, s := range cells {
			if rest, quoted := strings.CutPrefix(strings.TrimSpace(s), "'"); quoted && leads(rest) {
				cells[i] = rest
			}
		}
		if cells = trim(cells); blank(cells) {
			continue
		}
		if t.Rows = append(t.Rows, Row{N: line, Cells: cells}); len(t.Rows) > MaxRows+headRoom {
			return out, &Unreadable{Why: TooMany}
		}
	}
	out.Tables = []Table{t}
	return out, nil
}

// decoded is the text of a file, and what it was written in where that is not
// UTF-8.
func decoded(data []byte) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte(bom)):
		return string(data[len(bom):]), "", nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		b, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		return string(b), "UTF-16", err
	case bytes.IndexByte(data, 0) >= 0:
		return "", "", errors.New("not a text")
	case utf8.Valid(data):
		return string(data), "", nil
	}
	b, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(b, utf8.RuneError) {
		return "", "", errors.Join(errors.New("neither UTF-8 nor GB18030"), err)
	}
	return string(b), "GB18030", nil
}

// separator is what stands between the cells: the one that the first lines
// hold most of.
func separator(text string) rune {
	first := text[:min(len(text), 4<<10)]
	best, most := ',', strings.Count(first, ",")
	for _, r := range []rune{'\t', ';'} {
		if n := strings.Count(first, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}
