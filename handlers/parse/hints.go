package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/storage/crm"
)

// hint is a sign that stands in a message in whatever words: the lexicon knows
// whole words, a hint knows what they are made of.
type hint struct {
	val   string
	signs []string // one of these stands in the text
	with  []string // and one of these, where there are any
}

// letters are the letters of a text, some of which look alike.
type letters [4]uint64

func (l *letters) add(c rune) {
	h := uint32(c) * 0x9e3779b1 >> 24
	l[h>>6] |= 1 << (h & 63)
}

// hold reports whether all letters of a sign may be among them.
func (l *letters) hold(sign *letters) bool {
	return sign[0]&^l[0] == 0 && sign[1]&^l[1] == 0 && sign[2]&^l[2] == 0 && sign[3]&^l[3] == 0
}

func lettersOf(s string) (l letters) {
	for _, c := range s {
		l.add(c)
	}
	return l
}

func lettersOfAll(signs []string) []letters {
	out := make([]letters, len(signs))
	for i, w := range signs {
		out[i] = lettersOf(w)
	}
	return out
}

// sought are hints with the letters of all their signs, so that a text that lacks one of
// them need not be searched for it.
type sought []struct {
	hint
	signLetters, withLetters []letters
}

func seek(hints []hint) sought {
	out := make(sought, len(hints))
	for i, h := range hints {
		out[i].hint = h
		out[i].signLetters, out[i].withLetters = lettersOfAll(h.signs), lettersOfAll(h.with)
	}
	return out
}

// among is where the first of some signs stands in a text of these letters, in bytes.
func among(text string, have *letters, signs []string, of []letters) (Span, bool) {
	for i := range signs {
		if have.hold(&of[i]) {
			if at, ok := holds(text, signs[i]); ok {
				return at, true
			}
		}
	}
	return Span{}, false
}

// find is the first hint that a stretch of the text bears out, and where.
func (r *reader) find(hints sought, s Span) (string, Span) {
	text := r.saying(s)
	var have letters
	for _, c := range r.n[s.Start:s.End] {
		have.add(c)
	}
	for i := range hints {
		h := &hints[i]
		if len(h.with) > 0 {
			if _, ok := among(text, &have, h.with, h.withLetters); !ok {
				continue
			}
		}
		if at, ok := among(text, &have, h.signs, h.signLetters); ok {
			return h.val, Span{s.Start + utf8.RuneCountInString(text[:at.Start]), s.Start + utf8.RuneCountInString(text[:at.End])}
		}
	}
	return "", Span{}
}

// containsAny reports whether one of these stretches stands in a text, within a word too.
func containsAny(text string, stretches []string) bool {
	return slices.ContainsFunc(stretches, func(s string) bool { return strings.Contains(text, s) })
}

// holdsAny is where the first of some signs stands in a text, in bytes. A Latin
// sign begins at a word.
func holdsAny(text string, signs []string) (Span, bool) {
	for _, w := range signs {
		if at, ok := holds(text, w); ok {
			return at, true
		}
	}
	return Span{}, false
}

// holds is the same of one sign.
func holds(text, w string) (Span, bool) {
	for from := 0; ; {
		i := strings.Index(text[from:], w)
		if i < 0 {
			return Span{}, false
		}
		i += from
		if w == "expo" && i+4 < len(text) && isWordRune(rune(text[i+4])) && text[i+4] != 's' {
			from = i + 1 // exporters
			continue
		}
		if w == "no answer" && answersLater(text[i+len(w):]) {
			from = i + 1
			continue
		}
		if w[0] >= 0x80 || i == 0 || !isWordRune(rune(text[i-1])) {
			return Span{i, i + len(w)}, true
		}
		from = i + 1
	}
}

// answersLater reports that what stands behind “no answer” is what was asked of somebody who was there:
// no answer on the price yet, but not: no answer on her mobile.
func answersLater(rest string) bool {
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, " yet"), " so far")
	for _, to := range []string{" on ", " about ", " to ", " regarding ", " as to ", " concerning "} {
		if what, ok := strings.CutPrefix(rest, to); ok {
			what, _, _ = strings.Cut(what, ",")
			_, rang := holdsAny(what, []string{"call", "phone", "mobile", "cell", "number", "landline", "line", "ext", "door", "bell", "knock", "times"})
			return !rang
		}
	}
	return false
}

// wentOut reports that what went out is a paper or a thing, and nobody: 方案发出去了.
func wentOut(before []rune) bool {
	return len(before) > 0 && strings.ContainsRune("发寄送交传汇转打报递投快", before[len(before)-1])
}

// sourceHints tell where a lead came from.
var sourceHints = seek([]hint{
	{"customer/new_intro", []string{"新客户介绍", "新客户引荐", "新客户推荐", "没成交", "没做成", "没签成", "丢单的", "没合作成", "lost customer", "lost deal", "never bought", "didn't buy", "never signed", "didn't sign"}, nil},
	{"other/exhibition", []string{"展会", "展览", "展位", "展台", "展上", "博览会", "机械展", "五金展", "家具展", "汽配展", "电子展", "电器展", "材料展", "装备展", "工业展", "看展", "逛展", "工博会", "广交会", "trade fair", "trade show", "expo", "exhibition", "our booth", "our stand", "messe"}, nil},
	{"internet/project_site", []string{"招标网", "招标平台", "招标公告", "招标信息", "采购网", "采购平台", "采招网", "项目网", "交易中心", "公共资源", "挂网", "拟在建", "tender portal", "tender site", "tender platform", "tender notice", "procurement portal", "procurement site", "bidding site", "bidding platform", "public tender", "e-tender"}, nil},
	{"internet/key_account_site", []string{"官网", "公司网站", "公众号", "他们网站", "their website", "company website", "their site", "their homepage", "press release", "corporate site"}, nil},
	{"internet/search", []string{"百度", "谷歌", "搜到", "搜索", "网上搜", "网上查", "企查查", "天眼查", "爱企查", "google", "googled", "baidu", "bing", "search engine", "web search", "searched"}, nil},
	{"internet/industry_news", []string{"行业网", "行业新闻", "行业资讯", "行业媒体", "资讯", "新闻", "industry news", "trade news", "news site", "newsletter", "industry site", "industry portal"}, nil},
	{"media/trade_magazine", []string{"杂志", "期刊", "月刊", "magazine", "journal"}, nil},
	{"media/local_newspaper", []string{"china daily", "people's daily", "morning post", "business daily", "straits times", "times of india", "economic times", "global times", "financial times", "the hindu", "the herald", "the tribune", "the chronicle", "the guardian", "handelsblatt", "nikkei"}, nil},
	{"media/local_newspaper", []string{"日报", "晚报", "都市报", "商报", "特区报", "晨报", "local paper", "newspaper", "daily news", "evening post", "gazette", "local daily"}, nil},
	{"media/trade_newspaper", []string{"行业报", "机电报", "工业报", "汽车报", "电器报", "家具报", "trade paper", "trade press", "industry paper"}, nil},
	{"customer/internal_list", []string{"项目清单", "采购清单", "投资清单", "内部清单", "技改清单", "内部名单", "内部表格", "内部计划", "供应商名单", "设备清单", "internal plan", "procurement list", "supplier list", "vendor list", "project list", "capex list", "internal list", "investment list"}, nil},
	{"peer", []string{"同行", "友商", "别家销售", "别的厂家", "供应商朋友", "做系统集成的", "another vendor", "another supplier", "rep at", "rep from", "fellow rep", "ex-colleague", "vendor friend"}, nil},
	{"peer", []string{"朋友", "老同学", "哥们", "同学", "邻居", "老乡", "friend", "buddy", "neighbour", "neighbor", "classmate", "mate of mine"}, []string{"做plc", "做dcs", "做机器人", "做变频", "做电机", "做仪表", "做阀门", "做传感", "做激光", "卖机器人", "卖变频", "卖电机", "卖仪表", "卖阀门", "卖传感", "卖焊机", "做焊机", "做气动", "销售", "集成商", "salesman", "sells"}},
	{"government_report", []string{"年报", "年鉴", "统计局", "工信局", "工信厅", "经信局", "发改委", "发改局", "协会", "白皮书", "五十强", "50强", "百强", "前50", "名录", "榜单", "annual report", "association", "ministry", "bureau", "statistics", "yearbook", "top 50", "top-50", "government report", "white paper"}, nil},
	{"customer/referral", []string{"介绍", "推荐", "引荐", "转介", "牵线", "referred", "referral", "recommended", "introduced", "introduction", "intro from", "intro by", "tip from", "passed on", "pointed me", "put me in touch", "gave me the name"}, nil},
})

// outcomeHints tell that nobody was met, or that we were sent away.
var outcomeHints = seek([]hint{
	{crm.Refused, []string{"拒绝", "拒了", "被拒", "不需要", "没兴趣", "不感兴趣", "不考虑", "别再来", "别再打", "以后别打", "别打了", "挂了电话", "直接挂", "把电话挂", "不用再来", "婉拒", "回绝", "轰出", "赶出", "not interested", "no interest", "refused", "rejected", "turned us down", "turned me down", "turned me away", "hung up", "declined", "no thanks", "told me not to", "told us not to", "doesn't want to talk", "don't want to talk"}, nil},
	{crm.NotReached, []string{"没接", "不接", "无人接", "没人接", "没打通", "打不通", "占线", "忙线", "关机", "空号", "没见到", "没见着", "没碰到", "没碰上", "没等到", "没遇到", "人不在", "不在公司", "不在厂", "不在办公室", "扑空", "扑了个空", "白跑", "闭门羹", "没露面", "没出现", "休假", "请假", "休息没来", "没来上班", "no answer", "not answering", "voicemail", "voice mail", "didn't pick up", "did not pick up", "didnt pick up", "nobody picked up", "no one picked up", "never picked up", "no pickup", "no pick-up", "line busy", "line was busy", "engaged", "unreachable", "on leave", "on vacation", "on holiday", "out sick", "sick leave", "not available", "unavailable", "wasn't there", "wasn't in", "was not in", "nobody there", "nobody in", "nobody home", "no one there", "stood me up", "a no show", "a no-show", "was no show", "no show today", "no-show today", "missed him", "missed her", "he's off", "she's off", "off till", "off until", "out till", "out until", "away till", "away until", "couldn't reach", "could not reach", "wouldn't let me in", "not let in"}, nil},
	{crm.NotReached, []string{"停机"}, []string{"电话", "手机", "号", "打", "座机", "呼"}}, // a machine stands still too
	{crm.NotReached, []string{"出差", "不在", "外出", "在开会", "away", "travelling", "traveling", "out of town", "in a meeting"}, []string{"白", "没", "改天", "再", "结果", "只好", "but", "try again", "instead"}},
})

// pleaHints tell that somebody is asked to approve something.
var pleaHints = seek([]hint{
	{ApprovalRequest, []string{"special discount", "special price", "extra discount", "special terms", "special pricing"}, []string{"need ", "we need", "i need", "requesting", "request for", "please", "pls"}},
	{ApprovalRequest, []string{"批准", "批一下", "批下", "定夺", "审批", "批个", "批复", "批示", "特批", "审一下", "签批", "准一下", "授权"}, []string{"请", "麻烦", "求", "望", "申请", "帮", "能否", "可否", "能不能", "@", "拜托", "烦请"}},
	{ApprovalRequest, []string{"特价", "折扣", "立项", "费用", "延期", "账期", "样机", "资源"}, []string{"申请", "请批", "想申请", "求批", "能否", "能不能", "可否", "可不可以", "同意给"}},
	{ApprovalRequest, []string{"approv", "sign-off", "sign off", "signoff", "green light", "go-ahead", "go ahead", "authoris", "authoriz", "permission", "your blessing", "your ok", "ok a", "ok the", "ok this", "ok our"}, []string{"need", "please", "pls", "request", "asking", "can i", "can we", "can you", "could", "seek", "want", "boss", "may i", "@"}},
})

// hintedOutcome is the outcome of what was done, where its words are not in the
// lexicon: not_reached only where nobody was met after all.
func (r *reader) hintedOutcome(g *group) (string, Span) {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.wish || c.ask || c.quote || c.tense > 0 && !r.awayTill(c) {
			continue
		}
		v, at := r.find(outcomeHints, c.span)
		if v == "" && (r.missed(c) || lineOff(r.words(c))) {
			v, at = crm.NotReached, c.span
		}
		if v == crm.NotReached && r.saidOfAnother(c) {
			v = ""
		}
		if v == crm.NotReached {
			for _, j := range g.clauses {
				if b := &r.clauses[j]; j > k && b.tense <= 0 && r.meets(b) && r.theirs(b) {
					return "", Span{}
				}
			}
		}
		if v != "" {
			return v, at
		}
	}
	return "", Span{}
}

// saidOfAnother reports that somebody who is named said of somebody else that he is away, and was spoken to himself: 周经理说
// 老板出差.
func (r *reader) saidOfAnother(c *clause) bool {
	return slices.ContainsFunc(r.folk, func(p person) bool {
		if !within(p.span, c.span) {
			return false
		}
		of, said := strings.CutPrefix(r.between(p.span.End, c.span.End), "说")
		return said && of != "" && !strings.ContainsAny(firstRune(of), "他她我自在要出不没去请休改 ,，:：")
	})
}

// lineOff reports a clause that says of somebody's number, and of no machine, that it is out of use:
// 周经理停机了, 对方停机.
func lineOff(clause string) bool {
	before, after, ok := strings.Cut(clause, "停机")
	if !ok || strings.Trim(after, "了中啊 ,，。.") != "" {
		return false
	}
	before = strings.TrimRight(before, "又一直已经都是还老的 ,，。.:：")
	return before == "" || slices.ContainsFunc([]string{"经理", "总", "工", "主任", "主管", "部长", "厂长", "科长", "老板", "对方", "提示", "他", "她"}, func(s string) bool { return strings.HasSuffix(before, s) })
}

// hintedSource is where a lead came from by what its words are made of.
func (r *reader) hintedSource(g *group) string {
	for _, k := range g.clauses {
		if v := r.labelledSource(&r.clauses[k]); v != "" {
			return v
		}
		if v, at := r.find(sourceHints, r.clauses[k].span); v != "" && !r.provesFigure(&r.clauses[k], at) {
			return v
		}
	}
	return ""
}

// provesFigure reports that what stands at a place is where a figure of the customer was read, and not where he came
// from: revenue is 85m per their annual report.
func (r *reader) provesFigure(c *clause, at Span) bool {
	if c.bits&cRevenue == 0 {
		return false
	}
	before := " " + strings.ToLower(r.str(Span{c.span.Start, at.Start}))
	return slices.ContainsFunc([]string{" per ", " according to ", " says ", " as in ", " from "}, func(by string) bool {
		_, behind, ok := strings.Cut(before, by)
		return ok && len(strings.Fields(behind)) <= 3
	})
}

// weighHints adds what the words are made of to the evidence.
func (r *reader) weighHints(s *evidence, g *group) {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.void() && !(c.ask && r.pleads()) {
			continue
		}
		if v, at := r.find(pleaHints, c.span); v != "" && c.tense >= 0 && s.of(ApprovalRequest) < 6 && !r.hanDone(c) && !r.theySignOff(c) {
			s.add(ApprovalRequest, 6, "asks for it to be approved", at)
		}
		if g.firm >= 0 && !r.sure(g.firm) && c.bits&(cVisit|cCall) == 0 && s.of(Lead) < 4 {
			if v, at := r.find(sourceHints, c.span); v != "" {
				s.add(Lead, 2, "where a lead came from", at)
			}
		}
		if t := r.toks[c.from]; (isFunc(t, "请示") || isFunc(t, "请领导示下") || isFunc(t, "妥否")) && c.to <= c.from+2 && c.tense >= 0 {
			s.add(ApprovalRequest, 6, "asks for it to be approved", t.span) // 这单能不能放,请示
		}
		for i := c.from + 1; i+1 < c.to; i++ {
			if isFunc(r.toks[i], "批") && s.of(ApprovalRequest) < 6 && r.pleads() && !r.hanDone(c) && (r.toks[i+1].kind == tokMoney || r.toks[i+1].bits&(cThing|cCost) != 0) && !strings.ContainsAny(firstRune(r.str(r.toks[i-1].span)), "这那一两几大小整") {
				s.add(ApprovalRequest, 6, "asks for it to be approved", r.toks[i].span) // 能不能给卫龙批2万块样品费
			}
		}
		r.weighPosts(s, g, c)
	}
}

// theySignOff reports whether a clause says who of the customer's has to approve something: CFO
// needs to approve anything above 50k.
func (r *reader) theySignOff(c *clause) bool {
	_, ok := holdsAny(r.words(c), []string{"needs to approve", "has to approve", "must approve", "needs to sign off", "has to sign off", "must sign off"})
	return ok
}

// posted are the words that somebody has taken a post.
var posted = []string{"has a new", "have a new", "got a new", "new boss", "is the new", "新来了", "新来个", "来了个", "来了位", "新任", "新换了", "换了个", "换成", "上任", "到任", "promote到", "升到", "升为", "new plant manager", "new purchasing", "new buyer", "new head of", "new director", "new manager", "new ceo", "new gm", "new owner", "入职", "空降", "decision maker", "decision-maker", "现在是", "buyer is", "manager is", "contact is", "in charge is", "responsible is", "姓", "改成", "升director", "升manager", "升经理", "升总监", "升副总", "升部长", "升主管", "升vp", "is their", "evaluator", "approver", "is called", "assistant is"}

// unwell is how somebody is, not what.
var unwell = wordSet("ill sick unwell late busy away off out happy unhappy angry difficult tough friendly nice stuck delayed ok fine back here there gone")

// weighPosts weighs a clause that says what somebody is or does, rather than that
// he was met: 负责付款的是小娄, Frank is the final approver.
func (r *reader) weighPosts(s *evidence, g *group, c *clause) {
	if r.addsCard(c) && c.bits&(cVisit|cCall) == 0 && (r.theirs(c) || g.firm >= 0) {
		s.add(ContactInfo, 4, "somebody's address was taken down", c.span)
	}
	if len(c.whens) == 0 && c.bits&(cVisit|cMeet|cCall|cOutcome|cWantBuy) == 0 && c.bits&(cTitle|cDept|cPersonWord|cRole|cIntro) != 0 && (r.anybody(g) || g.firm >= 0) && s.of(ContactInfo) < 4 && s.of(Lead) < 2 {
		if _, ok := holdsAny(r.words(c), posted); ok {
			s.add(ContactInfo, 3, "somebody has a new post", c.span)
			return
		}
	}
	if !r.theirs(c) || len(c.whens) > 0 || c.bits&(cVisit|cMeet|cCall|cGo|cOutcome|cThing|cWantBuy) != 0 || s.of(ContactInfo) >= 4 {
		return
	}
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; isFunc(t, "听") && r.folkAt(i+1) && (i+2 >= c.to || isFunc(r.toks[i+2], "的")) {
			s.add(ContactInfo, 4, "whom the others listen to", t.span)
			return
		}
		switch t := r.toks[i]; t.text() {
		case "is":
			if unwell[strings.Trim(r.between(t.span.End, c.span.End), " .!")] {
				return
			}
			fallthrough
		case "是", "叫", "负责", "分管", "主管", "兼", "was promoted", "runs", "heads", "handles", "leads", "signs", "decides", "owns", "joined", "left", "resigned", "retired":
			s.add(ContactInfo, 3, "says what somebody is or does", t.span)
			return
		}
	}
}
