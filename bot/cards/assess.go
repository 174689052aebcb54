package cards

import (
	"cmp"
	"slices"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// AssessView is the assessment of a deal: the questions with their answers, the
// funnel, and how it was before.
type AssessView struct {
	DealView
	Ticks   map[string]crm.Tick // questions and funnel conditions, as the desk sees them
	Level   string
	Names   map[crm.PersonID]string
	Start   int
	Weighed bool // 这个项目能赢吗: the verdict comes first
	MayEdit bool
}

// Assess lists the questions of a deal with their answers, and the buttons that
// answer the first one that is open.
func (w *Writer) Assess(v AssessView) chat.Card {
	asked := w.Book.Asked()
	yes, no, unclear := 0, 0, 0
	open := ""
	for _, q := range asked {
		switch v.Answers[q.ID].Answer {
		case playbook.Yes:
			yes++
		case playbook.No:
			no++
		case playbook.Unclear:
			unclear++
		}
		if v.Answers[q.ID].Answer == "" && open == "" {
			open = q.ID
		}
	}
	c := chat.Card{Title: tail(w.t("评估 %s", "Assessment · %s", w.dealName(v.DealView)), Hash(v.Number()), TitleColumns)}
	c.Note = w.t("是%[1]d 否%[2]d 不清%[3]d 未答%[4]d · %[5]s", "%[1]d yes, %[2]d no, %[3]d unclear, %[4]d open · %[5]s",
		yes, no, unclear, len(asked)-yes-no-unclear, w.levelWord(v.Level))
	p := w.rows(len(asked), v.Start, MaxLines-1, v.Number())
	for i := p.from; i < p.to; i++ {
		c.Lines = append(c.Lines, w.questionLine(v, asked[i]))
	}
	for i := range p.more {
		p.more[i].Do.Arg = "assess." + p.more[i].Do.Arg
	}
	if open != "" && v.MayEdit {
		n := w.questionNo(open)
		if q, ok := playbook.Find(asked, open); ok && n == "" {
			n = q.Short.In(w.Locale)
		}
		for _, a := range []string{playbook.Yes, playbook.No, playbook.Unclear} {
			label := playbook.Label(w.Book.Answers, a, w.Locale)
			c.Buttons = append(c.Buttons, button(spaced(n, label), DoAnswer, v.Number(), open+"."+a))
		}
	}
	c.Buttons = append(append(c.Buttons, p.more...), button(w.t("漏斗", "Funnel"), DoShow, v.Number(), "funnel"), button(w.t("评估记录", "History"), DoShow, v.Number(), "looks"))
	return w.fit(c)
}

// questionLine is a question with its answer and its evidence.
func (w *Writer) questionLine(v AssessView, q playbook.Question) string {
	a := v.Answers[q.ID]
	n := w.questionNo(q.ID)
	if a.Answer == "" {
		return spaced("⬜", n, q.Name.In(w.Locale))
	}
	mark := map[string]string{playbook.Yes: "✅", playbook.No: "❌", playbook.Unclear: "❔"}[a.Answer]
	head := w.colon(spaced(mark, n, q.Short.In(w.Locale)), playbook.Label(w.Book.Answers, a.Answer, w.Locale))
	return tail(dots(head, a.Note), w.paren(w.evidence(v, a)), LineColumns)
}

// evidence is who said so and when.
func (w *Writer) evidence(v AssessView, t crm.Tick) string {
	if t.On == "" {
		return ""
	}
	return spaced(v.Names[t.By], w.ShortDate(t.On))
}

// Funnel shows the ten conditions of the funnel, each with its evidence: what
// decides how much is invested in the deal.
func (w *Writer) Funnel(v AssessView) chat.Card {
	c := chat.Card{Title: tail(w.t("漏斗 %s", "Funnel · %s", w.dealName(v.DealView)), Hash(v.Number()), TitleColumns)}
	holds := true
	for _, l := range w.Book.Funnel {
		var parts []string
		n := 0
		for _, k := range l.Conditions {
			t := v.Ticks[k.ID]
			mark := "⬜"
			if t.Answer == playbook.Yes {
				mark = "✅"
				n++
			}
			parts = append(parts, mark+k.Name.In(w.Locale)+w.paren(w.evidence(v, t)))
		}
		head := w.t("%[1]s %[2]d/%[3]d", "%[1]s %[2]d/%[3]d", capital(l.Name.In(w.Locale)), n, len(l.Conditions))
		c.Lines = append(c.Lines, head, spaced(parts...))
		holds = holds && n == len(l.Conditions)
	}
	c.Lines = c.Lines[:min(len(c.Lines), MaxLines)]
	c.Buttons = []chat.Button{button(w.t("评估", "Assessment"), DoShow, v.Number(), "assess"), button(w.t("还差什么", "What's missing"), DoShow, v.Number(), "gate")}
	if len(w.proofs(v)) > 0 {
		c.Buttons = append(c.Buttons, button(w.t("依据", "Evidence"), DoShow, v.Number(), "evidence"))
	}
	return w.fit(c)
}

// proofs are the conditions of the funnel that hold, each with who said so, when
// and in which words.
func (w *Writer) proofs(v AssessView) []string {
	var lines []string
	for _, l := range w.Book.Funnel {
		for _, k := range l.Conditions {
			t := v.Ticks[k.ID]
			if t.Answer != playbook.Yes {
				continue
			}
			who := v.Names[t.By]
			if who == "" && t.By != "" {
				who = w.t("您", "you")
			}
			by := spaced(who, w.ShortDate(t.On))
			if t.Note != "" {
				by = w.colon(by, w.quote(t.Note))
			}
			lines = append(lines, Short(dots("✅ "+k.Name.In(w.Locale), w.provenBy(k.ID), by), LineColumns))
		}
	}
	return lines
}

// provenBy are the numbers of the questions whose answers prove a condition of
// the funnel.
func (w *Writer) provenBy(condition string) string {
	var by []string
	for _, q := range w.Book.Asked() {
		if slices.Contains(q.Proves, condition) {
			by = append(by, w.questionNo(q.ID))
		}
	}
	return w.list(there(by...))
}

// Evidence shows what the conditions of the funnel that hold rest on: the
// question that proves each, who answered it, when, and what was said with it.
func (w *Writer) Evidence(v AssessView) chat.Card {
	c := chat.Card{Title: tail(w.t("漏斗依据 %s", "Evidence · %s", w.dealName(v.DealView)), Hash(v.Number()), TitleColumns)}
	lines := w.proofs(v)
	p := w.rows(len(lines), v.Start, MaxLines, v.Number())
	c.Lines = lines[p.from:p.to]
	for i := range p.more {
		p.more[i].Do.Arg = "evidence." + p.more[i].Do.Arg
	}
	if len(lines) == 0 {
		c.Lines = []string{w.t("还没有一条成立", "None holds yet")}
	}
	c.Buttons = append(p.more, button(w.t("漏斗", "Funnel"), DoShow, v.Number(), "funnel"))
	return w.fit(c)
}

// levelWord is the funnel level that a deal has reached.
func (w *Writer) levelWord(level string) string {
	if level == "" {
		return w.t("还不在漏斗里", "not in the funnel yet")
	}
	return w.t("漏斗:%s", "funnel: %s", playbook.Label(w.Book.Funnel, level, w.Locale))
}

// Verdict answers whether a deal can be won: how it stands, what speaks against
// it, and the first thing to find out.
func (w *Writer) Verdict(v AssessView) chat.Card {
	asked := w.Book.Asked()
	var yes, no, unclear, open []string
	for _, q := range asked {
		name := q.Short.In(w.Locale)
		switch v.Answers[q.ID].Answer {
		case playbook.Yes:
			yes = append(yes, name)
		case playbook.No:
			no = append(no, name)
		case playbook.Unclear:
			unclear = append(unclear, name)
		default:
			open = append(open, spaced(w.questionNo(q.ID), name))
		}
	}
	c := chat.Card{Title: tail(w.dealName(v.DealView), w.t("· %[1]d/%[2]d 个是", "· %[1]d of %[2]d yes", len(yes), len(asked)), TitleColumns)}
	c.Facts = []chat.Fact{
		fact(w.t("漏斗", "Funnel"), cmp.Or(playbook.Label(w.Book.Funnel, v.Level, w.Locale), w.levelWord(""))),
		fact(w.t("把握", "Chance"), w.t("%d%%(按里程碑和您说的)", "%d%% (milestone, or as you said)", w.Book.WinPct(&v.Opportunity))),
		fact(w.t("不利", "Against"), w.list(no)),
		fact(w.t("不清", "Unclear"), w.list(unclear)),
		fact(w.t("还没答", "Open"), w.list(open)),
	}
	if len(no)+len(unclear)+len(open) == 0 {
		c.Facts = append(c.Facts, fact(w.t("不利", "Against"), w.t("没有发现", "nothing found")))
	}
	c.Note = w.t("我只列您们记下的,不替您下结论", "This is what you noted; the judgement is yours")
	c.Buttons = []chat.Button{button(w.t("评估", "Assessment"), DoShow, v.Number(), "assess"), button(w.t("漏斗", "Funnel"), DoShow, v.Number(), "funnel")}
	return w.fit(c)
}

// Looks lists the assessments of a deal, newest first.
func (w *Writer) Looks(v AssessView) chat.Card {
	c := chat.Card{Title: tail(w.t("评估记录 %s", "Assessments · %s", w.dealName(v.DealView)), Hash(v.Number()), TitleColumns)}
	for i := len(v.Reviews) - 1; i >= 0; i-- {
		if len(c.Lines) == MaxLines {
			break
		}
		l := v.Reviews[i]
		c.Lines = append(c.Lines, dots(spaced(w.Date(l.On), v.Names[l.By]),
			w.t("是%[1]d 否%[2]d 不清%[3]d", "%[1]d yes, %[2]d no, %[3]d unclear", l.Yes, l.No, l.Unclear), w.levelWord(l.Level)))
	}
	if len(c.Lines) == 0 {
		c.Lines = []string{w.t("还没评估过。写「问题1 是」开始", "Never assessed. Begin with “Q1 yes”")}
	}
	return w.fit(c)
}

// FindOut is the text of the step that an unclear answer leaves behind.
func (w *Writer) FindOut(question string) string {
	q, _ := playbook.Find(w.Book.Asked(), question)
	return spaced(w.t("弄清", "find out"), w.questionNo(question), q.Short.In(w.Locale))
}

// Purposes lists what a visit can be for, as the method has it (J2).
func (w *Writer) Purposes() string {
	var all []string
	for _, p := range w.Book.Purposes {
		all = append(all, p.Name.In(w.Locale))
	}
	return w.list(all)
}
