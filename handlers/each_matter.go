package handlers

import (
	"strings"
	"unicode/utf8"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// askedThere finds that a question was put to somebody, which asks nothing here.
var askedThere = wording.OneOf(`问(?:我|过|了|他|她|清)`, `[说讲](?:能|要|可|是)不`, `想知道`, `\b(?:asked|asks|asking|wondered|wants to know)\b`)

// wantsToKnow reports a part of a message that is put as a question.
func wantsToKnow(part string) bool { return asks(part) || putAsQuestion(part) }

// howManyAsk is how many parts of a message want to know something.
func howManyAsk(all []share) (n int) {
	for i := range all {
		if all[i].asks {
			n++
		}
	}
	return n
}

// answeredByAsking reports what is told of the end of a deal, or of its pause, and will be asked about: of what is
// told beside it nothing may be taken for the answer.
func (s *share) answeredByAsking() bool {
	if s.of == "" || len(s.order) == 0 {
		return false
	}
	switch s.order[0].Name {
	case "lost":
		return true
	case "contract":
		return !strings.ContainsAny(fold(s.said), "0123456789")
	}
	return s.ofItsDeal() && s.order[0].Name == "deal"
}

// statementsOf are the clauses of a message; what is asked ends one.
func statementsOf(text string) (parts []string) {
	for _, c := range clausesOf(text) {
		for c != "" {
			at := strings.IndexAny(c, "?？")
			if at < 0 {
				parts = append(parts, c)
				break
			}
			_, size := utf8.DecodeRuneInString(c[at:])
			parts = append(parts, c[:at+size])
			c = strings.TrimSpace(c[at+size:])
		}
	}
	return parts
}

// inTheTalkOf is what is told of a customer, with his name or behind it, as the sentence of a talk about him
// that it stands for; "" for none.
func (q *request) inTheTalkOf(at crm.AccountID) string {
	then, told := *q, q.m.Text
	if text := inChinese(told); text != "" {
		told = text
		then.putAs(told)
	}
	if text, err := then.inOtherWords(squash(told)); err == nil && text != "" || at == "" {
		return text
	}
	then.conv.About, then.conv.At, then.conv.AboutAt = at, q.said(), q.said()
	rest := told
	if namesCustomer(then.f) {
		rest = strings.TrimLeft(trimHead(strings.TrimPrefix(fold(told), then.f.Account.Text)), " ,，:：的")
	}
	text, err := then.standsFor(rest)
	if err != nil {
		return ""
	}
	return text
}
