package handlers

import (
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// notThis finds 是X不是Y, not Y.
var notThis = wording.Compile(`是.+不是.+|不是.+是.+`)

// barePair finds a number that is put right by another one, both without a unit: 昨天那顿不是420,是460. What stands
// before them says of what.
var barePair = wording.Compile(`不是\d+(?:\.\d+)?[,，]?(?:而|应该)?是\d+(?:\.\d+)?$`)

// wasSaid finds the part of a correction that names what is wrong.
var wasSaid = wording.Compile(`不是((?:[^,,。;;!!]|,\d{3})+)|(?i)\bnot\s+((?:[^,.;!\-]|[.,]\d)+)|(?i)instead of\s+((?:[^,.;!]|[.,]\d)+)`)

// oldPart is what a correction says it was not; "" when it says nothing of it.
func oldPart(text string) string {
	m := wasSaid.FindStringSubmatch(text)
	for _, s := range m[min(1, len(m)):] {
		if s != "" {
			s, _, _ = strings.Cut(s, "是")
			return strings.TrimSpace(s)
		}
	}
	return ""
}

// newPart is a correction without what it says it was not.
func newPart(text string) string {
	if old := oldPart(text); old != "" {
		return strings.TrimSpace(wasSaid.ReplaceAllStringFunc(text, func(m string) string {
			i := strings.Index(m, old)
			return " " + m[i+len(old):]
		}))
	}
	return text
}

// wrongCustomer reports that a correction is about whose visit it was: then
// the customer that it names is the right one, not the one to be found.
func wrongCustomer(f parse.Facts) bool { return customerWrong.MatchString(f.Text) }

var customerWrong = wording.Compile(`(客户|公司|厂|哪家).{0,4}(错|不对)|(?i)wrong (customer|account|company)`)

// notSo begins a correction: 不对,孙总是副总.
var notSo = wording.Compile(`^(?:不对|不是的?|错了|说错了|记错了)[,,。!! ]+`)

// postPutRight is a correction that says what somebody is, without the word that begins
// it: who was met stays as it is. It is "" for any other.
func postPutRight(text string, ctx parse.Context) string {
	rest := notSo.ReplaceAllString(text, "")
	if rest == text {
		return ""
	}
	f := parse.Read(rest, ctx)
	if f.Intent != parse.ContactInfo || len(f.Contacts) != 1 || f.Contacts[0].Title == "" || !holds(rest, f.Contacts[0].Name+"是") {
		return ""
	}
	return rest
}
