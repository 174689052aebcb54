package handlers

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// leadRow is a row of an imported file, read.
type leadRow struct {
	table, index int // where it stands: table, row of the table
	name         crm.Name
	number       string // of a lead of ours: L12
	code         string
	region       string
	industry     string
	revenue      crm.Money
	tier         string
	source       string
	referrer     string
	on           crm.Date
	contact      string
	phone        string
	title        string
	rankSales    int
	rankProfit   int
	owner        string // as written
	author       string
	need         string
	benefit      string
	finance      string
	trade        string // what it says of the industry, where that is none of the method's
	address      string
	surely       bool // 确认: it is a new customer, whatever comes near
	faults       []rowFault
	left         []rowFault // what was taken otherwise than it is written; the row is imported
}

// rowFault is what is wrong with one cell of a row.
type rowFault struct {
	Column string
	Why    string // one of the keys of cards.RowWhy
	Value  string
	As     string // what it was taken for; "" for nothing
}

func (r *leadRow) fault(column, why, value string) {
	r.faults = append(r.faults, rowFault{Column: column, Why: why, Value: value})
}

// valueReader reads the cells of a file.
type valueReader struct {
	book     *playbook.Book
	today    crm.Date
	base1904 bool
	order    dateOrder // of the dates of the table that is read
	keys     func(string) crm.Name
}

// read reads one row of a table.
func (v *valueReader) read(t *leadTable, index int) leadRow {
	r := leadRow{index: index}
	for col, s := range t.Rows[index].Cells { // from left to right, as the reasons are read
		if id := t.columns[col]; id != "" && !nothing.MatchString(fold(s)) {
			v.cell(&r, id, s, t.unit)
		}
	}
	if col := t.column("industry"); r.trade != "" {
		r.need = short(strings.TrimPrefix(r.need+"; "+t.Rows[t.head].Cells[col]+": "+r.trade, "; "), 200)
	}
	if r.name.Text == "" && !slices.ContainsFunc(r.faults, func(f rowFault) bool { return f.Column == "account" }) {
		r.faults = slices.Insert(r.faults, 0, rowFault{Column: "account", Why: "empty"})
	}
	return r
}

func (v *valueReader) cell(r *leadRow, id, s, unit string) {
	switch id {
	case "number", "revenue", "tier", "source", "registered", "code", "phone", "rank_sales", "rank_profit":
		s = strings.TrimSpace(fold(s))
	}
	switch id {
	case "number":
		if leadNumber.MatchString(s) {
			r.number = strings.ToUpper(strings.TrimPrefix(s, "#"))
		}
	case "account":
		v.short(r, id, s, func(s string) { r.name = v.keys(s) })
	case "region":
		v.short(r, id, s, func(s string) { r.region = s })
	case "industry":
		v.short(r, id, s, func(s string) { v.industry(r, s) })
	case "revenue":
		v.revenue(r, s, unit)
	case "tier":
		v.tier(r, s)
	case "source":
		v.short(r, id, s, func(s string) { v.source(r, s) })
	case "registered":
		v.day(r, s)
	case "code":
		if r.code = strings.ToUpper(strings.Join(strings.Fields(s), "")); !creditCode.MatchString(r.code) {
			r.fault(id, "code", s)
		}
	case "phone":
		r.phone = wholeNumber(s)
		if digits := strings.Map(onlyDigits, r.phone); len(digits) < 5 || len(r.phone) > 40 {
			r.fault(id, "phone", s)
		}
	case "contact":
		if m := nameAndPhone.FindStringSubmatch(fold(s)); m != nil { // 李总 13900003333
			s = m[1]
			if r.phone == "" {
				r.phone = m[2]
			}
		}
		v.words(r, id, s)
	case "rank_sales":
		r.rankSales = v.rank(r, id, s)
	case "rank_profit":
		r.rankProfit = v.rank(r, id, s)
	case "confirm":
		r.surely = holds(s, "新", "不同", "是") || word(s, "new") || word(s, "yes")
	default:
		v.words(r, id, s)
	}
}

// words are the columns that hold plain text.
func (v *valueReader) words(r *leadRow, id, s string) {
	to := map[string]*string{
		"contact": &r.contact, "title": &r.title, "owner": &r.owner, "author": &r.author, "referrer": &r.referrer,
		"need": &r.need, "benefit": &r.benefit, "finance": &r.finance, "address": &r.address,
	}[id]
	if to == nil {
		return
	}
	if id == "need" || id == "benefit" || id == "finance" || id == "address" {
		*to = short(s, 200)
		return
	}
	v.short(r, id, s, func(s string) { *to = s })
}

var (
	leadNumber = wording.Compile(`^#?[Ll]\d{1,9}$`)
	creditCode = wording.Compile(`^[0-9A-Z]{18}$`)
	nothing    = wording.Compile(`(?i)^(?:|[-—–/\\_.*?]+|n/?a|nil|null|none|tbd|无|没有|暂无|未知|不详|不清楚?|待定|待补充?|待查|#n/a)$`)
	rankForm   = wording.Compile(`(?i)^(?:第|no\.?|#|nr\.?)?\s*(\d{1,7})(?:\.0+)?\s*(?:名|位|/\s*\d+)?$`)

	// A person with his number in one cell: 李总 13900003333, 王经理/0510-88888888.
	nameAndPhone = wording.Compile(`^(\D{2,30}?)[\s/,:;、(]+(\+?\d[\d \-]{5,18}\d)\)?$`)
	brackets     = wording.Compile(`^(.*?)\((.+?)\)$`)
)

func onlyDigits(c rune) rune {
	if c >= '0' && c <= '9' {
		return c
	}
	return -1
}

// short takes a text that must not be longer than a name.
func (v *valueReader) short(r *leadRow, id, s string, set func(string)) {
	if s = strings.Join(strings.Fields(s), " "); length(s) > 60 {
		r.fault(id, "long", short(s, 20))
		return
	}
	set(s)
}

// short is the beginning of a text.
func short(s string, n int) string {
	if c := []rune(s); len(c) > n {
		return string(c[:n-1]) + "…"
	}
	return s
}

// wholeNumber is a number that a spreadsheet keeps as 1.3712345678E10, written
// out; any other text as it is.
func wholeNumber(s string) string {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f != math.Trunc(f) || f < 0 || f > 1e15 {
		return s
	}
	if strings.ContainsAny(s, "eE.") {
		return strconv.FormatFloat(f, 'f', 0, 64)
	}
	return s
}

func (v *valueReader) rank(r *leadRow, id, s string) int {
	m := rankForm.FindStringSubmatch(s)
	n := 0
	if m != nil {
		n, _ = strconv.Atoi(m[1]) // at most seven digits
	}
	if n < 1 || n > 1_000_000 {
		r.fault(id, "rank", s)
		return 0
	}
	return n
}

func (v *valueReader) tier(r *leadRow, s string) {
	if strings.EqualFold(s, v.book.Unrated.ZH) || strings.EqualFold(s, v.book.Unrated.EN) {
		return
	}
	t, ok := playbook.Lookup(v.book.Tiers, strings.TrimRight(s, "类级 "))
	if !ok {
		t, ok = playbook.Lookup(v.book.Tiers, s)
	}
	if !ok {
		r.fault("tier", "tier", s)
		return
	}
	r.tier = t.ID
}

// industry finds the industry that a cell names. One that is none of the method's is taken
// for the one that its words speak of (白色家电: 家电). Where they speak of none, the row comes
// without an industry and its words stand in the need, as when a rep writes them: a customer is
// not refused for that (handbook L10: of the other industries one attacks selectively).
func (v *valueReader) industry(r *leadRow, s string) {
	i, ok := v.book.Industry(s)
	if ok {
		r.industry = i.Name.ZH
		return
	}
	if near := parse.Read("做"+s+"的", parse.Context{}).Industry; near != "" {
		if i, ok = v.book.Industry(near); ok {
			r.industry = i.Name.ZH
			r.left = append(r.left, rowFault{"industry", "industry", s, r.industry})
			return
		}
	}
	r.left = append(r.left, rowFault{Column: "industry", Why: "industry", Value: s})
	r.trade = s
}

// source reads where a lead comes from; who recommended it may stand in
// brackets. What is not on the list is taken for the entry whose name it holds,
// else it is kept as it is written.
func (v *valueReader) source(r *leadRow, s string) {
	src, ok := playbook.Lookup(v.book.Sources, s)
	if m := brackets.FindStringSubmatch(s); !ok && m != nil {
		if src, ok = playbook.Lookup(v.book.Sources, m[1]); ok && r.referrer == "" {
			r.referrer = m[2]
		}
	}
	if ok {
		r.source = src.ID
		return
	}
	r.source = desk.OtherSource + s
	if src, ok := sourceIn(v.book, s); ok {
		r.source = src.ID
		r.left = append(r.left, rowFault{"source", "source", s, src.ID})
		return
	}
	r.left = append(r.left, rowFault{Column: "source", Why: "source", Value: s})
}

// sourceIn is the only source one of whose names stands in a text: 朋友转介绍.
func sourceIn(b *playbook.Book, s string) (found playbook.Source, ok bool) {
	for _, src := range b.Sources {
		if src.ID == desk.OtherSource+"unknown" {
			continue
		}
		for _, name := range append([]string{src.Name.ZH}, src.Also...) {
			if length(name) < 2 || !strings.Contains(s, name) {
				continue
			}
			if ok && found.ID != src.ID {
				return found, false
			}
			found, ok = src, true
		}
	}
	return found, ok
}
