package cards

import (
	"strconv"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Question asks one thing, with its answers as buttons. Until it is answered
// what was said stays a draft.
func (w *Writer) Question(d DraftView) chat.Card {
	c := chat.Card{Title: w.ask(d)}
	if d.ID != "" || len(d.Facts) > 0 {
		c.Note = w.t("没选之前先存为草稿", "Kept as a draft until you choose")
	}
	if d.Arrival != nil {
		c.Lines = append(c.Lines, w.placeLine(d.Arrival, 0))
		c.Note = w.t("点一家,或直接写客户名", "Press one, or write the name")
	}
	if d.Ask == AskWhose && d.Text != "" {
		c.Lines = append(c.Lines, w.quote(Short(d.Text, LineColumns-4))) // several may wait
	}
	if d.Ask == AskConfirm {
		c.Lines = append(c.Lines, w.quote(Short(d.Text, LineColumns-4)))
		c.Note = w.t("没点之前先存为草稿", "Kept as a draft until you say so")
	}
	if n := len(d.More); n > 0 {
		c.Lines = append(c.Lines, w.t("后面说的 "+strconv.Itoa(n)+" 句也先放着,选好一起记", w.n(n, "", "more line waits with it", "more lines wait with it")))
	}
	c.Buttons = w.choiceButtons(d, MaxButtons-1)
	for i, b := range c.Buttons {
		if i == len(d.Choices) {
			break
		}
		if full := w.choiceWord(d, d.Choices[i]); b.Label != full && i < MaxLines-2 {
			c.Lines = append(c.Lines, spaced(Circled(i+1), full))
		}
	}
	if d.ID != "" {
		c.Buttons = append(c.Buttons, button(w.t("不用记", "Drop it"), DoDrop, string(d.ID), ""))
	}
	return w.fit(c)
}

// ask is the question itself, one short sentence.
func (w *Writer) ask(d DraftView) string {
	about := w.quote(Short(d.About, 20))
	switch d.Ask {
	case AskAccount:
		if d.About == "" {
			return w.t("是哪一家客户?", "Which customer is it?")
		}
		return w.t("%s是您的哪一家?", "Which %s of yours?", about)
	case AskContact:
		return w.t("%s是哪一位?", "Which %s is it?", about)
	case AskActivity:
		return w.t("您说的是哪一条记录?", "Which entry do you mean?")
	case AskTask:
		return w.t("您说的是哪一件待办?", "Which task do you mean?")
	case AskIntent:
		return w.t("这句话要我怎么办?", "What shall I do with this?")
	case AskCurrency:
		if d.About == "" {
			return w.t("金额是哪种货币?", "In which currency is that?")
		}
		return w.t("%s是哪种货币?", "Which currency is %s?", about)
	case AskDate:
		return w.t("是哪一天?", "Which day?")
	case AskConfirm:
		return w.t("这样记,对吗?", "Shall I save it like this?")
	case AskUntil:
		return w.t("推到哪天?", "Put it off until when?")
	case AskField:
		return w.t("要改哪一项?", "What shall I change?")
	case AskItem:
		return w.t("改哪一条?", "Which one shall I change?")
	case AskWhose:
		if d.Arrival != nil {
			return w.t("您到了哪家客户?", "At which customer's are you?")
		}
		return w.t("这是哪家客户的事?", "Which customer is this about?")
	}
	return w.t("您指的是哪一个?", "Which one do you mean?")
}

// choiceButtons are the answers to a question; a confirmation has its own.
func (w *Writer) choiceButtons(d DraftView, most int) []chat.Button {
	if d.Ask == AskConfirm && len(d.Choices) == 0 {
		ok := button(w.t("记下", "Save it"), DoConfirm, string(d.ID), "")
		ok.Style = chat.Primary
		return []chat.Button{ok}
	}
	subject := string(d.ID)
	if subject == "" {
		subject = d.Ask
	}
	shown := d.Choices[:min(most, len(d.Choices))]
	labels := map[string]int{}
	for _, choice := range shown {
		labels[Short(w.choiceWord(d, choice), ButtonColumns)]++
	}
	var out []chat.Button
	for i, choice := range shown {
		label := Short(w.choiceWord(d, choice), ButtonColumns)
		if labels[label] > 1 { // two steps of one customer begin alike; the line above bears the same number
			label = Short(spaced(Circled(i+1), w.choiceWord(d, choice)), ButtonColumns)
		}
		out = append(out, button(label, DoChoose, subject, choice.Value))
	}
	return out
}

// choiceWord is the label of an answer; those that mean something to the
// product are worded here.
func (w *Writer) choiceWord(d DraftView, c crm.Choice) string {
	switch {
	case c.Label != "":
		return c.Label
	case c.Value == ChoiceNew && d.Ask == AskContact:
		return w.t("都不是,新的人", "Neither, new")
	case c.Value == ChoiceNew:
		return w.t("都不是,新客户", "None, new one")
	case c.Value == ChoiceNone:
		return w.t("都不是", "None of them")
	}
	switch d.Ask {
	case AskDate, AskUntil:
		if clock, ok := strings.CutPrefix(c.Value, LaterToday); ok {
			return w.t("今天 %s", "Today %s", clock)
		}
		return w.Date(crm.Date(c.Value))
	case AskIntent:
		return w.intentWord(c.Value)
	case AskField:
		return w.fieldWord(c.Value)
	case AskCurrency:
		return w.currencyWord(c.Value)
	}
	return c.Value
}

func (w *Writer) currencyWord(code string) string {
	switch code {
	case "CNY":
		return w.t("人民币", "CNY (¥)")
	case "USD":
		return w.t("美元", "USD ($)")
	case "EUR":
		return w.t("欧元", "EUR (€)")
	}
	return code
}

// intentWord is what somebody may have meant, as a button. The keys are those
// of a reading's intents and activities.
func (w *Writer) intentWord(intent string) string {
	if number, ok := strings.CutPrefix(intent, JoinTo); ok {
		return w.t("补到 %s", "Add to %s", Hash(number))
	}
	if of, ok := strings.CutPrefix(intent, NewsOf); ok {
		_, name, _ := strings.Cut(of, "/")
		return w.t("%s 动态", "News: %s", Short(name, 12))
	}
	switch intent {
	case "visit":
		return w.t("记拜访", "Log a visit")
	case "call":
		return w.t("记电话", "Log a call")
	case "activity":
		return w.t("记活动", "Log an activity")
	case "lead":
		return w.t("记线索", "Save a lead")
	case AsNews:
		return w.t("记成动态", "Keep as news")
	case "contact":
		return w.t("存联系人", "Save a contact")
	case "task":
		return w.t("记待办", "Set a task")
	case "expense":
		return w.t("记费用", "Save an expense")
	case "opportunity":
		return w.t("更新商机", "Update a deal")
	case "correction":
		return w.t("改上一条", "Correct the last")
	case "query", "account":
		return w.t("查客户", "Look up customer")
	case "approval_request":
		return w.t("申请审批", "Ask for approval")
	case "day":
		return w.t("看我的一天", "Show my day")
	case "help":
		return w.t("能做什么", "What can I say")
	case "none":
		return w.t("不用记", "Nothing")
	}
	if a, ok := playbook.Find(w.Book.Activities, intent); ok {
		return w.t("记:%s", "Log: %s", a.Name.In(w.Locale))
	}
	return intent
}

// TwoMeanings asks which of two or more things a message was meant as. The
// draft keeps the words; its choices are intents.
func (w *Writer) TwoMeanings(d DraftView) chat.Card {
	d.Ask = AskIntent
	c := chat.Card{Title: w.ask(d), Lines: []string{w.quote(Short(d.Text, LineColumns-4))}}
	for _, choice := range d.Choices {
		c.Buttons = append(c.Buttons, button(w.choiceWord(d, choice), DoIntent, string(d.ID), choice.Value))
	}
	c.Note = w.t("没选之前先存为草稿", "Kept as a draft until you choose")
	return w.fit(c)
}

// NotUnderstood says that nothing was made of it, and what it could be: the
// intents as buttons about the draft that keeps the words. Without a draft
// there are no such buttons.
func (w *Writer) NotUnderstood(draft crm.DraftID, intents []string) chat.Card {
	c := chat.Card{Title: w.t("这句我没看懂,还没记", "I am not sure what you mean; nothing is saved")}
	if len(intents) > 0 && draft != "" {
		c.Lines = []string{w.t("您是想:", "Did you want to:")}
	} else {
		c.Lines = []string{w.t("换个说法试试,如「今天拜访了比亚迪王总」", "Try it like this: “Visited BYD today, met Mr Wang”")}
		if w.Role == crm.RoleAdmin {
			c.Lines = []string{
				w.t("看运行写「状态」", "How it runs: “status”"),
				w.t("加人写「加小孙 华南 销售」;接入平台、备份见 README", "People: “add Sun, South, rep”. Platforms, backup: the README"),
			}
		}
	}
	for _, intent := range intents {
		if draft == "" || len(c.Buttons) == 3 {
			break
		}
		c.Buttons = append(c.Buttons, button(w.intentWord(intent), DoIntent, string(draft), intent))
	}
	c.Buttons = append(c.Buttons, w.helpButton())
	return w.fit(c)
}

// NotAnswered says that a question has no answer here, that nothing was made of it, and how others ask; where a
// customer is talked of, by his number and name, it offers what is known of him.
func (w *Writer) NotAnswered(number, about string) chat.Card {
	c := chat.Card{
		Title:   w.t("这个我答不上来,什么都没记", "No answer to that; nothing is saved"),
		Lines:   []string{w.t("可以这样问:「比亚迪啥情况」「今天干嘛」「我这周」", "Ask like this: “status of BYD”, “what's on for me”, “my week”")},
		Buttons: []chat.Button{w.helpButton()},
	}
	if about != "" {
		c.Lines, c.Buttons = nil, append([]chat.Button{button(w.t("看 ", "Show ")+about, DoShow, number, "")}, c.Buttons...)
	}
	return w.fit(c)
}

func (w *Writer) helpButton() chat.Button { return w.press(phraseHelp) }

// Drafts lists what waits for a word: 待确认. Drafts are ①②③ in this order.
func (w *Writer) Drafts(drafts []DraftView, from int) chat.Card {
	if len(drafts) == 0 {
		return w.fit(chat.Card{
			Title:   w.t("没有待确认的", "Nothing is waiting for you"),
			Lines:   []string{w.t("您说的都记下了", "Everything you told me is saved")},
			Buttons: []chat.Button{w.press(phraseDay)},
		})
	}
	c := chat.Card{
		Title: w.n(len(drafts), "条待确认", "draft needs you", "drafts need you"),
		Note:  w.t("写「① 对」就记下,「① 不用记」就丢掉", "Reply “① yes” to save it, “① drop” to forget it"),
	}
	p := w.rows(len(drafts), from, MaxLines-1, ListDrafts)
	for i := p.from; i < p.to; i++ {
		d := drafts[i]
		c.Lines = append(c.Lines, spaced(Circled(i+1), tail(w.quote(Short(d.Text, 36)), "· "+w.ask(d), LineColumns-3)))
	}
	if p.to-p.from == 1 {
		c.Buttons = append(c.Buttons, w.choiceButtons(drafts[p.from], 4)...)
	}
	c.Buttons = append(c.Buttons, p.more...)
	return w.fit(c)
}

// DraftDropped says that a draft was forgotten, with the way back.
func (w *Writer) DraftDropped(d crm.Draft, group crm.GroupID) chat.Card {
	back := button(w.t("恢复", "Bring back"), DoRedo, string(group), "")
	back.Done = w.t("已恢复", "Back again")
	c := chat.Card{
		Title:   w.t("好的,不记了", "OK, dropped"),
		Lines:   []string{w.quote(Short(d.Text, LineColumns-4))},
		Buttons: []chat.Button{back},
	}
	if n := len(d.More); n > 0 {
		c.Lines = append(c.Lines, w.t("后面这 "+strconv.Itoa(n)+" 句也没记,要记请带上客户再说一遍", w.n(n, "", "more line went with it; say it again with the customer", "more lines went with it; say them again with the customer")))
		for _, m := range d.More[:min(n, MaxLines-3)] {
			c.Lines = append(c.Lines, w.quote(Short(m.Text, LineColumns-4)))
		}
	}
	return w.fit(c)
}

// QuestionDropped says that a question is not asked any more.
func (w *Writer) QuestionDropped() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("好的,这个先不问了", "OK, never mind that question"),
		Lines: []string{w.t("要撤之前记的,再写一次「撤销」", "To undo what was logged before it, write “undo” once more")},
	})
}

// Chosen is the choice as a number, for words: 1 is the first.
func Chosen(d crm.Draft, n int) (crm.Choice, bool) {
	if n < 1 || n > len(d.Choices) {
		return crm.Choice{}, false
	}
	return d.Choices[n-1], true
}

// Row is the row that the argument of a DoShow or DoCopy names; 0 when it
// names none.
func Row(arg string) int {
	n, err := strconv.Atoi(arg)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
