package wecom

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/bot/chat"
)

// begin words the first question: about what is wrong, if something is.
func (f *filling) begin(now time.Time, w chat.Phrases) string {
	if at := slices.IndexFunc(f.Form.Fields, func(field chat.Field) bool { return field.Error != "" }); at >= 0 && asks(f.Form) {
		return f.question(at, now, w)
	}
	return f.ask(now, w)
}

// asks reports a form that asks for what nobody has to fill in.
func asks(f chat.Form) bool {
	return f.Asks || slices.ContainsFunc(f.Fields, func(field chat.Field) bool { return field.Asks })
}

// ask words the question for the next missing field after the one that was
// asked for, and the first required one after the last; "" if nothing is missing.
func (f *filling) ask(now time.Time, w chat.Phrases) string {
	missing := f.Form.Missing()
	for i := f.Asked + 1; i < len(f.Form.Fields); i++ {
		if slices.Contains(missing, i) || (f.Form.Asks || f.Form.Fields[i].Asks) && f.Form.Fields[i].Shown() == "" {
			return f.question(i, now, w)
		}
	}
	if len(missing) == 0 {
		f.Asked = -1
		return ""
	}
	return f.question(missing[0], now, w)
}

func (f *filling) question(n int, now time.Time, w chat.Phrases) string {
	f.Asked, f.At = n, now
	field := f.Form.Fields[n]
	q := fmt.Sprintf(w.Ask, field.Label)
	if h := hints(field, w); h != "" {
		q += " (" + h + ")"
	}
	var can strings.Builder // what leads nowhere is not offered
	if missing := f.Form.Missing(); len(missing) > 1 || !field.Required {
		fmt.Fprintf(&can, w.Named, w.Skip)
	}
	if len(f.Past) > 0 {
		fmt.Fprintf(&can, w.Named, w.Back)
	}
	fmt.Fprintf(&can, w.Named, cmp.Or(f.Form.Cancel, w.Cancel))
	return q + "\n" + fmt.Sprintf(w.How, &can)
}

// handed is a form that was handed over: with which word that is done, and when.
type handed struct {
	submit string
	at     time.Time
}

// handedOver answers the word with which a form is handed over when that was just
// done: one message that fills in all of it does so by itself, and he was told to
// write the word.
func (t *Transport) handedOver(ctx context.Context, m chat.Message) bool {
	t.mu.Lock()
	h, ok := t.handed[m.From.ID]
	t.mu.Unlock()
	w := t.words(ctx, m.From.ID)
	text := strings.Trim(strings.TrimSpace(m.Text), "[]「」【】“”")
	if !ok || t.opt.Now().Sub(h.at) > askLife || !strings.EqualFold(text, h.submit) {
		return false
	}
	t.utter(m, w.Handed)
	return true
}
