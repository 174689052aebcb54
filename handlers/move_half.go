package handlers

import (
	"strings"

	"milepost/handlers/wording"
)

// halves finds the halves of a day.
var halves = wording.Compile(`早上|上午|中午|下午|傍晚|晚上|morning|afternoon|evening`)

// lastHalf is the half of the day that was said last: 下午没去成,改明天上午.
func lastHalf(said string) string {
	plain := squash(said)
	if at := toldFirst.FindStringIndex(plain); at != nil {
		plain = plain[at[1]:] // 上午周经理来电说改到周五: that was when he called
	}
	all := halves.FindAllString(plain, -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

// inAnotherHalf reports an hour that is not of the half of the day that was said.
func inAnotherHalf(clock, said string) bool {
	morning := clock < "12:00"
	switch lastHalf(said) {
	case "早上", "上午", "morning":
		return !morning
	case "下午", "傍晚", "晚上", "afternoon", "evening":
		return morning
	}
	return false
}

// toldFirst finds that somebody says what moves, and how he let it be known.
var toldFirst = wording.OneOf(
	`^.{0,16}(?:来电话?|打来|电话里?|微信|短信|邮件|消息|通知)(?:我|我们)?(?:了)?(?:说|讲|告诉我)?`, `^.{2,10}(?:说|讲|通知我)`,
	`^.{0,30}\b(?:called|rang|wrote|texted|emailed|says|said)\b`,
)

// otherHalf is what a step says with the half of the day to which it moves: 改到下午了. It is
// "" where nothing is said of that.
func otherHalf(text, said string) string {
	now := lastHalf(said)
	was := halves.FindString(squash(text))
	switch {
	case now == "" || now == was || ascii(now) != ascii(text):
		return ""
	case was != "":
		return strings.Replace(text, was, now, 1)
	case ascii(now):
		return text + ", in the " + now
	}
	return now + text
}
