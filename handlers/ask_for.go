package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// otherRequest is a request that fits none of the playbook's other kinds.
const otherRequest = "other"

// requestWords find the kind of request in what was said. The application has
// its own intent.
var requestWords = []struct {
	subject string
	re      *wording.Wording
}{
	{"special_price", wording.Compile(`(?i)特价|特批|折扣|底价|再降|special price|discount|% off`)},
	{"solution", wording.Compile(`(?i)方案评审|评审方案|方案审核|solution review|review the solution`)},
	{"bid", wording.Compile(`(?i)投标决定|申请投标|要不要投|参加投标|bid decision|ask to bid`)},
	{"contract", wording.Compile(`(?i)合同审批|合同审核|申请签约|申请签合同|approve the contract|contract approval`)},
}

// requestIntent asks for a decision that has no form: a special price, the
// review of a solution, a bid, a contract.
func requestIntent() Intent {
	return Intent{
		Name: "request", Reads: parse.ApprovalRequest,
		Starts: []string{"申请特价", "提交方案评审", "申请投标", "投标决定", "合同审批", "request special price", "request a special price", "ask for a special price", "apply for a special price"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case approvalRule.MatchString(f.Plain()):
				return 0.97
			case didSomething(f), f.Holds("立项"), toldOfReview(f), ofTheirs(f), heldThen(f), asksOfNothing(f):
				return 0
			case f.Intent == parse.ApprovalRequest && asksLeave.MatchString(f.Text) && !asksLater.MatchString(f.Text):
				return 0.78
			case f.Letters() <= 60 && f.Account != nil && f.Holds("投标", "特价", "评审", "合同审") && asksFor(f):
				return 0.9
			case f.Letters() <= 60 && (f.Holds("申请特价", "麻烦批一下", "方案评审", "申请投标", "合同审批") || f.Holds("need sign-off", "need approval")):
				return 0.76
			}
			return 0
		},
		Examples: []string{"申请特价 美科 再降5个点", "提交方案评审 比亚迪", "申请投标 航新,理由 客户指定参数", "航新投标决定 建议投,我们领先", "Need sign-off on a special price for Meike, extra 5% off on the 5.6M RMB deal", "特价谁批", "who approves discounts"},
		Near:     []string{"立项 比亚迪电池线", "批了没有啊", "今天去美科谈特价,林副总还要再想想", "美科特价审批批了没"},
		Handle:   (*request).requestDecision,
	}
}

// asksLeave finds that somebody wants something allowed: nothing goes to a leader
// without a word for it.
var asksLeave = wording.OneOf(
	`申请`, `审批`, `批[一下准个]`, `[请求]批`, `批吗`, `批不批`, `能批`, `同意`, `特批`, `特价`,
	`特许`, `报批`, `请示`, `评审`, `审核`, `审一下`, `授权`, `许可`, `(?i)approv`, `sign[- ]?off`,
	`permission`, `\ballow`, `authori[sz]`, `\bok to\b`, `go-?ahead`, `green light`,
)

// asksNamed finds a request by its name behind that of a customer, sentOn that it is one that was
// asked for already, of which something is told.
var (
	asksNamed = wording.Compile(`^(?:的|这单|这个项目|项目|[:: ])*(?:投标决定|投标审批|申请投标|特价申请|特价审批|申请特价|方案评审|合同审批|合同审核)(?:申请)?([:,,: ].*)?$`)
	sentOn    = wording.Compile(`批了|批准|没批|通过|驳回|退回|撤回|[谁吗呢]|怎么|到哪|什么|还没|在看|等着|已经`)
)

// asksFor reports a request that is named behind its customer: 航新投标决定 建议投.
func asksFor(f parse.Facts) bool {
	rest, ok := strings.CutPrefix(squash(f.Text), squash(f.Account.Text))
	return ok && !f.Asks() && asksNamed.MatchString(rest) && !sentOn.MatchString(rest)
}

// askedOfThem finds whom a customer's own people are asked by: 让刘总批一下.
var askedOfThem = wording.Compile(`(?:让|请|找|等|要)\p{Han}{1,4}(?:来|去|再)?(?:批|审|签|同意|定|评审|拍板)`)

// ofTheirs reports that somebody at the customer is to decide, and none of ours.
func ofTheirs(f parse.Facts) bool {
	return askedOfThem.MatchString(f.Text) && slices.ContainsFunc(f.Contacts, func(c parse.Contact) bool { return len(c.Known) > 0 })
}

// bareGrant is the question whether a customer's project will be granted, without what names him, or the
// bare word for granting: whoever decides is shown what waits.
var bareGrant = wording.Compile(`^(?:的|那个|这个|那|这|单|项目|单子|申请|现在|到底|今天|你看|您看|觉得|[,，])*(?:能|能不能|可以|会|会不会|该不该|要不要|给不给|好)?(?:批(?:不批|吗|么|得了吗|下来吗)?|同意(?:吗|不))[?？]*$|^(?:project |deal |one )?(?:be approved|get approved|get approval)[?]*$`)

// asksOfNothing reports the question whether something will be granted in which nothing is asked for:
// 大族那个项目能批吗, where 恒发再降5个点能批吗 asks for five points.
func asksOfNothing(f parse.Facts) bool {
	said := squash(f.Text)
	if f.Account != nil {
		said = strings.Replace(said, squash(f.Account.Text), "", 1)
	}
	return bareGrant.MatchString(said)
}

// asksOutright finds a word by which a request is handed in.
var asksOutright = wording.Compile(`(?i)申请|提交|审批|报批|批|request|approv|sign[- ]?off`)

// heldThen reports a review that is held on a day, and not asked for: 周三大族方案评审.
func heldThen(f parse.Facts) bool {
	return f.Next != nil && f.Next.Due != "" && !asksOutright.MatchString(f.Text)
}

// asksLater finds that somebody told a customer he will ask, or says that he has to:
// 我说回去申请.
var asksLater = wording.Compile(`^我(就)?(说|答应|告诉|跟他|跟她|跟他们)|回去(再|就)?(申请|请示|汇报|商量|问)|^(还得|还要|得|要)(回去|再)|(?i)\btold (him|her|them)\b|\bi'?ll (ask|check|get approval)`)

// kindSaid is the kind of request that a text names, of those without a form; "" for none.
func kindSaid(text string) string {
	for _, w := range requestWords {
		if w.re.MatchString(text) {
			return w.subject
		}
	}
	return ""
}

// discountWords find that so much off is asked for, whatever the method calls that request.
var discountWords = wording.Compile(`(?i)折扣|打\d?\d折|% ?off|discount`)

// reasonHead begins why something is asked for.
var reasonHead = wording.Compile(`理由|原因|因为|因|\b(?:because|since|reason)\b`)

// inReason reports words that are part of a reason, or say what kind of customer somebody is, and are nobody's name.
func inReason(text, name string) bool {
	before, behind, ok := strings.Cut(text, name)
	return ok && (strings.HasPrefix(behind, "客户") || reasonHead.MatchString(before))
}

// subjectSaid is the kind of request that a text is.
func (q *request) subjectSaid(text string) string {
	if a, ok := q.Book.DiscountRequest(); ok && discountWords.MatchString(text) && !holds(text, "特价", "特批", "底价", "special price") {
		return a.ID
	}
	for _, w := range requestWords {
		if _, ok := q.Book.Approval(w.subject); ok && w.re.MatchString(text) {
			return w.subject
		}
	}
	if row, ok := playbook.Lookup(q.Book.Approvals, text); ok && row.ID != initiation {
		return row.ID
	}
	return otherRequest
}

// requestDecision sends a request without a form at once: its words are all it
// needs.
func (q *request) requestDecision() error {
	if m := approvalRule.FindStringSubmatch(squash(q.m.Text)); m != nil {
		q.reply(q.out.ApprovalRule(q.approvalsNamed(strings.Join(m[1:], ""))))
		return nil
	}
	if a := q.f.Account; a != nil && len(a.Known) == 0 && q.conv.About != "" && inReason(squash(q.m.Text), squash(a.Text)) {
		q.f.Account = nil // 理由:战略客户 names nobody
	}
	at, _, err := q.projectOf()
	if err != nil || at == nil {
		return err
	}
	subject := q.subjectSaid(q.m.Text)
	if _, ok := q.Book.Approval(subject); !ok {
		q.personal(q.say.NoSuchRequest())
		return nil
	}
	if subject == initiation { // it has a form
		return q.openApplication()
	}
	return q.asksDecision(at, subject)
}

// asksDecision sends a request of a kind for a customer's deal, in the words in which it was said; one that
// waits already is shown.
func (q *request) asksDecision(at *crm.Account, subject string) error {
	deals, err := q.openDeals(at.ID)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	var o crm.Opportunity
	if len(deals) > 0 {
		o = deals[0]
	} else if o, err = w.OpenDeal(desk.NewDeal{Account: at.ID}); err != nil {
		return err
	}
	q.about(at.ID, "")
	have, err := desk.RequestOf(q.tx, o.ID, subject)
	if err != nil {
		return err
	}
	if have != nil && have.State == crm.ApprovalAsked {
		if have.Fields[desk.FieldWhy] == strings.TrimSpace(q.m.Text) {
			return q.stands(have)
		}
		return q.asksTwice(have, at)
	}
	a, err := w.DraftRequest(desk.NewRequest{
		Subject: subject, Deal: o.ID, Filling: desk.Filling{Fields: map[string]string{desk.FieldWhy: strings.TrimSpace(q.m.Text)}},
	})
	if err != nil {
		return err
	}
	return q.submitRequest(w, &a, "")
}

// askedZH and askedEN are what one may ask leave for, as a question names it.
const (
	askedZH = `(特价|折扣|降价|低于底价|立项|投标|合同|方案)`
	askedEN = `(?:a |an |the |my |our )?(discounts?|special prices?|price cuts?|projects?|project approvals?|bids?|tenders?|contracts?|solutions?|requests?)`
)

// approvalRule asks who grants something, or how one asks for it: 特价谁批, how do I request a
// discount.
var approvalRule = wording.OneOf(
	`^(?:请问)?(?:谁|哪个|找谁)(?:能|可以|有权|来|负责|去)*(?:审批|批准?|审核)`+askedZH+`(?:的)?`+
		`(?:申请)?(?:啊|呢)?$`,
	`^`+askedZH+`(?:的)?(?:申请|审批)?(?:要|是|归|由|得|需要|该)*(?:找)?(?:谁|哪个|哪些人)(?:来|能)?`+
		`(?:审批|批准?|审核)(?:啊|呢)?$`,
	`^(?:怎么|如何|咋|怎样)(?:才能)?(?:申请|走|提)`+askedZH+`(?:审批|流程)?(?:啊|呢)?$`,
	`^`+askedZH+`(?:要|该|得)*(?:怎么|如何|咋|怎样)(?:申请|走|提)(?:流程|审批)?(?:啊|呢)?$`,
	`^who (?:can |has to |must |should |needs to )?`+
		wording.Any(`approves?`, `signs? off`, `signs`, `grants?`, `decides on`)+
		`(?: on)? `+askedEN+`$`,
	`^how (?:do|can|should|would) (?:i|we) (?:request|ask for|apply for)`+
		` `+askedEN+`(?: approved| approval)?$`,
	`^how (?:do|can|should|would) (?:i|we) get `+
		wording.Any(
			`(?:a |an )?(discounts?|special prices?|price cuts?)`,
			askedEN+` (?:approved|approval)`,
		)+`$`,
)

// approvalsNamed are the decisions of the method that a word for one names, all where it names none.
func (q *request) approvalsNamed(said string) []playbook.Approval {
	subject := kindSaid(said)
	if strings.Contains(said, "投标") || strings.HasPrefix(said, "bid") || strings.HasPrefix(said, "tender") {
		subject = "bid"
	}
	var named []playbook.Approval
	for _, a := range q.Book.Approvals {
		stem := strings.TrimSuffix(said, "s")
		if a.ID == subject || strings.HasPrefix(a.Name.ZH, said) || strings.HasPrefix(strings.ToLower(a.Name.EN), stem) {
			named = append(named, a)
		}
	}
	for i := range named { // 折扣 is what another method calls its one request
		if named[i].ID == initiation {
			return named[i : i+1]
		}
	}
	if len(named) == 0 {
		return q.Book.Approvals
	}
	return named
}
