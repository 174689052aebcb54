package handlers

import (
	"strings"
	"testing"
)

// TestWhatIsKeptIsAskedInManyWays asks for everything that is kept of a customer, of his deal and
// of somebody there: first nothing is known, and what the card says is to be written makes it known.
func TestWhatIsKeptIsAskedInManyWays(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		what string
		ways []string
		lang string
	}{
		{"区域", []string{"比亚迪在哪个城市", "比亚迪是哪个区域的", "比亚迪的区域"}, "zh"},
		{"年营业额", []string{"比亚迪一年营业额多少", "比亚迪年产值有多少", "比亚迪的营业额"}, "zh"},
		{"线索来源", []string{"比亚迪是谁介绍来的", "比亚迪线索来源是什么", "比亚迪怎么认识的"}, "zh"},
		{"等级", []string{"比亚迪哪一级", "比亚迪现在是什么级别", "比亚迪的等级"}, "zh"},
		{"竞争对手", []string{"比亚迪竞争对手是谁", "比亚迪那边有没有别家", "比亚迪有对手吗"}, "zh"},
		{"什么时候签", []string{"比亚迪什么时候能签", "比亚迪这个季度能不能签", "比亚迪哪天签"}, "zh"},
		{"谁支持我们", []string{"比亚迪谁是支持我们的", "比亚迪有没有内线", "比亚迪谁支持我们"}, "zh"},
		{"谁反对我们", []string{"比亚迪谁反对我们", "比亚迪谁不支持我们", "比亚迪那边谁反对"}, "zh"},
		{"邮箱", []string{"王总邮箱多少", "王总的邮箱", "王总的邮件地址是什么"}, "zh"},
		{"微信", []string{"王总微信多少", "王总的微信", "王总微信号是什么"}, "zh"},
		{"职务", []string{"王总什么职务", "王总是做什么的", "王总什么岗位"}, "zh"},
		{"方便的时间", []string{"王总喜欢什么时候接电话", "王总几点方便", "王总什么时候有空"}, "zh"},
		{"支持我们吗", []string{"王总是不是支持我们", "王总站哪边", "王总是不是内线"}, "zh"},
		{"Region", []string{"which region is Kestrel in", "what city is Kestrel in", "Kestrel's region?"}, "en"},
		{"Yearly revenue", []string{"what's Kestrel's revenue", "how much turnover does Kestrel have", "Kestrel yearly revenue?"}, "en"},
		{"Source", []string{"who introduced Kestrel", "where did Kestrel come from", "what's the source of Kestrel"}, "en"},
		{"Competitors", []string{"does Kestrel have a competitor in the race", "any competition at Kestrel?", "does Kestrel talk to competitors"}, "en"},
		{"E-mail", []string{"what's Tom's email", "what is the email of Tom", "do we have an e-mail of Tom"}, "en"},
		{"Best time", []string{"when is a good time to call Tom", "what's the best time for Tom", "when can I call Tom"}, "en"},
		{"Title", []string{"what's Tom's job", "what is Tom's title", "what does he do, Tom?"}, "en"},
	} {
		w := newWorld(t)
		who, open := "xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算大概120万"
		if row.lang == "en" {
			who, open = "anna", "visited Kestrel today, met Tom Reed, they want a trial, budget 300k EUR"
		}
		w.tell(who, open)
		for _, way := range row.ways {
			w.says(who, way, row.what, map[string]string{"zh": "还不知道", "en": "Not known yet"}[row.lang], "!✅")
		}
		said := w.one(w.tell(who, row.ways[0])).text
		_, tell, ok := strings.Cut(said, map[string]string{"zh": "知道了就写「", "en": "When you know: “"}[row.lang])
		if tell, _, _ = strings.Cut(tell, map[string]string{"zh": "」", "en": "”"}[row.lang]); !ok || tell == "" {
			t.Errorf("%s says not how it is told:\n%s", row.what, said)
			continue
		}
		w.tell(who, strings.ReplaceAll(tell, "@…", map[string]string{"zh": "@byd.com", "en": "@kestrel.com"}[row.lang]))
		if again := w.one(w.tell(who, row.ways[0])).text; strings.Contains(again, "还不知道") || strings.Contains(again, "Not known yet") {
			t.Errorf("%s is not known after %q:\n%s", row.what, tell, again)
		}
	}
}

// TestWhatOnlySoundsAskedIsNoQuestion holds what names something that is kept, and tells or does more.
func TestWhatOnlySoundsAskedIsNoQuestion(t *testing.T) {
	alone(t)
	for _, row := range []struct{ who, text, want string }{
		{"xiaoli", "比亚迪预算有了", "!还不知道"},
		{"xiaoli", "比亚迪要几台还没定", "要几台还没定"},
		{"xiaoli", "比亚迪那边几个人都同意报价", "!还没报"},
		{"xiaoli", "比亚迪王总介绍的恒发", "!线索来源 #"},
		{"xiaoli", "比亚迪对手是发那科", "发那科"},
		{"xiaoli", "王总支持我们", "支持度 支持"},
		{"xiaoli", "周五前弄明白比亚迪什么时候付款", "待办"},
		{"xiaoli", "记得问一下比亚迪预算多少", "待办"},
		{"xiaoli", "周四去比亚迪看看还有哪些工序能用", "去比亚迪看看还有哪些工序能用"},
		{"xiaoli", "下周三去比亚迪确认谁做决定", "确认谁做决定"},
		{"xiaoli", "提醒我周五问比亚迪付款没", "问比亚迪付款没"},
		{"xiaoli", "今天去比亚迪,王总问了价格怎么样", "已记 拜访"},
		{"xiaoli", "比亚迪预算改成150万", "150万"},
		{"anna", "find out by Friday who signs at Kestrel", "find out"},
		{"anna", "visited Kestrel today, Tom asked about the budget", "Visit logged"},
		{"anna", "Tom supports us", "Support"},
	} {
		w := newWorld(t)
		w.tell("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算大概120万")
		w.tell("anna", "called Kestrel, Tom Reed wants a trial")
		w.says(row.who, row.text, row.want, "!还不知道", "!Not known yet")
	}
}

// TestAQuestionMakesNoRecord asks what once became a step, a wish or news.
func TestAQuestionMakesNoRecord(t *testing.T) {
	alone(t)
	for _, text := range []string{
		"早上的提醒几点发", "周一的汇总表几点发", "日报提醒几点发", "王总喜欢什么时候接电话", "比亚迪的竞争对手", "比亚迪预算多少",
		"比亚迪谁说了算", "王总问题什么时候解决", "比亚迪要几台机器", "比亚迪规模多大",
	} {
		w := newWorld(t)
		w.tell("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算大概120万")
		w.says("xiaoli", text, "!✅")
	}
}

func TestAnAddressSaysMoreThanARegion(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢陈总,聊了产线", "粤钢")
	w.says("xiaoli", "粤钢在哪", "区域")
	w.says("xiaoli", "粤钢地址 佛山顺德大道1号", "地址")
	w.says("xiaoli", "粤钢在哪", "佛山顺德大道1号")
	w.says("xiaoli", "粤钢在哪个城市", "区域")
}
