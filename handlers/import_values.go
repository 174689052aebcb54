package handlers

import (
	"math"
	"strconv"
	"strings"
	"time"

	"milepost/configs/playbook"
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
	address      string
	surely       bool // 确认: it is a new customer, whatever comes near
	faults       []rowFault
}

// rowFault is what is wrong with one cell of a row.
type rowFault struct {
	Column string
	Why    string // one of the keys of cards.RowWhy
	Value  string
}

func (r *leadRow) fault(column, why, value string) {
	r.faults = append(r.faults, rowFault{column, why, value})
}

// valueReader reads the cells of a file.
type valueReader struct {
	book     *playbook.Book
	today    crm.Date
	base1904 bool
	keys     func(string) crm.Name
}

// read reads one row of a table.
func (v *valueReader) read(t *leadTable, index int) leadRow {
	r := leadRow{index: index}
	for col, id := range t.columns {
		cells := t.Rows[index].Cells
		if col >= len(cells) || cells[col] == "" {
			continue
		}
		v.cell(&r, id, cells[col], t.unit)
	}
	if r.name.Text == "" {
		r.fault("account", "empty", "")
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
		if i, ok := v.book.Industry(s); ok {
			r.industry = i.Name.ZH
		} else {
			r.fault(id, "industry", s)
		}
	case "revenue":
		v.revenue(r, s, unit)
	case "tier":
		v.tier(r, s)
	case "source":
		v.source(r, s)
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
	sum        = wording.Compile(`^(CNY|RMB|USD|EUR|GBP|HKD|JPY|KRW|VND|¥|\x{FFE5}|\$|US\$|€)?\s*([0-9][0-9.,]*(?:[eE]\+?[0-9]+)?)\s*(千万|百万|千|万|亿|[wWkKmMbB])?\s*(元|美元|欧元|英镑|港币|日元|韩元|越南盾|人民币|CNY|RMB|USD|EUR|GBP|HKD|JPY|KRW|VND)?$`)
	brackets   = wording.Compile(`^(.*?)\((.+?)\)$`)
	dayForm    = wording.Compile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?$`)
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
	n, err := strconv.Atoi(strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(s, "名"), ".0"), "第"))
	if err != nil || n < 1 || n > 1_000_000 {
		r.fault(id, "rank", s)
		return 0
	}
	return n
}

// revenue reads a sum. Without a unit, in the cell, the head or above the
// table, it is not known whether 3500 is yuan or ten thousands of them.
func (v *valueReader) revenue(r *leadRow, s, unit string) {
	m := sum.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		if said := parse.Read("年营业额"+s, parse.Context{}).Revenue; said != nil && strings.ContainsAny(s, "万亿") { // 约3.5亿, 十九亿
			r.revenue = *said
			return
		}
		r.fault("revenue", "sum", s)
		return
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(m[2], ",", ""), 64)
	if err != nil || f <= 0 {
		r.fault("revenue", "sum", s)
		return
	}
	currency := map[string]string{
		"USD": "USD", "$": "USD", "US$": "USD", "美元": "USD", "EUR": "EUR", "€": "EUR", "欧元": "EUR", "GBP": "GBP", "英镑": "GBP",
		"HKD": "HKD", "港币": "HKD", "JPY": "JPY", "日元": "JPY", "KRW": "KRW", "韩元": "KRW", "VND": "VND", "越南盾": "VND",
	}
	r.revenue.Currency = "CNY"
	for _, said := range []string{m[1], m[4]} {
		if c := currency[said]; c != "" {
			r.revenue.Currency = c
		}
	}
	factor := map[string]float64{"千": 1e3, "k": 1e3, "万": 1e4, "w": 1e4, "百万": 1e6, "m": 1e6, "千万": 1e7, "亿": 1e8, "b": 1e9}[strings.ToLower(m[3])]
	switch {
	case factor != 0:
	case m[4] != "" || m[1] != "":
		factor = 1
	default:
		factor = map[string]float64{"元": 1, "千元": 1e3, "万元": 1e4, "亿元": 1e8}[unit]
	}
	if factor == 0 {
		r.revenue = crm.Money{}
		r.fault("revenue", "unit", s)
		return
	}
	minor := math.Round(f * factor * 100)
	if minor > 1e16 {
		r.fault("revenue", "sum", s)
		return
	}
	r.revenue.Minor = int64(minor)
}

func (v *valueReader) tier(r *leadRow, s string) {
	if strings.EqualFold(s, v.book.Unrated.ZH) || strings.EqualFold(s, v.book.Unrated.EN) {
		return
	}
	t, ok := playbook.Lookup(v.book.Tiers, s)
	if !ok {
		r.fault("tier", "tier", s)
		return
	}
	r.tier = t.ID
}

// source reads where a lead comes from; who recommended it may stand in
// brackets.
func (v *valueReader) source(r *leadRow, s string) {
	src, ok := playbook.Lookup(v.book.Sources, s)
	if m := brackets.FindStringSubmatch(s); !ok && m != nil {
		if src, ok = playbook.Lookup(v.book.Sources, m[1]); ok && r.referrer == "" {
			v.short(r, "source", m[2], func(s string) { r.referrer = s })
		}
	}
	if !ok {
		r.fault("source", "source", s)
		return
	}
	r.source = src.ID
}

// dayInWords reads a date with its month in words, and eight digits.
func dayInWords(s string) (time.Time, bool) {
	for _, form := range []string{"20060102", "2 Jan 2006", "2 January 2006", "Jan 2 2006", "January 2 2006", "2-Jan-2006", "2-Jan-06"} {
		if t, err := time.Parse(form, strings.ReplaceAll(s, ",", "")); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// day reads a date: written out, or the number by which a spreadsheet keeps
// it.
func (v *valueReader) day(r *leadRow, s string) {
	d := crm.Date("")
	if m := dayForm.FindStringSubmatch(s); m != nil {
		if t, err := time.Parse("2006-1-2", m[1]+"-"+m[2]+"-"+m[3]); err == nil {
			d = crm.Date(t.Format(time.DateOnly))
		}
	} else if t, ok := dayInWords(s); ok {
		d = crm.Date(t.Format(time.DateOnly))
	} else if f, err := strconv.ParseFloat(s, 64); err == nil && f >= 20_000 && f < 80_000 {
		epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		if v.base1904 {
			epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		d = crm.Date(epoch.AddDate(0, 0, int(f)).Format(time.DateOnly))
	}
	switch {
	case d == "" || d < "2000-01-01":
		r.fault("registered", "date", s)
	case d > v.today:
		r.fault("registered", "future", s)
	default:
		r.on = d
	}
}
