package main

import (
	"path"
	"slices"
	"strings"

	"milepost/bot/chat"
)

// expect checks one expected line against what was said.
func (p *player) expect(s step) {
	if s.Want == wantEdit {
		p.expectEdit(s)
		return
	}
	for i := range p.heard {
		h := &p.heard[i]
		if h.Used || h.Edit || !p.addressed(s, h) {
			continue
		}
		h.Used = true
		why := wanting(s, h)
		if why == "" {
			why = misses(byName(s), h.Card, h.Event.Text()+s.files(h))
		}
		switch {
		case why == "":
			if s.Card != "" {
				p.cards[s.Card] = shown{h.Platform, h.Event}
			}
			return
		case h.Answer:
			p.fail(s.Line, why, h.Event.Text())
			return
		}
	}
	p.fail(s.Line, quoteWant(s.Text)+p.unheard(), "")
}

// unheard lists what was said elsewhere, to help whoever reads the failure.
func (p *player) unheard() string {
	var other []string
	for _, h := range p.heard {
		if !h.Used && !h.Edit {
			other = append(other, p.placeName(h.Platform, h.Event)+" "+h.Event.Text())
		}
	}
	if len(other) == 0 {
		return ", and nothing was said"
	}
	return ", but it was said elsewhere:\n" + indent(strings.Join(other, "\n"), "    | ")
}

// expectEdit looks whether a card that was there before now says so.
func (p *player) expectEdit(s step) {
	said := ""
	for i := len(p.heard) - 1; i >= 0; i-- {
		h := &p.heard[i]
		if !h.Edit {
			continue
		}
		if s.Card != "" {
			want, ok := p.cards[s.Card]
			if !ok || h.Platform != want.Platform || h.Ref != want.Ref || h.Place != want.Place {
				continue
			}
		} else if !p.addressed(s, h) {
			continue
		}
		if misses(s, h.Card, h.Event.Text()) == "" {
			return
		}
		if said == "" {
			said = h.Event.Text()
		}
	}
	p.fail(s.Line, "a card that now contains "+quoteWant(s.Text), said)
}

// told reports whether the reader of a card that could not be changed was told by
// a post of its own.
func (p *player) told(silent spoken) bool {
	return slices.ContainsFunc(p.heard, func(h spoken) bool {
		return !h.Edit && h.After == silent.After && p.nameOf(h.Event) == p.nameOf(silent.Event)
	})
}

// wanting tells what sort of thing a line wants that the post is not.
func wanting(s step, h *spoken) string {
	switch {
	case s.Want == wantForm && h.Form == nil:
		return "a form"
	case s.Want == wantPicture && h.Card.Figure == nil:
		return "a picture"
	case s.Want == wantFile && fileOf(s, h) == nil:
		return "a file called " + quoteWant(s.Text)
	case s.Want == wantFile && len(fileOf(s, h).Data) == 0:
		return "a file with something in it"
	}
	return ""
}

// fileOf is the file of a post whose name fits the pattern of a line; nil if
// there is none.
func fileOf(s step, h *spoken) *chat.File {
	for i := range h.Card.Files {
		f := &h.Card.Files[i]
		if ok, err := path.Match(s.Text, f.Name); err == nil && ok {
			return f
		}
	}
	return nil
}

// byName is a line about a file whose name has been compared: what follows may
// stand anywhere.
func byName(s step) step {
	if s.Want == wantFile {
		s.Text = ""
	}
	return s
}

// files is what stands in the tables of a post, a row a line, for a line that
// looks into a file.
func (s step) files(h *spoken) string {
	if s.Want != wantFile {
		return ""
	}
	var b strings.Builder
	for _, f := range h.Card.Files {
		if f.Book == nil {
			continue
		}
		for _, sheet := range f.Book.Sheets {
			lines := append([]string{"== " + sheet.Name + " ==", sheet.Title}, sheet.Notes...)
			b.WriteString("\n" + strings.Join(append(lines, strings.Join(sheet.Head, " | ")), "\n"))
			for _, row := range sheet.Rows {
				b.WriteString("\n")
				for i, c := range row {
					if i > 0 {
						b.WriteString(" | ")
					}
					b.WriteString(c.S)
				}
			}
		}
	}
	return b.String()
}

// addressed reports whether something said is where a line looks for it.
func (p *player) addressed(s step, h *spoken) bool {
	if s.On != "" && h.Platform != s.On {
		return false
	}
	if s.Who == "" && s.In == "" { // to the one who acted last, where he acted
		if h.Platform != p.where.Platform && s.On == "" {
			return false
		}
		if p.where.Kind != chat.Channel {
			return p.nameOf(h.Event) == p.who
		}
		return h.Place.ID == p.where.ID && h.Place.Kind == p.where.Kind
	}
	if s.In != "" {
		return p.channelName(h.Place) == s.In && h.Only == nil && (!s.Sub || h.Thread != "")
	}
	return p.nameOf(h.Event) == s.Who
}

// silent checks that nothing was said since somebody acted or the clock moved.
func (p *player) silent(s step) {
	for i := range p.heard {
		if h := &p.heard[i]; !h.Used && !h.Edit {
			h.Used = true
			p.fail(s.Line, "silence", p.placeName(h.Platform, h.Event)+" "+h.Event.Text())
		}
	}
}

// unexpected is what an answer wants that the story is silent about.
const unexpected = "a line that expects this"

// leftOver fails for answers that no line expects, and for changes of which nobody
// is told, and forgets what was heard.
func (p *player) leftOver() {
	for _, h := range p.heard {
		if h.Silent && !p.told(h) {
			p.fail(p.story.Steps[h.After].Line, "a post that tells of this, since the card cannot be changed", p.placeName(h.Platform, h.Event)+"\n"+h.Event.Text())
		}
		if !h.Used && !h.Edit && h.Answer && !p.story.Loose {
			line := p.story.Steps[h.After].Line
			p.fail(line, unexpected, p.placeName(h.Platform, h.Event)+"\n"+h.Event.Text())
		}
	}
	p.heard = nil
}
