package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// moneyCame finds that money came in. What follows such a word decides: 到账了 and
// 到账60万 tell of money, 到账记录 and 回款计划 name a list of it.
var moneyCame = wording.OneOf(
	`(?:到账|到款|回款|款到|收款)(?:了|啦|到|位|过|又|共|合计|总共|大概|约|差不多|有|是|[:：])*(?:$|[¥$€£]?\d|[一二两三四五六七八九十百千半]+[万千亿百成笔期]|一半|(?:第.{1,2}期)|`+partNames+`)`,
	`(?:到账|到款|回款|款到)(?:了|啦)`,
	`款(?:也|都|已经?|今天|刚刚?)*(?:到了|付了|到账|打过来|打来|转过来|汇过来)`, `质保金(?:也)?到了`,
	`(?:付|打|转|汇)(?:过来|来)?了(?:\d|[一二两三四五六七八九十百千]+[万千百])`,
	`收到(?:了|他们的|客户的|一笔)*(?:货款|款|尾款|预付款|首付|定金|进度款|验收款|\d)`,
	`\bpaid us\b`, `\breceived\b`,
)

// moneyToCome finds that money has not come, is only expected, or would have to come
// before something else.
var moneyToCome = wording.OneOf(
	`没|未|别|等|如果|要是|只要|除非|预计|估计|预估|争取|应该|计划|安排|答应|承诺|保证|准备|打算|催`,
	`^说|确认`, `(?:客户|对方|他们?|她|总|工|经理|那边)说`, `再|才|后|之前|以前|就(?:能|可以|发)`, `提醒|通知我|告诉我`,
	`(?:改到|推到|延到|定在|约在)`, `(?:到账|到款|回款|收款|款到)(?:了)?(?:没|吗|么)`,
	`\b(?:not|no|yet|never|when|if|once|until|before|after|will|should|expect(?:ed)?|promised?|says?|said|to be)\b|n't\b`,
)

// planNamed finds that the plan by which a customer pays is meant, or the list of what is due.
var planNamed = wording.OneOf(
	`(?:付款|回款|收款|到款)(?:的)?计划`, `付款(?:条件|方式)`, `payment plan`,
	`(?:到账|回款|收款|到款|货款)(?:的)?(?:进度|明细|安排|表|图|记录|日期|时间|清单|汇总|台账|报表)`,
)

// notConfirmed finds that money is not to be confirmed now.
var notConfirmed = wording.OneOf(`(?:没|不|别|未|等|谁|怎么).{0,6}确认`, `确认(?:不了|之?前)`, `\b(?:not|who|how|before|until)\b|n't\b`)

// tellsPaid reports whether a message tells that money came in: in one of its clauses, which
// names no day ahead. Everything else about payments is shown, never booked.
func (q *request) tellsPaid() bool {
	return slices.ContainsFunc(clausesOf(q.dealText()), func(part string) bool {
		s := strings.ReplaceAll(squash(part), "最后", "") // 最后一笔到账了 waits for nothing
		if !moneyCame.MatchString(s) || moneyToCome.MatchString(s) {
			return false
		}
		due, _ := day(parse.Read(part, q.ctx))
		return due == "" || due <= q.today()
	})
}

// tellsRest reports whether one of the clauses of a message says when the rest is to come.
func (q *request) tellsRest() bool {
	return slices.ContainsFunc(clausesOf(q.dealText()), func(part string) bool { return restWords.MatchString(squash(part)) })
}
