package cards

import (
	"strconv"

	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// LoggedAndKept is a receipt that also counts what could not be asked now and
// waits among the drafts.
func (w *Writer) LoggedAndKept(v Logged, waiting int) chat.Card {
	c := w.Logged(v)
	if waiting == 0 || len(c.Lines)+len(c.Facts) >= MaxLines {
		return c
	}
	more := w.t("另有 %d 条要您定,在「待确认」", "%d more waiting for you: see “drafts”", waiting)
	if v.Partly > 0 {
		c.Lines = append(c.Lines, more) // the note says that the rest was not read
		return w.fit(c)
	}
	c.Note = more
	return w.fit(c)
}

// Kept says that something was kept and not yet written, when it must not be
// asked about now.
func (w *Writer) Kept(d DraftView) chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("先替您存着,还没记", "Kept for you, not saved yet"),
		Lines:   []string{w.quote(Short(d.Text, LineColumns-4))},
		Note:    w.t("我没读准,存在「待确认」里", "I was not sure; it is among your drafts"),
		Buttons: w.draftsButton(1),
	})
}

// TakenKept is AccountTaken for somebody who wanted to record something there:
// his words are not lost.
// Of one that is protected no more it can be asked that it goes to him.
func (w *Writer) TakenKept(name, ask string, draft crm.DraftID, lapsed bool) chat.Card {
	c := w.AccountTaken(name, ask)
	c.Lines = []string{w.t("您写的先存在「待确认」,没有记到这家", "What you wrote is kept among your drafts, not saved there")}
	claim := button(w.t("这家是我先跑的", "I was there first"), DoClaim, string(draft), "")
	if lapsed {
		c.Lines = append(c.Lines, w.t("保护期过了,可以申请转给您", "It is protected no more; you may ask for it"))
		claim.Label = w.t("申请转给我", "Ask for it")
	}
	c.Buttons = append(w.draftsButton(1), claim)
	return w.fit(c)
}

// NotDone says that a visit that did not happen was not recorded.
func (w *Writer) NotDone(account, text string) chat.Card {
	c := chat.Card{Title: w.t("好的,没去成,不记拜访", "OK, not logged as a visit")}
	if account != "" {
		c.Title = dots(c.Title, Short(account, 20))
	}
	if text != "" {
		c.Lines = []string{w.quote(Short(text, LineColumns-4))}
	}
	if account == "" {
		return w.fit(c)
	}
	c.Note = w.t("改了日子就写「周四上午十点约了%[1]s」", "New date? “appointment at %[1]s Thursday 10am”", Short(account, 16))
	return w.fit(c)
}

// NoPlace answers the location of somebody who makes no visits.
func (w *Writer) NoPlace() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("定位没有记下", "Your location is not saved"),
		Lines: []string{w.t("定位只用来证明销售的拜访", "A location is the proof of a sales visit, and nothing else")},
	})
}

// LeadThere says that a lead was registered before.
func (w *Writer) LeadThere(v AccountView, noted bool) chat.Card {
	c := w.Account(v)
	c.Title = tail(w.t("已有这家 · ", "Already there · ")+v.Name.Text, Hash(v.Number()), TitleColumns)
	if noted {
		c.Note = w.t("您说的需求已记上", "The need is noted")
	}
	return w.fit(c)
}

// Owner answers who looks after a customer.
func (w *Writer) Owner(name, owner string, mine bool) chat.Card {
	if mine {
		return w.fit(chat.Card{Title: w.t("%s 是您在跟", "%s is yours", Short(name, 24))})
	}
	return w.fit(chat.Card{Title: w.t("%[1]s 已有人跟:%[2]s", "%[1]s is looked after by %[2]s", Short(name, 24), Short(owner, 16))})
}

// Industry answers in which industry a customer is; where that is not noted, it
// says how to note it.
func (w *Writer) Industry(name, industry string) chat.Card {
	name = Short(name, 20)
	if industry != "" {
		return w.fit(chat.Card{Title: w.t("%[1]s 的行业:%[2]s", "%[1]s: %[2]s", name, w.industryWord(industry))})
	}
	return w.fit(chat.Card{
		Title: w.t("%s 的行业还没记", "The industry of %s is not noted yet", name),
		Lines: []string{w.t("知道就说一句,如「%s是家电行业」", "Just say it: “%s is in the appliances industry”", name)},
	})
}

// PrivateOffer offers the customer's card: in a channel, in private.
func (w *Writer) PrivateOffer(c chat.Card, number string, private bool) chat.Card {
	if private {
		c.Buttons = []chat.Button{button(w.t("看客户", "Show it"), DoShow, number, "")}
	} else {
		c.Buttons = []chat.Button{button(w.t("私聊我", "Tell me in private"), DoPrivate, number, "")}
	}
	return w.fit(c)
}

// Which offers candidates to look at; the value of each is its number.
func (w *Writer) Which(about string, cs []crm.Choice) chat.Card {
	c := chat.Card{Title: w.t("%s是哪一个?", "Which %s?", w.quote(Short(about, 24)))}
	for _, choice := range cs {
		c.Buttons = append(c.Buttons, button(choice.Label, DoShow, choice.Value, ""))
	}
	return w.fit(c)
}

// MaybeTaken answers who looks after a name that only comes near a customer of
// somebody else's.
func (w *Writer) MaybeTaken(name, ask string) chat.Card {
	c := chat.Card{Title: w.t("%s 可能已有人跟", "%s may be taken", Short(name, 24))}
	if ask != "" {
		c.Lines = []string{w.t("拿不准就请 %s 核对", "Not sure? Ask %s", Short(ask, 16))}
	}
	return w.fit(c)
}

// SentPrivately tells the channel no more than that.
func (w *Writer) SentPrivately() chat.Card {
	return w.fit(chat.Card{Title: w.t("已私聊发您", "I sent it to you in private")})
}

// Erased answers somebody who deleted his message on the platform: the record
// is still there.
func (w *Writer) Erased(number string, group crm.GroupID) chat.Card {
	undo := button(w.t("撤销", "Undo"), DoUndo, string(group), "")
	undo.Done = w.t("已撤销", "Undone")
	return w.fit(chat.Card{
		Title:   tail(w.t("您删了那条消息,记录还在", "You deleted that message; the record stays"), Hash(number), TitleColumns),
		Buttons: []chat.Button{undo},
	})
}

// NotOpen answers ⑲ when the last card has no such item, or done when nothing
// is open.
func (w *Writer) NotOpen(what string) chat.Card {
	c := chat.Card{
		Title:   w.t("没找到您说的那一条", "I cannot find which one you mean"),
		Lines:   []string{w.t("写编号最准,如「#T3 完成」", "A number is surest: “#T3 done”")},
		Buttons: []chat.Button{w.press(phraseAgenda)},
	}
	if what != "" {
		c.Title = w.t("没有 %s 这一条", "There is no %s", Short(what, 16))
	}
	return w.fit(c)
}

// NoSuchStep answers 报价发了 for a customer of whom no such step is open:
// nothing was finished, and nothing written.
func (w *Writer) NoSuchStep(account string) chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("%s没有这样一条待办", "%s has no such open step", Short(account, 20)),
		Lines:   []string{w.t("什么都没记。要记下就写「今天打了%s电话,报价发了」", "Nothing saved. To log it: “called %s today, quote sent”", Short(account, 16))},
		Buttons: []chat.Button{w.press(phraseAgenda)},
	})
}

// TaskStays answers 方案做好了 where the step is to bring it there: that is still to be done.
func (w *Writer) TaskStays(t TaskView) chat.Card {
	return w.fit(chat.Card{
		Title:   tail(w.t("还没算完成 · ", "Still open · ")+spaced(unsaid(t.AccountName, t.Text), t.Text), Hash(t.Number()), TitleColumns),
		Lines:   []string{w.t("东西好了就好;这一步办完了再按「完成」", "Good that it is ready; press Done once this step is over")},
		Buttons: []chat.Button{button(w.t("完成", "Done"), DoDone, t.Number(), "")},
	})
}

// NothingToMove answers who moves what was never arranged, with the customer's name
// where he said one.
func (w *Writer) NothingToMove(account string) chat.Card {
	c := chat.Card{
		Title:   w.t("没有约好的事可以改", "Nothing is booked that could be moved"),
		Lines:   []string{w.t("什么都没改。要新约就写「周五去比亚迪」", "Nothing changed. To book it: “visit BYD on Friday”")},
		Buttons: []chat.Button{w.press(phraseAgenda)},
	}
	if account = Short(account, 16); account != "" {
		c.Title = w.t("%s没有约好的事可以改", "Nothing is booked at %s", account)
		c.Lines[0] = w.t("什么都没改。要新约就写「周五去%s」", "Nothing changed. To book it: “visit %s on Friday”", account)
	}
	return w.fit(c)
}

// ManagerOnly answers a question whose answer is the manager's.
func (w *Writer) ManagerOnly() chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("团队的情况给经理看", "The team's figures are for its manager"),
		Lines:   []string{w.t("您自己的,写「我这周」", "Yours: “my week”")},
		Buttons: []chat.Button{w.press(phraseWeek)},
	})
}

// ContactUnknown answers a question about a person nobody has noted.
func (w *Writer) ContactUnknown(name string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("还没存过%s", "I do not know %s", w.quote(Short(name, 24))),
		Lines: []string{w.t("存一下:「存个联系人 比亚迪 %s 采购总监 137…」", "To save: “save contact %s, BYD, 137…”", Short(name, 20))},
	})
}

// EditForm is the form that corrects a record. The labels of fields come as the
// JSON names of the record's fields.
func (w *Writer) EditForm(number string, fields []chat.Field, rev int) chat.Form {
	for i := range fields {
		fields[i].Label = w.fieldWord(fields[i].Label)
	}
	return chat.Form{
		Do:    chat.Action{Verb: DoSave, Subject: number, Rev: rev},
		Title: w.t("改 %s", "Edit %s", Hash(number)), Submit: w.t("保存", "Save"), Cancel: w.t("不改了", "Cancel"),
		Fields: fields,
	}
}

// EditHint answers 改 with what can be written.
func (w *Writer) EditHint(number string) chat.Card {
	return w.fit(chat.Card{
		Title: spaced(w.t("要改哪里,直接说", "Just say what is wrong"), Hash(number)),
		Lines: []string{
			w.t("如「预算改成102万」「不对,是昨天去的」「客户搞错了,是比亚迪电子」", "“it's 1.02M not 1.2M”, “no, it was yesterday”"),
		},
	})
}

// OtherSum asks whether a sum is to be changed, where somebody put right one that
// is nowhere on record. A channel that shows no money hears no figure.
func (w *Writer) OtherSum(number string, v DealView, was crm.Amount) chat.Card {
	c := chat.Card{
		Title:   w.t("没有记过这个数", "That sum is nowhere on record"),
		Lines:   []string{spaced(Hash(number), Short(v.AccountName, 20))},
		Note:    w.t("要改的是它就写「对」", "If that is the one, write “yes”"),
		Buttons: []chat.Button{button(w.t("就改它", "Change that one"), DoChoose, AskItem, number)},
	}
	if now := w.AmountSaid(v.Amount); now != "" {
		c.Title = w.t("没有记过 %s", "%s is nowhere on record", w.Amount(was))
		c.Lines[0] += w.t(" 现在记的是 %s", " is noted as: %s", now)
	}
	return w.fit(c)
}

// Wish asks what is to become of a visit that is only planned.
func (w *Writer) Wish(d DraftView) chat.Card {
	d.Ask = AskIntent
	c := w.TwoMeanings(d)
	c.Title = w.t("还没去,先不记拜访", "Not there yet, so no visit is logged")
	return w.fit(c)
}

// WentAsk opens the log of a visit that was made and not recorded: the customer
// is filled in, the rest is one line.
func (w *Writer) WentAsk(account string, day crm.Date) chat.Card {
	c := chat.Card{
		Title: w.t("好的,%s:哪天去的,见了谁?", "OK, %s: which day, and whom did you meet?", Short(account, 24)),
		Lines: []string{w.t("一句话就行,如「上周四去的,见了陈部长,聊交期」", "One line will do: “last Thursday, met Chen, talked delivery”")},
	}
	if day != "" {
		c.Note = w.t("不说日子就按约好的 %s 记", "Without a day I take %s as booked", w.Date(day))
	}
	return w.fit(c)
}

// Behind is OffTrack for a leader, with who has logged nothing this week.
func (w *Writer) Behind(team string, silent []figures.Silence, nudges []Nudge, start int) chat.Card {
	c := w.OffTrack(team, nudges, start)
	if len(silent) == 0 {
		return c
	}
	line := w.t("本周还没记录:%s", "Nothing logged this week: %s", w.list(w.silentNames(silent)))
	if len(nudges) == 0 {
		c.Title = dots(Short(team, 24), w.n(len(silent), "人没动", "person not moving", "people not moving"))
		c.Lines = []string{line}
		return w.fit(c)
	}
	if len(c.Lines) == MaxLines {
		c.Lines = c.Lines[:MaxLines-1]
		if len(c.Buttons) == 0 {
			c.Buttons = []chat.Button{button(w.t("还有", "More"), DoShow, ListOffTrack, strconv.Itoa(start+MaxLines-1))}
		} else {
			c.Buttons[0].Do.Arg = strconv.Itoa(start + MaxLines - 1)
		}
	}
	c.Note = line
	return w.fit(c)
}

// HeldToo says that a further message of somebody unknown is kept as well.
func (w *Writer) HeldToo(days int) chat.Card {
	return w.fit(chat.Card{Title: w.t("这条也先替您存着(%d 天)", "I keep this one too, for %d days", days)})
}
