package handlers

import (
	"cmp"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// profileIntent fills in what the lead sheet wants to know of a customer.
func profileIntent() Intent {
	return Intent{
		Name: "profile", Reads: parse.None,
		Weigh: func(f parse.Facts) float64 {
			if m := sourceIs.FindStringSubmatch(f.Text); m != nil && (f.Account != nil || length(m[1]+m[3]) < 4) && f.Letters() <= 40 && !f.Question && !f.Asks() && !newLead.MatchString(f.Text) {
				return 0.95
			}
			if f.Account == nil && !hasNumber(f) && !fieldOnly(f) && !saysOfThem(f) || !saysOf(f) || f.Question || f.Negated || f.Wished || len(f.Items) > 0 || f.Letters() > 40 {
				return 0
			}
			switch {
			case f.Revenue != nil, industrySaid(f) != "":
				return 0.73
			case f.Region != "" && !buildsThere.MatchString(f.Text) && (hasNumber(f) || f.Holds("在", "位于") || f.Word("in")), sourceSaid(f) != "":
				return 0.72
			}
			return 0
		},
		Examples: []string{"美科 年营业额3亿", "美科在佛山,做家电的", "② 年营业额3亿", "② 家电行业", "② 在东莞", "② 老客户引荐的", "年营业额2个亿", "家电行业", "Oakline revenue 300M RMB", "美科是家电行业", "美科是电池行业", "Oakline is in the appliances industry"},
		Near:     []string{"今天去佛山拜访了美科", "美科属于哪个行业", "新线索 恒发家具 清远 开料机", "恒鑫4月底签 268万 把握七成"},
		Handle:   (*request).profile,
	}
}

// fieldOnly reports a text that says one thing of the customer that was just
// spoken of, and nothing else.
func fieldOnly(f parse.Facts) bool {
	return f.Intent == parse.None && len(f.Contacts) == 0 && f.Amount == nil && f.Next == nil && (f.Revenue != nil && f.Letters() <= 40 || f.Letters() <= 16 && f.Industry != "" && (f.Holds("行业") || f.Is(f.Industry)))
}

// saysOfThem reports words that tell where the customer sits who was just spoken of,
// or what he makes: 他们在福建宁德,做电池的.
func saysOfThem(f parse.Facts) bool {
	return len(f.Contacts) == 0 && f.Amount == nil && f.Next == nil && theyAre.MatchString(f.Plain())
}

var theyAre = wording.Compile(`^(他们|这家|客户|对方)(是)?(在|做|搞|位于|属于)|^(they are|they're|it's|it is|they) (in|from|based|make|makes|produce)`)

// buildsThere finds a place where a customer is going to be, not where he is: 要在匈牙利建厂.
var buildsThere = wording.Compile(`[要将会想](在|去|到)|打算|准备|计划|新?建厂|设厂|扩产|(?i)\b(will|plans?|going to|wants to)\b`)

// saysOf reports a reading that tells of a customer and of nothing that was
// done there; of one that is known, a new lead reads the same.
func saysOf(f parse.Facts) bool {
	switch f.Intent {
	case parse.None:
		return true
	case parse.Lead:
		known := f.Account != nil && len(f.Account.Known) > 0 && f.Account.Known[0].Score >= 1
		return known && len(f.Contacts) == 0 && !f.Holds("线索", "想买", "想要", "要买", "要换") && !f.Word("lead", "wants", "want", "needs")
	}
	return false
}

// industryIs finds 美科是电池行业: said so plainly that the word is taken whatever
// it is; the desk refuses one that the playbook does not have.
var industryIs = wording.Compile(`(?:是|属于)做?(\p{Han}{2,6}?)行业的?$|is in the ([a-z][a-z -]{1,20}) (?:industry|business|sector)$`)

// industrySaid is the industry of a customer, as it was said; "" for none.
func industrySaid(f parse.Facts) string {
	if f.Industry != "" && f.Account != nil && f.Account.Text != "" && strings.Contains(f.Text, f.Account.Text) &&
		parse.Read(f.Account.Text, parse.Context{}).Industry == f.Industry &&
		parse.Read(strings.Replace(f.Text, f.Account.Text, "这家", 1), parse.Context{}).Industry == "" {
		return "" // 恒鑫钣金 is called so: that says nothing of it
	}
	if f.Industry != "" || f.Asks() || asksIndustry.MatchString(f.Plain()) {
		return f.Industry
	}
	m := industryIs.FindStringSubmatch(f.Plain())
	if m == nil {
		return ""
	}
	return m[1] + m[2]
}

// sourceIs finds where a lead came from where it is named so: 线索来源是展会.
var sourceIs = wording.Compile(`^([^,，。]{0,16}?)(?:线索来源|来源)(?:是|为|[:：]| )\s*([^,，。?？]{2,16})$|^([^,]{0,24}?)\b(?:lead )?source(?: is|:) *([^,.?]{3,24})$`)

// sourceNamed is the source that was named so, its id where the method has it;
// "" for none.
func (q *request) sourceNamed() string {
	m := sourceIs.FindStringSubmatch(q.m.Text)
	if m == nil {
		return ""
	}
	said := strings.TrimSpace(m[2] + m[4])
	if row, ok := playbook.Lookup(q.Book.Sources, said); ok {
		return row.ID
	}
	return cmp.Or(sourceSaid(q.f), said)
}

// sourceSaid is where a lead came from, in the words that need no reader.
func sourceSaid(f parse.Facts) string {
	switch {
	case f.Source != "":
		return f.Source
	case f.Holds("引荐", "推荐的", "介绍的") || f.Word("referral", "referred"):
		return "customer/referral"
	}
	return ""
}

// profile writes what was said of a customer, and shows old → new.
func (q *request) profile() error {
	a, err := q.accountMeant(crm.Write)
	if err != nil || a == nil {
		return err
	}
	r := sheetRow{region: q.f.Region, industry: industrySaid(q.f), source: cmp.Or(q.sourceNamed(), sourceSaid(q.f)), revenue: q.f.Revenue}
	if r.revenue != nil && r.revenue.Currency == "" {
		r.bare, r.revenue = cutSpan(q.f.Text, q.f.Spans["annual_revenue_cny"]), nil
	}
	return q.writeRow(a, r)
}

// accountMeant is the customer that a text is about, for somebody who wants to do
// verb with it: named by ② or #V31, or by
// its name; nil when it was said why there is none.
func (q *request) accountMeant(verb crm.Verb) (*crm.Account, error) {
	if ref, ok := firstRef(q.f); ok {
		rec, err := q.named(ref)
		if err != nil {
			return nil, err
		}
		if a, ok := rec.(*crm.Account); ok {
			return a, nil
		}
		b := &bundle{fresh: true}
		b.add(rec, true)
		a, err := crm.Get[crm.Account](q.tx, b.accountID())
		if crm.IsMissing(err) {
			q.reply(q.out.NotOpen(refName(ref)))
			return nil, nil
		}
		return &a, err
	}
	if q.f.Account == nil {
		id := q.lastAbout()
		if id == "" {
			return nil, errPass
		}
		a, err := crm.Get[crm.Account](q.tx, id)
		return &a, err
	}
	fnd, err := q.resolve(q.f.Account, verb)
	switch {
	case err != nil:
		return nil, err
	case fnd.Account != nil:
		return fnd.Account, nil
	case fnd.Taken != nil:
		return nil, q.takenCard(q.f.Account.Text, fnd.Taken)
	case len(fnd.Known) == 1 && verb == crm.Read:
		return &fnd.Known[0], nil // only one comes near, and nothing is written
	case len(fnd.Known) > 0:
		q.reply(q.out.Which(q.f.Account.Text, choiceNumbers(fnd.Known)))
		return nil, nil
	}
	q.reply(q.out.AccountUnknown(q.f.Account.Text))
	return nil, nil
}
