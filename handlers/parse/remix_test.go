package parse_test

import (
	"flag"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

var (
	remixAll  = flag.Bool("remix", false, "read every remixed message, and print what is misread")
	remixOnly = flag.String("remix.only", "", "the one kind of exchange that is to be read")
)

// A remixed message is one of the corpus with a part of it exchanged for another of its kind, in the same
// or the other language: its day, its step, its customer, its doing, the order of its clauses, what stands
// between them. What it must be read as follows from the exchange, so that thousands can be held to a truth
// that nobody has to label.

// remix is a kind of exchange: all that it makes of a message that is read rightly.
type remix struct {
	name  string
	of    func(m *message) []message
	whole float64 // below so many percent read rightly as a whole the test fails
}

// TestRemixed exchanges parts of the open messages and holds what is read to what must follow.
func TestRemixed(t *testing.T) {
	var seeds []message
	for _, set := range []string{"taught", "open"} {
		for _, m := range readCorpus(t, set) {
			if !*remixAll && !drawn(m.text, 8) {
				continue
			}
			if one := scored([]message{m}); len(one.wrong) == 0 {
				seeds = append(seeds, m)
			}
		}
	}
	s := newScore()
	for _, kind := range remixes() {
		if *remixOnly != "" && *remixOnly != kind.name {
			continue
		}
		for i := range seeds {
			for _, x := range kind.of(&seeds[i]) {
				if x.id = idOf(x.text); *remixAll || drawn(kind.name+x.text, 12) {
					x.class, x.where = kind.name, kind.name+" "+x.where
					s.add(&x)
				}
			}
		}
	}
	reportRemixed(t, s)
	for _, kind := range remixes() {
		if got := s.get("whole", "", kind.name); !*remixAll && got.percent() < kind.whole {
			t.Errorf("%s: %.1f%% of %d are read rightly, want %.0f%%", kind.name, got.percent(), got.total, kind.whole)
		}
	}
}

// reportRemixed prints how well each kind of exchange was read, by key.
func reportRemixed(t *testing.T, s *score) {
	t.Helper()
	if *remixAll {
		t.Logf("misread:\n%s", strings.Join(s.wrong, "\n"))
	}
	var b strings.Builder
	for _, kind := range remixes() {
		fmt.Fprintf(&b, "%-22s", kind.name)
		for _, key := range []string{"whole", "intent", "account", "date", "due", "contacts"} {
			c := s.get(key, "", kind.name)
			fmt.Fprintf(&b, " %s %d/%d %.1f%%", key, c.right, c.total, c.percent())
		}
		b.WriteString("\n")
	}
	t.Logf("\n%s", b.String())
}

// drawn picks one in so many, always the same.
func drawn(s string, of uint32) bool {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()%of == 0
}

func remixes() []remix {
	return []remix{
		{"day in Chinese", func(m *message) []message { return redated(m, "date", "zh", daysDone) }, 98},
		{"day in English", func(m *message) []message { return redated(m, "date", "en", daysDone) }, 98},
		{"due in Chinese", func(m *message) []message { return redated(m, "due", "zh", daysToCome) }, 98},
		{"due in English", func(m *message) []message { return redated(m, "due", "en", daysToCome) }, 92},
		{"doing", redone, 98},
		{"customer", renamed, 91},
		{"somebody", reintroduced, 98},
		{"step behind", func(m *message) []message { return stepped(m, true) }, 93},
		{"step in front", func(m *message) []message { return stepped(m, false) }, 95},
		{"order of clauses", reordered, 75},
		{"marks", remarked, 94},
		{"filler", filled, 96},
		{"nothing", unmade, 98},
	}
}

// with is a message with another text and, of all its records, other values.
func (m *message) with(text string, values map[string]string) message {
	x := *m
	x.text, x.want = text, nil
	for _, r := range m.want {
		merged := maps.Clone(r.values)
		maps.Copy(merged, values)
		r.values = merged
		x.want = append(x.want, r)
	}
	return x
}

// put replaces the only place where a text has some words, with a space where Latin letters would meet.
func put(text, was, by string) (string, bool) {
	at := strings.Index(text, was)
	if at < 0 || strings.Contains(text[at+len(was):], was) {
		return "", false
	}
	head, tail := text[:at], text[at+len(was):]
	before, _ := utf8.DecodeLastRuneInString(head)
	after, _ := utf8.DecodeRuneInString(tail)
	first, _ := utf8.DecodeRuneInString(was)
	last, _ := utf8.DecodeLastRuneInString(was)
	if latin(before) && latin(first) || latin(last) && latin(after) {
		return "", false // within a word
	}
	first, _ = utf8.DecodeRuneInString(by)
	last, _ = utf8.DecodeLastRuneInString(by)
	if latin(before) && latin(first) {
		head += " "
	}
	if latin(last) && latin(after) {
		tail = " " + tail
	}
	return head + by + tail, true
}

func latin(r rune) bool { return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

func firstOf(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// told reports whether a message has a word that says by itself that it was done, so that a bare name of
// a day can only be one that has been.
func told(text string) bool {
	low := " " + strings.ToLower(text)
	for _, w := range []string{"了", "过", "见到", "刚", "完", " met", " visited", " saw ", " went", " was ", " were ", " had ", " called", " rang ", " spoke", " sat ", " took ", " got ", " showed", " phoned", " talked", "met", "visited"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// dayForm is a way to say a day; a loose one can be one to come as well.
type dayForm struct {
	lang, text string
	loose      bool
}

var (
	hanDays   = []string{"日", "一", "二", "三", "四", "五", "六"}
	shortDays = []string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}
	longDays  = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	months    = []string{"", "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"}
)

// numbered are the ways to say a day by its number.
func numbered(today, day crm.Date) []dayForm {
	at := day.In(shanghai)
	mon, n := int(at.Month()), at.Day()
	forms := []dayForm{
		{"zh", fmt.Sprintf("%d月%d号", mon, n), true},
		{"zh", fmt.Sprintf("%d月%d日", mon, n), true},
		{"en", fmt.Sprintf("%s %d", months[mon], n), true},
		{"en", fmt.Sprintf("%d %s", n, months[mon]), true},
	}
	if today[:7] == day[:7] {
		forms = append(forms, dayForm{"zh", fmt.Sprintf("%d号", n), true}, dayForm{"en", fmt.Sprintf("on the %d%s", n, ordinal(n)), true})
	}
	return forms
}

func ordinal(n int) string {
	if n/10 == 1 || n%10 > 3 || n%10 == 0 {
		return "th"
	}
	return []string{"", "st", "nd", "rd"}[n%10]
}

// daysDone are the ways to say a day that has been.
func daysDone(m *message, day crm.Date) []dayForm {
	today := crm.DateOf(m.said)
	back, wd := today.Sub(day), int(day.Weekday())
	var forms []dayForm
	switch back {
	case 0:
		return append(forms, dayForm{"zh", "今天", false}, dayForm{"zh", "今早", false}, dayForm{"zh", "今天上午", false}, dayForm{"en", "today", false}, dayForm{"en", "this morning", false}, dayForm{"en", "earlier today", false})
	case 1:
		forms = append(forms, dayForm{"zh", "昨天", false}, dayForm{"zh", "昨日", false}, dayForm{"zh", "昨天下午", false}, dayForm{"en", "yesterday", false}, dayForm{"en", "yesterday afternoon", false})
	case 2:
		forms = append(forms, dayForm{"zh", "前天", false}, dayForm{"en", "the day before yesterday", false}, dayForm{"en", "two days ago", false})
	}
	switch {
	case back <= 0:
		return nil
	case day.WeekStart() == today.WeekStart():
		forms = append(forms, dayForm{"zh", "周" + hanDays[wd], true}, dayForm{"zh", "这周" + hanDays[wd], true}, dayForm{"zh", "星期" + hanDays[wd], true}, dayForm{"en", "on " + longDays[wd], true}, dayForm{"en", "on " + shortDays[wd], true})
	case day.WeekStart() == today.WeekStart().AddDays(-7):
		forms = append(forms, dayForm{"zh", "上周" + hanDays[wd], false})
		if back < 7 {
			forms = append(forms, dayForm{"en", "last " + shortDays[wd], false}, dayForm{"en", "last " + longDays[wd], false})
		}
	}
	return append(forms, numbered(today, day)...)
}

// daysToCome are the ways to say a day that is still to come.
func daysToCome(m *message, day crm.Date) []dayForm {
	today := crm.DateOf(m.said)
	ahead, wd := day.Sub(today), int(day.Weekday())
	var forms []dayForm
	switch {
	case ahead <= 0:
		return nil
	case ahead == 1:
		forms = append(forms, dayForm{"zh", "明天", false}, dayForm{"zh", "明儿", false}, dayForm{"en", "tomorrow", false}, dayForm{"en", "tmr", false})
	case ahead == 2:
		forms = append(forms, dayForm{"zh", "后天", false}, dayForm{"en", "the day after tomorrow", false})
	}
	switch day.WeekStart() {
	case today.WeekStart():
		forms = append(forms, dayForm{"zh", "这周" + hanDays[wd], false}, dayForm{"en", "this " + shortDays[wd], false}, dayForm{"en", "this " + longDays[wd], false})
	case today.WeekStart().AddDays(7):
		forms = append(forms, dayForm{"zh", "下周" + hanDays[wd], false}, dayForm{"en", "next " + shortDays[wd], false}, dayForm{"en", "next " + longDays[wd], false})
	}
	return append(forms, numbered(today, day)...)
}

// redated says the day of a key otherwise: the same day in other words, and other days of the same side.
func redated(m *message, key, lang string, forms func(*message, crm.Date) []dayForm) []message {
	day, ok := onlyDay(m, key)
	if !ok {
		return nil
	}
	was := ""
	for _, f := range append(forms(m, day), plainWeekdays(m, day)...) {
		if _, once := put(m.text, f.text, "x"); once && len(f.text) > len(was) {
			was = f.text
		}
	}
	if _, tail, _ := strings.Cut(m.text, was); was == "" || strings.ContainsRune("上下早晚中凌傍一二三四五六七八九十午的", firstOf(tail)) || unicode.IsDigit(firstOf(tail)) {
		return nil // a part of the day stands behind it
	}
	var out []message
	today := crm.DateOf(m.said)
	for _, shift := range []int{0, 1, 2, 4, 7, 9} {
		to := today.AddDays(shift)
		if key == "date" {
			to = today.AddDays(-shift)
		}
		if key == "due" && (to.Weekday() == 0 || to.Weekday() == 6) {
			continue
		}
		for _, f := range forms(m, to) {
			if text, ok := put(m.text, was, f.text); ok && f.lang == lang && f.text != was && (!f.loose || key == "due" || told(m.text)) {
				out = append(out, m.with(text, map[string]string{key: string(to)}))
			}
		}
	}
	return out
}

// plainWeekdays are the bare names of a day, which say it only beside a tense.
func plainWeekdays(m *message, day crm.Date) []dayForm {
	wd := int(day.Weekday())
	if day.WeekStart() != crm.DateOf(m.said).WeekStart() {
		return nil
	}
	return []dayForm{{"zh", "周" + hanDays[wd], true}, {"en", "on " + longDays[wd], true}, {"en", longDays[wd], true}}
}

// onlyDay is the day of a key where the message has one record and no other day but perhaps one
// of the other key.
func onlyDay(m *message, key string) (crm.Date, bool) {
	if len(m.want) != 1 || m.before != "" {
		return "", false
	}
	v := m.want[0].values
	days := 0
	for _, k := range []string{"date", "due", "sign", "was"} {
		if v[k] != "" {
			days++
		}
	}
	return crm.Date(v[key]), v[key] != "" && !strings.Contains(v[key], " ") && v["time"] == "" && len(daysIn(m.text, m)) == days
}

// sameClass are words of doing that stand in each other's place.
var sameClass = [][]string{
	{"拜访了", "走访了", "visit了", "去拜访了", "上门拜访了", "去了趟", "去了一趟", "跑了趟", "到访了"},
	{"见了", "见到了", "meet了", "met了", "会了会", "拜会了"},
	{"Visited", "Went to", "Dropped by", "Stopped by", "Swung by", "Was at", "Called in at", "Paid a visit to", "Popped into"},
	{"visited", "went to", "dropped by", "stopped by", "swung by", "called in at", "paid a visit to", "popped into"},
	{"Met", "Saw", "Sat down with", "Met up with", "Caught up with", "Had coffee with", "Had lunch with", "见了", "Met with"},
	{"met", "saw", "sat down with", "met up with", "caught up with", "had coffee with", "had lunch with", "met with"},
	{"Called", "Rang", "Phoned", "Spoke on the phone with", "Had a call with", "Got hold of", "call了"},
	{"打了电话给", "call了", "电话联系了", "打给了", "致电", "打电话给了", "phone了"},
}

// redone exchanges words of doing within their class.
func redone(m *message) []message {
	var out []message
	for _, class := range sameClass {
		for _, was := range class {
			for _, by := range class {
				if text, ok := put(m.text, was, by); ok && was != by && !longerDoing(m.text, was) && doneOf(m) {
					out = append(out, m.with(text, nil))
				}
			}
		}
	}
	return out
}

// longerDoing reports that words stand within longer words of doing: 去拜访了 has 拜访了.
func longerDoing(text, was string) bool {
	for _, class := range sameClass {
		for _, w := range class {
			if len(w) > len(was) && strings.Contains(w, was) && strings.Contains(text, w) {
				return true
			}
		}
	}
	return false
}

// doneOf reports a message of which all records are visits or calls.
func doneOf(m *message) bool {
	return !slices.ContainsFunc(m.want, func(r record) bool {
		return r.values["activity"] != "" || !slices.Contains(r.intents, parse.Visit) && !slices.Contains(r.intents, parse.Call)
	})
}
