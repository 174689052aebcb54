package parse_test

import (
	"testing"

	"milepost/handlers/parse"
)

// TestDealtWith holds that what was done with somebody of a customer's was a visit, whatever verb tells it, and that
// what was done from afar, among others, or is still to be done is none. All is said on Wednesday the 9th of December
// 2026.
func TestDealtWith(t *testing.T) {
	readOnWednesday(t, []readAs{
		{says: "went through something with him", text: "昨天跟孔总过了pricing,Friday发quote", intent: parse.Visit, date: "2026-12-08", due: "2026-12-11"},
		{says: "he who knows no verb for it", text: "下周二寄样,今天跟孔总捋了timeline", intent: parse.Visit, date: "2026-12-09", due: "2026-12-15"},
		{says: "measured together", text: "昨天拉着孔总一起测了节拍", intent: parse.Visit, date: "2026-12-08"},
		{says: "talked all through", text: "Neil周四confirm,warranty条款今天都聊透了", intent: parse.Visit, date: "2026-12-09", due: "2026-12-10"},
		{says: "shown something", text: "给Neil看了样机,Friday发quote", intent: parse.Visit, due: "2026-12-11"},
		{says: "shown round our own place", text: "昨天带孔总参观了我们的lab", intent: parse.Visit, date: "2026-12-08"},
		{says: "he came and signed", text: "孔总昨天过来签了contract,定金周五到", intent: parse.Visit, date: "2026-12-08", due: "2026-12-11"},
		{says: "he came to us and looked on", text: "Neil来我们厂验了货,Friday发quote", intent: parse.Visit, due: "2026-12-11"},
		{says: "put into his hands", text: "昨天把sample交给了Neil", intent: parse.Visit, date: "2026-12-08"},
		{says: "handed over, in two languages", text: "昨天handed over样品给孔总", intent: parse.Visit, date: "2026-12-08"},
		{says: "a test at the customer's is over", text: "昨天比亚迪的FAT做完了", intent: parse.Visit, date: "2026-12-08"},
		{says: "ran it at their place", text: "Ran the pilot at Siemens, quote goes Friday", intent: parse.Visit, due: "2026-12-11"},
		{says: "worked through it with him", text: "Worked through the spec with Neil yesterday", intent: parse.Visit, date: "2026-12-08"},
		{says: "how long it took with him", text: "Two hours with Neil going over the redlines, he'll revert by Friday", intent: parse.Visit, due: "2026-12-11"},
		{says: "he came over to us", text: "Neil came over to test the unit yesterday", intent: parse.Visit, date: "2026-12-08"},
		{says: "a plan word with the mark of what was done", text: "昨天follow up了孔总,他说Friday给准信", intent: parse.Call, date: "2026-12-08", due: "2026-12-11"},
		{says: "yesterday in one character", text: "昨比亚迪谈妥,周五送样", intent: parse.Visit, date: "2026-12-08", due: "2026-12-11"},

		{says: "the day alone does not say that it was, what was done does", text: "周二跟孔总捋了一遍付款节点,周五出补充协议", intent: parse.Visit, date: "2026-12-08", due: "2026-12-11"},
		{says: "an english verb in the past among chinese words", text: "helped孔总调好了robot", intent: parse.Visit},
		{says: "a site acceptance test is no saturday", text: "比亚迪的SAT昨天跑完了", intent: parse.Visit, date: "2026-12-08"},
		{says: "what we have to do by a day goes before what they do", text: "比亚迪下周三做FAT,我们要Monday前把tooling送到", intent: parse.Task, due: "2026-12-14"},
		{says: "sent him by mail, in a mix", text: "emailed孔总quotation", intent: parse.None},
		{says: "still to be gone through", text: "明天跟孔总过pricing", intent: parse.Task, due: "2026-12-10"},
		{says: "not gone through", text: "昨天没跟孔总过pricing", intent: parse.None},
		{says: "arranged, which is to come", text: "跟孔总约了周五过图纸", intent: parse.Task, due: "2026-12-11"},
		{says: "sent him", text: "把样品寄给了Neil", intent: parse.None},
		{says: "sent and shared from afar", text: "Shared the layout with Neil", intent: parse.None},
		{says: "shown to one of our own", text: "给小李讲了方案", intent: parse.None},
		{says: "his family", text: "昨天带孩子看了牙", intent: parse.None},
		{says: "a match with a friend", text: "Watched the match with Tom last night", intent: parse.None},
		{says: "a film with a friend", text: "昨晚跟Tom看了电影", intent: parse.None},
		{says: "he rang", text: "孔总来电话了,周五要报价", intent: parse.Call, date: "2026-12-09", due: "2026-12-11"},
		{says: "what became of an order there is no visit", text: "Lost the order at Siemens", intent: parse.Opportunity},
		{says: "where he used to work", text: "Neil worked at Siemens for ten years", intent: parse.None},
		{says: "he came over with questions by mail", text: "孔总来信了", intent: parse.None},
	})
}
