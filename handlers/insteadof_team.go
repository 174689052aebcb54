package handlers

import (
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// hisTeam stands behind the name of a manager whose team is meant: 王敏那边有几个大单, how is Wang Min's team doing.
var hisTeam = wording.OneOf(`^(?:那边|那组|那个组|团队|的团队|组里|的组|这组|他们组|她们组|手下|下面|的人|那块)`, `^'s (?:team|people|side|group)\b`)

// teamOfManager is a message with the name of a team in place of its manager's, where whoever leads both asks
// for the team.
func (q *request) teamOfManager(string) (string, error) {
	if len(q.f.Colleagues) != 1 || !q.who.Has(crm.RoleDirector) || !q.f.Question && !q.f.Asks() && !asks(squash(q.m.Text)) && q.f.Intent != parse.Query {
		return "", nil
	}
	text := fold(q.m.Text)
	for _, n := range q.f.Colleagues[0].Row.Names {
		_, behind, ok := strings.Cut(text, n.Text)
		if n.Text == "" || !ok {
			continue
		}
		tail := hisTeam.FindString(lower(behind))
		if tail == "" {
			return "", nil
		}
		p, err := crm.Get[crm.Person](q.tx, crm.PersonID(q.f.Colleagues[0].Row.ID))
		if err != nil || !p.Has(crm.RoleManager) || p.Team == "" {
			return "", err
		}
		team, err := crm.Get[crm.Team](q.tx, p.Team)
		if err != nil {
			return "", err
		}
		return strings.Replace(text, n.Text+behind[:len(tail)], team.Name.Text, 1), nil
	}
	return "", nil
}
