package fake

import (
	"regexp"
	"strings"
)

// Plain is a message as people read it: its blocks, or its text if it has none,
// with its files.
func Plain(m Message) string {
	if len(m.Blocks) == 0 {
		return strings.TrimSpace(unescaped(m.Text))
	}
	return PlainBlocks(anySlice(m.Blocks))
}

// PlainBlocks is blocks as people read them, a line for each thing, buttons as
// [label].
func PlainBlocks(blocks []any) string {
	var lines []string
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	for _, x := range blocks {
		b, _ := x.(map[string]any)
		switch str(b, "type") {
		case "section", "header":
			add(shownText(b["text"]))
			fields, _ := b["fields"].([]any)
			for _, f := range fields {
				add(shownText(f))
			}
			if a, ok := b["accessory"].(map[string]any); ok {
				add(elements([]any{a}))
			}
		case "context":
			list, _ := b["elements"].([]any)
			for _, e := range list {
				add(shownText(e))
			}
		case "actions":
			list, _ := b["elements"].([]any)
			add(elements(list))
		case "image":
			add(str(b, "alt_text"))
		case "input":
			e, _ := b["element"].(map[string]any)
			add(textIn(b["label"]) + " = " + Value(e))
		}
	}
	return strings.Join(lines, "\n")
}

func elements(list []any) string {
	var out []string
	for _, x := range list {
		e, _ := x.(map[string]any)
		if e["type"] == "button" {
			out = append(out, "["+textIn(e["text"])+"]")
			continue
		}
		options, _ := e["options"].([]any)
		for _, o := range options {
			m, _ := o.(map[string]any)
			out = append(out, "["+textIn(m["text"])+"]")
		}
	}
	return strings.Join(out, " ")
}

// Value is what an input shows before it is filled in.
func Value(e map[string]any) string {
	for _, k := range []string{"initial_value", "initial_date", "initial_time", "initial_user"} {
		if s := str(e, k); s != "" {
			return s
		}
	}
	if o, ok := e["initial_option"].(map[string]any); ok {
		return textIn(o["text"])
	}
	var out []string
	list, _ := e["initial_options"].([]any)
	for _, x := range list {
		o, _ := x.(map[string]any)
		out = append(out, textIn(o["text"]))
	}
	return strings.Join(out, ", ")
}

// shownText is a text object as people read it: plain text as it stands,
// marked-up text with its links and entities resolved.
func shownText(v any) string {
	m, _ := v.(map[string]any)
	if str(m, "type") == "mrkdwn" {
		return unescaped(str(m, "text"))
	}
	return str(m, "text")
}

var (
	linked  = regexp.MustCompile(`<(https?://[^|>]+)\|([^>]+)>`)
	entity  = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")
	alarm   = regexp.MustCompile(`<(!(channel|here|everyone)|@[UW][A-Z0-9]+|!subteam\^[A-Z0-9]+|#C[A-Z0-9]+)[^>]*>`)
	marked  = regexp.MustCompile("(^|\\s)([*_~`])(\\S|\\S[^\\n]*\\S)([*_~`])(\\s|$)")
	linkish = regexp.MustCompile(`<[a-z]+:[^>]+>`)
)

func unescaped(s string) string { return entity.Replace(linked.ReplaceAllString(s, "$2")) }

// ring notes the broadcasts, mentions, links and formatting in what is posted.
// s.mu is held.
func (s *Server) ring(text string, blocks []map[string]any) {
	s.alarms = append(s.alarms, alarm.FindAllString(text, -1)...)
	s.alarms = append(s.alarms, linkish.FindAllString(text, -1)...)
	var walk func(v any)
	walk = func(v any) {
		switch x := v.(type) {
		case []any:
			for _, e := range x {
				walk(e)
			}
		case map[string]any:
			if x["type"] == "mrkdwn" {
				t := str(x, "text")
				s.alarms = append(s.alarms, alarm.FindAllString(t, -1)...)
				s.alarms = append(s.alarms, linkish.FindAllString(t, -1)...)
				s.alarms = append(s.alarms, marked.FindAllString(t, -1)...)
			}
			for _, e := range x {
				walk(e)
			}
		}
	}
	walk(anySlice(blocks))
}
