package cards

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// ApprovalView is a request for a decision with what its card shows.
type ApprovalView struct {
	crm.Approval
	AccountName string
	Customer    crm.Account
	Deal        crm.Opportunity
	Fields      map[string]string // of the form, those taken from the records too
	Asker       string
	Met         int // visits that met somebody
	Steps       []StepView
	Wait        playbook.Wait
	Missing     []playbook.FormField
	Refused     []*crm.Fault // what was just said and cannot be what its field is
	// Decides says that the reader may decide it now; Mine that he asked for it.
	Decides, Mine bool
	// Task is what a rejection gave the applicant to do; AskDay that he is asked when.
	Task   *crm.Task
	AskDay bool
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

// subjectMark is what kind of request it is; "" for the application, whose number says so.
func (w *Writer) subjectMark(v *ApprovalView) string {
	if v.isForm() {
		return ""
	}
	return w.subjectWord(v.Subject)
}

// requestNumber is the number of a request with its kind: several of a customer are told apart by it.
func (w *Writer) requestNumber(v *ApprovalView) string { return spaced(w.subjectMark(v), Hash(v.No)) }

// requestName is the number of a request with its kind and its project.
func (w *Writer) requestName(v *ApprovalView) string {
	return spaced(w.requestNumber(v), Short(v.projectName(), 20))
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
		if v.Open && v.At > 0 { // all who read along see who was first, and who is next
			c.Note = w.standing(&v)
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

// decidedWord says that something was decided so: 同意, approved.
func (w *Writer) decidedWord(d string) string {
	word := w.decisionWord(d)
	switch {
	case w.Locale != "en":
	case d == crm.ApprovalGranted:
		return "approved"
	case d == crm.ApprovalRejected:
		return "rejected"
	case d == crm.ApprovalMore:
		return "asked for more"
	case d == crm.ApprovalConditional:
		return "approved on a condition"
	}
	return word
}

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
	if v.State == crm.ApprovalAsked {
		lines = append(lines, w.conditions(v, v.At)...)
	}
	return append(lines, w.versionLines(v)...)
}

// conditions are those on which the steps before one were granted, each with who made it:
// 王敏 的条件:招待费不超过5000.
func (w *Writer) conditions(v *ApprovalView, before int) []string {
	var out []string
	for _, s := range v.Steps[:min(before, len(v.Steps))] {
		if s.Decision == crm.ApprovalConditional && s.Reason != "" {
			out = append(out, w.t("%s 的条件:%s", "Condition of %s: %s", s.who(w), Short(s.Reason, 60)))
		}
	}
	return out
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
		if s.Decision != "" && s.When.After(out.When.Add(-clocksDiffer)) {
			out = s
		}
	}
	return out
}

// clocksDiffer is by how much the clocks of two platforms may differ: within it a later step was
// decided later, whatever they say.
const clocksDiffer = time.Minute

// decidedLine is ✅ 王敏 同意 11-06 10:12.
func (w *Writer) decidedLine(s StepView) string {
	if s.Decision == "" {
		return ""
	}
	sign := "✅"
	if s.Decision == crm.ApprovalRejected {
		sign = "↩️"
	}
	return spaced(sign, s.who(w), w.decidedWord(s.Decision), w.Moment(s.When))
}

// ApprovalLine is what a team's channel reads of a request: number, customer,
// state.
func (w *Writer) ApprovalLine(v ApprovalView) chat.Card {
	return w.fit(chat.Card{
		Title: tail(spaced(w.subjectWord(v.Subject), Hash(v.No)), Short(v.AccountName, 20), TitleColumns),
		Lines: []string{w.standing(&v)},
	})
}

// ApprovalRule says who grants what, step by step, and how it is asked for.
func (w *Writer) ApprovalRule(all []playbook.Approval) chat.Card {
	c := chat.Card{Title: w.t("谁来批", "Who decides")}
	for _, a := range all {
		var steps []string
		for i, role := range a.Steps {
			steps = append(steps, w.stepWord(role, i == len(a.Steps)-1))
		}
		c.Lines = append(c.Lines, w.colon(a.Name.In(w.Locale), strings.Join(steps, " → ")))
	}
	c.Note = w.t("要申请就写「申请特价 比亚迪 再降5个点」", "To ask: “request special price BYD, 5% more off”")
	if len(all) == 1 && all[0].ID == "initiation" {
		c.Note = w.t("要申请就写「立项 比亚迪」", "To ask: “project approval BYD”")
	}
	return w.fit(c)
}
