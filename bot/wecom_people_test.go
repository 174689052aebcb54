package main

import (
	"strings"
	"testing"
	"time"

	"milepost/bot/chattest"
	"milepost/bot/wecom"
	"milepost/bot/wecom/wecomtest"
)

// TestWhatCannotBeReadIsAnsweredOnceWithWhatCan: a card of a mini-program, chats
// forwarded together, a business card, a sticker, a kind of tomorrow and a
// button of somebody else's: nobody waits in silence, and nobody who sends ten is
// told ten times.
func TestWhatCannotBeReadIsAnsweredOnceWithWhatCan(t *testing.T) {
	clock := standing(time.Date(2026, 11, 2, 6, 0, 0, 0, time.UTC))
	v := newBothSides(t, clock)
	for _, c := range []struct{ says, xml, want string }{
		{"a mini-program", v.corp.Message("xiaoli", "miniprogram", "<Title>报销</Title>"), "小程序我打不开"},
		{"chats forwarded together", v.corp.Message("xiaoli", "merged_msg", "<Title>群聊</Title>"), "复制给我"},
		{"a business card", v.corp.Message("xiaoli", "business_card", "<UserID>zhang</UserID>"), "存个联系人"},
		{"a sticker", v.corp.Message("xiaoli", "emotion", ""), "表情图我看不懂"},
		{"a kind of tomorrow", v.corp.Message("xiaoli", "hologram", ""), "这种消息我读不了"},
		{"a place without coordinates", v.corp.Message("xiaoli", "location", "<Label>比亚迪</Label>"), "没有坐标"},
		{"a menu made in the console", v.corp.Event("xiaoli", "click", "<EventKey>V1001</EventKey>"), "这个菜单我不认识"},
		{"a button of another program", v.corp.Event("xiaoli", "template_card_event", "<EventKey>agree</EventKey><TaskId>t1</TaskId>"), "按钮"},
	} {
		before := len(v.corp.Screen("xiaoli"))
		v.deliver(t, c.xml)
		v.deliver(t, c.xml) // once more
		if !strings.Contains(c.xml, "EventKey") {
			v.deliver(t, strings.Replace(c.xml, "<MsgId>", "<MsgId>9", 1)) // another one of its kind
		}
		all := v.corp.Screen("xiaoli")
		if len(all) != before+1 || !strings.Contains(all[len(all)-1].Text, c.want) {
			t.Errorf("%s is answered by %d messages, the last\n%s\nwanted one with %q", c.says, len(all)-before, all[len(all)-1].Text, c.want)
		}
		clock.Set(clock.Now().Add(2 * time.Minute)) // within what a member may be sent
	}
}

// TestTheRosterFollowsWhoHasAnotherID: the platform gives somebody another id.
// He is known under it, what was queued for him arrives, the form he was filling
// in goes on, and the admin hears of it.
func TestTheRosterFollowsWhoHasAnotherID(t *testing.T) {
	clock := standing(time.Date(2026, 11, 2, 6, 0, 0, 0, time.UTC))
	v := newBothSides(t, clock)
	v.corp.Clock(clock.Now)
	v.say(t, "xiaoli", "今天拜访了比亚迪王总,明天送样")
	if err := v.corp.Press(t.Context(), "xiaoli", "", "改"); err != nil { // a form
		t.Fatal(err)
	}
	if err := v.app.settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := v.corp.Rename(t.Context(), "xiaoli", "li.wei2026"); err != nil {
		t.Fatal(err)
	}
	if err := v.app.settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := told(v.slack, "zhouhang", "小李 的企业微信账号改了", "xiaoli → li.wei2026", "名单已跟着改"); n != 1 {
		t.Errorf("the admin was told %d times: %s", n, texts(v.slack))
	}
	v.say(t, "li.wei2026", "内容 = 聊了电池线方案")
	screen := v.corp.Screen("li.wei2026")
	if last := screen[len(screen)-1].Text; !strings.Contains(last, "电池线方案") {
		t.Errorf("the form does not go on under the new id, but says\n%s", last)
	}
	before := len(screen)
	if err := v.app.advance(t.Context(), clock, time.Date(2026, 11, 3, 2, 0, 0, 0, time.UTC)); err != nil { // the next morning
		t.Fatal(err)
	}
	if len(v.corp.Screen("li.wei2026")) == before {
		t.Error("he hears nothing in the morning")
	}
	if told(v.slack, "zhouhang", "找不到") > 0 {
		t.Error("the admin is told that he is gone")
	}
}

// TestAnIDInCapitalsIsTheSameOne: the platform does not tell them apart, so
// whoever is written otherwise in the roster is nobody new, and nobody has moved.
func TestAnIDInCapitalsIsTheSameOne(t *testing.T) {
	clock := standing(time.Date(2026, 11, 2, 6, 0, 0, 0, time.UTC))
	v := newBothSides(t, clock)
	v.corp.Clock(clock.Now)
	v.say(t, "XiaoLi", "今天拜访了比亚迪王总")
	v.deliver(t, v.corp.Event("sys", "change_contact", "<ChangeType>update_user</ChangeType><UserID>xiaoli</UserID><NewUserID>XIAOLI</NewUserID>"))
	clock.Set(clock.Now().Add(time.Minute))
	v.say(t, "xiaoLI", "我今天记了啥")
	all := v.corp.Screen("xiaoli")
	if len(all) != 2 || !strings.Contains(all[0].Text, "已记 拜访 · 比亚迪") || !strings.Contains(all[1].Text, "今天记了 1 条") {
		t.Errorf("he is told in %d messages: %v", len(all), all)
	}
	if told(v.slack, "zhouhang", "") > 0 {
		t.Errorf("the admin is told %s", texts(v.slack))
	}
}

// TestAnIDThatIsSomebodyElsesIsLeftToTheAdmin: the roster does not give somebody
// another one's identity because the platform seems to say so.
func TestAnIDThatIsSomebodyElsesIsLeftToTheAdmin(t *testing.T) {
	v := newBothSides(t, standing(time.Date(2026, 11, 2, 6, 0, 0, 0, time.UTC)))
	if err := v.corp.Rename(t.Context(), "xiaoli", "zhaogang"); err != nil {
		t.Fatal(err)
	}
	if err := v.app.settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := told(v.slack, "zhouhang", "新账号在名单里是 赵刚 的,所以没改"); n != 1 {
		t.Errorf("the admin was told %d times: %s", n, texts(v.slack))
	}
}

// TestAStrangerIsCalledAsThePlatformCallsHim: the admin who is asked about a
// stranger sees the name that the address book knows.
func TestAStrangerIsCalledAsThePlatformCallsHim(t *testing.T) {
	v := newBothSides(t, standing(time.Date(2026, 11, 2, 6, 0, 0, 0, time.UTC)), wecomtest.Member{ID: "lilei", Name: "李雷"})
	v.say(t, "lilei", "今天拜访了比亚迪王总")
	if n := told(v.slack, "zhouhang", "新面孔:李雷 想使用", "企业微信上的 lilei", "[名单里的人…]"); n != 1 {
		t.Errorf("the admin was told %d times: %s", n, texts(v.slack))
	}
}

// TestWhoWritesToTheIntelligentBotIsAnsweredThere: beside the app's chat there is
// another one, and nothing of what is said there is answered in the first.
func TestWhoWritesToTheIntelligentBotIsAnsweredThere(t *testing.T) {
	v := bothSidesOf(t, standing(time.Date(2026, 11, 2, 6, 0, 0, 0, time.UTC)), func(o *wecom.Options, c *wecomtest.Corp) {
		o.BotID, o.BotSecret, o.BotURL = c.BotID, c.BotSecret, weComServer().BotURL()
	})
	until(t, "the intelligent bot to be connected", v.corp.BotLive)
	sees := func(n int, words ...string) {
		t.Helper()
		until(t, strings.Join(words, ", "), func() bool {
			if err := v.app.settle(t.Context()); err != nil {
				t.Fatal(err)
			}
			all := ""
			for _, s := range v.corp.Screen("xiaoli") {
				all += s.Text + "\n"
			}
			for _, w := range words {
				if !strings.Contains(all, w) {
					return false
				}
			}
			return len(v.corp.Screen("xiaoli")) == n
		})
		if n := v.corp.Calls("message/send"); n > 0 {
			t.Errorf("%d messages came by the app", n)
		}
	}
	if err := v.corp.BotSay("xiaoli", "", "今天拜访了比亚迪王总,下周三带方案过去"); err != nil {
		t.Fatal(err)
	}
	sees(1, "已记 拜访 · 比亚迪", "[改] [撤销]")
	if err := v.corp.BotSend("xiaoli", "", "weapp", map[string]any{}); err != nil {
		t.Fatal(err)
	}
	sees(2, "小程序我打不开")
	if err := v.corp.Press(t.Context(), "xiaoli", "", "撤销"); err != nil {
		t.Fatal(err)
	}
	sees(3, "已撤销 #V1", "[恢复]")
}

// deliver has the app called with the XML of a message or an event, and waits
// until all is said.
func (v *bothSides) deliver(t *testing.T, xml string) {
	t.Helper()
	s, err := v.corp.Seal(xml)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.corp.Deliver(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if err := v.app.settle(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func (v *bothSides) say(t *testing.T, who, text string) {
	t.Helper()
	if err := v.corp.Say(t.Context(), who, text); err != nil {
		t.Fatal(err)
	}
	if err := v.app.settle(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// told counts the posts to somebody that hold all these words.
func told(r *chattest.Recorder, who string, words ...string) (n int) {
	for _, ev := range r.Events() {
		has := ev.Place.ID == who
		for _, w := range words {
			has = has && strings.Contains(ev.Text(), w)
		}
		if has {
			n++
		}
	}
	return n
}

func texts(r *chattest.Recorder) string {
	var all []string
	for _, ev := range r.Events() {
		all = append(all, ev.Place.ID+": "+ev.Text())
	}
	return strings.Join(all, "\n--\n")
}
