package handlers

import (
	"strings"
	"time"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// likewiseFor is how long after a question the same may be asked of something else.
const likewiseFor = 10 * time.Minute

// likewiseSaid asks what was asked before of another day, customer or person: 下周呢,
// what about Oakline?
var likewiseSaid = wording.OneOf(
	`(?i)^(?:那么?|还有)?(.{1,14}?)呢[??。.]?$`,
	`^(?:and|what about|how about)(?: for)? (.{2,30}?)[??.]?$`,
	`^((?:the )?same (?:time|period|month|quarter|week) last year)[??.]?$`,
)

// dayLikewise asks of another day in as few words: 那后天呢, and Friday, tomorrow?
var dayLikewise = wording.OneOf(
	`^(?:那|那么|还有|然后)*(`+daysOwn+`)呢$`,
	`^(?:and |what about |how about )(?:on )?(`+daysOwnEN+`)$`,
	`^(`+daysOwn+`|`+daysOwnEN+`)$`,
)

// ownDays asks what he has before him on the day that is all he names, or what he did on it where it
// is over: after the same was asked of another day, or where nothing was asked that a day goes with.
func (q *request) ownDays() (bool, error) {
	s := squash(q.m.Text)
	m := dayLikewise.FindStringSubmatch(s)
	if m == nil {
		return false, nil
	}
	was := ""
	if q.said().Sub(q.conv.QueryAt) <= likewiseFor && !q.asksKeptOnly(q.conv.Query) {
		was = squash(q.conv.Query)
	}
	if m[3] != "" && was == "" && !strings.ContainsAny(q.m.Text, "??") {
		return false, nil // as often an answer
	}
	wasDone := false
	if was != "" {
		top := ranked(q.intents, inMethod(q.Book, q.who.Lang(), parse.Read(q.conv.Query, q.ctx)))
		if len(top) == 0 || top[0].Name != "agenda" && top[0].Name != "day" {
			return false, nil
		}
		wasDone = top[0].Name == "day"
	}
	day := strings.Join(m[1:], "")
	ahead, done := day+"有什么安排", day+"干了啥"
	if ascii(day) {
		ahead, done = "what's my plan for "+day, "what did i do "+day
	}
	switch over := doneAsked.MatchString(done); {
	case aheadAsked.MatchString(ahead) && !(wasDone && over):
		return true, q.asksAs(ahead)
	case over:
		return true, q.asksAs(done)
	}
	return false, nil
}

// asksAs answers a question in place of what was written.
func (q *request) asksAs(text string) error {
	q.putAs(text)
	if len(q.order) > 0 && q.order[0].Reads != parse.Query && !q.f.Question { // it asks, whatever it reads as: nothing is written
		q.putAs(text + "?")
	}
	return q.dispatch(q.order)
}

// likewise asks the last question again, of what is named now.
func (q *request) likewise() (bool, error) {
	if done, err := q.behindNamed(); done || err != nil {
		return done, err
	}
	if done, err := q.ownDays(); done || err != nil {
		return done, err
	}
	for _, meant := range []func() (string, error){q.ofListed, q.ofTop, q.onThatDay} {
		if text, err := meant(); err != nil {
			return false, err
		} else if text != "" {
			return true, q.asksAs(text)
		}
	}
	if q.m.Kind == "" || q.conv.Query == "" || q.said().Sub(q.conv.QueryAt) > likewiseFor || length(q.m.Text) > 30 {
		return false, nil
	}
	text := ""
	if m := likewiseSaid.FindStringSubmatch(strings.TrimSpace(q.m.Text)); m != nil {
		text = q.askedOf(q.conv.Query, strings.TrimSpace(m[1]+m[2]+m[3]))
	}
	if m := comparedSaid.FindStringSubmatch(squash(q.m.Text)); m != nil && q.whenIn(m[1]) != "" && q.whenIn(q.conv.Query) != "" {
		text = strings.TrimRight(q.conv.Query, "?") + " vs " + m[1]
	}
	if text != "" {
		return true, q.asksAs(text)
	}
	if q.stillAsking() && !q.conv.AboutAt.Before(q.conv.QueryAt) { // of the customer himself, and not of the rows of a list
		if done, err := q.asksKept(); done || err != nil {
			return done, err
		}
	}
	return q.further()
}

// further lets an intent take what only says more of the question before.
func (q *request) further() (bool, error) {
	for _, in := range q.intents {
		if in.Further == nil {
			continue
		}
		if done, err := in.Further(q, q.conv.Query); done || err != nil {
			q.remembersAsked(in, q.m.Text)
			return done, err
		}
	}
	return false, nil
}

// askedOf is a question with another day, customer or person in it; "" when other
// is none of these.
func (q *request) askedOf(question, other string) string {
	if butSaid.MatchString(other) {
		return "" // not of him, but of all others: see askedBut
	}
	if q.whenIn(other) == other {
		if was := q.whenIn(question); was != "" {
			if same := sameOf(was); same != "" && sameTime.MatchString(other) {
				other = same
			}
			return strings.Replace(question, was, other, 1)
		}
		if q.asksKeptOnly(question) {
			return ""
		}
		return spacedBefore(other, question)
	}
	if was := reportSaid.FindString(question); was != "" && reportSaid.FindString(other) == other && other != "" {
		return strings.Replace(question, was, other, 1) // 周报呢 after 日报几点推
	}
	read, before := parse.Read(other, q.ctx), parse.Read(question, q.ctx)
	if read.Region != "" && before.Region != "" && strings.HasPrefix(other, read.Region) && strings.Contains(question, before.Region) {
		return strings.Replace(question, before.Region, read.Region, 1) // 深圳呢 after 东莞的客户有几家
	}
	kind, name := namedIn(read)
	if kind == "" {
		return ""
	}
	k, was := namedIn(before)
	if kind == crm.KindContact && k == crm.KindAccount {
		return name // 陈总呢 after a question about his company asks who he is
	}
	if k == kind || k == crm.KindContact && kind == crm.KindAccount {
		return strings.Replace(question, was, name, 1)
	}
	if all := wholeTeam.FindString(question); kind == crm.KindPerson && all != "" {
		return strings.Replace(question, all, name, 1) // how many visits did the team make, and then what about Anna
	}
	if kind == crm.KindPerson && q.conv.About != "" && q.conv.AboutAt.Equal(q.conv.QueryAt) { // 大族卡在哪, and then Anna那边呢
		return name + "最近怎么样"
	}
	return spacedBefore(name, question)
}

// wholeTeam finds all of a team in a question in English.
var wholeTeam = wording.Compile(`(?i)\b(?:the (?:whole )?team|everybody|everyone|we all|all of us|they all|we)\b`)

// asksKeptOnly reports a question for what is kept of a customer, which has no day of its own: 上周四呢 after 比亚迪预算多少
// asks of that day.
func (q *request) asksKeptOnly(question string) bool {
	if question == "" || q.conv.About == "" || q.conv.AboutAt.Before(q.conv.QueryAt) || q.whenIn(question) != "" {
		return false
	}
	what, _ := q.keptBook.asked(lower(fold(question)), true)
	return len(what) > 0
}

// reportSaid finds what comes by the clock.
var reportSaid = wording.Compile(`团队日报|日报|周报|月报|简报|daily digest|daily report|weekly report|monthly report`)

// whenIn is the first date or stretch of time that a text names, as it is written; ""
// for none.
func (q *request) whenIn(text string) string {
	when := ""
	if at := periodWords.FindStringIndex(text); at != nil {
		when = text[at[0]:at[1]]
	}
	for _, e := range parse.Entities(text, q.ctx) {
		if strings.HasPrefix(e.Kind, "date") && len(e.Text) > len(when) { // 12月3号, not 12月
			return e.Text
		}
	}
	return when
}

// spacedBefore puts a name or a day before a question.
func spacedBefore(name, question string) string {
	if question[0] < 0x80 {
		return question + " " + name
	}
	return name + question
}

// namedIn is the known customer, colleague or person of a customer whom a text
// names, as it is written there.
func namedIn(f parse.Facts) (crm.Kind, string) {
	if f.Account != nil && len(f.Account.Known) > 0 && strings.Contains(f.Text, f.Account.Text) {
		return crm.KindAccount, f.Account.Text
	}
	for _, m := range f.Colleagues {
		for _, n := range m.Row.Names {
			if at := strings.Index(lower(f.Text), lower(n.Text)); n.Text != "" && at >= 0 && len(lower(f.Text)) == len(f.Text) {
				return crm.KindPerson, f.Text[at : at+len(n.Text)] // anna, as thumbs write Anna
			}
		}
	}
	for _, c := range f.Contacts {
		if len(c.Known) > 0 && c.Name != "" && strings.Contains(f.Text, c.Name) {
			return crm.KindContact, c.Name
		}
	}
	return "", ""
}

// remembersAsked keeps a question that was answered, for the same to be asked of
// something else.
func (q *request) remembersAsked(in Intent, text string) {
	if in.Name == "export" && exportsShown.MatchString(squash(text)) {
		return // the list on the screen is what is spoken of
	}
	if in.Reads == parse.Query || in.Reads == "" && (asks(text) || q.f.Question || putAsQuestion(text)) {
		q.conv.Query, q.conv.QueryAt = text, q.said()
	}
}
