package handlers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// onlySum reports whether a correction says nothing but a sum: 改成130万.
func onlySum(x fix) bool {
	d, _ := day(x.now)
	return x.now.Amount != nil && d == "" && x.now.Next == nil && len(x.now.Contacts) == 0 && x.now.Account == nil
}

// withSum is the record of the sum that a correction says was wrong: the one
// that is meant by the rest of it, else his newest with that sum. Of a sum that
// is nowhere on record he is asked whether the other one is meant: then nil.
func (q *request) withSum(b *bundle, x fix) (*bundle, error) {
	was := x.old.Amount
	if was == nil || x.now.Amount == nil || b.deal != nil && b.deal.Amount.Minor == was.Minor || q.costMeant(b, x) != nil {
		return b, nil
	}
	acts, _, err := crm.List[crm.Activity](q.tx, crm.Where(crm.ByPerson, string(q.who.ID)), crm.Page{Limit: 20, Desc: true})
	if err != nil {
		return nil, fmt.Errorf("activities of %s: %w", q.who.ID, err)
	}
	for i := range acts {
		full, err := q.bundleOf(&acts[i])
		if err != nil {
			return nil, err
		}
		if full.deal != nil && full.deal.Amount.Minor == was.Minor || q.costMeant(full, x) != nil {
			return full, nil
		}
	}
	if b.deal == nil || b.deal.Amount.Minor == 0 {
		return b, nil
	}
	return nil, q.askSum(b, *was)
}

// askSum asks whether the sum on record is the one to be changed, where the one
// that was named is on none.
func (q *request) askSum(b *bundle, was crm.Amount) error {
	n, ok := b.main().(crm.Numbered)
	if !ok {
		return nil
	}
	name, err := q.nameOf(b.accountID())
	if err != nil {
		return err
	}
	cs := []crm.Choice{{Value: n.Number(), Label: name}}
	q.conv.Question = crm.Question{Key: cards.AskItem, Choices: cs, At: q.said(), Subject: crm.Pointer{Kind: crm.KindDraft, ID: q.m.Text}}
	q.alone(q.say.OtherSum(n.Number(), cards.DealView{Opportunity: *b.deal, AccountName: name}, was))
	return nil
}

// priced is something that somebody did, and the deal of which a sum is on record with it.
type priced struct {
	act  crm.Activity
	deal crm.Opportunity
}

// pricedLately lists what he did lately of which a sum is on record that he may put right, the
// latest day first.
func (q *request) pricedLately() ([]priced, error) {
	acts, _, err := crm.List[crm.Activity](q.tx, crm.Where(crm.ByPerson, string(q.who.ID)), crm.Page{Limit: 20, Desc: true})
	if err != nil {
		return nil, fmt.Errorf("activities of %s: %w", q.who.ID, err)
	}
	var out []priced
	for _, a := range acts {
		if a.Deal == "" {
			continue
		}
		o, err := crm.Get[crm.Opportunity](q.tx, a.Deal)
		if err != nil && !crm.IsMissing(err) {
			return nil, fmt.Errorf("opportunity %s: %w", a.Deal, err)
		}
		if err == nil && !o.Deleted && o.Amount.Minor > 0 && q.allowed(crm.Write, crm.ScopeOf(&o)) {
			out = append(out, priced{a, o})
		}
	}
	return out, nil
}

// lastPriced is the newest thing that he did of which a sum is on record; nil for
// none. A sum that is put right is that one, whatever was said since.
func (q *request) lastPriced() (*bundle, error) {
	all, err := q.pricedLately()
	if err != nil || len(all) == 0 {
		return nil, err
	}
	best := slices.MaxFunc(all, func(a, b priced) int { return cmp.Compare(a.act.No, b.act.No) })
	return q.bundleOf(&best.act)
}

// pricedAt is the one deal with a sum at the customer of the last receipt, else what has one of all that he did:
// a step that was set since makes no other customer's sum the wrong one.
func (q *request) pricedAt(b *bundle) (*bundle, error) {
	if at := b.accountID(); at != "" {
		open, err := q.openDeals(at)
		if err != nil {
			return nil, err
		}
		if len(open) == 1 && open[0].Amount.Minor > 0 && q.allowed(crm.Write, crm.ScopeOf(&open[0])) {
			return q.bundleOf(&open[0])
		}
	}
	return q.lastPriced()
}

// bareSum is the sum that a number alone puts right, in the unit of the one on
// record: 200万 and then 不对,是220. It is nil where nothing of the kind is said.
func (q *request) bareSum(b *bundle, x fix) (*crm.Amount, error) {
	at := rightNumber.FindStringSubmatch(strings.ToLower(fold(x.now.Text)))
	if at == nil || b.deal == nil || b.deal.Amount.Minor == 0 {
		return nil, nil
	}
	return q.inSizeOf(at[1]+at[2], b.deal.Amount.Money)
}

// inSizeOf is a bare number as a sum in the unit in which it is of the size of
// another one; nil where no unit makes it that.
func (q *request) inSizeOf(number string, was crm.Money) (*crm.Amount, error) {
	a, _, err := q.unitOfSize(number, was)
	return a, err
}

// unitOfSize is such a sum, and the unit in which it is one.
func (q *request) unitOfSize(number string, was crm.Money) (*crm.Amount, string, error) {
	for _, unit := range []string{"万", "k", ""} {
		a, err := q.amountOf(number + unit)
		if _, ok := faulty(err); ok {
			continue // no sum in that unit
		}
		if err != nil {
			return nil, "", err
		}
		if a != nil && a.Minor > was.Minor/sameSize && a.Minor < was.Minor*sameSize {
			a.Currency = was.Currency
			return a, unit, nil
		}
	}
	return nil, "", nil
}

// sameSize is how many times one sum may be another that it puts right.
const sameSize = 8

// rightNumber is a correction that names no more than a number: 不对,是220, 预算改成260.
var rightNumber = wording.OneOf(
	`^`+wording.Any(
		`不对`, `不是`, `错了`, `说错了`, `打错了`, `总价`, `总额`, `总共`, `一共`, `合计`,
		`no`, `sorry`, `wait`, `oops`, `total`,
	)+`[,. ]*`+
		wording.Maybe(
			`就是`, `大概是?`, `应该是`, `是`, `it's`, `its`, `it is`, `make it`, `make that`,
		)+` ?(\d+(?:\.\d+)?) ?(?:吧|左右|才对)?[.。!]?$`,
	`^(?:把)?(?:客户|他们)?的?`+
		wording.Any(`预算`, `金额`, `总价`, `价格`, `合同额`, `budget`, `amount`, `price`)+
		wording.Any(
			`改成`, `改为`, `改到`, `调成`, `调到`, `加到`, `降到`, `变成`, `应该是`, ` is now`,
			` to`,
		)+` ?(\d+(?:\.\d+)?) ?(?:吧|左右|了)?[.。!]?$`,
)

// sumWithoutCurrency is a sum that would be the first of a customer's, of which nobody can tell in what it is, as told
// of him: then he is asked. "" for any other.
func (q *request) sumWithoutCurrency(b *bundle, x fix) (string, error) {
	at := b.accountID()
	if x.now.Amount == nil || x.now.Amount.IsZero() || b.deal != nil || at == "" || hasNumber(q.f) || namesCurrency(q.m.Text) || q.costMeant(b, x) != nil ||
		x.now.Amount.Currency != "" || q.Book.Reading.Currency[q.who.Lang()] != "" || q.usualCurrency() != "" {
		return "", nil
	}
	open, err := q.openDeals(at)
	if err != nil || len(open) > 0 {
		return "", err
	}
	name, err := q.nameOf(at)
	if err != nil || name == "" {
		return "", err
	}
	return fmt.Sprintf("%s budget %d", name, x.now.Amount.Minor/100), nil
}

// putRight applies a correction, but for what was told too long ago to be meant, and for a customer's first sum, whose
// currency is asked for.
func (q *request) putRight(b *bundle, x fix) error {
	if q.longAgo(b) {
		return errPass
	}
	text, err := q.sumWithoutCurrency(b, x)
	if err != nil {
		return err
	}
	if text != "" {
		q.putAs(text)
		return q.dispatch(q.order)
	}
	return q.apply(b, x)
}
