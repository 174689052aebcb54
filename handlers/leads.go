package handlers

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// sourcesIntent lists where leads come from.
func sourcesIntent() Intent {
	return Intent{
		Name: "sources", Reads: parse.Query,
		Words: []string{"线索来源", "线索来源有哪些", "来源有哪些", "有哪些来源", "怎么找线索", "去哪找线索", "lead sources", "where do leads come from"},
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 16 && f.Holds("线索") && f.Holds("来源", "从哪", "哪里找", "去哪找") && (asksAbout(f) || f.Asks()) {
				return 0.9
			}
			return 0
		},
		Examples: []string{"线索来源有哪些", "怎么找线索", "lead sources"},
		Near:     []string{"格睿 来源是展会", "新线索 恒发家具 清远 开料机"},
		Handle: func(q *request) error {
			for _, g := range q.Book.SourceGroups {
				if holds(q.m.Text, g.Name.ZH) || word(q.m.Text, strings.ToLower(g.Name.EN)) {
					q.reply(q.out.SourcesHow(g.ID))
					return nil
				}
			}
			q.reply(q.out.LeadSources())
			return nil
		},
	}
}

// tiersIntent says how the tiers are made, and what is done with each.
func tiersIntent() Intent {
	return Intent{
		Name: "tiers", Reads: parse.Query,
		Words: []string{"分级标准", "客户分级标准", "怎么分级", "怎么分级的", "客户怎么分级", "客户怎么分级的", "怎么分abcd", "abcd怎么分", "分级规则", "how are tiers made", "tier rules", "tiers", "what are the tiers", "which tiers are there", "what tiers are there", "list the tiers", "有哪些级别", "分几级", "how are customers graded", "how do you grade customers"},
		Weigh: func(f parse.Facts) float64 {
			if f.Account != nil || len(f.Items) > 0 || f.Letters() > 20 {
				return 0
			}
			if tierAsked.MatchString(f.Plain()) {
				return 0.9
			}
			return 0
		},
		Examples: []string{"分级标准", "A级客户怎么跟", "什么是B类客户", "tier rules", "how do we treat tier C"},
		Near:     []string{"粤钢桶业 定为A级,行业前20", "我的客户", "A级客户几家没拜访"},
		Handle:   func(q *request) error { q.reply(q.out.Tiers()); return nil },
	}
}

var tierAsked = wording.Compile(`^(什么|啥)(是|叫)[abcd](级|类)|^[abcd](级|类)(客户)?(怎么|如何|该怎么)(跟|做|办|维护|定|分)|how do we treat tier|what is tier`)

// industryIntent shows what is known of an industry, and notes it.
func industryIntent() Intent {
	return Intent{
		Name: "industry", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if f.Account != nil && len(f.Account.Known) > 0 || didSomething(f) || f.Letters() > 80 {
				return 0
			}
			if industryAsked.MatchString(f.Plain()) {
				return 0.93
			}
			return 0
		},
		Examples: []string{"钣金行业怎么样", "行业 钣金", "家电行业画像", "钣金行业 需求:交期短、小批量", "行业 家具 购买习惯:年底集中采购", "industry sheet metal", "industry sheet metal need: short lead times"},
		Near:     []string{"美科是家电行业", "家电行业", "美科属于哪个行业", "今天拜访了钣金行业的恒鑫"},
		Handle:   (*request).industry,
	}
}

// industryAsked finds 行业 钣金, 钣金行业怎么样, 钣金行业 需求:…, industry sheet metal need: ….
var industryAsked = wording.OneOf(
	`^(?:行业[ :]+|industry:? )(\S.*)$`,
	`^(\p{Han}{2,6})行业`+
		wording.Any(
			`怎么样`, `什么情况`, `啥情况`, `画像`, `分析`, `特点`, `怎么打`, `有什么特点`,
			`策略`, `是主流吗`,
		)+`$`,
	`^(\p{Han}{2,6})`+
		`行业 ?的?((?:需求|资源|地理位置|购买习惯|购买行为|行为)(?: ?[:是为]|:| ).+)$`,
)

// industry answers about an industry, or notes one of its dimensions.
func (q *request) industry() error {
	m := industryAsked.FindStringSubmatch(q.f.Plain())
	if m == nil {
		return errPass
	}
	name, rest := m[2]+m[3], m[4]
	if m[1] != "" {
		name, rest = q.splitIndustry(m[1])
	}
	i, ok := q.Book.Industry(name)
	if !ok {
		return crm.E(crm.BadInput, "account.industry", cards.Short(name, 20))
	}
	v := cards.IndustryView{Industry: i.Name.ZH}
	if d, text := q.dimension(rest); d != "" {
		w, err := q.begin()
		if err != nil {
			return err
		}
		done, err := w.NoteIndustry(i.Name.ZH, d, text)
		if err != nil {
			return err
		}
		v.Group, v.Profile = w.Group(), map[string]string{d: done.After.Profile[d]}
		q.personal(q.say.IndustryCard(v))
		return nil
	}
	if err := q.industryFacts(i, &v); err != nil {
		return err
	}
	q.reply(q.out.IndustryCard(v))
	return nil
}

// splitIndustry parts what follows the word industry into its name and the rest.
func (q *request) splitIndustry(s string) (name, rest string) {
	words := strings.Fields(s)
	for n := len(words); n > 0; n-- {
		name := strings.Trim(strings.Join(words[:n], " "), ":")
		if _, ok := q.Book.Industry(name); ok {
			return name, strings.Join(words[n:], " ")
		}
	}
	return s, ""
}

// dimension finds 需求:交期短: a dimension of the profile and what is said of it.
func (q *request) dimension(s string) (id, text string) {
	for _, d := range q.Book.IndustryProfile {
		for _, w := range append([]string{d.Name.ZH, d.Name.EN}, d.Also...) {
			if rest, ok := strings.CutPrefix(s, strings.ToLower(w)); ok {
				return d.ID, q.asWritten(strings.Trim(rest, " :是为"))
			}
		}
	}
	return "", ""
}

// asWritten is the end of the message as he wrote it, where s is that end in
// lower case.
func (q *request) asWritten(s string) string {
	text := strings.TrimSpace(q.m.Text)
	if n := len(text) - len(s); n >= 0 && strings.EqualFold(text[n:], s) {
		return text[n:]
	}
	return s
}

// industryFacts fills in what is known of an industry: its profile, the
// customers that he may see, and who decided in the deals that were won.
func (q *request) industryFacts(i playbook.Industry, v *cards.IndustryView) error {
	rec, err := crm.Get[crm.Industry](q.tx, crm.IndustryID(i.ID))
	if err != nil && !crm.IsMissing(err) {
		return err
	}
	v.Profile, v.Tiers = rec.Profile, map[string]int{}
	titles := map[string]int{}
	err = crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		if !crm.Can(q.who, crm.Read, crm.Scope{Kind: crm.KindAccount, Team: t.ID, Shared: true}) {
			return true
		}
		if err = q.countIndustry(t.ID, i.Name.ZH, v.Tiers); err == nil {
			err = q.deciders(t.ID, i.Name.ZH, titles)
		}
		return err == nil
	})
	if err != nil {
		return fmt.Errorf("industry %s: %w", i.ID, err)
	}
	for _, t := range slices.Sorted(maps.Keys(titles)) {
		v.Titles = append(v.Titles, cards.TitleCount{Title: t, Deals: titles[t]})
	}
	slices.SortStableFunc(v.Titles, func(a, b cards.TitleCount) int { return b.Deals - a.Deals })
	return nil
}

// countIndustry counts the accounts of a team in an industry, by tier.
func (q *request) countIndustry(team crm.TeamID, industry string, tiers map[string]int) error {
	return crm.Each(q.tx, crm.Where(crm.ByTeam, string(team)), func(a crm.Account) bool {
		if a.Industry == industry {
			tiers[a.Tier]++
		}
		return true
	})
}

// deciders counts the titles of those who decided or bought in the deals that a
// team won in an industry (handbook M13).
func (q *request) deciders(team crm.TeamID, industry string, titles map[string]int) error {
	var inner error
	err := crm.Each(q.tx, crm.Where(crm.ClosedTeam, string(team)), func(o crm.Opportunity) bool {
		if o.State != crm.DealWon {
			return true
		}
		a, err := crm.Get[crm.Account](q.tx, o.Account)
		if err != nil || a.Industry != industry {
			if inner = err; crm.IsMissing(err) {
				inner = nil
			}
			return inner == nil
		}
		seen := map[string]bool{}
		inner = crm.Each(q.tx, crm.Where(crm.ByAccount, string(a.ID)), func(c crm.Contact) bool {
			c = c.In(o.ID)
			decides := slices.Contains(c.Roles, "decider") || slices.Contains(c.Roles, "buyer") || c.Decision == "approve" || c.Decision == "decide"
			if decides && c.Title != "" && !seen[c.Title] {
				seen[c.Title] = true
				titles[c.Title]++
			}
			return true
		})
		return inner == nil
	})
	if inner != nil {
		err = inner
	}
	return err
}

// convertIntent makes an opportunity of a lead: 恒发家具 转商机, #L3 转商机 80万.
func convertIntent() Intent {
	return Intent{
		Name: "convert", Reads: parse.Opportunity,
		Weigh: func(f parse.Facts) float64 {
			if (f.Holds("转商机", "转为商机", "转成商机", "变成商机", "升为商机") || f.Letters() <= 40 && !f.Question && !f.Asks() && intoCustomer.MatchString(f.Plain()) || f.Word("convert")) && f.Letters() <= 60 {
				return 0.94
			}
			return 0
		},
		Examples: []string{"恒发家具 转商机", "#L3 转商机 80万", "把恒发家具转成商机", "convert #L3"},
		Near:     []string{"恒鑫4月底签 268万 把握七成", "今天拜访了恒发,客户想转型"},
		Handle:   (*request).convert,
	}
}

// intoCustomer says of a lead that it is a customer from now on, as people say it who do not
// part the two; dealCalled names what is sold there.
var (
	intoCustomer = wording.Compile(`(转|转成|转为|变成)(正式)?客户(了|吧|[,，。]|$)`)
	dealCalled   = wording.Compile(`(?:商机|项目)(?:名|名称)?(?:叫做?|是|为|[:：])\s*([^,，。;；\s]{2,30})`)
)

// convert opens the opportunity of a lead, with what it is said to want. One
// that is open is shown, not opened twice.
func (q *request) convert() error {
	q.nameWithout("转成正式客户", "转为正式客户", "转正式客户", "转成客户", "转为客户", "转客户", "转成正式", "转正式", "转为商机", "转成商机", "变成商机", "升为商机", "转商机", "convert", "把")
	a, err := q.accountMeant(crm.Write)
	if err != nil || a == nil {
		return err
	}
	var open *crm.Opportunity
	err = crm.Each(q.tx, crm.Where(crm.OpenAcct, string(a.ID)), func(o crm.Opportunity) bool { open = &o; return false })
	if err != nil {
		return err
	}
	if open != nil {
		if !q.readsDeals() {
			return crm.E(crm.Forbidden, "deal.not_shown", a.Name.Text)
		}
		return q.showRecord(open)
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	n := desk.NewDeal{Account: a.ID, SignBy: q.f.SignDate, WinPct: q.f.WinPct}
	if l, err := desk.LeadOf(q.tx, a.ID); err == nil {
		n.Title, n.Evidence = l.Need, l.Evidence
		if m := dealCalled.FindStringSubmatch(q.m.Text); m != nil {
			n.Title = m[1]
		}
	} else if !crm.IsMissing(err) {
		return err
	}
	if q.f.Amount != nil && q.f.Amount.Currency != "" {
		n.Amount = *q.f.Amount
	}
	if _, err := w.OpenDeal(n); err != nil {
		return err
	}
	q.about(a.ID, "")
	return q.answered(w.Group())
}
