package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

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
		return w.fit(chat.Card{Title: w.t("试的次数太多", "Too many tries"), Lines: []string{w.t("明天再试,或请管理员来绑定", "Try again tomorrow, or ask the admin to link you")}})
	}
	return w.fit(chat.Card{
		Title: w.t("绑定码不对或已过期", "That code is wrong or over"),
		Lines: []string{w.t("在已绑定的平台写「绑定」再拿一个", "Write “link” where you are known for a new one")},
	})
}

// KnownHere answers who types a code where he is known already.
func (w *Writer) KnownHere(name string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("这里已经认得您了:%s,不用绑定", "You are known here already: %s", name),
		Lines: []string{w.t("绑定码要在您还没绑定的那个平台私聊我时写", "A code is typed in private on the platform that does not know you yet")},
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

// BoundView is what a channel is to a team.
type BoundView struct {
	crm.TeamChannel
	Team  string
	Kept  bool // it was the team's already; what may stand there changed
	Group crm.GroupID
}

// Bound says that a channel is a team's now, or what may stand there.
func (w *Writer) Bound(v BoundView) chat.Card {
	c := chat.Card{Title: w.t("✅ 本群已绑定 %s", "✅ This channel is %s's now", v.Team), Buttons: []chat.Button{w.undoButton(v.Group)}}
	if v.Kept {
		c.Title = w.t("✅ 已改 本群(%s)", "✅ Changed: this channel (%s)", v.Team)
	}
	c.Lines = []string{w.t("团队日报发到这里;金额不显示,要显示就写「@Milepost 本群显示金额」", "The team's digest comes here, no amounts; to have them: “@Milepost show amounts”")}
	if v.Amounts {
		c.Lines = []string{w.t("团队日报发到这里,带金额:群里的人都看得到", "The team's digest comes here with amounts: everybody here sees them"), w.t("不要了就写「@Milepost 本群不显示金额」", "To hide them: “@Milepost hide amounts”")}
	}
	if v.Approvals {
		c.Lines = append(c.Lines, w.t("审批也在这里:请确认群里都是可以看的人", "Requests are decided here too: only who may read them should be in"))
	}
	return w.fit(c)
}

// Unbound says that a channel is no team's any more.
func (w *Writer) Unbound(team string, g crm.GroupID) chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("✅ 本群不再是 %s 的", "✅ This channel is no longer %s's", team),
		Lines:   []string{w.t("日报和审批不再发到这里", "Digests and requests come here no more")},
		Buttons: []chat.Button{w.undoButton(g)},
	})
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
	yes := button(w.t("改为 %s", "It was %s", Short(who, 10)), DoWho, v.Number(), string(id))
	yes.Style = chat.Primary
	return w.fit(chat.Card{
		Title:   w.t("%s 说这次是 %s 去的", "%s says that it was %s", says, who),
		Lines:   []string{dots(spaced(v.AccountName, Hash(v.Number())), w.Date(v.Date), v.Gist), w.t("改了以后算在 %s 名下", "It will count for %s", who)},
		Buttons: []chat.Button{yes, button(w.t("看 %s", "Show %s", Hash(v.Number())), DoShow, v.Number(), "")},
	})
}
