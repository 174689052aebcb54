package handlers

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// spotIntent lets a manager look into what was noted of a customer: 抽查.
func spotIntent() Intent {
	return Intent{
		Name:   "spot",
		Starts: []string{"抽查", "spot check"},
		Weigh: func(f parse.Facts) float64 {
			if !didSomething(f) && f.Letters() < 20 && (f.Holds("抽查档案", "抽查一下", "抽查几个") || strings.HasPrefix(f.Plain(), "抽查")) {
				return 0.9
			}
			return 0
		},
		Roles: []crm.Role{crm.RoleManager, crm.RoleDirector, crm.RoleSpecialist}, Refuse: (*request).notForRole,
		Examples: []string{"抽查", "抽查 比亚迪", "spot check"},
		Near:     []string{"今天去比亚迪抽查了样件", "核实 比亚迪 资金实力"},
		Handle:   (*request).spotCheck,
	}
}

// verifyIntent says that something noted was looked into and holds.
func verifyIntent() Intent {
	return Intent{
		Name:     "verify",
		Starts:   []string{"核实", "存疑", "verify", "doubt"},
		Examples: []string{"核实 比亚迪 资金实力", "存疑 比亚迪 商业信誉", "verify Oakline capital"},
		Near:     []string{"客户还要核实一下预算", "比亚迪 资金实力 强"},
		Handle:   (*request).verifySaid,
	}
}

func (q *request) verifySaid() error {
	holds := !begins(q.f.Plain(), "存疑") && !begins(q.f.Plain(), "doubt")
	for _, said := range q.f.Noted {
		f, ok := q.Book.Field(said.Key)
		if !ok {
			continue
		}
		n, err := q.noteAbout(q.Book.FieldOn(f.ID), crm.Write)
		if err != nil || n == nil {
			return err
		}
		return q.verify(crm.FieldOf(n.pointer(), f.ID), holds)
	}
	return errPass
}

// spotLooks is how many customers one spot check looks through for something to
// ask about.
const spotLooks = 60

// spotCheck shows some values of a customer that nobody has looked into yet:
// of the one that was named, else of one of his people's customers by lot, one
// whose file was written at one sitting first.
func (q *request) spotCheck() error {
	q.nameWithout("抽查一下", "抽查档案", "抽查", "档案", "spot check")
	if q.f.Account != nil {
		a, err := q.accountMeant(crm.Write)
		if err != nil || a == nil {
			return err
		}
		v, err := q.spotOf(a)
		if err != nil {
			return err
		}
		return q.showSpot(v)
	}
	accounts, err := q.byLot()
	if err != nil {
		return err
	}
	var best *cards.SpotView
	for i := range accounts {
		v, err := q.spotOf(&accounts[i])
		if err != nil {
			return err
		}
		if len(v.Fields) > 0 && (best == nil || q.urgent(v) > q.urgent(*best)) {
			best = &v
		}
	}
	if best == nil {
		q.personal(q.say.NothingToCheck())
		return nil
	}
	return q.showSpot(*best)
}

// urgent is how much a file asks to be looked into: by what was noted at one sitting,
// as long as that was not looked into, as the manager's Monday counts it.
func (q *request) urgent(v cards.SpotView) int {
	if v.Open < q.Book.FileCheck.Burst {
		return 0
	}
	return v.Burst
}

func (q *request) showSpot(v cards.SpotView) error {
	q.listed(nil)
	q.conv.At = q.said()
	q.personal(q.say.SpotCheck(v))
	return nil
}

// byLot lists customers of the people whom he leads, in an order that the day
// decides.
func (q *request) byLot() ([]crm.Account, error) {
	teams, err := q.teams()
	if err != nil {
		return nil, err
	}
	var out []crm.Account
	for _, t := range teams {
		err := crm.Each(q.tx, crm.Where(crm.ByTeam, string(t.ID)), func(a crm.Account) bool {
			out = append(out, a)
			return true
		})
		if err != nil {
			return nil, fmt.Errorf("accounts of team %s: %w", t.ID, err)
		}
	}
	lot := func(a crm.Account) uint64 {
		h := fnv.New64a()
		fmt.Fprintf(h, "%s/%s", q.today(), a.ID)
		return h.Sum64()
	}
	slices.SortFunc(out, func(a, b crm.Account) int { return cmp.Compare(lot(a), lot(b)) })
	return out[:min(len(out), spotLooks)], nil
}

// spotOf are values of a customer's file that somebody else noted and that nobody
// has looked into, and what is to be said about the whole file.
func (q *request) spotOf(a *crm.Account) (cards.SpotView, error) {
	n, err := q.notableOf(a)
	if err != nil {
		return cards.SpotView{}, err
	}
	v := cards.SpotView{FileView: cards.FileView{FieldsView: q.bareView(n, playbook.FieldGroup{})}}
	noted, err := q.notedOf(n.pointer())
	if err != nil {
		return v, err
	}
	var all []cards.NotedView
	for _, f := range q.Book.FileFields() {
		if len(noted[f.ID]) == 0 {
			continue
		}
		fv, err := q.fieldView(n, f, noted[f.ID])
		if err != nil {
			return v, err
		}
		all = append(all, fv.Values...)
		if fv.Values[0].Checker == "" {
			v.Open++
		}
		if x := fv.Values[0]; x.Checker == "" && x.Who != q.who.ID && len(v.Fields) < q.Book.FileCheck.Sample {
			v.Fields = append(v.Fields, fv)
		}
	}
	return v, q.judgeFile(a, all, &v.FileView)
}
