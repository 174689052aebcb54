package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// UrgeView is a leader's wish that somebody see to what is due.
type UrgeView struct {
	Who, By string
	Nudges  []Nudge  // what is due for him
	Later   bool     // he hears of it when his hours begin
	Until   crm.Date // of one who is absent
}

// Why somebody is not urged.
const (
	UrgeOthers  = "others"  // he is of another team
	UrgeAway    = "away"    // he is absent
	UrgeNothing = "nothing" // nothing of his is due
	UrgeDone    = "done"    // he was, today
	UrgeNowhere = "nowhere" // no platform knows him
)

// Urged is what somebody is told when who leads him asks for what is due.
func (w *Writer) Urged(v UrgeView) chat.Card {
	c := chat.Card{Title: w.t("%[1]s 请您看看到期的 %[2]d 件", "%[1]s asks about %[2]d due", v.By, len(v.Nudges))}
	for _, n := range v.Nudges[:min(len(v.Nudges), MaxLines-2)] {
		c.Lines = append(c.Lines, "· "+w.nudgeLine(n))
	}
	if rest := len(v.Nudges) - (MaxLines - 2); rest > 0 {
		c.Lines = append(c.Lines, w.t("还有 %d 件", "%d more", rest))
	}
	c.Note = w.t("做了就说一句,如「粤钢去过了」", "Done? Just say so, like “visited Oakline”")
	c.Buttons = []chat.Button{w.press(phraseAgenda)}
	return w.fit(c)
}

// Urging tells a leader that somebody was asked.
func (w *Writer) Urging(v UrgeView) chat.Card {
	c := chat.Card{
		Tone:  chat.Good,
		Title: w.t("已请 %[1]s 看看到期的 %[2]d 件", "%[1]s is asked about %[2]d due", v.Who, len(v.Nudges)),
		Lines: []string{w.nudgeLine(v.Nudges[0])},
	}
	if v.Later {
		c.Lines = append(c.Lines, w.t("现在不是他的工作时间,上班后发", "It is after hours there: it is sent when they start work"))
	}
	return w.fit(c)
}

// UrgeNot tells a leader why somebody is not asked.
func (w *Writer) UrgeNot(v UrgeView, why string) chat.Card {
	title := w.t("%s 没有到期的事,没去打扰", "Nothing is due for %s: not disturbed", v.Who)
	switch why {
	case UrgeOthers:
		title = w.t("%s 不在您的团队", "%s is not of your team", v.Who)
	case UrgeAway:
		title = w.t("%[1]s 休假到 %[2]s,没去打扰", "%[1]s is away until %[2]s: not disturbed", v.Who, w.Date(v.Until))
	case UrgeDone:
		title = w.t("今天已经请 %s 看过了", "%s was asked today already", v.Who)
	case UrgeNowhere:
		title = w.t("%s 没有绑定聊天账号,发不到", "No chat account of %s is known", v.Who)
	}
	return w.fit(chat.Card{Title: title})
}
