package chat

import "strings"

// Plain is a card in words: title, lines, facts as "label: value", sections,
// table rows, then the buttons as [label], one row. It is what the console
// prints, what the stories look into, and a fallback for every platform.
func (c Card) Plain() string {
	var b strings.Builder
	line := func(s string) {
		if s != "" {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	line(c.Title)
	for _, l := range c.Lines {
		line(l)
	}
	facts := func(fs []Fact) {
		for _, f := range fs {
			line(f.Label + ": " + Words(f.Value))
		}
	}
	facts(c.Facts)
	for _, s := range c.Sections {
		line(s.Head)
		line(Words(s.Text))
		facts(s.Facts)
		for _, row := range s.Table {
			line(strings.Join(row, " | "))
		}
		line(labels(s.Buttons))
	}
	line(c.Figure.Words())
	for _, f := range c.Files {
		line("📎 " + f.Name)
	}
	line(c.Note)
	line(labels(c.Buttons))
	return strings.TrimSuffix(b.String(), "\n")
}

// Words is the text of a line without links, people or weight.
func Words(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.S)
	}
	return b.String()
}

func labels(bs []Button) string {
	var out []string
	for _, b := range bs {
		out = append(out, "["+b.Label+"]")
	}
	return strings.Join(out, " ")
}

// Press finds the button with that label anywhere on the card.
func (c Card) Press(label string) (Button, bool) {
	for _, b := range c.AllButtons() {
		if b.Label == label {
			return b, true
		}
	}
	return Button{}, false
}

// AllButtons lists the card's own buttons after those of its sections.
func (c Card) AllButtons() []Button {
	var all []Button
	for _, s := range c.Sections {
		all = append(all, s.Buttons...)
	}
	return append(all, c.Buttons...)
}
