package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// worksAsked asks who works here: 花名册, 华南有谁, who is on the team.
	worksAsked = wording.OneOf(
		`^(?:看|查|查看|看看)?(?:一下)?`+
			wording.Any(
				`花名册`, `人员名单`, `人员列表`, `通讯录`, `同事名单`, `用户名单`, `所有人员`,
				`全部人员`,
			)+`$`,
		`^(?:我们|咱们)?(?:组|团队|公司|系统)(?:里|内)?(?:都)?有(?:谁|哪些人|哪些同事|几个人)$`,
		`^(?:谁|哪些人|哪些同事|有谁)(?:还)?(?:没|没有|未)(?:绑定|关联|连上)$`,
		`^(?:现在)?(?:一共|总共)?有?(?:多少|几个)人(?:在用|用|使用)(?:系统|milepost)?$`,
		`^who (?:is|has) not (?:linked|connected)(?: yet)?$`,
		`^.{1,8}(?:组|区|队)?(?:里)?(?:都)?有(?:谁|哪些人|哪些同事)$`,
		`^(?:我们的?)?(?:谁|哪个|哪些人)是(?:系统)?(?:管理员|总监|经理|信息专员|专员)$`,
		`^(?:我们的?|系统的?)?(?:管理员|总监|信息专员|专员)(?:是|有)(?:谁|哪个|哪些人?|几个)$`,
		`^who(?:'s| is| are) (?:the |our )?(?:admins?|administrators?|specialists?|director)$`,
		`^(?:the )?(?:roster|list people|people list)$`,
		`^who (?:works here|is in the roster|(?:is|are) (?:on|in) .{2,20}|do we have)$`,
	)
	// bossSaid makes somebody another's manager: 老周是小孙的经理, 小孙归老周管.
	bossSaid = wording.OneOf(
		`是.{1,10}的(?:经理|上级|主管|领导|直属上级)$`,
		`(?:的)?(?:经理|上级|主管|领导)[,, ]*(?:是|改成|改为|换成|换|归).{1,10}$`,
		`(?:归|向|由).{1,10}(?:管|汇报|领导|带)$`,
		`汇报给.{1,10}$`, `reports to .+$`, `\bis .+'?s manager$`,
	)
	// codeFor gives a colleague a new code: 小孙的绑定码, 给小孙发绑定码.
	codeFor = wording.Compile(`绑定码|(给|帮).{1,10}(重新)?绑定|link code|(怎么|如何)(登录|登陆|登入|登上|连上|加入|进来)(系统)?|的?邀请(链接|码)`)
)

// leadsWhom asks who leads a team: 华南谁是经理, who is the manager of South.
var leadsWhom = wording.OneOf(
	`^(?:\p{Han}{2,6}?)(?:组|区|队)?(?:的)?谁(?:是(?:大客户)?经理|当经理|带队?|管)$`,
	`^谁是(?:\p{Han}{2,6}?)(?:组|区|队)?的?(?:大客户)?经理$`,
	`^who(?:'s| is| are)? (?:the )?(?:manager of|managing|leads?|leading) (?:the )?`+
		`[a-z ]{2,20}(?: team)?$`,
)

// whoLeads shows the team that is named, where its leaders stand first.
func (q *request) whoLeads() error {
	t := q.teamIn(q.m.Text)
	if t == nil {
		return errPass
	}
	return q.listRoster(t.ID, 0)
}

// listRoster is the roster that a DoShow names, with the team behind it; without
// one that of the company.
func (q *request) listRoster(team crm.TeamID, start int) error {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	v := cards.RosterView{Start: start, Subject: cards.ListRoster + string(team)}
	admin := crm.Can(q.who, crm.Operate, crm.Scope{Kind: crm.KindPerson})
	of := map[crm.TeamID]int{}
	err = crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		if team == "" || t.ID == team {
			of[t.ID] = len(v.Teams)
			v.Teams = append(v.Teams, cards.RosterTeam{Name: t.Name.Text, ID: t.ID})
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("teams: %w", err)
	}
	if team == "" {
		of[""] = len(v.Teams)
		v.Teams = append(v.Teams, cards.RosterTeam{})
	}
	for i := range ps {
		p := &ps[i]
		at, ok := of[p.Team]
		if !ok || !p.Active(q.today()) {
			continue
		}
		row := cards.RosterRow{Name: p.Name.Text, Roles: p.Roles, Functions: p.Functions}
		if p.AwayOn(q.today()) {
			row.Away = p.AbsenceOn(q.today())
		}
		if admin {
			ids, err := q.tx.Identities(p.ID)
			if err != nil {
				return fmt.Errorf("identities of %s: %w", p.ID, err)
			}
			row.Unlinked = len(ids) == 0
		}
		v.Teams[at].People = append(v.Teams[at].People, row)
	}
	q.listed(nil)
	q.personal(q.say.WhoWorks(v))
	return nil
}

// planBoss shows who is to lead somebody, before it is done.
func (q *request) planBoss(ps playbook.People, text string) error {
	named := q.colleaguesIn(ps, text)
	if len(named) != 2 {
		return errPass
	}
	who, to := named[0], named[1] // 小孙归老周管, 小孙的经理是老周
	if s := squash(text); bossFirst.MatchString(s) {
		who, to = named[1], named[0]
	}
	return q.showChange(peoplePlan{Do: cards.PeopleBoss, Who: who.ID, To: to.ID})
}

// bossFirst finds who leads in front: 老周是小孙的经理.
var bossFirst = wording.Compile(`^[^的]+是.+的(经理|上级|主管|领导|直属上级)$|'?s manager$`)

// setBoss makes somebody another's manager.
func setBoss(w *desk.Work, p peoplePlan) error {
	_, err := w.UpdatePerson(p.Who, desk.PersonEdit{Manager: &p.To})
	return err
}

// codeOf gives a colleague a code by which he makes himself known: the one of his
// invitation may be lost or over.
func (q *request) codeOf(text string) error {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	named := q.colleaguesIn(ps, text)
	if len(named) == 0 {
		return errPass
	}
	if !crm.Can(q.who, crm.Operate, crm.Scope{Kind: crm.KindPerson}) {
		return crm.E(crm.Forbidden, "people.not_yours")
	}
	code, err := q.newCode(named[0].ID)
	if err != nil {
		return err
	}
	q.personal(q.say.CodeFor(named[0].Name.Text, code))
	return nil
}

// rosterSaid lists the people of the team that he names, else of all.
func (q *request) rosterSaid() error {
	if t := q.teamIn(q.m.Text); t != nil {
		return q.listRoster(t.ID, 0)
	}
	if strings.Contains(q.m.Text, "组") && q.who.Team != "" {
		return q.listRoster(q.who.Team, 0)
	}
	return q.listRoster("", 0)
}
