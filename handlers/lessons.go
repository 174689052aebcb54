package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// heard is how he wrote a customer's name when he said which one he means.
type heard struct {
	account crm.AccountID
	name    string
}

// hear lets the desk note it. What it has come to stands on the receipt.
func (q *request) hear(w *desk.Work) (crm.Lesson, error) {
	if q.heard == nil || q.heard.name == "" {
		return crm.Lesson{}, nil
	}
	h := q.heard
	q.heard = nil
	return w.Hear(h.account, parse.Keys(h.name))
}

// learnedView is what a card says of a lesson.
func (q *request) learnedView(l crm.Lesson) (*cards.Learned, error) {
	name, err := q.nameOf(l.Account)
	return &cards.Learned{Name: l.Name.Text, Account: name, Everybody: l.State == crm.LessonAlias}, err
}

// learnedIntent lists what was learned of how names are written.
func learnedIntent() Intent {
	return Intent{
		Name: "learned",
		Words: []string{
			"学到了什么", "你学到了什么", "学到什么", "你学了什么", "学了哪些叫法", "记住了哪些叫法", "what have you learned", "what did you learn",
			"what have you learnt", "learned names", "show learned names",
		},
		Examples: []string{"学到了什么", "what have you learned"},
		Near:     []string{"今天去联丰学到了很多", "what have we got for Oakline"},
		Handle:   (*request).learned,
	}
}

// maxLearned is how many learned names a list shows.
const maxLearned = 8

// learned lists his own ways of writing and the aliases of his team's customers.
func (q *request) learned() error {
	var rows []cards.Learned
	var fault error
	more := false
	seen := map[string]bool{}
	row := func(l crm.Lesson) bool {
		key := string(l.Account) + "\x00" + l.Name.Fold
		if !l.Learned() || seen[key] || l.State == crm.LessonHis && l.Who != q.who.ID {
			return true
		}
		a, err := crm.Get[crm.Account](q.tx, l.Account)
		if crm.IsMissing(err) {
			return true
		}
		if fault = err; err != nil {
			return false
		}
		if !q.allowed(crm.Read, crm.ScopeOf(&a)) {
			return true
		}
		if more = len(rows) == maxLearned; more {
			return false
		}
		seen[key] = true
		rows = append(rows, cards.Learned{Name: l.Name.Text, Account: a.Name.Text, Everybody: l.State == crm.LessonAlias})
		return true
	}
	for _, where := range []crm.Filter{crm.Where(crm.ByOwner, string(q.who.ID)), crm.Where(crm.ByTeam, string(q.who.Team))} {
		if err := crm.Each(q.tx, where, row); err != nil {
			return fmt.Errorf("what was learned: %w", err)
		}
		if fault != nil {
			return fault
		}
		if more {
			break
		}
	}
	q.personal(q.say.LearnedList(rows, more))
	return nil
}

// forgets are the words before a name that is to be forgotten.
var forgets = []string{"忘掉", "忘了叫法", "别再记", "forget the name ", "forget "}

// forgetIntent takes a learned name back.
func forgetIntent() Intent {
	return Intent{
		Name: "forget",
		Weigh: func(f parse.Facts) float64 {
			if forgotten(f.Text) != "" {
				return 0.94
			}
			return 0
		},
		Examples: []string{"忘掉 恒新钣金", "忘掉「恒新」", "forget Hengxing"},
		Near: []string{
			"forget that", "忘了带样品,明天再去美科", "别忘了周五前给美科报价", "don't forget the quote for Oakline by Friday",
			"今天拜访了比亚迪王总,他让我忘掉上次的报价",
		},
		Handle: func(q *request) error { return q.forget(forgotten(q.m.Text)) },
	}
}

// forgotten is the name that a text wants forgotten; "" when it wants nothing of
// the kind.
func forgotten(text string) string {
	text = strings.TrimSpace(text)
	for _, head := range forgets {
		if len(text) <= len(head) || !strings.EqualFold(text[:len(head)], head) {
			continue
		}
		name := strings.Trim(text[len(head):], " 「」“”\"'。.!\uff01")
		if is(name, "it", "that", "this", "about it", "它", "了", "吧", "这条", "刚才那条") || length(name) > 24 || strings.ContainsAny(name, ",,。;;") {
			return ""
		}
		return name
	}
	return ""
}

func (q *request) forget(name string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	gone, err := w.Forget(parse.Keys(name))
	if err != nil {
		return err
	}
	v, err := q.learnedView(gone[0])
	if err != nil {
		return err
	}
	q.personal(q.say.Forgotten(*v, string(w.Group())))
	return nil
}

// recent lists the customers that somebody had to do with last, newest first:
// among names that fit alike theirs come first.
func recent(rd crm.Reader, who crm.PersonID) ([]crm.AccountID, error) {
	acts, _, err := crm.List[crm.Activity](rd, crm.Where(crm.ByPerson, string(who)), crm.Page{Limit: 20, Desc: true})
	if err != nil {
		return nil, fmt.Errorf("activities of %s: %w", who, err)
	}
	var out []crm.AccountID
	seen := map[crm.AccountID]bool{}
	for i := range acts {
		if !seen[acts[i].Account] {
			seen[acts[i].Account] = true
			out = append(out, acts[i].Account)
		}
	}
	return out, nil
}
