package cards

import (
	"maps"
	"slices"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// Outage is a time in which nobody listened, for one person.
type Outage struct {
	From, To time.Time
	Back     map[string]int // what was read back of what he said, by platform
	Lost     []string       // platforms on which nothing can be read back
}

// Outage says what became of what was said while nobody listened.
func (w *Writer) Outage(o Outage) chat.Card {
	c := chat.Card{Title: w.t("%s 我离线了", "I was offline %s", w.fromTo(o.From, o.To))}
	for _, platform := range slices.Sorted(maps.Keys(o.Back)) {
		c.Lines = append(c.Lines, w.t("%[1]s 的 %[2]d 条已补记", "%[1]s: %[2]d caught up", w.platformWord(platform), o.Back[platform]))
	}
	for _, platform := range o.Lost {
		c.Lines = append(c.Lines, w.t("%s请看看有没有没回执的,再发一次", "%s: if a message got no receipt, please send it again", w.platformWord(platform)))
	}
	return w.fit(c)
}

// fromTo is from when to when: 10:00–10:40, with days where they differ.
func (w *Writer) fromTo(from, to time.Time) string {
	from, to = from.In(w.Zone), to.In(w.Zone)
	if crm.DateOf(from) == crm.DateOf(to) && crm.DateOf(to) == w.Today() {
		return from.Format("15:04") + "–" + to.Format("15:04")
	}
	day := func(t time.Time) string { return spaced(w.ShortDate(crm.DateOf(t)), t.Format("15:04")) }
	return w.t("%[1]s 至 %[2]s", "from %[1]s to %[2]s", day(from), day(to))
}
