package handlers

import (
	"strings"

	"milepost/configs/playbook/figures"
	"milepost/handlers/wording"
)

// dimension is what rows can be put together by, as people call it.
type dimension struct {
	by     string
	zh, en []string
}

func dimensions() []dimension {
	return []dimension{
		{figures.ByPerson, []string{"人", "个人", "销售", "业务员", "负责人", "同事"}, []string{"rep", "person", "owner", "salesperson"}},
		{figures.ByTeam, []string{"团队", "组", "部门"}, []string{"team"}},
		{figures.ByIndustry, []string{"行业"}, []string{"industry", "sector"}},
		{figures.ByRegion, []string{"区域", "地区", "城市", "地方"}, []string{"region", "city", "area"}},
		{figures.BySource, []string{"来源", "渠道"}, []string{"source", "channel"}},
		{figures.ByTier, []string{"等级", "级别", "分级", "级", "类别", "分类"}, []string{"tier", "class", "grade"}},
		{figures.ByMilestone, []string{"阶段", "里程碑", "步骤"}, []string{"stage", "milestone", "step"}},
		{figures.ByAccount, []string{"客户"}, []string{"customer", "account", "client"}},
		{figures.ByRival, []string{"对手", "竞争对手"}, []string{"rival", "competitor"}},
		{figures.ByReason, []string{"原因"}, []string{"reason"}},
		{figures.ByMonth, []string{"月", "月份"}, []string{"month"}},
		{figures.ByQuarter, []string{"季度", "季"}, []string{"quarter"}},
		{figures.ByWeek, []string{"周", "星期"}, []string{"week"}},
	}
}

// dimensionCalled is what a word names; "" for none.
func dimensionCalled(word string) string {
	for _, d := range dimensions() {
		for _, w := range append(d.zh, d.en...) {
			if w == word {
				return d.by
			}
		}
	}
	return ""
}

// twoGroups names two kinds of groups at once: 按区域和等级, 各人各阶段, by rep and stage.
var twoGroups = wording.OneOf(
	`(?:按照?|分)(\p{Han}{1,4}?)(?:和|跟|与|及|再按|加|、|,|，|x|\*|×)(?:按)?(\p{Han}{1,4}?)`+
		`(?:来)?(分|统计|看|排|列|汇总|各|多少|有|的|,|$)`,
	`(?:各个?|每个?)(\p{Han}{1,3}?)(?:在|的)?(?:各个?|每个?)(\p{Han}{1,3}?)`+
		`(多少|有|的|几|分|情况|$)`,
	`\b(?:by|per) ([a-z]+)(?: and | by | per |, | x |/)([a-z]+)`,
)

// table takes out of a squashed text two kinds of groups that are asked for at once.
func (q *inquiry) table(s string) string {
	m := twoGroups.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	by, then := dimensionCalled(m[1]+m[4]+m[7]), dimensionCalled(m[2]+m[5]+m[8])
	if by == "" || then == "" || by == then {
		return s
	}
	q.bys, q.then, q.asks = []string{by}, then, append(q.asks, wantsMany)
	return strings.Replace(s, m[0], string(mark)+m[3]+m[6], 1)
}

// tabled is what a table is of where nothing is said of it: deals, by what only deals
// have, else customers.
func (q *inquiry) tabled() {
	if q.then == "" || q.about != "" {
		return
	}
	q.about = aboutAccounts
	for _, by := range []string{q.bys[0], q.then} {
		switch by {
		case figures.ByMilestone, figures.ByRival, figures.ByReason, figures.ByMonth, figures.ByQuarter:
			q.about = aboutDeals
		}
	}
}
