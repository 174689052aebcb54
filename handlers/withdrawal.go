package handlers

import (
	"fmt"
	"slices"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// withdrawIntent takes a request back that nobody has decided yet.
func withdrawIntent() Intent {
	return Intent{
		Name:   "withdraw",
		Words:  []string{"先撤回来", "撤回来", "撤销立项", "撤销申请", "撤销立项申请", "立项撤销", "取消立项", "取消立项申请", "撤回审批", "立项撤回", "pull it back"},
		Starts: []string{"撤回立项", "撤回申请", "撤回 lx", "撤回lx", "先撤回", "withdraw"},
		Weigh: func(f parse.Facts) float64 {
			if hasRequest(f) && (f.Holds("撤回", "不申请了", "不立了", "不立项了") || f.Word("withdraw")) {
				return 0.97
			}
			if f.Holds("立项先不", "申请撤回", "撤回来") || gaveUp.MatchString(f.Plain()) || takesBack.MatchString(f.Plain()) && (namesRequest(f) || kindSaid(f.Text) != "" || requestNounEN.MatchString(f.Plain()) || f.Word("project")) {
				return 0.9
			}
			return 0
		},
		Examples: []string{"先撤回来", "撤回 LX-014", "withdraw LX-014", "撤回特价", "撤回比亚迪的合同审批", "withdraw the special price request"},
		Near:     []string{"撤销", "撤回", "撤回一下", "今天美科说要撤回特价要求", "撤回刚才的报价"},
		Handle:   (*request).withdraw,
	}
}

// gaveUp finds that no project is to be applied for any more: 先不立项了, 立项不做了.
var gaveUp = wording.Compile(`^(?:我们?|那|就|这个|这次|还是|暂时|,|，)*(?:先)?不(?:要|想|用)?(?:申请)?立项(?:申请)?了?(?:吧)?$|^(?:这个|那个)?立项(?:申请)?(?:就|先|还是)*(?:不做|不搞|不要|不报|不弄|算)了(?:吧)?$`)

// takesBack finds that somebody takes back what is named with it: 撤回特价, 把合同审批撤回来.
var takesBack = wording.Compile(`^(?:我|想|要|帮我|请|麻烦|先)*撤回.{0,16}$|^(?:我|想|要|帮我|请|麻烦|先|把)*[^,，。 ]{0,10}?的?(?:撤销|取消)[^,，。 ]{0,10}?(?:立项|审批|申请)$|^把.{0,10}(?:立项|审批|申请)(?:撤销|取消)(?:了|吧)?$|^把.{2,16}(?:先)?撤回来?(?:吧|了)?$|^(?:please )?withdraw (?:the |my )?.{3,30}$|^(?:please )?(?:pull|take) (?:the |my |our )?.{0,24}(?:project|application|request) back$|^(?:please )?(?:pull|take) back (?:the |my |our )?.{0,24}(?:project|application|request)$`)

func (q *request) withdraw() error {
	a, err := q.mineMeant(func(a *crm.Approval) bool { return a.State == crm.ApprovalAsked || a.State == crm.ApprovalMore })
	if a == nil && err == nil {
		a, err = q.mineMeant(func(a *crm.Approval) bool { return a.State == crm.ApprovalDraft && !a.Deleted })
	}
	if err != nil {
		return err
	}
	if a != nil && a.State != crm.ApprovalDraft && gaveUp.MatchString(squash(q.m.Text)) {
		return q.stands(a) // with the button: it may be what the customer does
	}
	if n, ok := requestNamedIn(q.f); ok && !hasRequest(q.f) && (a == nil || n.subject != a.Subject || knowsAccount(q.f) && !means(q.f.Account, a.Account)) {
		if there, err := q.standsNamed(n); there || err != nil { // one that is decided
			return err
		}
		return q.standing() // none of that kind waits, and no other is meant
	}
	if a == nil {
		q.personal(q.say.Standing(nil))
		return nil
	}
	if a.State == crm.ApprovalDraft && !hasRequest(q.f) {
		v, err := q.approvalView(a)
		if err == nil {
			q.conv.Question = crm.Question{}
			q.personal(q.say.StillDraft(v))
		}
		return err
	}
	return q.withdrawRequest(a)
}

func (q *request) pressWithdraw(act chat.Action) error {
	a, err := q.requestNamed(parse.Item{Number: act.Subject})
	if err != nil {
		return err
	}
	return q.withdrawRequest(a)
}

func (q *request) withdrawRequest(a *crm.Approval) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.WithdrawRequest(a.ID)
	if err != nil {
		return err
	}
	v, err := q.approvalView(&done.After)
	if err != nil {
		return err
	}
	q.personal(q.say.Withdrawn(v, w.Group()))
	q.conv.Group = w.Group()
	if a.State == crm.ApprovalDraft && len(a.Sent) == 0 {
		return nil // nobody was asked, and nobody is told
	}
	return q.everyCard(&done.Before, &done.After)
}

// mineMeant is the request of his that is meant: the one that is named, the one
// of the last card, the only one of the customer that is named, the only one, or
// the newest that is so; nil for none.
func (q *request) mineMeant(is func(*crm.Approval) bool) (*crm.Approval, error) {
	for _, ref := range q.f.Refs {
		if ref.Number == "" || crm.KindOfNumber(ref.Number) == crm.KindApproval {
			return q.requestNamed(ref)
		}
	}
	if q.conv.Question.Key == cards.AskApplication {
		if a, err := crm.Get[crm.Approval](q.tx, crm.ApprovalID(q.conv.Question.Subject.ID)); err == nil && is(&a) {
			return &a, nil
		}
	}
	mine, err := q.requestsOf(q.who.ID, is)
	if err != nil || len(mine) == 0 {
		return nil, err
	}
	if kind := kindSaid(q.m.Text); kind != "" {
		if of := slices.DeleteFunc(slices.Clone(mine), func(a crm.Approval) bool { return a.Subject != kind }); len(of) > 0 {
			mine = of
		}
	}
	if q.f.Account != nil {
		fnd, err := q.resolve(q.f.Account, crm.Write)
		if err != nil {
			return nil, err
		}
		for i := range mine {
			if fnd.Account != nil && mine[i].Account == fnd.Account.ID {
				return &mine[i], nil
			}
		}
	}
	for _, p := range q.conv.Items {
		for i := range mine {
			if p.Kind == crm.KindApproval && p.ID == string(mine[i].ID) {
				return &mine[i], nil
			}
		}
	}
	return &mine[len(mine)-1], nil
}

// requestsUndone brings the cards of requests up to date that an undo changed,
// and asks again where one waits for a decision now.
func (q *request) requestsUndone(done desk.Undone) error {
	for _, d := range done.Restored {
		was, ok := d.Before.(*crm.Approval)
		if !ok {
			continue
		}
		is := d.After.(*crm.Approval)
		if was.State == crm.ApprovalDraft && is.State == crm.ApprovalDraft {
			continue // nobody else was told of it
		}
		if err := q.everyCard(was, is); err != nil {
			return err
		}
		if is.State != crm.ApprovalAsked || was.State == is.State && was.At == is.At {
			continue
		}
		if stepTrack(is) != stepTrack(was) {
			if err := q.editStep(is, is); err != nil {
				return err
			}
		}
		if err := q.tellUndecided(is); err != nil {
			return err
		}
	}
	return nil
}

// tellUndecided tells the applicant that a decision was taken back.
func (q *request) tellUndecided(a *crm.Approval) error {
	p, err := crm.Get[crm.Person](q.tx, a.Asker)
	if err != nil {
		return fmt.Errorf("applicant of %s: %w", a.No, err)
	}
	v, err := q.approvalFor(a, &p)
	if err != nil || p.ID == q.who.ID {
		return err
	}
	return q.tell(&p, fmt.Sprintf("approval/%s/undecided/%d", a.ID, a.Rev), func(w *cards.Writer) chat.Card {
		return w.Undecided(v, q.who.Name.Text)
	})
}
