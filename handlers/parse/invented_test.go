package parse_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"milepost/handlers/parse"
)

// TestNothingIsInvented holds what is read of every second message against its words: a name stands in
// it, a number's digits do, what a sum or a day was read from speaks of one, and without the
// words that speak of days and sums none is read.
func TestNothingIsInvented(t *testing.T) {
	for _, set := range []string{"taught", "open"} {
		for i, m := range readCorpus(t, set) {
			if i%2 != 0 && set == "open" {
				continue
			}
			f := m.read()
			for _, x := range append(slices.Clip(f.Items), f) {
				supported(t, &m, x)
			}
			without(t, &m)
		}
	}
}

// supported checks the values of one record.
func supported(t *testing.T, m *message, f parse.Facts) {
	t.Helper()
	said := letters(m.before + m.text)
	in := func(what, s string) {
		if !strings.Contains(said, letters(s)) {
			t.Errorf("%s %q: %s %q is not said", m.where, m.text, what, s)
		}
	}
	if f.Account != nil {
		in("the customer", f.Account.Text)
	}
	for _, c := range f.Contacts {
		if !surnamed(said, c.Name) {
			in("the contact", c.Name)
		}
		in("the number of", strings.TrimPrefix(c.Phone, "+"))
		in("the address of", c.Email)
	}
	for _, key := range []string{"amount_cny", "amount_other", "annual_revenue_cny"} {
		if at, ok := f.Spans[key]; ok && !strings.ContainsFunc(stretch(m.text, at), isNumeral) && !strings.ContainsAny(strings.ToLower(stretch(m.text, at)), "abcdefghijklmnopqrstuvwxyz") {
			t.Errorf("%s %q: %s is read from %q", m.where, m.text, key, stretch(m.text, at))
		}
	}
	if at, ok := f.Spans["date"]; ok && f.Date != "" && !slices.ContainsFunc(daysIn(m.text, m), func(e parse.Entity) bool { return e.Span.Start < at.End && at.Start < e.Span.End }) {
		t.Errorf("%s %q: the day %s is read from %q", m.where, m.text, f.Date, stretch(m.text, at))
	}
}

// surnamed reports a name of a surname and a post that are both said: 姓唐的工程师 is 唐工.
func surnamed(said, name string) bool {
	for at := range name {
		if at > 0 && strings.Contains(said, "姓"+name[:at]) && (strings.Contains(said, name[at:]) || strings.HasSuffix(name, "总")) {
			return true
		}
	}
	return false
}

// without takes the words that speak of days and sums out of a message, and reads the rest.
func without(t *testing.T, m *message) {
	t.Helper()
	runes := []rune(m.text)
	var rest strings.Builder
	end := 0
	for _, e := range parse.Entities(m.text, parse.Context{Said: m.said, Zone: m.said.Location(), Cal: calendar(), Literal: true}) {
		rest.WriteString(string(runes[end:e.Span.Start]))
		end = e.Span.End
	}
	rest.WriteString(string(runes[end:]))
	bare := *m
	bare.text = strings.Map(func(r rune) rune {
		if isNumeral(r) {
			return -1
		}
		return r
	}, rest.String())
	if len(daysIn(bare.text, m)) > 0 || len(daysIn(strings.ReplaceAll(bare.text, " ", ""), m)) > 0 || bare.before != "" {
		return // what was apart makes another day
	}
	f := bare.read()
	for _, x := range append(slices.Clip(f.Items), f) {
		switch {
		case x.Next != nil && x.Next.Due != "":
			t.Errorf("%s %q: a step is due on %s", m.where, bare.text, x.Next.Due)
		case x.SignDate != "":
			t.Errorf("%s %q: it is to be signed on %s", m.where, bare.text, x.SignDate)
		case x.Amount != nil && !strings.ContainsFunc(stretch(bare.text, x.Spans["amount_cny"])+stretch(bare.text, x.Spans["amount_other"]), unicode.IsLetter):
			t.Errorf("%s %q: its sum is %d", m.where, bare.text, x.Amount.Minor)
		}
	}
}

// daysIn are the days, times and stretches of them that a text speaks of.
func daysIn(text string, m *message) []parse.Entity {
	return slices.DeleteFunc(parse.Entities(text, parse.Context{Said: m.said, Zone: m.said.Location(), Cal: calendar(), Literal: true}), func(e parse.Entity) bool {
		return !strings.HasPrefix(e.Kind, "date") && !strings.HasPrefix(e.Kind, "time")
	})
}

func stretch(text string, at parse.Span) string {
	runes := []rune(text)
	return string(runes[min(at.Start, len(runes)):min(at.End, len(runes))])
}

// letters is a text without width, case, spaces and marks.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			r -= 0xFEE0
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

func isNumeral(r rune) bool {
	return unicode.IsDigit(r) || unicode.IsNumber(r) || strings.ContainsRune("〇零一二三四五六七八九十百千万亿两俩仨半几壹贰叁肆伍陆柒捌玖拾佰仟廿卅", r)
}
