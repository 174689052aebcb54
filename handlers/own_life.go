package handlers

import (
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// ofOwnLife finds what somebody says of himself, his family, his car or his boss: none of it belongs to a customer,
// whoever was talked of a minute ago. 儿子今年高考 may be of whoever was met, 老婆让我早点回去 is not.
var ofOwnLife = wording.OneOf(
	`^(?:我|今天|刚才?|等下|[,， ])*(?:老婆|老公|媳妇|女朋友|男朋友|孩子|儿子|女儿|闺女|家人|我妈|我爸|老妈|老爸|丈母娘)[^,，。]{0,4}(?:让|叫|催|喊|等|找)我`,
	`^(?:我的?|今天|路上|半路|[,， ])*(?:车子?|手机|电脑|油|电)(?:又|都|快|就|要|也)*(?:没油|没电|没了|坏了?|爆胎|抛锚|限行|被拖|耗完|用完)`,
	`^(?:领导|老板|公司|头儿?|上面)?(?:今天|天天|又|还|也|老|一直|在|要)*(?:催|骂|抓|查|考核|盯)(?:我|我们)?的?(?:业绩|指标|任务|周报|日报|考核|kpi)`,
	`^(?:今天|上午|下午|这周|一天|一上午)*(?:一共|总共|已经|连着|又)*(?:跑|去|见|走|转)了(?:[一二两三四五六七八九十几好]+|\d+)家(?:客户|公司)?[,， ]*(?:好|太|真|有点)?(?:累|困|腿|脚|没吃饭|饿)`,
	ownDayIn,
)

// ownDayIn is a day on which nobody was seen because one did something else.
const ownDayIn = `^(?:今天|我|一天|一整天|全天|上午|下午|[,， ])*没(?:有)?(?:见客户|出去|外出|出门|跑客户|去客户那?|拜访客户|跑业务)[,， ]*(?:就|一直|都|今天)*(?:在家|在公司|在办公室|写|做|整理|开会|休|歇|处理|忙)`

// ownDay finds such a day.
var ownDay = wording.Compile(ownDayIn)

// saysAside finds somebody who says something behind a gap, as people type: 大族王总 说方案收到了.
var saysAside = wording.Compile(`^(\p{Han}{1,10}(?:总|工|科|处|经理|主任|科长|处长|部长|厂长|老板)) +((?:刚|也|又|还|今天|昨天|下午|上午)*(?:说|讲|回话|回复|回我|答复).+)$`)

// joinsSaying is such a sentence without the gap; "" for others.
func joinsSaying(text string) string {
	if m := saysAside.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		return m[1] + m[2]
	}
	return ""
}

// underOther puts what was recorded last under another customer: 刚才那条写到恒发头上, 那笔记到粤钢名下.
var underOther = wording.Compile(`^(?:把)?(?:刚才|刚刚|上一?|那|这)[那这]?(?:一)?(?:条|笔|个|单)(?:记录|费用|拜访)?(?:应该|要|其实)*(?:写|记|算|改|挪|放|归)(?:到|在|给|成)?(\p{Han}{2,12}?)(?:那边|头上|名下|上面|下面|那里|上)$`)

// underAnother is such words as the correction that they are, where that customer is known; "" for others.
func (q *request) underAnother(s string) (string, error) {
	if !strings.HasSuffix(s, "头上") && !strings.HasSuffix(s, "名下") && !strings.ContainsAny(s, "上下边里") {
		return "", nil
	}
	m := underOther.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	name := &parse.Mention{Text: m[1], Known: q.ctx.Names.Lookup(m[1], crm.KindAccount, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent})}
	fnd, err := q.resolve(name, crm.Write)
	if err != nil || fnd.Account == nil {
		return "", err
	}
	return "客户搞错了,是" + fnd.Account.Name.Text, nil
}

// hourRight finds which hour is right for the step of just now: 不是十点是九点半, 不对 是下午两点.
var hourRight = wording.Compile(`^(?:不对|错了|说错了|搞错了)?[,， ]*(?:不是|不)?(?:` + anHour + `)?[,， ]*(?:而是|应该是|应该|改成|是)(` + anHour + `)(?:不是(?:` + anHour + `))?$`)

// anHour is a time of the day in words or figures.
const anHour = `(?:早上|上午|中午|下午|晚上)?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点(?:半|一刻|三刻|[一二三四五]?十分?)?|:\d{2})`

// hourWas is such words as the move of that step on its day; "" for others.
func (q *request) hourWas(s string) (string, error) {
	if !strings.ContainsAny(s, "点:") || !strings.Contains(s, "是") {
		return "", nil
	}
	m := hourRight.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	k, err := q.stepNow()
	if err != nil || k == nil || k.Due == "" {
		return "", err
	}
	return k.Number() + " 推到" + m[1], nil
}
