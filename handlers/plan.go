package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// planIntent is the battle plan of a deal: rows of goal, day and owner (I6).
func planIntent() Intent {
	return Intent{
		Name:       "plan",
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			if f.Letters() <= 100 && planWords.MatchString(s) && !strings.Contains(s, "付款计划") && !strings.Contains(s, "payment plan") {
				return 0.88
			}
			return 0
		},
		Examples: []string{"作战计划 拿下技术部 11月20日 小李", "粤钢作战计划:请总工看样板,11月25号前,小陈负责", "粤钢作战计划", "battle plan: win the engineers, Nov 20, 小李", "battle plan for Oakline"},
		Near:     []string{"付款计划 预付30% 发货60% 质保金10%", "今天干嘛", "提醒我写计划"},
		Handle:   (*request).planned,
	}
}

var (
	planWords = wording.Compile(`作战计划|作战图|battle plan|攻单计划`)
	planHead  = wording.Compile(`(?i).*?(作战计划|作战图|攻单计划|battle plan(?: for)?)(?:里|里面)?(?:再|又)?(?:[加添补]上?一?[条行项个])?[:：是加,， ]*`)
	byWhom    = wording.Compile(`(由|请)?(.{0,6}?)(负责|来做|牵头)|(?i)owner:? |by `)
	planDay   = wording.OneOf(
		`(?i)(今年|明年)?\d{1,2}月(底|初)(之?前|以前)?`,
		`(20\d\d[-/年])?(\d{1,2}[-/月])\d{1,2}[号日]?(之?前|以前)?`,
		`(本|这|下)?(周|星期)[一二三四五六日天](之?前)?`,
		`(本|这|下)?(月底|周末)(前)?`, `\d{1,2}[号日](之?前|以前)?`,
		`(by |before )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}`,
		`(by |before )?(next )?(mon|tues|wednes|thurs|fri)day`,
	)
)

func (q *request) planned() error {
	rest := strings.Trim(planHead.ReplaceAllString(q.dealText(), ""), " ,，:：。.")
	verb := crm.Read
	if rest != "" && !planAsked.MatchString(rest) {
		verb = crm.Write
	}
	m, ok, err := q.matter(wish{verb: verb})
	if err != nil || !ok {
		return err
	}
	if verb == crm.Read || m.account.Name.Text == rest {
		return q.showPlan(m, 0)
	}
	return q.addPlanRow(m, q.rowIn(rest, desk.NewTask{}))
}

// rowIn reads goal, day and owner of a row; what is there already stays.
func (q *request) rowIn(text string, n desk.NewTask) desk.NewTask {
	if n.Due == "" {
		if at := planDay.FindString(text); at != "" {
			n.Due, _ = q.dayIn(strings.NewReplacer("之前", "", "以前", "", "前", "", "by ", "", "before ", "").Replace(at))
			text = strings.Replace(text, at, " ", 1)
		}
	}
	if n.Owner == "" {
		for _, c := range q.f.Colleagues {
			if c.Row.Kind != crm.KindPerson {
				continue
			}
			n.Owner = crm.PersonID(c.Row.ID)
			for _, name := range c.Row.Names {
				text = strings.Replace(text, name.Text, " ", 1)
			}
			break
		}
		if n.Owner == "" && meMyself.MatchString(text) {
			n.Owner = q.who.ID
			text = meMyself.ReplaceAllString(text, " ")
		}
	}
	text = byWhom.ReplaceAllString(text, "$2 ")
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，。;； ", r) }), " ")
	if n.Text == "" {
		n.Text = strings.Trim(text, " :：")
	}
	return n
}

// planAsked finds what asks for a plan that is there, and is no row of one: 作战计划有哪些.
var planAsked = wording.OneOf(
	`^(?:里|上|都|现在|还)*(?:有|剩|做|写|定|完成|做到|走到)?(?:了)?`+
		wording.Any(
			`哪些`, `哪几[条项]`, `什么`, `啥`, `几[条项]`, `多少`, `怎么样`, `如何`,
			`到哪一?步?`, `哪一步`,
		)+`(?:了|呢|没做|没完成)*[?？]?$`,
	`^(?:进度|完成情况|执行情况|看看|看一?下|发我|给我看看)$`,
	`(?i)^(?:how is it going|status|progress|what's left|what is in it)\??$`,
)

var meMyself = wording.Compile(`(^|[ ,，])我(自己)?(负责|来|做)?($|[ ,，])|(^|[ ,])me($|[ ,])`)

// addPlanRow adds a row, or asks for what it lacks: without an owner or a day it
// is not taken.
func (q *request) addPlanRow(m matter, n desk.NewTask) error {
	n.Account, n.Deal, n.Plan = m.account.ID, m.deal.ID, true
	if n.Text == "" {
		return q.showPlan(m, 0)
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	t, err := w.AddTask(n)
	if f, ok := faulty(err); ok && (f.Key == "plan.owner" || f.Key == "plan.due") {
		q.began = true
		q.asked(crm.Draft{Ask: cards.AskPlan})
		q.conv.Question.Subject = crm.Pointer{Kind: crm.KindOpportunity, ID: strings.Join([]string{m.deal.Number(), string(n.Due), string(n.Owner), n.Text}, "\t")}
		q.alone(q.say.PlanLacks(m.view(), n.Text, n.Due == "", n.Owner == ""))
		return nil
	}
	if err != nil {
		return err
	}
	v, err := q.taskView(t)
	if err != nil {
		return err
	}
	q.spokenOf(m, w.Group())
	q.conv.Items = []crm.Pointer{{Kind: crm.KindTask, ID: string(t.ID)}}
	q.reply(q.out.PlanRow(m.view(), v, w.Group()))
	return nil
}

// completedRow is the row of a plan that a question is about with what he says
// now, and what the plan is of. ok is false when his words name neither a day
// nor a colleague; else the question is answered.
func (q *request) completedRow(question crm.Question) (of string, n desk.NewTask, ok bool) {
	part := strings.SplitN(question.Subject.ID, "\t", 4)
	if len(part) != 4 || length(q.m.Text) > 30 {
		return "", n, false
	}
	had := desk.NewTask{Due: crm.Date(part[1]), Owner: crm.PersonID(part[2]), Text: part[3]}
	n = q.rowIn(q.m.Text, had)
	if n.Due == had.Due && n.Owner == had.Owner {
		return "", n, false
	}
	q.conv.Question = crm.Question{}
	return part[0], n, true
}

// completesPlan takes words as what a row lacks. ok is false when they name
// neither a day nor a colleague.
func (q *request) completesPlan(question crm.Question) (bool, error) {
	if question.Subject.Kind == crm.KindGoal {
		return q.completesGoalPlan(question)
	}
	of, n, ok := q.completedRow(question)
	if !ok {
		return false, nil
	}
	m, ok, err := q.matterByNumber(of)
	if err != nil || !ok {
		return true, err
	}
	return true, q.addPlanRow(m, n)
}

// showPlan shows the rows of a deal's battle plan, open ones first.
func (q *request) showPlan(m matter, from int) error {
	var rows []crm.Task
	err := crm.Each(q.tx, crm.Where(crm.ByDeal, string(m.deal.ID)), func(t crm.Task) bool {
		if t.Plan && t.State != crm.TaskDropped {
			rows = append(rows, t)
		}
		return len(rows) < crm.MaxPage
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(rows, openFirst)
	vs, err := q.taskViews(rows)
	if err != nil {
		return err
	}
	q.spokenOf(m, "")
	q.listTasks(rows)
	q.personal(q.say.BattlePlan(cards.PlanView{DealView: m.view(), Rows: vs, Start: from}))
	return nil
}

// answersFreely takes words as the answer to a question that any words answer.
// What is clearly another matter is none.
func (q *request) answersFreely(question crm.Question) (bool, error) {
	if question.Draft != "" {
		return q.answersEnd(question)
	}
	switch question.Key {
	case cards.AskSum:
		if q.said().Sub(question.At) > namesHold {
			return false, nil
		}
		return q.tellsSum(question)
	case cards.AskTask:
		return q.movesElsewhen(question)
	case cards.AskWhy, cards.AskPlan, cards.AskMeet, cards.AskReached, cards.AskReview:
	default:
		return false, nil
	}
	// A day alone would put right what was said last.
	dayAlone := question.Key == cards.AskPlan && length(q.m.Text) <= 8 && planDay.MatchString(q.m.Text)
	if q.said().Sub(question.At) > namesHold || !dayAlone && q.newMatter() {
		return false, nil
	}
	if question.Key == cards.AskReview && (bringsFacts(q.f) || q.looksUp() || bareToDo.MatchString(squash(q.m.Text))) {
		return false, nil
	}
	if other, err := q.ofOtherThan(question); other || err != nil {
		return false, err
	}
	if isNo(q.m.Text) && question.Key != cards.AskMeet {
		q.conv.Question = crm.Question{}
		q.alone(q.say.LeftAsIs())
		return true, nil
	}
	switch question.Key {
	case cards.AskWhy:
		return q.tellsWhy(question)
	case cards.AskPlan:
		return q.completesPlan(question)
	case cards.AskMeet:
		return q.completesMeet(question)
	case cards.AskReached:
		return q.tellsReached(question)
	}
	return true, q.tellsReview(question)
}

// looksUp reports a customer with a word or two behind him, which asks for what is known of him: 比亚迪下一步.
func (q *request) looksUp() bool {
	if !knowsAccount(q.f) || length(q.m.Text) > length(q.f.Account.Text)+4 || !strings.HasPrefix(q.f.Plain(), squash(q.f.Account.Text)) {
		return false
	}
	all := weighed(q.intents, q.f)
	return len(all) > 0 && all[0].Reads == parse.Query
}

// bringsFacts reports words that tell what stands in a slot of its own, a sum, a rival, a number, a role or what is
// due by a day, and no thoughts about a visit.
func bringsFacts(f parse.Facts) bool {
	return f.Amount != nil || f.Revenue != nil || f.SignDate != "" || len(f.Competitors) > 0 || f.Intent == parse.ContactInfo || f.Next != nil && f.Next.Due != "" || thenResumed.MatchString(squash(f.Text))
}

// ofOtherThan reports words that name a known customer who is not the one of what was asked about.
// Behind 因为 stands a reason, whomever it names.
func (q *request) ofOtherThan(asked crm.Question) (bool, error) {
	if !namesCustomer(q.f) || !ofOneKnown(q.f) || saysBecause(q.m.Text) {
		return false, nil
	}
	at, err := q.customerAsked(asked)
	return err == nil && at != "" && !means(q.f.Account, at), err
}

// customerAsked is the customer of what a question is about; "" where it is of none.
func (q *request) customerAsked(question crm.Question) (crm.AccountID, error) {
	asked := question.Subject
	switch asked.Kind {
	case crm.KindOpportunity: // its number, and before it what is to become of it
		part := strings.Fields(asked.ID)
		if question.Key == cards.AskWhy && len(part) > 0 {
			part = part[1:]
		}
		if len(part) == 0 {
			return "", nil
		}
		rec, err := q.named(parse.Item{Number: part[0]})
		if o, ok := rec.(*crm.Opportunity); ok && err == nil {
			return o.Account, nil
		}
		if _, ok := faulty(err); ok {
			return "", nil // it is said when the answer is taken
		}
		return "", err
	case crm.KindTask:
		t, err := crm.Get[crm.Task](q.tx, crm.TaskID(asked.ID))
		if crm.IsMissing(err) {
			return "", nil
		}
		return t.Account, err
	case crm.KindActivity:
		a, err := crm.Get[crm.Activity](q.tx, crm.ActivityID(asked.ID))
		if crm.IsMissing(err) {
			return "", nil
		}
		return a.Account, err
	}
	return "", nil
}

// lapses closes a question that any words may answer once something else was written while it stood:
// a result or a reason is said at once, and what comes later is of what came later.
func (q *request) lapses() {
	switch question := q.conv.Question; question.Key {
	case cards.AskWhy, cards.AskReached, cards.AskReview:
		same := question.At.Equal(q.was.Question.At) && question.Key == q.was.Question.Key && question.Subject == q.was.Question.Subject
		if same && q.m.Kind == chat.Text && q.work != nil && q.work.Changed() {
			q.conv.Question = crm.Question{}
		}
	}
}

// newMatter reports words that are clearly about something else: a command, a
// visit that was made, a question.
func (q *request) newMatter() bool {
	if _, ok := commanded(q.intents, q.f); ok {
		return true
	}
	if didSomething(q.f) || asks(q.m.Text) || putAsQuestion(q.m.Text) {
		return true
	}
	for _, in := range q.intents {
		if in.Weigh != nil && in.Name != "told" && in.Weigh(q.f) >= 0.85 {
			return true
		}
	}
	return false
}

// parseStep is what a text says comes next, read as a plan.
func (q *request) parseStep(text string) (crm.Date, string) {
	return day(parse.Read("提醒我"+text, q.ctx))
}
