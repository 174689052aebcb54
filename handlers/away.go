package handlers

import (
	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// awayAsked finds a question after who is absent, or who stands in.
var awayAsked = wording.OneOf(
	`^`+wording.Maybe(
		`今天`, `明天`, `后天`, `这周`, `本周`, `下周`, `下下周`, `这个月`, `下个月`, `最近`,
		`国庆`, `春节`,
	)+`(?:谁|哪些人|有谁)(?:今天|明天|这周|本周|下周|这几天)?(?:要)?`+
		`(?:不在|休假|请假|在休假|没来|在?出差)`,
	`(?:不在的有谁|休假的有谁)`,
	`(?:今天|这周|本周)谁(?:不在|休假|请假)`,
	`^谁(?:代我|替我|代我批|帮我代)`,
	`^.{1,6}(?:不在|休假|请假|出差)(?:到.{1,4}|[这本下]个?周)?(?:的时候|期间|时)?(?:谁|由谁|找谁)(?:来)?`+
		`(?:顶|代|替|批|负责)(?:他|她)?(?:批|班|的班)?$`,
	`^我(?:在)?(?:代谁|替谁)`,
	`^谁(?:来)?(?:代|替)[他她](?:审批|批|的班)?$`,
	`^(?:who is|who's|whos) `+
		wording.Any(
			`away`, `absent`, `off`, `on leave`, `on holiday`, `travelling`, `traveling`,
			`covering for me`, `standing in`,
		),
	`^who (?:covers|stands in) for me`, `^(?:who )?am i covering`,
)

// isAway asks of one colleague whether he is there: 小李下周休假吗, is Anna off on Friday.
var isAway = wording.OneOf(
	`(?:休假|请假|休息|上班|出差|在公司)了?(?:吗|没|没有|么)$`,
	`(?:在不在|休不休假|上不上班)$`,
	`^is [a-z]+ (?:away|off|on leave|on holiday|in|there|travell?ing)\b`,
	`^(?:when|until when) (?:is|will) [a-z]+ (?:back|be back|away|off)`,
)

// whoAwayIntent says who is absent, and who stands in meanwhile.
func whoAwayIntent() Intent {
	return Intent{
		Name: "who-away", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if f.Account == nil && f.Letters() <= 40 && awayAsked.MatchString(f.Plain()) {
				return 0.95
			}
			if len(f.Colleagues) == 1 && f.Letters() <= 30 && isAway.MatchString(f.Plain()) {
				return 0.98
			}
			return 0
		},
		Examples: []string{"谁不在", "小李下周休假吗", "这周谁休假", "谁在出差", "谁代我", "who is away this week", "我代谁"},
		Near:     []string{"我明天休假", "谁没动", "比亚迪谁在跟", "王总不在,没见到"},
		Handle:   (*request).showAway,
	}
}

// showAway lists who is absent now or will be, with who stands in.
func (q *request) showAway() error {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	var rows []cards.AwayRow
	for i := range ps {
		p := &ps[i]
		if !p.Active(q.today()) || len(q.f.Colleagues) == 1 && q.f.Colleagues[0].Row.ID != string(p.ID) && isAway.MatchString(q.f.Plain()) {
			continue
		}
		if t := planned(p, q.today()); t.From != "" {
			rows = append(rows, cards.AwayRow{Name: p.Name.Text, From: t.From, To: t.To, Trip: true})
		}
		for _, a := range p.Absences() {
			if a.To >= q.today() {
				rows = append(rows, cards.AwayRow{Name: p.Name.Text, From: a.From, To: a.To, By: standInName(ps, p.In(a), q.today())})
			}
		}
	}
	q.personal(q.say.WhoAway(rows))
	return nil
}

// standInName is who stands in for somebody who is or will be absent; "" for
// nobody.
func standInName(ps playbook.People, p *crm.Person, today crm.Date) string {
	who, instead := ps.Standing(crm.Step{Who: p.ID}, "", max(today, p.Away.From))
	if by := ps.Find(who, today); by != nil && instead != "" {
		return by.Name.Text
	}
	return ""
}
