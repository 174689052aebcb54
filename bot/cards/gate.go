package cards

import (
	"cmp"
	"strconv"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// GateView is what keeps a deal in its milestone.
type GateView struct {
	DealView
	To      string           // milestone that it would go to; "" = there is none
	Unmet   []playbook.Unmet // in the playbook's order; none: it may go on
	Met     []playbook.Condition
	Sheet   []string // columns of the lead sheet that are empty
	MayPush bool     // the reader may go on against the gate
	Boss    string   // who may, where the reader may not; "" for nobody known
	Asked   bool     // the reader asked to go on: the gate stopped him
	Start   int      // first row to show
	ShowMet bool     // what is done is asked for, not what is missing
}

// Gate says what is missing before a deal may go on, and where to say it
// (card 6).
func (w *Writer) Gate(v GateView) chat.Card {
	name := w.dealName(v.DealView)
	switch {
	case v.ShowMet:
		return w.fit(w.gateMet(v, name))
	case len(v.Unmet) == 0:
		return w.fit(w.gateOpen(v, name))
	}
	c := chat.Card{Title: tail(w.t("还不能进 %s", "Not ready for %s", w.milestoneWord(v.To)), "· "+name, TitleColumns)}
	c.Lines = []string{w.t("缺 %d 项:", "%d missing:", len(v.Unmet))}
	p := w.rows(len(v.Unmet), v.Start, MaxLines-2, v.Number())
	for i := p.from; i < p.to; i++ {
		c.Lines = append(c.Lines, "· "+w.unmetLine(v.Unmet[i], v.Sheet))
	}
	for i := range p.more {
		p.more[i].Do.Arg = "gate." + p.more[i].Do.Arg
	}
	c.Buttons = p.more
	if len(v.Met) > 0 {
		c.Note = w.t("已齐 %d 项", "%d done", len(v.Met))
		c.Buttons = append(c.Buttons, button(w.t("看已齐的", "Show done"), DoShow, v.Number(), "met"))
	}
	switch {
	case v.MayPush:
		c.Buttons = append(c.Buttons, button(w.t("仍要推进", "Push on"), DoPush, v.Number(), v.To))
	case v.Boss != "":
		b := button(w.t("请经理仍要推进", "Ask to push on"), DoAskPush, v.Number(), v.To)
		b.Done = w.t("已请 %s", "Asked %s", Short(v.Boss, 8))
		c.Buttons = append(c.Buttons, b)
	}
	return w.fit(c)
}

// unmetLine is one missing condition: what it is, how far it is, what to write.
func (w *Writer) unmetLine(u playbook.Unmet, sheet []string) string {
	name := u.Name.In(w.Locale)
	switch {
	case u.Answer == playbook.No:
		name += w.paren(w.t("否", "no"))
	case u.Answer == playbook.Unclear:
		name += w.paren(w.t("不清", "unclear"))
	case u.Want > 0:
		name += " " + strconv.Itoa(u.Have) + "/" + strconv.Itoa(u.Want)
	}
	say := u.Say.In(w.Locale)
	if u.ID == "sheet_complete" && len(sheet) > 0 {
		say = w.t("缺 ", "missing ") + w.missingWords(sheet)
	}
	return w.colon(name, say)
}

func (w *Writer) gateOpen(v GateView, name string) chat.Card {
	if v.To == "" {
		return chat.Card{Title: w.t("%s 已在最后一个里程碑", "%s is in the last milestone", Short(name, 30))}
	}
	c := chat.Card{
		Title: tail(w.t("可以进 %s", "Ready for %s", w.milestoneWord(v.To)), "· "+name, TitleColumns),
		Lines: []string{w.t("%s 的条件都齐了", "All of %s holds", w.milestoneWord(v.Milestone))},
	}
	b := button(w.t("进 %s", "Go to %s", v.To), DoAdvance, v.Number(), v.To)
	b.Done, b.Style = w.t("已进 %s", "Now in %s", v.To), chat.Primary
	c.Buttons = []chat.Button{b}
	return c
}

func (w *Writer) gateMet(v GateView, name string) chat.Card {
	c := chat.Card{Title: tail(w.t("%s 已齐 %d 项", "%s: %d done", v.Milestone, len(v.Met)), "· "+name, TitleColumns)}
	var met []string
	for _, m := range v.Met {
		line := m.Name.In(w.Locale)
		if t := v.Ticks[m.ID]; t.Answer == playbook.NA {
			line += w.paren(w.colon(w.t("不适用", "n/a"), t.Note))
		}
		met = append(met, line)
	}
	for i, line := range met {
		if i == MaxLines-1 && len(met) > MaxLines {
			c.Lines = append(c.Lines, w.list(met[i:]))
			break
		}
		c.Lines = append(c.Lines, "✅ "+line)
	}
	return c
}

// dealName is what a deal is called: the customer, and what of the title does
// not say it again.
func (w *Writer) dealName(v DealView) string {
	return spaced(v.AccountName, strings.Replace(v.Title, v.AccountName, "", 1))
}

// MovedView is a deal that entered a milestone.
type MovedView struct {
	DealView
	Group   crm.GroupID
	From    string
	Reason  string // of a step back, of a push
	Pushed  bool
	Missed  []playbook.Unmet // what was missing when it was pushed on
	Who     string           // who did it, where it was not the reader
	Company string           // what {{company}} stands for
	Apply   bool             // the milestone asks for the application: it is offered
}

// MovedOn is the receipt of a move, with the next milestone's first gap.
func (w *Writer) MovedOn(v MovedView) chat.Card {
	c := chat.Card{
		Tone:  chat.Good,
		Title: tail("➡️ "+w.dealName(v.DealView), Hash(v.Number()), TitleColumns),
		Lines: []string{w.milestoneWord(v.From) + " → " + w.milestoneWord(v.Milestone)},
	}
	if v.Pushed {
		c.Lines = append(c.Lines, w.t("%[1]s 仍要推进:%[2]s", "%[1]s pushed on: %[2]s", cmp.Or(v.Who, w.t("您", "you")), v.Reason))
		var names []string
		for _, u := range v.Missed {
			names = append(names, u.Name.In(w.Locale))
		}
		c.Lines = append(c.Lines, w.t("当时还缺:%s", "Missing then: %s", w.list(names)))
	} else if v.Reason != "" {
		c.Lines = append(c.Lines, w.t("原因:%s", "Why: %s", v.Reason))
	}
	m, ok := w.Book.Milestone(v.Milestone)
	if about := strings.ReplaceAll(m.About.In(w.Locale), "{{company}}", v.Company); about != "" {
		c.Lines = append(c.Lines, about)
	}
	if ok && m.Days > 0 {
		c.Lines = append(c.Lines, w.t("从今天起计时,一般不超过 %d 天", "The clock starts: %d days as a rule", m.Days))
	}
	if v.Apply {
		c.Buttons = []chat.Button{w.applyButton(v.DealView)}
	}
	c.Buttons = append(c.Buttons, button(w.t("还差什么", "What's missing"), DoShow, v.Number(), "gate"), w.undoButton(v.Group))
	return w.fit(c)
}

// applyButton begins the application of a deal.
func (w *Writer) applyButton(v DealView) chat.Button {
	return button(w.t("立项", "Apply"), DoApply, v.Number(), "")
}

// PushAsked asks the manager to let a deal go on against its gate.
func (w *Writer) PushAsked(v GateView, who string) chat.Card {
	c := chat.Card{
		Title: tail(w.t("%[1]s 请您仍要推进", "%[1]s asks you to push on", who), "· "+w.dealName(v.DealView), TitleColumns),
		Lines: []string{w.milestoneWord(v.Milestone) + " → " + w.milestoneWord(v.To), w.t("缺 %d 项:", "%d missing:", len(v.Unmet))},
	}
	for i, u := range v.Unmet {
		if i == MaxLines-3 && len(v.Unmet) > MaxLines-2 {
			c.Lines = append(c.Lines, w.t("· 还有 %d 项", "· %d more", len(v.Unmet)-i))
			break
		}
		c.Lines = append(c.Lines, "· "+w.unmetLine(u, v.Sheet))
	}
	c.Buttons = []chat.Button{
		button(w.t("仍要推进", "Push on"), DoPush, v.Number(), v.To),
		button(w.t("先补齐", "Not yet"), DoHoldBack, v.Number(), who),
	}
	return w.fit(c)
}

// PushSent says that the manager was asked.
func (w *Writer) PushSent(boss string, v DealView) chat.Card {
	return w.fit(chat.Card{
		Title: tail(w.t("已请 %s 定", "%s was asked", boss), "· "+w.dealName(v), TitleColumns),
		Lines: []string{w.t("他推进时要写原因;您先补能补的", "Pushing on takes a reason; meanwhile fill in what you can")},
	})
}

// HeldBack tells a rep that his manager wants the gate met first.
func (w *Writer) HeldBack(boss string, v DealView) chat.Card {
	c := chat.Card{
		Title:   tail(w.t("%s:先补齐再推进", "%s: meet the gate first", boss), "· "+w.dealName(v), TitleColumns),
		Buttons: []chat.Button{button(w.t("还差什么", "What's missing"), DoShow, v.Number(), "gate")},
	}
	return w.fit(c)
}

// AskWhy asks for the reason of something that needs one. what is one of the
// Why… words.
func (w *Writer) AskWhy(what string, v DealView) chat.Card {
	c := chat.Card{}
	switch what {
	case WhyPush:
		c.Title = w.t("为什么仍要推进?", "Why push on?")
		c.Lines = []string{w.t("写一句原因,会留底", "One line; it is kept")}
	case WhyBack:
		c.Title = w.t("为什么退回?", "Why back?")
		c.Lines = []string{w.t("写一句原因就行", "One line will do")}
	case WhyDrop:
		c.Title = w.t("为什么放弃?", "Why give it up?")
		c.Lines = []string{w.t("写一句原因就行", "One line will do")}
	case WhySkip:
		c.Title = w.t("为什么不走招投标?", "Why is there no tender?")
		c.Lines = []string{w.t("如「直接采购」", "Like “direct purchase”")}
	}
	c.Title = tail(c.Title, "· "+w.dealName(v), TitleColumns)
	return w.fit(c)
}

// What AskWhy asks for.
const (
	WhyPush = "push"
	WhyBack = "back"
	WhyDrop = "drop"
	WhySkip = "skip"
)

// WhichOne answers something about a deal where nobody knows which.
func (w *Writer) WhichOne() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("说的是哪个商机?", "Which deal do you mean?"),
		Lines: []string{w.t("带上客户名再说一遍,如「粤钢 报价95万」", "Say it with the customer's name: “Oakline quote 95k”")},
	})
}

// WhichDeal asks which deal is meant; the value of each choice is its number.
func (w *Writer) WhichDeal(cs []crm.Choice) chat.Card {
	c := chat.Card{Title: w.t("说的是哪个商机?", "Which deal do you mean?")}
	for _, k := range cs {
		c.Buttons = append(c.Buttons, button(k.Label, DoChoose, AskDeal, k.Value))
	}
	return w.fit(c)
}

// OpenChoices are the answers to whether a deal is to be opened; number is the customer's.
func (w *Writer) OpenChoices(number string) []crm.Choice {
	return []crm.Choice{
		{Value: number, Label: w.t("开商机并记上", "Open and keep it")},
		{Value: ChoiceNone, Label: w.t("不用", "No")},
	}
}

// OpenDealFirst asks whether a deal is to be opened of which something was told; number is the customer's.
func (w *Writer) OpenDealFirst(name, number, said string) chat.Card {
	c := chat.Card{
		Title: tail(w.t("%s 还没有在跟的商机", "%s has no open deal yet", Short(name, 24)), Hash(number), TitleColumns),
		Lines: []string{w.quote(Short(said, LineColumns)), w.t("开一个商机,把这句记上?", "Open one and keep this of it?")},
		Note:  w.t("没点之前什么也没记", "Nothing is saved until you choose"),
	}
	for _, k := range w.OpenChoices(number) {
		c.Buttons = append(c.Buttons, button(k.Label, DoChoose, AskOpen, k.Value))
	}
	return w.fit(c)
}

// ApplyWords are the words that begin the application of a deal.
func (w *Writer) ApplyWords(v DealView) string { return w.t("立项 ", "apply ") + w.dealName(v) }

// HeldBackSent says that the rep was told.
func (w *Writer) HeldBackSent(owner string, v DealView) chat.Card {
	return w.fit(chat.Card{Title: tail(w.t("已告诉 %s 先补齐", "%s was told", owner), "· "+w.dealName(v), TitleColumns)})
}

// DealName is what a deal is called on a button.
func (w *Writer) DealName(v DealView) string { return Short(w.dealName(v), ButtonColumns) }
