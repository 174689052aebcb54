package handlers

import (
	"strings"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// now is the receipt of a post as it stands now.
func (w *world) now(s shown) shown {
	w.t.Helper()
	c, ok := w.cards[s.post.Track+" "+s.to.String()]
	if !ok {
		w.t.Fatalf("no card of track %q", s.post.Track)
	}
	return shown{to: s.to, post: chat.Post{Track: s.post.Track, Card: c}, text: c.Plain()}
}

func TestAFirstVisitIsReadShownAndPutRight(t *testing.T) {
	w := newWorld(t)
	s := w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算大概120万,下周三带方案过去",
		"已记 拜访 · 比亚迪(新客户) #V1", "11-02 周一 · 王总", "客户预算 约120万", "11-11 周三 带方案过去", "[改]", "[撤销]", "!?", "!级")
	w.says("xiaoli", "不对,预算是102万", "已改 #V1 比亚迪", "约120万 → 102万")
	w.has(w.now(s), "102万")
	w.says("xiaoli", "王总是采购总监", "已改", "采购总监")
	w.has(w.now(s), "采购总监")
	w.says("xiaoli", "比亚迪", "小李", "王总", "102万", "11-11 周三 带方案过去")
}

func TestSeveralThingsInOneMessageAreNumbered(t *testing.T) {
	w := newWorld(t)
	s := w.says("xiaoli", "上午去了美的见周工聊伺服方案;下午去美科见林副总聊付款;打车160", "① 拜访 美的", "② 拜访 美科", "160")
	w.says("xiaoli", "② 撤销", "已撤销", "美科")
	w.has(w.now(s), "美的", "!② 拜访 美科")
	w.says("xiaoli", "恢复", "已恢复", "美科")
	w.has(w.now(s), "美的", "美科")
	w.says("xiaoli", "① 周五送样", "美的", "11-06 周五", "送样")
	if n := w.visits("xiaoli"); n != 2 {
		t.Errorf("%d visits instead of two", n)
	}
	w.says("xiaoli", "撤销", "送样")
	w.press("xiaoli", s, "全部撤销")
	if n := w.visits("xiaoli"); n != 0 {
		t.Errorf("%d visits are left", n)
	}
}

func TestUndoAndRedo(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "撤销", "没有可撤销的")
	w.says("xiaoli", "恢复", "没有可撤销的")
	s := w.says("xiaoli", "今天拜访了比亚迪王总,预算大概120万,下周三带方案过去", "#V1")
	w.has(w.one(w.press("xiaoli", s, "撤销")), "已撤销 #V1 比亚迪", "[恢复]")
	w.has(w.one(w.press("xiaoli", s, "撤销")), "撤销过")
	if n := w.accounts("xiaoli") + w.visits("xiaoli") + w.tasks("xiaoli"); n != 0 {
		t.Errorf("%d records are left of what was undone", n)
	}
	w.says("xiaoli", "恢复", "已恢复 #V1 比亚迪")
	if w.visits("xiaoli") != 1 || w.tasks("xiaoli") != 1 || w.accounts("xiaoli") != 1 {
		t.Error("not all came back")
	}
	w.later(time.Hour)
	w.says("xiaoli", "今天又去比亚迪见了王总,聊价格", "#V2")
	w.says("xiaoli", "#V1 撤销", "别处还用着", "#V2")
	w.says("xiaoli", "撤销 #X12", "#X12")
	w.says("anna", "撤销 #V1", "!比亚迪王总")
	if n := w.visits("xiaoli"); n != 2 {
		t.Errorf("%d visits, somebody took back what he must not", n)
	}
}

func TestCorrections(t *testing.T) {
	w := newWorld(t)
	s := w.says("xiaoli", "今天去美科见了周姐,聊报价108万,林副总下周一给答复", "周姐", "108万", "11-09 周一")
	w.says("xiaoli", "上一条金额打错了,是180万不是108万", "已改", "美科", "108万 → 180万")
	w.has(w.now(s), "180万")
	w.later(48 * time.Hour)
	other := w.says("xiaoli", "今天拜访了格力李经理", "格力")
	c := w.says("xiaoli", "美科那个答复是下周二不是周一", "已改", "美科", "11-09 周一 → 11-10 周二")
	w.has(w.now(s), "11-10 周二")
	w.has(w.now(other), "!11-10")
	w.has(w.one(w.press("xiaoli", c, "撤销这次修改")), "已撤销")
	w.has(w.now(s), "11-09 周一")
	w.says("xiaoli", "#V2 改成昨天", "已改 #V2 格力", "11-04 周三 → 11-03 周二")
	if got := w.tell("xiaoli", "不是我去的,是Anna"); len(got) != 2 {
		t.Errorf("%d answers, want one to him and one to his manager", len(got))
	} else {
		w.has(got[0], "已请 王敏 核对")
		w.has(got[1], "小李 说这次是 Anna 去的")
	}
	w.hears("wangmin", w.tell("wangmin", "#V2 不是小李去的,是Anna"), "已改 #V2")
	if w.visits("anna") != 1 || w.visits("xiaoli") != 1 {
		t.Error("the visit did not pass to Anna")
	}
}

func TestACorrectedCustomerMovesTheVisit(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总,周五送样", "#V1")
	w.says("xiaoli", "客户搞错了是比亚迪电子", "已改 #V1", "比亚迪电子")
	w.says("xiaoli", "#V1", "比亚迪电子", "王总")
	if n := w.accounts("xiaoli"); n != 1 {
		t.Errorf("%d customers instead of the right one", n)
	}
}

func TestNearNamesAreAsked(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒鑫钣金陈经理", "恒鑫钣金")
	q := w.says("xiaoli", "下午又去恒新钣金见了陈经理,聊交期", "恒新钣金", "[恒鑫钣金]", "[都不是,新客户]")
	if w.visits("xiaoli") != 1 || w.drafts("xiaoli") != 1 {
		t.Fatal("something was written before the answer")
	}
	w.says("xiaoli", "今天拜访了格力李经理", "拜访 · 格力") // a new matter is handled, the question waits
	w.says("xiaoli", "格力", "格力", "负责人")       // so is a question about another customer
	w.says("xiaoli", "1", "拜访 · 恒鑫钣金", "交期")
	if w.visits("xiaoli") != 3 || w.drafts("xiaoli") != 0 {
		t.Error("the answer did not write the visit")
	}
	w.has(w.one(w.press("xiaoli", q, "恒鑫钣金")), "!已记")
	if w.visits("xiaoli") != 3 {
		t.Error("a second press wrote a second visit")
	}
	w.says("xiaoli", "撤销", "已撤销")
	if w.drafts("xiaoli") != 1 {
		t.Error("the undo did not open the question again")
	}
	w.silent(w.tell("xiaoli", "收到"))
}

func TestNoQuestionBeforeTheFirstReceiptAndThreeADay(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "met Greta at Oakline today, budget about 800k", "Oakline", "![CNY")
	if w.drafts("anna") != 1 {
		t.Fatal("the amount without a currency is not kept")
	}
	w.says("anna", "drafts", "currency")
	asked := 0
	for _, text := range []string{
		"visited Oakline today, budget about 810k", "visited Oakline today, budget about 820k", "visited Oakline today, budget about 830k",
		"visited Oakline today, budget about 840k", "visited Oakline today, budget about 850k",
	} {
		if s := w.one(w.tell("anna", text)); strings.Contains(s.text, "[CNY") {
			asked++
		}
	}
	if asked != 3 {
		t.Errorf("%d questions in a day instead of three", asked)
	}
	w.later(24 * time.Hour)
	w.says("anna", "visited Oakline today, budget about 860k", "[CNY")
}

func TestAnotherRepsCustomer(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总 13712345678,预算大概120万", "#V1")
	secret := []string{"!王总", "!120万", "!137", "!小李"}
	w.says("laosun", "比亚迪啥情况", append(secret, "比亚迪 已有人跟,要协同请找 王敏")...)
	w.says("laosun", "王总电话多少", "!1371")
	w.says("laosun", "#V1", secret...)
	w.says("laosun", "比亚迪有人跟吗", append(secret, "已有人跟")...)
	w.says("laosun", "今天拜访了比亚迪王总", "已有人跟,要协同请找 王敏", "待确认")
	claimed := w.tell("laosun", "今天拜访了比亚笛李工")
	if len(claimed) != 2 {
		t.Fatalf("%d posts: he and the director should hear of it", len(claimed))
	}
	w.has(claimed[0], "先替您存着", "!小李", "!比亚迪")
	w.has(claimed[1], "撞单核对 #X1", "老孙", "比亚迪 · 小李", "!李工")
	if w.visits("laosun") != 0 || w.drafts("laosun") != 2 {
		t.Errorf("%d visits and %d drafts: what he said is written or lost", w.visits("laosun"), w.drafts("laosun"))
	}
	// A colleague of the team may look, and not write.
	w.says("anna", "比亚迪", "小李", "王总")
	w.says("anna", "今天拜访了比亚迪王总", "is taken", "王敏")
	if w.visits("anna") != 0 {
		t.Error("a colleague wrote into another's customer")
	}
	for who, sees := range map[string]bool{"wangmin": true, "zhaogang": true, "laozhou": false, "zhouhang": false} {
		s := w.one(w.tell(who, "比亚迪"))
		if strings.Contains(s.text, "120万") != sees {
			t.Errorf("%s sees the deal: %v is wrong\n%s", who, !sees, s.text)
		}
	}
}

func TestNextSteps(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了美科林副总", "美科")
	w.says("xiaoli", "周五前给美科报价", "美科", "11-06 周五", "报价")
	w.says("xiaoli", "推到下周三", "11-06 周五 → 11-11 周三")
	done := w.says("xiaoli", "报价发了", "完成", "美科")
	if w.tasks("xiaoli") != 0 {
		t.Error("the step is still open")
	}
	w.has(w.one(w.press("xiaoli", done, "撤销")), "已撤销")
	w.says("xiaoli", "#T1 完成", "完成")
	w.says("xiaoli", "#T1 完成", "!✅ 完成")
	w.says("xiaoli", "提醒我下周二催林副总", "11-10 周二")
	w.says("xiaoli", "约了周四上午十点美科会议室", "11-05 周四 10:00")
	w.says("xiaoli", "周四的拜访取消了", "取消", "美科")
	w.says("xiaoli", "⑲ 完成", "⑲")
	if w.tasks("xiaoli") != 1 {
		t.Errorf("%d steps are open instead of one", w.tasks("xiaoli"))
	}
}

func TestWhatDidNotHappenIsNotRecorded(t *testing.T) {
	w := newWorld(t)
	s := w.says("xiaoli", "下周想去拜访格力", "格力")
	w.says("xiaoli", "今天没去成美的", "美的")
	w.says("xiaoli", "明天的拜访取消了")
	if w.visits("xiaoli") != 0 {
		t.Error("something that did not happen was recorded")
	}
	for _, b := range s.post.Card.AllButtons() {
		if b.Do.Verb == cards.DoIntent && b.Do.Arg == "task" {
			w.has(w.one(w.do("xiaoli", b.Do)), "格力")
		}
	}
	if w.tasks("xiaoli") != 1 {
		t.Error("the wish did not become a task when he said so")
	}
}

func TestSmallTalk(t *testing.T) {
	w := newWorld(t)
	for _, text := range []string{"收到", "好的", "👍", "哈哈", "搞定了", "对", "嗯", "1"} {
		if text == "1" {
			continue // a number alone is not understood
		}
		w.silent(w.tell("xiaoli", text))
	}
	w.says("xiaoli", "你好", "小李")
	w.says("xiaoli", "在吗", "小李")
	w.says("anna", "thanks")
	w.says("xiaoli", "?")
	s := w.says("xiaoli", "蓝色的那个放第二排", "没看懂", "[记拜访]")
	w.has(w.one(w.press("xiaoli", s, "记拜访")), "哪家")
	if w.visits("xiaoli") != 0 {
		t.Error("a visit to nobody was recorded")
	}
}

func TestHelpKnowsWhoAsks(t *testing.T) {
	w := newWorld(t)
	for who, want := range map[string]string{
		"xiaoli": "拜访", "wangmin": "团队", "zhouhang": "状态", "chenjing": "线索", "anna": "visit",
	} {
		s := w.one(w.tell(who, "help"))
		if !strings.Contains(s.text, want) {
			t.Errorf("help for %s lacks %q:\n%s", who, want, s.text)
		}
		for _, b := range s.post.Card.Buttons {
			if got := w.press(who, s, b.Label); len(got) == 0 {
				t.Errorf("the example [%s] gives nothing", b.Label)
			}
		}
	}
}

func TestLanguage(t *testing.T) {
	w := newWorld(t)
	s := w.says("xiaoli", "说英文", "English")
	w.says("xiaoli", "今天拜访了比亚迪王总", "Visit", "Mon, Nov 2")
	w.press("xiaoli", s, s.post.Card.Buttons[0].Label)
	w.says("xiaoli", "比亚迪", "负责人")
}

func TestRemindersAreExplainedAndSilenced(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢桶业陈部长", "粤钢桶业")
	w.says("wangmin", "粤钢桶业 定为A级,销售和利润都是行业前20", "粤钢桶业", "A")
	w.later(18 * 24 * time.Hour)
	s := w.says("xiaoli", "为什么提醒我粤钢", "为什么", "粤钢桶业", "14 天", "11-02", "[我其实去过]")
	w.has(w.one(w.press("xiaoli", s, "我其实去过")), "粤钢桶业")
	w.says("xiaoli", "上周四去的,见了陈部长,聊交期", "拜访 · 粤钢桶业", "11-12 周四", "陈部长")
	w.later(18 * 24 * time.Hour)
	w.says("xiaoli", "粤钢下个月再说", "粤钢桶业", "2027-01")
	w.says("xiaoli", "别烦我", "今天", "不")
	w.says("xiaoli", "可以提醒我了", "提醒")
	w.says("xiaoli", "这是谁记的", "!王敏")
}

func TestTheTeamsDayIsForItsLeaders(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了美的周工", "美的")
	w.says("wangmin", "今天大家跑得怎么样", "华南", "拜访 1", "Anna", "!老孙")
	w.says("wangmin", "谁没动", "Anna", "!小李", "!老孙")
	w.says("laozhou", "谁没动", "老孙", "!小李", "!Anna")
	w.says("zhaogang", "谁没动", "老孙", "Anna", "!小李")
	w.says("xiaoli", "谁没动", "经理", "!Anna")
	w.says("anna", "how is the team doing today", "manager", "!小李")
	w.says("zhouhang", "今天大家跑得怎么样", "!美的")
}

func TestTheMachineRoomIsTheAdmins(t *testing.T) {
	w := newWorld(t)
	w.says("zhouhang", "状态", "运行正常", "test")
	w.says("xiaoli", "状态", "一切正常", "!test")
	w.r.Matters = func(crm.Reader) ([]cards.Matter, error) {
		return []cards.Matter{{Kind: cards.MatterPlatform, Subject: "slack", Count: 12}, {Kind: cards.MatterDisk}}, nil
	}
	w.says("zhouhang", "状态", "有 2 件事要看", "Slack 收发失败", "查令牌", "磁盘快满了")
	w.says("xiaoli", "状态", "Slack", "不通", "管理员已经知道", "!磁盘")
	w.says("zhouhang", "今天拜访了比亚迪王总")
	if w.accounts("zhouhang") != 0 {
		t.Error("an admin made a customer")
	}
}

func TestInAChannel(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Visited 比亚迪 today, met Wang Qiang 13712345678, budget about 2M RMB", "比亚迪")
	m := w.message("xiaoli", chat.Text, "下周想去拜访比亚迪")
	m.In = chat.Place{Platform: "slack", Tenant: "demo", Kind: chat.Channel, ID: "huanan"}
	w.silent(w.handle(m))
	s := w.one(w.mention("xiaoli", "比亚迪谁在跟"))
	w.has(s, "比亚迪", "Anna", "!2M", "!200万", "!Wang Qiang")
	if s.to.Kind != chat.Channel || s.to.Thread == "" {
		t.Errorf("the answer went to %s instead of the thread", s.to)
	}
	private := w.one(w.press("xiaoli", s, "私聊我"))
	w.has(private, "Wang Qiang")
	if !private.to.Private() {
		t.Errorf("the card went to %s", private.to)
	}
	s = w.one(w.mention("xiaoli", "今天拜访了美科林副总,预算大概80万"))
	w.has(s, "拜访 · 美科", "!80万")
	for _, s := range w.mention("xiaoli", "今天拜访了美刻林副总") {
		if len(s.post.Card.Buttons) > 0 && !s.to.Private() {
			t.Errorf("a question stands in the channel:\n%s", s.text)
		}
	}
	for _, s := range w.mention("anna", "王总电话多少") {
		w.has(s, "!1371")
	}
}

func TestWhatComesLaterIsAnsweredKindly(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "比亚迪")
	for _, text := range []string{
		"批了没有啊", "导出东莞线索表",
		"小李的客户给小陈", "October funnel", "要个售前去趟粤钢", "同意 LX-014",
	} {
		w.says("xiaoli", text, "!没看懂")
	}
	if w.visits("xiaoli") != 1 || w.tasks("xiaoli") != 0 {
		t.Error("something that comes later was recorded")
	}
}

func TestALocationOfWhoMakesNoVisitsIsNotKept(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "比亚迪")
	m := w.message("zhouhang", chat.Text, "")
	m.Geo = &chat.Geo{Lat: 22.6921, Long: 114.3466, Name: "比亚迪坪山"}
	w.has(w.one(w.handle(m)), "定位没有记下")
	if w.visits("xiaoli") != 1 {
		t.Error("something was recorded")
	}
}

// The verb and what it is about are one word: 送样了.
func TestAStepIsDoneByItsVerb(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "周四给粤钢送样", "#T1")
	w.says("xiaoli", "粤钢送样了", "完成", "送样")
}

// Who says that the quote went out is not reminded of it any more.
func TestAQuoteThatWentOutFinishesItsStep(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "金利老蔡要报价,80来万,周五前报价", "#T1")
	w.says("xiaoli", "金利报价发了,82万", "82万", "待办也完成了", "#T1")
	if n := w.tasks("xiaoli"); n != 0 {
		t.Errorf("%d steps are open", n)
	}
	w.says("xiaoli", "撤销", "撤销")
	if n := w.tasks("xiaoli"); n != 1 {
		t.Errorf("%d steps are open after it was undone, want the one", n)
	}
}
