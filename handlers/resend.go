package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// asksResend finds the wish to see once more what came by the clock: 昨天的日报再发一次. The words
// between name the digest.
var asksResend = wording.OneOf(
	`^(?:麻烦|请|能不能|可以)?(?:把)?(?:今天|昨天|前天|昨晚|今晚|上周|上个?月|这个?月|本周|本月|这周)?(?:的|那张|那份)*`+
		`(?:团队|群里|群)?(?:的)?(?:日报|周报|月报|漏斗图?|漏斗日报|金字塔|例会单|每周回顾|二八名单|周一那张卡?)`+
		`(?:再|重新|重|补)(?:给|帮)?(?:我)?(?:发|推|来)(?:给)?(?:我)?(?:一?[遍次份下张]|看看)*(?:吧|吗|行吗)?$`,
	`^(?:please |can you |could you )?(?:resend|re-send|repost)(?: me)? (?:yesterday's|today's|last week's|last month's|this week's|the|our|my)? ?(?:last |daily |weekly |monthly |team |funnel )*(?:digest|report|funnel|pyramid|review|sheet)(?: please| again)?$`,
	`^(?:please |can you |could you )?send (?:me |us )?(?:yesterday's|last week's|last month's|the) (?:daily |weekly |monthly |team |funnel )*(?:digest|report|funnel|pyramid|review) again(?: please)?$`,
)

// resendBack is how many days back a digest is looked for: a month's comes once.
const resendBack = 35

// resendIntent shows once more what came by the clock.
func resendIntent(book *playbook.Book) Intent {
	return Intent{
		Name: "resend",
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 60 && !knowsAccount(f) && asksResend.MatchString(f.Plain()) && digestNamed(book, f.Plain()) != "" {
				return 0.985
			}
			return 0
		},
		Examples: []string{"昨天的日报再发一次", "月报再发一次", "漏斗图重新发我", "resend yesterday's digest", "send me the weekly report again"},
		Near: []string{
			"日报", "昨天的日报发给王敏了", "报价再发一次", "月报再发一次给客户", "周报帮我写一下", "日报几点发", "日报改到早上再发",
			"resend the quote", "he will resend the report",
		},
		Handle: func(q *request) error { return q.resend(book) },
	}
}

// digestJobs are the jobs behind the kinds of digests, as the tracks of their cards name them.
var digestJobs = map[string]string{"daily": "digest", "funnel": "funnel", "weekly": "weekly", "lead_sheet": "monday", "pyramid": "monthly", "pareto": "pareto"}

// digestNamed is the kind of digest that a text names; "" for none.
func digestNamed(b *playbook.Book, text string) string {
	for _, k := range b.SpokenIn(text) {
		if digestJobs[k.ID] != "" {
			return k.ID
		}
	}
	return ""
}

// resend shows the card as it came, to him alone; to somebody who leads nobody the text of
// his own day, which is what he calls 日报.
func (q *request) resend(b *playbook.Book) error {
	s := squash(q.m.Text)
	id := digestNamed(b, s)
	kind, _ := playbook.Find(b.Spoken(), id)
	day := q.today()
	switch {
	case holds(s, "上周", "last week"):
		day = day.WeekStart().AddDays(-1)
	case holds(s, "昨", "yesterday"):
		day = day.AddDays(-1)
	case holds(s, "前天"):
		day = day.AddDays(-2)
	}
	teams, err := q.teams()
	if err != nil {
		return err
	}
	if len(teams) == 0 {
		if id == "daily" && holds(s, "日报") && !holds(s, "团队", "群") {
			return q.showReport(day, day, 0)
		}
		teams = []crm.Team{{ID: q.who.Team}}
	}
	if t := q.teamIn(q.m.Text); t != nil {
		for i := range teams {
			if teams[i].ID == t.ID {
				teams = teams[i : i+1]
				break
			}
		}
	}
	found := false
	owners := []string{string(q.who.ID)}
	if job := digestJobs[id]; cards.OfChannel(job) {
		owners = owners[:0]
		for _, t := range teams[:min(len(teams), 4)] {
			owners = append(owners, string(t.ID))
		}
	}
	for _, of := range owners {
		card, ok, err := q.digestSent(digestJobs[id], of, day)
		if err != nil {
			return err
		}
		if ok {
			found = true
			q.personal(card)
		}
	}
	if !found {
		q.personal(q.say.ResendNone(kind.Name))
	}
	return nil
}

// digestSent is the newest card of a digest that came on a day or before.
func (q *request) digestSent(job, of string, day crm.Date) (chat.Card, bool, error) {
	for back := range resendBack {
		key := strings.Join([]string{job, of, string(day.AddDays(-back))}, "/")
		e, err := q.tx.Post(key)
		switch {
		case crm.IsMissing(err):
			continue
		case err != nil:
			return chat.Card{}, false, fmt.Errorf("post %s: %w", key, err)
		case e.State == crm.Dropped, e.State == crm.Withheld, len(e.Body) == 0:
			continue
		}
		p, err := chat.DecodePost(e.Body)
		if err != nil {
			continue // of a form that is not read any more
		}
		return p.Card, true, nil
	}
	return chat.Card{}, false, nil
}
