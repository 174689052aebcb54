package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// TripView is somebody's business trip; a zero Trip is one that was taken back.
type TripView struct {
	Name      string
	Trip, Was crm.Trip
	By        string // who noted it, where it was not himself
	Group     crm.GroupID
}

// Trip says what a noted trip means: the work goes on.
func (w *Writer) Trip(v TripView) chat.Card {
	c := chat.Card{Buttons: []chat.Button{w.undoButton(v.Group)}}
	if v.Trip == (crm.Trip{}) {
		c.Title = w.t("✅ 出差取消了:%s", "✅ Trip taken back: %s", w.stretch(v.Was.From, v.Was.To))
		return w.fit(c)
	}
	c.Title = w.t("✅ %s 您出差", "✅ Travelling %s", w.stretch(v.Trip.From, v.Trip.To))
	if v.By != "" {
		name := Short(v.Name, 16)
		c.Title = w.t("✅ %[1]s %[2]s 出差", "✅ %[1]s is travelling %[2]s", name, w.stretch(v.Trip.From, v.Trip.To))
		c.Lines = []string{w.t("已告诉 %s;提醒照发", "%s was told; reminders go on", name)}
		return w.fit(c)
	}
	c.Lines = []string{w.t("提醒照发;没空记也不要紧,经理看到的是「出差」", "Reminders go on; if you log nothing, your manager reads “travelling”")}
	c.Note = w.t("路上随时写一句就能记", "A line from the road is enough to log a visit")
	return w.fit(c)
}

// TripNoted tells somebody that a colleague noted a trip of his, or took it back.
func (w *Writer) TripNoted(v TripView) chat.Card {
	if v.Trip == (crm.Trip{}) {
		return w.fit(chat.Card{Title: w.t("%[1]s 取消了您的出差:%[2]s", "%[1]s took back your trip: %[2]s", Short(v.By, 16), w.stretch(v.Was.From, v.Was.To))})
	}
	return w.fit(chat.Card{
		Title: w.t("%[1]s 给您记了出差:%[2]s", "%[1]s noted your trip: %[2]s", Short(v.By, 16), w.stretch(v.Trip.From, v.Trip.To)),
		Lines: []string{w.t("提醒照发;不对就写「不出差了」", "Reminders go on; if that is wrong: “cancel my trip”")},
	})
}

// NoTrip says that there is no trip to take back.
func (w *Writer) NoTrip() chat.Card {
	return w.fit(chat.Card{Title: w.t("没有记着的出差", "No trip of yours is noted")})
}

// AtHome answers who works from home: that is no absence, and nothing is noted.
func (w *Writer) AtHome() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("在家办公不算请假,照常提醒", "Working from home is no leave: reminders go on"),
		Lines: []string{w.t("不想被打扰就写「今天别提醒我」", "Want quiet? Write “no reminders today”")},
	})
}
