package handlers

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// initiation is the kind of request that makes a deal a project: 立项.
const initiation = "initiation"

// applyIntent opens the application for a project, or takes it up again.
func applyIntent(book *playbook.Book) Intent {
	weigh := says(0.78, 40, []string{"想立项", "要立项", "申请立项", "可以立项", "能立项", "去立项", "立个项"}, "project approval", "initiate project", "approve project")
	starts := []string{"立项", "立项申请", "申请立项", "填立项", "填立项表", "填立项申请表", "project approval", "apply for project"}
	for _, w := range calledFor(book) {
		if !slices.Contains(starts, w) {
			starts = append(starts, w)
		}
	}
	return Intent{
		Name: "apply", Reads: parse.ApprovalRequest,
		Starts: starts,
		Weigh: func(f parse.Facts) float64 {
			switch {
			case (wantsProject.MatchString(f.Plain()) || projectNext(f)) && !f.Asks() && !didSomething(f):
				return 0.8
			case didSomething(f), f.Holds("立项了", "批了没", "批了吗", "撤回"):
				return 0
			case f.Intent == parse.ApprovalRequest && f.Holds("立项"), asksForm.MatchString(f.Plain()):
				return 0.8
			}
			return weigh(f)
		},
		Examples: []string{"立项 比亚迪电池线", "蓝思 立项", "给蓝思立项吧", "比亚迪想立项", "粤钢这个项目要立项", "project approval BYD battery line"},
		Near:     []string{"今天拜访了比亚迪,他们内部立项了", "我那个立项批了没", "撤销", "申请特价 美科 再降5个点"},
		Handle:   (*request).openApplication,
	}
}

// calledFor are the words with which the method's own people ask for it: discount request.
func calledFor(book *playbook.Book) []string {
	var out []string
	sample, _ := playbook.Find(book.Samples, "request")
	for _, w := range []string{sample.Name.ZH, sample.Name.EN} {
		if w != "" {
			out = append(out, strings.ToLower(w))
		}
	}
	return out
}

// applyWords are what stands around the project in a wish to apply.
var applyWords = wording.OneOf(
	`(?i)^(我|帮我|麻烦)?(想|要|准备|打算|该)(给|为)`,
	`(这个|那个|我)?(项目)?(想要?|要|可以|能|去|申请|麻烦)?(帮我)?(填写?(一下)?)?`+
		`立(个)?项(申请)?表?(一下|吧|了|(还)?[差缺](什么|啥|哪些|几项))?`,
	`(?:报|提|走|写|做|弄|办|搞)(?:一?个|一下|下)?立项(?:申请|表|流程)?(?:了|吧|一下)?`,
	`(?:please |let's |i want to |i'd like to |we should )?(?:start|open|set up|begin|create|file) (?:a |the |an )?(?:new )?project(?: application| approval)? (?:for|at|with|on) `,
	`(?:please )?(?:apply for |request |ask for )?project (?:approval|initiation)`+
		`(?: for| of)?`,
	`(?:start|begin|open|file|raise|submit)(?: a| the| an)?(?: project)? `+
		`(?:initiation|approval)(?: for| of)?`,
	`(?:i'd like to |i want to |i'll |please |let's )?apply for (?:a |the )?project`+
		`(?: (?:approval|initiation))?(?: (?:at|for|with|of))?`,
	`initiate project`,
	`approve project`,
)

// wantsProject wishes for one in a sentence: 我要给三一立项.
var wantsProject = wording.OneOf(
	`(想|要|准备|打算|该|帮我|麻烦)(给|把|为|对).{1,16}立个?项`,
	`^(帮我|给我|我要|我想|想|要|麻烦|该)(申请)?立个?项(吧|了|一下)?$`,
	`(start|begin|open|file|raise|submit)( a| the| an)?( project)? `+
		`(initiation|approval)`,
	`^(?:please |let's |i want to |i'd like to |we should )?(?:start|open|set up|begin|create|file) (?:a |the |an )?(?:new )?project(?: application| approval)? (?:for|at|with|on) `,
	`^(?:我|我们|咱们|帮我)?(?:想|要|准备|打算|该|帮我|可以)(?:报|提|走|办|做)(?:一?个|一下|下)?立项(?:申请|流程)?(?:了|吧)?$`,
	`^(i'd like to |i want to |i'll |please |let's )?apply for (a |the )?project`+
		`( approval| initiation)?( (at|for|with|of) |$)`,
)

// asksForm asks what an application lacks: 比亚迪立项还差什么.
var asksForm = wording.Compile(`立项(申请)?表?(还)?[差缺](什么|啥|哪些|几项)`)

// projectDue finds behind a customer that it is time to apply for a project there: 恒发要立项了.
var projectDue = wording.Compile(`^(?:那边|那单|这单|那个项目|这个项目)?(?:可以|要|得)立个?项了(?:吧)?$`)

// projectNext reports a sentence of nothing but a known customer and that a project is due there. Somebody or
// some day between them tells of the customer's own: 恒发董事会要立项了.
func projectNext(f parse.Facts) bool {
	if !knowsAccount(f) {
		return false
	}
	rest, ok := strings.CutPrefix(f.Plain(), squash(f.Account.Text))
	return ok && projectDue.MatchString(rest)
}

// openApplication opens the draft of an application, prefilled from what is known.
func (q *request) openApplication() error {
	if ref, ok := firstRef(q.f); ok && strings.HasPrefix(ref.Number, "LX") {
		a, err := q.requestNamed(ref)
		if err != nil {
			return err
		}
		return q.resume(a)
	}
	at, title, err := q.projectOf()
	if err != nil || at == nil {
		return err
	}
	said, _ := fieldsSaid(q.m.Text)
	if len(said) > 0 {
		title = "" // 立项费用改成5万 names no project
	}
	rest := ""
	if title != "" && !strings.ContainsFunc(title, unicode.IsLetter) {
		rest, title = title, "" // a share names none either
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	o, err := q.projectDeal(w, at, title)
	if err != nil {
		return err
	}
	q.about(at.ID, "")
	have, err := desk.RequestOf(q.tx, o.ID, initiation)
	if err != nil {
		return err
	}
	if have != nil && (have.State == crm.ApprovalAsked || have.State == crm.ApprovalGranted) {
		return q.asksTwice(have, at)
	}
	a, err := w.DraftRequest(desk.NewRequest{Subject: initiation, Deal: o.ID})
	if err != nil {
		return err
	}
	if len(said) == 0 && rest == "" {
		return q.showApplication(&a, nil)
	}
	if len(said) == 0 { // discount request Brightsmile 15%: what it is about
		done, err := w.FillRequest(a.ID, desk.Filling{Fields: map[string]string{"need": rest}})
		if err != nil {
			return err
		}
		return q.showApplication(&done.After, []string{"need"})
	}
	saved, refused, err := q.fillFrom(w, &a, q.m.Text, "")
	if err != nil {
		return err
	}
	return q.showApplication(&a, saved, refused...)
}

// beginsForm reports a wish to apply with what is to stand in the form: whoever is named there is no
// other matter.
func (q *request) beginsForm() bool {
	if len(q.order) == 0 || q.order[0].Name != "apply" {
		return false
	}
	found, _ := fieldsSaid(q.m.Text)
	return len(found) > 0
}

// resume goes on with an application: the draft again, or where it stands.
func (q *request) resume(a *crm.Approval) error {
	if a.State == crm.ApprovalAsked || a.State == crm.ApprovalGranted || a.Asker != q.who.ID {
		return q.stands(a)
	}
	if a.Subject != initiation {
		return q.stands(a)
	}
	return q.showApplication(a, nil)
}

// showApplication shows the draft in private, with what was just filled in and
// what was refused, and waits for what is missing.
func (q *request) showApplication(a *crm.Approval, saved []string, refused ...*crm.Fault) error {
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	v.Refused = refused
	q.fillOn(&v, saved, false)
	return nil
}

// fillOn shows the draft of an application, and waits for what is missing.
func (q *request) fillOn(v *cards.ApprovalView, saved []string, refused bool) {
	next := "submit"
	if len(v.Missing) > 0 {
		next = v.Missing[0].ID
	}
	q.conv.Question = crm.Question{
		Key: cards.AskApplication, Subject: crm.Pointer{Kind: crm.KindApproval, ID: string(v.ID)},
		Choices: []crm.Choice{{Value: next}}, At: q.said(),
	}
	q.listed([]crm.Pointer{{Kind: crm.KindApproval, ID: string(v.ID)}})
	q.personal(q.say.Application(*v, saved, refused))
}

// applicationFields is what the form holds: what follows from the records, else
// what was said.
func (q *request) applicationFields(a *crm.Approval, o *crm.Opportunity, at *crm.Account) (map[string]string, error) {
	fields := map[string]string{}
	for id, value := range a.Fields {
		fields[id] = value
	}
	follows := map[string]string{
		"account": at.Name.Text, "title": o.Title, "region": at.Region, "industry": at.Industry, "tier": at.Tier,
		"source": at.Source, "amount": cards.AmountText(o.Amount), "sign_by": string(o.SignBy),
		"rivals":     strings.Join(o.Rivals, "、"),
		"assessment": cards.AnswersText(q.Book, o.Answers),
	}
	for id, value := range follows {
		if value != "" {
			fields[id] = value
		}
	}
	people, err := q.contactsOf(at.ID)
	if err != nil {
		return nil, err
	}
	for i := range people {
		people[i] = people[i].In(o.ID)
	}
	or := func(id, value string) {
		if fields[id] == "" && value != "" {
			fields[id] = value
		}
	}
	or("key_people", q.say.KeyPeople(people))
	or("need", need(o, at))
	if o.Amount.Kind == crm.AmountBudget {
		or("funding", q.say.AmountSaid(o.Amount))
	}
	for _, f := range []struct{ field, noted string }{{"process", "process_known"}, {"purchaser", "purchase_head"}} {
		noted, err := q.fieldNoted(o, f.noted)
		if err != nil {
			return nil, err
		}
		or(f.field, noted)
	}
	if len(o.Members) > 0 {
		var names []string
		for _, id := range o.Members {
			name, err := q.personName(id)
			if err != nil {
				return nil, err
			}
			names = append(names, name)
		}
		or("team", strings.Join(names, "、"))
	}
	return fields, nil
}

// need is what the customer wants, as far as the deal says more than a name.
func need(o *crm.Opportunity, at *crm.Account) string {
	if t := o.Ticks["need_clear"]; t.Note != "" { // said for the gate of this milestone
		return t.Note
	}
	if plainTitle(o, at) {
		return ""
	}
	return o.Title
}

// fieldNoted is what was noted of a deal or its account under a name; "" for nothing.
func (q *request) fieldNoted(o *crm.Opportunity, name string) (string, error) {
	for _, p := range []crm.Pointer{{Kind: crm.KindOpportunity, ID: string(o.ID)}, {Kind: crm.KindAccount, ID: string(o.Account)}} {
		f, err := crm.Get[crm.Field](q.tx, crm.FieldOf(p, name))
		if err == nil {
			return f.Value, nil
		}
		if !crm.IsMissing(err) {
			return "", fmt.Errorf("field %s: %w", name, err)
		}
	}
	return "", nil
}

// approvalView is a request with all that its cards show, for the one who wrote.
func (q *request) approvalView(a *crm.Approval) (cards.ApprovalView, error) {
	return q.approvalFor(a, q.who)
}

// approvalFor is a request with all that its cards show to somebody; nil for all
// who read a channel.
func (q *request) approvalFor(a *crm.Approval, reader *crm.Person) (cards.ApprovalView, error) {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return cards.ApprovalView{}, err
	}
	v, err := cards.RequestOf(q.tx, a, ps)
	if err != nil {
		return v, err
	}
	if a.Subject == initiation && a.State != crm.ApprovalAsked && a.State != crm.ApprovalGranted {
		if v.Fields, err = q.applicationFields(a, &v.Deal, &v.Customer); err != nil {
			return v, err
		}
		v.Missing = q.Book.MissingFields(v.Fields)
	}
	q.waits(&v, a, ps, reader)
	return v, nil
}

// waits says how long the step of a request has waited, and whether the reader
// may decide it.
func (q *request) waits(v *cards.ApprovalView, a *crm.Approval, ps playbook.People, reader *crm.Person) {
	if s := a.Step(); s != nil {
		if p := ps.Find(s.Who, q.today()); p != nil {
			cal, zone := q.Calendars(p.Calendar), p.Location()
			v.Wait = q.Book.Waits(a, cal, crm.DateOf(a.Asked.In(zone)), crm.DateOf(q.tx.Now().In(zone)))
		}
	}
	if reader == nil {
		return
	}
	v.Mine = a.Asker == reader.ID
	who, _ := q.Desk.Deciders(a, ps, q.today())
	for _, id := range who {
		v.Decides = v.Decides || a.State == crm.ApprovalAsked && id == reader.ID && !v.Mine
	}
}

// requestNamed is the request that LX-014, #A17 or ② names. LX-014 is the newest
// of that number, which the reader may see.
func (q *request) requestNamed(ref parse.Item) (*crm.Approval, error) {
	rec, err := q.named(ref)
	if err != nil {
		return nil, err
	}
	a, ok := rec.(*crm.Approval)
	if !ok || a.Deleted {
		return nil, crm.E(crm.Missing, "item.missing", refName(ref))
	}
	return a, nil
}

// fullNumber is LX-2026-014 for LX-014: of this year, else of the one before.
func (q *request) fullNumber(number string) string {
	p := strings.Split(number, "-")
	if len(p) != 2 || p[0] != "LX" {
		return number
	}
	year, n := q.today().In(q.who.Location()).Year(), p[1]
	for len(n) < 3 {
		n = "0" + n
	}
	for _, y := range []int{year, year - 1} {
		full := fmt.Sprintf("LX-%d-%s", y, n)
		if _, err := crm.ByNo(q.tx, full); err == nil {
			return full
		}
	}
	return fmt.Sprintf("LX-%d-%s", year, n)
}
