package handlers

import "testing"

// TestOwnDaysAreAskedForInAnyWords asks for what is planned and for what was done in the words of a
// phone, and says what sounds like it and asks for neither.
func TestOwnDaysAreAskedForInAnyWords(t *testing.T) {
	for text, want := range map[string]string{
		"明天的计划": "ahead", "明天的安排": "ahead", "下周一的计划": "ahead", "周四有啥": "ahead", "接下来三天有什么": "ahead", "本周计划": "ahead", "我的计划": "ahead",
		"明天上午有空吗": "ahead", "下周安排": "ahead", "看看我明天的行程": "ahead", "后天我要去哪儿": "ahead", "这周我要去哪几家": "", "下周有哪些拜访": "", "周五见谁": "ahead", "12号有安排吗": "ahead",
		"今天有什么要注意的": "ahead", "这两天都有什么事": "ahead", "下周三下午忙不忙": "ahead", "大后天干嘛": "ahead",
		"plan for tomorrow": "ahead", "what's my schedule on Thursday": "ahead", "tomorrow's plan": "ahead", "am I free on Friday afternoon": "ahead",
		"anything planned for next week": "ahead", "who am I seeing tomorrow": "ahead", "where do I go on Monday": "ahead",
		"今天我干了啥": "done", "昨天我干了什么": "done", "周三我去了哪几家": "done", "上周五见了谁": "done", "前天我都跑了哪些": "done", "昨天下午我聊了啥": "done",
		"what did I do on Monday": "done", "who did I meet yesterday": "done", "where did I go last Thursday": "done",
		"明天的计划取消了": "", "明天计划去恒发": "", "周四有事": "", "今天做什么都不顺": "", "客户明天的安排还没定": "", "下周安排王总参观": "", "安排下周去恒发": "",
		"明天有空去趟粤钢": "", "周五见王总": "", "今天去了恒发": "", "昨天跑了三家": "", "他们下周的计划": "", "今天聊了啥时候签": "", "周三去了哪儿都堵车": "",
		"plan for tomorrow is off": "", "I am free on Friday": "", "the plan for next week is to quote": "", "met who matters on Monday": "", "what did they do on Monday": "",
		"王总明天有空吗": "", "2有什么": "", "12月9号有什么安排": "ahead", "12-9的计划": "ahead", "恒发下周计划": "", "计划": "", "计划生育": "",
	} {
		got := ""
		switch s := squash(text); {
		case aheadAsked.MatchString(s):
			got = "ahead"
		case doneAsked.MatchString(s):
			got = "done"
		}
		if got != want {
			t.Errorf("%s asks for %q, not for %q", text, got, want)
		}
	}
}

func TestTheDaysOfAQuestionAreThoseThatItNames(t *testing.T) {
	w := newWorld(t) // Monday, 2 November 2026
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,周四送方案,下周二再去一趟", "#V1")
	w.says("xiaoli", "周四有啥", "11-05", "送方案", "!11-10")
	w.says("xiaoli", "下周的安排", "11-10", "!送方案")
	w.says("xiaoli", "接下来三天有什么", "!送方案")
	w.says("xiaoli", "接下来四天有什么", "送方案", "!11-10")
	w.says("xiaoli", "大后天干嘛", "送方案")
	w.says("xiaoli", "今天我见了谁", "粤钢", "韩总")
	w.says("xiaoli", "上周五见了谁", "10-30", "还没记")
}

// A leader who asks for customers whom nobody saw is shown those of his teams, not that he has none.
func TestALeaderIsShownWhomHisTeamHasNotSeen(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总", "#V1")
	w.says("wangmin", "哪些客户好久没去了", "30 天没联系的客户", "!还没有客户")
	w.says("wangmin", "我们组哪些客户好久没拜访了", "30 天没联系的客户")
	w.says("xiaoli", "哪些客户好久没去了", "!30 天")
}

// A quote is one whichever of its words comes first.
func TestAQuoteIsToldWithItsWordInFront(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "报价粤钢345万", "报价 粤钢", "第1版 345万")
	w.says("xiaoli", "今天报价给粤钢338万", "第2版 338万")
	w.says("xiaoli", "报价粤钢还没做", "!第3版")
	w.says("xiaoli", "报价350万的粤钢那单丢了", "!第3版")
}
