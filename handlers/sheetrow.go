package handlers

import (
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// sheetRow is what a message says of the columns of the lead sheet (L25).
type sheetRow struct {
	region, industry, source string
	revenue                  *crm.Money
	bare                     string // a yearly revenue of which no currency was said, as it was written
	sales, profit            int    // ranks; 0 = not said
	unknown                  string // what he makes, where the method has no such industry
}

// told is how many columns are said.
func (r sheetRow) told() int {
	n := 0
	for _, said := range []bool{r.region != "", r.industry != "", r.source != "", r.revenue != nil || r.bare != "", r.sales > 0 || r.profit > 0} {
		if said {
			n++
		}
	}
	return n
}

var (
	// rankedZH and rankedEN find both ranks, or one: 销售排12,利润第9; 14th by sales and 9th by profit.
	rankedZH = wording.OneOf(
		`(?:他们?)?(?:在)?(?:行业里?|业内|同行里?)?(?:的)?(?:销售|销量|营收)(?:额)?`+
			`(?:排名?|排在)?(?:是)?第?(\d{1,3})(?:名|位)?(?:左右)?[,，、和 ]*(?:经营)?`+
			`利润(?:排名?|排在)?(?:是)?第?(\d{1,3})(?:名|位)?(?:左右)?`,
		`(?:销售和?利润)?排名?(?:是|分别是?)?第?(\d{1,3})(?:名|位)?(?:和|、)第?(\d{1,3})`+
			`(?:名|位)?`,
	)
	rankedEN = wording.OneOf(
		wording.Maybe(`they(?:'re| are)? `, `it(?:'s| is)? `, `is `, `are `)+
			`(?:ranks? |ranked |number |no\.? ?)*(\d{1,3})(?:st|nd|rd|th)? (?:by|in|for|on)`+
			` (?:sales|revenue|turnover)[, ]*(?:and )?(?:number |no\.? ?)?(\d{1,3})(?:st|nd|rd|th)?`+
			` (?:by|in|for|on)`+
			` profits?(?: (?:in|of) (?:the|their|its) (?:region|industry|sector|country|market|field))?`,
		`(?:sales|revenue)(?: rank)?(?: is)? (?:number |no\.? ?)?(\d{1,3})(?:st|nd|rd|th)?[, ]*`+
			`(?:and )?profits?(?: rank)?(?: is)? (?:number |no\.? ?)?(\d{1,3})(?:st|nd|rd|th)?`,
	)
	// cameBy finds from where a lead came: 展会上认识的, 百度来的, source was the K show.
	cameBy = wording.Compile(`^(?:这家|他们|这个|线索)?(?:是|从|通过|在|靠)*(\p{Han}{2,8}?)(?:上|那边|里)?(?:来的|认识的|碰到的|遇到的|找来的|搜到的|搜来的|拿到的|看到的)$` +
		`|^(?:(?:lead )?source(?: was| is|:)*|(?:we |i )?(?:met|found|got)(?: them| him| her| it)?(?: at| through| from| on| via)+) (?:the |an? )?([a-z][a-z' -]{2,24}?)$`)
	// aShow finds a fair by its name: the K show.
	aShow = wording.Compile(`(?:show|fair|expo|messe)$`)
	// makes finds what somebody makes: 做钣金的, they make furniture.
	makes = wording.OneOf(
		`^(?:他们|这家|客户|对方)?(?:是)?(?:做|搞|生产|属于)?(\p{Han}{2,6}?)`+
			`(?:行业|生意|这行|类)?的?$`,
		`^(?:they |it |they're |it's )?(?:are |is )?(?:makes? |in |into |produces? )?(?:the )?`+
			`([a-z][a-z -]{2,22}?)(?: industry| business| sector)?$`,
	)
	// makesPlainly finds it where that is said in so many words, whatever it is.
	makesPlainly = wording.Compile(`^(?:他们|这家|客户|对方)?(?:是)?(?:做|搞|生产)(\p{Han}{2,6}?)的$|^(?:是|属于)?(\p{Han}{2,6})行业的?$|^(?:所属)?行业[:： 是]*(\p{Han}{2,6})$` +
		`|^(?:they |it )(?:makes?|produces?) ([a-z -]{3,22})$|^(?:(?:is |are )?in the )?([a-z][a-z -]{2,22}) (?:industry|sector|business)$`)
	// sits finds where somebody is: 在东莞, 东莞的, based in Leeds.
	sits = wording.OneOf(
		`^(?:他们|这家|客户|对方)?(?:人|厂|公司|总部)?(?:在|位于)?(\p{Han}{2,6}?)(?:这边|那边)?`+
			`的?$`,
		`^(?:they |it |they're |it's )?(?:are |is )?(?:based |located )?(?:in )?`+
			`([a-z][a-z ]{1,20}?)$`,
	)
	// smallFigure finds a number too small to be what somebody turns over, of which no unit is said.
	smallFigure = wording.Compile(`^\d{1,3}$`)
	// earns finds what somebody turns over in a year: 一年三个亿, turnover around 45m.
	earns = wording.OneOf(
		`^(?:他们?)?(?:去年|今年)?(?:一年|每年|年|产值|营业额|销售额|营收)+(?:做|卖|能做|有)?`+
			`(?:大概|大约|差不多|约|在|有|是|到)*`+
			`([\d.一二三四五六七八九十两]+(?:来|多|几)?个?(?:亿|千万|百万|万)(?:多|元|美元|欧元|美金)?)`+
			`(?:左右|吧|上下|的样子)?$`,
		`^(?:annual |yearly |a )?(?:turnover|revenue|sales)`+
			wording.Any(
				` is`, ` was`, ` of`, `:`, ` about`, ` around`, ` roughly`, ` approx\.?`, ` some`,
			)+`* (`+
			`[€$£¥]?[\d.,]+ ?(?:k|m|mio|mn|million|bn|billion)?`+
			`(?: ?(?:eur|euros?|usd|dollars?|gbp|pounds?|cny|rmb))?`+
			`)(?: a year| per year| p\.?a\.?)?$`,
		`^(?:about |around |roughly )?(`+
			`[€$£¥]?[\d.,]+ ?(?:k|m|mio|mn|million|bn|billion)?`+
			`(?: ?(?:eur|euros?|usd|dollars?|gbp|pounds?|cny|rmb))?`+
			`) (?:in )?(?:turnover|revenue|sales)(?: a year| per year)?$`,
	)
)

// rowSaid reads a message that says nothing but columns of a customer's row, each between commas:
// 做钣金的,东莞,一年大概三个亿. ok is false where it says anything else.
func (q *request) rowSaid(s string) (r sheetRow, ok bool) {
	for _, ranked := range []*wording.Wording{rankedZH, rankedEN} {
		if m := ranked.FindStringSubmatch(s); m != nil {
			r.sales, _ = strconv.Atoi(m[1] + m[3])
			r.profit, _ = strconv.Atoi(m[2] + m[4])
			s = strings.Replace(s, m[0], "", 1)
		}
	}
	for _, piece := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",，、;；。!！", c) }) {
		piece = strings.TrimSuffix(strings.TrimPrefix(strings.Trim(piece, " ."), "and "), " and")
		if piece != "" && !q.columnSaid(piece, &r) {
			return r, false
		}
	}
	return r, true
}

// columnSaid puts the column that words say into a row; false where they say none, or one that is
// there.
func (q *request) columnSaid(piece string, r *sheetRow) bool {
	if m := earns.FindStringSubmatch(piece); m != nil && r.revenue == nil && r.bare == "" {
		sum := m[1] + m[2] + m[3]
		if smallFigure.MatchString(sum) {
			return false // sales 5
		}
		lead := "revenue "
		if m[1] != "" {
			lead = "年营业额"
		}
		if r.revenue = parse.Read(lead+sum, q.ctx).Revenue; r.revenue != nil && r.revenue.Currency == "" {
			r.revenue, r.bare = nil, sum
		}
		return r.revenue != nil || r.bare != ""
	}
	if m := cameBy.FindStringSubmatch(piece); m != nil && r.source == "" {
		if r.source = q.sourceCalled(m[1] + m[2]); r.source != "" {
			return true
		}
	}
	if m := makes.FindStringSubmatch(piece); m != nil && r.industry == "" {
		if row, ok := q.Book.Industry(strings.TrimSpace(m[1] + m[2])); ok {
			r.industry = row.Name.ZH
			return true
		}
	}
	if m := sits.FindStringSubmatch(piece); m != nil && r.region == "" {
		place := m[1] + q.inHisWriting(m[2])
		if got := parse.Read("客户在"+place, q.ctx).Region; got != "" && squash(got) == squash(place) {
			r.region = got
			return true
		}
	}
	if r.industry == "" && r.unknown == "" && makesPlainly.MatchString(piece) {
		r.unknown = piece
		return true
	}
	return false
}

// tradeIn is what a customer is said to make, in words that mean nothing else: 餐饮行业, 做五金的; "" for none.
func tradeIn(said string) string {
	for _, piece := range strings.FieldsFunc(said, func(c rune) bool { return strings.ContainsRune(",，、;；。!！", c) }) {
		if m := makesPlainly.FindStringSubmatch(strings.ToLower(strings.Trim(piece, " ."))); m != nil {
			return strings.Join(m[1:], "")
		}
	}
	return ""
}

// sourceCalled is the source of the method that words call; "" for none.
func (q *request) sourceCalled(said string) string {
	if row, ok := playbook.Lookup(q.Book.Sources, said); ok {
		return row.ID
	}
	if got := parse.Read("线索来源 "+said, q.ctx).Source; got != "" {
		return got
	}
	if row, ok := playbook.Lookup(q.Book.Sources, "trade show"); ok && aShow.MatchString(said) {
		return row.ID
	}
	return ""
}

// tellsRow writes the columns of the lead sheet that are told of the customer who is talked of, or
// with whose name the message begins, where it says nothing else: one alone only where nothing
// else could be meant.
func (q *request) tellsRow() (bool, error) {
	if len(q.f.Items) > 0 || len(q.f.Refs) > 0 || q.f.Question || q.f.Negated || length(q.m.Text) > 80 {
		return false, nil
	}
	s := squash(q.m.Text)
	at := q.conv.About
	if a := q.f.Account; a != nil && len(a.Known) == 1 && a.Known[0].Score >= 1 && a.Known[0].Row.Kind == crm.KindAccount && strings.HasPrefix(s, squash(a.Text)) {
		at = crm.AccountID(a.Known[0].Row.ID)
		s = strings.Trim(strings.TrimPrefix(s, squash(a.Text)), " ,，:：")
	} else if !q.stillTalking() {
		return false, nil
	}
	if at == "" {
		return false, nil
	}
	r, ok := q.rowSaid(s)
	alone := r.sales > 0 || r.source != "" || r.bare != ""
	if !ok || r.told() == 0 || r.told() == 1 && r.unknown == "" && !alone {
		return false, nil
	}
	a, err := q.accountIf(at, q.mayWrite)
	if err != nil || a == nil {
		return false, err
	}
	return true, q.writeRow(a, r)
}

// writeRow writes columns of a customer's row, shows old → new, and asks for the currency, or the
// industry, that is left.
func (q *request) writeRow(a *crm.Account, r sheetRow) error {
	e := desk.AccountEdit{Revenue: r.revenue}
	for _, s := range []struct {
		said string
		to   **string
	}{{r.region, &e.Region}, {r.industry, &e.Industry}, {r.source, &e.Source}} {
		if s.said != "" {
			*s.to = &s.said
		}
	}
	if r.sales > 0 {
		e.RankSales = &r.sales
	}
	if r.profit > 0 {
		e.RankGain = &r.profit
	}
	q.about(a.ID, "")
	q.conv.At = q.said() // the next column is his, too: 行业填铁路
	sure := r.told()
	if r.bare != "" {
		sure-- // waits for its currency
	}
	if sure > 0 || r.bare == "" && r.unknown == "" {
		w, err := q.begin()
		if err != nil {
			return err
		}
		w.Wrote(a.ID, mentionedIn(q.f))
		done, err := w.UpdateAccount(a.ID, e)
		if err != nil {
			return err
		}
		q.changed(cards.ChangedView{
			Group: w.Group(), Number: a.Number(), Kind: crm.KindAccount, AccountName: a.Name.Text,
			Fields: rowChanges(done.Before, done.After),
		})
	}
	return q.asksLeft(a, r)
}

// rowChanges are the columns that differ.
func rowChanges(b, n crm.Account) []cards.FieldChange {
	var out []cards.FieldChange
	if b.Revenue != n.Revenue {
		out = append(out, cards.FieldChange{Field: "revenue", Old: b.Revenue, New: n.Revenue})
	}
	for _, f := range []struct{ name, old, now string }{
		{"region", b.Region, n.Region},
		{"industry", b.Industry, n.Industry},
		{"source", b.Source, n.Source},
		{"rank_sales", rankText(b.RankSale), rankText(n.RankSale)},
		{"rank_profit", rankText(b.RankGain), rankText(n.RankGain)},
		{"tier", b.Tier, n.Tier},
	} {
		if f.old != f.now {
			out = append(out, cards.FieldChange{Field: f.name, Old: f.old, New: f.now})
		}
	}
	return out
}

// asksLeft asks in which currency a yearly revenue is, else which of the method's industries is meant.
func (q *request) asksLeft(a *crm.Account, r sheetRow) error {
	var column string
	switch {
	case r.bare != "":
		column = "revenue"
	case r.unknown != "":
		column = "industry"
	default:
		return nil
	}
	q.conv.Question = crm.Question{
		Key: cards.AskColumn, At: q.said(), Choices: []crm.Choice{{Value: column}},
		Subject: crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)},
	}
	if column == "revenue" {
		q.conv.Question.Choices = append(q.conv.Question.Choices, crm.Choice{Value: r.bare})
		q.personal(q.say.ColumnCurrency(a.Name.Text, r.bare))
		return nil
	}
	q.personal(q.say.ColumnWanted(a.Name.Text, cards.FieldChange{Field: column, Old: a.Industry}))
	return nil
}
