package handlers

import "testing"

// Whole conversations, as they are typed between two customers. Each line was
// once misread.

func TestAVisitAndWhatComesAfterIt(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天上午去了趟中联,和他们设备部的徐工聊了一个小时,想上两台激光焊,预算没说", "拜访 · 中联", "徐工")
	w.says("xiaoli", "对,徐工叫徐明,手机13812345678", "全名 徐明", "13812345678")
	w.says("xiaoli", "刚才说错了,不是两台是三台", "想上三台激光焊")
	w.says("xiaoli", "预算问到了,大概300个", "300万")
	w.says("xiaoli", "下周二再过去一趟,带样件", "中联", "再过去一趟,带样件", "!线索", "!新客户")
	w.says("xiaoli", "他能拍板吗", "徐明")
	w.says("xiaoli", "把上面那条删了", "已撤销")
	w.says("xiaoli", "不删了", "已恢复")
	if n := w.accounts("xiaoli"); n != 1 {
		t.Errorf("%d customers instead of one", n)
	}
}

func TestAVisitAndWhatComesAfterItInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Was at Brandt Maschinenbau this morning, met Frau Keller from purchasing and their plant manager Mr. Vogt", "Brandt Maschinenbau", "Keller", "Vogt")
	w.says("anna", "They need 2 laser cells, around 400k EUR", "€400")
	w.says("anna", "decision in Q1", "Brandt Maschinenbau")
	w.says("anna", "Vogt is the one who decides", "Vogt")
	w.says("anna", "Keller is against us, she likes Trumpf", "Keller", "!Lead")
	w.says("anna", "next step: send quote by Wednesday", "Brandt Maschinenbau")
	w.says("anna", "actually make it Thursday", "Thu")
	w.says("anna", "Quote sent to Brandt, 385k", "€385k")
	w.says("anna", "they want 5% off", "Brandt")
	w.says("anna", "had a quick call with Vogt, he's happy with the quote", "Call logged")
	w.says("anna", "Brandt is won!", "Signed")
}

func TestALeaderGivesSteps(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒力石化刘经理,聊激光焊", "#V1")
	got := w.tell("wangmin", "恒力石化太慢了,让小李周五前把方案发了")
	if len(got) != 2 {
		t.Fatalf("%d posts instead of two", len(got))
	}
	w.has(got[0], "已交给 小李 · 恒力石化 #T1", "11-06 周五", "方案发了")
	w.has(got[1], "王敏 请您办 · 恒力石化 #T1", "11-06 周五", "[完成]")
	if got[1].to.ID != "xiaoli" {
		t.Errorf("told in %s", got[1].to)
	}
	done := w.press("xiaoli", got[1], "完成")
	w.has(done[len(done)-1], "小李 做好了")
	got = w.tell("wangmin", "帮我催一下小李的恒力石化报价")
	w.has(got[0], "已交给 小李 · 恒力石化", "恒力石化报价")
	got = w.tell("wangmin", "ask Anna to send the samples to Oakline by Friday")
	w.has(got[0], "已交给 Anna", "11-06 周五")
	w.has(w.tell("xiaoli", "让Anna明天把样件寄给我")[0], "已请 Anna", "!已交给")
	w.silent(w.tell("wangmin", "算了不转了"))
}

func TestALeaderNotesAnAbsence(t *testing.T) {
	w := newWorld(t)
	w.says("wangmin", "下周谁休假", "!您休假")
	w.says("wangmin", "谁好久没去客户那了", "!没去成")
	w.says("xiaoli", "周五前给恒力石化报价", "#T1")
	w.says("xiaoli", "把日报时间改到早上8点", "!#T1")
	w.has(w.tell("wangmin", "小李下周休假,周一到周三")[0], "11-09 至 11-11", "王敏")
	w.has(w.tell("wangmin", "让Anna代一下他的活")[0], "11-09 至 11-11", "由 Anna 代")
}

func TestADayOfVisits(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "上午先去的宁德时代,见了采购的陈姐,样品他们测了没问题", "拜访 · 宁德时代", "陈姐")
	w.says("xiaoli", "下午去了趟欣旺达,门都没进去", "欣旺达", "没见到人")
	got := w.tell("xiaoli", "打车花了86,中午请陈姐吃饭320")
	w.has(got[0], "立项批准后")
	w.has(got[1], "交通 86元", "宁德时代")
	w.says("xiaoli", "欣旺达改约到下周一下午两点", "预约 · 欣旺达", "14:00 拜访", "!改约到 #")
	w.says("xiaoli", "宁德时代这个项目大概多少钱来着", "宁德时代 还没有在跟的商机")
	w.says("xiaoli", "500万左右吧", "宁德时代", "500万", "!欣旺达")
	w.says("xiaoli", "我明天有啥事", "明天没有")
	w.says("xiaoli", "下周呢", "欣旺达")
	w.says("xiaoli", "11月9号呢", "欣旺达")
	w.says("xiaoli", "宁德时代现在到第几步了", "宁德时代")
	w.says("xiaoli", "欣旺达呢", "欣旺达")
	w.says("xiaoli", "宁德时代到哪一步了", "宁德时代")
	w.says("xiaoli", "可以往下走了吗", "还不能进 m2")
	w.says("xiaoli", "那帮我定成A级", "宁德时代 定为 A 级,请说原因")
	w.says("xiaoli", "他们是行业第一", "宁德时代")
	w.says("xiaoli", "他们在福建宁德,做电池的", "福建")
	w.silent(w.tell("xiaoli", "行了就这样"))
	w.says("wangmin", "小李本周记了几条", "小李")
	w.says("wangmin", "Anna呢", "Anna")
}

func TestADayOfVisitsInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Hey, just left Kranich Pumpen in Stuttgart. Sat down with Jörg Baumann (head of engineering) - they're replacing 3 old plasma cutters", "Kranich Pumpen", "they're replacing 3 old", "!Hey")
	w.says("anna", "the boss is Dr. Steiner, haven't met him", "Dr. Steiner · Kranich")
	w.says("anna", "who else should I talk to there?", "Kranich Pumpen")
	w.says("anna", "they chose us over Trumpf for the shortlist", "Added to visit · Kranich Pumpen", "!Lead")
	w.says("anna", "set it to tier A, biggest pump maker in the region", "Kranich Pumpen", "A")
	w.says("anna", "Book a demo with Jörg for Nov 10 at 10am", "Nov 10, 10:00")
	w.says("anna", "when's the demo?", "Nov 10 10:00")
	w.says("anna", "cancel the demo", "demo", "!cannot find")
	w.says("anna", "what do I need to get Kranich to the next stage?", "Kranich Pumpen has no open deal yet")
	s := w.says("anna", "Also called Festo, no answer", "Which customer", "[Festo]")
	w.has(w.one(w.press("anna", s, "Festo")), "Call", "Festo (new")
}

func TestAnApplicationIsFilledInBetweenOtherThings(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了三一重工长沙,见了工艺部谭部长和采购小周,想换20台焊接机器人", "#V1")
	w.says("xiaoli", "谭部长是我校友,挺支持我们", "支持", "!职务")
	w.says("xiaoli", "竞争对手库卡和安川,库卡报了85万一台", "对手 库卡、安川")
	w.says("xiaoli", "他们12月15号招标,保证金20万", "投标 三一重工", "保证金 20万")
	w.says("xiaoli", "立项吧", "草稿", "需求摘要")
	w.says("xiaoli", "需求:焊接机器人换型", "预计金额")
	w.says("xiaoli", "毛利25%", "已记:我方收益", "!不像一个金额")
	w.says("xiaoli", "小组就我一个", "已记:开拓小组成员")
	w.says("xiaoli", "标书谁来做", "投标 三一重工", "经办 小李", "!不像一个金额")
	w.says("xiaoli", "就按1000万算", "已记:预计金额")
	w.says("xiaoli", "还缺什么", "立项", "预计签约日")
	w.says("xiaoli", "预计明年3月签", "关键人与角色")
	w.says("xiaoli", "明天回来", "!已记:关键人")
	w.says("xiaoli", "催一下王敏", "LX-2026-001", "!给经理看")
}

func TestWhoKeepsTheFilesAndWhoRunsIt(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒力石化刘经理,聊激光焊", "#V1")
	w.says("chenjing", "把恒力石化的营业额改成800亿", "恒力石化", "年营业额", "800亿")
	w.says("chenjing", "恒力石化行业排名写12", "销售排名 12")
	w.says("zhouhang", "加个新人 李雷 销售 华南", "加人 李雷")
	w.says("zhouhang", "小李换经理,换成老周", "小李 的上级改为 老周")
	w.says("zhouhang", "昨天备份了吗", "!没看懂")
}

func TestAWinThatWasSaidTooSoonGoesBack(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "met Greta at Oakline, budget 400k EUR", "#V1")
	w.says("anna", "won Oakline, contract 400k EUR", "Signed", "€400k")
	w.says("anna", "actually not yet", "Change undone", "m8", "m1")
	w.says("anna", "actually not yet", "!Change undone")
	w.says("anna", "met Neil at Festo today", "#V2")
	w.says("anna", "actually not yet", "!Undone", "!Change undone")
}

func TestOurShareOfAProgrammeIsWhatTheDealIsWorth(t *testing.T) {
	for _, c := range []struct{ said, want string }{
		{"今天拜访了比亚迪王总,总盘子2000万,我们能做一半", "约1,000万"},
		{"比亚迪项目总包5000万,我们份额三成", "约1,500万"},
		{"比亚迪整个项目大概800万,我们能拿30%", "约240万"},
		{"Visited Oakline today, the total is 4M EUR, we can get half", "约200万欧元"},
		{"今天拜访了比亚迪王总,总盘子2000万", "!2,000万"},
	} {
		w := newWorld(t)
		w.has(w.one(w.tell("xiaoli", c.said)), c.want)
	}
}

func TestPeopleAndCareInOtherWords(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒鑫钣金陈经理,聊价格,预算300万", "#V1")
	w.says("wangmin", "恒鑫钣金是大客户", "大客户")
	// A name that holds an industry says nothing of it.
	w.says("wangmin", "恒鑫钣金 历史", "!已改")
	w.says("xiaoli", "恒鑫钣金交给Anna", "交接要经理或管理员来办")
	w.says("wangmin", "恒鑫钣金交给Anna", "交接 小李 → Anna", "预览")
	w.says("wangmin", "恒鑫钣金换Anna负责", "交接 小李 → Anna", "预览")
	w.says("wangmin", "哪些客户要优先供货", "大客户优先", "恒鑫钣金")
	w.says("wangmin", "新品X200试销找谁", "大客户优先", "恒鑫钣金")
	w.says("wangmin", "本季度满意度电话还差哪些", "该打满意度电话")
	w.says("xiaoli", "哪些老客户可以转介绍", "请客户引荐")
	w.says("xiaoli", "恒鑫投诉:漏油", "服务问题", "漏油")
	w.says("xiaoli", "恒鑫的漏油解决了", "已解决", "漏油")
	// Who made a visit, said by somebody above.
	w.hears("wangmin", w.tell("wangmin", "恒鑫那次拜访是Anna去的"), "谁做的 小李 → Anna")
	w.says("zhouhang", "小李下周五离职", "最后一天 11-13 周五")
	w.says("zhouhang", "让Anna当经理", "Anna 的角色改为 大客户经理")
	w.says("wangmin", "小李升经理", "由管理员来改")
	w.says("zhouhang", "新来一个同事 张伟,放到华南组当销售", "加人 张伟 · 华南 · 销售")
	w.says("xiaoli", "绑定我的Slack", "绑定码")
}

func TestWhatNamesAColleagueIsAskedOnceUnderHisName(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("wangmin", "Anna那边有什么要我帮忙的", "答不上来")
	for _, in := range w.r.intents {
		for _, text := range in.Examples[:min(1, len(in.Examples))] {
			w.tell("wangmin", "Anna那边"+text)
			w.tell("wangmin", text+" xiaoli")
		}
	}
}
