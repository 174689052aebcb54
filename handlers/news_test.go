package handlers

import (
	"testing"
	"time"
)

// What people say beside a talk of a customer is no news of him.
func TestWhatIsNoNewsOfACustomer(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了格力杨工,谈折弯,预算350万", "#V1")
	w.says("anna", "Visited Brandt today, met Uwe Kern about a filler, deal 300k EUR", "#V2")
	w.later(26 * time.Hour)
	w.says("xiaoli", "格力周五前要样册", "格力")
	for _, said := range []string{
		"这机器人真笨", "中午吃火锅去了", "孩子发烧了我先走", "我们老板又发火了", "公司要裁员了听说", "油价又涨了", "手滑了,别管", "测试一下",
		"系统好卡", "快递到了你下来拿", "没问题我来安排", "原来是这样", "翻译成英文", "打印合同", "我不是这个意思", "祝大家新年快乐",
		"记一下我的密码是123456", "记一下会议纪要", "备注:我明天不在", "项目奖金没发", "报价系统登不上",
	} {
		w.says("xiaoli", said, "!客户动态")
	}
	w.says("xiaoli", "他们新厂下月开业", "客户动态", "他们新厂下月开业")
	w.says("xiaoli", "老板在考虑上市", "客户动态", "老板在考虑上市")
	w.says("xiaoli", "我们报价偏高", "客户动态", "我们报价偏高")
	w.says("xiaoli", "备注:发票抬头改了", "客户动态", "发票抬头改了")
	w.says("anna", "Brandt wants the FAT on 14 Jan", "Brandt")
	for _, said := range []string{
		"you are really dumb", "this bot is useless", "John can you check my expenses", "my wife is calling me", "the lift here is broken",
		"sorry that was for her", "oops ignore that please", "I will get back to you", "book me a flight to Berlin", "translate the contract into German",
		"our boss is angry again", "the dollar fell again", "happy new year everyone", "running late, ten minutes", "log that my password is 1234", "record the meeting please",
	} {
		w.says("anna", said, "!Noted")
	}
	w.says("anna", "they got a new plant manager", "Noted: Brandt", "they got a new plant manager")
	w.says("anna", "our proposal was too long", "Noted: Brandt", "our proposal was too long")
	w.says("anna", "note that payment terms matter to them", "Noted: Brandt", "payment terms matter")
}

// What has the shape of somebody's post, of a part of a deal, of a meal to come or of what the customer
// holds, and is none.
func TestWhatOnlyLooksLikeAPartOfTheTalk(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	for _, said := range []string{"总经理:很满意", "技术总监:不同意", "厂长:没空", "财务总监:还没见到", "李部长抓质量抓得很紧", "张工管吃管住"} {
		w.says("xiaoli", said, "!联系人 ·", "!存个联系人")
	}
	for _, said := range []string{"运费这块大概300", "油费这块大概350", "餐费那部分大概200", "距离这块大概200", "产量这块大概3000", "尺寸这块大概150"} {
		w.says("xiaoli", said, "!客户预算", "!#P")
	}
	for _, said := range []string{"例会是周一", "我们例会是周一", "公司例会定在周一", "我们公司的发布会是15号"} {
		w.says("xiaoli", said, "!#T")
	}
	w.says("xiaoli", "请刘总喝酒", "!#T")
	w.says("xiaoli", "设备科长=王海", "联系人", "王海", "设备科长")
	w.says("xiaoli", "约刘总吃饭", "#T", "约刘总吃饭")
	w.says("xiaoli", "先约白部长吃个饭吧", "#T", "恒发五金", "约白部长吃个饭")
	w.says("xiaoli", "董事会是15号", "#T", "董事会")
	w.says("xiaoli", "折弯这块大概350", "350万")
}

// What begins like words that only lead in, or has the shape of a rival's offer, of a deal that was
// lost or of a discount asked for, and is none.
func TestWhatOnlyLooksLikeAPartOfTheTalkInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Greta at Oakline today, talked about a cell, budget 300k EUR", "#V1")
	w.later(26 * time.Hour)
	w.says("anna", "remind me on Friday to call Oakline", "#T1")
	for _, said := range []string{
		"oh no they cancelled", "our price is there, at 260", "Tom is in, at 240", "forget Oakline, they went on holiday",
		"they want 10% off at Oakline", "sales 5", "well over 300k they said", "and so on and so forth", "right next to the station",
	} {
		w.says("anna", said, "!Cancelled", "!Rivals", "!Quote", "!as lost", "!Special price", "!currency", "!Dec 3 over 300k", "!Dec 3 on and", "!Dec 3 next")
	}
	w.says("anna", "well they liked it", "they liked it")
	w.says("anna", "right, call Greta tomorrow", "#T", "!right, call")
	w.says("anna", "Siemens is in too, quoted 260", "Siemens, price: 260k")
	w.says("anna", "drop Oakline, they went with Bosch", "as lost", "Bosch")
}

// What somebody known at one's own customer wants or says is kept though it comes out of the blue.
func TestWhatSomebodySaysDaysLater(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了粤钢,见了陈总,谈桶线,预算200万", "#V1")
	w.says("anna", "Visited Brandt today, met Uwe Kern about a filler, deal 300k EUR", "#V2")
	w.later(26 * time.Hour)
	w.says("xiaoli", "陈总想看样机", "粤钢 · 客户动态", "陈总想看样机")
	w.says("xiaoli", "陈总说价格高了", "粤钢 · 客户动态")
	w.says("xiaoli", "陈总想下周三来看看", "待办", "!客户动态")
	w.says("xiaoli", "陈总问什么时候交货", "!客户动态") // a question
	w.says("xiaoli", "刘总想看样机", "!客户动态")    // nobody that is known
	w.says("anna", "Uwe wants to see a sample", "Noted: Brandt", "!Brandt: Uwe")
	w.says("anna", "Uwe wants a quote by Friday", "Task", "!News")
	w.says("wangmin", "陈总想看样机", "!客户动态") // he is a rep's
}
