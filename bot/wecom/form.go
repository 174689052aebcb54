package wecom

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/bot/chat"
)

const (
	// formLife is how long a form can be filled in, and askLife how long its
	// question takes any words for the answer.
	formLife, askLife = 24 * time.Hour, 15 * time.Minute
	// longAnswer is how many characters an answer of one line has at most; what
	// is longer is a new matter.
	longAnswer = 40
)

// hintBegins begins what stands behind a field's value.
const hintBegins = "  ("

// filling is a form that somebody fills in: labelled text, and a question for
// what is missing. It is kept until it is handed over or left.
type filling struct {
	Ref    chat.Ref   `json:"r"`
	Place  chat.Place `json:"p"`
	Form   chat.Form  `json:"f"`
	Opened time.Time  `json:"o"`
	Asked  int        `json:"a"`           // the field that is asked for, -1 if none
	At     time.Time  `json:"t,omitzero"`  // when
	Past   []int      `json:"b,omitempty"` // fields that were asked for before
	Last   string     `json:"l,omitempty"` // key of the message that was taken last
	Was    []string   `json:"w,omitempty"` // what each field held when it was shown
}

func formKey(userid string) string { return "wecom/form/" + userid }

// sendForm shows a form and asks for the first thing that is missing.
func (t *Transport) sendForm(ctx context.Context, o out, to chat.Place, p chat.Post, w chat.Phrases) (chat.Ref, error) {
	task := taskID(p)
	f := &filling{Ref: chat.Ref("f/" + task), Place: p.To, Form: *p.Form, Opened: t.opt.Now(), Asked: -1}
	f.Form.Fields = slices.Clone(p.Form.Fields)
	for _, field := range f.Form.Fields {
		f.Was = append(f.Was, field.Shown())
	}
	text := formText(f.Form, w)
	if to.Private() {
		if q := f.begin(t.opt.Now(), w); q != "" {
			text += "\n\n" + q
		}
		if corrected(f.Form) { // what was left out stays so
			f.Form.Asks = false
			for i := range f.Form.Fields {
				f.Form.Fields[i].Asks = false
			}
		}
		if err := t.keepForm(ctx, to.ID, f); err != nil {
			return "", &chat.Retry{Why: err}
		}
	}
	if p.Only != nil && !p.To.Private() {
		text = w.OnlyPrivate + "\n" + text
	}
	return f.Ref, t.deliver(ctx, o, p.Class, written(chat.Card{Title: clean(text)}, o.surface, p.Key))
}

// corrected reports a form that came back because something is wrong in it.
func corrected(f chat.Form) bool {
	return f.Error != "" || slices.ContainsFunc(f.Fields, func(field chat.Field) bool { return field.Error != "" })
}

// formText is a form as labelled text that can be copied, filled in and sent
// back.
func formText(f chat.Form, w chat.Phrases) string {
	lines := []string{f.Title}
	if f.Error != "" {
		lines = append(lines, "! "+f.Error)
	}
	for _, field := range f.Fields {
		line := strings.TrimSpace(field.Label + " = " + field.Shown())
		if h := hints(field, w); h != "" {
			line += hintBegins + h + ")"
		}
		lines = append(lines, line)
		if field.Error != "" {
			lines = append(lines, "  ! "+field.Error)
		}
	}
	return strings.Join(append(lines, finishWords(f, w)), "\n")
}

// finishWords say how a form is filled in, handed over and left.
func finishWords(f chat.Form, w chat.Phrases) string {
	finish := fmt.Sprintf(w.Finish, cmp.Or(f.Submit, w.Submit), cmp.Or(f.Cancel, w.Cancel))
	if len(f.Fields) == 0 {
		return finish
	}
	return fmt.Sprintf(w.Open, f.Fields[0].Label) + "\n" + finish
}

func hints(f chat.Field, w chat.Phrases) string {
	var out []string
	if f.Hint != "" {
		out = append(out, f.Hint)
	}
	if len(f.Options) > 0 {
		var labels []string
		for i, o := range f.Options {
			labels = append(labels, fmt.Sprintf("%d %s", i+1, o.Label))
		}
		out = append(out, fmt.Sprintf(w.Choices, strings.Join(labels, " / ")))
	}
	return strings.Join(out, "; ")
}

// keepForm keeps a form as it stands; nil closes it.
func (t *Transport) keepForm(ctx context.Context, userid string, f *filling) error {
	var body []byte
	if f != nil {
		var err error
		if body, err = json.Marshal(f); err != nil {
			return fmt.Errorf("keep a form: %w", err)
		}
	}
	if err := t.opt.Memory.Keep(ctx, formKey(userid), body); err != nil {
		return fmt.Errorf("keep a form: %w", err)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.forms[userid] = f
	return nil
}

// formOf is the form that somebody fills in, nil if none.
func (t *Transport) formOf(ctx context.Context, userid string) (*filling, error) {
	t.mu.Lock()
	f, known := t.forms[userid]
	t.mu.Unlock()
	if !known {
		body, err := t.opt.Memory.Kept(ctx, formKey(userid))
		if err != nil {
			return nil, fmt.Errorf("look for a form: %w", err)
		}
		if body != nil {
			f = &filling{}
			if json.Unmarshal(body, f) != nil { // of another release: it is shown again when asked for
				f = nil
			}
		}
		t.mu.Lock()
		if now, ok := t.forms[userid]; ok {
			f = now
		} else {
			t.forms[userid] = f
		}
		t.mu.Unlock()
	}
	if f == nil || t.opt.Now().Sub(f.Opened) > formLife {
		return nil, nil
	}
	c := *f
	c.Form.Fields = slices.Clone(f.Form.Fields)
	return &c, nil
}

// moveForm lets the form that somebody fills in follow him to another id.
func (t *Transport) moveForm(ctx context.Context, was, now string) error {
	f, err := t.formOf(ctx, was)
	if f == nil || err != nil {
		return err
	}
	if f.Place.Private() {
		f.Place.ID = now
	}
	return errors.Join(t.keepForm(ctx, now, f), t.keepForm(ctx, was, nil))
}

// fills takes a text as something for the open form, if it is: one of its
// words, "label = value" pairs, or the answer to what was asked. False: it is a
// matter of its own.
func (t *Transport) fills(ctx context.Context, in chat.Inlet, m chat.Message) (bool, error) {
	f, err := t.formOf(ctx, m.From.ID)
	if f == nil && err == nil {
		return t.handedOver(ctx, m), nil
	}
	if err != nil {
		return false, err
	}
	t.filling.Lock()
	defer t.filling.Unlock()
	if f, err = t.formOf(ctx, m.From.ID); f == nil || err != nil {
		return false, err
	}
	if f.Last == m.Key {
		return true, nil // delivered once more
	}
	f.Last = m.Key
	w := t.words(ctx, m.From.ID)
	u := turn{in: in, form: f, m: m, words: w}
	text := strings.Trim(strings.TrimSpace(m.Text), "[]「」【】“”")
	text = cmp.Or(w.Heard[strings.ToLower(text)], text)
	switch {
	case strings.EqualFold(text, cmp.Or(f.Form.Cancel, w.Cancel)), strings.EqualFold(text, w.Cancel):
		return true, t.leave(ctx, &u)
	case strings.EqualFold(text, cmp.Or(f.Form.Submit, w.Submit)), strings.EqualFold(text, w.Submit):
		return true, t.closes(ctx, &u)
	}
	if answers := f.Form.Replies(m.Text); answers != nil {
		for _, a := range answers {
			a.Text, _, _ = strings.Cut(a.Text, hintBegins) // copied with it
			if no := t.put(ctx, &u, &f.Form.Fields[a.Field], a.Text); no != "" {
				return true, t.proceed(ctx, &u, no)
			}
		}
		if none := f.Form.Strangers(m.Text); len(none) > 0 {
			return true, t.reply(ctx, f, m, fmt.Sprintf(w.NotField, strings.Join(none, "、"), cmp.Or(f.Form.Submit, w.Submit)))
		}
		return true, t.closes(ctx, &u)
	}
	switch {
	case f.Asked < 0 && t.opt.Now().Sub(f.Opened) <= askLife && (strings.EqualFold(text, w.Skip) || strings.EqualFold(text, w.Back)):
		return true, t.reply(ctx, f, m, f.Form.Title+"\n"+finishWords(f.Form, w)) // nothing is asked: it says how to go on
	case f.Asked < 0 || t.opt.Now().Sub(f.At) > askLife:
		return false, nil
	}
	return t.answers(ctx, &u, text)
}

// answers takes words as the answer to the question that stands open.
func (t *Transport) answers(ctx context.Context, u *turn, text string) (bool, error) {
	f, m, w := u.form, u.m, u.words
	field := &f.Form.Fields[f.Asked]
	switch {
	case strings.EqualFold(text, w.Skip):
		was, past := f.Asked, f.Past
		f.Past = append(f.Past, was)
		q := f.ask(t.opt.Now(), w)
		if q == "" {
			return true, t.finish(ctx, u)
		}
		if f.Asked == was {
			f.Past = past
			return true, t.reply(ctx, f, m, fmt.Sprintf(w.Required, field.Label))
		}
		return true, t.reply(ctx, f, m, q)
	case strings.EqualFold(text, w.Back):
		if len(f.Past) == 0 {
			return true, t.reply(ctx, f, m, w.First+"\n"+f.question(f.Asked, t.opt.Now(), w))
		}
		last := f.Past[len(f.Past)-1]
		f.Past = f.Past[:len(f.Past)-1]
		return true, t.reply(ctx, f, m, f.question(last, t.opt.Now(), w))
	case field.Kind != chat.Area && len([]rune(text)) > longAnswer:
		return false, nil
	}
	if own, err := t.ownMatter(ctx, u.in, m, *field); own || err != nil {
		return false, err
	}
	was := f.Asked
	no, err := t.misfit(ctx, u.in, m, *field, text)
	if err != nil {
		return false, err
	}
	if no == "" {
		no = t.put(ctx, u, field, text)
	}
	if no != "" {
		return true, t.reply(ctx, f, m, no)
	}
	f.Past = append(f.Past, was)
	return true, t.proceed(ctx, u, "")
}

// closes hands a form over as he wishes, or asks for what has to stand in it.
func (t *Transport) closes(ctx context.Context, u *turn) error {
	if len(u.form.Form.Missing()) == 0 {
		return t.finish(ctx, u)
	}
	return t.proceed(ctx, u, "")
}

// proceed asks for what is missing, or hands the form over.
func (t *Transport) proceed(ctx context.Context, u *turn, no string) error {
	if no != "" {
		return t.reply(ctx, u.form, u.m, no)
	}
	if q := u.form.ask(t.opt.Now(), u.words); q != "" {
		return t.reply(ctx, u.form, u.m, q)
	}
	return t.finish(ctx, u)
}

// finish hands a form over.
func (t *Transport) finish(ctx context.Context, u *turn) error {
	f, m := u.form, u.m
	values := map[string][]string{chat.Untouched: {}} // there if empty: we can tell
	for i, field := range f.Form.Fields {
		values[field.Key] = field.Value
		if i < len(f.Was) && !field.Typed && field.Shown() == f.Was[i] {
			values[chat.Untouched] = append(values[chat.Untouched], field.Key)
		}
	}
	if err := t.hand(ctx, u, f.Form.Do, values); err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.handed[m.From.ID] = handed{cmp.Or(f.Form.Submit, t.words(ctx, m.From.ID).Submit), t.opt.Now()}
	return nil
}

// hand gives the inlet what became of a form, then closes it: a process that
// ends in between gives it once more, under the same key.
func (t *Transport) hand(ctx context.Context, u *turn, do chat.Action, values map[string][]string) error {
	f, m := u.form, u.m
	err := u.in.Recv(ctx, chat.Message{
		Key: m.Key, Content: m.Content, Kind: chat.Submit, From: m.From, In: f.Place, At: m.At, On: f.Ref, Action: do, Values: values,
	})
	if err != nil {
		return err
	}
	return t.keepForm(ctx, m.From.ID, nil)
}

// leave closes a form without handing it over.
func (t *Transport) leave(ctx context.Context, u *turn) error {
	if err := t.hand(ctx, u, chat.Action{Verb: chat.Cancel, Subject: u.form.Form.Do.Subject}, nil); err != nil {
		return err
	}
	t.utter(u.m, u.words.Left)
	return nil
}

// reply keeps the form and says something about it.
func (t *Transport) reply(ctx context.Context, f *filling, m chat.Message, text string) error {
	if err := t.keepForm(ctx, m.From.ID, f); err != nil {
		return err
	}
	t.utter(m, text)
	return nil
}

// utter says a few words of the platform's own to who wrote.
func (t *Transport) utter(m chat.Message, text string) {
	t.say(m.In, func(ctx context.Context) error {
		o, err := t.way(m.In)
		if err != nil {
			return err
		}
		return t.deliver(ctx, o, chat.Answer, written(chat.Card{Title: clean(text)}, o.surface, m.Key))
	})
}

// put puts what was written into a field; it gives what to say if it cannot.
func (t *Transport) put(ctx context.Context, u *turn, field *chat.Field, text string) string {
	options := field.Options
	if field.Kind == chat.Lookup && strings.TrimSpace(text) != "" {
		found, err := u.in.Suggest(ctx, u.m.From, field.Key, strings.TrimSpace(text))
		if err != nil {
			t.opt.Log.Warn("the options of a field cannot be had", "err", err)
		}
		options = found
	}
	none, ok := field.Fill(text, options)
	if ok {
		return ""
	}
	say := fmt.Sprintf(u.words.NotChoice, none)
	if len(options) > 0 {
		say += "\n" + hints(chat.Field{Options: options}, u.words)
	}
	return say
}
