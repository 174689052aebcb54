package handlers

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// mayBeSpent asks what may still be spent on a deal, or whether spending needs an approval: 这个项目还能花多少,
	// 请客超了要批吗.
	mayBeSpent = wording.OneOf(
		`(?:还|批了|立项后|一共)(?:能|可以)(?:再)?(?:花|报销?|用)多少`,
		`(?:费用|预算|额度)还(?:剩|有)多少`,
		wording.Any(
			`请客`, `吃饭`, `招待`, `送礼`, `礼品`, `样品`, `费用`, `预算`, `超了`, `超支`,
		)+`.{0,8}要(?:不要)?(?:批|审批|申请|立项)(?:吗|么|不)?$`,
		`\b(?:expenses?|allowance|budget) (?:is |are )?left\b`,
		`\b(?:may|can) (?:we|i) still spend\b`,
		`\bdo(?:es)? `+
			wording.Any(`dinners?`, `entertainment`, `gifts?`, `samples?`, `meals?`, `expenses`)+
			` need (?:an )?approval\b`,
	)
	// overSpent asks which deals cost more than was approved.
	overSpent = wording.OneOf(
		`(?:哪些|谁|几个|有没有|哪个).{0,8}(?:超预算|超支|费用超|超了费用|超额|超标)`,
		`^(?:费用|销售费用)?(?:超预算|超支|超标|超额)了?的?(?:单子?|项目|都)?(?:有)?`+
			`(?:哪些|几个|多少|谁|清单)?$`,
		`\b(?:over budget|overspent)\b`,
	)
)

// allowanceIntent says what may be spent on the selling of a deal, and what needs an approval (N5).
func allowanceIntent() Intent {
	return Intent{
		Name: "allowance", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			if f.Letters() <= 45 && (mayBeSpent.MatchString(s) || overSpent.MatchString(s)) && len(f.Refs) == 0 {
				return 0.98
			}
			return 0
		},
		Examples: []string{"粤钢桶业还能花多少", "请客要批吗", "超预算的有哪些", "how much can we still spend on Oakline"},
		Near:     []string{"粤钢桶业投入多少了", "他们超预算了,要砍一台", "请客花了800", "打车花了160", "预算大概120万"},
		Handle:   (*request).allowance,
	}
}

// allowance answers for the deal that is meant; where none is, or more than is allowed is asked for, for all of his, or
// of his team.
func (q *request) allowance() error {
	if overSpent.MatchString(squash(q.m.Text)) {
		return q.allowances()
	}
	if err := q.atTheOneTalkedOf(); err != nil {
		return err
	}
	if q.f.Account == nil || len(q.f.Account.Known) == 0 {
		return q.allowances()
	}
	a, deals, err := q.dealsMeant()
	if err != nil || len(deals) == 0 {
		return err
	}
	v, err := q.allowanceOf(deals[0])
	if err != nil {
		return err
	}
	q.about(a.ID, "")
	q.personal(q.say.Allowance(v))
	return nil
}

// allowanceOf is a deal with what was approved for its selling, and spent.
func (q *request) allowanceOf(o crm.Opportunity) (v cards.AllowanceView, err error) {
	if v.DealView, err = q.dealView(o); err != nil {
		return v, err
	}
	a, spent, err := q.Desk.SpentOf(q.tx, o.ID)
	if err != nil || a == nil {
		return v, err
	}
	v.Request, v.State, v.Limit, v.Spent = a.No, a.State, a.Limit, spent
	return v, nil
}

// allowances lists the open deals with a limit.
func (q *request) allowances() error {
	deals, _, err := q.dealsShown()
	if err != nil {
		return err
	}
	var rows []cards.AllowanceView
	for i := range deals {
		v, err := q.allowanceOf(deals[i])
		if err != nil {
			return fmt.Errorf("allowance of %s: %w", deals[i].ID, err)
		}
		if v.State == crm.ApprovalGranted && v.Limit.Minor > 0 {
			rows = append(rows, v)
		}
	}
	slices.SortStableFunc(rows, func(a, b cards.AllowanceView) int {
		return cmp.Compare(float64(b.Spent.Minor)/float64(b.Limit.Minor), float64(a.Spent.Minor)/float64(a.Limit.Minor))
	})
	var at []crm.Pointer
	for i := range rows {
		at = append(at, crm.Pointer{Kind: crm.KindOpportunity, ID: string(rows[i].ID)})
	}
	q.listed(at)
	q.personal(q.say.Allowances(rows))
	return nil
}
