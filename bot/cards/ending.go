package cards

import (
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// EndView is a deal that is to be lost, given up, paused, or that was.
type EndView struct {
	DealView
	Group crm.GroupID
	Draft crm.DraftID // of one that waits for a yes
	Met   int         // visits that met somebody
	Tried int         // attempts that met nobody, counted apart
	Guess string      // the word from which the reason was read; "" when it was said plainly
}

// LostDraft asks whether a deal is lost, with what was understood (S20).
func (w *Writer) LostDraft(v EndView) chat.Card {
	title := w.t("%s 标为输单?", "Mark %s as lost?", w.dealName(v.DealView))
	if v.State == crm.DealDropped {
		title = w.t("%s 标为放弃?", "Give %s up?", w.dealName(v.DealView))
	}
	number := ""
	if v.ID != "" {
		number = v.Number()
	}
	c := chat.Card{Title: tail(title, Hash(number), TitleColumns)}
	c.Lines = []string{w.reasonLine(v)}
	if v.State == crm.DealLost && v.Gap.IsZero() && !v.NoGap {
		c.Lines = append(c.Lines, w.t("价差:多少?写「便宜20万」或「不清」", "By how much? “200k cheaper”, or “unclear”"))
	} else if g := w.gapWord(v.DealView); g != "" {
		c.Lines = append(c.Lines, g)
	}
	c.Lines = append(c.Lines, w.fewVisits(v))
	yes := button(w.t("确认输单", "Yes, lost"), DoConfirm, string(v.Draft), "")
	if v.State == crm.DealDropped {
		yes.Label = w.t("确认放弃", "Yes, give up")
	}
	c.Buttons = []chat.Button{
		yes, button(w.t("改原因", "Other reason"), DoShow, string(v.Draft), "reasons"),
	}
	if number != "" {
		c.Buttons = append(c.Buttons, button(w.t("先暂停", "Pause it"), DoEnd, number, EndPause))
	}
	c.Buttons = append(c.Buttons,
		button(w.t("还没丢", "Not lost"), DoDrop, string(v.Draft), ""))
	return w.fit(c)
}

// reasonLine is 原因:定价渠道推广(按「便宜」理解) · 对手:大族.
func (w *Writer) reasonLine(v EndView) string {
	reason := w.t("原因:%s", "Why: %s", w.reasonWord(v.Reason))
	if v.Guess != "" {
		reason += w.paren(w.t("按「%s」理解", "taken from “%s”", v.Guess))
	}
	var rival string
	if v.Rival != "" {
		rival = w.t("对手:%s", "rival: %s", v.Rival)
	}
	return dots(reason, rival)
}

// fewVisits says how often they were visited where that is less than the
// handbook advises; attempts that met nobody are counted apart.
func (w *Writer) fewVisits(v EndView) string {
	if v.Met >= w.wanted() {
		return ""
	}
	var tried string
	if v.Tried > 0 {
		tried = w.t(",另有 %d 次没见到人", "; %d more met nobody", v.Tried)
	}
	return w.t("已拜访 %[1]d 次(手册建议 %[2]d 次以上)%[3]s", "visits: %[1]d (%[2]d or more are advised)%[3]s", v.Met, w.wanted(), tried)
}

// Reasons offers the method's reasons of a lost deal.
func (w *Writer) Reasons(d crm.DraftID) chat.Card {
	c := chat.Card{Title: w.t("是什么原因?", "What was the reason?")}
	for _, r := range w.Book.LostReasons {
		c.Buttons = append(c.Buttons, button(r.Name.In(w.Locale), DoChoose, string(d), r.ID))
		if len(c.Buttons) == MaxButtons {
			break
		}
	}
	c.Lines = []string{w.t("也可以直接写一句", "Or say it in a line")}
	return w.fit(c)
}

// Ended is the receipt of a deal that was lost, given up or paused, or taken up
// again.
func (w *Writer) Ended(v EndView) chat.Card {
	c := chat.Card{Tone: chat.Good, Title: tail(w.endTitle(v)+" · "+w.dealName(v.DealView), Hash(v.Number()), TitleColumns)}
	switch v.State {
	case crm.DealLost, crm.DealDropped:
		c.Lines = []string{w.reasonLine(v), w.gapWord(v.DealView), w.fewVisits(v)}
		if v.State == crm.DealLost && v.Gap.IsZero() && !v.NoGap {
			c.Lines = append(c.Lines, w.t("价差:知道就补一句,如「便宜20万」", "If you learn the gap: “200k cheaper”"))
		}
		c.Note = w.t("要接着跟就写「%s 重新开始」", "To take it up again: “reopen %s”", Short(v.AccountName, 16))
	case crm.DealPaused:
		c.Lines = []string{w.t("%s 叫醒您", "I wake you on %s", w.Date(v.Wake))}
		c.Note = w.t("停着的时间不算停留,也不在漏斗里", "Paused time counts neither as dwell nor in the funnel")
	default:
		c.Lines = []string{w.milestoneWord(v.Milestone)}
		c.Note = w.t("停着的时间没有算进去", "The time it stood still does not count")
	}
	c.Buttons = []chat.Button{w.undoButton(v.Group)}
	return w.fit(c)
}

// WhyLost says why a deal was lost or given up.
func (w *Writer) WhyLost(v EndView) chat.Card {
	title := w.t("输单", "Lost")
	if v.State == crm.DealDropped {
		title = w.t("放弃", "Given up")
	}
	c := chat.Card{Title: tail(title+" · "+w.dealName(v.DealView), Hash(v.Number()), TitleColumns), Lines: []string{w.reasonLine(v), w.gapWord(v.DealView), w.fewVisits(v)}}
	if v.Why != "" {
		c.Lines = append(c.Lines, w.quote(Short(v.Why, 80)))
	}
	c.Note = w.t("补一句写「复盘 %s:…」", "To add what was learnt: “%s debrief: …”", Short(v.AccountName, 16))
	return w.fit(c)
}

func (w *Writer) endTitle(v EndView) string {
	switch v.State {
	case crm.DealLost:
		return w.t("已记 输单", "Lost")
	case crm.DealDropped:
		return w.t("已记 放弃", "Given up")
	case crm.DealPaused:
		return w.t("⏸ 已暂停", "⏸ Paused")
	}
	return w.t("▶️ 重新开始", "▶️ Taken up again")
}

// AskWake asks until when a deal is paused.
func (w *Writer) AskWake(v DealView, days []crm.Date) chat.Card {
	c := chat.Card{Title: tail(w.t("暂停到哪天?", "Pause until when?"), "· "+w.dealName(v), TitleColumns)}
	for _, d := range days {
		c.Buttons = append(c.Buttons, button(w.Date(d), DoEnd, v.Number(), EndPause+"."+string(d)))
	}
	c.Lines = []string{w.t("也可以写「暂停到3月」", "Or write “pause till March”")}
	return w.fit(c)
}

// WonView is a deal that was signed.
type WonView struct {
	Plan  []crm.Payment // the payment plan, where it was said with the signature
	Short PlanShort     // the parts that were said with it, where they are not the whole
	DealView
	Group    crm.GroupID
	Customer string     // number of the account
	Contract string     // its number; "" where it was not said
	Care     []TaskView // what is planned after it
	Orders   int        // won orders of this customer
	Promote  bool       // key account is proposed
	Left     int        // conditions of the gate that are still missing
}

// PlanShort is what the parts of a price make that are not the whole of it: a share in percent, or a sum.
type PlanShort struct {
	Share int
	Sum   crm.Money
}

// planShort asks for what the parts of a price lack, or have too much.
func (w *Writer) planShort(s PlanShort) string {
	made := w.t("%d%%", "%d%%", s.Share)
	if s.Share == 0 {
		made = w.Money(s.Sum)
	}
	return w.t("付款计划没记:加起来是 %s,要正好等于合同额。几期一起再说一次", "Payment plan not saved: it makes %s, and has to make the contract sum. Say all parts once more", made)
}

// Won is the receipt of a signature.
func (w *Writer) Won(v WonView) chat.Card {
	c := chat.Card{Tone: chat.Good, Title: tail(w.t("🎉 已签 ", "🎉 Signed · ")+w.dealName(v.DealView), Hash(v.Number()), TitleColumns)}
	no := v.Contract
	if no == "" {
		no = w.t("还缺合同号:写「合同号…」", "contract number? “contract number: …”")
	}
	c.Lines = []string{dots(w.AmountSaid(v.Amount), w.Date(v.Closed), w.t("到 ", "")+v.Milestone, no)}
	for _, t := range v.Care {
		c.Lines = append(c.Lines, w.nextLine(t))
		if len(c.Lines) == MaxLines-2 {
			break
		}
	}
	if v.Promote {
		c.Lines = append(c.Lines, w.t("第 %d 单了,建议升为大客户", "Order number %d: propose as key account", v.Orders))
		b := button(w.t("升为大客户", "Make key account"), DoPromote, v.Customer, "")
		b.Done = w.t("已升", "Done")
		c.Buttons = append(c.Buttons, b)
	}
	c.Note = w.t("付款计划:写「付款计划 预付30% 发货60% 质保金10%」", "Payment plan: “payment plan 30% down, 60% delivery, 10% retention”")
	if v.Short != (PlanShort{}) {
		c.Note = w.planShort(v.Short)
	}
	if len(v.Plan) > 0 {
		var rows []string
		for _, p := range v.Plan {
			rows = append(rows, spaced(w.rowName(p), w.Money(p.Amount)))
		}
		c.Note = w.t("付款计划 %s;日期写「第1期 12月10号」", "Payment plan: %s; dates: “row 1 Dec 10”", strings.Join(rows, w.t("、", ", ")))
	}
	plan := w.formButton(w.t("付款计划", "Payment plan"), DoPlanForm, v.Number())
	c.Buttons = append(c.Buttons, plan, button(w.t("还差什么", "What's missing"), DoShow, v.Number(), "gate"), w.undoButton(v.Group))
	return w.fit(c)
}

// tenderState is what a state of a tender is called.
func (w *Writer) tenderState(s string) string { return playbook.Label(w.Book.Tender, s, w.Locale) }
