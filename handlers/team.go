package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// leaders see what a team does; who has not logged is for the manager and the
// director alone.
func leaders() []crm.Role { return []crm.Role{crm.RoleManager, crm.RoleDirector} }

// teamDayIntent is the team's day.
func teamDayIntent() Intent {
	return Intent{
		Name: "team", Reads: parse.Query, Roles: leaders(),
		Words: []string{"今天大家跑得怎么样", "团队今天", "team today", "team day", "how is my team doing today", "how is the team doing today"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case f.Account != nil:
				return 0
			case f.Letters() <= 16 && whoLogged.MatchString(f.Plain()):
				return 0.93
			case f.Holds("大家", "团队", "组里", "我们组", "各位") && f.Holds("今天", "怎么样", "跑得", "情况", "进展"):
				return 0.9
			case f.Word("team", "everyone", "everybody") && f.Word("today", "yesterday", "doing", "day"):
				return 0.85
			}
			return 0
		},
		Examples: []string{"今天大家跑得怎么样", "team today", "how is my team doing", "团队今天情况"},
		Near:     []string{"我今天记了啥", "今天干嘛", "大家好", "今天拜访了比亚迪王总"},
		Handle:   func(q *request) error { return q.showTeam(0) },
		Refuse:   (*request).managerOnly,
	}
}

// whoLogged asks who of the team logged something: 今天有谁写了记录.
var whoLogged = wording.OneOf(
	`^(?:今天|昨天).{0,3}(?:谁|哪些人)(?:都)?(?:还)?(?:没有?)?(?:写|记|填|交|录|登记)`+
		`(?:了|过)?(?:记录|日报|拜访|东西|日志)?(?:了)?$`,
	`^(?:谁|哪个)(?:今天|昨天)(?:都)?(?:还)?(?:没)?(?:写|记|填|交|录)(?:了|过)?`+
		`(?:记录|日报|拜访|东西|日志)?(?:了)?$`,
	`^who (?:has |has not |hasn't |did not |didn't )?(?:logged|log)`+
		` (?:something |anything |nothing )?(?:today|yesterday)$`,
)

// offTrackIntent is who is not on track: who has logged nothing, and what
// ought to have moved.
func offTrackIntent() Intent {
	return Intent{
		Name: "off-track", Reads: parse.Query, Roles: leaders(),
		Words: []string{"谁没动", "谁没跟上", "谁掉队了", "who is behind", "who is not on track", "who's behind"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case f.Account != nil:
				return 0
			case f.Holds("谁没", "谁还没", "谁掉队", "谁落后", "哪些人没"):
				return 0.92
			case f.Word("who") && f.Word("behind", "logged", "silent", "track"):
				return 0.9
			}
			return 0
		},
		Examples: []string{"谁没动", "本周谁没动", "谁没跟上", "who is behind", "who has not logged anything"},
		Near:     []string{"我这周还有哪些没跟", "比亚迪谁在跟", "who owns Hengxin"},
		Handle:   func(q *request) error { return q.showOffTrack(0) },
		Refuse:   (*request).offTrackOwn,
	}
}

// offTrackOwn answers 谁还没跟进 of somebody who leads nobody: which of his
// customers he has not been in touch with. Who has logged is not for him.
func (q *request) offTrackOwn() error {
	if holds(q.m.Text, "跟进", "联系", "拜访", "去过", "没跟") {
		return q.showAccounts(0)
	}
	return q.managerOnly()
}

func (q *request) managerOnly() error {
	q.personal(q.say.ManagerOnly())
	return nil
}

// teams are those whose figures he may see: his own for a manager, all of them
// for a director.
func (q *request) teams() ([]crm.Team, error) { return q.teamsFor(crm.Reassign, crm.KindActivity) }

// teamsFor are the teams with whose records of a kind he may do that.
func (q *request) teamsFor(verb crm.Verb, kind crm.Kind) ([]crm.Team, error) {
	var out []crm.Team
	err := crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		if crm.Can(q.who, verb, crm.Scope{Kind: kind, Team: t.ID, Shared: true}) {
			out = append(out, t)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("teams: %w", err)
	}
	return out, nil
}

// members are the active people of a team who keep records of customers.
func (q *request) members(id crm.TeamID) ([]crm.Person, error) {
	var out []crm.Person
	err := crm.Each(q.tx, crm.Where(crm.ByTeam, string(id)), func(p crm.Person) bool {
		if p.Active(q.today()) && (p.Has(crm.RoleRep) || p.Has(crm.RoleManager)) {
			out = append(out, p)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("people of team %s: %w", id, err)
	}
	return out, nil
}

// showTeam shows the day of his team, of all teams for a director.
func (q *request) showTeam(start int) error {
	if !allowed(q.who, leaders()) {
		return q.managerOnly()
	}
	teams, err := q.teams()
	if err != nil {
		return err
	}
	v := cards.TeamDayView{Date: q.today(), Names: q.private(), Start: start}
	if holds(q.m.Text, "昨天") || word(q.m.Text, "yesterday") {
		v.Date = q.today().AddDays(-1)
	}
	for _, t := range teams {
		if v.Team != "" {
			v.Team += "、"
		}
		v.Team += t.Name.Text
		people, err := q.members(t.ID)
		if err != nil {
			return err
		}
		for _, p := range people {
			tallies, err := q.tx.Tallies(p.ID, v.Date, v.Date)
			if err != nil {
				return fmt.Errorf("totals of %s: %w", p.ID, err)
			}
			row := cards.TeamRow{Name: p.Name.Text, Counts: cards.CountsOf(tallies)}
			row.Away = !p.Has(crm.RoleRep) || p.AwayOn(v.Date) // a manager need not log
			if v.Names && !row.Away && row.Counts.IsZero() {
				if row.Silent, err = figures.SilenceOf(q.tx, &p, v.Date, v.Date); err != nil {
					return err
				}
			}
			v.Rows = append(v.Rows, row)
		}
	}
	if len(teams) > 0 { // 哪些, 口径: what is behind these figures
		whose := make([]string, len(teams))
		for i, t := range teams {
			whose[i] = string(t.ID)
		}
		q.listed(nil)
		q.conv.Track = figureRef{report: figures.ReportReview, whose: "t." + strings.Join(whose, "+"), from: v.Date, to: v.Date}.String()
		q.conv.FiguresAt = q.said()
	}
	q.reply(q.out.TeamDay(v))
	return nil
}

// showOffTrack lists, for a leader, who has logged nothing this week and what
// is late; in private always. Anybody else sees his own.
func (q *request) showOffTrack(start int) error {
	if !allowed(q.who, leaders()) {
		mine, err := q.dueOf(q.who, true)
		if err != nil {
			return err
		}
		q.nudged(mine)
		q.personal(q.say.OffTrack("", mine, start))
		return nil
	}
	teams, err := q.teams()
	if err != nil {
		return err
	}
	name := ""
	var silent []figures.Silence
	var all []cards.Nudge
	for _, t := range teams {
		if name != "" {
			name += "、"
		}
		name += t.Name.Text
		people, err := q.members(t.ID)
		if err != nil {
			return err
		}
		for i := range people {
			quiet, late, err := q.behind(&people[i])
			if err != nil {
				return err
			}
			if quiet {
				one, err := figures.SilenceOf(q.tx, &people[i], q.today().WeekStart(), q.today())
				if err != nil {
					return err
				}
				silent = append(silent, one)
			}
			all = append(all, late...)
		}
	}
	q.nudged(all)
	q.personal(q.say.Behind(name, silent, all, start))
	return nil
}

// behind says of one person whether he has logged nothing this week, and what
// of his is late.
func (q *request) behind(p *crm.Person) (quiet bool, late []cards.Nudge, err error) {
	tallies, err := q.tx.Tallies(p.ID, q.today().WeekStart(), q.today())
	if err != nil {
		return false, nil, fmt.Errorf("totals of %s: %w", p.ID, err)
	}
	due, err := q.dueOf(p, true)
	if err != nil {
		return false, nil, err
	}
	for _, n := range due {
		switch n.Kind {
		case cards.NudgeOverdue, cards.NudgeCadence, cards.NudgeLog, cards.NudgeStuck:
			late = append(late, n)
		}
	}
	return cards.CountsOf(tallies).IsZero() && p.Has(crm.RoleRep), late, nil
}

// nudged lets ①②③ mean these reminders.
func (q *request) nudged(ns []cards.Nudge) {
	q.listed(nil)
	for _, n := range ns {
		p, _ := pointer(n.Subject)
		q.conv.Items = append(q.conv.Items, p)
	}
}
