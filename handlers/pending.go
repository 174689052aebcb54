package handlers

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

func sortRequests(all []crm.Approval) {
	sort.SliceStable(all, func(i, j int) bool { return all[i].Updated.Before(all[j].Updated) })
}

// cutFold takes the first occurrence of a word out of a text, whatever its case.
func cutFold(s, word string) string {
	if i := strings.Index(lower(s), word); i >= 0 {
		return strings.TrimFunc(s[:i]+" "+s[i+len(word):], parse.IsEdge)
	}
	return s
}

// standingIntent asks where a request stands: 批了没有啊.
func standingIntent() Intent {
	return Intent{
		Name: "standing", Reads: parse.Query,
		Words: []string{"批了没", "批了吗", "批了没有", "批了没有啊", "我的申请", "我的立项", "立项到哪了", "is it approved", "my requests", "my applications"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case didSomething(f), theirMoney.MatchString(f.Text) && !hasRequest(f) && (!f.Asks() || namesCustomer(f)):
				return 0
			case f.Holds("批了没", "批了吗", "批下来", "批没批", "立项到哪", "卡在谁", "谁在批", "批到哪"):
				return 0.94
			case namesCustomer(f) && asksOfNothing(f):
				return 0.94
			case hasRequest(f) && (f.Asks() || f.Holds("到哪", "进度", "怎么样", "啥情况", "变了", "改了什么", "改了哪", "区别", "不一样")):
				return 0.94
			case (f.Word("approved") || f.Word("approve") && f.Word("did", "has", "have")) && f.Asks():
				return 0.9
			}
			return 0
		},
		Examples: []string{"批了没有啊", "我那个立项批了没", "LX-014 到哪了", "is LX-014 approved yet?"},
		Near:     []string{"比亚迪的预算批了", "资金已批", "待审批"},
		Handle:   (*request).standing,
	}
}

// theirMoney finds what a customer's own people decide on.
var theirMoney = wording.Compile(`预算|资金|款|投资|经费|budget|funds`)

// whyRefused asks for the reason of a refusal.
var whyRefused = wording.OneOf(`为(?:什么|啥|何)`, `原因`, `理由`, `\bwhy\b`, `\breason\b`)

func (q *request) standing() error {
	if hasRequest(q.f) {
		a, err := q.mineMeant(nil)
		if err != nil {
			return err
		}
		return q.stands(a)
	}
	if namesCustomer(q.f) && knowsAccount(q.f) {
		if done, err := q.standsThere(); done || err != nil {
			return err
		}
	}
	mine, err := q.requestsOf(q.who.ID, (*crm.Approval).Open)
	if err != nil {
		return err
	}
	if len(mine) == 0 { // the newest that was decided
		if mine, err = q.requestsOf(q.who.ID, func(a *crm.Approval) bool { return a.State == crm.ApprovalGranted }); err != nil {
			return err
		}
		mine = mine[max(0, len(mine)-1):]
	}
	if whyRefused.MatchString(squash(q.m.Text)) {
		if no := slices.DeleteFunc(slices.Clone(mine), func(a crm.Approval) bool { return a.State != crm.ApprovalRejected }); len(no) > 0 {
			return q.stands(&no[len(no)-1])
		}
	}
	slices.Reverse(mine)
	var rows []cards.ApprovalView
	q.listed(nil)
	for i := range mine {
		v, err := q.approvalView(&mine[i])
		if err != nil {
			return err
		}
		rows = append(rows, v)
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindApproval, ID: string(mine[i].ID)})
	}
	q.personal(q.say.Standing(rows))
	return nil
}

// pressHurry reminds whoever decides, once a day.
func (q *request) pressHurry(act chat.Action) error {
	a, err := q.requestNamed(parse.Item{Number: act.Subject})
	if err != nil {
		return err
	}
	s := a.Step()
	if s == nil || a.State != crm.ApprovalAsked {
		return q.stands(a)
	}
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	p, err := crm.Get[crm.Person](q.tx, s.Who)
	if err != nil {
		return err
	}
	to, err := q.chatsOf(p.ID)
	if err != nil {
		return err
	}
	key := fmt.Sprintf("%s/hurry/%s", stepTrack(a), q.today())
	_, err = q.tx.Post(key)
	again := err == nil
	q.personal(q.say.Hurried(v, again))
	if again || len(to) == 0 {
		return nil
	}
	for_, err := q.approvalFor(a, &p)
	if err != nil {
		return err
	}
	w := cards.For(&p, q.tx.Now(), q.Book, q.Calendars(p.Calendar))
	q.post(chat.Post{Key: key, To: to[0], Class: chat.Asking, Card: w.ApprovalWaits(for_, false)})
	return nil
}

// standsThere shows the newest request for the customer who is named, whoever of ours asked for it: of
// the kind that is named, else of any. Where there is none it says how the project stands; false: nobody
// is meant whom he may see.
func (q *request) standsThere() (bool, error) {
	fnd, err := q.resolve(q.f.Account, crm.Read)
	if err != nil || fnd.Account == nil {
		return false, err
	}
	kind := kindSaid(q.m.Text)
	a, err := q.requestOfCustomer(fnd.Account.ID, func(subject string) bool { return kind == "" || subject == kind })
	switch {
	case err != nil:
		return false, err
	case a != nil:
		return true, q.stands(a)
	}
	if row, ok := q.Book.Approval(kind); ok {
		q.reply(q.out.NotAsked(string(fnd.Account.Name.Text), row))
		return true, nil
	}
	return q.showKept(fnd.Account, nil, []string{cards.KeptProject})
}

// mineToDecide finds the question what waits for somebody's approval.
var mineToDecide = wording.Compile(`(?i)待审批|^(有)?(什么|啥)?(待|等着?|要|需要)我(来|去)?(处理|定|决定|核对)的(有)?(什么|啥|哪些)?$|[要待]批的|(待|等|要|需要|该|轮到)(着|由)?我(来|去)?(审批|审核|批(准|示)?([的么吗呢啥哪没??]|$))|^(?:现在|还)?(?:有)?(?:什么|啥|哪些|哪几个|谁的)(?:单子?|申请|事)?(?:还)?(?:要|等|待|需要)(?:着)?我(?:来|去)?(?:签字|签|点头|拍板)(?:的)?(?:了|吗|啊|呢)?[??]*$|我(要|需要|该|得|还要)(审批|批)(什么|啥|哪|几|的|多少)|审批(列表|清单)|` +
	`(waits?|waiting|pending|needs?|awaiting|awaits?) (for |on )?my (approval|sign[- ]?off|signature|decision|ok|okay)\b|\b(i|me|anything|nothing|something|there|requests?|what)\b.{0,12} to approve\b|approvals? (for|on) me\b|(do|should|must) i (have to )?approve|^what(?:'s| is) waiting for me[?]*$|^(?:are there |do i have |have i got )?any(?:thing)? (?:(?:open |pending )?(?:approvals?|requests?|applications?)(?: to approve)?|waiting|(?:for me )?to (?:approve|sign off))(?: (?:waiting|pending|open|due|for me|on my desk|left))*[?]*$`)

// decideAll finds what a leader says who is about to decide, of nothing in particular.
var decideAll = wording.Compile(`^(我来?)?(批|审批|审|审核)(一下|一批|了吧|掉)$`)

// pendingIntent lists what he has to decide.
func pendingIntent() Intent {
	return Intent{
		Name: "pending", Reads: parse.Query,
		Words: []string{"待批", "待审批", "待我批", "待我审批", "审批", "审批列表", "我的审批", "有什么要批的", "approvals", "pending approvals", "my approvals"},
		Weigh: func(f parse.Facts) float64 {
			if decideAll.MatchString(f.Plain()) {
				return 0.97
			}
			if f.Letters() <= 40 && mineToDecide.MatchString(f.Text) {
				return 0.95
			}
			return 0
		},
		Examples: []string{"待审批", "还有什么待审批的", "有什么要我批的", "what is waiting for my approval"},
		Near:     []string{"批了没有啊", "同意 LX-014", "今天干嘛"},
		Handle: func(q *request) error {
			if decideAll.MatchString(squash(q.m.Text)) && !allowed(q.who, leaders()) {
				return errPass // he asks for it
			}
			open, err := q.toDecide()
			if err != nil {
				return err
			}
			if claims, err := q.claimsToDecide(); err != nil || len(open) == 0 && len(claims) > 0 {
				return cmp.Or(err, q.showClaims()) // nothing but these waits for him
			}
			return q.showPending(0)
		},
	}
}

// mayReadRequest says whether he may read a request: by his role, because he has
// a part in it or may decide it now, or as the specialist who keeps the files of
// what was granted.
func (q *request) mayReadRequest(a *crm.Approval) (bool, error) {
	if q.allowed(crm.Read, crm.ScopeOf(a)) || a.Concerns(q.who.ID) ||
		q.who.Has(crm.RoleSpecialist) && (a.State == crm.ApprovalGranted || a.State == crm.ApprovalChanged) {
		return true, nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return false, err
	}
	who, _ := q.Desk.Deciders(a, ps, q.today())
	if slices.Contains(who, q.who.ID) {
		return true, nil
	}
	return q.wasAsked(a)
}

// wasAsked reports whether he was asked about a request before somebody else
// decided it.
func (q *request) wasAsked(a *crm.Approval) (bool, error) {
	to, err := q.chatsOf(q.who.ID)
	if err != nil {
		return false, err
	}
	asked := *a
	for asked.Version = a.Version; asked.Version > 0; asked.Version-- {
		for asked.At = range a.Steps {
			for _, place := range to {
				if q.shows(stepTrack(&asked), place) {
					return true, nil
				}
			}
		}
	}
	return false, nil
}

// toDecide lists the requests that he may decide now, those that wait longest
// first.
func (q *request) toDecide() ([]crm.Approval, error) {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return nil, err
	}
	var out []crm.Approval
	seen := map[crm.ApprovalID]bool{}
	err = crm.Each(q.tx, crm.Where(crm.ByStep), func(a crm.Approval) bool {
		who, _ := q.Desk.Deciders(&a, ps, q.today())
		if a.Asker != q.who.ID && !seen[a.ID] && (slices.Contains(who, q.who.ID) || a.Step() != nil && a.Step().For == q.who.ID) {
			seen[a.ID] = true
			out = append(out, a)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("requests that wait: %w", err)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Asked.Before(out[j].Asked) })
	return out, nil
}

func (q *request) showPending(start int) error {
	open, err := q.toDecide()
	if err != nil {
		return err
	}
	rows, err := q.requestRows(open)
	if err != nil {
		return err
	}
	q.personal(q.say.Pending(rows, start))
	return nil
}

// onPage is how many requests stand on his page with all that is to be known and
// their buttons; the others are a list.
const onPage = 3

// showToDecide shows what waits for him so that he can decide at once.
func (q *request) showToDecide() error {
	open, err := q.toDecide()
	if err != nil {
		return err
	}
	rows, err := q.requestRows(open)
	if err != nil {
		return err
	}
	for _, v := range rows[:min(len(rows), onPage)] {
		q.personal(q.say.ApprovalRequest(v))
	}
	if len(rows) > onPage {
		q.personal(q.say.Pending(rows, onPage))
	}
	return nil
}

// requestRows are requests as a list shows them; ①②③ mean them.
func (q *request) requestRows(all []crm.Approval) ([]cards.ApprovalView, error) {
	var rows []cards.ApprovalView
	q.listed(nil)
	for i := range all {
		v, err := q.approvalView(&all[i])
		if err != nil {
			return nil, err
		}
		v.Decides = true
		rows = append(rows, v)
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindApproval, ID: string(all[i].ID)})
	}
	return rows, nil
}
