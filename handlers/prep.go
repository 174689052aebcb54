package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// prepIntent shows the card before a visit: 帮我准备明天的拜访.
func prepIntent() Intent {
	return Intent{
		Name:       "prep",
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			if f.Letters() <= 30 && prepares.MatchString(s) && !f.Holds("提醒我", "准备签", "准备好") {
				return 0.88
			}
			return 0
		},
		Examples: []string{"帮我准备明天的拜访", "准备 比亚迪", "帮我准备一下比亚迪", "准备卡", "prepare for tomorrow's visit", "prep Oakline", "prep card"},
		Near:     []string{"提醒我准备方案", "今天拜访了比亚迪王总", "准备签合同了", "周五前准备好报价"},
		Handle:   (*request).prep,
	}
}

var prepares = wording.Compile(`^(帮我|给我)?准备(一下|下)?[ :]?.{0,14}(拜访|见面)$|^(帮我|给我)准备|^准备 |准备卡|(^|\W)prep(are)?( card)?( for)?( |$)`)

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
		if k.Forgotten != "" { // what was noted of him is no word any more
			continue
		}
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
		f, err := crm.Get[crm.Field](q.tx, crm.FieldOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(o.ID)}, rivalField(r, cards.RivalWeak)))
		if err != nil && !crm.IsMissing(err) {
			return nil, err
		}
		if f.Value == "" {
			out = append(out, r)
			continue
		}
		out = append(out, q.say.RivalLine(r, cards.RivalWeak, strings.Join(linesOf(f.Value), " ")))
	}
	return out, nil
}
