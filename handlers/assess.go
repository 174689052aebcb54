package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// assessIntent shows the assessment of a deal: its questions, the funnel, how it
// was before, and whether it can be won.
func assessIntent() Intent {
	return Intent{
		Name:       "assess",
		Starts:     []string{"评估"},
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			if f.Letters() > 30 || len(f.Items) > 0 {
				return 0
			}
			if proofAsked.MatchString(s) && !asksReason(s) {
				return 0.97
			}
			if notesAsked.MatchString(s) && (f.Account != nil || hasNumber(f)) || canWin.MatchString(s) || looksBack.MatchString(s) || assesses.MatchString(s) || dealFunnel.MatchString(s) && (f.Account != nil || hasNumber(f)) {
				return 0.88
			}
			return 0
		},
		Examples: []string{"评估 粤钢", "这个项目能赢吗", "粤钢能赢吗", "assess Oakline", "can we win Oakline", "粤钢评估记录", "assessment history", "粤钢的漏斗", "粤钢商机评估", "粤钢 记下的", "notes on Oakline"},
		Near:     []string{"10月漏斗 华南和华东对比", "October funnel", "Q4 unclear", "提交方案评审"},
		Handle:   (*request).assess,
	}
}

// asksReason tells 凭什么提醒我, which asks for the reason of a reminder.
func asksReason(s string) bool { return strings.Contains(s, "提醒") || strings.Contains(s, "remind") }

var (
	canWin     = wording.Compile(`能赢吗|能不能赢|赢得了吗|赢面|有戏吗|胜算|怎么(才能)?(赢|拿下)|can we win|how (do|can|could|will|would) (i|we) win|will we win|winnable|our chances`)
	looksBack  = wording.Compile(`评估记录|评估历史|以前的评估|assessment history|past assessments`)
	assesses   = wording.Compile(`(^| )assess(ment)?( |$)|^(.{0,12}[ 的,，]?)?(十问|十个问题|10问)(填|写|过|答|看)?(一下|一遍|表)?$|商机评估$|^.{1,12}评估一下`)
	notesAsked = wording.Compile(`记下的$|商机笔记$|^notes (of|on|for) `)
	proofAsked = wording.Compile(`^依据(呢|是什么|是啥)?$|漏斗.{0,4}(依据|证据|凭什么)|[^,。]{2,}(凭什么(成立|打勾|算)?|有什么(依据|证据)|的依据(是什么|呢)?)$|evidence (for|of|behind) `)
	dealFunnel = wording.Compile(`的漏斗|漏斗条件|漏斗在?(哪|第几|几)一?(级|层)|在漏斗|漏斗到哪|'s funnel|funnel of`)
)

func (q *request) assess() error {
	if slices.ContainsFunc(q.Book.Sayings(q.m.Text), func(s playbook.Saying) bool { return s.Question }) {
		return errPass // 评估1-3是: they are answered
	}
	m, ok, err := q.matter(wish{verb: crm.Read})
	if err != nil || !ok {
		return err
	}
	s := squash(q.m.Text)
	switch {
	case canWin.MatchString(s):
		return q.showAssess(m, "verdict", 0)
	case notesAsked.MatchString(s):
		return q.showNotes(m, 0)
	case looksBack.MatchString(s):
		return q.showAssess(m, "looks", 0)
	case proofAsked.MatchString(s):
		return q.showAssess(m, "evidence", 0)
	case dealFunnel.MatchString(s):
		return q.showAssess(m, "funnel", 0)
	}
	return q.showAssess(m, "assess", 0)
}

// showAssess shows one side of an assessment: assess, funnel, looks or verdict.
func (q *request) showAssess(m matter, side string, from int) error {
	ticks := q.Book.Ticks(&m.deal)
	v := cards.AssessView{
		DealView: m.view(), Ticks: ticks, Level: q.Book.Level(ticks), Start: from, Names: map[crm.PersonID]string{},
		MayEdit: q.allowed(crm.Write, crm.ScopeOf(&m.deal)),
	}
	note := func(id crm.PersonID) error {
		if _, known := v.Names[id]; known || id == "" {
			return nil
		}
		name, err := q.other(id)
		v.Names[id] = name
		return err
	}
	for _, t := range ticks {
		if err := note(t.By); err != nil {
			return err
		}
	}
	for _, l := range m.deal.Reviews {
		if err := note(l.By); err != nil {
			return err
		}
	}
	q.spokenOf(m, "")
	switch side {
	case "funnel":
		q.personal(q.say.Funnel(v))
	case "evidence":
		q.personal(q.say.Evidence(v))
	case "looks":
		q.personal(q.say.Looks(v))
	case "verdict":
		q.personal(q.say.Verdict(v))
	default:
		q.personal(q.say.Assess(v))
	}
	return nil
}

// pressAnswer answers a question by its button and shows the next.
func (q *request) pressAnswer(a chat.Action) error {
	m, ok, err := q.matterByNumber(a.Subject)
	if err != nil || !ok {
		return err
	}
	id, answer, _ := strings.Cut(a.Arg, ".")
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.AnswerQuestion(m.deal.ID, id, answer, "")
	if err != nil {
		return err
	}
	m.deal = done.After
	v := cards.SaidView{}
	if err := q.findOut(w, &m, &v, playbook.Saying{ID: id, Question: true, Answer: answer}); err != nil {
		return err
	}
	q.conv.Group = w.Group()
	from := 0
	for i, question := range q.Book.Asked() {
		if m.deal.Answers[question.ID].Answer == "" {
			from = i / assessRows * assessRows
			break
		}
	}
	return q.showAssess(m, "assess", from)
}

// assessRows is how many questions a card shows.
const assessRows = cards.MaxLines - 1

// showDeal shows where a deal stands.
func (q *request) showDeal(m matter) error {
	v, err := q.dealCard(m)
	if err != nil {
		return err
	}
	q.spokenOf(m, "")
	q.personal(q.say.Deal(v))
	return nil
}

// dealCard is where a deal stands.
func (q *request) dealCard(m matter) (cards.DealCardView, error) {
	v := cards.DealCardView{DealView: m.view(), Met: m.account.Met, Days: max(q.today().Sub(m.deal.Since), 0)}
	var err error
	if v.OwnerName, err = q.other(m.deal.Owner); err != nil {
		return v, err
	}
	if v.Budget, err = q.budgetOf(&m.deal); err != nil {
		return v, err
	}
	if v.Unmet, err = q.Desk.Missing(q.tx, &m.deal); err != nil {
		return v, err
	}
	if v.Tried, err = q.tried(m.account.ID); err != nil {
		return v, err
	}
	if v.Stage, err = q.stageNow(m.deal.ID); err != nil {
		return v, err
	}
	ticks := q.Book.Ticks(&m.deal)
	v.Level = q.Book.Level(ticks)
	for _, l := range q.Book.Funnel {
		for _, c := range l.Conditions {
			v.Of++
			if ticks[c.ID].Answer == playbook.Yes {
				v.Ticked++
			}
		}
	}
	if v.Covered, v.Lacking, err = q.coverage(&m.deal); err != nil {
		return v, err
	}
	tasks, err := q.openTasks(m.account.ID)
	if err != nil {
		return v, err
	}
	v.Next, err = q.taskViews(tasks)
	return v, err
}

// tried counts the visits and calls of a customer that met nobody.
func (q *request) tried(id crm.AccountID) (int, error) {
	n := 0
	acts, err := q.lastActivities(id, crm.MaxPage)
	for i := range acts {
		if !acts[i].Met() {
			n++
		}
	}
	return n, err
}

// coverage is who decides in a deal, and which of the roles that it needs nobody is
// known for.
func (q *request) coverage(o *crm.Opportunity) (covered, lacking []string, err error) {
	people, err := q.contactsOf(o.Account)
	if err != nil {
		return nil, nil, err
	}
	for _, d := range q.Book.Decides {
		found := false
		for i := range people {
			k := people[i].In(o.ID)
			if k.Decision == d.ID || k.Decision == "" && slices.ContainsFunc(k.Roles, func(role string) bool { return slices.Contains(d.Offers, role) }) {
				if !found {
					covered = append(covered, k.Name.Text+" "+d.Sign)
				}
				found = true
			}
		}
		if !found {
			lacking = append(lacking, d.Sign+d.Name.In(q.say.Locale))
		}
	}
	return covered, lacking, nil
}

// showNotes lists what was noted of a deal in words, and of its rivals.
func (q *request) showNotes(m matter, from int) error {
	v := cards.NotesView{DealView: m.view(), From: from}
	noted, err := q.notedOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(m.deal.ID)})
	if err != nil {
		return err
	}
	add := func(id, label string) error {
		for _, f := range noted[id] {
			who, err := q.other(f.Who)
			if err != nil {
				return err
			}
			for _, value := range linesOf(f.Value) {
				v.Rows = append(v.Rows, cards.NoteRow{ID: id, Label: label, Value: value, Who: who, On: f.On})
			}
		}
		return nil
	}
	for _, f := range q.Book.Fields {
		if q.Book.FieldOn(f.ID) != crm.KindOpportunity {
			continue
		}
		if err := add(f.ID, ""); err != nil {
			return err
		}
	}
	if len(m.deal.Rivals) > 0 {
		v.Rows = append(v.Rows, cards.NoteRow{ID: "rivals", Value: cards.Names(q.say.Locale, m.deal.Rivals)})
	}
	for _, r := range m.deal.Rivals {
		for _, side := range []string{cards.RivalPrice, cards.RivalWeak, cards.RivalStrong} {
			if err := add(rivalField(r, side), q.say.RivalSide(r, side)); err != nil {
				return err
			}
		}
	}
	q.spokenOf(m, "")
	q.personal(q.say.Notes(v))
	return nil
}
