package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// tierIntent rates a customer by hand. The words are the reason, and audited.
func tierIntent(book *playbook.Book) Intent {
	return Intent{
		Name: "tier", Reads: parse.Opportunity,
		Weigh: func(f parse.Facts) float64 {
			if asksWhich(f.Text) || f.Holds("金额") {
				return 0 // 是C类还是D级; and 金额分类 A is another class
			}
			if f.Account == nil && f.Letters() <= 24 && ratesCalled.MatchString(f.Plain()) && !f.Question && !f.Asks() {
				return 0.9
			}
			if id, _ := ratedAs(book, f.Text); id != "" && f.Account != nil && len(f.Items) == 0 && !f.Question && !f.Asks() {
				return 0.94
			}
			if f.Tier == "" || f.Account == nil && !ratesIt.MatchString(f.Plain()) || f.Question || f.Asks() || len(f.Items) > 0 || f.Intent == parse.Visit || f.Intent == parse.Call {
				return 0
			}
			if f.Account != nil && f.Plain() == squash(f.Account.Text+f.Tier+"级") {
				return 0.9
			}
			if f.Holds("定为", "定成", "定个", "评个", "给个", "评为", "评成", "改为", "升为", "降为", "升到", "降到", "算", "是") || f.Word("tier", "rate", "grade") {
				return 0.9
			}
			return 0
		},
		Examples: []string{"粤钢桶业 定为A级,行业前20", "rate Oakline tier B, top 50"},
		Near:     []string{"恒鑫4月底签 268万 把握七成", "今天拜访了粤钢桶业,他们是A级客户", "粤钢是A级吗"},
		Handle:   (*request).rate,
	}
}

// ratesIt rates the customer that was just spoken of: 那帮我定成A级.
var ratesIt = wording.Compile(`^(那|那就|就|先)?(帮我|给我|把它|把他们)?(定|评|升|降)(为|成|到)[a-d](级|类)|^(set|make|rate|mark|put) (it|them|this( one)?) (to|as|at|in|a)? ?(tier )?[a-d]\b`)

// rates begins an English message that rates a customer.
var rates = wording.Compile(`(?i)^(?:rate|grade|make|mark) .`)

// tierLetter finds a tier that is given by its letter alone: 格睿定成A吧,老板说….
var tierLetter = wording.Compile(`(?:定|评|升|降|改|调)(?:为|成|到|个)\s*([A-Da-d])(?:级|类)?(?:客户)?(?:[吧了,，。;；:： ]+(.*))?$`)

// ratedAs is the tier that a message gives by its letter alone, or in a few English
// words by its name, and the reason behind it: rate Oakline gold, they run 14 practices.
func ratedAs(b *playbook.Book, text string) (tier, why string) {
	if m := tierLetter.FindStringSubmatch(text); m != nil {
		for _, t := range b.Tiers {
			if strings.EqualFold(t.ID, m[1]) {
				return t.ID, strings.Trim(m[2], " ,，。;；:：")
			}
		}
	}
	lower, before := strings.ToLower(text), " "
	if !rates.MatchString(text) {
		before = " is " // as the answer to a rating without a reason has it
	}
	if !strings.Contains(lower, before) {
		return "", ""
	}
	for _, t := range b.Tiers {
		name := before + strings.ToLower(t.Name.EN)
		i := strings.LastIndex(lower, name)
		for _, also := range t.Also { // is a bronze clinic
			if at := " is a " + strings.ToLower(also); i < 0 && before == " is " && len(also) > 2 && strings.Contains(lower, at) {
				name, i = at, strings.LastIndex(lower, at)
			}
		}
		if name == before || i < 0 || len(lower) != len(text) {
			continue
		}
		if m := behindName.FindStringSubmatch(text[i+len(name):]); m != nil {
			return t.ID, m[1] + m[2]
		}
	}
	return "", ""
}

// behindName is nothing, or a reason.
var behindName = wording.Compile(`(?i)^(?: tier)?[ .!]*(?:$|[,;:(-]\s*(.+)$|\s*((?:because|since|as|due to)\b.+)$)`)

// tierReason is why somebody rates a customer as he does: what he says behind
// the tier; "" for nothing.
func tierReason(b *playbook.Book, text string) string {
	const around = " ,.;:!，。、；吧了"
	if m := behindTier.FindStringSubmatch(text); m != nil {
		return strings.Trim(m[1], around)
	}
	lower := strings.ToLower(text) // the method's own words: 金级, gold tier
	for _, t := range b.Tiers {
		for _, w := range append([]string{t.Name.ZH}, t.Also...) {
			if i := strings.LastIndex(lower, strings.ToLower(w)); w != "" && i >= 0 && len(lower) == len(text) {
				return strings.Trim(text[i+len(w):], around)
			}
		}
	}
	return ""
}

var behindTier = wording.Compile(`(?i)(?:[a-d]\s*[级类]|tier\s+[a-d]\b)(?:客户)?(.*)$`)

// ratesCalled rates a customer under a name of which nobody has heard.
var ratesCalled = wording.Compile(`^([\p{Han}a-z0-9]{2,10}?)(?:应该|得|要|先)?(?:定|评|升|降)(?:为|成|到)[a-d](?:级|类)`)

func (q *request) rate() error {
	if q.f.Account == nil && !ratesIt.MatchString(q.f.Plain()) {
		if m := ratesCalled.FindStringSubmatch(q.f.Plain()); m != nil && theyOf.FindString(m[1]) == "" && q.customerIn(m[1]) == "" {
			q.reply(q.out.AccountUnknown(m[1]))
			return nil
		}
	}
	if q.f.Account == nil {
		a, err := q.accountMeant(crm.Write)
		if err != nil {
			return err
		}
		q.f.Account = known(a.Name.Text, a.NameRow())
	}
	fnd, err := q.resolve(q.f.Account, crm.Write)
	if err != nil {
		return err
	}
	switch {
	case fnd.Taken != nil:
		return q.takenCard(q.f.Account.Text, fnd.Taken)
	case fnd.Account == nil && len(fnd.Known) > 0:
		q.reply(q.out.Which(q.f.Account.Text, choiceNumbers(fnd.Known)))
		return nil
	case fnd.Account == nil:
		q.reply(q.out.AccountUnknown(q.f.Account.Text))
		return nil
	}
	tier, why := ratedAs(q.Book, q.m.Text)
	if tier == "" {
		tier, why = q.f.Tier, tierReason(q.Book, q.m.Text)
	}
	return q.rateAs(fnd.Account, tier, why)
}

// rateAs rates a customer. Without a reason he is asked for it, and his next
// words are it.
func (q *request) rateAs(a *crm.Account, tier, why string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.UpdateAccount(a.ID, desk.AccountEdit{Tier: &tier, Reason: why})
	if fault, ok := faulty(err); ok && fault.Key == "tier.reason" {
		q.wantsWhy(crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}, tierField, tier, fault)
		return nil
	}
	if err != nil {
		return err
	}
	if q.conv.Question.Key == cards.AskBecause && q.conv.Question.Subject.ID == string(a.ID) {
		q.conv.Question = crm.Question{} // what was asked for is settled
	}
	v := cards.ChangedView{Group: w.Group(), Number: done.After.Number(), Kind: crm.KindAccount, AccountName: done.After.Name.Text}
	if done.Before.Tier != done.After.Tier {
		v.Fields = []cards.FieldChange{{Field: tierField, Old: done.Before.Tier, New: done.After.Tier}}
	}
	q.about(a.ID, "")
	q.changed(v)
	return nil
}

// tierField is what the tier of a customer is called among its fields.
const tierField = "tier"
