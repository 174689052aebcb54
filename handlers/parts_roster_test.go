package handlers

import (
	"strings"
	"testing"
)

// The roster is spoken of in any words, where all of them are of it: each row is a line and what
// its answer holds. Today is Monday 2026-11-02.
func TestTheRosterIsToldInAnyWords(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总,周四带方案去", "比亚迪")
	for _, row := range []struct{ who, says, holds, lacks string }{
		{"zhouhang", "来了个新同事孙丽,做销售,放华南", "加人 孙丽 · 华南 · 销售(预览,未生效)", "!没看懂"},
		{"zhouhang", "帮我把孙丽加进来,华南组的销售", "加人 孙丽 · 华南 · 销售", "!没看懂"},
		{"zhouhang", "new hire Tom Chen, rep, 华南", "加人 Tom Chen · 华南 · 销售", "!没看懂"},
		{"zhouhang", "给小李开个Slack的码", "绑定码", "!没看懂"},
		{"zhouhang", "小李的企业微信怎么绑", "绑定码", "!没看懂"},
		{"xiaoli", "我换企业微信了怎么绑", "绑定码", "!没看懂"},
		{"anna", "I'd like to link my WeCom", "Link code", "!draft"},
		{"zhouhang", "小李其实是专员不是销售", "小李 的角色改为 信息专员(预览,未生效)", "!没看懂"},
		{"zhouhang", "Anna以后归华东组", "Anna 调到 华东(预览,未生效)", "!没看懂"},
		{"zhouhang", "小李下周五走,最后一天是18号,客户给Anna", "小李 最后一天 11-18", "!没看懂"},
		{"zhouhang", "小李 is leaving, last day Nov 18, accounts to Anna", "小李 最后一天 11-18", "!没看懂"},
		{"zhouhang", "小李不干了,东西给老吴", "没有「老吴」", "!预览"},
		// what tells of a customer's people, of a journey, of work, and what is asked
		{"wangmin", "小李下周走一趟比亚迪", "", "!预览"},
		{"wangmin", "小李下周三走", "", "!预览"},
		{"wangmin", "比亚迪来了个新经理孙丽", "", "!预览"},
		{"wangmin", "新来的王总要做经理", "", "!预览"},
		{"wangmin", "Anna到比亚迪了", "", "!预览"},
		{"wangmin", "小李走了没", "", "!预览"},
		{"wangmin", "小李周五走,高铁", "", "!名单里没有"},
		{"wangmin", "小李明天离开", "", "!预览"},
		{"wangmin", "Anna leaves on Friday", "预览", "!新客户"},
		{"wangmin", "Anna left yesterday", "", "!新客户"},
		{"zhouhang", "Anna is not a manager", "", "!预览"},
		{"wangmin", "新来的经理孙丽", "", "!管理员"},
		{"xiaoli", "how do I use slack", "", "!绑定码"},
		{"zhaogang", "王总下周不在", "", "!休假"},
		{"xiaoli", "王总下周不在", "", "!管理员"},
		{"wangmin", "Anna不是销售吗", "", "!预览"},
		{"xiaoli", "企业微信加了王总", "", "!绑定码"},
		{"xiaoli", "用企业微信给王总发了码", "", "!绑定码"},
		{"xiaoli", "王总要在微信上登录我们的系统", "", "!绑定码"},
		{"xiaoli", "小李的企业微信怎么绑", "绑定码", "!预览"},
	} {
		w.has(w.tell(row.who, row.says)[0], row.holds, row.lacks)
		w.tell(row.who, "取消")
	}
}

// Who goes where is said by who leads them, and gives everybody his step; nobody's plan is a visit of
// whoever tells it.
func TestWhoGoesWhereIsNoVisit(t *testing.T) {
	for _, row := range []struct {
		who, says    string
		holds, lacks []string
	}{
		{"wangmin", "小李去恒发,王敏去大族", []string{"已交给 小李 · 恒发五金", "待办 · 大族激光"}, []string{"拜访", "客户动态"}},
		{"wangmin", "明天小李去恒发,我去大族", []string{"11-03 周二 去恒发", "11-03 周二 去大族"}, []string{"拜访"}},
		{"wangmin", "明天小李去恒发,Anna去大族", []string{"已交给 小李", "已交给 Anna"}, []string{"拜访", "客户动态"}},
		{"wangmin", "安排赵总下周三去一趟大族", []string{"请 赵刚 · 大族激光"}, []string{"拜访"}},
		{"xiaoli", "明天王敏去大族,我去恒发", []string{"11-03 周二 去恒发"}, []string{"已记 拜访", "已交给"}},
		{"wangmin", "小李去恒发了", nil, []string{"已交给"}},
		{"wangmin", "小李今天去恒发", nil, []string{"已交给"}},
		{"wangmin", "10月28日小李去恒发", nil, []string{"已交给"}},
		{"wangmin", "小李去恒发", nil, []string{"已交给"}},
		{"wangmin", "小李去恒发,王敏去大族了吗", nil, []string{"已交给"}},
		{"wangmin", "昨天小李去恒发,Anna去大族", nil, []string{"已交给"}},
		{"wangmin", "小李明天去恒发,大族先不去", nil, []string{"待办 · 大族激光"}},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金周经理", "恒发五金")
		w.says("xiaoli", "今天拜访了大族激光刘总", "大族激光")
		var told string
		for _, s := range w.tell(row.who, row.says) {
			told += s.text + "\n"
		}
		for _, want := range row.holds {
			if !strings.Contains(told, want) {
				t.Errorf("after %q the answers lack %q:\n%s", row.says, want, told)
			}
		}
		for _, not := range row.lacks {
			if strings.Contains(told, not) {
				t.Errorf("after %q the answers hold %q:\n%s", row.says, not, told)
			}
		}
	}
}

// Whose a customer is to be is shown first, and only where nothing else can be meant.
func TestACustomerIsPassedOnInAnyWords(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金周经理", "恒发五金")
	for _, row := range []struct{ who, says, holds, lacks string }{
		{"wangmin", "恒发五金让Anna去跟吧", "交接 小李 → Anna(预览,未生效)", "!拜访"},
		{"wangmin", "以后恒发五金归Anna管", "交接 小李 → Anna(预览,未生效)", "!拜访"},
		{"xiaoli", "恒发五金给Anna吧,我跟不过来", "交接要经理或管理员来办", "!预览"},
		{"wangmin", "恒发五金的报价给Anna", "", "!预览"},
		{"wangmin", "恒发五金让Anna跟几天", "", "!预览"},
		{"wangmin", "恒发五金Anna跟过", "", "!预览"},
		{"wangmin", "恒发五金归谁管", "", "!预览"},
		{"wangmin", "恒发五金别给Anna", "", "!预览"},
	} {
		w.has(w.tell(row.who, row.says)[0], row.holds, row.lacks)
		w.tell(row.who, "取消")
	}
}

// Of a hand-over that is shared out everybody hears of the appointments with his own customers alone.
func TestAnHeirHearsOfHisOwnAppointments(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "比亚迪")
	w.says("xiaoli", "今天拜访了大族激光刘总", "大族激光")
	w.says("xiaoli", "约了周四上午10点去比亚迪见王总", "11-05")
	w.says("zhouhang", "小李离职,客户交给Anna", "预览,未生效")
	w.says("zhouhang", "逐个选", "比亚迪")
	w.says("zhouhang", "① 给王敏", "王敏 1 家")
	for _, s := range w.tell("zhouhang", "确认") {
		switch {
		case strings.Contains(s.to.String(), "/anna/"):
			w.has(s, "Yours now", "!First appointment")
		case strings.Contains(s.to.String(), "/wangmin/"):
			w.has(s, "交接给您", "最近的约:比亚迪")
		}
	}
}

// The day of a visit that is put under another's name says which one it is, and changes nothing.
func TestTheDayOfAVisitThatIsCreditedIsNotChanged(t *testing.T) {
	for _, row := range []struct{ who, says, holds, lacks string }{
		{"wangmin", "小李昨天那次比亚迪是我去的,不是他", "没找到这条记录", "!已改"},
		{"wangmin", "昨天比亚迪那次是Anna去的", "没找到这条记录", "!已改"},
		{"wangmin", "今天比亚迪那次是Anna去的", "put this under your name", "!Nov 1"},
		{"wangmin", "比亚迪今天那次是我去的", "记到 王敏 名下", "!11-01"},
		{"xiaoli", "比亚迪那次是昨天去的", "11-01", "!没找到"},
		{"wangmin", "昨天比亚迪那次是谁去的", "", "!谁做的"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线", "比亚迪")
		w.has(w.tell(row.who, row.says)[0], row.holds, row.lacks)
	}
}
