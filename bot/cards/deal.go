package cards

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// DealCardView is where a deal stands.
type DealCardView struct {
	DealView
	OwnerName string
	Unmet     []playbook.Unmet
	Days      int      // in this milestone
	Tried     int      // visits and calls that met nobody
	Met       int      // visits that met somebody, of the customer
	Stage     string   // the customer's own buying stage
	Level     string   // of the funnel
	Ticked    int      // of the conditions of the funnel
	Of        int      // all of them
	Covered   []string // names of those who decide
	Lacking   []string // roles that nobody is known for
	Next      []TaskView
	Price     crm.Money // what we ask for
}

// Deal is the card of a deal: which milestone and since when, how much, how
// many visits, what is missing, right people and right thing, what comes next.
func (w *Writer) Deal(v DealCardView) chat.Card {
	c := chat.Card{Title: tail(w.dealName(v.DealView), Hash(v.Number()), TitleColumns)}
	c.Facts = []chat.Fact{
		fact(w.t("里程碑", "Milestone"), w.dwell(v)),
		fact(w.t("金额", "Amount"), dots(w.amountIn(v.Amount), w.AmountSaid(v.Budget), w.chance(v.DealView), w.signWord(v.DealView))),
		fact(w.t("拜访", "Visits"), w.visitsOf(v)),
		fact(w.t("还缺", "Missing"), w.gaps(v.Unmet)),
		fact(w.t("找对人", "Right people"), w.rightPeople(v)),
		fact(w.t("做对事", "Right thing"), w.rightThing(v.DealView, v.Stage)),
		fact(w.t("对手", "Rivals"), w.list(v.Rivals)),
		fact(w.t("下一步", "Next"), w.nextFact(v.Next)),
	}
	if v.State != crm.DealOpen {
		c.Facts[3] = fact(w.t("状态", "State"), w.endWord(v.DealView))
	}
	c.Buttons = []chat.Button{
		button(w.t("还差什么", "What's missing"), DoShow, v.Number(), "gate"),
		button(w.t("评估", "Assessment"), DoShow, v.Number(), "assess"),
		button(w.t("决策人", "People"), DoShow, v.Number(), PartPeople),
		button(w.t("作战计划", "Battle plan"), DoShow, v.Number(), "plan"),
		button(w.t("记下的", "Notes"), DoShow, v.Number(), "notes"),
	}
	if !v.Open() && v.State != crm.DealWon {
		c.Buttons = c.Buttons[1:]
	}
	return w.fit(c)
}

// dwell is the milestone, and how long the deal has stood in it.
func (w *Writer) dwell(v DealCardView) string {
	s := dots(w.milestoneWord(v.Milestone), w.formWord(v.Form))
	if v.State == crm.DealPaused {
		return s
	}
	days := w.t("第 %d 天", "day %d", v.Days+1)
	if m, ok := w.Book.Milestone(v.Milestone); ok && m.Days > 0 {
		days = w.t("第 %[1]d 天(限 %[2]d)", "day %[1]d of %[2]d", v.Days+1, m.Days)
		if v.Days > m.Days {
			days = w.t("停了 %[1]d 天(限 %[2]d)", "%[1]d days (limit %[2]d)", v.Days, m.Days)
		}
	}
	return dots(s, days)
}

func (w *Writer) formWord(form string) string {
	if form == "" {
		return ""
	}
	return playbook.Label(w.Book.DealKinds, form, w.Locale)
}

func (w *Writer) chance(v DealView) string {
	if v.WinPct > 0 {
		return w.t("把握 %d%%", "%d%% sure", v.WinPct)
	}
	return ""
}

func (w *Writer) signWord(v DealView) string {
	if v.SignBy == "" {
		return ""
	}
	return w.signing(v.SignBy)
}

// visitsOf is n of four, and apart from it what met nobody.
func (w *Writer) visitsOf(v DealCardView) string {
	var tried string
	if v.Tried > 0 {
		tried = w.t("另有 %d 次没见到人", "%d more met nobody", v.Tried)
	}
	return dots(strconv.Itoa(v.Met)+"/"+strconv.Itoa(w.wanted()), tried)
}

// gaps names what is missing, shortly.
func (w *Writer) gaps(unmet []playbook.Unmet) string {
	if len(unmet) == 0 {
		return w.t("无,可以进下一步", "nothing, it may go on")
	}
	var names []string
	for _, u := range unmet {
		names = append(names, u.Name.In(w.Locale))
	}
	return w.t("%[1]d 项:%[2]s", "%[1]d: %[2]s", len(unmet), w.list(names))
}

// rightPeople is 找对人: who decides, and which roles nobody is known for.
func (w *Writer) rightPeople(v DealCardView) string {
	known := w.list(v.Covered)
	if len(v.Lacking) == 0 {
		return known
	}
	return dots(known, w.t("还不知道 %s", "unknown: %s", w.list(v.Lacking)))
}

// rightThing is 做对事: the customer's buying stage and what to do in it.
func (w *Writer) rightThing(v DealView, stage string) string {
	s, ok := playbook.Find(w.Book.BuyingWay, stage)
	if !ok {
		return w.t("客户到哪个采购阶段?写「客户在比方案」", "their buying stage? “they are comparing offers”")
	}
	text := w.colon(s.Name.In(w.Locale), s.Do.In(w.Locale))
	if !w.Book.Fits(stage, v.Milestone) && v.Open() {
		text = w.t("⚠️与%s不合拍 ", "⚠️ not in step with %s: ", v.Milestone) + text
	}
	return text
}

// endWord is how a deal ended, or until when it rests.
func (w *Writer) endWord(v DealView) string {
	s := w.stateWord(v.State)
	switch v.State {
	case crm.DealPaused:
		return s + w.t(",%s 再看", " until %s", w.Date(v.Wake))
	case crm.DealLost, crm.DealDropped:
		var to string
		if v.Rival != "" {
			to = w.t("给了 %s", "to %s", v.Rival)
		}
		return dots(s+" "+w.Date(v.Closed), w.reasonWord(v.Reason), to, w.gapWord(v))
	}
	return dots(s, w.Date(v.Closed))
}

func (w *Writer) reasonWord(reason string) string {
	return playbook.Label(w.Book.LostReasons, reason, w.Locale)
}

// gapWord is by how much the winner was cheaper.
func (w *Writer) gapWord(v DealView) string {
	switch {
	case v.NoGap:
		return w.t("价差不清", "gap unclear")
	case v.Gap.IsZero() || w.hidesMoney():
		return ""
	}
	return w.t("便宜 %s", "%s cheaper", w.Amount(v.Gap))
}

// SaidView is what a message said of a deal.
type SaidView struct {
	DealView
	Group   crm.GroupID
	Fresh   bool // the deal was opened by it
	Answers []SaidAnswer
	Fields  []FieldChange
	People  []string   // contacts that were noted with it, in words
	Tasks   []TaskView // that it made: find out Q5 by …
	Apply   bool       // all the signs are there: the application is proposed (M18)
	Left    int        // conditions still missing
	To      string     // the milestone after this one
}

// SaidAnswer is an answer to a question, or a condition that holds or not.
type SaidAnswer struct {
	ID       string
	Question bool
	Answer   string
	Note     string
	Was      string // the answer before; "" for none
}

// Said is the receipt of what was said of a deal.
func (w *Writer) Said(v SaidView) chat.Card {
	title := w.t("✅ 已记 ", "✅ Noted ")
	c := chat.Card{Tone: chat.Good, Title: tail(title+w.dealName(v.DealView), Hash(v.Number()), TitleColumns)}
	if v.Fresh {
		c.Lines = append(c.Lines, w.t("新商机,从 %s 开始", "New deal, at %s", w.milestoneWord(v.Milestone)))
	}
	for _, a := range v.Answers {
		c.Lines = append(c.Lines, w.answerLine(a))
	}
	for _, f := range v.Fields {
		c.Lines = append(c.Lines, w.changeLine(f))
	}
	c.Lines = slices.Compact(append(c.Lines, v.People...)) // a question and the condition that it proves may be called alike
	for _, t := range v.Tasks {
		c.Lines = append(c.Lines, w.nextLine(t))
	}
	if len(c.Lines) > MaxLines-1 {
		rest := len(c.Lines) - MaxLines + 2
		c.Lines = append(c.Lines[:MaxLines-2], w.t("…另 %d 项", "… and %d more", rest))
	}
	if v.Apply {
		c.Buttons = append(c.Buttons, w.applyButton(v.DealView))
	}
	switch {
	case v.To == "" || !v.Open():
	case v.Apply:
		c.Note = w.t("三个信号都有了,建议立项", "All the signs are there: apply for the project")
	case v.Left == 0:
		c.Note = w.t("%s 的条件都齐了", "Ready for %s", w.milestoneWord(v.To))
		b := button(w.t("进 %s", "Go to %s", v.To), DoAdvance, v.Number(), v.To)
		b.Done = w.t("已进 %s", "Now in %s", v.To)
		c.Buttons = append(c.Buttons, b)
	default:
		c.Note = w.t("进 %[1]s 还差 %[2]d 项", "%[2]d to go for %[1]s", w.milestoneWord(v.To), v.Left)
		c.Buttons = append(c.Buttons, button(w.t("还差什么", "What's missing"), DoShow, v.Number(), "gate"))
	}
	c.Buttons = append(c.Buttons, w.undoButton(v.Group))
	return w.fit(c)
}

// answerLine is 问题4 资金落实:不清 → 是(李工说预算批了).
func (w *Writer) answerLine(a SaidAnswer) string {
	head := ""
	if a.Question {
		head = w.questionName(a.ID)
	} else {
		head = w.conditionName(a.ID)
	}
	now := playbook.Label(w.Book.Answers, a.Answer, w.Locale)
	if a.Was != "" && a.Was != a.Answer {
		now = playbook.Label(w.Book.Answers, a.Was, w.Locale) + " → " + now
	}
	return w.colon(head, now+w.paren(a.Note))
}

// questionNo is 问题4, by which a question of the default method is called; "" for
// a question that a method gives a word instead of a number.
func (w *Writer) questionNo(id string) string {
	n, numbered := strings.CutPrefix(id, "q")
	if _, err := strconv.Atoi(n); err != nil || !numbered {
		return ""
	}
	return w.t("问题%s", "Q%s", n)
}

// questionCalled is how a question is called in chat: 问题4, or its word in a method
// without numbers.
func (w *Writer) questionCalled(q playbook.Question) string {
	return cmp.Or(w.questionNo(q.ID), q.Short.In(w.Locale))
}

// questionName is 问题4 资金落实.
func (w *Writer) questionName(id string) string {
	n := w.questionNo(id)
	if q, ok := playbook.Find(w.Book.Asked(), id); ok {
		return capital(spaced(n, q.Short.In(w.Locale)))
	}
	return n
}

// capital begins an English label with a capital.
func capital(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// NotesView is what was noted of a deal in words.
type NotesView struct {
	DealView
	Rows []NoteRow
	From int
}

// NoteRow is one noted field: what, the words, who said so and when.
type NoteRow struct {
	Label string // worded by the card where it is a field of the method
	ID    string
	Value string
	Who   string
	On    crm.Date
}

// Notes lists what was noted of a deal, each with who said so and when.
func (w *Writer) Notes(v NotesView) chat.Card {
	c := chat.Card{Title: tail(w.t("%s · 记下的", "%s · notes", w.dealName(v.DealView)), Hash(v.Number()), TitleColumns)}
	if len(v.Rows) == 0 {
		c.Lines = []string{w.t("还没有。写「独特价值:…」「采购流程:…」「优势:…」", "None yet. Write “unique value: …”, “strengths: …”")}
		return w.fit(c)
	}
	p := w.rows(len(v.Rows), v.From, MaxLines, v.Number())
	for i := p.from; i < p.to; i++ {
		r := v.Rows[i]
		label := r.Label
		if label == "" {
			label = w.fieldWord(r.ID)
		}
		c.Lines = append(c.Lines, tail(w.colon(label, r.Value), w.paren(spaced(r.Who, w.ShortDate(r.On))), LineColumns))
	}
	for i := range p.more {
		p.more[i].Do.Arg = "notes." + p.more[i].Do.Arg
	}
	c.Buttons = p.more
	return w.fit(c)
}

// NoteName is what a noted field is called in a sentence.
func (w *Writer) NoteName(id string) string {
	if rest, ok := strings.CutPrefix(id, "rival."); ok {
		dot := strings.LastIndex(rest, ".") // a name may hold one too
		return w.RivalSide(rest[:max(dot, 0)], rest[dot+1:])
	}
	if kind, ok := strings.CutPrefix(id, "amount."); ok {
		return playbook.Label(w.Book.AmountKinds, kind, w.Locale)
	}
	return w.fieldWord(id)
}

// ListDeals is the list of deals that a DoShow names; a kind of deal and a
// milestone may follow: deals/project/m1.
const ListDeals = "deals"

// DealsView is a list of deals.
type DealsView struct {
	Form, Milestone string // what they were chosen by; "" = all
	Rows            []DealRow
	From            int
}

// DealRow is one line of a list of deals.
type DealRow struct {
	DealView
	OwnerName string
	Days      int // in its milestone
}

// Deals lists deals, the one that has stood longest first.
func (w *Writer) Deals(v DealsView) chat.Card {
	var of string
	if v.Milestone != "" {
		of = w.milestoneWord(v.Milestone)
	}
	c := chat.Card{Title: dots(w.t("商机 %d 个", "Deals: %d", len(v.Rows)), w.formWord(v.Form), of)}
	if len(v.Rows) == 0 {
		c.Lines = []string{w.t("没有。写需求或金额就有了,如「粤钢 开料机 预算80万」", "None. Say need or amount: “Oakline budget 800k CNY”")}
		return w.fit(c)
	}
	p := w.rows(len(v.Rows), v.From, MaxLines, strings.Join([]string{ListDeals, v.Form, v.Milestone}, "/"))
	for i := p.from; i < p.to; i++ {
		r := v.Rows[i]
		state := w.t("%s 第 %d 天", "%s day %d", r.Milestone, r.Days+1)
		if m, ok := w.Book.Milestone(r.Milestone); ok && m.Days > 0 && r.Days > m.Days {
			state = w.t("⚠️ %s 停了 %d 天", "⚠️ %s for %d days", r.Milestone, r.Days)
		}
		if r.State == crm.DealPaused {
			state = w.endWord(r.DealView)
		}
		c.Lines = append(c.Lines, tail(numbered(i+1, dots(spaced(w.dealName(r.DealView), r.OwnerName), state, w.amountsOf(r.DealView))), Hash(r.Number()), LineColumns))
	}
	c.Buttons = p.more
	return w.fit(c)
}

// rowsOf begins a card that lists something of a deal: shown is its head, wrote
// the one right after a group of changes has written to it.
func (w *Writer) rowsOf(v DealView, group crm.GroupID, shown, wrote string) chat.Card {
	head := shown
	if group != "" {
		head = wrote
	}
	return chat.Card{Title: tail(head+w.dealName(v), Hash(v.Number()), TitleColumns)}
}
