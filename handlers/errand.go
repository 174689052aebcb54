package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// errandSaid finds what a leader wants somebody to do: 让小李周五前把方案发了, ask Anna to
// send the quote by Friday. What stands before it says why.
var errandSaid = wording.OneOf(
	`^(?:(.*?)[,，。;； ])?(?:请|麻烦|帮我|替我|你)*`+
		wording.Any(`让`, `叫`, `安排`, `通知`, `吩咐`, `告诉`, `转告`, `派`, `催一?下?`)+
		`([\p{Han}]{2,4}?|[a-zA-Z]{2,20})(`+
		wording.Any(
			`的`, `赶紧`, `尽快`, `抓紧`, `马上`, `先?别`, `不要`, `先`, `去`, `把`, `跟`, `给`,
			`约`, `在`, `[今明后这下本周月\d]`, `联系`, `拜访`, `准备`, `发`, `送`, `报`, `打`,
			`做`, `写`, `交`, `问`, `看[下看]`, `看一下`, `审`, `查[下一]`, `填`, `补[下一充上齐全]?`,
			`改[下一成]`, `更新`, `核对`, `核实`, `确认`, `整理`, `录入`, `翻译`, `打印`, `寄`,
			`印`, `画`, `算`, `测`, `检查`, `处理`, `跟进`, `帮忙[^去]`, `帮着`,
		)+`)(.{2,})$`,
	`^(?:给|跟|和|帮我跟|帮我给)([\p{Han}]{2,4}?|[a-zA-Z]{2,20})`+
		wording.Any(
			wording.Any(
				`说一?声`, `讲一?声`, `说一下`, `说下`, `讲一下`, `带个话`, `提个醒`,
				`打个招呼`,
			)+`[,,:： ]*(.{2,})`,
			`说[,,:： ]*(`+
				wording.Any(
					`(?:请|让)?(?:他|她)?`+
						wording.Any(
							`去`, `把`, `补`, `填`, `改`, `更新`, `核对`, `核实`, `确认`,
							`整理`, `联系`, `准备`, `发`, `做`, `查`, `催`, `记得`,
							`别忘`, `尽快`,
						)+`.{2,}`,
					`[^,，。]{2,16}?(?:发|交|给|补|填|改|做完|弄好|准备好|报).{0,8}`,
				)+`)`,
		)+`$`,
	`(?i)^(?:(.*?)[,.;] ?)?(?:please |can you |could you )*(?:ask|have|tell|get|remind)`+
		` ([a-z]{2,20}|\p{Han}{2,4})(?: to| should)? (.{3,})$`,
)

// tellsOn begins what a colleague is to be told, whatever it is: 告诉小李大族要盯紧赵经理.
var tellsOn = wording.Compile(`^(?:请|麻烦|帮我|替我|你)*(?:(告诉|转告|通知|提醒)|跟|给|和)`)

// saidTo stands behind the name of whom one only speaks to: 跟小李说一声.
var saidTo = wording.Compile(`^(?:说|讲)(?:一声|一下|下)?[,，:： ]*`)

// toldOn is the one colleague who is named, and what he is to be told; nil where he is told of, where it was done,
// and where it is what the speaker himself does.
func toldOn(f parse.Facts) []string {
	text := strings.Trim(fold(f.Text), " 。.!！")
	m := tellsOn.FindStringSubmatch(text)
	if m == nil || len(f.Colleagues) != 1 {
		return nil
	}
	for _, name := range f.Colleagues[0].Row.Names {
		rest, ok := strings.CutPrefix(text[len(m[0]):], name.Text)
		if !ok {
			continue
		}
		said := saidTo.ReplaceAllString(rest, "")
		if m[1] == "" && said == rest {
			return nil
		}
		said = strings.TrimLeft(said, ",，:： ")
		if length(said) < 4 || notToDo.MatchString(said) {
			return nil
		}
		return []string{name.Text, said}
	}
	return nil
}

// notToDo begins what was done, what the speaker does himself, and what is of somebody's rather than said to him.
var notToDo = wording.Compile(`^(?:了|过|我|的|说|好|定|清楚|明白|通|那边|那里|他们|这边|(?:尽快|快点?|早点|赶紧|去|来|帮忙)?(?:审?批|同意|签字))`)

// notErrand are matters of somebody's that have intents of their own.
var notErrand = wording.Compile(`审批|代我|代他|代她|顶班|休假|请假|接手|负责|进组|离职|about |that |me `)

// asksSomebody begins with what is wanted of a colleague: 让陈静把行业填一下.
var asksSomebody = wording.OneOf(
	`^(?:请|麻烦|帮我)*(?:让|叫|请|麻烦|提醒)(?:[\p{Han}]{2,4}|[a-zA-Z]{2,20})`+
		wording.Any(
			`去`, `把`, `跟`, `给`, `做`, `准备`, `发`, `送`, `报`, `填`, `补`, `核`, `更新`,
			`确认`, `看`, `查`, `改`, `翻译`, `打印`, `寄`, `印`, `画`, `算`, `测`, `处理`,
			`跟进`, `帮忙`, `帮着`, `盯`, `订`, `拟`, `催`, `跑`, `买`, `搞`, `弄`, `陪`, `[今明后这下本周\d]`,
		),
	`^(?:给|跟|帮我跟|帮我给)(?:\p{Han}{2,4}?|[a-z]{2,20})说`,
	`^(?:please |can you |could you )*(?:ask|have|get|tell) (?:[a-z]{2,20}|\p{Han}{2,4}) to `,
)

// wasTold begins what was told already: 跟小李说了, 跟小李说好了.
var wasTold = wording.Compile(`^(?:了|过|好)`)

// errandIntent gives a step to somebody whom he leads.
func errandIntent() Intent {
	return Intent{
		Name: "errand",
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 40 && !f.Question && everybodyDoes.MatchString(f.Plain()) && !notErrand.MatchString(f.Plain()) {
				return 0.96
			}
			if f.Letters() > 80 || f.Question || len(f.Colleagues) == 0 && len(f.Contacts) == 0 || notErrand.MatchString(f.Plain()) || errand(f) == nil || len(f.Colleagues) == 0 && toldToTheirs.MatchString(f.Plain()) {
				return 0
			}
			return 0.96
		},
		Examples: []string{"让小李周五前把方案发了", "ask Anna to send the quote by Friday"},
		Near:     []string{"催一下小李", "王总让我周五前报价", "提醒我下周二催林副总"},
		Handle:   (*request).errand,
	}
}

// toldToTheirs finds what somebody of the customer's is told or kept from, which no colleague is to
// do: 告诉韩总先别签.
var toldToTheirs = wording.Compile(`^(?:告诉|转告)|^(?:让|叫|通知).{2,4}(?:先?别|不要|先)`)

// oursDoes finds what a colleague is to do in a word or two, which of somebody at the customer's would be his own matter:
// 让小李盯一下.
var oursDoes = wording.Compile(`^(?:请|麻烦|帮我|你|那|就)*(?:让|叫|安排|派)([\p{Han}]{2,4}?|[a-zA-Z]{2,20})((?:盯[一下着]|订|拟|催|跑|买|搞|弄|出[个份一]|陪).{1,30})$`)

// errand is whom a message names for a step, and the step; nil for none.
func errand(f parse.Facts) []string {
	m := errandSaid.FindStringSubmatch(strings.Trim(fold(f.Text), " 。.!！"))
	switch {
	case m == nil:
		if ours := oursDoes.FindStringSubmatch(strings.Trim(fold(f.Text), " 。.!！")); ours != nil && len(f.Colleagues) == 1 {
			return ours[1:]
		}
		return toldOn(f)
	case m[2] != "":
		return []string{m[2], strings.TrimPrefix(m[3], "的") + m[4]}
	case m[5] != "" && wasTold.MatchString(m[6]+m[7]):
		return nil
	case m[5] != "":
		return []string{m[5], m[6] + m[7]}
	}
	return []string{m[9], m[10]}
}

// errand gives the step to him and tells him at once; whoever gave it is told when
// it is done. Who does not lead him means something else.
func (q *request) errand() error {
	if m := everybodyDoes.FindStringSubmatch(squash(q.m.Text)); m != nil {
		return q.errandOfAll(m[1], m[2])
	}
	said := errand(q.f)
	if said == nil {
		return errPass
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	p := colleagueCalled(ps, said[0], q.today())
	if p == nil || p.ID == q.who.ID {
		return errPass
	}
	if !q.allowed(crm.Write, crm.Scope{Kind: crm.KindTask, Owner: p.ID, Team: p.Team, Shared: true}) {
		if !asksSomebody.MatchString(squash(q.m.Text)) {
			return errPass
		}
		return q.askColleague(p, nil)
	}
	n, err := q.errandStep(p, said[1])
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	t, err := w.AddTask(n)
	if err != nil {
		return err
	}
	v := cards.SupportView{Task: t, Who: p.Name.Text, Asker: q.who.Name.Text, Group: w.Group()}
	if v.AccountName, err = q.nameOf(t.Account); err != nil {
		return err
	}
	if t.Account != "" {
		q.about(t.Account, "")
	}
	q.listed([]crm.Pointer{{Kind: crm.KindTask, ID: string(t.ID)}})
	q.conv.Group = w.Group()
	q.personal(q.say.Assigned(v))
	return q.tell(p, q.m.Key+"/errand", func(w *cards.Writer) chat.Card { return w.AssignedToYou(v) })
}

// everybodyDoes finds what a leader wants everybody to do whom he leads: 周五前让每个人交计划.
var everybodyDoes = wording.Compile(`^(` +
	`(?:今天|明天|后天|[本这下]?周[一二三四五六日天]|\d{1,2}[号日]|月底|下班)?(?:之前|以前|前)?` +
	`)[,， ]?(?:请|让|叫|通知|要求|提醒)` +
	wording.Any(`每个人`, `所有人`, `大家`, `各位`, `全组人?`, `组里(?:的)?人?`, `每人`) +
	`(?:都|各自)?(` +
	wording.Any(
		`把`, `在`, `今天`, `明天`, `[本这下]?周[一二三四五六日天]前?`, `交`, `发`, `写`, `填`,
		`报`, `准备`, `更新`, `补`, `整理`, `提交`,
	) + `.{1,30}` + `)$`)

// errandOfAll gives a step to each of those whom he leads and who sell, and tells them.
func (q *request) errandOfAll(when, what string) error {
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	var given []cards.SupportView
	var to []*crm.Person
	var names []string
	var at []crm.Pointer
	for i := range ps {
		p := &ps[i]
		if p.ID == q.who.ID || !p.Has(crm.RoleRep) || !p.Active(q.today()) || !q.allowed(crm.Write, crm.Scope{Kind: crm.KindTask, Owner: p.ID, Team: p.Team}) {
			continue
		}
		n, err := q.errandStep(p, when+what)
		if err != nil {
			return err
		}
		n.Text, n.Account = what, "" // it is of no customer
		k, err := w.AddTask(n)
		if err != nil {
			return err
		}
		given = append(given, cards.SupportView{Task: k, Who: p.Name.Text, Asker: q.who.Name.Text, Group: w.Group()})
		to, names, at = append(to, p), append(names, p.Name.Text), append(at, crm.Pointer{Kind: crm.KindTask, ID: string(k.ID)})
	}
	if len(given) == 0 {
		return errPass
	}
	all := given[len(given)-1]
	all.Who = cards.Names(q.say.Locale, names)
	q.listed(at)
	q.conv.Group = w.Group()
	q.personal(q.say.Assigned(all))
	for i, v := range given {
		if err := q.tell(to[i], q.m.Key+"/errand", func(w *cards.Writer) chat.Card { return w.AssignedToYou(v) }); err != nil {
			return err
		}
	}
	return nil
}

// errandStep is the step that somebody is given: of the customer that was named or
// just spoken of, where he may write to it.
func (q *request) errandStep(p *crm.Person, text string) (desk.NewTask, error) {
	f := parse.Read(text, q.ctx)
	n := desk.NewTask{Owner: p.ID, Text: text, Asked: true}
	if f.Next != nil {
		n.Due, n.Clock, n.Assumed = f.Next.Due, f.Next.Time, f.Next.Assumed
		several := !ascii(text) && strings.ContainsAny(text, " ,，") // 写个计划 周五给我: what is to be given stands before
		if f.Next.Text != "" && f.Next.Due != "" && !several {
			n.Text = f.Next.Text
		}
		if to, ok := strings.CutSuffix(text, "给我"); ok && several {
			n.Text = to + "给" + q.who.Name.Text
		} else if ok && strings.HasSuffix(n.Text, "给") {
			n.Text += q.who.Name.Text // whoever is asked must read to whom
		}
	} else if d, _ := day(f); d >= q.today() {
		n.Due = d
	}
	whole := q.f
	if whole.Account == nil {
		whole.Account = f.Account
	}
	if whole.Account == nil {
		n.Account = q.lastAbout()
	} else {
		fnd, err := q.resolve(whole.Account, crm.Write)
		if err != nil {
			return n, err
		}
		if fnd.Account != nil {
			n.Account = fnd.Account.ID
		}
	}
	if n.Account == "" {
		return n, nil
	}
	a, err := crm.Get[crm.Account](q.tx, n.Account)
	if err == nil && !crm.Can(p, crm.Write, crm.ScopeOf(&a)) {
		n.Account = "" // no customer of his: the words name it
	}
	return n, err
}
