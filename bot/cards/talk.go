package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// Greeting is the one line for 你好 and for opening the chat: what the reader
// would say next.
func (w *Writer) Greeting() chat.Card {
	next := w.t("跑了哪家直接说就行", "just tell me who you saw")
	switch w.Role {
	case crm.RoleManager, crm.RoleDirector:
		next = w.t("看团队写「今天大家跑得怎么样」", "for your team write “team today”")
	case crm.RoleSpecialist:
		next = w.t("有线索直接发给我就行", "just send me the leads")
	case crm.RoleAdmin:
		next = w.t("看运行写「状态」", "to see how it runs write “status”")
	}
	return w.fit(chat.Card{Title: w.t("您好%s,", "Hi%s, ", w.addressed(Short(w.Name, 10))) + next})
}

func (w *Writer) addressed(name string) string {
	if name == "" {
		return ""
	}
	return w.t(" %s", " %s", name)
}

// Thanks is the one line for 谢谢.
func (w *Writer) Thanks() chat.Card {
	return w.fit(chat.Card{Title: w.t("不客气", "You're welcome")})
}

// Welcome is the very first card: what to say, who he is, how to ask.
func (w *Writer) Welcome() chat.Card {
	c := w.Help(crm.RoleRep)
	c.Title = w.t("您好 %s,我来记您跑的客户", "Hi %s, I keep your sales notes", Short(w.Name, 16))
	return w.fit(c)
}

// Help says what one can say, for that role, with examples to press.
func (w *Writer) Help(role crm.Role) chat.Card {
	c := chat.Card{Title: w.t("直接说一句话就行", "Just say it in one line")}
	switch role {
	case crm.RoleManager, crm.RoleDirector:
		c.Lines = []string{
			w.t("看团队:「今天大家跑得怎么样」", "Your team: “how is my team doing today”"),
			w.t("看掉队:「谁没跟上」", "Off track: “who is behind”"),
			w.t("看客户:「比亚迪啥情况」", "A customer: “status of BYD”"),
			w.t("自己也跑:「今天拜访了比亚迪王总,下周三带方案」", "Your own visits: “Saw Mr Wang at BYD, proposal next Wed”"),
			w.t("改和撤:「不对,是昨天去的」「撤销」", "Put right: “no, it was yesterday”, “undo”"),
		}
		c.Buttons = []chat.Button{
			w.press(phraseTeam), w.press(phraseBehind), w.press(phraseAgenda),
		}
	case crm.RoleAdmin:
		c.Lines = []string{
			w.t("看运行:「状态」", "How it runs: “status”"),
			w.t("有新人:我会先替他存着,告诉您怎么加", "New people: I keep their messages and tell you how to add them"),
			w.t("换语言:「说英文」", "Language: “speak Chinese”"),
		}
		c.Buttons = []chat.Button{w.press(phraseStatus), button(w.t("English", "中文"), DoLanguage, w.t("en", "zh"), "")}
	case crm.RoleSpecialist:
		c.Lines = []string{
			w.t("记线索:「新线索 恒发家具 清远 开料机」", "A lead: “new lead: Hengfa Furniture, Qingyuan, panel saw”"),
			w.t("存联系人:「存个联系人 恒发家具 王海峰 139…」", "A contact: “save contact Neil Ross, Oakline, 137…”"),
			w.t("看客户:「比亚迪啥情况」", "A customer: “status of BYD”"),
			w.t("不要了:「撤销」", "Not wanted: “undo”"),
		}
		c.Buttons = []chat.Button{w.press(phraseAccounts), w.press(phraseAgenda), w.press(phraseDrafts)}
	default:
		c.Lines = []string{
			w.t("记拜访:「今天拜访了比亚迪王总,预算120万,下周三带方案」", "A visit: “Saw Mr Wang at BYD, budget ¥1.2M, proposal next Wed”"),
			w.t("记待办:「周五前给美的报价」", "A task: “quote for Midea by Friday”"),
			w.t("查客户:「比亚迪啥情况」「王总电话多少」", "A customer: “status of BYD”, “Wang's number”"),
			w.t("改和撤:「预算改成102万」「撤销」", "Put right: “it's 1.02M not 1.2M”, “undo”"),
			w.t("看一天:「我今天记了啥」「日报」", "Your day: “my day”, “report”"),
		}
		c.Buttons = []chat.Button{w.press(phraseAgenda), w.press(phraseDay), w.press(phraseAccounts)}
	}
	return w.fit(c)
}

// Switched says, in the new language, that the language changed. Make the
// Writer anew before: this one still speaks the old one.
func (w *Writer) Switched() chat.Card {
	return w.fit(chat.Card{
		Tone:    chat.Good,
		Title:   w.t("好的,以后说中文", "OK, English from now on"),
		Buttons: []chat.Button{button(w.t("English", "中文"), DoLanguage, w.t("en", "zh"), "")},
	})
}

// Nothing is the answer to what needs none: no card, so that nothing is sent.
func (w *Writer) Nothing() (chat.Card, bool) { return chat.Card{}, false }
