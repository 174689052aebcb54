package wecom

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"

	"milepost/bot/chat"
)

// surface is a way out, with what it can show.
type surface struct {
	cards    bool // template cards with buttons
	subtitle int  // longest text of a card in characters
	text     int  // longest text in bytes; 0 = there is only markdown
	markdown int  // longest markdown in bytes
	tables   bool // markdown_v2 knows tables
	escapes  bool // its markdown takes \* for a star
	mentions bool // <@userid> names a member
}

var (
	appSurface  = surface{cards: true, subtitle: maxAppSub, text: maxText, markdown: maxText}
	chatSurface = surface{text: maxText, markdown: maxText}
	hookSurface = surface{text: maxHookText, markdown: maxHookMark, tables: true, mentions: true}
	botSurface  = surface{cards: true, subtitle: maxSubtitle, markdown: maxBotMark, escapes: true, mentions: true}
)

// cut is a text of at most n characters as the platform counts them, one being
// two columns.
func cut(s string, n int) string { return runewidth.Truncate(s, 2*n, "…") }

func fits(s string, n int) bool { return runewidth.StringWidth(s) <= 2*n }

// rendering is a post in the platform's words: cards first, then what did not
// fit on them.
type rendering struct {
	cards []*templateCard
	rest  []body
	over  chat.Card // what rest says
}

func (r rendering) bodies() []body {
	var out []body
	for _, c := range r.cards {
		out = append(out, cardBody(c))
	}
	return append(out, r.rest...)
}

// render turns a card into what a surface shows. task is the task_id of its
// cards, key makes the texts of different posts differ.
func render(c chat.Card, on surface, task, key string, w chat.Phrases) rendering {
	c = cleaned(c)
	if !on.cards || len(c.AllButtons()) == 0 && len(c.Pick) == 0 {
		return rendering{rest: written(c, on, key)}
	}
	return interactive(c, on, task, key, w)
}

// interactive puts a card on template cards: the first has title, lines and
// facts; further ones hold the buttons beyond six, those of one section
// together. What does not fit is written below.
func interactive(c chat.Card, on surface, task, key string, w chat.Phrases) rendering {
	var r rendering
	first := &templateCard{Type: "button_interaction", Title: cardTitle{cut(c.Title, maxTitle)}}
	if first.Title.Title == "" {
		first.Title.Title = cut(chat.Words(chat.T(c.Alt)), maxTitle)
	}
	lines, facts, over := arranged(c, on.subtitle, !fits(c.Title, maxTitle))
	first.Subtitle, first.Facts = lines, facts
	r.cards = append(r.cards, first)
	buttons := pressable(c)
	for len(buttons) > 0 {
		n := min(maxButtons, len(buttons))
		if len(buttons) > maxButtons { // a section's buttons stay together
			for n > 1 && buttons[n-1].group == buttons[n].group && buttons[0].group != buttons[n].group {
				n--
			}
		}
		at := r.cards[len(r.cards)-1]
		if len(at.Buttons) > 0 {
			head := buttons[0].head
			if head == "" {
				head = w.Continued
			}
			at = &templateCard{Type: "button_interaction", Title: cardTitle{cut(head, maxTitle)}}
			r.cards = append(r.cards, at)
		}
		for i, b := range buttons[:n] {
			if slices.ContainsFunc(at.Buttons, func(o cardButton) bool { return o.Key == b.key.String() }) {
				b.key.Nth = i // keys of a card may not be repeated
			}
			at.Buttons = append(at.Buttons, cardButton{b.text, b.style, b.key.String()})
		}
		buttons = buttons[n:]
	}
	r.cards = append(r.cards, votes(c, w)...)
	if len(first.Buttons) == 0 { // there are only selects with many options: they have the title
		r.cards[1].Title = first.Title
		r.cards, over = r.cards[1:], c
		over.Title = ""
	}
	for i, card := range r.cards {
		card.TaskID = partOf(task, i)
	}
	if !blank(over) {
		r.rest, r.over = written(over, on, key), over
	}
	return r
}

// arranged divides a card: what stands under its title, in so many characters, its
// facts, and what does not fit there.
func arranged(c chat.Card, room int, long bool) (subtitle string, facts []cardFact, over chat.Card) {
	if long {
		over.Title = c.Title
	}
	lines := slices.Clone(c.Lines)
	short := len(c.Facts) <= maxFacts
	for _, f := range c.Facts {
		short = short && fits(f.Label, maxKeyname) && fits(chat.Words(f.Value), maxValue)
	}
	for _, f := range c.Facts {
		if short {
			facts = append(facts, cardFact{f.Label, chat.Words(f.Value)})
		} else {
			lines = append(lines, f.Label+": "+chat.Words(f.Value))
		}
	}
	rest := chat.Card{Sections: c.Sections, Figure: c.Figure, Files: c.Files}
	if more := (chat.Card{Sections: unpressed(c.Sections), Figure: c.Figure, Files: c.Files}).Plain(); more != "" {
		lines = append(lines, strings.Split(more, "\n")...)
	}
	if c.Note != "" {
		lines = append(lines, c.Note)
	}
	if all := strings.Join(lines, "\n"); fits(all, room) {
		return all, facts, over
	}
	// Not all of it fits: whole lines as far as they do, the rest below.
	over.Lines, over.Note, over.Sections, over.Figure, over.Files = nil, c.Note, unpressed(rest.Sections), c.Figure, c.Files
	plain := c.Lines
	if !short {
		plain = lines[:len(c.Lines)+len(c.Facts)]
	}
	for i, l := range plain {
		with := strings.TrimPrefix(subtitle+"\n"+l, "\n")
		if !fits(with, room-1) {
			over.Lines = append(over.Lines, plain[i:]...)
			break
		}
		subtitle = with
	}
	if onlyFiles(over) {
		return subtitle, facts, over
	}
	return strings.TrimPrefix(subtitle+"\n…", "\n"), facts, over
}

// onlyFiles reports a card that names files and says nothing else.
func onlyFiles(c chat.Card) bool {
	named := len(c.Files) > 0
	c.Files = nil
	return named && blank(c)
}

func unpressed(sections []chat.Section) []chat.Section {
	var out []chat.Section
	for _, s := range sections {
		s.Buttons = nil
		out = append(out, s)
	}
	return out
}

func blank(c chat.Card) bool { return c.Plain() == "" }

// button is a button with the section that it belongs to.
type button struct {
	text  string
	style int
	key   pressKey
	group int
	head  string
}

// pressable lists the buttons of a card, its own first, then those of its
// sections, then selects with few options.
func pressable(c chat.Card) []button {
	var out []button
	for _, b := range c.Buttons {
		out = append(out, buttonOf(b))
	}
	for i, s := range c.Sections {
		head := s.Head
		if head == "" {
			head, _, _ = strings.Cut(chat.Words(s.Text), "\n")
		}
		for _, b := range s.Buttons {
			one := buttonOf(b)
			one.group, one.head = i+1, head
			out = append(out, one)
		}
	}
	for i, f := range c.Pick {
		if !few(c, f) {
			continue
		}
		for _, o := range f.Options {
			key := pressKey{Values: map[string][]string{f.Key: {o.Value}}}
			out = append(out, button{cut(o.Label, maxLabel), 2, key, len(c.Sections) + 1 + i, f.Label})
		}
	}
	return out
}

// few reports a select whose options can be buttons.
func few(c chat.Card, f chat.Field) bool {
	return len(f.Options) <= maxButtons && f.Kind != chat.Many && (len(c.Pick) == 1 || len(f.Options) <= 3)
}

func buttonOf(b chat.Button) button {
	style := map[string]int{chat.Primary: 1, chat.Plain: 2, chat.Danger: 3}[b.Style]
	return button{text: cut(b.Label, maxLabel), style: style, key: pressKey{do: b.Do, Confirm: b.Confirm, Done: b.Done}}
}

// votes are the selects with many options, each on a card of its own.
func votes(c chat.Card, w chat.Phrases) []*templateCard {
	var out []*templateCard
	for _, f := range c.Pick {
		if few(c, f) {
			continue
		}
		box := &checkbox{Question: f.Key}
		if f.Kind == chat.Many {
			box.Mode = 1
		}
		for _, o := range f.Options[:min(len(f.Options), maxOptions)] {
			box.Options = append(box.Options, cardOption{o.Value, cut(o.Label, maxOption), slices.Contains(f.Value, o.Value)})
		}
		out = append(out, &templateCard{
			Type: "vote_interaction", Title: cardTitle{cut(f.Label, maxTitle)}, Checkbox: box,
			Submit: &cardButton{Text: cut(w.Submit, maxLabel), Key: pressKey{Choice: true}.String()},
		})
	}
	return out
}

// written is a card in words: as markdown where that says more and nothing in
// it would be misread, else as text.
func written(c chat.Card, on surface, key string) []body {
	c.Buttons, c.Pick, c.Sections = nil, nil, unpressed(c.Sections)
	if blank(c) {
		c.Title = c.Alt
	}
	if marked, ok := markdown(c, on); ok && (on.text == 0 || worth(c)) && len(marked)+tailBytes <= on.markdown {
		if on.tables && hasTable(c) {
			return []body{markV2Body(marked + tail(key, 0))}
		}
		return []body{markdownBody(marked + tail(key, 0))}
	}
	if on.text == 0 {
		marked, _ := markdown(c, on)
		return split(marked, on.markdown, key, markdownBody)
	}
	return split(plainText(c), on.text, key, textBody)
}

// worth reports whether markdown says more than text: there are heads, links or
// tables.
func worth(c chat.Card) bool {
	return len(c.Sections) > 0 && slices.ContainsFunc(c.Sections, func(s chat.Section) bool {
		return s.Head != "" || len(s.Table) > 0 || slices.ContainsFunc(s.Text, func(p chat.Span) bool { return p.Bold || p.Link != "" })
	})
}

func hasTable(c chat.Card) bool {
	return slices.ContainsFunc(c.Sections, func(s chat.Section) bool { return len(s.Table) > 0 })
}

// split makes messages of a text, at line ends where there are any.
func split(s string, limit int, key string, make func(string) body) []body {
	limit -= tailBytes
	var out []body
	for {
		part := s
		if len(part) > limit {
			part = cutBytes(s, limit)
			if at := strings.LastIndexByte(part, '\n'); at > limit/2 {
				part = part[:at]
			}
		}
		out = append(out, make(part+tail(key, len(out))))
		if s = strings.TrimPrefix(s[len(part):], "\n"); s == "" {
			return out
		}
	}
}

// blanks are spaces of several widths, none of which is seen at the end of a
// text.
var blanks = []rune{' ', '\u00a0', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2009'}

const (
	tailLength = 10 // 30 bits: two posts of the same words to one person in four hours must differ
	tailBytes  = 3 * tailLength
)

// tail ends a text with blanks that its post decides. The platform's duplicate
// check drops what is sent twice: with it only what is the same post.
func tail(key string, part int) string {
	h := hash(fmt.Sprintf("%s/%d", key, part))
	var b strings.Builder
	for range tailLength {
		b.WriteRune(blanks[h%uint32(len(blanks))])
		h /= uint32(len(blanks))
	}
	return b.String()
}

// cleaned takes out of a card what no screen shows, and what would turn a line
// round.
func cleaned(c chat.Card) chat.Card {
	c.Title, c.Alt, c.Note = clean(c.Title), clean(c.Alt), clean(c.Note)
	c.Lines = slices.Clone(c.Lines)
	for i := range c.Lines {
		c.Lines[i] = clean(c.Lines[i])
	}
	c.Facts = cleanFacts(c.Facts)
	c.Sections = slices.Clone(c.Sections)
	for i := range c.Sections {
		s := &c.Sections[i]
		s.Head, s.Text, s.Facts = clean(s.Head), cleanSpans(s.Text), cleanFacts(s.Facts)
		s.Table = slices.Clone(s.Table)
		for r := range s.Table {
			s.Table[r] = slices.Clone(s.Table[r])
			for k := range s.Table[r] {
				s.Table[r][k] = clean(s.Table[r][k])
			}
		}
	}
	return c
}

func cleanFacts(facts []chat.Fact) []chat.Fact {
	facts = slices.Clone(facts)
	for i := range facts {
		facts[i].Label, facts[i].Value = clean(facts[i].Label), cleanSpans(facts[i].Value)
	}
	return facts
}

func cleanSpans(spans []chat.Span) []chat.Span {
	spans = slices.Clone(spans)
	for i := range spans {
		spans[i].S = clean(spans[i].S)
	}
	return spans
}

func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
