package handlers

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// fieldMark finds one field of the application in words: a mark before its value
// (资金:客户自筹), or words that are the value themselves (王总拍板).
type fieldMark struct {
	field string
	re    *wording.Wording
	whole bool
	words string // instead of re: what stands there, in small letters
	kept  bool   // the mark belongs to the value
}

// fieldMarks are tried at every place of a text; where several begin at the same
// place the longest counts.
var fieldMarks = []fieldMark{
	{field: "need", re: marked(`需求摘要|需求明确|客户需求|需求|need`)},
	{field: "assessment", re: wording.Compile(`(?i)(?:商机)?(?:问题|question |q)\s*[1-5](?:\s*[-~到至]\s*(?:问题|q)?[1-5])?\s*(?:资金落实|需求明确|业务状况|财务状况|紧迫性)?(?:都|全)?[::]?\s*(?:是|否|不清楚?|不确定|yes|no|unclear)`), whole: true},
	{field: "assessment", re: wording.Compile(`(?i)(?:项目)?(?:资金|预算)(?:批文|批复)?(?:已经?|都)?(?:批了?|落实了?|到位了?|拿到了?|下来了?)|(?:资金|预算)(?:还)?(?:没有?|未)(?:批|落实|到位|下来)|资金不清楚?|funds (?:are )?(?:approved|secured|unclear|not approved)`), whole: true},
	{field: "funding", re: marked(`预算与资金来源|资金来源|预算来源|资金|funding`)},
	{field: "amount", re: marked(`预计金额|项目金额|金额|合同额|expected amount|amount`)},
	{field: "sign_by", re: marked(`预计签约日?期?|签约日期?|签约时间|expected signing`)},
	{field: "sign_by", re: wording.OneOf(
		`(?i)(?:(?:这个|那个)?(?:项目|单子|合同))?(?:大概|预计|估计|争取|希望|约)*`+
			`(?:在)?(?:明年|今年|后年|\d{4}年|下个?月)?`+
			`(?:\d{1,2}|[一二三四五六七八九十]{1,2})?月?(?:\d{1,2}[号日]|底|中旬?|初)?`+
			`(?:左右|之?前)?(?:能|可以|可)?签(?:约|单|合同|下来)?`,
		`sign(?:ing)? `+wording.Any(
			`probably `, `likely `, `maybe `, `hopefully `, `around `, `about `,
		)+`*(?:in|by|on|around) [a-z]+(?: \d{1,4})?`,
	), whole: true},
	{field: "process", re: marked(`采购流程与方式|采购流程|采购方式|buying process`)},
	{field: "purchaser", re: marked(`设备采购负责人|采购负责人|purchasing head`)},
	{field: "key_people", re: marked(`关键人与角色|关键人|决策人|key people`)},
	{field: "key_people", re: wording.Compile(`(?i)(?:最后|最终)?(?:是|由)?[\p{Han}]{1,4}?(?:副?总|工|经理|主任|厂长|部长|处长|科长|董事长|老板|姐|哥)?(?:拍板|说了算|做决定|是决策人|是决策者)|[A-Z][a-z]+ (?:decides|approves|signs off)`), whole: true},
	{field: "rivals", re: marked(`竞争对手|对手|竞品|competitors?|rivals?`)},
	{field: "value_position", re: marked(`我方价值定位|价值定位|我方价值|our value`)},
	{field: "resources", re: marked(`所需资源|资源需求|人天|resources`)},
	{field: "expenses", re: marked(`预计销售费用|销售费用|预计费用|费用|expected expenses|expenses`)},
	{field: "team", re: wording.Compile(`(?i)(?:开拓小组|小组|团队|组里|组员)?(?:目前|现在)?(?:就|只有|只|暂时就)我(?:自己|一个人?|一人)(?:一个人?)?|(?:it'?s )?(?:just|only) me(?: on the team| in the team)?`), whole: true},
	{field: "team", re: marked(`开拓小组成员|开拓小组|项目小组|小组成员|小组|项目团队|团队成员|团队|team`)},
	{field: "customer_benefit", re: marked(`客户收益|客户的收益|customer'?s? benefit|their benefit`)},
	{field: "our_benefit", re: wording.Compile(`(?i)(?:我方|我们的?|预计|项目)?(?:毛利率?|净利率?|净利润率?|利润率|gross margin|margin)(?:大概|大约|差不多|预计|能有|有|在|是|为|约|is|:|:|\s)*\d{1,2}(?:\.\d+)?\s*(?:%|%|个点)(?:左右)?`), whole: true},
	{field: "our_benefit", re: marked(`我方收益|我们的?收益|公司收益|our benefit`)},
	{field: "strategic_value", re: marked(`战略价值|strategic value`)},
}

// marked is the mark of a field: at the start of a clause, with the sign behind
// it.
func marked(words string) *wording.Wording {
	return wording.Compile(`(?i)(?:把|立项的?|(?:make|set|put|cut|bring|lower|raise|change|reduce) (?:the |our )?)?(?:` + words + `)(?:大概|大约|预计|差不多|改成|改为|改|换成|is\b|are\b|(?:压|降|减|调|控制|缩|砍|加|提)(?:到|至|在)|是|为|有|:|:|(?:down )?to\b|at\b|around\b|about\b|\s)*`)
}

// saidField is a field as it was found in a text.
type saidField struct{ field, value string }

// fieldsSaid finds the fields of the application in a text; rest is what belongs
// to none of them.
func fieldsSaid(text string) (found []saidField, rest string) { return fieldsIn(text, fieldMarks) }

// fieldsIn finds what is marked in a text.
func fieldsIn(text string, lists ...[]fieldMark) (found []saidField, rest string) {
	type hit struct {
		from, to int
		mark     fieldMark
	}
	var hits []hit
	low := lower(text)
	for _, m := range slices.Concat(lists...) {
		for _, loc := range m.places(text, low) {
			if !clauseStart(text, loc[0]) || m.field == "sign_by" && m.whole && !dayWords.MatchString(text[loc[0]:loc[1]]) && !signsIn.MatchString(low[loc[0]:loc[1]]) {
				continue
			}
			hits = append(hits, hit{loc[0], loc[1], m})
		}
	}
	sort.SliceStable(hits, func(i, j int) bool {
		if hits[i].from != hits[j].from {
			return hits[i].from < hits[j].from
		}
		return hits[i].to > hits[j].to
	})
	at := 0
	var kept []hit
	for _, h := range hits {
		if h.from >= at {
			kept = append(kept, h)
			at = h.to
		}
	}
	last := 0
	var left []string
	for i, h := range kept {
		left = append(left, text[last:h.from])
		end := len(text)
		if i+1 < len(kept) {
			end = kept[i+1].from
		}
		if h.mark.whole {
			found = append(found, saidField{h.mark.field, strings.TrimSpace(text[h.from:h.to])})
			last = h.to
			continue
		}
		from := h.to
		if h.mark.kept {
			from = h.from
		}
		if h.mark.field == "need" && clearSaid.MatchString(squash(text[from:end])) { // 需求也清楚 answers a question
			left = append(left, text[h.from:end])
			last = end
			continue
		}
		if value := strings.TrimFunc(text[from:end], fieldEdge); value != "" {
			found = append(found, saidField{h.mark.field, value})
		}
		last = end
	}
	left = append(left, text[last:])
	return found, strings.TrimFunc(strings.Join(left, " "), fieldEdge)
}

// signsIn finds a month of signing, whatever it is called.
var signsIn = wording.Compile(`^sign(?:ing)? in [a-z]{3,}$`)

// clearSaid finds that a need is clear, or not, and not what it is.
var clearSaid = wording.Compile(`^(?:也|都|已经?|很|挺|比较|基本|还|现在|大致|is |are |pretty |quite |now |already )*(?:不|没|不太|not )?(?:清楚|明确|清晰|明白|确定|定了|clear|settled|known|understood)`)

// clauseStart reports whether something new can begin at a place of a text.
func clauseStart(text string, at int) bool {
	if at == 0 {
		return true
	}
	before := []rune(text[:at])
	return parse.IsEdge(before[len(before)-1])
}

func fieldEdge(r rune) bool { return parse.IsEdge(r) && !strings.ContainsRune("()()%%%”」》", r) }

// fillFrom writes the fields that a text says: into the records where they
// belong there, else into the form. asked is the field that the question was
// about. It gives the ids of what was filled in, and why others of several
// were not.
func (q *request) fillFrom(w *desk.Work, a *crm.Approval, text, asked string) (saved []string, refused []*crm.Fault, err error) {
	found, rest := fieldsSaid(text)
	if asked != "" { // the form is open
		found, rest = q.formTalk(a, text)
	}
	found = q.ofForm(found)
	if len(found) == 0 && asked != "" && len(sayings(q.Understanding, text)) > 0 { // 钱批了 answers a question, whatever was asked
		found, rest = []saidField{{"assessment", text}}, unanswered(q.Understanding, text)
	}
	if said := parse.Read(text, q.ctx); len(found) == 0 && asked != "" && (said.SignDate != "" || said.WinPct > 0) {
		found, rest = q.restSaid(text), "" // whatever was asked
	}
	if len(found) == 0 && asked != "" && asked != "submit" {
		found, rest = []saidField{{q.nextBenefit(a, asked), strings.TrimSpace(text)}}, ""
	}
	if allYes(rest, len(q.Book.Assessed())) {
		found = append(found, saidField{"assessment", rest})
	} else if rest != "" {
		more := q.restSaid(rest)
		if len(more) == 0 && slices.Contains(freeText, asked) && !slices.ContainsFunc(found, func(s saidField) bool { return s.field == asked }) && length(rest) > 3 && !holds(rest, "签", "sign") && !notOfForm.MatchString(squash(rest)) && len(sayings(q.Understanding, rest)) == 0 {
			more = []saidField{{q.nextBenefit(a, asked), rest}} // two palletizers, signing in March
		}
		found = append(found, more...)
	}
	if !slices.ContainsFunc(found, func(s saidField) bool { return s.field == "assessment" }) && len(sayings(q.Understanding, text)) > 0 {
		found = append(found, saidField{"assessment", text})
	}
	form := desk.Filling{Fields: map[string]string{}}
	for _, s := range found {
		err := q.fillOne(w, a, s, &form)
		if f, ok := faulty(err); ok && f.Cause == crm.BadInput {
			refused = append(refused, f)
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		if !slices.Contains(saved, s.field) {
			saved = append(saved, s.field)
		}
	}
	if len(form.Fields) > 0 || form.Spend != nil {
		done, err := w.FillRequest(a.ID, form)
		if err != nil {
			return nil, nil, err
		}
		*a = done.After
	}
	if len(saved) == 0 && len(refused) > 0 {
		return nil, nil, refused[0]
	}
	return saved, refused, nil
}

// nextBenefit is the benefit that is not told yet, where both are asked for as one; else the field as it is.
func (q *request) nextBenefit(a *crm.Approval, asked string) string {
	switch {
	case asked != "benefits":
		return asked
	case a.Fields["customer_benefit"] != "":
		return "our_benefit"
	}
	return "customer_benefit"
}

// ofForm are the fields that the form of the method asks for: another method may do without some.
func (q *request) ofForm(found []saidField) []saidField {
	return slices.DeleteFunc(slices.Clone(found), func(s saidField) bool {
		field := s.field
		if field == "customer_benefit" || field == "our_benefit" {
			field = "benefits"
		}
		_, asks := q.Book.FormField(field)
		_, own := q.Book.FormField(s.field)
		return !asks && !own
	})
}

// fewDigits finds a sum in 万 that is said without its unit.
var fewDigits = wording.Compile(`^\d{2,4}$`)

// ofCosts finds that a sum is what something costs us or one part of the price: 样品两套3万,剩下差旅.
var ofCosts = wording.OneOf(
	`样品|样机|差旅|招待|费用|打车|机票|住宿|单价|每台|定金|首付|预付`, `\b(?:samples?|travel|hotels?|flights?|expenses?|costs?|each|deposit|down ?payment)\b`,
)

// restSaid reads what belongs to no mark: a figure, a day of signing, rivals.
func (q *request) restSaid(rest string) []saidField {
	var out []saidField
	f := parse.Read(rest, q.ctx)
	if f.SignDate != "" {
		out = append(out, saidField{"sign_by", string(f.SignDate)})
	}
	if f.WinPct > 0 {
		out = append(out, saidField{"win_pct", strconv.Itoa(f.WinPct)})
	}
	if f.Amount != nil && !ofCosts.MatchString(squash(rest)) {
		out = append(out, saidField{"amount", rest})
	}
	if len(f.Competitors) > 0 {
		out = append(out, saidField{"rivals", strings.Join(f.Competitors, "、")})
	}
	return out
}

// fillOne writes one field.
func (q *request) fillOne(w *desk.Work, a *crm.Approval, s saidField, form *desk.Filling) error {
	var e desk.DealEdit
	switch s.field {
	case "assessment":
		return q.fillAnswers(w, a, s.value)
	case "key_people":
		return q.fillPeople(w, a, s.value, form)
	case "team":
		ids, names, err := q.teamSaid(unanswered(q.Understanding, s.value))
		if err != nil {
			return err
		}
		form.Fields["team"] = strings.Join(names, "、")
		if len(ids) == 0 {
			return nil
		}
		e.Members = &ids
	case "amount":
		if q.who.Lang() == "zh" && fewDigits.MatchString(s.value) { // nobody applies for a project of 170 yuan
			s.value += "万"
		}
		amount, err := q.moneySaid(s.value)
		if err != nil {
			return err
		}
		e.Amount = amount
	case "expenses":
		amount, err := q.moneySaid(s.value)
		if err != nil {
			return err
		}
		form.Fields["expenses"], form.Spend = q.say.Money(amount.Money), &amount.Money
		return nil
	case "sign_by":
		day := q.signDay(s.value)
		if day == "" {
			return crm.E(crm.BadInput, "date.unknown", cards.Short(s.value, 20))
		}
		e.SignBy = &day
	case "rivals":
		if e.Rivals, _ = biddersIn(s.value); len(e.Rivals) == 0 {
			e.Rivals = rivalsIn(s.value)
		}
		if e.Rivals = slices.DeleteFunc(e.Rivals, knownOnly.MatchString); len(e.Rivals) == 0 {
			return crm.E(crm.BadInput, "application.rivals")
		}
	case "win_pct": // of the deal: the form asks for none
		pct, err := strconv.Atoi(s.value)
		if err != nil {
			return fmt.Errorf("chance of a deal: %w", err)
		}
		e.WinPct = &pct
	case "title":
		e.Title = &s.value
	default:
		form.Fields[s.field] = s.value
		return nil
	}
	_, err := w.UpdateDeal(a.Deal, e)
	return err
}

// moneySaid reads a figure in its currency, the company's where none was said.
func (q *request) moneySaid(text string) (*crm.Amount, error) {
	amount, err := q.amountOf(text)
	if err != nil {
		return nil, err
	}
	if amount == nil {
		return nil, crm.E(crm.BadInput, "amount.unknown", cards.Short(text, 40))
	}
	out := *amount
	if out.Currency == "" {
		out.Currency = q.currency()
	}
	return &out, nil
}

// signDay is the day on which it is to be signed, in 明年3月签 or 2027-03-31.
func (q *request) signDay(text string) crm.Date {
	if d := crm.Date(strings.TrimSpace(text)); d.Valid() {
		return d
	}
	when := strings.TrimFunc(signWords.ReplaceAllString(text, ""), parse.IsEdge)
	// The reader knows a day of signing by what it is said with.
	for _, words := range []string{"项目金额100万 " + when + "签", "项目" + when + "签单", "the deal is 1M USD, signing " + when, "the deal is 1M USD, signing in " + when, when} {
		f := parse.Read(words, q.ctx)
		if f.SignDate != "" {
			return f.SignDate
		}
		if d, _ := day(f); d != "" {
			return d
		}
	}
	return ""
}

// signWords are what says that a day is that of signing.
var signWords = wording.Compile(`(?i)签约?单?合?同?|大概|预计|左右|之?前|sign(ing|ed)?|\b(in|by|on|around|probably|likely|maybe|hopefully|about)\b|expected`)
