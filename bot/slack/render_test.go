package slack

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/slack/fake"
)

// asJSON is a value as Slack gets it.
func asJSON(t interface{ Fatal(...any) }, v any) map[string]any {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func checkPage(t interface {
	Fatal(...any)
	Errorf(string, ...any)
}, p page,
) map[string]any {
	args := asJSON(t, map[string]any{"text": p.text, "blocks": p.blocks})
	for _, fault := range fake.CheckMessage(args) {
		t.Errorf("%s", fault)
	}
	if n := fake.TextOf(args["blocks"]); n > maxTexts {
		t.Errorf("%d characters in all", n)
	}
	return args
}

// nasty are pieces of text that break renderers.
var nasty = []string{
	"<!channel>", "<@U012AB3CD>", "*粗*", "_斜_", "~删~", "`码`", "```\n", "&amp;", "&", "<", ">", "\u202e", "\x00", "\x1b[31m", "👨‍👩‍👧‍👦", "👍🏽", "🇨🇳", "é", "\n", "\r\n",
	"https://evil.example/x", "<https://evil.example|x>", ":smile:", "> 引用", "1. ", "很长的一段话", "\xff\xfe", "\u200d", "", " ", "|", "]]>", "<!date^1^{date}|x>", "C:\\", "\u2028",
}

func text(t *rapid.T, label string) string {
	parts := rapid.SliceOfN(rapid.SampledFrom(nasty), 0, 6).Draw(t, label)
	s := strings.Join(parts, "")
	if rapid.IntRange(0, 9).Draw(t, label+" is long") == 0 {
		s = strings.Repeat(s+"字👍🏽", rapid.IntRange(1, 1200).Draw(t, label+" times"))
	}
	return s
}

func texts(t *rapid.T, label string, most int) []string {
	var out []string
	for i := range rapid.IntRange(0, most).Draw(t, label) {
		out = append(out, text(t, fmt.Sprint(label, i)))
	}
	return out
}

func anyButtons(t *rapid.T, label string, most int) []chat.Button {
	var out []chat.Button
	for _, s := range texts(t, label, most) {
		out = append(out, chat.Button{
			Label: s, Confirm: text(t, label+" confirm"), Opens: rapid.Bool().Draw(t, label+" opens"), Done: s,
			Style: rapid.SampledFrom([]string{"", chat.Primary, chat.Danger, "odd"}).Draw(t, label+" style"), Do: chat.Action{Verb: "v", Subject: s},
		})
	}
	return out
}

func anySpans(t *rapid.T, label string) []chat.Span {
	var out []chat.Span
	for _, s := range texts(t, label, 4) {
		x := chat.Span{S: s, Bold: rapid.IntRange(0, 5).Draw(t, label+" bold") == 0}
		switch rapid.IntRange(0, 6).Draw(t, label+" kind") {
		case 0:
			x.Link = "https://example.com/" + s
		case 1:
			x.Who = &chat.Identity{Platform: Name, ID: rapid.SampledFrom([]string{"U1", "U1> <!channel", "", s}).Draw(t, label+" who")}
		}
		out = append(out, x)
	}
	return out
}

func anyFacts(t *rapid.T, label string) []chat.Fact {
	var out []chat.Fact
	for _, s := range texts(t, label, 4) {
		out = append(out, chat.Fact{Label: s, Value: anySpans(t, label+" value")})
	}
	return out
}

func anyFields(t *rapid.T, label string, most int) []chat.Field {
	kinds := []string{chat.Line, chat.Area, chat.Number, chat.Amount, chat.Day, chat.Clock, chat.One, chat.Many, chat.Who, chat.Lookup, chat.Upload, "odd"}
	var out []chat.Field
	for i, s := range texts(t, label, most) {
		f := chat.Field{
			Key: fmt.Sprint("k", i, s), Kind: rapid.SampledFrom(kinds).Draw(t, label+" kind"), Label: s, Hint: s, Error: text(t, label+" error"), Value: texts(t, label+" value", 3),
			Required: rapid.Bool().Draw(t, label+" required"), Max: rapid.IntRange(-1, 5000).Draw(t, label+" max"),
		}
		for j := range rapid.SampledFrom([]int{0, 1, 3, 120}).Draw(t, label+" options") {
			f.Options = append(f.Options, chat.Option{Value: fmt.Sprint(j, s), Label: s})
		}
		out = append(out, f)
	}
	return out
}

func anyCard(t *rapid.T) chat.Card {
	c := chat.Card{
		Title: text(t, "title"), Alt: text(t, "alt"), Note: text(t, "note"), Lines: texts(t, "lines", 8), Facts: anyFacts(t, "facts"),
		Buttons: anyButtons(t, "buttons", 30), Pick: anyFields(t, "pick", 4),
	}
	for i := range rapid.SampledFrom([]int{0, 1, 4, 12}).Draw(t, "sections") {
		label := fmt.Sprint("section", i)
		s := chat.Section{Head: text(t, label+" head"), Text: anySpans(t, label+" text"), Buttons: anyButtons(t, label+" buttons", 3)}
		if rapid.Bool().Draw(t, label+" table") {
			s.Table = [][]string{texts(t, label+" row", 3)}
		}
		c.Sections = append(c.Sections, s)
	}
	if rapid.Bool().Draw(t, "figure") {
		c.Figure = &chat.Figure{Alt: text(t, "figure alt")}
	}
	return c
}

// TestAnyCardKeepsWithinAllLimits: whatever a card holds, Slack takes it, no
// character is torn, and nothing in it does anything but the marks of the
// product's own.
func TestAnyCardKeepsWithinAllLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCard(t)
		args := checkPage(t, card(c, messageSurface(rapid.Bool().Draw(t, "private"), english(), "key")))
		inertIn(t, args)
		v := whole(c, english())
		for _, fault := range fake.CheckView(asJSON(t, v)) {
			t.Errorf("shown whole: %s", fault)
		}
		f := chat.Form{Do: chat.Action{Verb: "save", Subject: text(t, "subject")}, Title: text(t, "form title"), Submit: text(t, "submit"), Error: text(t, "form error"), Fields: anyFields(t, "fields", 130)}
		in := room("C1")
		m := asJSON(t, modal(f, in, "x", "abc", english()))
		for _, fault := range fake.CheckView(m) {
			t.Errorf("form: %s", fault)
		}
		checkPage(t, card(formCard(f), messageSurface(true, english(), "")))
	})
}

// inertIn fails for marks that reach Slack's own reading of a text.
func inertIn(t *rapid.T, v any) {
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			inertIn(t, e)
		}
	case map[string]any:
		if s, ok := x["text"].(string); ok {
			if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\x1b\u202e") {
				t.Errorf("%q reaches the screen", s)
			}
			if x["type"] != "plain_text" && (strings.Contains(s, "<!") || strings.Contains(s, "<@U012AB3CD>") || strings.Contains(s, "<https://evil")) {
				t.Errorf("%q does something", s)
			}
			if x["type"] == "mrkdwn" && strings.ContainsAny(strings.ReplaceAll(angled.ReplaceAllString(s, ""), "*", ""), "_~`") {
				t.Errorf("%q formats", s)
			}
			if x["type"] == "plain_text" && x["emoji"] != false {
				t.Errorf("%q makes emoji of words", s)
			}
		}
		for _, e := range x {
			inertIn(t, e)
		}
	}
}

func TestNoCharacterIsTorn(t *testing.T) {
	for _, whole := range []string{"👨‍👩‍👧‍👦", "👍🏽", "🇨🇳", "é", "字", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "1️⃣", "각", "กำ"} {
		s := strings.Repeat(whole, 40)
		for most := 1; most < 60; most++ {
			head, rest := split(s, most)
			if head+rest != s || runes(head) > most {
				t.Fatalf("%q in two at %d: %q and %q", whole, most, head, rest)
			}
			if strings.Repeat(whole, strings.Count(head, whole)) != head {
				t.Errorf("%q is torn at %d: %q", whole, most, head)
			}
		}
	}
}

// TestALongCardSaysThatThereIsMore and shows all of it when asked.
func TestALongCardSaysThatThereIsMore(t *testing.T) {
	var c chat.Card
	c.Title = "清单"
	for i := range 200 {
		c.Sections = append(c.Sections, chat.Section{Head: fmt.Sprint("第", i, "家"), Text: chat.T(strings.Repeat("内容", 30)), Buttons: []chat.Button{{Label: "看", Do: chat.Action{Verb: "show"}}}})
	}
	c.Buttons = []chat.Button{{Label: "完成", Do: chat.Action{Verb: "done"}}}
	p := card(c, messageSurface(true, english(), "key"))
	shown := fake.PlainBlocks(checkPage(t, p)["blocks"].([]any))
	if !p.cut || !strings.Contains(shown, "[Show all] [完成]") || !strings.Contains(shown, "第10家") {
		t.Errorf("cut %v:\n%.300s", p.cut, shown)
	}
}

// limit is a rule of Slack's as shared/tools/slack lists it.
type limit struct{ Type, Field, Text string }

// FuzzPayload: whatever Slack, or somebody who is not, sends: no panic, and what
// can be read has a key.
func FuzzPayload(f *testing.F) {
	f.Add([]byte(`{"type":"event_callback","event_id":"Ev1","event":{"type":"message","channel":"D1","channel_type":"im","user":"U1","text":"<@UBOT> hi","ts":"1.1"}}`))
	f.Add([]byte(`{"type":"block_actions","user":{"id":"U1"},"actions":[{"action_id":"do0","value":"undo:g1::3"}],"container":{"type":"message","channel_id":"C1","message_ts":"1.1"}}`))
	f.Add([]byte(`{"type":"view_submission","user":{"id":"U1"},"view":{"callback_id":"form","private_metadata":"{\"d\":\"save:V1::3\",\"i\":\"slack/T1/dm/U1/\"}","state":{"values":{"a/0/k":{"value":{"type":"plain_text_input","value":"x"}}}}}}`))
	f.Add([]byte(`{"user_id":"U1","text":"help","command":"/milepost"}`))
	t := New(Options{Now: func() time.Time { return fake.Epoch }, Log: chattest.Log(f, io.Discard)})
	f.Fuzz(func(tt *testing.T, body []byte) {
		if n := t.event(tt.Context(), body); n.ignore == "" && n.broken == nil && (n.msg.Key == "" || n.msg.From.ID == "") {
			tt.Errorf("%q reads %+v", body, n.msg)
		}
		var p pressed
		if json.Unmarshal(body, &p) == nil {
			for _, a := range p.Actions.v {
				if m, ok := t.act(p, a, "e"); ok && m.Key == "" {
					tt.Errorf("%q reads %+v", body, m)
				}
			}
			values(p.View.v)
			carried(p.View.v)
		}
		sender(envelope(body))
	})
}

// FuzzCard: the same as the property above, with whatever comes to mind.
func FuzzCard(f *testing.F) {
	f.Add("标题", "<!channel> *x*", uint64(1))
	f.Fuzz(func(t *testing.T, title, line string, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 1))
		c := chat.Card{Title: title, Note: line, Alt: line}
		for range r.IntN(80) {
			s := chat.Section{Head: title, Text: []chat.Span{{S: line, Bold: r.IntN(4) == 0}}}
			if r.IntN(3) == 0 {
				s.Buttons = []chat.Button{{Label: line, Confirm: title, Do: chat.Action{Verb: "v", Subject: line}}}
			}
			c.Sections = append(c.Sections, s)
			c.Lines = append(c.Lines, strings.Repeat(line, r.IntN(50)))
		}
		checkPage(t, card(c, messageSurface(true, english(), "key")))
	})
}
