package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// teamMade founds a team, its name behind or in front: 新建团队 华东二部,
	// 成立华东二部团队, create team East 2.
	teamMade = wording.Compile(`(?i)^(?:请|帮我|麻烦)?(?:新建|新增|新加|新设|创建|建立|成立|设立|组建|添加|增加|加|建)(?:一?个)?(?:新的?)?(?:销售)?(?:团队|小组|部门|大区)(?:叫做?|为|名叫|名为)?[::\s,,]*([^::\s,,].*)$` +
		`|^(?:请|帮我|麻烦)?(?:新建|新设|创建|成立|设立|组建)(?:一?个)?([\p{Han}A-Za-z0-9]{1,12}?(?:部|组|大区|办事处|团队))((?:[\s,,;;、].*)?)$` +
		`|^(?:please )?(?:create|add|set up|make|start)\s+(?:a |the )?(?:new )?(?:sales )?team[:\s,]+(?:called |named )?(.+)$|^new team[:\s,]+(.+)$`)
	// teamLed cuts off who leads it: 经理老周, 由老周带, led by Zhou.
	teamLed = wording.OneOf(
		`(?i)[\s,,;;、(]*`+
			wording.Any(
				`经理`, `主管`, `负责人`, `领导`, `组长`, `带队`, `由`, `让`, `manager`, `headed by`,
				`head`, `led by`, `lead by`, `run by`, `under`,
			)+`\s*(?:是|为|:|:|is|=)?\s*(.+?)(?:来?带队?|来?负责|来?管|当经理|做经理|)?[)]?$`,
		`[\s,,;;、]+(.{1,10}?)(?:来?带队?|来?负责|来?管|当经理|做经理|leads it|leads)$`,
	)
	// nameSaid gives somebody or a team another name: 小李改名叫李伟.
	nameSaid = wording.OneOf(
		`(?i)^.{1,30}?(?:的名字|的姓名)?(?:改名|更名|改叫|改名字|改姓了?[,, ]*叫)`+
			`(?:叫做?|为|成|了)?[\s,,::「“"]*([\p{Han}A-Za-z0-9·' ]{1,30}?)[」”"]?(?:了)?$`,
		`^.{1,30}?的(?:名字|姓名)(?:改成|改为|换成|是)[\s,,::]*([\p{Han}A-Za-z0-9·' ]{1,30}?)`+
			`(?:了)?$`,
		`^rename\s+.+?\s+(?:to|as|into)\s+(.{1,30})$`,
		`^.{1,30}? `+
			wording.Any(
				`is now called`, `is now named`, `now goes by`,
				`changed (?:his|her|their) name to`,
			)+` (.{1,30})$`,
	)
)

// teamSaid is a team that is to be founded, and who is to lead it, as they were
// said.
type teamSaid struct{ name, led string }

// newTeam reads that a team is to be founded; no name when that is not said.
func newTeam(text string) teamSaid {
	m := teamMade.FindStringSubmatch(strings.TrimSpace(fold(text)))
	if m == nil {
		return teamSaid{}
	}
	said := strings.TrimSpace(m[1] + m[2] + m[3] + m[4] + m[5])
	var t teamSaid
	if led := teamLed.FindStringSubmatchIndex(said); led != nil && led[0] > 0 {
		for _, at := range []int{2, 4} {
			if led[at] >= 0 {
				t.led = strings.TrimSpace(said[led[at]:led[at+1]])
			}
		}
		said = said[:led[0]]
	}
	if t.name = strings.Trim(said, " ,，;；、。.:：「」“”\""); length(t.name) > 20 {
		return teamSaid{}
	}
	return t
}

// newName is the name that somebody or a team is to have; "" when that is not
// said.
func newName(text string) string {
	m := nameSaid.FindStringSubmatch(strings.Trim(fold(text), " 。.!！"))
	if m == nil {
		return ""
	}
	return strings.TrimSpace(m[1] + m[2] + m[3] + m[4])
}

// planTeam shows a team that is to be founded, and who comes to lead it.
func (q *request) planTeam(ps playbook.People, said teamSaid) error {
	p := peoplePlan{Do: cards.PeopleTeam, Name: said.name}
	if said.led != "" {
		boss := colleagueCalled(ps, said.led, q.today())
		if named := q.colleaguesIn(ps, said.led); boss == nil && len(named) == 1 {
			boss = named[0]
		}
		if boss == nil {
			return crm.E(crm.BadInput, "person.unknown", cards.Short(said.led, 20))
		}
		p.To = boss.ID
	}
	if have := q.teamCalled(said.name); have != nil {
		return crm.E(crm.BadInput, "team.exists", have.Name.Text)
	}
	return q.showChange(p)
}

// teamCalled is the team of just that name; nil for none.
func (q *request) teamCalled(name string) *crm.Team {
	if t := q.teamIn(name); t != nil && t.Name.Fold == parse.Fold(name) {
		return t
	}
	return nil
}

// planName shows another name of a colleague.
func (q *request) planName(ps playbook.People, text, name string) error {
	if named := q.colleaguesIn(ps, otherName(text).was); len(named) > 0 {
		if have := colleagueCalled(ps, name, q.today()); have != nil && have.ID != named[0].ID {
			return crm.E(crm.BadInput, "person.exists", have.Name.Text)
		}
		return q.showChange(peoplePlan{Do: cards.PeopleName, Who: named[0].ID, Name: name})
	}
	return errPass
}

// moveView adds to a plan's view what comes along with somebody who changes his
// team, and which team is left without a manager.
func (q *request) moveView(p peoplePlan, v *cards.PeopleView) error {
	id := p.Who
	if p.Do == cards.PeopleTeam {
		id = p.To
	}
	if id == "" {
		return nil
	}
	who, err := crm.Get[crm.Person](q.tx, id)
	if err != nil {
		return err
	}
	if p.Do == cards.PeopleTeam && !who.Has(crm.RoleManager) {
		v.Roles = leading(who.Roles)
	}
	plan, err := desk.PlanHandOver(q.tx, desk.HandOver{From: id})
	if err != nil {
		return err
	}
	v.Plan = handView(plan)
	if who.Team == "" || who.Team == p.Team {
		return nil
	}
	from, err := crm.Get[crm.Team](q.tx, who.Team)
	if err != nil {
		return err
	}
	v.From = from.Name.Text
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	v.Leaderless = who.Has(crm.RoleManager) && managerOf(ps, who.Team, who.ID, q.today()) == ""
	return nil
}

// leading are the roles of somebody who gets a team: he is no rep any more.
func leading(roles []crm.Role) []crm.Role {
	rest := slices.DeleteFunc(slices.Clone(roles), func(r crm.Role) bool { return r == crm.RoleRep || r == crm.RoleManager })
	return append(rest, crm.RoleManager)
}

// addTeam founds a team as whoever does it writes and where he lives, and moves
// who leads it there.
func (q *request) addTeam(w *desk.Work, p peoplePlan) error {
	t, err := w.AddTeam(desk.RosterTeam{Name: parse.Keys(p.Name), Locale: q.who.Lang(), Zone: q.who.Zone, Calendar: q.who.Calendar})
	if err != nil || p.To == "" {
		return err
	}
	boss, err := crm.Get[crm.Person](q.tx, p.To)
	if err != nil {
		return err
	}
	return q.moveTo(w, p.To, t.ID, leading(boss.Roles))
}

// moveTo puts somebody into a team with what is his, under who leads it, and
// tells him. Who leads it himself keeps whoever he reports to, where that is no
// manager's; else the director is.
func (q *request) moveTo(w *desk.Work, id crm.PersonID, team crm.TeamID, roles []crm.Role) error {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	who, err := crm.Get[crm.Person](q.tx, id)
	if err != nil {
		return err
	}
	boss := managerOf(ps, team, id, q.today())
	if slices.Contains(append(slices.Clone(roles), who.Roles...), crm.RoleManager) {
		boss = who.Manager
		up := ps.Find(boss, q.today())
		if over := q.Book.Who(string(crm.RoleDirector), q.who, ps, q.today()); over != nil && over.ID != id && (up == nil || !up.Has(crm.RoleDirector)) {
			boss = over.ID
		}
	}
	plan, err := w.MovePerson(id, team, boss, roles)
	if err != nil {
		return err
	}
	t, err := crm.Get[crm.Team](q.tx, team)
	if err != nil {
		return err
	}
	v := cards.TeamedView{By: q.who.Name.Text, Team: t.Name.Text, Accounts: len(plan.Accounts), Leads: slices.Contains(roles, crm.RoleManager)}
	if v.Boss, err = q.personName(boss); err != nil || id == q.who.ID {
		return err
	}
	return q.tell(&who, "moved/"+string(w.Group()), func(w *cards.Writer) chat.Card { return w.Teamed(v) })
}

// teamedBack tells those who were put into a team that the move was undone, or done
// again.
func (q *request) teamedBack(done desk.Undone) error {
	for _, d := range done.Restored {
		was, ok := d.Before.(*crm.Person)
		if !ok {
			continue
		}
		is := d.After.(*crm.Person)
		if was.Team == is.Team || is.ID == q.who.ID || !is.Active(q.today()) {
			continue
		}
		v := cards.TeamedView{By: q.who.Name.Text, Back: !done.Redo}
		if is.Team != "" {
			t, err := crm.Get[crm.Team](q.tx, is.Team)
			if err != nil {
				return err
			}
			v.Team = t.Name.Text
		}
		var err error
		if v.Boss, err = q.personName(is.Manager); err != nil {
			return err
		}
		if err := q.tell(is, "moved/"+string(done.Group)+"/back", func(w *cards.Writer) chat.Card { return w.Teamed(v) }); err != nil {
			return err
		}
	}
	return nil
}

// renamePerson gives a colleague another name. By the old one he is understood as
// before. A name of a family and a given one takes the place of such a one.
func (q *request) renamePerson(w *desk.Work, p peoplePlan) error {
	who, err := crm.Get[crm.Person](q.tx, p.Who)
	if err != nil {
		return err
	}
	name := parse.Keys(p.Name)
	aliases := slices.DeleteFunc(slices.Clone(who.Aliases), func(n crm.Name) bool { return n.Fold == name.Fold })
	was := []crm.Name{who.Name}
	e := desk.PersonEdit{Name: &name, Aliases: &aliases}
	if who.Full != "" && !familiar(p.Name) {
		was = append(was, parse.Keys(who.Full))
		e.Full = &p.Name
	}
	for _, n := range was {
		if n.Fold != name.Fold && !slices.ContainsFunc(aliases, func(have crm.Name) bool { return have.Fold == n.Fold }) {
			aliases = append(aliases, n)
		}
	}
	_, err = w.UpdatePerson(p.Who, e)
	return err
}

// familiar reports whether a name is what colleagues call somebody, 小李 or 阿强,
// not his own.
func familiar(name string) bool {
	return strings.HasPrefix(name, "小") || strings.HasPrefix(name, "老") || strings.HasPrefix(name, "阿")
}
