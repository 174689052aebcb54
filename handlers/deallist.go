package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// dealsIntent lists deals: 我的商机, 大项目有哪些 (D5: the kind is a label and a
// filter, nothing else differs).
func dealsIntent(b *playbook.Book) Intent {
	return Intent{
		Name:  "deals",
		Words: []string{"我的商机", "商机", "商机清单", "my deals", "deals", "我的项目", "全部商机", "所有商机", "all deals", "open deals", "all open deals"},
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			if f.Letters() <= 24 && (f.Account == nil || strings.HasPrefix(f.Account.Text, "哪")) && (listsDeals.MatchString(s) || strings.HasPrefix(s, "deals in ") && stageIn(b, s) != "") {
				return 0.86
			}
			return 0
		},
		Examples: []string{"我的商机", "商机有哪些", "大项目有哪些", "my deals", "list my deals", "m1的商机有哪些"},
		Near:     []string{"我的客户", "粤钢是大项目", "比亚迪啥情况"},
		Handle:   (*request).deals,
	}
}

var listsDeals = wording.OneOf(
	`(?:商机|大项目|大客户持续|项目).{0,3}(?:有哪些|有几个|清单|列表)`,
	`(?:哪些|几个)(?:商机|大项目)`,
	`^(?:现在|目前)?(?:哪些|哪几个|哪几单)(?:单子?|项目)`,
	`(?:which|list|my) .*(?:deals|projects|key accounts? deals)`,
)

// deals lists the open deals of a person, or of those under a manager: the one
// that has stood longest in its milestone first.
func (q *request) deals() error {
	return q.showDeals(q.formIn(), q.milestoneIn(), 0)
}

// formIn is the kind of deal that a text names; "" for none.
func (q *request) formIn() string {
	for _, k := range q.Book.DealKinds {
		if holds(q.m.Text, k.Name.ZH, k.Name.EN) {
			return k.ID
		}
	}
	return ""
}

func (q *request) milestoneIn() string { return stageIn(q.Book, squash(q.m.Text)) }

// stageIn is the milestone of the method that a text names, by its code or by its name; "" for
// none.
func stageIn(b *playbook.Book, s string) string {
	if id := stageSaid(b, s); id != "" {
		return id
	}
	for _, one := range b.Milestones {
		if holds(s, strings.ToLower(one.Name.ZH), strings.ToLower(one.Name.EN)) {
			return one.ID
		}
	}
	return ""
}

func (q *request) showDeals(form, milestone string, from int) error {
	all, mine, err := q.dealsShown()
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(o crm.Opportunity) bool {
		return form != "" && o.Form != form || milestone != "" && o.Milestone != milestone
	})
	slices.SortStableFunc(all, func(a, b crm.Opportunity) int { return cmpDates(a.Since, b.Since) })
	v := cards.DealsView{Form: form, Milestone: milestone, From: from}
	q.listed(nil)
	for _, o := range all {
		row := cards.DealRow{Days: max(q.today().Sub(o.Since), 0)}
		if row.DealView, err = q.dealView(o); err != nil {
			return err
		}
		if !mine {
			if row.OwnerName, err = q.other(o.Owner); err != nil {
				return err
			}
		}
		v.Rows = append(v.Rows, row)
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindOpportunity, ID: string(o.ID)})
	}
	q.personal(q.say.Deals(v))
	return nil
}

// dealsShown are the open deals of a person, or of the team of a manager; mine for his own.
func (q *request) dealsShown() (all []crm.Opportunity, mine bool, err error) {
	f, mine := crm.Where(crm.OpenOwner, string(q.who.ID)), true
	if q.who.Has(crm.RoleManager) && q.who.Team != "" {
		f, mine = crm.Where(crm.OpenTeam, string(q.who.Team)), false
	}
	err = crm.Each(q.tx, f, func(o crm.Opportunity) bool {
		all = append(all, o)
		return len(all) < crm.MaxPage
	})
	if err != nil {
		return nil, mine, fmt.Errorf("open deals: %w", err)
	}
	return all, mine, nil
}

func cmpDates(a, b crm.Date) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
