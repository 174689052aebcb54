package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// toldIntent takes what is said of a deal besides visits and amounts: answers to
// questions, conditions of gates, noted fields, the team, rivals, the
// customer's buying stage. The words are the method's.
func toldIntent(book *playbook.Book) Intent {
	ear := book.Ear()
	return Intent{
		Name:       "told",
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			if f.Asks() || f.Question && f.Letters() < 12 || f.Letters() > 200 || f.Holds("提醒我", "remind me") || wentThere.MatchString(f.Plain()) && didSomething(f) {
				return 0
			}
			said := len(ear.Sayings(f.Text)) > 0 && !dependsOn.MatchString(f.Plain())
			switch {
			case said && numbered.MatchString(f.Plain()):
				return 0.97 // 把 Q4 改成不清 deletes nothing
			case said:
				return 0.84
			case len(f.Items) > 0:
				return 0
			case teamIs.MatchString(f.Plain()), rivalIs.MatchString(f.Plain()), handlerIs.MatchString(f.Plain()):
				return 0.84
			case stageOf(book, f.Text) != "" || formOf(book, f.Text) != "" || len(showedIn(book, f.Text)) > 0 && f.Letters() <= 30:
				return 0.84
			}
			return 0
		},
		Examples: []string{
			"粤钢资金已批", "Q4 unclear", "把 Q4 改成是,李工说预算批了", "问题4 不清", "粤钢的资金没落实", "符合选择标准", "客户同意做方案",
			"小组 小林 小钟", "team Lin, Zhong", "对手 大族", "rival Dazu", "经手人是王经理", "Wang handles it", "客户在比方案",
			"they are comparing offers", "讲了技术优势", "presented our technology", "粤钢是大项目", "法务已审", "funds approved", "演示不适用,原因是老客户", "no deposit",
		},
		Near:   []string{"今天拜访了粤钢周工,讲了技术优势", "资金落实了吗", "预算120万", "提醒我问资金落实没有", "小组什么时候开会", "王总是采购总监"},
		Handle: (*request).told,
	}
}

var (
	// wentThere finds that a message tells first where one went: what was told there is proposed on the receipt.
	wentThere = wording.Compile(`^(?:[今昨前]天|今早|上午|下午|中午|早上|刚才?)(?:又|也|再|刚)?(?:上午|下午|早上|中午)?(?:我们?)?(?:又|再)?(?:去|到)了?`)
	numbered  = wording.Compile(`(^|[^a-z])q\d|问题 ?\d|question \d`)
	teamIs    = wording.Compile(`^(.{0,12}[ ,])?(开拓小组|项目小组|小组)(成员)?[ :：是有]+\S|^(.{1,20} )?team(:| is|) [a-z]+`)
	rivalIs   = wording.OneOf(
		`^对手(都|也)?(摸清|问清|搞清|确定)楚?了[,，:： ]*([一二两三四五\d]家)?[:：,， ]+`+
			`[^谁哪几 ]`,
		`(^.{0,8}|[ ,，]|单|单子|项目|这边|那边|的)(主要)?(竞争对手|对手|友商|竞对)`+
			`(还有|有|主要是|是|:：| |:)+[^谁哪几]`,
		`^(竞争)?对手\p{Han}{2,6}?(报|出价|开价)\d`,
		`^(主要)?(竞争对手|竞品)\p{Han}{2,4}(和|、|跟|[,，]|$)`,
		`(^| )(rivals?|competitors?)(:| is| are|) \S`,
		`(^| )competition(:| is) \S`,
		`(also|still) (talking to|looking at|in talks with|comparing us with) [a-z]`,
		`^(we are |we're )?up against [a-z]`,
	)
	handlerIs = wording.Compile(`(经手人|经办人?|对接人|接口人)(是|:|:| )\S|\S是(经手人|经办人|对接人|接口人)|\S+ (handles it|is our handler|is the handler)|\bhandler (there |for this |for it )?is \S`)
	// beforeRivals leads to the names of rivals.
	beforeRivals = wording.OneOf(
		`^(?:the |our |main )*(?:rivals?|competitors?|competition) (?:at|in|for|on|there)`+
			` ?[^,，]{0,30}?(?:is|are) `,
		`^对手(都|也)?(摸清|问清|搞清|确定)楚?了[,，:： ]*([一二两三四五\d]家)?[:：,， ]+`,
		`^([^,，]{0,8}?)(单|单子|项目|这边|那边|的|主要|[ ,，])*(`+
			wording.Any(
				`竞争对手`, `竞品`, `对手`, `友商`, `竞对`, `rivals?`, `competitors?`, `competition`,
				`.*(talking to|looking at|talks with|comparing us with|up against)`,
			)+`)( ?(还有|有|主要是|是|is|are|:))*`,
	)
	// notRival cuts what follows the names of rivals.
	notRival = wording.Compile(`[,，。;；!！?? ]*(他们|价格|报价|便宜|优势|短板|弱点|的).*$|[,， ][^,， ]*(报了|报价|\d).*$`)
)

// stageOf is the customer's buying stage that a text names: 客户在比方案.
func stageOf(book *playbook.Book, text string) string {
	s := strings.ToLower(fold(text))
	at := -1
	for _, w := range []string{"客户阶段", "采购阶段", "客户在", "客户正在", "客户到了", "对方在", "他们在", "customer is ", "they are ", "buying stage"} {
		if i := strings.Index(s, w); i >= 0 {
			at = i + len(w)
			break
		}
	}
	if at < 0 {
		return ""
	}
	rest := s[at:]
	if len([]rune(rest)) > 24 {
		return ""
	}
	for _, st := range book.BuyingWay {
		for _, w := range append([]string{st.Name.ZH, st.Name.EN}, st.Also...) {
			if strings.Contains(rest, strings.ToLower(w)) {
				return st.ID
			}
		}
	}
	if strings.Contains(rest, "comparing") {
		return stageWord(book, "comparison")
	}
	return ""
}

func stageWord(book *playbook.Book, said string) string {
	st, _ := playbook.Lookup(book.BuyingWay, said)
	return st.ID
}

// formOf is the kind of deal that a text names: 大项目 or 大客户持续 (D2).
func formOf(book *playbook.Book, text string) string {
	s := strings.ToLower(fold(text))
	if !(strings.Contains(s, "是") || strings.Contains(s, " is ") || strings.Contains(s, ":")) || length(text) > 20 {
		return ""
	}
	for _, k := range book.DealKinds {
		if strings.HasSuffix(strings.TrimRight(s, " 。.!"), strings.ToLower(k.Name.ZH)) || strings.HasSuffix(strings.TrimRight(s, " ."), "a "+strings.ToLower(k.Name.EN)) {
			return k.ID
		}
	}
	return ""
}

// showedIn are our advantages that were presented (M3): 讲了技术优势.
func showedIn(book *playbook.Book, text string) []string {
	s := strings.ToLower(fold(text))
	at := showed.FindStringIndex(s)
	if told := showedBefore.FindString(s); told != "" {
		at, s = []int{0, 0}, told // 产品优势给王总讲过了
	}
	if at == nil {
		return nil
	}
	rest := []rune(s[at[1]:])
	part := string(rest[:min(len(rest), 24)])
	var out []string
	for _, a := range book.Advantages {
		for _, w := range append([]string{a.Name.ZH, a.Name.EN}, a.Also...) {
			if i := strings.Index(part, strings.ToLower(w)); i >= 0 && !slices.Contains(out, a.ID) {
				out = append(out, a.ID)
			}
		}
	}
	return out
}

var showed = wording.Compile(`讲了|讲过|介绍了|介绍过|推荐了|推荐过|展示过|说了我们的|展示了|presented|showed them|pitched`)

// showedBefore finds the same where what was presented stands first.
var showedBefore = wording.Compile(`(?:产品|价格|服务|技术)(?:上|方面)?的?优势(?:都|也|已经|给|跟|向|对|和)*[^,，。没未]{0,6}?(?:讲|介绍|说|展示|演示)(?:过|了|完|清楚)`)

// told writes what was said, and answers with what is still missing.
func (q *request) told() error {
	if q.namesRival() {
		q.f.Account = nil
	}
	m, ok, err := q.matter(wish{verb: crm.Write, make: true, want: func(o *crm.Opportunity) bool { return o.Open() || o.State == crm.DealWon }})
	if err != nil || !ok {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	v := cards.SaidView{Fresh: m.fresh}
	for _, step := range []func(*desk.Work, *matter, *cards.SaidView) error{
		q.tellAnswers, q.tellTeam, q.tellRivals, q.tellHandler, q.tellStage, q.tellShowed,
	} {
		if err := step(w, &m, &v); err != nil {
			return err
		}
	}
	if len(v.Answers)+len(v.Fields)+len(v.People)+len(v.Tasks) == 0 {
		if w.Changed() {
			return q.saidCard(m, v, w)
		}
		return errPass
	}
	return q.saidCard(m, v, w)
}

// saidCard answers with what was noted and how far the deal is from going on.
func (q *request) saidCard(m matter, v cards.SaidView, w *desk.Work) error {
	var err error
	if m.deal, err = crm.Get[crm.Opportunity](q.tx, m.deal.ID); err != nil {
		return err
	}
	v.DealView, v.Group = m.view(), w.Group()
	here, _ := q.Book.Milestone(m.deal.Milestone)
	if len(here.Next) > 0 {
		v.To = here.Next[0]
	}
	missing, err := q.Desk.Missing(q.tx, &m.deal)
	if err != nil {
		return err
	}
	v.Left = len(missing)
	v.Apply = len(here.Signals) > 0
	for _, s := range here.Signals {
		v.Apply = v.Apply && m.deal.Ticks[s.ID].Answer == playbook.Yes
	}
	if !w.Changed() {
		v.Group = ""
	}
	q.spokenOf(m, v.Group)
	q.conv.Receipts++
	q.reply(q.out.Said(v))
	return nil
}

// tellAnswers writes answers to questions and conditions; what is unclear
// becomes a step to find it out.
func (q *request) tellAnswers(w *desk.Work, m *matter, v *cards.SaidView) error {
	for _, s := range q.Book.Sayings(q.dealText()) {
		err := q.tellAnswer(w, m, v, s)
		if f, ok := faulty(err); ok && f.Key == "tick.follows" {
			continue // it shows in the records, whatever is said
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tellAnswer writes one answer or condition.
func (q *request) tellAnswer(w *desk.Work, m *matter, v *cards.SaidView, s playbook.Saying) error {
	a := cards.SaidAnswer{ID: s.ID, Question: s.Question, Answer: s.Answer, Note: s.Note}
	var done desk.Edited[crm.Opportunity]
	var err error
	if s.Question {
		a.Was = m.deal.Answers[s.ID].Answer
		done, err = w.AnswerQuestion(m.deal.ID, s.ID, s.Answer, s.Note)
	} else {
		a.Was = m.deal.Ticks[s.ID].Answer
		done, err = w.Tick(m.deal.ID, s.ID, s.Answer, s.Note)
	}
	if err != nil {
		return err
	}
	m.deal = done.After
	v.Answers = append(v.Answers, a)
	if !s.Question {
		return nil
	}
	return q.findOut(w, m, v, s)
}

// findOutDays is how long somebody has to find out what is unclear.
const findOutDays = 7

// findOut adds the step that an unclear answer leaves behind, and closes it when
// the answer is there.
func (q *request) findOut(w *desk.Work, m *matter, v *cards.SaidView, s playbook.Saying) error {
	text := q.say.FindOut(s.ID)
	var open *crm.Task
	err := crm.Each(q.tx, crm.Where(crm.ByDeal, string(m.deal.ID)), func(t crm.Task) bool {
		if t.Open() && t.Text == text {
			open = &t
		}
		return open == nil
	})
	if err != nil {
		return err
	}
	switch {
	case s.Answer == playbook.Unclear && open == nil:
		due := q.Calendars(q.who.Calendar).OnOrAfter(q.today().AddDays(findOutDays))
		t, err := w.AddTask(desk.NewTask{Account: m.account.ID, Deal: m.deal.ID, Text: text, Due: due, Owner: m.deal.Owner})
		if err != nil {
			return err
		}
		tv, err := q.taskView(t)
		v.Tasks = append(v.Tasks, tv)
		return err
	case s.Answer != playbook.Unclear && open != nil:
		_, err := w.FinishTask(open.ID)
		return err
	}
	return nil
}

// noteDeal notes something of a deal in words; with many it is one more line.
func (q *request) noteDeal(w *desk.Work, m *matter, id, value string, many bool) error {
	p := crm.Pointer{Kind: crm.KindOpportunity, ID: string(m.deal.ID)}
	if many {
		had, err := crm.Get[crm.Field](q.tx, crm.FieldOf(p, id))
		if err != nil && !crm.IsMissing(err) {
			return err
		}
		if err == nil && had.Value != "" {
			if slices.Contains(strings.Split(had.Value, "\n"), value) {
				return nil
			}
			value = had.Value + "\n" + value
		}
	}
	_, err := w.Note(desk.NewNote{Subject: p, Field: id, Value: value})
	return err
}

// tellStage notes the customer's buying stage, and which kind of deal it is.
func (q *request) tellStage(w *desk.Work, m *matter, v *cards.SaidView) error {
	if stage := stageOf(q.Book, q.m.Text); stage != "" {
		if err := q.noteStage(w, m, v, stage); err != nil {
			return err
		}
	}
	form := formOf(q.Book, q.m.Text)
	if form == "" {
		return nil
	}
	done, err := w.UpdateDeal(m.deal.ID, desk.DealEdit{Form: &form})
	if err != nil {
		return err
	}
	v.Fields = append(v.Fields, cards.FieldChange{Field: "form", Old: m.deal.Form, New: form})
	m.deal = done.After
	return nil
}

// stageField is the field in which a deal's buying stage is noted.
const stageField = "buying_stage"

// noteStage notes the customer's buying stage of a deal.
func (q *request) noteStage(w *desk.Work, m *matter, v *cards.SaidView, stage string) error {
	p := crm.Pointer{Kind: crm.KindOpportunity, ID: string(m.deal.ID)}
	done, err := w.Note(desk.NewNote{Subject: p, Field: stageField, Value: stage})
	if err != nil {
		return err
	}
	v.Fields = append(v.Fields, cards.FieldChange{Field: stageField, Old: done.Before.Value, New: done.After.Value})
	return nil
}

// stageNow is the customer's buying stage of a deal; "" when nobody noted it.
func (q *request) stageNow(id crm.OpportunityID) (string, error) {
	f, err := crm.Get[crm.Field](q.tx, crm.FieldOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(id)}, stageField))
	if crm.IsMissing(err) {
		return "", nil
	}
	return f.Value, err
}

// tellShowed notes which of our advantages the newest visit presented; before
// any visit it is the condition that is said to hold.
func (q *request) tellShowed(w *desk.Work, m *matter, v *cards.SaidView) error {
	showed := showedIn(q.Book, q.m.Text)
	if len(showed) == 0 {
		return nil
	}
	acts, err := q.lastActivities(m.account.ID, 5)
	if err != nil {
		return err
	}
	for _, a := range acts {
		if !a.Met() || a.Who != q.who.ID || a.Deal != "" && a.Deal != m.deal.ID {
			continue
		}
		all := append(slices.Clone(a.Showed), showed...)
		e := desk.ActivityEdit{Showed: &all}
		if a.Deal == "" {
			e.Deal = &m.deal.ID
		}
		if _, err := w.CorrectActivity(a.ID, e); err != nil {
			return err
		}
		v.Fields = append(v.Fields, cards.FieldChange{Field: "showed", New: showed})
		return nil
	}
	if !slices.ContainsFunc(q.Book.Milestones, func(m playbook.Milestone) bool {
		_, ok := playbook.Find(m.Exit, "advantage_shown")
		return ok
	}) {
		return nil
	}
	done, err := w.Tick(m.deal.ID, "advantage_shown", playbook.Yes, strings.Join(showed, " "))
	if err != nil {
		return err
	}
	m.deal = done.After
	v.Fields = append(v.Fields, cards.FieldChange{Field: "showed", New: showed})
	return nil
}
