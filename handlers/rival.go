package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// rivalField is the name under which a side of a rival is noted of a deal.
func rivalField(name, side string) string { return "rival." + name + "." + side }

// linesOf are the lines of a noted field.
func linesOf(value string) []string {
	if value == "" {
		return nil
	}
	return strings.Split(value, "\n")
}

// rivalIntent takes the strong and weak sides of rivals (I4), and shows them.
func rivalIntent() Intent {
	return Intent{
		Name:       "rival",
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			switch {
			case f.Letters() > 160 || f.Holds("提醒我"):
				return 0
			case rivalSide.MatchString(s) && !f.Asks() && !ourSide.MatchString(s), asksRival.MatchString(s), asksRivals.MatchString(s):
				return 0.86
			case reports(f):
				return 0.97
			case rivalAsks(f) != "", rivalIdle(s) != "" && !f.Asks():
				return 0.88
			}
			return 0
		},
		Examples: []string{"大族的短板是售后慢", "大族 强项:便宜", "Dazu's weakness is slow service", "大族有什么短板", "对手大族 短板 售后慢"},
		Near:     []string{"今天拜访了粤钢周工,聊了优势", "对手 大族", "讲了技术优势", "粤钢 优势:服务近"},
		Handle:   (*request).rival,
	}
}

var (
	rivalSide  = wording.Compile(`^(?:.*[ ,])?([^ ,:]{2,12}?)(?:的| |'s )?(短板|弱点|软肋|weakness|weak point|强项|长处|strength)(?:是|在于|:|:：| is | are | )+ ?(.+)$`)
	asksRivals = wording.OneOf(
		`有(?:哪些|哪几家|什么|啥|几家)(?:竞争)?对手`,
		`对手(?:都)?(?:是谁|有谁|有哪些|有哪几家|是哪家|是哪几家|有几家)`,
		`谁(?:还|也|都)?在?(?:跟|和|同|与)(?:我们?|咱们?)(?:在|也)?(?:抢|争|竞争|打|拼|比价)`,
		`(?:还|都|另外)?有谁(?:还|也|都)?在?(?:抢|竞争|报价|投标)`,
		`who(?: are| is|'s|s|'re) (?:the|our|my|their)(?: main| biggest)?`+
			` (?:competitors?|rivals?|competition)`,
		`^(?:any|which|what) (?:other )?(?:competitors?|rivals?|competition) `+
			wording.Any(`there`, `here`, `on (?:this|it)`, `in (?:this|it|there)`)+`\b`,
		`who are we (?:up )?against`,
		`who else is (?:bidding|in the race)`,
	)
	rivalSum = wording.OneOf(
		`^([^ ,:0-9]{2,8}?)(那边|家)?(也|又|已经|才|只)?(报了|报价|报的是|出价|开价)(到|是|在)?`+
			`约?([\d一二三四五六七八九十百千.]+ ?(万|w|千|k|亿|元).{0,12})$`,
		`^([a-z][a-z&.-]+( [a-z&.-]+)?) (has )?(quoted|offered|offers|bids|is asking)( at)?`+
			` ([\d.,]+ ?(k|m|million).{0,12})$`,
	)
	asksRival = wording.Compile(`(有(什么|啥|哪些)|的)(短板|弱点)[??]?$|what are .* weak|weak(ness|nesses| points)\?$`)
)

func (q *request) rival() error {
	if told, ok := priceReported(q.f); ok {
		if err := q.ofTheirDeal(told.rival); err != nil {
			return err
		}
		return q.rivalReported(told)
	}
	if name := rivalAsks(q.f); name != "" {
		if err := q.ofTheirDeal(name); err != nil {
			return err
		}
		at := rivalSum.FindStringSubmatch(strings.ToLower(fold(q.m.Text)))
		return q.aboutRival(cleanRival(name, q.m.Text), cards.RivalPrice, at[6]+at[13])
	}
	if name := rivalIdle(squash(q.m.Text)); name != "" && !asks(q.m.Text) {
		one, err := q.rivalHere(q.inHisWriting(name))
		if err != nil {
			return err
		}
		if one == "" { // no rival of the deal that is talked of, unless he is named among those who bid
			some, err := q.mayRival(name)
			if err != nil {
				return err
			}
			if !some || !q.stillTalking() || !strings.Contains(squash(q.m.Text), "报") || !q.firmByName(name) {
				return errPass
			}
			one = q.inHisWriting(name)
		}
		return q.aboutRival(one, cards.RivalPrice, strings.TrimPrefix(squash(q.m.Text), name))
	}
	at := rivalSide.FindStringSubmatch(strings.ToLower(fold(q.m.Text)))
	if at == nil || asks(q.m.Text) {
		return q.aboutRival("", "", "")
	}
	side := cards.RivalStrong
	if strings.Contains(at[2], "短") || strings.Contains(at[2], "弱") || strings.Contains(at[2], "软") || strings.HasPrefix(at[2], "weak") {
		side = cards.RivalWeak
	}
	name := at[1] // 对手大族 短板 售后慢
	for _, head := range []string{"竞争对手", "对手", "竞品", "友商", "rival ", "competitor "} {
		name = strings.TrimPrefix(name, head)
	}
	if name == "their" || pointsHere.MatchString(name) { // of the one rival that there is
		one, err := q.rivalHere("")
		if err != nil {
			return err
		}
		if one == "" {
			return errPass
		}
		return q.aboutRival(one, side, at[3])
	}
	if err := q.ofTheirDeal(name); err != nil {
		return err
	}
	return q.aboutRival(cleanRival(name, q.m.Text), side, at[3])
}

// idleTails end what is told of a rival who has named no price.
var idleTails = []string{"没报", "没报价", "没有报价", "还没报", "还没报价", "也没报", "没出价", "还没出价", "没给价", "弃标了", "弃标", "退出了", "退出", "没来", "没参加", "没投", " has not quoted", " hasn't quoted", " did not quote", " didn't quote", " pulled out", " dropped out", " is out"}

// rivalIdle is somebody of whom it is told that he named no price or is out of the race, in lower case; ""
// for nobody. Whether he is a rival of the deal is looked up where the words are answered.
func rivalIdle(s string) string {
	s = strings.TrimSuffix(s, "了")
	longest := ""
	for _, tail := range idleTails {
		if name, ok := strings.CutSuffix(s, strings.TrimSuffix(tail, "了")); ok && len(tail) > len(longest) && name != "" {
			longest = tail
		}
	}
	name := strings.TrimSuffix(s, strings.TrimSuffix(longest, "了"))
	if longest == "" || length(name) > 12 || strings.ContainsAny(name, ",，。:： ") && !ascii(name) || notTheirs.MatchString(name) {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSuffix(name, "那边"), "家")
}

// rivalAsks is somebody else whose price a text tells, in lower case: 大族报了190万.
// It is "" for our own, and for one that a customer was given.
func rivalAsks(f parse.Facts) string {
	at := rivalSum.FindStringSubmatch(strings.ToLower(fold(f.Text)))
	if at == nil || f.Asks() || f.Account != nil && len(f.Account.Known) > 0 || len(f.Contacts) > 0 {
		return ""
	}
	name := rivalHead.ReplaceAllString(at[1]+at[8], "")
	if name == "" || notTheirs.MatchString(name) {
		return ""
	}
	return name
}

// rivalHead begins the name of a rival with what he is: 这边竞品汉邦.
var rivalHead = wording.Compile(`^(?:这边|那边|家)?的?(?:竞争)?(?:对手|竞品|友商)(?:那边|是)?`)

// ourSide finds a strong or weak side of ours.
var ourSide = wording.Compile(`^(我们|咱们|我方|我司|公司)|^(our|we) `)

// notTheirs are those of whom a price is not a rival's.
var notTheirs = wording.Compile(`^(?:那?就?[先再还]|那就?|就|直接|暂时)$|我|咱|客户|对方|已经|现在|那边|最低|最高|他|人家|昨|今|第|刚|重新|价|版|给|总|工|经理|^(we|i|you|they|he|she|it|client|customer|the|today|yesterday|just)\b`)

// aboutRival notes a strong or weak side of a rival of the deal that is spoken
// of, or shows what is noted.
func (q *request) aboutRival(rival, side, words string) error {
	said := q.f.Account
	if said != nil && len(said.Known) == 0 {
		q.f.Account = nil // the rival, no customer
	}
	verb := crm.Read
	if rival != "" {
		verb = crm.Write
	}
	m, ok, err := q.matter(wish{verb: verb})
	if err != nil || !ok {
		return err
	}
	if rival == "" {
		if len(m.deal.Rivals) == 0 {
			q.personal(q.say.NoRivals(m.view()))
			return nil
		}
		return q.showNotes(m, 0)
	}
	return q.noteRival(m, rival, side, words)
}

// noteRival notes a side of a rival of a deal, who becomes one of its rivals by that.
func (q *request) noteRival(m matter, rival, side, words string) error {
	for _, r := range m.deal.Rivals {
		if strings.EqualFold(r, rival) {
			rival = r
		}
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	v := cards.SaidView{}
	if !slices.Contains(m.deal.Rivals, rival) {
		done, err := w.UpdateDeal(m.deal.ID, desk.DealEdit{Rivals: []string{rival}})
		if err != nil {
			return err
		}
		v.Fields = append(v.Fields, cards.FieldChange{Field: "rivals", Old: m.deal.Rivals, New: done.After.Rivals})
		m.deal = done.After
	}
	if err := q.noteDeal(w, &m, rivalField(rival, side), strings.Trim(words, " ,，。."), true); err != nil {
		return err
	}
	v.People = append(v.People, q.say.RivalLine(rival, side, words))
	return q.saidCard(m, v, w)
}
