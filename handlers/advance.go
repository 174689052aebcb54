package handlers

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// advanceIntent moves a deal to another milestone: on through its gate, back
// with a reason, or against the gate by a manager.
func advanceIntent(book *playbook.Book) Intent {
	return Intent{
		Name:       "advance",
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			switch {
			case f.Letters() > 60 || len(f.Items) > 0 || strings.Contains(s, "提醒"):
				return 0
			case pushes.MatchString(s):
				return 0.9
			case goesBack.MatchString(s) && !otherCode(book, s):
				return 0.9
			case f.Asks():
				return 0
			case stageNamed(book, f) != "":
				return 0.9
			case goesOn.MatchString(s) && !otherCode(book, s), namesCustomer(f) && onAlone.MatchString(squash(unnamed(f))), oneStepOn.MatchString(squash(unnamed(f))) && !namesDay(s) && (namesCustomer(f) || hasNumber(f) || f.Holds("步", "阶段")):
				return 0.88
			}
			return 0
		},
		Examples: []string{
			"粤钢可以进下一步了", "粤钢进m4", "推到m4", "move Oakline to m3", "粤钢仍要推进,客户催得急", "#P4 仍要推进 老板已点头", "粤钢退回m2,经手人换了",
			"Oakline back to m2 because the handler left", "进入下一个里程碑", "push on with Oakline, the CEO agreed", "move it on", "move Oakline to tender", "move Oakline to the next stage",
		},
		Near:   []string{"推到下周三", "客户说项目推迟两个月", "push to Friday", "推到Q4", "go to lunch", "先撤回来", "还差什么", "提醒我下周推进粤钢"},
		Handle: (*request).advance,
	}
}

var (
	pushes   = wording.Compile(`仍要推进|强行推进|(?:不满足|没满足|没齐|不齐|不够|没达到|差几项|缺几项)(?:条件|要求)?(?:了|着)?也(?:要|得|先|想)?(?:往前|继续|往下)?推进?(?:吧|一下)?$|push (it )?on\b|push ahead`)
	goesBack = wording.OneOf(
		`退回(到)?([a-z]\d+|上一步|上一个(里程碑|阶段))`, `退到[a-z]\d+`, `回到[a-z]\d+`, `back to [a-z]\d+\b`,
		`退回(一步|一个(阶段|里程碑)|一级)`, `退一个(阶段|里程碑)`,
		`(move|moves|take|put|set) .{1,30} back (a|one) (stage|milestone)`, `back (a|one) (stage|milestone)$`,
	)
	goesOn = wording.OneOf(
		`(可以)?(进|到|推到|推进到|进入|转到)(下一步|下一个?(里程碑|阶段)|[a-z]\d+\b)`,
		`^(可以|能)?(往前|往下)?推进(一下|一步|吧)?$`,
		`可以进下一步`,
		`(move|moves|advance|go|goes)( .{1,30})? (to|into) (`+
			wording.Any(`[a-z]\d+\b`, `(the )?next (milestone|stage|step)`)+`)`,
		`next (milestone|stage)$`, `next milestone`,
		`(^|\W)(move|moves) (it|this|that) on\W*$`,
	)
	// onAlone moves the deal of a customer on who is named before it: 恒发推进一下.
	onAlone = wording.Compile(`^(?:那单|这单|的|项目|单子|可以|能|该|先|往前|往下|继续|再)*推进(?:一下|一步|吧|了)*$`)
	// oneStepOn moves a deal on without saying where to, and nothing but a deal: 往下走一步.
	oneStepOn = wording.Compile(`^(?:的|单子?|项目|再|可以|能|这个|那个|就|先|直接)*(?:往前|往下|向前)(?:走|推|推进)(?:一?步|一下|一级|一个阶段)?(?:吧)?(?:[,，]|$)`)
	toWhich   = wording.Compile(`[a-z]\d{1,2}`)
	// toNamed moves a deal to what a milestone is called: move Oakline to tender.
	toNamed = wording.OneOf(
		`(?:^|\W)(?:move|moves|advance|go|goes)(?: .{1,40}?)? (?:to|into) (?:the )?`+
			`([a-z][a-z &]*?)(?: stage)?\W*$`,
		`(?:推到|推进到|转到|跳到|挪到)(\p{Han}{2,10}?)(?:阶段)?[了吧]*(?:[,，。;；:： ]|理由|原因|因为|$)`,
		`推进.{1,12}?到(\p{Han}{2,10}?)(?:阶段)?[了吧]*(?:[,，。;；:： ]|理由|原因|因为|$)`,
	)
	// intoNamed is the same without a word of moving, where nothing but the customer stands before it: 大族进方案设计.
	// Its first group is empty, as that of toNamed is for a name in Chinese.
	intoNamed = wording.Compile(`()^(?:的|那个|这个|单子?|项目|可以|能|该|直接|先|就)*(?:进入?|进到)(\p{Han}{2,10}?)(?:阶段)?[了吧]*(?:[,，。;；:： ]|理由|原因|因为|$)`)
)

// stageSaid is the milestone whose id is said, as the method has them: m4, s2; ""
// for none.
func stageSaid(b *playbook.Book, s string) string {
	for at := toWhich.FindStringIndex(s); at != nil; at = toWhich.FindStringIndex(s) {
		if _, ok := b.Milestone(s[at[0]:at[1]]); ok {
			return s[at[0]:at[1]]
		}
		s = s[at[1]:]
	}
	return ""
}

// stageNamed is the milestone to which words move a deal by its name, or by how that ends: 立项 for
// 项目立项; "" for none.
func stageNamed(b *playbook.Book, f parse.Facts) string {
	s := f.Plain()
	m := toNamed.FindStringSubmatch(s)
	if m == nil {
		s = squash(unnamed(f))
		m = intoNamed.FindStringSubmatch(s)
	}
	if m == nil {
		return ""
	}
	if before, _, _ := strings.Cut(s, m[0]); namesDay(before) { // 下周推到立项 is a plan
		return ""
	}
	en, zh := m[1], strings.Join(m[2:], "")
	found := ""
	for _, one := range b.Milestones {
		switch {
		case strings.EqualFold(en, one.Name.EN), zh != "" && zh == one.Name.ZH:
			return one.ID
		case zh != "" && strings.HasSuffix(one.Name.ZH, zh) && found != "":
			return "" // two are called so
		case zh != "" && strings.HasSuffix(one.Name.ZH, zh):
			found = one.ID
		}
	}
	return found
}

// otherCode reports a code that is no milestone's of the method: Q4 is a quarter,
// and m2 nothing where the milestones are s1 to s5.
func otherCode(b *playbook.Book, s string) bool {
	code := toWhich.FindStringIndex(s)
	return code != nil && stageSaid(b, s) == "" && (len(b.Milestones) == 0 || s[code[0]] != b.Milestones[0].ID[0])
}

func (q *request) advance() error {
	m, ok, err := q.matter(wish{verb: crm.Read, want: func(o *crm.Opportunity) bool { return o.Open() || o.State == crm.DealWon }})
	if err != nil || !ok {
		return err
	}
	s := squash(q.m.Text)
	to := cmp.Or(stageNamed(q.Book, q.f), stageSaid(q.Book, s))
	switch {
	case pushes.MatchString(s):
		return q.pushOn(m, to, q.reasonBehind(pushes))
	case goesBack.MatchString(s):
		if to == "" {
			to = q.before(m.deal.Milestone)
		}
		if to == "" {
			return q.showDeal(m) // it stands in the first one
		}
		reason := q.reasonBehind(goesBack)
		if reason == "" {
			return q.askWhy(cards.WhyBack, m, to)
		}
		return q.moveDeal(m, desk.DealMove{To: to, Reason: reason})
	}
	return q.moveDeal(m, desk.DealMove{To: to, Reason: cmp.Or(q.reasonBehind(goesOn), q.reasonBehind(toNamed))})
}

// reasonBehind is what was said behind the words of a matter.
func (q *request) reasonBehind(words *wording.Wording) string {
	text := bare(q.f)
	said := lower(fold(text))
	at := words.FindStringIndex(said)
	if at == nil {
		return ""
	}
	n := utf8.RuneCountInString(said[:at[1]])
	rest := strings.Trim(string([]rune(text)[n:]), " ,，。.:：;了!！")
	if q.f.Account != nil {
		rest = strings.TrimPrefix(rest, "with "+q.f.Account.Text)
	}
	for _, w := range []string{"因为", "原因是", "原因", "because", "since", "理由是", "理由"} {
		rest = strings.TrimPrefix(strings.Trim(rest, " ,，:："), w)
	}
	return strings.Trim(rest, " ,，:：")
}

// before is the milestone from which this one is usually reached.
func (q *request) before(milestone string) string {
	prev := ""
	for _, m := range q.Book.Milestones {
		if m.ID == milestone {
			break
		}
		prev = m.ID
	}
	return prev
}

// moveDeal moves a deal where its gate lets it; else it says what is missing.
func (q *request) moveDeal(m matter, move desk.DealMove) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	missing, err := q.Desk.Missing(q.tx, &m.deal)
	if err != nil {
		return err
	}
	done, err := w.MoveDeal(m.deal.ID, move)
	if f, ok := faulty(err); ok {
		switch f.Key {
		case "gate.unmet":
			return q.gateShut(m, move.To)
		case "milestone.skip":
			return q.askWhy(cards.WhySkip, m, move.To)
		}
	}
	if err != nil {
		return err
	}
	if done.Before.Rev == done.After.Rev {
		return q.showDeal(m)
	}
	v := cards.MovedView{From: m.deal.Milestone, Reason: move.Reason, Pushed: move.Push, Missed: missing, Group: w.Group(), Company: q.Company}
	m.deal = done.After
	v.DealView = m.view()
	v.Apply = q.asksApplication(m.deal.Milestone) && m.deal.Owner == q.who.ID
	q.spokenOf(m, w.Group())
	q.reply(q.out.MovedOn(v))
	return q.tellOfMove(m, v)
}

// tellOfMove tells those whom the method wants to know of a milestone that was
// reached, and the owner of a deal that somebody else moved.
func (q *request) tellOfMove(m matter, v cards.MovedView) error {
	here, _ := q.Book.Milestone(m.deal.Milestone)
	told := map[crm.PersonID]bool{q.who.ID: true}
	v.Who = q.who.Name.Text
	tell := func(id crm.PersonID) error {
		if id == "" || told[id] {
			return nil
		}
		told[id] = true
		p, err := crm.Get[crm.Person](q.tx, id)
		if err != nil {
			return err
		}
		return q.tell(&p, "moved/"+string(v.Group), func(w *cards.Writer) chat.Card { return w.MovedOn(v) })
	}
	v.Apply = q.asksApplication(m.deal.Milestone)
	if err := tell(m.deal.Owner); err != nil {
		return err
	}
	v.Apply = false
	owner, err := crm.Get[crm.Person](q.tx, m.deal.Owner)
	if err != nil {
		return err
	}
	for _, role := range here.Tell {
		if role == string(crm.RoleManager) {
			if err := tell(owner.Manager); err != nil {
				return err
			}
		}
	}
	return nil
}

// pushOn goes on against the gate; without a reason it is asked for. Who may not
// asks his manager.
func (q *request) pushOn(m matter, to, reason string) error {
	v, err := q.gateView(m)
	if err != nil {
		return err
	}
	to = cmp.Or(to, v.To)
	switch {
	case !v.MayPush:
		return q.askPush(m, to)
	case reason == "":
		return q.askWhy(cards.WhyPush, m, to)
	}
	return q.moveDeal(m, desk.DealMove{To: to, Push: true, Reason: reason})
}

// askPush asks the owner's manager to let a deal go on.
func (q *request) askPush(m matter, to string) error {
	owner, err := crm.Get[crm.Person](q.tx, m.deal.Owner)
	if err != nil {
		return err
	}
	boss, err := crm.Get[crm.Person](q.tx, owner.Manager)
	if crm.IsMissing(err) || err == nil && !crm.Can(&boss, crm.Push, crm.ScopeOf(&m.deal)) {
		return crm.E(crm.Forbidden, "gate.push", "#"+m.deal.Number(), "")
	}
	if err != nil {
		return err
	}
	v, err := q.gateView(m)
	if err != nil {
		return err
	}
	v.To, v.MayPush = to, true
	key := "push/" + string(m.deal.ID) + "/" + to + "/" + string(q.today())
	err = q.tell(&boss, key, func(w *cards.Writer) chat.Card { return w.PushAsked(v, q.who.Name.Text) })
	if err != nil {
		return err
	}
	q.alone(q.say.PushSent(boss.Name.Text, m.view()))
	return nil
}

// askWhy asks for the reason of a move; what he writes next is it.
func (q *request) askWhy(what string, m matter, to string) error {
	q.began = true
	q.asked(crm.Draft{Ask: cards.AskWhy})
	q.conv.Question.Subject = crm.Pointer{Kind: crm.KindOpportunity, ID: what + " " + m.deal.Number() + " " + to}
	q.alone(q.say.AskWhy(what, m.view()))
	return nil
}

// tellsWhy takes words as the reason that was asked for. It reports false where the deal was paused
// or ended since: then nothing waits for a reason any more.
func (q *request) tellsWhy(question crm.Question) (bool, error) {
	q.conv.Question = crm.Question{}
	part := strings.Fields(question.Subject.ID + " - -")
	m, ok, err := q.matterByNumber(part[1])
	if err != nil || !ok {
		return true, err
	}
	if m.deal.State != crm.DealOpen && m.deal.State != crm.DealWon && part[0] != cards.WhyDrop {
		return false, nil
	}
	to := part[2]
	if to == "-" {
		to = ""
	}
	reason := strings.TrimSpace(q.m.Text)
	switch part[0] {
	case cards.WhyPush:
		return true, q.moveDeal(m, desk.DealMove{To: to, Push: true, Reason: reason})
	case cards.WhyDrop:
		return true, q.endDeal(m, desk.Ending{State: crm.DealDropped, Reason: reason, Why: reason}, "")
	}
	return true, q.moveDeal(m, desk.DealMove{To: to, Reason: reason})
}

// pressAdvance, pressPush, pressAskPush and pressHoldBack are the buttons of
// the gate's cards.
func (q *request) pressAdvance(a chat.Action) error {
	m, ok, err := q.matterByNumber(a.Subject)
	if err != nil || !ok {
		return err
	}
	return q.moveDeal(m, desk.DealMove{To: a.Arg})
}

func (q *request) pressPush(a chat.Action) error {
	m, ok, err := q.matterByNumber(a.Subject)
	if err != nil || !ok {
		return err
	}
	if here, _ := q.Book.Milestone(m.deal.Milestone); m.deal.Milestone == a.Arg || len(here.Next) > 0 && !slices.Contains(here.Next, a.Arg) {
		q.alone(q.say.Stale(m.deal.Number())) // it has moved since
		return nil
	}
	return q.pushOn(m, a.Arg, "")
}

func (q *request) pressAskPush(a chat.Action) error {
	m, ok, err := q.matterByNumber(a.Subject)
	if err != nil || !ok {
		return err
	}
	return q.askPush(m, a.Arg)
}

func (q *request) pressHoldBack(a chat.Action) error {
	m, ok, err := q.matterByNumber(a.Subject)
	if err != nil || !ok {
		return err
	}
	owner, err := crm.Get[crm.Person](q.tx, m.deal.Owner)
	if err != nil {
		return err
	}
	if !crm.Can(q.who, crm.Push, crm.ScopeOf(&m.deal)) {
		return crm.E(crm.Forbidden, "gate.push", "#"+m.deal.Number(), "")
	}
	key := "heldback/" + string(m.deal.ID) + "/" + string(q.today())
	if err := q.tell(&owner, key, func(w *cards.Writer) chat.Card { return w.HeldBack(q.who.Name.Text, m.view()) }); err != nil {
		return err
	}
	q.alone(q.say.HeldBackSent(owner.Name.Text, m.view()))
	return nil
}
