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
	c := w.Help(crm.RoleRep, 0)
	c.Title = w.t("您好 %s,我来记您跑的客户", "Hi %s, I keep your sales notes", Short(w.Name, 16))
	return w.fit(c)
}

// ListHelp is the help that a DoShow names; Arg: the first line.
const ListHelp = "help"

// helpRows is how many lines of help stand on a card: few enough to be read on a
// phone, the others behind a button.
const helpRows = 5

// Help says what one can say, for that role: ten lines, five at a time, with
// examples to press.
func (w *Writer) Help(role crm.Role, from int) chat.Card {
	lines, press := w.helpOf(role)
	c := chat.Card{Title: w.t("直接说一句话就行", "Just say it in one line")}
	p := w.rows(len(lines), from, helpRows, ListHelp)
	c.Lines = lines[p.from:p.to]
	for i := range p.more {
		p.more[i].Label = w.t("还能做什么", "What else")
	}
	c.Buttons = p.more
	for _, one := range press {
		c.Buttons = append(c.Buttons, w.press(one))
	}
	if role == crm.RoleAdmin {
		c.Buttons = append(c.Buttons, button(w.t("English", "中文"), DoLanguage, w.t("en", "zh"), ""))
	}
	return w.fit(c)
}

// helpOf are the lines of help for a role, what is needed oftenest first, and
// what can be pressed.
func (w *Writer) helpOf(role crm.Role) ([]string, []phrase) {
	switch role {
	case crm.RoleManager:
		return []string{
			w.t("看团队:「今天大家跑得怎么样」「谁没跟上」", "Your team: “team today”, “who is behind”"),
			w.t("看客户:「比亚迪啥情况」「比亚迪为什么还在%s」", "A customer: “status of BYD”, “why is BYD still in %s”", w.stageNo(1)),
			w.t("审批:「待审批」「同意 LX-014」「驳回 资金没落实」", "Decide: “approvals”, “approve LX-014”, “reject: no funds”"),
			w.t("看数:「漏斗」「缺口」「团队周报」「二八名单」", "Figures: “funnel”, “gap”, “team week”, “80/20 list”"),
			w.t("自己也跑:「今天拜访了比亚迪王总,下周三带方案」", "Your own: “Saw Mr Wang at BYD, proposal next Wed”"),
			w.t("不过关也推:「粤钢仍要推进,客户急」", "Past a gate: “push on with BYD, they are in a hurry”"),
			w.t("大客户:「该高层拜访的」「本季还没做满意度电话的」", "Key accounts: “executive visits due”, “feedback calls due”"),
			w.t("交接:「小李的客户给小陈」", "Hand over: “Li's accounts to Chen”"),
			w.t("请假:「我9号到13号休假审批给老周」", "Leave: “on leave Nov 9 to 13, approvals to Zhou”"),
			w.t("改和撤:「不对,是昨天去的」「撤销」", "Put right: “no, it was yesterday”, “undo”"),
		}, []phrase{phraseTeam, phraseBehind, phraseAgenda}
	case crm.RoleDirector:
		return []string{
			w.t("看漏斗:「10月漏斗 华南和华东对比」", "The funnel: “October funnel”"),
			w.t("看数:「缺口」「客户金字塔」「二八名单」「投入产出」", "Figures: “gap”, “pyramid”, “80/20 list”, “cost of selling”"),
			w.t("追问:「哪些?」「这680万怎么来的」「口径 缺口」", "Ask on: “which ones”, “how is the gap counted”"),
			w.t("审批:「待审批」「同意 LX-014」「驳回 资金没落实」", "Decide: “approvals”, “approve LX-014”, “reject: no funds”"),
			w.t("看客户:「比亚迪啥情况」", "A customer: “status of BYD”"),
			w.t("定目标:「目标 2026 签约 2000万」", "A goal: “goal 2026 signed 20M CNY”"),
			w.t("看团队:「今天大家跑得怎么样」", "The teams: “team today”"),
			w.t("为什么丢:「上个月丢了几个, 为什么」", "Losses: “which deals did we lose last month”"),
			w.t("高层拜访:「该高层拜访的」", "Your visits: “executive visits due”"),
			w.t("请假:「我9号到13号休假审批给老周」", "Leave: “on leave Nov 9 to 13, approvals to Zhou”"),
		}, []phrase{phraseTeam, phrasePareto, phraseAgenda}
	case crm.RoleAdmin:
		return []string{
			w.t("看运行:「状态」", "How it runs: “status”"),
			w.t("加人:「加小孙 华南 销售」", "Add somebody: “add Sun, South, rep”"),
			w.t("离职:「小李离职,客户交给小陈」", "A leaver: “Li has left, accounts to Chen”"),
			w.t("个人信息:「导出 王建国 比亚迪 的个人信息」", "Personal data: “export the personal data of Wang at BYD”"),
			w.t("有新人:我先替他存着,告诉您怎么加", "New people: I keep their messages and tell you how to add them"),
			w.t("换语言:「说英文」", "Language: “speak Chinese”"),
		}, []phrase{phraseStatus}
	case crm.RoleSpecialist:
		return []string{
			w.t("记线索:「新线索 恒发家具 清远 开料机」", "A lead: “new lead: Hengfa Furniture, Qingyuan, panel saw”"),
			w.t("成批导入:把 xlsx 或 csv 发给我,先看再写", "Many at once: send me an xlsx or csv; I show it before writing"),
			w.t("线索表:「导出 华南 上周线索」", "The sheet: “export the lead sheet”"),
			w.t("存联系人:「存个联系人 恒发家具 王海峰 139…」", "A contact: “save contact Neil Ross, Oakline, 137…”"),
			w.t("看客户:「比亚迪啥情况」", "A customer: “status of BYD”"),
			w.t("线索来源:「线索来源有哪些」", "Sources: “lead sources”"),
			w.t("已批立项:「立项清单」", "Approved projects: “approved applications”"),
			w.t("分级:「恒发家具 销售排名 12 利润排名 18」", "Tiers: “Hengfa sales rank 12, profit rank 18”"),
			w.t("不要了:「撤销」,导入也整批撤得掉", "Not wanted: “undo”, a whole import too"),
		}, []phrase{phraseAccounts, phraseAgenda, phraseDrafts}
	}
	return []string{
		w.t("记拜访:「今天拜访了比亚迪王总,预算120万,下周三带方案」", "A visit: “Saw Mr Wang at BYD, budget ¥1.2M, proposal next Wed”"),
		w.t("记待办:「周五前给美的报价」", "A task: “quote for Midea by Friday”"),
		w.t("查客户:「比亚迪啥情况」「王总电话多少」", "A customer: “status of BYD”, “Wang's number”"),
		w.t("改和撤:「预算改成102万」「撤销」", "Put right: “it's 1.02M not 1.2M”, “undo”"),
		w.t("看一天:「我今天记了啥」「日报」", "Your day: “my day”, “report”"),
		w.t("推进:「粤钢还差什么」「粤钢进%s」", "Move on: “what's missing for BYD”, “move BYD to %s”", w.stageNo(2)),
		w.t("立项:「立项 比亚迪电池线」", "A project: “project approval BYD battery line”"),
		w.t("拜访前:「帮我准备明天的拜访」「话术 比亚迪」", "Before a visit: “prepare tomorrow's visit”, “call script BYD”"),
		w.t("结果:「签了 合同320万」「黄了,给大族了」", "The end: “signed, 3.2M CNY”, “lost to Dazu”"),
		w.t("提醒多了:「别烦我」「为什么提醒粤钢」", "Too many reminders: “mute”, “why”"),
	}, []phrase{phraseAgenda, phraseDay, phraseAccounts}
}

// stageNo is the id of the milestone that stands at a place of the method, from 0; the
// last where there are fewer.
func (w *Writer) stageNo(n int) string {
	if w.Book == nil || len(w.Book.Milestones) == 0 {
		return ""
	}
	ms := w.Book.Milestones
	return ms[min(n, len(ms)-1)].ID
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
