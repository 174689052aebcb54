package handlers

import (
	"strings"

	"milepost/handlers/wording"
)

// halves finds the halves of a day.
var halves = wording.Compile(`早上|上午|中午|下午|傍晚|晚上|morning|afternoon|evening`)

// lastHalf is the half of the day that was said last: 下午没去成,改明天上午.
func lastHalf(said string) string {
	all := halves.FindAllString(squash(said), -1)
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
