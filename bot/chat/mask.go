package chat

import (
	"regexp"
	"slices"
	"strings"
)

// contactData finds telephone numbers and mail addresses: a mobile number, one
// with an area code, an international one, an address.
var contactData = regexp.MustCompile(`\+\d[\d -]{7,15}\d|\b1[3-9]\d[- ]?\d{4}[- ]?\d{4}\b|\b0\d{2,3}[- ]?\d{7,8}(?:-\d{1,5})?\b|\(\d{3}\) ?\d{3}-\d{4}\b|[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)

// Mask hides the middle of telephone numbers and the name of mail addresses in a
// text: 139****0678, w***@byd.com.
func Mask(s string) string {
	if !strings.ContainsAny(s, "0123456789@") {
		return s
	}
	return contactData.ReplaceAllStringFunc(s, func(found string) string {
		if at := strings.IndexByte(found, '@'); at >= 0 {
			return found[:1] + "***" + found[at:]
		}
		digits := 0
		for _, r := range found {
			if r >= '0' && r <= '9' {
				digits++
			}
		}
		n := 0
		return strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return r
			}
			if n++; n > 3 && n <= digits-4 {
				return '*'
			}
			return r
		}, found)
	})
}

// Masked is a post without anybody's telephone number and mail address, for a
// platform on which they are not to be read. Of a form the fields that hold one
// are left out: what somebody does not see he does not overwrite. Files are as
// they are: who may export has them.
func (p Post) Masked() Post {
	p.Card = p.Card.masked()
	if p.Form != nil {
		f := *p.Form
		f.Title, f.Error = Mask(f.Title), Mask(f.Error)
		f.Fields = slices.DeleteFunc(slices.Clone(f.Fields), func(x Field) bool {
			return slices.ContainsFunc(x.Value, func(v string) bool { return Mask(v) != v })
		})
		p.Form = &f
	}
	return p
}

func (c Card) masked() Card {
	c.Title, c.Alt, c.Note = Mask(c.Title), Mask(c.Alt), Mask(c.Note)
	c.Lines, c.Facts, c.Sections, c.Buttons = slices.Clone(c.Lines), maskedFacts(c.Facts), slices.Clone(c.Sections), maskedButtons(c.Buttons)
	for i := range c.Lines {
		c.Lines[i] = Mask(c.Lines[i])
	}
	for i := range c.Sections {
		s := &c.Sections[i]
		s.Head, s.Text, s.Facts, s.Buttons = Mask(s.Head), maskedSpans(s.Text), maskedFacts(s.Facts), maskedButtons(s.Buttons)
		s.Table = slices.Clone(s.Table)
		for n, row := range s.Table {
			s.Table[n] = slices.Clone(row)
			for k := range row {
				s.Table[n][k] = Mask(row[k])
			}
		}
	}
	return c
}

func maskedSpans(list []Span) []Span {
	out := slices.Clone(list)
	for i := range out {
		if out[i].S = Mask(out[i].S); Mask(out[i].Link) != out[i].Link {
			out[i].Link = ""
		}
	}
	return out
}

func maskedFacts(list []Fact) []Fact {
	out := slices.Clone(list)
	for i := range out {
		out[i].Value = maskedSpans(out[i].Value)
	}
	return out
}

func maskedButtons(list []Button) []Button {
	out := slices.Clone(list)
	for i := range out {
		out[i].Label, out[i].Confirm = Mask(out[i].Label), Mask(out[i].Confirm)
	}
	return out
}
