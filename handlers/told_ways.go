package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What a customer does by habit, what he is like, who left or came there, what could come of him and what is feared
// for a deal are told of him: nothing of it is a step, a visit, somebody to keep or a deal.
var (
	// hisHabit finds what he does every time: 恒发一般月底才付款, 付款都是月底统一走.
	hisHabit = wording.OneOf(
		`^\p{Han}{0,6}?(?:一般|通常|向来|一向|从来|历来|每次|每回|习惯上?|惯例)(?:都|是|就|要|得|不|没|会|只|在)*[\p{Han}\d%号日]{2,16}$`,
		`^\p{Han}{0,4}?(?:都是|都得|都要|总是|总要)(?:每?个?月底|月初|年底|季度末|每月|每周|先|等|拖|压)[\p{Han}\d%号日]{2,14}$`,
		`^\p{Han}{0,4}?每(?:个?月|周|年|季度)[\d一二三四五六日天底初末号]{0,4}(?:号|日)?(?:才|统一|集中|都|只)*(?:付款|付|结账|对账|排款|打款|回款|下单|采购|招标|开会|开例会|例会|排产|盘点|停产|检修)(?:一次)?$`,
	)
	// hisWay finds what he is like to deal with: 换供应商很谨慎, 审批流程特别长.
	hisWay = wording.Compile(`^\p{Han}{0,10}?(?:很|比较|挺|蛮|特别|非常|有点|太|相当|出了名的?)(?:谨慎|慎重|保守|慢|快|长|严|严格|严谨|讲究|看重|注重|在意|在乎|抠|规范|正规|复杂|挑剔|繁琐|乱|稳|稳定|强势|爽快|依赖|难搞|难缠|官僚|传统|死板|灵活|认牌子|认关系|难进)[的了]?\p{Han}{0,8}$`)
	// hisPeopleChange finds that somebody there left, or another one came, whom nobody names: 老板换人了.
	hisPeopleChange = wording.OneOf(
		`^(?:那边|他们)?(?:的)?`+ofPost+`(?:都|又|也|最近|刚刚?|已经|全|可能|估计|要|快)*(?:换人|换了|换了人|换届|换掉|变动|变了|大换血|洗牌|调走|走人|出事|跑路|被抓|退居二线)(?:了|过)?$`,
		`^(?:那边|他们)?(?:最近|刚刚?|已经|又|要|可能|听说|据说)*换(?:了)?(?:个|一个|新)*`+ofPost+`(?:了)?$`,
	)
	// hisWorth finds what business he could give: 估计一年能做两百万.
	hisWorth = wording.Compile(`^(?:那边|这家)?(?:我)?(?:估计|大概|预计|差不多|应该|可能|保守|感觉|算下来)*(?:一年|每年|全年|年均|明年|后年|三年)(?:大概|估计|差不多|应该|至少|起码|保守|下来)*(?:能|可以|能有|有望|可能有|有)(?:做|采购|采|买|出|贡献|走|用)?(?:到|出)?(?:个)?[\d一二两三四五六七八九十百千几.]+(?:多|来|几)?个?(?:万|亿|w|k)[\p{Han}]{0,6}$`)
	// comesBack finds that he turned to us again, or by himself: 重新来找我们了.
	comesBack = wording.OneOf(
		`^(?:那边)?(?:又|重新|主动|自己|反过来|回过头|突然)+(?:回头|回来|跑来|再)?(?:来)?(?:找|联系)(?:到|上|过)?(?:来)?(?:我们|咱们|我|门来?)?(?:来|家)?(?:了|谈了?)?$`,
		`^(?:那边)?(?:又|重新)(?:想|愿意|要)(?:跟|和)(?:我们|咱们)(?:合作|做|谈)了?$`,
	)
	// fearedLoss finds what is feared for a deal that is not lost: 感觉要黄了.
	fearedLoss = wording.OneOf(
		`^(?:那边|这单|那单|这个?项目|那个?项目|这事|项目|单子)?(?:我)?(?:感觉|觉得|怕是?|恐怕|可能|估计|好像|似乎|搞不好|弄不好|大概率|眼看|看样子|看来)+(?:就)?(?:真)?(?:是|要|会|快要?|得)*(?:黄|丢|输|凉|悬|没戏|够呛|不行)(?:掉)?了?$`,
		`^(?:那边|这单|那单|这个?项目|那个?项目|这事|项目|单子)?(?:快要?|要|有点|挺|很|比较)(?:黄|悬|玄|凉|没戏)了?$`,
	)
)

// ofPost is who somebody is, where nobody says his name.
const ofPost = `(?:大?老板|老总|总经理|董事长|副总|厂长|大?领导|高层|管理层|一把手|负责人|班子|股东|采购|采购经理|采购部长|设备部长|财务|技术负责人|法人)`

// waysOf is what of a customer's ways a clause tells.
func waysOf(clause string) bool {
	for _, told := range []*wording.Wording{hisHabit, hisWay, hisPeopleChange, hisWorth, comesBack, fearedLoss} {
		if told.MatchString(clause) {
			return true
		}
	}
	return false
}

// wayWords finds words without which nothing of the kind is told; oursToDo what we do ourselves, however often.
var (
	wayWords = wording.Compile(`一般|通常|[向历从]来|一向|每|习惯|惯例|都[是得要]|总[是要]|[很挺蛮太较]|特别|非常|有点|相当|出了名|换|[变调]|估计|一年|全年|明年|[又重主]|突然|黄|悬|凉|没戏|丢|输`)
	oursToDo = wording.Compile(`拜访|跟进|提醒|回访|我(?:[^们]|$)|我们(?:去|要|得|每|一般|再|给)|咱们?(?:去|要|得)|去一?[次趟]|一般般|一般$|[你您]`)
)

var (
	// askedFigure finds which day or how many is asked for: 一般几号付款.
	askedFigure = wording.Compile(`几[号点月天日周]|多[久长大]|何时`)
	// helpWanted begins what is wanted of somebody behind it: 审批很慢,帮我催一下.
	helpWanted = wording.Compile(`^(?:请|麻烦|快|赶紧|记得|你|您)*(?:帮|替|催|提醒|安排|通知|告诉|转告|查|看看|问)`)
)

// tellsWays keeps as news of a customer how he goes about things and how it stands with him. Of the one who is talked
// of, whom nobody names again, it is more of what was told just now where that is a visit or a call.
func (q *request) tellsWays() (bool, error) {
	s := squash(q.m.Text)
	if !wayWords.MatchString(s) || !q.private() || asksWhich(q.m.Text) || !states(q.m.Text) || asksOf.MatchString(s) || unsureOf.MatchString(s) || putAsQuestion(q.m.Text) || askedFigure.MatchString(s) {
		return false, nil
	}
	parts := clausesOf(q.m.Text)
	if len(parts) == 0 || len(parts) > 2 || len(parts) == 2 && (helpWanted.MatchString(squash(parts[1])) || wantsBeside.MatchString(squash(parts[1])) || ofUs.MatchString(squash(parts[1])) || ofDoing.MatchString(squash(parts[1])) || doneThere.MatchString(squash(parts[1]))) {
		return false, nil
	}
	if q.namesPerson(parts[0]) {
		return false, nil // 刘总历来谨慎 is a remark on him
	}
	if namesCustomer(q.f) && len(q.f.Account.Known) == 0 {
		if at, rest := q.knownAtStart(parts[0]); at != nil && waysOf(squash(rest)) {
			return q.newsOf(at, strings.TrimLeft(rest, " ,，:：的"))
		}
	}
	if !namesCustomer(q.f) {
		return q.tellsWaysOn(parts[0])
	}
	told := squash(toldBehind(parts[0], q.f.Account.Text))
	if !ofOneKnown(q.f) || !waysOf(told) || oursToDo.MatchString(told) && !comesBack.MatchString(told) || q.namesSomebodyNew() {
		return false, nil
	}
	a, err := q.accountIf(crm.AccountID(q.f.Account.Known[0].Row.ID), q.owns)
	if err != nil || a == nil {
		return false, err
	}
	return q.newsOf(a, toldBehind(q.m.Text, q.f.Account.Text))
}

// tellsWaysOn is tellsWays of the customer who is talked of.
func (q *request) tellsWaysOn(first string) (bool, error) {
	told := squash(theyOf.ReplaceAllString(squash(first), ""))
	if !q.stillTalking() || !waysOf(told) || oursToDo.MatchString(told) && !comesBack.MatchString(told) || q.namesSomebodyNew() {
		return false, nil
	}
	a, err := q.accountIf(q.conv.About, q.owns)
	if err != nil || a == nil {
		return false, err
	}
	then := *q
	then.order, then.f.Intent, then.f.Next, then.f.Later, then.f.Contacts = nil, parse.None, nil, nil, nil
	then.f.Amount, then.f.Date, then.f.Clock = nil, "", ""
	if done, err := then.goesOn(); done || err != nil {
		*q = then
		return done, err
	}
	return q.newsOf(a, q.m.Text)
}

// namesSomebodyNew reports that somebody is named of whom nobody has heard, who is to be kept.
func (q *request) namesSomebodyNew() bool {
	return slices.ContainsFunc(q.f.Contacts, func(c parse.Contact) bool {
		return len(c.Known) == 0 && !onlyPost.MatchString(squash(c.Name))
	})
}

// onlyPost is what a reading takes for a name and is what somebody is.
var onlyPost = wording.Compile(`^` + ofPost + `$`)

// knownAtStart is the customer of the speaker's own with whose name a clause begins that was read as a longer name:
// 大族有点悬; nil for none.
func (q *request) knownAtStart(clause string) (*crm.Account, string) {
	said := []rune(clause)
	for n := min(6, len(said)-2); n >= 2; n-- {
		f := parse.Read("今天拜访了"+string(said[:n]), q.ctx)
		if !ofOneKnown(f) || f.Account.Text != string(said[:n]) {
			continue
		}
		if a, err := q.accountIf(crm.AccountID(f.Account.Known[0].Row.ID), q.owns); err == nil && a != nil {
			return a, string(said[n:])
		}
	}
	return nil, ""
}

// namesPerson reports a clause in which somebody stands by his name.
func (q *request) namesPerson(clause string) bool {
	return slices.ContainsFunc(q.f.Contacts, func(c parse.Contact) bool {
		return c.Name != "" && !onlyPost.MatchString(squash(c.Name)) && strings.Contains(clause, c.Name)
	})
}

// doneThere finds what we did at a customer, told behind what he is like.
var doneThere = wording.Compile(`汇报|演示|讲解?了|介绍了|报了|送了|交了|寄了|参观|考察|吃了?饭|喝了`)
