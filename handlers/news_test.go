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
		"记一下我的密码是123456", "记一下会议纪要", "备注:我明天不在",
	} {
		w.says("xiaoli", said, "!客户动态")
	}
	w.says("xiaoli", "他们新厂下月开业", "客户动态", "他们新厂下月开业")
	w.says("xiaoli", "老板在考虑上市", "客户动态", "老板在考虑上市")
	w.says("xiaoli", "备注:发票抬头改了", "客户动态", "发票抬头改了")
	w.says("anna", "Brandt wants the FAT on 14 Jan", "Brandt")
	for _, said := range []string{
		"you are really dumb", "this bot is useless", "John can you check my expenses", "my wife is calling me", "heading home now guys",
		"sorry that was for her", "oops ignore that please", "I will get back to you", "book me a flight to Berlin", "translate the contract into German",
		"our boss is angry again", "the dollar fell again", "happy new year everyone", "running late, ten minutes", "log that my password is 1234", "record the meeting please",
	} {
		w.says("anna", said, "!Noted")
	}
	w.says("anna", "they got a new plant manager", "Noted: Brandt", "they got a new plant manager")
	w.says("anna", "note that payment terms matter to them", "Noted: Brandt", "payment terms matter")
}
