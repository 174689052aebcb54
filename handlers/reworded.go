package handlers

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What is said in other words than those by which it is done: what a customer complains
// of, and by whom one is looked after from now on.
var (
	complains = wording.OneOf(
		`(?i)^(.{0,16}?)(?:那边)?(?:的?客户|他们|对方)?(?:反映|反应|投诉|抱怨)(?:说|了|:|,)?`+
			`(.{2,40})$`,
		`^service issues? (?:at|for|with|from) ([^:,]{2,40} ?[:,] ?|[^:, ]{2,40} )(.{2,60})$`,
		`^(.{2,30}?) complain(?:s|ed) (?:about|that|of) (.{2,60})$`,
	)
	// outOfOrder finds that something does not work: a complaint about a price is none of service.
	outOfOrder = wording.OneOf(
		`(?i)噪音`, `异响`, `声音`, `精度`, `漏`, `坏`, `故障`, `停机`, `不稳`, `卡`, `断`, `报警`,
		`质量`, `慢`, `不良`, `毛刺`, `问题`, `没人管`, `不准`, `振动`, `抖`, `发热`, `烫`, `冒烟`, `掉`,
		`松`, `划`, `锈`, `死机`, `跳`,
		`\b`+wording.Any(
			`noise`, `noisy`, `leak`, `broken`, `breaks`, `fault`, `down`, `failed`, `fails`,
			`slow`, `rust`, `vibrat`, `overheat`, `crack`, `error`, `alarm`, `stops`, `stopped`,
			`quality`, `late`,
		),
	)
	lookedAt  = wording.Compile(`^(?:以后|今后)?(.{2,16}?)(?:以后|今后)?(?:由|归|让|给)([\p{Han}]{2,4}|[a-z]{2,20})(?:来)?(?:负责|跟进|跟|管|对接)(?:了|吧)?$`)
	priceSaid = wording.Compile(`价格|太贵|报价|账期|付款`)
)

// rewordedIntent does what is said in such words.
func rewordedIntent(book *playbook.Book) Intent {
	return Intent{
		Name: "reworded",
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			if f.Letters() > 60 || f.Question || f.Asks() || len(f.Items) > 0 {
				return 0
			}
			if m := complains.FindStringSubmatch(s); m != nil && outOfOrder.MatchString(s) && !priceSaid.MatchString(s) && !wentFor.MatchString(s) && openField(book) != "" {
				return 0.96
			}
			if f.Account != nil && len(f.Account.Known) > 0 && len(f.Colleagues) == 1 && lookedAt.MatchString(s) {
				return 0.96
			}
			return 0
		},
		Examples: []string{"比亚迪客户反映噪音大", "service issue at Oakline: noise"},
		Near:     []string{"今天拜访了比亚迪,客户反映噪音大", "客户反映价格太贵", "比亚迪由谁负责"},
		Handle:   func(q *request) error { return q.reworded(book) },
	}
}

// wentFor finds that a visit or a call is told of.
var wentFor = wording.Compile(`拜访|去了|见了|打了|电话|今天|昨天|上午|下午`)

// openField is the list in which complaints stand, as it is called; "" where the method
// has none.
func openField(b *playbook.Book) string {
	for _, f := range b.Fields {
		if f.Open {
			return f.Name.ZH
		}
	}
	return ""
}

// reworded says it as it is done, and does that.
func (q *request) reworded(book *playbook.Book) error {
	said, text := q.m.Text, ""
	s := strings.TrimSpace(fold(q.m.Text))
	if m := lookedAt.FindStringSubmatch(squash(said)); m != nil && q.f.Account != nil {
		text = "把" + q.f.Account.Known[0].Row.Names[0].Text + "转给" + m[2]
	} else if m := complains.FindStringSubmatch(s); m != nil {
		name, err := q.nameMeant()
		if err != nil {
			return err
		}
		if name == "" {
			return errPass
		}
		text = openField(book) + " " + name + " " + strings.TrimSpace(m[2]+m[4]+m[6])
	}
	if text == "" {
		return errPass
	}
	q.m.Text = text
	q.f = inMethod(q.Book, q.who.Lang(), parse.Read(text, q.ctx))
	q.order = ranked(q.intents, q.f)
	if len(q.order) > 0 && q.order[0].Name == "reworded" {
		q.m.Text = said
		return errPass
	}
	return q.dispatch(q.order)
}

// nameMeant is the customer that was named, else the one spoken of last; "" for none.
func (q *request) nameMeant() (string, error) {
	if q.f.Account != nil && len(q.f.Account.Known) > 0 {
		return q.f.Account.Known[0].Row.Names[0].Text, nil
	}
	if q.f.Account != nil && q.f.Account.Text != "" || q.conv.About == "" {
		return "", nil
	}
	a, err := crm.Get[crm.Account](q.tx, q.conv.About)
	if crm.IsMissing(err) {
		return "", nil
	}
	return a.Name.Text, err
}
