package handlers

import (
	"strings"

	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// The ways in which a yes or no is asked for in Chinese are put in the one that every answer knows.

var (
	// doneOrNot asks whether something was done: 标书交了没有, 大族去过没.
	doneOrNot = wording.Compile(`^([^,，。;；?？]{2,30}?)(了|过)没(?:有)?(?:呢|啊|呀)?[?？]?$`)
	// isItSo asks whether something is so: 是不是废标了, 王总是不是决策人.
	isItSo = wording.Compile(`^([^,，。;；?？]{0,12}?)是不是([^,，。;；?？]{2,24}?)(?:啊|呀|呢)?[?？]?$`)
	// everDone asks whether a deed was done: 合同有没有签, 恒发报价66万有没有审批.
	everDone = wording.Compile(`^([^,，。;；?？]{0,16}?)有(?:没有|没)(被)?(审批|审过|批准|通过|批|过审|签字|签|付款|付|交|递交|回复|回话|回|发出|发|到账|到|去过|去|见过|见|联系|拜访|立项|成交|中标|说)([^,，。;；?？]{0,10}?)了?(?:啊|呀|呢)?[?？]?$`)
	// asksAll begins what asks whether all of it is so.
	asksAll = wording.Compile(`^(?:是不是|有没有)`)
	// wantedOfTheBot is what is asked of whoever reads, which is an order put kindly.
	wantedOfTheBot = wording.Compile(`帮|替我|给我|发我|提醒|麻烦|^请|请(?:帮|你|您|把|给|记)|记|(?:好|行|可以|可不可以)[吗么不]|能[^,，。]{0,4}批[吗么不]|能不能|能否|可否|^(?:能|可以|可否|要不要)`)
)

// askedPlainly is a question for a yes or no that has no 吗 as one that has; "" for others.
func askedPlainly(text string) string {
	text = strings.TrimSpace(text)
	if !strings.Contains(text, "没") && !strings.Contains(text, "是不是") || tellsWhatWasAsked.MatchString(text) {
		return ""
	}
	if m := doneOrNot.FindStringSubmatch(text); m != nil {
		return m[1] + m[2] + "吗?"
	}
	if m := isItSo.FindStringSubmatch(text); m != nil && (m[1] == "" || strings.ContainsAny(m[2], "了过")) {
		return m[1] + m[2] + "吗?"
	}
	if m := everDone.FindStringSubmatch(text); m != nil {
		return m[1] + m[3] + "了" + m[4] + "吗?"
	}
	return ""
}

// onlyAsksZH reports a message in Chinese that is nothing but a question, and no order put kindly.
func (q *request) onlyAsksZH(text string) bool {
	s := squash(text)
	if ascii(text) || len(q.f.Items) > 0 || length(s) > 60 || strings.ContainsAny(strings.TrimRight(text, " ?？"), "?？") || wantedOfTheBot.MatchString(s) {
		return false
	}
	if asksAll.MatchString(s) {
		return true
	}
	if parted(strings.TrimRight(text, " ?？。")) {
		told := q.f.Intent == parse.Visit || q.f.Intent == parse.Call
		return asks(text) && !told && !governed(s)
	}
	return (asks(text) || strings.Contains(s, "有没有")) && !governed(s) || putAsQuestion(text) || askedPlainly(text) != ""
}

// asksNow takes the words for a question where they are nothing else, and puts them in the form that every answer knows.
func (q *request) asksNow() {
	q.asking = q.m.Kind == chat.Text && q.onlyAsksZH(q.m.Text)
	if text := askedPlainly(q.m.Text); q.asking && text != "" {
		q.putAs(text)
		q.asWrote = text
	}
}

// briefAsk finds a short question that no word ends: 为啥拖, 要不要催, 会不会撞.
var briefAsk = wording.Compile(`^(?:那|他们?|她们?|这单|那单)?(?:为什么|为啥|为何|凭什么|咋|怎么|要不要|会不会|该不该|能不能|行不行|值不值|还要不要)|会不会[^,，。]{1,4}$`)

// asksBriefly reports a short question in Chinese, of which there is nothing to be kept.
func asksBriefly(text string) bool {
	s := squash(text)
	return !ascii(s) && length(s) <= 16 && !parted(s) && (!governed(s) && (asks(text) || putAsQuestion(text)) || briefAsk.MatchString(s) && !tellsWhatWasAsked.MatchString(s))
}
