package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// furtherAsked answers a message that only says more of a question that was answered:
// 金额加起来呢, 都是谁的, 和去年比怎么样. It asks that question again with what is said
// now; a message that could be a request of its own is left alone.
func (q *request) furtherAsked(l *lexicon, before string) (bool, error) {
	if m := butSaid.FindStringSubmatch(strings.TrimRight(squash(q.m.Text), "呢? ")); m != nil {
		return q.askedBut(l, before, m[1]+m[2])
	}
	if most := 16; ascii(q.m.Text) && length(q.m.Text) > 2*most || !ascii(q.m.Text) && length(q.m.Text) > most || length(before) > 40 || didSomething(q.f) || hasRequest(q.f) || ofItsOwn.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	s, err := q.namedOf(q.m.Text)
	if err != nil {
		return false, err
	}
	more := l.read(q.f, s.said())
	if !more.further() {
		if was := l.read(parse.Read(before, q.ctx), nil); !more.sameOf(&was) {
			return false, nil
		}
	}
	text, f := q.m.Text, q.f
	q.m.Text = before + " " + text
	q.f = inMethod(q.Book, q.who.Lang(), parse.Read(q.m.Text, q.ctx))
	in, err := q.inquire(l)
	if err == nil {
		in.instead(&more, q.f)
	}
	if err == nil && in.clear(q.f) && in.unread == "" {
		err = q.answerAsked(in)
		return true, err
	}
	q.m.Text, q.f = text, f
	return false, err
}

// sameOf reports a question for the same rows as the one before, which said of when and this one does
// not: 上周跑了几家, and then 都是谁跑的.
func (q *inquiry) sameOf(was *inquiry) bool {
	if q.unread != "" || q.silent > 0 || q.about == "" || q.about != was.about || q.period != "" {
		return false
	}
	if now := []string{figures.AskPlanned, figures.AskLate}; slices.ContainsFunc(now, func(is string) bool { return q.stands(is) && !was.stands(is) }) {
		return false // 谁在外面 and 谁漏了 ask of today, whenever the rows before were of
	}
	if q.about == aboutDeals && (len(q.states) == 0 || !slices.Contains(was.states, q.states[0])) {
		return false // 小李的单子到哪了 asks of all that are open
	}
	onlySorts := len(q.sorts) > 0 && len(q.asks) == 0 // 那最差的呢
	return (was.period != "" || onlySorts) && !slices.ContainsFunc(q.Is, func(is figures.Is) bool { return is.What == figures.IsAccount })
}

// instead lets what is said now stand in place of what the question before said of the same: B级呢
// after A级客户有几个, 按行业 after 按人.
func (q *inquiry) instead(more *inquiry, f parse.Facts) {
	anew := false
	for _, is := range more.Is {
		i := slices.IndexFunc(q.Is, func(o figures.Is) bool { return o.What == is.What && o.Value != is.Value })
		if i >= 0 {
			q.Is[i] = is
		}
	}
	if len(more.bys) > 0 {
		q.Is = slices.DeleteFunc(q.Is, func(is figures.Is) bool { return is.What == more.bys[0] && is.Value != "*" }) // 丢给谁最多 after 输给大族几单
	}
	if len(more.bys) > 0 && !slices.Equal(q.bys, more.bys) {
		q.bys, anew = more.bys, true
	}
	if len(more.sorts) > 0 && !slices.Equal(q.sorts, more.sorts) {
		q.sorts, anew = more.sorts, true
	}
	if anew {
		q.Thing, q.By, q.Then, q.Sort = "", "", "", ""
		q.decide(f)
	}
}

// butSaid leaves somebody out of what was asked: 去掉小李的呢, 不算 Anna, without Anna.
var butSaid = wording.OneOf(
	`^(?:那)?(?:如果|要是)?`+
		wording.Any(
			`去掉`, `除了`, `除去`, `除开`, `除`, `不算`, `不含`, `不包括`, `排除`, `剔除`,
			`刨去`, `刨掉`, `抛开`,
		)+`(.{1,12}?)(?:的|以外|之外|外)*$`,
	`^(?:and )?(?:without|except|excluding|not counting|leaving out) (.{2,20}?)(?:'s)?$`,
)

// askedBut asks the question before once more, of all but one colleague; false where
// no colleague is named, or that question is none that can leave somebody out.
func (q *request) askedBut(l *lexicon, before, name string) (bool, error) {
	s, err := q.namedOf(name)
	if err != nil || len(s.people) != 1 || squash(s.people[0].said) != name { // 除了小李都去了 tells
		return false, err
	}
	text, f := q.m.Text, q.f
	q.m.Text = before
	q.f = inMethod(q.Book, q.who.Lang(), parse.Read(before, q.ctx))
	in, err := q.inquire(l)
	if err != nil || !in.clear(q.f) || in.unread != "" || len(in.compared) > 0 {
		q.m.Text, q.f = text, f
		return false, err
	}
	who, err := q.personName(crm.PersonID(s.people[0].id))
	if err != nil {
		return true, err
	}
	in.Is = append(in.Is, figures.Is{What: figures.IsOwner, Value: figures.But(s.people[0].id, who)})
	return true, q.answerAsked(in)
}

// ofItsOwn names what is asked about: a question that needs no other.
var ofItsOwn = wording.Compile(`客户|线索|商机|项目|\b(customers?|accounts?|deals?|leads?)\b`)

// further reports what is a part of a question and none of its own: all of it was
// understood, and it names no rows.
func (q *inquiry) further() bool {
	if q.unread != "" || q.about != "" && !q.implied || q.silent > 0 {
		return false
	}
	for _, s := range []string{figures.AskPending, figures.AskGranted, figures.AskRejected} {
		if slices.Contains(q.states, s) {
			return false // 批了 decides a request
		}
	}
	return len(q.asks)+len(q.bys)+len(q.sorts)+len(q.Is)+len(q.states) > 0 || q.comparing
}

// listedSaid finds the place of a row in the list that was shown, and what is asked of it: 第二个呢,
// 最后一个是谁的, the second one?
var listedSaid = wording.OneOf(
	`^(?:那|那么|还有)?(第[一二三四五六七八九1-9]|最后一)(?:个|家|单|条|位|笔|项)(?:单子?|项目|客户|线索)?的?(.{0,14})$`,
	`^(?:and |what about |how about )?the (first|second|third|fourth|fifth|last)(?: one| deal| customer)?(?:'s|s)? ?(.{0,24})$`,
)

var (
	// topAsked finds that the question before was for what stands at the head of a list.
	topAsked = wording.Compile(`(?i)\b(?:biggest|largest|smallest|oldest|newest|latest|longest|top|best|worst)\b`)
	// itAsked is what is asked of that then: who owns it, how big is that deal.
	itAsked = wording.Compile(`^(?:and |so |ok )?((?:who|who's|how|what|what's|where|where's|when|why|is|has|did|does) .{0,20}?)\b(?:it|that (?:one|deal|account|customer)|this one)\b(.{0,16}?)$`)
	// comparedSaid sets another stretch of time against what was asked of: compared with last quarter, vs last year.
	comparedSaid = wording.Compile(`^(?:and |so )?(?:how (?:does|do) (?:that|it|they|this) compare (?:to|with)|compared? (?:to|with)|vs\.?|versus|against) (.{2,24}?)[?.]?$`)
)

// ofTop is a question for what stands at the head of the list that was shown, with its customer in place of the word for
// it; "" where none was asked for.
func (q *request) ofTop() (string, error) {
	if !ascii(q.m.Text) || len(q.conv.Items) == 0 || q.conv.Query == "" || q.said().Sub(q.conv.QueryAt) > likewiseFor || !topAsked.MatchString(q.conv.Query) {
		return "", nil
	}
	m := itAsked.FindStringSubmatch(squash(q.m.Text))
	if m == nil {
		return "", nil
	}
	name, err := q.nameOfItem(q.conv.Items[0])
	if err != nil || name == "" {
		return "", err
	}
	return m[1] + name + m[2], nil
}

// ofListed is a question for the row of the list that was shown last, with the name of its customer in
// place of where it stands; "" where no list is shown, or nothing is asked.
func (q *request) ofListed() (string, error) {
	m := listedSaid.FindStringSubmatch(squash(q.m.Text))
	since := q.said().Sub(q.conv.QueryAt)
	if m == nil || q.conv.Query == "" || since < 0 || since > likewiseFor || len(q.conv.Items) < 2 {
		return "", nil
	}
	at, rest := m[1]+m[3], strings.TrimRight(m[2]+m[4], "呢?？ ")
	if rest != "" && !asks(q.m.Text) && !putAsQuestion(rest) && !putAsQuestion(q.m.Text) && !likewiseSaid.MatchString(squash(q.m.Text)) {
		return "", nil // 第二个降到95万 tells
	}
	n := slices.Index([]string{"last", "first", "second", "third", "fourth", "fifth"}, at)
	if m[1] != "" {
		n = number(strings.TrimPrefix(m[1], "第")) // 0 of the last
	}
	if n == 0 || m[1] == "最后一" {
		n = len(q.conv.Items)
	}
	if n < 1 || n > len(q.conv.Items) {
		return "", nil
	}
	name, err := q.nameOfItem(q.conv.Items[n-1])
	if err != nil || name == "" {
		return "", err
	}
	if rest == "" {
		if m[3] != "" {
			return "status of " + name, nil
		}
		return name + "啥情况", nil
	}
	if m[3] != "" {
		return rest + " " + name, nil
	}
	return name + rest, nil
}

// nameOfItem is the name of the customer of a row of a list; "" for a row of none, or of one that he may not see.
func (q *request) nameOfItem(p crm.Pointer) (string, error) {
	rec, err := q.load(p)
	if _, is := faulty(err); is {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if a, is := rec.(*crm.Account); is {
		return a.Name.Text, nil
	}
	b, err := q.bundleOf(rec)
	if _, is := faulty(err); is {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return q.nameOf(b.accountID())
}

// thatDay finds a question for the day of which was spoken just now: 那天我有空吗, am I free that day.
var thatDay = wording.Compile(`^(?:那|当|这一?)天|\b(?:on )?(?:that|the same) day\b`)

// onThatDay is such a question with that day in place of the word for it: the one that was asked of, or that
// of the step which the last card shows; "" for none.
func (q *request) onThatDay() (string, error) {
	s := lower(fold(strings.TrimSpace(q.m.Text)))
	m := thatDay.FindString(s)
	if m == "" || length(s) > 30 || !asks(q.m.Text) && !putAsQuestion(q.m.Text) && !q.f.Question {
		return "", nil
	}
	day := ""
	if since := q.said().Sub(q.conv.QueryAt); since >= 0 && since <= likewiseFor && !q.conv.QueryAt.Before(q.conv.At) {
		day = q.whenIn(q.conv.Query)
	}
	if day == "" && len(q.conv.Items) == 1 && q.conv.Items[0].Kind == crm.KindTask {
		t, err := crm.Get[crm.Task](q.tx, crm.TaskID(q.conv.Items[0].ID))
		if err != nil {
			return "", err
		}
		if day = string(t.Due); ascii(s) && day != "" {
			day = "on " + day
		}
	}
	if day == "" {
		return "", nil
	}
	return strings.Replace(s, m, day, 1), nil
}
