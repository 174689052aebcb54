package cards

import (
	"strings"

	"milepost/configs/playbook"
)

// sampled is of what the examples in this package speak, by the id of the method's
// sample, with the words that stand for it in either language. The first of each is
// what the embedded method names.
var sampled = []struct {
	id     string
	zh, en []string
}{
	{"project", []string{"电池线", "热轧线", "储能线"}, []string{"battery line", "storage line"}},
	{"customer", []string{"比亚迪"}, []string{"BYD"}},
	{"other", []string{"粤钢", "恒鑫", "美科", "美的", "恒发家具", "恒发", "格睿"}, []string{"Oakline", "Gerui", "Midea", "Meike", "Yuegang", "Hengfa Furniture", "Hengxin", "Hengfa"}},
	{"person", []string{"王总", "王建国", "王海峰"}, []string{"Mr Wang", "Wang", "Greta", "Neil Ross"}},
	{"rival", []string{"大族"}, []string{"Dazu"}},
	{"request", []string{"「立项 "}, []string{"project approval"}},
}

// examples puts the method's own names and currency in the place of those of which the
// examples in this package speak; nil for the embedded method, of which they are.
func examples(b *playbook.Book, locale string) *strings.Replacer {
	if b == nil {
		return nil
	}
	var pairs []string
	for _, s := range sampled {
		own, ok := playbook.Find(b.Samples, s.id)
		words, first := s.zh, s.zh[0]
		if locale == "en" {
			words, first = s.en, s.en[0]
		}
		name := own.Name.In(locale)
		if s.id == "request" && locale != "en" {
			name = "「" + name + " "
		}
		if !ok || name == first {
			continue
		}
		for _, w := range words {
			pairs = append(pairs, w, name)
		}
		if s.id == "request" { // the draft is called so too
			pairs = append(pairs, "📝 立项", "📝 "+own.Name.ZH, "立项申请表", own.Name.ZH+"表", "📝 Project ", "📝 "+capital(own.Name.EN)+" ")
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	if cur := b.Reading.Currency["en"]; cur != "" && cur != "CNY" {
		for _, unit := range []string{"M", "k"} {
			pairs = append(pairs, unit+" CNY", unit+" "+cur)
		}
		pairs = append(pairs, "¥", symbol(cur))
	}
	return strings.NewReplacer(pairs...)
}

// example is a text of this package in the names of the method in use. It is for what
// the package says itself, before anything of a record is filled in.
func (w *Writer) example(s string) string {
	if !w.sampledOnce {
		w.samples, w.sampledOnce = examples(w.Book, w.Locale), true
	}
	if w.samples == nil {
		return s
	}
	return w.samples.Replace(s)
}
