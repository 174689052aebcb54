package parse_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestWordsOfDoing puts each of the doings of testdata/doings.txt, in Chinese, English or both, as
// done on a day, and each in turn as planned, denied, asked and another's.
func TestWordsOfDoing(t *testing.T) {
	data, err := os.ReadFile("testdata/doings.txt")
	if err != nil {
		t.Fatal(err)
	}
	ctx := parse.Context{Said: time.Date(2026, 11, 25, 18, 10, 0, 0, shanghai), Zone: shanghai, Cal: calendar(), Literal: true}
	lang, n := "", 0
	for line := range strings.SplitSeq(string(data), "\n") {
		switch parts := strings.Split(line, " | "); {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			lang = strings.Trim(line, "[]")
		case len(parts) == 3:
			n++
			for _, f := range []frame{doneFrame, framesOfDoing[n%len(framesOfDoing)]} {
				text := f.put(lang, parts[1], parts[2])
				if got := parse.Read(text, ctx); !f.holds(parts[0], got) {
					t.Errorf("%s: %q is read as %s on %q, next %+v", f.name, text, got.Intent, got.Date, got.Next)
				}
			}
		}
	}
	if n < 300 {
		t.Errorf("%d doings, want 300 and more", n)
	}
}

// frame is a way to speak of a doing. In its sentences {D} stands for what was done and {B} for the bare
// doing, in Chinese (also with English words) and in English.
type frame struct {
	name, zh, en string
	holds        func(want string, f parse.Facts) bool
}

var doneFrame = frame{"done", "昨天{D}", "{D} yesterday", func(want string, f parse.Facts) bool {
	return f.Intent == want && f.Date == "2026-11-24"
}}

// framesOfDoing are the others.
var framesOfDoing = []frame{
	{"planned", "明天{B}", "{B} tomorrow", func(_ string, f parse.Facts) bool {
		return f.Intent == parse.Task && f.Date == "" && f.Next != nil && f.Next.Due == "2026-11-26"
	}},
	{"denied", "昨天没{B}", "Didn't {B} yesterday", nothingDone},
	{"asked", "昨天{D}吗?", "Did we {B} yesterday?", nothingDone},
	{"another's", "听同事说小赵昨天{D}", "I heard our competitor {D} yesterday", nothingDone},
}

func nothingDone(_ string, f parse.Facts) bool {
	return f.Intent != parse.Visit && f.Intent != parse.Call
}

// put is the sentence of a frame about a doing, in which {F} stands for a customer and {P} for somebody of his.
func (f frame) put(lang, bare, done string) string {
	say, firm, somebody, sep := f.zh, "恒鑫钣金", "王工", ","
	if lang == "en" {
		say, firm, somebody, sep = f.en, "Hartwell Foods", "Greta", ", "
	}
	text := strings.NewReplacer("{D}", done, "{B}", bare).Replace(say)
	if !strings.Contains(text, "{F}") && f.name != "asked" && f.name != "another's" {
		text += sep + firm
	}
	return strings.NewReplacer("{F}", firm, "{P}", somebody).Replace(text)
}
