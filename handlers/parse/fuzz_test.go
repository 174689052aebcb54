package parse_test

import (
	"reflect"
	"testing"
	"time"
	"unicode/utf8"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// FuzzRead throws at the reader what strangers may type: it must not panic,
// must read the same twice, and must point only at places inside the text.
func FuzzRead(f *testing.F) {
	for _, set := range []string{"taught", "open"} {
		for i, m := range readCorpus(f, set) {
			f.Add(m.text, int64(i)*3600)
		}
	}
	f.Add("①②③ #V31 LX-2026-014 +8613800138000 a@b.co https://x.y/z", int64(0))
	f.Add("\xff\xfe今天\x00拜访\u202e了比亚迪", int64(1))
	f.Add("一百零一亿零三千几十来万万万亿亿两三四五百千", int64(2))
	f.Add("做销售真难啊,跑断腿", int64(4))
	f.Add("2026-13-45 99:99 31/2 2月30号 下下下周九", int64(3))
	names := parse.NewNames([]crm.NameRow{
		{Kind: crm.KindAccount, ID: "1", Names: []crm.Name{parse.Keys("比亚迪")}},
		{Kind: crm.KindAccount, ID: "2", Names: []crm.Name{parse.Keys("Oakline Ltd.")}},
		{Kind: crm.KindPerson, ID: "xiaoli", Names: []crm.Name{parse.Keys("小李")}},
	})
	f.Fuzz(func(t *testing.T, text string, at int64) {
		ctx := parse.Context{Said: time.Unix(1_780_000_000+at%100_000_000, 0), Cal: calendar(), Names: names}
		got := parse.Read(text, ctx)
		if again := parse.Read(text, ctx); !reflect.DeepEqual(got, again) {
			t.Fatalf("read differently the second time:\n%+v\n%+v", got, again)
		}
		inside(t, got, utf8.RuneCountInString(text))
	})
}

// inside checks every place that facts point at.
func inside(t *testing.T, f parse.Facts, runes int) {
	t.Helper()
	check := func(what string, s parse.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > runes {
			t.Fatalf("%s points at %v of %d runes", what, s, runes)
		}
	}
	for k, s := range f.Spans {
		check(k, s)
	}
	if f.Account != nil {
		check("account", f.Account.Span)
	}
	for _, c := range f.Contacts {
		check("contact", c.Span)
	}
	for _, c := range f.Costs {
		check("cost", c.Span)
	}
	for _, i := range f.Refs {
		check("ref", i.Span)
	}
	if f.Next != nil {
		check("next", f.Next.Span)
		if f.Next.Due != "" && !f.Next.Due.Valid() {
			t.Fatalf("due %q is no date", f.Next.Due)
		}
	}
	if f.Date != "" && !f.Date.Valid() {
		t.Fatalf("date %q is no date", f.Date)
	}
	if f.Intent == "" || f.Confidence < 0 || f.Confidence > 1 {
		t.Fatalf("intent %q, confidence %v", f.Intent, f.Confidence)
	}
	for _, it := range f.Items {
		inside(t, it, runes)
	}
}

// FuzzFold checks that folding a name twice changes nothing more.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"美的集团股份有限公司", "Hongtu Components Co., Ltd.", "有限公司", "ＡＢＢ（中国）", "Cisco", "é", "ß", "公司公司公司"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := parse.Fold(s)
		if twice := parse.Fold(once); twice != once {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, once, twice)
		}
		parse.Keys(s)
	})
}
