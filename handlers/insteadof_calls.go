package handlers

import (
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// papersEN are what is sent to a customer, and is asked of us.
var papersEN = `(?:[a-z-]+ )?` + wording.Any(
	`ballpark`, `quotes?`, `quotation`, `offer`, `proposal`, `prices?`,
	`price list`, `estimate`, `answer`, `reply`, `brochures?`, `catalogue`,
	`drawings?`, `layout`, `concept`, `samples?`, `datasheets?`, `data sheets?`,
	`specs?`, `references?`, `figures`, `numbers`, `draft`, `contract`, `slides`,
	`presentation`, `minutes`, `summary`, `report`, `certificates?`,
)

// What is said in passing of calls, papers, tiers and sums in fewer words than any of them
// needs, as the sentence that it stands for.
var (
	// callsWhen finds that somebody who was just spoken of is called or met again, and when:
	// ring her again Tuesday morning.
	callsWhen = wording.Compile(`^` + wording.Any(
		`i'll `, `i will `, `will `, `i must `, `must `, `need to `, `have to `, `should `, `gonna `,
		`so `, `then `,
	) +
		`*(call|ring|phone|email|visit|see|meet|try) (?:him|her|them)(?: again| back| up)* (?:on |next )?(` +
		`(?:next )?` +
		wording.Any(
			`monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `mon`, `tue`, `wed`, `thu`, `fri`,
			`tomorrow`, `week`,
		) + wording.Maybe(
		` morning`, ` afternoon`, ` evening`,
		` at \d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?`,
	) + `)$`)
	// goesWhen finds the same in Chinese, of whoever is talked of: 我明天联系下.
	goesWhen = wording.Compile(`^(?:我|那我)?(?:就|再|准备|打算)?(` +
		wording.Any(
			`今天`, `明天`, `后天`,
			`[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]`,
			`\d{1,2}[号日]`,
		) + `(?:早上|上午|中午|下午|晚上)?` + `)(?:再|就|先|去)?(` +
		wording.Any(
			`联系`, `打电话`, `打个电话`, `打过去`, `去一趟`, `跑一趟`, `去拜访`, `拜访`, `过去`, `沟通`,
			`对接`, `约`, `催`, `催催`, `追`, `盯`, `问`, `问问`, `跟进`, `回访`,
		) + `)(?:一?下|他|她|他们|看看)*(?:吧)?$`)
	// meetsHim finds the same with the day behind: 那就约他下周二.
	meetsHim = wording.Compile(`^(?:那|就|再|先|我|,|，| )*(约)(?:一?下)?(?:他|她|他们|对方|人家)?(?:在|到)?(` +
		`(?:明天|后天|大后天|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}[号日])(?:早上|上午|中午|下午|晚上)?(?:[\d一二两三四五六七八九十]{1,3}点半?)?` +
		`)(?:见面?|碰面?|聊)?(?:吧)?$`)
	// needsBy finds what a customer wants of us, and by when: she'd like a ballpark by tomorrow evening.
	needsBy = wording.Compile(`^(?:he|she|they)` +
		wording.Any(
			`'d like`, ` would like`, ` wants?`, ` needs?`, ` asked for`, ` asks for`, ` expects?`,
		) +
		` (?:to have |to get |to see )?((?:a |an |the |our |some |my )?` + papersEN + `) (by|before|until) (` +
		wording.Any(
			`tomorrow`, `today`, `tonight`, `monday`, `tuesday`, `wednesday`, `thursday`, `friday`,
			`the \d{1,2}(?:st|nd|rd|th)`, `next [a-z]+`, `end of [a-z]+`, `[a-z]{3,9} \d{1,2}`,
		) + `(?: morning| afternoon| evening| noon)?` + `)$`)
	// usesTheirs finds whose machines a customer works with: 他们现在用的是唐山松下的.
	usesTheirs = wording.Compile(`^(?:他们?|那边|现场|厂里|对方|客户)?(?:现在|目前|一直|以前)?(?:都|主要)?用的?(?:都|还)?是([^,，。 我咱自]{2,10}?)的?(?:设备|机器|产品|线)?$`)
	// sameThere finds where one fared as just now: same with Kestrel Packaging, 中联也一样.
	sameThere = wording.Compile(`^(?:the )?same (?:with|at|for|story at|result at) ([a-z][\w .&-]{1,30})$|^([^,，。 ]{2,12}?)(?:那边|那家)?也(?:是|一样|是这样|没人接|没接|没见到人?|没人)$`)
	// paperOut finds what has gone out: brochure's out, the quote is sent.
	paperOut = wording.Compile(`^(?:the |my |our )?(` + papersEN + `)(?:'s| is| has been| was| has)? ` +
		wording.Any(
			`out`, `sent`, `gone`, `gone out`, `delivered`, `sent out`, `sent off`, `with them`,
			`with him`, `with her`,
		) + `(?: now| today| already)?$`)
	// alsoTalkTo finds with whom a customer talks beside us.
	alsoTalkTo = wording.Compile(`^(?:and |but )?(?:they|he|she)(?:'re| are|'s| is)? ` +
		wording.Any(
			`also (?:talk|talking|talks|speak|speaking|speaks) (?:to|with)`,
			`also (?:have|has|got|getting|asked for) (?:an offer|a quote|quotes|offers|a bid)`+
				` from`,
		) + ` ([a-z][a-z0-9&. -]{1,30})$`)
	// ratedInFew finds the tier of a customer who may be named: 捷普这个先按A类.
	ratedInFew = wording.Compile(`^([^,，。 ]{2,10}?)?(?:[这那](?:边|个|家)?(?:客户|公司)?|他们)?(?:我觉得|我看|感觉)?` +
		`(?:先|就|暂时|应该|可以)?(?:按|当|归|归到|划|划到|列为)(?:个|成|为|作|到)?([a-d])(?:类|级)` +
		`(?:客户)?(?:来)?(?:算|走|跟|处理|对待)?(?:吧|了)?$`)
	// wantsBack finds when a customer wants one there again.
	wantsBack = wording.Compile(`^(?:they|he|she|[a-z]+) (?:wants?|asked|invited?)(?: for)? (?:me|us) (?:to (?:come|be|drop) )?` +
		`(?:back|again|in|by|over)(?: again| in| there)? (` +
		`(?:on |for |at )?` +
		wording.Any(
			`the \d{1,2}(?:st|nd|rd|th)`,
			`(?:next |this )?(?:mon|tues|wednes|thurs|fri)day`,
			`tomorrow`, `next week`,
			`[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?`,
		) + `(?:,? (?:at )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)?` + `)$`)
	// atTheDoor finds a visit that was called off when one was there already.
	atTheDoor = wording.OneOf(
		`^`+wording.Any(
			`(?:the )?last (?:one|stop) (?:was |: ?)?`,
			`then `, `and `, `next `, `finally `, `at `,
		)+`*([a-z][a-z0-9&.-]+(?: [a-z0-9&.-]+)?)[,:]? (?:he |she |they |was |got )?`+
			`(?:cancell?ed|called (?:it )?off) (?:on me )?`+
			wording.Any(
				`at the door`, `at the gate`, `at reception`, `on arrival`, `on the spot`,
				`when i (?:got|was|arrived).{0,12}`,
			)+`$`,
		`^(?:最后一家|后来|然后|又去了?|下午|上午)?(?:是|去了?|去的)?([^,，。 到]{2,10}?)[,，]?`+
			`(?:人?(?:都)?到了?)(?:门口|楼下|前台|厂门口)[,，]?(?:才|又|就)?(?:被|说|告诉我|通知)?`+
			`(?:临时)?(?:取消|不见|放鸽子)了?$`,
	)
	// machinesFor finds how many machines are worth how much, counted in 万 that is not said:
	// 三台大概300个.
	machinesFor = wording.Compile(`^(?:一共|总共)?([\d一二两三四五六七八九十]{1,3}[台条套](?:线|机|设备)?)[,， ]*(?:一共|总共|加起来|一起|合计|打包|大概|差不多|大约|约|要|估计|也就|是)+(\d{2,5})个?(?:左右|的样子|吧)?$`)
)

// callsAgain is ring her again Tuesday as the step that it is, with who was spoken of last.
func (q *request) callsAgain(s string) (string, error) {
	m := callsWhen.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	c, err := q.lastPerson()
	if err != nil {
		return "", err
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	verb := strings.NewReplacer("ring", "call", "phone", "call", "try", "call").Replace(m[1])
	if c == nil {
		return "remind me " + m[2] + " to " + verb + " " + name, nil
	}
	return "remind me " + m[2] + " to " + verb + " " + c.Name.Text + " at " + name, nil
}

// goneOut is the end of the one open step whose words hold what has gone out.
func (q *request) goneOut(s string) (string, error) {
	m := paperOut.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	return q.endsStepFor(m[1])
}

// talksToOthers is with whom a customer talks beside us, as the rival that he is.
func (q *request) talksToOthers(s string) (string, error) {
	m := alsoTalkTo.FindStringSubmatch(s)
	if m == nil || notTheirs.MatchString(m[1]) {
		return "", nil
	}
	if name := q.inHisWriting(m[1]); strings.ToLower(name[:1]) != name[:1] {
		return "competitor is " + name, nil
	}
	return "", nil // they also talk to procurement
}

// ratedInWords is 捷普这个先按A类 with the name of the customer who is talked of where none is said.
func (q *request) ratedInWords(s string) (string, error) {
	m := ratedInFew.FindStringSubmatch(s)
	if m == nil || m[1] != "" && !q.knownIn(m[1]) {
		return "", nil
	}
	name, err := q.inHisWriting(m[1]), error(nil)
	if name == "" {
		name, err = q.nameOf(q.conv.About)
	}
	if err != nil || name == "" {
		return "", err
	}
	return name + " 定为" + strings.ToUpper(m[2]) + "级", nil
}

// worthTogether is what so many machines are worth, as the budget that it is.
func (q *request) worthTogether(s string) (string, error) {
	m := machinesFor.FindStringSubmatch(s)
	if m == nil || q.f.Amount != nil {
		return "", nil
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	return name + " " + m[1] + ",预算大概" + m[2] + "万", nil
}

// wroteInVain finds that somebody was written to who does not answer: 给周经理发了条微信,没回.
var wroteInVain = wording.Compile(`^(?:刚刚?|今天|早上|上午|下午|昨天|我)*(?:给|跟)([^,，。 他她]{1,10}?)(?:又|也)?(?:发|留)了?(?:个|条|几条|封)?(?:微信|短信|消息|信息|邮件|语音)(?:了)?[,，]?(?:他|她|对方|人家)?(?:还|一直|也|都|到现在|半天)*没(?:有)?(?:回(?:复|我|音|信)?|理(?:我|人)?|反应|看|动静|消息|下文)(?:了|呢)?$`)

// writtenInVain is what was written to somebody in vain, as the call that reached nobody.
func writtenInVain(s string) (string, error) {
	m := wroteInVain.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	return "联系了" + m[1] + ",发微信没回", nil
}

// goesToThem is 我明天联系下 as the step that it is, with the customer who is talked of.
func (q *request) goesToThem(s string) (string, error) {
	m := goesWhen.FindStringSubmatch(s)
	if m == nil {
		if m = meetsHim.FindStringSubmatch(s); m == nil {
			return "", nil
		}
		m[1], m[2] = m[2], m[1]
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	if c, err := q.lastPerson(); err != nil || c != nil && is(m[2], "催", "催催", "追", "问", "问问", "约", "打电话", "打个电话", "打过去") && c.Account == q.conv.About {
		if err != nil {
			return "", err
		}
		name += c.Name.Text
	}
	switch m[2] {
	case "去一趟", "跑一趟", "去拜访", "拜访", "过去":
		return "提醒我" + m[1] + "拜访" + name, nil
	case "打电话", "打个电话", "打过去":
		return "提醒我" + m[1] + "给" + name + "打电话", nil
	}
	return "提醒我" + m[1] + m[2] + name, nil
}

// comesBack is when a customer wants him there again, as the visit that it is: they want me back on
// the 15th.
func (q *request) comesBack(s string) (string, error) {
	m := wantsBack.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	return "remind me " + m[1] + " to visit " + name, nil
}

// turnedAway is a customer at whose door it was called off, as the visit at which nobody was met:
// last one was Novatek, cancelled at the door.
func (q *request) turnedAway(s string) string {
	m := atTheDoor.FindStringSubmatch(s)
	switch {
	case m == nil || notTheirs.MatchString(m[1]):
		return "" // who cancelled, not where
	case m[1] != "":
		return "went to " + q.inHisWriting(m[1]) + ", nobody there"
	}
	return "去了" + m[2] + ",没见到人"
}

// wantedOfUs is what a customer wants of us by a day, as the step that it is.
func wantedOfUs(s string) (string, error) {
	m := needsBy.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	return "send them " + m[1] + " " + m[2] + " " + m[3], nil
}

// worksWithTheirs is whose machines a customer has, as the rival that he is; none where nobody is
// known by that name but a customer of ours.
func (q *request) worksWithTheirs(s string) (string, error) {
	m := usesTheirs.FindStringSubmatch(s)
	if m == nil || q.knownIn(m[1]) || notTheirs.MatchString(m[1]) || strings.ContainsAny(m[1], "老旧新人手国进") {
		return "", nil
	}
	return "对手是" + m[1], nil
}

// alikeThere is another customer where nobody was reached either, as the last one was.
func (q *request) alikeThere(s string) (string, error) {
	m := sameThere.FindStringSubmatch(s)
	if m == nil || m[2] != "" && !q.maybeCustomer(m[2]) {
		return "", nil // 我也是, 价格也一样
	}
	acts, err := q.lastActivities(q.conv.About, 1)
	if err != nil || len(acts) == 0 || acts[0].Outcome != crm.NotReached || acts[0].Who != q.who.ID {
		return "", err
	}
	called := acts[0].Type == crm.Call
	switch {
	case m[1] != "" && called:
		return "called " + q.inHisWriting(m[1]) + ", nobody picked up", nil
	case m[1] != "":
		return "went to " + q.inHisWriting(m[1]) + ", nobody there", nil
	case called:
		return "给" + m[2] + "打了电话,没人接", nil
	}
	return "去了" + m[2] + ",没见到人", nil
}

// maybeCustomer reports a part of a message that reads as the name of a customer, known or not.
func (q *request) maybeCustomer(part string) bool {
	f := parse.Read("今天拜访了"+part, q.ctx)
	return len(f.Contacts) == 0 && namesCustomer(f) && f.Account.Text == part
}

// calledThem finds a company that was called, with where it is, and behind it who was spoken to:
// called Smile Studio in Bristol, spoke to the practice manager.
var calledThem = wording.Compile(`^(?:(?:I |[Jj]ust |[Tt]oday )*)(?:[Cc]alled|[Pp]honed|[Rr]ang)` +
	` (\p{Lu}[\p{L}\d&'.-]*(?: \p{Lu}[\p{L}\d&'.-]*){0,3}?)` +
	`(?: (?:in|from) (\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?))?` +
	`(?: today| this morning| this afternoon)?,? (?:and )?` +
	`(?:spoke|talked|got through|got put through) (?:to|with) (.{3,})$`)

// formalName begins the name of somebody, who is no company: Mr Baker.
var formalName = wording.Compile(`^(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau|Prof)\b`)

// callsACompany is a call to a company that is new, and to somebody there, with the company before it:
// whom one calls is else taken for a person.
func (q *request) callsACompany(string) (string, error) {
	m := calledThem.FindStringSubmatch(strings.TrimSpace(fold(q.m.Text)))
	if m == nil || formalName.MatchString(m[1]) || q.f.Account != nil && len(q.f.Account.Known) > 0 && squash(q.f.Account.Text) == squash(m[1]) || len(q.f.Colleagues) > 0 {
		return "", nil
	}
	name := strings.TrimSpace(m[1])
	if words := strings.Fields(name); len(words) < 2 && m[2] == "" || pointsHere.MatchString(squash(name)) || strings.HasPrefix(squash(m[3]), squash(words[0])) {
		return "", nil // called Jo, spoke to her boss
	}
	if q.ctx.Names != nil && len(q.ctx.Names.Lookup(name, crm.KindContact, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent})) > 0 {
		return "", nil
	}
	if m[2] != "" {
		return name + " (" + m[2] + "): called today, spoke to " + m[3], nil
	}
	return name + ": called today, spoke to " + m[3], nil
}
