package parse

import (
	"slices"
	"strings"
)

// ownAffairs are what goes on at a customer's without us. A clause whose subject is the customer tells by
// them of his own doings: 恒鑫昨天开了年会, Hartwell had their annual party yesterday.
var ownAffairs = []string{
	"年会", "董事会", "股东大会", "股东会", "职工大会", "职代会", "全员大会", "供应商大会", "经销商大会", "党员大会", "发布会", "表彰会",
	"团建", "盘点", "停电", "停工", "停产", "限电", "消防演习", "消防演练", "体检", "周年", "厂庆", "乔迁", "放假", "发工资", "发奖金",
	"着火", "起火", "火灾", "敲钟", "换了法人", "换届", "生日", "结婚", "收购了", "被收购", "被查", "招了", "招聘", "裁了", "裁员", "来了个新", "来了新",
	"iso审核", "体系审核", "接待了领导", "领导视察", "晚宴", "运动会", "annual party", "annual dinner", "christmas party", "board meeting", "shareholder", "power cut",
	"power outage", "stocktake", "stock take", "fire drill", "team building", "teambuilding", "town hall", "anniversary", "celebrated", "birthday", "got married",
	"hosted the minister", "hosted a minister", "laid off", "hired",
}

// doneForThem are words by which such a clause still tells of what the speaker did.
var doneForThem = []string{"参加", "出席", "受邀", "邀请", "陪", "送", "拜访", "见了", "见到", "聊", "谈了", "去给", "attended", "joined", "invited", "went to", "was at", "were at", "met ", "saw ", "visited", "me ", "us "}

// ownAffair reports whether a clause begins with the customer or somebody of his and tells what he did
// without us: what goes on in his house, or where he went.
func (r *reader) ownAffair(c *clause) bool {
	at, ok := r.theirSubject(c)
	if !ok || c.tense > 0 || c.bits&(cSpeaker|cOurs|cCall|cSay) != 0 || len(c.firms)+len(c.folk) == 0 || r.subjectSaid(c) {
		return false
	}
	text := r.words(c)
	if _, ours := holdsAny(text, doneForThem); ours {
		return false
	}
	if _, own := holdsAny(text, ownAffairs); !own && (len(c.folk) == 0 || !r.goesElsewhere(c, at)) {
		return false
	}
	return !r.wasThere(c) && !r.cameAndDid(c)
}

// wasThere reports whether a clause behind one tells, with nobody of the customer's as its subject, of
// something done or of somebody: 恒鑫昨天年会,坐在王总旁边.
func (r *reader) wasThere(c *clause) bool {
	for k := r.clauseOf(c) + 1; k < len(r.clauses); k++ {
		b := &r.clauses[k]
		if b.void() || b.tense > 0 {
			continue
		}
		if _, theirs := r.theirSubject(b); !theirs && (b.tense < 0 || len(b.folk) > 0) {
			return true
		}
	}
	return false
}

// subjectSaid reports whether a clause has words of meeting or going before whom it names first.
func (r *reader) subjectSaid(c *clause) bool {
	for i := c.from; i < c.to && !r.inFirm(i) && !r.folkAt(i); i++ {
		if t := r.toks[i]; t.kind != tokWhen && t.kind != tokMark && t.bits&(cVisit|cMeet|cGo|cAt|cWith) != 0 {
			return true
		}
	}
	return false
}

// goesElsewhere reports whether somebody of the customer's, named before token i, went to a place that is
// named, which is no customer's: 恒鑫王总上周去了日本, their CEO flew to Japan.
func (r *reader) goesElsewhere(c *clause, i int) bool {
	for i < c.to && (r.toks[i].kind == tokWhen || r.isSpace(i) || isFunc(r.toks[i], "又") || isFunc(r.toks[i], "刚")) {
		i++
	}
	if t := r.tok(i); i >= c.to || t.kind != tokWord || t.bits&cGo == 0 && !strings.HasPrefix(t.w.text, "flew") {
		return false
	}
	return r.tok(i+1).bits&cRegion != 0 || r.isSpace(i+1) && r.tok(i+2).bits&cRegion != 0
}

// onlyAffairs reports whether a group has nothing that was done but what its customer did without us.
func (r *reader) onlyAffairs(g *group) bool {
	any := false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if r.ownAffair(c) {
			any = true
		} else if c.bits&(cVisit|cMeet|cCall|cGo|cOutcome|cPlan|cWantBuy) != 0 || len(c.moneys) > 0 {
			return false
		}
	}
	return any
}

// worth are the classes of words by which a clause about the customer's own people is of use to us.
const worth = cVisit | cCall | cMeet | cGo | cThing | cMoneyKind | cMilestone | cPayment | cIntent | cWantBuy | cCapture | cAnswer | cActivity | cSay | cOurs | cSpeaker | cOutcome | cCancel | cPerson | cUnit | cCost | cDone

// ofUse are words by which it is so that are of no such class: what they decide, pay, send and need.
var ofUse = []string{
	"定", "批", "回", "复", "付", "款", "交", "给", "会", "评", "标", "验", "货", "选", "认", "拍板", "内部", "流程", "章", "签", "寄", "报", "发", "来", "到", "完", "好", "停产", "投产", "检修", "换", "要求", "需", "急", "用", "有空", "有时间", "方便", "上线", "比价", "立项", "试",
	"need", "want", "decid", "approv", "sign", "pay", "board", "send", "deliver", "repl", "answer", "confirm", "revert", "tender", "deadline", "start", "finish", "ready", "come", "back", "let", "get", "give", "make", "choose", "pick", "launch", "go live", "review", "tell", "releas", "will ", "promis", "free", "around", "trial", "test", "vote",
}

// ownDay reports whether a clause with a day says of them or of somebody's kin what we have no part
// in: 他们周五要消防演习, his daughter started school on Monday.
func (r *reader) ownDay(c *clause) bool {
	i := r.firstWord(c)
	if len(c.whens) == 0 || i >= c.to || len(c.firms)+len(c.folk)+len(c.moneys) > 0 || c.bits&worth != 0 {
		return false
	}
	if t := r.toks[i]; t.kind != tokWord || t.bits&cKin == 0 && !theirPeople[t.w.text] {
		return false
	}
	if slices.ContainsFunc(c.whens, func(w int) bool { return r.whens[w].deadline }) {
		return false // 周五前他要layout
	}
	_, use := holdsAny(r.words(c), ofUse)
	return !use
}

// theirPeople are the pronouns of those who are the customer's.
var theirPeople = wordSet("他们 他们的 他 他的 她 她的 人家 对方 他家 they their he his she her")
