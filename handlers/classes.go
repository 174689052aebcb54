package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// classGroup are the classes of an account.
const classGroup = "class"

// showClasses shows the five classes of a customer.
func (q *request) showClasses(a *crm.Account) error {
	v := cards.ClassesView{Account: *a, May: q.allowed(crm.Write, crm.ScopeOf(a))}
	noted, err := q.notedOf(crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)})
	if err != nil {
		return err
	}
	if p := noted["party_kind"]; len(p) > 0 {
		v.Party = p[0].Value
	}
	deals, err := q.openDeals(a.ID)
	if err != nil {
		return err
	}
	v.ValueStage = q.Book.ValueStage(a.Orders, len(deals))
	if a.Orders > 0 {
		sorted, _, err := q.amountClasses([]crm.TeamID{a.Team})
		if err != nil {
			return err
		}
		v.Amount = sorted[a.ID]
	}
	q.about(a.ID, "")
	q.listed(nil)
	q.conv.At = q.said()
	q.personal(q.say.Classes(v))
	return nil
}

// amountClasses sorts the accounts of teams by what they bought.
func (q *request) amountClasses(teams []crm.TeamID) (map[crm.AccountID]string, []figures.Row, error) {
	d := &figures.Desk{R: q.tx, Book: q.Book, Today: q.today(), Currency: q.Book.SumsIn(q.who.Lang()), Of: figures.Of{Teams: teams}}
	rows, err := d.Accounts()
	if err != nil {
		return nil, nil, err
	}
	var bought []playbook.Purchase
	for _, r := range rows {
		bought = append(bought, playbook.Purchase{Account: r.Account.ID, Minor: r.Amount.Minor})
	}
	return q.Book.AmountClass(bought), figures.Largest(rows), nil
}

// amountsIntent sorts a team's customers by what they bought.
func amountsIntent() Intent {
	return Intent{
		Name:  "amounts",
		Words: []string{"金额分类", "客户金额分类", "abc分类", "按金额分类", "按购买金额分类", "amount classes", "abc classes"},
		Roles: []crm.Role{crm.RoleManager, crm.RoleDirector, crm.RoleRep}, Refuse: (*request).notForRole,
		Examples: []string{"金额分类", "按金额分类", "amount classes"},
		Near:     []string{"比亚迪 金额分类 A", "分类", "客户金字塔"},
		Handle:   (*request).amounts,
	}
}

// notForRole answers somebody whose role has nothing to do with customers.
func (q *request) notForRole() error {
	return crm.E(crm.Forbidden, "role.cannot", string(crm.KindAccount))
}

func (q *request) amounts() error {
	teams, err := q.teams()
	if err != nil {
		return err
	}
	var ids []crm.TeamID
	var names []string
	for _, t := range teams {
		ids, names = append(ids, t.ID), append(names, t.Name.Text)
	}
	if len(ids) == 0 && q.who.Team != "" {
		t, err := crm.Get[crm.Team](q.tx, q.who.Team)
		if err != nil {
			return err
		}
		ids, names = []crm.TeamID{t.ID}, []string{t.Name.Text}
	}
	if len(ids) == 0 {
		return q.notForRole()
	}
	sorted, rows, err := q.amountClasses(ids)
	if err != nil {
		return err
	}
	v := cards.AmountsView{Who: strings.Join(names, "、"), Team: string(ids[0]), May: len(ids) == 1 && len(teams) > 0}
	whole := figures.Sum(rows)
	for _, class := range q.Book.AmountClasses {
		s := cards.AmountShare{ID: class.ID, Currency: q.Book.SumsIn(q.who.Lang())}
		for _, r := range rows {
			if sorted[r.Account.ID] != class.ID {
				continue
			}
			s.N++
			s.Minor += r.Amount.Minor
			if len(s.Top) < 2 {
				s.Top = append(s.Top, r.Account.Name.Text)
			}
		}
		if whole > 0 {
			s.Pct = int((s.Minor*100 + whole/2) / whole)
		}
		if s.N > 0 {
			v.Classes = append(v.Classes, s)
		}
	}
	for _, r := range rows {
		class := sorted[r.Account.ID]
		if class == "" {
			v.None++
		}
		if class != r.Account.AmountClass {
			v.Changes++
		}
	}
	q.personal(q.say.AmountClasses(v))
	return nil
}

// pressClasses notes the amount classes that purchases give to a team's
// customers.
func (q *request) pressClasses(a chat.Action) error {
	teams, err := q.teams()
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(teams, func(t crm.Team) bool { return string(t.ID) == a.Subject }) {
		return crm.E(crm.Forbidden, "figures.not_yours", "")
	}
	sorted, rows, err := q.amountClasses([]crm.TeamID{crm.TeamID(a.Subject)})
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	n := 0
	for _, r := range rows {
		changed, err := w.Classify(r.Account.ID, sorted[r.Account.ID])
		if err != nil {
			return fmt.Errorf("amount class of %s: %w", r.Account.ID, err)
		}
		if changed {
			n++
		}
	}
	if n > 0 {
		q.conv.Group = w.Group()
	}
	q.alone(q.say.ClassesNoted(n, w.Group()))
	return nil
}

// trialIntent lists the customers with whom a new product is tried first.
func trialIntent() Intent {
	return Intent{
		Name: "trial", Reads: parse.Query,
		Words:  []string{"新品先给谁试", "新品先给谁试用", "新产品先给谁", "新品给谁试用"},
		Starts: []string{"试销", "新品试销"},
		Weigh: func(f parse.Facts) float64 {
			if !didSomething(f) && f.Account == nil && !f.Holds("占", "比例", "贡献") && (f.Holds("我的大客户", "有哪些大客户", "大客户清单", "大客户名单", "trial of") || f.Holds("key accounts list", "my key accounts")) {
				return 0.9
			}
			if f.Account != nil && len(f.Account.Known) > 0 && supplyFirst.MatchString(f.Plain()) {
				return 0 // it is asked for one customer
			}
			if !didSomething(f) && f.Letters() <= 40 && trialAsked.MatchString(f.Plain()) {
				return 0.96
			}
			return 0
		},
		Examples: []string{"新产品先给哪些客户试用", "新品X200试销找谁", "哪些客户要优先供货", "who could trial the new product", "which customers get supply priority", "试销 新款折弯机", "我的大客户有哪些", "my key accounts"},
		Near:     []string{"比亚迪是大客户", "今天去比亚迪谈了试销", "客户金字塔"},
		Handle:   (*request).trial,
	}
}

// trialAsked finds who of the key accounts comes first with a new product, or with
// what is short (G1, G2).
var trialAsked = wording.OneOf(
	`(?:新品|新产品|新机型|新款|新设备).{0,12}(?:给|找|让|请)(?:谁|哪些|哪几|哪家)`+
		`.{0,8}(?:试|用)?`,
	`试(?:销|用)(?:找|给|请)(?:谁|哪些|哪家)`,
	`(?:哪些|哪几家|谁)(?:客户|大客户)?(?:要|该|应该|需要)?(?:优先|先)`+
		`(?:供货|保供|发货|保证货源)`,
	`(?:保供|优先供货)(?:的)?(?:客户)?名单`,
	`who (?:could|should|can|might) (?:trial|try|test)\b`,
	`(?:trial|supply) candidates`, `supply priority`, `supplied first`,
)

var trialWords = wording.Compile(`^(新品)?试销[ :：]*`)

func (q *request) trial() error {
	product := ""
	if text := strings.TrimSpace(q.f.Text); trialWords.MatchString(text) {
		product = strings.Trim(trialWords.ReplaceAllString(text, ""), "?？ ")
	}
	filters := []crm.Filter{crm.Where(crm.ByOwner, string(q.who.ID))}
	teams, err := q.teams()
	if err != nil {
		return err
	}
	for _, t := range teams {
		filters = append(filters, crm.Where(crm.ByTeam, string(t.ID)))
	}
	var rows []cards.AccountRow
	seen := map[crm.AccountID]bool{}
	for _, f := range filters {
		err := crm.Each(q.tx, f, func(a crm.Account) bool {
			if a.KeyAccount && !seen[a.ID] {
				seen[a.ID] = true
				rows = append(rows, cards.AccountRow{Account: a})
			}
			return true
		})
		if err != nil {
			return fmt.Errorf("key accounts: %w", err)
		}
	}
	rank := playbook.IDs(q.Book.Relations)
	slices.SortStableFunc(rows, func(a, b cards.AccountRow) int {
		return slices.Index(rank, b.Relation) - slices.Index(rank, a.Relation)
	})
	q.listed(nil)
	for i := range rows {
		if rows[i].OwnerName, err = q.other(rows[i].Owner); err != nil {
			return err
		}
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindAccount, ID: string(rows[i].ID)})
	}
	q.personal(q.say.Trial(product, rows, 0))
	return nil
}
