package handlers

import (
	"slices"
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

// wrongFirst begins a correction with the sum that is wrong: 60万那个也不对,是66.
var wrongFirst = wording.Compile(`^([\d.]+(?:万|w|k)?)(?:那个|这个|的那个)?(?:也|又|还是)?(?:不对|错了|不准)[,， ]+`)

// oldPart is what a correction says it was not; "" when it says nothing of it.
func oldPart(text string) string {
	if m := wrongFirst.FindStringSubmatch(text); m != nil {
		return m[1]
	}
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
	if m := wrongFirst.FindStringSubmatch(text); m != nil {
		return text[len(m[0]):]
	}
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

var (
	// notThat is the other number behind what somebody wants: 2 lines not 1, 5 not 4.
	notThat = wording.Compile(`(?i),? (?:and )?(?:not|rather than|instead of) (?:just |only )?\d[\d.]*[a-z%]{0,2}(?: (?:lines?|units?|years?|yrs?|weeks?|months?|days?|pcs|pieces|machines?))?\b`)
	// apologizes begins words that can only put something right.
	apologizes = wording.Compile(`^(?:no|nope|wrong|sorry|oops|correction|i meant|it was|it's|its|it is|that was|not)\b[, ]`)
)

// ratherThan finds that one number rather than another is what somebody wants, and no slip.
var ratherThan = wording.Compile(`\b(?:saw|met|visited|spoke|spoken|talked|called|he|she|they|[a-z]{3,}) .{0,40}\b(?:wants?|wanted|needs?|needed|asked for|prefers?|looking for) .{0,30}\b\d[\d.]* ?[a-z]{0,12} (?:not|rather than|instead of) (?:just |only )?\d[\d.]*(?: [a-z]+)?[.!]*$`)

// tellsNoFault takes what looks like a correction in English, and finds nothing that it could put right, as what it
// tells: they want 2 lines not 1. What begins with an apology stays a correction.
func (q *request) tellsNoFault() (bool, error) {
	text := notThat.ReplaceAllString(q.m.Text, "")
	s := squash(q.m.Text)
	if !ascii(s) || hasNumber(q.f) || apologizes.MatchString(s) && !noneOf.MatchString(s) || !states(text) {
		return false, nil
	}
	q.putAs(text)
	if done, err := q.goesOn(); done || err != nil {
		return done, err
	}
	return true, q.dispatch(slices.DeleteFunc(q.order, func(in Intent) bool { return in.Name == "correct" }))
}

// noneOf finds what somebody has not got, and no refusal: no budget until April.
var noneOf = wording.Compile(`^no (?:budget|money|decision|news|word|answer|reply|interest|need|time|feedback|luck|progress|change|changes|issues?|problems?|objections?|order|orders|capex|funds|room|rush|hurry)\b`)

// wantChanged finds that somebody wants something else of us, or has it changed: 他们想改成双工位的.
var wantChanged = wording.Compile(`(?:想|希望|打算|准备|要求|建议|考虑|商量|说|让我们?|要我们?|他们?|对方|那边)(?:再|先|都|也|要|能|想|把.{1,8}?)*改成`)

// ofRecord finds that it is the record which is to be changed, by the one who wrote it: 我想改成电话, 把时间改成昨天.
var ofRecord = wording.Compile(`^我(?:想|要|打算|准备)|(?:^|[,，])(?:把)?(?:拜访|客户|联系人)?(?:的)?(?:时间|日期|日子|记录|名称|名字)(?:想|要|得)?改成|改成(?:是)?(?:今天|昨天|前天|电话|拜访)的?$`)

// changesOfTheirs reports that what is changed into something else is part of what is told: what the customer wants, or what stands
// behind a visit in a clause of its own.
func changesOfTheirs(f parse.Facts) bool {
	if hasNumber(f) || f.Holds("打错", "记错", "搞错", "写错", "弄错", "不对", "不是") || ofRecord.MatchString(squash(f.Plain())) {
		return false
	}
	parts := clausesOf(f.Plain())
	if (f.Intent == parse.Visit || f.Intent == parse.Call) && len(parts) > 1 && !strings.Contains(parts[0], "改成") {
		return true
	}
	return wantChanged.MatchString(f.Plain()) && (f.Next == nil || f.Next.Due == "" || f.Holds("时间", "日子"))
}
