package console

import (
	"cmp"
	"context"
	"fmt"
	"slices"
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
		line = strings.TrimSpace(line + " = " + field.Shown())
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
	return "[" + cmp.Or(f.Submit, w.Submit) + "] [" + cmp.Or(f.Cancel, w.Cancel) + "]"
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

// ask prints the question for the first missing field. c.mu is held.
func (c *Console) ask(f *filling, w Words) {
	f.asked = -1
	if missing := f.form.Missing(); len(missing) > 0 {
		f.asked = missing[0]
	} else {
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
	case isButton(line, cmp.Or(f.form.Submit, w.Submit)):
		c.submit(ctx, f, who)
		return true
	case isButton(line, cmp.Or(f.form.Cancel, w.Cancel)):
		c.leave(ctx, f, who)
		return true
	}
	if answers := f.form.Replies(line); answers != nil {
		for _, a := range answers {
			if !c.fill(ctx, who, &f.form.Fields[a.Field], a.Text) {
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
	if none, ok := field.Fill(text, options); !ok {
		return c.refuse(none, options)
	}
	return true
}

func (c *Console) suggest(ctx context.Context, who chat.Identity, f chat.Field, typed string) ([]chat.Option, error) {
	c.mu.Lock()
	in := c.inlet
	c.mu.Unlock()
	return in.Suggest(ctx, who, f.Key, typed)
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
	if len(f.form.Missing()) > 0 {
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
