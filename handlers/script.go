package handlers

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// scriptIntent shows the call script of a customer, filled in (M7–M9).
func scriptIntent() Intent {
	return Intent{
		Name:   "script",
		Starts: []string{"话术", "call script"},
		Weigh: unlessDone(func(f parse.Facts) float64 {
			if length(f.Text) <= 24 && (holds(f.Text, "话术", "怎么打这个电话", "电话怎么说", "电话里说什么") || holds(f.Text, "call script", "what do i say")) {
				return 0.86
			}
			return 0
		}),
		Examples: []string{"话术 比亚迪", "比亚迪的话术", "call script Oakline", "what do i say to Oakline"},
		Near:     []string{"打了王经理没人接", "比亚迪啥情况"},
		Handle:   (*request).script,
	}
}

func (q *request) script() error {
	a, err := q.accountSpokenOf()
	if err != nil || a == nil {
		return err
	}
	return q.showScript(a)
}

// accountSpokenOf is the customer that was named, else the one just spoken of; nil
// when that was answered.
func (q *request) accountSpokenOf() (*crm.Account, error) {
	a, named, err := q.customer(wish{verb: crm.Read})
	if err != nil || a != nil || named {
		return a, err
	}
	if q.conv.About != "" {
		a, err := crm.Get[crm.Account](q.tx, q.conv.About)
		if err == nil && crm.Can(q.who, crm.Read, crm.ScopeOf(&a)) {
			return &a, nil
		}
		if err != nil && !crm.IsMissing(err) {
			return nil, err
		}
	}
	q.reply(q.out.WhichOne())
	return nil, nil
}

// showScript fills the call script in with what is known: who calls, whom to ask
// for and when, and a customer of the same industry who bought.
func (q *request) showScript(a *crm.Account) error {
	v := cards.ScriptView{AccountName: a.Name.Text, Number: a.Number(), Rep: cmp.Or(q.who.Full, q.who.Name.Text), Company: q.Company}
	people, err := q.contactsOf(a.ID)
	if err != nil {
		return err
	}
	window := "unknown"
	slices.SortStableFunc(people, func(a, b crm.Contact) int { // the right person, else whom we know longest
		if a.Handler != b.Handler {
			return map[bool]int{true: -1, false: 1}[a.Handler]
		}
		return a.No - b.No
	})
	if len(people) > 0 {
		v.Contact, v.Window, window = people[0].Name.Text, people[0].Prefers, "known"
	}
	if v.Window == "" {
		v.Window = q.windowWords(window)
	}
	if v.Case, v.Typical, err = q.caseLike(a); err != nil {
		return err
	}
	q.about(a.ID, "")
	q.personal(q.say.Script(v))
	return nil
}

// windowWords are the hours of a window: 08:30–09:00、18:00–19:00.
func (q *request) windowWords(id string) string {
	w, _ := q.Book.Window(id)
	var spans []string
	for _, s := range w.Spans {
		spans = append(spans, s.From+"–"+s.To)
	}
	return strings.Join(spans, " ")
}

// casesLooked is how many accounts are looked at for a case of the same
// industry: a script is no report.
const casesLooked = 5 * crm.MaxPage

// caseLike is a won deal of a customer of the same industry that he may speak
// of, the newest, and the title of the person who decided there (M8, M13).
func (q *request) caseLike(a *crm.Account) (*cards.CaseView, string, error) {
	if a.Industry == "" {
		return nil, "", nil
	}
	var best *crm.Opportunity
	var whose crm.Account
	looked := 0
	err := crm.Each(q.tx, crm.Where(crm.ByAll), func(other crm.Account) bool {
		looked++
		if other.ID == a.ID || other.Industry != a.Industry || !crm.Can(q.who, crm.Read, crm.ScopeOf(&other)) {
			return looked < casesLooked
		}
		err := crm.Each(q.tx, crm.Where(crm.ByAccount, string(other.ID)), func(o crm.Opportunity) bool {
			if o.State == crm.DealWon && (best == nil || o.Closed > best.Closed) {
				best, whose = &o, other
			}
			return true
		})
		return err == nil && looked < casesLooked
	})
	if err != nil || best == nil {
		return nil, "", err
	}
	v := &cards.CaseView{AccountName: whose.Name.Text, Title: best.Title, Industry: a.Industry, Signed: best.Closed}
	f, err := crm.Get[crm.Field](q.tx, crm.FieldOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(best.ID)}, "unique_value"))
	if err != nil && !crm.IsMissing(err) {
		return nil, "", err
	}
	v.Value = f.Value
	people, err := q.contactsOf(whose.ID)
	if err != nil {
		return nil, "", err
	}
	typical := ""
	for _, k := range people {
		if k.Title != "" && (k.Handler || k.Decision == "approve" || k.Decision == "decide" || slices.Contains(k.Roles, "decider")) {
			typical = k.Title
			break
		}
	}
	return v, typical, nil
}

// prepIntent shows the card before a visit: 帮我准备明天的拜访.
func prepIntent() Intent {
	return Intent{
		Name: "prep",
		Weigh: unlessDone(func(f parse.Facts) float64 {
			s := squash(f.Text)
			if length(f.Text) <= 30 && prepares.MatchString(s) && !holds(f.Text, "提醒我", "准备签", "准备好") {
				return 0.88
			}
			return 0
		}),
		Examples: []string{"帮我准备明天的拜访", "准备 比亚迪", "帮我准备一下比亚迪", "准备卡", "prepare for tomorrow's visit", "prep Oakline", "prep card"},
		Near:     []string{"提醒我准备方案", "今天拜访了比亚迪王总", "准备签合同了", "周五前准备好报价"},
		Handle:   (*request).prep,
	}
}

var prepares = regexp.MustCompile(`^(帮我|给我)?准备(一下|下)?[ :]?.{0,14}(拜访|见面)$|^(帮我|给我)准备|^准备 |准备卡|(^|\W)prep(are)?( card)?( for)?( |$)`)

func (q *request) prep() error {
	if ref, ok := firstRef(q.f); ok {
		rec, err := q.named(ref)
		if err != nil {
			return err
		}
		if t, ok := rec.(*crm.Task); ok {
			return q.prepTask(t)
		}
	}
	a, named, err := q.customer(wish{verb: crm.Read})
	switch {
	case err != nil || named && a == nil:
		return err
	case a != nil:
		return q.showPrep(a, 0)
	}
	due, _ := day(q.f)
	if due == "" {
		due, _ = q.dayIn(q.m.Text)
	}
	if due == "" {
		due = q.today()
	}
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return err
	}
	var then []crm.Task
	for _, t := range all {
		if t.Visit && t.Account != "" && t.Due == due {
			then = append(then, t)
		}
	}
	switch len(then) {
	case 0:
		q.personal(q.say.NothingBooked(due))
		return nil
	case 1:
		return q.prepTask(&then[0])
	}
	vs, err := q.taskViews(then)
	if err != nil {
		return err
	}
	q.listTasks(then)
	q.personal(q.say.WhichVisit(vs))
	return nil
}

func (q *request) prepTask(t *crm.Task) error {
	a, err := crm.Get[crm.Account](q.tx, t.Account)
	if err != nil {
		return err
	}
	return q.showPrep(&a, 0)
}

// showPrep shows what to know before a visit: the appointment, the aim, what was
// said last, what the people care for, what to ask (M15–M17, I7).
func (q *request) showPrep(a *crm.Account, from int) error {
	av, err := q.accountView(*a)
	if err != nil {
		return err
	}
	v := cards.PrepView{AccountView: av, Start: from}
	for i := range av.Tasks {
		if t := &av.Tasks[i]; t.Visit && t.Due >= q.today() && v.Task == nil {
			v.Task = t
		}
	}
	if len(av.Deals) > 0 {
		m := matter{deal: av.Deals[0].Opportunity, account: *a}
		dv, err := q.dealCard(m)
		if err != nil {
			return err
		}
		v.Deal = &dv
		for _, question := range q.Book.Asked() {
			if ans := m.deal.Answers[question.ID].Answer; ans == "" || ans == playbook.Unclear {
				v.Ask = append(v.Ask, question)
			}
		}
		if v.Rivals, err = q.rivalLines(&m.deal); err != nil {
			return err
		}
	}
	for _, k := range av.Contacts {
		for field, to := range map[string]*[]string{"concerns": &v.Concerns, "interests": &v.Hobbies} {
			f, err := crm.Get[crm.Field](q.tx, crm.FieldOf(crm.Pointer{Kind: crm.KindContact, ID: string(k.ID)}, field))
			if err != nil && !crm.IsMissing(err) {
				return err
			}
			if f.Value != "" {
				*to = append(*to, k.Name.Text+" "+strings.Join(linesOf(f.Value), " "))
			}
		}
	}
	q.about(a.ID, "")
	q.listed(nil)
	q.personal(q.say.Prep(v))
	return nil
}

// rivalLines are the rivals of a deal with their weak points.
func (q *request) rivalLines(o *crm.Opportunity) ([]string, error) {
	var out []string
	for _, r := range o.Rivals {
		f, err := crm.Get[crm.Field](q.tx, crm.FieldOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(o.ID)}, rivalField(r, rivalWeak)))
		if err != nil && !crm.IsMissing(err) {
			return nil, err
		}
		if f.Value == "" {
			out = append(out, r)
			continue
		}
		out = append(out, q.say.RivalLine(r, true, strings.Join(linesOf(f.Value), " ")))
	}
	return out, nil
}

// meetLacks is the one of time, place and person that an appointment lacks; ""
// when it lacks none, or more than one: then it is a plan to visit, and nobody
// is asked.
func meetLacks(t *crm.Task) string {
	var lacks []string
	if t.Clock == "" {
		lacks = append(lacks, "clock")
	}
	if t.Place == "" {
		lacks = append(lacks, "place")
	}
	if t.Contact == "" {
		lacks = append(lacks, "contact")
	}
	if len(lacks) != 1 {
		return ""
	}
	return lacks[0]
}

// completesMeet takes words as what an appointment lacks.
func (q *request) completesMeet(question crm.Question) (bool, error) {
	t, err := crm.Get[crm.Task](q.tx, crm.TaskID(question.Subject.ID))
	if crm.IsMissing(err) || err == nil && !t.Open() {
		return false, nil
	}
	if err != nil || length(q.m.Text) > 30 {
		return false, err
	}
	text := strings.TrimSpace(q.m.Text)
	if is(text, "不清", "不清楚", "不知道", "还没定", "unclear", "not yet", "don't know") || isNo(text) {
		q.conv.Question = crm.Question{}
		return true, nil
	}
	var e desk.TaskEdit
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	switch meetLacks(&t) {
	case "clock":
		_, clock := q.parseStep(string(t.Due) + " " + text)
		if clock == "" {
			clock = q.f.Clock
		}
		if clock == "" {
			return false, nil
		}
		e.Clock = &clock
	case "place":
		text = strings.TrimPrefix(strings.TrimPrefix(text, "在"), "at ")
		e.Place = &text
	case "contact":
		if length(text) > 10 || q.f.Next != nil && q.f.Next.Due != "" {
			return false, nil
		}
		name := text
		if len(q.f.Contacts) > 0 {
			name = q.f.Contacts[0].Name
		}
		name = strings.TrimPrefix(strings.TrimPrefix(name, "见"), "找")
		k, _, err := w.AddContact(desk.NewContact{Account: t.Account, Name: parse.Keys(name)})
		if err != nil {
			return true, err
		}
		e.Contact = &k.ID
	default:
		return false, nil
	}
	q.conv.Question = crm.Question{}
	done, err := w.CorrectTask(t.ID, e)
	if err != nil {
		return true, err
	}
	v, err := q.taskView(done.After)
	if err != nil {
		return true, err
	}
	q.conv.Group = w.Group()
	q.about(t.Account, "")
	q.alone(q.say.MeetSet(v, w.Group()))
	return true, nil
}

// tellsReached takes words as what was learnt: the buying stage, who answered,
// when to call again. They stay with the call, and the next call is a step.
func (q *request) tellsReached(question crm.Question) (bool, error) {
	a, err := crm.Get[crm.Activity](q.tx, crm.ActivityID(question.Subject.ID))
	if crm.IsMissing(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	stage := stageOf(q.Book, "客户在"+q.m.Text)
	due, clock := q.againIn(q.m.Text)
	who := whoAnswered.FindStringSubmatch(q.m.Text)
	if stage == "" && due == "" && who == nil {
		return false, nil
	}
	q.conv.Question = crm.Question{}
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	gist := strings.Trim(a.Gist+" "+q.m.Text, " ")
	if _, err := w.CorrectActivity(a.ID, desk.ActivityEdit{Gist: &gist}); err != nil {
		return true, err
	}
	acc, err := crm.Get[crm.Account](q.tx, a.Account)
	if err != nil {
		return true, err
	}
	m := matter{account: acc}
	v := cards.SaidView{}
	deals, err := q.openDeals(a.Account)
	if err != nil {
		return true, err
	}
	if len(deals) > 0 {
		m.deal = deals[0]
	} else if m.deal, err = w.OpenDeal(desk.NewDeal{Account: a.Account}); err != nil {
		return true, err
	} else {
		v.Fresh = true
	}
	if stage != "" {
		if err := q.noteStage(w, &m, &v, stage); err != nil {
			return true, err
		}
	}
	if who != nil {
		name := cmp.Or(who[1], who[2])
		k, _, err := w.AddContact(desk.NewContact{Account: a.Account, Name: parse.Keys(name)})
		if err != nil {
			return true, err
		}
		v.Fields = append(v.Fields, cards.FieldChange{Field: "contact", New: k.Name.Text})
	}
	if due != "" {
		t, err := w.AddTask(desk.NewTask{Account: a.Account, Deal: m.deal.ID, Text: q.say.CallAgain(), Due: due, Clock: clock, From: a.ID})
		if err != nil {
			return true, err
		}
		tv, err := q.taskView(t)
		if err != nil {
			return true, err
		}
		v.Tasks = append(v.Tasks, tv)
	}
	return true, q.saidCard(m, v, w)
}

var (
	whoAnswered = regexp.MustCompile(`([\p{Han}]{2,4}?)接的|(?:前台|reception)?\s*([A-Z][a-z]+) (?:answered|picked up)`)
	callAgain   = regexp.MustCompile(`[^,，。;；]*(再打|再联系|再试|call again|call back)[^,，。;；]*`)
)

// againIn is when to call again.
func (q *request) againIn(text string) (crm.Date, string) {
	clause := callAgain.FindString(text)
	if clause == "" {
		return "", ""
	}
	return q.parseStep(clause)
}

// tellsReview keeps what is thought of a visit afterwards.
func (q *request) tellsReview(question crm.Question) error {
	q.conv.Question = crm.Question{}
	w, err := q.begin()
	if err != nil {
		return err
	}
	text := q.m.Text
	done, err := w.CorrectActivity(crm.ActivityID(question.Subject.ID), desk.ActivityEdit{Review: &text})
	if err != nil {
		return err
	}
	name, err := q.nameOf(done.After.Account)
	if err != nil {
		return err
	}
	q.conv.Group = w.Group()
	q.alone(q.say.Reviewed(name, done.After.Number(), done.After.Review, w.Group()))
	return nil
}
