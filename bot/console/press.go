package console

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"milepost/bot/chat"
)

// choice is something to press on a card: a button, or an option of a select.
type choice struct {
	label  string
	button chat.Button
	values map[string][]string // of a select
}

func choices(k chat.Card) []choice {
	var all []choice
	for _, b := range k.AllButtons() {
		all = append(all, choice{label: b.Label, button: b})
	}
	for _, f := range k.Pick {
		for _, o := range f.Options {
			all = append(all, choice{label: o.Label, values: map[string][]string{f.Key: {o.Value}}})
		}
	}
	return all
}

// visible lists the cards that the one who speaks can see, newest first.
func (c *Console) visible() []*card {
	c.mu.Lock()
	defer c.mu.Unlock()
	var out []*card
	for _, k := range slices.Backward(c.cards) {
		id, mine := c.me.On[k.place.Platform]
		switch {
		case !mine, k.only != nil && *k.only != id:
		case k.place.Private() && k.place.ID != id.ID:
		default:
			out = append(out, k)
		}
	}
	return out
}

// pressLabel presses the button with that label on the newest card that has
// it; "批准 · 比亚迪" on the newest one that also contains 比亚迪.
func (c *Console) pressLabel(ctx context.Context, label string) {
	part := ""
	for {
		for _, k := range c.visible() {
			if !strings.Contains(plain(k.card), part) {
				continue
			}
			for _, ch := range choices(k.card) {
				if strings.EqualFold(ch.label, label) {
					c.press(ctx, k, ch)
					return
				}
			}
		}
		before, after, ok := strings.Cut(label, " · ")
		if !ok || part != "" {
			break
		}
		label, part = before, after
	}
	c.noButton("[" + label + "]")
}

// pressNumber presses the n-th button of the newest card that has any.
func (c *Console) pressNumber(ctx context.Context, n int) {
	for _, k := range c.visible() {
		all := choices(k.card)
		if len(all) == 0 {
			continue
		}
		if n >= 1 && n <= len(all) {
			c.press(ctx, k, all[n-1])
			return
		}
		break
	}
	c.noButton(strconv.Itoa(n))
}

// noButton says what can be pressed on the newest card.
func (c *Console) noButton(asked string) {
	w := c.words()
	there := w.None
	for _, k := range c.visible() {
		var labels []string
		for _, ch := range choices(k.card) {
			labels = append(labels, "["+ch.label+"]")
		}
		if len(labels) > 0 {
			there = strings.Join(labels, " ")
			break
		}
	}
	c.say(clean(fmt.Sprintf(w.NoButton, asked, there)))
}

// press does what a button is for, after asking where it wants that.
func (c *Console) press(ctx context.Context, k *card, ch choice) {
	if ch.button.Confirm != "" {
		w := c.words()
		c.mu.Lock()
		c.sure[c.self()] = &card{ref: k.ref, place: k.place, press: ch.button}
		c.print(clean(ch.button.Confirm) + "\n" + fmt.Sprintf(w.Sure, w.Yes, w.No))
		c.mu.Unlock()
		return
	}
	c.deliver(ctx, chat.Message{
		Kind: chat.Press, In: k.place, On: k.ref, Action: ch.button.Do, Values: ch.values, Trigger: string(k.ref),
	})
}

// answerSure takes a line as the answer to a confirmation, if one is asked.
func (c *Console) answerSure(ctx context.Context, line string) bool {
	c.mu.Lock()
	k := c.sure[c.self()]
	delete(c.sure, c.self())
	c.mu.Unlock()
	if k == nil {
		return false
	}
	w := c.words()
	switch word := strings.Trim(line, "[]"); {
	case strings.EqualFold(word, w.Yes):
		k.press.Confirm = ""
		c.press(ctx, k, choice{button: k.press})
		return true
	case strings.EqualFold(word, w.No):
		c.say(w.Left)
		return true
	}
	return false // something else is said: nothing was confirmed
}
