package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// namedKind is how people name a kind of request: in full, as nothing else is called, or in short
// by what it is about.
type namedKind struct {
	subject     string
	full, short []string
}

var namedKinds = []namedKind{
	{"special_price", []string{"特价审批", "特价申请", "特价", "special price request", "special price approval", "special price"}, []string{"折扣", "底价", "discount"}},
	{"solution", []string{"方案评审", "方案审核", "方案审批", "solution review", "solution approval", "review of the solution"}, []string{"技术方案", "方案", "solution"}},
	{"bid", []string{"投标决定", "投标审批", "投标申请", "bid decision", "bid approval"}, []string{"投标", "bid"}},
	{"contract", []string{"合同审批", "合同审核", "合同评审", "contract approval", "contract review"}, []string{"合同", "contract"}},
	{initiation, []string{"立项审批", "立项申请", "立项", "project approval", "project application"}, []string{"project"}},
}

// namedRequest is a request as words name it, and what they say of it.
type namedRequest struct {
	subject string
	name    string // as it is called
	full    bool   // by a name that nothing else has
	core    string // what is left without the customer and the request
	apart   bool   // what stands behind the request is a clause of its own
	theirs  bool   // the customer does it, as he stands before the words for it: 大族同意了方案
}

var (
	// aroundRequest is what stands beside a request that is named, and says nothing of it.
	aroundRequest = []string{"那个", "这个", "那份", "这份", "那单", "这单", "那边的", "项目的", "项目", "单子", "的", "the ", "my ", "our ", "a ", "an ", "for ", "on ", "of ", "please ", "ok ", "hi "}
	behindRequest = []string{"那个", "这个", "单子", "的", " for", " on", " of", " the", " my", " our", " a", " please", " now", " then", " request"}
)

// requestNamedIn finds the request that a text names by its kind; false where it names none.
func requestNamedIn(f parse.Facts) (namedRequest, bool) {
	s := lower(fold(strings.TrimSpace(f.Text)))
	if length(s) > 60 {
		return namedRequest{}, false
	}
	leads := ""
	if f.Account != nil && f.Account.Text != "" {
		if before, after, ok := strings.Cut(s, lower(fold(f.Account.Text))); ok {
			after = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(after, "'s"), "’s"), "的")
			s = strings.TrimSpace(before + " " + strings.TrimSpace(after))
			if strings.TrimSpace(before) == "" {
				leads = s
			}
		}
	}
	var n namedRequest
	from, to := -1, -1
	for _, k := range namedKinds {
		for i, names := range [][]string{k.full, k.short} {
			for _, name := range names {
				if at := wordAt(s, name); at >= 0 && len(name) > to-from {
					n.subject, n.name, n.full, from, to = k.subject, name, i == 0, at, at+len(name)
				}
			}
		}
	}
	if from < 0 {
		return namedRequest{}, false
	}
	before, after := strings.TrimSpace(s[:from]), s[to:]
	for _, w := range []string{"那个", "那份", "这个", "这份"} {
		after = strings.TrimPrefix(after, w)
	}
	n.theirs = leads != "" && trimWords(before) != "" && !oursBehind.MatchString(before)
	decision, _ := decisionSaid(after)
	n.apart = after == "" || decision == crm.ApprovalRejected || parse.IsEdge([]rune(after)[0]) && after[0] != ' '
	n.core = trimWords(strings.TrimFunc(before+" "+strings.TrimSpace(after), parse.IsEdge))
	return n, true
}

// oursBehind begins what is said of a request by one who names its customer first: 大族申请特价, 大族要不要投标.
var oursBehind = wording.OneOf(`^(?:的|这个|那个|这单|那单|那边的|项目的?| )*(?:申请|提交|要不要|是否|报批)`)

// wordAt is where a word stands in a text: an English one by itself; -1 for nowhere.
func wordAt(s, word string) int {
	at := strings.Index(s, word)
	if at < 0 || !ascii(word) {
		return at
	}
	letter := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= 'a' && s[i] <= 'z' }
	if letter(at-1) || letter(at+len(word)) {
		return -1
	}
	return at
}

// trimWords takes away what stands around a request and says nothing of it.
func trimWords(s string) string {
	for again := true; again; {
		was := s
		for _, w := range aroundRequest {
			if s == strings.TrimSuffix(w, " ") { // with nothing behind it
				s = ""
			}
			s = strings.TrimPrefix(s, w)
		}
		for _, w := range behindRequest {
			s = strings.TrimSuffix(s, w)
		}
		s = strings.TrimSpace(s)
		again = s != was
	}
	if ascii(s) || strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
		return strings.Join(strings.Fields(s), " ")
	}
	return strings.Join(strings.Fields(s), "")
}

var (
	// grantsNamed are the words that grant the request which is named with them.
	grantsNamed = []string{
		"同意", "同意了", "我同意", "我同意了", "批", "批了", "批吧", "我批了", "批准", "批准了", "过", "过了", "过吧", "通过", "通过了", "通过吧", "可以", "行", "准", "准了", "没意见", "我没意见", "没问题", "可以批",
		"approve", "approved", "i approve", "approve it", "ok", "okay", "is ok", "is okay", "is fine", "is approved", "is good", "looks good", "looks fine", "go ahead with", "yes to", "sign off", "signed off",
	}
	// ordersDecision begins words by which somebody decides, and does not tell that others did.
	ordersDecision = wording.Compile(`^(?:我)?(?:同意|批准|批|准|驳回|不同意|不批|退回)|^(?:i )?(?:approve|reject|decline)\b`)
	// asksForNamed finds that a request which is named is asked for.
	asksForNamed = wording.OneOf(
		`^(?:我|我们|想|要|需要|得|请|麻烦|帮我|帮忙)*(?:申请|提交|报批|送审|走审批|走一下审批|走流程)(?:一下|一个|个)?(?:吧)?$`,
		`^(?:评审|审批|审核)?(?:申请|提交|提交一下|提交评审|提交审批|送审)(?:吧)?$`,
		`^(?:i |we )?(?:'d like to |would like to |want to |need to |have to )?(?:request|requesting|apply|applying|ask|asking|submit|put in|need|want|would like|get)(?: for)?(?: a)?$`,
		`^(?:please |(?:can|could) you )?(?:please )?get(?: it| this| the)? approved$`, `^(?:i |we )?(?:need|want)s? (?:the |this |it )?(?:approved|signed off|approval|approval for|sign-?off|sign-?off for|an ok|an ok for)(?: for| on)?(?: the)?$`,
	)
	// asksThing is as often said of what the customer gets: 提交方案, need a contract. In full, or of a discount, it asks.
	asksThing = wording.OneOf(
		`^(?:我|我们|想|要|需要|得|请|麻烦|帮我|帮忙)*提交(?:一下|一个|个)?吧?$`,
		`^(?:i |we )?(?:'d like to |would like to |want to |need to |have to )?(?:submit|put in|need|want|would like|get)(?: for)?(?: a)?$`,
	)
	// asksLeaderZH and asksLeaderEN find that a leader is to decide, and who.
	asksLeaderZH = wording.Compile(`^(?:要不要|是否)?(?:要|需要|得|请|让|找|报|给|帮我|麻烦|想)*(?:找|让|请|给|报)?(\p{Han}{2,3}?)(?:来|去|帮忙|再)?(?:批|审|审批|审核|批准|定|决定|评审|过目|拍板|点头|签字)(?:一下|一个|下)?(?:吧)?$`)
	asksLeaderEN = wording.OneOf(
		`^(?:i |we )?(?:need|want)s? (?:the |my |our )?([\w\p{Han}]+) to (?:approve|sign off(?: on)?|sign|review|decide(?: on)?|ok)(?: the)?$`,
		`^(?:please )?(?:ask|get|have) (?:the |my |our )?([\w\p{Han}]+) (?:to )?(?:approve|sign off(?: on)?|review|decide(?: on)?|ok)(?: the)?$`,
		`^(?:can|could|would|will) (?:the |my |our )?([\w\p{Han}]+) (?:please )?(?:approve|sign off(?: on)?|review|decide(?: on)?|ok|look at)(?: the)?$`,
		`^[?,. ]*(?:please )?ask (?:the |my )?([\w\p{Han}]+)$`,
	)
	// discountSaid is the discount behind a special price that is asked for: another 4%, 再降3个点.
	discountSaid = wording.Compile(`[,， ]*(?:another |an extra |extra |further |minus )?\d+(?:\.\d+)? ?(?:%|percent|个点)(?: off| more| less)?(?: then| please)?$`)
	// asksWhetherNamed asks whether a request that is named was decided.
	asksWhetherNamed = wording.OneOf(
		`^(?:现在|到底|还|已经|总监|经理|领导)*(?:批|过|审|同意|通过|批准|批下来)(?:了没有?|了吗|没|没有|了么|过没有?|完了?没|完了吗)[啊呀呢]?$`,
		`^(?:现在|目前|到底)*谁(?:还)?(?:在|来|要|负责)?(?:审|批|审批|审核|评|评审|看)(?:着|的)?[呢啊呀]?$`,
		`^(?:现在|目前|到底)*(?:卡|停|等|压|走|审|批|评|到|在)(?:到|在)?(?:谁|哪|哪儿|哪里|哪一步|哪个人)(?:那|那里|那儿|手里|手上)?(?:了)?[呢啊呀]?$`,
		`^who(?:'s| is) (?:reviewing|approving|deciding(?: on)?|looking at)(?: the| my| our)?$`,
		`^(?:has |is |was |did )(?:the |my |our |it )*(?:been |get |already |got )*(?:approved|decided|signed off|go through|through)(?: yet| already)?[?]*$`,
		`^(?:approved|decided) (?:yet|already)[?]*$`, `^(?:has|did) (?:the |my )?(?:director|manager|boss) (?:already )?approved?[?]*$`,
		`^why (?:was|is|did|has)(?: it| been| the| my| our)* (?:rejected|refused|turned down|sent back|not approved)[?]*$`,
		`^(?:为什么|为啥|怎么)(?:被|给|会|就)*(?:没批|不批|驳回|退回|没过|没通过)(?:了|的)?$`,
	)
)

// ofNamedRequest answers what is said of a request that is named by its customer and its kind: a
// decision, where it stands, and that it is wanted.
func (q *request) ofNamedRequest() (bool, error) {
	if len(q.f.Refs) > 0 || slices.Contains([]string{cards.AskReason, cards.AskMore}, q.conv.Question.Key) {
		return false, nil // his next words are its answer
	}
	n, ok := requestNamedIn(q.f)
	if !ok || n.theirs || !n.full && didSomething(q.f) {
		return false, nil
	}
	if _, there := q.Book.Approval(n.subject); !there {
		return false, nil
	}
	if d, ok := q.Book.DiscountRequest(); ok && d.ID != "special_price" && n.subject == "special_price" && !n.full {
		return false, nil // another method has its own request for a discount
	}
	switch {
	case asksWhetherNamed.MatchString(n.core):
		return q.standsNamed(n)
	case namesCustomer(q.f) && !knowsAccount(q.f):
		return false, nil
	}
	if done, err := q.decidesNamedRequest(n); done || err != nil {
		return done, err
	}
	if q.conv.Question.Key == cards.AskApplication || !knowsAccount(q.f) {
		return false, nil // it may stand in the form, or is about nobody
	}
	wanted, err := q.wantsNamed(n)
	if err != nil || !wanted {
		return false, err
	}
	return true, q.asksNamedRequest(n)
}

// wantsNamed reports that a request which is named is wanted: its name in full and no more, or with words
// that ask for it.
func (q *request) wantsNamed(n namedRequest) (bool, error) {
	if n.subject == initiation || q.f.Next != nil && q.f.Next.Due != "" {
		return false, nil // that has a form, and this is to be done later
	}
	if n.core == "" {
		return n.full, nil
	}
	if n.subject == "special_price" && discountSaid.MatchString(n.core) {
		if n.core = trimWords(discountSaid.ReplaceAllString(n.core, "")); n.core == "" {
			return true, nil
		}
	}
	if asksForNamed.MatchString(n.core) {
		return n.full || n.subject == "special_price" || !asksThing.MatchString(n.core), nil
	}
	m := asksLeaderZH.FindStringSubmatch(strings.ReplaceAll(n.core, ",", ""))
	if m == nil {
		m = asksLeaderEN.FindStringSubmatch(n.core)
	}
	if m == nil {
		return false, nil
	}
	return q.isLeader(strings.Join(m[1:], ""))
}

// isLeader reports that a word names one of ours who decides requests, by his post or by his name, and nobody
// at a customer.
func (q *request) isLeader(word string) (bool, error) {
	if slices.Contains(posts, word) {
		return true, nil
	}
	if slices.ContainsFunc(q.f.Contacts, func(c parse.Contact) bool { return len(c.Known) > 0 }) {
		return false, nil
	}
	found := false
	for _, role := range leaders() {
		people, err := peopleWith(q.tx, role)
		if err != nil {
			return false, err
		}
		for _, p := range people {
			name := p.Name.Text
			found = found || strings.EqualFold(name, word) || !ascii(name) && !ascii(word) && strings.HasPrefix(word, string([]rune(name)[:1])) && slices.Contains([]string{"总", "经理", "总监"}, string([]rune(word)[1:]))
		}
	}
	return found, nil
}

// heldAsMeeting are names of requests that a meeting has as well.
var heldAsMeeting = []string{"方案评审", "合同评审", "solution review", "contract review"}

// asksNamedRequest asks for the decision that is named; where a meeting may be meant, which of the two it is.
func (q *request) asksNamedRequest(n namedRequest) error {
	at, _, err := q.projectOf()
	if err != nil || at == nil {
		return err
	}
	if n.core == "" && slices.Contains(heldAsMeeting, n.name) {
		w, err := q.begin()
		if err != nil {
			return err
		}
		d, err := q.saveDraft(w, q.f, cards.AskIntent, []crm.Choice{{Value: parse.ApprovalRequest}, {Value: parse.Visit}})
		if err != nil {
			return err
		}
		q.reply(q.out.RequestOrMeeting(d.ID, n.name, at.Name.Text))
		return nil
	}
	return q.asksDecision(at, n.subject)
}

// asksOfDraft asks for the decision that the words of a draft name.
func (q *request) asksOfDraft(id crm.DraftID, t parse.Facts) error {
	if err := q.closesDraft(id); err != nil {
		return err
	}
	q.f, q.m.Text = t, t.Text
	return q.requestDecision()
}

// closesDraft ends a draft of which something else than a record is made now.
func (q *request) closesDraft(id crm.DraftID) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.ConfirmDraft(id); err != nil {
		return err
	}
	if q.conv.Question.Draft == id {
		q.conv.Question = crm.Question{}
	}
	return nil
}

// toldOfReview reports that somebody at the customer said something of what is named like a request: 方案评审,刘总提了意见.
func toldOfReview(f parse.Facts) bool {
	n, ok := requestNamedIn(f)
	return ok && len(f.Contacts) > 0 && n.core != "" && !asksForNamed.MatchString(n.core) && asksLeaderZH.FindStringIndex(n.core) == nil
}

// namesRequest reports words that name a kind of request.
func namesRequest(f parse.Facts) bool {
	_, ok := requestNamedIn(f)
	return ok
}
