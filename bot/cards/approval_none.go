package cards

import (
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
)

// NotAsked says that a request of a kind was not made for a customer, and how it is.
func (w *Writer) NotAsked(account string, kind playbook.Approval) chat.Card {
	name := kind.Name.In(w.Locale)
	return w.fit(chat.Card{
		Title: dots(account, name),
		Lines: []string{
			w.t("还没有人申请", "Nobody has asked for it yet"),
			w.t("要申请就写「申请%s %s,原因…」", "To ask: “request %[1]s %[2]s, because …”", strings.ToLower(name), Short(account, 16)),
		},
	})
}

// NoSuchRequest says what can be asked for.
func (w *Writer) NoSuchRequest() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("这类申请我还不会送审", "I cannot send that kind of request"),
		Lines: []string{w.t("可以申请:%s", "You can ask for: %s", w.list(w.subjects()))},
	})
}

func (w *Writer) subjects() []string {
	var out []string
	for _, a := range w.Book.Approvals {
		out = append(out, a.Name.In(w.Locale))
	}
	return out
}
