package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

const (
	// oursZH and oursEN are how a colleague is called in the phrases below.
	oursZH = `([\p{Han}]{2,4}?|[a-z]{2,20})`
	oursEN = `([a-z]{2,20}(?: [a-z]{2,20})?)`

	// whenDone and doesWhat ask what somebody did at a time: 小李昨天干嘛了.
	whenDone = `(今天|昨天|前天|这周|本周|上周|这个月|上个月)`
	doesWhat = `(?:都|在)*(?:干|做|忙|跑)(?:了)?(?:嘛|啥|什么|些啥|些什么|哪些事)(?:去|呢)?了?(?:啊|呢)?$`
)

// rosterPhrases are said of colleagues: who goes, who is new, who stands in, whose visit it was.
// Each holds only where the one who is named works here.
var rosterPhrases = []phrase{
	{said: wording.Compile(`^` + oursZH +
		wording.Maybe(`下周`, `月底`, `下个月`, `这周`, `明天`, `已经`, `马上`, `准备`) +
		`(?:就)?(?:要|说)?(?:离职|辞职|不干|不做|走)了?[,， ]*(?:他|她)?(?:手上|手里)?` +
		`的?(?:客户|活|工作|单子|东西)(?:就|都|先|暂时|全)*(?:放|归|挂|搁|给|转给?|交给?)` +
		`(?:在|到)?(?:我|` + oursZH + `)` +
		wording.Maybe(
			`这儿`, `这边`, `那儿`, `那边`, `这里`, `那里`, `这`, `那`, `名下`, `手上`, `管`,
			`跟`, `接`,
		) + `(?:吧)?$`), as: "$1离职,客户交给$2", ours: []int{1, 2}},
	{said: wording.Compile(`^` + oursZH +
		wording.Any(
			`不在`, `休假`, `请假`, `出差`, `下周`, `这周`, `这几天`, `期间`, `的时候`,
		) +
		`*的?(?:客户|活|工作|单子)(?:就|先|都|那边)*(?:让|由|请|叫)` + oursZH + `(?:先|帮忙|帮着)?` +
		`(?:盯|看|照看|照应|照顾|顶)(?:着|一下|下)?(?:吧)?$`), as: "让$2帮忙盯$1的客户", ours: []int{1, 2}},
	{said: wording.Compile(`^(?:我们|咱们|组里|团队|公司|这边)?(?:新)?(?:来|招|进)了(?:一?个|一?位)?(?:新的?)?` +
		`(?:人|同事|伙伴|员工)(?:叫|是)?([\p{Han}]{2,4}?)[,， ]+(?:在|是|做|去|放)?` +
		`([^,，。的]{2,8}?)(?:组|团队)?的?((?:大客户)?(?:销售|经理|专员|总监))$`), as: "加$1 $2 $3"},
	{said: wording.Compile(`^` + oursZH + `(` +
		wording.Any(`今天`, `昨天`, `前天`, `[上这本]?周[一二三四五六日天]`) +
		`)(?:其实|并)?没(?:有)?(?:去|拜访|见)(?P<at>[^,，。 ]{2,14}?)[,， ]*(?:他|她)?(?:其实)?` +
		`(?:是)?(` +
		wording.Any(
			`今天`, `昨天`, `前天`, `大前天`, `[上这本]?周[一二三四五六日天]`, `\d{1,2}[号日]`,
		) + `)(?:才)?去的$`), as: "@那次拜访不是$2,是$4", ours: []int{1}},
	{said: wording.Compile(`^([^,，。 ]{2,14}?(?:厂|分公司|子公司|基地))(?:以后|今后|现在|就)?(?:归|由|给|交给|转给)` + oursZH + `(?:管|负责|跟|来管|来跟|来负责)?(?:吧|了)?$`), as: "把$1给$2", ours: []int{2}},
	{said: wording.Compile(`^(?:it|that) (?:wasn't|was not|wasnt) me ` +
		wording.Any(`at`, `who (?:visited|saw|met|went to)`, `that (?:visited|went to)`) +
		` (?P<at>[a-z0-9&. -]{2,30}?)[,;]? (?:it was|but) ` + oursEN + `$`), as: "@那次是$2去的", ours: []int{2}},
	{said: wording.Compile(`^` + oursEN + ` ` +
		wording.Any(`covers`, `looks after`, `takes`, `is covering`, `will cover`) +
		` (?:my|all my) (?:accounts|customers|clients|deals)` +
		`(?: ((?:next|this) week|tomorrow|today|(?:on |from )?[a-z]+day.*))$`), as: "on leave $2, $1 covers", ours: []int{1}},
	{said: wording.Compile(`^([a-z0-9&. -]{2,30}?)'s ([a-z ]{2,20}? (?:site|plant|factory|office)) (?:is|belongs to|goes to|should go to|is now with) ` + oursEN + `(?:'s)?$`), as: "give $1 $2 to $3", ours: []int{3}},
	{said: wording.Compile(`^(?:请|帮我)?提醒(?:一下)?` + oursZH + `(?:一下|一声)?[,， ]*(` +
		wording.Any(
			`去`, `把`, `补`, `填`, `改`, `更新`, `核对`, `核实`, `确认`, `整理`, `联系`,
			`准备`, `发`, `做`, `查`, `催`, `交`, `记得`, `别忘`, `尽快`, `周`, `下周`,
			`明天`, `今天`,
		) + `.{1,30}` + `)$`), as: "让$1$2", ours: []int{1}},
	{said: wording.Compile(`^(?:看下|看看)?(?:各|每)(?:个)?(?:组|团队|区|大区)(?:的)?(?:情况|怎么样|咋样|如何|进展|怎样)(?:啊|呢)?$|^how are (?:the|all|my) teams(?: doing)?$`), as: "各组漏斗", when: leads},
	{said: wording.Compile(`^` + oursZH + whenDone + doesWhat), as: "$1$2的记录", ours: []int{1}, when: leads},
	{said: wording.Compile(`^` + whenDone + oursZH + doesWhat), as: "$2$1的记录", ours: []int{2}, when: leads},
	{said: wording.Compile(`^(` + wording.Any(
		`今天`, `明天`, `后天`, `[下这本]?周[一二三四五六日天]`, `\d{1,2}[号日]`,
	) + wording.Maybe(
		`[^,，。 ]{0,6}?(?:会|前)`, `早上`, `上午`, `中午`, `下午`, `晚上`,
	) + `)(?:请|帮我)?(?:提醒|通知|告诉|叫)(?:一下)?(大家|所有人|全组|各位)` +
		`((?:带|把|交|发|写|填|报|准备|更新|补|整理|提交|来|去|到).{1,30})$`), as: "提醒大家$1$3", when: leads},
	{said: wording.Compile(`^(?:请|帮我)?(?:告诉|通知|跟)(?:一下)?(?:大家|所有人|全组|各位)(?:说)?(?:一下|一声)?` +
		`[,， ]*(` +
		wording.Any(
			`今天`, `明天`, `后天`, `[下这本]?周[一二三四五六日天]`, `\d{1,2}[号日]`, `把`,
			`交`, `发`, `写`, `填`, `报`, `准备`, `更新`, `补`, `整理`, `提交`,
		) + `.{2,30}` + `)$`), as: "提醒大家$1", when: leads},
	{said: wording.Compile(`^it was ` + oursEN + ` (?:who|that) (?:visited|saw|met|went to|called) (?P<at>[a-z0-9&. -]{2,30}?)(?:[,;]? not me)?$`), as: "@那次是$1去的", ours: []int{1}},
	{said: wording.Compile(`^(?P<at>[^,，。 ]{2,14}?)那次(?:拜访)?是(?:我|` + oursZH + `)去的[,， ]*不是` + oursZH + `$`), as: "@那次是$2去的", ours: []int{2, 3}},
	{said: wording.Compile(`^` + oursZH + `(` +
		`(?:今天|明天|后天|下周|这周|周|\d)?[^,，。 ]{0,8}?(?:请假|休假|年假|病假|不在|出差)` +
		`[^,，。 ]{0,8}?` +
		`)[,，]?(?:那)?(?:谁|哪个)(?:来|能|可以)?(?:顶|代|替|接|盯)(?:一下|班|他|她|的|着)*$`), as: "$1$2", ours: []int{1}},
	{said: wording.Compile(`^` + oursZH + `(` +
		`(?:今天|明天|后天|[这下本]?周|下个?月|\d)[^,，。 ]{0,16}?` +
		`(?:休假|请假|年假|病假|不在|出差)` +
		`)[,，]?(?:他|她)?的?(?:客户|活|工作|单子)(?:先|都|就|暂时)*(?:给|交给|让|由)` +
		oursZH + `(?:先|帮忙|来)*(?:盯|看|跟|管|顶|接)?(?:着|一下)?(?:吧)?$`), as: "$1$2,审批给$3", ours: []int{1, 3}},
	{said: wording.Compile(`^(?:他|她)的(?:活|工作|客户|班|事)(?:就|先|都)*(?:让|由)?` + oursZH + `(?:先|来)*(?:顶|代|替|盯|接|看)(?:着|一下|下)?(?:吧)?$`), as: "让$1代一下他的活", ours: []int{1}, when: awayLast},
	{said: wording.Compile(`^` + oursZH + `(?:名下|手上|手里|现在|那边)+(?:还)?(?:有)?(?:几家|多少家|几个客户|多少客户|哪几家|哪些客户)(?:啊|呢)?$`), as: "$1的客户有哪些", ours: []int{1}},
	{said: wording.Compile(`^` + oursZH + `(?:是)?(?:干嘛|干什么|干啥|做什么|做啥|哪个组|哪个团队|我组|我们组|我们团队|什么角色|啥角色)的?(?:吗|啊)?$`), as: "花名册", ours: []int{1}},
	{said: wording.OneOf(
		`^(?:我们|咱们)?(?:组|团队)(?:里)?(?:现在|一共)?(?:有)?(?:几个|多少)人(?:啊)?$`,
		`^(?:who is|who's|whos) (?:my|our|the) (?:manager|director|specialist|admin|boss)`+
			`$`,
	), as: "花名册"},
	{said: wording.Compile(`^(?:what is|what's|whats) my role$|^(?:who is|who's|whos) (?:on|in) (?:my|our|the) team$`), as: "花名册"},
}

// leads reports that the speaker leads a team.
func leads(q *request, _ crm.AccountID) (bool, error) { return allowed(q.who, leaders()), nil }

// namesOurs puts the names by which colleagues are known into the parts of a phrase that must
// name some; one that was left out is the speaker. False where one is none of ours.
func (q *request) namesOurs(p *phrase, m []string) (bool, error) {
	if len(p.ours) == 0 {
		return true, nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return false, err
	}
	for _, n := range p.ours {
		if m[n] == "" {
			m[n] = q.who.Name.Text
			continue
		}
		who := colleagueCalled(ps, m[n], q.today())
		if who == nil {
			who = colleagueSounding(ps, m[n], q.today())
		}
		if who == nil {
			return false, nil
		}
		m[n] = who.Name.Text
	}
	return true, nil
}

// soundsOurs finds where a colleague is named in English by the sound of his Chinese name: Li
// covers for me, give Goldpeak to Wang Min. One of its groups is the name.
var soundsOurs = wording.OneOf(
	`^`+oursEN+` `+
		wording.Any(
			`covers`, `will cover`, `is covering`, `can cover`, `stands in`,
			`looks after (?:my|all)`, `takes over`, `approves`,
			`(?:has )?left (?:the company|us)`,
			`is (?:off|away|out|on leave|sick|back)`,
			`has left`, `is leaving`, `leaves`,
		)+`\b`,
	`[,;] ?`+oursEN+` (?:covers|will cover|is covering|can cover|stands in|approves)\b`,
	`^it was `+oursEN+` (?:who|that) `,
	`^(?:please )?(?:give|hand|pass|move|assign|reassign|transfer) .{2,40}? to `+oursEN+`$`,
	`^(?:please |can you |could you )?(?:ask|tell|have|remind) `+oursEN+` to `,
	`^(?:please )?(?:let|have) `+oursEN+` (?:go|attend|take|do) .*(?:for me|in my place|instead of me)`+
		`$`,
	`approvals? to `+oursEN+`\b`, `deputy is `+oursEN+`$`,
	`(?:it|that) (?:wasn't|was not|wasnt) me\b.*(?:it was|but) `+oursEN+`$`,
	`(?:not me|my mistake)[,;]? (?:it was )?`+oursEN+`$`,
	`^(?:export |show |list |what are |how many )?`+oursEN+`'s `+
		wording.Any(
			`leads`, `customers`, `accounts`, `visits`, `deals`, `calls`, `week`, `day`,
			`numbers`,
		)+`\b`,
	`^how many (?:leads|customers|accounts|visits|deals|calls) (?:does|did|has) `+oursEN+`\b`,
)

// oursBySound is a message with a colleague under the name by which he is known, where he was
// named by the sound of it alone; "" where nobody was.
func (q *request) oursBySound(s string) (string, error) {
	m := soundsOurs.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	said := strings.Join(m[1:], "")
	ps, err := playbook.Everybody(q.tx)
	if err != nil || len(q.colleaguesIn(ps, said)) > 0 {
		return "", err
	}
	p := colleagueSounding(ps, said, q.today())
	if p == nil {
		return "", nil
	}
	if theirs, err := q.calledThere(said); err != nil || theirs {
		return "", err // ask Wang to send the drawing, who was met there
	}
	at := strings.Index(lower(q.m.Text), said)
	if at < 0 {
		return "", nil
	}
	return q.m.Text[:at] + p.Name.Text + q.m.Text[at+len(said):], nil
}

// calledThere reports that one of the words of a name calls somebody at the customer who is talked of.
func (q *request) calledThere(said string) (bool, error) {
	if q.conv.About == "" {
		return false, nil
	}
	people, err := q.contactsOf(q.conv.About)
	return slices.ContainsFunc(people, func(k crm.Contact) bool {
		return slices.ContainsFunc(strings.Fields(strings.ToLower(k.Name.Text)), func(w string) bool { return slices.Contains(strings.Fields(said), w) })
	}), err
}

// colleagueSounding is the only colleague whose Chinese name, or the family name of it, sounds
// so: Wang Min, Min Wang, Li. nil for none, and for more than one.
func colleagueSounding(ps playbook.People, said string, on crm.Date) *crm.Person {
	words := strings.Fields(strings.ToLower(said))
	if len(words) == 0 || len(words) > 2 {
		return nil
	}
	var found *crm.Person
	for i := range ps {
		p := &ps[i]
		if !p.Active(on) || !soundsLike(p, words) {
			continue
		}
		if found != nil {
			return nil
		}
		found = p
	}
	return found
}

// soundsLike reports whether one of the names of a person sounds like some words.
func soundsLike(p *crm.Person, words []string) bool {
	whole := []string{strings.Join(words, "")}
	if len(words) == 2 {
		whole = append(whole, words[1]+words[0])
	}
	for _, name := range []string{p.Full, p.Name.Text} {
		if name == "" || ascii(name) || strings.ContainsAny(name, "小老阿") && name != p.Full {
			continue
		}
		family := parse.Keys(string([]rune(name)[:1])).Pinyin
		if slices.ContainsFunc(whole, func(s string) bool {
			return slices.Contains(parse.Keys(name).Pinyin, s) || len(words) == 1 && slices.Contains(family, s)
		}) {
			return true
		}
	}
	return false
}

// awayLast reports that a colleague's leave was spoken of last: 他的 is he, and never who speaks.
func awayLast(q *request, _ crm.AccountID) (bool, error) {
	return len(q.conv.Items) == 1 && q.conv.Items[0].Kind == crm.KindPerson && q.conv.Items[0].ID != string(q.who.ID), nil
}
