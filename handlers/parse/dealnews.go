package parse

import (
	"strings"
	"unicode/utf8"
)

// dealWords name a deal as what a clause is about, dealEnds what may become of one: the project
// was stopped, the tender handed in, the contract stamped.
var (
	dealWords = []string{"项目", "单子", "订单", "合同", "标书", "商机", "案子", "招标", "投标", "技术标", "商务标", "那个标", "这个标", "的标", "的单", "立库", "选型", "预审", "技术协议", "候选", "指标", "二期", "那单", "这单", "那个单", " bid", " tender", " deal", " order", " project", " contract", " case", " rfq", " po ", " budget", " spend"}
	dealEnds  = []string{
		"被砍", "砍了", "砍掉", "停了", "叫停", "黄了", "丢了", "没了", "凉了", "飞了", "泡汤", "废了", "废标", "流标", "流了", "搁置", "搁浅", "放一放", "冻结", "缓一缓", "延期", "推迟", "延后", "终止", "取消", "作废", "卡在", "没戏", "不做了", "今年不做", "不上了",
		"落地", "定下来", "敲定", "签了", "签字了", "签下", "批了", "批下来", "过会", "中标", "公示", "入围", "出局", "拿下", "盖章", "盖完", "盖了章", "签完", "生效", "归档",
		"开标", "截标", "递上去", "交上去", "送上去", "递了", "投出去", "过了", "通过", "交了", "递交", "投了", "买了", "买回来", "买到", "领了", "报名", "评标", "澄清", "二次报价", "重新挂", "重新招", "排第", "第一名", "第二名", "第三名",
		"没过", "上不了", "撤了", "收了", "从头再来", "挂起", "寄回来", "退回来", "延到", "拖到", "签好", "双签", "已过", "进入", "转入", "走完", "走到", "推进到", "推到", "从方案", "到商务", "到签约", "到投标",
		"passed", "opened", "opens", "submitted", "handed in", "cancelled", "canceled", "shelved", "killed", "stopped", "frozen", "postponed", "awarded", "shortlisted", "stamped", "countersigned", "moved to", "moves to", "in contract", "dropped", "gone to", "went to", "lost", "won", "dead", "approved", "reissued", "is back", "pulled", "on hold", "fell through",
	}
	// tenderSteps are steps of a tender, of which nobody speaks but to tell that they were taken.
	tenderSteps = []string{"唱标", "答疑", "资格预审", "入围", "定标", "评标", "公示期", "候选人", "二次报价", "截胡", "没中标", "流标", "废标", "shortlist", "countersigned", "pulled the plug", "letter of intent", "进到方案", "到方案阶段", "到了方案", "进方案阶段", "进到商务", "到商务阶段", "进商务阶段", "到谈判阶段", "进谈判阶段", "进到谈判", "进入谈判", "到报价阶段", "进报价阶段", "进到报价", "到合同阶段", "进合同阶段", "到签约阶段", "到交付阶段", "到验收阶段", "stage now", "to the proposal stage", "to proposal stage", "to the negotiation stage", "to negotiation", "to the quoting stage", "to the tender stage"}
	// givenUp says that the speaker gives a customer up, whatever he calls the deal.
	givenUp = []string{"不跟了", "不再跟", "我放弃", "放弃了", "决定放弃", "不追了", "我撤了", "退出了", "不打算跟", "giving up on", "gave up on", "given up on", "walking away from", "walked away from", "i'm dropping", "dropping out", "no longer pursuing", "stop chasing", "stopped chasing"}
)

// dealNews finds where a group tells what became of a deal: of its customer's, said of the deal
// itself, with nobody met and nothing that was done there.
func (r *reader) dealNews(g *group) (Span, bool) {
	if g.firm < 0 || r.firms[g.firm].rival || r.isReport || r.reports || r.fields > 2 || r.isLeads || r.isDiary || r.placed(g) || r.rumour() {
		return Span{}, false
	}
	named := -1
	for n, k := range g.clauses {
		c := &r.clauses[k]
		if c.bits&cVisit != 0 || c.bits&cGo != 0 && !c.void() && r.goesBeside(c) || c.bits&cMeet != 0 && (r.theirs(c) || c.bits&(cWith|cAt) != 0 || len(c.whens) > 0) || c.bits&(cCapture|cSource|cActivity|cCall) != 0 {
			return Span{}, false
		}
		if c.wish || c.ask || c.quote || c.beside || c.tense > 0 && c.bits&cPlan != 0 && r.dueIn(c) {
			continue
		}
		text := r.words(c)
		if _, ok := holdsAny(text, givenUp); ok && (len(c.firms) > 0 || n > 0) || len(c.firms) > 0 && marksAs(text) {
			return c.span, true
		}
		if at, ok := holdsAny(text, tenderSteps); ok && (c.tense <= 0 || r.hanDone(c)) && (len(c.firms) > 0 || n == 1) {
			return Span{c.span.Start + utf8.RuneCountInString(text[:at.Start]), c.span.Start + utf8.RuneCountInString(text[:at.End])}, true
		}
		if _, ok := holdsAny(" "+text, dealWords); ok && named < 0 {
			named = n
		}
		if named < 0 || n > named+1 {
			continue
		}
		if at, ok := holdsAny(text, dealEnds); ok && !strings.HasPrefix(text[at.Start:], "过了一") {
			return c.span, true
		}
	}
	return Span{}, false
}

// marksAs reports whether a clause asks for a deal to be ended: mark Oakline as lost, 标记一下恒鑫丢单.
func marksAs(text string) bool {
	for _, w := range [...]string{"mark", "set", "put", "close", "log", "flag", "标", "记", "把"} {
		if strings.HasPrefix(text, w) {
			if _, ok := holdsAny(text, []string{"as lost", "as won", "as dead", "as a loss", "as a win", "as closed lost", "as closed won"}); ok {
				return true
			}
			said := strings.TrimRight(text, "了吧 ")
			return strings.HasSuffix(said, "丢单") || strings.HasSuffix(said, "输单") || strings.HasSuffix(said, "赢单") // not 把丢单原因写一下
		}
	}
	return false
}

// goesBeside reports whether a clause has a word for going that is no part of what became of a
// deal, as in 标书递上去了 or 进到方案阶段.
func (r *reader) goesBeside(c *clause) bool {
	text := r.words(c)
	at, ok := holdsAny(text, tenderSteps)
	if !ok {
		if at, ok = holdsAny(text, dealEnds); !ok {
			return true
		}
	}
	s := Span{c.span.Start + utf8.RuneCountInString(text[:at.Start]), c.span.Start + utf8.RuneCountInString(text[:at.End])}
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&cGo != 0 && !r.inFirm(i) && (t.span.End <= s.Start || t.span.Start >= s.End) {
			return true
		}
	}
	return false
}
