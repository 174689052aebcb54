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
func tierIntent() Intent {
	return Intent{
		Name: "tier", Reads: parse.Opportunity,
		Weigh: func(f parse.Facts) float64 {
			if f.Tier == "" || f.Account == nil || f.Question || asks(f.Text) || len(f.Items) > 0 || f.Intent == parse.Visit || f.Intent == parse.Call {
				return 0
			}
			if holds(f.Text, "定为", "评为", "改为", "升为", "降为", "升到", "降到", "算", "是") || word(f.Text, "tier", "rate", "grade") {
				return 0.9
			}
			return 0
		},
		Examples: []string{"粤钢桶业 定为A级,行业前20", "rate Oakline tier B, top 50"},
		Near:     []string{"恒鑫4月底签 268万 把握七成", "今天拜访了粤钢桶业,他们是A级客户", "粤钢是A级吗"},
		Handle:   (*request).rate,
	}
}

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

func (q *request) rate() error {
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
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.UpdateAccount(fnd.Account.ID, desk.AccountEdit{Tier: &q.f.Tier, Reason: tierReason(q.Book, q.m.Text)})
	if err != nil {
		return err
	}
	v := cards.ChangedView{Group: w.Group(), Number: done.After.Number(), Kind: crm.KindAccount, AccountName: done.After.Name.Text}
	if done.Before.Tier != done.After.Tier {
		v.Fields = []cards.FieldChange{{Field: "tier", Old: done.Before.Tier, New: done.After.Tier}}
	}
	q.about(fnd.Account.ID, "")
	q.changed(v)
	return nil
}
