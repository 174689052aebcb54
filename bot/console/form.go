package console

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"milepost/bot/chat"
)

// filling is a form that somebody fills in.
type filling struct {
	ref   chat.Ref
	place chat.Place
	form  chat.Form
	asked int // the field that is asked for, -1 if none
}

// formText is a form as labelled text to fill in.
func formText(f chat.Form, w Words) string {
	lines := []string{f.Title}
	if f.Error != "" {
		lines = append(lines, "! "+f.Error)
	}
	for _, field := range f.Fields {
		line := field.Label
		if field.Required {
			line += " " + w.Required
		}
		line = strings.TrimSpace(line + " = " + shownValue(field))
		if h := hints(field, w); h != "" {
			line += "  (" + h + ")"
		}
		lines = append(lines, line)
		if field.Error != "" {
			lines = append(lines, "  ! "+field.Error)
		}
	}
	if len(f.Fields) > 0 {
		lines = append(lines, fmt.Sprintf(w.FormHint, f.Fields[0].Label))
	}
	return strings.Join(lines, "\n")
}

func formButtons(f chat.Form, w Words) string {
	return "[" + or(f.Submit, w.Submit) + "] [" + or(f.Cancel, w.Cancel) + "]"
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// shownValue is what a field holds, with the labels of its options.
func shownValue(f chat.Field) string {
	var out []string
	for _, v := range f.Value {
		for _, o := range f.Options {
			if o.Value == v {
				v = o.Label
				break
			}
		}
		out = append(out, v)
	}
	return strings.Join(out, ", ")
}

func hints(f chat.Field, w Words) string {
	var out []string
	if f.Hint != "" {
		out = append(out, f.Hint)
	}
	if len(f.Options) > 0 {
		var labels []string
		for _, o := range f.Options {
			labels = append(labels, o.Label)
		}
		out = append(out, fmt.Sprintf(w.Choices, strings.Join(labels, " / ")))
	}
	if f.Kind == chat.Many {
		out = append(out, w.Several)
	}
	return strings.Join(out, "; ")
}

// open makes a form the one that its reader fills in. c.mu is held.
func (c *Console) open(ref chat.Ref, p chat.Post) {
	who := c.me.On[p.To.Platform]
	switch {
	case p.Only != nil:
		who = *p.Only
	case p.To.Private():
		who = chat.Identity{Platform: p.To.Platform, Tenant: p.To.Tenant, ID: p.To.ID}
	}
	form := *p.Form
	form.Fields = slices.Clone(form.Fields)
	f := &filling{ref: ref, place: p.To, form: form, asked: -1}
	c.forms[who] = f
	if who == c.me.On[p.To.Platform] {
		c.ask(f, c.words())
	}
}

// missing is the index of the first field that still has to be filled in.
func (f *filling) missing() int {
	return slices.IndexFunc(f.form.Fields, func(field chat.Field) bool {
		return field.Required && strings.TrimSpace(strings.Join(field.Value, "")) == ""
	})
}

// ask prints the question for the first missing field. c.mu is held.
func (c *Console) ask(f *filling, w Words) {
	if f.asked = f.missing(); f.asked < 0 {
		return
	}
	field := f.form.Fields[f.asked]
	q := field.Label + "?"
	if h := hints(field, w); h != "" {
		q += " (" + h + ")"
	}
	c.print(clean(q))
}

// openForm is the form that the one who speaks fills in, nil if none.
func (c *Console) openForm() (*filling, chat.Identity) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, name := range append([]string{c.on}, c.opt.Platforms...) {
		if id, ok := c.me.On[name]; ok && c.forms[id] != nil {
			return c.forms[id], id
		}
	}
	return nil, chat.Identity{}
}

// answerForm takes a line as something for the open form, if it is: one of its
// buttons, "label = value" pairs, or the answer to what it asked.
func (c *Console) answerForm(ctx context.Context, line string) bool {
	f, who := c.openForm()
	if f == nil {
		return false
	}
	w := c.words()
	switch {
	case isButton(line, or(f.form.Submit, w.Submit)):
		c.submit(ctx, f, who)
		return true
	case isButton(line, or(f.form.Cancel, w.Cancel)):
		c.leave(ctx, f, who)
		return true
	}
	if pairs := f.pairs(line); pairs != nil {
		for _, p := range pairs {
			if !c.fill(ctx, who, &f.form.Fields[p.field], p.value) {
				return true
			}
		}
		c.submit(ctx, f, who)
		return true
	}
	if f.asked < 0 || strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") {
		return false
	}
	if c.fill(ctx, who, &f.form.Fields[f.asked], line) {
		c.submit(ctx, f, who)
	}
	return true
}

func isButton(line, label string) bool { return strings.EqualFold(line, "["+label+"]") }

// pair is a field with what was written for it.
type pair struct {
	field int
	value string
}

// pairs reads "客户 = 比亚迪; 金额 = 120万"; nil if the line is nothing like it.
func (f *filling) pairs(line string) []pair {
	var out []pair
	for _, part := range strings.FieldsFunc(line, func(r rune) bool { return r == ';' || r == '\uff1b' }) {
		label, value, ok := strings.Cut(strings.Replace(part, "\uff1d", "=", 1), "=")
		if !ok {
			return nil
		}
		at := slices.IndexFunc(f.form.Fields, func(field chat.Field) bool {
			return strings.EqualFold(field.Label, strings.TrimSpace(label))
		})
		if at < 0 {
			return nil
		}
		out = append(out, pair{at, strings.TrimSpace(value)})
	}
	return out
}

// fill puts what was written into a field, and says why if it cannot.
func (c *Console) fill(ctx context.Context, who chat.Identity, field *chat.Field, text string) bool {
	text = strings.TrimSpace(text)
	w := c.words()
	options := field.Options
	if field.Kind == chat.Lookup && text != "" {
		found, err := c.suggest(ctx, who, *field, text)
		if err != nil {
			c.trouble(err, w.Trouble)
			return false
		}
		options = found
	}
	switch {
	case text == "":
		field.Value = nil
	case len(options) == 0 && field.Kind != chat.Lookup:
		field.Value = []string{text}
	case field.Kind == chat.Many:
		var all []string
		for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",\uff0c、/", r) }) {
			v, ok := option(options, strings.TrimSpace(part))
			if !ok {
				return c.refuse(part, options)
			}
			all = append(all, v)
		}
		field.Value = all
	default:
		v, ok := option(options, text)
		if !ok {
			return c.refuse(text, options)
		}
		if field.Kind == chat.Lookup { // so that its label is shown
			field.Options = options
		}
		field.Value = []string{v}
	}
	return true
}

func (c *Console) suggest(ctx context.Context, who chat.Identity, f chat.Field, typed string) ([]chat.Option, error) {
	c.mu.Lock()
	in := c.inlet
	c.mu.Unlock()
	return in.Suggest(ctx, who, f.Key, typed)
}

// option finds a choice by its label, its number in the list or, if there is
// only one, by anything.
func option(options []chat.Option, text string) (string, bool) {
	for _, o := range options {
		if strings.EqualFold(o.Label, text) || o.Value == text {
			return o.Value, true
		}
	}
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(options) {
		return options[n-1].Value, true
	}
	var hit []string
	for _, o := range options {
		if strings.Contains(strings.ToLower(o.Label), strings.ToLower(text)) {
			hit = append(hit, o.Value)
		}
	}
	if len(hit) == 1 {
		return hit[0], true
	}
	return "", false
}

func (c *Console) refuse(text string, options []chat.Option) bool {
	w := c.words()
	say := fmt.Sprintf(w.NotChoice, text)
	var labels []string
	for _, o := range options {
		labels = append(labels, o.Label)
	}
	if len(labels) > 0 {
		say += "\n" + fmt.Sprintf(w.Choices, strings.Join(labels, " / "))
	}
	c.say(clean(say))
	return false
}

// submit hands the form over, or asks for what is missing.
func (c *Console) submit(ctx context.Context, f *filling, who chat.Identity) {
	c.mu.Lock()
	if f.missing() >= 0 {
		c.ask(f, c.words())
		c.mu.Unlock()
		return
	}
	delete(c.forms, who)
	c.mu.Unlock()
	values := map[string][]string{}
	for _, field := range f.form.Fields {
		values[field.Key] = field.Value
	}
	c.deliver(ctx, chat.Message{Kind: chat.Submit, In: f.place, On: f.ref, Action: f.form.Do, Values: values})
}

// leave closes a form without submitting it.
func (c *Console) leave(ctx context.Context, f *filling, who chat.Identity) {
	c.mu.Lock()
	delete(c.forms, who)
	c.mu.Unlock()
	c.say(c.words().Left)
	c.deliver(ctx, chat.Message{
		Kind: chat.Submit, In: f.place, On: f.ref, Action: chat.Action{Verb: chat.Cancel, Subject: f.form.Do.Subject},
	})
}
