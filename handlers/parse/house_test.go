package parse_test

import (
	"testing"

	"milepost/handlers/parse"
)

// TestWhoseDoing makes no record of what goes on at home, and of what colleagues, customers among
// themselves and nobody in particular did. Written on Wednesday, 9 September 2026, at twenty to one.
func TestWhoseDoing(t *testing.T) {
	for _, c := range []readAs{
		{says: "a course at home is moved", text: "HR的workshop改到next Monday了", intent: parse.None},
		{says: "a course of a customer's is moved", text: "明达机电的workshop改到next Monday了", intent: parse.Task, due: "2026-09-14"},
		{says: "receipts for our own accountants", text: "财务说这个月20号前要交发票", intent: parse.None},
		{says: "an invoice to a customer", text: "明达机电财务说20号前要把发票寄过去", intent: parse.Task, due: "2026-09-20"},
		{says: "what a company did that all know", text: "Siemens announced record profits last Thursday", intent: parse.None},
		{says: "where one was", text: "Siemens in Erlangen last Thursday, met Ms Vogt", intent: parse.Visit, date: "2026-09-03"},
		{says: "how to write", text: "张三今天拜访了李四,这种写法能识别吗", intent: parse.None},

		{says: "colleagues by what they do", text: "市场部昨天去了明达机电", intent: parse.None},
		{says: "colleagues and the speaker", text: "市场部和我昨天去了明达机电", intent: parse.Visit, date: "2026-09-08"},
		{says: "the speaker with them", text: "昨天和售后去明达机电修机器了", intent: parse.Visit, date: "2026-09-08"},
		{says: "the speaker, who came along", text: "售后昨天去明达机电修机器了,我也跟着去了", intent: parse.Visit, date: "2026-09-08"},
		{says: "colleagues in English", text: "Our service guys were at Brixton Foundry yesterday", intent: parse.None},
		{says: "the speaker among them", text: "Our service team and I were at Brixton Foundry yesterday", intent: parse.Visit, date: "2026-09-08"},
		{says: "the kind of visit it was", text: "Service visit at Brixton Foundry yesterday, all fixed", intent: parse.Visit, date: "2026-09-08"},
		{says: "somebody of ours who rang", text: "Somebody from finance called Brixton Foundry about the invoice", intent: parse.None},
		{says: "somebody of theirs who rang", text: "Someone from Brixton Foundry called this morning", intent: parse.Call, date: "2026-09-09"},
		{says: "somebody, as they tell", text: "他们说昨天有人去拜访过明达机电", intent: parse.None},
		{says: "a customer who went to another", text: "明达机电上周五去了恒鑫精密考察", intent: parse.None},
		{says: "a customer to whom one went", text: "明达机电上周五去了,聊了备件", intent: parse.Visit, date: "2026-09-04"},
		{says: "a customer who sent somebody", text: "明达机电昨天派人去德国验货了", intent: parse.None},
		{says: "one who sent somebody to us", text: "明达机电昨天派人来我们厂验货了", intent: parse.Visit, date: "2026-09-08"},
		{says: "a customer's head elsewhere", text: "Brixton Foundry's CEO visited Berlin on Monday", intent: parse.None},
		{says: "a customer's head with us", text: "Brixton Foundry's CEO visited us on Monday", intent: parse.Visit, date: "2026-09-07"},
		{says: "a group with an article", text: "The service desk called Brixton Foundry twice today", intent: parse.None},
		{says: "somebody of a customer's with one", text: "The buyer at Brixton Foundry called this morning", intent: parse.Call, date: "2026-09-09"},
		{says: "somebody of ours who took the speaker there", text: "Our distributor walked me into Brixton Foundry today", intent: parse.Visit, date: "2026-09-09"},
		{says: "goods that others delivered", text: "Logistics delivered the spare parts to Brixton Foundry yesterday", intent: parse.None},
		{says: "a friend's company", text: "朋友公司昨天拜访了明达机电,说他们付款慢", intent: parse.None},
		{says: "a talk with theirs", text: "今天跟明达机电的同事开会", intent: parse.Visit, date: "2026-09-09"},
		{says: "only on the way", text: "昨天开车路过明达机电,没进去", intent: parse.None},
		{says: "on the way, and in", text: "昨天路过明达机电,进去跟何总聊了会", intent: parse.Visit, date: "2026-09-08"},
		{says: "two customers with each other", text: "明达机电跟恒鑫精密上周签了个合作", intent: parse.None},
		{says: "somebody else, not me", text: "昨天给明达机电打电话的是小陶不是我", intent: parse.None},
		{says: "one of a department whom the speaker saw", text: "研发部何工今天在明达机电见的,要样品", intent: parse.Visit, date: "2026-09-09"},
		{says: "the speaker's own team", text: "团队今天去了明达机电,谈得不错", intent: parse.Visit, date: "2026-09-09"},
		{says: "the same in English", text: "The team visited Brixton Foundry today, good meeting", intent: parse.Visit, date: "2026-09-09"},
		{says: "two who signed with us", text: "明达机电和恒鑫精密昨天都签了战略合作", intent: parse.Visit, date: "2026-09-08"},
		{says: "a customer at another's, and the speaker with him", text: "今天明达机电去恒鑫精密考察,我陪同", intent: parse.Visit, date: "2026-09-09"},
		{says: "a customer's head who came", text: "Brixton Foundry's director visited today, showed him the line", intent: parse.Visit, date: "2026-09-09"},
		{says: "a customer's head who signed", text: "Brixton Foundry's CFO went to sign the contract today", intent: parse.Visit, date: "2026-09-09"},
		{says: "an office of theirs that rang", text: "Accounts at Brixton Foundry called today about the invoice", intent: parse.Call, date: "2026-09-09"},
		{says: "somebody of an office of theirs", text: "Logistics manager at Brixton Foundry called today, wants pallets", intent: parse.Call, date: "2026-09-09"},
		{says: "what a call was about", text: "Logistics call with Brixton Foundry today, agreed on Friday delivery", intent: parse.Call, date: "2026-09-09"},
		{says: "what a meeting was about", text: "Marketing meeting with Brixton Foundry yesterday, agreed the case study", intent: parse.Visit, date: "2026-09-08"},
		{says: "our marketing, who met them", text: "Marketing met Brixton Foundry yesterday", intent: parse.None},
		{says: "somebody else of theirs", text: "Someone else at Brixton Foundry called me today, Tom, wants a quote", intent: parse.Call, date: "2026-09-09"},
		{says: "an article before a day", text: "The morning I called Brixton Foundry, the afternoon I visited Kestrel Foods", intent: parse.Visit, date: "2026-09-09"},
		{says: "an office of a customer's that arranged a day", text: "行政那边约了明天下午三点", intent: parse.Task, due: "2026-09-10"},
		{says: "the head of one", text: "财务总监让我周五前把发票送过去", intent: parse.Task, due: "2026-09-11"},
		{says: "the same in English", text: "HR manager wants a demo on Friday", intent: parse.Task, due: "2026-09-11"},
		{says: "on the way, and a call", text: "昨天路过明达机电,没停车,打电话给王总了", intent: parse.Call, date: "2026-09-09"},
		{says: "at our head office first", text: "上周在总部去了明达机电", intent: parse.Visit},
	} {
		c.at = "2026-09-09 12:40"
		c.check(t)
	}
}
