package slack

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"milepost/bot/chat"
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
	for _, whole := range []string{"👨‍👩‍👧‍👦", "👍🏽", "🇨🇳", "é", "字", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "1️⃣"} {
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

// TestTheCheckerKnowsAllLimits holds the checker of the fake against the rules
// that were read out of Slack's own types: each is broken once, and it says so.
func TestTheCheckerKnowsAllLimits(t *testing.T) {
	b, err := os.ReadFile("../../../shared/tools/slack/limits.json")
	if err != nil {
		t.Skipf("the rules are not beside this checkout: %v", err)
	}
	var rules []limit
	if err := json.Unmarshal(b, &rules); err != nil || len(rules) != 70 {
		t.Fatalf("%d rules, %v", len(rules), err)
	}
	broken := brokenBlocks()
	for _, r := range rules {
		name := r.Type + "." + r.Field
		make, ok := broken[name]
		if !ok {
			t.Errorf("%s: %s: nobody breaks this rule", name, r.Text)
			continue
		}
		if faults := make(); len(faults) == 0 {
			t.Errorf("%s: %s: the checker does not see it", name, r.Text)
		}
	}
}

func long(n int) string { return strings.Repeat("x", n) }

func plainText(s string) map[string]any { return map[string]any{"type": "plain_text", "text": s} }

func many(n int, v func(i int) any) []any {
	var out []any
	for i := range n {
		out = append(out, v(i))
	}
	return out
}

// brokenBlocks breaks each rule, by type and field. What the product never sends
// the checker refuses as such.
func brokenBlocks() map[string]func() []string {
	block := func(kind string, more map[string]any) map[string]any {
		b := map[string]any{"type": kind, "block_id": "b"}
		for k, v := range more {
			b[k] = v
		}
		return b
	}
	message := func(blocks ...any) func() []string {
		return func() []string { return fake.CheckMessage(map[string]any{"text": "x", "blocks": blocks}) }
	}
	view := func(more map[string]any) func() []string {
		return func() []string {
			v := map[string]any{"type": "modal", "title": plainText("x"), "submit": plainText("x"), "blocks": []any{block("divider", nil)}}
			for k, x := range more {
				v[k] = x
			}
			return fake.CheckView(v)
		}
	}
	element := func(kind string, more map[string]any) func() []string {
		e := map[string]any{"type": kind, "action_id": "a"}
		if kind == "button" {
			e["text"] = plainText("x")
		}
		for k, v := range more {
			e[k] = v
		}
		return message(block("actions", map[string]any{"elements": []any{e}}))
	}
	input := func(more map[string]any) func() []string {
		b := block("input", map[string]any{"label": plainText("x"), "element": map[string]any{"type": "plain_text_input", "action_id": "a"}})
		for k, v := range more {
			b[k] = v
		}
		return view(map[string]any{"blocks": []any{b}})
	}
	option := func(i int) any { return map[string]any{"text": plainText("x"), "value": fmt.Sprint(i)} }
	oneOption := func(more map[string]any) func() []string {
		o := map[string]any{"text": plainText("x"), "value": "v"}
		for k, v := range more {
			o[k] = v
		}
		return element("static_select", map[string]any{"options": []any{o}})
	}
	confirm := func(key string, n int) func() []string {
		c := map[string]any{"title": plainText("x"), "text": plainText("x"), "confirm": plainText("x"), "deny": plainText("x")}
		c[key] = plainText(long(n))
		return element("button", map[string]any{"confirm": c})
	}
	unknown := func(kind string) func() []string { return message(block(kind, nil)) }
	oddElement := func(kind string) func() []string { return element(kind, nil) }
	section := func(more map[string]any) func() []string { return message(block("section", more)) }
	return map[string]func() []string{
		"BlocksChunk.blocks":          message(many(51, func(i int) any { return map[string]any{"type": "divider", "block_id": fmt.Sprint(i)} })...),
		"MessageAttachment.fields":    func() []string { return fake.CheckMessage(map[string]any{"text": "x", "attachments": []any{1}}) },
		"MessageAttachment.image_url": func() []string { return fake.CheckMessage(map[string]any{"text": "x", "attachments": []any{1}}) },
		"MessageAttachment.footer":    func() []string { return fake.CheckMessage(map[string]any{"text": "x", "attachments": []any{1}}) },
		"BaseView.blocks":             view(map[string]any{"blocks": many(101, func(i int) any { return map[string]any{"type": "divider", "block_id": fmt.Sprint(i)} })}),
		"BaseView.private_metadata":   view(map[string]any{"private_metadata": long(3001)}), "BaseView.callback_id": view(map[string]any{"callback_id": long(256)}),
		"ModalView.title": view(map[string]any{"title": plainText(long(25))}), "ModalView.close": view(map[string]any{"close": plainText(long(25))}),
		"ModalView.submit": view(map[string]any{"submit": plainText(long(25))}),
		"Button.text":      element("button", map[string]any{"text": plainText(long(76))}), "Button.value": element("button", map[string]any{"value": long(2001)}),
		"Button.url": element("button", map[string]any{"url": long(3001)}), "Button.accessibility_label": element("button", map[string]any{"accessibility_label": long(76)}),
		"Checkboxes.options": element("checkboxes", map[string]any{"options": many(11, option)}), "RadioButtons.options": element("radio_buttons", map[string]any{"options": many(11, option)}),
		"FeedbackButtons.accessibility_label": oddElement("feedback_buttons"), "IconButton.accessibility_label": oddElement("icon_button"),
		"FileInput.max_files":  input(map[string]any{"element": map[string]any{"type": "file_input", "action_id": "a", "max_files": float64(11)}}),
		"StaticSelect.options": element("static_select", map[string]any{"options": many(101, option)}), "StaticSelect.option_groups": element("static_select", map[string]any{"option_groups": many(101, option)}),
		"MultiStaticSelect.options": element("multi_static_select", map[string]any{"options": many(101, option)}), "MultiStaticSelect.option_groups": element("multi_static_select", map[string]any{"option_groups": many(101, option)}),
		"Overflow.options":          element("overflow", map[string]any{"options": many(6, option)}),
		"PlainTextInput.min_length": input(map[string]any{"element": map[string]any{"type": "plain_text_input", "action_id": "a", "min_length": float64(3001)}}),
		"WorkflowButton.text":       oddElement("workflow_button"), "WorkflowButton.accessibility_label": oddElement("workflow_button"),
		"Block.block_id": message(map[string]any{"type": "divider", "block_id": long(256)}),
		"ActionsBlock.elements": message(block("actions", map[string]any{"elements": many(26, func(i int) any {
			return map[string]any{"type": "button", "action_id": fmt.Sprint(i), "text": plainText("x")}
		})})),
		"CardBlock.title": unknown("card"), "CardBlock.subtitle": unknown("card"), "CardBlock.body": unknown("card"), "CarouselBlock.elements": unknown("carousel"),
		"ContainerBlock.title": unknown("container"), "ContainerBlock.subtitle": unknown("container"), "ContainerBlock.child_blocks": unknown("container"),
		"ContextBlock.elements":        message(block("context", map[string]any{"elements": many(11, func(int) any { return plainText("x") })})),
		"ContextActionsBlock.elements": unknown("context_actions"), "DataTableBlock.page_size": unknown("data_table"),
		"HeaderBlock.text":    message(block("header", map[string]any{"text": plainText(long(151))})),
		"ImageBlock.alt_text": message(block("image", map[string]any{"alt_text": long(2001)})), "ImageBlock.title": message(block("image", map[string]any{"title": plainText(long(2001))})),
		"InputBlock.label": input(map[string]any{"label": plainText(long(2001))}), "InputBlock.hint": input(map[string]any{"hint": plainText(long(2001))}),
		"MarkdownBlock.text": unknown("markdown"), "SectionBlock.text": section(map[string]any{"text": plainText(long(3001))}),
		"SectionBlock.fields": section(map[string]any{"fields": many(11, func(int) any { return plainText("x") })}),
		"TableBlock.rows":     unknown("table"), "TableBlock.column_settings": unknown("table"),
		"Confirm.title": confirm("title", 101), "Confirm.text": confirm("text", 301), "Confirm.confirm": confirm("confirm", 31), "Confirm.deny": confirm("deny", 31),
		"OptionDescriptor.value": oneOption(map[string]any{"value": long(76)}), "OptionDescriptor.url": oneOption(map[string]any{"url": long(3001)}),
		"OptionDescriptor.description": oneOption(map[string]any{"description": plainText(long(76))}),
		"MrkdwnOption.text":            oneOption(map[string]any{"text": map[string]any{"type": "mrkdwn", "text": long(76)}}), "PlainTextOption.text": oneOption(map[string]any{"text": plainText(long(76))}),
		"OptionGroup.label": element("static_select", map[string]any{"option_groups": []any{1}}), "OptionGroup.options": element("static_select", map[string]any{"option_groups": []any{1}}),
		"PlainTextElement.text": section(map[string]any{"text": plainText("")}), "MrkdwnElement.text": section(map[string]any{"text": map[string]any{"type": "mrkdwn", "text": ""}}),
		"RawNumberElement.text": unknown("table"), "RawTextElement.text": unknown("table"),
		"Action.action_id": element("button", map[string]any{"action_id": long(256)}), "MaxItemsSelectable.max_selected_items": element("multi_static_select", map[string]any{"options": many(1, option), "max_selected_items": float64(0)}),
		"Placeholdable.placeholder": element("static_select", map[string]any{"options": many(1, option), "placeholder": plainText(long(151))}),
	}
}

// FuzzPayload: whatever Slack, or somebody who is not, sends: no panic, and what
// can be read has a key.
func FuzzPayload(f *testing.F) {
	f.Add([]byte(`{"type":"event_callback","event_id":"Ev1","event":{"type":"message","channel":"D1","channel_type":"im","user":"U1","text":"<@UBOT> hi","ts":"1.1"}}`))
	f.Add([]byte(`{"type":"block_actions","user":{"id":"U1"},"actions":[{"action_id":"do0","value":"undo:g1::3"}],"container":{"type":"message","channel_id":"C1","message_ts":"1.1"}}`))
	f.Add([]byte(`{"type":"view_submission","user":{"id":"U1"},"view":{"callback_id":"form","private_metadata":"{\"d\":\"save:V1::3\",\"i\":\"slack/T1/dm/U1/\"}","state":{"values":{"a/0/k":{"value":{"type":"plain_text_input","value":"x"}}}}}}`))
	f.Add([]byte(`{"user_id":"U1","text":"help","command":"/milepost"}`))
	t := New(Options{Now: func() time.Time { return fake.Epoch }})
	f.Fuzz(func(tt *testing.T, body []byte) {
		if n := t.event(tt.Context(), body); n.ignore == "" && (n.msg.Key == "" || n.msg.From.ID == "") {
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
