package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// decideStart are the words with which a decision begins, and what it is.
var decideStart = []struct {
	decision string
	re       *wording.Wording
}{
	{crm.ApprovalRejected, wording.Compile(`(?i)^(驳回|不同意|不批|拒绝|退回去?|reject|decline)[了吧,,::。\s]*`)},
	{crm.ApprovalMore, wording.Compile(`(?i)^(` +
		wording.Any(
			`要补充`, `补充材料`, `补材料`,
			`让(?:他|她|[\p{Han}]{2,3}?)(?:先)?补(?:充|一?下|个|一?份|上)?`,
			`ask (?:for )?more`, `needs? more`, `ask (?:him|her) (?:for|to add)`,
		) + `)[,,::。\s]*`)},
	{crm.ApprovalGranted, wording.Compile(`(?i)^(有条件同意|同意|批准|通过|准了|可以批|approved?|ok)[了吧,,::。\s]*(但是?|不过|but|if|条件是?)?[,,::\s]*`)},
}

// okAndMore finds an ok that begins a sentence of something else: ok heading home.
var okAndMore = wording.Compile(`^(?:ok|okay)[,. ]+` +
	wording.Any(`i'm `, `im `, `i am `, `i'll `, `we're `, `now `, `so `, `then `, `just `) + `*` +
	wording.Any(
		`[a-z]+ing\b`,
		wording.Any(
			`i`, `we`, `he`, `she`, `they`, `what`, `who`, `when`, `where`, `how`, `why`,
			`which`, `show`, `give`, `and`, `so`, `then`, `now`, `next`, `later`, `see`,
			`home`, `off`, `time`, `let's`, `lets`,
		)+`\b`,
	))

// decideIntent is what an approver says of a request.
func decideIntent() Intent {
	return Intent{
		Name:   "decide",
		Words:  []string{"同意", "批准", "驳回", "不批", "approved"},
		Starts: []string{"同意 lx", "批准 lx", "驳回 lx", "不批 lx", "要补充", "approve", "reject", "同意 #a", "驳回 #a", "批准 #a"},
		Weigh: func(f parse.Facts) float64 {
			said := f.Plain()
			decision, _ := decisionSaid(said)
			if decision == "" && hasRequest(f) {
				decision, _ = decisionSaid(squash(bare(f)))
			}
			switch {
			case decision == "" || didSomething(f), okAndMore.MatchString(said):
				return 0
			case len(f.Refs) > 0:
				return 0.96
			case decision == crm.ApprovalGranted:
				if f.Letters() <= 24 && !isReport(f) {
					return 0.75
				}
				return 0
			case f.Letters() <= 60 && !isReport(f):
				return 0.92
			}
			return 0
		},
		Examples: []string{"同意 LX-014", "驳回 资金没落实", "让他补个批文", "要补充 LX-014 少一份预算批文", "同意 #A17", "同意,费用≤2万", "reject LX-014 funds are not secured", "approve #A17"},
		Near:     []string{"立项 比亚迪电池线", "今天拜访美的,周工同意试样", "客户同意做方案", "批了没有啊", "王总让他补一份报价"},
		Handle:   (*request).decide,
	}
}

// isReport reports words about a customer rather than about a request.
func isReport(f parse.Facts) bool {
	return f.Intent == parse.Visit || f.Intent == parse.Call || f.Account != nil && f.Intent != parse.ApprovalRequest && f.Intent != parse.None
}

// backToStage finds that a deal goes back to a milestone: 退回m1.
var backToStage = wording.Compile(`^退回去?(?:到)?(?:m\d|上一|前一)`)

// decisionSaid is the decision with which words begin, and the words behind it.
func decisionSaid(said string) (decision, words string) {
	if backToStage.MatchString(said) {
		return "", "" // a deal goes back, no request
	}
	for _, d := range decideStart {
		if m := d.re.FindStringSubmatch(said); m != nil {
			words = strings.TrimFunc(said[len(m[0]):], parse.IsEdge)
			if d.decision == crm.ApprovalGranted && (len(m) > 2 && m[2] != "" || words != "" && strings.HasPrefix(m[1], "有条件") || limitSaid.MatchString(words)) {
				return crm.ApprovalConditional, words
			}
			if d.decision == crm.ApprovalMore && words == "" && holds(m[1], "材料") { // else it does not say what
				words = strings.TrimFunc(m[1], parse.IsEdge)
			}
			return d.decision, words
		}
	}
	return "", ""
}

// limitSaid finds a limit of the sales expenses: 费用≤2万, 费用不超过2万, 费用2万以内, keep expenses under 2k.
var limitSaid = wording.OneOf(
	`(?i)(?:费用|开销|花费)(?:上|方面)?\s*(?:≤|<=|<|(?:不|别|不要|不能|不得|不可|不准|不许|别再)超过?|不大于|最多|顶多|控制在|压到|压在|降到|砍到|限(?:制)?在?|上限(?:是|为)?|以内)\s*([^\s,,;;。]*\d[^\s,,;;。]*?)(?:以内|之内|以下|内)?(?:[\s,,;;。]|$)`,
	`(?i)(?:费用|开销|花费)(?:上|方面)?\s*([\d.]+\s*[万千wk]?元?)(?:以内|之内|以下)`,
	`(?i)expenses?\s*(?:at )?(?:≤|<=|<|up to|at most|below|under|max(?:imum)?|no more than|not (?:over|more than)|capped at|limited to)\s*([^\s,;]+(?: eur| usd| cny)?)`,
)

// decide decides the request that is meant.
func (q *request) decide() error {
	text := q.m.Text
	if len(q.f.Refs) > 0 {
		text = bare(q.f)
	}
	decision, words := decisionSaid(squash(text))
	if decision == "" {
		return errPass
	}
	if _, said := decisionWords(text); said != "" {
		words = said // as he wrote it
	}
	if ref, rest := bareRequest(words); len(q.f.Refs) == 0 && ref.Number != "" {
		if a, err := q.requestNamed(ref); err == nil { // else it is a word like another
			return q.ruleOn(a, decision, rest, false)
		}
	}
	if len(q.f.Refs) == 0 {
		if a, rest, err := q.pointedAt(words); err != nil {
			return err
		} else if a != nil {
			if d, but := decisionWords("同意" + rest); decision == crm.ApprovalGranted && d != "" {
				decision, rest = d, but
			}
			return q.ruleOn(a, decision, rest, false)
		}
	}
	a, err := q.decidable(decision, words)
	if err != nil || a == nil {
		return err
	}
	return q.ruleOn(a, decision, words, false)
}

// bareNumber finds the number of a request that is written without its sign.
var bareNumber = wording.Compile(`(?i)^A ?(\d{1,5})(?:[^\w-]|$)`)

// bareRequest is the request that words name first, and the words behind it:
// 驳回 A2 底价不能破.
func bareRequest(words string) (parse.Item, string) {
	m := bareNumber.FindStringSubmatch(words)
	if m == nil {
		return parse.Item{}, words
	}
	rest := strings.TrimLeft(words[1:], " ")
	return parse.Item{Number: "A" + m[1]}, strings.TrimFunc(rest[len(m[1]):], parse.IsEdge)
}

// decisionWords is decisionSaid for a text as it was written.
func decisionWords(text string) (decision, words string) {
	return decisionSaid(strings.TrimSpace(fold(text)))
}

// decidable is the request that a decision means: the one that is named, whose
// thread or quoted card it answers, or the only one that waits for him. nil when
// it was said why there is none, or asked which.
func (q *request) decidable(decision, words string) (*crm.Approval, error) {
	if ref, ok := firstRef(q.f); ok {
		return q.requestNamed(ref)
	}
	if a, err := q.requestHere(); a != nil || err != nil {
		return a, err
	}
	open, err := q.toDecide()
	if err != nil {
		return nil, err
	}
	for i := range open { // that of the last card
		if !q.decidesOther(&open[i]) && len(q.conv.Items) == 1 && q.conv.Items[0].ID == string(open[i].ID) && !q.askedSince(open, i) {
			return &open[i], nil
		}
	}
	switch {
	case len(open) == 0 && words != "" && !allowed(q.who, leaders()):
		return nil, errPass // ok, and then something else that he did
	case len(open) == 0:
		q.personal(q.say.Pending(nil, 0))
		return nil, nil
	case len(open) == 1 && !q.decidesOther(&open[0]):
		return &open[0], nil
	}
	rows, err := q.requestRows(open)
	if err != nil {
		return nil, err
	}
	var cs []crm.Choice
	for i := range open {
		cs = append(cs, crm.Choice{Value: open[i].No, Label: open[i].No})
	}
	q.conv.Question = crm.Question{
		Key: cards.AskDecide, Subject: crm.Pointer{Kind: crm.KindApproval, ID: decision + " " + words}, Choices: cs, At: q.said(),
	}
	q.personal(q.say.WhichRequest(rows, decision))
	return nil, nil
}

// decidesOther reports that the first clause of a decision names a customer of whom a request is not:
// approve the quote to Otto.
func (q *request) decidesOther(a *crm.Approval) bool {
	if !knowsAccount(q.f) || means(q.f.Account, a.Account) {
		return false
	}
	first, _, _ := strings.Cut(fold(q.m.Text), ",")
	return strings.Contains(first, fold(q.f.Account.Text))
}

// askedSince reports that another request came to him after the card of one of them was the last that he
// saw: the words may be said of either.
func (q *request) askedSince(open []crm.Approval, shown int) bool {
	seen := q.conv.At
	if q.conv.QueryAt.After(seen) {
		seen = q.conv.QueryAt
	}
	return slices.ContainsFunc(open, func(a crm.Approval) bool { return a.ID != open[shown].ID && a.Asked.After(seen) })
}

// requestHere is the request whose card he quotes, or in whose thread he writes;
// nil for none.
func (q *request) requestHere() (*crm.Approval, error) {
	tracks, err := q.tracksHere()
	if err != nil {
		return nil, err
	}
	for _, track := range tracks {
		p := strings.Split(track, "/")
		if len(p) < 3 || p[0] != "approval" {
			continue
		}
		a, err := crm.Get[crm.Approval](q.tx, crm.ApprovalID(p[1]))
		if crm.IsMissing(err) {
			continue
		}
		return &a, err
	}
	return nil, nil
}

// tracksHere are the tracks of the card that he quotes and of the one in whose thread
// he writes.
func (q *request) tracksHere() ([]string, error) {
	var out []string
	for _, ref := range []string{string(q.m.Quoted), q.m.In.Thread} {
		if ref == "" {
			continue
		}
		in := q.m.In
		in.Thread = ""
		track, err := q.tx.Track(in.String(), ref)
		if err != nil {
			return nil, fmt.Errorf("track of %s: %w", ref, err)
		}
		out = append(out, track)
	}
	return out, nil
}

// waitsFor reports whether a request waits for somebody's decision, his own or as
// a deputy's.
func waitsFor(a *crm.Approval, who crm.PersonID) bool {
	s := a.Step()
	return s != nil && a.State == crm.ApprovalAsked && (s.Who == who || s.For == who)
}

// chooseRequest decides the request that was chosen, as was said before.
func (q *request) chooseRequest(question crm.Question, c crm.Choice) error {
	q.conv.Question = crm.Question{}
	a, err := q.requestNamed(parse.Item{Number: c.Value})
	if err != nil {
		return err
	}
	decision, words, _ := strings.Cut(question.Subject.ID, " ")
	return q.ruleOn(a, decision, words, false)
}
