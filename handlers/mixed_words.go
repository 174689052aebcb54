package handlers

import (
	"strings"
	"unicode"

	"milepost/handlers/wording"
)

// mixedWords are English words of the trade that people write among Chinese ones, and what they stand for.
var mixedWords = []struct {
	said *wording.Wording
	as   string
}{
	{wording.Compile(`(?i)\bwin ?rate\b`), "赢率"},
	{wording.Compile(`(?i)\bon hold\b`), "暂停了"},
	{wording.Compile(`(?i)\bdown ?payment\b|\bdeposit\b`), "定金"},
	{wording.Compile(`(?i)\bbudget\b`), "预算"},
	{wording.Compile(`(?i)\b(?:quote|quotation)\b`), "报价"},
	{wording.Compile(`(?i)\bdeals?\b`), "单子"},
	{wording.Compile(`(?i)\bpo\b`), "订单"},
	{wording.Compile(`(?i)\bwants?\b`), "要"},
	{wording.Compile(`(?i)\bpayment\b`), "付款"},
	{wording.Compile(`(?i)\bcontract\b`), "合同"},
	{wording.Compile(`(?i)\b(?:close|sign)\b`), "签"},
	{wording.Compile(`(?i)\b(?:competitor|rival)s?\b`), "对手"},
	{wording.Compile(`(?i)\bfloor(?: price)?\b`), "底价"},
	{wording.Compile(`(?i)\bpipeline\b`), "在跟的单子"},
}

// anyMixed finds one of them.
var anyMixed = wording.OneOf(mixedSaid()...)

// mixedSaid are the expressions of these words.
func mixedSaid() (all []string) {
	for _, w := range mixedWords {
		all = append(all, w.said.String())
	}
	return all
}

// inChinese puts the Chinese words for the English ones of the trade that stand among Chinese ones; ""
// where there is none.
func inChinese(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) || !anyMixed.MatchString(text) {
		return ""
	}
	for _, w := range mixedWords {
		text = w.said.ReplaceAllString(text, w.as)
	}
	out := []rune{}
	for _, r := range text { // 大族的 PO 下周出 has spaces only for the English word
		if len(out) > 1 && out[len(out)-1] == ' ' && unicode.Is(unicode.Han, out[len(out)-2]) && (unicode.Is(unicode.Han, r) || unicode.IsDigit(r)) {
			out = out[:len(out)-1]
		}
		out = append(out, r)
	}
	return string(out)
}

// mixed is what is said of a deal with English words of the trade among Chinese ones, as the sentence that it
// stands for in Chinese; "" where it is read as it was written, or stands for none.
func (q *request) mixed(string) (string, error) {
	text := inChinese(q.m.Text)
	if text == "" {
		return "", nil
	}
	then := *q
	then.putAs(text)
	if as, err := then.inOtherWords(squash(text)); as != "" || err != nil {
		return as, err
	}
	if !q.keepsNothing() || then.keepsNothing() {
		return "", nil
	}
	return text, nil
}
