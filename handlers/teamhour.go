package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// Words that move what a team hears by the clock to another hour, bring the hour of the
// method back, and ask for it. The group is the hour.
var (
	teamHourZH = wording.Compile(`^(?:以后|今后|每天)?(?:请|把|请把)?.{0,8}?(?:日报|周报|简报|漏斗|例会单).{0,4}?(?:发送|推送)?` +
		`(?:时间)?(?:改|调|换|定|挪|移|提前|推迟)(?:到|成|为|在)(?:每天|每个工作日)?(?:的)?` +
		clockSaid + `(?:发|再发|推送)?(?:吧|哈)?$`)
	teamHourEN = wording.Compile(`^(?:please |can you |could you )?(?:move|send|set|change|shift|post|put)` +
		` .{0,30}(?:digest|report|funnel).{0,12}(?: to| at| for) ` + clockSaid + `(?: every day| from now on| please)?$`)
	teamHourBack = wording.Compile(`^.{1,14}时间(?:恢复|改回|还原)(?:默认|原来的?)?$|^(?:reset|default) .{0,20}(?:digest|report|funnel|day|review|meeting).{0,8}$`)
	teamHourAsk  = wording.OneOf(
		`(?:日报|周报|简报|漏斗|例会单)(?:是|都)?(?:每天)?(?:几点|什么时候|啥时候)(?:发出来|发送|发|来|推送|推|出来|出|到)?`+
			`(?:的)?$`,
		`(?:日报|周报|简报)时间(?:是)?(?:几点|多少|什么时候)?$`,
		`^(?:when|what time) (?:is|does|do) .{0,20}(?:digest|weekly report)`+
			`s?(?: come| sent| go out| posted)?$`,
	)
)

// teamHourIntent moves what a team hears by the clock: 把日报时间改到早上8点.
func teamHourIntent(book *playbook.Book) Intent {
	return Intent{
		Name: "team-hour",
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() > 60 {
				return 0
			}
			text := teamHourText(f.Text)
			for _, w := range []*wording.Wording{teamHourZH, teamHourEN, teamHourBack, teamHourAsk} {
				if w.MatchString(text) && teamJobIn(book, text) != "" {
					return 0.985
				}
			}
			return 0
		},
		Examples: []string{"把日报时间改到早上8点", "move the daily digest to 8am", "日报几点发"},
		Near:     []string{"提醒改到8点半", "日报别发了", "周报", "周五前把日报发我"},
		Handle:   func(q *request) error { return q.teamHour(book) },
	}
}

// teamHourText is a text as the patterns know it: English keeps its blanks, also around
// the Chinese name of a team.
func teamHourText(text string) string {
	s := strings.TrimRight(lower(strings.TrimSpace(fold(text))), "。.!！~?？")
	if s != "" && s[0] < 0x80 {
		return s
	}
	return hoursText(s)
}

// teamJobIn is the job of teams that a text names; "" for none.
func teamJobIn(b *playbook.Book, text string) string {
	for _, k := range b.SpokenIn(text) {
		if k.Posts {
			return k.ID
		}
	}
	return ""
}

// teamHour changes the hour of a team, or says it.
func (q *request) teamHour(book *playbook.Book) error {
	text := teamHourText(q.m.Text)
	job, ok := book.Job(teamJobIn(book, text))
	if !ok || job.Off {
		return errPass
	}
	t, err := q.teamOfHour()
	if err != nil {
		return err
	}
	if t == nil {
		q.personal(q.say.TeamHourWhich())
		return nil
	}
	may := q.who.Has(crm.RoleDirector) || q.who.Has(crm.RoleAdmin) || q.who.Has(crm.RoleManager) && q.who.Team == t.ID
	v := cards.TeamHourView{Team: t.Name.Text, What: job.Name.In(q.who.Lang()), At: job.HourOf(t), Usual: job.At, Before: job.DayBefore(t), May: may}
	if teamHourAsk.MatchString(text) || !may {
		q.personal(q.say.TeamHour(v))
		return nil
	}
	at := ""
	for _, w := range []*wording.Wording{teamHourZH, teamHourEN} {
		if m := w.FindStringSubmatch(text); m != nil {
			said := strings.TrimSpace(m[len(m)-1])
			if at = q.hourIn(said); at == "" {
				return errPass
			}
			if v.Guessed = eveningMeant(said, at, v.Usual); v.Guessed {
				at = inTheEvening(at)
			}
		}
	}
	return q.setTeamHour(t, job, v, at)
}

// halfNamed finds that a time of day says which half of it is meant: 早上6点, 06:30, 6am.
var halfNamed = wording.Compile(`[早上午下晚夜晨]|^0|[ap]m$|^1[0-9]|^2[0-3]`)

// eveningMeant reports whether six is that of the evening: said of what comes in the
// evening, without the half of the day, and too early for a morning.
func eveningMeant(said, at, usual string) bool {
	return usual >= "12:00" && at < "08:00" && !halfNamed.MatchString(said)
}

// setTeamHour moves what a team hears to another hour; "" is a word for that of the method.
func (q *request) setTeamHour(t *crm.Team, job playbook.Job, v cards.TeamHourView, at string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	if at == job.At {
		at = "" // as the method has it
	}
	done, err := w.SetTeamHour(t.ID, job.ID, at)
	if err != nil {
		return err
	}
	v.Guessed = v.Guessed && at != ""
	v.Was, v.At, v.Before, v.Group = v.At, job.HourOf(&done.After), job.DayBefore(&done.After), w.Group()
	q.conv.Group = w.Group()
	q.personal(q.say.TeamHour(v))
	return nil
}

// teamOfHour is the team that he names, else his own, else the only one; nil where that
// leaves several.
func (q *request) teamOfHour() (*crm.Team, error) {
	if t := q.teamIn(q.m.Text); t != nil {
		return t, nil
	}
	var all []crm.Team
	err := crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		all = append(all, t)
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("teams: %w", err)
	}
	for i := range all {
		if all[i].ID == q.who.Team || len(all) == 1 {
			return &all[i], nil
		}
	}
	return nil, nil
}

// movedHours are the hours of teams that are not the method's.
func (q *request) movedHours() (out []cards.TeamHourView, err error) {
	err = crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		for _, j := range q.Book.Jobs {
			if at := t.Jobs[j.ID]; at != "" {
				out = append(out, cards.TeamHourView{Team: t.Name.Text, What: j.Name.In(q.who.Lang()), At: at, Usual: j.At})
			}
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("hours of teams: %w", err)
	}
	return out, nil
}
