package cards

import (
	"strconv"
	"strings"

	"milepost/bot/chat"
)

// The budget of a card, so that the smallest surface fits: columns are those
// of Width, two for a Chinese character.
const (
	TitleColumns  = 52   // 26 Chinese characters
	LineColumns   = 80   // 40 Chinese characters
	MaxLines      = 6    // lines, facts and the note together, without the title
	MaxButtons    = 6    //
	ButtonColumns = 20   // 10 Chinese characters
	MaxBytes      = 2048 // all of it in words
)

// fit brings a card within the budget: everything on it is shortened at whole
// characters, and what does not fit goes. Cards with many rows page before
// (see rows), so that nothing is lost there; fit is the last word for all.
func (w *Writer) fit(c chat.Card) chat.Card {
	c.Title = Short(c.Title, TitleColumns)
	c.Alt, c.Note = Short(c.Alt, LineColumns), Short(c.Note, LineColumns)
	room := MaxLines
	if c.Note != "" {
		room--
	}
	var lines []string
	for _, l := range c.Lines {
		if l = Short(l, LineColumns); l != "" {
			lines = append(lines, l)
		}
	}
	c.Lines = lines[:min(len(lines), room)]
	c.Facts = fitFacts(c.Facts, room-len(c.Lines))
	if len(c.Buttons) > MaxButtons {
		c.Buttons = c.Buttons[:MaxButtons]
	}
	for i := range c.Buttons {
		c.Buttons[i].Label = Short(c.Buttons[i].Label, ButtonColumns)
		c.Buttons[i].Confirm = Short(c.Buttons[i].Confirm, LineColumns)
	}
	return c
}

// fitFacts keeps the first facts that have a value.
func fitFacts(facts []chat.Fact, room int) []chat.Fact {
	var out []chat.Fact
	for _, f := range facts {
		f.Label = Short(f.Label, ButtonColumns)
		value := Short(chat.Words(f.Value), LineColumns-Width(f.Label)-2)
		if value == "" || len(out) == room {
			continue
		}
		f.Value = chat.T(value)
		out = append(out, f)
	}
	return out
}

// fact is a labelled value; one without a value is left out by fit.
func fact(label, value string) chat.Fact { return chat.Fact{Label: label, Value: chat.T(value)} }

// page is the stretch of a list that one card shows, and the button that
// shows the next.
type page struct {
	from, to int
	more     []chat.Button
}

// rows pages a list of n rows, room at a time, from the row from on. subject
// is what DoShow names; the button's argument is the next row.
func (w *Writer) rows(n, from, room int, subject string) page {
	from = max(0, min(from, n))
	if from == n {
		from = 0
	}
	p := page{from: from, to: min(n, from+max(room, 1))}
	if rest := n - p.to; rest > 0 {
		label := w.t("还有 %d 条", "%d more", rest)
		p.more = []chat.Button{button(label, DoShow, subject, strconv.Itoa(p.to))}
	}
	return p
}

// text is words to be copied, as they stand: a title and a body of many
// lines, at most MaxBytes together. It gives the card and how many lines of
// the body it took, so that the next card goes on there.
func (w *Writer) text(title string, body []string, from int, buttons ...chat.Button) (chat.Card, int) {
	c := chat.Card{Title: Short(title, TitleColumns)}
	size := len(c.Title) + len("\n")
	for _, b := range buttons {
		size += len(b.Label) + len("[] ")
	}
	size += 64 // the button that shows the rest
	var lines []string
	next := max(0, min(from, len(body)))
	for ; next < len(body); next++ {
		l := Short(body[next], 3*LineColumns)
		if size += len(l) + len("\n"); size > MaxBytes {
			break
		}
		lines = append(lines, l)
	}
	if len(lines) > 0 {
		c.Sections = []chat.Section{{Text: chat.T(strings.Join(lines, "\n"))}}
	}
	c.Buttons = buttons
	return c, next
}
