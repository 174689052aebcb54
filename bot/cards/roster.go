package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// What a change of people does: PeopleView.Do. The values are stored in plans.
const (
	PeopleAdd      = "add"
	PeopleMove     = "move"
	PeopleRole     = "role"
	PeopleFunction = "function"
	PeopleBoss     = "boss" // To leads Who
	PeopleTeam     = "team" // a new one, called Name; To leads it
	PeopleName     = "name" // Who is called Name
	PeopleTeamName = "team_name"
	PeopleHand     = "hand"
	PeopleLeaves   = "leaves"
	PeopleMerge    = "merge" // of two accounts that are one company
	PeopleSite     = "site"  // Name is a new site of the account Only, and To has it
)

// PeopleIntent is the intent of a draft that holds such a change, AskPeople the
// question whether it is to be done.
const (
	PeopleIntent = "people"
	AskPeople    = "people"
)

// DoPeople does the change that was shown; Subject: draft; Arg: "" does it.
// DoWelcome adds a stranger; Subject: identity; Arg: team.
const (
	DoPeople    = "people"
	PeopleSplit = "split" // by region
	PeopleList  = "list"  // account by account
	PeopleSwap  = "swap"  // of two that become one, the other stays
	DoWelcome   = "welcome"
)

// PeopleView is a change of who works here or whose things are whose.
type PeopleView struct {
	Draft    crm.DraftID
	Group    crm.GroupID // once it is done
	Do       string
	Who, To  string
	Name     string
	Team     string
	Roles    []crm.Role
	Function string
	Last     crm.Date
	Plan     HandView
	From     string // the team that somebody leaves; of Who, or of To where it is a new team
	// Leaderless says that From has no manager then.
	Leaderless bool
	Took       []string // names of the accounts that the reader took over
	Deals      []string // titles of the deals that he took over without their customers
	By         string   // who did it
	Told       []string // who was told of it
	Code       string   // by which somebody who was added makes himself known
	Site       string   // what a new site is to From: plant or subsidiary
	Counts     bool     // the reader sees counts alone, no amounts
	Merge      MergeView
}

// HandView is what a hand-over concerns.
type HandView struct {
	Accounts []crm.Account
	Deals    []crm.Opportunity
	Tasks    int
	Tenders  int
	Payments int // rows that have not all come in
	Asked    int // his own requests
	Waits    int // what waits for his decision
	Visits   []TaskView
	Each     map[crm.AccountID]string // who else gets an account
}

// PeoplePlan shows a change before it is done.
func (w *Writer) PeoplePlan(v PeopleView) chat.Card {
	if v.Do == PeopleMerge {
		return w.fit(w.mergePlan(v))
	}
	if v.Do != PeopleHand && v.Do != PeopleLeaves {
		c := chat.Card{Title: w.t("%s(预览,未生效)", "%s (preview, not done yet)", w.peopleWord(v))}
		switch v.Do {
		case PeopleAdd:
			c.Lines = append(c.Lines, w.t("名字不对就重写一遍,如「加小孙 华南 销售」", "Wrong name? Write it anew: “add Sun, South, rep”"))
		case PeopleSite:
			c.Lines = append(c.Lines, w.t("是 %[1]s 的%[2]s,以后各有负责人", "A %[2]s of %[1]s; each has an owner of its own", Short(v.From, 20), w.placeWord(v.Site)))
		case PeopleName, PeopleTeamName:
			c.Lines = append(c.Lines, w.t("以前的记录也显示新名字", "Older records show the new name too"))
		case PeopleMove, PeopleTeam:
			c.Lines = append(c.Lines, w.comesAlong(v)...)
		}
		if v.Do == PeopleName {
			c.Note = w.t("写旧名字我照样认得", "The old name is still understood")
		}
		c.Buttons = []chat.Button{w.doPlan(v, w.t("确认", "Confirm")), button(w.t("取消", "Cancel"), DoDrop, string(v.Draft), "")}
		return w.fit(c)
	}
	c := chat.Card{Title: w.t("交接 %s → %s(预览,未生效)", "Hand over %s → %s (preview)", Short(v.Who, 12), Short(v.To, 12))}
	c.Lines = append(c.Lines, w.handCounts(v)...)
	if n := len(v.Plan.Visits); n > 0 {
		var names []string
		for _, t := range v.Plan.Visits[:min(n, 3)] {
			names = append(names, spaced(t.AccountName, w.ShortDate(t.Due)))
		}
		c.Lines = append(c.Lines, w.t("本周有约 %d 家:%s", "Appointments this week, %d: %s", n, w.list(names)))
	}
	if shared := w.shares(v); shared != "" {
		c.Lines = append(c.Lines, shared)
	}
	if v.Do == PeopleLeaves {
		c.Lines = append(c.Lines, w.t("%s 最后一天 %s,之后不能再用", "Last day of %s: %s", v.Who, w.Date(v.Last)))
	}
	c.Note = w.t("历史记录仍署名 %s;提醒从一周后算起", "The history keeps the name of %s; clocks start after a week", v.Who)
	c.Buttons = []chat.Button{w.doPlan(v, w.t("全给%s", "All to %s", Short(v.To, 10)))}
	if len(v.Plan.Each) > 0 {
		c.Buttons[0].Label = w.t("这样交接", "Do it so")
	}
	if len(v.Plan.Accounts) > 1 {
		c.Buttons = append(c.Buttons, button(w.t("按区域分", "By region"), DoPeople, string(v.Draft), PeopleSplit), button(w.t("逐个选", "One by one"), DoPeople, string(v.Draft), PeopleList))
	}
	c.Buttons = append(c.Buttons, button(w.t("取消", "Cancel"), DoDrop, string(v.Draft), ""))
	return w.fit(c)
}

func (w *Writer) doPlan(v PeopleView, label string) chat.Button {
	b := button(label, DoPeople, string(v.Draft), "")
	b.Style = chat.Primary
	return b
}

// handCounts is 客户 23 · 商机 7(680万)· 未完待办 14, and 待回款 3 期 · 待批 1 where
// there are such.
func (w *Writer) handCounts(v PeopleView) []string {
	sums := map[string]int64{}
	var order []string
	for _, o := range v.Plan.Deals {
		if o.Amount.Currency == "" {
			continue
		}
		if _, ok := sums[o.Amount.Currency]; !ok {
			order = append(order, o.Amount.Currency)
		}
		sums[o.Amount.Currency] += o.Amount.Minor
	}
	var money []crm.Money
	for _, currency := range order {
		money = append(money, crm.Money{Minor: sums[currency], Currency: currency})
	}
	worth := ""
	if !v.Counts {
		worth = w.paren(w.sums(money))
	}
	var lines []string
	if len(v.Deals) > 0 {
		lines = append(lines, w.t("只转商机:%s;客户仍归 %s", "Deals alone: %s; the customers stay with %s", w.someOf(v.Deals), v.Who))
	}
	lines = append(lines, dots(
		w.t("客户 %d", "Accounts %d", len(v.Plan.Accounts)), w.t("商机 %d", "deals %d", len(v.Plan.Deals))+worth,
		w.t("未完待办 %d", "open tasks %d", v.Plan.Tasks),
	))
	var waits []string
	for _, part := range []struct {
		n      int
		zh, en string
	}{
		{v.Plan.Tenders, "投标 %d", "tenders %d"},
		{v.Plan.Payments, "待回款 %d 期", "payments to come %d"},
		{v.Plan.Asked, "申请 %d", "requests %d"},
		{v.Plan.Waits, "待批 %d", "to decide %d"},
	} {
		if part.n > 0 {
			waits = append(waits, w.t(part.zh, part.en, part.n))
		}
	}
	if len(waits) > 0 {
		lines = append(lines, capital(dots(waits...)))
	}
	return lines
}

// shares says how the accounts are shared out, where not all go to one.
func (w *Writer) shares(v PeopleView) string {
	if len(v.Plan.Each) == 0 {
		return ""
	}
	n := map[string]int{}
	var order []string
	for _, a := range v.Plan.Accounts {
		to := v.Plan.Each[a.ID]
		if to == "" {
			to = v.To
		}
		if n[to] == 0 {
			order = append(order, to)
		}
		n[to]++
	}
	var parts []string
	for _, to := range order {
		parts = append(parts, w.t("%s %d 家", "%s %d", to, n[to]))
	}
	return w.t("分给:%s", "Shared: %s", w.list(parts))
}

// PeopleList lists the accounts of a hand-over, each with who gets it; they are
// ①②③ in this order.
func (w *Writer) PeopleList(v PeopleView, start int) chat.Card {
	c := chat.Card{Title: w.t("%s 的客户 %d 家", "Accounts of %s: %d", v.Who, len(v.Plan.Accounts)), Note: w.t("写「② 给 Anna」改一家;好了就写「交接」", "“② to Anna” changes one; “ok” does it")}
	p := w.rows(len(v.Plan.Accounts), start, MaxLines-1, "")
	for i := p.from; i < p.to; i++ {
		a := v.Plan.Accounts[i]
		to := v.Plan.Each[a.ID]
		if to == "" {
			to = v.To
		}
		c.Lines = append(c.Lines, spaced(Circled(i+1), Short(a.Name.Text, 24), w.paren(a.Region), "→", to))
	}
	if rest := len(v.Plan.Accounts) - p.to; rest > 0 {
		c.Note = w.t("还有 %d 家;写「② 给 Anna」改一家", "%d more; “② to Anna” changes one", rest)
	}
	c.Buttons = []chat.Button{w.doPlan(v, w.t("这样交接", "Do it so")), button(w.t("取消", "Cancel"), DoDrop, string(v.Draft), "")}
	return w.fit(c)
}

// PeopleDone says that a change was done, and how it is taken back.
func (w *Writer) PeopleDone(v PeopleView) chat.Card {
	c := chat.Card{Tone: chat.Good, Title: "✅ " + w.peopleWord(v)}
	if v.Do == PeopleMerge {
		c.Lines = append(w.mergeMoves(v.Merge), w.mergeOwners(v.Merge)...)
	}
	if v.Do == PeopleHand || v.Do == PeopleLeaves {
		c.Title = w.t("✅ 已交接 %s → %s", "✅ Handed over %s → %s", Short(v.Who, 12), Short(v.To, 12))
		c.Lines = append(c.Lines, w.handCounts(v)...)
		if shared := w.shares(v); shared != "" {
			c.Lines = append(c.Lines, shared)
		}
		c.Lines = append(c.Lines, dots(w.t("历史记录仍署名 %s", "The history keeps the name of %s", v.Who), w.wasTold(v.Told)))
	}
	if v.Code != "" {
		c.Lines = append(c.Lines, w.t("让 %s 在 Slack 或企业微信私聊我:绑定 %s", "Have %s write to me in private: link %s", v.Name, v.Code), w.t("7 天内有效,用一次", "It holds for 7 days, once"))
	}
	if v.Do == PeopleTeam {
		c.Lines = append(
			c.Lines, w.t("调人过来写「把Anna调到%s」", "To move people there: “move Anna to %s”", v.Name),
			w.t("日报发到哪个群:在群里写「@Milepost 绑定到%s」", "For its digest write in its channel: “@Milepost bind to %s”", v.Name),
		)
	}
	c.Buttons = []chat.Button{button(w.t("撤销", "Undo"), DoUndo, string(v.Group), "")}
	return w.fit(c)
}

// comesAlong says what changes its team with somebody, and what is left behind.
func (w *Writer) comesAlong(v PeopleView) []string {
	who := v.Who
	if v.Do == PeopleTeam {
		who = v.To
	}
	var lines []string
	if v.Do == PeopleTeam && len(v.Roles) > 0 {
		role := w.roleWord(string(crm.RoleManager))
		lines = append(lines, w.t("%s 的角色改为 %s", "%s becomes %s", who, role))
	}
	if v.From != "" {
		lines = append(lines, w.t("%s 从 %s 调来", "%s comes from %s", who, v.From))
	}
	if v.Leaderless {
		lines = append(lines, w.t("⚠️ %s 就没有经理了", "⚠️ %s is left without a manager", v.From))
	}
	if n := len(v.Plan.Accounts) + len(v.Plan.Deals) + v.Plan.Tasks; n > 0 {
		lines = append(lines, w.t("一起过来:%s", "Along come: %s", w.handCounts(v)[0]), w.t("要留给同事,先写「%s的客户给小陈」", "To leave them to a colleague, first: “%s's accounts to Chen”", who))
	}
	return lines
}

// TeamedView is what somebody is told who was put into another team.
type TeamedView struct {
	By, Team string
	Boss     string // whom he reports to now; "" for nobody
	Accounts int    // his, that come along
	Leads    bool   // he leads it
	Back     bool   // the move was undone: this is the team before it, "" for none
}

// Teamed tells somebody that he was put into another team.
func (w *Writer) Teamed(v TeamedView) chat.Card {
	c := chat.Card{Title: w.t("%s 把您调到 %s", "%s moved you to %s", Short(v.By, 12), v.Team)}
	switch {
	case v.Back && v.Team == "":
		c.Title = w.t("%s 撤销了您的调动", "%s undid your move", Short(v.By, 12))
	case v.Back:
		c.Title = w.t("%s 撤销了您的调动,您回到 %s", "%s undid your move: you are back in %s", Short(v.By, 12), v.Team)
	case v.Leads:
		c.Title = w.t("%s 请您带 %s", "%s made you lead %s", Short(v.By, 12), v.Team)
	}
	if v.Boss != "" {
		c.Lines = append(c.Lines, w.t("您的上级是 %s", "You report to %s", v.Boss))
	}
	if v.Accounts > 0 {
		c.Lines = append(c.Lines, w.t("您的 %s跟着您,历史留在原团队", "Your %s come with you; the history stays with the team before", w.n(v.Accounts, "家客户", "account", "accounts")))
	}
	return w.fit(c)
}

// peopleWord is what a change is, in a few words.
func (w *Writer) peopleWord(v PeopleView) string {
	var roles []string
	for _, r := range v.Roles {
		roles = append(roles, w.roleWord(string(r)))
	}
	switch v.Do {
	case PeopleAdd:
		return w.t("加人 %s", "Add %s", dots(Short(v.Name, 16), v.Team, w.list(roles)))
	case PeopleMove:
		return w.t("%s 调到 %s", "%s moves to %s", v.Who, v.Team)
	case PeopleRole:
		return w.t("%s 的角色改为 %s", "%s becomes %s", v.Who, w.list(roles))
	case PeopleFunction:
		return w.t("%s 负责 %s", "%s does %s", v.Who, w.roleWord("function/"+v.Function))
	case PeopleTeam:
		led := ""
		if v.To != "" {
			led = w.t("经理 %s", "manager %s", v.To)
		}
		return w.t("新建团队 %s", "New team %s", dots(Short(v.Name, 20), led))
	case PeopleName:
		return w.t("%s 改名叫 %s", "%s is called %s", v.Who, Short(v.Name, 20))
	case PeopleTeamName:
		return w.t("团队 %s 改名叫 %s", "Team %s is called %s", v.Team, Short(v.Name, 20))
	case PeopleMerge:
		return w.t("%s 并入 %s", "%s merged into %s", Short(v.Merge.From, 20), Short(v.Merge.Into, 20))
	case PeopleSite:
		return w.t("新建 %s,归 %s", "Set up %s for %s", Short(v.Name, 20), v.To)
	case PeopleBoss:
		return w.t("%s 的上级改为 %s", "%s reports to %s", v.Who, v.To)
	}
	return ""
}

// TeamLeft tells a manager that somebody of his leaves and who took over, where
// another did it. What he sees holds no more than the plan did for that other.
func (w *Writer) TeamLeft(v PeopleView, by string) chat.Card {
	done := w.PeopleDone(v)
	lines := append([]string{w.t("%[1]s 最后一天 %[2]s;%[3]s 办的交接", "Last day of %[1]s: %[2]s; handed over by %[3]s", Short(v.Who, 12), w.Date(v.Last), Short(by, 12))}, done.Lines...)
	return w.fit(chat.Card{
		Title: w.t("%[1]s 离职,工作交给 %[2]s", "%[1]s leaves; %[2]s takes over", Short(v.Who, 12), Short(v.To, 12)),
		Lines: append(lines, w.t("有不妥就告诉 %s,能整个撤回", "If that is wrong tell %s: all of it can be taken back", Short(by, 12))),
	})
}

// PlanDropped says that a change that was shown is not done.
func (w *Writer) PlanDropped() chat.Card {
	return w.fit(chat.Card{Title: w.t("好的,没有改动", "OK, nothing was changed")})
}

// placeWord is what a site is to its company: 工厂, 分公司.
func (w *Writer) placeWord(site string) string {
	if site == "plant" {
		return w.t("工厂", "plant")
	}
	return w.t("分公司", "branch")
}

// SiteYours tells somebody that a new site of a customer is his; site is what it is to the company.
func (w *Writer) SiteYours(name, of, site, by string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("%s 归您", "%s is yours", Short(name, 24)),
		Lines: []string{w.t("%[1]s 的%[3]s,新建的 · %[2]s", "A new %[3]s of %[1]s · by %[2]s", Short(of, 20), by, w.placeWord(site))},
		Note:  w.t("去过就写一句,我来记", "Write a line when you were there and I log it"),
	})
}

// NoNumbersOfOurs says that numbers of colleagues are not kept here.
func (w *Writer) NoNumbersOfOurs(name string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("同事的联系方式我不存,没有改动", "I keep no numbers of colleagues; nothing changed"),
		Lines: []string{w.t("%s 换了账号,请管理员重新关联", "If %s has a new account, the admin links it", name)},
	})
}
