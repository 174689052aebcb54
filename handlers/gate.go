package handlers

import (
	"cmp"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// gateIntent says what keeps a deal in its milestone: 还差什么.
func gateIntent() Intent {
	return Intent{
		Name:       "gate",
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			switch {
			case len(f.Colleagues) > 0 && f.Account == nil && !hasNumber(f): // 小李的单子到哪了 asks of all of his
				return 0
			case f.Letters() > 45 || len(f.Items) > 0 || f.Holds("档案", "立项"):
				return 0 // what a file or an application lacks is said there
			case asksGate.MatchString(f.Plain()):
				return 0.86
			case asksStage.MatchString(f.Plain()) && (f.Account != nil || hasNumber(f) || f.Letters() <= 16 && f.Region == "" && len(f.Contacts) == 0):
				return 0.86
			case asksDeal.MatchString(f.Plain()) && f.Account != nil && len(f.Account.Known) > 0 && !didSomething(f):
				return 0.86
			}
			return 0
		},
		Examples: []string{"还差什么", "粤钢还差什么", "what's missing for m4", "what is missing", "缺什么", "粤钢缺哪些条件", "比亚迪到哪一步了", "#P4 到哪了", "比亚迪为什么还在m2", "where does Oakline stand", "where are we with Oakline", "到哪一步了", "比亚迪什么时候签", "比亚迪对手是谁", "比亚迪多大的单子", "when will Oakline sign", "who are the rivals at Oakline"},
		Near:     []string{"推到下周三", "比亚迪啥情况", "线索表缺什么列", "还有什么待审批的"},
		Handle:   (*request).gate,
	}
}

var (
	asksGate = wording.OneOf(
		`^[^,。]{0,8}(?:还有|有)?(?:什么|啥|哪些|哪几项)(?:还)?没(?:有)?(?:填|补|写|录|登记)`+
			`(?:的|上|全|完)?$`,
		`^[^,。]{0,14}`+
			wording.Any(
				`还差(?:什么|啥|哪些|几项|几样|哪几)`,
				`缺(?:什么|啥|哪些|几项|几样|哪几[样项条个])(?:条件)?[??了]?$`,
				`缺哪些条件`,
				`^[^,。]{0,16}卡在`+
					wording.Any(
						`哪`, `哪里`, `哪儿`, `什么地方`, `什么`, `啥`, `哪一?步`, `哪个环节`,
					)+`(?:了|呢)?$`,
				`^(?:so |and )?(?:why is|where is|what's|what is) .{1,30}`+
					wording.Any(`stuck`, `blocking(?: it| us)?`, `holding (?:it|us) up`)+`$`,
				`差哪几项`,
			),
		`what(?:'s| is) (?:still )?missing`,
		`what do (?:i|we) (?:still )?need for m\d`,
		`(?:能|可以|可不可以)(?:往下走|往前走|进下一步|进入下一步|推进)(?:了)?(?:吗|么|不)$`,
		`^(?:can|may) (?:it|we|this) (?:move|go) (?:on|to the next)`,
		`what (?:do|does|would|will) .{0,60}next (?:stage|milestone|step)`,
		`(?:get|move|bring) .{1,30}(?:to|into) the next (?:stage|milestone)`,
	)
	// asksDeal asks for what a deal's card says: when it is signed, how much it
	// is, who else is in it.
	asksDeal = wording.OneOf(
		`(?:什么时候|啥时候|几月份?|哪天|何时)(?:能|会|可以)?签`,
		`(?:多少钱|多大(?:的)?(?:单|项目|盘)|多大金额)`,
		`金额(?:是)?多少`,
		`(?:对手|竞争对手|竞品)(?:是|有|都有|是谁)?(?:谁|哪些|哪几家)`,
		`^when (?:will|does|do|are|is) .{1,30}(?:sign|clos)`,
		`how (?:big|much) is `,
		`who (?:are|is) (?:the|our) (?:rival|compet)`,
	)
	asksStage = wording.OneOf(
		`到(?:哪一步|哪步|哪了|哪个里程碑|什么阶段|哪个阶段)`, `第几(?:步|个?阶段|个?里程碑)`,
		`(?:走|跟|谈|进行|进展|推进)到哪`, `在(?:哪个|第几个)里程碑`, `为(?:什么|啥)还在`,
		`where does .* stand`, `where are (?:we|things)`, `how far (?:are we|along)`,
		`which (?:stage|milestone)`, `why is .* still in`,
	)
)

// tellsOfDone reports a reading of what was done, in the words of somebody who was there.
func tellsOfDone(f *parse.Facts) bool {
	return didSomething(*f) && (f.Holds("拜访") || tellsOfIt.MatchString(strings.ToLower(f.Text)))
}

// tellsOfIt finds the words of somebody who was there: 暂停到3月 names a day, not
// a place.
var tellsOfIt = wording.Compile(`拜访|又去|午去|早上去|刚去|走访|去了|去过|去趟|见了|见到|跑了|跑了?趟|刚从|聊|到访|打了|电话|回访|上门|谈了|谈付款|没谈|visit|\bmet\b|\bsaw\b|\bcall|spoke|talked|went to`)

func (q *request) gate() error {
	if a, err := q.unsentForm(); err != nil || a != nil && q.f.Account == nil && !hasNumber(q.f) && asksGate.MatchString(squash(q.m.Text)) {
		return cmp.Or(err, q.showApplication(a, nil))
	}
	if shown, err := q.fileLacks(); shown || err != nil {
		return err
	}
	m, ok, err := q.matter(wish{verb: crm.Read, next: func(o *crm.Opportunity) bool { return o.State == crm.DealWon }})
	if err != nil || !ok {
		return err
	}
	if s := squash(q.m.Text); asksStage.MatchString(s) || asksDeal.MatchString(s) {
		return q.showDeal(m)
	}
	return q.showGate(m, 0, false)
}

// unsentForm is the application that he is filling in; nil for none.
func (q *request) unsentForm() (*crm.Approval, error) {
	ask := q.conv.Question
	if ask.Key != cards.AskApplication || q.said().Sub(ask.At) > namesHold {
		return nil, nil
	}
	a, err := crm.Get[crm.Approval](q.tx, crm.ApprovalID(ask.Subject.ID))
	if crm.IsMissing(err) {
		return nil, nil
	}
	return &a, err
}

// ofTheStage asks for what the next step of a deal needs, whether there is a deal or not.
var ofTheStage = wording.Compile(`条件|下一?步|往[下前]走|推进|m\d|stage|milestone|step|\bmove\b`)

// fileLacks shows the file of a customer with whom no deal has begun, where it is asked what
// is missing: there is no gate yet, and the file says what it lacks.
func (q *request) fileLacks() (bool, error) {
	if s := squash(q.m.Text); q.f.Account == nil && !q.stillTalking() || hasNumber(q.f) || !asksGate.MatchString(s) || ofTheStage.MatchString(s) {
		return false, nil
	}
	a, err := q.readable()
	if err != nil || a == nil {
		return false, err
	}
	none := true
	err = crm.Each(q.tx, crm.Where(crm.ByAccount, string(a.ID)), func(crm.Opportunity) bool { none = false; return false })
	if err != nil || !none {
		return false, err
	}
	return true, q.showFile(a, false)
}

// readable is the customer that is named, else the one who is talked of; nil where he may not read of him.
func (q *request) readable() (*crm.Account, error) {
	if q.f.Account == nil {
		return q.accountIf(q.conv.About, func(a *crm.Account) bool { return q.allowed(crm.Read, crm.ScopeOf(a)) })
	}
	fnd, err := q.resolve(q.f.Account, crm.Read)
	return fnd.Account, err
}

// showGate shows what is missing, or what is done.
func (q *request) showGate(m matter, from int, met bool) error {
	v, err := q.gateView(m)
	if err != nil {
		return err
	}
	v.Start, v.ShowMet = from, met
	q.spokenOf(m, "")
	q.personal(q.say.Gate(v))
	return nil
}

// gateView is what keeps a deal in its milestone.
func (q *request) gateView(m matter) (cards.GateView, error) {
	v := cards.GateView{DealView: m.view()}
	here, _ := q.Book.Milestone(q.Book.Stands(&m.deal))
	if len(here.Next) > 0 {
		v.To = here.Next[0]
	}
	at := m.deal
	at.Milestone = here.ID
	ticks, err := q.Desk.Ticks(q.tx, &at)
	if err != nil {
		return v, err
	}
	v.Unmet = q.Book.Gate(here.ID, ticks)
	for _, c := range here.Exit {
		if !unmet(v.Unmet, c.ID) {
			v.Met = append(v.Met, c)
		}
	}
	if unmet(v.Unmet, "sheet_complete") {
		if v.Sheet, err = q.missing(&m.account); err != nil {
			return v, err
		}
	}
	v.MayPush = crm.Can(q.who, crm.Push, crm.ScopeOf(&m.deal))
	if !v.MayPush && q.who.ID == m.deal.Owner {
		v.Boss, err = q.personName(q.who.Manager)
	}
	return v, err
}

func unmet(list []playbook.Unmet, id string) bool {
	for _, u := range list {
		if u.ID == id {
			return true
		}
	}
	return false
}

// asksApplication reports whether the gate of a milestone asks for the
// application.
func (q *request) asksApplication(milestone string) bool {
	m, _ := q.Book.Milestone(milestone)
	_, ok := playbook.Find(m.Exit, "application_approved")
	return ok
}

// pressApply begins the application of a deal.
func (q *request) pressApply(a chat.Action) error {
	m, ok, err := q.matterByNumber(a.Subject)
	if err != nil || !ok {
		return err
	}
	return q.saysAgain(q.say.ApplyWords(m.view()))
}

// gateShut shows card 6, and the way past it.
func (q *request) gateShut(m matter, to string) error {
	v, err := q.gateView(m)
	if err != nil {
		return err
	}
	v.Asked, v.To = true, cmp.Or(to, v.To)
	q.spokenOf(m, "")
	q.personal(q.say.Gate(v))
	return nil
}
