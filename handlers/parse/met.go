package parse

import (
	"slices"
	"strings"

	"milepost/storage/crm"
)

// metInstead reads that somebody was met when whom one came for was not there:
// 周工不在 见了小刘.
func (r *reader) metInstead(g *group, f *Facts) {
	if f.Outcome != crm.NotReached {
		return
	}
	missed := -1 // where it says that somebody was not there
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.bits&cOutcome != 0 {
			missed = c.span.End
			if r.othersTold(c, f) {
				f.Outcome = crm.Reached
				f.Contacts = slices.DeleteFunc(f.Contacts, func(x Contact) bool { return within(x.Span, c.span) })
				f.Spans["contacts"] = f.Contacts[0].Span
				return
			}
		} else if missed >= 0 && (r.meets(c) || r.cameInstead(c)) && r.theirs(c) && !c.void() && c.tense <= 0 {
			f.Outcome = crm.Reached
			f.Contacts = slices.DeleteFunc(f.Contacts, func(x Contact) bool { return x.Span.End <= missed })
			f.Spans["contacts"] = f.Contacts[0].Span
			return
		}
	}
}

// othersTold reports whether a clause says of somebody who is named in it that he was not met, and
// somebody else told something before: 李工说需求明确了,王总还没见.
func (r *reader) othersTold(missed *clause, f *Facts) bool {
	named, told := false, false
	for i := range f.Contacts {
		x := &f.Contacts[i]
		rest := r.between(x.Span.End, len(r.n))
		switch {
		case within(x.Span, missed.span):
			named = true
		case x.Span.End < missed.span.Start && (strings.HasPrefix(rest, "说") || strings.HasPrefix(rest, "讲") || strings.HasPrefix(rest, "反馈") || strings.HasPrefix(rest, "认可")):
			said, _, _ := strings.Cut(rest, ",")
			_, where := holdsAny(said, []string{"不在", "出差", "开会", "外出", "出去", "请假", "休假", "改天", "没空", "没时间", "走了"})
			told = told || !where
		}
	}
	return named && told
}

// within reports whether a span lies in another one.
func within(s, in Span) bool { return s.Start >= in.Start && s.End <= in.End }

// meets reports whether a clause says that somebody was seen or spoken to.
func (r *reader) meets(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&cMeet != 0 && (strings.ContainsAny(t.w.text, "见聊谈碰找坐") || meetsEn[firstWord(t.w.text)]) {
			return true
		}
	}
	return false
}

// meetsEn are the English verbs of seeing somebody or speaking to him.
var meetsEn = map[string]bool{"met": true, "saw": true, "spoke": true, "talked": true, "chatted": true, "sat": true}

// firstWord is the first word of a text.
func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// cameToUs reports whether a clause tells that a customer's people came to the speaker's place:
// the folks from Ridley came to our plant.
func (r *reader) cameToUs(c *clause) bool {
	if c.tense > 0 || len(c.firms) == 0 && !r.theirs(c) {
		return false
	}
	if c.tense == 0 || len(c.firms) == 0 { // Imre came by our stand on Tuesday
		_, ok := holdsAny(r.words(c), []string{"came by our", "came by to", "came to see me", "came to see us", "came to our", "came over to", "came in to", "came by for", "came over for", "stopped by our", "dropped by our", "visited us", "visited our"})
		return ok
	}
	_, ok := holdsAny(r.words(c), []string{"came to our", "came to us", "came to see us", "came over to our", "visited us", "visited our", "dropped by our", "were at our", "was at our"})
	return ok
}

// beenThere reports whether a clause tells that the speaker was with who was named before it, on a day that
// has come: Rory wants the contract Friday, I was there this afternoon.
func (r *reader) beenThere(c *clause) bool {
	if c.tense >= 0 || c.void() || !r.dated(c) || c.from == r.clauses[0].from {
		return false
	}
	_, ok := holdsAny(r.words(c), []string{"i was there", "we were there", "i've been there", "i went there"})
	return ok
}

// leftThere reports whether a clause tells that the speaker has come away from a customer: left
// Brevik Cement an hour ago.
func (r *reader) leftThere(c *clause) bool {
	first := r.toks[c.from].text()
	return (first == "left" || first == "just left") && c.tense < 0 && len(c.whens) > 0 && r.firmStarts(c.from+2)
}

// leftMeeting reports whether a clause tells that the speaker comes from a meeting of a customer's:
// 刚开完恒鑫的会, 刚下Oakline的会. Whose it was may stand behind it: 刚散会,恒鑫要求周五前补图.
func (r *reader) leftMeeting(c *clause) bool {
	if c.tense >= 0 || !strings.ContainsRune("会来", r.n[c.span.End-1]) || len(c.firms) == 0 && !r.asksBehind(c) {
		return false
	}
	text := r.words(c)
	if _, far := holdsAny(text, []string{"电话会", "视频会", "线上会", "call", "teams", "zoom", "内部", "项目"}); far {
		return false
	}
	_, ok := holdsAny(text, []string{"刚下", "开完", "刚散", "刚开完", "参加完", "刚结束", "刚参加", "刚从"})
	return ok
}

// asksBehind reports whether the clause behind one begins with a customer, or somebody of his, who asks for
// something or says it.
func (r *reader) asksBehind(c *clause) bool {
	for k := 1; k < len(r.clauses); k++ {
		if r.clauses[k-1].from != c.from {
			continue
		}
		b := &r.clauses[k]
		if b.sentence != c.sentence || b.void() || !r.firmStarts(b.from) && !r.folkAt(b.from) {
			return false
		}
		i := b.from + 1
		for r.inFirm(i) || r.folkAt(i) || r.isSpace(i) {
			i++
		}
		s := r.tok(i).text()
		return strings.HasPrefix(s, "要求") || strings.HasPrefix(s, "说") || strings.HasPrefix(s, "要") || strings.HasPrefix(s, "让") || strings.HasPrefix(s, "答应") || strings.HasPrefix(s, "同意")
	}
	return false
}
