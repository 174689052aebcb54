package handlers

import (
	"slices"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// keyReasonsIntent says why key accounts matter (F1).
func keyReasonsIntent() Intent {
	return Intent{
		Name:  "key_reasons",
		Words: []string{"为什么做大客户", "为什么要做大客户", "大客户为什么重要", "大客户有什么价值", "大客户的价值", "大客户有什么用", "战略价值", "战略价值有哪些", "why key accounts", "why do key accounts matter", "strategic value"},
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 16 && f.Holds("为什么", "为啥") && f.Holds("大客户") && f.Account == nil {
				return 0.9
			}
			return 0
		},
		Examples: []string{"为什么要做大客户", "大客户为什么重要", "战略价值", "why key accounts"},
		Near:     []string{"战略价值 双赢", "谁是大客户", "比亚迪为什么是大客户"},
		Handle: func(q *request) error {
			if len(q.Book.KeyReasons()) == 0 {
				return errPass
			}
			q.reply(q.out.KeyReasons())
			return nil
		},
	}
}

// keyAsked asks whether a customer is a key account: 比亚迪算大客户吗, is BYD a key
// account.
var keyAsked = wording.OneOf(
	`(?:算不算|是不是|算|是|属于|够得上|够)(?:我们的)?(?:一个)?`+
		wording.Any(`大客户`, `重点客户`, `主要客户`, `关键客户`, `优质客户`, `ka`)+
		`(?:吗|么|嘛|不|呢)?[??]?$`,
	`(?:为什么|为啥|凭什么)(?:不)?(?:算|是)(?:大客户|重点客户|关键客户|ka)`,
	`^(?:is|does|why is) .*\b(?:key account|ka)\b`,
)

// keyJudgedIntent says what speaks for a customer as a key account, and what
// against (C2, F5, F6).
func keyJudgedIntent() Intent {
	return Intent{
		Name: "key_judged", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			asked := f.Asks() || f.Holds("为什么", "为啥", "凭什么", "算不算", "是不是") || f.Word("is", "why")
			if f.Account == nil || len(f.Account.Known) == 0 || f.Letters() > 30 || !asked || !keyAsked.MatchString(f.Plain()) {
				return 0
			}
			return 0.96
		},
		Examples: []string{"比亚迪算大客户吗", "is BYD a key account?"},
		Near:     []string{"比亚迪是大客户", "谁是大客户"},
		Handle:   (*request).keyJudged,
	}
}

func (q *request) keyJudged() error {
	a, err := q.accountMeant(crm.Read)
	if err != nil || a == nil {
		return err
	}
	if !q.private() {
		return q.ownerCard(a)
	}
	v := cards.KeyView{Account: *a, May: q.allowed(crm.Write, crm.ScopeOf(a))}
	noted, err := q.notedOf(crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)})
	if err != nil {
		return err
	}
	for _, g := range q.Book.FieldGroups {
		if !g.Score || g.On != crm.KindAccount {
			continue
		}
		list := cards.Checklist{Group: g}
		for _, f := range q.Book.FieldsOf(g.ID) {
			x := cards.FieldView{Field: f}
			for _, n := range noted[f.ID] {
				x.Values = append(x.Values, cards.NotedView{Field: n})
			}
			list.Fields = append(list.Fields, x)
		}
		v.Lists = append(v.Lists, list)
	}
	if err := q.worthOf(a, &v); err != nil {
		return err
	}
	q.about(a.ID, "")
	q.listed(nil)
	q.personal(q.say.KeyJudged(v))
	return nil
}

// worthOf adds what a customer is worth among those that he sees: his place, his
// share, and whether the 80/20 list has it.
func (q *request) worthOf(a *crm.Account, v *cards.KeyView) error {
	whose, err := q.whose()
	if err != nil {
		return err
	}
	d, err := q.counter(whose)
	if err != nil {
		return err
	}
	all, err := d.Worth()
	if err != nil {
		return err
	}
	all = figures.Largest(all)
	v.Currency = d.Currency
	for i, r := range all {
		if r.Account.ID != a.ID {
			continue
		}
		v.Worth, v.Place, v.Of = r.Amount, i+1, len(all)
		v.Pct = figures.Percent(r.Amount.Minor, figures.Sum(all))
		v.Head = slices.ContainsFunc(figures.Head(all, q.Book.Pareto), func(h figures.Row) bool { return h.Account.ID == a.ID })
	}
	return nil
}
