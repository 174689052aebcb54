package handlers

import (
	"fmt"
	"slices"

	"milepost/bot/cards"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

const (
	// maxAlike bounds how many customers are compared with all that are known, and maxPairs how
	// many of those that are alike are shown.
	maxAlike = 1000
	maxPairs = 8
	// alikeFrom is how near two names must come: one character of four may differ, as where a new name is asked about.
	alikeFrom = 0.7
)

// alikeAsked asks for customers that may be registered twice.
var alikeAsked = wording.OneOf(
	`^(?:请|帮我)?(?:看下|看看|查下|查一下|查查)?(?:现在|系统里|库里|我们|团队|表里)?`+
		`(?:有没有|有|哪些|还有)?(?:疑似)?重复(?:登记|录入)?的?(?:客户|线索|记录|登记|档案)?`+
		wording.Maybe(`有哪些`, `有几家`, `有几个`, `吗`, `么`, `没有`, `清单`, `列表`)+`$`,
	`^(?:客户|线索)(?:有没有|有)重复的?(?:吗|么)?$`,
	`^(?:客户|线索)?查重$`,
	`^(?:are there |do we have |show |list )?(?:any |the )?(?:duplicate|double|duplicated)`+
		` (?:accounts?|customers?|leads?|records?)$`,
	`^(?:any |show |list )?(?:duplicates|doubles)$`,
)

// showAlike lists the customers whose names come so near each other that they may be one, of those
// whom he may see.
func (q *request) showAlike() error {
	mine, err := q.toCompare()
	if err != nil {
		return err
	}
	v := cards.AlikeView{Partly: len(mine) == maxAlike}
	seen := map[[2]crm.AccountID]bool{}
	for i := range mine {
		if v.Pairs, err = q.alikeTo(&mine[i], seen, v.Pairs); err != nil {
			return err
		}
	}
	slices.SortStableFunc(v.Pairs, func(a, b cards.AlikePair) int { return b.Near - a.Near })
	v.All = len(v.Pairs)
	v.Pairs = v.Pairs[:min(len(v.Pairs), maxPairs)]
	q.personal(q.say.Alike(v))
	return nil
}

// toCompare are his customers, or for whoever sees a team's those of all his teams.
func (q *request) toCompare() ([]crm.Account, error) {
	where := []crm.Filter{crm.Where(crm.ByOwner, string(q.who.ID))}
	teams, err := q.teamsFor(crm.Read, crm.KindAccount)
	if err != nil {
		return nil, err
	}
	if len(teams) > 0 && !q.sells() || allowed(q.who, leaders()) {
		where = nil
		for _, t := range teams {
			where = append(where, crm.Where(crm.ByTeam, string(t.ID)))
		}
	}
	var out []crm.Account
	for _, w := range where {
		err := crm.Each(q.tx, w, func(a crm.Account) bool {
			if !a.Deleted && a.Into == "" {
				out = append(out, a)
			}
			return len(out) < maxAlike
		})
		if err != nil {
			return nil, fmt.Errorf("customers to compare: %w", err)
		}
	}
	return out, nil
}

// alikeTo adds the pairs of a customer and those whose names come near his.
func (q *request) alikeTo(a *crm.Account, seen map[[2]crm.AccountID]bool, pairs []cards.AlikePair) ([]cards.AlikePair, error) {
	for _, m := range q.ctx.Names.Alike(a.ID, a.Name.Text) {
		id := crm.AccountID(m.Row.ID)
		key := [2]crm.AccountID{min(a.ID, id), max(a.ID, id)}
		if m.Score < alikeFrom || seen[key] {
			continue
		}
		seen[key] = true
		b, err := q.accountIf(id, func(b *crm.Account) bool {
			return !b.Deleted && b.Into == "" && b.Parent != a.ID && a.Parent != b.ID && q.allowed(crm.Read, crm.ScopeOf(b))
		})
		if err != nil || b == nil {
			if err != nil {
				return nil, err
			}
			continue
		}
		one, other := a, b
		if other.No < one.No { // the older one is likelier to stay
			one, other = other, one
		}
		p := cards.AlikePair{Near: int(m.Score * 100), One: one.Name.Text, OneNumber: one.Number(), Other: other.Name.Text, OtherNumber: other.Number()}
		if p.OneOwner, err = q.personName(one.Owner); err != nil {
			return nil, err
		}
		if p.OtherOwner, err = q.personName(other.Owner); err != nil {
			return nil, err
		}
		pairs = append(pairs, p)
	}
	return pairs, nil
}
