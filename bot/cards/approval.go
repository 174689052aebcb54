package cards

import (
	"fmt"
	"strconv"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// ApprovalView is a request for a decision with what its card shows.
type ApprovalView struct {
	crm.Approval
	AccountName string
	Deal        crm.Opportunity
	Fields      map[string]string // of the form, those taken from the records too
	Asker       string
	Met         int // visits that met somebody
	Steps       []StepView
	Wait        playbook.Wait
	Missing     []playbook.FormField
	// Decides says that the reader may decide it now; Mine that he asked for it.
	Decides, Mine bool
	// Open says that everybody who reads along may know all of it: a channel that
	// a team has named for its approvals.
	Open bool
}

// StepView is a step with the names of its people.
type StepView struct {
	crm.Step
	Who, For string
}

// What the buttons of a request do; Subject is its number.
const (
	DoDecide   = "decide"   // Arg: DecisionArg
	DoSubmit   = "submit"   // sends it
	DoFill     = "fill"     // opens the form; of a form: what was filled in
	DoTake     = "withdraw" // takes it back
	DoHurry    = "hurry"    // reminds whoever decides; Arg: version
	DoSheet    = "sheet"    // the form as a workbook
	DoFullForm = "fullform" // the whole form; Arg: first line
)

// ListPending is the list of what the reader has to decide.
const ListPending = "pending"

// What a question about a request asks: crm.Question.Key. Subject is the
// approval.
const (
	AskApplication = "application" // the next field of an application; Choices[0].Value: which
	AskReason      = "reason"      // why it is rejected
	AskMore        = "more"        // what is missing
	AskDecide      = "decide"      // which request is meant; Subject.ID: the decision and its words
)

// DecisionArg is the argument of a button that decides: the decision, and the
// version and the step that the card showed.
func DecisionArg(decision string, a *crm.Approval) string {
	return fmt.Sprintf("%s/%d/%d", decision, a.Version, a.At)
}

// DecisionOf reads what DecisionArg wrote.
func DecisionOf(arg string) (decision string, version, at int, ok bool) {
	p := strings.Split(arg, "/")
	if len(p) != 3 {
		return "", 0, 0, false
	}
	version, err1 := strconv.Atoi(p[1])
	at, err2 := strconv.Atoi(p[2])
	return p[0], version, at, err1 == nil && err2 == nil
}

// subjectWord is what a kind of request is called: 立项审批.
func (w *Writer) subjectWord(subject string) string {
	return playbook.Label(w.Book.Approvals, subject, w.Locale)
}

// isForm reports whether the request is the application, which has a form.
func (v *ApprovalView) isForm() bool { return v.Subject == "initiation" }

// hidden reports whether who reads along must not see amounts and reasons.
func (w *Writer) hidden(v *ApprovalView) bool { return w.Public && !v.Open }

// projectName is whose project it is and what it is called: 比亚迪电池线.
func (v *ApprovalView) projectName() string {
	title := v.Deal.Title
	if title == "" || title == v.AccountName || strings.Contains(title, v.AccountName) {
		return v.AccountName + strings.TrimPrefix(title, v.AccountName)
	}
	if strings.IndexFunc(title, func(r rune) bool { return r < 0x2e80 }) == 0 {
		return v.AccountName + " " + title
	}
	return v.AccountName + title
}

// Application is the draft of an application for its applicant: what is there,
// what is missing, and how to say the next thing. saved names the fields that
// were just filled in; refused says that it could not be sent so.
func (w *Writer) Application(v ApprovalView, saved []string, refused bool) chat.Card {
	c := chat.Card{Title: tail(dots(w.t("📝 立项 %s %s", "📝 Project %s %s", v.No, Short(v.projectName(), 20))), w.t("· 草稿", "· draft"), TitleColumns)}
	have, all := w.filledFields(&v)
	if refused {
		c.Tone = chat.Warning
		c.Lines = append(c.Lines, w.t("必填的还没齐,没有提交", "Required fields are missing; not sent"))
	}
	if len(saved) > 0 {
		c.Lines = append(c.Lines, w.t("已记:%s", "Noted: %s", w.list(w.fieldNames(saved))))
	}
	c.Lines = append(c.Lines, w.t("已填好 %d/%d 项", "%d of %d fields are filled in", have, all))
	full := chat.Button{Label: w.t("填表", "Fill in form"), Opens: true, Do: chat.Action{Verb: DoFill, Subject: v.No}}
	send := button(w.t("提交", "Send"), DoSubmit, v.No, "")
	if len(v.Missing) == 0 {
		send.Style = chat.Primary
		c.Lines = append(c.Lines, w.t("必填项都齐了", "Everything required is there"))
		c.Note = w.t("写「提交」就送审", "Write “submit” to send it")
		c.Buttons = []chat.Button{send, full, w.fullForm(&v)}
		return w.fit(c)
	}
	c.Lines = append(c.Lines, w.missingLine(v.Missing))
	next := v.Missing[0]
	c.Lines = append(c.Lines, w.nextField(&v, next))
	c.Note = w.t("几项可以一句话说完", "Several may come in one message")
	c.Buttons = []chat.Button{full, w.fullForm(&v), send}
	return w.fit(c)
}

// nextField says how to fill in the next field.
func (w *Writer) nextField(v *ApprovalView, f playbook.FormField) string {
	name, say := f.Name.In(w.Locale), f.Say.In(w.Locale)
	if have := answersOf(v.Fields[f.ID]); len(have) > 0 { // some of the questions have their answer
		var open []string
		for i, q := range w.Book.Assessed() {
			if have[q.ID] == "" {
				open = append(open, w.t("问题%d %s", "Q%d %s", i+1, q.Short.In(w.Locale)))
			}
		}
		name = w.list(open)
	}
	return w.t("先说 %s:%s", "Next, %s: %s", name, say)
}

// missingLine counts what is missing, and names the first.
func (w *Writer) missingLine(missing []playbook.FormField) string {
	const most = 4
	var names []string
	for _, f := range missing[:min(most, len(missing))] {
		names = append(names, f.Name.In(w.Locale))
	}
	more := ""
	if len(missing) > most {
		more = w.t(" 等", " …")
	}
	return w.t("还缺 %d 项必填:%s", "%d required missing: %s", len(missing), w.list(names)+more)
}

func (w *Writer) fullForm(v *ApprovalView) chat.Button {
	return button(w.t("全表", "Full form"), DoFullForm, v.No, "")
}

// fieldNames are fields of the application, or parts of one, as people call
// them.
func (w *Writer) fieldNames(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, w.applicationField(id))
	}
	return out
}

// applicationField is a field of the application, or a part of one, as people
// call it.
func (w *Writer) applicationField(id string) string {
	for _, f := range w.Book.Application {
		if f.ID == id {
			return f.Name.In(w.Locale)
		}
		if p, ok := playbook.Find(f.Parts, id); ok {
			return p.Name.In(w.Locale)
		}
	}
	return w.fieldWord(id)
}

// filledFields counts the fields of the form that hold something; the reviewers'
// are empty until they have decided.
func (w *Writer) filledFields(v *ApprovalView) (have, all int) {
	for _, f := range w.Book.Application {
		if f.Extra {
			continue
		}
		all++
		if f.By == playbook.FieldAuto || f.By == playbook.FieldApplicant && w.Book.Filled(f, v.Fields) {
			have++
		}
	}
	return have, all
}

// ApprovalRequest is what whoever decides reads: all that the decision needs,
// and the buttons. Once the step is decided the same card says so.
func (w *Writer) ApprovalRequest(v ApprovalView) chat.Card {
	head := tail(spaced(w.subjectWord(v.Subject), Hash(v.No), Short(v.projectName(), 20)), w.stepMark(&v), TitleColumns)
	c := chat.Card{Title: head}
	if w.hidden(&v) {
		c.Lines = []string{w.standing(&v)}
		return w.fit(c)
	}
	c.Lines = w.requestLines(&v)
	switch {
	case v.State == crm.ApprovalAsked && v.Decides:
		c.Buttons = w.decisionButtons(&v)
		if v.At < len(v.Steps) && v.Steps[v.At].For != "" {
			c.Note = v.Steps[v.At].who(w)
		}
	case v.State == crm.ApprovalAsked:
		c.Note = w.standing(&v)
		c.Buttons = []chat.Button{w.fullForm(&v)}
	default:
		c.Note = w.standing(&v)
	}
	if !v.isForm() {
		c.Buttons = dropVerb(c.Buttons, DoFullForm)
	}
	return w.fit(c)
}

func dropVerb(bs []chat.Button, verb string) []chat.Button {
	var out []chat.Button
	for _, b := range bs {
		if b.Do.Verb != verb {
			out = append(out, b)
		}
	}
	return out
}

func (w *Writer) decisionButtons(v *ApprovalView) []chat.Button {
	yes := button(w.decisionWord(crm.ApprovalGranted), DoDecide, v.No, DecisionArg(crm.ApprovalGranted, &v.Approval))
	yes.Style = chat.Primary
	no := button(w.decisionWord(crm.ApprovalRejected), DoDecide, v.No, DecisionArg(crm.ApprovalRejected, &v.Approval))
	no.Style = chat.Danger
	more := button(w.decisionWord(crm.ApprovalMore), DoDecide, v.No, DecisionArg(crm.ApprovalMore, &v.Approval))
	return []chat.Button{yes, no, more, w.fullForm(v)}
}

func (w *Writer) decisionWord(d string) string { return playbook.Label(w.Book.Decisions, d, w.Locale) }

// stepMark is (1/2 经理审核).
func (w *Writer) stepMark(v *ApprovalView) string {
	if len(v.Steps) < 2 || v.At >= len(v.Steps) {
		return ""
	}
	return w.t("(%d/%d %s)", "(%d/%d, %s)", v.At+1, len(v.Steps), w.stepWord(string(v.Steps[v.At].Role), v.At == len(v.Steps)-1))
}

// stepWord is what a step is called: 经理审核, 总监批准.
func (w *Writer) stepWord(role string, last bool) string {
	switch {
	case role == string(crm.RoleManager):
		return w.t("经理审核", "manager")
	case role == string(crm.RoleDirector):
		return w.t("总监批准", "director")
	}
	name := w.roleWord(role)
	if last {
		return name
	}
	return w.t("%s审核", "%s", name)
}

// roleWord is a role of our own people, or function/<id>.
func (w *Writer) roleWord(role string) string {
	if id, ok := strings.CutPrefix(role, "function/"); ok {
		return playbook.Label(w.Book.Functions, id, w.Locale)
	}
	return playbook.Label(w.Book.Roles, role, w.Locale)
}

// requestLines are what a decision needs to know.
func (w *Writer) requestLines(v *ApprovalView) []string {
	sign := ""
	if v.Deal.SignBy != "" {
		sign = w.signing(v.Deal.SignBy)
	}
	lines := []string{dots(v.Asker, w.AmountSaid(v.Deal.Amount), sign)}
	if !v.isForm() {
		if why := v.Fields["why"]; why != "" {
			lines = append(lines, w.t("事由:%s", "What and why: %s", why))
		}
		return append(lines, w.versionLines(v)...)
	}
	lines = append(lines, dots(w.assessment(v), w.t("拜访 %d/%d", "visits %d/%d", min(v.Met, w.wanted()), w.wanted()), w.rivalsWord(v.Fields["rivals"])))
	spend := v.Fields["expenses"]
	if v.Spend.Minor > 0 {
		spend = w.Money(v.Spend)
	}
	lines = append(lines, dots(w.colonIf(w.t("费用", "Expenses"), spend), w.colonIf(w.t("小组", "Team"), v.Fields["team"])))
	return append(lines, w.versionLines(v)...)
}

func (w *Writer) rivalsWord(names string) string { return w.colonIf(w.t("对手", "Rivals"), names) }

// assessment is 评估 是4 不清1 否0.
func (w *Writer) assessment(v *ApprovalView) string {
	n := map[string]int{}
	for _, q := range w.Book.Assessed() {
		n[v.Deal.Answers[q.ID].Answer]++
	}
	return w.t("评估 是%d 不清%d 否%d", "Questions: %d yes, %d unclear, %d no", n[playbook.Yes], n[playbook.Unclear]+n[""], n[playbook.No])
}

// versionLines tell what changed against the version before, and why that came
// back.
func (w *Writer) versionLines(v *ApprovalView) []string {
	if v.Version < 2 {
		return w.talkLine(v)
	}
	was := v.Before()
	var parts []string
	for _, id := range w.Book.Changes(was, v.Fields) {
		parts = append(parts, w.fieldChange(id, was[id], v.Fields[id]))
	}
	if was["why"] != v.Fields["why"] {
		parts = append(parts, w.t("事由", "reason"))
	}
	change := w.t("内容未变", "nothing changed")
	if len(parts) > 0 {
		change = w.t("变化:%s", "changed: %s", joined(w.t(";", "; "), parts...))
	}
	lines := []string{w.t("第 %d 次提交 · %s", "Version %d · %s", v.Version, change)}
	if last := v.lastWord(); last != "" {
		lines = append(lines, w.t("上次:%s", "Before: %s", last))
	}
	return append(lines, w.talkLine(v)...)
}

// talkLine is the newest that was said between the one who decides and the
// applicant.
func (w *Writer) talkLine(v *ApprovalView) []string {
	n := len(v.Talk)
	if n == 0 || v.Talk[n-1].Text == "" || v.Talk[n-1].What != "answer" {
		return nil
	}
	return []string{w.t("%s 补充:%s", "%s adds: %s", v.Asker, v.Talk[n-1].Text)}
}

// lastWord is why the version before came back.
func (v *ApprovalView) lastWord() string {
	if len(v.Sent) < 2 {
		return ""
	}
	for _, s := range v.Sent[len(v.Sent)-2].Steps {
		if s.Decision == crm.ApprovalRejected || s.Decision == crm.ApprovalMore {
			return s.Reason
		}
	}
	return ""
}

// fieldChange is 问题4 不清→是, or 预计金额 120万→180万.
func (w *Writer) fieldChange(id, old, now string) string {
	if id == "assessment" {
		return w.assessmentChange(old, now)
	}
	was, is := w.answerValue(id, old), w.answerValue(id, now)
	if was == "" {
		return spaced(w.applicationField(id), Short(is, 30))
	}
	if is == "" {
		is = w.t("空", "empty")
	}
	return spaced(w.applicationField(id), Short(was, 20)+"→"+Short(is, 20))
}

// assessmentChange names the questions whose answer changed.
func (w *Writer) assessmentChange(old, now string) string {
	was, is := answersOf(old), answersOf(now)
	var parts []string
	for i, q := range w.Book.Questions {
		if was[q.ID] != is[q.ID] {
			parts = append(parts, w.t("问题%d %s→%s", "Q%d %s→%s", i+1, w.answerWord(was[q.ID]), w.answerWord(is[q.ID])))
		}
	}
	return w.list(parts)
}

func (w *Writer) answerWord(a string) string {
	if a == "" {
		return w.t("未答", "open")
	}
	return playbook.Label(w.Book.Answers, a, w.Locale)
}

// AnswersText is how the form keeps the answers to its questions: q1:yes
// q4:unclear.
func AnswersText(book *playbook.Book, answers map[string]crm.Tick) string {
	var parts []string
	for _, q := range book.Assessed() {
		if a := answers[q.ID].Answer; a != "" {
			parts = append(parts, q.ID+":"+a)
		}
	}
	return strings.Join(parts, " ")
}

func answersOf(s string) map[string]string {
	out := map[string]string{}
	for _, part := range strings.Fields(s) {
		if q, a, ok := strings.Cut(part, ":"); ok {
			out[q] = a
		}
	}
	return out
}

// answerValue is a value of the form in words: what follows from records is kept
// as ids and codes.
func (w *Writer) answerValue(id, raw string) string {
	if raw == "" {
		return ""
	}
	switch id {
	case "assessment":
		var parts []string
		is := answersOf(raw)
		for i, q := range w.Book.Questions {
			if a := is[q.ID]; a != "" {
				parts = append(parts, w.t("%d %s %s", "%d %s %s", i+1, q.Short.In(w.Locale), w.answerWord(a)))
			}
		}
		if len(parts) == 0 {
			return raw
		}
		return w.list(parts)
	case "amount":
		return w.Amount(AmountOf(raw))
	case "sign_by", "date":
		if d := crm.Date(raw); d.Valid() {
			return w.Date(d)
		}
	case "tier":
		return w.tierWord(raw)
	case "source":
		return w.sourceWord(raw)
	case "industry":
		return w.industryWord(raw)
	}
	return raw
}

// AmountText is how the form keeps an amount, AmountOf reads it.
func AmountText(a crm.Amount) string {
	if a.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s %d %d %s %s", a.Currency, a.Minor, a.High, dash(string(a.Precision)), dash(string(a.Kind)))
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// AmountOf reads what AmountText wrote; what is none gives the zero amount.
func AmountOf(s string) crm.Amount {
	p := strings.Fields(s)
	if len(p) != 5 {
		return crm.Amount{}
	}
	var a crm.Amount
	a.Currency = p[0]
	a.Minor, _ = strconv.ParseInt(p[1], 10, 64)
	a.High, _ = strconv.ParseInt(p[2], 10, 64)
	if p[3] != "-" {
		a.Precision = crm.Precision(p[3])
	}
	if p[4] != "-" {
		a.Kind = crm.AmountKind(p[4])
	}
	return a
}

// standing says where a request stands, in one line.
func (w *Writer) standing(v *ApprovalView) string {
	last := v.last()
	switch v.State {
	case crm.ApprovalDraft:
		return w.t("草稿,还没提交", "a draft, not sent yet")
	case crm.ApprovalWithdrawn:
		return w.t("已撤回", "withdrawn")
	case crm.ApprovalChanged:
		return w.t("批准后有变化,要重新提交", "changed since it was approved; to be sent again")
	case crm.ApprovalAsked:
		return dots(w.decidedLine(last), w.waitsFor(v))
	case crm.ApprovalMore:
		if w.hidden(v) {
			return w.t("等 %s 补充", "waiting for %s to add something", v.Asker)
		}
		return w.t("%s 要补充:%s", "%s asks for more: %s", last.who(w), last.Reason)
	}
	return w.decidedLine(last)
}

// waitsFor is 等 老周(代 王敏).
func (w *Writer) waitsFor(v *ApprovalView) string {
	if v.At >= len(v.Steps) {
		return ""
	}
	s := v.Steps[v.At]
	return w.t("等 %s", "waiting for %s", s.who(w)) + w.paren(w.stepWord(string(s.Role), v.At == len(v.Steps)-1))
}

// who is 老周 代 王敏.
func (s StepView) who(w *Writer) string {
	if s.For == "" {
		return s.Who
	}
	return w.t("%s 代 %s", "%s for %s", s.Who, s.For)
}

// last is the newest decision of the present version.
func (v *ApprovalView) last() StepView {
	var out StepView
	for _, s := range v.Steps {
		if s.Decision != "" && !s.When.Before(out.When) {
			out = s
		}
	}
	return out
}

// decidedLine is ✅ 王敏 同意 11-06 10:12.
func (w *Writer) decidedLine(s StepView) string {
	if s.Decision == "" {
		return ""
	}
	sign := "✅"
	if s.Decision == crm.ApprovalRejected {
		sign = "↩️"
	}
	return spaced(sign, s.who(w), w.decisionWord(s.Decision), w.Moment(s.When))
}

// ApprovalLine is what a team's channel reads of a request: number, customer,
// state.
func (w *Writer) ApprovalLine(v ApprovalView) chat.Card {
	return w.fit(chat.Card{
		Title: tail(spaced(w.subjectWord(v.Subject), Hash(v.No)), Short(v.AccountName, 20), TitleColumns),
		Lines: []string{w.standing(&v)},
	})
}
