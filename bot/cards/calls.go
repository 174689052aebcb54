package cards

import (
	"slices"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
)

// Calls tells of customers whom it is time to call, in the hours in which they
// are best reached. They are ①②③ in this order.
func (w *Writer) Calls(ns []Nudge) chat.Card {
	c := chat.Card{Title: Short(w.t("📞 现在好打 · %s 该联系了", "📞 A good time to call · %s", ns[0].AccountName), TitleColumns)}
	if len(ns) > 1 {
		c.Title = w.t("📞 现在好打 · %d 家该联系了", "📞 A good time to call · %d customers", len(ns))
	}
	for i, n := range ns {
		if i == MaxLines-1 && len(ns) > MaxLines {
			c.Lines = append(c.Lines, w.t("还有 %d 家", "%d more", len(ns)-i))
			break
		}
		line := w.cadenceText(n)
		if len(ns) > 1 {
			line = numbered(i+1, line)
		}
		c.Lines = append(c.Lines, line)
	}
	c.Note = w.t("打完写一句结果,没人接也写", "Write what came of it, also when nobody answers")
	c.Buttons = append(c.Buttons, w.nudgeButton(ns[0], "script")...)
	c.Buttons = append(c.Buttons, w.snoozeButtons(ns[0])...)
	return w.fit(c)
}

// callHours are the hours in which a customer is best called that are still to come:
// 18:00–19:00 today, else those of the next working day.
func (w *Writer) callHours(n Nudge) string {
	if len(n.Calls) == 0 {
		return ""
	}
	now := w.Now.In(w.Zone).Format("15:04")
	left := slices.DeleteFunc(slices.Clone(n.Calls), func(s playbook.Span) bool { return s.To <= now })
	if len(left) > 0 && w.Cal.Workday(w.Today()) {
		return w.t("%s 好打", "best called %s", clocks(left))
	}
	next := w.Cal.Add(w.Today(), 1)
	return w.t("%[1]s %[2]s 好打", "best called %[1]s %[2]s", w.ShortDate(next), clocks(n.Calls))
}

func clocks(spans []playbook.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, s.From+"–"+s.To)
	}
	return strings.Join(out, " ")
}
