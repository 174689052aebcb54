package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// sheDecides finds what somebody is in the decision, said by a pronoun: 她说了算, he
	// decides.
	sheDecides = wording.Compile(`^(他|她|就?他|就?她)(就)?(说了算|拍板|做主|能做主|能拍板|定的?|决定|是决策(人|者)|是(使用|技术|采购)(人|者)|支持我们|反对我们|不支持我们)$|^(he|she) (decides|signs off|is the decision maker|supports us|is with us|is against us|is our champion)$`)
	// oddsAlone finds how likely a deal is, and nothing else: 七成吧.
	oddsAlone = wording.Compile(`^(?:(?:这|那)个?(?:单子|单|项目|生意)?)?(?:我觉得|我看|感觉)?(?:概率|把握|胜算|几率|可能性)?(?:是|有|在)?(大概|估计|差不多|应该|可能|也就|有|我看|先|算|按|[,， ])*([一二三四五六七八九]|\d)成(半|多)?(把握|胜算|可能)?(吧|左右|的样子)?$|^(about |maybe |i'd say |i think |call it )?(\d{2}) ?(%|percent)(?: chance| likely| sure)?(?:,? (?:i'd say|i think|i reckon|i guess|maybe|or so|at best|tops))?$`)
)

// insteadOf puts what was left out where words alone mean nothing, and after what was just
// told only one thing.
func (q *request) insteadOf() error {
	s := squash(q.m.Text)
	if len(q.f.Refs) == 1 { // v2降到338 tells of no visit
		if m := versionSum.FindStringSubmatch(s); m != nil {
			q.putAs("第" + m[1] + "版" + m[2])
			s = squash(q.m.Text)
		}
	}
	if len(q.f.Items) > 0 || len(q.f.Refs) > 0 {
		return nil
	}
	if text := q.withoutLeadIn(s); text != "" {
		q.putAs(text)
		s = squash(text)
	}
	for _, says := range []func(string) (string, error){q.byOurWord, q.callsACompany, q.fillsIn, q.asksForNew, q.ownedBy, q.reachesFor, q.askedAround} {
		if text, err := says(s); err != nil {
			return err
		} else if text != "" {
			q.putAs(text)
			s = squash(text)
		}
	}
	if text := q.twoStops(s); text != "" {
		q.putAs(text)
		return nil
	}
	if text := q.colleagueOfQuestion(s); text != "" {
		q.putAs(text)
		s = squash(text)
	}
	if text, err := q.calledByPost(); err != nil {
		return err
	} else if text != "" {
		q.putAs(text)
		s = squash(text)
	}
	if text, err := q.oursBySound(s); err != nil {
		return err
	} else if text != "" {
		q.putAs(text)
		s = squash(text)
	}
	if text, err := q.firstNamed(); err != nil {
		return err
	} else if text != "" {
		q.putAs(text)
		s = squash(text)
	}
	text, err := q.isHere(s)
	if text == "" && err == nil {
		text, err = q.ofADeal(s)
	}
	if text == "" && err == nil {
		text = q.whoElse(s)
	}
	if text == "" && err == nil {
		text = q.theirNeed(s)
	}
	if text == "" && err == nil {
		text = q.turnedAway(s)
	}
	if text == "" && err == nil && q.stillTalking() {
		text, err = q.inPassing(s)
	}
	if text == "" || err != nil {
		return err
	}
	q.putAs(text)
	return nil
}

// putAs takes a message as another sentence.
func (q *request) putAs(text string) {
	q.m.Text = text
	q.f = inMethod(q.Book, q.who.Lang(), parse.Read(text, q.ctx))
	q.order = ranked(q.intents, q.f)
}

// inPassing is what is said within minutes of a receipt, as the sentence that it stands for; ""
// for what stands for itself.
func (q *request) inPassing(s string) (string, error) {
	for _, says := range []func(string) (string, error){
		q.newByReferral, q.rivalThere, q.looksBeside, q.talksToOthers, q.worksWithTheirs, // who else there is
		notArranged, q.triedAgain, q.triesOnceMore, q.calledOff, q.sameHour, q.meetsNext, q.handedOver, q.goneOut, q.callsAgain, q.goesToThem, q.comesBack, wantedOfUs, q.alikeThere, q.appointed, q.movedTo, // what is to be done
		q.signedFor, q.projectNow, q.sumNoted, q.bareBudget, q.oldForNew, q.rated, q.ratedInWords, q.worthTogether, q.pricedEach, oddsSaid, // what the deal is worth
		q.whoDecides, q.whoIsCalled, q.samePerson, q.spelledAnew, // who is meant
		q.atTheTalk,
	} {
		if text, err := says(s); text != "" || err != nil {
			return text, err
		}
	}
	return "", nil
}

// isHere is 在海目星了 as the arrival that it is, at a customer that is known.
func (q *request) isHere(s string) (string, error) {
	m := hereNow.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	f := parse.Read("今天拜访了"+m[1], q.ctx)
	if f.Account == nil || len(f.Account.Known) == 0 {
		return "", nil
	}
	return "到了" + m[1], nil
}

// whoElse is somebody of a customer of whom it is told that he is there, with his post, as who
// is to be kept: 先导还有个技术总监叫罗毅.
func (q *request) whoElse(s string) string {
	m := alsoThere.FindStringSubmatch(s)
	if m == nil || q.f.Amount != nil {
		return ""
	}
	at := strings.TrimSpace(m[1])
	if f := parse.Read("今天拜访了"+at, q.ctx); at != "" && (f.Account == nil || len(f.Account.Known) == 0) || at == "" && !q.stillTalking() {
		return ""
	}
	name := m[4]
	if m[3] == "姓" {
		name += m[2]
	}
	return "存个联系人 " + at + " " + name + " " + m[2]
}

// newByReferral is a customer of whom it is told through whom he came, as the new lead that he
// is: 华普是朋友介绍的,做电机的.
func (q *request) newByReferral(s string) (string, error) {
	m := referredBy.FindStringSubmatch(s)
	if m == nil || theirOwn.MatchString(m[1]) || len(q.f.Contacts) > 0 || q.f.Account != nil && len(q.f.Account.Known) > 0 {
		return "", nil
	}
	return "新线索 " + m[1] + "," + m[2] + "介绍的" + m[3], nil
}

// rivalThere is whoever else is in the race, as the rival that he is: 跟我们竞争的还有先导,
// Trumpf is in there too.
func (q *request) rivalThere(s string) (string, error) {
	if one := oneOfThem.FindStringSubmatch(s); one != nil {
		return "对手是" + one[1], nil
	}
	m := inTheRace.FindStringSubmatch(s)
	if m == nil || notTheirs.MatchString(m[1]+m[2]+m[3]) {
		return "", nil
	}
	if name := m[1] + m[2]; name != "" {
		return "对手是" + name, nil
	}
	return "competitor is " + q.inHisWriting(m[3]+m[4]), nil
}

// inHisWriting is a part of the message, found in small letters, as it was written.
func (q *request) inHisWriting(part string) string {
	said := fold(q.m.Text)
	if i := strings.Index(lower(said), part); i >= 0 {
		return said[i : i+len(part)]
	}
	return part
}

// signedFor is what a contract is worth of which it was just told that it is signed, where no
// deal was open: they signed, and then contract is 420k EUR.
func (q *request) signedFor(s string) (string, error) {
	m := contractSum.FindStringSubmatch(s)
	if m == nil || q.f.Amount == nil {
		return "", nil
	}
	deals, err := q.openDeals(q.conv.About)
	if err != nil || len(deals) > 0 {
		return "", err
	}
	acts, err := q.lastActivities(q.conv.About, 1)
	if err != nil || len(acts) == 0 || !signedBefore.MatchString(squash(acts[0].Gist)) {
		return "", err
	}
	if m[2] != "" {
		return "签了 " + m[2], nil
	}
	return "signed, " + m[1], nil
}

// projectNow is 那先立项吧 of the customer who is talked of, and whether that can be.
func (q *request) projectNow(s string) (string, error) {
	asked := mayProject.MatchString(s)
	if !asked && !projectWish.MatchString(s) {
		return "", nil
	}
	name, err := q.nameOf(q.conv.About)
	switch {
	case err != nil || name == "":
		return "", err
	case asked:
		return name + "还差什么", nil
	}
	return "立项 " + name, nil
}

// notArranged is 宏发还没约上 as what is left to do: nobody was there.
func notArranged(s string) (string, error) {
	m := stillToArrange.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	return "记得跟" + m[1] + "约时间", nil
}

// triedAgain is try Brandt again Monday as the call that it is.
func (q *request) triedAgain(s string) (string, error) {
	m := tryAgain.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	return "remind me to call " + q.inHisWriting(m[1]) + " " + m[2], nil
}

// whoDecides puts the name of who was spoken of for the pronoun: 她说了算.
func (q *request) whoDecides(s string) (string, error) {
	if !sheDecides.MatchString(s) {
		return "", nil
	}
	c, err := q.lastPerson()
	if err != nil || c == nil {
		return "", err
	}
	rest := strings.TrimLeft(s, "就他她")
	if ascii(s) {
		_, rest, _ = strings.Cut(s, " ")
		rest = " " + rest
	}
	return c.Name.Text + rest, nil
}

// lastPerson is who of the customer's people was spoken of last; nil for nobody.
func (q *request) lastPerson() (*crm.Contact, error) {
	if q.conv.Contact == "" {
		return nil, nil
	}
	c, err := crm.Get[crm.Contact](q.tx, q.conv.Contact)
	if crm.IsMissing(err) || err == nil && (c.Deleted || c.Account != q.conv.About) {
		return nil, nil
	}
	return &c, err
}

// whoIsCalled gives a name to the post that a step of just now names: call the CFO next
// week, and then it's Maria Lopez.
func (q *request) whoIsCalled(s string) (string, error) {
	if !calledNow.MatchString(s) {
		return "", nil
	}
	k, err := q.stepNow()
	if err != nil || k == nil {
		return "", err
	}
	post := postIn.FindStringSubmatch(squash(k.Text))
	if post == nil {
		return "", nil
	}
	name := calledNow.FindStringSubmatch(fold(strings.TrimSpace(q.m.Text)))
	if name == nil {
		return "", nil
	}
	return "save contact " + name[1] + ", " + strings.ToUpper(post[1]), nil
}

// movesCalled gives another day to a step that is called by its words: 报价改周三吧, Wednesday
// for the datasheet. Only one open step of his with that customer may answer to them; a day
// of the week is that of the week in which it was due.
func (q *request) movesCalled() (bool, error) {
	if !q.stillTalking() {
		return false, nil
	}
	text := squash(q.m.Text)
	said, meant := "", func(crm.Task) bool { return true }
	if m := stepAnew.FindStringSubmatch(text); m != nil {
		said = m[2] + m[3] + m[6]
		meant = func(k crm.Task) bool { return inOrder(squash(k.Text), m[1]+m[4]+m[5]) }
	} else if m := tooSoon.FindStringSubmatch(text); m != nil {
		said = m[2]
		was, _ := q.dayNamed(m[1])
		meant = func(k crm.Task) bool { return m[1] == "" || sameDay(k.Due, was) }
	} else {
		return false, nil
	}
	open, err := q.openTasks(q.conv.About)
	if err != nil {
		return false, err
	}
	open = slices.DeleteFunc(open, func(k crm.Task) bool { return k.Owner != q.who.ID || !meant(k) })
	if said == "" || len(open) != 1 {
		return false, nil
	}
	due, clock := q.dayNamed(said)
	if due == "" {
		return false, nil
	}
	due = q.aheadDay(&open[0], due)
	if monday := open[0].Due.WeekStart(); open[0].Due != "" && bareWeekday.MatchString(said) && monday > q.today() {
		for due < monday {
			due = due.AddDays(7)
		}
	}
	return true, q.moveTask(open[0], due, clock)
}

// dayNamed is the coming day, and the hour, that words name which say nothing else; "" for
// none.
func (q *request) dayNamed(words string) (crm.Date, string) {
	switch {
	case words == "":
		return "", ""
	case ascii(words):
		return day(parse.Read("remind me to call "+words, q.ctx))
	}
	return day(parse.Read("提醒我"+words+"打电话", q.ctx))
}

// inOrder reports whether the letters of a word stand in a text one after another, though
// not side by side: 报价 in 报个价.
func inOrder(text, word string) bool {
	if ascii(word) {
		return strings.Contains(text, word)
	}
	for _, r := range word {
		_, rest, ok := strings.Cut(text, string(r))
		if !ok {
			return false
		}
		text = rest
	}
	return true
}

var (
	// halfOdds finds that a deal is as likely as not.
	halfOdds = wording.Compile(`^(?:概率|把握|胜算|几率|可能性)?(?:大概|估计|差不多|也就)?(?:是|有|在)?(?:大概)?(?:一半|对半开?|五五开|五五)(?:吧|左右|的样子)?$|^(?:i'd say |about |maybe |it's |call it )?(?:50[/-]50|fifty[ -]fifty)(?:,? i'd say| i think| or so)?$`)
	// oddsOf finds how likely the deal of somebody is: Kessler probably 40%.
	oddsOf = wording.Compile(`^([a-z][a-z&. -]{1,30}?)(?: is| at|,|:)? (?:probably|maybe|about|around|roughly|at) (\d{2}) ?(?:%|percent)$|^(?:so |ok |well |then |i'd )*(?:let's say|say|call it|i'd say|put) (\d{2}) ?(?:%|percent) (?:for|on|at) ([a-z][a-z&. -]{1,30})$`)
	// versionSum finds the version of our offer, which is written like the number of a visit, and its sum.
	versionSum = wording.Compile(`^v(\d) ?((?:报价)?(?:降到|降|报了?|改成|改到|改为|到)(?:了)?[\d.]{2,6}(?:万|w)?)(?:了)?$`)
	// hereNow finds that he is at a customer's: 在海目星了.
	hereNow = wording.Compile(`^(?:我|我们|人)?(?:已经|现在)?在([^,，。 ]{2,14}?)(?:那边|这边|门口|楼下|现场|公司|厂里)?了$`)
	// calledNow finds the name of somebody, and nothing else: it's Maria Lopez.
	calledNow = wording.Compile(`(?i)^(?:it's|it is|that's|that is|(?:his|her|the) name is|(?:he|she) is called|(?:he|she)'s called) ([a-z][a-z'-]+ [a-z][a-z'-]+)$`)
	// postIn finds the post of somebody who has no name yet.
	postIn = wording.Compile(`\b(ceo|cfo|coo|cto|cio|(?:managing|plant|purchasing|sales|technical|production|finance|project|operations) (?:director|manager|head)|head of [a-z]+|buyer|owner|boss)\b`)
	// stepAnew finds another day for what is to be done.
	stepAnew = wording.Compile(`^(?:那个|那)?(\p{Han}{2,6}?)(?:那个|的?事)?(?:还是|就|要)?(?:改|推|延|挪|换)(?:到|成|为|在|至)?((?:今天|明天|后天|大后天|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[号日]?|\d{1,2}[号日])(?:上午|下午|晚上)?)(?:吧|好了|再给|给|发)?$` +
		`|^(?:actually|no|sorry|make it|make that|it's|better|,| )*((?:next )?(?:monday|tuesday|wednesday|thursday|friday|mon|tue|wed|thu|fri|tomorrow))(?: instead)? for the ([a-z]{4,20})(?: instead)?(?: please)?$` +
		`|^(?:actually|no|sorry|but|,| )*(?:the |our |my )([a-z]{4,20}) (?:moves|moved|is moved|has moved|was moved|is now|is)(?: to| on)? (?:the )?(\d{1,2}(?:st|nd|rd|th)|(?:next )?(?:monday|tuesday|wednesday|thursday|friday)|tomorrow)$`)
	// bareWeekday finds a day of the week of which is not said of which week it is.
	bareWeekday = wording.Compile(`^(周|星期|礼拜)|^(mon|tue|wed|thu|fri)`)
	// alsoThere finds who else works at a customer, with his post and his name.
	alsoThere = wording.Compile(`^([^,，。 ]{0,10}?)(?:那边|那儿|里面)?(?:还|也|另外)?有一?个(?:负责)?(\p{Han}{0,6}(?:总监|经理|部长|主任|厂长|科长|处长|主管|总工|工程师|老板|副总|采购|助理|秘书))(姓|叫)(\p{Han}{1,3})$`)
	// referredBy finds a customer, and through whom he came.
	referredBy = wording.Compile(`^([^,，。 这那]{2,10}?)(?:那边|那家)?是(\p{Han}{2,8}?)(?:给)?(?:介绍|引荐|推荐)(?:来|过来)?的((?:[,，].*)?)$`)
	// inTheRace finds who else wants the same deal.
	inTheRace = wording.Compile(`^(?:跟|和)(?:我们|咱们)?(?:竞争|抢单?|争)的(?:还|也|主要)*(?:有|是)(.{2,20})$|^(?:还有|另外|听说)?([^,，。 ]{2,8}?)(?:也|还)在(?:竞争|抢|场|跟|参与|争这单|谈|报价|里面)了?$` +
		`|^([a-z][a-z0-9&. -]{1,30}?) (?:is|are) (?:also )?(?:the incumbent|the current supplier|their current supplier|in there|in the race|in the running|in the mix|bidding|quoting|in it)(?: too| as well| also)?$|^(?:we're|we are|i'm)? ?(?:also )?up against ([a-z][a-z0-9&., -]{1,40})$`)
	// oneOfThem finds who is among those whose offers are compared: 他们在比三家,有一家是鸿达.
	oneOfThem = wording.Compile(`(?:在比|比了|比价|对比|找了|问了|货比)[^,，]{0,6}家?[,， ]*(?:其中|另外)?(?:有?一家|另一家|一个)(?:就)?是(?:[^,，。 ]{2,4}的)?([^,，。 的]{2,10})$`)
	// contractSum finds what a contract is worth, and nothing else; signedBefore that there is one.
	contractSum  = wording.Compile(`^(?:the )?(?:contract|order|deal) (?:is|was)(?: for| worth)? ([\d.,]+ ?(?:k|m|million)? ?(?:eur|usd|gbp|cny|rmb|euros?|dollars?|pounds?)?)$|^合同(?:额|金额|价)?(?:是|一共)?([\d.]+万?)$`)
	signedBefore = wording.Compile(`签|\b(signed|ordered)\b`)
	// projectWish finds the wish that what is talked of be a project; mayProject whether it may.
	projectWish = wording.Compile(`^(?:那|就|先|可以|,|，| )*立项(?:吧|了|好了)?$|^(?:please |can you |could you |let's |ok )*(?:set up|open|start|create|apply for) (?:the|a) project(?: approval| application)?(?: now| then| please| for (?:it|this|them))?[?]?$`)
	mayProject  = wording.Compile(`^(?:现在|这个|它|那)?(?:能|可以|可不可以|能不能)(?:申请)?立项(?:了)?(?:吗|么|不|没)?$`)
	// stillToArrange finds with whom no visit could be arranged yet.
	stillToArrange = wording.Compile(`^([^,，。 ]{2,12}?)(?:那边|那家)?(?:还|暂时|一直)没(?:有)?约(?:上|到|好|成)(?:呢|了)?$`)
	// tryAgain finds whom he means to call once more, and when.
	tryAgain = wording.Compile(`^(?:i'll |will |let's )?try ([a-z][a-z .&-]{1,30}?) again (?:on |next )?((?:next )?[a-z]+day|tomorrow|next week|mon|tue|wed|thu|fri)$`)
	// tooSoon finds that a day is too early for what is due on it, and when instead.
	tooSoon = wording.Compile(`^((?:[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|明天|后天|今天|\d{1,2}[号日]))?(?:那天)?(?:可能|恐怕|估计|应该|怕)?(?:来不及|赶不上|赶不出来|做不完|弄不完|交不了|给不了|不行)了?[,， ]*(?:改|换|挪|推|要|得)?(?:到|成)?((?:明天|后天|大后天|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[号日]?|\d{1,2}[号日])(?:上午|下午|晚上)?)(?:吧|好了|再给|给|发|交)?$`)
	// headOf finds the forms of address of who heads a company.
	headOf = wording.Compile(`^\p{Han}(老板|老板娘|总|董|董事长|总经理|老总|厂长)$`)
)
