package cards

import (
	"strconv"
	"strings"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// Report is a day or a week as plain text to be passed on: 日报, 周报. The card's
// button shows the rest when it is longer than one message.
func (w *Writer) Report(v DayView) chat.Card {
	week, subject := v.From != v.To, string(v.From)
	head := w.t("日报 %s", "Daily report, %s", w.stretch(v.From, v.To))
	if week {
		head = w.t("周报 %s", "Weekly report, %s", w.stretch(v.From, v.To))
		subject += "/" + string(v.To)
	}
	title := joined(" · ", head, v.Who)
	var body []string
	if counts := w.counts(v.Counts); counts != "" {
		body = append(body, counts)
	}
	day := crm.Date("")
	for i, it := range v.Items {
		if on := dayOf(it); week && on != day {
			day = on
			body = append(body, w.Date(on))
		}
		body = append(body, strconv.Itoa(i+1)+". "+w.reportLine(it, v.Items))
	}
	if len(v.Items) == 0 {
		body = append(body, w.t("没有记录", "Nothing logged"))
	}
	if len(v.Tasks) > 0 {
		body = append(body, w.t("接下来", "Next"))
		for _, t := range v.Tasks {
			body = append(body, "- "+w.step(t, unsaid(t.AccountName, t.Text), w.stepText(t)))
		}
	}
	if sums := w.sums(v.Counts.Cost); sums != "" {
		body = append(body, w.t("费用 %s", "Expenses: %s", sums))
	}
	c, next := w.text(title, body, v.Start)
	if next < len(body) {
		c.Buttons = append(c.Buttons, button(w.t("还有 %d 行", "%d more lines", len(body)-next), DoCopy, subject, strconv.Itoa(next)))
	}
	return c
}

// dayOf is the day of what an item tells.
func dayOf(it Item) crm.Date {
	switch {
	case it.Activity != nil:
		return it.Activity.Date
	case it.Lead != nil:
		return it.Lead.Registered
	}
	return ""
}

// reportLine is an item without its number: a report is for people who do not
// talk to the product.
func (w *Writer) reportLine(it Item, all []Item) string {
	line := w.dayLine(it, all)
	if n := Hash(numberOf(it)); n != "" {
		line = strings.TrimSpace(strings.TrimSuffix(line, n))
	}
	return line
}
