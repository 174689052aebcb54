package wecom

import (
	"hash/fnv"
	"net/url"
	"regexp"
	"strings"

	"milepost/bot/chat"
)

func hash(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // cannot fail
	return h.Sum32()
}

// anchor is the one tag that a text message obeys (文本消息: 支持换行、以及A标签).
var anchor = regexp.MustCompile(`(?i)<(/?a[\s>])`)

// inert is a text in which nothing is a tag.
func inert(s string) string { return anchor.ReplaceAllString(s, "＜$1") }

// plainText is a card as a text message.
func plainText(c chat.Card) string {
	for i := range c.Sections {
		for k := range c.Sections[i].Text {
			s := &c.Sections[i].Text[k]
			if to := linkOf(*s); to != "" && !strings.Contains(s.S, to) {
				s.S += " " + to
			}
		}
	}
	return inert(c.Plain())
}

// linkOf is the address behind a span, "" for none that may be shown.
func linkOf(s chat.Span) string {
	u, err := url.Parse(s.Link)
	if s.Link == "" || err != nil || u.Scheme != "https" && u.Scheme != "http" || strings.ContainsAny(s.Link, "\"'<>() \n") {
		return ""
	}
	return s.Link
}

// misread finds what markdown would obey in words that mean nothing by it.
var misread = regexp.MustCompile("[*`<\\\\|]|__|~~|\\]\\(|(?m:^\\s*(?:#+\\s|>|[-+]\\s|\\d+\\.\\s))|(?:^|\\s)_|_(?:\\s|$)|@all|&[a-z#]")

// special are the characters that a backslash makes plain.
const special = "\\`*_{}[]()#+-.!|<>~&"

// pen writes words into markdown. It notes when some would be misread.
type pen struct {
	on    surface
	unfit bool
}

func (p *pen) words(s string) string {
	if p.on.escapes {
		var b strings.Builder
		for _, r := range s {
			if r < 0x80 && strings.ContainsRune(special, r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
		return b.String()
	}
	if misread.MatchString(s) {
		p.unfit = true
	}
	return s
}

func (p *pen) spans(spans []chat.Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := p.words(s.S)
		if to := linkOf(s); to != "" {
			text = "[" + text + "](" + to + ")"
		}
		if s.Bold {
			text = p.bold(text)
		}
		if s.Who != nil && p.on.mentions && s.Who.Platform == Platform && userID.MatchString(s.Who.ID) {
			text = "<@" + s.Who.ID + ">"
		}
		b.WriteString(text)
	}
	return b.String()
}

// userID is what an id of a member may be (userid).
var userID = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z_\-@.]{0,63}$`)

func (p *pen) bold(s string) string {
	if s == "" || strings.Contains(s, "\n") {
		return s
	}
	return "**" + s + "**"
}

// markdown is a card as markdown; false if something in it would be misread.
func markdown(c chat.Card, on surface) (string, bool) {
	p := &pen{on: on}
	var lines []string
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	add(p.bold(p.words(c.Title)))
	for _, l := range c.Lines {
		add(p.words(l))
	}
	facts := func(fs []chat.Fact) {
		for _, f := range fs {
			add(p.words(f.Label) + ": " + p.spans(f.Value))
		}
	}
	facts(c.Facts)
	for _, s := range c.Sections {
		add(p.bold(p.words(s.Head)))
		add(p.spans(s.Text))
		facts(s.Facts)
		for i, row := range s.Table {
			cells := make([]string, len(row))
			for k, cell := range row {
				cells[k] = p.words(strings.ReplaceAll(cell, "\n", " "))
			}
			if !on.tables {
				add(strings.Join(cells, " | "))
				continue
			}
			if i == 0 {
				lines = append(lines, "") // a table begins after a free line
			}
			add("| " + strings.Join(cells, " | ") + " |")
			if i == 0 {
				add("|" + strings.Repeat(" :--- |", len(row)))
			}
		}
	}
	add(p.words(c.Figure.Words()))
	for _, f := range c.Files {
		add("📎 " + p.words(f.Name))
	}
	add(p.words(c.Note))
	text := strings.Join(lines, "\n")
	if on.escapes { // one line break is none there
		text = strings.ReplaceAll(text, "\n", "  \n")
	}
	return text, !p.unfit
}
