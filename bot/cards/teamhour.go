package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// TeamHourView is at what hour a team hears of something.
type TeamHourView struct {
	Team    string
	What    string // the job, in the reader's language
	At, Was string // HH:MM on the team's clock; Was "" when it was only asked
	Usual   string // the method's
	Guessed bool   // the hour was said without its half of the day
	Before  bool   // it tells of the working day before
	May     bool   // the reader may change it
	Group   crm.GroupID
}

// TeamHour says at what hour a team hears of something, and how to change it.
func (w *Writer) TeamHour(v TeamHourView) chat.Card {
	c := chat.Card{Title: w.t("%[1]s的%[2]s %[3]s 发", "%[2]s of %[1]s: %[3]s", Short(v.Team, 16), v.What, v.At)}
	if v.Group != "" {
		c.Tone, c.Title = chat.Good, "✅ "+c.Title
		c.Buttons = []chat.Button{w.undoButton(v.Group)}
		c.Lines = append(c.Lines, w.t("原来 %[1]s → 现在 %[2]s", "Was %[1]s → is %[2]s", v.Was, v.At))
	}
	if v.Guessed {
		c.Lines = append(c.Lines, w.t("按傍晚算;要早上就说「早上」几点", "Taken for the evening; say “am” for the morning"))
	}
	if v.Before {
		c.Lines = append(c.Lines, w.t("早上发的讲前一个工作日", "In the morning it tells of the working day before"))
	}
	switch {
	case !v.May:
		c.Lines = append(c.Lines, w.t("要改找团队经理", "The team's manager can change it"))
	case v.At != v.Usual:
		c.Lines = append(c.Lines, w.t("改回 %[1]s 就写「%[2]s时间恢复默认」", "Back to %[1]s: “reset the %[2]s”", v.Usual, v.What))
	default:
		c.Lines = append(c.Lines, w.t("要改就写「%s改到早上8点」", "To change: “move the %s to 8am”", v.What))
	}
	return w.fit(c)
}

// TeamHourWhich asks whose hour is meant.
func (w *Writer) TeamHourWhich() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("哪个团队的?", "Of which team?"),
		Lines: []string{w.t("带上团队名,如「华南日报改到早上8点」", "Name it: “move South's daily digest to 8am”")},
	})
}
