package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// stepAsked asks when one of his steps is: 演示是哪天, when's the demo?
var stepAsked = wording.Compile(`^(.{1,10}?)(?:是|定在|约在|安排在|约的是?)?(?:什么时候|啥时候|哪天|几号|周几|几点)(?:来着|去|开始|的)?$|^(?:what time|when)(?:'s| is| are) (?:the|my|our) (.{2,30})$`)

// onlyADay finds a day and nothing else.
var onlyADay = wording.Compile(`^(?:那|那个)?(?:今天|明天|后天|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}[号日])(?:上午|下午|晚上)?的?$`)

// stepIntent says when a step is, or an appointment.
func stepIntent() Intent {
	return Intent{
		Name: "step", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 30 && !didSomething(f) && stepAsked.MatchString(f.Plain()) {
				return 0.92
			}
			return 0
		},
		Examples: []string{"演示是哪天", "when's the demo?"},
		Near:     []string{"比亚迪什么时候签", "王总电话多少", "明天有什么安排"},
		Handle:   (*request).stepAsked,
	}
}

func (q *request) stepAsked() error {
	m := stepAsked.FindStringSubmatch(squash(q.m.Text))
	if m == nil {
		return errPass
	}
	tasks, err := q.stepsNamed(m[1] + m[2])
	if err != nil {
		return err
	}
	if due, _ := q.dayNamed(m[1]); len(tasks) == 0 && due != "" && onlyADay.MatchString(m[1]) { // 周五几点
		q.putAs(m[1] + "有什么安排")
		return q.dispatch(q.order)
	}
	if len(tasks) == 0 {
		return errPass
	}
	v := cards.AgendaView{From: q.today(), To: lastDue(tasks, q.today())}
	if v.Tasks, err = q.taskViews(tasks); err != nil {
		return err
	}
	q.listTasks(tasks)
	q.personal(q.say.Agenda(v))
	return nil
}

// stepsNamed are his open steps in which a word stands, with a day before those
// without.
func (q *request) stepsNamed(word string) ([]crm.Task, error) {
	word = strings.TrimSpace(strings.ToLower(word))
	if word == "" {
		return nil, nil
	}
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return nil, err
	}
	var out []crm.Task
	for _, t := range all {
		if holds(t.Text, word) {
			out = append(out, t)
		}
	}
	return out, nil
}
