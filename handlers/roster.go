package handlers

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// peoplePlan is a change of who works here and whose things are whose. It is
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
	Each     map[crm.AccountID]crm.PersonID `json:"each,omitempty"`
}

// addWords, and the others, find what is to be changed.
var (
	addWords    = regexp.MustCompile(`(?i)^(?:请|帮我)?(?:加|添加|新增|邀请)(?:一?个?人|同事|用户|成员)?[::\s]*([\p{Han}A-Za-z]{1,20}?)\s*(?:到|进|,|,|\s)\s*(.+)$|^(?:add|invite)\s+([A-Za-z\p{Han}]+)[,\s]+(.+)$`)
	leavesWords = regexp.MustCompile(`(?i)离职|辞职|不干了|离开公司|has left|is leaving|leaves the company|left the company`)
	handWords   = regexp.MustCompile(`(?i)(?:的)?(?:所有|全部)?(?:客户|商机|工作|活|单子)(?:都|全部?)?(?:转给|交给|移交给|交接给|给|归)|hand over|accounts? (?:go )?to\b`)
	moveWords   = regexp.MustCompile(`(?i)(?:调到|调去|转到|换到|move[sd]?\s+\S+\s+to|transfer\s+\S+\s+to)`)
	roleWords   = regexp.MustCompile(`(?i)(?:升为|升任|改为|改成|担任|设为|负责|当|做|is now|becomes|make\s+\S+\s+(?:a|an|the)?)`)
)

// peopleIntent is the roster: who is added, moves, gets a role, leaves, and
// whose customers go to whom.
func peopleIntent() Intent {
	return Intent{
		Name: "people",
		Weigh: func(f parse.Facts) float64 {
			said := squash(f.Text)
			switch {
			case length(f.Text) > 50 || asks(f.Text) || didSomething(f):
				return 0
			case leavesWords.MatchString(said) && (len(f.Colleagues) > 0 || holds(said, "客户", "交给")) && f.Account == nil:
				return 0.95
			case len(f.Colleagues) > 0 && handsOver.MatchString(said):
				return 0.93
			case handWords.MatchString(said) && (len(f.Colleagues) > 0 || len(f.Contacts) > 0) && holds(said, "客户", "商机", "hand", "account"):
				return 0.93
			case addWords.MatchString(said) && holds(said, "销售", "经理", "总监", "专员", "管理员", "rep", "manager", "director", "specialist", "admin") && !holds(said, "电话", "手机"):
				return 0.92
			case len(f.Colleagues) > 0 && f.Account == nil && moveWords.MatchString(said):
				return 0.9
			case len(f.Colleagues) > 0 && f.Account == nil && len(f.Contacts) == 0 && roleWords.MatchString(said) && holds(said, "经理", "总监", "专员", "管理员", "销售", "售前", "技术负责人", "法务", "财务", "manager", "director", "presales", "admin"):
				return 0.88
			}
			return 0
		},
		Examples: []string{"小李的客户给小陈", "小李离职,客户交给小陈", "加小孙 华南 销售", "把比亚迪给小陈", "add Sun, South, rep"},
		Near:     []string{"我的客户", "加上王总的电话", "怎么加人", "王总离职了", "把报价给王总"},
		Handle:   (*request).people,
	}
}

// handsOver finds 把比亚迪给Anna: a customer passed to a colleague.
var handsOver = regexp.MustCompile(`^把.+(转给|交给|移交给?|划给|给)|^(give|pass|assign|reassign|move|hand) .+ to `)

// people finds out what is to be changed, and shows it first.
func (q *request) people() error {
	ps, err := desk.Company(q.tx)
	if err != nil {
		return err
	}
	text := q.m.Text
	said := squash(text)
	named := q.colleaguesIn(ps, text)
	switch {
	case addWords.MatchString(said) && !leavesWords.MatchString(said):
		return q.planAdd(ps, text)
	case leavesWords.MatchString(said):
		return q.planLeaver(named)
	case moveWords.MatchString(said) && q.teamIn(text) != nil && len(named) > 0:
		t := q.teamIn(text)
		return q.showChange(peoplePlan{Do: cards.PeopleMove, Who: named[0].ID, Team: t.ID})
	case q.f.Account != nil && len(named) > 0 && handsOver.MatchString(said):
		return q.planAccount(named[len(named)-1])
	case handWords.MatchString(said) || handsOver.MatchString(said):
		return q.planHand(named)
	case len(named) > 0:
		return q.planRole(named[0], text)
	}
	return errPass
}

// colleaguesIn are the colleagues named in a text, in that order.
func (q *request) colleaguesIn(ps playbook.People, text string) []*crm.Person {
	fold := parse.Fold(text)
	type hit struct {
		at, end int
		p       *crm.Person
	}
	var hits []hit
	for i := range ps {
		p := &ps[i]
		if p.Deleted {
			continue
		}
		for _, n := range append([]crm.Name{p.Name, {Fold: parse.Fold(p.Full)}}, p.Aliases...) {
			if at := strings.Index(fold, n.Fold); n.Fold != "" && at >= 0 {
				hits = append(hits, hit{at, at + len(n.Fold), p})
			}
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		if a.at != b.at {
			return a.at - b.at
		}
		return b.end - a.end
	})
	var out []*crm.Person
	last := -1
	for _, h := range hits {
		if h.at >= last && !slices.Contains(out, h.p) {
			out = append(out, h.p)
			last = h.end
		}
	}
	return out
}

// teamIn is the team that is named in a text; nil for none.
func (q *request) teamIn(text string) *crm.Team {
	fold := parse.Fold(text)
	var best *crm.Team
	_ = crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		if t.Name.Fold != "" && strings.Contains(fold, t.Name.Fold) || strings.Contains(fold, strings.ToLower(string(t.ID))) {
			best = &t
		}
		return best == nil
	})
	return best
}

// planAdd adds somebody: 加小孙 华南 销售.
func (q *request) planAdd(ps playbook.People, text string) error {
	m := addWords.FindStringSubmatch(strings.TrimSpace(fold(text)))
	if m == nil {
		return errPass
	}
	name, rest := m[1]+m[3], m[2]+m[4]
	p := peoplePlan{Do: cards.PeopleAdd, Name: name, Roles: q.rolesIn(rest)}
	if len(p.Roles) == 0 {
		return crm.E(crm.BadInput, "person.role", "")
	}
	if t := q.teamIn(rest); t != nil {
		p.Team = t.ID
	}
	if have := colleagueCalled(ps, name, q.today()); have != nil {
		return crm.E(crm.BadInput, "person.exists", have.Name.Text)
	}
	return q.showChange(p)
}

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
	if len(roles) == 0 {
		return errPass
	}
	return q.showChange(peoplePlan{Do: cards.PeopleRole, Who: who.ID, Roles: roles})
}

// planLeaver hands over what is somebody's who leaves: 小李离职,客户交给小陈.
func (q *request) planLeaver(named []*crm.Person) error {
	if len(named) == 0 {
		return crm.E(crm.BadInput, "person.unknown", "")
	}
	p := peoplePlan{Do: cards.PeopleLeaves, Who: named[0].ID, Last: q.today()}
	if len(named) > 1 {
		p.To = named[1].ID
	} else if named[0].Manager != "" {
		p.To = named[0].Manager
	}
	if p.To == "" {
		return crm.E(crm.BadInput, "handover.whom", named[0].Name.Text)
	}
	return q.showChange(p)
}

// planHand hands over all accounts of somebody: 小李的客户给小陈.
func (q *request) planHand(named []*crm.Person) error {
	switch len(named) {
	case 0:
		return crm.E(crm.BadInput, "person.unknown", "")
	case 1:
		if holds(q.m.Text, "我的", "my ") {
			return q.showChange(peoplePlan{Do: cards.PeopleHand, Who: q.who.ID, To: named[0].ID})
		}
		return crm.E(crm.BadInput, "handover.whom", named[0].Name.Text)
	}
	return q.showChange(peoplePlan{Do: cards.PeopleHand, Who: named[0].ID, To: named[1].ID})
}

// planAccount hands over one account: 把比亚迪给小陈.
func (q *request) planAccount(to *crm.Person) error {
	fnd, err := q.resolve(q.f.Account, crm.Reassign)
	if err != nil {
		return err
	}
	a := fnd.Account
	switch {
	case a == nil && fnd.Taken != nil && q.who.Has(crm.RoleAdmin):
		a = fnd.Taken
	case a == nil && fnd.Taken != nil:
		boss, err := q.personName(q.who.Manager)
		if err != nil {
			return err
		}
		return crm.E(crm.Forbidden, "handover.not_yours", boss)
	case a == nil:
		q.reply(q.out.AccountUnknown(q.f.Account.Text))
		return nil
	}
	return q.showChange(peoplePlan{Do: cards.PeopleHand, Who: a.Owner, To: to.ID, Only: []crm.AccountID{a.ID}})
}

// mayPlan says whether he may change the roster in that way; the desk checks
// again when it is done.
func (q *request) mayPlan(p peoplePlan) error {
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

// handOver is the hand-over of a plan.
func (p peoplePlan) handOver() desk.HandOver {
	return desk.HandOver{From: p.Who, To: p.To, Only: p.Only, Each: p.Each, Last: p.Last}
}

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
	if p.Do != cards.PeopleHand && p.Do != cards.PeopleLeaves {
		return v, nil
	}
	plan, err := desk.PlanHandOver(q.tx, p.handOver())
	if err != nil {
		return v, err
	}
	if plan.Empty() && p.Last == "" {
		return v, crm.E(crm.Missing, "handover.nothing", v.Who)
	}
	v.Plan = cards.HandView{
		Accounts: plan.Accounts, Deals: plan.Deals, Tasks: len(plan.Tasks), Asked: len(plan.Asked), Waits: len(plan.Waits), Each: map[crm.AccountID]string{},
	}
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

// sells reports whether somebody may see what a deal is worth: an admin sees
// counts alone.
func (q *request) sells() bool {
	return allowed(q.who, []crm.Role{crm.RoleRep, crm.RoleManager, crm.RoleDirector})
}

// openPlan is a plan that is not done yet, with its draft.
func (q *request) openPlan(id crm.DraftID) (peoplePlan, error) {
	var p peoplePlan
	d, err := q.openDraft(id)
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal(d.Facts, &p); err != nil {
		return p, fmt.Errorf("plan %s: %w", id, err)
	}
	return p, nil
}

// pressPeople does a plan, drops it, or shares it out otherwise.
func (q *request) pressPeople(act chat.Action) error {
	id := crm.DraftID(act.Subject)
	p, err := q.openPlan(id)
	if err != nil {
		return err
	}
	switch act.Arg {
	case cards.PeopleSplit:
		return q.splitPlan(id, p)
	case cards.PeopleList:
		v, err := q.planView(p)
		if err != nil {
			return err
		}
		v.Draft = id
		q.alone(q.say.PeopleList(v, 0))
		return nil
	}
	return q.doPlan(id, p)
}

// splitPlan gives the accounts of each region to the colleague of the team who
// has most there already.
func (q *request) splitPlan(id crm.DraftID, p peoplePlan) error {
	plan, err := desk.PlanHandOver(q.tx, p.handOver())
	if err != nil {
		return err
	}
	from, err := crm.Get[crm.Person](q.tx, p.Who)
	if err != nil {
		return err
	}
	have := map[string]map[crm.PersonID]int{}
	err = crm.Each(q.tx, crm.Where(crm.ByTeam, string(from.Team)), func(a crm.Account) bool {
		if a.Owner != p.Who && a.Region != "" {
			if have[a.Region] == nil {
				have[a.Region] = map[crm.PersonID]int{}
			}
			have[a.Region][a.Owner]++
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("accounts of team %s: %w", from.Team, err)
	}
	ps, err := desk.Company(q.tx)
	if err != nil {
		return err
	}
	p.Each = map[crm.AccountID]crm.PersonID{}
	for _, a := range plan.Accounts {
		best, most := p.To, 0
		for who, n := range have[a.Region] {
			if ps.Find(who, q.today()) != nil && (n > most || n == most && who < best) {
				best, most = who, n
			}
		}
		p.Each[a.ID] = best
	}
	if err := q.dropPlan(id); err != nil {
		return err
	}
	return q.showChange(p)
}

// dropPlan closes a plan that another one replaces, or that is not wanted.
func (q *request) dropPlan(id crm.DraftID) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	_, err = w.DropDraft(id)
	q.conv.Question = crm.Question{}
	return err
}

// doPlan does what was shown, as one group.
func (q *request) doPlan(id crm.DraftID, p peoplePlan) error {
	v, err := q.planView(p)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.ConfirmDraft(id); err != nil {
		return err
	}
	q.conv.Question = crm.Question{}
	v.Draft, v.Group = id, w.Group()
	if err := q.carryOut(w, p, &v); err != nil {
		return err
	}
	q.conv.Group = w.Group()
	q.post(chat.Post{To: q.dm(), Track: planTrack(id), Card: q.say.PeopleDone(v)})
	return nil
}

// carryOut does a plan, and tells those whom it concerns.
func (q *request) carryOut(w *desk.Work, p peoplePlan, v *cards.PeopleView) error {
	switch p.Do {
	case cards.PeopleAdd:
		return q.addSomebody(w, p, v)
	case cards.PeopleMove:
		ps, err := desk.Company(q.tx)
		if err != nil {
			return err
		}
		manager := managerOf(ps, p.Team, p.Who, q.today())
		_, err = w.UpdatePerson(p.Who, desk.PersonEdit{Team: &p.Team, Manager: &manager})
		return err
	case cards.PeopleRole:
		_, err := w.UpdatePerson(p.Who, desk.PersonEdit{Roles: &p.Roles})
		return err
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
	ps, err := desk.Company(q.tx)
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

// handed tells everybody who gets something, and whoever loses it, and brings
// the requests' cards up to date.
func (q *request) handed(w *desk.Work, p peoplePlan, plan *desk.HandPlan, v *cards.PeopleView) error {
	heirs := map[crm.PersonID]int{p.To: 0}
	for _, a := range plan.Accounts {
		heir := p.To
		if other := p.Each[a.ID]; other != "" {
			heir = other
		}
		heirs[heir]++
	}
	var ids []crm.PersonID
	for id := range heirs {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		if id == q.who.ID || heirs[id] == 0 && len(plan.Accounts) > 0 {
			continue
		}
		heir, err := crm.Get[crm.Person](q.tx, id)
		if err != nil {
			return err
		}
		view := *v
		view.To, view.Took = heir.Name.Text, heirs[id]
		err = q.tell(&heir, "handover/"+string(w.Group()), func(w *cards.Writer) chat.Card { return w.TookOver(view) })
		if err != nil {
			return err
		}
	}
	for _, all := range [][]crm.Approval{plan.Asked, plan.Waits} {
		for i := range all {
			now, err := crm.Get[crm.Approval](q.tx, all[i].ID)
			if err != nil {
				return err
			}
			if err := q.editStep(&all[i], &now); err != nil {
				return err
			}
			if s := now.Step(); s != nil && now.State == crm.ApprovalAsked && (all[i].Step() == nil || s.Who != all[i].Step().Who) {
				if err := q.askStep(&now); err != nil {
					return err
				}
			}
		}
	}
	return nil
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
	if isNo(q.m.Text) {
		if err := q.dropPlan(question.Draft); err != nil {
			return true, err
		}
		q.alone(q.say.PlanDropped())
		return true, nil
	}
	if isYes(q.m.Text) || is(q.m.Text, "交接", "确认交接", "生效") {
		return true, q.doPlan(question.Draft, p)
	}
	ref, ok := firstRef(q.f)
	if !ok || ref.Index == 0 || ref.Index > len(q.conv.Items) || p.Do != cards.PeopleHand && p.Do != cards.PeopleLeaves {
		return false, nil
	}
	ps, err := desk.Company(q.tx)
	if err != nil {
		return true, err
	}
	to := q.colleagueIn(ps, q.m.Text)
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
