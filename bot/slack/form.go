package slack

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
)

// callbackForm marks a modal that is a form.
const callbackForm = "form"

// hidden is what a modal carries that nobody sees, within 3,000 characters.
type hidden struct {
	Do string `json:"d"`           // what submitting does
	In string `json:"i,omitempty"` // where the form belongs
	On string `json:"o,omitempty"` // the message that opened it
	// Was is what the fields showed, lenSum characters each in their order, so
	// that a field that comes back as it was is known to be untouched.
	Was string `json:"w,omitempty"`
}

// modal renders a form. at tells one rendering from the next, so that what was
// typed into an earlier one does not stay over what is shown now.
func modal(f chat.Form, in chat.Place, on chat.Ref, at string, w Words) sdk.ModalViewRequest {
	v := sdk.ModalViewRequest{
		Type: sdk.VTModal, CallbackID: callbackForm, NotifyOnClose: true,
		Title: plain(heading(f.Title, w.Open)), Submit: plain(heading(f.Submit, w.Submit)), Close: plain(heading(f.Cancel, w.Cancel)),
	}
	b := &builder{surface: surface{mark: markModal, blocks: maxViewBlocks, texts: 60_000, words: w}, left: 60_000}
	if runes(strings.TrimSpace(clean(f.Title))) > maxTitle {
		b.title(f.Title, true)
	}
	if f.Error != "" {
		b.paragraph(short("⚠️ "+clean(f.Error), maxText))
	}
	was := ""
	for i, field := range f.Fields {
		was += unsummed
		if len(b.out) >= maxViewBlocks-3 {
			b.paragraph(w.TooLong)
			break
		}
		if field.Error != "" {
			b.paragraph(short("⚠️ "+clean(field.Label+": "+field.Error), maxText))
		}
		if x := input(field, i, at, w); x != nil {
			b.add(x)
			if !field.Typed {
				was = was[:i*lenSum] + sumOf(firstOf(x.Element))
			}
		}
	}
	v.PrivateMetadata = carry(hidden{Do: f.Do.String(), In: in.String(), On: string(on), Was: was})
	if len(b.out) == 0 {
		b.paragraph(cmp.Or(clean(f.Title), "…"))
	}
	v.Blocks = sdk.Blocks{BlockSet: b.out}
	return v
}

// carry is what a modal carries, without what can be done without where it would
// be too long; "" if nothing fits.
func carry(h hidden) string {
	for _, fits := range []hidden{h, {Do: h.Do, In: h.In, On: h.On}, {Do: h.Do}} {
		if b, err := json.Marshal(fits); err == nil && len(b) <= maxText {
			return string(b)
		}
	}
	return ""
}

// heading is a title or a button of a modal.
func heading(s, other string) string {
	s = strings.TrimSpace(strings.ReplaceAll(clean(s), "\n", " "))
	return short(cmp.Or(s, other), maxTitle)
}

// blockOf names the block of a field: rendering, number and key.
func blockOf(at string, i int, key string) string { return fmt.Sprintf("%s/%d/%s", at, i, key) }

// keyOf reads the key of a field out of the name of its block.
func keyOf(block string) (string, bool) {
	_, rest, ok := strings.Cut(block, "/")
	_, key, more := strings.Cut(rest, "/")
	return key, ok && more && key != ""
}

// numberOf reads the number of a field out of the name of its block; -1 if it has
// none.
func numberOf(block string) int {
	_, rest, _ := strings.Cut(block, "/")
	n, _, _ := strings.Cut(rest, "/")
	i, err := strconv.Atoi(n)
	if err != nil {
		return -1
	}
	return i
}

// input is one field; nil if it cannot be shown.
func input(f chat.Field, i int, at string, w Words) *sdk.InputBlock {
	id := blockOf(at, i, f.Key)
	if f.Key == "" || runes(id) > maxID {
		return nil
	}
	e := element(f, w)
	if e == nil {
		return nil
	}
	label := strings.TrimSpace(strings.ReplaceAll(clean(f.Label), "\n", " "))
	x := &sdk.InputBlock{
		Type: sdk.MBTInput, BlockID: id, Label: plain(short(cmp.Or(label, f.Key), maxAlt)), Element: e, Optional: !f.Required,
	}
	if hint := strings.TrimSpace(clean(f.Hint)); hint != "" {
		x.Hint = plain(short(hint, maxAlt))
	}
	return x
}

func element(f chat.Field, w Words) sdk.BlockElement {
	value := ""
	if len(f.Value) > 0 {
		value = clean(strings.Join(f.Value, "、"))
	}
	choose := plain(short(w.Choose, maxHeader))
	switch f.Kind {
	case chat.Day:
		e := &sdk.DatePickerBlockElement{Type: sdk.METDatepicker, ActionID: actValue}
		if _, err := time.Parse(time.DateOnly, value); err == nil {
			e.InitialDate = value
		}
		return e
	case chat.Clock:
		e := &sdk.TimePickerBlockElement{Type: sdk.METTimepicker, ActionID: actValue}
		if _, err := time.Parse("15:04", value); err == nil && len(value) == 5 {
			e.InitialTime = value
		}
		return e
	case chat.One, chat.Many:
		if e := selection(f, choose); e != nil {
			return e
		}
		if f.Kind == chat.Many {
			return nil
		}
	case chat.Lookup, chat.Who:
		least := 0
		e := &sdk.SelectBlockElement{Type: sdk.OptTypeExternal, ActionID: actValue, Placeholder: choose, MinQueryLength: &least}
		if len(f.Value) > 0 {
			e.InitialOption = option(chat.Option{Value: f.Value[0], Label: labelOf(f, f.Value[0])})
		}
		return e
	case chat.Lookups:
		least := 0
		e := &sdk.MultiSelectBlockElement{Type: sdk.MultiOptTypeExternal, ActionID: actValue, Placeholder: choose, MinQueryLength: &least}
		for _, v := range f.Value {
			if o := option(chat.Option{Value: v, Label: labelOf(f, v)}); o != nil {
				e.InitialOptions = append(e.InitialOptions, o)
			}
		}
		return e
	case chat.Upload:
		return &sdk.FileInputBlockElement{Type: sdk.METFileInput, ActionID: actValue, MaxFiles: 10}
	}
	return typedInput(f, value)
}

// typedInput is a field into which one types.
func typedInput(f chat.Field, value string) sdk.BlockElement {
	e := &sdk.PlainTextInputBlockElement{Type: sdk.METPlainTextInput, ActionID: actValue, Multiline: f.Kind == chat.Area, MaxLength: maxText}
	if f.Max > 0 {
		e.MaxLength = min(f.Max, maxText)
	}
	if !e.Multiline {
		value = strings.ReplaceAll(value, "\n", " ")
	}
	e.InitialValue = short(value, e.MaxLength)
	return e
}

// selection is a select with options of its own; nil if it has none.
func selection(f chat.Field, choose *sdk.TextBlockObject) sdk.BlockElement {
	list := options(f.Options)
	if len(list) == 0 {
		return nil
	}
	var chosen []*sdk.OptionBlockObject
	for _, v := range f.Value {
		for _, o := range list {
			if o.Value == v {
				chosen = append(chosen, o)
			}
		}
	}
	if f.Kind == chat.Many {
		return &sdk.MultiSelectBlockElement{Type: sdk.MultiOptTypeStatic, ActionID: actValue, Placeholder: choose, Options: list, InitialOptions: chosen}
	}
	e := &sdk.SelectBlockElement{Type: sdk.OptTypeStatic, ActionID: actValue, Placeholder: choose, Options: list}
	if len(chosen) > 0 {
		e.InitialOption = chosen[0]
	}
	return e
}

func labelOf(f chat.Field, value string) string {
	for _, o := range f.Options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}

// formCard is a form that cannot open by itself, as a card: its title, what it
// holds, and a button that opens it.
func formCard(f chat.Form) chat.Card {
	c := chat.Card{Title: f.Title}
	if f.Error != "" {
		c.Lines = append(c.Lines, "⚠️ "+f.Error)
	}
	for _, field := range f.Fields {
		var shown []string
		for _, v := range field.Value {
			shown = append(shown, labelOf(field, v))
		}
		line := field.Label + " = " + strings.Join(shown, "、")
		if field.Error != "" {
			line += " (⚠️ " + field.Error + ")"
		}
		c.Lines = append(c.Lines, line)
	}
	return c
}

// notice is a modal that only says something.
func notice(title, text string, w Words) sdk.ModalViewRequest {
	return sdk.ModalViewRequest{
		Type: sdk.VTModal, Title: plain(heading(title, w.Open)), Close: plain(heading(w.Cancel, "…")),
		Blocks: sdk.Blocks{BlockSet: []sdk.Block{&sdk.SectionBlock{Type: sdk.MBTSection, BlockID: "notice", Text: plain(short(cmp.Or(clean(text), "…"), maxText))}}},
	}
}
