package handlers

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// peoplePlan is a change of who works here, whose things are whose, and which
// customers are one: Only are that which goes and that which stays. It is
// shown first, kept with its draft, and done when it is confirmed.
type peoplePlan struct {
	Do       string                         `json:"do"`
	Who      crm.PersonID                   `json:"who,omitzero"`
	To       crm.PersonID                   `json:"to,omitzero"`
	Name     string                         `json:"name,omitzero"`
	Team     crm.TeamID                     `json:"team,omitzero"`
	Roles    []crm.Role                     `json:"roles,omitempty"`
	Function string                         `json:"function,omitzero"`
	Identity string                         `json:"identity,omitzero"`
	Last     crm.Date                       `json:"last,omitzero"`
	Only     []crm.AccountID                `json:"only,omitempty"`
	Deals    []crm.OpportunityID            `json:"deals,omitempty"` // these alone go over, without their customers
	Each     map[crm.AccountID]crm.PersonID `json:"each,omitempty"`
}

// peopleIntent is the roster: who is added, moves, gets a role, leaves, and
// whose customers go to whom.
func peopleIntent() Intent {
	return Intent{
		Name: "people",
		Weigh: func(f parse.Facts) float64 {
			said := f.Plain()
			switch {
			case f.Letters() <= 20 && worksAsked.MatchString(said) && (f.Account == nil || len(f.Account.Known) == 0):
				return 0.95
			case f.Letters() > 50 || f.Asks():
				return 0
			case len(f.Colleagues) == 1 && theirNumber.MatchString(said), ownNumber.MatchString(said):
				return 0.98
			case takesBackFirst.MatchString(said):
				return 0
			case newTeam(f.Text).name != "" || len(f.Colleagues) > 0 && newName(f.Text) != "":
				return 1
			case len(f.Colleagues) == 2 && bossSaid.MatchString(said) && !didSomething(f):
				return 0.96
			case newcomerSaid(said) != "":
				return 1
			case f.Letters() <= 20 && leadsWhom.MatchString(said) && (f.Account == nil || len(f.Account.Known) == 0):
				return 0.93
			case len(f.Items) == 0 && addWords.MatchString(said) && holds(said, "销售", "经理", "总监", "专员", "管理员", "rep", "manager", "director", "specialist", "admin", "我组", "我们组", "我团队", "我们团队", "我这边", "my team") && (!holds(said, "电话", "手机") || holds(said, "新同事", "邀请")):
				return 1 // whatever the name looks like
			case didSomething(f):
				return 0
			case leavesSaid(said) && (len(f.Colleagues) > 0 || holds(said, "客户", "交给")) && f.Account == nil:
				return 0.95
			case heirUnknown(f) != "" || leaverSaid.MatchString(said):
				return 0.95
			case f.Letters() <= 20 && promoted.MatchString(said):
				return 0.9
			case len(f.Colleagues) > 0 && passesAccount(said):
				return 0.93
			case passesOn(f), givesDeal(f):
				return 0.93
			case handWords.MatchString(said) && (len(f.Colleagues) > 0 || len(f.Contacts) > 0) && holds(said, "客户", "商机", "hand", "account"):
				return 0.93
			case len(f.Colleagues) > 0 && (f.Account == nil || len(f.Account.Known) == 0) && moveWords.MatchString(said):
				return 0.9
			case len(f.Colleagues) > 0 && f.Account == nil && len(f.Contacts) == 0 && roleWords.MatchString(said) && holds(said, "经理", "总监", "专员", "管理员", "销售", "售前", "技术负责人", "法务", "财务", "manager", "director", "presales", "admin"):
				return 0.88
			}
			return 0
		},
		Examples: []string{"小李的客户给小陈", "小李离职,客户交给小陈", "加小孙 华南 销售", "加孙小林 华南 销售", "加一个同事 李四 华南 销售", "把比亚迪给小陈", "add Sun, South, rep"},
		Near:     []string{"我的客户", "加上王总的电话", "怎么加人", "王总离职了", "把报价给王总"},
		Handle:   (*request).people,
	}
}

// passesOn reports that a customer, and nothing of him, goes to a colleague, said
// without 把: 恒鑫钣金交给Anna, 恒鑫钣金换Anna负责.
func passesOn(f parse.Facts) bool {
	if len(f.Colleagues) != 1 || f.Account == nil || len(f.Account.Known) == 0 || f.Account.Text == "" {
		return false
	}
	rest, ok := strings.CutPrefix(f.Plain(), squash(f.Account.Text))
	return ok && toColleague.MatchString(strings.TrimSpace(rest))
}

// people finds out what is to be changed, and shows it first.
func (q *request) people() error {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	text := q.m.Text
	said := squash(text)
	named := q.colleaguesIn(ps, text)
	switch {
	case theirNumber.MatchString(said) && len(named) == 1:
		q.personal(q.say.NoNumbersOfOurs(named[0].Name.Text))
		return nil
	case ownNumber.MatchString(said):
		q.personal(q.say.NoNumbersOfOurs(q.who.Name.Text))
		return nil
	case worksAsked.MatchString(said):
		return q.rosterSaid()
	case leadsWhom.MatchString(said):
		return q.whoLeads()
	case newcomerSaid(said) != "":
		return q.planAdd(ps, newcomerSaid(said))
	case newTeam(text).name != "":
		return q.planTeam(ps, newTeam(text))
	case newName(text) != "":
		return q.planName(ps, text, newName(text))
	case bossSaid.MatchString(said) && len(named) == 2:
		return q.planBoss(ps, text)
	case addWords.MatchString(said) && !leavesWords.MatchString(said):
		return q.planAdd(ps, text)
	case leavesSaid(said):
		return q.planLeaver(named)
	case moveWords.MatchString(said) && q.teamIn(text) == nil && len(named) > 0 && q.f.Account == nil:
		return crm.E(crm.BadInput, "team.unknown")
	case moveWords.MatchString(said) && q.teamIn(text) != nil && len(named) > 0:
		return q.showChange(peoplePlan{Do: cards.PeopleMove, Who: named[0].ID, Team: q.teamIn(text).ID})
	case len(named) == 0 && heirUnknown(q.f) != "":
		return crm.E(crm.BadInput, "person.unknown", cards.Short(heirUnknown(q.f), 20))
	case givesDeal(q.f):
		return q.giveDeals(ps)
	case q.f.Account != nil && len(named) > 0 && (passesAccount(said) || passesOn(q.f)):
		return q.planAccount(named[len(named)-1])
	case handWords.MatchString(said) || passesAccount(said):
		return q.planHand(named)
	case promoted.MatchString(said) && len(named) == 0:
		p := q.colleagueOfRank(ps, promoted.FindStringSubmatch(said)[2])
		if p == nil || len(q.f.Contacts) > 0 && len(q.f.Contacts[0].Known) > 0 {
			return errPass // of the customer's people
		}
		return q.planRole(p, text)
	case len(named) > 0:
		return q.planRole(named[0], text)
	}
	return errPass
}

// mayPlan says whether he may change the roster in that way; the desk checks
// again when it is done.
func (q *request) mayPlan(p peoplePlan) error {
	if p.Do == cards.PeopleMerge {
		return q.mayMerge(p)
	}
	if p.Do == cards.PeopleSite {
		return q.mayAddSite(p)
	}
	if crm.Can(q.who, crm.Operate, crm.Scope{Kind: crm.KindPerson}) {
		return nil
	}
	if p.Do == cards.PeopleHand || p.Do == cards.PeopleLeaves {
		owner, err := crm.Get[crm.Person](q.tx, p.Who)
		if err != nil {
			return err
		}
		if crm.Can(q.who, crm.Reassign, crm.Scope{Kind: crm.KindAccount, Owner: owner.ID, Team: owner.Team, Shared: true}) {
			return nil
		}
		boss, err := q.personName(q.who.Manager)
		if err != nil {
			return err
		}
		return crm.E(crm.Forbidden, "handover.not_yours", boss)
	}
	return crm.E(crm.Forbidden, "people.not_yours")
}

// showChange shows what would change, and keeps it until it is confirmed.
func (q *request) showChange(p peoplePlan) error {
	if err := q.mayPlan(p); err != nil {
		return err
	}
	v, err := q.planView(p)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	data, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("encode plan: %w", err)
	}
	text := q.m.Text
	if text == "" {
		text = p.Do
	}
	d, err := w.SaveDraft(desk.NewDraft{Text: text, Intent: cards.PeopleIntent, Facts: data, Ask: cards.AskPeople, Aside: true})
	if err != nil {
		return err
	}
	v.Draft = d.ID
	q.conv.Question = crm.Question{Key: cards.AskPeople, Draft: d.ID, Choices: []crm.Choice{{Value: "do"}}, At: q.said()}
	q.listed(nil)
	if p.Do == cards.PeopleMerge {
		q.about(p.Only[1], "")
	}
	for _, a := range v.Plan.Accounts {
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)})
	}
	q.post(chat.Post{To: q.dm(), Track: planTrack(d.ID), Card: q.say.PeoplePlan(v)})
	if !q.private() {
		q.reply(q.out.SentPrivately())
	}
	return nil
}

func planTrack(id crm.DraftID) string { return "people/" + string(id) }

// planView is a plan as its card shows it.
func (q *request) planView(p peoplePlan) (cards.PeopleView, error) {
	v := cards.PeopleView{Do: p.Do, Name: p.Name, Roles: p.Roles, Function: p.Function, Last: p.Last, Counts: !q.sells()}
	var err error
	if v.Who, err = q.personName(p.Who); err != nil {
		return v, err
	}
	if v.To, err = q.personName(p.To); err != nil {
		return v, err
	}
	if p.Team != "" {
		t, err := crm.Get[crm.Team](q.tx, p.Team)
		if err != nil {
			return v, err
		}
		v.Team = t.Name.Text
	}
	switch p.Do {
	case cards.PeopleHand, cards.PeopleLeaves:
	case cards.PeopleMove, cards.PeopleTeam:
		return v, q.moveView(p, &v)
	case cards.PeopleMerge:
		v.Merge, err = q.mergeView(p)
		return v, err
	case cards.PeopleSite:
		v.Site = siteKind(p.Name)
		v.From, err = q.nameOf(p.Only[0])
		return v, err
	default:
		return v, nil
	}
	plan, err := desk.PlanHandOver(q.tx, p.handOver())
	if err != nil {
		return v, err
	}
	if plan.Empty() && p.Last == "" {
		return v, crm.E(crm.Missing, "handover.nothing", v.Who)
	}
	v.Plan, v.Deals = handView(plan), titlesOf(p, plan)
	for id, to := range p.Each {
		if v.Plan.Each[id], err = q.personName(to); err != nil {
			return v, err
		}
	}
	end := q.today().WeekStart().AddDays(6)
	for _, t := range plan.Visits() {
		if t.Due < q.today() || t.Due > end {
			continue
		}
		tv, err := q.taskView(t)
		if err != nil {
			return v, err
		}
		v.Plan.Visits = append(v.Plan.Visits, tv)
	}
	return v, nil
}

// handView is what a hand-over concerns, as a card counts it.
func handView(plan *desk.HandPlan) cards.HandView {
	return cards.HandView{
		Accounts: plan.Accounts, Deals: plan.Deals, Tasks: len(plan.Tasks), Tenders: len(plan.Tenders), Payments: len(plan.Payments),
		Asked: len(plan.Asked), Waits: len(plan.Waits), Each: map[crm.AccountID]string{},
	}
}

// sells reports whether somebody may see what a deal is worth: an admin sees
// counts alone.
func (q *request) sells() bool {
	return allowed(q.who, []crm.Role{crm.RoleRep, crm.RoleManager, crm.RoleDirector})
}

// carryOut does a plan, and tells those whom it concerns.
func (q *request) carryOut(w *desk.Work, p peoplePlan, v *cards.PeopleView) error {
	switch p.Do {
	case cards.PeopleAdd:
		return q.addSomebody(w, p, v)
	case cards.PeopleMove:
		return q.moveTo(w, p.Who, p.Team, nil)
	case cards.PeopleTeam:
		return q.addTeam(w, p)
	case cards.PeopleName:
		return q.renamePerson(w, p)
	case cards.PeopleMerge:
		return q.merge(w, p, v)
	case cards.PeopleTeamName:
		_, err := w.RenameTeam(p.Team, parse.Keys(p.Name))
		return err
	case cards.PeopleRole:
		_, err := w.UpdatePerson(p.Who, desk.PersonEdit{Roles: &p.Roles})
		return err
	case cards.PeopleBoss:
		return setBoss(w, p)
	case cards.PeopleSite:
		return q.addSite(w, p)
	case cards.PeopleFunction:
		who, err := crm.Get[crm.Person](q.tx, p.Who)
		if err != nil {
			return err
		}
		functions := append(slices.Clone(who.Functions), p.Function)
		_, err = w.UpdatePerson(p.Who, desk.PersonEdit{Functions: &functions})
		return err
	}
	plan, err := w.HandOver(p.handOver())
	if err != nil {
		return err
	}
	return q.handed(w, p, plan, v)
}

// answersPlan takes ① 给 Anna, 好 and 算了 as answers to a plan that is shown.
func (q *request) answersPlan(question crm.Question) (bool, error) {
	p, err := q.openPlan(question.Draft)
	if _, ok := faulty(err); ok {
		q.conv.Question = crm.Question{}
		return false, nil
	}
	if err != nil {
		return true, err
	}
	if isNo(q.m.Text) || is(q.m.Text, "取消", "撤销", "不交了", "先不交", "先不改", "undo", "cancel it") || notYetPlan.MatchString(squash(q.m.Text)) {
		if err := q.dropPlan(question.Draft); err != nil {
			return true, err
		}
		q.alone(q.say.PlanDropped())
		return true, nil
	}
	if does := is(q.m.Text, "交接", "确认交接", "生效", "确认", "confirm"); does || isYes(q.m.Text) {
		if fresh := q.said().Sub(question.At) <= yesHolds && !q.conv.At.After(question.At); fresh {
			return true, q.doPlan(question.Draft, p)
		}
		if !does {
			return false, nil // it agrees with what came after
		}
		if err := q.dropPlan(question.Draft); err != nil {
			return true, err
		}
		return true, q.showChange(p) // he sees once more what he confirms
	}
	if p.Do == cards.PeopleMerge {
		return q.answersMerge(question.Draft, p)
	}
	if p.Do == cards.PeopleHand || p.Do == cards.PeopleLeaves {
		if done, err := q.answersHandOver(question, p); done || err != nil {
			return done, err
		}
	}
	ref, ok := firstRef(q.f)
	if !ok || ref.Index == 0 || ref.Index > len(q.conv.Items) || p.Do != cards.PeopleHand && p.Do != cards.PeopleLeaves {
		return false, nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return true, err
	}
	to := q.colleagueIn(ps, q.m.Text)
	if to == nil && toMyself.MatchString(squash(q.m.Text)) {
		to = ps.Find(q.who.ID, q.today())
	}
	if to == nil || to.ID == p.Who {
		return false, nil
	}
	if p.Each == nil {
		p.Each = map[crm.AccountID]crm.PersonID{}
	}
	p.Each[crm.AccountID(q.conv.Items[ref.Index-1].ID)] = to.ID
	if err := q.dropPlan(question.Draft); err != nil {
		return true, err
	}
	return true, q.showChange(p)
}
