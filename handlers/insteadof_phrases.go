package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// phrase is one way of saying something, and the sentence that it stands for.
type phrase struct {
	// said finds it; its group "at", where it has one, is the customer.
	said *wording.Wording
	// as is the sentence: @ stands for the customer, who is the one that is talked of where
	// none is named, and $1 to $9 for the parts that were found.
	as string
	// when holds where it is meant so, of what is known of the customer; nil for always.
	when func(q *request, at crm.AccountID) (bool, error)
	// ours are the parts that must name colleagues.
	ours []int
}

// atCustomer begins a phrase with the customer, who may be left out.
const atCustomer = `(?P<at>[^,，。:： ]{2,14}?)??(?:那边|那儿|那家|这边|家|里面|内部)?的?`

// accountPhrases are said of a customer's people, of what is done for him, and of what is asked
// of both.
var accountPhrases = []phrase{
	// his people (F7, J5, M2, M12)
	{said: wording.Compile(`^((?:[^,，。:： ]{2,14}?的?)?[^,，。 ]{1,2}(?:总|工|经理|主任|厂长|部长|主管|总监))转去(集团|总部|[^,，。 ]{1,6}(?:公司|厂|部))了?$`), as: "$1调去$2了"},
	{said: wording.Compile(`^([^,，。 ]{2,6}?)(?:就)?是(?:我们的?|这事的?|他们的?)?(?:具体)?(?:经办人?|对接人|经手的?)$`), as: "经手人是$1"},
	{said: wording.Compile(`^(?:具体)?(?:经办人?|对接人)(?:就)?是([^,，。 谁哪]{2,6})$`), as: "经手人是$1"},
	{said: wording.Compile(`^([^,，。 你我他她]{2,6}?)(?:一般|平时|都|通常|喜欢|习惯)+(?:是|在)?(` +
		wording.Any(
			`(?:每天)?(?:早上|上午|中午|下午|晚上)?[\d一二两三四五六七八九十]{1,2}`+
				`点半?(?:以后|之后|以前|之前|后|前|左右)`,
			`(?:早上|上午|中午|下午|晚上)`,
		) + `)(?:再)?` +
		wording.Any(
			`见面?`, `谈`, `聊`, `接电话`, `打(?:电话|给他|给她)?`, `有空`, `方便`, `联系`,
		) + `(?:比较方便|方便|吧)?$`), as: "$1方便的时间 $2"},
	{said: wording.Compile(`^([a-z]+(?: [a-z]+)?) ` +
		wording.Any(`prefers`, `likes`, `is best`, `is free`, `is only free`) +
		`(?: to (?:meet|talk|be called))? (` +
		wording.Any(
			`(?:in the )?(?:mornings?|afternoons?|evenings?)`+
				`(?: (?:after|before) [\d:]+ ?(?:am|pm)?)?`,
			`(?:after|before|around) [\d:]+ ?(?:am|pm)?`,
		) + `)$`), as: "$1 preferred time: $2"},
	{said: wording.Compile(`^` + atCustomer + `(?:有)?(?:谁|哪些人|哪个|有谁)(?:是)?(?:在)?(?:支持|反对|挺|帮)(?:我们|咱们|我)(?:的)?(?:啊|呢)?[?？]?$`), as: "@关系图"},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)的?联系人(?:都)?(?:有谁|有哪些|是谁|列表|名单)?[?？]?$`), as: "@联系人有谁"},
	{said: wording.Compile(`^(?:看看|看一?下|查一?下|调一?下)?(` + withTitle + `)的?(?:档案|资料|信息|名片)(?:呢|给我|发我|看看|看一下)?$`), as: "$1是谁", when: ofSomebodyKnown},
	{said: wording.Compile(`^who (?:supports|backs|is with|is for|is against|opposes) us(?: at (?P<at>[a-z0-9&. -]{2,30}?))?[?]?$`), as: "org chart @"},
	// what he is (L26-L28)
	{said: wording.Compile(`^(?:我)?(?:觉得|看|认为|感觉)` + atCustomer + `(?:应该|可以|能)?(?:是|算|定)(?:个)?([a-d])(?:级|类)?(?:客户)?(?:吧)?$`), as: "@ 定为$2级"},
	{said: wording.Compile(`^` + atCustomer + `(?:在)?(?:行业里?|业内|同行里?)?(?:销售|销量|营收|规模)(?:额)?(?:是)?(?:排名?第?|第)(\d{1,3})(?:名|位)?(?:左右)?$`), as: "@ 销售排名$2"},
	{said: wording.Compile(`^` + atCustomer + `(?:在)?(?:行业里?|业内|同行里?)?(?:经营)?利润(?:是)?(?:排名?第?|第)(\d{1,3})(?:名|位)?(?:左右)?$`), as: "@ 利润排名$2"},
	{said: wording.Compile(`^` + atCustomer + `(?:这个)?(预算|金额|营业额|年营业额|区域|行业)(?:是)?(?:怎么来|从哪来|从哪里来|哪来|谁填|谁说)的?(?:啊|呢)?[?？]?$`), as: "@的$2哪来的"},
	// how far it is (E6, L29)
	{said: wording.Compile(`^` + atCustomer + `(?:这个?(?:单子?|项目|客户)|它)?(?:在(?:这个?阶段|这一步|这里|那儿))?(?:停|卡|拖|待|呆)(?:了|着)?(?:有)?(?:多久|多长时间|多少天|几天)了?[?？]?$`), as: "@到哪一步了"},
	{said: wording.Compile(`^(?:我)?(?:去|跑|拜访)(?:过|了)?(?P<at>[^,，。:： 了过]{2,14}?)?(?:那边|那儿)?(?:几|多少)[次趟]了?[?？]?$`), as: "@拜访几次了"},
	{said: wording.Compile(`^how (?:many times|often) (?:have i|did i|have we|did we) ` +
		wording.Any(
			`been there`,
			`been to (?P<at>[a-z0-9&. -]{2,30}?)`,
			`visit(?:ed)? (?:them|it|there)`,
		) + `(?: so far| already)?[?]?$`), as: "how many visits to @"},
	{said: wording.Compile(`^how long has (?:it|the deal|this|(?P<at>[a-z0-9&. -]{2,30}?)) been (?:stuck|there|standing still|in this stage|like this)[?]?$`), as: "which stage is @ in"},
	{said: wording.Compile(`^评估(?:一下|下)?(?P<at>[^ ,，。:：]{2,14})$`), as: "评估 @"},
	// what is done for him (E4, G1, G4, H4)
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)(?:那边|那儿)?(?:的|我们的?|咱们的?)?` +
		`(?:那台|那条|这台|设备|机器|机床|产线)(?:又|已经|今天|刚)*` +
		`(.{0,6}(?:漏油|漏水|漏气|坏了?|报警|停机|死机|异响|冒烟|故障|罢工).{0,10})$`), as: "服务问题 @ $0", when: serves},
	{said: wording.Compile(`^` + wording.Maybe(`我们的?`, `咱们的?`, `他们(?:那)?`, `那`, `卖给他们的`) +
		wording.Any(
			`那台`, `那条`, `这台`, `设备`, `机器`, `激光头`, `主轴`, `焊机`, `机床`, `.{0,6}头`,
		) + `又(?:.{0,4})` +
		wording.Any(
			`漏油`, `漏水`, `漏气`, `坏`, `报警`, `停机`, `死机`, `异响`, `冒烟`, `故障`, `罢工`,
		) + `了?(?:[,，].{0,20})?$`), as: "服务问题 @ $0", when: serves},
	{said: wording.Compile(`^(?:the |our |their )?` +
		wording.Any(`machine`, `cell`, `line`, `laser`, `robot`, `unit`, `system`) +
		`(?: at (?P<at>[a-z0-9&. -]{2,30}?))? ` +
		wording.Any(
			`(?:is|has been|keeps|has|was) `+
				wording.Any(
					`leaking`, `broken`, `down`, `stopped`, `stopping`, `failing`,
					`making noise`, `noisy`, `overheating`,
				),
			`(?:stopped|broke|failed|leaks|broke down)(?: again)?`,
		) + `(?: .{1,30})?$`), as: "@ service issue: $0", when: serves},
	// who cannot be reached (M14)
	{said: wording.Compile(`^(?:一直|还是|总是|老是|就是|实在)?(?:约不上|约不到|没约上|没约到|联系不上)([^,，。?？吗]{2,12}?)了?$`), as: "打$1电话没联系上", when: ofSomebodyKnown},
	{said: wording.Compile(`^([^,，。?？]{2,12}?)(?:一直|还是|总是|老是|就是|怎么都|又)*(?:约不上|约不到|联系不上)了?$`), as: "打$1电话没联系上", when: ofSomebodyKnown},
	{said: wording.Compile(`^(?:i |we )?(?:still )?(?:couldn't|could not|couldnt|can't|cannot) (?:get (?:an? )?(?:appointment|meeting|slot) with|get hold of|get through to|reach) ([a-z][\w .-]{1,30})$`), as: "called $1, couldn't reach them", when: endsWithSomebody},
	{said: wording.Compile(`^(?:he|she|they)(?:'s| has| have)? (?:moved|pushed|put) (?:it|that|the meeting|our meeting|the appointment) to (.{2,20})$`), as: "moved to $1", when: movesMeeting},
	// after the signature (m8, m9)
	{said: wording.Compile(`^` + atCustomer + `(?:今天|昨天|终于|已经|总算)*(?:设备|机器|项目|产线)?(?:终|最终|现场)?验收(?:已经|都|也|终于)?(?:通过|过|完成?|做完|合格|没问题|ok|签字?)(?:了|啦)$`), as: "@验收了", when: hasSigned},
	{said: wording.Compile(`^(?:the )?(?:final )?acceptance(?: at (?P<at>[a-z0-9&. -]{2,30}?))? (?:is |was |has been )?(?:done|passed|signed|through|ok|completed)$`), as: "@ acceptance signed", when: hasSigned},
	// tenders and prices (m6, m7)
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)(?:那边)?的?标(?:书)?(?:是|在|定在)?((?:\d{1,2}月)?\d{1,2}[号日](?:上午|下午)?(?:\d{1,2}点半?)?)开(?:标)?$`), as: "@投标 $2开标"},
	{said: wording.Compile(`^(?:我们|咱们)?(?:丢|没中|输)了?[,，](?:给)?([^,，。 ]{2,8}?)(最低|中了|第一|拿了|拿走了?|的?价格?(?:更|最)?低)$`), as: "未中标,$1$2", when: tenders},
	{said: wording.Compile(`^(?:我们|咱们|终于|总算|果然)*中(?:标)?了[!！~]*$`), as: "@中标了", when: tenders},
	{said: wording.Compile(`^(?:看看|看一下|看)?(?P<at>[^,，。:： ]{2,14}?) ?的? ?(?:私密|私密的|私人笔记)$`), as: "@私密备注"},
	{said: wording.Compile(`^复盘(?:一下|了一下|下|了)?[,，:： ]+(.{3,60})$`), as: "复盘:$1"},
	{said: wording.Compile(`^(?:价格|报价)?(?:又|再)?降到了?([\d.]+万?)[,，]?(?:又|重新)?(?:报|发)了?(第.版|一版|新的?一版)(?:报价)?$`), as: "$2报价$1"},
	// what is asked (A4, F2, J1, L11)
	{said: wording.Compile(`^(?:80|八十?|八成)(?:%|成)?的?(?:钱|金额|业绩|量|生意|单子)?(?:都)?(?:在|是|来自)(?:哪|谁).{0,8}$`), as: "80/20"},
	{said: wording.Compile(`^(周报|月报|日报)(?:也)?(?:发|给|拿|转)(?:给)?我(?:看看|一下|看下|一份)?$`), as: "$1"},
	{said: wording.Compile(`^where (?:do|did) (?:my|our|the) leads come from[?]?$`), as: "my leads by source"},
	{said: wording.Compile(`^(?:how much )?(taxis?|travel|hotels?|flights?|meals?|entertainment|gifts?) ((?:this|last) (?:week|month|quarter|year))[?]?$`), as: "how much did i spend on $1 $2"},
	{said: wording.Compile(`^([a-z]{4,20}) (customers|accounts|leads|deals)$`), as: "$2 in $1", when: inTown},
	// what is planned (A5, I6)
	{said: wording.Compile(`^(?:阶段)?目标[:：, ]*([^,，\d ]{3,20}?)[,， ]*(` +
		wording.Any(
			`(?:今年|明年)?\d{1,2}月(?:\d{1,2}[号日]?|底|初)`,
			`\d{1,2}[号日]`, `月底`, `年底`, `下?周[一二三四五六日天]`,
		) + `)(?:前|之前)?[,， ]*([^,，。 ]{2,4})负责$`), as: "作战计划 $1 $2 $3"},
	// endings (L29, N)
	{said: wording.Compile(`^恢复(?:跟进|跟)?(?P<at>[^,，。 的提]{2,12}?)(?:的?跟进)?(?:吧)?$`), as: "@恢复跟进了"},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)(?:那边|那家|那单|这单)?(?:也|还是|最后|终于)?(?:输|丢)(?:掉)?了(?:[,，](.{2,20}))?$`), as: "@黄了,$2"},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)(?:那边|那家|那单|这单|那个单子|的单子)?(?:估计|看来|应该|基本|彻底|肯定)*(?:没戏|没机会|没希望|凉|吹|泡汤|黄)了(?:[,，](.{2,20}))?$`), as: "@黄了,$2"},
	{said: wording.OneOf(
		`^(?:以后)?(?:别|不要|不用|不)(?:再)?(?:跟|在|往)?(?P<at>[^,，。:： 别不]{2,12}?)`+
			`(?:那家|那边|身上)?(?:了)?[,，]?(?:再)?浪费时间了?$`,
		`^(?P<at2>[^,，。:： ]{2,12}?)(?:那家|那边)?(?:就)?(?:别|不要|不用|不)(?:再)?`+
			`浪费时间了?$`,
	), as: "放弃@"},
}

// serves reports words that may tell of something of ours at a customer that does not work.
func serves(q *request, _ crm.AccountID) (bool, error) {
	return !q.f.Wished && q.f.Amount == nil && !notOurs.MatchString(squash(q.m.Text)) && openField(q.Book) != "", nil
}

// notOurs finds that what is broken is to be replaced, or is somebody else's.
var notOurs = wording.Compile(`想换|会不会|万一|要是|要换|换新|更新|淘汰|老(?:的|线|设备|机器)|旧|以前|竞品|对手|友商|日本|德国|进口|没有?坏|\b(old|replace|replaced|new one|their own|rival|competitor)\b`)

// endsWithSomebody reports words that end with the name of somebody known.
func endsWithSomebody(q *request, _ crm.AccountID) (bool, error) {
	words := strings.Fields(q.m.Text)
	named := parse.Read("called "+words[len(words)-1], q.ctx)
	return len(named.Contacts) == 1 && len(named.Contacts[0].Known) == 1, nil
}

// movesMeeting reports that somebody moved the appointment which the last card shows to another day, and not
// something of his own: they moved it to March.
func movesMeeting(q *request, _ crm.AccountID) (bool, error) {
	if len(q.conv.Items) == 0 || q.said().Sub(q.conv.At) > talksFor || !namesDay(q.m.Text) {
		return false, nil
	}
	last := q.conv.Items[len(q.conv.Items)-1]
	if last.Kind != crm.KindTask {
		return false, nil
	}
	t, err := crm.Get[crm.Task](q.tx, crm.TaskID(last.ID))
	if crm.IsMissing(err) {
		return false, nil
	}
	return err == nil && t.Open() && (t.Visit || t.Call) && t.Owner == q.who.ID, err
}

// hasSigned reports a customer with a deal that is won.
func hasSigned(q *request, at crm.AccountID) (bool, error) {
	n, err := q.orders(at)
	return n > 0, err
}

// tenders reports a customer with a tender.
func tenders(q *request, at crm.AccountID) (bool, error) {
	deals, err := q.openDeals(at)
	if err != nil {
		return false, err
	}
	for i := range deals {
		t, err := q.Desk.TenderOf(q.tx, deals[i].ID)
		if err != nil || t != nil {
			return t != nil, err
		}
	}
	return false, nil
}

// phrasebook is phrases in their order, of which those that a sentence may be are looked up.
type phrasebook struct {
	all   []phrase
	index *wording.Index
}

// phrasesOf makes a phrasebook of some tables of phrases.
func phrasesOf(tables ...[]phrase) *phrasebook {
	b := &phrasebook{all: slices.Concat(tables...)}
	said := make([]*wording.Wording, len(b.all))
	for i := range b.all {
		said[i] = b.all[i].said
	}
	b.index = wording.NewIndex(said)
	return b
}

// phrased is a sentence, without its full stop, that stands among the phrases, as the one that
// it stands for; "" for none.
func (q *request) phrased(text *wording.Text, book *phrasebook) (string, error) {
	for i, m := range book.index.In(text) {
		p := &book.all[i]
		name, at, err := q.phraseAt(p, m)
		if err != nil {
			return "", err
		}
		ofHim := strings.Contains(p.as, "@")
		if ofHim && at == "" {
			continue
		}
		if p.when != nil {
			if ok, err := p.when(q, at); err != nil {
				return "", err
			} else if !ok {
				continue
			}
		}
		if ok, err := q.namesOurs(p, m); err != nil || !ok {
			if err != nil {
				return "", err
			}
			continue
		}
		for i := range m {
			m[i] = q.inHisWriting(m[i])
		}
		if ofHim && at == q.conv.About {
			q.conv.AboutAt = q.said()
		}
		return strings.TrimRight(strings.ReplaceAll(filled(p.as, m), "@", name), " ,"), nil
	}
	return "", nil
}

// phraseAt is the customer of a phrase: the one that it names, if he is known, else the one who
// is talked of; "" for none.
func (q *request) phraseAt(p *phrase, m []string) (string, crm.AccountID, error) {
	for i, group := range p.said.SubexpNames() {
		if !strings.HasPrefix(group, "at") || m[i] == "" {
			continue
		}
		if here := pointsHere.MatchString(m[i]); here {
			break
		}
		at := q.customerIn(m[i])
		return q.inHisWriting(m[i]), at, nil
	}
	at := q.conv.About
	name, err := q.nameOf(at)
	if err != nil || name == "" {
		return "", "", err
	}
	return name, at, nil
}

// pointsHere finds words that mean the customer who is talked of.
var pointsHere = wording.Compile(`^(?:这个?|那个?|他们?|她们?|它|这家|那家|客户|对方|them|it|there)(?:客户|公司|单子?|项目)?$`)

// customerIn is the known customer whom a part of a message names; "" for none.
func (q *request) customerIn(part string) crm.AccountID {
	f := parse.Read("今天拜访了"+part, q.ctx)
	if ascii(part) {
		f = parse.Read("visited "+part+" today", q.ctx)
	}
	if f.Account == nil || len(f.Account.Known) == 0 || f.Account.Known[0].Row.Kind != crm.KindAccount || squash(f.Account.Text) != squash(part) {
		return ""
	}
	return crm.AccountID(f.Account.Known[0].Row.ID)
}

// dropsNamed reports that what is dropped is named: drop it may be said of a step.
func dropsNamed(q *request, _ crm.AccountID) (bool, error) {
	s := squash(q.m.Text)
	return !pointsHere.MatchString(strings.TrimSpace(s[strings.Index(s, "drop ")+len("drop "):])), nil
}

// inTown reports a message that says where somebody is.
func inTown(q *request, _ crm.AccountID) (bool, error) {
	return q.f.Region != "" || parse.Read("customers in "+strings.Fields(squash(q.m.Text))[0], q.ctx).Region != "", nil
}
