package cards

import (
	"strings"

	"milepost/bot/chat"
)

// joinedMost is how many cards are said as one: each keeps a button.
const joinedMost = MaxButtons

// Joined says as one card what had to wait because its platform takes only so
// many messages, in a language (zh or en). in are the indices of the cards that
// are in it, in order; with less than two of them they are said one by one. A
// list, a picture, a file and a choice stand for themselves.
func Joined(locale string, all []chat.Card) (joined chat.Card, in []int) {
	w := &Writer{Locale: locale}
	pressed := 0
	for i, c := range all {
		if len(in) == joinedMost {
			break
		}
		if c.Figure != nil || len(c.Files) > 0 || len(c.Pick) > 0 || strings.Contains(c.Plain(), "①") {
			continue
		}
		if len(c.AllButtons()) > 0 {
			pressed++
		}
		in = append(in, i)
	}
	if len(in) < 2 {
		return chat.Card{}, nil
	}
	c := chat.Card{Title: w.t("%d 条消息并成一条", "%d messages in one", len(in))}
	for n, i := range in {
		one, mark := all[i], string(rune('A'+n))
		part := chat.Section{Head: mark + " " + one.Title}
		for k, b := range one.AllButtons() {
			if k == MaxButtons/max(1, pressed) {
				c.Note = w.t("这里没有的按钮直接说,如「为什么提醒」加客户名", "What has no button here can be said: “why” and the customer")
				break
			}
			b.Label = Short(mark+" "+b.Label, ButtonColumns)
			part.Buttons = append(part.Buttons, b)
		}
		one.Title, one.Buttons = "", nil
		one.Sections = append([]chat.Section(nil), one.Sections...)
		for k := range one.Sections {
			one.Sections[k].Buttons = nil
		}
		if words := one.Plain(); words != "" {
			part.Text = chat.T(words)
		}
		c.Sections = append(c.Sections, part)
	}
	return w.fit(c), in
}
