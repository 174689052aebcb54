package wecomtest

import (
	"encoding/base64"
	"regexp"
	"strings"
	"unicode/utf8"
)

// show makes of a message what stands on the screen. c.mu is held.
func (c *Corp) show(on Surface, id string, b map[string]any) (*Shown, *reply) {
	s := &Shown{ID: id, Kind: kindOf(b), At: c.now()}
	s.Payload = b[s.Kind]
	switch s.Kind {
	case "text":
		s.Text = readText(contentOf(b))
	case "markdown", "markdown_v2":
		s.Text = readMarkdown(contentOf(b), on == Bot || s.Kind == "markdown_v2")
	case "template_card":
		card := readCard(cardOf(b))
		s.Text, s.Task, s.Buttons, s.Vote, s.Submit = card.Text, card.Task, card.Buttons, card.Vote, card.Submit
	case "image", "file":
		what := object(b[s.Kind])
		if data := text(what["base64"]); data != "" {
			s.Data, _ = base64.StdEncoding.DecodeString(data) // checked by the rules
		} else if u := c.stored(text(what["media_id"])); u != nil {
			s.Data, s.Text = u.data, u.name
		} else {
			bad := refused(40007, "invalid media_id")
			return nil, &bad
		}
		s.Text = strings.TrimSpace("[" + s.Kind + "] " + s.Text)
	default:
		bad := refused(40008, "invalid message type")
		return nil, &bad
	}
	return s, nil
}

var (
	anchors = regexp.MustCompile(`(?is)<a\s[^>]*>(.*?)</a\s*>`)
	links   = regexp.MustCompile(`\[([^\]\n]*)\]\(([^)\n]*)\)`)
	fonts   = regexp.MustCompile(`(?is)<font[^>]*>(.*?)</font>`)
	bolds   = regexp.MustCompile(`\*\*([^*\n]+)\*\*`)
	italics = regexp.MustCompile(`\*([^*\n]+)\*`)
	codes   = regexp.MustCompile("`([^`\n]+)`")
	heads   = regexp.MustCompile(`(?m)^\s*#{1,6}\s+`)
	quotes  = regexp.MustCompile(`(?m)^\s*>\s?`)
	tables  = regexp.MustCompile(`(?m)^\|(?: :?-+:? \|)+$\n?`)
	persons = regexp.MustCompile(`<@([^>\s]+)>`)
	escaped = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+\\-.!|<>~&])")
)

// maxTextBytes is where the platform cuts a text message.
const maxTextBytes = 2048

// readText is what is read of a text message: its one tag works.
func readText(s string) string {
	if len(s) > maxTextBytes {
		s = s[:maxTextBytes]
		for !utf8.ValidString(s) {
			s = s[:len(s)-1]
		}
	}
	return strings.TrimRight(anchors.ReplaceAllString(s, "$1"), " \u00a0\u2002\u2003\u2004\u2005\u2006\u2009")
}

// readMarkdown is what is read of markdown; with escapes where it knows more.
func readMarkdown(s string, more bool) string {
	var kept []string
	if more {
		s = escaped.ReplaceAllStringFunc(s, func(m string) string {
			kept = append(kept, m[1:])
			return "\x00"
		})
		s = tables.ReplaceAllString(s, "")
		s = strings.ReplaceAll(s, "  \n", "\n")
	}
	for _, r := range []struct {
		find *regexp.Regexp
		by   string
	}{{fonts, "$1"}, {links, "$1"}, {bolds, "$1"}, {italics, "$1"}, {codes, "$1"}, {heads, ""}, {quotes, ""}, {persons, "@$1"}} {
		s = r.find.ReplaceAllString(s, r.by)
	}
	for _, k := range kept {
		s = strings.Replace(s, "\x00", k, 1)
	}
	return strings.TrimRight(s, " \u00a0\u2002\u2003\u2004\u2005\u2006\u2009")
}

// readCard is what is read of a template card: nothing in it is markup.
func readCard(card map[string]any) Shown {
	s := Shown{Task: text(card["task_id"])}
	lines := []string{text(object(card["main_title"])["title"])}
	add := func(l string) {
		if l != "" {
			lines = append(lines, l)
		}
	}
	add(text(object(card["main_title"])["desc"]))
	add(text(card["sub_title_text"]))
	for _, f := range list(card["horizontal_content_list"]) {
		f := object(f)
		add(text(f["keyname"]) + ": " + text(f["value"]))
	}
	for _, o := range list(object(card["checkbox"])["option_list"]) {
		o := object(o)
		s.Vote = append(s.Vote, Shownbutton{text(o["text"]), text(o["id"])})
		add("( ) " + text(o["text"]))
	}
	s.Submit = text(object(card["submit_button"])["key"])
	if grey := text(card["replace_text"]); grey != "" {
		add("[" + grey + "]")
		s.Text = strings.Join(lines, "\n")
		s.Vote, s.Submit = nil, ""
		return s
	}
	var row []string
	for _, b := range list(card["button_list"]) {
		b := object(b)
		s.Buttons = append(s.Buttons, Shownbutton{text(b["text"]), text(b["key"])})
		row = append(row, "["+text(b["text"])+"]")
	}
	add(strings.Join(row, " "))
	s.Text = strings.Join(lines, "\n")
	return s
}

// cutButtons takes the row of buttons off.
func cutButtons(text string) string {
	if at := strings.LastIndex(text, "\n["); at >= 0 {
		return text[:at]
	}
	return text
}
