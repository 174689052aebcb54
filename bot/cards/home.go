package cards

import (
	"strings"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// HomeTrack is the track of somebody's home page.
const HomeTrack = "home"

// HomeView is what somebody's own page shows: cards that he could also ask for,
// one below the other.
type HomeView struct {
	Parts []chat.Card
	Muted crm.Date // last day on which no reminder comes; "" = they come
}

// Home is somebody's own page, where a platform has one. It is read at leisure,
// so that the budget of a card holds for each part of it.
func (w *Writer) Home(v HomeView) chat.Card {
	c := chat.Card{Title: w.t("%s · %s", "%s · %s", Short(w.Name, 24), w.Date(w.Today()))}
	for _, p := range v.Parts {
		buttons := p.AllButtons()
		body := p
		body.Title, body.Note, body.Buttons, body.Sections = "", "", nil, nil
		for _, s := range p.Sections {
			s.Buttons = nil
			body.Sections = append(body.Sections, s)
		}
		c.Sections = append(c.Sections, chat.Section{
			Head: p.Title, Text: chat.T(strings.TrimSpace(body.Plain())), Buttons: buttons[:min(len(buttons), MaxButtons)],
		})
	}
	settings := chat.Section{Head: w.t("设置", "Settings"), Text: chat.T(w.t("提醒照常发", "Reminders are on"))}
	mute := button(w.t("今天别提醒", "Not today"), DoMute, All, string(w.Today()))
	if v.Muted != "" {
		settings.Text = chat.T(w.t("%s 前不提醒", "No reminders until after %s", w.Date(v.Muted)))
		mute = button(w.t("恢复", "Turn on"), DoUnmute, All, "")
	}
	settings.Buttons = []chat.Button{button(w.t("English", "中文"), DoLanguage, w.t("en", "zh"), ""), mute, w.press(phraseHelp)}
	c.Sections = append(c.Sections, settings)
	c.Note = w.t("再打开一次就更新;要记什么,在「消息」里说一句", "Open it again for the newest; to log something, say it under Messages")
	return w.fit(c)
}

// AsNew is a name that nobody has used yet, as a choice: 恒发(新).
func (w *Writer) AsNew(name string) string { return name + w.paren(w.t("新", "new")) }

// HowToLog answers the wish to record a visit of which nothing is said yet.
func (w *Writer) HowToLog() chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("跑了哪家?直接说一句就行", "Whom did you see? One line will do"),
		Lines:   []string{w.t("如「今天拜访了比亚迪王总,聊了电池线,下周三带方案过去」", "Like “met Greta at Oakline today, follow up next Wed”")},
		Buttons: []chat.Button{button(w.t("填表", "Fill in a form"), DoLog, "", "")},
	})
}

// LogForm asks for a visit to be logged, filled in with what was read. link is
// the address of what somebody wrote about it, kept with the record.
func (w *Writer) LogForm(fields []chat.Field, link string) chat.Form {
	for i := range fields {
		fields[i].Label = w.fieldWord(fields[i].Label)
		fields[i].Asks = fields[i].Key != "due" && fields[i].Key != "amount"
		if fields[i].Key == "due" { // the form has another day above
			fields[i].Label = w.t("下一步日期", "Next step on")
		}
	}
	do := chat.Action{Verb: DoLogged, Subject: link}
	if len(do.String()) > chat.MaxAction {
		do.Subject = ""
	}
	return chat.Form{Do: do, Title: w.t("记拜访", "Log a visit"), Submit: w.t("记下", "Log"), Cancel: w.t("不记了", "Cancel"), Fields: fields}
}
