package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// partPaid finds that a part of a price was paid, and how much: 付了定金18万, 预付款打了17.4万过来,
// paid a deposit of 60k. It is no price, whatever deal it is of.
var partPaid = wording.OneOf(
	`(?:付|打|交|给|转|汇|收到?|到)(?:了|过来|来|完)*(?:我们|咱们|他们|的|一?笔)*(?:`+partNames+`)(?:大概|约|共|是|[:：])?(?:`+sumOrShare+`)`,
	`(?:`+partNames+`)(?:今天|昨天|刚刚?|已经|都|先|终于)*(?:付|打|交|给|转|汇|收到?|到)(?:账|帐|了|过来|来)*(?:`+sumOrShare+`)`,
	`(?:付|打|交|转|汇|收到?|到)(?:了|过来|来)*(?:`+sumOrShare+`)的?(?:`+partNames+`)`,
	`\b(?:paid|transferred|wired|received|got)\b.{0,14}\b(?:`+partNamesEN+`) ?(?:of |: ?)?(?:[€$£¥]?\d[\d.,]* ?[km]?\b)`,
	`\b(?:paid|transferred|wired|received|got)\b.{0,10} (?:[€$£¥]?\d[\d.,]* ?[km]?(?: \w{3})?) (?:as (?:a )?)?(?:`+partNamesEN+`)\b`,
)

// maybePaid finds words without which nothing of the kind is told.
var maybePaid = wording.OneOf(`[付打交给转汇到收款金].{0,12}(?:`+sumOrShare+`)|(?:`+sumOrShare+`).{0,4}(?:`+partNames+`)`, `\b(?:paid|transferred|wired|received|got)\b.{0,30}\d`)

// paidSaid finds that a customer paid, and how much, without a word for which part of the price it was:
// 打款30万, 付了30万过来, wired us 30k.
var paidSaid = wording.OneOf(
	`(?:付款|打款|汇款|转账|打钱|付钱)(?:了|过来|来|给我们)*(?:`+sumInWords+`)(?:给我们|过来|了)*$`,
	`(?:付|打|汇|转)(?:了|过来|来)+(?:我们|一?笔)*(?:`+sumInWords+`)(?:块钱?|钱)?(?:给我们|过来|进来|了)*$`,
	`\b(?:paid|wired|transferred)(?: us)? (?:[€$£¥]?\d[\d.,]* ?[km]?(?: (?:eur|usd|gbp|rmb|euros?|dollars?))?)(?: today| yesterday| this morning)?$`,
)

const (
	partNames   = sureParts + `|订金|货款`
	partNamesEN = `deposit|down ?payment|first (?:payment|instal+ment)|advance(?: payment)?|prepayment|final payment|instal+ment|retention`
	sumInWords  = `\d+(?:\.\d+)?万零?\d千|\d+(?:\.\d+)?(?:万|w|千|k|元|块)元?|[一二两三四五六七八九十百]+万`
	// sumOrShare is a sum, or a share of the price: 付了30%定金.
	sumOrShare = sumInWords + `|\d{1,2}(?:\.\d)?%|[一二三四五六七八九]成`
)

// whichPart and paidSum are which part it was, and how much.
var (
	whichPart = wording.Compile(partNames)
	paidSum   = wording.Compile(sumInWords)
)

// notPaid finds that nothing was paid yet, or that only its part was agreed.
var notPaid = wording.OneOf(`没|未|不|还差|还欠|要付|要求|等|催|答应|同意|说好|下周|明天|月底|如果`, `\b(?:not|no|yet|will|should|must|agreed|asked|wants?|needs?|if|before|after|when)\b|n't\b`)

// paysPart takes what was paid of a part of the price for what it is: received on the plan of the deal
// that is won, else news of the customer (G3). As a sum of a deal it would become its price.
func (q *request) paysPart() (bool, error) {
	if len(q.f.Refs)+len(q.f.Items)+len(q.f.Noted) > 0 || q.f.Question || q.f.Asks() || !maybePaid.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	parts := clausesOf(q.m.Text)
	at := slices.IndexFunc(parts, func(p string) bool {
		return (partPaid.MatchString(squash(p)) || paidSaid.MatchString(squash(p))) && !notPaid.MatchString(squash(p))
	})
	if at < 0 {
		return false, nil
	}
	id := q.conv.About
	if namesCustomer(q.f) {
		if !ofOneKnown(q.f) {
			return false, nil
		}
		id = crm.AccountID(q.f.Account.Known[0].Row.ID)
	}
	a, err := q.accountIf(id, q.mayWrite)
	if err != nil || a == nil {
		return false, err
	}
	s := squash(parts[at])
	named := ""
	if namesCustomer(q.f) {
		named = q.f.Account.Text
	}
	planned, err := hasPlan(q, a.ID)
	if err != nil {
		return false, err
	}
	paid := aside{Sentence: crm.Sentence{Text: strings.TrimLeft(strings.TrimPrefix(parts[at], named), " ,，的"), At: q.said()}, newsOf: a.ID}
	if planned && !partPaid.MatchString(s) {
		return false, nil // the plan hears what comes of it without being told of which row
	}
	if planned && !ascii(s) {
		paid.Text, paid.newsOf = a.Name.Text+whichPart.FindString(s)+"到账"+paidSum.FindString(s), ""
	}
	if planned && paid.Text == q.m.Text {
		return false, nil // as the plan hears it
	}
	rest := slices.Delete(slices.Clone(parts), at, at+1)
	if len(rest) == 0 {
		return true, q.hearsAside(paid)
	}
	if at == 0 && named != "" && strings.HasPrefix(parts[0], named) && !strings.Contains(rest[0], named) {
		rest[0] = named + rest[0] // who is named in front is meant behind
	}
	q.meanwhile = append(q.meanwhile, paid)
	q.putAs(strings.Join(rest, ","))
	return true, q.words()
}

// newsWithSum reports that news of the customer who is talked of, told within the talk, tells of a sum.
func (q *request) newsWithSum() (bool, error) {
	if q.conv.About == "" {
		return false, nil
	}
	noted, err := q.notedOf(crm.Pointer{Kind: crm.KindAccount, ID: string(q.conv.About)})
	if err != nil {
		return false, err
	}
	rows := noted[newsField]
	return slices.ContainsFunc(rows, func(f crm.Field) bool {
		return q.said().Sub(f.Updated) < talksFor && paidSum.MatchString(squash(f.Value))
	}), nil
}
