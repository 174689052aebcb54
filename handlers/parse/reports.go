package parse

import "strings"

// reportHead reports whether a message begins with the heading of a report of a visit: the
// customer, the day, which has come, and at most who was met, before what was talked about.
// Norbury Kilns, 10 Sept; Customer: Oxted Springs, Date: 11.09., Contact: Mr. Pettifer; 14.09.
// Pagham Ovens, Rolf, complaint solved.
func (r *reader) reportHead() bool {
	firm, day, k := false, false, 0
	for ; k < len(r.clauses) && (!firm || !day || r.headline(&r.clauses[k])); k++ {
		c := &r.clauses[k]
		if !r.headline(c) {
			break
		}
		for _, w := range c.whens {
			x := &r.whens[w]
			if x.grain != byDay || x.near > r.today || x.deadline || x.weekday || day && x.near != r.today {
				return false
			}
			day = true
		}
		firm = firm || len(c.firms) > 0
	}
	return firm && day && k > 1 && k < len(r.clauses) && r.clauses[0].tense <= 0 && !r.clauses[k].ask
}

// reportLabels are what stands before the fields of a report's heading.
var reportLabels = map[string]bool{
	"customer": true, "client": true, "company": true, "account": true, "date": true, "when": true, "contact": true, "contacts": true, "participants": true, "attendees": true, "present": true, "who": true,
	"visit report": true, "report": true, "visit": true, "meeting": true, "minutes": true, "site visit": true, "customer visit": true, "met": true, "person": true, "persons": true, "people": true, "place": true, "kunde": true, "datum": true,
	"客户": true, "日期": true, "时间": true, "联系人": true, "对接人": true, "参会人": true, "拜访日期": true, "拜访时间": true, "拜访客户": true, "拜访对象": true, "拜访报告": true, "拜访记录": true, "参加人": true, "地点": true,
}

// headline reports whether a clause has nothing but companies, people, days and the labels
// of a report.
func (r *reader) headline(c *clause) bool {
	if c.void() {
		return false
	}
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; {
		case r.inFirm(i), t.kind == tokWhen, t.kind == tokMark, t.kind == tokPerson, t.kind == tokName, r.folkAt(i), r.oursAt(i):
		case t.kind == tokWord && t.bits&(cTitle|cPreTitle|cDept) != 0 && t.bits&(cVisit|cCall) == 0:
		case reportLabels[strings.TrimRight(t.text(), ":")] || t.kind == tokLatin && reportLabels[r.saying(t.span)]:
		case isFunc(t, "and"), isFunc(t, "with"), isFunc(t, "w/"), isFunc(t, "at"), isFunc(t, "on"), isFunc(t, "和"), isFunc(t, "of"), isFunc(t, "from"):
		default:
			return false
		}
	}
	return true
}

// oursAt reports whether one of our own people is named at token i.
func (r *reader) oursAt(i int) bool {
	for k := range r.folk {
		if p := &r.folk[k]; p.ours && p.tok <= i && r.toks[i].span.End <= p.span.End {
			return true
		}
	}
	return false
}

// othersEvent reports whether a clause tells of something that takes place with or without
// us, so that its day is no step of ours where another one is: the tender closes on the
// 30th, 他18号到20号在上海参展.
func (r *reader) othersEvent(c *clause) bool {
	text := r.words(c)
	if len(c.firms)+len(c.folk) == 0 && len(c.whens) > 0 && c.to-c.from <= 3 {
		for _, w := range []string{"close", "closes", "截标", "截止", "开标", "关标"} {
			if strings.HasSuffix(text, w) {
				return true // 10月13号close
			}
		}
	}
	for _, e := range [...][2]string{
		{"tender", "close"},
		{"tender", "open"},
		{"tender", "deadline"},
		{"tender", " due"},
		{"bid due", ""},
		{"bids due", ""},
		{"bid", "close"},
		{"截止", "标"},
		{"fair", ""},
		{"exhibition", ""},
		{"expo", ""},
		{"audit", ""},
		{"shutdown", ""},
		{"holiday", ""},
		{"their board", "meet"},
		{"opens", ""},
		{"go-live", ""},
		{"sop", ""},
		{"参展", ""},
		{"休假", ""},
		{"出国", ""},
		{"放假", ""},
		{"审核", "他们"},
		{"开标", ""},
		{"投产", ""},
		{"年审", ""},
		{"停产检修", ""},
		{"定下来", ""},
		{"拍板", ""},
		{"搬", "他们"},
	} {
		if _, ok := holdsAny(text, []string{e[0]}); ok && (e[1] == "" || strings.Contains(text, e[1])) {
			return c.bits&(cSpeaker|cOurs|cVisit|cCall) == 0
		}
	}
	return false
}

// namesReport reports whether a clause ends in what a report of something done is called, and says
// nothing of its being written or handed in: 周五的会议纪要, minutes of Monday's meeting.
func (r *reader) namesReport(c *clause) bool {
	said := r.words(c)
	next := c.to + 1
	for r.isSpace(next) {
		next++
	}
	if r.plansFrom(next, min(next+1, len(r.toks))) {
		return false // Monday meeting minutes: send to Oakline
	}
	if _, plan := holdsAny(said, []string{"交", "写", "发", "补", "要的", "due", "send", "write", "hand in"}); plan {
		return false
	}
	for _, w := range [...]string{"纪要", "拜访记录", "会议记录", "拜访报告", "拜访小结", "拜访总结", " report", " recap", " notes", " minutes"} {
		if strings.HasSuffix(said, w) {
			return true
		}
	}
	return strings.HasPrefix(said, "minutes of ") || strings.HasPrefix(said, "notes from ") || strings.HasPrefix(said, "report on ") || strings.HasPrefix(said, "recap of ")
}
