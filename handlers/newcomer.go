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

// newcomer finds somebody who joins where his role stands before his name: 新来了个销售叫孙小林,放华南组;
// 加个经理吴磊到华南.
var newcomer = wording.Compile(`^(?:请|帮我)?` +
	wording.Any(`加`, `添加`, `新增`, `邀请`, `新来了?`, `来了?`, `招了?`, `新招了?`) +
	`(?:一)?(?:个|位|名)?(?:新的?)?((?:大客户)?(?:销售(?:经理|员)?|经理|总监|信息专员|专员|管理员))` +
	`(?:,)?(?:叫做?|名叫|是|:)?(\p{Han}{2,3}?)(?:[,。;: ]|到|进|放|去|在|分到|加入)+(.*)$`)

// newcomerSaid is who joins as planAdd reads it, name first; "" for nobody.
func newcomerSaid(said string) string {
	m := newcomer.FindStringSubmatch(said)
	if m == nil {
		return ""
	}
	return "加" + m[2] + " " + m[1] + " " + m[3]
}

// planAdd adds somebody: 加小孙 华南 销售.
func (q *request) planAdd(ps playbook.People, text string) error {
	m := addWords.FindStringSubmatch(strings.TrimSpace(fold(text)))
	if m == nil {
		return errPass
	}
	name, rest := "", ""
	for i := 1; i+1 < len(m); i += 2 {
		name, rest = name+m[i], rest+m[i+1]
	}
	p := peoplePlan{Do: cards.PeopleAdd, Name: name, Roles: q.rolesIn(rest)}
	if mine := myTeam.MatchString(rest); mine && q.who.Has(crm.RoleManager) && q.who.Team != "" {
		p.Team = q.who.Team
		if len(p.Roles) == 0 {
			p.Roles = []crm.Role{crm.RoleRep}
		}
	}
	if len(p.Roles) == 0 {
		return crm.E(crm.BadInput, "person.role", "")
	}
	if t := q.teamIn(rest); t != nil {
		p.Team = t.ID
	}
	if p.Team == "" && (slices.Contains(p.Roles, crm.RoleRep) || slices.Contains(p.Roles, crm.RoleManager)) {
		teams, err := q.allTeams()
		if err != nil {
			return err
		}
		if len(teams) > 1 {
			return crm.E(crm.BadInput, "person.team", cards.Short(name, 20), cards.Names(q.say.Locale, teamNames(teams)))
		}
		for _, only := range teams {
			p.Team = only.ID
		}
	}
	if have := colleagueCalled(ps, name, q.today()); have != nil {
		return crm.E(crm.BadInput, "person.exists", have.Name.Text)
	}
	return q.showChange(p)
}

// teamNames are the names of teams.
func teamNames(teams []crm.Team) []string {
	out := make([]string, len(teams))
	for i := range teams {
		out[i] = teams[i].Name.Text
	}
	return out
}

// myTeam finds that somebody joins the team of who says so: 放我组里.
var myTeam = wording.Compile(`(我|我们|咱们?)(的|这个?)?(组|队|团队|小组|部门|这边|这里)|(?i)\b(my|our) team\b`)

// rolesIn are the roles of our own people that a text names.
func (q *request) rolesIn(text string) []crm.Role {
	var out []crm.Role
	fold := parse.Fold(text)
	for _, r := range q.Book.Roles {
		for _, word := range append([]string{r.Name.ZH, r.Name.EN, r.ID}, r.Also...) {
			if word != "" && strings.Contains(fold, parse.Fold(word)) && !slices.Contains(out, crm.Role(r.ID)) {
				out = append(out, crm.Role(r.ID))
			}
		}
	}
	if len(out) > 1 { // 销售经理 is a manager, 大客户经理 too
		out = slices.DeleteFunc(out, func(r crm.Role) bool { return r == crm.RoleRep })
	}
	return out
}

// planRole gives somebody a role or a function.
func (q *request) planRole(who *crm.Person, text string) error {
	for _, f := range q.Book.Functions {
		for _, word := range append([]string{f.Name.ZH, f.Name.EN}, f.Also...) {
			if strings.Contains(parse.Fold(text), parse.Fold(word)) {
				return q.showChange(peoplePlan{Do: cards.PeopleFunction, Who: who.ID, Function: f.ID})
			}
		}
	}
	roles := q.rolesIn(text)
	switch {
	case len(roles) == 0 && promoted.MatchString(squash(text)):
		return crm.E(crm.BadInput, "person.role", cards.Short(promoted.FindStringSubmatch(squash(text))[4], 12))
	case len(roles) == 0:
		return errPass
	case slices.Equal(roles, []crm.Role{crm.RoleAdmin}): // it comes beside what he does, and goes alone
		roles = slices.DeleteFunc(slices.Clone(who.Roles), func(r crm.Role) bool { return r == crm.RoleAdmin })
		if !holds(text, "取消", "去掉", "收回", "不再", "no longer", "remove") {
			roles = append(roles, crm.RoleAdmin)
		}
	}
	return q.showChange(peoplePlan{Do: cards.PeopleRole, Who: who.ID, Roles: roles})
}

// managerOf is who leads a team; "" for nobody.
func managerOf(ps playbook.People, team crm.TeamID, but crm.PersonID, on crm.Date) crm.PersonID {
	for i := range ps {
		if p := &ps[i]; p.Team == team && p.ID != but && p.Has(crm.RoleManager) && p.Active(on) {
			return p.ID
		}
	}
	return ""
}

// addSomebody adds a person; his manager is who leads the team.
func (q *request) addSomebody(w *desk.Work, p peoplePlan, v *cards.PeopleView) error {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	n := desk.RosterPerson{Name: parse.Keys(p.Name), Team: p.Team, Roles: p.Roles, Locale: q.who.Lang(), Zone: q.who.Zone, Hours: q.who.Hours, Calendar: q.who.Calendar}
	if p.Team != "" {
		t, err := crm.Get[crm.Team](q.tx, p.Team)
		if err != nil {
			return err
		}
		n.Locale, n.Zone, n.Calendar = t.Locale, t.Zone, t.Calendar
		n.Manager = managerOf(ps, p.Team, "", q.today())
	}
	if slices.Contains(p.Roles, crm.RoleManager) {
		n.Manager = ""
		if up := q.Book.Who(string(crm.RoleDirector), q.who, ps, q.today()); up != nil {
			n.Manager = up.ID
		}
	}
	if p.Identity != "" {
		n.Identities = []string{p.Identity}
		if id, err := chat.ParseIdentity(p.Identity); err == nil {
			n.Home = id.Platform
		}
	}
	made, err := w.AddPerson(n)
	if err != nil {
		return err
	}
	if p.Identity == "" {
		v.Code, err = q.newCode(made.ID)
		return err
	}
	return q.askBack(p.Identity, made.ID)
}
