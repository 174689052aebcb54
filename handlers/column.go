package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// columnOf is a column of the lead sheet.
type columnOf struct {
	id     string // as a FieldChange calls it
	words  []string
	zh, en string
}

// columns are the columns of the lead sheet that are set in a sentence each (L25), with the
// words that name them and the sentence that sets one: @ is the customer, $ the value.
var columns = []columnOf{
	{"industry", []string{"所属行业", "行业", "industry", "sector"}, "@是$行业", "@ is in the $ industry"},
	{"region", []string{"所属区域", "区域", "地区", "城市", "region", "city"}, "@在$", "@ is in $"},
	{"revenue", []string{"年营业额", "营业额", "年产值", "revenue"}, "@年营业额$", "@ revenue $"},
	{"source", []string{"客户线索来源", "线索来源", "来源", "lead source", "source"}, "@来源是$", "@ source: $"},
}

const (
	columnZH = `(?:的)?((?:所属)?(?:行业|区域)|地区|城市|年?营业额|年产值|(?:客户)?(?:线索)?来源)`
	columnEN = `(industry|sector|region|city|revenue|(?:lead )?source)`
)

// columnWrong finds a column of which it is said that it is to be changed, and not into what:
// 利元亨改一下行业, 恒发的行业填错了, change Oakline's region.
var columnWrong = wording.Compile(`^(?:请|帮我|麻烦)?(.{2,16}?)(?:那边|那家)?(?:要|想|得|帮我)?(?:改一?下|换一?下|改改|更新一?下|修改一?下)` + columnZH + `(?:吧)?$` +
	`|^(?:请|帮我|麻烦)?(?:要|想)?(?:改一?下|换一?下|改改|更新一?下|修改一?下|改|修改)(.{2,16}?)` + columnZH + `(?:吧)?$` +
	`|^(.{2,16}?)` + columnZH + `(?:写|填|录|选|弄|搞)?(?:错了?|不对了?|有误|要改(?:一下)?)(?:吧)?$` +
	`|^(?:please )?(?:change|update|fix|correct) (.{2,30}?)(?:'s)? ` + columnEN + `$|^(.{2,30}?)'s ` + columnEN + ` is (?:wrong|not right|incorrect)$`)

// columnIntent asks into what a column of the lead sheet is to be changed.
func columnIntent() Intent {
	return Intent{
		Name: "column",
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 40 && !f.Question && len(f.Items) == 0 && columnWrong.MatchString(f.Plain()) {
				return 0.98
			}
			return 0
		},
		Examples: []string{"美科改一下行业", "恒发家具的行业填错了", "change Oakline's region"},
		Near:     []string{"美科是家电行业", "美科的行业改成家电", "美科属于哪个行业", "区域改一下提醒我", "美科想改一下产线"},
		Handle:   (*request).column,
	}
}

func (q *request) column() error {
	m := columnWrong.FindStringSubmatch(squash(q.m.Text))
	if m == nil {
		return errPass
	}
	name, said := "", ""
	for i := 1; i < len(m); i += 2 {
		name, said = name+m[i], said+m[i+1]
	}
	if name = q.inHisWriting(strings.TrimSuffix(name, "的")); q.customerIn(squash(name)) == "" && (q.f.Account == nil || len(q.f.Account.Known) == 0) {
		return errPass
	}
	if q.f.Account == nil || len(q.f.Account.Known) == 0 {
		q.f.Account = q.mention(name)
	}
	at := slices.IndexFunc(columns, func(c columnOf) bool { return slices.Contains(c.words, said) })
	if at < 0 {
		return errPass
	}
	a, err := q.accountMeant(crm.Write)
	if err != nil || a == nil {
		return err
	}
	q.about(a.ID, "")
	now, err := q.columnNow(a, columns[at].id)
	if err != nil {
		return err
	}
	q.conv.Question = crm.Question{
		Key: cards.AskColumn, At: q.said(), Choices: []crm.Choice{{Value: columns[at].id}},
		Subject: crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)},
	}
	q.personal(q.say.ColumnWanted(a.Name.Text, cards.FieldChange{Field: columns[at].id, Old: now}))
	return nil
}

// columnNow is what stands in a column of an account.
func (q *request) columnNow(a *crm.Account, id string) (any, error) {
	switch id {
	case "industry":
		return a.Industry, nil
	case "region":
		return a.Region, nil
	case "source":
		return a.Source, nil
	}
	return a.Revenue, nil
}

// tellsColumn takes the answer to column: a word or two, put into the sentence that sets it.
// What tells of something else is not taken.
func (q *request) tellsColumn(question crm.Question) (bool, error) {
	text := strings.Trim(squash(q.m.Text), " 。.!！")
	for _, w := range []string{"改成", "改为", "应该是", "就是", "是", "it's ", "it is ", "to "} {
		text = strings.TrimPrefix(text, w)
	}
	text = strings.TrimSuffix(text, "行业")
	none := ofNobody(q.order) || q.order[0].Name == "profile" || q.fitsColumn(question, text)
	inCurrency := len(question.Choices) == 2 && currencyAlone.MatchString(text) // of a sum that was said before
	if inCurrency {
		text = question.Choices[1].Value + " " + text
	} else if q.said().Sub(question.At) > namesHold || text == "" || length(text) > 24 || didSomething(q.f) && !q.fitsColumn(question, text) || asks(q.m.Text) || hasNumber(q.f) ||
		q.f.Account != nil && len(q.f.Account.Known) > 0 || len(q.f.Contacts) > 0 || !none && !isNo(q.m.Text) && !is(q.m.Text, "取消", "cancel") {
		q.conv.Question = crm.Question{} // he speaks of something else
		return false, nil
	}
	if isNo(q.m.Text) || is(q.m.Text, "取消", "不改了", "先不改", "cancel") {
		q.conv.Question = crm.Question{}
		q.alone(q.say.LeftAsIs())
		return true, nil
	}
	at := slices.IndexFunc(columns, func(c columnOf) bool { return len(question.Choices) > 0 && c.id == question.Choices[0].Value })
	name, err := q.nameOf(crm.AccountID(question.Subject.ID))
	if err != nil || name == "" || at < 0 {
		return false, err
	}
	sentence := columns[at].zh
	if ascii(text) {
		sentence = columns[at].en
	}
	q.conv.Question = crm.Question{}
	q.putAs(strings.NewReplacer("@", name, "$", q.inHisWriting(text)).Replace(sentence))
	return true, q.dispatch(q.order)
}

// fitsColumn reports words that stand for a value of the column that was asked for, whatever else
// they may be read as: 新客户介绍 is a source, 5亿 a revenue.
func (q *request) fitsColumn(question crm.Question, text string) bool {
	if len(question.Choices) == 0 {
		return false
	}
	ok := false
	switch question.Choices[0].Value {
	case "industry":
		_, ok = q.Book.Industry(text)
	case "source":
		_, ok = playbook.Lookup(q.Book.Sources, text)
	case "revenue":
		ok = q.f.Amount != nil && q.f.Account == nil && sumAlone.MatchString(text)
	}
	return ok
}

// currencyAlone is the name of a currency and nothing else.
var currencyAlone = wording.Compile(`^(?:in )?(?:人民币|元|美元|美金|欧元|英镑|日元|cny|rmb|yuan|usd|us dollars?|dollars?|eur|euros?|gbp|pounds?|sterling|jpy|yen|[€$£¥])$`)

// sumAlone is a sum and nothing else.
var sumAlone = wording.Compile(`^(?:大概|约|差不多)?[\d.,一二三四五六七八九十两]+ ?(?:万|亿|千万|k|m|mil|million|bn|billion)?(?:个亿|多万|多亿)?(?:元|块|人民币|cny|rmb|eur|usd)?(?:左右|吧)?$`)
