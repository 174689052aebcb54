package handlers

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// inquiry is what was made of a question.
type inquiry struct {
	figures.Asked
	about   string   // before it was said how that stands
	states  []string // as said
	asks    []string // what is wanted
	bys     []string
	sorts   []string
	implied bool   // what it is about was not said: only deals have such a condition
	then    string // by what the groups are put together again
	team    bool   // the team was named
	period  string // the words of the period; "" = none
	unread  string // what nothing was made of
	silent  int    // how many letters of it there are

	differs   bool           // by how much two stretches differ
	comparing bool           // one is set against another
	ago       string         // 同比 a year, 环比 a period before; "" = neither is said
	against   string         // the words of the second period
	compared  []named        // those whom it names, where they are several
	span      figures.Period // both periods; zero = one is meant, see period
}

// mark stands for what was understood.
const mark = '\x00'

var (
	idleZH = wording.Compile(`(有|已经|超过|连续|都|快|将近|差不多)?(\d+|[一二两三四五六七八九十半]+)(个)?(多)?` +
		`(天|周|星期|礼拜|月|季度)(以上|多|了)?(都|还)?(没有?|未|不)(人|再|去|怎么)?(` +
		wording.Any(`联系`, `拜访`, `去`, `动`, `跟进`, `跟`, `见`, `打电话`, `来往`, `消息`, `理`) +
		`)(过|了|的)?`)
	idleEN = wording.Compile(`\b(no|without|not)( been)? (` +
		wording.Any(
			`contact`, `contacted`, `visit`, `visits`, `visited`, `touch`, `touched`, `activity`,
		) + `)( for| in| since)?( the last| more than| over)? (\d+) (day|week|month)s?`)
	sumZH    = wording.Compile(`(超过|大于|高于|不低于|多于|不到|低于|小于|少于)?(\d+(?:\.\d+)?)(亿|千万|百万|万|w)(元|块|人民币)?(以上|以下|以内|往上|往下|\+)?`)
	sumAbout = wording.Compile(`(那个|那单|那笔)(\d+(?:\.\d+)?)(亿|千万|百万|万|w)(的|块)?(那个|那单|单子?|项目)?`)
	sumRange = wording.Compile(`(\d+(?:\.\d+)?)(亿|千万|百万|万|w|k|m)?(到|至|-|~|—|和| to | and )(\d+(?:\.\d+)?)(亿|千万|百万|万|w|k|m)(元|块)?(之间)?`)
	sumEN    = wording.Compile(`\b(` + wording.Any(
		`over`, `above`, `more than`, `at least`, `exceeding`, `under`, `below`, `less than`,
	) +
		`)\s*(?:cny|rmb|usd|eur|\$|€|¥)?\s*(\d[\d,]*(?:\.\d+)?)\s*(k|m|million|thousand|bn|billion)?` +
		`\b( ?cny| ?rmb| ?usd| ?eur)?`)
	rivalZH   = wording.Compile(`(输给|丢给|败给|对手是|对手|碰到|碰上|遇到)(了|过)?([^了过的几多哪谁什啥最都,。 \x00]{2,8}?)(抢走|抢|打败)?(了|过|的|几|多|哪|有|最|,|。| |$)`)
	takenUs   = wording.Compile(`(^|,|,| |今年|去年|本月|上个月)()([^了过的几多哪谁什啥最都,。 \x00]{2,8}?)(抢|截|撬|挖)(走)?(了|过)?(我们|咱们|我)`)
	takenZH   = wording.Compile(`(被)(了)?([^了过的几多哪谁什啥最都,。 \x00]{2,8}?)(抢走|抢|拿走|截走|截)(了|过|的|几|多|哪|有|,|。| |$)`)
	howIsHe   = wording.Compile(`最近(怎么样|怎样|咋样|如何|在忙啥|忙啥|表现怎么样|表现如何)`) // a period otherwise
	onceAgain = wording.Compile(`(周)(一[次家个单趟条])`)                     // 这周一次 is no Monday
	// likelyThen finds when a deal is likely to be signed, in the middle of the words for it: 最可能这个月签.
	likelyThen = wording.Compile(`(最可能|最有可能|最有希望)(?:在)?(这个?月|本月|这个?季度|本季度|年底前?|这周|本周|下个?月)(?:能)?签`)
	rivalEN    = wording.Compile(`\b(lost to|lose to|against|up against|rival|competitor) (the )?([a-z][a-z'’&.-]+)`)
)

// notRivals are words behind against and competitor that name nobody: who else is a competitor is asked of all.
var notRivals = []string{"is", "are", "us", "we", "them", "it", "in", "at", "on", "there", "here"}

// read finds out what a question says; its Thing is "" for what is none.
func (l *lexicon) read(f parse.Facts, names []string) inquiry {
	q := inquiry{}
	s := strings.ReplaceAll(strings.ToLower(f.Plain()), "’", "'")
	s = onceAgain.ReplaceAllString(s, "$1 $2")
	s = howIsHe.ReplaceAllString(s, "在忙什么")
	s = likelyThen.ReplaceAllString(s, "${2}最可能签")
	s = q.table(s)
	s = q.customer(s, f)
	s = q.conditions(s, f, l)
	for _, name := range names {
		if name = strings.ToLower(squash(name)); len(name) > 1 {
			s = strings.ReplaceAll(s, name, string(mark))
		}
	}
	for _, c := range f.Colleagues {
		for _, n := range c.Row.Names {
			if name := strings.ToLower(squash(n.Text)); name != "" {
				s = strings.ReplaceAll(s, name, string(mark))
			}
		}
	}
	q.differs = differ.MatchString(s)
	s, q.period = cutPeriod(s)
	if q.comparing = q.differs || comparesThem.MatchString(s); q.comparing {
		s, q.against = cutPeriod(s)
		switch {
		case strings.Contains(s, "同比"):
			q.ago = figures.Year
		case strings.Contains(s, "环比"):
			q.ago = figures.Month
		}
	}
	s = q.region(s, f)
	q.scan(l, s)
	q.trade(l)
	if q.about == "" && slices.Equal(q.bys, []string{figures.ByMilestone}) && slices.Contains(q.sorts, figures.SortAmount) {
		q.about, q.bys = aboutDeals, nil // 最大的一单卡在哪: each row says where it stands
	}
	if best := slices.Contains(q.sorts, figures.SortAmount) || q.wants(wantsRank); q.about == "" && best && (len(q.bys) > 0 || q.wants(wantsWho) || q.wants(wantsRank)) {
		q.about, q.states = aboutDeals, append(q.states, figures.AskWon) // 哪些行业做得最好
	}
	if q.about == "" && q.wants(wantsMean) && len(q.states) == 0 {
		q.about, q.states = aboutDeals, append(q.states, figures.AskWon) // 平均一单多大
	}
	if q.about == "" && q.period != "" && slices.ContainsFunc(q.Is, func(is figures.Is) bool { return is.What == figures.IsCost }) {
		q.about = aboutSpent // 上周打车多少钱
	}
	if q.about == "" && slices.ContainsFunc(q.Is, func(is figures.Is) bool { return is.What == figures.IsLikely }) {
		q.about, q.implied = aboutDeals, true
	}
	if q.about == "" && slices.ContainsFunc(q.Is, func(is figures.Is) bool { return is.What == figures.IsStep }) {
		q.about, q.implied = aboutDeals, true // 哪个没下一步
	}
	if q.about == "" && len(q.bys) == 1 && slices.Contains(q.sorts, figures.SortNumber) && (q.bys[0] == figures.ByIndustry || q.bys[0] == figures.ByRegion) {
		q.about = aboutAccounts // 哪个行业最多
	}
	if q.about == "" && q.stands(figures.AskPending) && q.stands(figures.AskLate) {
		q.about = aboutRequests // 有没有超期没批的
	}
	if q.about == "" && slices.Contains(q.bys, figures.ByRival) {
		q.about = aboutDeals
	}
	if q.about == "" && q.stands(figures.AskOpen) {
		q.about = aboutDeals // 全公司在谈多少钱
	}
	if (q.about == "" || q.about == aboutDeals) && q.stands(figures.AskLate) {
		q.about = aboutSteps // 哪些单子超期了: what was to be done there
	}
	if q.about == "" && q.stands(figures.AskPlanned) {
		q.about = aboutVisits // 这周我要去哪几家
	}
	q.tabled()
	q.decide(f)
	return q
}

// customer takes out the customer of whom money, quotes or visits are asked for.
func (q *inquiry) customer(s string, f parse.Facts) string {
	if !ofCustomer(f) {
		return s
	}
	name := strings.ToLower(squash(f.Account.Text))
	if name == "" || !strings.Contains(s, name) {
		return s
	}
	q.add(figures.Is{What: figures.IsAccount, Value: f.Account.Known[0].Row.Names[0].Text})
	return strings.Replace(s, name, string(mark), 1)
}

// conditions takes out of a squashed text what says a number or a name.
func (q *inquiry) conditions(s string, f parse.Facts, l *lexicon) string {
	cut := func(w *wording.Wording, of func(m []string) (figures.Is, bool)) {
		m := w.FindStringSubmatch(s)
		if m == nil {
			return
		}
		if is, ok := of(m); ok {
			q.add(is)
			s = strings.Replace(s, m[0], string(mark), 1)
		}
	}
	cut(idleZH, func(m []string) (figures.Is, bool) {
		return figures.Is{What: figures.IsQuiet, Value: strconv.Itoa(number(m[2]) * daysOf(m[5]))}, number(m[2]) > 0
	})
	cut(idleEN, func(m []string) (figures.Is, bool) {
		return figures.Is{What: figures.IsQuiet, Value: strconv.Itoa(number(m[6]) * daysOf(m[7]))}, true
	})
	cut(l.stageRE, func(m []string) (figures.Is, bool) {
		id := l.stages[m[1]+m[4]]
		switch {
		case strings.Contains("以上之后以后及以上往后 onwards and later and up or later", m[2]) && m[2] != "", m[3] == "from", m[3] == "after", m[3] == "past", m[3] == "beyond":
			id += "-"
		case m[2] != "", m[3] != "":
			id = "-" + id
		}
		q.about = aboutDeals
		return figures.Is{What: figures.IsAt, Value: id}, true
	})
	cut(oddsIn, func(m []string) (figures.Is, bool) { // 赢率高于七成
		n, under := percentOf(m[3]+m[4]), slices.Contains([]string{"低于", "小于", "少于", "不到", "不足"}, m[2]) || slices.Contains([]string{"以下", "以内", "往下"}, m[5])
		if m[2] == "" && m[5] == "" || n <= 0 || n > 100 {
			return figures.Is{}, false
		}
		return likelyIs(n, under), true
	})
	cut(oddsEN, func(m []string) (figures.Is, bool) {
		n, _ := strconv.Atoi(m[2])
		return likelyIs(n, slices.Contains([]string{"under", "below", "less than"}, m[1])), n > 0 && n <= 100
	})
	cut(sumAbout, func(m []string) (figures.Is, bool) { // 那个800万的: as people round
		n := sumOf(m[2], m[3])
		q.add(sumIs(n*11/10, true))
		return sumIs(n*9/10, false), n > 0
	})
	if m := sumRange.FindStringSubmatch(s); m != nil {
		low, high := sumOf(m[1], cmp.Or(m[2], m[5])), sumOf(m[4], m[5])
		q.add(sumIs(low, false))
		q.add(sumIs(high, true))
		s = strings.Replace(s, m[0], string(mark), 1)
	}
	cut(sumZH, func(m []string) (figures.Is, bool) {
		n := sumOf(m[2], m[3])
		under := slices.Contains([]string{"不到", "低于", "小于", "少于"}, m[1]) || slices.Contains([]string{"以下", "以内", "往下"}, m[5])
		if m[1] == "" && m[5] == "" {
			return figures.Is{}, false
		}
		return sumIs(n, under), n > 0
	})
	cut(sumEN, func(m []string) (figures.Is, bool) {
		n := sumOf(strings.ReplaceAll(m[2], ",", ""), m[3])
		return sumIs(n, m[1] == "under" || m[1] == "below" || m[1] == "less than"), n > 0
	})
	for _, w := range []*wording.Wording{rivalZH, takenZH, takenUs, rivalEN} {
		if m := w.FindStringSubmatch(s); m != nil {
			name := m[3]
			if slices.Contains(notRivals, name) {
				continue
			}
			for _, c := range f.Competitors {
				if strings.Contains(strings.ToLower(c), strings.TrimSuffix(name, "'s")) {
					name = c
				}
			}
			q.add(figures.Is{What: figures.IsRival, Value: name})
			q.about = aboutDeals
			if w == takenUs || strings.Contains("输给丢给败给被", m[1]) || strings.HasPrefix(m[1], "los") {
				q.states = append(q.states, figures.AskLost)
			}
			rest := ""
			if len(m) == 6 {
				rest = m[5]
			}
			s = strings.Replace(s, m[0], string(mark)+rest, 1)
		}
	}
	return s
}

// region takes the region out that was read from the text.
func (q *inquiry) region(s string, f parse.Facts) string {
	r := strings.ToLower(f.Region)
	if r == "" || !strings.Contains(s, r) {
		return s
	}
	q.add(figures.Is{What: figures.IsRegion, Value: f.Region})
	for _, tail := range []string{"那边的", "那边", "这边的", "这边", "地区", "市", ""} {
		if strings.Contains(s, r+tail) {
			return strings.Replace(s, r+tail, string(mark), 1)
		}
	}
	return s
}

// shortTrade is how many letters of an industry's English name are it: she is no sheet metal.
const shortTrade = 4

// trade takes a word that nothing was made of for an industry whose name it begins:
// 汽车行业 of 汽车配件.
func (q *inquiry) trade(l *lexicon) {
	word := strings.TrimSuffix(strings.TrimSuffix(q.unread, "行业"), "类")
	if len([]rune(word)) < 2 || strings.Contains(word, " ") || ascii(word) && len(word) < shortTrade {
		return
	}
	found := ""
	for _, i := range l.industries {
		if strings.HasPrefix(i.Name.ZH, word) || strings.HasPrefix(strings.ToLower(i.Name.EN), word) {
			if found != "" {
				return
			}
			found = i.ID
		}
	}
	if found != "" {
		q.add(figures.Is{What: figures.IsIndustry, Value: found})
		q.unread, q.silent = "", 0
	}
}

// token is a piece of a text: a phrase with what it says, or what stands in none.
type token struct {
	runes []rune
	says  []saying
	known bool
}

// scan goes over what is left from left to right. A phrase of one character beside
// what stands in none is a part of that: 新能源 says nothing of 新.
func (q *inquiry) scan(l *lexicon, s string) {
	tokens := l.tokens([]rune(s))
	for i := range tokens {
		if len(tokens[i].says) > 0 && tokens[i].says[0].slot == saysUnread {
			tokens[i].known, tokens[i].says = false, nil
		}
		if tokens[i].known || tokens[i].gap() {
			continue
		}
		for j := i - 1; j >= 0 && tokens[j].part(); j-- {
			tokens[j].known, tokens[j].says = false, nil
		}
	}
	var left []rune
	for _, t := range tokens {
		switch {
		case t.known || t.gap():
			if len(left) > 0 && left[len(left)-1] != ' ' {
				left = append(left, ' ')
			}
			for _, say := range t.says {
				q.take(say)
			}
		default:
			left = append(left, t.runes...)
			q.silent += len(t.runes)
		}
	}
	q.unread = strings.TrimSpace(string(left))
}

// gap reports what parts words.
func (t token) gap() bool {
	return !t.known && (t.runes[0] == mark || !unicode.IsLetter(t.runes[0]) && !unicode.IsDigit(t.runes[0]))
}

// part reports a phrase that may be a part of a longer word.
func (t token) part() bool {
	return t.known && len(t.runes) == 1 && t.runes[0] >= parse.HanFrom && !strings.ContainsRune("的了谁单几吗呢有是在我和跟款", t.runes[0])
}

// tokens cuts a text, the longest phrase at each place.
func (l *lexicon) tokens(runes []rune) (out []token) {
	for i := 0; i < len(runes); {
		n, says := l.at(runes, i)
		out = append(out, token{runes[i : i+max(n, 1)], says, n > 0})
		i += max(n, 1)
	}
	return out
}

// at is the longest phrase that begins at a rune.
func (l *lexicon) at(runes []rune, i int) (n int, says []saying) {
	latin := func(r rune) bool { return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'') }
	if latin(runes[i]) && i > 0 && latin(runes[i-1]) {
		return 0, nil
	}
	for n = min(l.longest, len(runes)-i); n > 0; n-- {
		end := i + n
		if latin(runes[end-1]) && end < len(runes) && latin(runes[end]) {
			continue
		}
		if says, ok := l.phrases[string(runes[i:end])]; ok {
			return n, says
		}
	}
	return 0, nil
}

func (q *inquiry) take(s saying) {
	switch s.slot {
	case saysThing:
		if q.about == "" || q.about == aboutAccounts || q.about == aboutMoney && s.value == aboutSteps || q.about == aboutDeals && s.value != aboutAccounts && s.value != aboutDeals {
			q.about = s.value
		}
	case saysState:
		q.states = append(q.states, s.value)
	case saysAsk:
		q.asks = append(q.asks, s.value)
	case saysSort:
		q.sorts = append(q.sorts, s.value)
	case saysBy:
		q.bys = append(q.bys, s.value)
	case saysIs:
		what, value, _ := strings.Cut(s.value, "=")
		q.add(figures.Is{What: what, Value: value})
	case saysPeople:
		q.team = true
	}
}
