package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// submitIntent sends a request, again too.
func submitIntent() Intent {
	return Intent{
		Name:   "submit",
		Words:  []string{"提交", "提交吧", "送审", "交上去", "submit", "submit it", "send", "send it", "send it for approval"},
		Starts: []string{"提交 lx", "重新提交", "再提交", "提交立项", "提交申请", "resubmit", "submit lx"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case resends(f):
				return 0.93
			case addsTo(f):
				return 0.55
			}
			return 0
		},
		Examples: []string{"提交", "重新提交 LX-014", "预算批文拿到了,重新提交", "resubmit LX-014", "提交 LX-2026-014", "LX-014 技术协议已补", "#A17 成本测算:毛利还有12%"},
		Near:     []string{"下周三提交方案", "今天去比亚迪提交了标书", "立项 比亚迪电池线"},
		Handle:   (*request).submitSaid,
	}
}

// hasRequest reports whether a text names a request by its number.
func hasRequest(f parse.Facts) bool {
	for _, ref := range f.Refs {
		if crm.KindOfNumber(ref.Number) == crm.KindApproval {
			return true
		}
	}
	return false
}

// resends reports words that send a request, again too.
func resends(f parse.Facts) bool {
	return f.Holds("重新提交", "再提交一次", "再次提交") || f.Word("resubmit") || handsInAgain.MatchString(f.Plain()) ||
		hasRequest(f) && (f.Holds("提交", "已补", "补好了", "补上了", "补齐了", "补了") || f.Word("added", "attached"))
}

// handsInAgain finds at the end of a text that it goes up again, and not a sample or a quote.
var handsInAgain = wording.Compile(`[,，。;； ](?:我)?(?:再|重新)(?:交|报|送)(?:上去|一次|一遍)?(?:了|吧)?$`)

// addsTo reports words that begin with the number of a request and say something:
// what an approver has asked for besides.
func addsTo(f parse.Facts) bool {
	if len(f.Refs) != 1 || !hasRequest(f) || f.Refs[0].Span.Start > 0 || length(bare(f)) < 4 {
		return false
	}
	decision, _ := decisionSaid(squash(bare(f)))
	return decision == "" && !didSomething(f)
}

// submitSaid sends the request that is meant; what was said with it is filled in
// first.
func (q *request) submitSaid() error {
	a, err := q.mineMeant(func(a *crm.Approval) bool {
		return a.State != crm.ApprovalGranted && a.State != crm.ApprovalAsked && a.State != crm.ApprovalWithdrawn
	})
	if err != nil {
		return err
	}
	if a == nil && !addsTo(q.f) { // one that he took back is sent by the same words
		a, err = q.mineMeant(func(a *crm.Approval) bool { return a.State == crm.ApprovalWithdrawn })
	}
	if err != nil {
		return err
	}
	if a == nil && length(q.m.Text) <= 12 && !hasRequest(q.f) {
		q.reply(q.out.NothingToSubmit())
		return nil
	}
	if a == nil || addsTo(q.f) && !resends(q.f) && (a.State != crm.ApprovalMore || a.Asker != q.who.ID) {
		return errPass
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	words := bare(q.f)
	for _, cut := range []string{"重新提交", "再提交一次", "再次提交", "再提交", "提交", "重新交上去", "重新交", "重新报", "再交一次", "再交上去", "再报一次", "再交", "送审", "resubmit", "submit"} {
		words = cutFold(words, cut)
	}
	if n, ok := requestNamedIn(parse.Facts{Text: words, Account: q.f.Account}); ok && n.core == "" {
		words = "" // 重新提交 大族投标 says which one, and no more
	}
	if length(words) > 0 && a.State != crm.ApprovalAsked && a.Subject == initiation {
		_, refused, err := q.fillFrom(w, a, words, "")
		if err == nil && len(refused) > 0 {
			err = refused[0]
		}
		if f, ok := faulty(err); ok && f.Cause == crm.BadInput && a.State == crm.ApprovalMore && !strings.ContainsAny(words, ":：") {
			err = nil // it answers who asked, and fills in nothing: 费用主要是看样板厂
		}
		if err != nil {
			return err
		}
	}
	return q.submitRequest(w, a, words)
}

// submitRequest sends a request, with what is to be said to who wanted more, and
// tells everybody whom it concerns.
func (q *request) submitRequest(w *desk.Work, a *crm.Approval, remark string) error {
	if err := q.completeForm(w, a); err != nil {
		return err
	}
	done, err := w.SubmitRequest(a.ID, remark)
	if f, ok := faulty(err); ok && f.Key == "application.missing" {
		v, err := q.approvalView(a)
		if err != nil {
			return err
		}
		q.fillOn(&v, nil, true)
		return nil
	}
	if err != nil {
		return err
	}
	after := done.After
	if q.conv.Question.Key == cards.AskApplication {
		q.conv.Question = crm.Question{}
	}
	v, err := q.approvalView(&after)
	if err != nil {
		return err
	}
	c := q.say.Submitted(v)
	q.listed([]crm.Pointer{{Kind: crm.KindApproval, ID: string(a.ID)}})
	q.conv.Group = w.Group()
	q.post(chat.Post{Key: firstKey(ownTrack(&after), q.dm()), Track: ownTrack(&after), To: q.dm(), Card: c})
	if !q.private() {
		q.reply(q.out.SentPrivately())
	}
	return q.askDecision(&after)
}

// completeForm writes into an application what follows from the records now, so
// that it is sent as it stands.
func (q *request) completeForm(w *desk.Work, a *crm.Approval) error {
	if a.Subject != initiation || a.State == crm.ApprovalAsked || a.State == crm.ApprovalGranted {
		return nil
	}
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	done, err := w.FillRequest(a.ID, desk.Filling{Fields: v.Fields})
	*a = done.After
	return err
}

// pressSubmit sends the request of a card.
func (q *request) pressSubmit(act chat.Action) error {
	a, err := q.requestNamed(parse.Item{Number: act.Subject})
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	return q.submitRequest(w, a, "")
}
