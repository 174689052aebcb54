package parse

import (
	"strings"

	"milepost/handlers/parse/moment"
)

// claim is a stretch of the text that one reading has taken: what stands in a
// phone number is no year, what stands in a name is no verb.
type claim struct {
	span Span
	kind claimKind
	at   int // index into the reader's list of that kind
}

type claimKind byte

const (
	claimEmail claimKind = iota + 1
	claimURL
	claimPhone
	claimRef
	claimName
	claimWhen
	claimMoney
	claimWeChat
	claimSpot
)

// claimContacts takes e-mail addresses, links and phone numbers.
func (r *reader) claimContacts() {
	n := r.n
	for i := 0; i < len(n); i++ {
		switch c := n[i]; {
		case c == '微' || c == 'w' || c == 'v':
			if s, e := wechatAt(n, i); e > s && r.free(Span{s, e}) {
				r.claim(claimWeChat, s, e, len(r.wechats))
				r.wechats = append(r.wechats, string(r.orig[s:e]))
				i = e - 1
			} else if e := r.linkAt(i); e > i {
				r.claim(claimURL, i, e, 0)
				i = e - 1
			}
		case c == '@' && moment.Has(n, i, "@milepost"), c == '<' && moment.Has(n, i, "<@"):
			e := i + 1 // whom the message is addressed to is no part of it
			for e < len(n) && n[e] != ' ' && n[e] != '>' && !isHan(n[e]) {
				e++
			}
			if e < len(n) && n[e] == '>' {
				e++
			}
			r.claim(claimURL, i, e, 0)
			i = e - 1
		case c == '@':
			if s, e, ok := emailAround(n, i); ok {
				r.claim(claimEmail, s, e, len(r.emails))
				r.emails = append(r.emails, string(r.orig[s:e]))
				i = e - 1
			}
		case c == 'h':
			if e := r.linkAt(i); e > i {
				r.claim(claimURL, i, e, 0)
				i = e - 1
			}
		case isDigit(c) || c == '+' || c == '(':
			i = r.claimPhone(i) - 1
		}
	}
}

// linkAt is where a link that begins at n[i] ends; i when none does.
func (r *reader) linkAt(i int) int {
	n := r.n
	if !moment.Has(n, i, "http://") && !moment.Has(n, i, "https://") && !moment.Has(n, i, "www.") {
		return i
	}
	for i < len(n) && n[i] > ' ' && n[i] < 0x2000 && n[i] != ',' && n[i] != ')' {
		i++
	}
	return i
}

// emailAround reads the address around an @; a domain may be a number in brackets.
func emailAround(n []rune, at int) (s, e int, ok bool) {
	local := func(r rune) bool { return r < 128 && (isWordRune(r) || strings.ContainsRune("._%+-", r)) }
	for s = at; s > 0 && local(n[s-1]); s-- {
		if n[s-1] == '.' && (s == at || n[s] == '.') {
			return s, at, false
		}
	}
	if s < at && n[s] == '.' {
		return s, at, false
	}
	dot := false
	e = at + 1
	if moment.Has(n, e, "[") {
		for e++; e < len(n) && (isDigit(n[e]) || n[e] == '.'); e++ {
		}
		return s, e + 1, s < at && moment.Has(n, e, "]")
	}
	for ; e < len(n) && n[e] < 128 && (isWordRune(n[e]) || n[e] == '-' || n[e] == '.' && e+1 < len(n) && isWordRune(n[e+1]) && n[e+1] < 128); e++ {
		dot = dot || n[e] == '.'
	}
	last := e
	for last > at && n[last-1] != '.' {
		last--
	}
	return s, e, s < at && dot && e > at+3 && !isDigit(n[last])
}

// claimRefs takes ①, (1), #V31, LX-014 and LX-2026-014.
func (r *reader) claimRefs() {
	n := r.n
	for i := 0; i < len(n); i++ {
		if r.taken(i) {
			continue
		}
		c := n[i]
		item, e := Item{}, i
		switch {
		case c >= '①' && c <= '⑳':
			item.Index, e = int(c-'①')+1, i+1
		case c == '(':
			if v, j := intAt(n, i+1); j > i+1 && j-i <= 3 && v >= 1 && v <= 20 && moment.Has(n, j, ")") {
				item.Index, e = v, j+1
			}
		case c == '#' || (c == 'v' || c == 't' || c == 'l' || c == 'c' || c == 'k' || c == 'p' || c == 'e' || c == 'a') && (i == 0 || !isWordRune(n[i-1])):
			item.Number, e = shortNumber(n, i)
		}
		if e == i && moment.Has(n, i, "lx-") && (i == 0 || !isWordRune(n[i-1])) {
			item.Number, e = applicationNumber(n, i)
		}
		if e > i {
			item.Span = Span{i, e}
			r.claim(claimRef, i, e, len(r.refs))
			r.refs = append(r.refs, item)
			i = e - 1
		}
	}
}

// shortNumber reads #V31; without the # only a capital letter counts, so that
// an "a4" or "m3" in running text stays what it is.
func shortNumber(n []rune, i int) (string, int) {
	j := i
	if n[j] == '#' {
		j++
	}
	if moment.Has(n, j, "lx-") {
		return applicationNumber(n, j)
	}
	if j >= len(n) || !strings.ContainsRune("vtlckpeqrbsxai", n[j]) {
		return "", i
	}
	_, k := intAt(n, j+1)
	if k == j+1 || k < len(n) && (isWordRune(n[k]) || n[k] == '.') || n[i] != '#' && k-j < 2 {
		return "", i
	}
	if n[i] != '#' && n[i] != 'v' && n[i] != 't' && n[i] != 'l' {
		return "", i
	}
	return strings.ToUpper(string(n[j:k])), k
}

// applicationNumber reads LX-014 and LX-2026-014.
func applicationNumber(n []rune, i int) (string, int) {
	_, j := intAt(n, i+3)
	if j == i+3 {
		return "", i
	}
	if moment.Has(n, j, "-") {
		if _, k := intAt(n, j+1); k > j+1 {
			j = k
		}
	}
	return strings.ToUpper(string(n[i:j])), j
}

// claimSums takes dates, times and sums, the leftmost and longest first.
func (r *reader) claimSums() {
	r.found = moment.Find(r.n, r.orig, r.owner, moment.Said{At: r.local, Today: r.today, Cal: r.ctx.Cal})
	next := 0 // the first find that does not end before i
	for i := 0; i < len(r.n); i++ {
		for next < len(r.found) && r.found[next].Start < i {
			next++
		}
		isWhen := next < len(r.found) && r.found[next].Start == i
		if r.taken(i) || !isWhen && !canBegin(r.n[i]) && !(len(r.whens) > 0 && beginsSame(r.n, i)) || inWord(r.n, i) && !isWhen {
			continue
		}
		m, isMoney := moneyAt(r.n, r.orig, i)
		isMoney = isMoney && !r.is3M(m.span)
		if r.n[i] == 'x' && !isMoney {
			m, isMoney = r.crossed(i)
		}
		switch {
		case isWhen && r.wholePart(&r.found[next]):
			next++ // 待了一下午: how long it took
		case isWhen && r.scaledBetween(&r.found[next]):
			next++ // between 3 and 4 million: the sum begins behind it
		case isWhen && (!isMoney || r.found[next].End >= m.span.End):
			f := &r.found[next]
			if w, ok := r.whenOf(f); ok {
				w.span.End = r.beforeDot(w.span)
				r.fromFirstDay(&w)
				r.thatDay(&w)
				r.besideHan(&w)
				r.namesWeekday(&w)
				r.claim(claimWhen, w.span.Start, w.span.End, len(r.whens))
				r.whens = append(r.whens, w)
				i = f.End - 1
			}
		case len(r.whens) > 0 && beginsSame(r.n, i):
			if w, ok := r.sameDayAs(i); ok && r.free(w.span) {
				r.claim(claimWhen, i, w.span.End, len(r.whens))
				r.whens = append(r.whens, w)
				i = w.span.End - 1
			}
		case isMoney && r.free(m.span):
			r.claim(claimMoney, i, m.span.End, len(r.moneys))
			r.moneys = append(r.moneys, m)
			i = m.span.End - 1
		case isDigit(r.n[i]):
			for i+1 < len(r.n) && isDigit(r.n[i+1]) {
				i++
			}
		}
	}
}

// wholePart reports whether a part of a day is only what went by of one that was named: 昨天在恒鑫
// 待了一下午.
func (r *reader) wholePart(f *moment.Found) bool {
	if len(r.whens) == 0 || f.Start < 2 || r.n[f.Start-1] != '一' || !strings.ContainsRune("了过忙聊谈待等坐耗磨泡蹲陪", r.n[f.Start-2]) || f.End != f.Start+2 {
		return false
	}
	return partOnly(r.str(Span{f.Start, f.End}))
}

// scaledBetween reports whether two figures that look like hours are the ends of a sum, which the
// word behind them scales: between 3 and 4 million.
func (r *reader) scaledBetween(f *moment.Found) bool {
	end := f.End
	return f.End < len(r.n) && moment.Has(r.n, f.Start, "between ") && isDigit(r.n[f.End-1]) && enScale(r.n, &end) > 1
}

// crossed reads what was paid behind a cross, as on a till: 打车去虎门X32, 停车x15. It ends a clause
// that has Chinese before it and a word for what was paid for. One digit counts things, and so do those
// behind tickets and gifts: 停车x2, 机票x12, 月饼x30.
func (r *reader) crossed(i int) (money, bool) {
	if i == 0 || !isHan(r.n[i-1]) && r.n[i-1] != ' ' {
		return money{}, false
	}
	k := i + 1
	for k < len(r.n) && (isDigit(r.n[k]) || r.n[k] == '.' && k+1 < len(r.n) && isDigit(r.n[k+1])) {
		k++
	}
	if k < i+3 || k-i > 6 || k < len(r.n) && (isWordRune(r.n[k]) || isHan(r.n[k]) && r.n[k] != '元' && r.n[k] != '块') {
		return money{}, false
	}
	for j := i - 1; j >= 0 && j >= i-14 && r.n[j] != ',' && r.n[j] != '。'; j-- {
		if w := words.longest(r.n[:i], j, cCost); w != nil && isHan(r.n[j]) && w.val(cCost) != "" && w.val(cCost) != "gift" && !strings.HasSuffix(w.text, "票") {
			m, ok := moneyAt(r.n[i+1:], r.orig[i+1:], 0)
			m.span = Span{i, i + 1 + m.span.End}
			return m, ok
		}
	}
	return money{}, false
}

// beforeDot is where a date ends that a dot was taken with, where the dot ends the
// sentence: by Friday. They …; not that of Fri. 5 pm.
func (r *reader) beforeDot(s Span) int {
	if r.n[s.End-1] != '.' || endsWith(r.n[:s.End], ".m.") {
		return s.End
	}
	k := s.End - 1
	for k > s.Start && r.n[k-1] >= 'a' && r.n[k-1] <= 'z' {
		k--
	}
	next := skip(r.n, s.End, " ")
	if s.End-1-k > 4 || next >= len(r.n) || r.orig[next] >= 'A' && r.orig[next] <= 'Z' || isHan(r.n[next]) {
		return s.End - 1
	}
	return s.End
}

// sumStart are further runes that can begin a sum.
var sumStart = newRuneSet("零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖十百千几人美欧港日英个")

// canBegin cheaply rules out the runes that begin no date and no sum.
func canBegin(c rune) bool {
	return c < 0x80 && (isWordRune(c) || c == '$') || c == '¥' || c == '€' || c == '£' || c == '₹' || c >= 0x4e00 && sumStart.has(c)
}

// inWord reports whether n[i] is a letter in the midst of a word.
func inWord(n []rune, i int) bool {
	return i > 0 && isAlpha(n[i]) && isWordRune(n[i-1]) && !isHan(n[i-1])
}

// claim marks [s, e) as taken.
func (r *reader) claim(k claimKind, s, e, at int) {
	r.claims = append(r.claims, claim{Span{s, e}, k, at})
	for i := s; i < e; i++ {
		r.owner[i] = int16(len(r.claims))
	}
}

func (r *reader) taken(i int) bool { return r.owner[i] != 0 }

func (r *reader) free(s Span) bool {
	for i := s.Start; i < s.End; i++ {
		if r.taken(i) {
			return false
		}
	}
	return s.End > s.Start
}

// is3M reports whether three millions are the company 3M: no word for money stands
// before them, and what follows is no money.
func (r *reader) is3M(s Span) bool {
	if s.End-s.Start != 2 || string(r.orig[s.Start:s.End]) != "3M" {
		return false
	}
	before := string(r.n[max(0, s.Start-12):s.Start])
	for _, w := range []string{"预算", "报", "价", "金额", "合同", "单子", "budget", "worth", "quote", "amount", "deal", "for", "to", "value", "约", "概", "¥", "$", "rmb", "cny"} {
		if strings.Contains(before, w) {
			return false
		}
	}
	return true
}
