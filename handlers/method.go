package handlers

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
)

// inMethod puts a reading into the words of the method in use: the reader knows
// those of the embedded one, a company's own tiers, industries and currency are
// found here.
func inMethod(b *playbook.Book, locale string, f parse.Facts) parse.Facts {
	if _, known := playbook.Find(b.Tiers, f.Tier); !known && ownTiers(b) {
		f.Tier = tierNamed(b, f.Text)
	}
	if _, known := b.Industry(f.Industry); !known && ownIndustries(b) {
		f.Industry = industryNamed(b, f)
	}
	if f.Amount != nil && f.Amount.Currency == "" && f.Amount.Minor != 0 {
		if cur := b.Reading.Currency[locale]; cur != "" {
			a := *f.Amount
			a.Currency = cur
			f.Amount = &a
		}
	}
	if len(f.Items) > 0 {
		items := make([]parse.Facts, len(f.Items))
		for i := range f.Items {
			items[i] = inMethod(b, locale, f.Items[i])
		}
		f.Items = items
	}
	return f
}

// ownTiers reports a method with tiers that the reader does not know: it reads
// A to D.
func ownTiers(b *playbook.Book) bool {
	for _, t := range b.Tiers {
		if len(t.ID) > 1 || t.ID < "A" || t.ID > "D" {
			return true
		}
	}
	return false
}

// ownIndustries reports a method that has not even the first industry of the
// reader's.
func ownIndustries(b *playbook.Book) bool {
	_, ok := playbook.Find(b.Industries, "auto_parts")
	return !ok
}

// tierNamed is the tier that a text names by one of its own words: 定为金级, gold
// tier. A name alone may be anything.
func tierNamed(b *playbook.Book, text string) string {
	for _, t := range b.Tiers {
		for _, w := range append([]string{t.Name.ZH}, t.Also...) {
			w = strings.ToLower(w)
			if len(w) < 3 {
				continue
			}
			if ascii(w) && word(text, w) || !ascii(w) && holds(text, w) {
				return t.ID
			}
		}
		if en := strings.ToLower(t.Name.EN); len(en) > 2 && word(text, "tier") && word(text, en) {
			return t.ID
		}
	}
	return ""
}

// industryNamed is the industry that a text names, in the language in which
// records keep it. What is part of the customer's name says nothing.
func industryNamed(b *playbook.Book, f parse.Facts) string {
	text := f.Plain()
	if f.Account != nil {
		text = strings.ReplaceAll(text, squash(f.Account.Text), " ")
	}
	for _, i := range b.Industries {
		for _, w := range append([]string{i.Name.ZH, i.Name.EN}, i.Also...) {
			w = strings.ToLower(w)
			if len(w) < 3 {
				continue
			}
			if ascii(w) && word(text, w) && (word(text, "industry", "sector", "field", "clinic", "practice") || f.Intent == parse.Lead) || !ascii(w) && holds(text, w) {
				return i.Name.ZH
			}
		}
	}
	return ""
}

func ascii(s string) bool {
	for _, r := range s {
		if r >= 0x80 {
			return false
		}
	}
	return true
}
