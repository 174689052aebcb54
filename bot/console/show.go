package console

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"milepost/bot/chat"
)

// remembered is how many cards can still be pressed.
const remembered = 500

// card is something that stands on one of the screens.
type card struct {
	ref   chat.Ref
	place chat.Place
	only  *chat.Identity
	card  chat.Card
	press chat.Button // what waits for a yes
}

// show prints a post as one block and remembers its buttons.
func (c *Console) show(ctx context.Context, s chat.Sending) (chat.Ref, error) {
	people, rooms := c.opt.People(ctx), c.opt.Rooms(ctx)
	c.mu.Lock()
	defer c.mu.Unlock()
	p := s.Post
	ref := s.Edit
	if ref == "" {
		c.count++
		ref = chat.Ref(fmt.Sprintf("%s-%d", c.opt.Token, c.count))
	}
	block := c.block(s)
	if to := c.elsewhere(p, people, rooms); to != "" {
		block = c.paint(bold, "→ "+clean(to)) + "\n" + block
	}
	block = c.stamped(block)
	if c.wrote {
		block = "\n" + block
	}
	c.wrote = true
	c.put(block)
	if c.broken != nil {
		return "", &chat.Unsure{Why: c.broken}
	}
	c.remember(card{ref: ref, place: p.To, only: p.Only, card: p.Card})
	if p.Form != nil {
		c.open(ref, p)
	}
	return ref, nil
}

// stamped puts the moment above what is said while the clock is moved: without
// it ten mornings look like one. c.mu is held.
func (c *Console) stamped(block string) string {
	at := c.opt.Now().In(c.zone()).Format(clockForm)
	if !c.moving || at == c.stamp {
		return block
	}
	c.stamp = at
	return c.paint(dim, "— "+at+" —") + "\n" + block
}

// block is a post as lines: its words, marked where it is not a new card of
// the place, and its buttons. c.mu is held.
func (c *Console) block(s chat.Sending) string {
	p, w := s.Post, c.words()
	text, buttons := cutButtons(clean(plain(p.Card)), p.Card)
	if p.Form != nil {
		text, buttons = clean(formText(*p.Form, w)), clean(formButtons(*p.Form, w))
	}
	text = c.toned(text, p.Card.Tone)
	var marks []string
	if s.Edit != "" {
		marks = append(marks, w.Updated)
	}
	if s.Thread != "" || p.To.Thread != "" {
		marks = append(marks, w.Thread)
	}
	if p.Only != nil && !p.To.Private() {
		marks = append(marks, w.Alone)
	}
	if len(marks) > 0 {
		text = c.paint(dim, strings.Join(marks, " ")) + " " + text
	}
	if buttons != "" {
		text += "\n" + c.paint(blue, buttons)
	}
	return indented(text)
}

// remember keeps a card, in place of the one that it changes. c.mu is held.
func (c *Console) remember(k card) {
	for _, old := range c.cards {
		if old.ref == k.ref && old.place.ID == k.place.ID {
			old.card = k.card
			return
		}
	}
	if len(c.cards) >= remembered {
		c.cards = c.cards[1:]
	}
	c.cards = append(c.cards, &k)
}

// elsewhere names the place of a post that does not stand where the one who
// speaks writes: → 王敏 @slack, → #华南. c.mu is held.
func (c *Console) elsewhere(p chat.Post, people []Person, rooms []Room) string {
	at, here := p.To, c.here()
	at.Thread, here.Thread = "", ""
	mine := p.Only == nil || *p.Only == c.self()
	if at == here && mine {
		return ""
	}
	var to string
	switch p.To.Kind {
	case chat.DM, chat.Home:
		to = whose(people, chat.Identity{Platform: p.To.Platform, Tenant: p.To.Tenant, ID: p.To.ID}) + " @" + p.To.Platform
	default:
		label, twice := p.To.ID, false
		for _, r := range rooms {
			if same(r.Place, p.To) {
				label = r.Label
			}
		}
		for _, r := range rooms {
			twice = twice || r.Label == label && !same(r.Place, p.To)
		}
		to = label
		if twice {
			to += " @" + p.To.Platform
		}
	}
	if p.Only != nil && !p.To.Private() {
		to += " " + whose(people, *p.Only)
	}
	return to
}

func same(a, b chat.Place) bool {
	a.Thread, b.Thread = "", ""
	return a == b
}

func whose(people []Person, id chat.Identity) string {
	for _, p := range people {
		if p.On[id.Platform] == id {
			return p.Name
		}
	}
	return id.ID
}

// plain is a card in words, its selects included.
func plain(k chat.Card) string {
	text := k.Plain()
	var picks []string
	for _, f := range k.Pick {
		var labels []string
		for _, o := range f.Options {
			labels = append(labels, "["+o.Label+"]")
		}
		picks = append(picks, f.Label+": "+strings.Join(labels, " "))
	}
	if len(picks) == 0 {
		return text
	}
	return strings.Join(append([]string{text}, picks...), "\n")
}

// cutButtons takes the last row of buttons off, so that it can be coloured.
func cutButtons(text string, k chat.Card) (rest, buttons string) {
	at := strings.LastIndexByte(text, '\n')
	if len(k.Buttons) == 0 || len(k.Pick) > 0 || at < 0 {
		return text, ""
	}
	return text[:at], text[at+1:]
}

// The colours, as the numbers of ANSI's sequences.
const (
	bold   = "1"
	dim    = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
	blue   = "36"
)

func (c *Console) paint(color, s string) string {
	if !c.opt.Color || s == "" {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}

// toned colours the first line by the tone of its card.
func (c *Console) toned(text, tone string) string {
	color := map[string]string{chat.Good: green, chat.Warning: yellow, chat.Bad: red}[tone]
	if color == "" {
		return text
	}
	first, rest, more := strings.Cut(text, "\n")
	if first = c.paint(color, first); more {
		first += "\n" + rest
	}
	return first
}

// clean takes out what a terminal would obey: what people typed is shown, not
// done. Direction marks go too, which would turn a line round.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\uFFFD"))
}
