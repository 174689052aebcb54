package handlers

import (
	"fmt"
	"slices"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// claimsIntent lists the claim conflicts that wait, and the customers that may be registered twice.
func claimsIntent() Intent {
	return Intent{
		Name: "claims", Reads: parse.Query,
		Words: []string{"撞单", "待核对", "我的待核对", "查我的待核对", "撞单核对", "claims", "claim conflicts", "my open claims", "open claims"},
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 40 && !didSomething(f) && (claimsAsked.MatchString(f.Plain()) || claimRule.MatchString(f.Plain()) || alikeAsked.MatchString(f.Plain())) {
				return 0.97
			}
			return 0
		},
		Examples: []string{"撞单", "我的待核对", "claim conflicts", "现在有几个撞单", "撞单怎么处理", "any conflicts open?", "how are duplicate claims handled"},
		Near:     []string{"待确认", "今天拜访了比亚迪,他们和别人撞单了", "比亚迪跟小李撞单了怎么办", "他们内部有冲突"},
		Handle: func(q *request) error {
			if claimRule.MatchString(squash(q.m.Text)) {
				q.reply(q.out.ClaimRule())
				return nil
			}
			if alikeAsked.MatchString(squash(q.m.Text)) {
				return q.showAlike()
			}
			return q.showClaims()
		},
	}
}

// claimsAsked asks for the conflicts that wait; claimRule asks how they are decided.
var (
	claimsAsked = wording.OneOf(
		`^(?:请问|看下|看看|查下|查一下)?`+
			wording.Any(
				`现在`, `目前`, `还`, `一共`, `总共`, `这周`, `本周`, `这个月`, `本月`, `手上`,
				`公司`, `我们`, `团队`, `组里`, `我`,
			)+`*(?:有没有|还有没有|有|还有)?`+
			wording.Any(
				`几个`, `几件`, `几条`, `多少个?`, `哪些`, `什么`, `没处理的?`, `没定的?`,
				`待处理的?`, `待核对的?`, `待定的?`,
			)+`*撞单(?:的)?(?:现在|还|一共)?(?:有)?`+
			wording.Any(
				`几个`, `几件`, `几条`, `多少`, `哪些`, `没有`, `列表`, `清单`, `情况`, `待处理`,
				`没处理`, `没定`,
			)+`*(?:的|吗|么|呢|啊)?$`,
		`^(?:are there |do we have |show )?(?:any|how many|which|open|the)? ?(?:open |pending )?`+
			`(?:claim |lead )?conflicts?(?: are| do we have)?(?: there)?(?: open| pending| waiting)?$`,
	)
	claimRule = wording.OneOf(
		`^撞单(?:的事|这事|这种事)?(?:归谁|谁来?)(?:管|处理|定|决定|说了算)(?:的|啊)?$`,
		`^who decides (?:if|when) two (?:reps|people|of us) (?:claim|report|have)`+
			` (?:the same|one) (?:customer|lead|account)$`,
		`^(?:客户)?撞单(?:了)?(?:是|要|该|应该)?(?:怎么|如何|咋)(?:处理|办|解决|判|定|算|弄)`+
			`(?:的|啊|呢)?$`,
		`^撞单(?:是|要|该)?(?:按|照|依据?|根据)?(?:什么|啥|哪个|怎么个?)(?:规则|规矩|原则|标准)`+
			`(?:来|定|处理|办|判|算)?(?:的|啊|呢)?$`,
		`^撞单(?:的)?(?:规则|流程|处理办法|制度|归谁|算谁的)(?:是什么|呢)?$`,
		`^how (?:do|are|does|is|should) (?:you |we |the bot )?`+
			`(?:handle |decide |resolve |treat )?(?:duplicate |double )?`+
			`(?:claims?|claim conflicts?|lead conflicts?)(?: (?:handled|decided|resolved|treated))?$`,
	)
)

// myClaims are the open conflicts that he reported.
func (q *request) myClaims() ([]crm.Conflict, error) {
	var out []crm.Conflict
	err := crm.Each(q.tx, crm.Where(crm.ByPerson, string(q.who.ID)), func(c crm.Conflict) bool {
		if c.Open() {
			out = append(out, c)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("conflicts of %s: %w", q.who.ID, err)
	}
	return out, nil
}

// claimsToDecide are the conflicts that wait for his decision.
func (q *request) claimsToDecide() ([]crm.Conflict, error) {
	var open []crm.Conflict
	err := crm.Each(q.tx, crm.Where(crm.ByStep, string(q.who.ID)), func(c crm.Conflict) bool {
		open = append(open, c)
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("conflicts to decide: %w", err)
	}
	return open, nil
}

// showClaims lists the conflicts that wait: for his decision, and for others'.
func (q *request) showClaims() error {
	var decide, wait []cards.ConflictView
	open, err := q.claimsToDecide()
	if err != nil {
		return err
	}
	mine, err := q.myClaims()
	if err != nil {
		return err
	}
	q.listed(nil)
	for _, part := range []struct {
		from []crm.Conflict
		to   *[]cards.ConflictView
	}{{open, &decide}, {mine, &wait}} {
		for _, c := range part.from {
			v, err := q.conflictView(c)
			if err != nil {
				return err
			}
			*part.to = append(*part.to, v)
		}
	}
	for _, c := range open {
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindConflict, ID: string(c.ID)})
	}
	if len(decide)+len(wait) == 0 && crm.Can(q.who, crm.Export, crm.Scope{Kind: crm.KindLead, Shared: true}) {
		others, err := q.claimsOfOthers()
		if err != nil {
			return err
		}
		if len(others) > 0 {
			q.personal(q.say.ClaimsElsewhere(others))
			return nil
		}
	}
	q.personal(q.say.Claims(decide, wait))
	return nil
}

// claimsOfOthers counts the conflicts that wait for each of those who decide, for somebody who
// keeps the leads of all.
func (q *request) claimsOfOthers() ([]cards.PersonCount, error) {
	var out []cards.PersonCount
	for _, role := range []crm.Role{crm.RoleManager, crm.RoleDirector} {
		deciders, err := peopleWith(q.tx, role)
		if err != nil {
			return nil, err
		}
		for _, p := range deciders {
			n := 0
			err := crm.Each(q.tx, crm.Where(crm.ByStep, string(p.ID)), func(crm.Conflict) bool { n++; return true })
			if err != nil {
				return nil, fmt.Errorf("conflicts before %s: %w", p.ID, err)
			}
			if n > 0 && !slices.ContainsFunc(out, func(c cards.PersonCount) bool { return c.Name == p.Name.Text }) {
				out = append(out, cards.PersonCount{Name: p.Name.Text, Count: n})
			}
		}
	}
	return out, nil
}
