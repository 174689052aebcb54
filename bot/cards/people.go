package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// What the buttons of absences do.
const (
	DoPass  = "pass" // gives what waits for him to who stands in; Arg: PassNot leaves it
	PassNot = "not"
)

// AwayView is somebody's absence.
type AwayView struct {
	Person  crm.Person
	Deputy  string // "" when nobody stands in
	Waiting int    // requests that wait for him now
	Group   crm.GroupID
}

// Away tells somebody what his absence means.
func (w *Writer) Away(v AwayView) chat.Card {
	a := v.Person.Away
	c := chat.Card{Title: w.t("✅ %s 您休假", "✅ Away %s", w.stretch(a.From, a.To))}
	if v.Deputy != "" {
		c.Title = w.t("✅ %s 您的审批转 %s", "✅ %s: your approvals go to %s", w.stretch(a.From, a.To), v.Deputy)
		if v.Waiting > 0 {
			c.Lines = append(c.Lines, w.t("现有 %d 件待批也转给他?", "%d wait for you now; pass them too?", v.Waiting))
			pass := button(w.t("转", "Pass them"), DoPass, string(v.Person.ID), "")
			pass.Style = chat.Primary
			c.Buttons = append(c.Buttons, pass, button(w.t("等我回来", "They wait"), DoPass, string(v.Person.ID), PassNot))
		}
	} else {
		c.Lines = append(c.Lines, w.t("没人代批,到期会问您的上级", "Nobody stands in: what is late goes to the next above"), w.t("要找人代就写「休假 … 审批给老周」", "To name somebody: “… approvals to Zhou”"))
	}
	c.Note = w.t("这几天不提醒您,团队日报照发", "No reminders meanwhile; the team's digest goes on")
	c.Buttons = append(c.Buttons, button(w.t("撤销", "Undo"), DoUndo, string(v.Group), ""))
	return w.fit(c)
}

// StandIn tells somebody that he stands in for a colleague.
func (w *Writer) StandIn(v AwayView) chat.Card {
	a := v.Person.Away
	return w.fit(chat.Card{
		Title: w.t("%s %s 休假,审批由您代", "%s: %s is away, you decide for them", w.orderAway(v)...),
		Lines: []string{
			w.t("%s 至 %s 的审批转给您,客户的约仍归他", "%s to %s their approvals come to you; appointments stay theirs", w.ShortDate(a.From), w.ShortDate(a.To)),
			w.t("记录里写明是代他批的", "It is on record that you decide for them"),
		},
	})
}

func (w *Writer) orderAway(v AwayView) []any {
	span := w.stretch(v.Person.Away.From, v.Person.Away.To)
	if w.Locale == "en" {
		return []any{span, v.Person.Name.Text}
	}
	return []any{v.Person.Name.Text, span}
}

// WhenAway asks for the days of an absence.
func (w *Writer) WhenAway() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("哪几天休假?", "Which days are you away?"),
		Lines: []string{w.t("如「休假 11-09 到 11-13 审批给老周」", "Like “on leave Nov 9 to Nov 13, approvals to Zhou”")},
	})
}

// Back says that somebody is there again; until is his last absent day, when
// that is still to come.
func (w *Writer) Back(until crm.Date, name string) chat.Card {
	if until != "" {
		return w.fit(chat.Card{Title: w.t("好的,休假到 %s", "OK, away until %s", w.Date(until))})
	}
	return w.fit(chat.Card{Title: w.t("欢迎回来,%s", "Welcome back, %s", name), Lines: []string{w.t("提醒和审批照常", "Reminders and approvals are as usual")}})
}

// PassNothing says that what waits stays with him.
func (w *Writer) PassNothing() chat.Card {
	return w.fit(chat.Card{Title: w.t("好的,现有的等您回来批", "OK, they wait for you")})
}

// Passed says how many requests went to who stands in.
func (w *Writer) Passed(n int, to string, g crm.GroupID) chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("已转给 %s:%d 件待批", "Passed to %s: %d", to, n),
		Lines:   []string{w.t("您先批了也算", "If you decide first, that counts")},
		Buttons: []chat.Button{button(w.t("撤销", "Undo"), DoUndo, string(g), "")},
	})
}

// LinkCode gives the code by which somebody links his other platform.
func (w *Writer) LinkCode(code string, minutes int) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("绑定码 %s", "Link code %s", code),
		Lines: []string{w.t("在另一个平台私聊我:绑定 %s", "On the other platform write to me: link %s", code)},
		Note:  w.t("%d 分钟内有效,只能用一次,别发给别人", "It holds for %d minutes, once; give it to nobody", minutes),
	})
}

// Linked says that a platform is linked.
func (w *Writer) Linked(name, platform string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("✅ 已绑定,您好 %s", "✅ Linked. Hello %s", name),
		Lines: []string{w.t("%s上的话也记在您名下", "What you say on %s is yours too", w.platformWord(platform))},
	})
}

// LinkRefused says that a code does not hold; tired that it was tried too often.
func (w *Writer) LinkRefused(tired bool) chat.Card {
	if tired {
		return w.fit(chat.Card{Title: w.t("试的次数太多", "Too many tries"), Lines: []string{w.t("请管理员来绑定", "Ask the admin to link you")}})
	}
	return w.fit(chat.Card{
		Title: w.t("绑定码不对或已过期", "That code is wrong or over"),
		Lines: []string{w.t("在已绑定的平台写「绑定」再拿一个", "Write “link” where you are known for a new one")},
	})
}

// BindWhere says where a channel is bound.
func (w *Writer) BindWhere() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("请在那个群里 @我", "Please mention me in that channel"),
		Lines: []string{w.t("如「@Milepost 绑定到华南」;审批群写「绑定到华南 审批」", "Like “@Milepost bind to South”, “… approvals” for decisions")},
	})
}

// BindWhich asks for the team of a channel.
func (w *Writer) BindWhich() chat.Card {
	return w.fit(chat.Card{Title: w.t("绑定到哪个团队?", "Which team is it?"), Lines: []string{w.t("如「@Milepost 绑定到华南」", "Like “@Milepost bind to South”")}})
}

// Bound says that a channel is a team's now.
func (w *Writer) Bound(team string, approvals bool, g crm.GroupID) chat.Card {
	c := chat.Card{Title: w.t("✅ 本群已绑定 %s", "✅ This channel is %s's now", team), Buttons: []chat.Button{button(w.t("撤销", "Undo"), DoUndo, string(g), "")}}
	c.Lines = []string{w.t("团队日报发到这里;金额默认不显示", "The team's digest comes here; no amounts unless switched on")}
	if approvals {
		c.Lines = append(c.Lines, w.t("审批也在这里:请确认群里都是可以看的人", "Requests are decided here too: only who may read them should be in"))
	}
	return w.fit(c)
}

// ApprovalsLabel marks the label of a channel in which requests are decided.
func (w *Writer) ApprovalsLabel() string { return w.t("审批", "-approvals") }

// SiteWord says what an account is to another, and who owns it.
func (w *Writer) SiteWord(site, owner string) string {
	what := w.t("子公司", "subsidiary")
	if site == "plant" {
		what = w.t("工厂", "plant")
	}
	return w.paren(w.t("%s,归 %s", "%s, %s's", what, owner))
}

// DoWho gives an activity to whoever made it; Subject: its number; Arg: person.
const DoWho = "who"

// WhoAsked tells somebody that his manager was asked whose visit it was.
func (w *Writer) WhoAsked(v ActivityView, who, boss string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("已请 %s 核对 · 是 %s 去的", "%s is asked: it was %s", boss, who),
		Lines: []string{dots(spaced(v.AccountName, Hash(v.Number())), w.Date(v.Date))},
		Note:  w.t("他确认后改到 %s 名下,之前不变", "Once confirmed it is %s's; until then nothing changes", who),
	})
}

// WhoMade asks a manager whether a visit was somebody else's.
func (w *Writer) WhoMade(v ActivityView, says, who string, id crm.PersonID) chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("%s 说这次是 %s 去的", "%s says that it was %s", says, who),
		Lines:   []string{dots(spaced(v.AccountName, Hash(v.Number())), w.Date(v.Date), v.Gist), w.t("改了以后算在 %s 名下", "It will count for %s", who)},
		Buttons: []chat.Button{button(w.t("改为 %s", "It was %s", Short(who, 10)), DoWho, v.Number(), string(id)), button(w.t("看 %s", "Show %s", Hash(v.Number())), DoShow, v.Number(), "")},
	})
}
