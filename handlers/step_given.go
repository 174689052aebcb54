package handlers

import (
	"slices"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// goesForMe finds who goes where the speaker was to go himself: 周三那个会让Anna替我去, have Anna
// go to the Wednesday meeting for me.
var goesForMe = wording.Compile(`^(.{0,16}?)(?:我?(?:去不了|没空|来不及|有事))?[,， ]*(?:就|还是)?(?:让|叫|请|由)` + oursZH + `(?:替|代替?|帮)我(?:去|参加|出席|跑|见|开)(?:一?趟|一下|会)?(?:吧)?$` +
	`|^(?:please )?(?:let|have|ask) ([a-z]{2,20}|\p{Han}{2,4}) (?:to )?(?:go|attend|take|do)( .{3,40}?)? (?:for me|in my place|instead of me)$`)

// stepGivenIntent gives one of his own steps to a colleague.
func stepGivenIntent() Intent {
	return Intent{
		Name: "step-given",
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 60 && !f.Question && goesForMe.MatchString(f.Plain()) {
				return 0.97
			}
			if _, _, ok := passes(f, isStep); ok {
				return 0.97
			}
			return 0
		},
		Examples: []string{"周三那个会让Anna替我去", "have Anna go to the Wednesday meeting for me"},
		Near:     []string{"让小李周五前把方案发了", "王总让我替他去", "让Anna代一下他的活", "把任务清单发给Anna", "把报价给王总", "小李的客户给小陈"},
		Handle:   (*request).giveStep,
	}
}

// giveStep gives the step that is named by its day or its customer; of several it shows which,
// and where there is none he who was named gets one.
func (q *request) giveStep() error {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	var p *crm.Person
	var tasks []crm.Task
	if m := goesForMe.FindStringSubmatch(squash(q.m.Text)); m != nil {
		p = colleagueCalled(ps, m[2]+m[3], q.today())
		tasks, err = q.stepsMeant(m[1] + m[4])
	} else if what, who, ok := passes(q.f, isStep); ok {
		p = colleagueCalled(ps, who, q.today())
		tasks, err = q.stepsPassed(ps, what)
	}
	if err != nil {
		return err
	}
	if p == nil || len(tasks) == 0 && hasNumber(q.f) {
		return errPass
	}
	switch {
	case len(tasks) > 1 && !hasNumber(q.f):
		v := cards.AgendaView{From: q.today(), To: lastDue(tasks, q.today())}
		if v.Tasks, err = q.taskViews(tasks); err != nil {
			return err
		}
		q.listTasks(tasks)
		q.personal(q.say.StepWhich(v, p.Name.Text))
		return nil
	case len(tasks) == 0:
		q.personal(q.say.NoStepToGive(p.Name.Text))
		return nil
	}
	return q.passSteps(tasks, p)
}

// passSteps gives steps to a colleague, and tells him, and whose they were.
func (q *request) passSteps(tasks []crm.Task, p *crm.Person) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	q.listed(nil)
	q.conv.Group = w.Group()
	for _, t := range tasks {
		if t.Owner == p.ID {
			continue
		}
		done, err := w.CorrectTask(t.ID, desk.TaskEdit{Owner: &p.ID})
		if err != nil {
			return err
		}
		v := cards.SupportView{Task: done.After, Who: p.Name.Text, Asker: q.who.Name.Text, Group: w.Group()}
		if v.AccountName, err = q.nameOf(done.After.Account); err != nil {
			return err
		}
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindTask, ID: string(done.After.ID)})
		q.personal(q.say.Assigned(v))
		if p.ID == q.who.ID {
			continue // he took it over himself
		}
		if err := q.tell(p, q.m.Key+"/given/"+v.Number(), func(w *cards.Writer) chat.Card { return w.AssignedToYou(v) }); err != nil {
			return err
		}
		if t.Owner != q.who.ID {
			if _, err := q.tellGiven(givenAway{rec: &done.After, from: t.Owner, to: p.ID, told: true}, string(w.Group())); err != nil {
				return err
			}
		}
	}
	if !w.Changed() {
		q.personal(q.say.Changed(cards.ChangedView{}))
	}
	return nil
}

// stepsMeant are his own open steps that a part of a message means: by number, of the day that it
// names, with the customer that it names. Appointments go before other steps.
func (q *request) stepsMeant(part string) ([]crm.Task, error) {
	if ref, ok := firstRef(q.f); ok {
		rec, err := q.named(ref)
		if err != nil {
			return nil, err
		}
		if t, ok := rec.(*crm.Task); ok && t.Owner == q.who.ID && t.Open() {
			return []crm.Task{*t}, nil
		}
		return nil, nil
	}
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return nil, err
	}
	day := q.daySaid(part)
	at := crm.AccountID("")
	if q.f.Account != nil && len(q.f.Account.Known) > 0 {
		at = crm.AccountID(q.f.Account.Known[0].Row.ID)
	}
	all = slices.DeleteFunc(slices.Clone(all), func(t crm.Task) bool {
		return day != "" && t.Due != day || at != "" && t.Account != at || t.Due == ""
	})
	if booked := slices.DeleteFunc(slices.Clone(all), func(t crm.Task) bool { return t.Clock == "" && !t.Visit }); len(booked) > 0 || day == "" && at == "" {
		return booked, nil // nobody goes to a quote that is to be sent
	}
	return all, nil
}
