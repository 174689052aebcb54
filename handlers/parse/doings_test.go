package parse_test

import (
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestWordsOfDoing puts each of the doings of testdata/doings.txt, in Chinese, English or both, as
// done on a day, and each in turn as planned, denied, asked and another's.
func TestWordsOfDoing(t *testing.T) {
	ctx := parse.Context{Said: time.Date(2026, 11, 25, 18, 10, 0, 0, shanghai), Zone: shanghai, Cal: calendar(), Literal: true}
	doings := readDoings(t)
	for i, d := range doings {
		for _, f := range []frame{doneFrame, framesOfDoing[(i+1)%len(framesOfDoing)]} {
			text := f.put(d.lang, d.bare, d.done)
			if got := parse.Read(text, ctx); !f.holds(d.intent, got) {
				t.Errorf("%s: %q is read as %s on %q, next %+v", f.name, text, got.Intent, got.Date, got.Next)
			}
		}
	}
	if len(doings) < 300 {
		t.Errorf("%d doings, want 300 and more", len(doings))
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
