package chat

import (
	"reflect"
	"testing"
)

func TestMask(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"王总 13900000678", "王总 139****0678"},
		{"电话:139-0000-0678。", "电话:139-****-0678。"},
		{"0755-88886666-801 转", "075*-*******6-801 转"},
		{"call +49 30 1234567 now", "call +49 3* ***4567 now"},
		{"(212) 555-0147", "(212) ***-0147"},
		{"wang.z@byd.com 和 a@b.cn", "w***@byd.com 和 a***@b.cn"},
		{"11-30 周一 09:30 · 120万 · #V31 · LX-2026-014 · 2026-11-30", "11-30 周一 09:30 · 120万 · #V31 · LX-2026-014 · 2026-11-30"},
		{"91440300192317458F", "91440300192317458F"}, // a credit code is nobody's number
		{"合同 13,900,000,678 元", "合同 13,900,000,678 元"},
	} {
		if got := Mask(c.text); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

// TestAMaskedPostKeepsTheRest: buttons do what they did, the post that is stored
// stays as it was, and a number that is not seen is not overwritten by a form.
func TestAMaskedPostKeepsTheRest(t *testing.T) {
	const phone, hidden = "13900000678", "139****0678"
	p := Post{
		Card: Card{
			Title: phone, Lines: []string{phone}, Facts: []Fact{{Label: "电话", Value: []Span{{S: phone, Link: "tel:" + phone}}}},
			Sections: []Section{{Head: phone, Table: [][]string{{phone}}, Text: T(phone)}},
			Buttons:  []Button{{Label: phone, Do: Action{Verb: "show", Subject: phone}}},
		},
		Form: &Form{Title: phone, Fields: []Field{{Key: "name", Value: []string{"王总"}}, {Key: "phone", Value: []string{phone}}}},
	}
	got := p.Masked()
	want := Post{
		Card: Card{
			Title: hidden, Lines: []string{hidden}, Facts: []Fact{{Label: "电话", Value: []Span{{S: hidden}}}},
			Sections: []Section{{Head: hidden, Table: [][]string{{hidden}}, Text: T(hidden)}},
			Buttons:  []Button{{Label: hidden, Do: Action{Verb: "show", Subject: phone}}},
		},
		Form: &Form{Title: hidden, Fields: []Field{{Key: "name", Value: []string{"王总"}}}},
	}
	if !reflect.DeepEqual(got.Card.Plain(), want.Card.Plain()) || !reflect.DeepEqual(got.Form, want.Form) || got.Card.Buttons[0] != want.Card.Buttons[0] || got.Card.Facts[0].Value[0].Link != "" {
		t.Errorf("%+v", got)
	}
	if p.Card.Lines[0] != phone || p.Card.Facts[0].Value[0].S != phone || p.Card.Sections[0].Table[0][0] != phone || len(p.Form.Fields) != 2 {
		t.Errorf("the post that is stored was changed: %+v", p)
	}
}
