package handlers

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// urging finds a leader's wish that somebody be reminded of what is due: 催一下小李,
// nudge Anna. What somebody is to do is a step for him, not this.
var urging = wording.Compile(`^(请|麻烦)?(你)?(帮我|替我)?(催一?催|催一?下|催促一?下?|督促一?下?|催)[^,,。]{1,12}$|^(please )?(nudge|chase|ping|chase up) [a-z .]{2,24}$`)

// hurries finds the same wish about a request that is named by its number: 催一下 #A1.
var hurries = wording.Compile(`^(?:请|麻烦|帮我|替我)*(?:催一?催|催一?下|催)[^,，。]{0,4}#?(?:a|lx)[\d-]+$|^(?:please )?(?:chase|hurry|push|urge) (?:up )?#?(?:a|lx)[\d-]+$`)

// urgeIntent reminds somebody of what is due for him, in the name of who leads him.
func urgeIntent() Intent {
	return Intent{
		Name: "urge", Roles: leaders(),
		Weigh: func(f parse.Facts) float64 {
			if hasRequest(f) && hurries.MatchString(squash(f.Text)) {
				return 0.98
			}
			s := f.Plain()
			if len(f.Colleagues) == 0 && (f.Date != "" && !f.DateAssumed || f.Account != nil || f.Next != nil && f.Next.Due != "" || word(s, "him", "her", "them", "it")) || f.Question || !urging.MatchString(s) || word(s, "me") || holds(s, "回款", "付款", "款", "货", "报价") {
				return 0
			}
			return 0.95
		},
		Examples: []string{"催一下小李", "催催小李", "nudge Anna"},
		Near:     []string{"提醒我下周二催林副总", "催一下王总的回款", "别催我了", "ping me tomorrow"},
		Handle:   (*request).urge,
		Refuse: func(q *request) error { // who asks that of his manager wants to know where his request is
			if hasRequest(q.f) {
				return q.urge()
			}
			mine, err := q.requestsOf(q.who.ID, (*crm.Approval).Open)
			if err == nil && len(mine) == 0 && q.stillTalking() && len(q.f.Colleagues) == 0 {
				return q.notUnderstood() // who is to be urged is the customer who is talked of
			}
			if err != nil || len(mine) == 0 {
				return cmp.Or(err, q.managerOnly())
			}
			return q.standing()
		},
	}
}

// urge tells somebody what is due for him, and that who leads him asks. Once a day
// from each: he is not to be chased.
func (q *request) urge() error {
	if ref, ok := firstRef(q.f); ok && hasRequest(q.f) {
		return q.pressHurry(chat.Action{Subject: ref.Number})
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	p := q.colleagueIn(ps, q.m.Text)
	if p == nil {
		return errPass
	}
	teams, err := q.teams()
	if err != nil {
		return err
	}
	v := cards.UrgeView{Who: p.Name.Text, By: q.who.Name.Text}
	today := crm.DateOf(q.tx.Now().In(p.Location()))
	switch {
	case !slices.ContainsFunc(teams, func(t crm.Team) bool { return t.ID == p.Team }):
		q.personal(q.say.UrgeNot(v, cards.UrgeOthers))
		return nil
	case p.AwayOn(today):
		v.Until = cmp.Or(p.AbsenceOn(today).To, today)
		q.personal(q.say.UrgeNot(v, cards.UrgeAway))
		return nil
	}
	loud := *p // what he silenced is asked for all the same, what he put off is not
	loud.Muted = nil
	if v.Nudges, err = q.dueOf(&loud, false); err != nil {
		return err
	}
	if len(v.Nudges) == 0 {
		q.personal(q.say.UrgeNot(v, cards.UrgeNothing))
		return nil
	}
	for i := range v.Nudges {
		v.Nudges[i].WhoName = ""
	}
	once := fmt.Sprintf("urged/%s/%s", p.ID, q.who.ID)
	switch last, err := q.tx.Kept(once); {
	case err != nil:
		return fmt.Errorf("kept %s: %w", once, err)
	case string(last) == string(today):
		q.personal(q.say.UrgeNot(v, cards.UrgeDone))
		return nil
	}
	start := q.speaksFrom(p)
	v.Later = start.After(q.tx.Now())
	before := len(q.posts)
	if err := q.tellKeyed(p, once+"/"+string(today), func(w *cards.Writer) chat.Card { return w.Urged(v) }); err != nil {
		return err
	}
	if len(q.posts) == before {
		q.personal(q.say.UrgeNot(v, cards.UrgeNowhere))
		return nil
	}
	if err := q.tx.Keep(once, []byte(today)); err != nil {
		return fmt.Errorf("keep %s: %w", once, err)
	}
	if v.Later {
		q.posts[before].NotBefore = start
	}
	q.personal(q.say.Urging(v))
	return nil
}

// speaksFrom is the present moment in somebody's hours, else the beginning of his
// next ones.
func (q *request) speaksFrom(p *crm.Person) time.Time {
	cal := q.Calendars(p.Calendar)
	now := q.tx.Now()
	if playbook.Speaks(p, cal, now) {
		return now
	}
	day := cal.OnOrAfter(crm.DateOf(now.In(p.Location())))
	if _, to := playbook.HoursOn(p, day); !now.Before(day.At(to, p.Location())) {
		day = cal.Add(day, 1)
	}
	from, _ := playbook.HoursOn(p, day)
	return playbook.OffTheHour(day.At(from, p.Location()))
}
