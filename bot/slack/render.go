package slack

import (
	"cmp"
	"fmt"
	"strings"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
)

// page is a card as Slack shows it.
type page struct {
	text   string // for notifications and readers of the screen
	blocks []sdk.Block
	cut    bool // something did not fit
}

// surface is where a card is shown, with what fits there.
type surface struct {
	mark   string // stands in every block_id: how its presses find their place again
	blocks int
	texts  int
	words  Words
	more   string // value of the button that shows the rest; "" = there is none
	press  bool   // buttons work there
}

// The marks of surfaces.
const (
	markDM      = "d"
	markChannel = "c"
	markHome    = "h"
	markModal   = "m"
)

func messageSurface(private bool, w Words, more string) surface {
	mark := markChannel
	if private {
		mark = markDM
	}
	return surface{mark: mark, blocks: maxBlocks, texts: maxTexts, words: w, more: more, press: true}
}

// builder puts blocks together and stops before a limit is passed.
type builder struct {
	surface
	out    []sdk.Block
	left   int           // characters of all texts together
	last   []chat.Button // at the end of the card
	picks  []chat.Field  // above them
	cut    bool
	number int
}

// card renders a card. Its texts are plain text throughout, in which nothing
// that somebody typed can mention, link or format.
func card(c chat.Card, s surface) page {
	b := &builder{surface: s, left: s.texts}
	b.reserve(c)
	rich := len(c.Lines)+len(c.Facts)+len(c.Sections)+len(c.Buttons)+len(c.Pick) > 0 || c.Note != "" || c.Figure != nil
	b.title(c.Title, rich)
	b.text(strings.Join(c.Lines, "\n"))
	b.facts(c.Facts)
	for _, sec := range c.Sections {
		b.section(sec)
	}
	b.text(c.Figure.Words())
	var files []string
	for _, f := range c.Files {
		files = append(files, "📎 "+f.Name)
	}
	b.text(strings.Join(files, "\n"))
	b.finish(c)
	if len(b.out) == 0 {
		b.paragraph("…")
	}
	return page{text: fallback(c), blocks: b.out, cut: b.cut}
}

// reserve keeps room for what stands at the end of a card: note, buttons,
// selects, and the sign that something was cut off. What of it does not fit is
// cut off first.
func (b *builder) reserve(c chat.Card) {
	b.blocks -= 3 // buttons, selects or the button for the rest; the note
	b.left -= min(runes(c.Note), 500) + 100
	for _, x := range c.Buttons {
		if cost := costOf([]chat.Button{x}); cost <= b.left {
			b.left -= cost
			b.last = append(b.last, x)
		}
	}
	for _, f := range c.Pick {
		cost := runes(f.Label) + 160
		for _, o := range f.Options[:min(len(f.Options), maxOptions)] {
			cost += min(runes(o.Label), maxLabel)
		}
		if cost <= b.left {
			b.left -= cost
			b.picks = append(b.picks, f)
		}
	}
	b.cut = len(b.last) < len(c.Buttons) || len(b.picks) < len(c.Pick)
}

// costOf is how many characters buttons take at most, with what they ask before
// they act.
func costOf(bs []chat.Button) int {
	n := 0
	for _, x := range bs[:min(len(bs), maxRow)] {
		n += min(runes(x.Label), maxLabel)
		if x.Confirm != "" {
			n += min(runes(x.Confirm), maxConfirm) + 160 // its title, yes and no
		}
	}
	return n
}

// finish adds what stands at the end, in the room that was kept for it.
func (b *builder) finish(c chat.Card) {
	b.blocks += 3
	room := max(b.left, 0)
	b.left = room + 100_000 // it was counted before
	if note := short(strings.TrimSpace(clean(c.Note)), 500); note != "" {
		b.add(&sdk.ContextBlock{Type: sdk.MBTContext, BlockID: b.id(), ContextElements: sdk.ContextElements{Elements: []sdk.MixedElement{plain(note)}}})
	}
	var picks []sdk.BlockElement
	for _, f := range b.picks {
		if e := pick(f, b.words); e != nil && b.press {
			picks = append(picks, e)
		}
	}
	if len(picks) > 0 {
		b.add(&sdk.ActionBlock{Type: sdk.MBTAction, BlockID: b.id(), Elements: &sdk.BlockElements{ElementSet: picks[:min(len(picks), 20)]}})
	}
	b.buttons(b.last, b.cut && b.more != "")
}

func (b *builder) id() string {
	b.number++
	return fmt.Sprintf("%s%d", b.mark, b.number)
}

// add adds a block if there is room for it.
func (b *builder) add(x sdk.Block) bool {
	if len(b.out) >= b.blocks {
		b.cut = true
		return false
	}
	b.out = append(b.out, x)
	return true
}

// plain is a text object in which every character stands for itself.
func plain(s string) *sdk.TextBlockObject {
	off := false
	return &sdk.TextBlockObject{Type: sdk.PlainTextType, Text: s, Emoji: &off}
}

// title is a heading; that of a card that says nothing else is a line like any
// other.
func (b *builder) title(s string, rich bool) {
	s = strings.TrimSpace(clean(s))
	if s == "" {
		return
	}
	if !rich || runes(s) > maxHeader || strings.Contains(s, "\n") {
		b.text(s)
		return
	}
	b.left -= runes(s)
	b.add(&sdk.HeaderBlock{Type: sdk.MBTHeader, BlockID: b.id(), Text: plain(s)})
}

// text adds a text, in as many paragraphs as it takes.
func (b *builder) text(s string) {
	for s = strings.Trim(clean(s), "\n"); strings.TrimSpace(s) != ""; {
		var head string
		head, s = split(s, maxText)
		if head == "" { // one character of thousands of marks
			head, s = s[:min(len(s), 1)], ""
			b.cut = true
		}
		if !b.paragraph(head) {
			return
		}
	}
}

// paragraph adds a section of plain text, cut to the room that is left. False
// when that is none.
func (b *builder) paragraph(s string) bool {
	if strings.TrimSpace(s) == "" {
		return true
	}
	if n := runes(s); n > b.left {
		b.cut = true
		if b.left < 20 {
			return false
		}
		s = short(s, b.left)
	}
	b.left -= runes(s)
	return b.add(&sdk.SectionBlock{Type: sdk.MBTSection, BlockID: b.id(), Text: plain(s)})
}

// spans adds a line that may name people or hold links; one that does neither
// is plain.
func (b *builder) spans(spans []chat.Span) {
	m, special := marked(spans)
	if !special || runes(m) > maxText || strings.TrimSpace(m) == "" {
		b.text(chat.Words(spans))
		return
	}
	if runes(m) > b.left {
		b.cut = true
		return
	}
	b.left -= runes(m)
	b.add(&sdk.SectionBlock{Type: sdk.MBTSection, BlockID: b.id(), Text: &sdk.TextBlockObject{Type: sdk.MarkdownType, Text: m, Verbatim: true}})
}

// facts adds labelled values, together where they are plain.
func (b *builder) facts(fs []chat.Fact) {
	var lines []string
	flush := func() {
		b.text(strings.Join(lines, "\n"))
		lines = nil
	}
	for _, f := range fs {
		if _, special := marked(f.Value); special {
			flush()
			b.spans(append([]chat.Span{{S: f.Label + ": "}}, f.Value...))
			continue
		}
		lines = append(lines, f.Label+": "+chat.Words(f.Value))
	}
	flush()
}

// section adds a part of a card. A single button stands beside its text.
func (b *builder) section(s chat.Section) {
	if len(b.out) > 0 && s.Head != "" && len(b.out)+8 < b.blocks {
		b.add(&sdk.DividerBlock{Type: sdk.MBTDivider, BlockID: b.id()})
	}
	before := len(b.out)
	if _, special := marked(s.Text); special {
		b.text(s.Head)
		b.spans(s.Text)
	} else {
		b.text(strings.Trim(s.Head+"\n"+chat.Words(s.Text), "\n"))
	}
	b.facts(s.Facts)
	var rows []string
	for _, row := range s.Table {
		rows = append(rows, strings.Join(row, " | "))
	}
	b.text(strings.Join(rows, "\n"))
	cost := costOf(s.Buttons)
	if cost > b.left {
		b.cut = true
		return
	}
	b.left -= cost
	if len(s.Buttons) == 1 && len(b.out) > before && b.press {
		if last, ok := b.out[len(b.out)-1].(*sdk.SectionBlock); ok && last.Accessory == nil {
			last.Accessory = sdk.NewAccessory(button(s.Buttons[0], 0, b.words))
			return
		}
	}
	b.buttons(s.Buttons, false)
}

// maxRow is how many buttons stand in one block.
const maxRow = 25

// buttons adds a row of buttons, with the one for the rest before it.
func (b *builder) buttons(bs []chat.Button, rest bool) {
	if !b.press {
		return
	}
	var row []sdk.BlockElement
	if rest {
		row = append(row, &sdk.ButtonBlockElement{Type: sdk.METButton, ActionID: actMore, Value: b.more, Text: plain(short(b.words.More, maxLabel))})
	}
	for i, x := range bs {
		if len(row) == maxRow {
			b.cut = true
			break
		}
		row = append(row, button(x, i, b.words))
	}
	if len(row) > 0 {
		b.add(&sdk.ActionBlock{Type: sdk.MBTAction, BlockID: b.id(), Elements: &sdk.BlockElements{ElementSet: row}})
	}
}

// What the action_id of an element says of it.
const (
	actMore   = "more"  // shows the rest of a card
	actForm   = "form"  // opens a form that waits in a message
	actPress  = "do"    // + number
	actOpens  = "opens" // + number: a form follows
	actChoose = "pick/" // + key of the select
	actValue  = "value" // of an input
)

func button(x chat.Button, i int, w Words) *sdk.ButtonBlockElement {
	id := actPress
	if x.Opens {
		id = actOpens
	}
	label := strings.ReplaceAll(clean(x.Label), "\n", " ")
	e := &sdk.ButtonBlockElement{
		Type: sdk.METButton, ActionID: fmt.Sprintf("%s%d", id, i), Text: plain(short(cmp.Or(strings.TrimSpace(label), "…"), maxLabel)),
	}
	if value := x.Do.String(); len(value) <= maxButton {
		e.Value = value
	}
	switch x.Style {
	case chat.Primary:
		e.Style = sdk.StylePrimary
	case chat.Danger:
		e.Style = sdk.StyleDanger
	}
	if ask := strings.TrimSpace(clean(x.Confirm)); ask != "" {
		e.Confirm = &sdk.ConfirmationBlockObject{
			Title: plain(short(w.Sure, 100)), Text: plain(short(ask, maxConfirm)), Confirm: plain(short(w.Yes, 30)), Deny: plain(short(w.No, 30)),
		}
		e.Confirm.Style = e.Style
	}
	return e
}

// pick is a select that stands on the card itself; nil if it offers nothing.
func pick(f chat.Field, w Words) sdk.BlockElement {
	options := options(f.Options)
	if len(options) == 0 || len(actChoose)+len(f.Key) > maxID {
		return nil
	}
	label := strings.TrimSpace(strings.ReplaceAll(clean(f.Label), "\n", " "))
	return &sdk.SelectBlockElement{
		Type: sdk.OptTypeStatic, ActionID: actChoose + f.Key, Options: options, Placeholder: plain(short(cmp.Or(label, w.Choose), maxHeader)),
	}
}

// options are the choices of a select, as many as fit.
func options(list []chat.Option) []*sdk.OptionBlockObject {
	var out []*sdk.OptionBlockObject
	seen := map[string]bool{}
	for _, o := range list {
		if x := option(o); x != nil && len(out) < maxOptions && !seen[x.Value] {
			seen[x.Value] = true
			out = append(out, x)
		}
	}
	return out
}

// option is one choice; nil if Slack cannot carry its value.
func option(o chat.Option) *sdk.OptionBlockObject {
	if o.Value == "" || runes(o.Value) > maxValue || clean(o.Value) != o.Value {
		return nil
	}
	label := strings.TrimSpace(strings.ReplaceAll(clean(cmp.Or(o.Label, o.Value)), "\n", " "))
	return &sdk.OptionBlockObject{Value: o.Value, Text: plain(short(cmp.Or(label, o.Value), maxLabel))}
}

// fallback is what a notification says: the card's own words for it, else its
// title and first lines, or its first facts where it has no lines.
func fallback(c chat.Card) string {
	s := c.Alt
	if s == "" {
		s = strings.TrimSpace(c.Title + "\n" + strings.Join(c.Lines, "\n"))
		if len(c.Lines) == 0 {
			for _, f := range c.Facts[:min(len(c.Facts), 3)] {
				s += "\n" + f.Label + ": " + chat.Words(f.Value)
			}
		}
	}
	if strings.TrimSpace(s) == "" {
		s = c.Plain()
	}
	return shortText(cmp.Or(strings.TrimSpace(clean(s)), "…"), maxFallback)
}
