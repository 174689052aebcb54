package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// ofNamed are the requests about the customer and of the kind that words name, the oldest first.
func ofNamed(n namedRequest, f parse.Facts, all []crm.Approval) []crm.Approval {
	return slices.DeleteFunc(slices.Clone(all), func(a crm.Approval) bool {
		return a.Subject != n.subject || namesCustomer(f) && !means(f.Account, a.Account)
	})
}

// decidesNamedRequest decides the request that waits for him and is named; one that does not wait for him is
// shown as it stands.
func (q *request) decidesNamedRequest(n namedRequest) (bool, error) {
	if !allowed(q.who, leaders()) {
		return false, nil
	}
	decision, words := "", ""
	if slices.Contains(grantsNamed, n.core) {
		decision = crm.ApprovalGranted
	} else if m := grantsBut.FindStringSubmatch(n.core); m != nil && slices.Contains(grantsNamed, strings.TrimSpace(m[1])) {
		decision, words = crm.ApprovalConditional, m[2]
	} else if m := grantsUnder.FindStringSubmatch(n.core); m != nil && slices.Contains(grantsNamed, strings.TrimSpace(m[2])) {
		decision, words = crm.ApprovalConditional, m[1]
	} else if head, tail, ok := strings.Cut(n.core, ","); ok && slices.Contains(grantsNamed, strings.TrimSpace(head)) && ordersDecision.MatchString(head) {
		if decision, words = decisionSaid("同意," + tail); doIt.MatchString(words) {
			words = "" // it says so once more
		}
	} else if n.apart && !cameBack.MatchString(n.core) {
		decision, words = decisionSaid(n.core)
	}
	if decision == "" {
		return false, nil
	}
	open, err := q.toDecide()
	if err != nil {
		return false, err
	}
	open = ofNamed(n, q.f, open)
	switch {
	case len(open) == 1:
		if words != "" {
			words = q.inHisWriting(words)
		}
		return true, q.ruleOn(&open[0], decision, words, false)
	case len(open) > 1, !knowsAccount(q.f), !ordersDecision.MatchString(n.core):
		return false, nil
	}
	a, err := q.newestNamed(n)
	if err != nil {
		return false, err
	}
	if a == nil {
		q.personal(q.say.Pending(nil, 0))
		return true, nil
	}
	return true, q.stands(a)
}

// grantsBut finds a decision with a condition behind it: yes to Otto's bid but keep the margin.
var grantsBut = wording.Compile(`^(.{1,16}?)(?:[,， ]+(?:but|if|provided) |[,，]?(?:但是?|不过|前提是?)[,，]?)(.{2,})$`)

// grantsUnder finds a decision with its condition before it: 费用控制在2万以内,同意.
var grantsUnder = wording.Compile(`^[,， ]*(.{0,12}?(?:控制|限|不(?:能|要|得|可)?(?:超|低)|最多|最少|至少|以内|必须|前提|(?:keep|stay|max|at most|under|no more than)).{1,30}?)(?:[,，]|(?: then|,) )(?:就|那就|那|我|then )*([^,，]{1,16})$`)

// doIt says once more what was granted: 投标批了,投.
var doIt = wording.Compile(`^(?:就|去|我们?|那就|可以)*(?:投|做|签|上|干|报|走|投吧|去投|做吧|签吧)(?:吧|了|标)?$|^(?:do it|go ahead|go for it|bid)$`)

// cameBack tells what somebody else did with what was handed in: 方案退回来了.
var cameBack = wording.Compile(`^(?:被)?(?:退|驳)回(?:来|到)`)

// newestNamed is the newest request of the customer and kind that are named, of those that he may read and
// that nobody took back; nil for none.
func (q *request) newestNamed(n namedRequest) (*crm.Approval, error) {
	deals, err := q.dealsNamed()
	if err != nil {
		return nil, err
	}
	var newest *crm.Approval
	for _, id := range deals {
		err := crm.Each(q.tx, crm.Where(crm.ByDeal, string(id)), func(a crm.Approval) bool {
			if a.Subject == n.subject && !a.Deleted && a.State != crm.ApprovalDraft && a.State != crm.ApprovalWithdrawn && (newest == nil || a.Updated.After(newest.Updated)) {
				newest = &a
			}
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	if newest == nil {
		return nil, nil
	}
	may, err := q.mayReadRequest(newest)
	if err != nil || !may {
		return nil, err
	}
	return newest, nil
}

// dealsNamed are the open deals of the customer who is named.
func (q *request) dealsNamed() ([]crm.OpportunityID, error) {
	fnd, err := q.resolve(q.f.Account, crm.Read)
	if err != nil || fnd.Account == nil {
		return nil, err
	}
	deals, err := q.openDeals(fnd.Account.ID)
	if err != nil {
		return nil, err
	}
	var ids []crm.OpportunityID
	for _, o := range deals {
		ids = append(ids, o.ID)
	}
	return ids, nil
}

// standsNamed shows where the request stands that is named by its kind: that of the customer who is named,
// else the newest of his own.
func (q *request) standsNamed(n namedRequest) (bool, error) {
	if namesCustomer(q.f) {
		if !knowsAccount(q.f) {
			return false, nil
		}
		a, err := q.newestNamed(n)
		if err != nil || a == nil {
			return false, err
		}
		return true, q.stands(a)
	}
	mine, err := q.requestsOf(q.who.ID, func(a *crm.Approval) bool {
		return a.Subject == n.subject && !a.Deleted && a.State != crm.ApprovalWithdrawn
	})
	if err != nil || len(mine) == 0 {
		return false, err
	}
	return true, q.stands(&mine[len(mine)-1])
}

// agreesAlone is what a bare 可以 says of requests: it grants the only one that waits for him where nothing was spoken
// of since; else he is shown what waits.
func (q *request) agreesAlone() (string, error) {
	if !allowed(q.who, leaders()) {
		return "", nil
	}
	open, err := q.toDecide()
	switch {
	case err != nil || len(open) == 0:
		return "", err
	case len(open) == 1 && !q.spokeSince(&open[0]):
		return "同意", nil
	}
	return "待审批", nil
}

// A bid is decided by its own words: 投吧, 不投了.
var (
	bidsYes = []string{"投", "投吧", "可以投", "同意投", "同意投标", "参加", "参加吧", "bid", "let's bid", "we bid", "go for it"}
	bidsNo  = wording.Compile(`^(?:这个|那个)?(?:不投|不投了|别投|别投了|不参加|不参加了|放弃投标|no bid|don't bid|we don't bid|we won't bid)(?:$|[,，。.: ]+(.*)$)`)
)

// bidsSo is the decision of the only request that waits for him where that is about a bid.
func (q *request) bidsSo(s string) (string, error) {
	if namesCustomer(q.f) {
		s = strings.TrimSpace(strings.TrimPrefix(s, squash(q.f.Account.Text)))
	}
	no := bidsNo.FindStringSubmatch(s)
	if no == nil && !slices.Contains(bidsYes, s) || !allowed(q.who, leaders()) {
		return "", nil
	}
	open, err := q.toDecide()
	if err != nil {
		return "", err
	}
	open = slices.DeleteFunc(open, func(a crm.Approval) bool {
		return a.Subject != "bid" || namesCustomer(q.f) && !means(q.f.Account, a.Account)
	})
	switch {
	case len(open) != 1 || !namesCustomer(q.f) && q.spokeSince(&open[0]):
		return "", nil
	case no != nil:
		return "驳回 " + open[0].No + " " + no[1], nil
	}
	return "同意 " + open[0].No, nil
}
