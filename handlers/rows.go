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

// rowIntent closes, opens again or takes away a row of the list that was just
// shown: ① 解决了,换了轴承.
func rowIntent() Intent {
	return Intent{
		Name: "row",
		Weigh: func(f parse.Facts) float64 {
			if hasNumber(f) && f.Letters() < 60 && (solvedWords.MatchString(f.Text) || rowGone.MatchString(bare(f))) {
				return 0.97
			}
			if m := issueOver.FindStringSubmatch(f.Plain()); m != nil && f.Letters() <= 30 && !f.Question && (f.Account != nil || m[1] != "") {
				return 0.95
			}
			if f.Account != nil && len(f.Account.Known) > 0 && f.Letters() <= 20 && !f.Question && !didSomething(f) && faultFixed.MatchString(f.Plain()) {
				return 0.9
			}
			if f.Account == nil && f.Letters() <= 20 && !f.Question && thatFixed.MatchString(f.Plain()) {
				return 0.9
			}
			return 0
		},
		Examples: []string{"① 解决了,换了轴承", "② 处理好了", "① 还没解决", "① solved: bearing replaced", "① 这条记错了"},
		Near:     []string{"①完成", "① 撤销", "报价解决了", "② 推到下周三", "问题解决了"},
		Handle:   (*request).row,
	}
}

var (
	solvedWords = wording.Compile(`(?i)解决了|解决|修好了?|处理好了?|处理完了?|搞定了?|solved|fixed|closed`)
	notSolved   = wording.Compile(`(?i)没解决|未解决|没修好|又坏|没处理|not solved|not fixed|reopen`)
	rowGone     = wording.Compile(`(?i)^(这条)?(记错了?|不对|删掉|删除|去掉)$|^(wrong|remove|delete)$`)
)

// issueOver finds that what was open at a customer is settled, as the gate asks for
// it: 问题已解决, 粤钢那个问题解决了. What the first group holds needs no name.
var issueOver = wording.OneOf(
	`(`+wording.Any(
		`问题(已经?|都)(已经?)?(解决|处理)(好|完)?了?$`,
		`没有(遗留|未解决的?)问题$`, `^no open issues?$`,
		`^(the )?issues? (is |are |all )*(solved|fixed|closed)$`,
	)+`)`,
	`问题(解决|处理|修)(好|完)?了$`, `issues? .*(solved|fixed|closed)$`,
)

// faultFixed says of a customer that something is settled: 粤钢的漏油解决了. Where no
// open issue is called so, it means something else.
var faultFixed = wording.Compile(`(解决|修|处理|弄|搞)(好|完|定)了$|解决了$`)

// thatFixed says so of something that was spoken of before: 激光头那个修好了.
var thatFixed = wording.OneOf(
	`^[^,，。]{2,12}(?:那个|那台|那批|那事|那件事)(?:已经|都|也)?(?:解决|修|处理|弄|搞)`+
		`(?:好|完|定)?了$`,
	`^(?:the )?[a-z]{3,20}(?: [a-z]{3,20})? (?:is |was |has been |got )?`+
		`(?:fixed|solved|repaired)(?: now| today)?$`,
)

// settleIssue closes the service issue that is open at a customer; of several that
// the words do not tell apart it shows which there are.
func (q *request) settleIssue() error {
	if q.f.Account == nil && q.conv.About != "" {
		a, err := crm.Get[crm.Account](q.tx, q.conv.About)
		if err != nil {
			return err
		}
		q.f.Account = known(a.Name.Text, a.NameRow())
	}
	a, err := q.accountMeant(crm.Write)
	if err != nil || a == nil {
		return err
	}
	n, err := q.notableOf(a)
	if err != nil {
		return err
	}
	for _, def := range q.Book.Fields {
		if !def.Open {
			continue
		}
		w, err := q.begin()
		if err != nil {
			return err
		}
		v, err := q.solveAs(w, n, def, q.m.Text, func(string) string { return "" })
		if err != nil {
			return err
		}
		if v != nil {
			return q.rowNoted(n, def, *v)
		}
		if issueOver.FindStringSubmatch(squash(q.m.Text)) == nil {
			return errPass
		}
		if g, ok := q.Book.FieldGroup(def.Group); ok {
			return q.showFields(n, g, 0)
		}
	}
	return errPass
}

// row answers for the row that a number means; of anything else it is not this.
func (q *request) row() error {
	ref, ok := firstRef(q.f)
	if !ok {
		return q.settleIssue()
	}
	rec, err := q.named(ref)
	if err != nil {
		return err
	}
	f, ok := rec.(*crm.Field)
	if !ok || f.Row == "" {
		return errPass
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	e := desk.RowEdit{Gone: rowGone.MatchString(bare(q.f))}
	if !e.Gone {
		closed, how := !notSolved.MatchString(q.f.Text), howSolved(bare(q.f))
		e.Closed = &closed
		if closed {
			e.Note = &how
		}
	}
	done, err := w.EditRow(f.ID, e)
	if err != nil {
		return err
	}
	on := crm.New(f.Subject.Kind)
	if err := q.tx.Get(on, f.Subject.ID); err != nil {
		return err
	}
	n, err := q.notableOf(on)
	if err != nil {
		return err
	}
	def, _ := q.Book.Field(f.Name)
	if e.Gone {
		q.conv.Group = w.Group()
		q.personal(q.say.RowGone(q.say.Noted(def, done.Before), n.name, n.number(), w.Group()))
		return nil
	}
	v, err := q.fieldView(n, def, []crm.Field{done.After})
	if err != nil {
		return err
	}
	return q.rowNoted(n, def, v)
}

// howSolved is how something ended, without the words that say that it did.
func howSolved(s string) string {
	if i := solvedWords.FindStringIndex(s); i != nil {
		s = strings.TrimSpace(s[:i[0]]) + " " + s[i[1]:]
	}
	return strings.Trim(s, " 了,\uff0c。:\uff1a.!\uff01")
}

// solve closes the open row of a list that a text means: the only one, or the
// one that it has most in common with. nil when it means none.
func (q *request) solve(w *desk.Work, n *notable, f playbook.Field, said string) (*cards.FieldView, error) {
	return q.solveAs(w, n, f, said, func(row string) string {
		return strings.Trim(howSolved(strings.Replace(said, row, "", 1)), " ,\uff0c")
	})
}

// solveAs is solve with how it was settled, which follows from what the row says.
func (q *request) solveAs(w *desk.Work, n *notable, f playbook.Field, said string, howOf func(row string) string) (*cards.FieldView, error) {
	noted, err := q.notedOf(n.pointer())
	if err != nil {
		return nil, err
	}
	var open []crm.Field
	for _, x := range noted[f.ID] {
		if x.Closed == "" {
			open = append(open, x)
		}
	}
	best, most := -1, 0
	for i, x := range open {
		if c := overlap(x.Value, said); c > most || len(open) == 1 && best < 0 {
			best, most = i, c
		}
	}
	if best < 0 || notSolved.MatchString(said) {
		return nil, nil
	}
	closed := true
	how := howOf(open[best].Value)
	done, err := w.EditRow(open[best].ID, desk.RowEdit{Closed: &closed, Note: &how})
	if err != nil {
		return nil, err
	}
	v, err := q.fieldView(n, f, []crm.Field{done.After})
	return &v, err
}
